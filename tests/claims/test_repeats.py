"""What says the same again: by the same, by somebody unknown, in few words or many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.repeats import CLAIMS, CLAIMS_OF_UNKNOWN, CONDITIONS, Alike, Repeats, content_words
from analysis.words.vocabulary import load

SAID = "The northern neighbour has a decisive role in the settlement and owes a mutual duty."


def words(text):
    return content_words(text, load())


def repeated(first, second, speakers=("per:a", "per:a")):
    repeats = Repeats(CLAIMS, CLAIMS_OF_UNKNOWN)
    assert repeats.first_like("first", words(first), speakers[0]) is None
    return repeats.first_like("second", words(second), speakers[1]) == "first"


def test_a_statement_in_other_words_repeats_it():
    assert repeated(SAID, "that the northern neighbour plays a decisive role, could help a settlement, and has a mutual duty")


def test_another_speaker_repeats_nobody():
    assert not repeated(SAID, SAID, ("per:a", "per:b"))


def test_an_unknown_speaker_repeats_the_same_words_only():
    assert repeated(SAID, SAID, ("per:a", None))
    assert not repeated(SAID, "The northern neighbour has a decisive role in trade, a duty, and more tariffs.", ("per:a", None))


def test_short_statements_are_not_compared():
    assert not repeated("We will win.", "We will win.")


def test_another_subject_is_no_repetition():
    assert not repeated(SAID, "The southern provinces held elections and chose a council with broad powers over taxes.")


def test_conditions_of_an_unknown_holder_are_compared_when_told_so():
    repeats = Repeats(CONDITIONS)
    assert repeats.first_like("a", words("leave the country"), (None, 1)) is None
    assert repeats.first_like("b", words("leave their country now"), (None, 1)) == "a"
    assert repeats.first_like("c", words("leave the country"), (None, -1)) is None
    assert Repeats(CONDITIONS).first_like("a", words("leave the country"), None) is None


def test_what_repeats_is_tied_to_a_first_never_to_a_repetition():
    repeats = Repeats(Alike(2, 0.5))
    assert repeats.first_like("a", frozenset("abcd"), 1) is None
    assert repeats.first_like("b", frozenset("cdef"), 1) == "a"
    assert repeats.first_like("c", frozenset("efgh"), 1) is None


def test_content_words_are_cut_and_empty_ones_left_out():
    assert words("Negotiations!") == words("negotiating") == {"negoti"}
    assert words("We will not, and they could.") == frozenset()


@pytest.mark.parametrize(("shared", "of", "holds"), [(5, 7, True), (4, 4, False), (5, 8, False), (7, 10, True)])
def test_how_much_is_enough(shared, of, holds):
    assert CLAIMS.holds(shared, of) is holds


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=12))
def test_a_repetition_says_the_same_as_its_first(said):
    repeats, alike = Repeats(Alike(2, 0.6)), Alike(2, 0.6)
    firsts = []
    for number, row in enumerate(said):
        first = repeats.first_like(str(number), row, "a")
        expected = next((k for k in firsts if alike.holds(len(row & said[k]), min(len(row), len(said[k])))), None)
        assert first == (None if expected is None else str(expected))
        if first is None:
            firsts.append(number)
