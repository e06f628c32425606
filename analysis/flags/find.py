"""All that was read of an article in, its flags out: what should lower a reader's trust, and in which row.

A flag's `suggestion` is how the text should read, or what a reader should look at. A flag is tied to the row that it weakens:
the smallest condition whose evidence it touches, else claim, else assessment, else mention.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.actors import Cast
from analysis.flags.doubts import actor_doubts
from analysis.flags.misprints import Defect, find_misprints
from analysis.flags.rereports import change_between, shown, swapped_exclusions
from analysis.flags.source import find_defects
from analysis.flags.spellings import two_acronyms, two_spellings
from analysis.reading import Reading
from analysis.tables import Actor, Assessment, Claim, Condition, Flag, Row, Span, evidence, spans_of, unique_ids

ID_COLUMNS = {
    "conditions": "condition_id", "claims": "claim_id", "assessments": "assessment_id", "mentions": "mention_id",
    "actors": "actor_id",
}  # fmt: skip
LEAST_WORDS = 8  # a shorter sentence may come twice by chance

_SENTENCE = re.compile(r"\w(?:[^.!?\r\n]|[.!?](?!\s)){20,}")
_PRONOUN = re.compile(r"(?:he|she|they|it|who|this|that|these|those|one|some|others)$", re.IGNORECASE)
_EXPERT = re.compile(r"(?:an? )?(?:\w+ )?(?:expert|analyst|commentator|observer|specialist)\b", re.IGNORECASE)
_DESCRIBED = re.compile(r"[’']?s?\s*(?:,\s*(?!and\b|but\b|who\b|which\b|said\b|also\b)|\()")


@dataclasses.dataclass(frozen=True)
class Tied(Defect):
    """A defect of one row, with that row's evidence."""

    spans: tuple[Span, ...]
    table: str
    row_id: str


def find_flags(
    reading: Reading, cast: Cast, claims: Sequence[Claim], conditions: Sequence[Condition], assessments: Sequence[Assessment]
) -> tuple[Flag, ...]:
    """The defects of an article as a source, in text order; one flag for each kind and place."""
    loose = [
        *find_defects(reading, cast, claims),
        *find_misprints(reading),
        *two_spellings(reading, cast),
        *two_acronyms(reading),
        *swapped_exclusions(reading, cast, claims),
    ]
    of_rows = [
        *_seams(reading),
        *_lost_quotes(claims),
        *_changed_reports(reading, cast, claims, conditions),
        *_anonymous_speakers(cast, claims),
        *_speakers_without_affiliation(reading, cast, claims),
        *_doubtful_actors(cast),
    ]
    unquoted = {span for tied in of_rows if tied.kind == "lost_quotes" for span in tied.spans}
    loose = [d for d in loose if d.kind != "lost_quotes" or not any(d.span.meets(span) for span in unquoted)]
    for defect in _repeated(reading, claims, conditions):
        (of_rows if isinstance(defect, Tied) else loose).append(defect)
    rows = {"conditions": conditions, "claims": claims, "assessments": assessments, "mentions": cast.mentions}
    return _as_rows(reading, [*of_rows, *_tie(loose, rows)])


def _as_rows(reading: Reading, defects: list[Tied]) -> tuple[Flag, ...]:
    article = reading.article
    names = {d.span for d in defects if d.kind == "lower_case_name"}
    unique = {(d.kind, d.span): d for d in reversed(defects) if not (d.kind == "lower_case_start" and d.span in names)}
    ordered = sorted(unique.values(), key=lambda d: (d.span, d.kind))
    ids = unique_ids(article.article_id, "f", [d.span.start for d in ordered])
    return tuple(
        Flag(
            flag_id=flag_id, article_id=article.article_id, kind=d.kind, severity=d.severity, suggestion=d.suggestion,
            table=d.table or None, row_id=d.row_id or None, **evidence(article.text, d.spans, d.rule),
        )
        for flag_id, d in zip(ids, ordered, strict=True)
    )  # fmt: skip


def _tie(defects: list[Defect], rows: dict[str, Sequence[Row]]) -> Iterator[Tied]:
    """Each defect with the smallest row that it touches, tables in order of `rows`; one walk over text and rows."""
    ranked = [(rank, table, row) for rank, (table, found) in enumerate(rows.items()) for row in found]
    waiting = sorted(((row.start, row.end - row.start, rank, table, row) for rank, table, row in ranked), key=lambda w: w[:3])[
        ::-1
    ]
    open_rows: list[tuple] = []
    for defect in sorted(defects, key=lambda d: d.span):
        while waiting and waiting[-1][0] < defect.span.end:
            open_rows.append(waiting.pop())
        open_rows = [w for w in open_rows if w[4].end > defect.span.start]
        touched = [w for w in open_rows if any(piece.meets(defect.span) for piece in spans_of(w[4]))]
        best = min(touched, key=lambda w: (w[2], w[1], w[0]), default=None)
        table, row_id = (best[3], getattr(best[4], ID_COLUMNS[best[3]])) if best else ("", "")
        yield Tied(defect.kind, defect.severity, defect.span, defect.suggestion, defect.rule, (defect.span,), table, row_id)


def _of_row(kind: str, severity: str, row: Row, table: str, suggestion: str, rule: str, span: Span | None = None) -> Tied:
    spans = (span,) if span else tuple(spans_of(row))
    whole = Span(spans[0].start, spans[-1].end)
    return Tied(kind, severity, whole, suggestion, rule, spans, table, getattr(row, ID_COLUMNS[table]))


def _seams(reading: Reading) -> Iterator[Tied]:
    """Two articles pasted into one file: what the second says of the first is no second source."""
    for before, section in zip(reading.sections, reading.sections[1:], strict=False):
        if section.part > before.part:
            span = Span(section.start, section.end)
            yield Tied(
                "several_texts", "warning", span, f"text {section.part + 1} of this file begins here", "seam", (span,),
                "sections", section.section_id,
            )  # fmt: skip


def _lost_quotes(claims: Sequence[Claim]) -> Iterator[Tied]:
    """asking, If they want war, why should they be invited? -> words of the speaker, or of the reporter?"""
    for claim in claims:
        if claim.form == "unquoted":
            yield _of_row("lost_quotes", "warning", claim, "claims", f"“{claim.quote}”", "unquoted_claim")


def _repeated(reading: Reading, claims: Sequence[Claim], conditions: Sequence[Condition]) -> Iterator[Defect]:
    """A statement that comes twice counts once: rows that repeat a row, then sentences that repeat the words of a sentence."""
    done: list[Span] = []
    for table, rows in (("claims", claims), ("conditions", conditions)):
        firsts = {getattr(row, ID_COLUMNS[table]): row for row in rows}
        taken = {at for span in done for at in span}
        for row in rows:
            first = firsts.get(row.duplicate_of)
            if first and not {row.start, row.end} & taken:
                done.append(Span(row.start, row.end))
                yield _of_row("repeated_statement", "note", row, table, f"said before: {shown(first.quote)}", "duplicate_row")
    covered = sorted(done)
    for span, first in _repeated_sentences(reading):
        k = bisect.bisect_left(covered, (span.end, 0)) - 1
        if k < 0 or covered[k].end <= span.start:
            yield Defect("repeated_statement", "note", span, f"said before: {shown(first)}", "same_words")


def _repeated_sentences(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Sentences of which half the runs of four words stand in one earlier sentence, with that sentence."""
    text = reading.article.text
    earlier: dict[tuple[str, ...], Span] = {}
    for section in reading.sections:
        for m in _SENTENCE.finditer(text, *section.body):
            words = re.findall(r"\w+", m[0].lower())
            runs = list(zip(words, words[1:], words[2:], words[3:], strict=False))
            places = Counter(earlier[run] for run in runs if run in earlier)
            if len(words) >= LEAST_WORDS and places:
                first, shared = min(places.items(), key=lambda p: (-p[1], p[0]))
                if 2 * shared >= len(runs):
                    yield Span(*m.span()), text[first.start : first.end]
            for run in runs:
                earlier.setdefault(run, Span(*m.span()))


def _changed_reports(reading: Reading, cast: Cast, claims: Sequence[Claim], conditions: Sequence[Condition]) -> Iterator[Tied]:
    """The EU may not join a deal on Ukraine, told again as: Ukraine kept out of deals with the EU."""
    for table, rows in (("conditions", conditions), ("claims", claims)):
        firsts = {getattr(row, ID_COLUMNS[table]): row for row in rows}
        for row in rows:
            first = firsts.get(row.duplicate_of)
            change = first and change_between(reading.article.text, cast, first, row)
            if change:
                yield _of_row("changed_report", "warning", row, table, f"{change}: {shown(first.quote)}", "changed_report")


def _anonymous_speakers(cast: Cast, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Sources close to the talks suggest …: nobody can be asked."""
    for claim in claims:
        speaker = cast.by_id.get(claim.speaker_id)
        if speaker and speaker.kind == "anonymous" and claim.speaker_quote and not _PRONOUN.match(claim.speaker_quote):
            span = Span(claim.speaker_start, claim.speaker_end)
            yield _of_row("anonymous_source", "caution", claim, "claims", "look for a named source", "anonymous_speaker", span)


def _speakers_without_affiliation(reading: Reading, cast: Cast, claims: Sequence[Claim]) -> Iterator[Tied]:
    """A person whose words are reported, and of whom the text says neither office nor country."""
    speaking: dict[str, Claim] = {}
    for claim in claims:
        if claim.speaker_id is not None:
            speaking.setdefault(claim.speaker_id, claim)
    for actor_id, claim in speaking.items():
        actor = cast.by_id.get(actor_id)
        if actor and actor.kind == "person" and not (actor.represents or actor.country):
            span = Span(actor.start, actor.end)
            if _is_bare_expert(actor.role) if actor.role else not _is_described(reading.article.text, actor):
                yield _of_row(
                    "no_affiliation",
                    "caution",
                    claim,
                    "claims",
                    "look for whom this speaker speaks for",
                    "no_affiliation",
                    span,
                )


def _is_bare_expert(role: str) -> bool:
    """An expert in security, of no institute that the text names; not: an analyst at the Institute of Peace."""
    return bool(_EXPERT.match(role)) and not re.search(r"\b(?:at|of|with|from|for)\b", role)


def _is_described(text: str, actor: Actor) -> bool:
    """Ann Smith, a teacher · Ann Smith (Leeds): the text does say who this is, if not in an office."""
    return bool(_DESCRIBED.match(text, actor.end)) or text[max(0, actor.start - 20) : actor.start].rstrip().endswith(
        (",", "of")
    )


def _doubtful_actors(cast: Cast) -> Iterator[Tied]:
    for doubt in actor_doubts(cast):
        yield _of_row(doubt.kind, "note", doubt.actor, "actors", doubt.suggestion, "actor_doubts")
