"""What the network sees of each token: one number in every column, and the same from the same text."""

import numpy as np
import pytest

from analysis.claims import features, statement, tagger
from tests.marked import read_text

TEXT = "Talks go on\n\n“We wait,” Ann Lee said in Vienna, “and then we leave.”\n\nRain fell.\n"


def sequences(text):
    reading = read_text(text)
    tokens = tagger.tokens_of_prose(reading, statement.words_of_sections(reading))
    return reading, features.read_sequences(reading, tokens)


@pytest.fixture(scope="module")
def read():
    return sequences(TEXT)


def column(read, name):
    """Word -> its number in a column (of the last such word)."""
    reading, s = read
    return {reading.parse.words[i]: int(n) for i, n in zip(s.tokens, s.columns[name], strict=True)}


def test_every_column_has_a_number_for_every_token(read):
    _, s = read
    assert {len(numbers) for numbers in s.columns.values()} == {len(s.tokens)}
    assert {numbers.dtype for numbers in s.columns.values()} == {np.dtype(np.uint64)}


def test_sections_are_cut_where_they_end(read):
    reading, s = read
    assert [reading.parse.words[s.tokens[k]] for k in s.bounds[:-1]] == ["Talks", "“", "Rain"]
    assert s.bounds[-1] == len(s.tokens)


def test_inside_and_outside_of_quotations(read):
    inside = column(read, "q")
    assert inside["wait"] == 1 and inside["Vienna"] == 0 and inside["”"] == 3
    assert set(column(read, "quotes").values()) == {0, 2}


def test_on_which_side_the_head_stands(read):
    side = column(read, "h_side")
    assert (side["Ann"], side["Vienna"]) == (1, 0), "the head of `Ann` stands behind it, that of `Vienna` before"


@pytest.mark.xfail(reason="labels are looked up by other numbers than spaCy's; the shipped network was trained so", strict=True)
def test_the_verb_above_a_token(read):
    reading, _ = read
    above = column(read, "v_lemma")
    assert above["Lee"] == above["Vienna"] == reading.docs[0].vocab.strings["say"]


@pytest.mark.xfail(reason="labels are looked up by other numbers than spaCy's; the shipped network was trained so", strict=True)
def test_the_kinds_of_children(read):
    assert column(read, "kids")["said"] > 0


def test_the_same_text_gives_the_same_numbers(read):
    _, again = sequences(TEXT)
    assert all((numbers == again.columns[name]).all() for name, numbers in read[1].columns.items())
