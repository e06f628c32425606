"""What people say without a listed word: commands, orders of steps, bare limits."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("“Release the prisoners by Friday,” the Kenyan government told the rebels.", "command", "demand", 1),
    ("“Do not touch the bridge,” the Kenyan government told the rebels.", "command", "demand", -1),
    ("“Withdraw or face sanctions,” the Kenyan government told the rebels.", "command", "threat", 1),
    ("“Free them and we will talk,” the Kenyan government told the rebels.", "command_for_a_price", "precondition", 1),
    ("“No talks with terrorists,” the Kenyan government said.", "bare_limit", "red_line", -1),
    ("“No withdrawal, no deal,” the Kenyan government said.", "bare_limit", "precondition", 1),
    ("Niger has given Chad 48 hours to sign the pact or face an embargo.", "ultimatum", "demand", 1),
    ("“First the ceasefire, then everything else,” the Kenyan government said.", "order", "precondition", 1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


UNREAD = [
    "“Thank you for coming,” the Kenyan government said.",
    "“Let us see,” the Kenyan government said.",
    "“No doubt about the result,” the Kenyan government said.",
    "Release the prisoners.",
    "The bank gave the owners a week.",
    "“Release the prisoners? Perhaps,” the Kenyan government said.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Niger has given Chad 48 hours to sign the pact or face an embargo.",
        "The union gave Riverline until Friday to pay up or face a strike.",
        "“Chad must pay up or face a strike,” the Kenyan government said.",
    ],
)
def test_what_comes_otherwise_is_not_required(text):
    assert len(find_proposals(read_scene(text))) == 1
