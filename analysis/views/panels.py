"""The parts that charts share: the matrix and its tiles, the key, the names at the left, the numbers below."""

from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.views import theme
from analysis.views.captions import spelled
from analysis.views.counting import is_tail
from analysis.views.theme import (
    BLUE,
    FAINT,
    HATCH,
    INK,
    MARGIN,
    ORANGE,
    QUIET,
    SMALL,
    TEXT,
    WIDTH,
    Chart,
    page,
    width,
    wrap,
    write,
)

LONGEST_LABEL = 2.3  # inches for the names at the left of a chart
COLUMN = 1.1  # inches, the widest column of a matrix
LONGER = 1.25  # than the longest bar of somebody named, so far go those of others
LAST_HEADING = 0.75  # inches at the right into which a turned heading may lean
MOVES = {  # move -> how it is drawn: marker, colour
    "new": ("o", theme.SLATE), "repeated": ("_", theme.SLATE), "hardened": ("^", ORANGE), "softened": ("v", BLUE),
    "withdrawn": ("X", INK), "agreed": ("P", BLUE), "deferred": (">", theme.PLUM), "contradicted": ("D", ORANGE),
    "denied": ("s", INK),
}  # fmt: skip
Key = Sequence[tuple[str, str, str]]  # (face colour, hatching, meaning)


def matrix(
    question: str, finding: str, rows: Sequence[str], columns: Sequence[str], note: str,
    *, row: float = 0.4, label: float = LONGEST_LABEL, key: Key = (),
) -> tuple[Chart, Axes]:  # fmt: skip
    """An empty matrix: names at its left, headings above, the key in the corner; cell (x, y) is the unit square there."""
    size = TEXT if row < 0.5 else SMALL + 0.5
    left = max([left_room(rows, size, label), *(MARGIN + 0.4 + width(meaning, SMALL) for _, _, meaning in key)])
    wide = min(COLUMN, (WIDTH - left - 2 * MARGIN) / len(columns))
    headings, level = [spelled(name) for name in columns], True
    if wide < 0.8 and any(width(word, SMALL) > wide - 0.02 for heading in headings for word in heading.split()):
        level, wide = False, (WIDTH - left - 3 * MARGIN - LAST_HEADING) / len(columns)  # turned, and kept on the page
        room = [min(1.7, 1.3 * (WIDTH - left - MARGIN - wide * (x + 0.4))) for x in range(len(columns))]
        headings = [theme.fit(heading, inches, SMALL) for heading, inches in zip(headings, room, strict=True)]
        above = 0.75 * max(width(heading, SMALL) for heading in headings)
    else:
        headings = ["\n".join(wrap(heading, wide - 0.04, SMALL, 4)) for heading in headings]
        above = 0.14 * max(heading.count("\n") + 1 for heading in headings)
    above = max(above, 0.2 * len(key)) + 0.12
    right = WIDTH - left - MARGIN - wide * len(columns)
    chart, axes = page(question, finding, row * len(rows), left=left, right=right, above=above, below=0.15, note=note)
    axes.set(xlim=(0, len(columns)), ylim=(len(rows), 0), xticks=[], yticks=[])
    for y, name in enumerate(rows):
        axes.add_artist(Rectangle((0, y + 0.04), len(columns), 0.92, facecolor=FAINT, linewidth=0))
        row_label(axes, y + 0.5, name, left, size)
    turned = {"ha": "center"} if level else {"ha": "left", "rotation": 45, "rotation_mode": "anchor"}
    for x, heading in enumerate(headings):
        axes.axvline(x, color="white", linewidth=2)
        axes.text(x + (0.5 if level else 0.35), -0.06 / row, heading, va="baseline", size=SMALL, linespacing=1.1, **turned)
    draw_key(chart, axes.get_position().y1 * chart.get_figheight() + 0.2 * len(key), key, stacked=True)
    return chart, axes


def tile(
    axes: Axes, x: int, y: int, face: str, texts: Sequence[str], *, hatched: bool = False, rows: str = "", says: str = ""
) -> None:  # fmt: skip
    """Fill a cell and write the first of `texts` that has room, else the last; it leads to `rows`.

    Hatching stays at the left edge, so that the text remains clear.
    """
    top, height = 0.04, 0.92
    theme.lead(axes, rows, says, x + 0.02, y + top, 0.96, height)
    edge = 0.12 if hatched else 0
    axes.add_artist(Rectangle((x + 0.02, y + top), 0.96, height, facecolor=face, linewidth=0))
    if hatched:
        axes.add_artist(Rectangle((x + 0.02, y + top), edge, height, facecolor=face, edgecolor=INK, hatch=HATCH, linewidth=0))
    room = axes.get_position().width * WIDTH / axes.get_xlim()[1] * (0.95 - 1.5 * edge)
    sizes = [SMALL if "\n" in text else TEXT for text in texts]
    fitting = [(t, s) for t, s in zip(texts, sizes, strict=True) if max(width(line, s) for line in t.split("\n")) <= room]
    text, size = (fitting or [(texts[-1], sizes[-1])])[0]
    dark = sum(int(face[i : i + 2], 16) * weight for i, weight in ((1, 0.3), (3, 0.59), (5, 0.11))) < 130
    axes.text(
        x + 0.5 + edge / 2, y + top + height / 2, text, ha="center", va="center", size=size, linespacing=1.05,
        color="white" if dark else INK,
    )  # fmt: skip


def draw_key(chart: Chart, top: float, key: Key, *, stacked: bool = False) -> None:
    """Swatches with their meaning from `top` inches above the foot: in one line, or one below the other."""
    x, high = MARGIN, chart.get_figheight()
    for face, hatch, meaning in key:
        place = (x / WIDTH, (top - 0.14) / high)
        swatch = {"facecolor": face, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
        chart.add_artist(Rectangle(place, 0.26 / WIDTH, 0.14 / high, **swatch))
        write(chart, x + 0.32, top - 0.07, meaning, size=SMALL, va="center")
        x, top = (x, top - 0.2) if stacked else (x + 0.57 + width(meaning, SMALL), top)


def row_label(axes: Axes, y: float, name: str, left: float, size: float, lines: int = 2, rows: str = "") -> None:
    """Write `name` at the left of the axes in at most `lines` lines; the others and the unknown in quiet italics.

    It leads to `rows`.
    """
    style = {"color": QUIET, "style": "italic"} if is_tail(name) else {}
    text = "\n".join(wrap(name, left - MARGIN - 0.1, size, lines))
    axes.annotate(
        text, (0, y), (-5, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points", ha="right", va="center",
        size=size, linespacing=1.05, **style,
    )  # fmt: skip
    chart = axes.get_figure()
    middle = chart.transFigure.inverted().transform(axes.transData.transform((0, y)))[1]
    half = (1 + text.count("\n")) * size / 72 / 1.6 / chart.get_figheight()
    chart.lead(rows, name, (MARGIN / WIDTH, middle - half, (left - 0.06) / WIDTH, middle + half))


def scale_of(sizes: pd.Series) -> float:
    """The longest bar that is drawn whole: the bars of others and of the unknown do not squeeze those of somebody named."""
    named = sizes[[not is_tail(name) for name in sizes.index]]
    most = max(sizes.max(), 1)
    return most if not len(named) or most <= LONGER * named.max() else LONGER * max(named.max(), 1)


def cut_off(axes: Axes, y: float, end: float) -> float:
    """Where a bar that goes to `end` ends on the page; one that goes on beyond it gets two gaps."""
    most = axes.get_xlim()[1]
    for x in (0.93 * most, 0.955 * most) if end > most else ():
        axes.plot([x - 0.008 * most, x + 0.008 * most], [y + 0.4, y - 0.4], color="white", linewidth=3)
    return min(end, most)


def left_room(labels: Sequence[str], size: float, most: float = LONGEST_LABEL) -> float:
    """Inches at the left of the axes for the longest of `labels`, margin included."""
    return min(max(width(label, size) for label in labels), most) + MARGIN + 0.12


def numbers_below(axes: Axes, label: str, *, grid: bool = False) -> None:
    """Round numbers under the axes, and what they count."""
    start, end = axes.get_xlim()
    ticks = mpl.ticker.MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]).tick_values(start, end)
    axes.set_xticks([x for x in ticks if start <= x <= end], [f"{x:,.0f}" for x in ticks if start <= x <= end])
    axes.set_xlabel(label, size=SMALL, color=QUIET)
    if grid:
        axes.grid(axis="x", color=theme.RULE, linewidth=0.6)
        axes.set_axisbelow(True)


def name_moves(axes: Axes, moves: list[str], head: float) -> None:
    """The key: each mark with its name, in one line above the ladders."""
    place = 0.0
    for move in moves:
        marker, colour = MOVES[move]
        style = {"transform": axes.get_yaxis_transform(), "clip_on": False}
        axes.plot(place + 0.012, 0.3 * head, marker, color=colour, markersize=7, markeredgewidth=1.4, **style)
        axes.text(place + 0.035, 0.3 * head, move, va="center", size=SMALL - 0.5, transform=axes.get_yaxis_transform())
        place += 0.075 + theme.width(move, SMALL - 0.5) / (axes.get_position().width * theme.WIDTH)


def beside(days: pd.Series, apart: float) -> list[float]:
    """Where the marks of a ladder stand: those of one day, or so near that they would hide each other, around their middle."""
    groups: list[tuple[float, int]] = []  # middle, how many
    for day in sorted(days):
        middle, many = day, 1
        while groups and middle - groups[-1][0] < apart * (many + groups[-1][1]) / 2:
            other, more = groups.pop()
            middle, many = (middle * many + other * more) / (many + more), many + more
        groups.append((middle, many))
    places = [middle + apart * (n - (many - 1) / 2) for middle, many in groups for n in range(many)]
    return [place for _, place in sorted(zip(days.argsort(kind="stable"), places, strict=True))]
