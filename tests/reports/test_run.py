"""Reports: states are true, and a good page is never lost."""

import dataclasses
import json
import re

import nbformat
import pytest

from analysis.errors import ArticleError, ReportError, TableError
from analysis.reports import render
from analysis.reports import run as reports
from analysis.reports.declared import read_reports
from analysis.reports.index import make_pages, write_index
from analysis.reports.states import STATES, read_site
from tests.house import make_house
from tests.reports.cells import PICTURE, TABLE
from tests.small import said, tables_of
from tests.torture.killing import leftovers

ON = "2026-01-31"
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
    chosen = read_reports(declared, on)
    folders = reports.Folders(declared.parents[1] / "shared", declared.parents[1] / "runs", declared.parents[1] / "store")
    done = reports.run_reports(chosen, folders, on, timeout)
    write_index(chosen, done, folders)
    return {outcome.name: outcome for outcome in done.outcomes}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house after a run of one report that goes well and six that do not, each with a page from a better day."""
    folder = tmp_path_factory.mktemp("house")
    declared = make_house(folder, NOTEBOOKS)
    (folder / "shared").mkdir()
    for name in NOTEBOOKS:
        (folder / "shared" / f"{name}.html").write_text("the last good page", encoding="utf-8")
    before = [dataclasses.asdict(reports.Outcome(name, "2026-01-30", page_on="2026-01-30")) for name in NOTEBOOKS]
    (folder / "shared" / STATES).write_text(json.dumps(before), encoding="utf-8")
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
    states = {one.name: one for one in read_site(folder / "shared").outcomes}
    assert states["broken"].page_on == "2026-01-30" and states["good"].page_on == ON
    assert states["good"].before == "2026-01-30" and states["broken"].before == ""


def test_tables_that_are_given_are_checked_before_anything_runs(tmp_path):
    declared = make_house(tmp_path, {"one": ["tables"]}, 'articles = ""\ntables = ""')
    tables = tables_of([said("Ann Lee", "We will go.")])
    dataclasses.replace(tables, claims=tables.claims.assign(act="sing")).to_parquet(tmp_path / "made")
    chosen = [report.with_parameters({"tables": "../made"}) for report in read_reports(declared, ON)]
    with pytest.raises(TableError, match="claims: breaks its schema"):
        reports.run_reports(chosen, reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store"), ON)
    assert leftovers(tmp_path) == []


def test_a_page_is_headed_by_its_question_and_what_it_rests_on(page):
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Is good well?"]
    assert "<title>The good · Parley</title>" in page
    assert f"Made on {ON} with Python 3." in page and "pandas" in page


def test_a_page_folds_its_code_and_lists_its_sections(page):
    assert page.count('<details class="code">') == 1 and page.count('class="highlight"') == 3 and "top = 5" not in page
    assert re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page) == [
        ("The-words", "The words"), ("Picture-&amp;-more", "Picture &amp; more"), ("rests-on", "What this page rests on"),
    ]  # fmt: skip
    assert 'id="The-words"' in page


def test_a_page_is_readable_by_ear(page):
    assert 'alt="Ann Lee “speaks” most."' in page
    assert 'scope="col" role="columnheader">words</th>' in page and 'scope="row" role="rowheader">0</th>' in page
    assert '<html lang="en">' in page and 'href="#content"' in page and '<main id="content">' in page


def test_text_in_tables_stays_text(page):
    assert "&lt;b&gt;Ann&lt;/b&gt;" in page


def test_the_same_notebook_gives_the_same_page(house, page):
    executed = house[0] / "runs" / ON / "good.ipynb"
    head = render.Head("The good", ON, versions={"Python": "3"})
    pages = {render.render_page(nbformat.read(executed, as_version=4), head, executed) for _ in range(2)}
    assert len(pages) == 1


def test_an_article_is_normalized_once_and_its_tables_go_to_every_notebook(tmp_path, monkeypatch):
    read_tables = "import analysis as an\nan.Tables.read_parquet(tables).articles['title'][0]"
    declared = make_house(tmp_path, {"one": [read_tables], "two": [read_tables]}, 'articles = "../seeds"\ntables = ""')
    calls = []

    def read(article, vocabulary):
        calls.append(article.title)
        return {"articles": [_article_row(article)]}, frozenset()

    monkeypatch.setattr("analysis.store.batches.read_article", read)
    outcomes = run(declared)
    assert calls == ["Talks resume"] and run(declared) == outcomes and calls == ["Talks resume"]
    assert [outcome.failure for outcome in outcomes.values()] == ["", ""]
    page = (tmp_path / "shared" / "two.html").read_text(encoding="utf-8")
    assert "Talks resume" in page and "articles <b>1</b>" in page and "tables" not in _parameters_of(page)
    executed = (tmp_path / "runs" / ON / "two.ipynb").read_text(encoding="utf-8")
    assert f"../runs/{ON}/tables" in executed and str(tmp_path) not in executed


def test_two_folders_with_talks_of_one_name_have_pages_of_their_own(tmp_path, monkeypatch):
    """The folder that was seen first keeps its addresses, whichever report is run, and in whichever order."""
    declared = make_house(tmp_path, {"one": ["1"], "two": ["1"]}, 'articles = "../seeds"\ntables = ""')
    declared.write_text(declared.read_text(encoding="utf-8") + 'parameters = { articles = "../more" }\n', encoding="utf-8")
    (tmp_path / "more").mkdir()
    for folder, text in (("seeds", "Norland must leave the valley."), ("more", "Norland must pay for the bridge.")):
        (tmp_path / folder / "talks.txt").unlink(missing_ok=True)
        (tmp_path / folder / f"{folder}.txt").write_text(f"{text[:-1]}, said Eva Roe, minister of Sudland.\n", encoding="utf-8")
    monkeypatch.setattr("analysis.reports.kernels.PRELOADED", ())
    folders = reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store")

    def pages(*names):
        make_pages(declared, names, (), folders, ON, 60)
        return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "shared" / "briefs").glob("*.html")}

    both = pages()
    assert set(both) == {"untitled.html", "untitled-more.html"}
    assert "valley" in both["untitled.html"] and "bridge" in both["untitled-more.html"]
    index = (tmp_path / "shared" / "index.html").read_text(encoding="utf-8")
    assert "(../more)" in both["untitled-more.html"] and "briefs/untitled-more.html" in index
    assert pages("two") == both and pages("one") == both


def test_two_folders_with_different_articles_of_one_id_are_refused(tmp_path, monkeypatch):
    """Their pages would have one address; the same article in both folders has one page, and renaming one of them is enough."""
    declared = make_house(tmp_path, {"one": ["1"], "two": ["1"]}, 'articles = "../seeds"\ntables = ""')
    declared.write_text(declared.read_text(encoding="utf-8") + 'parameters = { articles = "../more" }\n', encoding="utf-8")
    monkeypatch.setattr(
        "analysis.store.batches.read_article", lambda article, _: ({"articles": [_article_row(article)]}, frozenset())
    )
    seeds, more = tmp_path / "seeds" / "talks.txt", tmp_path / "more" / "talks.txt"
    more.parent.mkdir()
    more.write_bytes(seeds.read_bytes())
    folders = reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store")

    def pages(*names):
        make_pages(declared, names, (), folders, ON, 60)
        return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "shared" / "articles").glob("*.html")}

    assert list(pages()) == ["talks.html"]
    more.write_text("Norland left the talks.", encoding="utf-8")
    before = pages("one")
    told = r"^\.\./more: has an article 'talks', as \.\./seeds has: .*; rename the file of one of them"
    for names in ((), ("two",)):
        with pytest.raises(ReportError, match=told):
            pages(*names)
    more.rename(more.with_name("other.txt"))
    assert pages("two").keys() == {"talks.html", "other.html"} and pages()["talks.html"] == before["talks.html"]


def test_a_bad_file_is_left_out_and_the_index_and_the_page_say_so(tmp_path, monkeypatch):
    cells = ["import analysis as an\nan.Tables.read_parquet(tables).articles['title'][0]"]
    declared = make_house(tmp_path, {"one": cells}, 'articles = "../seeds"\ntables = ""')
    (tmp_path / "seeds" / "empty.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    outcome = run(declared)["one"]
    line = "seeds/empty.txt: is empty; put the text of an article into it, or move it away"
    assert outcome.failure == "" and outcome.problems == (line,)
    for page in ("one.html", "index.html"):
        text = (tmp_path / "shared" / page).read_text(encoding="utf-8")
        assert "1 file or line was left out:" in text and f"<li>{line}</li>" in text
    (tmp_path / "seeds" / "empty.txt").unlink()
    assert run(declared)["one"].problems == ()
    assert "left out" not in (tmp_path / "shared" / "index.html").read_text(encoding="utf-8")


def test_where_no_article_can_be_read_nothing_is_run(tmp_path):
    declared = make_house(tmp_path, {"one": ["1"]}, 'articles = "../seeds"\ntables = ""')
    (tmp_path / "seeds" / "talks.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match="talks.txt: is empty"):
        run(declared)


def _article_row(article):
    from analysis.tables.rows import ArticleRow

    return ArticleRow(
        article_id=article.article_id, path=article.path, sha256="0", title=article.title, source=None, published=None,
        date_basis="none", language="en", talks=None, copy_of=None, n_chars=1, n_words=1,
    )  # fmt: skip


def _parameters_of(page):
    return re.findall(r"<code>(\w+) = ", page)
