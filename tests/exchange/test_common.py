"""What several formats share: places in a text whose lines end otherwise, ids, archives."""

import dataclasses
import io
import re
import uuid
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.errors import TableError
from analysis.exchange.common import Lines, guid, texts_of, write_file, write_files, zipped
from analysis.tables import Span
from tests.exchange.talks import ARTICLES, TABLES

TEXTS = some.text(some.sampled_from("a\r\n🚢 é\u2028"), max_size=20)


@given(TEXTS, some.data())
def test_a_place_holds_the_same_words_however_lines_end_and_whatever_is_counted(received, data):
    start = data.draw(some.integers(0, len(received)))
    end = data.draw(some.integers(start, len(received)))
    lines = Lines(received)
    assert "\r" not in lines.text
    words = re.sub("\r\n?", "\n", received[start:end])
    if received[end - 1 : end + 1] == "\r\n" or received[start - 1 : start + 1] == "\r\n":
        return  # a place inside the end of a line
    span, units = lines.span(Span(start, end)), lines.utf16(Span(start, end))
    assert lines.text[slice(*span)] == words
    encoded = lines.text.encode("utf-16-le")
    assert encoded[2 * units.start : 2 * units.end].decode("utf-16-le") == words


def test_an_id_depends_on_its_names_alone():
    assert guid("claims", "a#c1") == guid("claims", "a#c1") != guid("claims", "a#c2")
    assert guid("a", "b") != guid("ab") and uuid.UUID(guid("a")).version == 5


def test_an_archive_of_the_same_files_is_the_same():
    files = {"a/ü.txt": "ü".encode(), "b": b""}
    assert zipped(files) == zipped(dict(files))
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files and archive.testzip() is None


def test_a_text_that_is_not_at_hand_is_named():
    assert list(texts_of(TABLES, ARTICLES, "x.qdpx")) == ["talks-1"]
    changed = dataclasses.replace(ARTICLES[0], sha256="1" * 64)
    for articles in ([], [changed]):
        with pytest.raises(TableError, match=r"talks-1: is in the tables, .* as they are now: parley export FOLDER x\.qdpx"):
            texts_of(TABLES, articles, "x.qdpx")


def test_files_are_written(tmp_path):
    assert write_file(b"a", tmp_path / "new" / "a").read_bytes() == b"a"
    assert {p.name: p.read_bytes() for p in write_files({"a": b"1", "b": b"2"}, tmp_path / "f").iterdir()} == {
        "a": b"1",
        "b": b"2",
    }
