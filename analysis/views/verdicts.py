"""Tables in, an `Answer` out on how things are judged: each verdict with the demand, the words or the actor that it is of.

The answer is a summary like those of `summaries.py`, which offers it under its own name.
"""

import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, asked, listing, names_of, ranking
from analysis.views.once import counted_once
from analysis.views.positions import labels_of
from analysis.views.quoting import few_words
from analysis.words import Talks

MOST_ASSESSORS = 6  # what fits a page
NOTHING = "no known object"  # what a verdict is of where the text does not tie it to anything
ITSELF = "as such"  # an actor that is judged, not its words: Ann Lee as such
KEY = ["party", "judged"]


@asked
@counted_once
def how_demands_are_judged(tables: Tables, talks: Talks | str | None = None, top: int = 8) -> Answer:
    """The verdict of each assessor on each judged thing, -2 (impossible, wrong) to +2, and the judging words.

    Demands come first (`tied` is yes); verdicts that the text ties to no demand follow, with what they are of: the words of
    a party, the party, or `no known object`. `top` things are kept of either sort. A judgement of a repeated condition is one
    of the first. Of several judgements by one assessor on one thing the strongest stands, the earliest of equals.
    """
    judged = _with_objects(tables, talks)
    kept = judged.sort_values("force", ascending=False, kind="stable").drop_duplicates([*KEY, "assessor"])
    things = kept.groupby([*KEY, "tied"])["force"].sum().reset_index()
    things = things.sort_values(["tied", "force"], ascending=False, kind="stable")
    order = list(things[things.groupby("tied").cumcount() < top][KEY].itertuples(index=False, name=None))
    shown = kept[pd.Series([key in order for key in zip(kept["party"], kept["judged"], strict=True)], kept.index, dtype="bool")]
    unnamed = [UNKNOWN] if shown["assessor"].eq(UNKNOWN).any() else []
    ranked = list(ranking(shown.groupby("assessor").size()).index)
    assessors = ranked[: MOST_ASSESSORS - len(unnamed)] + unnamed
    shown = shown[shown["assessor"].isin(assessors)]
    strongest = shown.sort_values(["tied", "force"], ascending=False, kind="stable").head(1)
    place = [(order.index((row.party, row.judged)), assessors.index(row.assessor)) for row in shown.itertuples()]
    shown = shown.assign(place=place, tied=shown["tied"].map({True: "yes", False: "no"})).sort_values("place", kind="stable")
    shown = shown.set_index([*KEY, "assessor"])
    return Answer(
        shown[["tied", "dimension", "verdict", "wording", "link"]], len(judged), "verdict", len(tables.articles),
        rests=pd.DataFrame(dict.fromkeys(("verdict", "wording"), shown["assessment_id"])),
        n_all=int(judged["tied"].sum()), across=tuple(assessors),
        left_out=listing(
            (len(things) - len(order), "further thing that is judged", "further things that are judged"),
            (len(ranked + unnamed) - len(assessors), "further assessor", "further assessors"),
        ),
        why="" if len(judged) else "nobody judges anything", behind=("assessments", tuple(strongest["assessment_id"])),
    )  # fmt: skip


def _with_objects(tables: Tables, talks: Talks) -> pd.DataFrame:
    """The assessments with who judges (`assessor`), how strongly (`force`), whose (`party`) and what (`judged`) is judged."""
    called = labels_of(tables, talks)
    again = tables.conditions.set_index("condition_id")["duplicate_of"].dropna().to_dict()
    rows = {
        "conditions": _whose(tables.conditions, "condition_id", "holder_id"),
        "claims": _whose(tables.claims, "claim_id", "speaker_id"),
    }
    objects = []
    for row in tables.assessments.itertuples():
        owner, words = rows.get(row.object_table, {}).get(again.get(row.object_id, row.object_id), (row.object_id, ""))
        if row.object_table == "actors":
            words = ITSELF
        known = isinstance(row.object_table, str)
        party = called(row.article_id, owner) if known else NOTHING
        objects.append((party, few_words(words if known else row.quote), row.object_table == "conditions"))
    found = pd.DataFrame(objects, tables.assessments.index, [*KEY, "tied"])
    found = found.astype({"party": "str", "judged": "str", "tied": "bool"})
    who = names_of(tables, tables.assessments["assessor_id"])
    return tables.assessments.assign(assessor=who, force=tables.assessments["verdict"].abs()).join(found)


def _whose(rows: pd.DataFrame, key: str, owner: str) -> dict[str, tuple[object, str]]:
    """Row -> whose it is, and its words."""
    pairs = zip(rows[owner].tolist(), rows["quote"].tolist(), strict=True)
    return dict(zip(rows[key].tolist(), pairs, strict=True))
