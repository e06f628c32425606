"""Verbs of demand, refusal and offer: whose they are, of which kind, for or against."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Kyiv demands that the prisoners be released.", "verb_of_stance", "demand", 1),
    ("Germany asked the two sides not to reopen the border.", "verb_of_stance", "demand", -1),
    ("Lebanon would no longer demand his resignation.", "verb_of_stance", "offer", 1),
    ("Japan has not rejected a separate deal.", "verb_of_stance", "offer", 1),
    ("Cuba did not agree to the terms.", "verb_of_stance", "refusal", -1),
    ("Serbia vowed never to recognise the enclave.", "verb_of_stance", "refusal", -1),
    ("Iraq is insisting that the militias are excluded from the conference.", "verb_of_stance", "exclusion", -1),
    ("The accord calls on all nations to act.", "verb_of_stance", "demand", 1),
    ("The mill is in no position to agree to a levy.", "verb_of_stance", "refusal", -1),
    ("The cabinet refused to exclude a new levy.", "verb_of_stance", "offer", 1),
    ("The mill refused to dismiss the idea.", "verb_of_stance", "offer", 1),
    ("The mill refused to dismiss 300 workers.", "verb_of_stance", "refusal", -1),
    ("Norway urged the mayor to refrain from rallies.", "verb_of_stance", "demand", -1),
    ("Norway urged the mayor to stay out of the dispute.", "verb_of_stance", "demand", -1),
    ("Norway asked the mayor to take no coal.", "verb_of_stance", "demand", -1),
    ("Norway threatened to leave unless the paper was signed.", "verb_of_stance", "threat", 1),
    ("Norway threatened to leave unless the paper was not signed.", "verb_of_stance", "threat", -1),
    ("Norway wants the mayor to reject the sale.", "verb_of_stance", "demand", -1),
    ("Norway urged the mayor not to reject the sale.", "verb_of_stance", "demand", 1),
    ("Peru hopes that the lenders will accept the swap.", "verb_of_stance", "expectation", 1),
    ("Rather than accept the cut, the miners walked out.", "verb_of_stance", "refusal", -1),
    ("The treaty was rejected by Mexico.", "verb_of_stance", "refusal", -1),
    ("Chile vowed retaliation if the levy was not dropped.", "verb_of_stance", "threat", 1),
    ("Chile promised reprisals against Peru.", "verb_of_stance", "threat", -1),
    ("Chile pledged to boycott the fair if the levy stayed.", "verb_of_stance", "threat", -1),
    ("Chile pledged to lend Peru a tug.", "verb_of_stance", "offer", 1),
    ("Turkey barred the rebels from the conference.", "shut_out", "exclusion", -1),
    ("Serbia tied its signature to the release of prisoners.", "price", "precondition", 1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


def test_what_is_not_shut_out_is_open():
    found = find_proposals(read_scene("Kenya has not excluded a deal with Chad."))
    assert [(p.rule, p.kind, p.direction) for p in found] == [("shut_out", "offer", 1)]


UNREAD = [
    "If Kyiv demands it, we leave.",
    "“We can offer some relief,” Kenya said.",
    "The union will probably reject the offer, analysts said.",
    "They are forces that truly seek peace.",
    "This was agreed on by both.",
    "The situation calls for patience.",
    "Bankers doubt that Peru will accept the swap.",
    "It is likely that Peru will reject the swap.",
    "It will be hard to agree to a price, they said.",
]


def test_who_is_called_on_is_the_one_who_is_to_act():
    scene = read_scene("Kuwait called on Iran to cut output.")
    (proposal,) = find_proposals(scene)
    assert scene.parse.words[proposal.actor] == "Iran"


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []
