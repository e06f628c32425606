"""Days and limits: our own patterns find them, and they count from the day of publication alone."""

import pytest

from analysis.reading import find_days, find_deadline
from analysis.words import load

WORDS, PUBLISHED = load(), "2024-05-16"  # a Thursday


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Lee said on Tuesday 7 May that it was late", ["2024-05-07"]),
        ("on May 3, 2021", ["2021-05-03"]),
        ("said on Monday", ["2024-05-13"]),
        ("said on Thursday", [PUBLISHED]),
        ("last Thursday", ["2024-05-09"]),
        ("Yesterday Lee left", ["2024-05-15"]),
        ("the ship must leave by 30 June", []),
        ("from Monday on", []),
        ("in a minute", []),
    ],
)
def test_days_that_are_told(words, days):
    assert [day.date for day in find_days(words, PUBLISHED, WORDS)] == days


def test_without_a_day_of_publication_only_full_dates_are_known():
    assert [day.date for day in find_days("on Monday, on May 3, 2021", None, WORDS)] == ["2021-05-03"]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("it must leave by 30 June", "2024-06-30"),
        ("nothing until 2036", "2036"),
        ("within 48 hours", "48 hour"),
        ("by the end of next year", "end of next year"),
        ("in April", "2025-04"),
        ("it must leave", None),
        ("within the city", None),
    ],
)
def test_limits(words, limit):
    assert find_deadline(words, PUBLISHED, WORDS) == limit
