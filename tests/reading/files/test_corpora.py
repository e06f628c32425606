"""Files of many articles among other files: which they are, what their names mean, one article at a time."""

import gzip

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import ArticleError
from analysis.reading.article import Article, read, read_each
from analysis.reading.files.corpora import READERS, ending_of, holds_many
from tests.reading.files.disk import PAGE
from tests.reading.files.exports import FIRST, SECOND, archive, json_lines


@pytest.mark.parametrize(
    ("name", "ending", "many"),
    [("a.csv", ".csv", True), ("A.CSV.GZ", ".csv.gz", True), ("a.b.warc.gz", ".warc.gz", True), ("a.txt", ".txt", False),
     ("a.txt.gz", ".txt.gz", False), ("a", "", False), ("a.gz", ".gz", False)],
)  # fmt: skip
def test_the_end_of_a_name_tells_the_format(tmp_path, name, ending, many):
    assert ending_of(name) == ending and holds_many(tmp_path / name) is many


def test_every_ending_is_told_apart():
    assert all(ending_of(f"x.y{ending}") == ending for ending in READERS)


def test_a_folder_may_hold_both_kinds(write, tmp_path):
    write("talks.txt", FIRST), write("Port strike/wires.jsonl", json_lines({"id": 1, "text": SECOND}))
    write("Port strike/wires.toml", 'source = "Wire"')
    found = {a.article_id: a for a in read(tmp_path)}
    assert list(found) == ["port-strike-wires-1", "talks"] and found["port-strike-wires-1"].talks == "Port strike"
    assert list(read_each(tmp_path)) == list(found.values())


def test_a_bad_record_is_told_on_standard_error_and_the_others_are_read(write, capsys):
    path = write("w.jsonl", json_lines({"id": 1, "text": FIRST}, b"{\n"))
    assert [a.article_id for a in read(path)] == ["w-1"]
    assert capsys.readouterr().err.startswith(f"left out: {path} line 2: is no JSON")
    told = []
    assert len(list(read_each(path, tell=told.append))) == 1 and "line 2" in str(told[0])


def test_nothing_but_bad_records_is_an_error(write):
    with pytest.raises(ArticleError, match="line 1: is no JSON"):
        read(write("w.jsonl", b"{\n"))
    with pytest.raises(ArticleError, match="holds no article"):
        read(write("w.jsonl", b"\n"))


def test_articles_come_one_at_a_time(write):
    path = write("w.jsonl", json_lines({"id": 1, "text": FIRST}, b"{\n", {"id": 2, "text": SECOND}))
    each = read_each(path, tell=lambda problem: pytest.fail("told before it was asked for"))
    assert next(each).article_id == "w-1"


def test_a_date_for_those_that_say_none(write):
    path = write("w.jsonl", json_lines({"id": 1, "text": FIRST}, {"id": 2, "text": SECOND, "date": "2026-01-02"}))
    found = read(path, published="2026-05-05")
    assert [(a.published, a.date_basis) for a in found] == [("2026-05-05", "parameter"), ("2026-01-02", "metadata")]


def test_the_last_part_of_a_path_is_the_file_and_its_record(write):
    [found] = read(write("w.jsonl", json_lines({"id": "2026/02/x", "text": FIRST})))
    assert found.path.endswith("/w.jsonl#2026%2F02%2Fx") and found.article_id.startswith("w-2026-02-x-")


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory):
    """The bytes of a good file of each format."""
    tmp_path = tmp_path_factory.mktemp("whole")
    pd.DataFrame({"id": [1, 2], "text": [FIRST, SECOND], "date": ["2026-01-02", None]}).to_parquet(tmp_path / "p")
    lines = json_lines({"id": 1, "text": FIRST, "date": "2026-01-02"}, {"id": 2, "text": SECOND})
    table = b'id,text,date\n1,"They came, and\nleft.",2026-01-02\n2,They left.,\n'
    pages = [("https://a.example/1", PAGE, "200 OK"), ("https://a.example/2", PAGE, "200 OK")]
    plain = {".jsonl": lines, ".csv": table, ".parquet": (tmp_path / "p").read_bytes(), ".warc": archive(*pages)}
    return plain | {".jsonl.gz": gzip.compress(lines, mtime=0), ".warc.gz": archive(*pages, packed=True)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_told_and_never_raises_anything_else(whole_files, tmp_path, data):
    ending = data.draw(st.sampled_from(sorted(whole_files)))
    whole = bytearray(whole_files[ending])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=10))
    path = tmp_path / f"w{ending}"
    path.write_bytes(whole)
    told = []
    assert all(isinstance(found, Article) for found in read_each(path, tell=told.append))
    assert all(isinstance(problem, ArticleError) and problem.cure for problem in told)
