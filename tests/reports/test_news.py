"""What is new is told by article: not again on the same day, and not because a file could not be read for once."""

import pytest

from analysis.reports.news import find_news
from tests.small import tables_of, together, wants

DAY, NEXT, THIRD = "2026-01-30", "2026-01-31", "2026-02-01"
FOUND = {"a": "1", "b": "1", "c": "1"}


def port(article_id, quote, published):
    return tables_of([wants("Dock Union", quote, 3, issue="pay")], article_id, talks="Port strike", published=published)


FIRST = port("a", "Wages must rise by 5 per cent", DAY)
SECOND = port("b", "There can be no deal on Sunday before all wages rise by 8 per cent in every harbour", DAY)
OTHER = tables_of([wants("Rail Union", "Night trains must run", 3)], "c", talks="Rail")


@pytest.fixture
def first():
    return find_news(together(FIRST, OTHER), FOUND, None, DAY, None)


def said(seen):
    return {one.talks: one.says for one in seen.news}


def test_the_first_run_says_that_it_is_the_first(first):
    assert said(first) == {"Port strike": "First run: 1 article.", "Rail": "First run: 1 article."} and first.since == ""


def test_nothing_new_is_said_as_such(first):
    again = find_news(together(FIRST, OTHER), FOUND, first, NEXT, None)
    assert set(said(again).values()) == {f"Nothing new since {DAY}."}


def test_a_new_article_is_told_with_its_moves_though_it_is_of_an_earlier_day(first):
    seen = find_news(together(FIRST, SECOND, OTHER), FOUND, first, THIRD, None)
    (news, rail) = seen.news
    assert news.new == (("b", "Made by hand", DAY),) and {move["article_id"] for move in news.moves} == {"b"}
    assert news.says.startswith(f"1 article new since {DAY}. ") and rail.says == f"Nothing new since {DAY}."
    assert find_news(together(FIRST, SECOND, OTHER), FOUND, seen, THIRD, None) == seen, "a second run of one day"


def test_changed_and_gone_articles_are_counted(first):
    seen = find_news(FIRST, {"a": "2"}, first, NEXT, None)
    assert said(seen)["Port strike"].startswith(f"1 article changed since {DAY}.")
    both = find_news(together(FIRST, SECOND), {"a": "1", "b": "1"}, None, DAY, None)
    assert said(find_news(FIRST, {"a": "1"}, both, NEXT, None)) == {"Port strike": f"1 article gone since {DAY}."}


def test_an_article_that_cannot_be_read_for_once_is_neither_gone_nor_new(first):
    without = find_news(FIRST, FOUND, first, NEXT, None)
    assert said(without) == {"Port strike": f"Nothing new since {DAY}."} and without.unread == {"rail"}
    assert said(find_news(together(FIRST, OTHER), FOUND, without, THIRD, None))["Rail"] == f"Nothing new since {NEXT}."
