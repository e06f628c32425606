"""DataFrames to files and back: Parquet, and CSV that no spreadsheet runs. Files of one writing appear together."""

import csv
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import TableError
from analysis.tables.whole import read_whole, whole_folder

# What a program may run as a formula, or swallow: `=1` at the start of a cell, and after what another program takes for the end
# of one (`;`, a line), whatever blanks, marks and invisible characters stand between; a tab or the end of a line at the start.
FORMULA, AFTER = "=+@＝＋＠－﹢﹣﹦﹫-", ("", ";", ",")
UNSEEN = "\\s\"'\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
BEFORE_FORMULA = re.compile(rf"(?<![{UNSEEN}])[{UNSEEN}]*(?=[{FORMULA}])|^'*(?=[\t\r\n])")
NEW_CELL = r"(?:(?<=[\t\n])|(?<=\r)(?!\n))"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # a form feed of a PDF

_KNOWN: dict[Path, tuple[object, dict[str, pd.DataFrame]]] = {}  # folder -> how its files stood, and its tables


def write_folder(frames: dict[str, pd.DataFrame], folder: Path, suffix: str) -> Path:
    """Write `<name>.parquet` or `<name>.csv` for each frame, by `suffix`; they appear all at once, or none does."""
    with whole_folder(folder) as draft:
        for name, frame in frames.items():
            if suffix == ".csv":
                (draft / (name + suffix)).write_text(csv_text(frame), encoding="utf-8", newline="")
            else:
                frame.to_parquet(draft / (name + suffix), index=False)
    return folder


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV: texts in quotation marks, guarded so that no spreadsheet runs them, lines that end in `\\n`."""
    return _in_texts(frame, guarded).to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")


def read_folder(folder: Path, names: Sequence[str], suffix: str = "") -> dict[str, pd.DataFrame]:
    """Read the files that one `write_folder` wrote, without a `suffix` those of the later; in CSV every column is text.

    Raises TableError: one is missing, or not of that format.
    """

    def read() -> dict[str, pd.DataFrame]:
        written = {kind: folder / (names[0] + kind) for kind in (".csv", ".parquet")}
        times = {kind: file.stat().st_mtime_ns for kind, file in written.items() if os.path.exists(file)}
        kind = suffix or max(times, key=times.get, default=".csv")
        return {name: _read_table(folder / (name + kind)) for name in names}

    return read_whole(folder, read)


def remember(folder: Path, read: Callable[[], dict[str, pd.DataFrame]]) -> dict[str, pd.DataFrame]:
    """The tables of a folder, as `read` reads them; `Tables.read` gives them again as long as the files stay as they are."""
    stamp = _stamp(folder)
    _KNOWN[folder.resolve()] = stamp, read()
    return _KNOWN[folder.resolve()][1]


def remembered(folder: Path) -> dict[str, pd.DataFrame] | None:
    """What `remember` read of a folder whose files have stayed as they were; who changes these frames changes no others."""
    stamp, tables = _KNOWN.get(folder.resolve(), (None, None))
    if tables is None or stamp != _stamp(folder):
        return None
    return {name: table.copy(deep=False) for name, table in tables.items()}


def _stamp(folder: Path) -> list[tuple[str, int, int, int]]:
    """How the files of a folder stand; one that is written again changes it."""
    states = [(file.name, file.stat()) for file in sorted(folder.glob("*")) if file.is_file()]
    return [(name, state.st_ino, state.st_mtime_ns, state.st_size) for name, state in states]


def _read_table(path: Path) -> pd.DataFrame:
    try:
        if path.suffix == ".csv":
            read = pd.read_csv(path, dtype=str, keep_default_na=False, lineterminator="\n")
            return _in_texts(read, unguarded)
        return pd.read_parquet(path)
    except FileNotFoundError:
        raise TableError(path, "is missing", "write the tables with `python -m analysis tables`") from None
    except (OSError, ValueError) as error:
        raise TableError(path, f"cannot be read ({error})", "write the tables again") from None


def guarded(text: str) -> str:
    """An apostrophe at the start of each cell that would be run; `unguarded` takes it off again."""
    return BEFORE_FORMULA.sub(lambda m: "'" * _opens_cell(m) + re.sub(NEW_CELL, "'", m[0]), text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return BEFORE_FORMULA.sub(lambda m: re.sub(NEW_CELL + "'", "", m[0].removeprefix("'" * _opens_cell(m))), text)


def _opens_cell(match: re.Match[str]) -> bool:
    return match.string[max(match.start() - 1, 0) : match.start()] in AFTER


def _in_texts(frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    return frame.assign(**{c: frame[c].map(change, na_action="ignore") for c in frame.columns if frame[c].dtype == "str"})


def allowed_in_xml(text: str) -> str:
    """`text` with a replacement character for each that no XML file may hold."""
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
