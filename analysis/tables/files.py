"""DataFrames to files and back: Parquet, CSV that no spreadsheet runs, and Excel. Files of one writing appear together."""

import csv
import datetime
import io
import logging
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import TableError
from analysis.tables.whole import read_whole, whole_file, whole_folder

# What a program may run as a formula, or swallow: `=1` at the start of a cell, and after what another program takes for the end
# of one (`;`, a line), whatever blanks, marks and invisible characters stand between; a tab or the end of a line at the start.
FORMULA, AFTER = "=+@＝＋＠－﹢﹣﹦﹫-", ("", ";", ",")
UNSEEN = "\\s\"'\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
BEFORE_FORMULA = re.compile(rf"(?<![{UNSEEN}])[{UNSEEN}]*(?=[{FORMULA}])|^'*(?=[\t\r\n])")
NEW_CELL = r"(?:(?<=[\t\n])|(?<=\r)(?!\n))"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # a form feed of a PDF
MOST_ROWS = 1_048_575  # of an Excel sheet, below its header
LONGEST_CELL = 32_767  # UTF-16 units in one cell of an Excel sheet
CUT = " … [cut: too long for a spreadsheet cell]"
WIDEST_COLUMN = 60  # characters; longer text is wrapped
log = logging.getLogger("parley")


def write_folder(frames: dict[str, pd.DataFrame], folder: Path, suffix: str) -> Path:
    """Write `<name>.parquet` or `<name>.csv` for each frame, by `suffix`; they appear all at once, or none does."""
    with whole_folder(folder) as draft:
        for name, frame in frames.items():
            if suffix == ".csv":
                quoted = {"quoting": csv.QUOTE_NONNUMERIC, "lineterminator": "\n"}
                _in_texts(frame, guarded).to_csv(draft / (name + suffix), index=False, **quoted)
            else:
                frame.to_parquet(draft / (name + suffix), index=False)
    return folder


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


def _cell(text: str, where: str) -> str:
    """What a cell shows of a text: its lines end as a sheet's do, and what is too long is cut, and said."""
    text = allowed_in_xml(text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    log.warning("parley: %s is cut: it has %d characters, and a cell holds %d", where, len(units) // 2, LONGEST_CELL)
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def write_workbook(frames: Mapping[str, pd.DataFrame], path: Path, keys: Mapping[str, list[str]] | None = None) -> Path:
    """Write an Excel workbook with a sheet a frame: frozen headers, filters, widths to fit; text stays text.

    A text that is too long for a cell is cut, and a line on standard error names its row by the columns of `keys`. Raises
    TableError: a frame has more rows than a sheet.
    """
    import xlsxwriter

    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    written = io.BytesIO()  # a workbook that cannot be written raises an error of its own kind
    for name, frame in frames.items():
        if len(frame) > MOST_ROWS:
            raise TableError(name, f"has {len(frame)} rows, more than a sheet", "write a folder of CSV or Parquet files")
    with xlsxwriter.Workbook(written, as_text) as book:
        book.set_properties({"title": "Parley", "created": datetime.datetime(2000, 1, 1)})  # same tables, same bytes
        header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        short, wrapped = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "text_wrap": True})
        for name, frame in frames.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
            named = [" ".join(key) for key in frame[(keys or {}).get(name, [])].to_numpy().tolist()]
            for column, title in enumerate(frame.columns):
                values = frame[title].astype(object).where(frame[title].notna(), None).tolist()
                width = max([len(title) + 3, *(len(str(value)) for value in values if value is not None)])
                sheet.set_column(column, column, min(width, WIDEST_COLUMN) + 1, wrapped if width > WIDEST_COLUMN else short)
                sheet.write_string(0, column, title, header)
                for line, value in enumerate(values, start=1):
                    if isinstance(value, str):
                        sheet.write_string(line, column, _cell(value, f"{title} of {name} {named[line - 1] or line}"))
                    elif value is not None:
                        sheet.write(line, column, value)
    with whole_file(path) as draft:
        draft.write_bytes(written.getvalue())
    return path
