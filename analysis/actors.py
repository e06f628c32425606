"""A `Reading` in, the cast of the article out: who is named, and every naming.

Listed parties first, then people, then organisations and groups that no list knows; at last the pronouns and role nouns that refer
to one of them. Ids are slugs (`per:sergey-lavrov`, `cty:russia`), so that an actor has one id in every article.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from analysis import coreference
from analysis.bodies import Found, find_entities, find_groups, find_organisations
from analysis.figures import Figure, home_state, listed_figure, slug
from analysis.language import Reading
from analysis.namings import Naming, Page, head_of, lists, phrases, read_page, tokens_of
from analysis.offices import Office, Offices
from analysis.parties import find_parties
from analysis.people import Person, find_people
from analysis.rows import Actor, Mention, Span, evidence, unique_ids

OF_A_STATE = ("cty:", "blc:")
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "on", "de", "del", "la"))


@dataclasses.dataclass(frozen=True)
class Cast:
    """The actors of one article and their mentions (resolved pronouns and role nouns included), in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    speakers: dict[str, str | None]  # section_id -> the actor whose words the section holds (answers, turns, pull quotes)
    parties: dict[str, str]  # actor_id -> the state or organisation for which the actor speaks
    offices: dict[str, tuple[Office, ...]]  # actor_id -> the offices that the text gives a person
    page: Page

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actor id -> actor."""
        return {actor.actor_id: actor for actor in self.actors}

    @functools.cached_property
    def _by_token(self) -> dict[int, Mention]:
        """Token -> the narrowest mention that holds it."""
        at: dict[int, Mention] = {}
        for m in sorted(self.mentions, key=lambda m: m.start - m.end):
            i = self.page.token_at(m.start)
            while i < len(self.page.parse) and self.page.parse.starts[i] < m.end:
                at[i] = m
                i += 1
        return at

    def actor_of(self, span: Span) -> str | None:
        """The actor that the noun phrase or pronoun at `span` refers to: the one whose mention holds its head; None if unknown."""
        if not len(self.page.parse):
            return None
        first, last = self.page.token_at(span.start), self.page.token_at(span.end - 1)
        head = head_of(self.page.parse, first, max(first, last))
        mention = self._by_token.get(head) or self._in_apposition(head, first, last)
        return mention.actor_id if mention else None

    def _in_apposition(self, head: int, first: int, last: int) -> Mention | None:
        """One of the sponsors, Turkey, …: the only actor that the phrase names in apposition."""
        deps = self.page.parse.deps
        named = [self._by_token[i] for i in range(max(head, first), last + 1) if deps[i] == "appos" and i in self._by_token]
        return named[0] if len({m.actor_id for m in named}) == 1 else None

    def party_of(self, actor_id: str | None) -> str | None:
        """Whose condition it is when this actor states one: the state or organisation it speaks for, else itself."""
        return self.parties.get(actor_id, actor_id) if actor_id in self.by_id else None


def find_actors(reading: Reading) -> Cast:
    """Who is named in the article, each once."""
    page = read_page(reading)
    figures: dict[str, Figure] = {}
    namings: list[Naming] = []
    if len(page.parse) and reading.sections:
        _fill(page, figures, namings)
    return _cast(page, figures, namings)


def _fill(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> None:
    parse, vocabulary = page.parse, page.reading.vocabulary
    roles = phrases(page, lists(vocabulary).roles)
    listed = find_parties(page)
    inner = [n for n in listed if n.rule == "owner_in_name"]
    parties = [n for n in listed if n.rule != "owner_in_name"]
    organisations = find_organisations(page, parties, roles, set())
    covered = _tokens(page, organisations)
    parties = [n for n in parties if not covered[page.token_at(n.start)] or _inside_organ(page, n, organisations)]
    party_at = tokens_of(page, parties)
    free = [not covered[i] and i not in party_at for i in range(len(parse))]
    roles_free = phrases(page, lists(vocabulary).roles, free)
    role_from, role_to = {r.first: r for r in roles_free}, {r.last: r for r in roles_free}
    people = find_people(page, free, role_from, role_to)
    named = [False] * len(parse)
    for person in people:
        for s in person.sightings:
            for i in range(s.first, s.last + 1):
                named[i] = True
    surnames = {p.surname for p in people}
    campaigns = [b for b in find_organisations(page, parties, roles, surnames) if b.rule == "campaign_of_person"]
    entities = find_entities(page, [covered[i] or named[i] or i in party_at for i in range(len(parse))])
    for n in (*parties, *inner):
        if n.actor_id.startswith("grp:"):  # Russians, but not: the Russians
            figures.setdefault(n.actor_id, Figure(n.actor_id, page.text[n.start : n.end], "group", plural=True))
        elif n.actor_id not in figures:
            figures[n.actor_id] = listed_figure(vocabulary, n.actor_id)
        namings.append(n)
    _add_organisations(page, [*organisations, *campaigns, *entities], figures, namings)
    body_at = tokens_of(page, [n for n in namings])
    _add_people(people, Offices(page, {r.first: r for r in roles}, {r.last: r for r in roles}, body_at), figures, namings)
    groups = find_groups(page, parties, named, [c for c in covered])
    _add_groups(page, groups, figures, namings)
    namings += coreference.find(page, figures, namings, roles)


def _inside_organ(page: Page, n: Naming, organisations: list[Found]) -> bool:
    """`Iraqi` in `the Iraqi air force` is a naming of Iraq too."""
    i = page.token_at(n.start)
    return any(b.first <= i <= b.last and b.owner == n.actor_id for b in organisations)


def _tokens(page: Page, bodies: list[Found]) -> list[bool]:
    covered = [False] * len(page.parse)
    for b in bodies:
        for i in range(b.first, b.last + 1):
            covered[i] = True
    return covered


def _add_organisations(page: Page, bodies: list[Found], figures: dict[str, Figure], namings: list[Naming]) -> None:
    """Organisations by name; an acronym joins the name whose initials it is; a bare organ is the one of the state at home."""
    home = home_state(namings)
    keys: dict[str, str] = {}
    initials: dict[str, str] = {}
    for b in sorted(bodies, key=lambda b: b.first):
        name = re.sub(r"[’']s?$", "", re.sub(r"^(?:the|a|an) ", "", page.words(b.first, b.last), flags=re.IGNORECASE))
        letters = re.sub(r"\W", "", name)
        owner = b.owner or (home if b.bare else None)
        key = slug(name)
        if not key:
            continue
        if b.organ and owner:
            key = f"{owner.split(':')[1]}-{slug('armed forces' if b.noun in _ARMED_FORCES else b.noun)}"
        key = initials.get(letters, key) if letters.isupper() else keys.get(key, key)
        if not letters.isupper():
            first_letters = "".join(w[0] for w in re.findall(r"\w+", name) if w.lower() not in _SMALL_WORDS).upper()
            if len(first_letters) > 1:
                initials.setdefault(first_letters, key)
        actor_id = f"org:{key}"
        keys[key] = key
        figure = figures.setdefault(actor_id, Figure(actor_id, name, "organisation", represents=owner))
        if len(name) > len(figure.name):
            figure.name = name
        end = page.parse.ends[b.last]
        surface = page.text[page.parse.starts[b.first] : end]
        end -= len(surface) - len(re.sub(r"[’']s?$", "", surface))
        if end > page.parse.starts[b.first]:
            namings.append(
                Naming(page.parse.starts[b.first], end, actor_id, "acronym" if letters.isupper() else "name", b.rule)
            )
    _complete_owners(figures, listed_countries=page)


_ARMED_FORCES = frozenset(("army", "military", "armed forces", "forces", "military forces"))


def _complete_owners(figures: dict[str, Figure], listed_countries: Page) -> None:
    """What an organisation represents must be an actor of the file."""
    for figure in figures.values():
        if figure.represents and figure.represents not in figures:
            figure.represents = None


def _add_people(people: list[Person], finder: Offices, figures: dict[str, Figure], namings: list[Naming]) -> None:
    for person in people:
        full = person.fullest
        name = (
            finder.page.words(finder.page.token_at(full.title_start), full.last)
            if full.title_start < full.start and not full.honorific
            else " ".join(full.words)
        )
        key = slug(" ".join(w for w in name.split() if len(w.strip(".")) > 1) or name) or "unnamed"
        while f"per:{key}" in figures:
            key += "-2"
        figure = Figure(f"per:{key}", name, "person", gender=person.gender, offices=tuple(finder.of(person)))
        _take_office(finder.page, figure, figures)
        figures[figure.actor_id] = figure
        for s in person.sightings:
            form = "name" if len(s.parts) > 1 else "title" if s.honorific or s.role else "surname"
            namings.append(Naming(s.title_start, s.end, figure.actor_id, form, "person_named"))
        starts, ends = finder.page.parse.starts, finder.page.parse.ends
        for o in figure.offices:  # the leader of the league, Ann Lee
            if o.head and o.apart:
                namings.append(Naming(starts[o.first], ends[o.last], figure.actor_id, "role", "office_in_apposition"))


def _take_office(page: Page, figure: Figure, figures: dict[str, Figure]) -> None:
    """The first office with a word for it is the role; the first that is not over says whom the person represents."""
    named = next((o for o in figure.offices if o.head and o.side != "kin"), None) or next(
        (o for o in figure.offices if o.head), None
    )
    if named:
        figure.role = re.sub(r"\s+", " ", page.text[page.parse.starts[named.first] : page.parse.ends[named.last]])
    tie = next((o for o in figure.offices if o.represents in figures), None)
    figure.side = (
        "self" if named and (named.past or named.side in ("self", "kin")) else tie.side if tie else named.side if named else ""
    )
    if tie and not tie.past:
        figure.represents = tie.represents


def _add_groups(page: Page, groups: list[Found], figures: dict[str, Figure], namings: list[Naming]) -> None:
    prefix = {"group": "grp", "anonymous": "ano", "bloc": "blc"}
    for b in groups:
        core = re.sub(r"^(?:the|a|an) ", "", page.words(b.first, b.last), flags=re.IGNORECASE)
        key = slug(core)
        if not key:
            continue
        actor_id = f"{prefix[b.kind]}:{key}"
        full = page.words(b.first, b.full_last) if b.kind == "anonymous" or key == "those" else core
        plural = page.parse.tags[b.last] in ("NNS", "NNPS")
        figure = figures.setdefault(
            actor_id, Figure(actor_id, full, b.kind, represents=b.owner if b.owner in figures else None, plural=plural)
        )
        if len(full) > len(figure.name) and (b.kind == "anonymous" or key == "those"):
            figure.name = full
        namings.append(
            Naming(
                page.parse.starts[b.first],
                page.parse.ends[b.last],
                actor_id,
                "role" if b.kind == "anonymous" else "name",
                b.rule,
            )
        )


def _cast(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> Cast:
    reading = page.reading
    text, article_id = reading.article.text, reading.article.article_id
    unique = {(n.start, n.end, n.actor_id): n for n in sorted(namings, reverse=True)}
    namings = sorted(unique.values())
    ids = unique_ids(article_id, "m", [n.start for n in namings])
    mentions = tuple(
        Mention(
            mention_id=mention_id, article_id=article_id, section_id=page.section(page.token_at(n.start)).section_id, actor_id=n.actor_id,
            form=n.form, **evidence(text, [Span(n.start, n.end)], n.rule),
        )
        for mention_id, n in zip(ids, namings, strict=True)
    )  # fmt: skip
    of_actor: dict[str, list[Mention]] = {}
    for m in mentions:
        of_actor.setdefault(m.actor_id, []).append(m)
    parties = {i: p for i in of_actor if (p := _party(figures, of_actor, i)) != i}
    actors = []
    for actor_id, named in of_actor.items():
        figure = figures[actor_id]
        best = max(named, key=lambda m: (m.form == "name", m.form not in ("pronoun", "role"), m.end - m.start, -m.start))
        represents = figure.represents if figure.represents in of_actor else None
        actors.append(
            Actor(
                article_id=article_id, actor_id=actor_id, name=figure.name, kind=figure.kind, role=figure.role, represents=represents,
                country=_country(figures, of_actor, actor_id), n_mentions=len(named),
                quote=best.quote, start=best.start, end=best.end, spans=best.spans, rule=best.rule,
            )
        )  # fmt: skip
    actors.sort(key=lambda a: (a.start, a.end, a.actor_id))
    offices = {i: figures[i].offices for i in of_actor if figures[i].offices}
    cast = Cast(tuple(actors), mentions, {}, parties, offices, page)
    return dataclasses.replace(cast, speakers=_speakers(page, cast))


def _chain(figures: dict[str, Figure], present: dict[str, object], actor_id: str) -> list[str]:
    """An actor, what it represents, what that represents."""
    chain = [actor_id]
    while (up := figures[chain[-1]].represents) and up in present and up not in chain:
        chain.append(up)
    return chain


def _party(figures: dict[str, Figure], present: dict[str, object], actor_id: str) -> str:
    """Whose words they are: a minister's are the state's, a party leader's the party's, an analyst's his own."""
    figure = figures[actor_id]
    if figure.side == "self" or figure.kind not in ("person", "anonymous"):
        return actor_id
    chain = _chain(figures, present, actor_id)
    return next((a for a in reversed(chain) if a.startswith("cty:")), chain[1] if len(chain) > 1 else actor_id)


def _country(figures: dict[str, Figure], present: dict[str, object], actor_id: str) -> str | None:
    return next((a for a in _chain(figures, present, actor_id) if a.startswith("cty:")), None)


def _speakers(page: Page, cast: Cast) -> dict[str, str | None]:
    """Section -> whose words it holds: the name in its label, or who says in the line above what is set off below."""
    if not len(page.parse):
        return dict.fromkeys((s.section_id for s in page.reading.sections), None)
    by_id = {s.section_id: s for s in page.reading.sections}
    speakers = {}
    for s in page.reading.sections:
        above = by_id.get(s.lead_in_id) if s.kind == "paragraph" else None
        named = cast.actor_of(s.label) if s.label and s.label.end > s.label.start else None
        speakers[s.section_id] = named or (_who_says(page, cast, Span(above.start, above.end)) if above else None)
    return speakers


def _who_says(page: Page, cast: Cast, line: Span) -> str | None:
    """After the meeting the minister said: | …"""
    parse, speech = page.parse, {entry.cue for entry in page.reading.vocabulary.cues}
    for i in reversed(page.tokens_in(line.start, line.end)):
        if parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in speech:
            return cast.actor_of(Span(parse.starts[i], parse.ends[i]))
    return None
