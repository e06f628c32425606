"""Pages of parties, issues and briefs: linked with each other and with the words; hostile names get out of no place."""

import time

import lxml.html
import pytest

from analysis.reports.profiles import write_profiles
from analysis.reports.render import check_page
from analysis.reports.search import read_profiles
from tests.small import tables_of, wants
from tests.views.pages import HOSTILE

ON = "2026-01-31"
LINES = [wants("Norland", "the army must leave the valley", 5, issue="territory"), wants("Nörland", "wages should rise", 3)]


def test_every_party_and_issue_has_a_page_and_they_lead_to_each_other(tmp_path):
    pages = write_profiles(tables_of(LINES), None, tmp_path, ON)["untitled"]
    assert pages == {
        "brief:": "briefs/untitled.html",
        "party:Norland": "parties/untitled--norland.html", "party:Nörland": "parties/untitled--norland-1.html",
        "issue:territory": "issues/untitled--territory.html", "issue:other": "issues/untitled--other.html",
    }  # fmt: skip
    for path in pages.values():
        text = (tmp_path / path).read_text(encoding="utf-8")
        check_page(text, path)
        for href in lxml.html.document_fromstring(text).xpath("//main//a/@href"):
            place = (tmp_path / path).parent / href.partition("#")[0]
            assert "/articles/" in href or href.startswith("../index") or place.resolve().exists(), href
    assert "articles/t.html#k" in (tmp_path / pages["party:Norland"]).read_text(encoding="utf-8")


def test_the_index_is_told_what_there_is(tmp_path):
    write_profiles(tables_of(LINES), None, tmp_path, ON)
    told = read_profiles(tmp_path)[""]
    assert [one["name"] for one in told["party"]] == ["Norland", "Nörland"]
    assert told["brief"][0]["page"] == "briefs/untitled.html" and told["issue"][0]["n"] == 1


def test_a_page_that_stands_as_it_is_is_taken_over(tmp_path):
    before, folder = tmp_path / "before", tmp_path / "run"
    write_profiles(tables_of(LINES), None, before, ON)
    tables = tables_of([LINES[0], wants("Nörland", "wages must rise", 5)])
    pages = write_profiles(tables, None, folder, ON, before=before)["untitled"]
    kept = {target: (folder / page).samefile(before / page) for target, page in pages.items()}
    assert kept["party:Norland"] and not kept["party:Nörland"]
    write_profiles(tables, None, tmp_path / "all", ON)
    assert all((folder / page).read_bytes() == (tmp_path / "all" / page).read_bytes() for page in pages.values())


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_article_says_stays_text(tmp_path, text):
    text = " ".join(text.split())
    for path in write_profiles(tables_of([wants(text, text, 5)]), None, tmp_path, ON)["untitled"].values():
        page = (tmp_path / path).read_text(encoding="utf-8")
        check_page(page, path)
        tree = lxml.html.document_fromstring(page)
        assert (
            len(tree.xpath("//script")) == 1 and not tree.xpath("//b[not(ancestor::main)]") and not tree.xpath("//@onmouseover")
        )


def test_a_page_takes_no_kernel_and_little_time(tmp_path):
    lines = [wants(f"Land {n % 40}", f"must go {n} times", 5, issue="territory") for n in range(200)]
    tables = tables_of(lines)
    write_profiles(tables, None, tmp_path, ON)
    started = time.process_time()
    pages = write_profiles(tables, None, tmp_path, ON)["untitled"]
    assert (time.process_time() - started) / len(pages) < 0.1  # 20 ms each where the machine is quiet
