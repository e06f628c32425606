"""Verbs of speech that state nothing: deeds."""

import pytest

from tests.claims.test_set_off import found_in

NOTHING_STATED = [
    "Mira Holm signed the treaty with the rebels.",
    "Mira Holm delivered the petition to the mayor.",
    "Mira Holm welcomed the guests.",
    "Mira Holm claimed victory.",
    "Mira Holm presented the report.",
    "Mira Holm speaks for the union.",
    "Jon Sand wrote a book on the crisis.",
    "The union called a strike.",
    "The bank raised its offer.",
    "Mira Holm reported to prison.",
    "Jon Sand told a joke.",
    "Jon Sand admitted the visitors to the hall.",
    "The board met and looked at the plan.",
    "Mira Holm called a session of the council.",
    "Mira Holm called Jon Sand on Monday.",
    "Mira Holm added a clause.",
    "Jon Sand pointed to the map.",
    "Norway recalled its ambassador.",
]


@pytest.mark.parametrize("text", NOTHING_STATED)
def test_a_deed_is_no_statement(text):
    assert found_in(text) == ()


def test_a_clause_that_says_which_demand_is_meant_is_not_what_is_demanded():
    found = found_in("Mira Holm's Greens want a ban on coal, a demand that the Liberals find absurd.")
    assert all("find absurd" not in claim.quote for claim in found)
