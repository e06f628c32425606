"""Demands in lists: items under a line that asks, and what a sentence lists as examples."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene


def listed(text):
    scene = read_scene(text)
    parse = scene.parse
    found = [p for p in find_proposals(scene) if p.rule.startswith("listed")]
    return [(text[parse.starts[p.first] : parse.ends[p.last]].strip(" ."), p.kind, p.direction) for p in found]


ITEMS = "The Russian ambassador outlined his conditions for a truce, including:\n- Withdrawal of all troops.\n- No observers.\n"


def test_items_under_a_line_that_asks():
    assert listed(ITEMS) == [("Withdrawal of all troops", "demand", 1), ("No observers", "demand", -1)]


def test_an_item_of_several_things_is_several_demands():
    text = "The Russian ambassador outlined his demands, including:\n- Direct flights, direct trade and direct contact.\n"
    assert [quote for quote, *_ in listed(text)] == ["Direct flights", "direct trade", "direct contact"]


def test_an_item_that_begins_with_a_trigger_is_of_its_kind():
    text = "The Russian ambassador outlined his conditions, including:\n- Ready to discuss a rotating presidency.\n"
    assert all(kind == "offer" for _, kind, _ in listed(text))


@pytest.mark.parametrize("line", ["The menu has three courses:", "The minister met:"])
def test_items_under_a_line_that_does_not_ask(line):
    assert listed(f"{line}\n- Withdrawal of all troops.\n- No observers.\n") == []


PROSE = [
    ("The page lists demands by Kenya, such as the release of the crew.", [("the release of the crew", "demand", 1)]),
    ("The page lists conditions of Kenya, including a Niger excluded from the talks.",
     [("a Niger excluded from the talks", "exclusion", -1)]),
    ("Iran set conditions for talks, including the release of prisoners and an end to sanctions.",
     [("the release of prisoners", "demand", 1), ("an end to sanctions", "demand", 1)]),
    ("The page lists rivers in Kenya, such as the Tana.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PROSE, ids=[text for text, _ in PROSE])
def test_what_a_sentence_lists(text, found):
    assert listed(text) == found
