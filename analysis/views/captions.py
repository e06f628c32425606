"""A summary's `Answer` in, a sentence or two out that state what it shows: a chart's finding and its alternative text.

Each function has the name of its summary and takes an answer with rows.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, count, is_tail
from analysis.views.quoting import in_marks
from analysis.words import OTHER, values

NAMES_OF_ISSUES = Path(__file__).parent / "template" / "issues.csv"  # of issues whose code does not read well with spaces


def one_article(strip: Answer) -> str:
    """Who gets the most room, and what else there is to find."""
    frame = strip.frame
    n = frame["n"].groupby(level="lane").sum().reindex(["speaker", "condition", "judged", "doubt"], fill_value=0)
    speakers = frame.loc[["speaker"]].droplevel("lane")["percent"] if n["speaker"] else pd.Series(dtype="float")
    speakers = speakers[[not is_tail(name) for name in speakers.index]]
    first = "Nobody named speaks in any"
    if len(speakers):
        first = f"Most room goes to {speakers.index[0]}, {speakers.iloc[0]:.0f}%"
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
    ties = int((named["words"] == first["words"]).sum()) - 1
    most = f" (and {count(ties, 'other')} as many)" if ties else ""
    own = (frame["quoted"] + frame["marks lost"]).sum() / max(total, 1)
    return (
        f"{named.index[0]} gets the most words{most}: {first['words']:,} of {total:,}, "
        f"{first['percent_own']}% of them their own. Of all words, {own:.0%} are the speakers’ own."
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
    ties = int((named == named.max()).sum())
    most = f"{ties} cells share the most of one kind" if ties > 1 else "Most of one kind"
    return f"{most}: {name}, {theirs} ({named.max()}){' and others' * (ties > 1)}. {common[0].upper()}{common[1:]}"


MOST_SAID = 3  # parties whose words the finding gives


def who_wants_what(wants: Answer) -> str:
    """On which issue most is wanted, and what the parties say there, in their own words."""
    frame = wants.frame[wants.frame["conditions"] > 0]
    named_ones = frame[frame.index.get_level_values("issue") != OTHER]
    frame = named_ones if len(named_ones) else frame
    if not len(frame):
        return "No position stands: what was wanted is withdrawn, agreed or put off."
    sizes = frame.groupby(level="issue", sort=False)["conditions"].sum()
    most = list(sizes[sizes == sizes.max()].index)
    said = [_says(party, line) for (party, issue), line in frame.iterrows() if issue == most[0]]
    each = " each" if len(most) > 1 else ""
    return (
        f"Most is wanted on {named([spelled(issue) for issue in most])} ({count(int(sizes.max()), 'position')}{each}). "
        f"On {spelled(most[0])}, {'; '.join(said[:MOST_SAID])}."
    )


def _says(party: str, line: pd.Series) -> str:
    """`Norland (insists): “the army must leave”`."""
    return f"{party} ({line['position']}): {in_marks(line['words'], 70)}"


def how_demands_are_judged(judged: Answer) -> str:
    """How many verdicts are for and against, how many are on demands, and the strongest of those."""
    frame = judged.frame
    against, favour = int((frame["verdict"] < 0).sum()), int((frame["verdict"] > 0).sum())
    counts = f"{count(against, 'verdict')} against, {favour} in favour are shown"
    tied = frame[frame["tied"] == "yes"]
    if not len(tied):
        return f"{counts}; none is tied to a demand."
    force = tied["verdict"].abs()
    strongest, ties = tied.iloc[int(force.to_numpy().argmax())], int((force == force.max()).sum())
    which = f"{ties} share the strongest on a demand: one" if ties > 1 else "The strongest on a demand"
    party, _, assessor = strongest.name
    by = "an unknown assessor" if assessor == UNKNOWN else assessor
    return (
        f"{counts}. {which}, {signed(int(strongest['verdict']))}, is by {by} on {party}: {in_marks(strongest['wording'], 90)}."
    )


def where_they_clash(clash: Answer) -> str:
    """How many clashes the words bear out, and the first of them."""
    (issue, party, other), line = clash.frame.index[0], clash.frame.iloc[0]
    first = (
        f"{party} ({line['position']}): {in_marks(line['words'], 70)}; "
        f"{other} ({line['other_position']}): {in_marks(line['other_words'], 70)}"
    )
    if not clash.n_clashes:
        return f"No party is against what another wants in so many words. Perhaps on {spelled(issue)}: {first}."
    others = f", and {count(clash.n_clashes - 1, 'time')} more" if clash.n_clashes > 1 else ""
    return f"Parties clash on {spelled(issue)}{others}. {first}."


def who_sides_with_whom(sides: Answer) -> str:
    """The coalitions, or how many stances are for and against."""
    side = sides.frame["side"]
    counts = f"{count(int((side > 0).sum()), 'stance')} for what another party wants, {int((side < 0).sum())} against"
    if not sides.groups:
        return f"No coalition: {counts}."
    together = "; ".join(named(group) for group in sides.groups[:3])
    return f"{'Together stand' if len(sides.groups) == 1 else 'Coalitions:'} {together}. {counts}."


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
    return f"{named(told, 9)}. Last: {party}, {last['move']}{by}, {in_marks(last['after'], 90)}."


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


def coded(name: str) -> str:
    """The code that is spelled so, in whatever letters."""
    codes = {spelling.lower(): code for code, spelling in _names_of_issues().items()}
    return codes.get(name.lower(), name.lower().replace(" ", "_"))


@functools.cache
def _names_of_issues() -> dict[str, str]:
    return pd.read_csv(NAMES_OF_ISSUES, index_col="issue")["name"].to_dict()


def named(names: Sequence[str], most: int = 3) -> str:
    """`A`, `A and B`, `A, B and C`, `A, B and 4 more`."""
    shown = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def signed(number: float) -> str:
    """`+4`, `−2`, `+0.5`; zero, and what is next to it, without a sign."""
    number = number if isinstance(number, int) else round(number, 1)
    return (f"{number:+d}" if isinstance(number, int) else f"{number:+.1f}").replace("-", "−") if number else "0"


def counted(answer: Answer) -> str:
    """`19 conditions in 12 articles of Port strike (2 copies counted once; 3 outlets: 3 not judged)`, as counted."""
    of = f" of {answer.talks}" if answer.talks else ""
    copies = f"{answer.n_copies:,} {'copy' if answer.n_copies == 1 else 'copies'} counted once" if answer.n_copies else ""
    more = "; ".join(filter(None, (copies, answer.outlets)))
    return f"{count(answer.n, answer.unit)} in {count(answer.n_articles, 'article')}{of}" + (f" ({more})" if more else "")


def left_out(answer: Answer) -> str:
    """What the summary did not keep, as the end of a sentence."""
    return f"; not shown: {answer.left_out}" if answer.left_out else ""
