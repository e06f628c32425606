"""A text and its sections in, its quotations out: what stands between quotation marks, paragraph by paragraph.

Works on the untouched text. An odd mark harms its own paragraph only; a paragraph whose quotation is not closed hands it on
to the next one when that opens with a mark again, as newspapers set quotations of several paragraphs.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Sequence

from analysis.reading.layout.sections import Section
from analysis.tables import Span

# Double marks of any make; a single mark opens before a word and closes after one, so that an apostrophe is neither.
_MARK = re.compile(r"[\"“”„‟«»‹›]|``|''|(?<![\w’'])[‘'](?=[\w…])|(?<=[\w.,!?…])[’'](?!\w)")
_CLOSING_ONLY = frozenset("”’")
_TURNED = frozenset("»›")  # »We agree«: opens before a word only
_PARTNERS = {
    '"': '"”', "“": '"”', "„": "“”‟", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "``": "''\"", "''": "''", "‘": "’", "'": "'", "”": "”",
}  # fmt: skip
LONGEST = 5000  # characters in one paragraph's quotation; a mark that is never closed ends there


@dataclasses.dataclass(frozen=True)
class Quotation:
    """Words between marks: `span` with its marks; `goes_on` when the next paragraph continues it."""

    span: Span
    section: int
    goes_on: bool = False


def find_quotations(text: str, sections: Sequence[Section]) -> tuple[Quotation, ...]:
    """The quotations of the article in text order; they never overlap and never leave their section's body."""
    found: list[Quotation] = []
    for number, section in enumerate(sections):
        below = sections[number + 1].body.start if number + 1 < len(sections) else len(text)
        for span, closed in _in_paragraph(text, section.body, text[below : below + 1]):
            found.append(Quotation(span, number, goes_on=not closed))
    return tuple(_checked(text, found, sections))


def _in_paragraph(text: str, body: Span, below: str) -> list[tuple[Span, bool]]:
    """“We will talk,” he said. “But not now. -> the first closed, the second running to the end of the paragraph.

    `below` is how the next section begins: a single mark that is never closed is one only where it opens that, too.
    """
    spans, opened, mark = [], None, ""
    for match in _MARK.finditer(text, body.start, body.end):
        this = match[0]
        if opened is None:
            if this not in _CLOSING_ONLY and not _closes_nothing(text, match.start(), this, body):
                opened, mark = match.start(), this
        elif this in _PARTNERS[mark] and len(this) >= len(mark) and not _is_plural(text, match, body):
            spans.append((Span(opened, match.end()), True))
            opened = None
    if opened is not None and (mark not in "'‘" or mark == below) and body.end - opened <= LONGEST:
        spans.append((Span(opened, body.end), False))
    return spans


def _is_plural(text: str, mark: re.Match[str], body: Span) -> bool:
    """‘The owners’ offer and the crews’ pay are low’: a mark after an s, where a later single mark closes."""
    if not _is_like_plural(text, mark):
        return False
    marks = _MARK.finditer(text, mark.end(), min(body.end, mark.end() + LONGEST))
    later = next((m for m in marks if m[0] in "'‘’" and not _is_like_plural(text, m)), None)
    if later is None or text[later.start() - 1].isspace() or later.start() == mark.end():
        return False
    before = text[later.start() - 1]
    return before in ".,!?…" or (before.isalnum() and (before != "s" or text[later.end() : later.end() + 1] in ("", ".", ",")))


def _is_like_plural(text: str, mark: re.Match[str]) -> bool:
    """The owners’ offer."""
    return mark[0] in "'’" and text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 2].strip()[:1].isalpha()


def _closes_nothing(text: str, at: int, mark: str, body: Span) -> bool:
    """A straight mark after a word and before a blank cannot open anything: they agreed" on it. So a » before none."""
    after = at + len(mark)
    if mark in _TURNED:
        return not text[after : after + 1].isalnum() or (at > body.start and text[at - 1].isalnum())
    return (
        mark in ('"', "''") and at > body.start and not text[at - 1].isspace() and (after >= body.end or text[after].isspace())
    )


def _checked(text: str, found: list[Quotation], sections: Sequence[Section]) -> list[Quotation]:
    """`goes_on` holds only where the next section opens with the same mark; not: "She asked. ¶ “Now,” he said."""
    opens = {(q.section, text[q.span.start]) for q in found if q.span.start == sections[q.section].body.start}
    return [dataclasses.replace(q, goes_on=q.goes_on and (q.section + 1, text[q.span.start]) in opens) for q in found]


@dataclasses.dataclass(frozen=True)
class Quoted:
    """Answers whether a place of the text is quoted."""

    quotations: tuple[Quotation, ...]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [q.span.start for q in self.quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds this character."""
        k = bisect.bisect_right(self._starts, offset) - 1
        return self.quotations[k] if k >= 0 and offset < self.quotations[k].span.end else None
