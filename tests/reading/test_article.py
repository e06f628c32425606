"""Reading: what bytes become, which metadata count, and what is refused with a cure."""

import codecs
import os
from pathlib import Path

import pytest

from analysis.errors import ArticleError
from analysis.reading import article
from analysis.reading.article import gather, read
from analysis.reading.files import decoding
from tests.reading.files.disk import WORDS, refusal

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_file_is_one_article(write):
    path = write("Bergen Talks_2.txt")
    [found] = read(path)
    assert (found.article_id, found.text, found.title) == ("bergen-talks-2", WORDS, "Talks end in Bergen")
    assert (found.published, found.date_basis, found.encoding_note, found.language) == (None, "none", "", "en")
    assert found.path == path.as_posix() and len(found.sha256) == 64
    assert read(str(path)) == [found]


def test_the_first_article_is_read_byte_for_byte():
    [found] = read(SEEDS / "000_ea8af5ad2eda1e38.txt")
    assert found.text.encode("utf-8") == Path(found.path).read_bytes()
    assert found.source == "time.news" and found.published is None


def test_a_parameter_dates_what_has_no_date(write):
    [found] = read(write("a.txt"), published="2025-02-18")
    assert (found.published, found.date_basis) == ("2025-02-18", "parameter")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Talks   end \n", "Talks end"),
        ("---\n# Talks end\n", "Talks end"),
        ("**Talks end**\nbody", "Talks end"),
        ("word " * 100, ("word " * 30).strip() + " …"),
        ("…", ""),
    ],
)
def test_the_title_is_the_first_line(write, text, title):
    assert read(write("a.md", text))[0].title == title


def test_slugs_are_unique_and_stable(write, tmp_path):
    write("Ünité a.txt", "one"), write("unite-a.md", "two"), write("日本.txt", "three")
    first = {a.text: a.article_id for a in read(tmp_path)}
    assert first["three"] == "article"
    assert first["one"] != first["two"] and all(first[t].startswith("unite-a-") for t in ("one", "two"))
    write("a.txt", "four")
    assert {a.text: a.article_id for a in read(tmp_path)}.items() >= first.items()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\n", "is empty"),
        ("a.txt", codecs.BOM_UTF8, "is empty"),
        ("a.txt", b"PK\x03\x04\x00\x00words", "is a binary file"),
        ("a.txt", codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "is a binary file"),
        ("a.txt", b"x" * (decoding.LARGEST + 1), "is too large"),
        ("a.html", b"<html><body></body></html>", "holds no main text"),
        ("a.rtf", b"{}", "is no article that can be read"),
        ("a.toml", b'title = "T"', "is no article that can be read"),
    ],
)
def test_a_bad_file_is_named_with_its_cure(write, name, content, what):
    path = write(name, content)
    assert f"{path}: {what}" in refusal(path)


def test_a_wrong_date_parameter(write):
    assert "published is no date" in refusal(write("a.txt"), published="yesterday")


def test_the_same_article_twice_is_two_articles_with_ids_of_their_own(write, tmp_path):
    write("a.txt"), write("b.txt"), write("a.md")
    found = read(tmp_path)
    assert len({a.sha256 for a in found}) == 1 and len({a.article_id for a in found}) == 3
    assert [a.article_id for a in read(tmp_path)] == [a.article_id for a in found]


def test_all_bad_files_of_a_folder_are_named_at_once(write, tmp_path):
    write("a.txt"), write("b.txt", b""), write("c.txt", b"\0")
    message = refusal(tmp_path)
    assert all(part in message for part in ("2 files", "b.txt: is empty", "c.txt: is a binary file"))


def test_bad_files_are_left_out_where_that_is_asked_for(write, tmp_path, capsys):
    write("a.txt"), write("b.txt", b""), write("c.pdf", b"%PDF")
    assert [article.article_id for article in read(tmp_path, skip_bad=True)] == ["a"]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and all(line.startswith("left out: ") for line in lines) and "b.txt: is empty; " in lines[0]
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ArticleError, match="2 files cannot be used"):
        read(tmp_path, skip_bad=True)


def test_an_id_names_the_folders_of_its_file_so_that_a_new_file_renames_no_other(write, tmp_path):
    write("talks.txt", "one"), write("ports/talks.txt", "two")
    first = {a.text: a.article_id for a in read(tmp_path)}
    assert first == {"one": "talks", "two": "ports-talks"}
    write("borders/talks.txt", "three"), write("ports/2026/talks.txt", "four")
    again = {a.text: a.article_id for a in read(tmp_path)}
    assert again.items() > first.items() and again["four"] == "ports-2026-talks"
    write("порт/talks.txt", "five"), write("мир/talks.txt", "six")
    last = {a.text: a.article_id for a in read(tmp_path)}
    assert last.items() > again.items() and len(set(last.values())) == 6


def test_the_negotiation_is_what_the_metadata_say_else_the_first_folder(write, tmp_path):
    write("a.txt", "one"), write("Port strike/2026/b.txt", "two"), write("Port strike/c.txt", "three")
    write("Port strike/c.toml", 'talks = "Border talks"')
    assert [a.talks for a in read(tmp_path)] == ["Port strike", "Border talks", None]
    assert read(tmp_path / "Port strike" / "2026" / "b.txt")[0].talks is None


def test_a_text_in_another_language_is_told(write, tmp_path):
    french = "Le syndicat a quitté la salle lundi, et les propriétaires ont répondu que la grève devait cesser."
    write("a.txt", french), write("b.txt"), write("c.txt", french + "."), write("c.toml", 'language = "en"')
    found = gather(tmp_path)
    assert [article.language for article in found.articles] == ["fr", "en", "en"] and not found.problems
    assert found.left_out == [f"{tmp_path}/a.txt: has no rows: its language is fr, not English"]


def test_a_folder_is_given_again_until_something_in_it_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(article, "_KNOWN", {})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds" / "ports").mkdir(parents=True)
    (tmp_path / "seeds" / "ports" / "a.txt").write_text("Talks resume")
    article.keep("seeds")
    first = gather("seeds").articles
    assert gather("seeds").articles[0] is first[0] and first[0].path == "seeds/ports/a.txt"
    first.clear()  # by whoever has it
    assert len(gather("seeds").articles) == 1
    assert gather(tmp_path / "seeds").articles[0].path == f"{tmp_path}/seeds/ports/a.txt", "in other words"
    assert gather("seeds", "2025-03-01").articles[0].published == "2025-03-01"
    (tmp_path / "seeds" / "ports" / "a.toml").write_text('source = "Herald"')
    assert gather("seeds").articles[0].source == "Herald"


def test_a_file_is_read_each_time_and_a_link_that_leads_nowhere_does_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr(article, "_KNOWN", {})
    file = tmp_path / "a.txt"
    file.write_text("Talks resume")
    article.keep(file)
    file.write_text("Talks stop")
    assert gather(file).articles[0].text == "Talks stop"
    os.symlink(tmp_path / "gone.txt", tmp_path / "b.txt")
    article.keep(tmp_path)
    assert len(gather(tmp_path).articles) == 1 and len(gather(tmp_path).problems) == 1
