"""Which files of a folder are articles."""

from analysis.reading.article import read
from tests.reading.files.disk import refusal


def test_a_folder_is_read_in_the_order_of_its_names(write, tmp_path):
    write("b.txt", "second"), write("a.md", "first"), write("c.TXT", "third"), write("notes.csv", "no article"), write(".d.txt")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "e.txt").write_text("left alone")
    assert [a.text for a in read(tmp_path)] == ["first", "second", "third"]


def test_a_missing_path_and_a_folder_without_articles(tmp_path):
    assert "does not exist" in refusal(tmp_path / "none.txt")
    assert "holds no article" in refusal(tmp_path)


def test_metadata_of_no_article(write, tmp_path):
    write("a.txt"), write("b.toml", 'title = "T"')
    assert "b.toml: belongs to no article" in refusal(tmp_path)
