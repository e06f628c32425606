"""Rows in, nine checked DataFrames out, and to and from files without loss.

`check` holds the promises that every reader of the tables relies on: columns and types, closed vocabularies, unique keys,
foreign keys, row order, and evidence (`text[start:end] == quote`).
"""

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from analysis.errors import TableError, did_you_mean
from analysis.tables import files, rows
from analysis.words import values

if TYPE_CHECKING:
    import pandera.pandas as pa

# Or JupyterLab sets what stands between two prices as mathematics: from $5 billion to $6 billion.
pd.set_option("display.html.use_mathjax", False, "styler.html.mathjax", False)


class Source(Protocol):
    """What `check` asks of an article."""

    article_id: str
    text: str


ROW_CLASSES = {
    "articles": rows.ArticleRow, "sections": rows.SectionRow, "actors": rows.Actor, "mentions": rows.Mention,
    "claims": rows.Claim, "conditions": rows.Condition, "stances": rows.Stance,
    "assessments": rows.Assessment, "flags": rows.Flag,
}  # fmt: skip
KEYS = {name: [f"{name.removesuffix('s')}_id"] for name in ROW_CLASSES} | {"actors": ["article_id", "actor_id"]}
ORDER = ("article_id", "start", "end")
# (table, column) -> the table it points into; actors are pointed at within the same article
REFERENCES = {
    ("sections", "speaker_id"): "actors", ("sections", "lead_in_id"): "sections",
    ("actors", "represents"): "actors", ("actors", "country"): "actors",
    ("mentions", "section_id"): "sections", ("mentions", "actor_id"): "actors",
    ("claims", "section_id"): "sections", ("claims", "speaker_id"): "actors",
    ("claims", "reported_by"): "actors", ("claims", "duplicate_of"): "claims",
    ("conditions", "section_id"): "sections", ("conditions", "claim_id"): "claims", ("conditions", "holder_id"): "actors",
    ("conditions", "target_id"): "actors", ("conditions", "duplicate_of"): "conditions",
    ("assessments", "claim_id"): "claims", ("assessments", "assessor_id"): "actors",
    ("stances", "condition_id"): "conditions", ("stances", "actor_id"): "actors",
}  # fmt: skip
# (table, column) -> the table into which each of the ids in it points
LISTED_REFERENCES = {("actors", "members"): "actors"}
# (table, column) -> the column of the same row that names the table it points into
OPEN_REFERENCES = {("assessments", "object_id"): "object_table", ("flags", "row_id"): "table"}
VOCABULARIES = {
    ("articles", "date_basis"): ("metadata", "parameter", "none"), ("sections", "kind"): values.KINDS_OF_SECTION,
    ("actors", "kind"): values.KINDS_OF_ACTOR, ("mentions", "form"): values.FORMS_OF_MENTION,
    ("claims", "form"): values.FORMS_OF_CLAIM, ("claims", "act"): values.ACTS, ("claims", "modality"): values.MODALITIES,
    ("conditions", "kind"): values.KINDS_OF_CONDITION, ("conditions", "modality"): values.MODALITIES,
    ("conditions", "strength"): (1, 2, 3, 4, 5), ("conditions", "direction"): (-1, 1),
    ("claims", "said_basis"): values.SAID_BASES, ("conditions", "said_basis"): values.SAID_BASES,
    ("conditions", "status"): values.STATUSES, ("stances", "part"): values.PARTS, ("stances", "side"): (-1, 1),
    ("assessments", "object_table"): ("conditions", "claims", "actors"), ("assessments", "dimension"): values.DIMENSIONS,
    ("assessments", "verdict"): (-2, -1, 0, 1, 2), ("assessments", "link"): values.LINKS,
    ("flags", "kind"): values.KINDS_OF_FLAG, ("flags", "severity"): values.SEVERITIES,
    ("flags", "table"): ("sections", "actors", "mentions", "claims", "conditions", "assessments"),
}  # fmt: skip
# tables that a person reviews; after that they may have one more column before their evidence: confirmed, changed or added
REVIEWED = ("actors", "claims", "conditions", "stances", "assessments")
REVIEW, VERDICTS = "reviewed", ("confirmed", "changed", "added")
DTYPES = {
    "str": "str", "str | None": "str", "int": "int64", "int | None": "Int64", "float": "float64", "float | None": "float64",
    "bool": "bool",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Tables:
    """What the articles say, as nine DataFrames; data/README.md explains every column."""

    articles: pd.DataFrame
    sections: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    claims: pd.DataFrame
    conditions: pd.DataFrame
    stances: pd.DataFrame
    assessments: pd.DataFrame
    flags: pd.DataFrame

    @classmethod
    def from_rows(cls, rows_of: dict[str, Iterable[object]]) -> "Tables":
        """Tables of row objects, each sorted by article, start and end; a table that is not named is empty."""
        return cls(**{name: _frame(name, rows_of.get(name, ())) for name in ROW_CLASSES})

    @classmethod
    def from_frames(cls, frames: Mapping[str, pd.DataFrame]) -> "Tables":
        """Tables of frames with these columns, whatever types a file gave them, likewise sorted.

        Raises TableError: a frame has other columns, or values of another type.
        """
        return cls(**{name: in_order(_typed(name, frames[name])) for name in ROW_CLASSES})

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """(name, table) in the order of the design: articles first, flags last."""
        return [(name, getattr(self, name)) for name in ROW_CLASSES]

    def of(self, article_id: str) -> "Tables":
        """The rows of one article."""
        return Tables(**{name: table[table["article_id"] == article_id].reset_index(drop=True) for name, table in self.items()})

    def surer(self, least: float) -> "Tables":
        """Without the claims, conditions (with their stances) and assessments whose confidence is below `least`, 0 to 1."""
        if not least:
            return self
        kept = {name: table[table["confidence"] >= least] for name, table in self.items() if "confidence" in table}
        of = self.stances["condition_id"].isin(kept["conditions"]["condition_id"])
        return dataclasses.replace(self, **kept, stances=self.stances[of])

    def counts(self) -> pd.DataFrame:
        """One line a table: how many rows it has."""
        return pd.DataFrame({"rows": [len(t) for _, t in self.items()]}, index=pd.Index(ROW_CLASSES, name="table"))

    def __getattr__(self, name: str) -> object:
        raise AttributeError(f"Tables have no {name!r}; {did_you_mean(name, ROW_CLASSES)}")

    def __repr__(self) -> str:
        return "Tables(" + ", ".join(f"{name}: {len(table)}" for name, table in self.items()) + ")"

    def _repr_html_(self) -> str:
        return self.counts().to_html()

    def check(self, articles: Sequence[Source] = ()) -> "Tables":
        """These tables, if they keep every promise; with `articles`, the evidence is compared with their texts too.

        Raises TableError: naming the table, the first row that breaks a promise, and what to do.
        """
        for name, table in self.items():
            _check_table(name, table)
        known = {name: set(_lines(table, KEYS[name])) for name, table in self.items()}
        for (name, column), to in (REFERENCES | LISTED_REFERENCES | OPEN_REFERENCES).items():
            _check_reference(name, column, getattr(self, name), to, known)
        texts = {a.article_id: a.text for a in articles}
        for name, table in self.items():
            _check_evidence(name, table, texts)
        return self

    def to_parquet(self, folder: Path | str) -> Path:
        """Write one `.parquet` file a table; all of them take the place of earlier ones at once, or none does."""
        return files.write_folder(dict(self.items()), Path(folder), ".parquet")

    def to_csv(self, folder: Path | str) -> Path:
        """Write one `.csv` file a table, likewise; apostrophes before what a spreadsheet would run go again in `read_csv`."""
        return files.write_folder(dict(self.items()), Path(folder), ".csv")

    @classmethod
    def read(cls, folder: Path | str, suffix: str = "") -> "Tables":
        """Read a folder of either kind; where it holds both, the one that was written later.

        Raises TableError: a table is missing, is no file of its kind, or has other columns.
        """
        if not suffix and (known := files.remembered(Path(folder))):
            return cls(**known)
        found = files.read_folder(Path(folder), list(ROW_CLASSES), suffix)
        return cls(**{name: _typed(name, table) for name, table in found.items()})

    @classmethod
    def read_parquet(cls, folder: Path | str) -> "Tables":
        """Read what `to_parquet` wrote. Raises TableError: a table is missing, is no Parquet file, or has other columns."""
        return cls.read(folder, ".parquet")

    @classmethod
    def read_csv(cls, folder: Path | str) -> "Tables":
        """Read what `to_csv` wrote, without loss. Raises TableError: a table is missing or has other columns."""
        return cls.read(folder, ".csv")


def types_of(name: str, reviewed: bool = False) -> dict[str, str]:
    """Column -> type as the row class declares it, in the order of the table; of a reviewed one with that column."""
    declared = {f.name: f.type for f in dataclasses.fields(ROW_CLASSES[name])} | {REVIEW: "str | None"}
    names = rows.columns(ROW_CLASSES[name])
    if reviewed and name in REVIEWED:
        names.insert(names.index("quote"), REVIEW)
    return {column: declared[column] for column in names}


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with its rows in the order of the text."""
    by = [c for c in ORDER if c in table]
    if all(one <= later for one, later in itertools.pairwise(_lines(table, by))):
        return table if table.index.equals(pd.RangeIndex(len(table))) else table.reset_index(drop=True)
    return table.sort_values(by, kind="stable", ignore_index=True)


def _lines(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    return zip(*(table[column].tolist() for column in columns), strict=True)


def _frame(name: str, found: Iterable[object]) -> pd.DataFrame:
    rows_of, types = list(found), types_of(name)
    order = [c for c in ORDER if c in types]
    rows_of.sort(key=lambda row: [getattr(row, c) for c in order])
    return pd.DataFrame({c: pd.array(_cells(rows_of, c, kind), DTYPES[kind]) for c, kind in types.items()})


def _cells(found: Iterable[object], column: str, kind: str) -> list[object]:
    """A column of rows; an empty text is no text where there may be none."""
    cells = [getattr(row, column) for row in found]
    return [None if cell == "" else cell for cell in cells] if kind == "str | None" else cells


def _typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the declared types, whatever a file format or an empty list of rows made of them."""
    types = types_of(name, REVIEW in table)
    if list(table.columns) != list(types):
        raise TableError(name, f"has the columns {list(table.columns)}", f"it needs {list(types)}: write the tables again")
    typed = {}
    for column, kind in types.items():
        values = table[column]
        if "None" in kind:
            values = values.replace("", None) if values.dtype in ("str", "object") else values
        try:
            if kind == "bool" and not pd.api.types.is_bool_dtype(values):
                values = values.astype(str).map({"True": True, "False": False}.__getitem__)
            typed[column] = (pd.to_numeric(values) if kind in ("int | None", "float | None") else values).astype(DTYPES[kind])
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            what = f"has something else than {DTYPES[kind]} in {column} ({str(error)[:100]})"
            raise TableError(name, what, "write the tables again") from None
    return pd.DataFrame(typed)


def _check_table(name: str, table: pd.DataFrame) -> None:
    """Columns and their types and values, keys, and the order of the text."""
    if not _fits(name, table):
        _check_schema(name, table)
    keys, order = list(_lines(table, KEYS[name])), [c for c in ORDER if c in table]
    if len(set(keys)) < len(keys):
        twice = table[KEYS[name]][table[KEYS[name]].duplicated()]
        raise TableError(name, f"has {list(twice.iloc[0])} twice", "keep one row for each key")
    if any(one > later for one, later in itertools.pairwise(_lines(table, order))):
        raise TableError(name, "is not in the order of the text", f"sort it by {', '.join(order)}")


def _fits(name: str, table: pd.DataFrame) -> bool:
    """Whether a table keeps its schema; where it does not, `_check_schema` says why, and takes a second to import."""
    types, vocabularies = types_of(name, REVIEW in table), VOCABULARIES | {(name, REVIEW): VERDICTS}
    if list(table) != list(types) or any(table[c].dtype != DTYPES[kind] for c, kind in types.items()):
        return False
    full = all("None" in kind or table[column].notna().all() for column, kind in types.items())
    allowed = ((table[column], vocabularies.get((name, column))) for column in types)
    return full and all(set(values.dropna().tolist()) <= set(known) for values, known in allowed if known)


def _check_schema(name: str, table: pd.DataFrame) -> None:
    import pandera.pandas as pa

    try:
        _schema(name, REVIEW in table).validate(table)
    except pa.errors.SchemaError as error:
        reason = " ".join(str(error).split())[:300]
        raise TableError(name, f"breaks its schema ({reason})", "see data/README.md for the column") from None


@functools.cache
def _schema(name: str, reviewed: bool) -> "pa.DataFrameSchema":
    import pandera.pandas as pa

    columns = {}
    for column, kind in types_of(name, reviewed).items():
        allowed = VERDICTS if column == REVIEW else VOCABULARIES.get((name, column))
        columns[column] = pa.Column(DTYPES[kind], pa.Check.isin(allowed) if allowed else None, nullable="None" in kind)
    return pa.DataFrameSchema(columns, strict=True, ordered=True)


def _check_reference(name: str, column: str, table: pd.DataFrame, to: str, known: Mapping[str, Set[tuple[str, ...]]]) -> None:
    """Each id in the column is a key that is `known`, of the table `to` or the one that the column `to` of its row names."""
    targets = [to] * len(table) if to in known else table[to].tolist()
    for index, article_id, cell, target in zip(table.index, table["article_id"], table[column].tolist(), targets, strict=True):
        if not isinstance(cell, str) or target not in known:
            continue
        for own in cell.split() if (name, column) in LISTED_REFERENCES else [cell]:
            if ((article_id, own) if len(KEYS[target]) > 1 else (own,)) not in known[target]:
                what = f"{column} {own!r} is not in {target}"
                raise TableError(f"{name} row {index}", what, "add that row or empty the cell")


def _check_evidence(name: str, table: pd.DataFrame, texts: dict[str, str]) -> None:
    if "spans" not in table:
        return
    for row in table.itertuples():
        pieces = rows.spans_of(row)
        where = f"{name} row {row.Index}"
        if not pieces or (pieces[0].start, pieces[-1].end) != (row.start, row.end) or any(s >= e for s, e in pieces):
            raise TableError(where, f"spans {row.spans!r} do not fit {row.start}:{row.end}", "write the row with rows.evidence")
        text = texts.get(row.article_id)
        if text is not None and rows.PIECES.join(text[s:e] for s, e in pieces) != row.quote:
            what = f"the text at {row.spans} is not {row.quote[:60]!r}"
            raise TableError(where, what, "the article was changed: normalize it again")
