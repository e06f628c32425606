"""Tables before and after a change of word lists or models in, what became other out, and which decisions that touches."""

from collections.abc import Iterable

import pandas as pd

from analysis.reading import Article
from analysis.review.decisions import Decision
from analysis.review.judging import JUDGED, as_text
from analysis.review.replay import replay
from analysis.review.settling import APPLIED, NOTED
from analysis.review.standing import PARTY
from analysis.tables import REVIEWED, Tables

APPEARED, VANISHED, CHANGED = "appeared", "vanished", "changed"
COLUMNS = ["table", "article_id", "spans", "what", "column", "before", "after", "quote", "decisions"]


def compare(
    before: Tables, after: Tables, decisions: Iterable[Decision] = (), articles: Iterable[Article] = ()
) -> pd.DataFrame:
    """One line a row that appeared or vanished, and one a cell that changed; `decisions` counts those about the row.

    Rows are the same that rest on the same words of an article (and, of actors and stances, are of the same actor); both tables
    must be of the same texts. Columns: table, article_id, spans, what, column, before, after, quote, decisions.
    """
    lines, texts = list(decisions), list(articles)
    about = [_decisions_by_row(tables, lines, texts) for tables in (before, after)]
    found = []
    for table in REVIEWED:
        old, new = (_rows(tables, table) for tables in (before, after))
        for key in dict.fromkeys([*old, *new]):
            n = max(counts.get((table, *key), 0) for counts in about)
            for what, column, was, now in _differences(old.get(key), new.get(key), table):
                quote = (new.get(key) or old[key])["quote"]
                found.append((table, key[0], key[1], what, column, was, now, quote, n))
    return pd.DataFrame(found, columns=COLUMNS)


def touched(before: Tables, after: Tables, decisions: Iterable[Decision], articles: Iterable[Article] = ()) -> pd.DataFrame:
    """The decisions that do something else than before: one line each, with `outcome_before`, `outcome` and `why`."""
    lines, texts = list(decisions), list(articles)
    old, new = (replay(tables, lines, texts) for tables in (before, after))
    frame = new.outcomes.assign(outcome_before=old.outcomes["outcome"])
    moved = frame["outcome"] != frame["outcome_before"]
    return frame[moved].reset_index(drop=True)


def _rows(tables: Tables, table: str) -> dict[tuple[str, ...], dict[str, str]]:
    """(article, spans, whose, number among its like) -> the cells of the row that are judged, as text."""
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    columns = {name: [as_text(cell) for cell in frame] for name, frame in getattr(tables, table).items()}
    for at, (article_id, spans) in enumerate(zip(columns["article_id"], columns["spans"], strict=True)):
        whose = columns[PARTY[table]][at] if table in ("actors", "stances") else ""
        number = 0
        while (article_id, spans, whose, str(number)) in rows:
            number += 1
        rows[article_id, spans, whose, str(number)] = {name: columns[name][at] for name in (*JUDGED[table], "quote")}
    return rows


def _differences(old: dict[str, str] | None, new: dict[str, str] | None, table: str) -> Iterable[tuple[str, str, str, str]]:
    """(what, column, before, after) of one row."""
    if old is None or new is None:
        yield APPEARED if old is None else VANISHED, "", "", ""
        return
    for column in JUDGED[table]:
        if old[column] != new[column]:
            yield CHANGED, column, old[column], new[column]


def _decisions_by_row(tables: Tables, lines: list[Decision], articles: list[Article]) -> dict[tuple[str, ...], int]:
    """(table, article, spans, whose, number) -> how many decisions that hold are about the row."""
    done = replay(tables, lines, articles)
    counts: dict[tuple[str, ...], int] = {}
    keys = {table: list(_rows(done.standing.tables, table)) for table in REVIEWED}
    for line, (table, row) in done.rows.items():
        if done.became[line] in (APPLIED, NOTED):
            key = (table, *keys[table][row])
            counts[key] = counts.get(key, 0) + 1
    return counts
