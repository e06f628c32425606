"""What looks like an entry of a list and never is one."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words import Nevers, load, nevers_of


@pytest.mark.parametrize(
    ("text", "word", "met"),
    [
        ("They ate turkey on Monday.", "turkey", True),
        ("They met Turkey on Monday.", "Turkey", False),
        ("They sailed the Gulf of Mexico.", "Mexico", True),
        ("They sailed to Mexico.", "Mexico", False),
        ("They sat on the West Bank.", "West Bank", True),
    ],
)
def test_a_thing_is_no_party(text, word, met):
    start = text.index(word)
    assert nevers_of(load(), "actors").meet(text, start, start + len(word)) == met


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("They sat on the West Bank.", "West Bank", True),
        ("They sat in the West Bank Authority.", "West Bank Authority", False),
        ("They sat in the World Bank.", "World Bank", False),
    ],
)
def test_a_place_is_no_body_unless_more_belongs_to_its_name(text, name, held):
    start = text.index(name)
    assert nevers_of(load(), "bodies").hold(text, start, start + len(name)) == held


def test_what_obliges_nobody_is_found_in_any_case():
    text = "IT HAS NOTHING TO DO WITH US. They have to leave. It has to do with money."
    assert [text[s:e] for s, e in nevers_of(load(), "triggers").places(text)] == ["HAS NOTHING TO DO WITH", "has to do with"]


def test_a_list_without_nevers_excludes_nothing():
    assert nevers_of(load(), "hedges").places("It has to do with money.") == []


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_what_holds_a_place_meets_it(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    nevers = nevers_of(load(), "bodies")
    assert not nevers.hold(text, start, end) or start == end or nevers.meet(text, start, end)


def test_what_is_no_body_does_not_hang_on_who_is_listed():
    text, words = "They met in River City.", load()
    listed = dataclasses.replace(
        words, actors=(*words.actors, words.actors[0]._replace(actor_id="org:city", name="City Guild"))
    )
    start = text.index("River City")
    assert all(Nevers(of, "bodies").hold(text, start, start + len("River City")) for of in (words, listed))
