"""A book and a choice in; the rows that fit, a page at a time, and one of them in its article, out, ready to be sent.

The rows stay in their order while one decides about them; what was decided shows at once, and the next choice counts it.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.review import keys_of
from analysis.tables import KEYS
from analysis.views.desk.book import Book
from analysis.views.desk.chosen import Choice, choose
from analysis.views.desk.patched import Patched
from analysis.views.desk.sheets import Key, Names, cells_of, columns_of, options_of, sheet_of
from analysis.views.desk.shown import facts_of, facts_of_decisions, pieces_of

PAGE, LARGEST_PAGE = 60, 300  # rows that are sent at once
GONE = "taken back"  # the mark of a row that was added
Row = dict[str, object]
Reply = dict[str, object]


class Listing:
    """What one desk shows: the chosen rows of one table, in order."""

    def __init__(self, book: Book, choice: Choice) -> None:
        self.book, self._version = book, -1
        self.choose(choice)

    def choose(self, choice: Choice) -> None:
        """Take the rows that fit, as they are decided now."""
        self.book.look()
        tables = self.book.around
        if self._version != self.book.version:
            self._version, self.names = self.book.version, Names.of(self.book.tables)
            self._sheets: dict[str, Patched] = {}
            self._options: dict[str, dict[str, list[list[str]]]] = {}
        table = choice.table
        if table not in self._sheets:
            before = dict(self.book.extracted.items())[table]
            self._sheets[table] = Patched(sheet_of(table, self.book.table(table), self.book.marks, before))
        sheet = self._sheets[table].frame
        if table not in self._options:
            self._options[table] = options_of(table, tables, sheet, self.names)
        given = {"rows": [[choice.rows, f"{len(choice.rows.split()):,} given"]]} if choice.rows else {}
        self.choice, self.options = choice, self._options[table] | given | self._unlisted(choice, self._options[table])
        self._sheet_then, (places, self.line) = sheet, choose(choice, tables, sheet)
        self._rows: list[int | tuple[str, Key]] = [*places]  # places in the sheet, or article and key of added ones
        self._changed: dict[str, dict[Key, Row]] = {}
        self._added: dict[tuple[str, Key], Row] = {}

    def _unlisted(self, choice: Choice, options: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
        """The options of a party that is chosen and holds nothing itself, with its name: others speak for it."""
        asked = {name: vars(choice)[name] for name in ("party", "target") if vars(choice)[name] and name in options}
        called = {actor_id: name for (_, actor_id), name in reversed(self.names.actors.items()) if actor_id in asked.values()}
        lacking = {name: one for name, one in asked.items() if one not in dict(options[name])}
        return {name: [*options[name], [one, called.get(one, one)]] for name, one in lacking.items()}

    def _sheet(self, table: str, article_id: str) -> pd.DataFrame:
        """The sheet of one article, as it is decided now."""
        done = self.book.of(article_id)
        frame, before = (dict(tables.items())[table] for tables in (done.tables, done.standing.tables))
        return sheet_of(table, frame, self.book.marks_in(article_id), before)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, at: int) -> Row:
        """A row as it is now. Raises IndexError: there is none."""
        if not 0 <= at < len(self._rows):
            raise IndexError(at)
        return self._read(self._rows[at : at + 1])[0]

    def rows(self) -> list[Row]:
        """All rows as they are now."""
        return self._read(self._rows)

    def _read(self, places: Sequence[int | tuple[str, Key]]) -> list[Row]:
        """Rows as they are now: those that were chosen, unless their article changed since, and those that were added."""
        chosen = [place for place in places if isinstance(place, int)]
        some = slice(chosen[0], chosen[0] + 1) if len(chosen) == 1 else chosen  # a slice copies nothing
        rows = dict(zip(chosen, self._sheet_then.iloc[some].to_dict("records"), strict=True))
        found = []
        for place in places:
            before = rows[place] if isinstance(place, int) else self._added[place]
            article_id = str(before["article_id"]) if isinstance(place, int) else place[0]
            key = tuple(str(before[name]) for name in KEYS[self.choice.table]) if isinstance(place, int) else place[1]
            found.append(self._changed.get(article_id, {}).get(key, before))
        return found

    def changed(self, article_ids: Iterable[str]) -> None:
        """Show these articles as they are decided now; the rows stay where they are."""
        table, self._options = self.choice.table, {}
        self._sheets = {table: self._sheets[table]}
        for article_id in article_ids:
            sheet, now = self._sheet(table, article_id), Names.of(self.book.of(article_id).tables)
            self._changed[article_id] = dict(zip(keys_of(table, sheet), sheet.to_dict("records"), strict=True))
            self._sheets[table].put(article_id, sheet)
            self.names.actors.update(now.actors)
            self.names.conditions.update(now.conditions)

    def insert(self, at: int, key: Key, article_id: str) -> None:
        """Put a row that was added at a place of the list."""
        self._rows.insert(at, (article_id, key))
        self._added[article_id, key] = {**self._changed[article_id][key], "mark": GONE}  # if it is taken back

    def everything(self) -> Reply:
        """All that a browser needs to begin."""
        return {
            "kind": "all", "columns": columns_of(self.choice.table), "options": self.options, "count": len(self),
            "choice": vars(self.choice), "line": self.line, "link": self.choice.written, "says": self.progress(),
            "decides": self.book.folder is not None and self.decidable, **self.page(0, PAGE),
        }  # fmt: skip

    @property
    def decidable(self) -> bool:
        """Whether readers decide about rows of this table."""
        return self.choice.table != "flags"

    def progress(self) -> str:
        """How far the reader is, in words."""
        if self.book.folder is None:
            return ""
        own = [line for line in self.book.lines if line.reader == self.book.reader]
        told = [f"{self.book.reader}: {len(own):,} {'decision' if len(own) == 1 else 'decisions'}"]
        return "; ".join([*told, *self.book.problems[:3]])

    def page(self, first: int, n: int) -> Reply:
        """Some rows: their cells and marks."""
        first = max(0, min(first, len(self)))
        last = min(len(self), first + max(0, min(n, LARGEST_PAGE)))
        return {"first": first, "rows": [self._line(row) for row in self._read(self._rows[first:last])]}

    def line_of(self, at: int) -> list[object]:
        """One row of the list: its cells and its mark."""
        return self._line(self.row(at))

    def _line(self, row: Row) -> list[object]:
        return [cells_of(self.choice.table, row, self.names), str(row["mark"])]

    def look(self, at: int, whole: bool = False) -> Reply:
        """A row in its article."""
        row = self.row(at)
        article_id = str(row["article_id"])
        own, article = self.book.own(article_id), self.book.articles.get(article_id)
        pieces = pieces_of(article, own, row, whole) if article else [[int(row["start"]), str(row["quote"]), ["own"]]]
        facts = facts_of(self.choice.table, row, own, self.names)
        if article_id in self.book.decided and self.decidable:
            facts += facts_of_decisions(self.book.about(self.choice.table, row))
        return {
            "kind": "look", "at": at, "pieces": pieces, "facts": facts, "article": article_id, "mark": row["mark"],
            "whole": whole, "row": str(row[KEYS[self.choice.table][-1]]),
        }  # fmt: skip


def text_of(value: object) -> str:
    """A cell as a form holds it."""
    return "" if value is None or pd.isna(value) else str(value).lower() if isinstance(value, bool) else str(value)
