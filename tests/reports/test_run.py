"""Reports: declarations are strict, states are true, a page asks nobody for anything, and a good page is never lost."""

import dataclasses
import json
import re

import nbformat
import pytest

from analysis.errors import ReportError
from analysis.reports import kernels, parameters, refresh, render
from analysis.reports import run as reports
from analysis.tables.tables import Tables
from tests.house import make_house, write_notebook

ON = "2026-01-31"
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
PICTURE = f"from base64 import b64decode\nfrom IPython.display import Image\nImage(b64decode('{DOT}'), metadata={{'alt': %r}})"
TABLE = "import pandas as pd\npd.DataFrame({'words': [12], 'who': ['<b>Ann</b>']})"
NOTEBOOKS = {
    "good": ["## The words", TABLE, "## Picture & more", PICTURE % "Ann Lee “speaks” most.", "print(top)"],
    "broken": ["top / 0", "top"],
    "dead": ["import os\nos._exit(7)", "top"],
    "slow": ["import time\ntime.sleep(600)", "top"],
    "early": ["import sys\nsys.exit(0)", "top"],
    "wordless": [PICTURE % ""],
    "fetching": ["from IPython.display import HTML\nHTML('<img alt=x src=\"https://example.org/x.png\">')"],
}


def run(declared, timeout=60, on=ON):
    """Run all declared reports of a house and write its index; the outcomes by name."""
    chosen = reports.read_reports(declared, on)
    folders = reports.Folders(declared.parents[1] / "shared", declared.parents[1] / "runs")
    outcomes = reports.run_reports(chosen, folders, on, timeout)
    reports.write_index(chosen, outcomes, folders.shared)
    return {outcome.name: outcome for outcome in outcomes}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house after a run of one report that goes well and six that do not, each with a page from a better day."""
    folder = tmp_path_factory.mktemp("house")
    declared = make_house(folder, NOTEBOOKS)
    (folder / "shared").mkdir()
    for name in NOTEBOOKS:
        (folder / "shared" / f"{name}.html").write_text("the last good page", encoding="utf-8")
    before = [dataclasses.asdict(reports.Outcome(name, "2026-01-30", page_on="2026-01-30")) for name in NOTEBOOKS]
    (folder / "shared" / reports.STATES).write_text(json.dumps(before), encoding="utf-8")
    return folder, run(declared, timeout=10)


@pytest.fixture(scope="module")
def page(house):
    return (house[0] / "shared" / "good.html").read_text(encoding="utf-8")


def test_a_report_that_goes_well_gets_its_page_and_keeps_its_notebook(house):
    folder, outcomes = house
    assert outcomes["good"].failure == "" and outcomes["good"].page_on == ON
    assert (folder / "runs" / ON / "good.ipynb").exists()
    assert not (folder / "runs" / ON / "good.failed.ipynb").exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broken", "cell 2 (top / 0): ZeroDivisionError: division by zero"),
        ("dead", "cell 2 (import os): the kernel died"),
        ("slow", "cell 2 (import time): took longer than 10 seconds"),
        ("early", "cell 2 (import sys): ended the notebook before its last cell"),
        ("wordless", "picture without alternative text"),
        ("fetching", "would fetch https://example.org/x.png"),
    ],
)
def test_a_report_that_fails_says_why_and_loses_nothing(house, name, reason):
    folder, outcomes = house
    assert reason in outcomes[name].failure
    assert (folder / "shared" / f"{name}.html").read_text(encoding="utf-8") == "the last good page"
    assert (folder / "runs" / ON / f"{name}.failed.ipynb").exists()
    assert not (folder / "runs" / ON / f"{name}.ipynb").exists()


@pytest.mark.parametrize("name", ["broken", "dead", "slow", "early"])
def test_the_kept_notebook_tells_which_cell_failed_and_which_never_ran(house, name):
    notebook = nbformat.read(house[0] / "runs" / ON / f"{name}.failed.ipynb", as_version=4)
    states = [cell.metadata.papermill.status for cell in notebook.cells if cell.cell_type == "code"]
    assert states == ["completed", "failed", "pending"]


def test_the_index_shows_every_state_and_the_pages_that_stand(house):
    folder, outcomes = house
    index = (folder / "shared" / "index.html").read_text(encoding="utf-8")
    assert index.count('class="chip failed"') == 6 and index.count('class="chip current"') == 1
    assert index.count("last good one, of 2026-01-30") == 6
    assert "Is good well?" in index and "ZeroDivisionError" in index and ON in index
    states = {s["name"]: s for s in json.loads((folder / "shared" / reports.STATES).read_text(encoding="utf-8"))}
    assert states["broken"]["page_on"] == "2026-01-30" and states["good"]["page_on"] == ON


def test_a_page_is_headed_by_its_question_and_what_it_rests_on(page):
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Is good well?"]
    assert "<title>The good · Parley</title>" in page
    assert f"Made on {ON} with Python 3." in page and "pandas" in page


def test_a_page_folds_its_code_and_lists_its_sections(page):
    assert page.count('<details class="code">') == 3 and "top = 5" not in page
    assert re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page) == [
        ("The-words", "The words"), ("Picture-&amp;-more", "Picture &amp; more"),
    ]  # fmt: skip
    assert 'id="The-words"' in page


def test_a_page_is_readable_by_ear(page):
    assert 'alt="Ann Lee “speaks” most."' in page
    assert '<th class="number" scope="col">words</th>' in page and '<th scope="row">0</th>' in page
    assert '<html lang="en">' in page and 'href="#content"' in page and '<main id="content">' in page


def test_text_in_tables_stays_text(page):
    assert "&lt;b&gt;Ann&lt;/b&gt;" in page


def test_the_same_notebook_gives_the_same_page(house, page):
    executed = house[0] / "runs" / ON / "good.ipynb"
    head = render.Head("The good", ON, versions={"Python": "3"})
    pages = {render.render_page(nbformat.read(executed, as_version=4), head, executed) for _ in range(2)}
    assert len(pages) == 1


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


def test_an_article_is_normalized_once_and_its_tables_go_to_every_notebook(tmp_path, monkeypatch):
    read_tables = "import analysis as an\nan.Tables.read_parquet(tables).articles['title'][0]"
    declared = make_house(tmp_path, {"one": [read_tables], "two": [read_tables]}, 'articles = "../seeds"\ntables = ""')
    calls = []

    def normalize(articles, words=None, progress=False):
        calls.append([article.title for article in articles])
        return Tables.from_rows({"articles": [_article_row(articles[0])]})

    monkeypatch.setattr("analysis.pipeline.normalize", normalize)
    outcomes = run(declared)
    assert calls == [["Talks resume"]]
    assert [outcome.failure for outcome in outcomes.values()] == ["", ""]
    page = (tmp_path / "shared" / "two.html").read_text(encoding="utf-8")
    assert "Talks resume" in page and "articles <b>1</b>" in page and "tables" not in _parameters_of(page)
    executed = (tmp_path / "runs" / ON / "two.ipynb").read_text(encoding="utf-8")
    assert f"../runs/{ON}/tables" in executed and str(tmp_path) not in executed


def _article_row(article):
    from analysis.tables.rows import ArticleRow

    return ArticleRow(
        article_id=article.article_id, path=article.path, sha256="0", title=article.title, source=None, published=None,
        date_basis="none", language="en", n_chars=1, n_words=1,
    )  # fmt: skip


def _parameters_of(page):
    return re.findall(r"<code>(\w+) = ", page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "declares nothing"),
        ("[[report]", "cannot be read"),
        ("[[reports]]\nname = 'a'", "declares reports"),
        ("[[report]]\nname = 'a'\ntitle = 'A'", "report 1: has the fields name, title"),
        ("[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'one.ipynb'\nparametres = {}", "parametres"),
        ("[[report]]\nname = 'a b'\ntitle = 'A'\nnotebook = 'one.ipynb'", "name is 'a b'"),
        ("[[report]]\nname = 'index'\ntitle = 'A'\nnotebook = 'one.ipynb'", "`index` is taken"),
        ("[[report]]\nname = 'a'\ntitle = 7\nnotebook = 'one.ipynb'", "title is 7; write a str"),
        ("[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'two.ipynb'", "'two.ipynb' does not exist; there is: one.ipynb"),
        (2 * "[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'one.ipynb'\n", "declares the report 'a' twice"),
    ],
)
def test_a_wrong_declaration_is_refused(tmp_path, text, reason):
    path = make_house(tmp_path / "h", {"one": ["1"]})
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=re.escape(reason)):
        reports.read_reports(path, ON)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("tops = 5", "parameter 'tops': does not exist; the notebook has: top"),
        ("top = '5'", "parameter 'top': is '5', a str; write a int"),
        ("top = true", "parameter 'top': is True, a bool; write a int"),
        ("top = 5.0", "parameter 'top': is 5.0, a float; write a int"),
        ("top = 2026-01-31", "parameter 'top': is datetime.date(2026, 1, 31), a date; write a int"),
    ],
)
def test_a_wrong_parameter_is_refused_before_any_kernel_starts(tmp_path, monkeypatch, given, reason):
    path = make_house(tmp_path / "h", {"one": ["1"]})
    path.write_text(path.read_text(encoding="utf-8") + f"parameters = {{ {given} }}", encoding="utf-8")
    monkeypatch.setattr(kernels, "start", lambda folder: pytest.fail("a kernel was started"))
    with pytest.raises(ReportError, match=re.escape(reason)) as error:
        run(path)
    assert "one.ipynb" in str(error.value)


def test_the_date_of_the_run_stands_where_the_braces_are(tmp_path):
    path = make_house(tmp_path / "h", {"one": ["1"]}, 'day = ""\nother = ["x"]')
    given = "parameters = { day = 'at {on}', other = ['{on}', '{off}'] }"
    path.write_text(path.read_text(encoding="utf-8").replace("The one", "One, {on}") + given, encoding="utf-8")
    (report,) = reports.read_reports(path, ON)
    assert report.title == f"One, {ON}"
    assert report.parameters == {"day": f"at {ON}", "other": [ON, "{off}"]}


def parameters_cell(source):
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
    return parameters.find_parameters(nbformat.v4.new_notebook(cells=[cell]), "a.ipynb")


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("x = 5", [7, -1], ["7", 7.0, True, None]),
        ("x = 0.5", [0.1, 7], ["7", True]),
        ("x = 'a=b'  # with = inside", ["", "c"], [7, None]),
        ("x = None", [None, "c"], [7]),
        ("x: str | None = None", [None, "c"], [7]),
        ("x: 'int | None' = 3", [None, 4], ["c", True]),
        ("x: list[str] = []", [["a"]], ["a", None]),
        ("x = {'a': 1}", [{}], [[]]),
        ("x = True", [False], [0, "no"]),
    ],
)
def test_a_parameter_takes_values_of_its_type(source, good, bad):
    declared = parameters_cell(source)["x"]
    assert [declared.takes(value) for value in good] == [True] * len(good)
    assert [declared.takes(value) for value in bad] == [False] * len(bad)


@pytest.mark.parametrize("source", ["x = f()", "import os", "x = y = 1", "x: Path = None", "x +=", "x: int"])
def test_a_parameters_cell_that_is_not_plain_is_refused(source):
    with pytest.raises(ReportError, match="parameters cell"):
        parameters_cell(source)


@pytest.mark.parametrize(
    ("source", "text", "value"),
    [
        ("x = ''", "007", "007"),
        ("x = 1", "7", 7),
        ("x = True", "false", False),
        ("x = None", "None", None),
        ("x = []", "['a']", ["a"]),
    ],
)
def test_a_value_on_the_command_line_is_read_as_the_parameters_type(source, text, value):
    assert parameters.value_of(text, parameters_cell(source)["x"], "a.ipynb") == value


@pytest.mark.parametrize(("source", "text"), [("x = 1", "many"), ("x = 1", "1.5"), ("x = True", "maybe"), ("x = []", "a")])
def test_a_value_on_the_command_line_of_another_type_is_refused(source, text):
    with pytest.raises(ReportError, match="parameter 'x'"):
        parameters.value_of(text, parameters_cell(source)["x"], "a.ipynb")


def test_no_kernel_is_left_behind(tmp_path):
    with pytest.raises(KeyboardInterrupt), kernels.Kernels(tmp_path, 3) as warmed:
        taken = [warmed.take(), warmed.take()]
        raise KeyboardInterrupt
    assert [manager.is_alive() for manager in taken] == [False, False]
    with pytest.raises(IndexError):
        warmed.take()


def test_refreshing_changes_only_what_changed(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["# Is it so?", TABLE, PICTURE % "A dot.", "1 + 1"])
    assert refresh.find_faults(path) != []
    assert refresh.refresh_notebooks([path]) == [path]
    first = path.read_bytes()
    assert refresh.find_faults(path) == []
    assert refresh.refresh_notebooks([path]) == [] and path.read_bytes() == first
    path.write_bytes(first.replace(b"1 + 1", b"1 + 2"))
    assert refresh.refresh_notebooks([path]) == [path]
    changed = [(a, b) for a, b in zip(first.splitlines(), path.read_bytes().splitlines(), strict=True) if a != b]
    assert [b.strip() for _, b in changed] == [b'"3"', b'"1 + 2"']


def test_a_notebook_that_fails_stays_as_it_was(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["# Is it so?", "1 / 0"])
    before = path.read_bytes()
    with pytest.raises(ReportError, match=r"one\.ipynb: cell 1 \(1 / 0\): ZeroDivisionError"):
        refresh.refresh_notebooks([path])
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda nb: nb.metadata.update(papermill={}), "is not in normal form"),
        (lambda nb: nb.cells[1].update(execution_count=4), "cell 1 was run as number 4"),
        (lambda nb: nb.cells.append(nbformat.v4.new_code_cell(" ", id="z")), "cell 3 is empty"),
        (lambda nb: nb.cells[2].outputs[0].update(metadata={}), "cell 2 shows a picture without alternative text"),
        (
            lambda nb: nb.cells[1].outputs.append(nbformat.v4.new_output("stream", name="stderr", text="!")),
            "cell 1 stores a warning",
        ),
        (lambda nb: nb.cells[1].outputs.append(nbformat.v4.new_output("error", ename="E")), "cell 1 stores an error"),
        (lambda nb: [c.metadata.update(tags=["parameters"]) for c in nb.cells[1:]], "more than one cell tagged `parameters`"),
    ],
)
def test_a_committed_notebook_with_a_fault_is_found(tmp_path, change, fault):
    code = [
        nbformat.v4.new_code_cell("1", id="a", execution_count=1),
        nbformat.v4.new_code_cell("2", id="b", execution_count=2),
    ]
    code[1].outputs = [nbformat.v4.new_output("display_data", {"image/png": "eA=="}, metadata={"image/png": {"alt": "A dot."}})]
    notebook = refresh.normal_form(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# x", id="m"), *code]))
    path = tmp_path / "one.ipynb"
    path.write_text(refresh.as_text(notebook), encoding="utf-8")
    assert refresh.find_faults(path) == []
    change(notebook)
    path.write_text(refresh.as_text(notebook), encoding="utf-8")
    assert any(fault in found for found in refresh.find_faults(path))
