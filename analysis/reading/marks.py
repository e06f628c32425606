"""A range of tokens in, the span of its evidence out: without marks at its edges, and no quotation or bracket cut in two."""

from __future__ import annotations

import re

from analysis.reading.grammar import trim
from analysis.reading.parse import Parse
from analysis.tables import Span

_CLOSES = {"“": "”", "„": "“”", "«": "»", "‹": "›", "(": ")", "[": "]", '"': '"'}  # opening mark -> what closes it
_ALL_CLOSING = frozenset("”»›)]")
_STOPS = ".,;:!?… "
_FURTHER = 40  # characters from the end of a span to the mark that closes what it has opened
_LOOSE = re.compile(r"[\s.,;:!?…]*[”»›)\]\"][\s.,;:!?…]*$")


def whole_span(parse: Parse, text: str, first: int, last: int) -> Span:
    """The evidence of the tokens from `first` to `last`, given in any order; it never ends before it begins."""
    first, last = trim(parse, min(first, last), max(first, last))
    return with_marks(text, parse.span(first, last + 1))


def with_marks(text: str, span: Span) -> Span:
    """The span with the mark that closes what is opened in it, and with or without both marks where it ends in one.

    >>> with_marks("They called it “a non-starter.”", Span(0, 29))
    Span(start=0, end=31)
    """
    start, end = span
    opened, loose = _unpaired(text[start:end])
    if opened is not None:
        return Span(start, _closed(text, start, end, _CLOSES[text[start + opened]]))
    if loose is not None and text[start + loose] in ")]" and (before := _opened_before(text, start, text[start + loose])) >= 0:
        return with_marks(text, Span(before, end))
    if loose is not None and (tail := _LOOSE.search(text, start, end)):
        before = text[:start].rstrip()
        if before and text[start + loose] in _CLOSES.get(before[-1], ""):
            return Span(len(before) - 1, end)
        return Span(start, tail.start()) if tail.start() > start else span
    return span


def _opened_before(text: str, start: int, closing: str) -> int:
    """(and nobody should accept) the plan: where the bracket opens into which a span begins; -1 where it does not."""
    before = text[max(0, start - _FURTHER) : start].rpartition("\n")[2]
    at = before.rfind("(" if closing == ")" else "[")
    return start - len(before) + at if at >= 0 and closing not in before[at:] else -1


def _unpaired(text: str) -> tuple[int | None, int | None]:
    """Where the last mark stands that opens and is not closed, and the first that closes what is not opened."""
    opened: list[int] = []
    loose = None
    for at, letter in enumerate(text):
        if opened and letter in _CLOSES[text[opened[-1]]]:
            opened.pop()
        elif letter in _CLOSES:
            opened.append(at)
        elif letter in _ALL_CLOSING and loose is None:
            loose = at
    return (opened[0] if opened else None), loose


def _closed(text: str, start: int, end: int, closing: str) -> int:
    """The end of the span behind the mark that closes it; of a mark that opens the span, only where it follows at once."""
    for at in range(end, min(len(text), end + _FURTHER)):
        if text[at] in closing:
            return at + 1
        if text[at] == "\n" or (text[at] not in _STOPS and text[start] in _CLOSES):
            return end
    return end
