"""Tables in, an `Answer` out on where parties clash: what one wants and another refuses, or waits for, each in its words.

The answers are summaries like those of `summaries.py`, which offers them under its own name.
"""

import itertools

import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, asked, listing, one_line, ranking
from analysis.views.likeness import REVERSE, SAME, Wordings
from analysis.views.positions import positions
from analysis.views.wants import NO_CONDITIONS, position_of
from analysis.words import OTHER, Talks

LEAST_SHARED = 2  # issues that two parties must both speak on before their agreement is counted
LEAST_PAIRS = 3  # such pairs before a matrix of agreement is worth drawing
# How two positions are opposed, the surest first. The last is no clash yet: an issue is a drawer for many different demands.
OPPOSES, REFUSES, TURNED = "opposes it", "refuses the same", "wants the reverse"
WAITS, ISSUE_ONLY = "each waits for the other", "same issue only"
HOW = (OPPOSES, REFUSES, TURNED, WAITS, ISSUE_ONLY)
COLUMNS = ["how", "position", "words", "said", "other_position", "other_words", "other_said"]


@asked
def where_they_clash(tables: Tables, talks: Talks | str | None = None, top: int = 8) -> Answer:
    """What one party wants and another is against, a row for each pair of parties and issue, the surest first.

    `how` says what the opposition rests on: the text says that the other opposes it; the other refuses the same, in like words,
    or wants the same the other way round; each makes its next step wait for the other's; or, once for an issue, one is for
    something and one against something, which may be two things. Only positions that still stand are compared, and no advice of
    outsiders. `top` pairs are kept.
    """
    rows = _standing(tables, talks)
    opposed = _opposed(rows, Wordings(tables.actors["name"]))
    pairs = pd.DataFrame(opposed, columns=["issue", "party", "other", *COLUMNS, "weight", "ids"])
    pairs = pairs.assign(rank=pairs["how"].map(HOW.index).astype("int64"))
    pairs = pairs.sort_values(["rank", "weight", "issue"], ascending=[True, False, True], kind="stable")
    pairs = pairs.drop_duplicates(["issue", "party", "other"])
    pairs = pairs[(pairs["how"] != ISSUE_ONLY) | ~pairs.duplicated("issue")]
    shown = pairs.head(top)
    return Answer(
        shown.set_index(["issue", "party", "other"])[COLUMNS], rows["thread"].nunique(), "position", len(tables.articles),
        n_clashes=int((pairs["how"] != ISSUE_ONLY).sum()),
        left_out=listing((len(pairs) - len(shown), "further pair", "further pairs")),
        why="" if len(pairs) else "no party is against what another wants" if len(rows) else NO_CONDITIONS,
        behind=("conditions", tuple(dict.fromkeys(shown["ids"].iloc[0])) if len(shown) else ()),
    )  # fmt: skip


def _standing(tables: Tables, talks: Talks) -> pd.DataFrame:
    """The positions of parties that stand; outsiders are no parties."""
    rows = positions(tables, talks)
    return rows[rows["stands"] & rows["party"].ne(UNKNOWN) & rows["kind"].ne("recommendation")]


def _opposed(rows: pd.DataFrame, wordings: Wordings) -> list[tuple[object, ...]]:
    """Every pair of opposed positions of two parties: who wants something first, who is against it second."""
    found = []
    for one, two in itertools.product(rows.itertuples(), repeat=2):
        if one.party != two.party and (how := _how(one, two, wordings)):
            ids, weight = (one.condition_id, two.condition_id), one.strength + two.strength
            found.append((one.issue, one.party, two.party, how, *_told(one), *_told(two), weight, ids))
    return found


def _how(one: "pd.core.frame.Pandas", two: "pd.core.frame.Pandas", wordings: Wordings) -> str:
    """How `two` stands against what `one` wants; nothing where it does not."""
    if one.direction > 0 > two.direction:
        if one.condition_id == two.condition_id:
            return OPPOSES
        if wordings.compare(one.quote, two.quote) == SAME:
            return REFUSES
        return ISSUE_ONLY if one.issue == two.issue != OTHER else ""
    if one.direction != two.direction or one.Index > two.Index:
        return ""
    if wordings.compare(one.quote, two.quote) == REVERSE:
        return TURNED
    waiting = one.kind == two.kind == "precondition" and one.of == two.party and two.of == one.party
    return WAITS if waiting and one.issue == two.issue else ""


def _told(row: "pd.core.frame.Pandas") -> tuple[str, str, str]:
    return position_of(row.kind, row.strength, row.direction), one_line(row.quote), row.date


@asked
def congruence(tables: Tables, talks: Talks | str | None = None, top: int = 10) -> Answer:
    """How far pairs of parties pull the same way on the issues on which both speak: +1 on all, -1 on none.

    The subtract method of discourse network analysis (Leifeld, 'Discourse Network Analysis', Oxford Handbook of Political
    Networks, 2017), with issues for concepts: shared stances minus opposed ones, over both. Empty, with the reason in
    `why`, unless `LEAST_PAIRS` pairs share `LEAST_SHARED` issues. The `top` parties with the most pairs are kept.
    """
    wants = _standing(tables, talks)
    wants = wants[wants["issue"] != OTHER]
    stances = {party: set(zip(rows["issue"], rows["direction"], strict=True)) for party, rows in wants.groupby("party")}
    pairs = [(one, two, *_agreement(stances[one], stances[two])) for one, two in itertools.combinations(stances, 2)]
    found = pd.DataFrame(pairs, columns=["party", "other", "issues", "same", "opposed", "congruence"])
    found = found[found["issues"] >= LEAST_SHARED]
    parties = list(ranking(pd.concat([found["party"], found["other"]]).value_counts()).index)
    kept = found["party"].isin(parties[:top]) & found["other"].isin(parties[:top])
    shown = found[kept & (len(found) >= LEAST_PAIRS)]
    shown = shown.sort_values(["issues", "congruence"], ascending=[False, True], kind="stable").set_index(["party", "other"])
    does = "does" if len(found) == 1 else "do"
    few = f"{LEAST_PAIRS} pairs of parties must speak on {LEAST_SHARED} issues in common, and {len(found)} {does}"
    return Answer(
        shown, len(shown), "pair", len(tables.articles), across=tuple(parties[:top]), why="" if len(shown) else few,
        left_out=listing((len(parties) - top, "further party", "further parties")),
    )  # fmt: skip


def _agreement(one: set[tuple[str, int]], two: set[tuple[str, int]]) -> tuple[int, int, int, float]:
    """Issues in common, stances in common, stances opposed, and their difference over their sum."""
    issues = {issue for issue, _ in one} & {issue for issue, _ in two}
    same, opposed = len(one & two), len(one & {(issue, -direction) for issue, direction in two})
    return len(issues), same, opposed, round((same - opposed) / max(same + opposed, 1), 2)
