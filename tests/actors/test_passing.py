"""Organisations that a text names in passing."""

import pytest

from analysis.actors import find_actors
from tests.actors.casts import cast_of, named
from tests.marked import read_text

PASSING = [
    ("The union refused the offer. She teaches at the Fletcher School of Tufts University.", "Tufts University"),
    ("The rebels fear Turkish forces in the north.", "Turkish forces"),
]


@pytest.mark.parametrize(("text", "name"), PASSING)
def test_who_is_named_in_passing_is_no_actor(text, name):
    assert name not in named(cast_of(text))


def test_who_acts_or_is_asked_is_an_actor():
    cast = cast_of("The Harbour Workers Union rejected the offer and urged the Coastal Shipping Board to meet on Monday.")
    assert named(cast, "organisation") == {"Harbour Workers Union", "Coastal Shipping Board"}


def test_who_speaks_is_not_named_in_passing():
    assert named(cast_of("Toyota said the duty must be lifted."), "organisation") == {"Toyota"}


def test_a_reader_of_marks_decides_of_each_body_with_its_places():
    asked = []

    def is_actor(model, signs, places):
        asked.append((model, tuple(places), "served" in signs))
        return False

    reading = read_text("Minister Ann Lee left. The Harbour Workers Union met. The Harbour Workers Union left.")
    cast = find_actors(reading, is_actor)
    assert [(model, len(places), served) for model, places, served in asked if model == "known"] == [("known", 2, False)]
    assert named(cast, "organisation") == set()
