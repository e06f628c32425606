"""Words as a reader of names sees them."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.capitals import is_label, is_silent, is_title, read_capitals
from tests.actors.casts import cast_of, people
from tests.marked import read_text


@pytest.mark.parametrize("width", [58, 61, 64, 67, 70])
def test_a_name_broken_over_lines_is_one(width):
    said = "The adviser, Susan Martell, said that it was over. The other side had not come, Susan Martell said; nobody knew. "
    wrapped = textwrap.fill(said * 4, width)
    assert people(cast_of(wrapped)) == {"Susan Martell": ("adviser", None)}


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("They told Lars de Ruiter.", ["Lars de Ruiter"]),
        ("They told de Ruiter.", ["de Ruiter"]),
        ("They met John F. Marsh.", ["John F. Marsh"]),
        ("They met Michael (Mike) Stone.", ["Michael (Mike) Stone"]),
        ("They met Abdul-Rahman al-Qadi.", ["Abdul-Rahman al-Qadi"]),
        ("They met US-backed fighters.", []),
        ("They met Paris-born envoys.", []),
        ("They met in October. God knows.", []),
        ("They left. The end.", []),
    ],
)
def test_stretches_of_capitals_that_may_be_names(text, runs):
    capitals = read_capitals(read_text(text))
    assert [text[capitals.units[u].start : capitals.units[v].end] for u, v in capitals.runs(set())] == runs


def test_no_run_holds_a_token_that_is_taken():
    capitals = read_capitals(read_text("They met Ann Lee."))
    assert capitals.runs({2}) == [(3, 3)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Ann", "-", "’", "de ", " ", "(", ")", "Lee", "al", ".", "\n"]), max_size=12).map("".join))
def test_units_hold_every_token_once(text):
    reading = read_text(text)
    tokens = [i for unit in read_capitals(reading).units for i in range(unit.first, unit.last + 1)]
    assert tokens == list(range(len(reading.parse)))


def test_where_nobody_is_an_actor():
    reading = read_text("Keywords: Peace Talks, Sara Venn, Border Conflict")
    assert all(is_silent(reading, i) for i in range(len(reading.parse)))
    assert not is_silent(read_text("Sara Venn left."), 0)


def test_titles_and_labels():
    reading = read_text("Holm Questions the Plan\n\nKari Holm left, and nobody knows whether she will be back for the vote.\n")
    assert is_title(reading, 0) and not is_title(reading, len(reading.parse) - 1)
    asked = "Planet.news: What now?\nDr. Sand: Nothing.\nPlanet.news: Nothing at all?\nDr. Sand: Nothing.\n"
    reading = read_text(asked)
    labels = [i for i in range(len(reading.parse)) if is_label(reading, i, i)]
    assert "Sand" in {reading.parse.words[i] for i in labels} and 0 not in labels
