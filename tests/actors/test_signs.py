"""The signs by which names are told apart."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import find_actors
from analysis.actors.signs import is_actor, name_signs
from tests.marked import read_text


def signs(text: str, *names: tuple[int, int]) -> list[str]:
    return name_signs(read_text(text), names or [(0, 0)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anneke said no.", {"dep=nsubj", "dep=nsubj,speaks=True", "before=^", "after=said", "up=say", "places=0"}),
        ("UNIFIL said no.", {"acronym", "words=1"}),
        ("Anneke, a lawyer, left.", {"appos=lawyer", "appos,NN"}),
        ("Anneke, a lawyer, left.", {"appos_kind=role+group+anonymous"}),
        ("Malenko left.", {"last_ends=ko", "last_ends=nko", "letters=7"}),
    ],
)
def test_what_speaks_for_a_name(text, expected):
    assert expected <= set(signs(text))


def test_the_kind_of_a_noun_beside_a_name_is_a_sign():
    assert "before_kind=organisation+group" in signs("The union Unimar said no.", (2, 2))
    assert "poss of group" in signs("Unimar's workers left.", (0, 0))
    assert "prep=of:PERSON,none" in signs("Anna Malenko of Unimar left.", (3, 3))


def test_the_words_in_which_names_of_firms_end_are_a_sign():
    assert {"last_second_names_of_firms", "last_tag=NNPS"} & set(signs("Unimar Airlines left.", (0, 1)))


def test_a_short_word_has_no_ending_that_tells_it():
    assert not any("ends=" in sign for sign in signs("Unit left."))


def test_a_sign_of_some_places_only_says_so():
    text = "Anneke said no. They met Anneke."
    found = signs(text, (0, 0), (6, 6))
    assert "up=say mostly" in found and "up=say" not in found and "places=1" in found


def test_a_name_of_which_nothing_speaks_is_no_actor():
    assert not is_actor("person", [], []) and not is_actor("organisation", [], [])


NAMES = [
    "Anneke", "Malenko", "Unimar", "Works", "Kenya", "said", "that", "the", "met", ",", ".", "of", "and", "minister",
    "president", "🙂",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=25).map(" ".join))
def test_no_sign_of_a_name_knows_a_name(text):
    seen = []
    find_actors(read_text(text), lambda model, signs, places: bool(seen.append(signs)) or True)
    assert not any(re.search(r"anneke|malenko|unimar|kenya", sign) for signs in seen for sign in signs)
