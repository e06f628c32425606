"""All that was found in an article in; statements that come again out: told twice, or told otherwise than at first."""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.actors import Cast
from analysis.claims import SENTENCES
from analysis.flags.defects import ID_COLUMNS, Covered, Defect, Found, defect_at, defect_of, shown
from analysis.reading import Section, one_of
from analysis.tables import Claim, Condition, Mention, Row, Span

LEAST_WORDS = 8  # a shorter sentence may come twice by chance
SWAPPED = "the parties have changed places since"
NEAREST = 50  # earlier exclusions that one is compared with
REACH = 40  # characters between an exclusion and the party beside it

_SENTENCE = re.compile(r"\w(?:[^.!?\r\n]|[.!?](?!\s)){20,}")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|[\r\n]")
_COORDINATED = re.compile(r"(?:\s*[,/]\s*|\s+)?(?:(?:and|or|nor|as well as)\s+)?(?:the\s+)?")
_PARTIES = frozenset(("country", "bloc", "organisation", "person"))


class Exclusion(NamedTuple):
    """One exclusion in the text: its sentence, its words, the parties kept out, and the parties that this is about."""

    sentence: Span
    words: Span
    out: frozenset[str]
    of: frozenset[str]


def repeated_rows(found: Found) -> Iterator[Defect]:
    """They must go, he said … they must leave, he said again: counts once; a claim and the condition that it holds are one."""
    claims = list(_again("claims", found.claims))
    edges = {at for again, _ in claims for at in (again.start, again.end)}
    conditions = [pair for pair in _again("conditions", found.conditions) if edges.isdisjoint((pair[0].start, pair[0].end))]
    for table, pairs in (("claims", claims), ("conditions", conditions)):
        for again, first in pairs:
            yield defect_of(table, again, f"said before: {shown(first.quote)}")


def _again(table: str, rows: Sequence[Claim] | Sequence[Condition]) -> Iterator[tuple[Row, Row]]:
    """The rows that repeat a row, with that row."""
    firsts = {getattr(row, ID_COLUMNS[table]): row for row in rows}
    for row in rows:
        if row.duplicate_of in firsts:
            yield row, firsts[row.duplicate_of]


def repeated_sentences(found: Found) -> Iterator[Defect]:
    """Sentences of which half the runs of four words stand in one earlier sentence, and no row tells so."""
    covered = Covered(defect.span for defect in repeated_rows(found))
    earlier: dict[tuple[str, ...], Span] = {}
    for section in found.reading.sections:
        for m in _SENTENCE.finditer(found.text, *section.body):
            words = re.findall(r"\w+", m[0].lower())
            runs = list(zip(words, words[1:], words[2:], words[3:], strict=False))
            places = Counter(earlier[run] for run in runs if run in earlier)
            if len(words) >= LEAST_WORDS and places:
                first, shared = min(places.items(), key=lambda p: (-p[1], p[0]))
                if SENTENCES.holds(shared, len(runs)) and not covered.meets(Span(*m.span())):
                    yield defect_at(*m.span(), f"said before: {shown(found.text[first.start : first.end])}")
            for run in runs:
                earlier.setdefault(run, Span(*m.span()))


def changed_reports(found: Found) -> Iterator[Defect]:
    """The union must not join the pact … He said that the union must join the pact."""
    for table, rows in (("conditions", found.conditions), ("claims", found.claims)):
        for again, first in _again(table, rows):
            if isinstance(again, Claim):
                denied = "denied here, not at first" if again.negated else "denied at first"
                change = denied if again.negated != first.negated else None
            else:
                change = _change(found.text, found.cast, first, again)
            if change:
                yield defect_of(table, again, f"{change}: {shown(first.quote)}")


def _change(text: str, cast: Cast, first: Condition, again: Condition) -> str | None:
    """How the condition `again` differs from the one that it repeats."""
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
    inside = _mentions_in(cast, Span(row.start, row.end)) if at >= 0 else []
    return {m.actor_id for m in inside if m.start < at}, {m.actor_id for m in inside if m.start > at}


def swapped_exclusions(found: Found) -> Iterator[Defect]:
    """Norland cannot be part of a deal on Sudland, retold as: the envoy wants Sudland excluded from deals with Norland."""
    exclusions = [e for section in found.reading.sections for e in _exclusions(found, section)]
    for k, again in enumerate(exclusions):
        named = {m.actor_id for m in _mentions_in(found.cast, again.sentence)}
        for first in exclusions[max(0, k - NEAREST) : k]:
            swapped = first.out & again.of and first.of & again.out and not first.out & again.out
            if swapped and _speakers(found, first.sentence) & named:
                said = shown(found.text[first.sentence.start : first.sentence.end])
                yield defect_at(*again.words, f"{SWAPPED}: {said}")
                break


def _speakers(found: Found, sentence: Span) -> set[str]:
    return {c.speaker_id for c in found.claims if c.speaker_id and sentence.meets(Span(c.start, c.end))}


def _mentions_in(cast: Cast, span: Span) -> list[Mention]:
    starts = bisect.bisect_left(cast.mentions, span.start, key=lambda m: m.start)
    ends = bisect.bisect_left(cast.mentions, span.end, key=lambda m: m.start)
    return [m for m in cast.mentions[starts:ends] if m.end <= span.end]


def _exclusions(found: Found, section: Section) -> Iterator[Exclusion]:
    """Every exclusion of which both sides are named, in text order."""
    text, cast = found.text, found.cast
    classes = found.classes
    exclusion = _exclusion(classes["kept_out"], classes["modal_verbs"], classes["taking_part"])
    ends = [section.body.start, *(m.end() for m in _SENTENCE_END.finditer(text, *section.body)), section.body.end]
    for m in exclusion.finditer(text, *section.body):
        start = max(end for end in ends if end <= m.start())
        end = min(end for end in ends if end >= m.end())
        sentence = Span(start, start + len(text[start:end].rstrip()))
        near = [n for n in _mentions_in(cast, sentence) if cast.by_id[n.actor_id].kind in _PARTIES]
        out = _beside(text, [n for n in near if n.end <= m.start()][::-1], m.start())
        of = _beside(text, [n for n in near if n.start >= m.end()], m.end())
        if out and of:
            words = Span(min(n.start for n in out), max(n.end for n in of))
            yield Exclusion(sentence, words, *(frozenset(n.actor_id for n in side) for side in (out, of)))


@functools.cache
def _exclusion(out: frozenset[str], modals: frozenset[str], part: frozenset[str]) -> re.Pattern[str]:
    """Excluded from; cannot be part of; must not take part in."""
    no = r"(?: ?not|n[’']t)\W{1,3}(?:\w+\W{1,3}){0,2}?"
    return re.compile(rf"\b(?:{one_of(out)}(?: from| of)|{one_of(modals)}{no}{one_of(part)})\b")


def _beside(text: str, mentions: list[Mention], at: int) -> list[Mention]:
    """The naming nearest to `at` and those coordinated with it: EU countries or Great Britain."""
    group: list[Mention] = []
    for mention in mentions:
        if not group:
            if min(abs(mention.start - at), abs(mention.end - at)) > REACH:
                break
        else:
            low, high = sorted((Span(group[-1].start, group[-1].end), Span(mention.start, mention.end)))
            if low.end < high.start and not _COORDINATED.fullmatch(text, low.end, high.start):
                break
        group.append(mention)
    return group
