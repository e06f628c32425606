"""Bytes become text once, newlines and code points untouched, and what is no text is refused."""

import codecs
import os

import pytest

from analysis.reading.article import read
from tests.reading.files.disk import WORDS, refusal


@pytest.mark.parametrize("text", ["one\r\ntwo\r\n", "one\rtwo", "one\n\n two \n", "\u2028one\x0btwo", "𝔘nion – “é”"])
def test_newlines_and_code_points_are_untouched(write, text):
    assert read(write("a.txt", text))[0].text == text


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "read as utf-16"), ("utf-16-be", "read as utf-16")],
)
def test_unicode_with_and_without_a_byte_order_mark(write, encoding, note):
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    [found] = read(write("a.txt", mark + WORDS.encode(encoding)))
    assert (found.text, found.encoding_note) == (WORDS, note)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", "“We can’t,” the minister said – and left the café in Zürich."),
        ("windows-1252", "Der Minister erklärte, die Gespräche müssten im März über Österreich geführt werden."),
        ("cp1251", "Министр сказал, что переговоры продолжатся в среду. " * 4),
    ],
)
def test_another_encoding_is_recognised_and_noted(write, encoding, text):
    [found] = read(write("a.txt", text.encode(encoding)))
    assert (found.text, found.encoding_note) == (text, f"read as {encoding}")


def test_a_dangling_link_and_a_pipe(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "is no regular file" in refusal(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert "is no regular file" in refusal(tmp_path / "b.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_an_unreadable_file(write):
    path = write("a.txt")
    path.chmod(0)
    assert "Permission denied" in refusal(path)
