"""Told: every rule reads its example, and no example of another kind."""

import pytest

from analysis.conditions import find_conditions
from analysis.conditions.told import TOLD, find_told
from tests.marked import read_scene


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule):
    assert rule.name in {told.proposal.rule for told in find_told(read_scene(rule.example))}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels gave up their arms.",
        "Peru accused Chile of abandoning its principles.",
        "Kenya repeated this point.",
        "Kenya did not give up its claim to the bridge.",
        "The minister no longer lives in the city.",
        "Kenya went to the sea with 300 people.",
        "The train was moved to a later hour by the wind.",
    ],
)
def test_what_tells_no_position(text):
    assert [told for told in find_told(read_scene(text)) if told.proposal.rule in ("given_up", "restated", "no_longer")] == []


def test_what_is_settled_takes_the_place_of_what_stands():
    (row,) = find_conditions(read_scene("Kenya has set the tax aside."))
    assert (row.status, row.holder_id, row.rule) == ("withdrawn", "cty:kenya", "given_up")
