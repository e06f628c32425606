"""The workbook, read by openpyxl: the statements first, links that lead on, text that stays text."""

import dataclasses
import io

import openpyxl
import pandas as pd
import pytest

from analysis.errors import TableError
from analysis.exchange import workbook as module
from analysis.exchange.flat import COLUMNS
from analysis.exchange.workbook import workbook
from analysis.tables.tables import ROW_CLASSES
from tests.exchange.talks import ARTICLES, NOTHING, TABLES


def opened(tables, articles=()):
    return openpyxl.load_workbook(io.BytesIO(workbook(tables, articles)))


BOOK = opened(TABLES, ARTICLES)


def test_the_statements_come_first_and_then_every_table():
    assert BOOK.sheetnames == ["statements", *ROW_CLASSES]
    assert [cell.value for cell in BOOK["statements"][1]] == COLUMNS
    for name in ROW_CLASSES:
        assert BOOK[name].max_row == len(getattr(TABLES, name)) + 1
        assert BOOK[name].freeze_panes == "A2" and BOOK[name].auto_filter.ref.startswith("A1:")
    assert opened(NOTHING).sheetnames == BOOK.sheetnames


def test_no_cell_is_a_formula_and_every_text_is_as_it_was():
    cells = [cell for sheet in BOOK for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("=the army") and cell.data_type == "s" for cell in cells)
    assert any("\ufffd {\\input x}" in str(cell.value) for cell in cells)


def test_a_row_leads_to_its_table_and_a_link_to_the_page():
    sheet = BOOK["statements"]
    for line in range(2, sheet.max_row + 1):
        row, page = (sheet.cell(line, COLUMNS.index(name) + 1) for name in ("row", "link"))
        name, place = row.hyperlink.location.split("!")
        assert BOOK[name.strip("'")][place].value == row.value
        assert page.hyperlink.target.startswith("https://news.example/a-b") and "text=" in page.value


def test_confidence_is_a_number_and_what_is_empty_stays_empty():
    sheet = BOOK["statements"]
    cells = {name: sheet.cell(2, COLUMNS.index(name) + 1) for name in ("confidence", "reviewed")}
    assert cells["confidence"].value == pytest.approx(0.8) and cells["reviewed"].value is None


def sheet_of(texts):
    """What the sheet of flags shows of texts."""
    flags = pd.DataFrame({"flag_id": [f"f{n}" for n, _ in enumerate(texts)], "suggestion": texts})
    sheet = opened(dataclasses.replace(TABLES, flags=flags))["flags"]
    assert not [cell for line in sheet for cell in line if cell.data_type == "f" or cell.hyperlink]
    return [line[1].value for line in sheet][1:]


def test_lines_end_as_in_a_sheet_and_other_text_stays():
    texts = ["one\r\ntwo\rthree", "page\x0cbreak", "_x0041_", "=1+1", "https://example.org", "mailto:a@b.example", "0012"]
    assert sheet_of(texts) == ["one\ntwo\nthree", "page\ufffdbreak", *texts[2:]]


def test_what_is_too_long_for_a_cell_is_cut_between_characters_and_named(caplog):
    whole, long = "x" * (module.LONGEST_CELL - 2) + "🚢", "🚢" * 20_000
    assert sheet_of([whole]) == [whole] and caplog.text == ""
    (cut,) = sheet_of([long])
    assert (
        cut.startswith("🚢" * 16_000) and cut.endswith(module.CUT) and len(cut.encode("utf-16-le")) <= 2 * module.LONGEST_CELL
    )
    assert "suggestion of flags f0 is cut: it has 40000 characters, and a cell holds 32767" in caplog.text


def test_an_address_that_excel_would_not_open_stays_text():
    far = dataclasses.replace(ARTICLES[0], url="https://news.example/" + "a" * 3_000)
    cell = opened(TABLES, [far])["statements"].cell(2, COLUMNS.index("link") + 1)
    assert cell.hyperlink is None and cell.value.startswith("https://news.example/aaa")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(TableError, match="has 7 rows, more than a sheet"):
        workbook(TABLES)
