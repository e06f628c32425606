"""Tables in, an Excel workbook out: first the statements, as people read them, then a sheet a table.

Text stays text: no cell is a formula. A statement's `row` leads to its row in its table, its `link` to the publisher's page.
"""

import datetime
import io
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import TableError
from analysis.exchange.flat import statements
from analysis.reading import Article
from analysis.tables import Tables, allowed_in_xml

if TYPE_CHECKING:
    import xlsxwriter.worksheet

MOST_ROWS = 1_048_575  # of an Excel sheet, below its header
LONGEST_CELL = 32_767  # UTF-16 units in one cell of an Excel sheet
LONGEST_LINK, MOST_LINKS = 2_079, 65_530  # characters of an address that Excel opens, and how many of them a sheet may hold
CUT = " … [cut: too long for a spreadsheet cell]"
WIDEST_COLUMN = 60  # characters; longer text is wrapped
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
STATEMENTS = "statements"  # the name of the first sheet
log = logging.getLogger("parley")


def workbook(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """A workbook: frozen headers, filters, widths to fit.

    Lines end as a sheet's do. A text too long for a cell is cut, and a line on standard error names its row. Raises TableError:
    a table has more rows than a sheet.
    """
    import xlsxwriter

    said, links = statements(tables, articles), _places(tables)
    addresses = [said["link"].tolist(), [links[row] for row in said["row"]]]
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, AS_TEXT) as book:
        book.set_properties({"title": "Parley", "created": datetime.datetime(2000, 1, 1)})  # same tables, same bytes
        formats = [book.add_format(given) for given in FORMATS]
        for name, frame in ((STATEMENTS, said), *tables.items()):
            if len(frame) > MOST_ROWS:
                raise TableError(name, f"has {len(frame)} rows, more than a sheet", "write a folder of CSV or Parquet files")
            sheet = book.add_worksheet(name)
            _write_sheet(sheet, name, frame, formats)
            if name == STATEMENTS:
                for column, where in zip(("link", "row"), addresses, strict=True):
                    _write_links(sheet, frame.columns.get_loc(column), frame[column].tolist(), where, formats[-1])
    return written.getvalue()


FORMATS = (
    {"bold": True, "bottom": 1, "valign": "top"}, {"valign": "top"}, {"valign": "top", "text_wrap": True},
    {"valign": "top", "font_color": "#0563C1", "underline": 1},
)  # fmt: skip


def _places(tables: Tables) -> dict[str, str]:
    """Where each claim and condition stands in its sheet."""
    kinds = {"claims": tables.claims["claim_id"], "conditions": tables.conditions["condition_id"]}
    return {own: f"internal:'{name}'!A{line}" for name, ids in kinds.items() for line, own in enumerate(ids, 2)}


def _write_sheet(sheet: "xlsxwriter.worksheet.Worksheet", name: str, frame: pd.DataFrame, formats: Sequence[object]) -> None:
    header, short, wrapped, _ = formats
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
    key = "row" if name == STATEMENTS else frame.columns[1] if name == "actors" else frame.columns[0]
    for column, title in enumerate(frame.columns):
        values = frame[title].astype(object).where(frame[title].notna(), None).tolist()
        width = max([len(title) + 3, *(len(str(value)) for value in values if value is not None)])
        sheet.set_column(column, column, min(width, WIDEST_COLUMN) + 1, wrapped if width > WIDEST_COLUMN else short)
        sheet.write_string(0, column, title, header)
        for line, value in enumerate(values, start=1):
            if isinstance(value, str):
                if value:
                    sheet.write_string(line, column, _cell(value, f"{title} of {name} {frame[key].iloc[line - 1]}"))
            elif value is not None:
                sheet.write(line, column, value)


def _write_links(
    sheet: "xlsxwriter.worksheet.Worksheet", column: int, shown: Sequence[str], where: Sequence[str], style: object
) -> None:
    """Make cells links; an address that Excel would not open stays text."""
    addresses = [(line, *pair) for line, pair in enumerate(zip(shown, where, strict=True), start=1)]
    usable = [entry for entry in addresses if entry[2] and len(entry[2]) <= LONGEST_LINK]
    for line, text, address in usable[: MOST_LINKS // 2]:
        sheet.write_url(line, column, address, style, text)


def _cell(text: str, where: str) -> str:
    """What a cell shows of a text: its lines end as a sheet's do, and what is too long is cut, and said."""
    text = allowed_in_xml(text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    log.warning("parley: %s is cut: it has %d characters, and a cell holds %d", where, len(units) // 2, LONGEST_CELL)
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT
