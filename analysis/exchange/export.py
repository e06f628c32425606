"""Tables in, a file for another program out: who faces whom as a network, a workbook, a folder of plain files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import TableError
from analysis.tables import Tables, written_whole
from analysis.views import network

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(tables: Tables, path: Path | str, kind: str = "") -> Path:
    """Write who faces whom as GraphML, for Gephi, Cytoscape, yEd or networkx.

    Nodes are actors. Edges run from the holder of a condition to whom it is put to, from an assessor to the holder of what is
    judged, and from an actor to whom it represents; each keeps its quote. With the `kind` of a network (`summaries.network`) an
    edge is a pair of actors instead, with `n` rows behind it and its `weight`. Raises ValueError: there is no network of this
    kind.
    """
    import networkx as nx

    graph = _pairs(tables, kind) if kind else _relations(tables)
    with written_whole(Path(path)) as draft:
        draft.write_text("\n".join(nx.generate_graphml(graph)) + "\n", encoding="utf-8")
    return Path(path)


def _relations(tables: Tables) -> "nx.MultiDiGraph":
    """An edge a row that ties two actors."""
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
    return graph


def _pairs(tables: Tables, kind: str) -> "nx.Graph":
    """An edge a pair of actors."""
    import networkx as nx

    edges = network(tables, kind).frame
    graph = nx.Graph() if kind == "co_mention" else nx.DiGraph()
    kinds = tables.actors.drop_duplicates("actor_id").set_index("actor_id")["kind"]
    for (source, target), edge in zip(edges.index, edges.itertuples(), strict=True):
        graph.add_node(edge.source_id, label=source, kind=kinds[edge.source_id])
        graph.add_node(edge.target_id, label=target, kind=kinds[edge.target_id])
        graph.add_edge(edge.source_id, edge.target_id, n=edge.n, weight=edge.weight)
    return graph


def _present(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table as plain values, without their empty cells."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


WRITERS: dict[str, Callable[[Tables, Path], Path]] = {".xlsx": Tables.to_excel, ".graphml": write_graphml}
FOLDERS: dict[str, Callable[[Tables, Path], Path]] = {"csv": Tables.to_csv, "parquet": Tables.to_parquet}


def find_writer(path: Path, form: str | None = None) -> Callable[[Tables, Path], Path]:
    """What writes tables in the form that the ending of `path` names, or as a folder of `csv` or `parquet` files.

    Raises TableError: the ending names no form.
    """
    if form:
        return FOLDERS[form]
    if path.suffix not in WRITERS:
        raise TableError(path, "has an ending that names no form", f"use one of {', '.join(WRITERS)}, or --folder csv")
    return WRITERS[path.suffix]
