"""A text and its marks in, the text as HTML with every mark in place out: for a notebook cell and the shared page.

Marks nest and cross freely; HTML cannot, so a mark is cut where another one ends and goes on behind it. Every mark has a
number, and what it says stands beside its paragraph under that number: nothing hangs on colour or on a mouse. All that comes
from the article is escaped; there is no script; every class and id begins with `parley`.
"""

import bisect
import dataclasses
import functools
import html
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.tables import Span

STYLESHEET = Path(__file__).parent / "template" / "marks.css"
LAYERS = ("claims", "conditions", "assessments", "flags", "mentions")  # the outermost first
SHORT = 60  # characters up to which a flag is hatched; a longer one, of a whole statement or headline, is only framed
LEGEND = {
    "claims": ("[claim]", "who says it, and what is done by saying it"),
    "conditions": ("condition", "▲ required or offered, ▼ refused; strength 1 to 5"),
    "assessments": ("assessment", "who judges, what about it, from −2 to +2"),
    "flags": ("flag", "a defect of the source"),
    "mentions": ("actor", "point at a name to see who it is"),
}
TITLES = {"headline": 3, "heading": 4}  # kinds of section that are headings, and at which level


@dataclasses.dataclass(frozen=True)
class Mark:
    """One row's evidence as it is shown: `label` is its number, `tip` what pointing at it tells.

    What stands beside the text is a `gist`, which neighbours may share, and a `detail` of its own.
    """

    layer: str
    spans: tuple[Span, ...]
    label: str = ""
    gist: str = ""
    detail: str = ""
    tip: str = ""
    anchor: str = ""


class Block(NamedTuple):
    """A stretch of the text that is shown as one: a section with the blanks behind it."""

    span: Span
    kind: str = "paragraph"
    part: int = 0


def escaped(text: str) -> str:
    """Text as HTML that a browser reads back as the same characters; a null, which HTML cannot hold, shows as �."""
    return html.escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def page(text: str, sections: pd.DataFrame, marks: Sequence[Mark]) -> str:
    """The whole text with its marks, what they say beside it, and a legend above."""
    blocks = _blocks(text, sections)
    starts = [block.span.start for block in blocks]
    within: list[list[tuple[Span, Mark]]] = [[] for _ in blocks]
    notes: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        notes[max(0, bisect.bisect_right(starts, mark.spans[0].start) - 1)].append(mark)
        for piece in mark.spans:
            k = max(0, bisect.bisect_right(starts, piece.start) - 1)
            while k < len(blocks) and starts[k] < piece.end:
                within[k].append((piece, mark))
                k += 1
    parts = [None, *(block.part for block in blocks)]
    rows = [
        f"{_seam_html(block.part, before)}{_block_html(text, block, pieces, beside)}"
        for block, pieces, beside, before in zip(blocks, within, notes, parts, strict=False)
    ]
    return (
        f'<style>{_stylesheet()}</style><div class="parley-view"><div class="parley-legend">{_legend(marks)}</div>'
        f'<div class="parley-article">{"".join(rows)}</div></div>'
    )


@functools.cache
def _stylesheet() -> str:
    return STYLESHEET.read_text(encoding="utf-8")


def _legend(marks: Sequence[Mark]) -> str:
    lines = []
    for layer in LAYERS:
        sample, meaning = LEGEND[layer]
        count = sum(mark.layer == layer for mark in marks)
        lines.append(
            f'<label><input type="checkbox" class="parley-show-{layer}" checked>'
            f'<span class="parley-{layer} parley-sample">{sample}</span> {count} {layer} <small>{meaning}</small></label>'
        )
    return "".join(lines)


def _blocks(text: str, sections: pd.DataFrame) -> list[Block]:
    """The text cut at the beginnings of its sections: every character is in one block, blanks between sections included."""
    section_at = {row.start: row for row in sections.sort_values("start").itertuples()}
    starts = sorted({0, *section_at})
    blocks = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if start < end:
            section = section_at.get(start)
            blocks.append(Block(Span(start, end), section.kind, section.part) if section else Block(Span(start, end)))
    first = blocks[0].span if blocks else Span(0, 0)
    if len(blocks) > 1 and first.start not in section_at and not text[: first.end].strip():  # blank lines above the headline
        blocks[:2] = [blocks[1]._replace(span=Span(0, blocks[1].span.end))]
    return blocks


def _seam_html(part: int, before: int | None) -> str:
    """The line above another text of the same file."""
    return f'<div class="parley-seam">text {part + 1}</div>' if before is not None and part > before else ""


def _block_html(text: str, block: Block, pieces: list[tuple[Span, Mark]], notes: list[Mark]) -> str:
    label = "" if block.kind == "paragraph" else block.kind.replace("_", " ")
    heading = f' role="heading" aria-level="{TITLES[block.kind]}"' if block.kind in TITLES else ""
    return (
        f'<div class="parley-block parley-kind-{block.kind}"><div class="parley-kind">{label}</div>'
        f'<div class="parley-text" dir="auto"{heading}>{mark_text(text, block.span, pieces)}</div>{_notes_html(notes)}</div>'
    )


class _Open(NamedTuple):
    """An element that is not closed yet: `place` is where its opening tag stands in the output."""

    piece: Span
    mark: Mark
    place: int
    begins: bool


def mark_text(text: str, span: Span, pieces: Iterable[tuple[Span, Mark]]) -> str:
    """The text at `span` as HTML, each of `pieces` in an element of its own; where two cross, the one that ends later is cut.

    What a browser reads back as text is the article's text, whatever the pieces.
    """
    waiting = sorted(((p, mark) for p, mark in pieces if p.meets(span)), key=lambda w: w[0].start, reverse=True)
    bounds = {span.start, span.end, *(at for p, _ in waiting for at in p if span.start < at < span.end)}
    out: list[str] = []
    stack: list[_Open] = []  # the outermost first
    at = span.start
    for bound in sorted(bounds):
        out.append(escaped(text[at:bound]))
        at = bound
        lowest = next((k for k, opened in enumerate(stack) if opened.piece.end <= bound), len(stack))
        going_on = []
        while len(stack) > lowest:
            opened = stack.pop()
            out.append("</span>")
            if opened.piece.end > bound:
                going_on.append((opened.piece, opened.mark))
            elif opened.piece.end == opened.mark.spans[-1].end:
                out[opened.place] = _opening_tag(opened.mark, opened.begins, ends=True)
        while waiting and waiting[-1][0].start <= bound:
            going_on.append(waiting.pop())
        for piece, mark in sorted(going_on, key=lambda w: (-w[0].end, LAYERS.index(w[1].layer))):
            begins = bound == mark.spans[0].start
            stack.append(_Open(piece, mark, len(out), begins))
            out.append(_opening_tag(mark, begins))
    return "".join([*out, "</span>" * len(stack)])


def _opening_tag(mark: Mark, begins: bool, ends: bool = False) -> str:
    long = mark.spans[-1].end - mark.spans[0].start > SHORT
    classes = f"parley-mark parley-{mark.layer}" + " parley-whole" * (long and mark.layer == "flags") + " parley-end" * ends
    anchor = f' id="{mark.anchor}" tabindex="0" aria-describedby="{mark.anchor}-note"' if begins and mark.anchor else ""
    label = f' data-label="{mark.label}"' if begins and mark.label else ""
    title = f' title="{html.escape(mark.tip)}"' if mark.tip else ""
    return f'<span class="{classes}"{anchor}{label}{title}>'


def _notes_html(marks: Sequence[Mark]) -> str:
    """What the marks of one block say; neighbours that say the same share a line: `1–5 Ann Smith · assert`."""
    lines = []
    ordered = sorted((m for m in marks if m.gist), key=lambda m: LAYERS.index(m.layer))
    for (layer, gist), group in groupby(ordered, key=lambda m: (m.layer, m.gist)):
        same = list(group)
        first, last = same[0], same[-1]
        label = first.label if first is last else f"{first.label}–{last.label.lstrip('▲▼◆⚑')}"
        details = "; ".join(dict.fromkeys(m.detail for m in same if m.detail))
        details = f"→ {details}" if details and layer == "flags" else details
        said = f"<bdi>{html.escape(gist)}</bdi>" + (f" <bdi>{html.escape(details)}</bdi>" if details else "")
        targets = "".join(f'<span id="{m.anchor}-note"></span>' for m in same[1:])
        lines.append(
            f'<li class="parley-note-{layer}" id="{first.anchor}-note"><a href="#{first.anchor}">{label}</a>'
            f"<span>{targets}{said}</span></li>"
        )
    return f'<ul class="parley-notes">{"".join(lines)}</ul>'
