"""A summary's `Answer` in, one `Chart` out: the question as its title, what the data answer under it, then the picture.

Each chart has the name of its summary and draws what the table shows. Colour never stands alone: hatching, place or a number
says the same. A summary without rows becomes an empty panel that says why.
"""

from types import FunctionType

import pandas as pd
from matplotlib.patches import Rectangle

from analysis.errors import did_you_mean
from analysis.views import captions, theme
from analysis.views.answers import Answer
from analysis.views.captions import counted, left_out, signed, spelled
from analysis.views.counting import count
from analysis.views.panels import draw_key, left_room, matrix, numbers_below, row_label, tile
from analysis.views.theme import BLUE, BLUES, FAINT, HATCH, INK, ORANGE, ORANGES, QUIET, RULE, SMALL, TEXT, Chart, chart_of

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
CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # lines stop at the words
STRENGTH = "5 must, 4 need, 3 should, 2 ready to, 1 may"


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
    for (lane, label), line, middle in zip(frame.index, frame.itertuples(), y, strict=True):
        pieces = [tuple(map(int, piece.split(":"))) for piece in line.places.split()]
        bars = [(start, max(end - start, hair)) for start, end in pieces]
        face = BLUE if label in ("required", "well") else LANES[lane][1]
        hatch = HATCH if label in ("refused", "badly") else ""
        axes.add_patch(Rectangle((0, middle - 0.085), length, 0.17, facecolor=FAINT, linewidth=0))
        axes.broken_barh(bars, (middle - 0.085, 0.17), facecolor=face, edgecolor="white", hatch=hatch, linewidth=0)
        row_label(axes, middle, label, left, SMALL + 0.5, lines=1)
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
    note = f"n = {counted(who)}, repeated ones included. Words of a statement inside another one count for both speakers."
    chart, axes = theme.page(question, finding, 0.34 * len(frame), left=left, right=1.75, above=0.3, below=0.45, note=note)
    axes.set(xlim=(0, max(frame["words"].max(), 1)), ylim=(len(frame) - 0.5, -0.5), yticks=[])
    start = 0
    for manner, (face, hatch, _) in MANNERS.items():
        axes.barh(
            range(len(frame)), frame[manner], 0.66, left=start, facecolor=face, hatch=hatch, edgecolor="white", linewidth=0.6
        )
        start = start + frame[manner]
    for y, (name, line) in enumerate(frame.iterrows()):
        row_label(axes, y, name, left, TEXT)
        text = f"{count(line['words'], 'word')}, {line['percent_own']}% own"
        axes.annotate(text, (line["words"], y), (4, 0), textcoords="offset points", va="center", size=SMALL, bbox=CLEAR)
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
    most = int(frame.drop(columns="all").to_numpy().max())
    for y, name in enumerate(names):
        for x, act in enumerate(columns[:-1]):
            n = int(frame.loc[name, act])
            if n:
                tile(axes, x, y, BLUES[5 * n // (most + 1)], [f"{n:,}"])
        total = f"{frame.loc[name, 'all']:,}"
        axes.text(len(columns) - 0.5, y + 0.5, total, ha="center", va="center", color=QUIET)
    return chart


@chart_of("Who demands what, and how hard?", captions.what_is_demanded)
def what_is_demanded(wants: Answer, question: str, finding: str) -> Chart:
    """Matrix: the hardest requirement and the hardest refusal of each holder on each issue."""
    frame = wants.frame
    holders, issues = list(dict.fromkeys(frame.index.get_level_values("holder"))), list(wants.across)
    note = (
        f"n = {counted(wants)}; repeated ones not counted{left_out(wants)}. A number is the hardest of its cell: {STRENGTH}. "
        "×3: three conditions."
    )
    key = [(BLUE, "", "requires (+)"), (ORANGE, HATCH, "refuses (−)")]
    chart, axes = matrix(question, finding, holders, issues, note, key=key)
    for (holder, issue), line in frame.iterrows():
        x, y, both = issues.index(issue), holders.index(holder), line["requires"] > 0 and line["refuses"] > 0
        many = f"×{line['conditions']}" if line["conditions"] > 1 and not both else ""
        if line["requires"]:
            texts = _with_count(f"+{line['requires']}", many)
            tile(axes, x, y, BLUES[line["requires"] - 1], texts, part="upper" if both else "all")
        if line["refuses"]:
            texts = _with_count(f"−{line['refuses']}", many)
            tile(axes, x, y, ORANGES[line["refuses"] - 1], texts, part="lower" if both else "all", hatched=True)
    return chart


def _with_count(number: str, many: str) -> list[str]:
    """What a tile says, the longest first: `+5 ×3`, the same on two lines, `+5`."""
    return [f"{number} {many}".strip(), f"{number}\n{many}", number]


@chart_of("Who thinks the demands feasible, and fair?", captions.how_demands_are_judged)
def how_demands_are_judged(judged: Answer, question: str, finding: str) -> Chart:
    """Tiles: the verdict of each assessor on each condition, and what it is about."""
    frame = judged.frame
    rows = [f"{holder}: {condition}" for holder, condition, _ in frame.index]
    names, assessors = list(dict.fromkeys(rows)), list(judged.across)
    note = (
        f"n = {counted(judged)} that somebody judges, of {judged.n_all:,}{left_out(judged)}. "
        "A number is the verdict, from −2, strongly against, to +2, strongly in favour."
    )
    key = [(BLUE, "", "judged well"), (RULE, "", "neither"), (ORANGE, HATCH, "judged badly")]
    chart, axes = matrix(question, finding, names, assessors, note, row=0.52, label=3.4, key=key)
    for row, assessor, line in zip(rows, frame.index.get_level_values("assessor"), frame.itertuples(), strict=True):
        faces = BLUES if line.verdict > 0 else ORANGES
        face, number = faces[2 * abs(line.verdict)] if line.verdict else RULE, signed(line.verdict)
        texts = [f"{number}\n{line.dimension}", f"{number}\n{line.dimension[:9]}.", number]
        tile(axes, assessors.index(assessor), names.index(row), face, texts, hatched=line.verdict < 0)
    return chart


@chart_of("On which issues do parties require and refuse opposite things?", captions.where_they_clash)
def where_they_clash(clash: Answer, question: str, finding: str) -> Chart:
    """Diverging bars: on each issue, how hard each party refuses (left) and requires (right), and in which words."""
    frame = clash.frame
    issues, row, gap, head, right = list(dict.fromkeys(frame.index.get_level_values("issue"))), 0.34, 0.38, 0.12, 3.3
    left = left_room(frame.index.get_level_values("party"), SMALL + 0.5)
    note = f"n = {counted(clash)}; repeated ones not counted{left_out(clash)}. Strength: {STRENGTH}."
    height = head + row * len(frame) + gap * len(issues)
    chart, axes = theme.page(question, finding, height, left=left, right=right, above=0.05, below=0.45, note=note)
    axes.set(xlim=(-5.2, 5.2), ylim=(height, 0), yticks=[])
    sideways, edge, y = axes.get_yaxis_transform(), (theme.MARGIN - left) / (theme.WIDTH - left - right - theme.MARGIN), head
    for issue in issues:
        parties = frame.loc[[issue]].droplevel("issue")
        title = spelled(issue) + ("" if parties["clash"].iloc[0] == "yes" else " – no clash")
        y += gap
        axes.text(edge, y - 0.17, title, va="bottom", size=TEXT + 0.5, weight="bold", transform=sideways)
        for party, line in parties.iterrows():
            axes.add_patch(Rectangle((-5.2, y - 0.1), 10.4, 0.2, facecolor=FAINT, linewidth=0))
            axes.barh(y, line["requires"], 0.2, facecolor=BLUE, linewidth=0)
            axes.barh(y, -line["refuses"], 0.2, facecolor=ORANGE, edgecolor="white", hatch=HATCH, linewidth=0)
            row_label(axes, y, party, left, SMALL + 0.5, lines=1)
            words = "\n".join(theme.wrap(f"“{line['words']}”", right - 0.15, SMALL - 0.5, 2))
            axes.text(1.02, y, words, va="center", size=SMALL - 0.5, color=QUIET, linespacing=1.05, transform=sideways)
            y += row
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_xticks(range(-5, 6), [str(abs(strength)) for strength in range(-5, 6)])
    axes.set_xlabel("strength of the hardest condition", size=SMALL, color=QUIET)
    for x, word, side in ((-0.15, "◀ refuses", "right"), (0.15, "requires ▶", "left")):
        axes.text(x, head - 0.02, word, ha=side, va="bottom", size=SMALL + 0.5, weight="bold")
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
        axes.add_patch(Rectangle((x, 0), len(names), x, facecolor="white", linewidth=0))
    for (one, two), line in frame.iterrows():
        x, y = sorted((names.index(one), names.index(two)))
        value, shared = line["congruence"], count(int(line["issues"]), "issue")
        face = (BLUES if value > 0 else ORANGES)[min(int(abs(value) * 5), 4)] if value else RULE
        tile(axes, x, y - 1, face, [f"{signed(value)}\n{shared}", signed(value)], hatched=bool(value < 0))
    return chart


def __getattr__(name: str) -> object:
    known = [own for own, found in globals().items() if isinstance(found, FunctionType) and found.__module__ == __name__]
    raise AttributeError(f"there is no chart {name!r}; {did_you_mean(name, [own for own in known if own[0] != '_'])}")
