"""A `Reading`, its `Cast` and its claims in, the conditions out: who requires, refuses or offers what.

A trigger of `modality.csv` opens a condition; `stances` reads from the grammar what it requires and whose it is, and here the
holder and the target become actors, said-again conditions are linked to the first, and every row gets its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors import Cast
from analysis.grammar import Parse, read_parse
from analysis.language import Reading
from analysis.rows import Claim, Condition, Span, evidence, spans_of, unique_ids
from analysis.scope import trim
from analysis.shapes import find_stances
from analysis.stances import Stance
from analysis.voices import Voices

ALIKE = 0.8  # part of the shorter one's content words from which two conditions of one holder say the same
REMEMBERED = 400  # conditions of one holder that a later one is compared with
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "by",
        "with",
        "from",
        "that",
        "this",
        "it",
        "is",
        "are",
        "be",
        "was",
        "were",
        "will",
        "would",
        "must",
        "should",
        "can",
        "could",
        "not",
        "we",
        "our",
        "they",
        "their",
    ]
)


def find_conditions(reading: Reading, cast: Cast, claims: Sequence[Claim]) -> tuple[Condition, ...]:
    """The conditions of the article, in text order."""
    if not len(reading.doc):
        return ()
    parse = read_parse(reading.doc)
    voices = Voices(reading, parse, cast, claims)
    placed = []
    for stance in find_stances(reading, parse, voices):
        pieces = _pieces(parse, stance, voices)
        if pieces:
            placed.append((pieces, stance))
    placed.sort(key=lambda p: (p[0][0].start, p[0][-1].end))
    return _as_rows(placed, reading, cast, parse, voices)


def _pieces(parse: Parse, stance: Stance, voices: Voices) -> list[Span]:
    """The evidence of a stance: its words, without what interrupts the quotation that it is said in (`," he said, "`)."""
    first, last = trim(parse, stance.first, stance.last)
    whole = parse.span(first, last + 1)
    claim = voices.claim_at(stance.trigger[0])
    if claim is None:
        return [whole]
    shared = [Span(max(p.start, whole.start), min(p.end, whole.end)) for p in spans_of(claim) if p.meets(whole)]
    return shared if len(shared) > 1 else [whole]


def _as_rows(
    placed: Sequence[tuple[list[Span], Stance]], reading: Reading, cast: Cast, parse: Parse, voices: Voices
) -> tuple[Condition, ...]:
    text, article_id = reading.article.text, reading.article.article_id
    ids = unique_ids(article_id, "k", [pieces[0].start for pieces, _ in placed])
    said: dict[tuple[str | None, int], list[tuple[frozenset[str], str]]] = {}
    rows = []
    for condition_id, (pieces, stance) in zip(ids, placed, strict=True):
        row = evidence(text, pieces, stance.rule)
        holder = voices.holder(stance)
        claim = voices.claim_at(stance.trigger[0]) or voices.claim_of_cue(stance.trigger[0])
        words = frozenset(w for w in _WORD.findall(row["quote"].lower()) if w not in _EMPTY)
        earlier = said.setdefault((holder, stance.direction), [])
        first = next((i for w, i in earlier if _alike(w, words)), None)
        if first is None and len(earlier) < REMEMBERED:
            earlier.append((words, condition_id))
        issue = reading.vocabulary.issues_of(row["quote"])
        if issue == "other":
            issue = reading.vocabulary.issues_of(text[slice(*voices.sentence(stance.trigger[0]))])
        antecedent = parse.span(stance.antecedent[0], stance.antecedent[1] + 1) if stance.antecedent else None
        trigger = parse.span(stance.trigger[0], stance.trigger[-1] + 1)
        rows.append(
            Condition(
                condition_id=condition_id,
                article_id=article_id,
                claim_id=claim.claim_id if claim else None,
                holder_id=holder,
                target_id=voices.target(stance, holder),
                kind=stance.kind,
                issue=issue,
                trigger=text[trigger.start : trigger.end],
                modality=_modality(stance),
                strength=stance.strength,
                direction=stance.direction,
                antecedent_start=antecedent.start if antecedent else None,
                antecedent_end=antecedent.end if antecedent else None,
                duplicate_of=first,
                **row,
            )
        )
    return tuple(rows)


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    shared = len(left & right)
    return shared >= 2 and shared >= ALIKE * min(len(left), len(right))


def _modality(stance: Stance) -> str:
    if stance.antecedent or stance.kind == "precondition":
        return "conditional"
    if stance.strength == 1:
        return "possible"
    if stance.kind in ("offer", "refusal", "threat"):
        return "intended"
    return "probable" if stance.kind == "expectation" else "necessary"
