"""What an analyst chooses in, the rows that fit out, and the line of pandas that gives the same rows anywhere.

Each choice is written once, as its code and as its mask, side by side; nothing that was typed is ever run.
"""

import dataclasses
import functools
import operator
import urllib.parse
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.errors import TableError, did_you_mean
from analysis.review import band_of, certainty, sampled, telling
from analysis.tables import KEYS, Tables

LONGEST_CHOICE, LONGEST_ROWS = 300, 2_000_000  # characters of what is typed, and of the ids of rows
TABLES = ("claims", "conditions", "stances", "assessments", "actors", "flags")
PARTY = {
    "actors": "actor_id", "claims": "speaker_id", "conditions": "holder_id", "stances": "actor_id",
    "assessments": "assessor_id",
}  # fmt: skip
TARGET = "target_id"
EQUAL = ("kind", "act", "status", "part", "dimension")  # choices of one value of the column of the same name
IN_TEXT, UNSURE_FIRST, SAMPLE, TELLING = "text", "least certain", "random sample", "most telling"  # orders
MOST_TELLING = 20  # rows
OPEN = "open"  # rows that nobody has decided about
KEPT, REJECTED = ("confirmed", "changed"), "rejected"
IN_A_COLUMN = ("confirmed", "changed", "added")  # what `reviewed` may be; other marks are of rows that are not in the tables


@dataclasses.dataclass(frozen=True)
class Choice:
    """What is chosen of a table; what is empty chooses everything.

    `strength` and `confidence` are the least, dates are ISO, `rows` are ids with blanks between.
    """

    table: str = "conditions"
    talks: str = ""
    article: str = ""
    party: str = ""
    target: str = ""
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
    rows: str = ""
    mark: str = ""
    order: str = IN_TEXT

    @classmethod
    def of(cls, said: Mapping[str, object]) -> "Choice":
        """A choice as a browser says it; what cannot be meant is not chosen."""
        kept: dict[str, object] = {}
        for field in dataclasses.fields(cls):
            value = said.get(field.name)
            if isinstance(value, (str, int, float)) and not isinstance(value, bool):
                kept[field.name] = _as(type(field.default), value, LONGEST_ROWS if field.name == "rows" else LONGEST_CHOICE)
        choice = cls(**{name: value for name, value in kept.items() if value is not None})
        return choice if choice.table in TABLES else dataclasses.replace(choice, table=cls.table)

    @classmethod
    def read(cls, written: str) -> "Choice":
        """A choice as `written` gives it. Raises TableError: it names what cannot be chosen, or not so."""
        said, names = dict(urllib.parse.parse_qsl(written)), [field.name for field in dataclasses.fields(cls)]
        choice, where = cls.of(said), f"filter {written[:60]!r}"
        for name, text in said.items():
            if name not in names:
                raise TableError(where, f"has {name}", did_you_mean(name, names))
            if vars(choice)[name] != _as(type(vars(choice)[name]), text, LONGEST_ROWS):
                cure = did_you_mean(text, TABLES) if name == "table" else "write a number from 0 to 5"
                raise TableError(where, f"has {name}={text[:30]}", cure)
        return choice

    @property
    def written(self) -> str:
        """The choice as one text, in the form of a link's query: `table=claims&party=cty:norway`."""
        told = {f.name: v for f in dataclasses.fields(self) if (v := vars(self)[f.name]) != f.default or f.name == "table"}
        return urllib.parse.urlencode(told, safe=":/#,", quote_via=urllib.parse.quote)


def _as(kind: type, value: str | float, longest: int) -> object:
    if kind is str:
        return str(value)[:longest]
    try:
        number = float(value)
    except ValueError:
        return None
    return kind(number) if 0 <= number <= 5 else None


Part = tuple[str, pd.Series]  # a condition on the rows `t` as code, and as a mask
Chooser = Callable[[Choice, Tables, pd.DataFrame], Part]


def choose(choice: Choice, tables: Tables, sheet: pd.DataFrame) -> tuple[list[int], str]:
    """The places of the rows of a sheet (a table with a column `mark`) that fit, in order, and the line of pandas."""
    asked = [name for name in CHOOSERS if getattr(choice, name) and _asks(name, choice, sheet)]
    parts = {name: CHOOSERS[name](choice, tables, sheet) for name in asked}
    masks = {name: mask.fillna(False).to_numpy(bool) for name, (_, mask) in parts.items()}
    decided = masks.pop("mark", np.ones(len(sheet), bool))
    fits = functools.reduce(operator.and_, masks.values(), np.ones(len(sheet), bool))
    code = [code for name, (code, _) in parts.items() if code and name != "mark"]
    marked = [code for name, (code, _) in parts.items() if code and name == "mark"]
    note = f"  # of these: {choice.mark}" if choice.mark and choice.mark not in (*IN_A_COLUMN, OPEN) else ""
    line, by = f"tables.{choice.table}", "confidence" if choice.order == UNSURE_FIRST else choice.order
    if by == SAMPLE:  # of all that fit, so that its order stays while one decides
        order = np.flatnonzero(fits)[sampled(sheet[fits])]
        return order[decided[order]].tolist(), f"{line}{_where(code)}.pipe(an.sample){_where(marked)}{note}"
    line += _where(code + marked)
    chosen = np.flatnonzero(fits & decided)
    if by == TELLING:
        return _telling(sheet, tables, fits), f"{line}  # of these: the {MOST_TELLING} that would narrow the estimate most"
    if by in sheet and by != "mark":
        chosen = chosen[sheet[by].take(chosen).reset_index(drop=True).sort_values(kind="stable").index]
        line += f".sort_values({by!r}, kind='stable')"
    return chosen.tolist(), line + note


def _where(code: list[str]) -> str:
    return f".loc[lambda t: {' & '.join(f'({one})' for one in code)}]" if code else ""


def _telling(sheet: pd.DataFrame, tables: Tables, fits: np.ndarray) -> list[int]:
    """The places of the rows nobody decided about by which the number of false ones would be known best."""
    own = sheet[fits]
    places, bands = np.flatnonzero(fits), [band_of(one) for one in certainty(own, tables.conditions)]
    strata, waiting = {}, {}
    for at in sampled(own):
        mark, band = own["mark"].iat[at], bands[at]
        rows, n, wrong = strata.get(band, (0, 0, 0))
        strata[band] = rows + 1, n + (mark in (*KEPT, REJECTED)), wrong + (mark == REJECTED)
        waiting.setdefault(band, []).extend([int(places[at])] if not mark else [])
    return [at for _, at in telling(strata, waiting, MOST_TELLING)]


def _asks(name: str, choice: Choice, sheet: pd.DataFrame) -> bool:
    """Whether the table has what a choice asks for: an act is nothing to ask an actor for."""
    column = {"party": PARTY.get(choice.table), "target": TARGET}.get(name, name)
    return name not in ("party", "target", "issue", "strength", "confidence", *EQUAL) or column in sheet


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


def _target(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    return f"t[{TARGET!r}] == {choice.target!r}", sheet[TARGET] == choice.target


def _is_in(column: pd.Series, values: Iterable[str]) -> pd.Series:
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


def _rows(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    ids, key = choice.rows.split(), KEYS[choice.table][-1]
    return f"t[{key!r}].isin({ids!r})", _is_in(sheet[key], ids)


def _mark(choice: Choice, _: Tables, sheet: pd.DataFrame) -> Part:
    if choice.mark == OPEN:
        return ("t['reviewed'].isna()" if "reviewed" in sheet else ""), sheet["mark"] == ""
    code = f"t['reviewed'] == {choice.mark!r}" if choice.mark in IN_A_COLUMN and "reviewed" in sheet else ""
    return code, sheet["mark"] == choice.mark


CHOOSERS: dict[str, Chooser] = {
    "talks": _talks, "article": _article, "party": _party, "target": _target, "issue": _issue,
    **{column: _equal(column) for column in EQUAL},
    "strength": _least("strength"), "confidence": _least("confidence"), "since": _since, "until": _until,
    "flag": _flag, "words": _words, "rows": _rows, "mark": _mark,
}  # fmt: skip
