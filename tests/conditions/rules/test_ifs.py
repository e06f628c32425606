"""Every if, unless, until, only if and why should: what hangs on what."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Kenya said it would reopen the port if the ships were withdrawn.", "would_if", "offer", 1),
    ("“If they attack, we will retaliate,” Kenya said.", "threat_if", "threat", -1),
    ("“If they attack, we will be forced to act,” Kenya said.", "threat_if", "threat", -1),
    ("“Should they go on, we will retaliate,” Kenya said.", "threat_if", "threat", -1),
    ("Poland said the sanctions will be lifted if Iran complies.", "step_if", "precondition", 1),
    ("Niger will sign only if Kenya withdraws its troops.", "what_hangs_on_it", "precondition", 1),
    ("The union will strike unless pay rises.", "threat_unless", "threat", 1),
    ("Norway would lift the ban provided that Iceland dropped the duty.", "what_hangs_on_it", "precondition", 1),
    ("Not until Chad withdraws its army will Niger return to the table.", "what_hangs_on_it", "precondition", 1),
    ("Only once the crews are free will Niger return to the table.", "what_hangs_on_it", "precondition", 1),
    ("Norway will lift the ban, but only if Iceland drops the duty.", "what_hangs_on_it", "precondition", 1),
    ("Norway would lift the ban, but not until Iceland drops the duty.", "what_hangs_on_it", "precondition", 1),
    ("“Not until the fine is paid will we sign,” the pilots said.", "what_hangs_on_it", "precondition", 1),
    ("“Why should we give up our land?” Serbia asked.", "why_should_we", "refusal", -1),
    ("“Why should they be invited to the table?” Russia asked.", "why_invite", "exclusion", -1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


def test_what_is_added_behind_but_is_inside():
    (found,) = find_proposals(scene := read_scene("Norway will lift the ban, but only if Iceland drops the duty."))
    assert scene.parse.words[found.last] == "duty"


UNREAD = [
    "If it rains, the ceremony will be held indoors.",
    "The delegates waited until noon.",
    "Economists say prices will rise unless the harvest improves.",
    "Why should it matter?",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []
