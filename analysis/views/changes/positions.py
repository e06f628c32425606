"""Tables in, the positions of each party out: what it requires, refuses, offers or denies, and on which day.

Each is a row of conditions, or a claim by which a party denies a demand that others say it has. Those of a wire copy are left
out: the first of several near-identical articles speaks for all.
"""

from __future__ import annotations

import dataclasses
import functools
import re

import pandas as pd

from analysis.reading import find_figures
from analysis.tables import Tables
from analysis.views.changes.copies import find_copies
from analysis.views.changes.owners import Owners
from analysis.views.changes.parties import Parties, talks_of
from analysis.views.changes.position import DENIAL, Position, content_words
from analysis.views.changes.statements import joined, taken_apart
from analysis.words import load

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\n\s*\n")
_POINTING = re.compile(r"\b(?:it|this|that|them|they|these|those)\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot (?:one|a single)\b", re.IGNORECASE)  # not one boat more: no figure
FEWEST_WORDS = 3  # of content, with which a quote says by itself what it is about
_BEFORE = 60  # characters in which a word may say that something is said again
_LONGEST_LEAD = 200  # characters of a question or heading that say what the answer is about


def find_positions(tables: Tables, parties: Parties) -> list[Position]:
    """The positions of all parties in the order in which they were said."""
    if not len(tables.conditions) and not len(tables.claims):
        return []
    reader = _Reader(tables, parties)
    rows = [position for row in tables.conditions.itertuples() for position in reader.of_members(reader.of_condition(row))]
    rows += [reader.of_denial(row) for row in tables.claims.itertuples() if reader.denies(row)]
    found = [part for row in rows if row is not None for part in taken_apart(row)]
    return sorted(joined(found), key=lambda position: position.order)


class _Reader:
    """Reads rows of the tables as positions."""

    def __init__(self, tables: Tables, parties: Parties) -> None:
        self.parties, self.talks, self.classes = parties, talks_of(tables), load().words_of
        self.sections = {row.section_id: (row.start, row.quote) for row in tables.sections.itertuples()}
        self.questions = set(tables.sections.loc[tables.sections["kind"] == "question", "section_id"])
        self.before = dict(zip(tables.sections["section_id"][1:], tables.sections["section_id"], strict=False))
        self.claims = {row.claim_id: row for row in tables.claims.itertuples()}
        self.published = tables.articles.set_index("article_id")["published"].fillna("").to_dict()
        self.copies, self.owners = find_copies(tables), Owners(tables, parties)
        ids = list(zip(tables.actors["article_id"], tables.actors["actor_id"], strict=True))
        self.members = dict(zip(ids, tables.actors["members"].fillna("").astype("str"), strict=True))
        self.serves = dict(zip(ids, tables.actors["represents"], strict=True))
        self.named: dict[str, list] = {}
        for m in tables.mentions[tables.mentions["actor_id"].str.startswith(("org:", "cty:"))].itertuples():
            self.named.setdefault(m.article_id, []).append(m)
        self.kinds = tables.actors.groupby("actor_id")["kind"].first().to_dict()
        self.adding = _any_of(self.classes["increments"])
        self.giving = re.compile(rf"{_any_of(self.classes['words_of_giving']).pattern}(?! not\b)", re.IGNORECASE)
        self.floors = _any_of(self.classes["floors"])
        self.ceilings = _any_of(self.classes["ceilings"])
        self.again = _any_of(self.classes["said_again"])
        self.denying, self.asking = _any_of(self.classes["denying"]), _any_of(self.classes["asked_of_others"])

    def of_condition(self, row: object) -> Position | None:
        """A condition with a holder, as its party's position."""
        claim = self.claims.get(row.claim_id)
        kind = "offer" if self._is_ceiling(row) else row.kind
        amount = None if _NOT_ONE.search(row.quote) else _or_none(row.amount)
        return self._position(
            row, row.condition_id, row.holder_id, claim, kind=kind, direction=self._direction(row), strength=row.strength,
            status=row.status, amount=amount, unit=_or_none(row.unit), deadline=_or_none(row.deadline), trigger=row.trigger,
        )  # fmt: skip

    def of_members(self, position: Position | None) -> list[Position | None]:
        """Chad and Kenya agreed: a position of each, where the text names who makes up a group."""
        members = self.members.get((position.article_id, position.holder)) if position is not None else None
        if not members:
            return [position]
        return [dataclasses.replace(position, party=self.parties.of(position.talks, m), holder=m) for m in members.split()]

    def _direction(self, row: object) -> int:
        """We will not settle for fewer: what is refused is less, so what is wanted stands."""
        turned = self.floors.search(row.quote) is not None or self._is_ceiling(row)
        return 1 if row.direction < 0 and turned else row.direction

    def _is_ceiling(self, row: object) -> bool:
        """We cannot go beyond 2 per cent: so much is offered."""
        return row.direction < 0 and _or_none(row.amount) is not None and self.ceilings.search(row.quote) is not None

    def denies(self, claim: object) -> bool:
        """We have never asked for that. Nobody here has demanded a strike."""
        words = " ".join(claim.quote.split())
        return self.denying.search(words) is not None and self.asking.search(words) is not None

    def of_denial(self, claim: object) -> Position | None:
        """A claim by which its speaker denies a demand."""
        return self._position(
            claim, claim.claim_id, _or_none(claim.speaker_id) or self._named_in_source(claim), claim, kind=DENIAL, direction=-1,
            strength=5, status="standing",
            amount=None, unit=None, deadline=None, trigger="",
        )  # fmt: skip

    def _named_in_source(self, claim: object) -> str | None:
        """The general secretary of the Mill Workers' League: the body that the words for a speaker name."""
        if _or_none(claim.speaker_start) is None:
            return None
        inside = (
            m for m in self.named.get(claim.article_id, ()) if claim.speaker_start <= m.start and m.end <= claim.speaker_end
        )
        return next((m.actor_id for m in inside), None)

    def _position(self, row: object, row_id: str, holder: str | None, claim: object, **terms: object) -> Position | None:
        holder = _or_none(holder)
        talks, published = self.talks[row.article_id], self.published[row.article_id]
        speaker = _or_none(claim.speaker_id) if claim is not None else None
        if terms["kind"] != DENIAL:
            holder = self.owners.of(talks, row, holder, speaker, claim.form if claim is not None else "")
        if (holder is None and terms["status"] not in ("deferred", "withdrawn")) or row.article_id in self.copies:
            return None
        around, before = self._around(row)
        words, near = content_words(row.quote, load()), content_words(around, load())
        whose = speaker if speaker is not None and self.serves.get((row.article_id, speaker)) == holder else holder
        is_floor = self.floors.search(row.quote) is not None and terms["amount"] is None
        terms |= self._floor(row, around) if is_floor else {}
        return Position(
            row_id=row_id, article_id=row.article_id, talks=talks, party=self.owners.party_of(talks, whose), holder=holder,
            speaker=speaker or holder,
            issues=frozenset(row.issue.split(";")) - {"other"}, day=_or_none(row.said_on) or published, basis=row.said_basis,
            published=published, quote=row.quote, start=row.start, end=row.end, words=words, near=near - words,
            points=len(words) < FEWEST_WORDS or _POINTING.search(row.quote) is not None,
            again=self.again.search(f"{around if is_floor else before} {row.quote}") is not None,
            adds=self.adding.search(row.quote) is not None, gives=self.giving.search(row.quote) is not None,
            hearsay=whose != speaker and self._is_hearsay(talks, speaker, holder), **terms,
        )  # fmt: skip

    def _floor(self, row: object, around: str) -> dict[str, object]:
        """It is 50 now, and we will not sign for fewer: the figure below which nothing will do stands before these words."""
        words = _SENTENCE.split(around.partition(row.quote)[0])[-1]
        figures = find_figures(words, load())
        return {"amount": figures[-1].amount, "unit": figures[-1].unit or None} if figures else {}

    def _is_hearsay(self, talks: str, speaker: str | None, holder: str) -> bool:
        """Whether an unnamed source, or somebody of another party, says that it is the holder's."""
        if self.kinds.get(speaker) == "anonymous":
            return True
        return speaker is not None and self.parties.of(talks, speaker) != self.parties.of(talks, holder)

    def _around(self, row: object) -> tuple[str, str]:
        """The sentence of a row with the one before it (or the question above), and the words just before the row."""
        start, text = self.sections.get(row.section_id, (row.start, row.quote))
        at, end = row.start - start, row.end - start
        breaks = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
        own = max((i for i, b in enumerate(breaks[:-1]) if b <= at), default=0)
        last = next((b for b in breaks if b >= end), len(text))
        alone = len(content_words(text[breaks[own] : at], load())) >= FEWEST_WORDS
        first = breaks[own if alone else max(own - 1, 0)]
        lead, asked = "", self.before.get(row.section_id) in self.questions
        if (
            (own == 0 or asked)
            and (above := self.sections.get(self.before.get(row.section_id)))
            and len(above[1]) <= _LONGEST_LEAD
        ):
            lead = above[1]
        return f"{lead} {text[first:last]}", re.split(r"[,;:]", text[max(breaks[own], at - _BEFORE) : at])[-1]


def _or_none(value: object) -> object:
    return None if value is None or pd.isna(value) else value


@functools.cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})\b", re.IGNORECASE)
