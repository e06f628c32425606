"""Where a pattern may begin: everywhere that it matches, and hardly anywhere else."""

import re

import pytest

from analysis.words import load
from analysis.words.codebook import WORD
from analysis.words.openings import openings, openings_of

SEEN = [
    ("tariffs?", {"tari"}),
    ("(?:eu|aid)\\b", {"eu ", "aid "}),
    ("(?:re)?tax", {"reta", "tax"}),
    ("pa[yi]s|no deal", {"pays", "pais", "no "}),
    ("co-?operate", {"co ", "coop"}),
    ("(?:un)?(?:fair|just)(?! enough)", {"fair", "just", "unfa", "unju"}),
    ("go{2}d", {"go"}),
    ("wa\\w+", {"wa"}),
    ("(?:a|an|the) (?:role|part)", {"a ", "an ", "the "}),
]
NOT_SEEN = ["\\w+ deal", "(?:tax)?", "-fold", "[^a]b", "\\bpay", "(?i:pay)", "\\d+ hours"]


@pytest.mark.parametrize(("pattern", "begins"), SEEN)
def test_the_letters_that_are_sure(pattern, begins):
    assert openings(pattern) == begins


@pytest.mark.parametrize("pattern", NOT_SEEN)
def test_nothing_is_said_where_no_letter_is_sure(pattern):
    assert openings(pattern) is None


def test_a_word_is_met_by_its_letters_and_by_its_end():
    assert openings_of("eu") == ["e", "eu", "eu "] and openings_of("tariff") == ["t", "ta", "tar", "tari"]


def test_what_a_pattern_of_the_issues_finds_begins_as_is_said():
    text = " ".join(note for entry in (*load().issues, *load().never) for note in (entry.note, entry.pattern)).lower()
    text += " ".join(f" {cue.cue} the talks, " for cue in load().cues)
    told = 0
    for issue in load().codebook.issues:
        pattern = "|".join(entry.pattern for entry in load().issues if entry.issue == issue)
        begins = openings(pattern)
        for match in re.compile(rf"\b(?:{pattern})").finditer(text) if begins else ():
            assert not begins.isdisjoint(openings_of(WORD.match(text, match.start())[0])), match
            told += 1
    assert told > 100
