"""Files: every text comes back as it was, and a file is written whole or not at all."""

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import TableError
from analysis.tables import files

FRAME = pd.DataFrame({"quote": pd.Series(["=1+1", "'quoted", "plain"], dtype="str"), "start": [1, 2, 3]})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1, max_size=5))
def test_every_text_survives_parquet_and_csv(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("tables")
    table = pd.DataFrame({"quote": pd.Series(texts, dtype="str")})
    for suffix in (".parquet", ".csv"):
        files.write_folder({"quotes": table}, folder, suffix)
        assert files.read_table(folder, "quotes", suffix)["quote"].tolist() == texts


def test_a_draft_takes_its_place_only_when_the_block_ends_well(tmp_path):
    path = tmp_path / "new" / "page.html"
    with files.written_whole(path) as draft:
        draft.write_text("first")
        assert not path.exists()
    with pytest.raises(KeyboardInterrupt), files.written_whole(path) as draft:
        draft.write_text("half")
        raise KeyboardInterrupt
    assert path.read_text() == "first" and list(path.parent.iterdir()) == [path], "no draft is left"


def test_csv_guards_formulas_and_takes_the_guard_off_again(tmp_path):
    files.write_folder({"quotes": FRAME}, tmp_path, ".csv")
    assert (tmp_path / "quotes.csv").read_text() == "quote,start\n'=1+1,1\n''quoted,2\nplain,3\n"
    read = files.read_table(tmp_path, "quotes", ".csv")
    assert read["quote"].tolist() == FRAME["quote"].tolist() and read["start"].tolist() == ["1", "2", "3"]


def test_a_workbook_has_a_sheet_a_frame_and_no_formula(tmp_path):
    book = openpyxl.load_workbook(files.write_workbook({"quotes": FRAME, "none": FRAME[:0]}, tmp_path / "q.xlsx"))
    assert book.sheetnames == ["quotes", "none"]
    assert [[cell.value for cell in line] for line in book["quotes"]] == [["quote", "start"], *FRAME.to_numpy().tolist()]
    assert book["quotes"]["A2"].data_type == "s"


@pytest.mark.parametrize(("content", "reason"), [(None, "is missing"), (b"no parquet", "cannot be read")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, reason):
    if content:
        (tmp_path / "quotes.parquet").write_bytes(content)
    with pytest.raises(TableError, match=rf"quotes\.parquet: {reason}"):
        files.read_table(tmp_path, "quotes", ".parquet")
