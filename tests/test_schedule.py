"""A week of runs on a schedule, the clock handed in: after each, the index says what is so."""

import json
import os
import re
from pathlib import Path

import pytest

from analysis import __main__ as command_line
from analysis.reports import kernels
from tests.house import make_house, write_notebook
from tests.torture.killing import killed_after, leftovers

READS = 'articles = "../seeds"\ntables = ""\n'
COUNT, MOVES = ["tables"], ["talks", "'since ' + (since or 'ever')"]
DECLARED = """
[[report]]
name = "count"
title = "Count"
notebook = "count.ipynb"

[[report]]
name = "moves"
title = "Moves"
notebook = "moves.ipynb"
parameters = { since = "{before}" }
"""
PORT = {
    "03-03": "Dana Moor of the Dock Union said that wages should rise by 5 per cent.",
    "03-04": "Wages must rise by 8 per cent, Dana Moor of the Dock Union said on Tuesday.",
    "03-06": "The Dock Union is now ready to accept 6 per cent, Dana Moor said on Thursday, after a long day of talks.",
}
RAIL = "Paul Reed of the Rail Union said that night trains should run again."


class Week:
    """A house with a folder of articles for each of two negotiations, run day by day."""

    def __init__(self, folder):
        self.folder = folder
        make_house(folder, {})
        (folder / "seeds" / "talks.txt").unlink()
        (folder / "notebooks" / "reports.toml").write_text(DECLARED, encoding="utf-8")
        self.notebook("count", COUNT, READS)
        self.notebook("moves", MOVES, f'{READS}talks = ""\nsince = ""')

    def notebook(self, name, cells, parameters):
        write_notebook(self.folder / "notebooks" / f"{name}.ipynb", [f"# What of {name}?", *cells], parameters)

    def article(self, talks, day, text, title="Talks"):
        place = self.folder / "seeds" / talks
        place.mkdir(exist_ok=True)
        (place / f"{day}.txt").write_text(f"{text}\n", encoding="utf-8")
        (place / f"{day}.toml").write_text(f'title = "{title} {day}"\npublished = "2025-{day}"\n', encoding="utf-8")

    def run(self, day, *names):
        """Run on a day of 2025; the exit code, the states of the pages, the news by negotiation, and what was told."""
        code = command_line.main(["report", *names, "--json", "--on", f"2025-{day}"])
        told = json.loads(self.capsys.readouterr().out)
        assert leftovers(self.folder) == []
        pages = {page["name"]: (page["state"], page["why"]) for page in told["pages"]}
        return code, pages, {one["talks"]: one["says"] for one in told["news"]}, told

    def step(self, day):
        return lambda: command_line.main(["report", "--json", "--on", f"2025-{day}"])

    @property
    def index(self):
        return (self.folder / "data" / "shared" / "index.html").read_text(encoding="utf-8")

    def page(self, name):
        return (self.folder / "data" / "shared" / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def week(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kernels, "PRELOADED", ())  # notebooks that import nothing
    made = Week(tmp_path)
    made.capsys = capsys
    return made


CURRENT = ("current", "")
ALL_CURRENT = {"count": CURRENT, "port--moves": CURRENT, "rail--moves": CURRENT}


def test_a_week_of_runs(week):
    # Monday, the first run
    week.article("port", "03-03", PORT["03-03"])
    week.article("rail", "03-03", RAIL)
    code, pages, news, told = week.run("03-03")
    assert (code, pages) == (0, ALL_CURRENT) and news == {"port": "First run: 1 article.", "rail": "First run: 1 article."}
    assert "since ever" in week.page("port--moves") and "3 of 3 pages are current." in week.index

    # Tuesday: an article more
    week.article("port", "03-04", PORT["03-04"])
    code, pages, news, told = week.run("03-04")
    assert (code, pages) == (0, ALL_CURRENT) and news["rail"] == "Nothing new since 2025-03-03."
    assert news["port"].startswith("1 article new since 2025-03-03. 1 hardened. Last: ") and "8 per cent" in news["port"]
    moves = next(one["moves"] for one in told["news"] if one["talks"] == "port")
    assert [(move["move"], move["article_id"]) for move in moves] == [("hardened", told["news"][0]["new"][0]["article_id"])]
    assert "since 2025-03-03" in week.page("port--moves")
    assert re.search(r"<strong>(<a [^>]*>)?port(</a>)?: 1 article new since 2025-03-03\. 1 hardened\.", week.index)
    again = week.index
    assert week.run("03-04")[2] == news and week.index == again, "a second run of one day changes nothing"

    # Wednesday: a bad file, and nothing new
    (week.folder / "seeds" / "port" / "03-05.txt").write_bytes(b"")
    code, pages, news, told = week.run("03-05")
    assert (code, pages) == (1, ALL_CURRENT) and set(news.values()) == {"Nothing new since 2025-03-04."}
    assert len(told["problems"]) == 1 and told["problems"][0] in week.index and "What could not be read" in week.index

    # Thursday: the bad file is gone, an article more, a broken notebook
    (week.folder / "seeds" / "port" / "03-05.txt").unlink()
    week.article("port", "03-06", PORT["03-06"])
    week.notebook("moves", ["since / 0"], f'{READS}talks = ""\nsince = ""')
    kept = week.page("port--moves")
    code, pages, news, told = week.run("03-06")
    assert code == 1 and pages["count"] == CURRENT and told["problems"] == []
    assert pages["port--moves"][0] == "failed" and "TypeError" in pages["port--moves"][1]
    assert news["port"].startswith("1 article new since 2025-03-05. 1 softened.") and week.page("port--moves") == kept
    assert week.index.count("The page is the last good one, of 2025-03-05.") == 2
    assert week.index.count("failed</span> because cell ") == 2

    # Friday: mended, but killed on its way, twice
    week.notebook("moves", MOVES, f'{READS}talks = ""\nsince = ""')
    before = week.index
    for rename in (2, 5):
        assert killed_after(rename, week.step("03-07"), said=week.folder / "said") < 0
        (week.folder / "said").unlink()
    assert week.index == before and "As of the run of 2025-03-06." in before and week.page("port--moves") == kept

    # Saturday: the killed run leaves nothing to mend, and nothing of it counts
    code, pages, news, told = week.run("03-08")
    assert (code, pages) == (0, ALL_CURRENT) and set(news.values()) == {"Nothing new since 2025-03-06."}
    assert "since 2025-03-05" in week.page("port--moves"), "since the last page that was good"

    # Sunday: an article is mended after the run, and one report alone is run
    week.article("rail", "03-03", RAIL, title="Trains")
    code, pages, news, told = week.run("03-09", "count")
    assert pages == {"count": CURRENT, "port--moves": CURRENT, "rail--moves": ("stale", "1 article has changed")}
    assert news["rail"].startswith("1 article changed since 2025-03-08.") and "The page is of 2025-03-08." in week.index

    # Monday: a negotiation is gone, and so is its page
    os.remove("seeds/rail/03-03.txt"), os.remove("seeds/rail/03-03.toml")
    code, pages, news, told = week.run("03-10")
    assert (code, pages) == (0, {"count": CURRENT, "moves": CURRENT}) and "rail" not in week.index
    assert told["removed"] == ["port--moves.html", "rail--moves.html"]
    assert sorted(path.name for path in Path("data/shared").glob("*.html")) == [
        "count.html",
        "index.html",
        "moves.html",
        "search.html",
    ]


def test_a_run_that_can_read_nothing_changes_nothing(week):
    week.article("port", "03-03", PORT["03-03"])
    week.run("03-03")
    before = week.index
    (week.folder / "seeds" / "port" / "03-03.txt").write_bytes(b"")
    assert week.step("03-04")() == 2 and week.index == before and "As of the run of 2025-03-03." in before
