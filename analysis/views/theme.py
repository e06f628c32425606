"""The look of every chart: one page width, one palette, one place for question, finding and counts.

In: sizes in inches and text. Out: a `Chart`, which is a matplotlib Figure that knows its alternative text and shows itself in a
notebook with it. The same data gives the same bytes.
"""

import functools
import io
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle
from PIL import Image

from analysis.errors import ReportError
from analysis.views.answers import Answer

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 9.0  # inches: the text column of a shared page at 100 dots an inch
DPI = 144
SHADES, COLOURS = 1 << 15, 256  # of a picture's points when they are counted, and that a palette holds
MARGIN = 0.12  # inches on every side
INK, QUIET, RULE, FAINT = "#1c1c1c", "#666666", "#cfcfcf", "#f2f2f0"
# Blue and orange keep apart for every kind of colour blindness; in grey, orange is told by its hatching.
BLUE, ORANGE, PLUM, SLATE = "#1f63a3", "#e0803a", "#7a3e77", "#8c8c8c"
BLUES = ("#d9e6f2", "#b3cde5", "#85afd5", "#4f8abf", "#1f63a3")  # strength 1 to 5
ORANGES = ("#fdebdc", "#fad3b1", "#f4b582", "#ea9857", "#e0803a")
HATCH = "////"
TITLE, TEXT, SMALL = 14.0, 10.0, 8.5  # points
TEMPLATES = Path(__file__).parent / "template"

LOOK = mpl.rc_params_from_file(TEMPLATES / "look.mplstyle", use_default_template=False) | {
    "figure.dpi": DPI, "savefig.dpi": DPI, "font.size": TEXT, "text.color": INK,
}  # fmt: skip


class Chart(Figure):
    """A figure with its alternative text: `alt` states what the picture shows, in one or two sentences."""

    alt: str = ""
    head: float = 0.0  # inches that question and finding take: a page that says them itself leaves these away

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)
        self.leads: list[str] = []  # `left top width height` in percent, the rows and what they are, with tabs between

    def lead(self, rows: str, says: str, box: tuple[float, float, float, float]) -> None:
        """A page makes a link to `rows` of the part of the picture at `box`: left, bottom, right, top as shares of it."""
        if rows:
            left, bottom, right, top = (min(max(share, 0.0), 1.0) for share in box)
            place = " ".join(f"{100 * n:.2f}" for n in (left, 1 - top, right - left, top - bottom))
            self.leads.append("\t".join((place, rows, " ".join(says.split()))))

    def savefig(self, fname: str | os.PathLike[str] | IO[bytes], **options: object) -> None:
        """Write the picture, the same bytes for the same data; options as matplotlib has them."""
        with mpl.rc_context(LOOK), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph")  # a letter that the font lacks becomes a box
            super().savefig(fname, **{"metadata": {"Software": None}, **options})

    def png(self) -> bytes:
        """The picture as a PNG file, with as many colours as a chart needs: a third of the size."""
        with mpl.rc_context(LOOK), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph")
            self.canvas.draw()
        buffer = io.BytesIO()
        few_colours(np.asarray(self.canvas.buffer_rgba())).save(buffer, "PNG", dpi=(DPI, DPI))
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict[str, object], dict[str, object]]:
        """What a notebook stores: the picture, and its alternative text as the text that stands for it."""
        size = {"width": round(self.get_figwidth() * 100), "height": round(self.get_figheight() * 100)}
        more = {"head": round(self.head * 100), "leads": self.leads}
        return {"image/png": self.png(), "text/plain": self.alt}, {"image/png": {"alt": self.alt, **size, **more}}


def few_colours(points: np.ndarray) -> Image.Image:
    """A picture (height × width × RGBA) with a palette of its commonest shades; faces stay as they are, edges nearly so."""
    points = np.ascontiguousarray(points)
    packed = points.view(np.uint32).ravel()
    first = np.flatnonzero(np.concatenate(([True], packed[1:] != packed[:-1])))  # most points are as the one before
    run = np.diff(first, append=len(packed))
    parts = points.reshape(-1, 4)[first, :3].T.astype(np.uint16)
    shade = parts[0] >> 3 << 10 | parts[1] >> 3 << 5 | parts[2] >> 3
    n = np.bincount(shade, run, SHADES)
    used = np.flatnonzero(n)
    mean = np.stack([np.bincount(shade, part * run, SHADES)[used] / n[used] for part in parts], axis=1).round()
    kept = mean[np.sort(np.argsort(-n[used], kind="stable")[:COLOURS])]
    number = np.zeros(SHADES, np.uint8)
    number[used] = ((mean[:, None] - kept[None]) ** 2).sum(axis=2).argmin(axis=1)
    made = Image.fromarray(np.repeat(number[shade], run).reshape(points.shape[:2]), "P")
    made.putpalette(kept.astype(np.uint8).ravel().tolist())
    return made


def page(question: str, finding: str, height: float, *, left: float, right: float = 0.0, above: float = 0.0, below: float = 0.0,
         note: str = "") -> "tuple[Chart, Axes]":  # fmt: skip
    """An empty chart: question and finding on top, `note` at the foot, and between them axes of `height` inches.

    `left`, `right`, `above`, `below` are inches kept free around the axes for labels.
    """
    room = WIDTH - 2 * MARGIN
    title, lead = balanced(question, room, TITLE, 3, bold=True), balanced(finding, room, TEXT + 1, 4)
    foot = balanced(note, room, SMALL, 3)
    tops = [0.27 * len(title), 0.22 * len(lead) + 0.1, above]
    total = MARGIN + sum(tops) + height + below + 0.17 * len(foot) + MARGIN
    with mpl.rc_context(LOOK):
        chart = Chart(figsize=(WIDTH, total))
        FigureCanvasAgg(chart)
        write(chart, MARGIN, total - MARGIN, "\n".join(title), size=TITLE, weight="bold")
        write(chart, MARGIN, total - MARGIN - tops[0], "\n".join(lead), size=TEXT + 1)
        write(chart, MARGIN, MARGIN, "\n".join(foot), size=SMALL, color=QUIET, va="bottom")
        bottom = MARGIN + 0.17 * len(foot) + below
        axes = chart.add_axes((left / WIDTH, bottom / total, (WIDTH - left - right - MARGIN) / WIDTH, height / total))
        axes.tick_params(length=0, labelsize=SMALL, labelcolor=QUIET)
    chart.alt, chart.head = finding, MARGIN + tops[0] + tops[1]
    return chart, axes


def lead(axes: "Axes", rows: str, says: str, x: float, y: float, wide: float, high: float) -> None:
    """A link from a part of the picture, in the coordinates of its axes, to the rows that it rests on."""
    chart = axes.get_figure()
    corners = chart.transFigure.inverted().transform(axes.transData.transform([(x, y), (x + wide, y + high)]))
    chart.lead(rows, says, (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()))


def empty(question: str, why: str) -> Chart:
    """A panel that says why there is nothing to draw."""
    why = why or "no row of the table is left"
    chart, axes = page(question, "", 1.2, left=MARGIN)
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    axes.add_artist(Rectangle((0, 0), 1, 1, facecolor=FAINT, edgecolor=RULE, hatch="..", linewidth=0))
    box = {"facecolor": "white", "edgecolor": "none"}
    axes.text(0.5, 0.5, f"Nothing to draw: {why}.", ha="center", va="center", size=TEXT + 1, bbox=box)
    chart.alt = f"Empty chart. {question} Nothing to draw: {why}."
    return chart


def chart_of(question: str, caption: Callable[[Answer], str]) -> Callable[[Callable[..., Chart]], Callable[[Answer], Chart]]:
    """What draws an answer with rows, under its question and finding, made into what draws any answer."""

    def decorated(draw: Callable[[Answer, str, str], Chart]) -> Callable[[Answer], Chart]:
        @functools.wraps(draw)
        @mpl.rc_context(LOOK)
        def drawn(answer: Answer) -> Chart:
            if not isinstance(answer, Answer):
                name = draw.__name__
                raise ReportError(f"charts.{name}", "was given no answer", f"draw what an.summaries.{name}(tables) gives")
            asked = question.format(who=answer.frame.index.name or "speaker")
            return draw(answer, asked, caption(answer)) if len(answer) else empty(asked, answer.why)

        del drawn.__wrapped__  # a notebook gives the answer alone
        return drawn

    return decorated


def write(chart: Chart, x: float, y: float, text: str, **style: object) -> None:
    """Put `text` on the page at `x`, `y` inches from its lower left corner; its top is at `y` unless `va` says otherwise."""
    chart.text(x / WIDTH, y / chart.get_figheight(), text, **{"va": "top", "linespacing": 1.2, **style})


@functools.cache
def _advances(bold: bool) -> tuple[object, dict[str, float]]:
    return get_font(findfont(FontProperties(family=["DejaVu Sans"], weight="bold" if bold else "normal"))), {}


def width(text: str, size: float, bold: bool = False) -> float:
    """Inches that `text` takes on one line at `size` points."""
    font, known = _advances(bold)
    for letter in set(text).difference(known):
        font.set_size(100, 72)
        glyph = font.get_char_index(ord(letter))  # 0 is the box for a letter that the font lacks
        known[letter] = font.load_glyph(glyph, flags=mpl.ft2font.LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100
    return sum(known[letter] for letter in text) * size / 72


def fit(text: str, room: float, size: float, bold: bool = False) -> str:
    """`text`, cut with an ellipsis where it takes more than `room` inches: behind a word, unless little is left then."""
    if width(text, size, bold) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size, bold) > room:
        kept = kept[:-1]
    if text[len(kept)] != " " and " " in kept[len(kept) // 2 :]:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(" ,;:") + "…"


def wrap(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """`text` in at most `most` lines of `room` inches, broken at spaces; the last line is cut where that is not enough."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold) <= room:
            line += f" {words.pop(0)}"
        lines.append(fit(line, room, size, bold))
    return [*lines, fit(" ".join(words), room, size, bold)] if words else lines


def balanced(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """`text` wrapped into as few lines as `room` allows, and those as even as they can be: no word alone on the last one."""
    lines = wrap(text, room, size, most, bold)
    narrower = (wrap(text, room * part / 100, size, most, bold) for part in range(55, 100, 5))
    return next((even for even in narrower if len(even) == len(lines) and " ".join(even) == " ".join(lines)), lines)
