"""Tables in, what the desk lists out: each table with its words first, names instead of ids, and what may be chosen of it."""

import collections
import dataclasses
from collections.abc import Mapping

import pandas as pd

from analysis.review import keys_of
from analysis.tables import REVIEW, REVIEWED, VOCABULARIES, Tables
from analysis.views.desk.chosen import EQUAL, OPEN, PARTY, REJECTED, TABLES, TARGET

Key = tuple[str, ...]
# Columns of the list, after the words and whose they are.
SHOWN = {
    "claims": ("act", "issue", "form", "confidence"),
    "conditions": ("target_id", "kind", "strength", "status", "issue", "confidence"),
    "stances": ("part", "side", "condition_id"), "assessments": ("dimension", "verdict", "link", "confidence"),
    "actors": ("name", "kind", "role", "represents", "n_mentions"), "flags": ("kind", "severity", "suggestion", "table"),
}  # fmt: skip
ACTOR = ("speaker_id", "holder_id", "target_id", "actor_id", "assessor_id", "represents")  # columns with the id of an actor
CODED = ("act", "dimension", "form", "issue", "kind", "link", "part", "status")  # columns whose values are no words
MOST_OPTIONS = 500  # values that one choice lists


@dataclasses.dataclass(frozen=True)
class Names:
    """What an id is shown as: an actor by its name in that article, a condition by its words; more come in as they change."""

    actors: dict[tuple[str, str], str]
    conditions: dict[str, str]

    @classmethod
    def of(cls, tables: Tables) -> "Names":
        """The names of all actors, and the words of all conditions."""
        article_ids, actor_ids, names = (tables.actors[column].tolist() for column in ("article_id", "actor_id", "name"))
        conditions, words = (tables.conditions[column].tolist() for column in ("condition_id", "quote"))
        named = dict(zip(zip(article_ids, actor_ids, strict=True), names, strict=True))
        return cls(named, dict(zip(conditions, words, strict=True)))

    def shown(self, article_id: str, column: str, value: object) -> str:
        """A cell as it is read."""
        if value is None or value != value or value is pd.NA:
            return ""
        if column in ACTOR:
            return self.actors.get((article_id, str(value)), str(value))
        if column == "condition_id":
            return self.conditions.get(str(value), str(value))
        text = f"{value:.2f}" if isinstance(value, float) else str(value)
        return text.replace("_", " ").replace(";", "; ") if column in CODED else text


def columns_of(table: str) -> list[str]:
    """The columns of the list, the words first."""
    party = [PARTY[table]] if table in PARTY else []
    return ["quote", *party, *SHOWN[table], "article_id"]


def sheet_of(table: str, frame: pd.DataFrame, marks: Mapping[tuple[str, Key], str], before: pd.DataFrame) -> pd.DataFrame:
    """A table with a column `mark`: what readers made of a row, or nothing; what they rejected is in it, from `before`."""
    own = {key: mark for (name, key), mark in marks.items() if name == table}
    if gone := {key for key, mark in own.items() if mark == REJECTED}:
        lost = before[pd.Series([key in gone for key in keys_of(table, before)], index=before.index, dtype=bool)]
        if not lost.dtypes.equals(frame.dtypes):
            lost = lost.reindex(columns=frame.columns).astype(frame.dtypes.to_dict())
        frame = pd.concat([frame, lost]).sort_values(["article_id", "start", "end"], kind="stable", ignore_index=True)
    said = frame[REVIEW].fillna("") if REVIEW in frame else pd.Series("", index=frame.index, dtype="str")
    if own:
        said = pd.Series([own.get(key, m) for key, m in zip(keys_of(table, frame), said, strict=True)], index=frame.index)
    return frame.assign(mark=said.astype("str"))


def cells_of(table: str, row: Mapping[str, object], names: Names) -> list[str]:
    """The cells of a row as the list shows them."""
    return [names.shown(str(row["article_id"]), column, row[column]) for column in columns_of(table)]


def options_of(table: str, tables: Tables, sheet: pd.DataFrame, names: Names) -> dict[str, list[list[str]]]:
    """Choice -> [value, how it reads] of all that can be chosen, the commonest first."""
    found = {"table": [[name, name] for name in TABLES]}
    found["talks"] = _counted(tables.articles["talks"])
    titles = dict(zip(tables.articles["article_id"], tables.articles["title"], strict=True))
    found["article"] = [[own, titles[own] or own] for own in list(titles)[:MOST_OPTIONS]]
    called = {actor_id: name for (_, actor_id), name in reversed(names.actors.items())}
    for choice, column in (("party", PARTY.get(table)), ("target", TARGET)):
        if column in sheet:
            found[choice] = _counted(sheet[column], called)
    if "issue" in sheet:
        found["issue"] = _counted(sheet["issue"], several=True)
    for column in EQUAL:
        if column in sheet:
            found[column] = _counted(sheet[column])
    if "strength" in sheet:
        found["strength"] = [[str(n), f"at least {n}"] for n in VOCABULARIES["conditions", "strength"]]
    found["flag"] = _counted(tables.flags.loc[tables.flags["table"].eq(table) | (table == "flags"), "kind"])
    if table in REVIEWED and REVIEW in sheet:
        marks = sheet["mark"].where(sheet["mark"] != "", OPEN)
        found["mark"] = _counted(marks)
    return found


def _counted(values: pd.Series, called: Mapping[str, str] | None = None, several: bool = False) -> list[list[str]]:
    """[value, how it reads], the commonest first; with `several`, a cell may hold more than one."""
    counts = collections.Counter[str]()
    for value, n in values.dropna().value_counts().items():
        counts.update(dict.fromkeys(str(value).split(";") if several else [str(value)], n))
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_OPTIONS]
    return [[value, f"{(called or {}).get(value, value)} ({n})"] for value, n in shown]
