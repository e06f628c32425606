"""Everything that a project holds is looked at, and every problem is told at once."""

from pathlib import Path

import pytest

from analysis.errors import ReportError
from analysis.reports.checking import check_all, committed
from tests.house import make_house, write_notebook


@pytest.fixture
def house(tmp_path, monkeypatch):
    make_house(tmp_path, {"one": ["top"]})
    monkeypatch.chdir(tmp_path)
    return check


def check(words=None):
    tables = Path("data/tables")
    return check_all(Path("seeds"), words, tables if tables.exists() else None, Path("notebooks/reports.toml"), "2026-01-31")


def test_it_says_what_was_compared_and_what_was_left_out(house):
    Path("seeds/README.md").write_text("Articles.", encoding="utf-8")
    checked = house()
    assert checked.compared == ["1 article of seeds", "the word lists", "notebooks/reports.toml", "one.ipynb"]
    assert checked.left_out == ["seeds/README.md: is left out: it tells of the folder, not of talks"]


def test_a_problem_hides_no_other(house):
    Path("seeds/empty.txt").write_bytes(b"")
    Path("data/tables").mkdir(parents=True)
    Path("data/tables/flags.csv").write_text("a,b\n", encoding="utf-8")
    Path("notebooks/reports.toml").write_text("x = 1", encoding="utf-8")
    problems = "\n".join(house(words=Path("nowhere")).problems)
    for name in ("empty.txt: is empty", "nowhere: is no folder of word lists", "reports.toml: declares x", "one.ipynb: "):
        assert name in problems
    assert "data/tables" in problems


def test_parties_files_are_looked_at_and_one_of_no_talks_is_told(tmp_path, monkeypatch):
    make_house(tmp_path, {"one": ["top"]}, 'top = 5\nparties = "../talks"')
    monkeypatch.chdir(tmp_path)
    Path("talks").mkdir()
    Path("talks/untitled.toml").write_text("title = 3", encoding="utf-8")
    Path("talks/ports.toml").write_text('title = "Ports"', encoding="utf-8")
    Path("talks/outlets.csv").write_text("source,trust\n", encoding="utf-8")
    problems = [line for line in check().problems if "talks/" in line]
    assert len(problems) == 2 and "talks/outlets.csv:1: has the columns" in problems[0]
    assert problems[1].endswith("ports.toml: is about talks to which no article belongs; call it one of untitled.toml")
    Path("talks/outlets.csv").unlink()
    assert "untitled.toml:1: title is '3'" in "\n".join(check().problems)
    assert "the parties and outlets of talks" in check().compared


def test_a_scratch_notebook_is_nobodys_business(house):
    Path("notebooks/scratch").mkdir()
    write_notebook(Path("notebooks/scratch/Untitled.ipynb"), ["1 / 0"])
    assert [path.name for path in committed(Path("notebooks"))] == ["one.ipynb"]
    assert not any("Untitled" in line for line in (*house().problems, *house().compared))


def test_a_folder_without_notebooks(tmp_path):
    with pytest.raises(ReportError, match="holds no notebook"):
        committed(tmp_path)
