"""JSON lines and comma-separated values: every record by itself, a bad one told by its line, the rest read."""

import gzip
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.files import lines
from analysis.reading.files.columns import NoTextError, Record
from tests.reading.files.exports import FIRST, SECOND, gathered, json_lines


def test_each_line_is_an_article(write):
    path = write("wires.jsonl", json_lines({"id": 7, "text": FIRST, "url": "https://a.example/1"}, {"text": SECOND}))
    found, problems = gathered(path)
    assert problems == [] and [a.text for a in found.values()] == [FIRST, SECOND]
    first = found["wires-7"]
    line = path.read_bytes().splitlines()[0]
    assert first.path == f"{path}#7" and first.source == "a.example" and first.title == "Ferries stop at dusk"
    assert first.sha256 == hashlib.sha256(line).hexdigest()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{no json}\n", "is no JSON"),
        (b"[1, 2]\n", "is no JSON object"),
        (b"[" * 100_000 + b"\n", "is no JSON"),
        (b'{"n": ' + b"9" * 5000 + b', "text": "x"}\n', "is no JSON"),
        (b'{"title": "no text"}\n', "has no column of text"),
        (b'{"text": ["x"]}\n', "has no text"),
        (b'{"text": " "}\n', "has no text"),
        (b'{"text": "half \\ud800 of one"}\n', "holds characters that are no text"),
        (b'{"text": "a\\u0000b"}\n', "holds characters that are no text"),
        (b'{"text": "x", "date": "02/03/2026"}\n', "has a date that cannot be read: '02/03/2026'"),
        (b'{"text": "a\0b"}\n', "is a binary file"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_is_read(write, line, what):
    found, problems = gathered(write("w.jsonl", json_lines({"id": 1, "text": FIRST}, line, b"\n", {"id": 2, "text": SECOND})))
    assert list(found) == ["w-1", "w-2"] and len(problems) == 1
    assert "w.jsonl line 2: " + what in problems[0] and ";" in problems[0]


def test_a_line_that_is_too_long_is_passed_over_without_being_held(write, monkeypatch):
    monkeypatch.setattr(lines, "LARGEST", 500)
    found, problems = gathered(write("w.jsonl", json_lines({"id": 1, "text": "x" * 5000}, {"id": 2, "text": SECOND})))
    assert list(found) == ["w-2"] and "line 1: has a line that is too long" in problems[0]


def test_an_id_depends_on_its_own_record_only(write):
    before = [{"text": FIRST, "url": "https://a.example/1"}, {"id": "x/9", "text": SECOND}]
    first, _ = gathered(write("w.jsonl", json_lines(*before)))
    more = {"id": 5, "text": "Another\n\nNobody came."}
    for records in ([more, *before], [*before, more]):
        again, _ = gathered(write("w.jsonl", json_lines(*records).rstrip(b"\n")))
        assert again.items() > first.items() and len(again) == 3


def test_the_same_id_twice_is_told(write):
    found, problems = gathered(write("w.jsonl", json_lines({"id": 1, "text": FIRST}, {"id": 1, "text": SECOND})))
    assert [a.text for a in found.values()] == [FIRST] and "line 2: has the id of an earlier one (1)" in problems[0]


def test_a_table_with_lines_in_its_texts(write):
    text = FIRST.replace("“", '""').replace("”", '""')
    path = write("w.csv", f'Title,Body,Date\r\nOne,"{text}",3 May 2025\r\n"Two",{SECOND.splitlines()[0]},20250504T010203Z\r\n')
    found, problems = gathered(path)
    assert problems == [] and [a.published for a in found.values()] == ["2025-05-03", "2025-05-04"]
    one = next(iter(found.values()))
    assert (one.title, one.text) == ("One", text.replace('""', '"'))
    assert one.sha256 == hashlib.sha256(path.read_bytes().split(b"\r\n")[1]).hexdigest()


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_signs_part_columns_too(write, delimiter):
    path = write("w.tsv", delimiter.join(("id", "text")) + "\n" + delimiter.join(("1", "They came, and they left.")) + "\n")
    assert gathered(path)[0]["w-1"].text == "They came, and they left."


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (b"2,one,two\n", "has 3 values for 2 columns"),
        (b'2,"one" two\n', "is no record"),
        (b"2,\n", "has no text"),
        (b"2,a\0b\n", "is a binary file"),
        (b"2,\x81\x9d\x8f\n", "is in no encoding"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_is_read(write, row, what):
    found, problems = gathered(write("w.csv", b"id,text\n1,They came.\n" + row + b"3,They left.\n"))
    assert list(found) == ["w-1", "w-3"]
    assert len(problems) == 1 and "w.csv line 3: " + what in problems[0]


def test_a_quotation_that_is_never_closed_is_told(write):
    found, problems = gathered(write("w.csv", 'id,text\n1,They came.\n2,"They left\nand more\n'))
    assert list(found) == ["w-1"] and "w.csv line 3: is no record" in problems[0]


def test_windows_text_is_read_and_noted(write):
    found, _ = gathered(write("w.csv", "id,text\n1,“They left” – now.\n".encode("cp1252")))
    assert (found["w-1"].text, found["w-1"].encoding_note) == ("“They left” – now.", "read as windows-1252")


def test_packed_files_are_read_and_broken_ones_told(write):
    data = gzip.compress(json_lines({"id": 1, "text": FIRST}, {"id": 2, "text": SECOND}))
    assert list(gathered(write("w.jsonl.gz", data))[0]) == ["w-1", "w-2"]
    _, problems = gathered(write("w.jsonl.gz", data[:-20]))
    assert "w.jsonl.gz: cannot be read" in problems[0]
    _, problems = gathered(write("w.jsonl.gz", b"no archive"))
    assert "w.jsonl.gz: cannot be read" in problems[0]


def test_utf_16_is_told(write):
    assert "is in UTF-16; save it as UTF-8" in gathered(write("w.csv", "id,text\n1,x\n".encode("utf-16")))[1][0]


def test_a_table_without_text_is_none_of_articles(write):
    with pytest.raises(NoTextError, match="has no column of text"):
        list(lines.read_csv(write("w.csv", "url,title\nhttps://a.example,One\n"), {}))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip), min_size=1, max_size=5
    )
)
def test_any_text_comes_back_as_it_was(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("any") / "w.jsonl"
    path.write_bytes(b"".join(json.dumps({"text": t}, ensure_ascii=False).encode() + b"\n" for t in texts))
    found = list(lines.read_json_lines(path, {}))
    assert all(isinstance(one, Record) for one in found) and [one.text for one in found] == texts


def test_a_mark_at_the_beginning_is_no_part_of_the_first_name(write):
    assert list(gathered(write("w.csv", b"\xef\xbb\xbfid,text\n1,They came.\n"))[0]) == ["w-1"]


@pytest.mark.parametrize("head", ["id,text\rmore\n", '"id,text\n', ""])
def test_a_head_that_is_none_is_told(write, head):
    found, problems = gathered(write("w.csv", head + "1,They came.\n" if head else b""))
    assert found == {} and len(problems) == 1 and "w.csv: " in problems[0]
