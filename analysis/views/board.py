"""What each party wants in, drawn as a board: a column a party, a row an issue, in each cell the position and its words.

What a cell says it says in words; the bar at its left is dark for what is insisted on, hatched for what is refused.
"""

import dataclasses
import datetime
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.views import theme
from analysis.views.captions import spelled
from analysis.views.counting import UNKNOWN
from analysis.views.panels import left_room
from analysis.views.quoting import in_marks
from analysis.views.theme import BLUES, FAINT, HATCH, INK, MARGIN, ORANGES, QUIET, RULE, SMALL, TEXT, WIDTH, Chart, width, wrap

NARROW, WIDEST = 1.15, 3.6  # inches of a column: words need the first, and take at most the second
LINE, VERB, EDGE = 0.148, 0.2, 0.09  # inches: of a line of words, of the position above them, of the bar at the left
TINTS = {1: "#eaf1f8", -1: "#fdf1e7", 0: FAINT}  # direction -> ground on which black words are read
LABEL = 1.35  # inches, the most for the issues at the left
TELLERS = {UNKNOWN: "speaker unknown"}
MOST_LINES = 4  # of words in a cell
Cell = tuple[str, str, list[str], list[str]]  # position, number behind it, words, what stands below


@dataclasses.dataclass(frozen=True)
class Board:
    """The axes, in inches from the upper left corner of the first cell: column `x` begins at `x * wide`."""

    axes: Axes
    wide: float


def open_board(
    question: str, finding: str, parties: Sequence[str], heights: Sequence[float], issues: Sequence[str], note: str,
    colours: dict[str, str],
) -> tuple[Chart, Board]:  # fmt: skip
    """An empty board with rows of `heights` inches: parties above, each with its colour, issues at the left."""
    left, wide = columns(parties, issues)
    headings = [wrap(party, wide - 0.1, TEXT, 4, bold=True) for party in parties]
    above = 0.17 * max(map(len, headings)) + 0.12
    right = max(WIDTH - left - MARGIN - wide * len(parties), 0)
    chart, axes = theme.page(question, finding, sum(heights), left=left, right=right, above=above, below=0.1, note=note)
    axes.set(xlim=(0, wide * len(parties)), ylim=(sum(heights), 0), xticks=[], yticks=[])
    for x, (party, lines) in enumerate(zip(parties, headings, strict=True)):
        place = {"va": "baseline", "size": TEXT, "weight": "bold", "linespacing": 1.1}
        axes.text(x * wide + 0.04, -0.13, "\n".join(lines), **place)
        strip = Rectangle((x * wide + 0.03, -0.07), wide - 0.06, 0.045, facecolor=colours.get(party) or INK, linewidth=0)
        axes.add_artist(strip).set_clip_on(False)
    y = 0.0
    for issue, height in zip(issues, heights, strict=True):
        label = "\n".join(wrap(spelled(issue), left - MARGIN - 0.1, TEXT, 4))
        place = {"textcoords": "offset points", "ha": "right", "va": "top", "size": TEXT, "linespacing": 1.05}
        axes.annotate(label, (0, y + 0.09), (-6, 0), **place)
        y += height
    return chart, Board(axes, wide)


def columns(parties: Sequence[str], issues: Sequence[str]) -> tuple[float, float]:
    """Inches at the left of the board, and of each column."""
    left = left_room([word for issue in issues for word in wrap(spelled(issue), LABEL, TEXT, 4)], TEXT, LABEL)
    return left, min((WIDTH - left - MARGIN) / len(parties), WIDEST)


def cell_of(line: pd.Series, wide: float) -> Cell:
    """What a cell says, its words broken to the column."""
    if line["position"] == "silent":
        told = f"silent in {line['articles']} article{'' if line['articles'] == 1 else 's'}"
        return "", "", wrap(told, wide - 0.2, SMALL, 3), []
    many = f"×{line['conditions']}" if line["conditions"] > 1 else ""
    if wide < NARROW:
        return line["position"], many, [], []
    room = wide - EDGE - 0.2
    below = [f"of {line['of']}"] if line["of"] else []
    below += [TELLERS.get(line["teller"], f"as told by {line['teller']}")] if line["teller"] else []
    below += [line["settled"]] if line["settled"] and line["conditions"] else []
    below += [" · ".join(filter(None, [day(line["said"]), line["judged_by"] and f"judged by {line['judged_by']}"]))]
    below += [f"told by outlets of {line['told_from']} only"] if line["told_from"] else []
    below += ["told by little trusted outlets only"] if line["trust"] == "low" else []
    words = wrap(in_marks(line["words"]), room, SMALL, MOST_LINES)
    if line["also"]:
        words += wrap(f"also {line['also']}", room, SMALL, 2)
    return line["position"], many, words, [piece for text in below if text for piece in wrap(text, room, SMALL - 1, 2)]


def words_of(party: str, position: str, quote: str, said: str, wide: float) -> Cell:
    """A cell of one position: who takes it how, its words, and when they were said."""
    room, how = wide - EDGE - 0.2, f" · {position}"
    verb = theme.fit(party, room - width(how, TEXT, bold=True), TEXT, bold=True) + how
    return verb, "", wrap(in_marks(quote), room, SMALL, MOST_LINES), [day(said)] if said else []


def height_of(cells: Sequence[Cell]) -> float:
    """Inches of a row that has room for the longest of its cells."""
    return max(0.14 + VERB * bool(verb) + LINE * len(words) + 0.13 * len(below) for verb, _, words, below in cells) + 0.06


def draw_cell(board: Board, x: int, top: float, height: float, cell: Cell, direction: int, strength: int) -> None:
    """Put a cell into column `x`, from `top` inches down; what no longer stands has no `strength`, and stands on grey."""
    (verb, many, words, below), axes, left = cell, board.axes, x * board.wide + 0.03
    if not verb:
        style = {"size": SMALL, "color": QUIET, "style": "italic", "va": "top", "linespacing": 1.1}
        axes.text(left + 0.06, top + 0.09, "\n".join(words), **style)
        return
    body = {"linewidth": 0, "facecolor": TINTS[direction if strength else 0]}
    axes.add_artist(Rectangle((left, top + 0.03), board.wide - 0.06, height - 0.06, **body))
    faces = BLUES if direction > 0 else ORANGES
    bar = {"facecolor": faces[strength - 1] if strength else RULE, "linewidth": 0}
    bar |= {"hatch": HATCH, "edgecolor": INK} if direction < 0 and strength else {}
    axes.add_artist(Rectangle((left, top + 0.03), EDGE, height - 0.06, **bar))
    at, y = left + EDGE + 0.06, top + 0.08
    axes.text(at, y, verb, size=TEXT, weight="bold", va="top")
    axes.text(at + width(verb, TEXT, bold=True) + 0.06, y + 0.015, many, size=SMALL, color=QUIET, va="top")
    axes.text(at, y + VERB, "\n".join(words), size=SMALL, va="top", linespacing=1.14)
    y += VERB + LINE * len(words) + 0.02
    axes.text(at, y, "\n".join(below), size=SMALL - 1, color=QUIET, va="top", linespacing=1.14)


def lead_headings(board: Board, parties: Sequence[str], issues: Sequence[str], heights: Sequence[float]) -> None:
    """The parties above and the issues at the left lead to their pages."""
    left, y = columns(parties, issues)[0], 0.0
    for x, party in enumerate(parties):
        high = 0.17 * len(wrap(party, board.wide - 0.1, TEXT, 4, bold=True)) + 0.12
        theme.lead(board.axes, f"party:{party}", party, x * board.wide, -high, board.wide - 0.06, high)
    for issue, height in zip(issues, heights, strict=True):
        theme.lead(board.axes, f"issue:{issue}", spelled(issue), MARGIN - left, y, left - MARGIN - 0.05, height)
        y += height


def lead_cell(board: Board, x: int, top: float, height: float, rows: str, says: str) -> None:
    """The cell leads to the rows that it rests on."""
    theme.lead(board.axes, rows, says, x * board.wide + 0.03, top + 0.03, board.wide - 0.06, height - 0.06)


def day(iso: str) -> str:
    """`14 Mar 2027`; what is no date stays."""
    try:
        date = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{date.day} {date:%b %Y}"
