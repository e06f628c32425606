"""All that was found in an article, and what a defect of it is: where, what to do about it, which row it weakens.

A defect that names no row weakens the smallest row that it touches: a condition, else a claim, an assessment, a mention.
"""

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from analysis.actors import Cast
from analysis.reading import Reading, Section, is_capitals_only
from analysis.tables import Assessment, Claim, Condition, Row, Span, spans_of

ID_COLUMNS = {
    "conditions": "condition_id", "claims": "claim_id", "assessments": "assessment_id", "mentions": "mention_id",
    "actors": "actor_id",
}  # fmt: skip
SHOWN = 80  # characters of an earlier statement that a suggestion repeats


@dataclasses.dataclass(frozen=True)
class Found:
    """What the other stages found in one article."""

    reading: Reading
    cast: Cast
    claims: Sequence[Claim]
    conditions: Sequence[Condition]
    assessments: Sequence[Assessment]

    @property
    def text(self) -> str:
        """The article's own."""
        return self.reading.article.text

    @property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """Class -> its words."""
        return self.reading.vocabulary.words_of

    @functools.cached_property
    def sections(self) -> list[Section]:
        """The sections that are not set in capitals throughout, where a capital or a blank tells nothing."""
        return [s for s in self.reading.sections if not is_capitals_only(self.text[s.start : s.end])]

    def matches(self, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern meets in those sections."""
        for section in self.sections:
            yield from re.compile(pattern).finditer(self.text, section.start, section.end)


@dataclasses.dataclass(frozen=True)
class Defect:
    """`suggestion` is how the text at `spans` should read, or what to look for; `table` and `row_id` name the row."""

    spans: tuple[Span, ...]
    suggestion: str
    table: str = ""
    row_id: str = ""

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def defect_at(start: int, end: int, suggestion: str) -> Defect:
    """A defect of the text there."""
    return Defect((Span(start, end),), suggestion)


def defect_of(table: str, row: Row, suggestion: str, span: Span | None = None) -> Defect:
    """A defect of a row, at all of its evidence or at `span`."""
    return Defect((span,) if span else tuple(spans_of(row)), suggestion, table, getattr(row, ID_COLUMNS[table]))


def smallest_rows(spans: Iterable[Span], found: Found) -> dict[Span, tuple[str, str]]:
    """Table and id of the smallest row that each span touches, tables in the order above; one walk over text and rows."""
    tables = {"conditions": found.conditions, "claims": found.claims, "assessments": found.assessments}
    ranked = enumerate({**tables, "mentions": found.cast.mentions}.items())
    rows = [(rank, row.end - row.start, row.start, table, row) for rank, (table, of) in ranked for row in of]
    waiting = sorted(rows, key=lambda w: (w[2], w[1], w[0]))[::-1]
    smallest, open_rows = {}, []  # the open rows in the order in which they are asked
    for span in sorted(spans):
        while waiting and waiting[-1][2] < span.end:
            bisect.insort(open_rows, waiting.pop(), key=lambda w: w[:3])
        open_rows = [w for w in open_rows if w[4].end > span.start]
        touched = (w for w in open_rows if any(piece.meets(span) for piece in spans_of(w[4])))
        if first := next(touched, None):
            *_, table, row = first
            smallest[span] = (table, getattr(row, ID_COLUMNS[table]))
    return smallest


class Covered:
    """Answers whether a span meets any of many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def meets(self, span: Span) -> bool:
        """Whether one of the spans shares a character with this one."""
        k = bisect.bisect_left(self._starts, span.end) - 1
        return k >= 0 and self._ends[k] > span.start


def shown(quote: str) -> str:
    """The beginning of a statement, for a suggestion."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= SHOWN else quote[: SHOWN - 1].rstrip() + "…"
