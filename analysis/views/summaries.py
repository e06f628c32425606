"""Tables in, an `Answer` out to one question: a small DataFrame in a fixed order, biggest first, and what it counts."""

from collections.abc import Sequence
from importlib import metadata
from pathlib import PurePath

import pandas as pd

from analysis.errors import did_you_mean
from analysis.tables import Tables
from analysis.views.answers import Answer, joined
from analysis.views.changes import what_changed
from analysis.views.clashes import congruence, where_they_clash
from analysis.views.counting import asked, count, first_time, group_of, lines, lumped, names_of, ranking, sides_of
from analysis.views.leftovers import what_is_left_over
from analysis.views.negotiations import inside
from analysis.views.networks import network
from analysis.views.once import SAID_AGAIN, carriers, counted_once, n_copies, outlets
from analysis.views.quoting import few_words
from analysis.views.sides import who_sides_with_whom
from analysis.views.verdicts import how_demands_are_judged
from analysis.views.wants import who_wants_what
from analysis.words import ACTS, SEVERITIES, Talks

__all__ = [
    "congruence", "evidence", "how_demands_are_judged", "network", "one_article", "overview", "provenance", "what_changed",
    "what_is_carried", "what_is_claimed", "what_is_left_over", "what_to_doubt", "where_they_clash", "who_sides_with_whom",
    "who_speaks", "who_wants_what",
]  # fmt: skip

MANNERS = {
    "quoted": ("direct", "answer", "label"), "marks lost": ("unquoted", "list_item"),
    "part quoted": ("mixed",), "reported": ("indirect", "headline"),
}  # fmt: skip
TEXTS = {
    "headlines": ("headline", "heading"), "report": ("paragraph", "byline", "dateline"),
    "lists": ("lead_in", "list_item", "takeaway"), "quotes, posts": ("pull_quote", "embed"),
    "questions": ("question",), "answers": ("answer",), "furniture": ("keywords", "boilerplate"),
}  # fmt: skip
NO_CLAIMS = "no attributed statement was found"


def overview(tables: Tables, talks: Talks | None = None) -> Answer:
    """What was read: one row per article with its outlet, date and length, and how many rows of each table it gave.

    With what `open_talks` gives, it is about that negotiation; `reliability` is that of the outlet, as the analyst judges it.
    Where some are copies, `copy_of` names the first of them.
    """
    tables = inside(tables, talks) if talks else tables
    found = tables.articles.set_index("article_id").sort_index()
    found = found[["title", "source", "published", "n_words"]].assign(published=found["published"].fillna("no date"))
    found["source"] = found["source"].fillna("no outlet")
    if talks and talks.outlets:
        graded = found["source"].map(lambda source: talks.outlet(source).reliability or "not judged")
        found.insert(2, "reliability", graded)
    for name in ("actors", "claims", "conditions", "assessments", "flags"):
        found[name] = getattr(tables, name)["article_id"].value_counts().reindex(found.index, fill_value=0)
    if tables.articles["copy_of"].notna().any():
        found["copy_of"] = tables.articles.set_index("article_id")["copy_of"].fillna("")
    pages = pd.DataFrame(dict.fromkeys(("title", "n_words", "actors", "flags"), found.index + "#"), found.index)
    pages = pages.assign(**dict.fromkeys(("claims", "conditions", "assessments"), found.index + "#cite"))
    return Answer(found, len(found), "article", len(found), why="" if len(found) else "there is no article", rests=pages)


@asked
def one_article(tables: Tables, top: int = 8) -> Answer:
    """The first article as lanes: kinds of text, speakers, conditions, assessments and flags, with their places in the file.

    `n` counts the rows of a lane, `percent` is the share of the file's characters under them, `places` are half-open spans.
    The `top` speakers with the most characters get a lane each. `parts` says where each text of the file begins.
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
    counted = strip["ids"].map(lambda ids: joined(ids.split())).where(strip.index.get_level_values("lane") != "text")
    rests = pd.DataFrame({"n": counted, "percent": counted, "places": strip["ids"]})
    return Answer(
        strip[["n", "percent", "places"]], length, "character", len(tables.articles), rests=rests,
        why="" if length else "there is no article", parts=tuple(tables.sections.groupby("part")["start"].min().tolist()),
        behind=("claims", tuple(behind["claim_id"])),
    )  # fmt: skip


@counted_once
def what_to_doubt(tables: Tables) -> Answer:
    """The defects of the source by kind, gravest first: how many, how many rows they weaken, and an example of the cure."""
    flags = tables.flags.assign(rank=tables.flags["severity"].map(SEVERITIES.index).astype("int64"))
    found = flags.groupby("kind").agg(
        rank=("rank", "max"), flags=("flag_id", "size"), rows_weakened=("row_id", "nunique"),
        example=("quote", "first"), suggestion=("suggestion", "first"), row=("flag_id", "first"), rows=("flag_id", joined),
    )  # fmt: skip
    found = found.sort_index().sort_values(["rank", "flags"], ascending=False, kind="stable")
    found.insert(0, "severity", found.pop("rank").map(dict(enumerate(SEVERITIES))))
    found[["example", "suggestion"]] = found[["example", "suggestion"]].map(lambda text: few_words(text, 80))
    rests = pd.DataFrame({"flags": found["rows"], "rows_weakened": found.pop("rows"), "example": found.pop("row")})
    why = "" if len(flags) else "no defect of the source was found"
    return Answer(found, len(flags), "flag", len(tables.articles), why=why, rests=rests)


@asked
@counted_once
def who_speaks(tables: Tables, talks: Talks | str | None = None, top: int = 10) -> Answer:
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
    own = found["quoted"] + found["marks lost"]
    found["percent_own"] = (100 * own / found["words"].clip(lower=1)).round().astype("int64")
    rests = said.pivot_table(index="line", columns="manner", values="claim_id", aggfunc=joined).reindex(index=rows)
    whole = said.groupby("line")["claim_id"].agg(joined).reindex(rows)
    behind = said[said["who"].isin(ranked[:1])].sort_values("words", ascending=False, kind="stable")
    return Answer(
        found.rename_axis(index="speaker", columns=None), len(said), "statement", len(tables.articles),
        why="" if len(said) else NO_CLAIMS, behind=("claims", tuple(behind["claim_id"])),
        rests=rests.assign(**dict.fromkeys(("statements", "words", "percent_own"), whole)),
    )  # fmt: skip


@asked
@counted_once
def what_is_claimed(tables: Tables, talks: Talks | str | None = None, top: int = 10, by: str = "speaker") -> Answer:
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
    rests = made.pivot_table(index="line", columns="act", values="claim_id", aggfunc=joined).reindex(index=found.index)
    found["all"] = found.sum(axis=1)
    return Answer(
        found.rename_axis(index=by, columns=None), len(made), "statement", len(tables.articles),
        why="" if len(made) else NO_CLAIMS, behind=("claims", tuple(biggest["claim_id"])),
        rests=rests.assign(all=made.groupby("line")["claim_id"].agg(joined).reindex(found.index)),
    )  # fmt: skip


@asked
def what_is_carried(tables: Tables, top: int = 10) -> Answer:
    """Statements that more than one outlet carries, those of the most outlets first: who speaks, the words, which outlets.

    The words are those of the article that was published first. Two statements are one where the same speaker says nearly the
    same words in the same negotiation.
    """
    found = pd.Series(carriers(tables, "claims"), dtype="object")
    found = found[(found.map(len) > 1) & found.index.isin(tables.claims["claim_id"])]
    rows = tables.claims.set_index("claim_id").loc[found.index]
    days = tables.articles.set_index("article_id")["published"]
    frame = pd.DataFrame({
        "words": rows["quote"].map(few_words), "outlets": found.map(len).astype("int64"), "carried_by": found.map(", ".join),
        "first": rows["article_id"].map(days).fillna("no date"), "id": rows.index,
    }).set_index(names_of(tables, rows["speaker_id"]).rename("speaker"))  # fmt: skip
    frame = frame.sort_values(["outlets", "id"], ascending=[False, True])
    return Answer(
        frame.drop(columns="id").head(top), len(frame), "statement", len(tables.articles), n_copies=n_copies(tables),
        rests=pd.DataFrame(dict.fromkeys(("words", "outlets"), frame["id"].head(top))),
        why="" if len(frame) else "no statement is carried by more than one outlet", behind=("claims", tuple(frame["id"][:1])),
    )  # fmt: skip


@asked
def evidence(tables: Tables, result: Answer, top: int = 5) -> Answer:
    """The rows behind the biggest number of `result`, as the article has them: where, who, and the words.

    Where several outlets carry one of them, `outlets` says how many. Names are those of their negotiation.
    """
    (name, ids), n_articles = result.behind, len(tables.articles)
    tables = _negotiation_of(tables, name, ids)
    rows = dict(tables.items())[name]
    key = rows.columns[0]
    rows = rows.set_index(key, drop=False).loc[list(ids)].head(top)
    who = {"claims": "speaker_id", "conditions": "holder_id", "assessments": "assessor_id", "stances": "actor_id"}.get(name)
    what = {"claims": "act", "conditions": "trigger", "assessments": "wording", "stances": "part"}.get(name, "kind")
    found = rows[[what, "quote", "start", "end"]].assign(quote=rows["quote"].map(few_words))
    if who:
        found.insert(0, "who", names_of(tables, rows[who]))
    if name in SAID_AGAIN and max(carried := outlets(tables, name, rows[key]), default=1) > 1:
        found["outlets"] = carried
    why = "" if len(found) else "there is no number to explain"
    shown_at = rows["condition_id"] if name == "stances" else rows[key]  # a page shows a stance with its condition
    rests = pd.DataFrame(dict.fromkeys(("quote", "start", "end", "outlets"), shown_at))
    return Answer(found, len(found), name.removesuffix("s"), n_articles, why=why, rests=rests)


def _negotiation_of(tables: Tables, name: str, ids: Sequence[str]) -> Tables:
    """The tables of the negotiation to which some rows of the table `name` belong."""
    rows = dict(tables.items())[name]
    articles = rows.loc[rows[rows.columns[0]].isin(ids), "article_id"]
    talks = tables.articles.loc[tables.articles["article_id"].isin(articles), "talks"].fillna("")
    return inside(tables, Talks(talks.iloc[0])) if len(talks) else tables


def provenance(tables: Tables, talks: Talks | None = None) -> Answer:
    """Where the numbers come from: versions, the articles' checksums, the rows of each table. No clock and no folder.

    With what `open_talks` gives, it is about that negotiation, and says how far the analyst trusts each outlet.
    """
    tables = inside(tables, talks) if talks else tables
    versions = {package: metadata.version(package) for package in ("parley", "spacy", "pandas", "matplotlib")}
    articles = {PurePath(a.path).name: f"sha256 {a.sha256}" for a in tables.articles.itertuples()}
    counts = {name: count(len(table), "row") for name, table in tables.items()}
    groups = {"version": versions, "article": articles, "outlet": _outlets(tables, talks or Talks()), "table": counts}
    found = [(group, name, value) for group, values in groups.items() for name, value in values.items()]
    frame = pd.DataFrame(found, columns=["of", "name", "value"]).set_index(["of", "name"])
    return Answer(frame, len(frame), "fact", len(tables.articles))


def _outlets(tables: Tables, talks: Talks) -> dict[str, str]:
    """Outlet -> how far it can be trusted, whose it is, why the analyst thinks so, how many articles are its."""
    found = {}
    for source, n in tables.articles["source"].value_counts(sort=False).sort_index().items():
        outlet = talks.outlet(source)
        known = [f"reliability {outlet.reliability}" if outlet.reliability else "not judged"]
        known += [f"owned by {outlet.owner}" if outlet.owner else "", f"on the side of {outlet.side}" if outlet.side else ""]
        found[source] = "; ".join(filter(None, [*known, outlet.note, count(n, "article")]))
    return found


_TONES = {-2: "badly", -1: "badly", 0: "neither", 1: "well", 2: "well"}


def _labelled(rows: pd.DataFrame, column: str, labels: dict[int, str]) -> pd.DataFrame:
    return rows.assign(label=rows[column].map(labels).astype("str"))


def _lanes(rows: pd.DataFrame, labels: list[str]) -> pd.DataFrame:
    """Of each label how many rows, and their places; `ids` has the row of each place."""
    rows = rows.assign(characters=rows["end"] - rows["start"], id=rows[rows.columns[0]])
    rows["id"] = [" ".join([own] * len(spans.split())) for own, spans in zip(rows["id"], rows["spans"], strict=True)]
    found = rows.groupby("label").agg(
        n=("start", "size"), characters=("characters", "sum"), places=("spans", " ".join), ids=("id", " ".join)
    )
    return found.reindex([label for label in labels if label in found.index])


def __getattr__(name: str) -> object:
    raise AttributeError(f"there is no summary {name!r}; {did_you_mean(name, __all__)}")
