"""Names of bodies that go on behind a small word, or with the noun that says what they are."""

import pytest

from tests.actors.casts import cast_of, named, quotes

LINKED = [
    ("The Committee for a Responsible Federal Budget said no.", "Committee for a Responsible Federal Budget"),
    (
        "The International Commission of Support and Verification said no.",
        "International Commission of Support and Verification",
    ),
    ("The African Export–Import Bank agreed to pay.", "African Export–Import Bank"),
    ("The head of the World Affairs Council of Orange County refused.", "World Affairs Council of Orange County"),
    ("Ann Holm, of Democracy for Norway, said no.", "Democracy for Norway"),
]


@pytest.mark.parametrize(("text", "name"), LINKED)
def test_small_words_inside_a_name_do_not_end_it(text, name):
    assert name in named(cast_of(text), "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "The State of the Union must be strong, she said.",
        "The Economy of Turkey must grow, she said.",
        "The Liberation Movement of Mario Holm refused.",
        "Airbus and Boeing refused to sign.",
        "The Government of Iraq refused to sign.",
    ],
)
def test_words_that_are_no_name_are_not_joined(text):
    assert not any(" of " in name or " and " in name for name in named(cast_of(text), "organisation"))


@pytest.mark.parametrize("kind", ["militia", "guerrilla group", "newspaper", "thinktank"])
def test_what_a_body_is_belongs_to_its_naming(kind):
    cast = cast_of(f"The HDU will not sign. Norway wants the HDU {kind} to leave, it said.")
    assert named(cast, "organisation") == {"HDU"} and f"HDU {kind}" in quotes(cast, "org:hdu")


@pytest.mark.parametrize("kind", ["mission", "union", "panel"])
def test_a_body_of_a_body_is_another(kind):
    cast = cast_of(f"The HDU will not sign. The HDU {kind} refused, it said.")
    assert f"HDU {kind}" not in quotes(cast, "org:hdu")
