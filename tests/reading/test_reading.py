"""One article with all that the finders look at."""

from analysis.reading.parse import LONGEST_SENTENCE
from tests.marked import read_text


def test_a_token_that_only_looks_like_an_entry_is_marked():
    reading = read_text("It has to do with money. They have to leave.")
    marked = [word for word, never in zip(reading.parse.words, reading.never("triggers"), strict=True) if never]
    assert marked == ["has", "to", "do", "with"]


def test_a_run_of_words_that_is_no_sentence_holds_no_entry():
    reading = read_text("must " * (LONGEST_SENTENCE + 10))
    assert sum(reading.never("triggers")) > LONGEST_SENTENCE
    assert not any(read_text("They must go.").never("triggers"))


def test_each_token_knows_its_section():
    reading = read_text("Harbour Talks Resume\n\nThe envoys met on Monday.\n\nThey left the town on Tuesday.")
    assert [reading.section_at[0], reading.section_at[-1]] == [0, 2]
    assert reading.section_at == sorted(reading.section_at) and len(reading.section_at) == len(reading.parse)


def test_what_is_asked_twice_is_made_once():
    reading = read_text("He said: “We go.”")
    assert reading.parse is reading.parse and reading.quoted is reading.quoted


def test_what_the_beginning_of_an_article_is_about():
    assert read_text("The wages are low and the tariffs are high. Wages must rise.").topics == {"pay": 2 / 3, "trade": 1 / 3}
    assert read_text("It rained.").topics == {}
