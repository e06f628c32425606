"""Which files of a folder are articles, and what is said of the others."""

import os

import pytest

from analysis.reading.article import gather, read
from tests.reading.files.disk import PAGE, refusal


def left_out(folder):
    """Name of a file or folder -> why it is left out."""
    lines = [line.removeprefix(f"{folder}/").split(": is left out: ") for line in gather(folder).left_out]
    return dict(lines)


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(write, tmp_path):
    write("b.txt", "third"), write("a.md", "first"), write("c.TXT", "fourth"), write(".d.txt"), write(".hidden/e.txt")
    write("aa/z.txt", "second"), write("x/y/f.txt", "fifth"), write("x/y/f.toml", 'title = "T"')
    assert [a.text for a in read(tmp_path)] == ["first", "second", "third", "fourth", "fifth"]
    assert left_out(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$talks.docx", "the lock of a file that is open in Word"),
        ("README.md", "it tells of the folder"),
        ("sub/Readme_first.txt", "it tells of the folder"),
        ("LICENSE", "it tells of the folder"),
        ("LICENSE-MIT.txt", "it tells of the folder"),
        ("harbour.JPG", "a picture"),
        ("notes.ods", "none of .txt, .md"),
        ("notes.csv", "has no column of text"),
        ("talks.txt.bak", "none of .txt, .md"),
    ],
)
def test_what_is_left_out_is_told_with_its_reason(write, tmp_path, name, reason):
    write("talks.txt"), write(name)
    assert [article.article_id for article in read(tmp_path)] == ["talks"]
    [(named, why)] = left_out(tmp_path).items()
    assert named == name and why.startswith(reason)


@pytest.mark.parametrize(
    "name", ["Licence talks fail.txt", "reading the room.md", "licence-fees.txt", "copying-rights.txt", "notice.txt"]
)
def test_an_article_is_not_taken_for_what_tells_of_a_folder(write, tmp_path, name):
    write(name)
    assert len(read(tmp_path)) == 1 and left_out(tmp_path) == {}


def test_what_tells_of_a_folder_is_read_where_it_is_named(write):
    assert len(read(write("README.md"))) == 1


def test_what_a_browser_saved_with_a_page_is_one_line(write, tmp_path):
    write("talks.txt"), write("page.htm", PAGE)
    write("page_files/frame.html", "<p>No article."), write("page_files/logo.png"), write("press_files/a.txt", "An article.")
    assert [a.article_id for a in read(tmp_path)] == ["page", "press-files-a", "talks"]
    assert left_out(tmp_path) == {"page_files": "what a browser saved with a page"}


def test_a_link_to_a_folder_is_not_followed(write, tmp_path):
    write("talks.txt"), write("inside/more.txt", "More.")
    (tmp_path / "inside" / "up").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 2 and left_out(tmp_path) == {"inside/up": "a link to a folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_folder_that_may_not_be_read(write, tmp_path):
    write("a.txt"), write("closed/b.txt")
    (tmp_path / "closed").chmod(0)
    assert "closed: cannot be read (Permission denied)" in refusal(tmp_path)


def test_a_missing_path_and_a_folder_without_articles(write, tmp_path):
    assert "does not exist" in refusal(tmp_path / "none.txt")
    assert "holds no article" in refusal(tmp_path)
    write("README.md")
    assert "README.md: is left out: it tells of the folder" in refusal(tmp_path)


def test_metadata_of_no_article(write, tmp_path):
    write("a.txt"), write("b.toml", 'title = "T"'), write("c/a.toml", 'title = "T"')
    message = refusal(tmp_path)
    assert "b.toml: belongs to no article" in message and "c/a.toml: belongs to no article" in message
