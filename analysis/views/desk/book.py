"""Articles, tables and a folder of decisions in; the tables as decided, and every further decision on the disk first, out.

A decision is about one article, so only that article is replayed again; a merge of actors reaches all articles that name them.
What another reader decided is not shown before one has decided oneself.
"""

import collections
import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import ArticleError, DecisionError
from analysis.reading import Article
from analysis.review import (
    Decision,
    Replayed,
    Standing,
    active,
    append_decisions,
    ground_of,
    original,
    read_decisions,
    replay,
    replay_on,
    reviewed,
    undo_of,
    visible_to,
)  # fmt: skip
from analysis.tables import KEYS, REVIEW, REVIEWED, Tables, in_order, types_of
from analysis.views.desk.chosen import IN_A_COLUMN as VERDICTS
from analysis.views.desk.chosen import OPEN, REJECTED
from analysis.views.desk.patched import Patched
from analysis.views.desk.sheets import Key, sheet_of

Marks = dict[tuple[str, Key], str]
UNSURE, FLAGGED, AGAINST = "unsure", "flagged", "contradicted"
SETTLED = "settled"  # why a third reader took back what another said
PAIR = ("merge", "split")
WRITTEN = (
    "desk: these tables were decided before they were written, without what was rejected; open it on an.normalize(articles)"
)
NO_FOLDER = "desk", "has no folder for decisions", 'open it with an.desk(articles, tables, decisions="../data/decisions")'


class Book:
    """The state of a desk: what was extracted, what was decided about it, and the tables that follow."""

    def __init__(
        self, articles: Sequence[Article], tables: Tables, folder: Path | str | None, reader: str, blind: bool = True
    ) -> None:  # fmt: skip
        if isinstance(articles, (str, Path, Article, Tables)) or not all(isinstance(article, Article) for article in articles):
            raise ArticleError("desk", "was given no list of articles", "give it the list that `read` returns")
        if not isinstance(tables, Tables):
            raise ArticleError("desk", "was given no tables", "give it what `normalize` returns for these articles")
        self.articles = {article.article_id: article for article in articles}
        self.folder, self.reader, self.blind = Path(folder) if folder is not None else None, reader, blind
        tables = _in_order(tables if folder is None else original(tables, read_decisions(folder).lines))
        self.extracted = tables if self.folder is None else _markable(tables)
        self.lines: list[Decision] = []
        self._written = [WRITTEN] if folder is not None and any(_decided(tables)) else []
        self.problems: list[str] = self._written
        self.decided: set[str] = set()  # articles about which something is decided
        self.version = 0  # goes up when everything is replayed
        self._given = {name: Patched(table) for name, table in self.extracted.items()}
        self._now = {name: Patched(table) for name, table in self.extracted.items()}
        self._marks: dict[str, Marks] = {}
        self._grounds: dict[str, Standing] = {}
        self._replayed: dict[str, Replayed] = {}
        self._seen: dict[Path, tuple[int, int]] = {}
        if self.folder is not None:
            self.look()

    @property
    def tables(self) -> Tables:
        """The tables as they are decided now."""
        tables = Tables(**{name: patched.frame for name, patched in self._now.items()})
        return reviewed(tables, self.extracted, self._visible(self.lines)) if self.lines else tables

    @property
    def around(self) -> Tables:
        """The tables, of which those are as decided now that a choice asks whatever it chooses of."""
        return dataclasses.replace(self.extracted, **{name: self.table(name) for name in ("actors", "flags")})

    def table(self, name: str) -> pd.DataFrame:
        """One table as it is decided now."""
        return self._now[name].frame

    @property
    def marks(self) -> Marks:
        """(table, key) -> what readers made of a row, as far as its cell `reviewed` does not say it."""
        return {key: mark for own in self._marks.values() for key, mark in own.items()}

    def marks_in(self, article_id: str) -> Marks:
        """The marks of the rows of one article."""
        return self._marks.get(article_id, {})

    def look(self) -> list[str]:
        """Read the folder again if somebody else has written there; then everything is replayed. The articles that changed."""
        if self.folder is None or (state := self._state()) == self._seen:
            return []
        found, before = read_decisions(self.folder), set(self.lines)
        self.lines, self._seen = list(found.lines), state
        self.problems = [*self._written, *map(str, found.problems)]
        self._replayed, self._marks, frames = {}, {}, dict(self.extracted.items())
        self.version += 1
        self.decided = set(touched := self.touched(self.lines))
        if touched:
            articles = [self.articles[name] for name in touched if name in self.articles]
            done = replay(self._of(touched), self._visible(self.lines), articles)
            frames = {name: _put_in(table, dict(done.tables.items())[name], touched) for name, table in frames.items()}
            self._marks = marks_of(done)
        self._now = {name: Patched(table) for name, table in frames.items()}
        return self.touched(before.symmetric_difference(self.lines))

    def of(self, article_id: str) -> Replayed:
        """One article as it is decided now."""
        if article_id not in self._replayed:
            if article_id not in self._grounds:
                self._grounds[article_id] = ground_of(self._of([article_id]), [*filter(None, [self.articles.get(article_id)])])
            sha256 = self._grounds[article_id].sha256.get(article_id)
            near = [
                line
                for line in self.lines
                if line.article_id == article_id or line.sha256 == sha256 or line.kind in PAIR or line.table == "actors"
            ]
            self._replayed[article_id] = replay_on(self._grounds[article_id], self._visible(near))
        return self._replayed[article_id]

    def about(self, table: str, row: Mapping[str, object]) -> list[Decision]:
        """What was decided about a row, as far as the reader may see it."""
        own = self.of(str(row["article_id"]))
        columns, key = own.standing.columns[table], [row[name] for name in KEYS[table]]
        return [line for line, (name, n) in own.rows.items() if name == table and [columns[k][n] for k in KEYS[table]] == key]

    def store(self, lines: Sequence[Decision]) -> None:
        """Put decisions on the disk, then let them count. Raises DecisionError, OutputError: nothing was stored."""
        if self.folder is None:
            raise DecisionError(*NO_FOLDER)
        by_talks: dict[str, list[Decision]] = collections.defaultdict(list)
        for line in lines:
            talks = self._talks.get(line.article_id)
            by_talks["" if talks is None or pd.isna(talks) else str(talks)].append(line)
        alone = self._state() == self._seen
        for talks, own in by_talks.items():
            append_decisions(self.folder, talks, own)
        if not alone:
            self.look()
            return
        self.lines += lines
        self._seen = self._state()
        self.settle(self.touched(lines))

    def settle(self, article_ids: Iterable[str]) -> None:
        """Replay some articles again."""
        for article_id in article_ids:
            self.decided.add(article_id)
            self._replayed.pop(article_id, None)
            done = self.of(article_id)
            self._marks[article_id] = marks_of(done).get(article_id, {})
            for name, table in done.tables.items():
                self._now[name].put(article_id, table)

    def last(self) -> list[Decision]:
        """What this reader did last and has not taken back: all lines of one moment."""
        undone = {line.value for line in self.lines if line.kind == "undo"}
        settled = [line for line in self.lines if line.reason == SETTLED and line.kind == "undo" and line.key not in undone]
        own = [line for line in [*active(self.lines), *settled] if line.reader == self.reader]
        if not own:
            return []
        moment = max(line.time for line in own)
        return [line for line in self.lines if line.reader == self.reader and line.time == moment]

    def undo(self, time: str) -> list[Decision]:
        """Take back what this reader did last; the lines that say so."""
        lines = [undo_of(line, time, self.reader) for line in self.last()]
        if lines:
            self.store(lines)
        return lines

    def reviewed(self) -> pd.DataFrame:
        """One line a table: how many of its rows bear which mark."""
        found = {}
        for table in REVIEWED:
            marks = sheet_of(table, self.table(table), self.marks, self._given[table].frame)["mark"]
            found[table] = marks.where(marks != "", OPEN).value_counts()
        columns = [OPEN, *VERDICTS, REJECTED, UNSURE, FLAGGED, AGAINST]
        return pd.DataFrame(found).T.reindex(columns=columns).fillna(0).astype(int).rename_axis("table")

    def _state(self) -> dict[Path, tuple[int, int]]:
        found = {path: path.stat() for path in sorted(self.folder.glob("*.csv"))} if self.folder else {}
        return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}

    def _visible(self, lines: list[Decision]) -> list[Decision]:
        others = any(line.reader != self.reader for line in lines)
        return visible_to(self.reader, lines) if others and self.reader and self.blind else lines

    def visible(self) -> list[Decision]:
        """All decisions that the reader may see."""
        self.look()
        return self._visible(self.lines)

    def replayed(self) -> Replayed:
        """Everything as it is decided now, at once."""
        return replay(self.extracted, self.visible(), [*self.articles.values()])

    def own(self, article_id: str) -> Tables:
        """The tables of one article as they are decided now."""
        return self.of(article_id).tables if article_id in self.decided else self._of([article_id])

    def _of(self, article_ids: Sequence[str]) -> Tables:
        return Tables(**{name: patched.of(article_ids) for name, patched in self._given.items()})

    @functools.cached_property
    def _talks(self) -> Mapping[str, str | None]:
        return dict(zip(self.extracted.articles["article_id"], self.extracted.articles["talks"], strict=True))

    @functools.cached_property
    def _known(self) -> Mapping[str, str]:
        """Fingerprint or id of an article -> its id."""
        ids = self.extracted.articles["article_id"].tolist()
        return dict(zip([*self.extracted.articles["sha256"], *ids], [*ids, *ids], strict=True))

    def touched(self, lines: Iterable[Decision]) -> list[str]:
        """The articles that decisions are about."""
        known, lines = self._known, list(lines)
        found = {known[name] for line in lines for name in (line.sha256, line.article_id) if name in known}
        if any(line.kind in PAIR or (line.kind == "undo" and line.table == "actors") for line in lines):
            named = {name for line in self.lines if line.kind in PAIR for name in (line.subject, line.value)}
            actors = self.extracted.actors
            found |= set(actors.loc[actors["actor_id"].isin(named), "article_id"])
        return sorted(found)


def _put_in(table: pd.DataFrame, decided: pd.DataFrame, touched: Sequence[str]) -> pd.DataFrame:
    """A table in which all rows of some articles are replaced by others."""
    rest = table[~table["article_id"].astype(object).isin(set(touched))]
    pieces = [piece for piece in (rest, decided) if len(piece)]
    return pd.concat(pieces).sort_values("article_id", kind="stable", ignore_index=True) if pieces else table.iloc[:0]


def marks_of(replayed: Replayed) -> dict[str, Marks]:
    """Article -> (table, key) -> what readers made of a row, as far as its cell `reviewed` does not say it."""
    found: dict[str, Marks] = {}
    for line, (table, row) in replayed.rows.items():
        mark = {"reject": REJECTED, "unsure": UNSURE, "flag": FLAGGED}.get(line.kind, "")
        mark = AGAINST if replayed.became[line] == AGAINST else mark
        if table not in REVIEWED or not mark:
            continue
        columns = replayed.standing.columns[table]
        key = tuple(str(columns[name][row]) for name in KEYS[table])
        if table == "actors" and mark != REJECTED:
            key = (key[0], replayed.names.of.get((key[0], key[1]), key[1]))
        own = found.setdefault(columns["article_id"][row], {})
        if own.get((table, key)) in (None, FLAGGED, UNSURE):
            own[table, key] = mark
    return found


def _decided(tables: Tables) -> Iterable[bool]:
    """Of each table, whether a person decided about a row of it."""
    return (REVIEW in table and bool(table[REVIEW].notna().any()) for _, table in tables.items())


def _in_order(tables: Tables) -> Tables:
    """Tables whose articles stand in the order of their ids, as all that Parley makes do."""
    loose = {name: in_order(t) for name, t in tables.items() if not t["article_id"].is_monotonic_increasing}
    return dataclasses.replace(tables, **loose) if loose else tables


def _markable(tables: Tables) -> Tables:
    """The tables with the column `reviewed`, empty where they had none."""
    marked: Mapping[str, pd.DataFrame] = {
        name: getattr(tables, name).reindex(columns=list(types_of(name, reviewed=True))).astype({"reviewed": "str"})
        for name in REVIEWED
    }
    return dataclasses.replace(tables, **marked)
