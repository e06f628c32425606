"""What is chosen and the line of pandas beside it give the same rows, whatever is chosen."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.errors import TableError
from analysis.views.desk.chosen import TABLES, Choice, choose
from analysis.views.desk.sheets import sheet_of
from tests.views.desk.desks import two_articles

ARTICLES, TABLES_OF = two_articles()
VALUES = {
    "talks": ["Port strike", "Prices", "x'y"], "article": ["a", "b"], "party": ["per:ann-lee", "per:norway", 'a"b'],
    "target": ["per:ann-lee"],
    "issue": ["ceasefire", "other", "cease"], "act": ["agree"], "kind": ["demand", "refusal", "person"],
    "status": ["standing"], "part": ["holder"], "dimension": ["feasibility"], "since": ["2026-01-01"], "until": ["2026-01-01"],
    "flag": ["glued_words"], "words": ["MUST", "<b>", "'", '"', "\\", ".*", "\n", "a&b=c"],
    "rows": ["a#k56", "a#k56 b#k9 b#c1", "a'b"],
}  # fmt: skip
CHOICES = st.fixed_dictionaries(
    {"table": st.sampled_from(TABLES)},
    optional={
        **{name: st.sampled_from(values) for name, values in VALUES.items()},
        "strength": st.integers(0, 5), "confidence": st.sampled_from([0.5, 0.9]),
        "order": st.sampled_from(["text", "least certain", "random sample", "most telling", "quote", "nothing"]),
    },
)  # fmt: skip


def sheet(table):
    frame = dict(TABLES_OF.items())[table]
    return sheet_of(table, frame, {}, frame)


def rows_of(said):
    choice = Choice.of(said)
    places, line = choose(choice, TABLES_OF, sheet(choice.table))
    return sheet(choice.table).iloc[places], line


@given(CHOICES)
def test_the_line_of_pandas_gives_the_rows_that_are_shown(said):
    chosen, line = rows_of(said)
    again = eval(line, {"tables": TABLES_OF, "an": an})  # what an analyst does with the line that she copied
    assert "\n" not in line and isinstance(again, pd.DataFrame)
    if said.get("order") == "most telling":  # its first 20 in another order: pandas has no word for it
        again = again.loc[chosen.index]
    pd.testing.assert_frame_equal(chosen.drop(columns="mark"), again)


@given(CHOICES)
def test_a_filter_is_the_same_choice(said):
    choice = Choice.of(said)
    assert Choice.read(choice.written) == choice and re.fullmatch(r"[!-~]+", choice.written)


@pytest.mark.parametrize(
    ("written", "says"),
    [("prty=cty:norway", "did you mean party"), ("table=claim", "did you mean claims"), ("strength=many", "a number from 0")],
)
def test_a_filter_that_cannot_be_meant_is_told(written, says):
    with pytest.raises(TableError, match=says):
        Choice.read(written)


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ({"party": "per:ann-lee"}, ["They must go."]),
        ({"target": "per:ann-lee"}, ["They may stay."]),
        ({"strength": "4"}, ["They must go.", "Prices must fall."]),
        ({"talks": "Prices"}, ["Prices must fall."]),
        ({"issue": "ceasefire"}, ["They must go."]),
        ({"words": "MAY"}, ["They may stay."]),
        ({"table": "claims", "act": "agree"}, ["<b>They</b> & we agree."]),
        ({"table": "stances", "part": "supporter"}, ["Norway is for it."]),
        ({"table": "actors", "act": "agree", "kind": "person"}, ["Ann Lee", "Norway", "Ola Berg"]),
    ],
)
def test_rows_are_chosen(said, quotes):
    assert rows_of(said)[0]["quote"].tolist() == quotes


def test_no_choice_is_the_whole_table():
    assert rows_of({})[1] == "tables.conditions" and rows_of({"table": "flags"})[1] == "tables.flags"


def test_what_cannot_be_meant_is_not_chosen():
    wrong = {"table": "passwords", "strength": "many", "confidence": -1, "words": ["a"], "talks": True, "other": 1}
    assert Choice.of(wrong) == Choice()
    assert len(Choice.of({"words": "x" * 9999}).words) == 300


def test_marks_that_are_in_no_column_are_named_behind_the_line():
    found = sheet("conditions")
    assert choose(Choice(mark="unsure"), TABLES_OF, found)[1] == "tables.conditions  # of these: unsure"
    assert len(choose(Choice(mark="open"), TABLES_OF, found)[0]) == 3
