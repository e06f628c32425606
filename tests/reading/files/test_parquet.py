"""Parquet exports: rows as records, values of all types, broken files told."""

import datetime

import pandas as pd
import pytest

from analysis.errors import ArticleError
from analysis.reading.files.parquet import read_parquet
from tests.reading.files.exports import FIRST, SECOND, gathered


def table(path, **columns):
    pd.DataFrame(columns).to_parquet(path)
    return path


def test_each_row_is_an_article(tmp_path):
    days = [datetime.datetime(2026, 2, 3, 23, 59), pd.NaT]
    path = table(tmp_path / "w.parquet", id=[1, 2], text=[FIRST, SECOND], publish_date=days, media_name=["The Gull", None])
    found, problems = gathered(path)
    assert problems == [] and [a.text for a in found.values()] == [FIRST, SECOND]
    assert [(a.published, a.source) for a in found.values()] == [("2026-02-03", "The Gull"), (None, None)]
    assert list(found) == ["w-1", "w-2"] and found["w-1"].path == f"{path}#1"


def test_a_bad_row_is_told_and_the_rest_is_read(tmp_path):
    found, problems = gathered(table(tmp_path / "w.parquet", text=[FIRST, None, SECOND], date=["2026-01-01", None, "soon"]))
    assert [a.text for a in found.values()] == [FIRST]
    assert "w.parquet row 2: has no text" in problems[0] and "row 3: has a date that cannot be read" in problems[1]


def test_rows_come_in_more_than_one_batch_and_keep_their_fingerprints(tmp_path):
    texts = [f"Round {n}\n\nThey met for the {n}th time." for n in range(200)]
    first, _ = gathered(table(tmp_path / "w.parquet", text=texts))
    again, _ = gathered(table(tmp_path / "w.parquet", text=["Before all\n\nNobody met.", *texts]))
    assert len(first) == 200 and again.items() > first.items()


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"x" * 100 + b"PAR1"])
def test_a_broken_file_is_told(tmp_path, data):
    path = tmp_path / "w.parquet"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match="is no Parquet file that can be read"):
        list(read_parquet(path, {}))


def test_a_table_without_text_is_told(tmp_path):
    with pytest.raises(ArticleError, match="has no column of text"):
        list(read_parquet(table(tmp_path / "w.parquet", url=["https://a.example"]), {}))


def test_numbers_with_gaps_are_ids_and_an_odd_day_is_no_traceback(tmp_path):
    assert list(gathered(table(tmp_path / "w.parquet", id=[7.0, None], text=[FIRST, SECOND]))[0])[0] == "w-7"
    far = pd.Series([2**58], dtype="int64").astype("datetime64[ms]")
    assert "w.parquet" in gathered(table(tmp_path / "w.parquet", text=[FIRST], date=far))[1][0]
