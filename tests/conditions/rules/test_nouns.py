"""Nouns: its demand for talks, a red line for Kyiv, the need for a truce, a duty to act."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Spain repeated its opposition to the pipeline.", "noun_of_stance", "refusal", -1),
    ("Albania signalled its willingness to reopen the crossing.", "noun_of_stance", "offer", 1),
    ("Albania has shown no willingness to reopen the crossing.", "noun_of_stance", "refusal", -1),
    ("Spain dropped its demand for a vote.", "noun_of_stance", "offer", 1),
    ("Mali made an offer to the miners to raise their pay.", "noun_of_stance", "offer", 1),
    ("A frozen conflict is a red line for Kyiv.", "red_line", "red_line", -1),
    ("France said Poland has a duty to open the border.", "named_duty", "demand", 1),
    ("Norway stressed the need for a ceasefire.", "stressed_need", "demand", 1),
    ("Iraqi conditions include no access for observers.", "named_demands", "precondition", -1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


UNREAD = [
    "Mali made an offer to the miners.",
    "The miners were given an ultimatum by the bank.",
    "Demand for oil fell in March.",
    "The siege is a threat to peace.",
    "He left without any commitment to talk.",
    "There is no need for a truce, Norway said.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []
