"""A judging clause in, what it judges out: rows of conditions, claims or actors, and how sure the link is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.grammar import Parse
from analysis.language import Reading
from analysis.rows import Claim, Condition
from analysis.scope import subject_of
from analysis.voices import Voices

DEMANDS = frozenset(["condition", "demand", "term", "proposal", "requirement", "position", "offer"])
WORDS = frozenset(["rhetoric", "statement", "comment", "remark", "claim", "accusation", "argument", "word", "criticism"])
POINTING = frozenset(["this", "that", "these", "those", "such"])


class Judged(NamedTuple):
    """What an assessment is about; `link` is one of rows.LINKS."""

    table: str | None
    row_id: str | None
    link: str


NOTHING = Judged(None, None, "none")


class Objects:
    """Finds what a clause judges."""

    def __init__(
        self, reading: Reading, parse: Parse, voices: Voices, claims: Sequence[Claim], conditions: Sequence[Condition]
    ):
        self.reading, self.parse, self.voices = reading, parse, voices
        self.claims, self.conditions = claims, conditions

    def of(self, verb: int, first: int, last: int) -> list[Judged]:
        """The objects of the clause, at least one; `NOTHING` when the text does not say."""
        subject = subject_of(self.parse, verb)
        span = self.parse.span(first, last + 1)
        inside = [c for c in self.conditions if c.start >= span.start and c.end <= span.end]
        if subject is None:
            return [Judged("conditions", inside[0].condition_id, "explicit")] if inside else [NOTHING]
        pointing = any(self.parse.lower[c] in POINTING for c in self.parse.children[subject])
        if pointing and self.parse.lemmas[subject] in DEMANDS:
            meant = self._conditions_meant(span.start)
            if meant:
                return [Judged("conditions", c.condition_id, "anaphora") for c in meant]
        if inside:
            return [Judged("conditions", inside[0].condition_id, "explicit")]
        actor = self.voices.actor(subject)
        if actor is not None and self.parse.lower[subject] not in ("we", "i"):
            return [Judged("actors", actor, "explicit")]
        return [NOTHING]

    def _conditions_meant(self, at: int) -> list[Condition]:
        """Those conditions: the last ones stated before, by one holder in one claim or list."""
        before = [c for c in self.conditions if c.end <= at]
        if not before:
            return []
        holder = before[-1].holder_id
        meant = []
        for c in reversed(before):
            if c.holder_id != holder:
                break
            meant.append(c)
        return meant[::-1]
