"""Decisions by the row that they are about in, the rows to drop and the cells to set out, and what became of each decision."""

import collections
import dataclasses
from collections.abc import Mapping

from analysis.errors import DecisionError
from analysis.review.added import stands
from analysis.review.applied import Key
from analysis.review.decisions import Decision, read_values
from analysis.review.identities import Names
from analysis.review.judging import EVIDENCE, Judged, as_text, judge, names_actor, typed
from analysis.review.standing import PARTY, Place, Standing
from analysis.tables import KEYS, REVIEW, REVIEWED

APPLIED, STALE, AGAINST, NOTED, UNDONE, AWAY = "applied", "stale", "contradicted", "noted", "undone", "elsewhere"
NO_ACTOR, NO_EVIDENCE = "no actor of the article is called", "the words to which it moves the row are not there"
Row = tuple[str, int]  # table, position
Became = dict[Decision, tuple[str, str]]  # what became of a decision, and why


@dataclasses.dataclass
class Settled:
    """The keys of rows to drop, and table -> (position, column) -> the value of a cell."""

    dropped: dict[str, set[Key]] = dataclasses.field(default_factory=lambda: collections.defaultdict(set))
    cells: dict[str, dict[tuple[int, str], object]] = dataclasses.field(default_factory=lambda: collections.defaultdict(dict))


def settle(rows: Mapping[Decision, Row], new: set[Row], standing: Standing, names: Names, became: Became) -> Settled:
    """What the decisions about each row make of it; `new` are the rows that readers added. Notes in `became` what fails."""
    about: dict[Row, list[Decision]] = collections.defaultdict(list)
    for line, row in rows.items():
        about[row].append(line)
    settled = Settled()
    for (table, row), lines in sorted(about.items(), key=lambda item: (REVIEWED.index(item[0][0]), item[0][1])):
        values: dict[tuple[str, str], dict[str, object]] = {}
        for line in lines:
            try:
                for column, text in said(line).items():
                    values[column, text] = _cells(table, row, column, text, line, standing, names, settled.dropped["actors"])
            except (ValueError, DecisionError) as error:
                became[line] = STALE, str(error)
        judged = judge(line for line in lines if became[line][0] == APPLIED)
        for line in judged.against:
            became[line] = AGAINST, ""
        _settle_row(table, row, (table, row) in new, judged, values, standing, settled)
    return settled


def said(line: Decision) -> Mapping[str, str]:
    """Column -> text of what a decision says of its row; evidence as one."""
    if line.kind not in ("accept", "add", "edit"):
        return {}
    return {EVIDENCE: line.value} if line.field == EVIDENCE else line.values()


def _settle_row(
    table: str, row: int, new: bool, judged: Judged, values: Mapping[tuple[str, str], dict[str, object]], standing: Standing,
    settled: Settled,
) -> None:  # fmt: skip
    columns = standing.columns[table]
    if judged.rejected or (new and (judged.against or not judged.confirmed)):
        settled.dropped[table].add(tuple(columns[k][row] for k in KEYS[table]))
        return
    cells = {PARTY[table]: None} if new and table not in ("actors", "stances") else {}
    for column, text in judged.values.items():
        cells |= values[column, text]
    changed = {column: value for column, value in cells.items() if as_text(columns[column][row]) != as_text(value)}
    before = as_text(columns[REVIEW][row])
    touched = judged.confirmed or (judged.values and not judged.against)
    mark = before if before in ("added", "changed") else "changed" if changed else "confirmed" if touched else before or None
    settled.cells[table] |= {(row, column): value for column, value in {**changed, REVIEW: mark}.items()}


def _cells(
    table: str, row: int, column: str, text: str, line: Decision, standing: Standing, names: Names, without: set[Key]
) -> dict[str, object]:
    """Column -> value of what is said of a row. Raises ValueError, DecisionError: it cannot be."""
    article_id = standing.columns[table]["article_id"][row]
    if column == EVIDENCE:
        return _evidence(article_id, line, standing)
    value = typed(table, column, text)
    if value is None or not names_actor(table, column):
        return {column: value}
    known = [own for own in standing.actors_of.get(article_id, ()) if (article_id, own) not in without]
    now = standing.columns[table][column][row]
    if now in known and value in (now, names.of.get((article_id, now), now)):
        return {column: now}
    for meant in (value, names.called(article_id, value)):
        if called := [own for own in known if names.of.get((article_id, own), own) == meant]:
            return {column: min(called, key=lambda own: (own != value, own))}
    raise ValueError(f"{NO_ACTOR} {value}")


def _evidence(article_id: str, line: Decision, standing: Standing) -> dict[str, object]:
    """The evidence columns of a row that an edit moves to other words."""
    to = read_values(line.value)
    place = Place(article_id, to.get("spans", ""), to.get("quote", ""))
    if line.sha256 != standing.sha256[article_id]:
        place = standing.carry(line, place.quote, place.spans)
    if place.why or not place.spans or not stands(standing, place):
        raise ValueError(NO_EVIDENCE)
    edges = place.spans.replace(":", " ").split()
    return {"spans": place.spans, "quote": place.quote, "start": int(edges[0]), "end": int(edges[-1])}
