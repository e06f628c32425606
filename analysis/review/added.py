"""Rows that readers add in, tables with these rows out: their evidence and empty cells; what was judged of them comes later.

A row that the extractor finds on the same words meanwhile is not added again: the reader's judgement then holds for that one.
"""

import collections
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.review.applied import KIND_OF, Key, with_rows
from analysis.review.decisions import Decision
from analysis.review.standing import DIVIDER, LONGEST, PARTY, Place, Standing, pieces_of
from analysis.tables import KEYS, REVIEW, VOCABULARIES, Tables, types_of

LETTERS = {"claims": "c", "conditions": "k", "stances": "t", "assessments": "a"}  # of ids
RULE = "added_by_reader"  # in the column `rule`
SURE = 1.0
NO_WORDS, NO_CONDITION = "its words are not in the article", "no one condition has the words that it names"
NO_ACTOR, THERE = "names no actor", "a row that a reader added rests on its words"
# What cells that cannot be empty hold until the reader's own values come.
FIRST = {
    "form": "direct", "act": "assert", "modality": "fact", "negated": False, "issue": "other", "kind": "demand", "trigger": "",
    "strength": 3, "direction": 1, "status": "standing", "part": "supporter", "side": 1, "dimension": "validity", "verdict": 0,
    "link": "none", "n_mentions": 1, "confidence": SURE,
}  # fmt: skip
ORDER = ("actors", "claims", "conditions", "assessments", "stances")


def with_added(tables: Tables, lines: Iterable[Decision], standing: Standing) -> tuple[Tables, dict[Decision, Place | Key]]:
    """The tables with the rows that `add` lines make, and of each line the place of its row, or the key of its new row."""
    found: dict[Decision, Place | Key] = {}
    new: dict[str, list[dict[str, object]]] = {name: [] for name in ORDER}
    groups: dict[tuple[str, ...], list[Decision]] = collections.defaultdict(list)
    for line in sorted(lines):
        place = standing.find(line)
        if place.row is None and not (place := standing.place(line)).why and not stands(standing, place):
            place = Place(place.article_id, why=NO_WORDS)
        if place.row is None and not place.why and _is_there(standing, line.table, place):
            place = Place(place.article_id, why=THERE)
        if place.row is not None or place.why:
            found[line] = place
        else:
            groups[line.table, place.article_id, place.spans, place.quote, line.subject].append(line)
    for key, said in sorted(groups.items(), key=lambda item: (ORDER.index(item[0][0]), item[0])):
        row = _row(key, standing, new)
        for line in said:
            found[line] = Place(key[1], why=row) if isinstance(row, str) else tuple(row[k] for k in KEYS[key[0]])
        if not isinstance(row, str):
            new[key[0]].append(row)
    return with_rows(tables, new), found


def _is_there(standing: Standing, table: str, place: Place) -> bool:
    """Whether the tables, decided upon before, have an added row on these words."""
    rows = standing.on_words[table].get((place.article_id, place.spans), [])
    return any(standing.columns[table]["rule"][row] == RULE for row in rows)


def stands(standing: Standing, place: Place) -> bool:
    """Whether words stand at their place, as far as the text is at hand."""
    spans = [tuple(map(int, span.split(":"))) for span in place.spans.split()]
    edges = [edge for span in spans for edge in span]
    if edges != sorted(edges) or any(s >= e for s, e in spans) or not pieces_of(place.quote, place.spans):
        return False
    text = standing.texts.get(place.article_id)
    if text is None:
        return edges[-1] <= standing.length[place.article_id]
    return [text[s:e] for s, e in spans] == pieces_of(place.quote, place.spans)


def _row(key: tuple[str, ...], standing: Standing, new: Mapping[str, list[dict[str, object]]]) -> dict[str, object] | str:
    """A new row, with its evidence; or why there can be none."""
    table, article_id, spans, quote, subject = key
    party, _, rest = subject.partition(DIVIDER)
    start, end = int(spans.split(":")[0]), int(spans.rpartition(":")[2])
    cells = {name: None if "None" in kind else _first(table, name) for name, kind in types_of(table).items()}
    cells |= {"article_id": article_id, "quote": quote, "start": start, "end": end, "spans": spans, "rule": RULE}
    cells[REVIEW] = "added"
    if table == "assessments":
        cells["wording"] = quote
    if "section_id" in cells:
        cells["section_id"] = _section(standing.tables.sections, article_id, start)
    if table == "actors":
        known = {*standing.actors, *((row["article_id"], row["actor_id"]) for row in new["actors"])}
        kind = KIND_OF.get(party.partition(":")[0])
        if not kind or (article_id, party) in known:
            return NO_ACTOR if not kind else f"{party} is an actor of this article"
        return cells | {"actor_id": party, "name": quote, "kind": kind}
    cells[PARTY[table]] = party or None
    if rest and table in ("stances", "assessments"):
        own = [c for c in new["conditions"] if c["article_id"] == article_id]
        known = [*_of(standing.tables.conditions, article_id), *own]
        meant = [condition["condition_id"] for condition in known if condition["quote"][:LONGEST] == rest]
        if len(meant) != 1:
            return NO_CONDITION
        cells |= {"condition_id": meant[0]} if table == "stances" else {"object_table": "conditions", "object_id": meant[0]}
    if table == "stances" and not (party and rest):
        return NO_ACTOR if not party else NO_CONDITION
    taken = {*standing.columns[table][KEYS[table][0]], *(row[KEYS[table][0]] for row in new[table])}
    own, number = f"{article_id}#{LETTERS[table]}{start}", 0
    while own + (f".{number}" if number else "") in taken:
        number += 1
    return cells | {KEYS[table][0]: own + (f".{number}" if number else "")}


def _first(table: str, column: str) -> object:
    """What a cell that cannot be empty holds at first."""
    allowed = VOCABULARIES.get((table, column))
    value = FIRST.get(column, "")
    return allowed[-1] if allowed and value not in allowed else value


def _of(frame: pd.DataFrame, article_id: str) -> list[dict[str, object]]:
    return frame[frame["article_id"] == article_id].to_dict("records")


def _section(sections: pd.DataFrame, article_id: str, start: int) -> str:
    """The section that the row begins in, or the last before it."""
    own = sections[(sections["article_id"] == article_id) & (sections["start"] <= start)]
    return own["section_id"].iloc[-1] if len(own) else ""
