"""A report on several negotiations has a page for each; one on a single one, or of a notebook that asks for none, one page."""

import dataclasses
import re
from pathlib import Path

import pytest

from analysis.errors import VocabularyError
from analysis.reports import run as reports
from analysis.reports.declared import read_reports
from analysis.reports.index import write_index
from analysis.reports.negotiations import by_negotiation, parts_of
from tests.house import make_house
from tests.small import said, tables_of, together

ROOT = Path(__file__).parents[2]

ON = "2026-01-31"
TABLES = together(
    tables_of([said("Ann Lee", "We went.")], "a", talks="Port strike", published="2026-01-02"),
    tables_of([said("Bo Ek", "We left.")], "b", talks="Port strike"),
    tables_of([said("Cy Day", "We met.")], "c"),
)
CELLS = 'articles = "../seeds"\ntables = ""\ntalks = ""\nparties = "../talks"'


def chosen(folder, parameters=CELLS):
    (report,) = read_reports(make_house(folder, {"one": ["talks"]}, parameters), ON)
    return report


def test_a_report_is_made_for_each_negotiation(tmp_path):
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "port-strike.toml").write_text('title = "The strike"', encoding="utf-8")
    found = list(by_negotiation(chosen(tmp_path), parts_of(TABLES)))
    assert [(report.name, report.title, report.parameters["talks"]) for report, _ in found] == [
        ("port-strike--one", "The strike: The one", "Port strike"),
        ("untitled--one", "No named negotiation: The one", "untitled"),
    ]
    assert [len(part.articles) for _, part in found] == [2, 1] and found[0][1].counts["claims"] == 2


def test_one_negotiation_or_a_chosen_one_has_one_page(tmp_path):
    report = chosen(tmp_path)
    assert [one.name for one, _ in by_negotiation(report, parts_of(TABLES.of("a")))] == ["one"]
    ((one, part),) = by_negotiation(report.with_parameters({"talks": "port strike"}), parts_of(TABLES))
    assert one.name == "one" and len(part.articles) == 2


def test_a_notebook_that_asks_for_no_negotiation_has_one_page_of_all(tmp_path):
    ((one, part),) = by_negotiation(chosen(tmp_path, 'articles = ""\ntables = ""'), parts_of(TABLES))
    assert one.name == "one" and len(part.articles) == 3


def test_a_malformed_parties_file_stops_the_run_by_name(tmp_path):
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "untitled.toml").write_text("title = 3", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"untitled.toml:1: title is '3'"):
        list(by_negotiation(chosen(tmp_path), parts_of(TABLES)))


def test_the_index_shows_the_pages_of_each_negotiation_and_forgets_those_that_are_gone(tmp_path):
    declared = read_reports(make_house(tmp_path, {"one": ["talks"], "two": ["talks"]}, CELLS), ON)
    folders = reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store")

    def publish(*names):
        (folders.runs / ON).mkdir(parents=True, exist_ok=True)
        outcomes = []
        for name in names:
            (folders.runs / ON / f"{name}.html").write_text("<p>a page</p>", encoding="utf-8")
            head = f"{name.partition('--')[0]}: The one" if "--" in name else ""
            outcomes.append(dataclasses.replace(reports.Outcome(name, ON, page_on=ON), title=head))
        return write_index(declared, reports.Run(ON, outcomes), folders).index.read_text(encoding="utf-8")

    index = publish("ports--one", "untitled--one", "two")
    assert re.findall(r'<h2 class="talks"[^>]*>(.*?)</h2>', index) == ["ports", "untitled", "All articles"]
    assert re.findall(r'<h3><a href="(.*?)">', index) == ["ports--one.html", "untitled--one.html", "two.html"]
    again = publish("one")
    assert not (folders.shared / "ports--one.html").exists() and not (folders.shared / "untitled--one.html").exists()
    assert "ports--one" not in again and 'href="one.html"' in again and 'href="two.html"' in again
    assert "<h3>" not in again


def test_no_list_that_comes_along_names_the_negotiation_of_anybodys_folder():
    assert not (ROOT / "data" / "talks" / "untitled.toml").exists()
