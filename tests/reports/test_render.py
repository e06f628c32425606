"""A page asks nobody for anything, says all of itself, and is the same for the same notebook."""

import base64
import re

import lxml.html
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.errors import ReportError
from analysis.reports import render
from analysis.reports.states import News
from analysis.views.sortable import sortable
from tests.reports.cells import DOT


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ('<img alt="x" src="chart.png">', "fetch chart.png"),
        ('<img alt="x" src="data:," srcset="http://a.example/x 2x">', "fetch http://a.example/x 2x"),
        ('<link rel="stylesheet" href="//a.example/x.css">', "fetch //a.example/x.css"),
        ('<p style="background: url(http://a.example/x)">x</p>', "fetch http://a.example/x"),
        ("<style>@import 'http://a.example/x.css';</style>", "fetch http://a.example/x.css"),
        ('<svg><image xlink:href="http://a.example/x"/></svg>', "fetch http://a.example/x"),
        ('<video poster="http://a.example/x"></video>', "fetch http://a.example/x"),
        ('<object data="http://a.example/x"></object>', "fetch http://a.example/x"),
        ("<script>go()</script>", "run a script"),
        ("<iframe srcdoc=x></iframe>", "run a iframe"),
        ('<img src="data:,">', "without alternative text"),
        ('<img alt=" " src="data:,">', "without alternative text"),
    ],
)
def test_a_page_that_is_not_whole_is_refused(part, reason):
    with pytest.raises(ReportError, match=re.escape(reason)):
        render.check_page(f"<html><body>{part}</body></html>", "a.ipynb")


def test_a_page_may_link_and_show_what_it_holds():
    render.check_page('<p><a href="https://example.org">x</a><img alt="x" src="data:,"><a href="#y">y</a></p>', "a.ipynb")


HTML = (
    '<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>words</th></tr>'
    "<tr><th>speaker</th><th></th></tr></thead><tbody><tr><th>Ann</th><td>12</td></tr></tbody></table>"
)


def notebook():
    """An executed notebook with a question, a table and a picture."""
    shown = [new_output("execute_result", {"text/html": HTML, "text/plain": "x"}, execution_count=1)]
    drawn = [new_output("execute_result", {"image/png": DOT, "text/plain": "A “dot” & more."}, execution_count=2)]
    cells = [
        new_markdown_cell("# Is it so?\n\nOne question.", id="m"),
        new_code_cell("top = 5", id="p", metadata={"tags": ["parameters"]}),
        new_code_cell("table", id="t", outputs=shown, execution_count=1),
        new_code_cell("chart", id="c", outputs=drawn, execution_count=2),
    ]
    return new_notebook(cells=cells)


def test_the_first_heading_is_the_question_and_stands_once():
    page = render.render_page(notebook(), render.Head("The good", "2026-01-31"), "a.ipynb")
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Is it so?"] == [render.question_of(notebook())]
    assert page.count("Is it so?") == 1 + page.split("</head>")[0].count("Is it so?") and "top = 5" not in page
    assert render.question_of(nbformat.v4.new_notebook()) == ""


def test_the_names_of_an_index_join_the_headings_of_a_table():
    page = render.render_page(notebook(), render.Head("The good", "2026-01-31"), "a.ipynb")
    headings = lxml.html.fromstring(page).findall(".//thead//th")
    assert [(one.text, one.get("scope"), one.get("class")) for one in headings] == [
        ("speaker", "col", None), ("words", "col", "number")
    ]  # fmt: skip


def test_a_page_answers_first_and_keeps_its_code_behind_one_switch():
    page = render.render_page(notebook(), render.Head("The good", "2026-01-31", counts={"claims": 3}), "a.ipynb")
    order = ["<h1>", 'class="answer"', "<figure", "One question.", "<table", "claims <b>", "Show the code"]
    assert sorted(map(page.index, order)) == list(map(page.index, order))
    assert page.count("<details") == 1 and page.index(">table<") > page.index("Show the code")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Ann gets most: 1,000 words. Of all, 71% are quoted.", ("Ann gets most: 1,000 words.", "Of all, 71% are quoted.")),
        ("Ann says “they must go.” Bo left.", ("Ann says “they must go.”", "Bo left.")),
        ("Empty chart. Who? Nothing to draw: nobody spoke.", ("Nothing to show: nobody spoke.", "")),
        ("no stop", ("no stop", "")),
    ],
)
def test_the_answer_is_the_first_sentence_of_the_first_picture(words, answer):
    assert render.answer_of(f'<img alt="{words}" src="data:image/png;base64,aa">') == answer
    assert render.answer_of("<p>no picture</p>") == ("", "")


def test_the_first_picture_of_a_page_keeps_its_words():
    page = render.render_page(notebook(), render.Head("The good", "2026-01-31"), "a.ipynb")
    words, address = render.first_picture(page)
    assert words == "A “dot” & more." and base64.b64decode(address.partition(",")[2]) == base64.b64decode(DOT)
    assert render.first_picture("<p>no picture</p>") is None


def test_what_all_reports_share_is_said_once():
    entry = {"name": "a", "title": "A", "question": "Is it?", "state": "current", "picture": None, "on": "2026-01-31",
             "failure": "", "page_on": "2026-01-31", "articles": (("Talks", None),), "counts": {"claims": 3}}  # fmt: skip
    assert render.render_overview([entry, {**entry, "name": "b"}]).count("Talks") == 1


def test_of_several_negotiations_each_page_has_its_title_and_long_lists_are_folded():
    entry = {"name": "a", "title": "Who speaks", "question": "Who is it?", "state": "current", "on": "2026-01-31", "why": "",
             "picture": ("Ann Lee speaks most.", ""), "page_on": "2026-01-31"}  # fmt: skip
    late = {**entry, "state": "failed", "why": "the kernel died"}
    profiles = {"Ports": {"party": [{"page": "parties/p.html", "name": "Ann", "n": 1}]}}
    pages = [{**entry, "talks": "Ports"}, {**late, "talks": "Rails"}]
    several = render.render_overview(pages, "2026-01-31", (), (), profiles)
    assert several.count(">Who speaks</a>") == 2 and "Who is it?" not in several
    assert "<summary>1 party, 0 issues</summary>" in several
    assert "1 of 2 pages are current; the others say why they are not." in several
    assert several.count('class="state"') == 1 and "because the kernel died" in several
    one = render.render_overview([entry], "2026-01-31", (), (), profiles)
    assert "Who is it?" in one and "<summary>" not in one


def test_what_is_new_leads_to_the_reports_of_its_negotiation():
    entry = {"name": "a", "title": "A", "talks": "Ports", "question": "Is it?", "state": "current", "page_on": "2026-01-31"}
    news = [News("Ports", "2026-01-31", "", 1, says="First run: 1 article.")]
    one, two = (render.render_overview(found, "2026-01-31", news) for found in ([entry], [entry, {**entry, "talks": "Rails"}]))
    assert "<strong>Ports: First run" in one
    place = re.search(r'<a href="#([^"]+)">Ports</a>: First run', two)[1]
    assert f'<h2 class="talks" id="{place}">Ports</h2>' in two


def test_a_desk_leaves_its_table_with_the_one_script_that_a_page_may_have():
    data = {
        render.WIDGET: {"model_id": "x"},
        "text/html": sortable("1 row", "tables", ["words"], [(["a"], "")]),
        "text/plain": "d",
    }
    shown = notebook()
    shown.cells[2].outputs = [new_output("execute_result", data, execution_count=1)]
    page = render.render_page(shown, render.Head("The good", "2026-01-31"), "a.ipynb")
    assert page.count("<script>") == 1 and "model_id" not in page and "<td>a</td>" in page
    with pytest.raises(ReportError, match="run a script"):
        render.check_page(page.replace("search.type", "go(); search.type"), "a.ipynb")
