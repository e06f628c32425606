"""The page that searches holds every row, the same letters for the same rows, and a list without a script."""

import base64
import gzip
import json

import lxml.html

from analysis.reports.search import packed, put_articles, search_page
from tests.reports.test_articles import written

ARTICLES = [
    {"article_id": "b", "title": "</script><b>Two", "source": "", "published": "", "talks": "", "rows": []},
    {
        "article_id": "a", "title": "One", "source": "Herald", "published": "2025-03-03", "talks": "",
        "rows": [["c0", "Ann Lee", "Norland", "assert", "other matters", "", "We </script> go."]],
    },
]  # fmt: skip


def test_the_page_holds_every_row():
    page = search_page(ARTICLES)
    tree = lxml.html.document_fromstring(page)
    held = json.loads(gzip.decompress(base64.b64decode(tree.get_element_by_id("rows").text)))
    assert [about[0] for about in held["articles"]] == ["b", "a"]
    assert held["rows"] == [[1, "c0", "Ann Lee", "Norland", "assert", "other matters", "", "We </script> go."]]
    assert page == search_page(ARTICLES) and packed(ARTICLES) == packed(ARTICLES)


def test_without_a_script_the_articles_are_a_list():
    tree = lxml.html.document_fromstring(search_page(ARTICLES))
    assert tree.xpath("//main/ul/li/a/@href") == ["articles/b.html", "articles/a.html"]
    assert tree.get_element_by_id("ask").get("hidden") is not None and not tree.xpath("//b")


def test_the_policy_names_the_one_script_of_the_page():
    tree = lxml.html.document_fromstring(search_page(ARTICLES))
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none';") and policy.count("sha256-") == 1 and "unsafe-eval" not in policy


def test_pages_of_earlier_runs_stay_where_they_are_asked_for(tmp_path):
    written(tmp_path / "made" / "articles")
    for folder in ("articles", "parties"):
        (tmp_path / "before" / folder).mkdir(parents=True)
    old = next((tmp_path / "made" / "articles").glob("*.html")).read_text(encoding="utf-8")
    (tmp_path / "before" / "articles" / "old.html").write_text(old, encoding="utf-8")
    (tmp_path / "before" / "parties" / "x.html").write_text("a party", encoding="utf-8")
    again = tmp_path / "before" / "articles" / next((tmp_path / "made" / "articles").glob("*.html")).name
    again.write_text("the page of an earlier run", encoding="utf-8")
    found = put_articles(tmp_path / "made", tmp_path / "before", tmp_path / "shared")
    assert again.read_text(encoding="utf-8") == "the page of an earlier run", "the pages that stand are not written into"
    assert (tmp_path / "shared" / "articles" / again.name).read_text(encoding="utf-8") == old
    assert len(found) == 2 and (tmp_path / "shared" / "search.html").exists()
    assert (tmp_path / "shared" / "parties" / "x.html").exists()
    assert put_articles(tmp_path / "none", tmp_path / "none", tmp_path / "empty") == []
