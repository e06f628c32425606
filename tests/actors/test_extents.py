"""Where a phrase begins and ends, and what its noun does elsewhere."""

import pytest

from analysis.actors.extents import begin_of, end_of, places_of_nouns, seen_elsewhere
from analysis.reading import Reading
from tests.marked import read_text


def noun_of(reading: Reading, word: str) -> int:
    return reading.parse.words.index(word)


@pytest.mark.parametrize(
    ("text", "noun", "begins", "ends"),
    [
        ("The mayor of Dubrova refused.", "mayor", "mayor", "Dubrova"),
        ("Kenya’s envoy refused.", "envoy", "Kenya", "envoy"),
        ("The harbour authority’s lawyer refused.", "lawyer", "harbour", "lawyer"),
        ("The owners, of whom few met, left.", "owners", "owners", "owners"),
    ],
)
def test_what_tells_a_noun_from_others_of_its_kind(text, noun, begins, ends):
    reading = read_text(text)
    i, words = noun_of(reading, noun), reading.parse.words
    assert (words[begin_of(reading.parse, i, i)], words[end_of(reading.parse, i)]) == (begins, ends)


def test_what_a_noun_does_elsewhere():
    reading = read_text("A panel met on Monday. The panel said it may wait. Growers left the panel.")
    places = places_of_nouns(reading)["panel"]
    assert len(places) == 3
    assert {"elsewhere=2", "elsewhere acts", "elsewhere speaks", "introduced"} <= set(
        seen_elsewhere(reading, places[2], places)
    )
    assert "introduced" not in set(seen_elsewhere(reading, places[0], places))
