"""All decisions about one row in, what they make of it together out: dropped, confirmed, cells changed, or a contradiction.

Nothing here asks which line came first. Where readers say different things, neither holds and both are shown.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.review.decisions import Decision
from analysis.tables import REFERENCES, VOCABULARIES, types_of

# What a reader judges of a row: what an acceptance keeps, and two readers are compared on.
JUDGED = {
    "actors": ("name", "kind", "role", "represents"),
    "claims": ("speaker_id", "form", "act", "modality", "negated", "issue"),
    "conditions": ("holder_id", "target_id", "kind", "issue", "strength", "direction", "status"),
    "stances": ("part", "side"),
    "assessments": ("assessor_id", "dimension", "verdict"),
}
# Columns that follow from others, and how others of them end.
FIXED = ("confidence", "n_mentions", "start", "end", "quote", "spans", "rule", "cue", "members", "object_table")
FOLLOW = ("_id", "_of", "_quote", "_start", "_end")
TRUTH = {"true": True, "false": False}
EVIDENCE = "spans"  # the field of an edit that moves the evidence


@dataclasses.dataclass(frozen=True)
class Judged:
    """What decisions make of a row: `values` column -> text; `against` are the lines that contradict each other."""

    rejected: bool = False
    confirmed: bool = False
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    against: frozenset[Decision] = frozenset()


def judge(lines: Iterable[Decision]) -> Judged:
    """What the decisions about one row make of it; a reader's edits go before what she accepted, her rejection before them."""
    lines = [line for line in lines if line.kind in ("accept", "add", "edit", "reject")]
    of_kind = {kind: [line for line in lines if line.kind == kind] for kind in ("accept", "add", "edit", "reject")}
    keeping = [*of_kind["accept"], *of_kind["add"]]
    rejecting = {line.reader for line in of_kind["reject"]}
    keepers = {line.reader for line in keeping} | {line.reader for line in of_kind["edit"] if line.reader not in rejecting}
    if rejecting and keepers:
        return Judged(against=frozenset(lines))
    if rejecting:
        return Judged(rejected=True)
    said: dict[str, dict[str, set[Decision]]] = {}  # column -> value -> the lines that say so
    for reader in sorted(keepers):
        for column, value, line in _said([line for line in lines if line.reader == reader]):
            said.setdefault(column, {}).setdefault(value, set()).add(line)
    values = {column: next(iter(found)) for column, found in sorted(said.items()) if len(found) == 1}
    against = {line for found in said.values() if len(found) > 1 for told in found.values() for line in told}
    return Judged(False, bool(keeping) and not against, values, frozenset(against))


def _said(lines: Sequence[Decision]) -> Iterable[tuple[str, str, Decision]]:
    """(column, value, line) of all that one reader says of a row."""
    edited = {line.field for line in lines if line.kind == "edit"}
    for line in lines:
        for column, value in _values(line).items():
            if line.kind == "edit" or column not in edited:
                yield column, value, line


def _values(line: Decision) -> Mapping[str, str]:
    return {EVIDENCE: line.value} if line.field == EVIDENCE else line.values()


def as_text(value: object) -> str:
    """A cell as decisions hold it: nothing is empty, true and false in small letters."""
    if pd.isna(value):
        return ""
    return str(value).lower() if str(value) in ("True", "False") else str(value)


def typed(table: str, column: str, text: str) -> object:
    """The value of a cell. Raises ValueError: there is no such column, it is not to be judged, or it cannot hold this."""
    types = types_of(table)
    if not names_actor(table, column) and (column not in types or column in FIXED or column.endswith(FOLLOW)):
        raise ValueError(f"{column} of {table} is no column that a reader changes")
    kind = types[column]
    if not text and "None" in kind:
        return None
    if kind == "bool":
        value: object = TRUTH.get(text.lower())
    elif kind.startswith("int"):
        value = int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else None
    else:
        value = text
    allowed = VOCABULARIES.get((table, column))
    if value is None or text == "" or (allowed and value not in allowed):
        raise ValueError(f"{column} cannot be {text!r}" + (f": use one of {', '.join(map(str, allowed))}" if allowed else ""))
    return value


def names_actor(table: str, column: str) -> bool:
    """Whether a column holds the id of an actor of the same article."""
    return REFERENCES.get((table, column)) == "actors"
