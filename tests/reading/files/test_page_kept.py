"""The text of a page is kept by the hash of its bytes, whole or not at all."""

import hashlib
import os

import pytest

from analysis.reading.article import read, write_extracted
from analysis.reading.files.page_kept import keep_text, kept_path, read_kept
from tests.reading.files.disk import PAGE

OLD, NEW = "0" * 64, "f" * 64


def test_a_page_is_read_from_what_was_kept_of_it_until_its_bytes_change(write, tmp_path):
    path = write("a.html", PAGE)
    [found] = read(path)
    kept = write_extracted(found)
    assert kept.name == f"a.html.{hashlib.sha256(PAGE.encode()).hexdigest()[:16]}.extracted.txt"
    assert kept.read_bytes().decode("utf-8") == found.text
    kept.write_bytes(b"What an older version extracted.")
    assert write_extracted(found) == kept
    assert [a.text for a in read(tmp_path)] == ["What an older version extracted."]
    write("a.html", PAGE.replace("not sign", "never sign"))
    [edited] = read(tmp_path)
    assert "“We will never sign,”" in edited.text
    assert write_extracted(edited) != kept and not kept.exists()
    assert write_extracted(read(write("b.txt"))[0]) is None


def test_two_suffixes_share_no_text_and_a_text_kept_by_hand_is_no_article(write, tmp_path):
    write("a.html", PAGE), write("a.htm", PAGE.replace("We will", "We shall")), write("a.extracted.txt", "Kept by hand.")
    texts = [a.text for a in read(tmp_path)]
    for article in read(tmp_path):
        write_extracted(article)
    assert [a.text for a in read(tmp_path)] == texts and "shall" in texts[0] and "will" in texts[1]


def test_only_what_was_kept_of_the_same_page_is_removed(write, tmp_path):
    page = tmp_path / "a[1].html"
    others = [
        "a.html.0000000000000000.extracted.txt",
        "a[1].html.notes.extracted.txt",
        "xa[1].html.0000000000000000.extracted.txt",
    ]
    for name in others:
        write(name, "Other words.")
    keep_text(page, OLD, "Old words.")
    keep_text(page, NEW, "New words.")
    assert read_kept(page, OLD) is None and read_kept(page, NEW) == "New words."
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*others, kept_path(page, NEW).name])


def test_a_disk_that_is_full_keeps_nothing(tmp_path, monkeypatch):
    def full(path, data):
        os.close(os.open(path, os.O_CREAT))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert keep_text(tmp_path / "a.html", NEW, "Words.") is None
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_keeps_nothing(tmp_path):
    page = tmp_path / f"{'a' * 240}.html"
    assert keep_text(page, NEW, "Words.") is None and read_kept(page, NEW) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_only_be_read(tmp_path):
    tmp_path.chmod(0o500)
    assert keep_text(tmp_path / "a.html", NEW, "Words.") is None
