"""Names, rankings with a tail, and numbers and quotes in words."""

import pandas as pd
import pytest

from analysis.errors import ReportError
from analysis.views import counting
from analysis.views.counting import one_line
from analysis.views.summaries import what_is_claimed
from tests.small import tables_of


@pytest.mark.parametrize(
    ("text", "short"), [("a\n  b", "a b"), ("a\u202eb", "ab"), ("one two three", "one two…"), ("onetwothree", "onetwothr…")]
)
def test_a_quote_is_shortened_to_one_line(text, short):
    assert one_line(text, 10) == short


def test_equals_are_ranked_by_name_and_the_unknown_is_no_rank():
    numbers = pd.Series({"Bo": 2, "unknown": 9, "Ann": 2, "Cy": 3})
    assert list(counting.ranking(numbers).index) == ["Cy", "Ann", "Bo"]


@pytest.mark.parametrize("top", [1, 2, 3])
def test_a_lumped_table_has_a_line_for_everybody(top):
    names = pd.Series(["Ann", "Bo", "Cy", "unknown", "Ann"])
    ranked = ["Ann", "Bo", "Cy"]
    lines = counting.lines(names, ranked, top)
    assert set(counting.lumped(names, ranked, top)) == set(lines) and lines[-1] == "unknown"
    assert [counting.is_tail(line) for line in lines] == [False] * top + [True] * (len(lines) - top)


def test_numbers_agree_with_their_nouns():
    assert [counting.count(n, "row") for n in (0, 1, 1204)] == ["0 rows", "1 row", "1,204 rows"]
    assert counting.group_of({"vowel": "ae", "other": "b"}) == {"a": "vowel", "e": "vowel", "b": "other"}


@pytest.mark.parametrize(("given", "what"), [({"top": -3}, "is -3"), ({"top": 0}, "is 0"), ({"by": "planet"}, "is 'planet'")])
def test_a_parameter_out_of_range_is_refused(given, what):
    with pytest.raises(ReportError, match=what):
        what_is_claimed(tables_of(), **given)
