"""Acronyms beside the names that they are short for."""

import pytest

from analysis.actors.acronyms import initials_of, without_ending
from analysis.words import load
from tests.actors.casts import cast_of, named, quotes

JOINED = [
    ("The Alliance of Small Mill States (ALSMIS) met. ALSMIS refused.", "ALSMIS"),
    ("The General Union of Weavers (UGT) will strike. The UGT said no.", "UGT"),  # in its own tongue
    ("THE UNTS [NATIONAL UNION OF SALVADORAN WORKERS] MET. THE UNTS REFUSED.", "UNTS"),
    ("THE NATIONAL UNION OF SALVADORAN WORKERS (UNTS) MET. THE UNTS REFUSED.", "UNTS"),
    ("The Liberal Front Party, PFL, refused. The PFL left.", "PFL"),
    ("The Norland Mill Workers Union, CTN, refused. The CTN left.", "CTN"),  # in its own tongue
]


@pytest.mark.parametrize(("text", "acronym"), JOINED)
def test_an_acronym_beside_a_name_is_that_body(text, acronym):
    cast = cast_of(text)
    (body,) = [a for a in cast.actors if a.kind == "organisation"]
    assert body.name != acronym
    assert acronym in {quote.removeprefix("the ").removeprefix("The ") for quote in quotes(cast, body.actor_id)}


def test_a_name_before_a_listed_acronym_is_the_listed_body():
    cast = cast_of("The Kurdish People's Protection Units (YPG) left.")
    assert named(cast, "organisation") == {"YPG"}


def test_acronyms_in_a_list_are_others():
    assert "CTN" in named(
        cast_of("The Norland Mill Workers Union, CTN, and the employers refused. The CTN said no."), "organisation"
    )


def test_other_letters_in_brackets_are_another():
    assert len(named(cast_of("The Millers' Union (WXYZ) refused. WXYZ said no."), "organisation")) == 2


def test_small_words_have_no_initial():
    assert initials_of(load(), "Rally for the Rebirth of the Isles") == "RRI"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Acme Corp.", "Acme"),
        ("Hart and Co Inc", "Hart"),
        ("United States House of Commons", "US House of Commons"),
        ("Hart and Dorn", "Hart and Dorn"),
    ],
)
def test_what_a_firm_is_called(name, called):
    assert without_ending(load(), name) == called
