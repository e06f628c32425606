"""A page for every article: each row has a place, a citation and a link; nothing that an article says gets out of its place."""

import dataclasses
import json
import time

import lxml.html
import pytest

from analysis.reading.article import Article
from analysis.reports import articles
from analysis.reports.articles import article_page, citation, write_articles
from analysis.reports.render import check_page
from analysis.reports.search import HELD, read_rows
from tests.small import judges, said, tables_of, wants
from tests.views.pages import HOSTILE

ON, LATER = "2026-01-31", "2026-02-01"
LINES = [
    said("Ann Lee", "We will sign on Monday."),
    wants("Norland", "the army must leave the valley", 5),
    judges("Cy Day", "quite unrealistic", -2, of="the army must leave the valley"),
]


def written(folder, lines=LINES, **fields):
    """The page of an article made of `lines`, and its tables."""
    tables = tables_of(lines)
    line = next(tables.articles.itertuples())
    article = Article(line.article_id, "talks.txt", "0", tables.sections["quote"][0], line.title)
    paths = write_articles([dataclasses.replace(article, **fields)], tables, folder, ON)
    return paths, tables


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    paths, _ = written(tmp_path_factory.mktemp("pages"), url="https://news.example/talks")
    return paths[0].read_text(encoding="utf-8")


def test_every_row_has_a_place_and_a_citation(page):
    tree = lxml.html.document_fromstring(page)
    rows = json.loads(HELD.search(page)[1])["rows"]
    assert [row[-1] for row in rows] == ["We will sign on Monday.", "the army must leave the valley", "quite unrealistic"]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for at, *_ in rows:
        assert {at, f"cite-{at}"} <= set(ids)
        assert tree.xpath(f"//li[@id='cite-{at}']//a[@href='#{at}']")
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_a_citation_says_where_the_words_stand(page):
    told = lxml.html.document_fromstring(page).xpath("//p[@class='citation']")[0].text_content()
    assert told.startswith("Ann Lee: “We will sign on Monday.” In: “")
    assert "https://news.example/talks#:~:text=We%20will%20sign%20on%20Monday." in told
    assert f"run of {ON}" in told and "t#c23)" in told and "Parley " in told


def test_words_that_bring_their_marks_get_no_others():
    about = {"title": "Talks", "source": "", "published": ""}
    row = {"speaker": "", "party": "", "quote": "“We will.”", "link": "", "row": "a#c1"}
    assert citation(about, row, "Parley") == "“We will.” In: “Talks”, undated. (Parley, a#c1)"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_article_says_stays_text(tmp_path, text):
    text = " ".join(text.split())
    (path,), _ = written(tmp_path, [said(text, text), wants("</script><b>", text, 5)], url=f"https://a.example/{text}")
    check_page(path.read_text(encoding="utf-8"), path)
    tree = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
    assert len(tree.xpath("//script")) == 2 and not tree.xpath("//b") and not tree.xpath("//@onmouseover")
    assert len(read_rows(tmp_path)[0]["rows"]) == 2


def test_the_same_rows_give_the_same_page(tmp_path, page):
    paths, _ = written(tmp_path, url="https://news.example/talks")
    assert paths[0].read_text(encoding="utf-8") == page


def test_a_page_takes_no_kernel_and_little_time(tmp_path):
    lines = [line for n in range(15) for line in (said(f"Ann {n}", f"We will {n}."), wants(f"Land {n}", f"must go {n}", 5))]
    written(tmp_path, lines)
    started = time.process_time()
    written(tmp_path, lines)
    assert time.process_time() - started < 0.5  # 20 ms each where the machine is quiet


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Writes the pages of one article on two days; whether the second page was made anew."""

    def run(lines, later=LINES, **fields):
        first, tables = tables_of(lines), tables_of(later)
        article = Article("t", "talks.txt", "0", tables.sections["quote"][0], "Talks")
        write_articles([article], first, tmp_path / "first", ON)
        whole = write_articles([dataclasses.replace(article, **fields)], tables, tmp_path / "whole", LATER)
        made = []
        monkeypatch.setattr(articles, "article_page", lambda *given: made.append(given) or article_page(*given))
        now = write_articles([dataclasses.replace(article, **fields)], tables, tmp_path / "now", LATER, tmp_path / "first")
        assert now[0].read_bytes() == whole[0].read_bytes() and f"run of {LATER}" in now[0].read_text()
        return bool(made)

    return run


def test_a_page_of_the_same_article_and_rows_is_kept_with_the_new_date(kept):
    assert not kept(LINES)


def test_a_page_is_made_anew_where_its_article_or_a_row_has_changed(kept):
    assert kept(LINES[:2])
    assert kept(LINES, source="Coast Herald") and kept(LINES, url="https://news.example/talks")


def test_a_page_whose_article_says_what_its_foot_says_is_made_anew(kept):
    lines = [said("Ann Lee", f"This was made by {articles._made(ON)}.")]
    assert kept(lines, lines)
