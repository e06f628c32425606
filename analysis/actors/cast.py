"""What is gathered of an article in, its `Cast` out: the rows of actors and mentions, and the questions that later stages ask.

Whom does this phrase mean, for whom does that person speak, whose words does a section hold?
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Mapping, Sequence

from analysis.actors.draft import Figure, Gathering
from analysis.actors.interviewee import interviewee
from analysis.actors.matching import Naming, lists
from analysis.actors.offices import Office
from analysis.actors.together import Together, find_together
from analysis.reading import Parse, Reading
from analysis.reading.grammar import head_of, token_at, tokens_in
from analysis.tables import Actor, Mention, Span, evidence, unique_ids

_LEAD_ON = frozenset(("IN", "TO", "CC", ",", "VBG", "VBN"))  # the letter to Minister Ann Lee is not hers
_BACKWARD = frozenset(("pronoun", "role"))  # forms that refer to somebody whom the text names


@dataclasses.dataclass(frozen=True)
class Joined:
    """The groups of those who are named in one breath, their mentions, and each mention by the token on which it hangs."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    at: Mapping[int, Mention] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Cast:
    """The actors of one article and their mentions (resolved pronouns and role nouns included), in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    speakers: dict[str, str | None]  # section_id -> the actor whose words the section holds (answers, turns, pull quotes)
    parties: dict[str, str]  # actor_id -> the state or organisation for which the actor speaks, where it is not himself
    offices: dict[str, tuple[Office, ...]]  # actor_id -> the offices that the text gives a person
    parse: Parse  # of the article in which the mentions stand
    joined: Joined = Joined()  # who is named in one breath: no row yet
    renamed: frozenset[str] = frozenset()  # ids to which a reader's identities.csv gave others

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actor id -> actor; those named in one breath, too."""
        return {actor.actor_id: actor for actor in (*self.joined.actors, *self.actors)}

    def with_joined(self, used: Collection[str | None]) -> Cast:
        """The cast with rows for those groups of `joined` whose ids are `used`."""
        actors = [a for a in self.joined.actors if a.actor_id in used]
        mentions = [m for m in self.joined.mentions if m.actor_id in used]
        return dataclasses.replace(
            self,
            actors=tuple(sorted((*self.actors, *actors), key=lambda a: (a.start, a.end, a.actor_id))),
            mentions=tuple(sorted((*self.mentions, *mentions), key=lambda m: (m.start, m.end, m.actor_id))),
        )

    @functools.cached_property
    def _by_token(self) -> dict[int, Mention]:
        """Token -> the narrowest mention that holds it."""
        widest_first = sorted(self.mentions, key=lambda m: (m.start - m.end, m.start, m.actor_id))
        return {i: m for m in widest_first for i in tokens_in(self.parse, m.start, m.end)}

    def actor_of(self, span: Span) -> str | None:
        """The actor that the noun phrase or pronoun at `span` refers to: whose mention holds its head; None if unknown.

        Where the span holds several that are named in one breath, the group of them.
        """
        return self.actor_among(*(token_at(self.parse, at) for at in (span.start, span.end - 1))) if len(self.parse) else None

    def actor_among(self, first: int, last: int) -> str | None:
        """The same of the phrase from one token to another."""
        head = head_of(self.parse, first, max(first, last))
        if (group := self.joined.at.get(head)) is not None and first <= token_at(self.parse, group.end - 1) <= last:
            return group.actor_id
        mention = (
            self._by_token.get(head)
            or self._in_apposition(head, last)
            or self._titled(first, last)
            or self._led(head, first, last)
        )
        return mention.actor_id if mention else None

    def group_at(self, head: int) -> str | None:
        """The group of those who are named in one breath, whose phrase hangs on this token: *Rundle* and Kline."""
        mention = self.joined.at.get(head)
        return mention.actor_id if mention else None

    def first_of(self, actor_id: str | None) -> str | None:
        """Whose it is of those who are named in one breath: the first, or whom he speaks for; of others, that very actor."""
        group = next((a for a in self.joined.actors if a.actor_id == actor_id), None)
        return self.party_of(group.members.split()[0]) if group is not None and group.members else actor_id

    def _in_apposition(self, head: int, last: int) -> Mention | None:
        """One of the sponsors, Turkey, …: the only actor that the phrase names beside its head."""
        deps = self.parse.deps
        named = [self._by_token[i] for i in range(head, last + 1) if deps[i] == "appos" and i in self._by_token]
        return named[0] if len({m.actor_id for m in named}) == 1 else None

    def _titled(self, first: int, last: int) -> Mention | None:
        """Newfoundland and Labrador Premier | Ann Lee; the bank's minister for roads | Ann Lee: whose name ends the phrase."""
        mention, parse = self._by_token.get(last), self.parse
        if mention is None or not mention.actor_id.startswith("per:"):
            return None
        start = token_at(parse, mention.start)
        if all(parse.words[i][0].isupper() or parse.words[i] in ("and", "of") for i in range(first, start)):
            return mention
        office = next((o for o in self.offices.get(mention.actor_id, ()) if first <= o.first <= o.last < start), None)
        begins = office is not None and all(parse.tags[i] not in _LEAD_ON for i in range(first, office.first))
        return mention if begins else None

    def _led(self, head: int, first: int, last: int) -> Mention | None:
        """The general command of the Highland Front, the FRA leadership: the only body that the phrase names."""
        if self.parse.plain[head] not in self.parse.classes["leaderships"]:
            return None
        named = [self._by_token[i] for i in range(first, last + 1) if i in self._by_token]
        bodies = [m for m in named if m.actor_id.startswith(("org:", "cty:"))]
        return bodies[0] if len({m.actor_id for m in bodies}) == 1 else None

    def party_of(self, actor_id: str | None) -> str | None:
        """Whose condition it is when this actor states one: the state or organisation it speaks for, else itself."""
        return self.parties.get(actor_id, actor_id) if actor_id in self.by_id else None


def read_cast(gathering: Gathering) -> Cast:
    """The cast of one article; an actor without a naming is in no row."""
    reading, together = gathering.reading, find_together(gathering)
    figures = {t.figure.actor_id: t.figure for t in together} | gathering.figures
    mentions = _mentions(reading, [*gathering.namings, *(t.naming for t in together)])
    of_actor: dict[str, list[Mention]] = {}
    for m in mentions:
        of_actor.setdefault(m.actor_id, []).append(m)
    present = {actor_id: figures[actor_id] for actor_id in of_actor}
    rows = [_actor(reading.article.article_id, present, actor_id, of_actor[actor_id]) for actor_id in present]
    rows.sort(key=lambda a: (a.start, a.end, a.actor_id))
    actors = tuple(a for a in rows if a.actor_id in gathering.figures)
    classes = reading.parse.classes
    organs, sent = classes["leaderships"] | classes["assemblies"], classes["people_sent"]
    parties = {actor_id: party for actor_id in present if (party := _party(present, actor_id, organs, sent)) != actor_id}
    parties |= _shared_parties(together, parties)
    offices = {actor_id: figure.offices for actor_id, figure in present.items() if figure.offices}
    named = tuple(m for m in mentions if m.actor_id in gathering.figures)
    cast = Cast(actors, named, {}, parties, offices, reading.parse, _as_joined(together, rows, mentions), gathering.renamed)
    return dataclasses.replace(cast, speakers=_speakers(reading, cast))


def _as_joined(together: list[Together], rows: list[Actor], mentions: Sequence[Mention]) -> Joined:
    at_place = {(m.start, m.end, m.actor_id): m for m in mentions}
    at = {t.head: at_place[t.naming.start, t.naming.end, t.naming.actor_id] for t in together}
    ids = {m.actor_id for m in at.values()}
    once = {m.mention_id: m for m in at.values()}  # a phrase may hang on two tokens: Canada as well as Japan
    return Joined(tuple(a for a in rows if a.actor_id in ids), tuple(once.values()), at)


def _shared_parties(together: list[Together], parties: Mapping[str, str]) -> dict[str, str]:
    """Two ministers of one state speak for that state; a minister and a rebel for themselves."""
    speak_for = {t.figure.actor_id: {parties.get(m, m) for m in t.figure.members} for t in together}
    return {actor_id: shared.pop() for actor_id, shared in speak_for.items() if len(shared) == 1}


def _mentions(reading: Reading, namings: list[Naming]) -> tuple[Mention, ...]:
    text, article_id = reading.article.text, reading.article.article_id
    unique = {(n.start, n.end, n.actor_id): n for n in sorted(namings, reverse=True)}
    namings = sorted(unique.values())
    ids = unique_ids(article_id, "m", [n.start for n in namings])
    sections = [reading.section_of(token_at(reading.parse, n.start)) for n in namings]
    return tuple(
        Mention(
            mention_id=mention_id, article_id=article_id, section_id=section.section_id, actor_id=n.actor_id, form=n.form,
            **evidence(text, [Span(n.start, n.end)], n.rule),
        )
        for mention_id, section, n in zip(ids, sections, namings, strict=True)
    )  # fmt: skip


def _actor(article_id: str, present: dict[str, Figure], actor_id: str, mentions: list[Mention]) -> Actor:
    """The row of one actor; its evidence is the fullest naming."""
    best = max(mentions, key=lambda m: (_is_full(m), m.form not in _BACKWARD, m.end - m.start, -m.start))
    figure, chain = present[actor_id], _chain(present, actor_id)
    return Actor(
        article_id=article_id, actor_id=actor_id, name=figure.name, kind=figure.kind, role=figure.role,
        represents=chain[1] if len(chain) > 1 else None, country=next((a for a in chain if a.startswith("cty:")), None),
        members=" ".join(m for m in figure.members if m in present) or None, n_mentions=len(mentions),
        quote=best.quote, start=best.start, end=best.end, spans=best.spans, rule=best.rule,
    )  # fmt: skip


def _is_full(m: Mention) -> bool:
    return m.form == "name" or (m.form == "label" and " " in m.quote)


def _chain(present: dict[str, Figure], actor_id: str) -> list[str]:
    """An actor, what it represents, what that represents, as far as the file names them."""
    chain = [actor_id]
    while (up := present[chain[-1]].represents) in present and up not in chain:
        chain.append(up)
    return chain


def _party(present: dict[str, Figure], actor_id: str, organs: frozenset[str], sent: frozenset[str]) -> str:
    """Whose words they are: a minister's are the state's, a party leader's or congress's the party's, an analyst's his own.

    Those of a delegation, of negotiators and envoys are theirs who sent them.
    """
    figure, chain = present[actor_id], _chain(present, actor_id)
    above, noun = chain[min(1, len(chain) - 1)], figure.name.lower().rpartition(" ")[2]
    if figure.kind == "organisation" and above.startswith("org:") and noun in organs:
        return above
    speaks_for = figure.kind in ("person", "anonymous") or (figure.kind == "group" and noun in sent)
    if figure.side == "self" or not speaks_for:
        return actor_id
    part = next((a for a in chain if a.startswith("plc:")), None)  # Quebec's premier does not speak for Canada
    return part or next((a for a in reversed(chain) if a.startswith("cty:")), above)


def _speakers(reading: Reading, cast: Cast) -> dict[str, str | None]:
    """Section -> whose words it holds: the name in its label, or who says in the line above what is set off below."""
    by_id = {s.section_id: s for s in reading.sections}
    labelled = {(m.end): m.actor_id for m in cast.mentions if m.form == "label"}
    speakers, answering = {}, interviewee(reading, cast)
    for s in reading.sections:
        above = by_id.get(s.lead_in_id) if s.kind == "paragraph" else None
        named = cast.actor_of(s.label) if s.label and s.label.end > s.label.start else None
        named = labelled.get(s.label.end, named) if s.label else answering if s.kind == "answer" else None
        speakers[s.section_id] = named or (_who_says(reading, cast, Span(above.start, above.end)) if above else None)
    return speakers


def _who_says(reading: Reading, cast: Cast, line: Span) -> str | None:
    """After the meeting the minister said: | …"""
    parse, speech = reading.parse, lists(reading.vocabulary).speech
    for i in reversed(tokens_in(parse, line.start, line.end)):
        if parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in speech:
            return cast.actor_of(parse.span(i, i + 1))
    return None
