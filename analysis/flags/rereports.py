"""What was said and what it became in a later report in, the change of meaning out."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.actors import Cast
from analysis.flags.misprints import Defect
from analysis.reading import Reading
from analysis.tables import Claim, Condition, Mention, Row, Span

SWAPPED = "the parties have changed places since"
NEAREST = 50  # earlier exclusions that one is compared with
REACH = 40  # characters between an exclusion and the party beside it
SHOWN = 80  # characters of an earlier statement that a suggestion repeats

_EXCLUSION = re.compile(
    r"\b(?:(?:excluded|barred|banned|debarred|shut out|kept out|left out|locked out|removed|absent)(?: from| of)"
    r"|(?:can|may|must|will|would|should|shall|could)(?: ?not|n[’']t)\W{1,3}(?:\w+\W{1,3}){0,2}?"
    r"(?:be (?:a )?(?:part|party|parties|members?) (?:of|to)|take part in|join|participate in|"
    r"have (?:a )?(?:seat|place|say|part) (?:at|in)))\b"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|[\r\n]")
_COORDINATED = re.compile(r"(?:\s*[,/]\s*|\s+)?(?:(?:and|or|nor|as well as)\s+)?(?:the\s+)?")
_PARTIES = frozenset(("country", "bloc", "organisation", "person"))


class Exclusion(NamedTuple):
    """One exclusion in the text: its sentence, its words, the parties kept out, and the parties that this is about."""

    sentence: Span
    words: Span
    out: frozenset[str]
    of: frozenset[str]


def shown(quote: str) -> str:
    """The beginning of a statement, for a suggestion."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= SHOWN else quote[: SHOWN - 1].rstrip() + "…"


def change_between(text: str, cast: Cast, first: Row, again: Row) -> str | None:
    """How the row `again` differs from the row that it repeats, or None."""
    if isinstance(again, Claim):
        return (
            "denied here, not at first"
            if again.negated > first.negated
            else "denied at first"
            if again.negated < first.negated
            else None
        )
    if again.direction != first.direction:
        return "the opposite of what was said first"
    if (again.holder_id, again.target_id) == (first.target_id, first.holder_id) and again.holder_id != again.target_id:
        return SWAPPED
    (who, whom), (who_again, whom_again) = _around_trigger(text, cast, first), _around_trigger(text, cast, again)
    if who & whom_again and whom & who_again and not who & who_again:
        return SWAPPED
    if abs(again.strength - first.strength) >= 2:
        return "softer than at first" if again.strength < first.strength else "harder than at first"
    return None


def _around_trigger(text: str, cast: Cast, row: Condition) -> tuple[set[str], set[str]]:
    """The actors named before and after the trigger, inside a condition."""
    at = text.find(row.trigger, row.start, row.end)
    inside = [m for m in cast.mentions if row.start <= m.start and m.end <= row.end] if at >= 0 else []
    return {m.actor_id for m in inside if m.start < at}, {m.actor_id for m in inside if m.start > at}


def swapped_exclusions(reading: Reading, cast: Cast, claims: Sequence[Claim]) -> Iterator[Defect]:
    """Norland cannot be part of a deal on Sudland, retold as: the envoy wants Sudland excluded from deals with Norland."""
    text, found = reading.article.text, _exclusions(reading, cast)
    for k, again in enumerate(found):
        named = {m.actor_id for m in _mentions_in(cast, again.sentence)}
        for first in found[max(0, k - NEAREST) : k]:
            swapped = first.out & again.of and first.of & again.out and not first.out & again.out
            if swapped and _speakers(claims, first.sentence) & named:
                said = shown(text[first.sentence.start : first.sentence.end])
                yield Defect("changed_report", "warning", again.words, f"{SWAPPED}: {said}", "swapped_exclusion")
                break


def _speakers(claims: Sequence[Claim], sentence: Span) -> set[str | None]:
    return {c.speaker_id for c in claims if c.speaker_id and c.start < sentence.end and sentence.start < c.end}


def _mentions_in(cast: Cast, span: Span) -> list[Mention]:
    starts = bisect.bisect_left(cast.mentions, span.start, key=lambda m: m.start)
    ends = bisect.bisect_left(cast.mentions, span.end, key=lambda m: m.start)
    return [m for m in cast.mentions[starts:ends] if m.end <= span.end]


def _exclusions(reading: Reading, cast: Cast) -> list[Exclusion]:
    """Every exclusion of which both sides are named, in text order."""
    text, found = reading.article.text, []
    for section in reading.sections:
        ends = [section.body.start, *(m.end() for m in _SENTENCE_END.finditer(text, *section.body)), section.body.end]
        for m in _EXCLUSION.finditer(text, *section.body):
            start = max(end for end in ends if end <= m.start())
            end = min(end for end in ends if end >= m.end())
            sentence = Span(start, start + len(text[start:end].rstrip()))
            near = [n for n in _mentions_in(cast, sentence) if cast.by_id[n.actor_id].kind in _PARTIES]
            out = _beside(text, [n for n in near if n.end <= m.start()][::-1], m.start())
            of = _beside(text, [n for n in near if n.start >= m.end()], m.end())
            if out and of:
                words = Span(min(n.start for n in out), max(n.end for n in of))
                sides = (frozenset(n.actor_id for n in side) for side in (out, of))
                found.append(Exclusion(sentence, words, *sides))
    return found


def _beside(text: str, mentions: list[Mention], at: int) -> list[Mention]:
    """The naming nearest to `at` and those coordinated with it: EU countries or Great Britain."""
    group: list[Mention] = []
    for mention in mentions:
        if not group:
            gap = min(abs(mention.start - at), abs(mention.end - at))
            if gap > REACH:
                break
        else:
            last = group[-1]
            low, high = sorted(((last.start, last.end), (mention.start, mention.end)))
            if low[1] < high[0] and not _COORDINATED.fullmatch(text, low[1], high[0]):
                break
        group.append(mention)
    return group
