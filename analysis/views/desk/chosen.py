"""What an analyst chooses in, the rows that fit out, and the line of pandas that gives the same rows anywhere.

Each choice is written once, as its code and as its mask, side by side; nothing that was typed is ever run.
"""

import dataclasses
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.tables import KEYS, Tables

LONGEST_CHOICE = 300  # characters of what is typed
TABLES = ("claims", "conditions", "stances", "assessments", "actors", "flags")
PARTY = {
    "actors": "actor_id", "claims": "speaker_id", "conditions": "holder_id", "stances": "actor_id",
    "assessments": "assessor_id",
}  # fmt: skip
EQUAL = ("kind", "act", "status", "part", "dimension")  # choices of one value of the column of the same name
IN_TEXT, UNSURE_FIRST, RANDOM = "text", "least certain", "random"  # orders
SEED = 1  # the same random order for everybody: two readers of the first hundred rows read the same hundred
OPEN = "open"  # rows that nobody has decided about
IN_A_COLUMN = ("confirmed", "changed", "added")  # what `reviewed` may be; other marks are of rows that are not in the tables


@dataclasses.dataclass(frozen=True)
class Choice:
    """What is chosen of a table; what is empty chooses everything. `strength` and `confidence` are the least, dates are ISO."""

    table: str = "conditions"
    talks: str = ""
    article: str = ""
    party: str = ""
    issue: str = ""
    act: str = ""
    kind: str = ""
    status: str = ""
    part: str = ""
    dimension: str = ""
    strength: int = 0
    confidence: float = 0.0
    since: str = ""
    until: str = ""
    flag: str = ""
    words: str = ""
    mark: str = ""
    order: str = IN_TEXT

    @classmethod
    def of(cls, said: Mapping[str, object]) -> "Choice":
        """A choice as a browser says it; what cannot be meant is not chosen."""
        kept: dict[str, object] = {}
        for field in dataclasses.fields(cls):
            value = said.get(field.name)
            if isinstance(value, (str, int, float)) and not isinstance(value, bool):
                kept[field.name] = _as(type(field.default), value)
        choice = cls(**{name: value for name, value in kept.items() if value is not None})
        return choice if choice.table in TABLES else dataclasses.replace(choice, table=cls.table)


def _as(kind: type, value: str | float) -> object:
    if kind is str:
        return str(value)[:LONGEST_CHOICE]
    try:
        number = float(value)
    except ValueError:
        return None
    return kind(number) if 0 <= number <= 5 else None


Part = tuple[str, pd.Series]  # a condition on the rows `t` as code, and as a mask
Chooser = Callable[[Choice, Tables, pd.DataFrame], Part]


def choose(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> tuple[list[int], str]:
    """The places of the rows of a sheet (a table with a column `mark`) that fit, in order, and the line of pandas."""
    parts = [CHOOSERS[name](choice, tables, sheet) for name in CHOOSERS if getattr(choice, name) and _asks(name, choice, sheet)]
    kept = pd.Series(True, index=sheet.index)
    for _, mask in parts:
        kept &= mask.fillna(False).astype(bool)
    code = " & ".join(f"({code})" for code, _ in parts if code)
    line = f"tables.{choice.table}" + (f".loc[lambda t: {code}]" if code else "")
    note = f"  # of these: {choice.mark}" if choice.mark and choice.mark not in (*IN_A_COLUMN, OPEN) else ""
    chosen = pd.Series(np.flatnonzero(kept))
    by = "confidence" if choice.order == UNSURE_FIRST else choice.order
    if choice.order == RANDOM:
        chosen = chosen.sample(frac=1, random_state=SEED)
        line += f".sample(frac=1, random_state={SEED})"
    elif by in sheet and by != "mark":
        chosen = chosen[sheet[by].take(chosen).reset_index(drop=True).sort_values(kind="stable").index]
        line += f".sort_values({by!r}, kind='stable')"
    return chosen.tolist(), line + note


def _asks(name: str, choice: Choice, sheet: pd.DataFrame) -> bool:
    """Whether the table has what a choice asks for: an act is nothing to ask an actor for."""
    column = PARTY.get(choice.table) if name == "party" else name
    return name not in ("party", "issue", "strength", "confidence", *EQUAL) or column in sheet


def _talks(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> Part:
    return _of_article("talks", f"== {choice.talks!r}", tables, sheet, lambda found: found == choice.talks)


def _since(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> Part:
    return _of_article("published", f">= {choice.since!r}", tables, sheet, lambda found: found >= choice.since)


def _until(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> Part:
    return _of_article("published", f"<= {choice.until!r}", tables, sheet, lambda found: found <= choice.until)


def _of_article(
    column: str, code: str, tables: Tables, sheet: pd.DataFrame, fits: Callable[[pd.Series], pd.Series]
) -> Part:  # fmt: skip
    found = sheet["article_id"].map(tables.articles.set_index("article_id")[column]).astype("str")
    return f"t['article_id'].map(tables.articles.set_index('article_id')[{column!r}]).astype('str') {code}", fits(found)


def _article(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    return f"t['article_id'] == {choice.article!r}", sheet["article_id"] == choice.article


def _party(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> Part:
    """A party, and whoever speaks for it."""
    column, actors = PARTY[choice.table], tables.actors
    own = actors.loc[actors[["actor_id", "represents"]].eq(choice.party).any(axis=1), "actor_id"]
    of = f"tables.actors[['actor_id', 'represents']].eq({choice.party!r}).any(axis=1)"
    return f"t[{column!r}].isin(tables.actors.loc[{of}, 'actor_id'])", _is_in(sheet[column], own)


def _is_in(column: pd.Series, values: pd.Series) -> pd.Series:
    """As `isin`, which takes long for many texts that pyarrow holds."""
    return column.astype(object).isin(set(values))


def _issue(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    issue = f";{choice.issue};"
    code = f"(';' + t['issue'] + ';').str.contains({issue!r}, regex=False)"
    return code, (";" + sheet["issue"] + ";").str.contains(issue, regex=False)


def _equal(column: str) -> Chooser:
    def chooser(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
        value = dataclasses.asdict(choice)[column]
        return f"t[{column!r}] == {value!r}", sheet[column] == value

    return chooser


def _least(column: str) -> Chooser:
    def chooser(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
        value = dataclasses.asdict(choice)[column]
        return f"t[{column!r}] >= {value!r}", sheet[column] >= value

    return chooser


def _flag(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> Part:
    key = KEYS[choice.table][-1]
    about = "row_id" if choice.table != "flags" else key
    of = tables.flags[tables.flags["kind"] == choice.flag]
    same = f"tables.flags['kind'] == {choice.flag!r}"
    return f"t[{key!r}].isin(tables.flags.loc[{same}, {about!r}])", _is_in(sheet[key], of[about].dropna())


def _words(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    code = f"t['quote'].str.contains({choice.words!r}, case=False, regex=False)"
    return code, sheet["quote"].str.contains(choice.words, case=False, regex=False)


def _mark(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    if choice.mark == OPEN:
        return ("t['reviewed'].isna()" if "reviewed" in sheet else ""), sheet["mark"] == ""
    code = f"t['reviewed'] == {choice.mark!r}" if choice.mark in IN_A_COLUMN and "reviewed" in sheet else ""
    return code, sheet["mark"] == choice.mark


CHOOSERS: dict[str, Chooser] = {
    "talks": _talks, "article": _article, "party": _party, "issue": _issue,
    **{column: _equal(column) for column in EQUAL},
    "strength": _least("strength"), "confidence": _least("confidence"), "since": _since, "until": _until,
    "flag": _flag, "words": _words, "mark": _mark,
}  # fmt: skip
