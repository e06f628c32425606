"""DataFrames to files and back: Parquet, CSV that no spreadsheet runs, and Excel. A file is written whole or not at all."""

import contextlib
import datetime
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.errors import TableError, writing

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")  # a spreadsheet runs, or swallows, text that starts like this
LONGEST_CELL = 32_767  # characters in one cell of an Excel sheet
CUT = " … [cut: too long for a spreadsheet cell]"
WIDEST_COLUMN = 60  # characters; longer text is wrapped


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place when the block ends well, and vanishes when it does not.

    Raises OutputError: nothing can be written there.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=".writing-"))
        try:
            yield folder / path.name
            os.replace(folder / path.name, path)
        finally:
            shutil.rmtree(folder)


def write_folder(frames: dict[str, pd.DataFrame], folder: Path, suffix: str) -> Path:
    """Write `<name>.parquet` or `<name>.csv` for each frame, by `suffix`; nothing is replaced before all are written."""
    with contextlib.ExitStack() as drafts:
        for name, frame in frames.items():
            draft = drafts.enter_context(written_whole(folder / (name + suffix)))
            if suffix == ".csv":
                _guarded(frame).to_csv(draft, index=False, lineterminator="\n")
            else:
                frame.to_parquet(draft, index=False)
    return folder


def read_table(folder: Path, name: str, suffix: str) -> pd.DataFrame:
    """Read one file that `write_folder` wrote; from CSV every column comes as text.

    Raises TableError: missing, or not of that format.
    """
    path = folder / (name + suffix)
    try:
        if suffix == ".csv":
            return _unguarded(pd.read_csv(path, dtype=str, keep_default_na=False, lineterminator="\n"))
        return pd.read_parquet(path)
    except FileNotFoundError:
        raise TableError(path, "is missing", "write the tables with `python -m analysis tables`") from None
    except (OSError, ValueError) as error:
        raise TableError(path, f"cannot be read ({error})", "write the tables again") from None


def _guarded(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {c: frame[c] for c in frame.columns if frame[c].dtype == "str"}
    return frame.assign(**{c: v.where(~v.str.startswith(FORMULA_STARTS, na=False), "'" + v) for c, v in texts.items()})


def _unguarded(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{c: frame[c].where(~frame[c].str.startswith("'"), frame[c].str[1:]) for c in frame.columns})


def write_workbook(frames: dict[str, pd.DataFrame], path: Path) -> Path:
    """Write an Excel workbook with a sheet a frame: frozen headers, filters, widths to fit; text stays text."""
    import xlsxwriter

    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    written = io.BytesIO()  # a workbook that cannot be written raises an error of its own kind
    with xlsxwriter.Workbook(written, as_text) as book:
        book.set_properties({"title": "Parley", "created": datetime.datetime(2000, 1, 1)})  # same tables, same bytes
        header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        short, wrapped = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "text_wrap": True})
        for name, frame in frames.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
            for column, title in enumerate(frame.columns):
                values = frame[title].astype(object).where(frame[title].notna(), None).tolist()
                width = max([len(title) + 3, *(len(str(value)) for value in values if value is not None)])
                sheet.set_column(column, column, min(width, WIDEST_COLUMN) + 1, wrapped if width > WIDEST_COLUMN else short)
                sheet.write_string(0, column, title, header)
                for line, value in enumerate(values, start=1):
                    if isinstance(value, str):
                        whole = len(value) <= LONGEST_CELL
                        sheet.write_string(line, column, value if whole else value[: LONGEST_CELL - len(CUT)] + CUT)
                    elif value is not None:
                        sheet.write(line, column, value)
    with written_whole(path) as draft:
        draft.write_bytes(written.getvalue())
    return path
