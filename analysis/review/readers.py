"""Several readers of the same articles: what one may see of another, how far they agree, where they differ, who settles it."""

import dataclasses
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.reading import Article
from analysis.review.agreement import NOMINAL, ORDINAL, Agreement, agreement
from analysis.review.decisions import Decision, active, undo_of
from analysis.review.judging import JUDGED, as_text, judge
from analysis.review.standing import Standing
from analysis.tables import REVIEWED, Tables

ROW = "row"  # the field of whether there is a row at all
KEPT, REJECTED = "kept", "rejected"
DECIDING = ("accept", "reject", "edit", "add")
ORDERED = ("strength", "verdict")  # columns whose values have an order


def visible_to(reader: str, lines: Iterable[Decision]) -> list[Decision]:
    """A reader's own decisions, and those of others about what she has decided herself; the rest is hidden from her."""
    known = sorted(set(lines))
    mine = {_subject(line) for line in active(known, own=True) if line.reader == reader and line.kind != "flag"}
    shown = [line for line in known if line.reader == reader or (line.kind != "undo" and _subject(line) in mine)]
    keys = {line.key for line in shown}
    undos = [line for line in known if line.kind == "undo" and line.reader != reader]
    while more := [line for line in undos if line.value in keys and line.key not in keys]:
        shown, keys = [*shown, *more], keys | {line.key for line in more}
    return sorted(shown)


def _subject(line: Decision) -> tuple[str, ...]:
    """What a decision is about: the words in the article, or the two actors."""
    if line.kind in ("merge", "split") or (line.table == "actors" and line.kind == "unsure" and line.value):
        return ("pair", *sorted((line.subject, line.value)))
    return line.sha256 or line.article_id, line.table, line.spans


def answers(tables: Tables, lines: Iterable[Decision], articles: Sequence[Article] = ()) -> pd.DataFrame:
    """What each reader says of each row that she judged: table, row (its place), article_id, quote, field, reader, value.

    Whether there is a row is the field `row`; the other fields are asked of readers who keep it. A reader's own words count,
    whoever took them back later.
    """
    standing = Standing(tables, articles)
    said: dict[tuple[str, str, str, str], dict[str, list[Decision]]] = {}
    for line in active(lines, own=True):
        if (
            line.kind in DECIDING
            and line.table in REVIEWED
            and not (place := standing.find(line)).why.startswith("its article")
        ):
            key = line.table, place.article_id, line.spans if place.row is None else place.spans, line.quote
            said.setdefault(key, {}).setdefault(line.reader, []).append(line)
    found = []
    for (table, article_id, spans, quote), by_reader in sorted(said.items()):
        rows = standing.on_words[table].get((article_id, spans), [])
        for reader, own in sorted(by_reader.items()):
            for field, value in _answers_of(table, own, standing, rows):
                found.append((table, article_id, spans, quote, field, reader, value))
    return pd.DataFrame(found, columns=["table", "article_id", "spans", "quote", "field", "reader", "value"], dtype="str")


def _answers_of(table: str, lines: list[Decision], standing: Standing, rows: Sequence[int]) -> Iterable[tuple[str, str]]:
    """(field, value) of what one reader says of one row; what she saw and left as it was counts as said."""
    judged = judge(lines)
    if judged.against:
        return
    yield ROW, REJECTED if judged.rejected else KEPT
    if judged.rejected:
        return
    seen = {column: as_text(standing.columns[table][column][rows[0]]) for column in JUDGED[table]} if len(rows) == 1 else {}
    yield from sorted({**seen, **{column: text for column, text in judged.values.items() if column in JUDGED[table]}}.items())


def agreements(answered: pd.DataFrame, readers: Sequence[str] = ()) -> pd.DataFrame:
    """One line a table and field: n units that two readers judged, percent, kappa, alpha with its interval, a note.

    `readers` are those to compare, or all. Values of strength and verdict are ordered: a step apart counts less than four.
    """
    chosen = answered[answered["reader"].isin(readers)] if readers else answered
    found = []
    for (table, field), rows in chosen.groupby(["table", "field"], sort=True):
        units = [
            {
                reader: int(value) if field in ORDERED else value
                for reader, value in zip(unit["reader"], unit["value"], strict=True)
            }
            for _, unit in rows.groupby(["article_id", "spans"], sort=True)
        ]
        found.append({"table": table, "field": field, **dataclasses.asdict(_agreed(units, field))})
    names = ["table", "field", *(field.name for field in dataclasses.fields(Agreement))]
    return pd.DataFrame(found, columns=names)


def _agreed(units: list[dict[str, str | int]], field: str) -> Agreement:
    return agreement(units, ORDINAL if field in ORDERED else NOMINAL)


def differences(answered: pd.DataFrame) -> pd.DataFrame:
    """The rows and fields on which readers differ: one line each, a column a reader."""
    key = ["table", "article_id", "spans", "quote", "field"]
    wide = answered.pivot_table(index=key, columns="reader", values="value", aggfunc="first", sort=True)
    return wide[wide.nunique(axis=1) > 1].reset_index().rename_axis(columns=None)


def settle_for(
    chosen: str, lines: Iterable[Decision], difference: pd.Series, *, time: str, reader: str, reason: str = ""
) -> list[Decision]:  # fmt: skip
    """The lines by which a third reader settles a difference for `chosen`: they take back what the others said of the row.

    What readers said stays in the file, and still counts when their agreement is measured.
    """
    where = difference["table"], difference["spans"], difference["quote"]
    against = [
        line
        for line in active(lines)
        if (line.table, line.spans, line.quote) == where and line.reader != chosen and line.kind in DECIDING
        if line.article_id == difference["article_id"]
    ]
    return [undo_of(line, time, reader, reason) for line in against]
