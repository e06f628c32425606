"""Reading: what bytes become, which metadata count, and what is refused with a cure."""

import codecs
import os
from pathlib import Path

import pytest

from analysis.errors import ArticleError
from analysis.reading import article
from analysis.reading.article import read, write_extracted

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = "Talks end in Bergen\n\nThe envoys met for an hour and left."


@pytest.fixture
def write(tmp_path):
    def write_file(name, content=WORDS):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file


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


def test_a_folder_is_read_in_the_order_of_its_names(write, tmp_path):
    write("b.txt", "second"), write("a.md", "first"), write("c.TXT", "third"), write("notes.csv", "no article"), write(".d.txt")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "e.txt").write_text("left alone")
    assert [a.text for a in read(tmp_path)] == ["first", "second", "third"]


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


# --- metadata --------------------------------------------------------------------------------------------------------


def test_metadata_beside_the_article(write):
    write("a.toml", 'title = "T"\npublished = 2025-02-18\nsource = "S"\nurl = "https://s.example/a"\nlicence = "CC BY"')
    [found] = read(write("a.txt"), published="2020-01-01")
    assert (found.title, found.published, found.date_basis) == ("T", "2025-02-18", "metadata")
    assert (found.source, found.url, found.licence) == ("S", "https://s.example/a", "CC BY")


@pytest.mark.parametrize("written", ["2025-02-18", "2025-02-18T10:00:00Z", '"2025-02-18"'])
def test_a_date_may_be_written_as_date_or_text(write, written):
    write("a.toml", f"published = {written}")
    assert read(write("a.txt"))[0].published == "2025-02-18"


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


# --- pages -----------------------------------------------------------------------------------------------------------

PAGE = """<!doctype html><html><head><title>Talks end</title>
<meta property="article:published_time" content="2025-02-18T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks end in Bergen</h1>
<p>The envoys met for an hour on Monday and left the harbour without a single word to the press.</p>
<p>“We will not sign,” said the delegate of the port council, who spoke in front of the gates.</p>
<p>A second round is planned for May, and the mediators hope that it will last longer than this one.</p>
</article><footer>© 2025 The Harbour Times</footer></body></html>"""


def test_a_page_gives_its_main_text_and_date(write):
    [found] = read(write("a.html", PAGE))
    assert "“We will not sign,” said the delegate" in found.text
    assert "Home" not in found.text and "<p>" not in found.text
    assert (found.published, found.date_basis) == ("2025-02-18", "metadata")
    assert read(found.path) == [found]


def test_the_charset_that_a_page_declares(write):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    [found] = read(write("a.html", page))
    assert "“We will not sign,”" in found.text and found.encoding_note == "read as windows-1252"


def test_extracted_text_is_kept_beside_its_page_and_read_from_there(write, tmp_path):
    [found] = read(write("a.html", PAGE))
    kept = write_extracted(found)
    assert kept == tmp_path / "a.extracted.txt" and kept.read_bytes().decode("utf-8") == found.text
    kept.write_bytes(b"What an older version extracted.")
    assert write_extracted(found) == kept
    assert [a.text for a in read(tmp_path)] == ["What an older version extracted."]
    assert write_extracted(read(write("b.txt"))[0]) is None


# --- what is refused -------------------------------------------------------------------------------------------------


def refusal(path, **parameters):
    with pytest.raises(ArticleError) as caught:
        read(path, **parameters)
    assert caught.value.what and caught.value.cure
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\n", "is empty"),
        ("a.txt", codecs.BOM_UTF8, "is empty"),
        ("a.txt", b"PK\x03\x04\x00\x00words", "is a binary file"),
        ("a.txt", codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "is a binary file"),
        ("a.txt", b"x" * (article.LARGEST + 1), "is too large"),
        ("a.html", b"<html><body></body></html>", "holds no main text"),
        ("a.pdf", b"%PDF", "is no article that can be read"),
        ("a.toml", b'title = "T"', "is no article that can be read"),
    ],
)
def test_a_bad_file_is_named_with_its_cure(write, name, content, what):
    path = write(name, content)
    assert f"{path}: {what}" in refusal(path)


def test_a_missing_path_and_a_folder_without_articles(tmp_path):
    assert "does not exist" in refusal(tmp_path / "none.txt")
    assert "holds no article" in refusal(tmp_path)


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


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("title = ", "cannot be read"),
        (b"title = '\xff'", "cannot be read"),
        ('tittle = "T"', "unknown key 'tittle'"),
        ("title = 5", "title is no text"),
        ('title = ""', "title is no text"),
        ('published = "18 Feb 2025"', "published is no date"),
        ('published = "2025-02-30"', "published is no date"),
        ("published = 20250218", "published is no date"),
    ],
)
def test_wrong_metadata(write, content, what):
    write("a.toml", content)
    message = refusal(write("a.txt"))
    assert "a.toml" in message and what in message


def test_metadata_of_no_article(write, tmp_path):
    write("a.txt"), write("b.toml", 'title = "T"')
    assert "b.toml: belongs to no article" in refusal(tmp_path)


def test_a_wrong_date_parameter(write):
    assert "published is no date" in refusal(write("a.txt"), published="yesterday")


def test_the_same_article_twice(write, tmp_path):
    write("a.txt"), write("b.txt")
    assert "b.txt: is the same as a.txt" in refusal(tmp_path)


def test_all_bad_files_of_a_folder_are_named_at_once(write, tmp_path):
    write("a.txt"), write("b.txt", b""), write("c.txt", b"\0"), write("d.txt")
    message = refusal(tmp_path)
    assert all(
        part in message for part in ("3 files", "b.txt: is empty", "c.txt: is a binary file", "d.txt: is the same as a.txt")
    )
