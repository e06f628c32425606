"""A summary's `Answer` in, one `Chart` out: the question as its title, what the data answer under it, then the picture.

Each chart has the name of its summary and draws what the table shows. Colour never stands alone: hatching, place or a number
says the same. A summary without rows becomes an empty panel that says why.
"""

import itertools
from types import FunctionType

import pandas as pd
from matplotlib.patches import Rectangle

from analysis.errors import did_you_mean
from analysis.views import captions, clashes, theme
from analysis.views.answers import Answer, joined
from analysis.views.board import cell_of, columns, draw_cell, height_of, lead_cell, lead_headings, open_board, words_of
from analysis.views.captions import counted, left_out, signed, spelled
from analysis.views.counting import count
from analysis.views.panels import (
    MOVES,
    beside,
    cut_off,
    draw_key,
    left_room,
    matrix,
    name_moves,
    numbers_below,
    row_label,
    scale_of,
    tile,
)
from analysis.views.quoting import in_marks
from analysis.views.theme import BLUE, BLUES, FAINT, HATCH, INK, ORANGE, ORANGES, QUIET, RULE, SMALL, TEXT, Chart, chart_of
from analysis.views.verdicts import ITSELF

MANNERS = {  # how the words are given -> face, hatching, meaning
    "quoted": (BLUE, "", "quoted, or in a turn of their own"),
    "marks lost": (BLUES[2], "....", "word for word, marks lost"),
    "part quoted": (ORANGES[1], "\\\\\\", "part quoted"),
    "reported": (ORANGE, HATCH, "reported in the writer’s words"),
}
LANES = {  # lane -> heading, colour
    "text": ("What kind of text", theme.SLATE),
    "speaker": ("Who speaks", BLUE),
    "condition": ("What must or must not be", ORANGE),
    "judged": ("How things are judged", theme.PLUM),
    "doubt": ("What to doubt", INK),
}
AGAINST = ("refuses", "red line")  # positions that are drawn as such
CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # lines stop at the words
MARK = 0.135  # inches that a move takes on its ladder


@chart_of("What does this file say, who says it, on what conditions, and how far can I trust it?", captions.one_article)
def one_article(strip: Answer, question: str, finding: str) -> Chart:
    """Barcode of the file from its first character to its last: lanes of text, speakers, conditions, judgements, doubts."""
    frame = strip.frame
    length, lanes = strip.n, list(frame.index.get_level_values("lane"))
    steps = [0.42 if lane != before else 0.235 for before, lane in zip([None, *lanes], lanes, strict=False)]
    y = pd.Series(steps).cumsum() - 0.1
    left = left_room(frame.index.get_level_values("label"), SMALL + 0.5)
    note = f"Left to right: the file's {count(length, 'character')}. The number at the right counts rows of the tables."
    height = y.iloc[-1] + 0.2
    chart, axes = theme.page(question, finding, height, left=left, right=0.45, below=0.42, note=note)
    axes.set(xlim=(0, length), ylim=(height, 0), yticks=[])
    hair, sideways = length / 450, axes.get_yaxis_transform()  # a mark is at least a hair wide
    for n, ((lane, label), line, middle) in enumerate(zip(frame.index, frame.itertuples(), y, strict=True)):
        pieces = [tuple(map(int, piece.split(":"))) for piece in line.places.split()]
        bars = [(start, max(end - start, hair)) for start, end in pieces]
        face = BLUE if label in ("required", "well") else LANES[lane][1]
        hatch = HATCH if label in ("refused", "badly") else ""
        axes.add_artist(Rectangle((0, middle - 0.085), length, 0.17, facecolor=FAINT, linewidth=0))
        axes.broken_barh(bars, (middle - 0.085, 0.17), facecolor=face, edgecolor="white", hatch=hatch, linewidth=0)
        for (start, wide), row in zip(bars, strip.rows_of(n, "places").split(), strict=False):
            theme.lead(axes, row, label, start, middle - 0.085, wide, 0.17)
        row_label(axes, middle, label, left, SMALL + 0.5, 1, strip.rows_of(n, "n"))
        axes.text(1.006, middle, f"{line.n:,}", va="center", size=SMALL, color=QUIET, transform=sideways)
    for lane in dict.fromkeys(lanes):
        axes.text(0, y[lanes.index(lane)] - 0.13, LANES[lane][0], va="bottom", size=SMALL, weight="bold", bbox=CLEAR)
    for number, start in enumerate(strip.parts[1:], start=2):
        axes.axvline(start, color=INK, linewidth=0.8, linestyle=(0, (3, 2)))
        axes.text(start, 0.0, f" text {number} begins", va="top", size=SMALL)
    numbers_below(axes, "position in the file (characters)")
    return chart


@chart_of("Who gets to speak, and in their own words?", captions.who_speaks)
def who_speaks(who: Answer, question: str, finding: str) -> Chart:
    """Stacked bars: words of content by speaker, in their own words or in the writer's."""
    frame = who.frame
    left = left_room(frame.index, TEXT)
    most = scale_of(frame["words"])
    cut = " The longest bars are shortened, and keep their shares." if frame["words"].max() > most else ""
    note = f"n = {counted(who)}, repeated ones included. Words of a statement inside another one count for both speakers.{cut}"
    chart, axes = theme.page(question, finding, 0.34 * len(frame), left=left, right=1.75, above=0.3, below=0.45, note=note)
    axes.set(xlim=(0, most), ylim=(len(frame) - 0.5, -0.5), yticks=[])
    start, long = 0, frame[list(MANNERS)].mul((most / frame["words"].clip(lower=1)).clip(upper=1), axis=0)
    for manner, (face, hatch, _) in MANNERS.items():
        look = {"facecolor": face, "hatch": hatch, "edgecolor": "white", "linewidth": 0.6}
        bars = axes.barh(range(len(frame)), long[manner], 0.66, left=start, **look)
        for y, (bar, (name, words)) in enumerate(zip(bars, frame[manner].items(), strict=True)):
            if words:
                says = f"{name}: {count(words, 'word')} {manner}"
                theme.lead(axes, who.rows_of(y, manner), says, bar.get_x(), y - 0.33, bar.get_width(), 0.66)
        start = start + long[manner]
    for y, (name, line) in enumerate(frame.iterrows()):
        row_label(axes, y, name, left, TEXT, rows=who.rows_of(y, "words"))
        text = f"{count(line['words'], 'word')}, {line['percent_own']}% own"
        place = {"textcoords": "offset points", "va": "center", "size": SMALL, "bbox": CLEAR}
        axes.annotate(text, (cut_off(axes, y, line["words"]), y), (4, 0), **place)
    numbers_below(axes, "words of content", grid=True)
    draw_key(chart, axes.get_position().y1 * chart.get_figheight() + 0.25, list(MANNERS.values()))
    return chart


@chart_of("What does each {who} assert, accuse, promise, reject?", captions.what_is_claimed)
def what_is_claimed(acts: Answer, question: str, finding: str) -> Chart:
    """Matrix: how many statements of each actor do what."""
    frame = acts.frame
    names, columns = list(frame.index), list(frame.columns)
    note = f"n = {counted(acts)}; one that repeats an earlier one is not counted. Darker: more statements."
    chart, axes = matrix(question, finding, names, columns, note)
    most = int(scale_of(frame.drop(columns="all").max(axis=1)))
    for (y, name), (x, act) in itertools.product(enumerate(names), enumerate(columns)):
        n, rows = int(frame.loc[name, act]), {"rows": acts.rows_of(y, act), "says": f"{name}, {act}: {frame.loc[name, act]:,}"}
        if act == "all":
            axes.text(x + 0.5, y + 0.5, f"{n:,}", ha="center", va="center", color=QUIET)
            theme.lead(axes, *rows.values(), x, y, 1, 1)
        elif n:
            tile(axes, x, y, BLUES[min(5 * n // (most + 1), 4)], [f"{n:,}"], **rows)
    return chart


@chart_of("Who wants what of whom, and how hard?", captions.who_wants_what)
def who_wants_what(wants: Answer, question: str, finding: str) -> Chart:
    """Board: the strongest position that stands of each party on each issue, in words; silence shown as silence."""
    frame = wants.frame
    parties, issues = (list(dict.fromkeys(frame.index.get_level_values(level))) for level in ("party", "issue"))
    note = (
        f"n = {counted(wants)}; what is said again counts once{left_out(wants)}. Open to: may, ready to; seeks: should, asks; "
        "insists: must, needs to. ×3: three positions, of which the strongest is shown."
    )
    _, wide = columns(parties, issues)
    frame = (
        frame if frame.loc[frame["articles"].gt(0) & frame["said"].ne(""), "trust"].nunique() > 1 else frame.assign(trust="")
    )
    lines = {key: frame.loc[key] for key in itertools.product(parties, issues) if key in frame.index}
    cells = {key: cell_of(line, wide) for key, line in lines.items()}
    heights = [height_of([cell for (_, on), cell in cells.items() if on == issue]) for issue in issues]
    chart, board = open_board(question, finding, parties, heights, issues, note, wants.colours)
    lead_headings(board, parties, issues, heights)
    for (party, issue), cell in cells.items():
        y, line = issues.index(issue), lines[party, issue]
        strength = int(line["strength"]) if line["conditions"] else 0  # what was settled stands on grey
        draw_cell(board, parties.index(party), sum(heights[:y]), heights[y], cell, int(line["direction"]), strength)
        behind = wants.rows_of(wants.frame.index.get_loc((party, issue)), "words")
        lead_cell(board, parties.index(party), sum(heights[:y]), heights[y], behind, f"{party} on {spelled(issue)}")
    return chart


@chart_of("Who judges what, and how?", captions.how_demands_are_judged)
def how_demands_are_judged(judged: Answer, question: str, finding: str) -> Chart:
    """Tiles: the verdict of each assessor on each thing; demands first, then what is tied to no demand."""
    frame = judged.frame
    rows = [f"{party} {thing}" if thing == ITSELF else f"{party}: {thing}" for party, thing, _ in frame.index]
    names, assessors = list(dict.fromkeys(rows)), list(judged.across)
    tied = len(dict.fromkeys(row for row, yes in zip(rows, frame["tied"], strict=True) if yes == "yes"))
    note = (
        f"n = {counted(judged)}, {judged.n_all:,} on a demand{left_out(judged)}. A number is the verdict, from −2, strongly "
        "against, to +2, strongly in favour. Below the line stand verdicts that the text ties to no demand."
    )
    key = [(BLUE, "", "judged well"), (RULE, "", "neither"), (ORANGE, HATCH, "judged badly")]
    chart, axes = matrix(question, finding, names, assessors, note, row=0.52, label=3.4, key=key)
    judges = frame.index.get_level_values("assessor")
    for n, (row, assessor, line) in enumerate(zip(rows, judges, frame.itertuples(), strict=True)):
        faces = BLUES if line.verdict > 0 else ORANGES
        face, number = faces[2 * abs(line.verdict)] if line.verdict else RULE, signed(line.verdict)
        texts = [f"{number}\n{line.dimension}", f"{number}\n{line.dimension[:9]}.", number]
        behind = {"rows": judged.rows_of(n, "verdict"), "says": f"{assessor} on {row}: {number}"}
        tile(axes, assessors.index(assessor), names.index(row), face, texts, hatched=line.verdict < 0, **behind)
    if tied < len(names):
        axes.axhline(tied, xmin=-2, color=INK, linewidth=1.2, clip_on=False)
    return chart


@chart_of("Where do parties clash, and in which words?", captions.where_they_clash)
def where_they_clash(clash: Answer, question: str, finding: str) -> Chart:
    """Facing words: what one party wants, beside it what another sets against it, and at the left what the clash rests on."""
    frame = clash.frame
    heads = ["One party’s position …", "… and what another sets against it"]
    note = (
        f"n = {counted(clash)}; what is said again counts once{left_out(clash)}. “Same issue only” is no clash yet: "
        "the two may speak of different things."
    )
    labels = [f"{spelled(issue)}: {how}" for (issue, _, _), how in zip(frame.index, frame["how"], strict=True)]
    _, wide = columns(heads, labels)
    rows = []
    for (_, party, other), line in frame.iterrows():
        ours = words_of(party, line["position"], line["words"], line["said"], wide)
        theirs = words_of(other, line["other_position"], line["other_words"], line["other_said"], wide)
        rows.append((ours, theirs))
    heights = [max(height_of(cells), 0.62) for cells in rows]
    chart, board = open_board(question, finding, heads, heights, labels, note, {})
    for y, (cells, line) in enumerate(zip(rows, frame.itertuples(), strict=True)):
        strength = 2 if line.how == clashes.ISSUE_ONLY else 5
        for x, column in enumerate(("position", "other_position")):
            way = -1 if frame[column].iloc[y] in AGAINST else 1
            draw_cell(board, x, sum(heights[:y]), heights[y], cells[x], way, strength)
            lead_cell(board, x, sum(heights[:y]), heights[y], clash.rows_of(y, column), cells[x][0])
    return chart


@chart_of("Who sides with whom?", captions.who_sides_with_whom)
def who_sides_with_whom(sides: Answer, question: str, finding: str) -> Chart:
    """Matrix: how many stances tie two parties, for each other or against; coalitions stand side by side."""
    names = list(sides.across)
    note = (
        f"n = {counted(sides)} of one party towards what another wants{left_out(sides)}. "
        "+2: two stances for each other; −1: one against; +1 −1: one of each."
    )
    key = [(BLUE, "", "for each other"), (ORANGE, HATCH, "against each other")]
    chart, axes = matrix(question, finding, names[1:], names[:-1], note, key=key)
    for x in range(1, len(names) - 1):  # each pair stands in the lower triangle only
        axes.add_artist(Rectangle((x, 0), len(names), x, facecolor="white", linewidth=0))
    ties: dict[tuple[int, int], list[int]] = {}
    behind: dict[tuple[int, int], list[str]] = {}
    for n, ((one, two), side) in enumerate(sides.frame["side"].items()):
        pair = tuple(sorted((names.index(one), names.index(two))))
        ties.setdefault(pair, []).append(int(side))
        behind.setdefault(pair, []).extend([sides.rows_of(n, "words"), sides.rows_of(n, "wanted")])
    for (x, y), found in ties.items():
        together, apart = sum(side > 0 for side in found), sum(side < 0 for side in found)
        text = " ".join(signed(n) for n in (together, -apart) if n)
        face = (BLUES if together > apart else ORANGES)[min(2 + abs(together - apart), 4)]
        rows = {"rows": joined(filter(None, behind[x, y])), "says": f"{names[x]} and {names[y]}: {text}"}
        tile(axes, x, y - 1, face, [text, text.replace(" ", "\n")], hatched=apart >= together, **rows)
    return chart


@chart_of("What is new, harder, softer, withdrawn, agreed?", captions.what_changed)
def what_changed(moves: Answer, question: str, finding: str) -> Chart:
    """Ladders: a line for each matter of a party, a mark for each move on its day, the last words beside."""
    frame = moves.frame.assign(day=pd.to_datetime(moves.frame["said_on"], errors="coerce"))
    frame = frame.assign(behind=[moves.rows_of(n, "move") for n in range(len(frame))]).dropna(subset="day")
    ladders, row, head, right = list(dict.fromkeys(frame.index)), 0.42, 0.5, 3.3
    parties = list(dict.fromkeys(party for party, _ in ladders))
    left = left_room(parties, SMALL + 0.5)
    note = f"n = {counted(moves)}, by the day on which they were made{left_out(moves)}. What nobody mentions is not dropped."
    chart, axes = theme.page(question, finding, head + row * len(ladders), left=left, right=right, below=0.35, note=note)
    days = (frame["day"] - frame["day"].min()).dt.days
    last = max(int(days.max()), 1)
    axes.set(xlim=(-0.06 * last, 1.06 * last), ylim=(head + row * len(ladders), 0), yticks=[])
    sideways, apart = axes.get_yaxis_transform(), MARK * 1.12 * last / (theme.WIDTH - left - right - theme.MARGIN)
    for y, ladder in enumerate(ladders):
        steps, middle = frame.assign(at=days).loc[[ladder]], head + row * (y + 0.5)
        axes.axhline(middle, color=RULE, linewidth=0.8, zorder=0)
        for step, at in zip(steps.itertuples(), beside(steps["at"], apart), strict=True):
            marker, colour = MOVES[step.move]
            axes.plot(at, middle, marker, color=colour, markersize=8, markeredgewidth=1.6, clip_on=False)
            about = f"{ladder[0]}, {step.move}: {step.after}"
            theme.lead(axes, step.behind, about, at - apart / 2, middle - 0.16, apart, 0.32)
        if y == 0 or ladders[y - 1][0] != ladder[0]:
            row_label(axes, middle, ladder[0], left, SMALL + 0.5)
        words = f"{steps['move'].iloc[-1]}: {in_marks(steps['after'].iloc[-1])}"
        text = "\n".join(theme.wrap(words, right - 0.15, SMALL - 0.5, 2))
        room = 1.12 * last * right / (theme.WIDTH - left - right)
        theme.lead(axes, steps["behind"].iloc[-1], words, 1.08 * last, middle - 0.2, room, 0.4)
        axes.text(1.02, middle, text, va="center", size=SMALL - 0.5, color=QUIET, linespacing=1.05, transform=sideways)
    name_moves(axes, [move for move in MOVES if (frame["move"] == move).any()], head)
    ends = [0] if days.max() == 0 else [0, last]
    axes.set_xticks(ends, [f"{frame['day'].min() + pd.Timedelta(days=end):%-d %b %Y}" for end in ends])
    return chart


@chart_of("Which parties pull the same way?", captions.congruence)
def congruence(pairs: Answer, question: str, finding: str) -> Chart:
    """Matrix: how far pairs of parties pull the same way on the issues on which both speak."""
    frame = pairs.frame
    names = list(pairs.across)
    note = (
        f"n = {counted(pairs)} that speak on at least two issues in common{left_out(pairs)}. "
        "+1: the same way on all of them; −1: on none."
    )
    key = [(BLUE, "", "same way"), (RULE, "", "neither"), (ORANGE, HATCH, "opposite ways")]
    chart, axes = matrix(question, finding, names[1:], names[:-1], note, key=key)
    for x in range(1, len(names) - 1):  # each pair stands in the lower triangle only
        axes.add_artist(Rectangle((x, 0), len(names), x, facecolor="white", linewidth=0))
    for n, ((one, two), line) in enumerate(frame.iterrows()):
        x, y = sorted((names.index(one), names.index(two)))
        behind = {"rows": pairs.rows_of(n, "congruence"), "says": f"{one} and {two}: {signed(float(line['congruence']))}"}
        value, shared = round(float(line["congruence"]), 1), count(int(line["issues"]), "issue")
        face = (BLUES if value > 0 else ORANGES)[min(int(abs(value) * 5), 4)] if value else RULE
        texts = [f"{signed(value)}\n{shared}", f"{signed(value)}\non {int(line['issues'])}", signed(value)]
        tile(axes, x, y - 1, face, texts, hatched=bool(value < 0), **behind)
    return chart


def __getattr__(name: str) -> object:
    known = [own for own, found in globals().items() if isinstance(found, FunctionType) and found.__module__ == __name__]
    raise AttributeError(f"there is no chart {name!r}; {did_you_mean(name, [own for own in known if own[0] != '_'])}")
