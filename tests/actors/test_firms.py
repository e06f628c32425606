"""Firms by their ending or their beginning, locals by their number."""

import pytest

from tests.actors.casts import cast_of, named

FIRMS = [
    ("Hallam Tire and Rubber Co said no.", {"Hallam Tire and Rubber Co"}),
    ("J. Hart and Co Ltd rejected the offer.", {"J. Hart and Co Ltd"}),
    ("Airbus and Boeing Co will not accept the tariff.", {"Airbus", "Boeing Co"}),
    ("Calder Lines said no. Calder left.", {"Calder Lines"}),
    (
        "Hallam Harbour Lines Ltd said no. The talks with Hallam failed, it said, and Hallam refused.",
        {"Hallam Harbour Lines Ltd"},
    ),
    ("The Chamber of Millers met. The Chamber refused.", {"Chamber of Millers"}),
    ("Harbour Workers Union Local 222 rejected the offer. Local 222 said no.", {"Harbour Workers Union Local 222"}),
    ("Talks with HDU Local 7 failed, the HDU said.", {"HDU Local 7", "HDU"}),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_firms_joined_by_and_and_short_for_their_names(text, expected):
    assert named(cast_of(text), "organisation") == expected
