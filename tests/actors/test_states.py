"""For which state an officer speaks whom the text ties to none."""

import pytest

from tests.actors.casts import cast_of, represented

STATES = [
    (
        "QUITO, May 3 - Finance Minister Ann Lee left today. Ecuador will not sign. Peru and Chile wait, Ecuador, too.",
        "cty:ecuador",
    ),
    ("The United States and Chile waited. Treasury Secretary Ann Lee left Chile today.", "cty:united-states"),
    ("Peru and Chile waited. Mayor Ann Lee left Peru today. Peru is ready, and Peru is rich.", None),
    (
        "Peru and Chile waited. Ann Lee, president of the dockers' union, left. Peru is ready, and Peru is rich.",
        "org:dockers-union",
    ),
    ("Peru and Chile waited. Finance Minister Ann Lee said no. Chile met Peru.", None),
    ("QUITO, May 3 - RWU President Ann Lee left today. Ecuador will not sign, and Ecuador is rich.", "org:rwu"),
    pytest.param(
        "Finance Minister Ann Lee said that Varonia would not sign. In Varonia, China has built a port for Varonia and China.",
        None,
        marks=pytest.mark.xfail(reason="her state is known neither to the list nor to the weights", strict=True),
    ),
    ("QUITO, May 3 - President Omar Diaz of Ecuador met President Ann Lee today. Ecuador, Chile and Ecuador again.", None),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_an_officer_serves_the_state_on_which_the_signs_agree(text, state):
    assert represented(cast_of(text))["per:ann-lee"] == state
