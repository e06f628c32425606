"""Tables in, a file for another program out: who faces whom as a network, a workbook, a folder of plain files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import TableError
from analysis.tables import Tables, allowed_in_xml, check_replaceable, whole_file
from analysis.views import network

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(tables: Tables, path: Path | str, kind: str = "") -> Path:
    """Write who faces whom as GraphML, for Gephi, Cytoscape, yEd or networkx.

    Nodes are actors. Edges run from the holder of a condition to whom it is put to, from an assessor to the holder of what is
    judged, and from an actor to whom it represents; each has the id of its row, and keeps its quote. With the `kind` of a
    network (`summaries.network`) an edge is a pair of actors instead, with `n` rows behind it and its `weight`. Raises
    ValueError: there is no network of this kind.
    """
    import networkx as nx

    graph = _pairs(tables, kind) if kind else _relations(tables)
    with whole_file(path) as draft:
        nx.write_graphml(graph, draft)
    return Path(path)


def _relations(tables: Tables) -> "nx.MultiDiGraph":
    """An edge a row that ties two actors."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for actor in _present(tables.actors.drop_duplicates("actor_id")):
        shown = {key: actor[key] for key in ("name", "kind", "role", "country") if key in actor}
        graph.add_node(actor["actor_id"], label=actor["name"], **shown)
    for actor in _present(tables.actors.drop_duplicates("actor_id")):
        if "represents" in actor:
            key = f"{actor['article_id']}#{actor['actor_id']}"
            ends = actor["actor_id"], actor["represents"]
            graph.add_edge(*ends, key, label="represents", relation="represents", quote=actor["quote"])
    for row in _present(tables.conditions):
        if {"holder_id", "target_id"} <= set(row):
            shown = {key: row[key] for key in ("kind", "issue", "strength", "direction", "quote", "article_id")}
            ends = row["holder_id"], row["target_id"]
            graph.add_edge(*ends, row["condition_id"], label=row["kind"], relation="condition", **shown)
    holders = dict(zip(tables.conditions["condition_id"], tables.conditions["holder_id"], strict=True))
    for row in _present(tables.assessments):
        judged = holders.get(row.get("object_id")) if row.get("object_table") == "conditions" else row.get("object_id")
        if "assessor_id" in row and row.get("object_table") in ("conditions", "actors") and isinstance(judged, str):
            shown = {key: row[key] for key in ("dimension", "verdict", "quote", "article_id")}
            ends = row["assessor_id"], judged
            graph.add_edge(*ends, row["assessment_id"], label=row["dimension"], relation="assessment", **shown)
    return graph


def _pairs(tables: Tables, kind: str) -> "nx.Graph":
    """An edge a pair of actors of one negotiation."""
    import networkx as nx

    edges = network(tables, kind).frame
    graph = nx.MultiGraph() if kind == "co_mention" else nx.MultiDiGraph()  # two may meet in several negotiations
    kinds = tables.actors.drop_duplicates("actor_id").set_index("actor_id")["kind"]
    for number, ((source, target), edge) in enumerate(zip(edges.index, edges.itertuples(), strict=True), start=1):
        shown = {"talks": allowed_in_xml(edge.talks), "n": edge.n, "weight": edge.weight}
        graph.add_node(edge.source_id, label=allowed_in_xml(source), kind=kinds[edge.source_id])
        graph.add_node(edge.target_id, label=allowed_in_xml(target), kind=kinds[edge.target_id])
        graph.add_edge(edge.source_id, edge.target_id, f"{kind}-{number}", **shown)
    return graph


def _present(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table as plain values, without their empty cells, and in characters that XML may hold."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [
        {key: allowed_in_xml(value) if isinstance(value, str) else value for key, value in row.items() if value is not None}
        for row in rows
    ]


WRITERS: dict[str, Callable[[Tables, Path], Path]] = {".xlsx": Tables.to_excel, ".graphml": write_graphml}
FOLDERS: dict[str, Callable[[Tables, Path], Path]] = {"csv": Tables.to_csv, "parquet": Tables.to_parquet}


def find_writer(path: Path, form: str | None = None) -> Callable[[Tables, Path], Path]:
    """What writes tables in the form that the ending of `path` names, or as a folder of `csv` or `parquet` files.

    Raises TableError: the ending names no form; OutputError: no folder can be put there.
    """
    if form:
        check_replaceable(path)
        return FOLDERS[form]
    if path.suffix not in WRITERS:
        raise TableError(path, "has an ending that names no form", f"use one of {', '.join(WRITERS)}, or --folder csv")
    return WRITERS[path.suffix]
