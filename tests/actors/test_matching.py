"""Entries of the word lists, met word by word."""

import pytest

from analysis.actors.matching import Naming, lists, phrases, tokens_of
from tests.marked import read_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign ministers met the prime minister.", ["foreign minister", "prime minister"]),
        ("The President left.", ["president"]),
        ("The chairmen left.", ["chairman"]),
        ("The deputies left.", ["deputy"]),
        ("Mr. Lee left.", ["mr."]),
    ],
)
def test_the_longest_entries_in_singular_and_plural(text, found):
    reading = read_text(text)
    assert [p.entry.role for p in phrases(reading.parse, lists(reading.vocabulary).roles)] == found


def test_no_phrase_holds_a_token_that_is_taken():
    reading = read_text("The foreign minister left.")
    roles = lists(reading.vocabulary).roles
    assert [p.entry.role for p in phrases(reading.parse, roles, {1})] == ["minister"]
    assert phrases(reading.parse, roles, {1, 2}) == []


def test_a_token_belongs_to_the_narrowest_naming():
    parse = read_text("US diplomats left.").parse
    wide, narrow = Naming(0, 12, "grp:us-diplomats", "name", "a"), Naming(0, 2, "cty:united-states", "acronym", "b")
    assert tokens_of(parse, [narrow, wide]) == {0: narrow, 1: wide}


def test_the_lists_of_a_vocabulary_are_made_once():
    vocabulary = read_text("").vocabulary
    assert lists(vocabulary) is lists(vocabulary)
