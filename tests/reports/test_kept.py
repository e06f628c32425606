"""A notebook that can only see what it saw before is kept; whatever it can see, and whoever may see more, makes it run."""

import json

import pytest

from analysis.reports import kept
from analysis.reports import run as reports
from analysis.reports.declared import read_reports
from analysis.reports.index import write_index
from tests.house import make_house, write_notebook
from tests.small import said, tables_of

ON, LATER = "2026-01-30", "2026-01-31"
GIVEN = 'articles = "../seeds"\ntables = ""\nwords = None\ntalks = ""\nparties = "../talks"'
OPENED = (
    "import analysis as an\nread = an.read(articles)\nrows = an.open_tables(read, tables, words)",
    "own = an.open_talks(rows, talks, parties)",
)
PICKED = (
    "import analysis as an\narticles = an.read(articles)\narticle = an.pick(articles, number)",
    "tables = an.open_tables(articles, tables, words).of(article.article_id)",
)
SAYS = "rows.claims['quote'].tolist()"


@pytest.mark.parametrize(
    ("code", "looks_at"),
    [
        ("import analysis as an\ntables = an.open_tables(an.read(articles), tables)", kept.TALKS),
        ("an.summaries.who_speaks(tables, talks, top=top)", kept.TALKS),
        ("an.summaries.who_speaks(tables, talks=talks)\nan.summaries.evidence(tables, who)", kept.TALKS),
        ("tables.claims", kept.ALL),
        ("mine = tables", kept.ALL),
        ("an.summaries.what_to_doubt(tables)", kept.ALL),
        ("import analysis as an\nan.read('more')", ""),
        ("import analysis as an\nan.Store('store')", ""),
        ("import os", ""),
        ("from pathlib import Path", ""),
        ("import pandas as pd\npd.read_csv(prices)", ""),
        ("import pandas as pd\npd.Timestamp.now()", ""),
        ("tables.claims.to_csv('claims.csv')", ""),
        ("open('prices.csv')", ""),
        ("%matplotlib inline", ""),
        ("!cat prices.csv", ""),
    ],
)
def test_what_a_notebook_looks_at_is_seen_in_its_code(tmp_path, code, looks_at):
    assert kept.sees(write_notebook(tmp_path / "one.ipynb", [code])) == looks_at


def test_the_notebook_that_took_longest_runs_first(tmp_path):
    declared = make_house(tmp_path, {name: ["1"] for name in ("new", "short", "long", "damaged")})
    runs = tmp_path / "runs"
    (runs / ON).mkdir(parents=True)
    for name, seconds in (("short", 1.5), ("long", 20.0)):
        noted = {"papermill": {"duration": seconds}, "parley": {"made_from": name}}
        (runs / ON / f"{name}.ipynb").write_text(json.dumps({"metadata": noted}), encoding="utf-8")
    (runs / ON / "damaged.ipynb").write_text('{"metadata": []}', encoding="utf-8")
    assert kept.last_run(runs / ON / "long.ipynb") == ("long", 20.0)
    asked = [reports.Asked(report, None, {}) for report in read_reports(declared, LATER)]
    site = reports.Site(ON, tuple(reports.Outcome(one.report.name, ON, page_on=ON) for one in asked))
    found = reports._not_kept(asked, site, runs, runs / LATER, tmp_path)
    assert [one.report.name for one in found] == ["long", "short", "new", "damaged"]


def test_every_cell_of_a_row_makes_a_difference():
    lines = [said("Ann Lee", "We will go."), said("Bo Ek", "We stay.")]
    assert kept.rows_of(tables_of(lines)) == kept.rows_of(tables_of(lines)) != kept.rows_of(tables_of(lines[::-1]))


@pytest.mark.parametrize(
    ("more", "looks_at"),
    [
        ("tables.claims", kept.ONE),
        ("an.summaries.what_to_doubt(tables)\nan.show(article, tables)", kept.ONE),
        ("len(articles)", kept.ALL),
        ("an.show(articles[1], tables)", kept.ALL),
        ("tables = an.open_tables(articles, tables, words)", kept.ALL),
        ("number = 1", kept.ALL),
        ("article = an.pick(articles, 1)", kept.ALL),
        ("import os", ""),
    ],
)
def test_a_notebook_that_picks_an_article_looks_at_that_alone(tmp_path, more, looks_at):
    assert kept.sees(write_notebook(tmp_path / "one.ipynb", [*PICKED, more], f"{GIVEN}\nnumber = 0")) == looks_at


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Two notebooks on one article: one that looks at its rows alone, and one that may look at more; runs them."""
    declared = make_house(tmp_path, {"own": [*OPENED, SAYS], "more": ["import os", "1"]}, GIVEN)
    (tmp_path / "talks").mkdir()
    executed = []
    execute = reports.kernels.Kernels.execute

    def counted(self, path, *given):
        executed.append(path.stem)
        return execute(self, path, *given)

    monkeypatch.setattr(reports.kernels.Kernels, "execute", counted)
    monkeypatch.setattr(reports.kernels, "PRELOADED", ())
    folders = reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store", tmp_path / "decisions")

    def run(on=ON, again=False):
        executed.clear()
        chosen = read_reports(declared, on)
        done = reports.run_reports(chosen, folders, on, 60, again=again)
        write_index(chosen, done, folders)
        assert [outcome.failure for outcome in done.outcomes] == ["", ""]
        return sorted(executed)

    return tmp_path, run


def test_a_notebook_runs_again_when_what_it_can_see_has_changed(house):
    folder, run = house
    assert run() == ["more", "own"] and run() == ["more"] and run(again=True) == ["more", "own"]
    (folder / "seeds" / "talks.txt").write_text("“We will not sign,” said Bo Ek, the other minister.\n", encoding="utf-8")
    assert run() == ["more", "own"] and run() == ["more"]
    (folder / "talks" / "untitled.toml").write_text('title = "The pact"\n', encoding="utf-8")
    assert run() == ["more", "own"] and run() == ["more"]
    executed = folder / "runs" / ON / "own.ipynb"
    executed.write_text(executed.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    assert run() == ["more", "own"]


def test_a_page_that_was_kept_is_the_page_that_a_run_would_make(house):
    folder, run = house
    run()
    assert run(LATER) == ["more"]
    kept_page = (folder / "shared" / "own.html").read_text(encoding="utf-8")
    assert f"Made on {LATER}" in kept_page
    assert json.loads((folder / "runs" / LATER / "own.ipynb").read_text(encoding="utf-8"))["metadata"]["parley"]["made_from"]
    assert run(LATER, again=True) == ["more", "own"]
    assert (folder / "shared" / "own.html").read_text(encoding="utf-8") == kept_page
