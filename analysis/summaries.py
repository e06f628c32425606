"""Tables in, one small DataFrame out that answers one question.

Every answer has a fixed order, biggest first, and carries in `attrs` what keeps its chart honest: `n` and `unit` (how many
rows of which kind it counts), `n_articles`, `left_out` (what is not shown), `why` (why it is empty), and `behind`
(the table and the ids of the rows behind its biggest number; `evidence` looks them up).
"""

from __future__ import annotations

import itertools
from importlib import metadata
from pathlib import PurePath

import pandas as pd

from analysis.counting import UNKNOWN, answer, count, first_time, group_of, lines, lumped, names_of, one_line, ranking, sides_of
from analysis.networks import network as network  # a summary like the others
from analysis.networks import write_graphml as write_graphml
from analysis.rows import ACTS, SEVERITIES
from analysis.tables import Tables
from analysis.vocabulary import OTHER

MANNERS = {
    "quoted": ("direct", "answer", "label"),
    "marks lost": ("unquoted", "list_item"),
    "part quoted": ("mixed",),
    "reported": ("indirect", "headline"),
}
TEXTS = {
    "headlines": ("headline", "heading"),
    "report": ("paragraph", "byline", "dateline"),
    "lists": ("lead_in", "list_item", "takeaway"),
    "quotes, posts": ("pull_quote", "embed"),
    "questions": ("question",),
    "answers": ("answer",),
    "furniture": ("keywords", "boilerplate"),
}
LEAST_SHARED = 2  # issues that two parties must both speak on before their agreement is counted
LEAST_PAIRS = 3  # such pairs before a matrix of agreement is worth drawing
MOST_ISSUES, MOST_ASSESSORS, MOST_A_SIDE = 15, 6, 4  # what fits the width of a page
NO_CLAIMS = "no attributed statement was found"
NO_CONDITIONS = "no condition was found"


def overview(tables: Tables) -> pd.DataFrame:
    """What was read: one row per article with its date, its length and how many rows of each table it gave."""
    found = tables.articles.set_index("article_id").sort_index()
    found = found[["title", "published", "n_words"]].assign(published=found["published"].fillna("no date"))
    for name in ("actors", "claims", "conditions", "assessments", "flags"):
        found[name] = getattr(tables, name)["article_id"].value_counts().reindex(found.index, fill_value=0)
    return answer(found, tables, unit="article", why="" if len(found) else "there is no article")


def one_article(tables: Tables, top: int = 8) -> pd.DataFrame:
    """The first article as lanes: kinds of text, speakers, conditions, assessments and flags, with their places in the file.

    `n` counts the rows of a lane, `percent` is the share of the file's characters under them, `places` are half-open spans
    written `12:40 55:80`. The `top` speakers with the most characters get a lane each. `attrs["parts"]` says where each
    of the texts begins that the file joins.
    """
    tables = tables.of(tables.articles["article_id"].iloc[0]) if len(tables.articles) else tables
    claims = tables.claims.assign(label=names_of(tables, tables.claims["speaker_id"]))
    ranked = list(ranking((claims["end"] - claims["start"]).groupby(claims["label"]).sum()).index)
    behind = claims[claims["label"].isin(ranked[:1])]
    lanes = {
        "text": (tables.sections.assign(label=tables.sections["kind"].map(group_of(TEXTS))), list(TEXTS)),
        "speaker": (claims.assign(label=lumped(claims["label"], ranked, top)), lines(claims["label"], ranked, top)),
        "condition": (_labelled(tables.conditions, "direction", {1: "required", -1: "refused"}), ["required", "refused"]),
        "judged": (_labelled(tables.assessments, "verdict", _TONES), ["well", "neither", "badly"]),
        "doubt": (tables.flags.assign(label=tables.flags["severity"]), SEVERITIES[::-1]),
    }
    strip = pd.concat({lane: _lanes(rows, labels) for lane, (rows, labels) in lanes.items()}, names=["lane", "label"])
    length = int(tables.articles["n_chars"].sum())
    strip["percent"] = (100 * strip["characters"] / max(length, 1)).round(1)
    return answer(
        strip[["n", "percent", "places"]], tables, n=length, unit="character", why="" if length else "there is no article",
        parts=tables.sections.groupby("part")["start"].min().tolist(), behind=("claims", list(behind["claim_id"])),
    )  # fmt: skip


def what_to_doubt(tables: Tables) -> pd.DataFrame:
    """The defects of the source by kind, gravest first: how many, how many rows they weaken, and an example of the cure."""
    flags = tables.flags.assign(rank=tables.flags["severity"].map(SEVERITIES.index).astype("int64"))
    found = flags.groupby("kind").agg(
        rank=("rank", "max"), flags=("flag_id", "size"), rows_weakened=("row_id", "nunique"),
        example=("quote", "first"), suggestion=("suggestion", "first"),
    )  # fmt: skip
    found = found.sort_index().sort_values(["rank", "flags"], ascending=False, kind="stable")
    found.insert(0, "severity", found.pop("rank").map(dict(enumerate(SEVERITIES))))
    found[["example", "suggestion"]] = found[["example", "suggestion"]].map(lambda text: one_line(text, 80))
    return answer(found, tables, n=len(flags), unit="flag", why="" if len(flags) else "no defect of the source was found")


def who_speaks(tables: Tables, top: int = 10) -> pd.DataFrame:
    """Words of content by speaker, and whether they are the speaker's own.

    `quoted` words stand in quotation marks or in the speaker's own turn; of `marks lost` words the text gives the wording
    without marks; `part quoted` and `reported` words are at least partly the writer's. Repeated statements count, because
    this is about space; words of a statement inside another statement count for both speakers.
    """
    said = tables.claims.assign(
        who=names_of(tables, tables.claims["speaker_id"]),
        manner=tables.claims["form"].map(group_of(MANNERS)),
        words=tables.claims["quote"].str.count(r"\w+"),
    )
    ranked = list(ranking(said.groupby("who")["words"].sum()).index)
    said["line"] = lumped(said["who"], ranked, top)
    rows = lines(said["who"], ranked, top)
    found = said.pivot_table(index="line", columns="manner", values="words", aggfunc="sum")
    found = found.reindex(index=rows, columns=list(MANNERS)).fillna(0).astype("int64")
    found.insert(0, "statements", said.groupby("line").size().reindex(rows, fill_value=0))
    found["words"] = found[list(MANNERS)].sum(axis=1)
    found["percent_own"] = (
        (100 * (found["quoted"] + found["marks lost"]) / found["words"].clip(lower=1)).round().astype("int64")
    )
    behind = said[said["who"].isin(ranked[:1])].sort_values("words", ascending=False, kind="stable")
    return answer(
        found.rename_axis(index="speaker", columns=None), tables, n=len(said), unit="statement",
        why="" if len(said) else NO_CLAIMS, behind=("claims", list(behind["claim_id"])),
    )  # fmt: skip


def what_is_claimed(tables: Tables, top: int = 10, by: str = "speaker") -> pd.DataFrame:
    """Statements by who makes them and what is done by making them; repeated ones count once.

    With `by="side"` a statement counts for the country or organisation that its speaker represents. The acts follow the
    verbal modes of PLOVER (Open Event Data Alliance, 2018).
    """
    made = first_time(tables.claims)
    made = made.assign(who=names_of(tables, made["speaker_id"] if by == "speaker" else sides_of(tables, made["speaker_id"])))
    ranked = list(ranking(made.groupby("who").size()).index)
    made["line"] = lumped(made["who"], ranked, top)
    found = pd.crosstab(made["line"], made["act"]).reindex(index=lines(made["who"], ranked, top), columns=list(ACTS))
    found = found.fillna(0).astype("int64")
    cells = found.loc[ranked[:top]].stack()
    biggest = made.set_index(["line", "act"]).loc[[cells.idxmax()]] if len(cells) else made
    found["all"] = found.sum(axis=1)
    return answer(
        found.rename_axis(index=by, columns=None), tables, n=len(made), unit="statement",
        why="" if len(made) else NO_CLAIMS, behind=("claims", list(biggest["claim_id"])),
    )  # fmt: skip


def what_is_demanded(tables: Tables, top: int = 10) -> pd.DataFrame:
    """What each holder requires and refuses on each issue, at its hardest (1 may … 5 must), and the words that say so.

    A condition on two issues counts for both; repeated ones count once; those without a holder are left out.
    """
    wants = _wants(tables)
    ranked = list(ranking(wants.groupby("holder")["condition_id"].nunique()).index)
    shown = wants[wants["holder"].isin(ranked[:top])]
    issues = list(ranking(shown.groupby("issue").size()).index)
    shown = shown[shown["issue"].isin(issues[:MOST_ISSUES])]
    found = _hardest(shown, ["holder", "issue"])
    order = pd.MultiIndex.from_product([ranked[:top], issues[:MOST_ISSUES]], names=["holder", "issue"])
    found = found.reindex(order.intersection(found.index, sort=False))
    loudest = found["hardest"].idxmax() if len(found) else ("", "")
    behind = shown[(shown["holder"] == loudest[0]) & (shown["issue"] == loudest[1])]
    unheld = int(first_time(tables.conditions)["holder_id"].isna().sum())
    return answer(
        found.drop(columns="hardest"), tables, n=shown["condition_id"].nunique(), unit="condition", issues=issues[:MOST_ISSUES],
        left_out=_listing(
            (unheld, "condition without a holder", "conditions without a holder"),
            (len(ranked) - top, "further holder", "further holders"),
            (len(issues) - MOST_ISSUES, "further issue", "further issues"),
        ),
        why="" if len(found) else "no condition has a known holder" if unheld else NO_CONDITIONS,
        behind=("conditions", list(behind["condition_id"])),
    )  # fmt: skip


def how_demands_are_judged(tables: Tables, top: int = 10) -> pd.DataFrame:
    """The verdict of each assessor on each judged condition, -2 (impossible, wrong) to +2, and the judging words.

    Of several judgements by one assessor on one condition the strongest stands, the earliest of equals.
    """
    wants = first_time(tables.conditions)
    wants = wants.assign(holder=names_of(tables, wants["holder_id"]), condition=wants["quote"].map(one_line))
    judged = tables.assessments[tables.assessments["object_table"] == "conditions"]
    judged = judged.assign(assessor=names_of(tables, judged["assessor_id"]), force=judged["verdict"].abs())
    judged = judged.merge(wants[["condition_id", "holder", "condition"]], left_on="object_id", right_on="condition_id")
    judged = judged.sort_values("force", ascending=False, kind="stable").drop_duplicates(["condition_id", "assessor"])
    conditions = list(ranking(judged.groupby("condition_id")["force"].sum()).index)
    shown = judged[judged["condition_id"].isin(conditions[:top])]
    unnamed = [UNKNOWN] if shown["assessor"].eq(UNKNOWN).any() else []
    ranked = list(ranking(shown.groupby("assessor").size()).index)
    assessors = ranked[: MOST_ASSESSORS - len(unnamed)] + unnamed
    shown = shown[shown["assessor"].isin(assessors)]
    shown = shown.sort_values(["condition_id", "assessor"], key=lambda c: c.map((conditions + assessors).index), kind="stable")
    strongest = shown.sort_values("force", ascending=False, kind="stable").head(1)
    return answer(
        shown.set_index(["holder", "condition", "assessor"])[["dimension", "verdict", "wording", "link"]], tables,
        n=len(conditions), n_all=len(wants), unit="condition", assessors=assessors,
        left_out=_listing(
            (len(conditions) - shown["condition_id"].nunique(), "judged condition", "judged conditions"),
            (len(ranked + unnamed) - len(assessors), "further assessor", "further assessors"),
        ),
        why="" if conditions else f"nobody judges any of the {count(len(wants), 'condition')}" if len(wants) else NO_CONDITIONS,
        behind=("assessments", list(strongest["assessment_id"])),
    )  # fmt: skip


def where_they_clash(tables: Tables, top: int = 6) -> pd.DataFrame:
    """What the parties require and refuse by issue, at each one's hardest; issues first on which two parties pull apart.

    `clash` is yes where one party requires and another refuses; under the issue `other`, which is no single issue, it never
    is. `top` issues are kept, and of each the hardest parties on either side.
    """
    wants = _wants(tables)
    found = _hardest(wants.rename(columns={"holder": "party"}), ["issue", "party"])
    sides = found.groupby(level="issue")[["requires", "refuses"]].sum()
    sides = sides.assign(
        clash=[_pull_apart(found.loc[issue]) and issue != OTHER for issue in sides.index], named=sides.index != OTHER
    )
    sides = sides.assign(less=sides[["requires", "refuses"]].min(axis=1), more=sides[["requires", "refuses"]].max(axis=1))
    issues = list(sides.sort_values(["clash", "named", "less", "more"], ascending=False, kind="stable").index)
    found["net"] = found["requires"] - found["refuses"]
    found = found.sort_values(["net", "conditions"], ascending=False, kind="stable")
    kept = found[
        (found.groupby(level="issue").cumcount() < MOST_A_SIDE)
        | (found.groupby(level="issue").cumcount(ascending=False) < MOST_A_SIDE)
    ]
    shown = pd.concat([kept.loc[[issue]] for issue in issues[:top]]) if issues else kept
    shown.insert(0, "clash", shown.index.get_level_values("issue").map(sides["clash"].map({True: "yes", False: "no"})))
    behind = wants[wants["issue"].isin(issues[:1])].sort_values("strength", ascending=False, kind="stable")
    return answer(
        shown.drop(columns=["hardest", "net"]), tables, n=wants["condition_id"].nunique(), unit="condition",
        n_clashes=int(sides["clash"].sum()), why="" if issues else NO_CONDITIONS,
        behind=("conditions", list(behind["condition_id"])),
        left_out=_listing(
            (len(issues) - top, "further issue", "further issues"),
            (int(found.index.isin(issues[:top], level="issue").sum()) - len(shown), "milder party", "milder parties"),
        ),
    )  # fmt: skip


def congruence(tables: Tables, top: int = 10) -> pd.DataFrame:
    """How far pairs of parties pull the same way on the issues on which both speak: +1 on all, -1 on none.

    The subtract method of discourse network analysis (Leifeld, 'Discourse Network Analysis', Oxford Handbook of Political
    Networks, 2017), with issues for concepts: shared stances minus opposed ones, over both. Empty, with the reason in
    `attrs["why"]`, unless `LEAST_PAIRS` pairs share `LEAST_SHARED` issues. The `top` parties with the most pairs are kept.
    """
    wants = _wants(tables)
    wants = wants[wants["issue"] != OTHER]
    stances = {party: set(zip(rows["issue"], rows["direction"], strict=True)) for party, rows in wants.groupby("holder")}
    pairs = [(one, two, *_agreement(stances[one], stances[two])) for one, two in itertools.combinations(stances, 2)]
    found = pd.DataFrame(pairs, columns=["party", "other", "issues", "same", "opposed", "congruence"])
    found = found[found["issues"] >= LEAST_SHARED]
    parties = list(ranking(pd.concat([found["party"], found["other"]]).value_counts()).index)
    shown = (
        found[found["party"].isin(parties[:top]) & found["other"].isin(parties[:top])]
        if len(found) >= LEAST_PAIRS
        else found[:0]
    )
    shown = shown.sort_values(["issues", "congruence"], ascending=[False, True], kind="stable").set_index(["party", "other"])
    does = "does" if len(found) == 1 else "do"
    few = f"{LEAST_PAIRS} pairs of parties must speak on {LEAST_SHARED} issues in common, and {len(found)} {does}"
    return answer(
        shown, tables, n=len(shown), unit="pair", parties=parties[:top], why="" if len(shown) else few,
        left_out=_listing((len(parties) - top, "further party", "further parties")),
    )  # fmt: skip


def evidence(tables: Tables, result: pd.DataFrame, top: int = 5) -> pd.DataFrame:
    """The rows behind the biggest number of `result`, as the article has them: where, who, and the words."""
    name, ids = result.attrs.get("behind", ("claims", []))
    rows = getattr(tables, name)
    key = rows.columns[0]
    rows = rows.set_index(key, drop=False).loc[ids].head(top)
    who = {"claims": "speaker_id", "conditions": "holder_id", "assessments": "assessor_id"}.get(name)
    what = {"claims": "act", "conditions": "trigger", "assessments": "wording"}.get(name, "kind")
    found = pd.DataFrame(
        {
            "who": names_of(tables, rows[who]) if who else "",
            what: rows[what],
            "quote": rows["quote"].map(one_line),
            "start": rows["start"],
            "end": rows["end"],
        }
    )
    return answer(
        found if who else found.drop(columns="who"),
        tables,
        unit=name,
        why="" if len(found) else "there is no number to explain",
    )


def provenance(tables: Tables) -> pd.DataFrame:
    """Where the numbers come from: versions, the articles' checksums, the rows of each table. No clock and no folder."""
    versions = {package: metadata.version(package) for package in ("parley", "spacy", "pandas", "matplotlib")}
    articles = {PurePath(a.path).name: f"sha256 {a.sha256}" for a in tables.articles.itertuples()}
    counts = {name: count(len(table), "row") for name, table in tables.items()}
    groups = {"version": versions, "article": articles, "table": counts}
    found = [(group, name, value) for group, values in groups.items() for name, value in values.items()]
    return pd.DataFrame(found, columns=["of", "name", "value"]).set_index(["of", "name"])


_TONES = {-2: "badly", -1: "badly", 0: "neither", 1: "well", 2: "well"}


def _labelled(rows: pd.DataFrame, column: str, labels: dict[int, str]) -> pd.DataFrame:
    return rows.assign(label=rows[column].map(labels).astype("str"))


def _lanes(rows: pd.DataFrame, labels: list[str]) -> pd.DataFrame:
    length = rows["end"] - rows["start"]
    found = (
        rows.assign(characters=length)
        .groupby("label")
        .agg(n=("start", "size"), characters=("characters", "sum"), places=("spans", " ".join))
    )
    return found.reindex([label for label in labels if label in found.index])


def _wants(tables: Tables) -> pd.DataFrame:
    """A row per held condition and issue, with the names of holder and target; repeated conditions left out."""
    wants = first_time(tables.conditions)
    wants = wants[wants["holder_id"].notna()]
    wants = wants.assign(holder=names_of(tables, wants["holder_id"]), target=names_of(tables, wants["target_id"]))
    return wants.assign(issue=wants["issue"].str.split(";")).explode("issue", ignore_index=True)


def _hardest(wants: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Per group: how many conditions, the hardest requirement and refusal, of whom, and the hardest one's words."""
    wants = wants.sort_values("strength", ascending=False, kind="stable")
    signed = wants.assign(
        requires=wants["strength"].where(wants["direction"] > 0, 0), refuses=wants["strength"].where(wants["direction"] < 0, 0)
    )
    found = signed.groupby(by).agg(
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
