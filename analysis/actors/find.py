"""A `Reading` in, the cast of the article out: who is named, and every naming.

Listed parties first, then people, then organisations and groups that no list knows; at last the pronouns and role nouns that
refer to one of them. Ids are slugs (`per:sergey-lavrov`, `cty:russia`), so that an actor has one id in every article.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from analysis.actors import references as coreference
from analysis.actors.bodynouns import find_body_nouns
from analysis.actors.capitals import Page, read_page
from analysis.actors.draft import Figure, Gathering
from analysis.actors.groups import find_groups
from analysis.actors.matching import HONORIFICS, Naming, lists, phrases, tokens_of
from analysis.actors.members import find_members
from analysis.actors.offices import Office, Offices
from analysis.actors.organisations import Body, find_campaigns, find_entities, find_organisations
from analysis.actors.parties import find_parties
from analysis.actors.people import find_people
from analysis.actors.signs import IsActor, is_actor
from analysis.reading import Reading
from analysis.reading.grammar import head_of
from analysis.tables import Actor, Mention, Span, evidence, unique_ids

_LEADERSHIPS = frozenset(
    ("representative", "delegate", "command", "leadership", "headquarters", "politburo", "secretariat", "directorate",
     "negotiators")
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Cast:
    """The actors of one article and their mentions (resolved pronouns and role nouns included), in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    speakers: dict[str, str | None]  # section_id -> the actor whose words the section holds (answers, turns, pull quotes)
    parties: dict[str, str]  # actor_id -> the state or organisation for which the actor speaks, where it is not himself
    offices: dict[str, tuple[Office, ...]]  # actor_id -> the offices that the text gives a person
    page: Page

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actor id -> actor."""
        return {actor.actor_id: actor for actor in self.actors}

    @functools.cached_property
    def _by_token(self) -> dict[int, Mention]:
        """Token -> the narrowest mention that holds it."""
        widest_first = sorted(self.mentions, key=lambda m: (m.start - m.end, m.start, m.actor_id))
        return {i: m for m in widest_first for i in self.page.tokens_in(m.start, m.end)}

    def actor_of(self, span: Span) -> str | None:
        """The actor that the noun phrase or pronoun at `span` refers to: whose mention holds its head; None if unknown."""
        parse = self.page.parse
        if not len(parse):
            return None
        first, last = self.page.token_at(span.start), self.page.token_at(span.end - 1)
        head = head_of(parse, first, max(first, last))
        mention = (
            self._by_token.get(head)
            or self._in_apposition(head, last)
            or self._titled(first, last)
            or self._led(head, first, last)
        )
        return mention.actor_id if mention else None

    def _in_apposition(self, head: int, last: int) -> Mention | None:
        """One of the sponsors, Turkey, …: the only actor that the phrase names beside its head."""
        deps = self.page.parse.deps
        named = [self._by_token[i] for i in range(head, last + 1) if deps[i] == "appos" and i in self._by_token]
        return named[0] if len({m.actor_id for m in named}) == 1 else None

    def _titled(self, first: int, last: int) -> Mention | None:
        """Newfoundland and Labrador Premier | Ann Lee: the person whose name ends the phrase, after capitals only."""
        mention, words = self._by_token.get(last), self.page.parse.words
        if mention is None or not mention.actor_id.startswith("per:"):
            return None
        before = range(first, self.page.token_at(mention.start))
        return mention if all(words[i][0].isupper() or words[i] in ("and", "of") for i in before) else None

    def _led(self, head: int, first: int, last: int) -> Mention | None:
        """The general command of the Highland Front, the FRA leadership: the only body that the phrase names."""
        if self.page.lower[head] not in _LEADERSHIPS:
            return None
        named = [self._by_token[i] for i in range(first, last + 1) if i in self._by_token]
        bodies = [m for m in named if m.actor_id.startswith(("org:", "cty:"))]
        return bodies[0] if len({m.actor_id for m in bodies}) == 1 else None

    def party_of(self, actor_id: str | None) -> str | None:
        """Whose condition it is when this actor states one: the state or organisation it speaks for, else itself."""
        return self.parties.get(actor_id, actor_id) if actor_id in self.by_id else None


def find_actors(reading: Reading, is_actor: IsActor = is_actor) -> Cast:
    """Who is named in the article, each once; `is_actor` says which names that no list knows are actors."""
    page = read_page(reading)
    gathering = Gathering(page)
    if len(page.parse) and reading.sections:
        _gather(page, gathering, is_actor)
        gathering.rename(reading.vocabulary.identities_in(reading.article.article_id))
    return _cast(page, gathering.figures, gathering.namings)


def _gather(page: Page, gathering: Gathering, is_actor: IsActor) -> None:
    """Parties, people, organisations, groups; a token goes to the first that takes it."""
    role_lists, everywhere = lists(page.reading.vocabulary).roles, range(len(page.parse))
    roles = phrases(page, role_lists)
    listed = find_parties(page)
    inner = [n for n in listed if n.rule == "owner_in_name"]
    parties = [n for n in listed if n.rule != "owner_in_name"]
    organisations = find_organisations(page, parties, roles)
    parties = list(_outside(page, parties, organisations))
    taken = tokens_of(page, parties).keys() | {i for b in organisations for i in range(b.first, b.last + 1)}
    free = [i not in taken for i in everywhere]
    titles = phrases(page, role_lists, free)
    people = find_people(page, free, {r.first: r for r in titles}, {r.last: r for r in titles}, is_actor)
    titled = {i for r in titles if r.entry.side in HONORIFICS for i in range(r.first, r.last + 1)}
    named = {i for person in people for s in person.sightings for i in range(s.first, s.last + 1)}
    organisations += find_campaigns(page, {person.surname for person in people})
    untaken = [free[i] and i not in named and i not in titled for i in everywhere]
    organisations += find_entities(page, untaken, is_actor)
    gathering.add_parties(parties + inner)
    gathering.add_organisations(organisations)
    gathering.namings += find_body_nouns(page, gathering.figures, gathering.namings)
    at = tokens_of(page, gathering.namings)
    gathering.add_people(people, Offices(page, {r.first: r for r in roles}, {r.last: r for r in roles}, at))
    bodies = {i for b in organisations for i in range(b.first, b.last + 1)}
    gathering.add_groups(find_groups(page, parties, [i in named for i in everywhere], [i in bodies for i in everywhere]))
    for actor_id, members in find_members(page, gathering.figures, gathering.namings).items():
        gathering.figures[actor_id].members = members
    gathering.namings += coreference.find(page, gathering.figures, gathering.namings, roles)


def _outside(page: Page, parties: list[Naming], organisations: list[Body]) -> Iterator[Naming]:
    """Parties that are not part of another's name; `Iraqi` in `the Iraqi air force` is a naming of Iraq all the same."""
    body_at = {i: b for b in organisations for i in range(b.first, b.last + 1)}
    for n in parties:
        body = body_at.get(page.token_at(n.start))
        if body is None or body.owner == n.actor_id:
            yield n


def _cast(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> Cast:
    text, article_id = page.text, page.reading.article.article_id
    unique = {(n.start, n.end, n.actor_id): n for n in sorted(namings, reverse=True)}
    namings = sorted(unique.values())
    ids = unique_ids(article_id, "m", [n.start for n in namings])
    mentions = tuple(
        Mention(
            mention_id=mention_id, article_id=article_id, section_id=page.section(page.token_at(n.start)).section_id,
            actor_id=n.actor_id, form=n.form, **evidence(text, [Span(n.start, n.end)], n.rule),
        )
        for mention_id, n in zip(ids, namings, strict=True)
    )  # fmt: skip
    of_actor: dict[str, list[Mention]] = {}
    for m in mentions:
        of_actor.setdefault(m.actor_id, []).append(m)
    present = {actor_id: figures[actor_id] for actor_id in of_actor}
    actors = [_actor(article_id, figure, of_actor[actor_id], present) for actor_id, figure in present.items()]
    parties = {actor_id: party for actor_id in present if (party := _party(present, actor_id)) != actor_id}
    offices = {actor_id: figure.offices for actor_id, figure in present.items() if figure.offices}
    actors.sort(key=lambda a: (a.start, a.end, a.actor_id))
    cast = Cast(tuple(actors), mentions, {}, parties, offices, page)
    return dataclasses.replace(cast, speakers=_speakers(page, cast))


def _actor(article_id: str, figure: Figure, mentions: list[Mention], present: dict[str, Figure]) -> Actor:
    """The row of one actor; its evidence is the fullest naming."""
    best = max(mentions, key=lambda m: (m.form == "name", m.form not in ("pronoun", "role"), m.end - m.start, -m.start))
    chain = _chain(present, figure.actor_id)
    return Actor(
        article_id=article_id, actor_id=figure.actor_id, name=figure.name, kind=figure.kind, role=figure.role,
        represents=chain[1] if len(chain) > 1 else None, country=next((a for a in chain if a.startswith("cty:")), None),
        members=" ".join(m for m in figure.members if m in present) or None, n_mentions=len(mentions),
        quote=best.quote, start=best.start, end=best.end, spans=best.spans, rule=best.rule,
    )  # fmt: skip


def _chain(present: dict[str, Figure], actor_id: str) -> list[str]:
    """An actor, what it represents, what that represents, as far as the file names them."""
    chain = [actor_id]
    while (up := present[chain[-1]].represents) in present and up not in chain:
        chain.append(up)
    return chain


def _party(present: dict[str, Figure], actor_id: str) -> str:
    """Whose words they are: a minister's are the state's, a party leader's the party's, an analyst's his own."""
    figure = present[actor_id]
    if figure.side == "self" or figure.kind not in ("person", "anonymous"):
        return actor_id
    chain = _chain(present, actor_id)
    return next((a for a in reversed(chain) if a.startswith("cty:")), chain[min(1, len(chain) - 1)])


def _speakers(page: Page, cast: Cast) -> dict[str, str | None]:
    """Section -> whose words it holds: the name in its label, or who says in the line above what is set off below."""
    by_id = {s.section_id: s for s in page.reading.sections}
    speakers = {}
    for s in page.reading.sections:
        above = by_id.get(s.lead_in_id) if s.kind == "paragraph" else None
        named = cast.actor_of(s.label) if s.label and s.label.end > s.label.start else None
        if named is None and s.kind == "answer" and s.label and not _is_named(page, s.label):
            named = _interviewee(page, cast)
        speakers[s.section_id] = named or (_who_says(page, cast, Span(above.start, above.end)) if above else None)
    return speakers


def _is_named(page: Page, label: Span) -> bool:
    """Whether a label is a name, not `A:`."""
    return label.end - label.start > len("ans")


def _interviewee(page: Page, cast: Cast) -> str | None:
    """Who answers where answers are labelled `A:`: the person whom the first questions address by name, if it is one."""
    asked = {
        m.actor_id
        for m in cast.mentions
        if m.form in ("name", "title", "surname") and page.section(page.token_at(m.start)).kind == "question"
        and cast.by_id[m.actor_id].kind == "person" and _is_addressed(page, m)
    }  # fmt: skip
    return asked.pop() if len(asked) == 1 else None


def _is_addressed(page: Page, m: Mention) -> bool:
    """Dr. Lee, is it over? · Is it over, Dr. Lee?"""
    first, last = page.token_at(m.start), page.token_at(m.end - 1)
    return page.lower[last + 1 : last + 2] in ([","], ["?"]) and (
        page.lower[first - 1 : first] in ([":"], [","], ["–"]) or page.opens_sentence(first)
    )


def _who_says(page: Page, cast: Cast, line: Span) -> str | None:
    """After the meeting the minister said: | …"""
    parse = page.parse
    for i in reversed(page.tokens_in(line.start, line.end)):
        if parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in page.speech:
            return cast.actor_of(Span(parse.starts[i], parse.ends[i]))
    return None
