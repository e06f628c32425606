"""A `Parse` and its quotations in, attributions out: source, cue and content as token ranges."""

from __future__ import annotations

import dataclasses

from analysis.grammar import VERBAL, Parse, noun_phrase, source_of
from analysis.language import Reading
from analysis.quotations import Quoted

Range = tuple[int, int]  # tokens start:end


@dataclasses.dataclass(frozen=True)
class Attribution:
    """One attribution in tokens; `head` is the head of the source."""

    source: Range | None
    head: int | None
    cue: Range
    content: tuple[Range, ...]
    rule: str


def find_attributions(reading: Reading, parse: Parse, quoted: Quoted) -> list[Attribution]:
    """Clauses under reporting words, quotations beside them, and sentences with *according to*."""
    cues = {entry.cue for entry in reading.vocabulary.cues}
    found = []
    in_quotes = [quoted.at(s) is not None for s in parse.starts]
    for i in range(len(parse)):
        if in_quotes[i]:
            continue
        if parse.lower[i] == "according" and i + 1 < len(parse) and parse.lower[i + 1] == "to":
            found += _according_to(parse, i)
        elif parse.lemmas[i] in cues and parse.pos[i] in VERBAL:
            clause = next((c for c in parse.children[i] if parse.deps[c] in ("ccomp", "xcomp")), None)
            if clause is not None and parse.deps[i] != "aux":
                found += _with_source(parse, i, (parse.first[clause], parse.last[clause] + 1), "clause")
    return found


def _according_to(parse: Parse, i: int) -> list[Attribution]:
    start, end = i, i
    while start > 0 and parse.sentences[start - 1] == parse.sentences[i]:
        start -= 1
    while end < len(parse) and parse.sentences[end] == parse.sentences[i]:
        end += 1
    head = source_of(parse, i)
    if head is None:
        return []
    pieces = tuple(p for p in ((start, i), (max(parse.last[i], parse.last[head]) + 1, end)) if p[1] - p[0] > 1)
    return [Attribution(noun_phrase(parse, head), head, (i, i + 2), pieces, "according_to")] if pieces else []


def _with_source(parse: Parse, cue: int, content: Range, rule: str) -> list[Attribution]:
    start, end = content
    if start <= cue < end:
        start, end = (start, cue) if cue - start > end - cue - 1 else (cue + 1, end)
    head = source_of(parse, cue)
    if head is not None and start <= head < end:
        if head == start:
            return []
        end = parse.first[head]
    if end <= start:
        return []
    return [Attribution(noun_phrase(parse, head) if head is not None else None, head, (cue, cue + 1), ((start, end),), rule)]
