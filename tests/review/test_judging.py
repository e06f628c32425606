"""What is said of one row makes it confirmed, changed, rejected, or shows a contradiction."""

import pytest

from analysis.review import Decision
from analysis.review.judging import as_text, judge, names_actor, typed
from tests.review.made import AT


def said(kind, reader="ann", field="", value=""):
    return Decision(time=AT, reader=reader, table="claims", spans="1:2", quote="x", field=field, value=value, kind=kind)


def test_a_readers_edit_goes_before_what_she_accepted():
    found = judge([said("accept", value="act=assert | issue=other"), said("edit", field="act", value="reject")])
    assert found.confirmed and found.values == {"act": "reject", "issue": "other"} and not found.against


def test_a_readers_rejection_goes_before_her_edits():
    assert judge([said("edit", field="act", value="reject"), said("reject")]).rejected


@pytest.mark.parametrize(
    "lines",
    [
        [said("accept"), said("reject")],
        [said("accept"), said("reject", "bo")],
        [said("edit", field="act", value="agree"), said("reject", "bo")],
        [said("edit", field="act", value="agree"), said("edit", "bo", "act", "reject")],
        [said("accept", value="act=agree"), said("edit", "bo", "act", "reject")],
    ],
)
def test_what_cannot_both_hold_is_against_each_other(lines):
    found = judge(lines)
    assert found.against == frozenset(lines) and not found.rejected and not found.confirmed


def test_unsure_and_flags_decide_nothing():
    found = judge([said("unsure"), said("flag", "bo"), said("accept", "cy")])
    assert found.confirmed and not found.against
    assert not judge([said("unsure")]).confirmed


def test_cells_are_read_by_the_type_and_the_values_of_their_column():
    assert typed("claims", "negated", "true") is True and typed("conditions", "strength", "5") == 5
    assert typed("conditions", "target_id", "") is None and typed("actors", "role", "") is None
    for table, column, text in (
        ("claims", "act", "sing"), ("conditions", "strength", "6"), ("conditions", "strength", "much"),
        ("claims", "negated", "x"), ("claims", "quote", "x"),
        ("claims", "claim_id", "x"), ("claims", "songs", "x"), ("claims", "issue", ""),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=column):
            typed(table, column, text)


def test_columns_of_actors_are_known_and_cells_are_text():
    assert names_actor("conditions", "holder_id") and not names_actor("conditions", "section_id")
    assert [as_text(value) for value in (None, float("nan"), True, 5, "x")] == ["", "", "true", "5", "x"]
