"""A text in, the furniture of its subtitles out: numbers and times of cues, headers, tags; and the text without them.

WebVTT and SubRip cut what somebody says into cues of a line or two. In a copy as long as the text, what stands between two
cues of one turn becomes blanks, so that the words are one block; whoever points at them leaves out the gaps.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.layout.blocks import Block, ends_sentence
from analysis.reading.layout.labels import VOICE, find_label
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
TIME_LINE = re.compile(rf"[ \t]*{STAMP}[ \t]*-->[ \t]*{STAMP}[^\n]*")
HEADER = re.compile(r"\ufeff?WEBVTT\b")
ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)\b")  # begins a block of WebVTT that is no cue
TAG = re.compile(r"</?[a-z][^<>\n]{0,80}>|<\d[\d:.]*>|\{\\[^{}\n]{0,40}\}", re.IGNORECASE)
OPENS = re.compile(r"[-–—•>♪]|&gt;")  # '- Will they pay?', '>> Why?'
USUAL, LONGEST = 600, 3000  # characters after which a block ends with the next sentence, or anyhow
LONGEST_NAME = 5  # words
CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")
TAIL = 8  # characters in which the end of a sentence shows


class Cue(NamedTuple):
    """The words of one cue: a line or more."""

    start: int
    end: int


def without_cues(text: str, patterns: Patterns) -> tuple[str, tuple[Span, ...]]:
    """The text with blanks for the furniture of subtitles, and that furniture, in order; a text of another kind as it is."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\r\n]+", text) if not match[0].isspace()]
    times = [k for k, line in enumerate(lines) if TIME_LINE.fullmatch(text, *line)]
    if not times:
        return text, ()
    furniture, cues = _cues(text, lines, times)
    letters = list(text)
    for start, end in furniture:
        letters[start:end] = [c if c in "\r\n" else " " for c in text[start:end]]
    before, speaker = None, ""
    above = _names_above(text, cues)
    for cue in cues:
        named_above = cue in above
        plain = "".join(letters[cue.start : cue.end])
        label = find_label(Block(cue.start, cue.end, plain, True), patterns)
        named = plain[slice(*label.name)] if label else ""
        same = named == speaker and label and before and (VOICE.match(plain) or not _is_closed(text, before))
        if (
            before
            and not named_above
            and cue.end - before.start < LONGEST
            and (same or (not label and _goes_on(text, before, cue, plain)))
        ):
            if label:
                furniture.append(Span(cue.start, cue.start + label.words_at))
                letters[cue.start : cue.start + label.words_at] = " " * label.words_at
            letters[before.end : cue.start] = " " * (cue.start - before.end)
            before = Cue(before.start, cue.end)
        else:
            before, speaker = cue, named
        start = cue.start + len(_first_line(text, cue)) + 2 if named_above else cue.start
        letters[start : cue.end] = [" " if c in "\r\n" else c for c in letters[start : cue.end]]
    return "".join(letters), tuple(sorted(furniture))


def _cues(text: str, lines: list[Span], times: list[int]) -> tuple[list[Span], list[Cue]]:
    """What is furniture, and the stretches of words: those of a cue are cut where a line opens with a mark."""
    timed, furniture, cues = set(times), [], []
    headed = any(HEADER.match(text, line.start) for line in lines[: times[0]])
    inside = aside = False
    for k, line in enumerate(lines):
        words, alone = text[slice(*line)], k == 0 or _is_blank(text, lines[k - 1], line)
        inside, aside = inside and not alone, aside and not alone
        aside = aside or (headed and alone and (HEADER.match(words) or ASIDE.match(words)) is not None)
        if (
            k in timed
            or aside
            or (k + 1 in timed and (alone or words.strip().isdigit()) and not _is_blank(text, line, lines[k + 1]))
        ):
            furniture.append(line)
            inside = k in timed
            continue
        furniture += (Span(*tag.span()) for tag in TAG.finditer(text, *line) if not VOICE.match(tag[0]))
        if inside and cues and cues[-1].end == lines[k - 1].end and not OPENS.match(words):
            cues[-1] = Cue(cues[-1].start, line.end)
        elif inside:
            cues.append(Cue(*line))
    return furniture, cues


def _names_above(text: str, cues: list[Cue]) -> frozenset[Cue]:
    """`Anna Holm⏎We wait.`: the cues whose first line is a name, where such lines come again."""
    several = {cue: _first_line(text, cue) for cue in cues if "\n" in text[cue.start : cue.end]}
    names = {cue: line for cue, line in several.items() if len(line.split()) < LONGEST_NAME and CAPITALISED.fullmatch(line)}
    return frozenset(names) if len(set(names.values())) < len(names) == len(cues) else frozenset()


def _first_line(text: str, cue: Cue) -> str:
    return text[cue.start : cue.end].split("\n", 1)[0].rstrip("\r")


def _is_blank(text: str, above: Span, below: Span) -> bool:
    """Whether a blank line stands between two lines."""
    return max(text.count("\n", above.end, below.start), text.count("\r", above.end, below.start)) > 1


def _goes_on(text: str, before: Cue, cue: Cue, words: str) -> bool:
    """Whether a cue that names nobody continues what was said before."""
    if OPENS.match(words.lstrip()):
        return False
    return cue.end - before.start < USUAL or not _is_closed(text, before)


def _is_closed(text: str, cue: Cue) -> bool:
    return ends_sentence(text[max(cue.start, cue.end - TAIL) : cue.end])


def furniture_blocks(text: str, cues: tuple[Span, ...], blocks: list[Block]) -> Iterator[Block]:
    """The furniture that stands in no block, a block for what stands together."""
    at = iter(blocks)
    block, run = next(at, None), None
    for span in cues:
        while block and block.end <= span.start:
            block = next(at, None)
        if block and block.start < span.end:
            continue
        if run and not text[run.end : span.start].strip() and not (block and run.end <= block.start < span.start):
            run = Span(run.start, span.end)
            continue
        if run:
            yield _furniture(text, run)
        run = span
    if run:
        yield _furniture(text, run)


def gaps_of(blocks: list[Block], cues: tuple[Span, ...]) -> dict[Block, tuple[Span, ...]]:
    """The furniture inside each block of words that holds some."""
    starts = [span.start for span in cues]
    inside = {
        block: cues[bisect.bisect_left(starts, block.start) : bisect.bisect_left(starts, block.end)]
        for block in blocks
        if cues and block.rule != "cue"
    }
    return {block: gaps for block, gaps in inside.items() if gaps}


def _furniture(text: str, span: Span) -> Block:
    block = Block(span.start, span.end, text[slice(*span)], True)
    block.become("boilerplate", "cue")
    return block
