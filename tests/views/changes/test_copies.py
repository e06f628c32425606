"""Copies: what a wire wrote counts once."""

import dataclasses

from analysis.views.changes.copies import find_copies
from tests.views.changes.ferries import example, tables_of_days

TEXT = "The owners of the two mills in the valley met on Monday and spoke for nine hours about the new bridge and its toll."


def test_the_wire_is_the_first_of_one_day():
    ((copy, first),) = find_copies(example()).items()
    assert "island-post" in copy and "sea-wire" in first


def test_near_days_and_most_words_make_a_copy():
    assert find_copies(tables_of_days(("2024-05-02", TEXT), ("2024-05-03", TEXT + " It rained."))) == {"a1": "a0"}
    assert find_copies(tables_of_days(("2024-05-02", TEXT), ("2024-06-03", TEXT))) == {}
    assert find_copies(tables_of_days(("2024-05-02", TEXT), ("2024-05-02", "Nothing else happened in the valley."))) == {}


def test_no_copy_across_two_negotiations():
    tables = tables_of_days(("2024-05-02", TEXT), ("2024-05-02", TEXT))
    apart = tables.articles.assign(talks=["one", "other"])
    assert find_copies(dataclasses.replace(tables, articles=apart)) == {}
