"""Figures: however a number is written, it is one amount of one unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import find_figures, singular
from analysis.words import load

WORDS = load()


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("eight per cent", [(8, "%")]),
        ("8 percent", [(8, "%")]),
        ("a 45% cut", [(45, "%")]),
        ("US$20 a day", [(20, "$")]),
        ("twenty dollars a day", [(20, "$")]),
        ("six weeks", [(42, "day")]),
        ("two thousand million pounds", [(2e9, "£")]),
        ("2bn euros", [(2e9, "€")]),
        ("three and a half percent", [(3.5, "%")]),
        ("seven hundred and twenty wells", [(720, "well")]),
        ("write off a quarter", [(25, "%")]),
        ("two-thirds of it", [(66.6, "%")]),
        ("sixty cents on the dollar", [(40, "%")]),
        ("from 90 to 70", [(90, ""), (70, "")]),
        ("before 2040, on 3 May, at six", []),
        ("one of them", []),
    ],
)
def test_amounts_and_units(words, amounts):
    assert [(f.amount, f.unit) for f in find_figures(words, WORDS)] == amounts


@given(st.integers(1, 1800), st.sampled_from(["%", " per cent", " percent"]))
def test_one_figure_in_three_spellings(n, unit):
    (figure,) = find_figures(f"a rise of {n}{unit} now", WORDS)
    assert (figure.amount, figure.unit) == (n, "%")


@given(st.text(max_size=60))
def test_any_text_has_figures_inside_it(text):
    for figure in find_figures(text, WORDS):
        assert 0 <= figure.start < figure.end <= len(text)


@pytest.mark.parametrize(("word", "one"), [("wells", "well"), ("cities", "city"), ("bus", "bus"), ("class", "class")])
def test_singular(word, one):
    assert singular(word) == one
