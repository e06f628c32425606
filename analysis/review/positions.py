"""An analyst's own table of positions in, a reader's decisions out: her columns are named once, whatever she calls them.

A line needs the words that she quotes; where they stand once in one article, the line is a row there. Every other line is told.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.errors import DecisionError
from analysis.reading import Article
from analysis.review.annotations import bare, decisions_of
from analysis.review.decisions import Decision
from analysis.review.judging import typed
from analysis.review.replay import Replayed

QUOTE, ARTICLE, HOLDER, TARGET = "quote", "article", "holder", "target"
COLUMNS = (QUOTE, ARTICLE, HOLDER, TARGET, "kind", "issue", "strength", "direction", "status")
DEFAULTS = {"kind": "demand", "issue": "other", "strength": "3", "direction": "1", "status": "standing"}


@dataclasses.dataclass(frozen=True)
class Brought:
    """The decisions that a table became, and a line for each row of it that became none, with the reason."""

    lines: tuple[Decision, ...]
    left_out: tuple[str, ...]


def decisions_of_positions(
    frame: pd.DataFrame, named: Mapping[str, str], articles: Sequence[Article], replayed: Replayed, *, time: str, reader: str
) -> Brought:
    """What an analyst's table says of conditions; `named` is column of Parley -> column of the table.

    Columns of Parley are quote, article (its id, file or title), holder, target (names or ids), kind, issue, strength,
    direction, status; only quote is needed. Values that repeat the words of a column's vocabulary in other letters are meant.
    Raises DecisionError: a column is named that is none.
    """
    for ours, theirs in named.items():
        if ours not in COLUMNS or theirs not in frame or QUOTE not in named:
            known = f"name columns of {', '.join(map(str, frame.columns))} for {', '.join(COLUMNS)}"
            raise DecisionError("positions", f"{ours!r} is not a column called {theirs!r}", known)
    cells = frame[list(named.values())].astype(object).where(frame[list(named.values())].notna(), "").astype(str)
    cells = cells.set_axis(list(named), axis=1)
    rows: dict[str, list[dict]] = {article.article_id: [] for article in articles}
    left_out = []
    for number, said in zip(frame.index, cells.to_dict("records"), strict=True):
        try:
            article, row = _row(said, articles, replayed)
            rows[article.article_id].append(row)
        except ValueError as error:
            left_out.append(f"row {number}: {error}")
    lines: list[Decision] = []
    for article in articles:
        if rows[article.article_id]:
            actors = _actors(rows[article.article_id], replayed, article)
            marked = {"actors": actors, "conditions": rows[article.article_id], "stances": [], "assessments": []}
            lines += decisions_of(article, marked, replayed, time=time, reader=reader, whole=False)
    return Brought(tuple(lines), tuple(left_out))


def _row(said: Mapping[str, str], articles: Sequence[Article], replayed: Replayed) -> tuple[Article, dict]:
    """The article of a line, and its row. Raises ValueError: its words do not stand once, or a value is none."""
    quote, asked = said[QUOTE].strip(), said.get(ARTICLE, "").strip()
    within = [a for a in articles if asked in ("", a.article_id, a.path, a.path.rpartition("/")[2], a.title)]
    found = [(a, at) for a in within for at in _places(a.text, quote)]
    if len(found) != 1:
        raise ValueError(f"its words stand {len(found)} times in {asked or 'the articles'}: {quote[:60]!r}")
    article, (start, end) = found[0]
    row: dict[str, object] = {}
    for column, default in DEFAULTS.items():
        text = said.get(column, "").strip().lower().replace(" ", "_") or default
        row[column] = typed("conditions", column, text)
    for column in (HOLDER, TARGET):
        row[column] = _actor(said.get(column, "").strip(), article, replayed)
    return article, row | {"certain": True, "start": start, "end": end, "spans": [(start, end)]}


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    places, at = [], text.find(quote) if quote else -1
    while at >= 0:
        places.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return places


def _actor(name: str, article: Article, replayed: Replayed) -> str | None:
    """The actor of an article that a name or an id means. Raises ValueError: none, or several."""
    if not name:
        return None
    own = replayed.tables.of(article.article_id)
    known = [(a.actor_id, a.name) for a in own.actors.itertuples()] + [(m.actor_id, m.quote) for m in own.mentions.itertuples()]
    meant = {actor_id for actor_id, called in known if name == actor_id or bare(name) == bare(called)}
    if len(meant) != 1:
        raise ValueError(f"{name!r} is {'no' if not meant else 'more than one'} actor of {article.article_id}")
    return meant.pop()


def _actors(rows: Iterable[Mapping[str, object]], replayed: Replayed, article: Article) -> list[dict]:
    """The actors that these rows name, as marks."""
    wanted = {row[column] for row in rows for column in (HOLDER, TARGET)} - {None}
    actors = replayed.tables.of(article.article_id).actors
    return [
        {"id": a.actor_id, "name": a.name, "kind": a.kind, "aliases": [a.quote]}
        for a in actors[actors["actor_id"].isin(wanted)].itertuples()
    ]
