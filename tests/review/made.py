"""Small articles with their texts and tables, and readers who decide about them."""

import dataclasses
import hashlib

from analysis.reading import Article
from tests import small

TIMES = (f"2026-01-{day:02}T10:{minute:02}:00Z" for day in range(1, 29) for minute in range(60))
AT = "2026-01-31T09:30:00Z"


def made(lines, article_id="t", talks=None, check=True):
    """An article whose text is that of the lines (see tests/small.py), and its tables, with its fingerprint."""
    tables = small.tables_of(lines, article_id, check=check)
    text = "".join(tables.sections["quote"])
    article = Article(
        article_id, f"{article_id}.txt", hashlib.sha256(text.encode()).hexdigest(), text, "Made by hand", talks=talks
    )
    return article, dataclasses.replace(tables, articles=tables.articles.assign(sha256=article.sha256, talks=talks or None))


def key_of(table, row):
    """The key of a row."""
    return (row["article_id"], row["actor_id"]) if table == "actors" else (row[f"{table.removesuffix('s')}_id"],)


def row_with(tables, table, quote):
    """The one row with these words."""
    found = getattr(tables, table)
    found = found[found["quote"] == quote]
    assert len(found) == 1
    return found.iloc[0]


def same(left, right):
    """Whether two sets of tables are equal to the last cell."""
    return all(table.equals(getattr(right, name)) for name, table in left.items())
