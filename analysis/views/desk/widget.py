"""The desk itself: messages of the browser in, answers out. Only here is the clock read, when a key decided something."""

import getpass
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import anywidget
import pandas as pd

from analysis.errors import AnalysisError, TableError
from analysis.reading import Article
from analysis.review import agreements, answers, differences, estimate, precision
from analysis.tables import KEYS, Tables
from analysis.views.answers import Answer
from analysis.views.desk.acting import ACTIONS, act, form_of
from analysis.views.desk.book import Book
from analysis.views.desk.chosen import IN_TEXT, OPEN, TABLES, UNSURE_FIRST, Choice
from analysis.views.desk.listing import Listing, Reply
from analysis.views.desk.picture import checked, picture_of, still
from analysis.views.desk.sheets import columns_of
from analysis.views.sortable import sortable

if TYPE_CHECKING:
    from analysis.views.theme import Chart

Rows = Answer | pd.DataFrame | Iterable[str]
HERE = Path(__file__).parent
MOST_ROWS = 300  # of a rendered page; the notebook has them all


class Desk(anywidget.AnyWidget):
    """A widget that lists the rows of tables, shows them in their articles, and takes decisions; see `desk`."""

    _esm = HERE / "desk.js"
    _css = HERE / "desk.css"

    def __init__(self, book: Book, choice: Choice, chart: "Chart | None" = None, follows: bool = True) -> None:
        super().__init__()
        self._listing, self._chart, self._follows = Listing(book, choice), chart, follows
        self.on_msg(self._receive)

    @property
    def tables(self) -> Tables:
        """The tables as they are decided now."""
        self._listing.book.look()
        return self._listing.book.tables

    @property
    def reviewed(self) -> pd.DataFrame:
        """One line a table: how many rows are open, confirmed, changed, added, rejected, unsure, flagged, contradicted."""
        self._listing.book.look()
        return self._listing.book.reviewed()

    @property
    def estimate(self) -> pd.DataFrame:
        """One line a table: how many of its rows are false and how many are missing, with intervals, by what was decided."""
        return estimate(self._listing.book.replayed())

    def precision(self, by: str = "rule", table: str = "") -> pd.DataFrame:
        """A line for each `rule` (or `form`, `source`, `band` of confidence) of the rows shown, or of another table.

        Of `n` reviewed rows the share that was `kept`, with its interval. Raises TableError: no such table or column.
        """
        return precision(self._listing.book.replayed(), table or self._listing.choice.table, by)

    @property
    def agreement(self) -> pd.DataFrame:
        """One line a table and field: how far readers agree on what several of them decided about."""
        return agreements(self._answers())

    @property
    def differences(self) -> pd.DataFrame:
        """The rows and fields on which readers differ, a column a reader; without `blind=False`, where one decided oneself."""
        return differences(self._answers())

    def _answers(self) -> pd.DataFrame:
        book = self._listing.book
        return answers(book.extracted, book.visible(), [*book.articles.values()])

    @property
    def chosen(self) -> str:
        """The line of pandas that gives the rows which the desk shows; `tables` in it are the desk's own."""
        return self._listing.line

    def __repr__(self) -> str:
        return f"Desk: {len(self._listing):,} rows of {self._listing.choice.table}"

    def _repr_mimebundle_(self, **asked: object) -> object:
        data, metadata = super()._repr_mimebundle_(**asked)
        return {**data, "text/plain": repr(self), "text/html": self._table()}, metadata

    def _table(self) -> str:
        """The first rows, for a page that has no kernel."""
        listing = self._listing
        rows = listing.page(0, MOST_ROWS)["rows"]
        more = f", the first {len(rows)} of them here" if len(rows) < len(listing) else ""
        heads = ["words", *(name.removesuffix("_id").replace("_", " ") for name in columns_of(listing.choice.table)[1:])]
        return still(self._chart) + sortable(f"{len(listing):,} {listing.choice.table}{more}", listing.line, heads, rows)

    def _receive(self, _: object, said: object, __: object) -> None:
        if not isinstance(said, dict):
            return
        try:
            self.send(self.answer(said))
        except AnalysisError as error:
            self.send({"kind": "wrong", "told": str(error)})
        except IndexError:
            self.send({"kind": "wrong", "told": "there is no such row now; choose again"})

    def answer(self, said: dict[str, object]) -> Reply:
        """The answer to a message. Raises AnalysisError: what it asks for cannot be; IndexError: there is no such row."""
        do = said.get("do")
        if do in ACTIONS:
            return act(self._listing, said, _now())
        if do == "choose" and isinstance(said.get("choice"), dict):
            self._listing.choose(Choice.of(said["choice"]))
            return self._listing.everything()
        if do == "open" and isinstance(said.get("link"), str) and self._follows:
            return self._open(said["link"])
        if do == "chart":
            return picture_of(self._chart)
        if do == "rows":
            return {"kind": "rows", **self._listing.page(_number(said, "first"), _number(said, "n"))}
        if do == "look":
            return self._listing.look(_number(said, "at"), said.get("whole") is True)
        if do == "form":
            return form_of(self._listing, said)
        return self._listing.everything()

    def _open(self, link: str) -> Reply:
        """The rows that the address of the page asks for."""
        try:
            self._listing.choose(Choice.read(link))
        except TableError as error:
            return self._listing.everything() | {"wrong": str(error)}
        return self._listing.everything()


def _number(said: dict[str, object], name: str) -> int:
    value = said.get(name)
    return value if isinstance(value, int) else 0


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def desk(
    articles: Sequence[Article], tables: Tables, decisions: Path | str | None = None, reader: str = "",
    table: str = "conditions", *, filter: str = "", rows: Rows = (), chart: "Chart | None" = None, blind: bool = True,
) -> Desk:  # fmt: skip
    """A widget on articles and their tables: choose rows, read them in their article and, with `decisions`, decide about them.

    `decisions` is the folder that keeps what is decided (`data/decisions`), `reader` who decides (else the name of the login).
    What is listed first: the rows of `table`; or what `filter` says, a text that the desk gives for every choice; or `rows`,
    those behind an answer of `summaries`, of a DataFrame that has their ids (`wants.rows.query("party == 'Norway'")`), or
    ids of `table`; else what the address of the page asks for (*Copy link* at the desk). A `chart` of `charts` stands above
    a list that follows no address: a click on a bar lists its rows. With `blind=False` a reader sees at once what others
    decided, and can settle where they differ.

    `desk.tables` are the tables as decided. Keys: j and k or arrows move, Enter opens the article; a accept, r reject, i
    unsure, f flag, e edit, n new row from selected words, m merge actors, s split, t take one reader's word, c section
    complete, A and R accept or reject all rows listed, u undo. Raises ArticleError: that is no list of articles; DecisionError:
    a file of decisions cannot be read; TableError: `filter` or `rows` names nothing, or `chart` is none.
    """
    given = bool(filter) or not isinstance(rows, tuple) or bool(rows)
    first = {"table": table, "order": IN_TEXT if decisions is None else UNSURE_FIRST, "mark": "" if decisions is None else OPEN}
    if filter:
        first = vars(Choice.read(filter))
    elif given:
        first = given_rows(rows, table)
    known = reader or ("" if decisions is None else _login())
    book = Book(articles, tables, decisions, known, blind)
    return Desk(book, Choice.of(first), checked(chart), follows=not given and chart is None)


def given_rows(rows: Rows, table: str) -> dict[str, str]:
    """The choice of rows that somebody hands over. Raises TableError: they name none."""
    if isinstance(rows, Answer):
        table, rows = rows.behind if rows.rows is None else ("conditions", rows.rows)
    if isinstance(rows, pd.DataFrame):
        keys = {KEYS[name][-1]: name for name in TABLES}
        key = next((column for column in rows if column in keys), None)
        if key is None:
            raise TableError("rows", "have no ids", f"give an answer, its `rows`, or a frame with one of {', '.join(keys)}")
        table, rows = keys[key], rows[key].dropna()
    return {"table": table, "rows": " ".join(dict.fromkeys(map(str, rows)))}


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reader"
