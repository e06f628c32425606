"""`parley add`: an article and what is known of it, put among the others; nothing is overwritten."""

import datetime
import tomllib

import pytest

from analysis.errors import ArticleError, OutputError
from analysis.reading.adding import add, is_address
from analysis.reading.article import read
from tests.reading.files.disk import PAGE, WORDS
from tests.reading.files.web import PLACES, serving


@pytest.fixture(scope="module")
def web():
    other = PAGE.replace("Talks end in Bergen", "Talks end in Oslo").encode("utf-8")
    empty = (200, {"Content-Type": "text/html"}, b"<html><body></body></html>")
    with serving({**PLACES, "/other": (200, {"Content-Type": "text/html"}, other), "/empty": empty}) as address:
        yield address


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "articles"


def toml_of(article):
    path = article.path.rpartition(".")[0] + ".toml"
    with open(path, "rb") as file:
        return tomllib.load(file)


def test_a_page_is_kept_byte_for_byte_with_what_is_known_of_it(web, folder):
    article = add(f"{web}/page", folder, "Bergen talks")
    assert (folder / article.path).read_bytes() == PAGE.encode("utf-8")
    assert article.published == "2025-02-18" and article.talks == "Bergen talks" and article.source == "127.0.0.1"
    assert toml_of(article)["url"] == f"{web}/page" and str(toml_of(article)["published"]) == "2025-02-18"
    assert read(folder) == [article]


def test_the_same_page_is_not_added_twice_and_another_of_its_title_gets_a_name_of_its_own(web, folder):
    first = add(f"{web}/page", folder)
    for place in ("/page", "/page?again"):
        with pytest.raises(ArticleError, match=r"is there already: .*\.(html|toml); nothing needs to be done"):
            add(web + place, folder)
    (folder / first.path).write_text("<p>mine", encoding="utf-8")
    again = add(f"{web}/page?again", folder)
    assert again.path != first.path and (folder / first.path).read_text(encoding="utf-8") == "<p>mine"


def test_what_cannot_be_read_is_not_kept(web, folder):
    with pytest.raises(ArticleError, match="/empty: holds no main text; "):
        add(f"{web}/empty", folder)
    assert not folder.exists()


def test_a_file_is_copied_with_its_metadata(write, folder):
    write("Bergen talks.toml", 'source = "The \\"Harbour\\" Times"\nlicence = "CC BY"\npublished = 2025-02-18')
    article = add(str(write("Bergen talks.txt")), folder, "Bergen")
    assert (article.path, article.text) == (f"{folder}/Bergen talks.txt", WORDS)
    known = {"title": "Talks end in Bergen", "source": 'The "Harbour" Times', "licence": "CC BY", "talks": "Bergen"}
    assert toml_of(article) == {**known, "published": datetime.date(2025, 2, 18)}


def test_a_file_of_the_same_name_is_never_overwritten(write, folder):
    add(str(write("talks.txt")), folder)
    with pytest.raises(ArticleError, match="is there already"):
        add(str(write("talks.txt")), folder)
    for name in ("talks.txt", "talks.md", "Talks.txt"):
        with pytest.raises(ArticleError, match="has the name of a file in .*; rename it, to [tT]alks-2"):
            add(str(write(name, "Something else happened.")), folder)
    assert [article.text for article in read(folder)] == [WORDS]


def test_a_title_that_breaks_lines_and_holds_marks_is_one_line_of_toml(write, folder):
    article = add(str(write("a.txt", 'The "talks"\\ \x7fend\u2028 = [now]\n\nThey left.')), folder)
    assert toml_of(article)["title"] == 'The "talks"\\ end = [now]'


@pytest.mark.parametrize("what", ["nowhere.txt", "www.news.example/talks", "talks.rtf"])
def test_what_is_neither_an_address_nor_an_article(tmp_path, folder, what):
    (tmp_path / "talks.rtf").write_bytes(b"{}")
    with pytest.raises(ArticleError, match="does not exist|is no article"):
        add(str(tmp_path / what), folder)


def test_a_name_that_a_folder_leaves_out(write, folder):
    with pytest.raises(ArticleError, match="would be left out of .*: it tells of the folder"):
        add(str(write("README.md")), folder)


def test_a_folder_that_is_a_file(write, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        add(str(write("a.txt")), write("b.txt"))


def test_what_an_address_is():
    assert is_address("HTTPS://news.example/a") and is_address("file:///a")
    assert not any(map(is_address, ("talks.html", "C:/talks.html", "www.news.example/a", "http:/a")))
