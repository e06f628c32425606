"""A decision in, the row that it is about out: by its article, its words, and whose row it was; or why there is none.

A row that a better extractor finds again rests on the same words, whatever its id and rule. When the article changed, the words
are looked for in the new text, and must stand there once, as they did before. A row that only looks alike is never taken.
"""

import collections
import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import pandas as pd

from analysis.reading import Article
from analysis.review.decisions import Decision
from analysis.tables import KEYS, Tables

DIVIDER, PIECES = " | ", " … "
LONGEST = 80  # characters of the words that tell a row from others on the same evidence
PARTY = {
    "actors": "actor_id", "claims": "speaker_id", "conditions": "holder_id", "stances": "actor_id",
    "assessments": "assessor_id",
}  # fmt: skip
DETAILS = {"claims": ("act", "issue"), "conditions": ("kind", "target_id", "issue", "direction")}
Value = TypeVar("Value")
ELSEWHERE = "its article is not among these"
CHANGED, NO_TEXT = "the article changed, and its words stand there", "the article changed, and its text is not at hand"
NO_ROW, OTHER_ROW = "no row rests on its words now", "the row on its words is another one now"


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a decision stands now: its article, the evidence there, and the position of its row in the table, or why none."""

    article_id: str | None = None
    spans: str = ""
    quote: str = ""
    row: int | None = None
    why: str = ""


class _Made(dict[str, Value]):
    """Table -> what is made of it when it is first asked for: most decisions are about one table."""

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, table: str) -> Value:
        self[table] = self._make(table)
        return self[table]


class Standing:
    """Tables, and the texts of their articles as far as they are at hand, ready to be asked where decisions stand."""

    def __init__(self, tables: Tables, articles: Sequence[Article] = ()) -> None:
        ids, prints = (tables.articles[column].tolist() for column in ("article_id", "sha256"))
        self.tables, self.articles, self.sha256 = tables, articles, dict(zip(ids, prints, strict=True))
        self.by_print = dict(zip(prints, ids, strict=True))
        self.length = dict(zip(ids, tables.articles["n_chars"].tolist(), strict=True))
        self.texts = {a.article_id: a.text for a in articles if self.sha256.get(a.article_id) == a.sha256}
        self.columns = _Made(lambda name: {column: cells.tolist() for column, cells in getattr(tables, name).items()})
        self.on_words = _Made(lambda name: _grouped(self.columns[name], "spans"))
        self._positions = _Made(self._placed)

    def article_of(self, line: Decision) -> str | None:
        """The article of a decision: the one with its fingerprint, whatever it is called now, else the one with its id."""
        if self.sha256.get(line.article_id) == line.sha256:
            return line.article_id
        return self.by_print.get(line.sha256, line.article_id if line.article_id in self.sha256 else None)

    def find(self, line: Decision) -> Place:
        """Where the row of a decision stands."""
        same_text = self.sha256.get(self.article_of(line)) == line.sha256
        if line.table == "actors" and not same_text and line.article_id in self.sha256:
            place = Place(line.article_id, line.spans, line.quote)
        else:
            place = self.place(line)
        if place.why:
            return place
        rows = self.on_words[line.table].get((place.article_id, place.spans), [])
        if line.table == "sections":
            return dataclasses.replace(place, row=rows[0]) if rows else dataclasses.replace(place, why=NO_ROW)
        row = self._same(line, rows, same_text)
        if row is None and line.table == "actors":
            row = self._actor(line, place.article_id)
        if row is None:
            return dataclasses.replace(place, why=OTHER_ROW if rows else NO_ROW)
        return dataclasses.replace(place, row=row)

    def place(self, line: Decision) -> Place:
        """Where the words of a decision stand: in the article of its fingerprint, or once in the article of its id."""
        article_id = self.article_of(line)
        if article_id is None:
            return Place(why=ELSEWHERE)
        if self.sha256[article_id] == line.sha256:
            return Place(article_id, line.spans, line.quote)
        if line.article_id not in self.texts:
            return Place(line.article_id, why=NO_TEXT)
        return self.carry(line, line.quote, line.spans)

    def carry(self, line: Decision, quote: str, spans: str) -> Place:
        """Where words stand in the changed text of a decision's article, if they stand there once, as they did before."""
        text, pieces = self.texts[line.article_id], pieces_of(quote, spans)
        found = carried(pieces, text)
        if not found or line.times not in ("", "1"):
            how = "more than once" if pieces and all(piece in text for piece in pieces) else "no more"
            return Place(line.article_id, why=f"{CHANGED} {how}")
        written = " ".join(f"{start}:{end}" for start, end in found)
        return Place(line.article_id, written, quote)

    def subject(self, table: str, row: int) -> str:
        """Whose row it is; where others rest on the same words, and of every stance, with what tells it from them."""
        columns = self.columns[table]
        others = self.on_words[table][columns["article_id"][row], columns["spans"][row]]
        return self._full(table, row) if table == "stances" or len(others) > 1 else _cell(columns[PARTY[table]][row])

    def _same(self, line: Decision, rows: Sequence[int], same_text: bool) -> int | None:
        """The one of the rows on a decision's words that it is about."""
        whole = line.table == "stances" or DIVIDER in line.subject
        own: Callable[[int], str] = self._full if whole else lambda table, row: _cell(self.columns[table][PARTY[table]][row])
        quotes = self.columns[line.table]["quote"]
        alike = [row for row in rows if own(line.table, row) == line.subject and quotes[row] == line.quote]
        if len(alike) == 1:
            return alike[0]
        alone = same_text and not alike and not whole and len(rows) == 1
        return rows[0] if alone and quotes[rows[0]] == line.quote else None

    def _actor(self, line: Decision, article_id: str) -> int | None:
        """An actor is one row of its article: the same id and the same fullest name are the same actor, wherever it stands."""
        columns = self.columns["actors"]
        named = self.actors.get((article_id, line.subject), [])
        return named[0] if len(named) == 1 and columns["quote"][named[0]] == line.quote else None

    @functools.cached_property
    def actors(self) -> dict[tuple[str, str], list[int]]:
        """(article, actor) -> its row."""
        return _grouped(self.columns["actors"], "actor_id")

    @functools.cached_property
    def actors_of(self) -> dict[str, list[str]]:
        """Article -> the ids of its actors."""
        found: dict[str, list[str]] = collections.defaultdict(list)
        for article_id, actor_id in self.actors:
            found[article_id].append(actor_id)
        return dict(found)

    def position(self, table: str, key: tuple[str, ...]) -> int:
        """Where the row of a key stands in its table."""
        return self._positions[table][key]

    def _placed(self, table: str) -> dict[tuple[str, ...], int]:
        return {key: row for row, key in enumerate(zip(*(self.columns[table][k] for k in KEYS[table]), strict=True))}

    @functools.cached_property
    def words(self) -> dict[tuple[str, str], str]:
        """(table, key) of a statement or condition -> its words."""
        return {
            (name, key): quote
            for name in ("claims", "conditions")
            for key, quote in zip(self.columns[name][KEYS[name][0]], self.columns[name]["quote"], strict=True)
        }

    def _full(self, table: str, row: int) -> str:
        columns = self.columns[table]
        party = _cell(columns[PARTY[table]][row])
        if table == "stances":
            return DIVIDER.join([party, _short(self.words.get(("conditions", columns["condition_id"][row]), ""))])
        if table == "assessments":
            judged = columns["object_table"][row], columns["object_id"][row]
            return DIVIDER.join([party, _short(self.words.get(judged, _cell(judged[1])))])
        return DIVIDER.join([party, *(_cell(columns[name][row]) for name in DETAILS.get(table, ()))])


def pieces_of(quote: str, spans: str) -> list[str]:
    """The pieces of a quote, as long as its spans say; none if they do not fit. The words themselves may hold an ellipsis."""
    pieces, at = [], 0
    for start, end in (map(int, span.split(":")) for span in spans.split()):
        pieces.append(quote[at : at + end - start])
        at += end - start + len(PIECES)
    return pieces if quote == PIECES.join(pieces) and all(pieces) else []


def carried(pieces: Sequence[str], text: str) -> list[tuple[int, int]]:
    """The spans of pieces in a text, if each stands there once, in this order; else none."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        places = _places(piece, text)
        if len(places) != 1 or (spans and places[0] < spans[-1][1]):
            return []
        spans.append((places[0], places[0] + len(piece)))
    return spans


def times(pieces: Sequence[str], text: str) -> int:
    """How often words stand in a text: of an interrupted quote, those of its pieces that stand most often."""
    return max((len(_places(piece, text)) for piece in pieces), default=0)


def _places(piece: str, text: str) -> list[int]:
    found, at = [], text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def _grouped(columns: Mapping[str, list[object]], by: str) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for row, key in enumerate(zip(columns["article_id"], columns[by], strict=True)):
        found[key].append(row)
    return dict(found)


def _cell(value: object) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _short(words: str) -> str:
    return words[:LONGEST]
