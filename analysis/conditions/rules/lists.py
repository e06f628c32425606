"""The lists of an article in, the demands in them out: an item under a line that asks needs no trigger of its own.

The ambassador outlined his conditions:        What does Kyiv want?
– the contact line; – no foreign troops        1. Withdrawal of all troops.  2. Open borders and free trade.
Iran set conditions for talks, including the release of prisoners and an end to sanctions.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from analysis.conditions.proposal import Proposal
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import hits_between
from analysis.reading import Parse, Section
from analysis.reading.grammar import SUBJECTS, ancestors, child_of, head_of, is_negated, subject_of, token_at
from analysis.tables import Span

_LONGEST_LINE = 60  # tokens of a line above a list
_NEAR = 3  # tokens from the beginning of an item to its trigger


def find_listed(scene: Scene, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The demands in items that hold no proposal in `found`."""
    parse, sections = scene.parse, scene.reading.sections
    taken = {t for proposal in found for t in range(proposal.first, proposal.last + 1)}
    by_id = {section.section_id: k for k, section in enumerate(sections)}
    for k, section in enumerate(sections):
        if section.kind != "list_item":
            continue
        line, above = _lines_above(sections, by_id, k)
        asking = next((t for s in (line, above) if s for t in _asking(parse, s.body)), None)
        if line is None or asking is None:
            continue
        holder = _holder(scene, asking, line)
        for first, last in _pieces(parse, _tokens_in(parse, section.body)):
            if taken.isdisjoint(range(first, last + 1)):
                yield Proposal((asking,), first, last, *_terms_of_item(scene, first, last), "listed_demand", holder)


def _terms_of_item(scene: Scene, first: int, last: int) -> tuple[str, int, int]:
    """Ready to discuss a rotating presidency · The blockade does not end the conflict · no foreign troops"""
    parse = scene.parse
    entry = next((hit.entry for hit in hits_between(scene.triggers, first, first + _NEAR - 1)), None)
    if entry is not None and parse.lower[first] != "no":
        return entry.kind, entry.strength, entry.direction
    if is_negated(parse, head_of(parse, first, last)):
        return "refusal", 4, -1
    return "demand", 4, -1 if parse.lower[first] == "no" else 1


def find_listed_in_prose(scene: Scene) -> Iterator[Proposal]:
    """The conditions of the ambassador, including a truce and no observers: the demands that a sentence lists as examples."""
    parse, demands = scene.parse, scene.parse.classes["express_demands"]
    for t, word in enumerate(parse.lower):
        if parse.deps[t] != "prep" or not (word == "including" or (word == "as" and t and parse.lower[t - 1] == "such")):
            continue
        things, above = child_of(parse, t, {"pobj"}), itertools.islice(ancestors(parse, t), _NEAR)
        noun = next((a for a in above if parse.tags[a] == "NNS" and parse.lemmas[a] in demands), None)
        if things is None or noun is None:
            continue
        holder = _who_demands(scene, noun)
        spans = _apart(parse, parse.first[things], parse.last[things])
        for first, last in (piece for span in spans for piece in _joined(parse, *span)):
            head, terms = head_of(parse, first, last), ("demand", 4, -1 if parse.lower[first] in parse.classes["none"] else 1)
            undone = child_of(parse, head, {"acl"})
            if undone is not None and parse.lemmas[undone] in parse.classes["excluding"]:  # a Kenya excluded from the bloc
                terms = ("exclusion", 5, -1)
            yield Proposal((noun,), first, last, *terms, "listed_in_prose", holder, head)


def _apart(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A Kenya excluded from deals with states of the lake⟨, and⟩ free elections: a comma before `and` ends what is joined."""
    for t in range(first + 1, last):
        if parse.lower[t] == "and" and parse.lower[t - 1] == ",":
            yield first, t - 2
            first = t + 1
    yield first, last


def _who_demands(scene: Scene, noun: int) -> int | None:
    """Its conditions; the conditions of Iran; conditions from the envoy; Iran set conditions."""
    parse = scene.parse
    owner = child_of(parse, noun, {"poss"})
    froms = (child_of(parse, c, {"pobj"}) for c in parse.children[noun] if parse.lower[c] in ("of", "from", "by"))
    subject = subject_of(parse, parse.heads[noun]) if parse.deps[noun] == "dobj" else None
    return next((p for p in (owner, *froms, subject) if scene.speakers.is_party(p)), None)


def _lines_above(sections: Sequence[Section], by_id: dict[str, int], k: int) -> tuple[Section | None, Section | None]:
    """The line that introduces the list of item `k`, and a heading above it."""
    at = by_id.get(sections[k].lead_in_id)
    if at is None:
        at = k - 1
        while at >= 0 and sections[at].kind == "list_item":
            at -= 1
    if at < 0 or sections[at].kind not in ("lead_in", "heading", "paragraph"):
        return None, None
    above = at - 1
    while above >= 0 and sections[above].kind in ("list_item", "lead_in", "heading") and not _asks(sections[above]):
        above -= 1  # the heading may stand above several lists
    is_heading = above >= 0 and sections[above].kind == "heading"
    return sections[at], sections[above] if is_heading else None


def _asks(section: Section) -> bool:
    return section.kind == "heading" and section.rule == "heading"


def _asking(parse: Parse, span: Span) -> Iterator[int]:
    """The words that call what follows a demand: his conditions; what Kyiv wants."""
    tokens = _tokens_in(parse, span)
    if len(tokens) <= _LONGEST_LINE:
        for t in tokens:
            verb = parse.tags[t][:2] == "VB" and parse.lemmas[t] in parse.classes["asking"]
            if verb or parse.lemmas[t] in parse.classes["names_of_demands"]:
                yield t


def _holder(scene: Scene, asking: int, line: Section) -> int | None:
    """Who asks: the subject of the verb; else who is named first in the line above the list; else the speaker."""
    parse, speakers, tokens = scene.parse, scene.speakers, _tokens_in(scene.parse, line.body)
    subject = subject_of(parse, asking) if parse.tags[asking][:2] == "VB" else None
    if subject is not None and speakers.actor(subject) is not None:
        return subject
    if asking in tokens:
        return None
    named = (t for t in tokens if parse.deps[t] in SUBJECTS | {"ROOT", "nmod"} and speakers.actor(t) is not None)
    return next(named, None)


def _pieces(parse: Parse, tokens: range) -> Iterator[tuple[int, int]]:
    """The fragments of an item, each joined thing for itself: `Direct flights, direct trade and direct contact`."""
    start = tokens.start
    for t in tokens:
        if t + 1 < tokens.stop and parse.sentences[t + 1] == parse.sentences[t]:
            continue
        words = [i for i in range(start, t + 1) if parse.words[i][:1].isalpha()]
        finite = [i for i in words if parse.tags[i] in ("VBZ", "VBP", "VBD", "MD") and parse.deps[i] == "ROOT"]
        whole = start == tokens.start
        start = t + 1
        if not words or (finite and not whole):
            continue
        yield from _joined(parse, words[0], words[-1])


def _joined(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    starts, at = [first], head_of(parse, first, last)
    while (joined := next((c for c in parse.children[at] if parse.deps[c] == "conj" and at < c <= last), None)) is not None:
        if parse.tags[joined][:2] != "NN" or joined - parse.first[joined] < 1:
            break
        starts.append(max(parse.first[joined], starts[-1] + 1))
        at = joined
    for k, start in enumerate(starts):
        end = starts[k + 1] - 1 if k + 1 < len(starts) else last
        while end > start and (not parse.words[end][:1].isalnum() or parse.lower[end] in ("and", "or")):
            end -= 1
        if start <= end:
            yield start, end


def _tokens_in(parse: Parse, span: Span) -> range:
    return range(token_at(parse, span.start), token_at(parse, span.end - 1) + 1) if span.end > span.start else range(0)
