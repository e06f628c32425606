"""Firms by their ending."""

import pytest

from tests.actors.casts import cast_of, named

FIRMS = [
    ("Hallam Tire and Rubber Co said no.", {"Hallam Tire and Rubber Co"}),
    ("J. Hart and Co Ltd rejected the offer.", {"J. Hart and Co Ltd"}),
    ("Airbus and Boeing Co will not accept the tariff.", {"Airbus", "Boeing Co"}),
    ("Calder Lines said no. Calder left.", {"Calder Lines"}),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_firms_joined_by_and_and_short_for_their_names(text, expected):
    assert named(cast_of(text), "organisation") == expected
