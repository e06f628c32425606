"""Files: every text comes back as it was, and no program takes one for anything else."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import TableError
from analysis.tables import files

FRAME = pd.DataFrame({"quote": pd.Series(["=1+1", "'quoted", "plain"], dtype="str"), "start": [1, 2, 3]})
# what a spreadsheet may run, what stands before it, and what may be taken for the end of a cell
HOSTILE = st.text(st.sampled_from("=+-@＝＋－＠'\t\r\n ;,\"a\u200b\ufeff\xa0"), min_size=1, max_size=12)
RUN = re.compile(r"[\s\u200b\ufeff\xa0\"]*[=+@＝＋－＠-]")


def quotes(texts):
    return pd.DataFrame({"quote": pd.Series(texts, dtype="str")})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1) | HOSTILE, min_size=1, max_size=5))
def test_every_text_survives_parquet_and_csv(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("tables")
    for suffix in (".parquet", ".csv"):
        files.write_folder({"quotes": quotes(texts)}, folder, suffix)
        assert files.read_folder(folder, ["quotes"], suffix)["quotes"]["quote"].tolist() == texts


@settings(max_examples=100, deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=9))
def test_no_reader_of_csv_sees_another_row_or_a_formula(tmp_path_factory, texts):
    path = files.write_folder({"quotes": quotes(texts)}, tmp_path_factory.mktemp("t") / "t", ".csv") / "quotes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [line[0] for line in csv.reader(file)][1:]
    assert pd.read_csv(path, keep_default_na=False)["quote"].tolist() == rows and len(rows) == len(texts)
    for text in rows:
        assert not re.match(r"[\t\r\n]", text)
        for cell in re.split(r"[;,\t\n]|\r\n?", text):
            assert not RUN.match(cell), text


def test_csv_guards_formulas_and_takes_the_guard_off_again(tmp_path):
    files.write_folder({"quotes": FRAME}, tmp_path / "t", ".csv")
    assert (tmp_path / "t" / "quotes.csv").read_text() == '"quote","start"\n"\'=1+1",1\n"\'quoted",2\n"plain",3\n'
    read = files.read_folder(tmp_path / "t", ["quotes"], ".csv")["quotes"]
    assert read["quote"].tolist() == FRAME["quote"].tolist() and read["start"].tolist() == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("so;=1+1", "so;'=1+1"),
        ("so, \u200b＝1+1", "so,' \u200b＝1+1"),
        ("one\r\n-two\r+three", "one\r\n'-two\r'+three"),
        ('so;"@now"', 'so;\'"@now"'),
        ("\r\nfirst", "'\r\nfirst"),
        ("a well-known plan - 5 of 6; no = sign", "a well-known plan - 5 of 6; no = sign"),
    ],
)
def test_an_apostrophe_stands_only_where_a_cell_could_begin(tmp_path, text, written):
    path = files.write_folder({"quotes": quotes([text])}, tmp_path / "t", ".csv") / "quotes.csv"
    assert next(csv.reader(io.StringIO(path.read_bytes().decode().partition("\n")[2], newline="")))[0] == written


def test_a_folder_with_both_kinds_gives_the_later(tmp_path):
    for texts, suffix in ((["old"], ".parquet"), (["new"], ".csv")):
        files.write_folder({"quotes": quotes(texts)}, tmp_path / "t", suffix)
    assert files.read_folder(tmp_path / "t", ["quotes"])["quotes"]["quote"].tolist() == ["new"]


@pytest.mark.parametrize(("content", "reason"), [(None, "is missing"), (b"no parquet", "cannot be read")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, reason):
    if content:
        (tmp_path / "quotes.parquet").write_bytes(content)
    with pytest.raises(TableError, match=rf"quotes\.parquet: {reason}"):
        files.read_folder(tmp_path, ["quotes"], ".parquet")


def test_what_is_remembered_is_given_again_until_a_file_is_written(tmp_path):
    folder, read = files.write_folder({"quotes": FRAME}, tmp_path / "t", ".csv"), []

    def once():
        read.append(1)
        return files.read_folder(folder, ["quotes"])

    assert files.remembered(folder) is None
    files.remember(folder, once)
    again = files.remembered(folder)["quotes"]
    again["start"] = "changed"  # by whoever has it
    assert files.remembered(folder)["quotes"]["start"].tolist() == ["1", "2", "3"] and len(read) == 1
    files.write_folder({"quotes": FRAME[:1]}, folder, ".csv")
    assert files.remembered(folder) is None
