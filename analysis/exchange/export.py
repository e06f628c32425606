"""Tables in, a file for another program out: who faces whom as a network, a workbook, a folder of plain files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.errors import TableError
from analysis.tables import Tables, written_whole


def write_graphml(tables: Tables, path: Path) -> Path:
    """Write who faces whom as GraphML, for Gephi, Cytoscape, yEd or networkx.

    Nodes are actors. Edges run from the holder of a condition to whom it is put to, from an assessor to the holder of what
    is judged, and from an actor to whom it represents; each keeps its quote.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for actor in _present(tables.actors.drop_duplicates("actor_id")):
        graph.add_node(actor["actor_id"], **{k: actor[k] for k in ("name", "kind", "role", "country") if k in actor})
        if "represents" in actor:
            graph.add_edge(actor["actor_id"], actor["represents"], relation="represents", quote=actor["quote"])
    for row in _present(tables.conditions):
        if {"holder_id", "target_id"} <= set(row):
            shown = {key: row[key] for key in ("kind", "issue", "strength", "direction", "quote", "article_id")}
            graph.add_edge(row["holder_id"], row["target_id"], relation="condition", **shown)
    holders = dict(zip(tables.conditions["condition_id"], tables.conditions["holder_id"], strict=True))
    for row in _present(tables.assessments):
        judged = holders.get(row.get("object_id")) if row.get("object_table") == "conditions" else row.get("object_id")
        if "assessor_id" in row and row.get("object_table") in ("conditions", "actors") and isinstance(judged, str):
            shown = {key: row[key] for key in ("dimension", "verdict", "quote", "article_id")}
            graph.add_edge(row["assessor_id"], judged, relation="assessment", **shown)
    with written_whole(path) as draft:
        nx.write_graphml(graph, draft)
    return path


def _present(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table as plain values, without their empty cells."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


WRITERS: dict[str, Callable[[Tables, Path], Path]] = {
    ".xlsx": Tables.to_excel,
    ".graphml": write_graphml,
}
FOLDERS: dict[str, Callable[[Tables, Path], Path]] = {"csv": Tables.to_csv, "parquet": Tables.to_parquet}


def find_writer(path: Path, form: str | None = None) -> Callable[[Tables, Path], Path]:
    """What writes tables in the form that the ending of `path` names, or as a folder of `csv` or `parquet` files.

    Raises:
        TableError: the ending names no form.
    """
    if form:
        return FOLDERS[form]
    if path.suffix not in WRITERS:
        raise TableError(path, "has an ending that names no form", f"use one of {', '.join(WRITERS)}, or --folder csv")
    return WRITERS[path.suffix]
