"""A text and its marks in, the text as HTML with every mark in place out: for a notebook cell and the shared page.

Marks nest and cross freely; HTML cannot, so a mark is cut where another one ends and goes on behind it. Every mark has a
number, and what it says stands beside its paragraph under that number: nothing hangs on colour or on a mouse. All that comes
from the article is escaped; there is no script; every class and id begins with `parley`.
"""

import bisect
import dataclasses
import functools
import html
from collections import Counter, namedtuple
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.tables import Span

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "template"
SHORT = 60  # characters up to which a flag is hatched; a longer one, of a whole statement or headline, is only framed
LEGEND = {  # the outermost layer first
    "claims": ("[claim]", "who says it, and what is done by saying it"),
    "conditions": ("condition", "▲ required or offered, ▼ refused; strength 1 to 5"),
    "assessments": ("assessment", "who judges, what about it, from −2 to +2"),
    "flags": ("flag", "a defect of the source"),
    "mentions": ("actor", "point at a name to see who it is"),
}
LAYERS = tuple(LEGEND)
HEADLINE = "headline"
TITLES = {HEADLINE: 3, "heading": 4}  # kinds of section that are headings, and at which level; the first has that of a headline


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


def each(rows: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """The rows with their columns as fields, as `itertuples` gives them, in a tenth of its time where all are plain objects."""
    return map(_line(tuple(rows.columns))._make, rows.to_numpy(dtype=object).tolist())


@functools.cache
def _line(columns: tuple[str, ...]) -> type[tuple[object, ...]]:
    return namedtuple("Line", columns)


def escaped(text: str) -> str:
    """Text as HTML that a browser reads back as the same characters; a null, which HTML cannot hold, shows as �."""
    return html.escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def page(text: str, sections: pd.DataFrame, marks: Sequence[Mark], cited: Collection[str] | None = None) -> str:
    """The whole text with its marks, what they say beside it, and a legend above.

    On a page of its own the notes of marks whose anchors are `cited` lead to `#cite-…`, where it says how to cite them, and a
    section can be linked to by its place: `#s70`.
    """
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
    shown = [
        (block, mark_text(text, block.span, pieces), _notes(beside))
        for block, pieces, beside in zip(blocks, within, notes, strict=True)
    ]
    headed = next((block.kind for block in blocks if block.kind in TITLES), HEADLINE) == HEADLINE
    return _template().render(
        blocks=shown, counts=Counter(mark.layer for mark in marks), cited=cited or (), alone=cited is not None,
        titles=TITLES if headed else dict.fromkeys(TITLES, TITLES[HEADLINE]),
    )  # fmt: skip


@functools.cache
def _template() -> "jinja2.Template":
    import jinja2  # a notebook that shows no text does not wait for it

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES))
    environment.filters["e"] = html.escape
    environment.globals |= {"style": (TEMPLATES / "marks.css").read_text("utf-8"), "legend": LEGEND}
    return environment.get_template("marks.html.j2")


def _blocks(text: str, sections: pd.DataFrame) -> list[Block]:
    """The text cut at the beginnings of its sections: every character is in one block, blanks between sections included."""
    section_at = {row.start: row for row in sorted(each(sections), key=lambda row: row.start)}
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


def _notes(marks: Sequence[Mark]) -> list[dict[str, object]]:
    """What the marks of one block say; neighbours that say the same share a line: `1–5 Ann Smith · assert`."""
    notes = []
    ordered = sorted((m for m in marks if m.gist), key=lambda m: LAYERS.index(m.layer))
    for (layer, gist), group in groupby(ordered, key=lambda m: (m.layer, m.gist)):
        first, *more = group
        label = f"{first.label}–{more[-1].label.lstrip('▲▼◆⚑')}" if more else first.label
        details = "; ".join(dict.fromkeys(m.detail for m in (first, *more) if m.detail))
        note = {"layer": layer, "anchor": first.anchor, "label": label, "gist": gist, "details": details}
        notes.append({**note, "more": [m.anchor for m in more]})
    return notes
