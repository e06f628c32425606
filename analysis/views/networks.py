"""Tables in, relations between actors out: who speaks about whom, demands of whom, judges whom, is named beside whom.

A relation is a view of the rows, one line per pair of actors; `exchange` saves it for Gephi and other programs.
"""

import itertools
from bisect import bisect_left

import pandas as pd

from analysis.tables import Tables, spans_of
from analysis.views.answers import Answer
from analysis.views.counting import first_time, names_of, positions
from analysis.views.once import counted_once

# kind -> (what a row of the network counts, what its weight is)
KINDS_OF_NETWORK = {
    "speaks_about": ("statement", "statements in which the source names the target"),
    "demands_of": ("condition", "strength of the hardest condition that the source holds against the target"),
    "assesses": ("judgement", "mean verdict of the source on the target, or on what it says or demands"),
    "co_mention": ("section", "sections of the text that name both; the order of the two means nothing"),
}


@counted_once
def network(tables: Tables, kind: str) -> Answer:
    """The relations of one of `KINDS_OF_NETWORK`, strongest first; repeated claims and conditions count once.

    One row per pair of actors, by their names: their ids, `n` rows behind the relation, and its `weight`.
    Raises ValueError: there is no network of this kind.
    """
    if kind not in KINDS_OF_NETWORK:
        raise ValueError(f"there is no network {kind!r}; there are {', '.join(KINDS_OF_NETWORK)}")
    find = {"speaks_about": _spoken_about, "demands_of": _demanded_of, "assesses": _assessed, "co_mention": _named_together}
    pairs = find[kind](tables)
    pairs = pairs[pairs["source_id"].notna() & pairs["target_id"].notna() & (pairs["source_id"] != pairs["target_id"])]
    weigh = {"demands_of": "max", "assesses": "mean"}.get(kind, "size")
    found = pairs.groupby(["source_id", "target_id"]).agg(n=("value", "size"), weight=("value", weigh)).reset_index()
    found["weight"] = found["weight"].astype("float64").round(2)
    found.insert(0, "source", names_of(tables, found["source_id"]))
    found.insert(1, "target", names_of(tables, found["target_id"]))
    found = found.sort_values(["n", "source", "target"], ascending=[False, True, True], ignore_index=True)
    unit = KINDS_OF_NETWORK[kind][0]
    why = "" if len(found) else f"no {unit} ties one actor to another"
    return Answer(found.set_index(["source", "target"]), len(pairs), unit, len(tables.articles), why=why)


def _pairs(found: list[tuple[str, str, float]]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=["source_id", "target_id", "value"])


def _spoken_about(tables: Tables) -> pd.DataFrame:
    mentions = dict(iter(tables.mentions.groupby("article_id")))
    claims = first_time(tables.claims)
    found = []
    for article, rows in claims[claims["speaker_id"].notna() & claims["article_id"].isin(list(mentions))].groupby("article_id"):
        starts, actors = mentions[article]["start"].tolist(), mentions[article]["actor_id"].tolist()
        for claim in rows.itertuples():
            places = [slice(*(bisect_left(starts, at) for at in piece)) for piece in spans_of(claim)]
            named = {actor for place in places for actor in actors[place]}
            found += [(claim.speaker_id, actor, 1) for actor in sorted(named)]
    return _pairs(found)


def _demanded_of(tables: Tables) -> pd.DataFrame:
    wants = positions(tables)
    return wants[wants["side"] > 0].rename(columns={"holder_id": "source_id", "strength": "value"})


def _assessed(tables: Tables) -> pd.DataFrame:
    """Of a judged condition its holder is meant, of a claim its speaker."""
    owners = {
        "conditions": tables.conditions.set_index("condition_id")["holder_id"].to_dict(),
        "claims": tables.claims.set_index("claim_id")["speaker_id"].to_dict(),
        "actors": dict(zip(tables.actors["actor_id"], tables.actors["actor_id"], strict=True)),
    }
    judged = tables.assessments.rename(columns={"assessor_id": "source_id", "verdict": "value"})
    target = [owners.get(table, {}).get(row) for table, row in zip(judged["object_table"], judged["object_id"], strict=True)]
    return judged.assign(target_id=pd.Series(target, judged.index, dtype="str"))


def _named_together(tables: Tables) -> pd.DataFrame:
    named = tables.mentions.groupby("section_id", sort=True)["actor_id"].unique()
    return _pairs([(one, two, 1) for actors in named for one, two in itertools.combinations(sorted(actors), 2)])
