"""Organisations that nothing in their names shows to be such."""

import pytest

from analysis.actors.capitals import read_capitals
from analysis.actors.entities import find_entities
from tests.actors.casts import cast_of, named
from tests.marked import read_text


def test_an_organisation_that_no_list_knows():
    assert named(cast_of("The newspaper Dagsavis noted the delay."), "organisation") == {"Dagsavis"}


def weighed(text: str) -> dict[str, list[str]]:
    """Name -> its signs."""
    reading, found = read_text(text), {}

    def note(model, signs, places):
        first, last = places[0]
        found[text[reading.parse.starts[first] : reading.parse.ends[last]]] = signs
        return False

    find_entities(read_capitals(reading), set(), note)
    return found


@pytest.mark.parametrize(
    ("text", "name", "ruled"),
    [
        ("The newspaper Dagsavis left.", "Dagsavis", True),
        ("They met Unimar, the union of the crews, again.", "Unimar", True),
        ("They walked to Unimar.", "Unimar", False),
    ],
)
def test_the_sentence_shows_whether_a_name_is_that_of_an_organisation(text, name, ruled):
    assert ("ruled" in weighed(text)[name]) is ruled


def test_nothing_is_weighed_that_stands_in_keywords():
    assert weighed("Keywords: Unimar, Dagsavis") == {}
