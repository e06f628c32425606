"""What is kept between runs is read as it was written, and a day is compared with the day before."""

import dataclasses
import json

import pytest

from analysis.errors import ReportError
from analysis.reports.states import STATES, News, Outcome, Seen, Site, read_site, write_site

DAY, TALKS = "2026-01-30", (("Talks", None),)
GOOD = Outcome("ports--one", DAY, page_on=DAY, articles=TALKS, counts={"claims": 3}, problems=("x",))
NEWS = News("ports", DAY, "2026-01-29", 1, (("a", "Talks", None),), moves=({"party": "Ann"},), says="1 new.", slug="ports")
SEEN = Seen("2026-01-30", {"a": ("1", "ports")}, "2026-01-29", {"b": ("2", "ports")}, (NEWS,))


def test_what_is_written_is_read(tmp_path):
    site = Site("2026-01-30", (GOOD,), {"../seeds": SEEN})
    write_site(site, tmp_path)
    assert read_site(tmp_path) == site and read_site(tmp_path / "nowhere") == Site()


def test_states_of_pages_before_articles_were_noted_are_read(tmp_path):
    old = {name: value for name, value in dataclasses.asdict(GOOD).items() if name not in ("before", "basis")}
    (tmp_path / STATES).write_text(json.dumps([old]), encoding="utf-8")
    assert read_site(tmp_path) == Site("2026-01-30", (GOOD,))


@pytest.mark.parametrize("text", ["{", "7", '{"outcomes": [{"name": "a"}]}', '{"outcomes": [], "seen": {"a": {"on": "x"}}}'])
def test_a_damaged_file_is_told(tmp_path, text):
    (tmp_path / STATES).write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=r"reports.json: is damaged .*; delete it and make the reports again"):
        read_site(tmp_path)


def test_the_day_before_is_that_of_the_last_good_page_of_another_day():
    assert Site("2026-01-30", (GOOD,)).before("one", "2026-01-31") == "2026-01-30"
    assert Site("2026-01-30", (GOOD,)).before("one", "2026-01-30") == Site().before("one", "2026-01-30") == ""
    next_day = dataclasses.replace(GOOD, on="2026-01-31", page_on="2026-01-31").following(GOOD)
    assert next_day.before == "2026-01-30"
    again = dataclasses.replace(GOOD, on="2026-01-31", page_on="2026-01-31").following(next_day)
    assert again == next_day and Site("", (again,)).before("one", "2026-01-31") == "2026-01-30"


def test_a_failed_report_keeps_the_page_that_stood():
    failed = Outcome("ports--one", "2026-01-31", "it broke").following(GOOD)
    assert failed.page_on == "2026-01-30" and str(failed) == "failed  ports--one: it broke (the page of 2026-01-30 stays)"
    assert Outcome("ports--one", "2026-01-31", "it broke").following(None).page_on is None


def test_negotiations_without_a_readable_article_are_known():
    assert SEEN.unread == set() and dataclasses.replace(SEEN, articles={"a": ("1", "rail")}).unread == {"rail"}
