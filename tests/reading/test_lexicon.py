"""What the lexicon and the word lists know of a word."""

import pytest

from analysis.reading.language import load_lexicon
from analysis.reading.lexicon import known_words
from analysis.words import load

KNOWN = known_words(load_lexicon(), load())


@pytest.mark.parametrize(
    ("word", "kinds", "has"),
    [
        ("harbour", (), True),
        ("harbour", ("noun",), True),
        ("troops", ("noun",), True),
        ("quickly", ("noun",), False),
        ("quickly", ("adv",), True),
        ("the", (), True),
        ("zurabov", (), False),
        ("7", (), True),
    ],
)
def test_what_is_english(word, kinds, has):
    assert KNOWN.lexicon.has(word, *kinds) == has


def test_forms_of_another_word_are_inflected():
    assert KNOWN.lexicon.is_inflected("says", "verb") and KNOWN.lexicon.is_inflected("went", "verb")
    assert not KNOWN.lexicon.is_inflected("say", "verb")


@pytest.mark.parametrize(
    ("word", "may"), [("baker", True), ("zurabov", True), ("their", False), ("quickly", False), ("al", False), ("said", False)]
)
def test_what_may_be_a_name(word, may):
    assert KNOWN.may_be_name(word) == may


def test_titles_are_roles_that_are_little_else():
    assert {"colonel", "mr", "dr"} <= KNOWN.titles and not {"general", "private", "foreign minister"} & KNOWN.titles


def test_a_users_role_is_a_title(tmp_path):
    (tmp_path / "roles.csv").write_text("role,side,note\nharbourmaster,state,ours\n", encoding="utf-8")
    assert "harbourmaster" in known_words(load_lexicon(), load(tmp_path)).titles
