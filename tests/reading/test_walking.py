"""A folder is walked one file at a time; what must be read again shows in fingerprints of bytes and metadata."""

import pytest

from analysis.errors import ArticleError
from analysis.reading.article import gather
from analysis.reading.walking import Folder
from tests.reading.files.disk import WORDS


def fingerprints(path, **given):
    return {one.article_id: (one.sha256, one.metadata) for one in Folder(path, **given)}


def test_walking_gives_the_articles_that_gathering_gives(write, tmp_path):
    write("b.txt"), write("ports/a.txt", "one"), write("a_b.txt", "two"), write("a-b.md", "three"), write("c.txt", b"")
    folder = Folder(tmp_path)
    walked = [one.read() for one in folder if one.path.name != "c.txt"]
    assert walked == gather(tmp_path).articles and len(folder) == 5 and folder.problems == []
    assert [one.article_id for one in folder if one.path.name != "c.txt"] == [article.article_id for article in walked]
    with pytest.raises(ArticleError, match="c.txt: is empty"):
        [one.read() for one in folder]


def test_a_file_of_many_gives_them_read_and_what_has_no_text_is_left_out(write, tmp_path):
    write("a.txt"), write("many.jsonl", '{"id": "1", "text": "They left."}\n{"id": "2"}\n{"id": "3", "text": "We stay."}\n')
    write("prices.csv", "day,price\n1,2\n")
    folder = Folder(tmp_path)
    found = list(folder)
    assert [one.article_id for one in found] == ["a", "many-1", "many-3"] and len(folder) == 0
    assert found[1:] == [article for article in gather(tmp_path).articles if article.article_id != "a"]
    assert len(folder.problems) == 1 and "many.jsonl" in str(folder.problems[0]) and "prices.csv" in folder.left_out[0]


def test_files_of_one_name_and_one_content_are_told_apart(write, tmp_path):
    write("a_b.txt", "one"), write("a-b.txt", "one"), write("a-b.md", "two")
    assert [one.read() for one in Folder(tmp_path)] == gather(tmp_path).articles


def test_a_file_alone_is_walked_too(write):
    path = write("a.txt")
    [one] = Folder(path)
    assert one.read().text == WORDS and one.article_id == "a"


def test_fingerprints_follow_the_bytes_the_metadata_the_date_and_the_folder(write, tmp_path):
    write("a.txt"), write("b.txt", "two")
    first = fingerprints(tmp_path)
    write("a.toml", 'title = "T"')
    second = fingerprints(tmp_path)
    assert second["a"][0] == first["a"][0] and second["a"][1] != first["a"][1] and second["b"] == first["b"]
    write("b.txt", "three")
    assert fingerprints(tmp_path)["b"][0] != first["b"][0]
    assert fingerprints(tmp_path, published="2026-01-30")["b"][1] != first["b"][1]


def test_what_cannot_be_used_is_noted_on_the_way(write, tmp_path):
    write("a.txt"), write("b.toml", "title = 1"), write("notes.xyz")
    write("c.txt").chmod(0o644)
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    folder = Folder(tmp_path)
    assert [one.article_id for one in folder] == ["a", "c"]
    assert [problem.where.rsplit("/", 1)[1] for problem in folder.problems] == ["b.toml", "d.txt"]
    assert len(folder.left_out) == 1 and "notes.xyz" in folder.left_out[0]


@pytest.mark.parametrize(("name", "given", "what"), [("nowhere", {}, "does not exist"), ("", {"published": "soon"}, "no date")])
def test_what_is_no_folder_of_articles_is_told(write, tmp_path, name, given, what):
    write("a.txt")
    with pytest.raises(ArticleError, match=what):
        Folder(tmp_path / name, **given)
