"""A summary's `Answer` in, a sentence or two out that state what it shows: a chart's finding and its alternative text.

Each function has the name of its summary and takes an answer with rows.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, count, is_tail, one_line
from analysis.words import OTHER, values

NAMES_OF_ISSUES = Path(__file__).parent / "template" / "issues.csv"  # of issues whose code does not read well with spaces


def one_article(strip: Answer) -> str:
    """Who takes the most room, and what else there is to find."""
    frame = strip.frame
    n = frame["n"].groupby(level="lane").sum().reindex(["speaker", "condition", "judged", "doubt"], fill_value=0)
    speakers = frame.loc[["speaker"]].droplevel("lane")["percent"] if n["speaker"] else pd.Series(dtype="float")
    speakers = speakers[[not is_tail(name) for name in speakers.index]]
    first = "Nobody named speaks in any"
    if len(speakers):
        first = f"{speakers.index[0]} takes the most room, {speakers.iloc[0]:.0f}%"
    required = int(frame["n"].get(("condition", "required"), 0))
    claims, conditions = count(int(n["speaker"]), "statement"), count(int(n["condition"]), "condition")
    judged, doubts = count(int(n["judged"]), "judgement"), count(int(n["doubt"]), "flag")
    return (
        f"{first} of the file. {claims}, {conditions} ({required} required, {n['condition'] - required} refused), "
        f"{judged}, {doubts} of doubt."
    )


def who_speaks(who: Answer) -> str:
    """Who gets the most words, and how many words are the speakers’ own."""
    frame = who.frame
    named = frame[[not is_tail(name) for name in frame.index]]
    if not len(named):
        return f"No speaker is known: {count(int(frame['words'].sum()), 'word')} of content belong to nobody."
    first, total = named.iloc[0], frame["words"].sum()
    own = (frame["quoted"] + frame["marks lost"]).sum() / max(total, 1)
    return (
        f"{named.index[0]} gets the most words: {first['words']:,} of {total:,}, {first['percent_own']}% of them their own. "
        f"Of all words, {own:.0%} are the speakers’ own."
    )


def what_is_claimed(acts: Answer) -> str:
    """The biggest cell of somebody named, and the commonest act."""
    frame = acts.frame
    cells, n = frame.drop(columns="all"), int(frame["all"].sum())
    act, share = cells.sum().idxmax(), cells.sum().max() / n
    named = cells[[not is_tail(name) for name in cells.index]].stack()
    common = f"the commonest act of all is {act}, {share:.0%} of {count(n, 'statement')}."
    if not len(named):
        return f"No speaker is known; {common}"
    name, theirs = named.idxmax()
    return f"Most of one kind: {name}, {theirs} ({named.max()}). {common[0].upper()}{common[1:]}"


def what_is_demanded(wants: Answer) -> str:
    """Who returns most often to one issue, and the hardest condition in its own words."""
    frame = wants.frame
    named = frame[frame.index.get_level_values("issue") != OTHER]
    frame = named if len(named) else frame
    holder, issue = frame["conditions"].idxmax()
    hardest = frame[["requires", "refuses"]].max(axis=1)
    loudest, about = hardest.idxmax()
    words = one_line(frame.loc[(loudest, about), "words"], 90)
    return (
        f"Most on one issue: {holder} on {spelled(issue)}, {count(int(frame['conditions'].max()), 'condition')}. "
        f"The hardest, {hardest.max()} of 5, is {loudest} on {spelled(about)}: “{words}”."
    )


def how_demands_are_judged(judged: Answer) -> str:
    """How many verdicts are for and against, and the strongest of them."""
    frame = judged.frame
    against, favour = int((frame["verdict"] < 0).sum()), int((frame["verdict"] > 0).sum())
    strongest = frame.iloc[int(frame["verdict"].abs().to_numpy().argmax())]
    holder, _, assessor = strongest.name
    by = "an unknown assessor" if assessor == UNKNOWN else assessor
    verdict = signed(int(strongest["verdict"]))
    return (
        f"{count(against, 'verdict')} against, {favour} in favour. The strongest, {verdict}, is by {by} "
        f"on a demand of {holder}: “{one_line(strongest['wording'], 90)}”."
    )


def where_they_clash(clash: Answer) -> str:
    """On how many issues parties pull apart, and who does on the first."""
    frame = clash.frame
    apart = frame[frame["clash"] == "yes"]
    if not len(apart):
        return "On no issue does one party require and another refuse."
    issue = apart.index[0][0]
    first = apart.loc[[issue]].droplevel("issue")
    requiring, refusing = first.index[first["requires"] > 0], first.index[first["refuses"] > 0]
    n = clash.n_clashes
    return (
        f"Parties pull apart on {count(n, 'issue')}, {'above all' if n > 1 else 'namely'} {spelled(issue)}: "
        f"{named(requiring)} {'requires' if len(requiring) == 1 else 'require'}, "
        f"{named(refusing)} {'refuses' if len(refusing) == 1 else 'refuse'}."
    )


def what_changed(moves: Answer) -> str:
    """How many positions moved which way, and the latest that did."""
    frame = moves.frame
    n = frame["move"].value_counts()
    told = [f"{n[kind]} {kind}" for kind in values.MOVES if n.get(kind, 0)]
    changes = frame[~frame["move"].isin(["new", "repeated"])].sort_values("said_on", kind="stable")
    if not len(changes):
        return f"Nobody moved: {named(told)}."
    (party, _), last = changes.index[-1], changes.iloc[-1]
    by = f" ({last['changed']})" if last["changed"] else ""
    return f"{named(told, 9)}. Last: {party}, {last['move']}{by}, “{one_line(last['after'], 90)}”."


def congruence(pairs: Answer) -> str:
    """The pair that pulls most together, and the one that pulls most apart."""
    frame = pairs.frame
    values = frame["congruence"]
    return (
        f"Closest: {' and '.join(values.idxmax())} ({signed(float(values.max()))}). "
        f"Furthest apart: {' and '.join(values.idxmin())} ({signed(float(values.min()))})."
    )


def spelled(issue: str) -> str:
    """The code of an issue, or another column's name, as words."""
    return _names_of_issues().get(issue, issue.replace("_", " "))


@functools.cache
def _names_of_issues() -> dict[str, str]:
    return pd.read_csv(NAMES_OF_ISSUES, index_col="issue")["name"].to_dict()


def named(names: Sequence[str], most: int = 3) -> str:
    """`A`, `A and B`, `A, B and C`, `A, B and 4 more`."""
    shown = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def signed(number: float) -> str:
    """`+4`, `−2`, `+0.5`; zero without a sign."""
    return (f"{number:+d}" if isinstance(number, int) else f"{number:+.1f}").replace("-", "−") if number else "0"


def counted(answer: Answer) -> str:
    """`19 conditions in 1 article`, as the summary counted them."""
    return f"{count(answer.n, answer.unit)} in {count(answer.n_articles, 'article')}"


def left_out(answer: Answer) -> str:
    """What the summary did not keep, as the end of a sentence."""
    return f"; not shown: {answer.left_out}" if answer.left_out else ""
