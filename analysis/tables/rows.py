"""The rows of the nine tables: frozen dataclasses whose fields are the columns, in order.

Every column is explained in data/README.md.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


PIECES = " … "  # joins the pieces of a quote whose content is interrupted


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """What every extracted row ends with (see `evidence`)."""

    quote: str
    start: int
    end: int
    spans: str
    rule: str


def evidence(text: str, spans: Iterable[Span], rule: str) -> dict[str, object]:
    """The five evidence columns for the pieces of text at `spans`.

    `spans` is written as `"12:40 55:80"`, so that it survives every file format; `quote` joins the pieces with ` … `. Raises
    ValueError: no span, an empty one, or two that overlap: a row without evidence is a fault of the finder.
    """
    pieces = sorted(spans)
    if not pieces or any(not 0 <= s < e <= len(text) for s, e in pieces):
        raise ValueError(f"no evidence in {pieces} of a text of {len(text)} characters (rule {rule})")
    if any(left.end > right.start for left, right in zip(pieces, pieces[1:], strict=False)):
        raise ValueError(f"overlapping pieces {pieces} (rule {rule})")
    quote, places = PIECES.join(text[s:e] for s, e in pieces), " ".join(f"{s}:{e}" for s, e in pieces)
    return {"quote": quote, "start": pieces[0].start, "end": pieces[-1].end, "spans": places, "rule": rule}


def spans_of(row: object) -> list[Span]:
    """The pieces of a row's evidence: `"12:40 55:80"` -> `[Span(12, 40), Span(55, 80)]`."""
    return [Span(*map(int, piece.split(":"))) for piece in row.spans.split()]


def without_gaps(rows: Sequence[Row], gaps: Sequence[Span], text: str) -> Sequence[Row]:
    """The rows, their evidence cut where `gaps` (in order) stand between its words: the numbers and times of subtitles."""
    return [_cut(row, gaps, text) for row in rows] if gaps else rows


def _cut(row: Row, gaps: Sequence[Span], text: str) -> Row:
    spans, pieces = spans_of(row), []
    for start, end in spans:
        first = bisect.bisect_right(gaps, start, key=lambda gap: gap.end)
        last = bisect.bisect_left(gaps, end, key=lambda gap: gap.start)
        edges = (start, *(at for gap in gaps[first:last] for at in gap), end)
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            if words := text[left:right].strip():
                at = text.index(words, left)
                pieces.append(Span(at, at + len(words)))
    return row if not pieces or pieces == spans else dataclasses.replace(row, **evidence(text, pieces, row.rule))


def unique_ids(article_id: str, letter: str, starts: Iterable[int]) -> list[str]:
    """One id for each start, in order: `<article_id>#c235`; the second row at the same place gets `#c235.1`."""
    seen: Counter[int] = Counter()
    ids = []
    for start in starts:
        ids.append(f"{article_id}#{letter}{start}" + (f".{seen[start]}" if seen[start] else ""))
        seen[start] += 1
    return ids


@dataclasses.dataclass(frozen=True, kw_only=True)
class ArticleRow:
    """One article as it was received."""

    article_id: str
    path: str
    sha256: str
    title: str
    source: str | None
    published: str | None
    date_basis: str
    language: str
    talks: str | None
    copy_of: str | None
    n_chars: int
    n_words: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class SectionRow(Row):
    """A block of the page: what kind, whose words."""

    section_id: str
    article_id: str
    part: int
    kind: str
    speaker_id: str | None
    lead_in_id: str | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Actor(Row):
    """Somebody or something that can speak, act, demand or be demanded of; evidence: the fullest naming."""

    article_id: str
    actor_id: str
    name: str
    kind: str
    role: str | None
    represents: str | None
    country: str | None
    members: str | None
    n_mentions: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mention(Row):
    """One naming of an actor."""

    mention_id: str
    article_id: str
    section_id: str
    actor_id: str
    form: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Claim(Row):
    """One attributed statement; evidence: the content."""

    claim_id: str
    article_id: str
    section_id: str
    speaker_id: str | None
    speaker_quote: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    form: str
    act: str
    modality: str
    negated: bool
    issue: str
    hedge: str | None
    reported_by: str | None
    said_on: str | None = None
    said_basis: str = "unknown"
    duplicate_of: str | None
    confidence: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Condition(Row):
    """What a party requires, refuses, offers or makes the price of a next step."""

    condition_id: str
    article_id: str
    section_id: str
    claim_id: str | None
    holder_id: str | None
    target_id: str | None
    kind: str
    issue: str
    trigger: str
    modality: str
    strength: int
    direction: int
    status: str
    amount: float | None = None
    unit: str | None = None
    deadline: str | None = None
    said_on: str | None = None
    said_basis: str = "unknown"
    antecedent_start: int | None
    antecedent_end: int | None
    duplicate_of: str | None
    confidence: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stance(Row):
    """Who stands how towards a condition; evidence: the words that say so."""

    stance_id: str
    article_id: str
    condition_id: str
    actor_id: str
    part: str
    side: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Assessment(Row):
    """A judgement of a condition, a claim, an actor's conduct or the talks."""

    assessment_id: str
    article_id: str
    claim_id: str | None
    assessor_id: str | None
    object_table: str | None
    object_id: str | None
    dimension: str
    verdict: int
    wording: str
    link: str
    confidence: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Flag(Row):
    """A defect of the source that should lower a reader's trust in a row."""

    flag_id: str
    article_id: str
    kind: str
    severity: str
    suggestion: str
    table: str | None
    row_id: str | None


def columns(row_class: type) -> list[str]:
    """Column names in the order of the tables: a row's own fields first, its evidence last."""
    last = [f.name for f in dataclasses.fields(Row)] if issubclass(row_class, Row) else []
    return [f.name for f in dataclasses.fields(row_class) if f.name not in last] + last
