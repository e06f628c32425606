"""Modals: what must be done, what one will not do, and what they only foretell."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Foreign troops must leave the region, the Kremlin said.", "modal_demand", "demand", 1),
    ("Hungary said the new law must not divide the alliance.", "modal_demand", "demand", -1),
    ("Hungary said the rebels must not reject the plan.", "modal_demand", "demand", 1),
    ("“We will not give up our missiles,” the Iranian government said.", "own_refusal", "refusal", -1),
    ("“We will not rest,” the Iranian government said.", "will_not_cease", "offer", 1),
    ("Serbia said the rebels cannot be part of any future government.", "cannot_take_part", "exclusion", -1),
    ("“This war cannot continue,” Poland said.", "cannot_continue", "demand", -1),
    ("“This will no longer be accepted,” Poland said.", "not_accepted", "refusal", -1),
    ("Egypt said Ethiopia would not agree to any limit.", "refusal_told", "refusal", -1),
    ("“We might accept the border,” Kenya said.", "might_grant", "offer", 1),
    ("Turkey does not meet with rebels.", "policy", "refusal", -1),
    ("“We will not—ever—accept the quota,” the Iranian government said.", "own_refusal", "refusal", -1),
    ("Under no circumstances will Norway accept the quota.", "own_refusal", "refusal", -1),
    ("Norway would not exclude sending ships.", "will_grant", "offer", 1),
    ("Neither Norway nor Iceland will pay the fee.", "own_refusal", "refusal", -1),
    ("On no account will Norway pay for the wall, its finance minister said.", "own_refusal", "refusal", -1),
    ("Nobody on the board would approve the takeover.", "own_refusal", "refusal", -1),
    ("The hospital would not rehire the porters.", "own_refusal", "refusal", -1),
    ("Norway would cut the duty in return for access to the ports.", "will_grant", "offer", 1),
    ("Norway said it would cut the duty in exchange for access to the ports.", "will_grant", "offer", 1),
    ("The airline will pay a bonus of 500 euros, it said.", "will_grant", "offer", 1),
    ("“We will pay,” the Iranian government said.", "will_grant", "offer", 1),
    ("Nobody in Norway will accept the quota.", "own_refusal", "refusal", -1),
    ("No member of the cabinet will accept the quota.", "own_refusal", "refusal", -1),
    ("Norway will neither lift the quota nor pay.", "own_refusal", "refusal", -1),
    ("“We do not (and this is final) accept the quota,” the Iranian government said.", "policy", "refusal", -1),
    ("“We will not [and never did] accept the quota,” the Iranian government said.", "own_refusal", "refusal", -1),
    ("Norway told Iceland it would not attend the summit.", "own_refusal", "refusal", -1),
    ("“We will not invite the rebels,” the Iranian government said.", "own_refusal", "exclusion", -1),
    ("Norway said it would accept nothing below 500 tonnes.", "will_grant", "demand", 1),
    ("Norway would not lift the ban until Iceland cuts its quota.", "own_refusal", "precondition", 1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


def test_what_there_must_be_is_a_demand_unless_it_is_guessed():
    (found,) = find_proposals(read_scene("“There must be a truce,” France said."))
    assert (found.kind, found.direction) == ("demand", 1)


UNREAD = [
    "“They must have been warned,” said Turkey.",
    "“We must not forget the dead,” France said.",
    "“It must be said that they tried,” France said.",
    "“Should they leave?” Turkey asked.",
    "“I just can't,” he said.",
    "“That should help,” France said.",
    "“They do not have to leave,” France said.",
    "“We can’t wait to sign the treaty,” France said.",
    "“It will not be easy to agree on a price,” France said.",
    "Economists predict that Peru will cut its output.",
    "“We could not reach them,” France said.",
    "Russia said prices will not rise again.",
    "“It will not rain,” France said.",
    "“We cannot find the money,” France said.",
    "“We have to remember that talks take time,” France said.",
    "“We need to bear in mind that talks take time,” France said.",
    "“We must not lose sight of the crews,” France said.",
    "“We must face the facts,” France said.",
    "“We have to be patient,” France said.",
    "“You have to wonder why they left,” France said.",
    "“There must be a mistake,” France said.",
    "“It must be hard for them,” France said.",
    "“We have to be honest about the price,” France said.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []
