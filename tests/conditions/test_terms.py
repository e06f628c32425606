"""Terms: the figure that is asked for, and by when."""

import pytest

from analysis.conditions.terms import terms_of
from tests.marked import read_text

READING = read_text("Norland wants a truce.")


@pytest.mark.parametrize(
    ("words", "amount", "unit", "deadline"),
    [
        ("wages should rise by 4 per cent", 4, "%", None),
        ("the fee, now $15, must be lifted to $20", 20, "$", None),
        ("it had come from 90 to 70", 70, None, None),
        ("it has come down from six weeks", None, None, None),
        ("the mill should close by 2040", None, None, "2040"),
        ("the port must open", None, None, None),
    ],
)
def test_what_is_asked_for(words, amount, unit, deadline):
    assert terms_of(words, READING) == {"amount": amount, "unit": unit, "deadline": deadline}


def test_a_figure_behind_the_trigger_counts_before_that_of_the_subject():
    assert terms_of("the three unions want 8 per cent", READING, "want")["amount"] == 8
    assert terms_of("all fourteen must be back", READING, "must")["amount"] == 14
