"""A book and a choice in; the rows that fit, a page at a time, and one of them in its article, out, ready to be sent.

The rows stay in their order while one decides about them; what was decided shows at once, and the next choice counts it.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.tables import KEYS, REVIEW, Tables
from analysis.views.desk.book import Book
from analysis.views.desk.chosen import Choice, choose
from analysis.views.desk.sheets import Key, Names, cells_of, columns_of, keys_of, options_of, sheet_of
from analysis.views.desk.shown import facts_of, pieces_of

PAGE, LARGEST_PAGE = 60, 300  # rows that are sent at once
Row = dict[str, object]
Reply = dict[str, object]


class Listing:
    """What one desk shows: the chosen rows of one table, in order."""

    def __init__(self, book: Book, choice: Choice) -> None:
        self.book = book
        self.choose(choice)

    def choose(self, choice: Choice) -> None:
        """Take the rows that fit, as they are decided now."""
        if choice.table != "flags":
            self.book.look()
        tables = self.book.tables
        self.choice, self.names = choice, Names.of(tables)
        sheet = sheet_of(choice.table, tables, self.book.marks, self.book.extracted)
        self.options = options_of(choice.table, tables, sheet, self.names)
        self.chosen, self.line = choose(choice, tables, sheet)
        self.keys: list[Key] = keys_of(choice.table, self.chosen)
        self.article_ids: list[str] = self.chosen["article_id"].tolist()
        self._positions: list[int | None] = list(range(len(self.keys)))
        self._changed: dict[str, tuple[dict[Key, Row], Names]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, at: int) -> tuple[Row, Names]:
        """A row as it is now. Raises IndexError: there is none."""
        if not 0 <= at < len(self.keys):
            raise IndexError(at)
        rows, names = self._changed.get(self.article_ids[at], ({}, self.names))
        if self.keys[at] in rows:
            return rows[self.keys[at]], names
        return self.chosen.iloc[self._positions[at] or 0].to_dict(), names

    def changed(self, article_ids: Iterable[str]) -> None:
        """Show these articles as they are decided now."""
        table = self.choice.table
        for article_id in set(article_ids) & set(self.article_ids):
            tables = self.book.of(article_id).tables
            sheet = sheet_of(table, tables, self.book.marks, self.book.of(article_id).standing.tables)
            rows = dict(zip(keys_of(table, sheet), sheet.to_dict("records"), strict=True))
            self._changed[article_id] = rows, Names.of(tables)

    def insert(self, at: int, key: Key, article_id: str) -> None:
        """Put a row that was added at a place of the list."""
        self.keys.insert(at, key)
        self.article_ids.insert(at, article_id)
        self._positions.insert(at, None)

    def everything(self) -> Reply:
        """All that a browser needs to begin."""
        return {
            "kind": "all", "columns": columns_of(self.choice.table), "options": self.options, "count": len(self),
            "choice": vars(self.choice), "line": self.line, "decides": self.book.folder is not None and self.decidable,
            "says": self.progress(), **self.page(0, PAGE),
        }  # fmt: skip

    @property
    def decidable(self) -> bool:
        """Whether readers decide about rows of this table."""
        return self.choice.table != "flags"

    def progress(self) -> str:
        """How far the reader is, in words."""
        reviewed = {name: table for name, table in self.book.tables.items() if REVIEW in table}
        if self.book.folder is None or not reviewed:
            return ""
        own = [line for line in self.book.lines if line.reader == self.book.reader]
        told = [f"{self.book.reader}: {len(own):,} {'decision' if len(own) == 1 else 'decisions'}"]
        return "; ".join([*told, *self.book.problems[:3]])

    def page(self, first: int, n: int) -> Reply:
        """Some rows: their cells and marks."""
        first = max(0, min(first, len(self)))
        last = min(len(self), first + max(0, min(n, LARGEST_PAGE)))
        return {"first": first, "rows": [self.line_of(at) for at in range(first, last)]}

    def line_of(self, at: int) -> list[object]:
        """One row of the list: its cells and its mark."""
        row, names = self.row(at)
        return [cells_of(self.choice.table, row, names), str(row["mark"])]

    def own_tables(self, article_id: str) -> Tables:
        """The tables of one article, as decided."""
        return self.book.of(article_id).tables if article_id in self._changed else self.book.tables.of(article_id)

    def look(self, at: int, whole: bool = False) -> Reply:
        """A row in its article."""
        row, names = self.row(at)
        article_id = str(row["article_id"])
        own, article = self.own_tables(article_id), self.book.articles.get(article_id)
        pieces = pieces_of(article, own, row, whole) if article else [[int(row["start"]), str(row["quote"]), ["own"]]]
        facts = facts_of(self.choice.table, row, own, names)
        return {
            "kind": "look", "at": at, "pieces": pieces, "facts": facts, "article": article_id, "mark": row["mark"],
            "whole": whole, "row": str(row[KEYS[self.choice.table][-1]]),
        }  # fmt: skip


def text_of(value: object) -> str:
    """A cell as a form holds it."""
    return "" if value is None or pd.isna(value) else str(value).lower() if isinstance(value, bool) else str(value)
