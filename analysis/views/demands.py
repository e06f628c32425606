"""Tables in, an `Answer` out on what parties require and refuse: by holder and issue, as judged, where they clash.

The answers are summaries like those of `summaries.py`, which offers them under its own name.
"""

import itertools

import numpy as np
import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, asked, count, first_time, names_of, one_line, positions, ranking
from analysis.views.once import counted_once
from analysis.words import OTHER

LEAST_SHARED = 2  # issues that two parties must both speak on before their agreement is counted
LEAST_PAIRS = 3  # such pairs before a matrix of agreement is worth drawing
MOST_ISSUES, MOST_ASSESSORS, MOST_A_SIDE = 15, 6, 4  # what fits the width of a page
NO_CONDITIONS = "no condition was found"


@asked
@counted_once
def what_is_demanded(tables: Tables, top: int = 10) -> Answer:
    """What each party requires and refuses on each issue, at its hardest (1 may … 5 must), and the words that say so.

    A condition counts for all who hold or support it, turned round for those who oppose it; one on two issues counts for both;
    repeated ones count once; those without a holder, and what is withdrawn, agreed or put off, are left out.
    """
    wants = _wants(tables)
    ranked = list(ranking(wants.groupby("holder")["condition_id"].nunique()).index)
    shown = wants[wants["holder"].isin(ranked[:top])]
    issues = sorted(ranking(shown.groupby("issue").size()).index, key=OTHER.__eq__)  # what is of no issue stands last
    shown = shown[shown["issue"].isin(issues[:MOST_ISSUES])]
    found = _hardest(shown, ["holder", "issue"])
    order = pd.MultiIndex.from_product([ranked[:top], issues[:MOST_ISSUES]], names=["holder", "issue"])
    found = found.reindex(order.intersection(found.index, sort=False))
    named = found[found.index.get_level_values("issue") != OTHER]
    loudest = (named if len(named) else found)["hardest"].idxmax() if len(found) else ("", "")
    behind = shown[(shown["holder"] == loudest[0]) & (shown["issue"] == loudest[1])]
    unheld = int(first_time(tables.conditions)["holder_id"].isna().sum())
    return Answer(
        found.drop(columns="hardest"), shown["condition_id"].nunique(), "condition", len(tables.articles),
        across=tuple(issues[:MOST_ISSUES]),
        left_out=_listing(
            (unheld, "condition without a holder", "conditions without a holder"),
            (len(ranked) - top, "further holder", "further holders"),
            (len(issues) - MOST_ISSUES, "further issue", "further issues"),
        ),
        why="" if len(found) else "no condition has a known holder" if unheld else NO_CONDITIONS,
        behind=("conditions", tuple(behind["condition_id"])),
    )  # fmt: skip


@asked
@counted_once
def how_demands_are_judged(tables: Tables, top: int = 10) -> Answer:
    """The verdict of each assessor on each judged condition, -2 (impossible, wrong) to +2, and the judging words.

    A judgement of a repeated condition is one of the first. Of several judgements by one assessor on one condition the
    strongest stands, the earliest of equals.
    """
    wants = first_time(tables.conditions)
    wants = wants.assign(holder=names_of(tables, wants["holder_id"]), condition=wants["quote"].map(one_line))
    judged = tables.assessments[tables.assessments["object_table"] == "conditions"]
    judged = judged.assign(assessor=names_of(tables, judged["assessor_id"]), force=judged["verdict"].abs())
    again = tables.conditions.set_index("condition_id")["duplicate_of"].dropna().to_dict()
    judged = judged.assign(condition_id=judged["object_id"].replace(again))
    judged = judged.merge(wants[["condition_id", "holder", "condition"]], on="condition_id")
    judged = judged.sort_values("force", ascending=False, kind="stable").drop_duplicates(["condition_id", "assessor"])
    conditions = list(ranking(judged.groupby("condition_id")["force"].sum()).index)
    shown = judged[judged["condition_id"].isin(conditions[:top])]
    unnamed = [UNKNOWN] if shown["assessor"].eq(UNKNOWN).any() else []
    ranked = list(ranking(shown.groupby("assessor").size()).index)
    assessors = ranked[: MOST_ASSESSORS - len(unnamed)] + unnamed
    shown = shown[shown["assessor"].isin(assessors)]
    shown = shown.sort_values(["condition_id", "assessor"], key=lambda c: c.map((conditions + assessors).index), kind="stable")
    strongest = shown.sort_values("force", ascending=False, kind="stable").head(1)
    return Answer(
        shown.set_index(["holder", "condition", "assessor"])[["dimension", "verdict", "wording", "link"]],
        len(conditions), "condition", len(tables.articles), n_all=len(wants), across=tuple(assessors),
        left_out=_listing(
            (len(conditions) - shown["condition_id"].nunique(), "judged condition", "judged conditions"),
            (len(ranked + unnamed) - len(assessors), "further assessor", "further assessors"),
        ),
        why="" if conditions else f"nobody judges any of the {count(len(wants), 'condition')}" if len(wants) else NO_CONDITIONS,
        behind=("assessments", tuple(strongest["assessment_id"])),
    )  # fmt: skip


@asked
@counted_once
def where_they_clash(tables: Tables, top: int = 6) -> Answer:
    """What the parties require and refuse by issue, at each one's hardest; issues first on which two parties pull apart.

    A condition counts for its main issue, the first; the advice of outsiders is left out, for they are no parties. `clash` is
    yes where one party requires and another refuses; under the issue `other`, which is no single issue, it never is. `top`
    issues are kept, and of each the hardest parties on either side.
    """
    wants = _stands(tables)
    found = _hardest(wants.rename(columns={"holder": "party"}), ["issue", "party"])
    sides = found.groupby(level="issue")[["requires", "refuses"]].sum()
    apart = [issue != OTHER and _pull_apart(found.loc[issue]) for issue in sides.index]
    sides = sides.assign(clash=apart, named=sides.index != OTHER)
    sides = sides.assign(less=sides[["requires", "refuses"]].min(axis=1), more=sides[["requires", "refuses"]].max(axis=1))
    issues = list(sides.sort_values(["clash", "named", "less", "more"], ascending=False, kind="stable").index)
    found["net"] = found["requires"] - found["refuses"]
    found = found.sort_values(["net", "conditions"], ascending=False, kind="stable")
    by_issue = found.groupby(level="issue")
    kept = found[(by_issue.cumcount() < MOST_A_SIDE) | (by_issue.cumcount(ascending=False) < MOST_A_SIDE)]
    shown = pd.concat([kept.loc[[issue]] for issue in issues[:top]]) if issues else kept
    shown.insert(0, "clash", shown.index.get_level_values("issue").map(sides["clash"].map({True: "yes", False: "no"})))
    behind = wants[wants["issue"].isin(issues[:1])].sort_values("strength", ascending=False, kind="stable")
    return Answer(
        shown.drop(columns=["hardest", "net"]), wants["condition_id"].nunique(), "condition", len(tables.articles),
        n_clashes=int(sides["clash"].sum()), why="" if issues else NO_CONDITIONS,
        behind=("conditions", tuple(behind["condition_id"])),
        left_out=_listing(
            (len(issues) - top, "further issue", "further issues"),
            (int(found.index.isin(issues[:top], level="issue").sum()) - len(shown), "milder party", "milder parties"),
        ),
    )  # fmt: skip


@asked
@counted_once
def what_is_left_over(tables: Tables, top: int = 10) -> Answer:
    """Words that mark the claims and conditions which no issue of the codebook meets: candidates for a line of issues.csv.

    A word's `weight` is its frequency in the rows left over times the logarithm of how much more frequent it is there than
    in the rows with an issue, so that words of every text fall out; `left_over` and `elsewhere` count rows.
    """
    said = pd.concat([first_time(table)[["article_id", "quote", "issue"]] for table in (tables.claims, tables.conditions)])
    said = said.assign(word=said["quote"].str.lower().str.findall(r"[^\W\d_]{4,}").map(set), n=range(len(said)))
    over = said["issue"].eq(OTHER)
    words = said.assign(over=over)[["word", "over", "quote"]].explode("word").dropna(subset="word")
    counts = pd.crosstab(words["word"], words["over"]).reindex(columns=[True, False], fill_value=0)
    rate = (counts + 0.5) / (1 + pd.Series({True: over.sum(), False: (~over).sum()}))
    found = counts.rename(columns={True: "left_over", False: "elsewhere"}).rename_axis(columns=None)
    found = found.assign(weight=(found["left_over"] * np.log(rate[True] / rate[False])).round(1))
    found = found[(found["left_over"] > 1) & (found["weight"] > 0)]
    found = found.sort_values(["weight", "word"], ascending=[False, True]).head(top)
    found["for_example"] = words[words["over"]].groupby("word")["quote"].first().reindex(found.index).map(one_line)
    n = int(over.sum())
    return Answer(
        found, n, "row", len(tables.articles), n_all=len(said),
        why="" if len(found) else f"no word stands out in the {count(n, 'row')} without an issue",
    )  # fmt: skip


@asked
@counted_once
def congruence(tables: Tables, top: int = 10) -> Answer:
    """How far pairs of parties pull the same way on the issues on which both speak: +1 on all, -1 on none.

    The subtract method of discourse network analysis (Leifeld, 'Discourse Network Analysis', Oxford Handbook of Political
    Networks, 2017), with issues for concepts: shared stances minus opposed ones, over both. Empty, with the reason in
    `why`, unless `LEAST_PAIRS` pairs share `LEAST_SHARED` issues. The `top` parties with the most pairs are kept.
    """
    wants = _stands(tables)
    wants = wants[wants["issue"] != OTHER]
    stances = {party: set(zip(rows["issue"], rows["direction"], strict=True)) for party, rows in wants.groupby("holder")}
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
        left_out=_listing((len(parties) - top, "further party", "further parties")),
    )  # fmt: skip


def _wants(tables: Tables) -> pd.DataFrame:
    """A row per standing condition, issue and party that takes a side in it; repeated conditions left out.

    `holder` and `target` are names; who is against a condition has its direction turned round.
    """
    wants = positions(tables)
    wants = wants.assign(holder=names_of(tables, wants["holder_id"]), target=names_of(tables, wants["target_id"]))
    return wants.assign(issue=wants["issue"].str.split(";")).explode("issue", ignore_index=True)


def _stands(tables: Tables) -> pd.DataFrame:
    """A row per condition of a party, with its main issue: where the parties stand towards each other."""
    wants = _wants(tables).drop_duplicates(["condition_id", "holder_id"])
    return wants[wants["kind"] != "recommendation"]


def _hardest(wants: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Per group: how many conditions, the hardest requirement and refusal, of whom, and the hardest one's words."""
    wants = wants.sort_values("strength", ascending=False, kind="stable")
    requires, refuses = (wants["strength"].where(wants["direction"] == sign, 0) for sign in (1, -1))
    found = wants.assign(requires=requires, refuses=refuses).groupby(by).agg(
        conditions=("condition_id", "nunique"), requires=("requires", "max"), refuses=("refuses", "max"),
        hardest=("strength", "max"), of=("target", _listed), words=("quote", "first"),
    )  # fmt: skip
    return found.assign(words=found["words"].map(one_line))


def _listed(names: pd.Series) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name != UNKNOWN))


def _pull_apart(parties: pd.DataFrame) -> bool:
    """Whether one party requires and another one refuses."""
    requiring, refusing = set(parties.index[parties["requires"] > 0]), set(parties.index[parties["refuses"] > 0])
    return bool(requiring and refusing and len(requiring | refusing) > 1)


def _agreement(one: set[tuple[str, int]], two: set[tuple[str, int]]) -> tuple[int, int, int, float]:
    """Issues in common, stances in common, stances opposed, and their difference over their sum."""
    issues = {issue for issue, _ in one} & {issue for issue, _ in two}
    same, opposed = len(one & two), len(one & {(issue, -direction) for issue, direction in two})
    return len(issues), same, opposed, round((same - opposed) / max(same + opposed, 1), 2)


def _listing(*left_out: tuple[int, str, str]) -> str:
    """`3 further issues, 1 further holder`, of (number, one, many); what is nobody is not mentioned."""
    return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in left_out if n > 0)
