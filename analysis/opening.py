"""Articles and perhaps a folder of tables in, `Tables` out: a notebook of a report run does not read its articles again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import TableError
from analysis.tables import Tables

if TYPE_CHECKING:
    from analysis.article import Article


def open_tables(articles: Sequence[Article], folder: Path | str = "", words: Path | str | None = None) -> Tables:
    """The tables of `articles`: from `folder`, where a path is given, else made now.

    Args:
        articles: as `article.read` returns them.
        folder: Parquet or CSV files written by `Tables.to_parquet` or `Tables.to_csv`.
        words: a folder of word lists, for tables that are made now.

    Raises:
        TableError: the folder has no tables, or none of these very articles.
    """
    if not folder:
        from analysis.pipeline import normalize  # the language model is loaded only where it is needed

        return normalize(articles, words)
    parquet = any(Path(folder).glob("*.parquet"))
    tables = Tables.read_parquet(folder) if parquet else Tables.read_csv(folder)
    known = dict(zip(tables.articles["article_id"], tables.articles["sha256"], strict=True))
    for article in articles:
        if known.get(article.article_id) != article.sha256:
            cure = "write them again with `python -m analysis tables`"
            raise TableError(folder, f"holds no tables of {article.path} as it is now", cure)
    ids = [article.article_id for article in articles]
    return Tables(**{name: table[table["article_id"].isin(ids)].reset_index(drop=True) for name, table in tables.items()})
