"""The names of bodies in texts that were set in capitals."""

import re

from analysis.reading.language import load_lexicon
from analysis.reading.lexicon import known_words
from analysis.reading.shouted import explained_acronyms, places_of_bodies
from analysis.words import load

KNOWN = known_words(load_lexicon(), load())


def pieces_of(text):
    return re.split(r"([^\W_]+)", text.lower())


def test_the_words_of_a_body_are_its_noun_and_what_stands_before_it():
    pieces = pieces_of("THEY JOINED THE OIL WORKERS UNION.")
    assert [pieces[k] for k in sorted(places_of_bodies(pieces, KNOWN))] == ["oil", "workers", "union"]
    assert places_of_bodies(pieces_of("THEY JOINED THE UNION."), KNOWN) == set()


def test_an_acronym_explains_whose_initials_it_is():
    pieces = pieces_of("THE RALLY FOR THE REBIRTH OF THE ISLES, RRI, MET.")
    found = explained_acronyms(pieces, KNOWN)
    assert {word: [pieces[k] for k in sorted(places)] for word, places in found.items()} == {
        "rri": ["rally", "rebirth", "isles"]
    }
