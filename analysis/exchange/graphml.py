"""Tables in, who stands how towards what as GraphML out, for Gephi, Cytoscape, yEd or networkx.

Programs such as Gephi keep one edge from one node to another and add up or drop the rest. So a graph here has no two: rows with
the same ends are one edge, its `weight` their number, and their ids and words stand in it.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.exchange.flat import names
from analysis.tables import Tables, allowed_in_xml
from analysis.views import network, one_line

if TYPE_CHECKING:
    import networkx as nx

LONGEST_LABEL = 80  # characters
BETWEEN = "; "  # what stands between the values of several rows of one edge


def graphml(tables: Tables, articles: Sequence[object] = (), kind: str = "") -> bytes:
    """Actors and conditions as nodes: actors stand for or against conditions and judge them, conditions are put to actors.

    An edge has the names of its `relation`s (`holder`, `opponent`, `feasibility`, `put to`, `represents`), the `side` (1 or
    -1) of a stance, the mean `verdict` of judgements, the `quote`s, and as `rows` the ids of its rows. With the `kind` of a
    network (`summaries.network`) the nodes are actors alone, an edge a pair of them with `n` rows behind it and its `weight`.
    Raises ValueError: there is no network of this kind.
    """
    import networkx as nx

    written = io.BytesIO()
    nx.write_graphml(_pairs(tables, kind) if kind else _stances(tables), written)
    return written.getvalue()


def _stances(tables: Tables) -> "nx.DiGraph":
    import networkx as nx

    graph = nx.DiGraph()
    actors = tables.actors.drop_duplicates("actor_id")
    called = {name: names(tables, actors[name]) for name in ("actor_id", "country")}
    for actor in _present(actors.assign(label=called["actor_id"], country=called["country"].replace("", None))):
        shown = {key: actor[key] for key in ("label", "kind", "role", "country") if key in actor}
        graph.add_node(actor["actor_id"], type="actor", **shown)
    columns = ("kind", "issue", "strength", "direction", "status", "confidence", "quote", "article_id")
    for row in _present(tables.conditions):
        label = one_line(row["quote"], LONGEST_LABEL)
        graph.add_node(row["condition_id"], type="condition", label=label, **{key: row[key] for key in columns})
    for tie in _ties(tables).groupby(["source", "target"], sort=False):
        _add_edge(graph, *tie)
    return graph


def _add_edge(graph: "nx.DiGraph", ends: tuple[str, str], rows: pd.DataFrame) -> None:
    """One edge of all `rows` with these ends."""
    listed = {key: BETWEEN.join(dict.fromkeys(rows[key])) for key in ("relation", "rows", "quote")}
    numbers = {key: float(rows[key].mean()) for key in ("side", "verdict") if rows[key].notna().any()}
    listed["label"] = listed["relation"]
    graph.add_edge(*ends, weight=len(rows), **{key: allowed_in_xml(text) for key, text in listed.items()}, **numbers)


def _ties(tables: Tables) -> pd.DataFrame:
    """A row for each that ties two nodes: its ends, its relation, its id and words, the side or verdict."""
    stances, conditions, judged, actors = tables.stances, tables.conditions, tables.assessments, tables.actors
    speakers = tables.claims.set_index("claim_id")["speaker_id"].to_dict()
    claims = judged["object_table"] == "claims"
    actor_rows = actors["article_id"] + "#" + actors["actor_id"]
    found = [
        _tie(
            stances, stances["actor_id"], stances["condition_id"], stances["part"], stances["stance_id"], side=stances["side"],
        ),
        _tie(conditions, conditions["condition_id"], conditions["target_id"], "put to", conditions["condition_id"]),
        _tie(
            judged, judged["assessor_id"], judged["object_id"].where(~claims, judged["object_id"].map(speakers)),
            judged["dimension"], judged["assessment_id"], verdict=judged["verdict"],
        ),
        _tie(actors, actors["actor_id"], actors["represents"], "represents", actor_rows).drop_duplicates(["source", "target"]),
    ]  # fmt: skip
    return pd.concat(found, ignore_index=True).dropna(subset=["source", "target"])


def _tie(
    table: pd.DataFrame, source: pd.Series, target: pd.Series, relation: pd.Series | str, row: pd.Series, **numbers: pd.Series
) -> pd.DataFrame:
    ends = {"source": source, "target": target, "relation": relation, "rows": row, "quote": table["quote"]}
    blank = pd.Series(float("nan"), table.index)
    return pd.DataFrame({**ends, **{key: numbers.get(key, blank).astype("float64") for key in ("side", "verdict")}})


def _pairs(tables: Tables, kind: str) -> "nx.Graph":
    """An edge a pair of actors, over all negotiations in which the two meet."""
    import networkx as nx

    edges = _once(network(tables, kind).frame, kind)
    graph = nx.Graph() if kind == "co_mention" else nx.DiGraph()
    kinds = tables.actors.drop_duplicates("actor_id").set_index("actor_id")["kind"]
    for (source, target), edge in zip(edges.index, edges.itertuples(), strict=True):
        graph.add_node(edge.source_id, label=allowed_in_xml(source), kind=kinds[edge.source_id])
        graph.add_node(edge.target_id, label=allowed_in_xml(target), kind=kinds[edge.target_id])
        graph.add_edge(edge.source_id, edge.target_id, n=edge.n, weight=edge.weight, talks=allowed_in_xml(edge.talks))
    return graph


def _once(edges: pd.DataFrame, kind: str) -> pd.DataFrame:
    """One row a pair: its rows added up, of demands the hardest, of judgements the mean."""
    edges = edges.assign(total=edges["weight"] * edges["n"])
    names = [*edges.index.names, "source_id", "target_id"]
    pairs = edges.groupby(names, sort=False).agg(
        n=("n", "sum"),
        hardest=("weight", "max"),
        total=("total", "sum"),
        talks=("talks", lambda t: BETWEEN.join(filter(None, t))),
    )
    weight = {"demands_of": pairs["hardest"], "assesses": pairs["total"] / pairs["n"]}.get(kind, pairs["n"])
    return pairs.assign(weight=weight.astype("float64").round(2)).reset_index(["source_id", "target_id"])


def _present(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table as plain values, without their empty cells, and in characters that XML may hold."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [
        {key: allowed_in_xml(value) if isinstance(value, str) else value for key, value in row.items() if value is not None}
        for row in rows
    ]
