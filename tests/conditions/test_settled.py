"""Demands that stand no longer: given up, accepted, put off, and whose they are."""

import pytest

from analysis.conditions import find_conditions
from tests.marked import read_scene

GOLDEN = [
    ("withdrawn", "cty:kenya", "Kenya has set the tax aside."),
    ("withdrawn", "cty:kenya", "Kenya no longer minded who chaired the talks."),
    ("deferred", None, "The pensions will be discussed in a later round."),
    ("deferred", None, "The toll is referred to a commission."),
    ("agreed", "cty:kenya", "The chair goes to Peru, with Kenya's consent."),
]


@pytest.mark.parametrize(("status", "holder", "text"), GOLDEN)
def test_status_and_holder(status, holder, text):
    rows = find_conditions(read_scene(text))
    assert (status, holder) in {(row.status, row.holder_id) for row in rows}


@pytest.mark.parametrize(
    "text", ["The toll will be discussed on Monday.", "Kenya may set the tax aside.", "Kenya did not set it aside."]
)
def test_what_is_not_settled(text):
    assert {row.status for row in find_conditions(read_scene(text))} <= {"standing"}


@pytest.mark.parametrize("gone", ["is off the table", "is dead"])
def test_an_offer_that_is_off_the_table_is_refused(gone):
    rows = find_conditions(read_scene(f"“The offer {gone},” Kenya's government said."))
    assert {(row.kind, row.direction, row.holder_id) for row in rows} == {("refusal", -1, "cty:kenya")}
