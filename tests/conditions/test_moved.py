"""Positions at which a party has come out: figures, concessions, wishes."""

import pytest

from analysis.conditions import find_conditions
from tests.marked import read_scene

GOLDEN = [
    ("reached", 70, "On the wells Kenya had come from 90 to 70."),
    ("yields", None, "Kenya said that it could live with a shorter truce."),
    ("will_be", 9, "“The toll will be nine per cent,” Kenya said."),
    ("named_figure", 40, "“We say sixty cents on the dollar,” Kenya said."),
]


@pytest.mark.parametrize(("rule", "amount", "text"), GOLDEN)
def test_figures_and_concessions(rule, amount, text):
    found = {row.rule: row for row in find_conditions(read_scene(text))}
    assert rule in found and found[rule].holder_id == "cty:kenya" and found[rule].amount == amount


DENIED_FIRST = [
    ("refusal", "cty:kenya", "Never will Kenya agree to talks."),
    ("refusal", "cty:kenya", "By no means will Kenya lower the duty."),
    ("precondition", "cty:kenya", "Not until Chad leaves will Kenya return."),
    ("refusal", None, "Nobody in the guild would sign the lease."),
]


@pytest.mark.parametrize(("kind", "holder", "text"), DENIED_FIRST)
def test_a_denial_before_the_verb_refuses(kind, holder, text):
    assert (kind, holder) in {(row.kind, row.holder_id) for row in find_conditions(read_scene(text))}


@pytest.mark.parametrize("text", ["Never will it rain.", "Only then will Kenya return.", "No storm will close the port."])
def test_what_no_party_refuses(text):
    assert find_conditions(read_scene(text)) == ()


def test_without_a_party_nothing_is_a_position():
    assert [row for row in find_conditions(read_scene("The price went to 70 cents.")) if row.rule == "reached"] == []
