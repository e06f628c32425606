"""Predicates: who is ready, what is unacceptable, on whom the burden is, what is wanted."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Armenia is willing to discuss the corridor.", "readiness", "offer", 1),
    ("Armenia is not prepared to discuss the corridor.", "readiness", "refusal", -1),
    ("“Our door remains open for talks,” Kenya said.", "readiness", "offer", 1),
    ("Kenya said it is essential that the convoys get through.", "predicate_of_stance", "demand", 1),
    ("Iran said it is unacceptable for foreign soldiers to stay.", "predicate_of_stance", "refusal", -1),
    ("Its neighbour is expected to adhere to agreements that others have signed.", "expected_to", "expectation", 1),
    ("Kenya called the swap unacceptable.", "predicate_of_stance", "refusal", -1),
    ("Kenya called the request “out of the question”.", "predicate_of_stance", "refusal", -1),
    ("“The levy isn’t—and never was—acceptable,” Kenya said.", "acceptable", "refusal", -1),
    ("“We’re not—let me be plain—willing to sell the mill,” Kenya said.", "readiness", "refusal", -1),
    ("“Chad is – and I am sorry – not ready to talk,” Foreign Minister Ali Deby of Chad said.", "readiness", "refusal", -1),
    ("Kenya said the bid was too low and unacceptable.", "predicate_of_stance", "refusal", -1),
    ("It is up to Russia to end the violence, Poland said.", "burden", "demand", 1),
    ("“What we want is a fair share,” Kenya said.", "what_is_wanted", "demand", 1),
    ("Chad would not preclude a cut in the tariff.", "will_grant", "offer", 1),
    ("Chad did not exclude a return to the talks.", "will_grant", "offer", 1),
    ("Chad will not exclude the rebels from the talks.", "will_grant", "offer", 1),
    ("The union would not stand in the way of a merger.", "will_grant", "offer", 1),
    ("Chad will not veto the swap.", "will_grant", "offer", 1),
    ("The union is not about to give up its claim.", "readiness", "refusal", -1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]


UNREAD = [
    "There is no sign that Kenya is willing to talk.",
    "“It is important,” Kenya said.",
    "The necessary papers were signed.",
    "“It is not up to Russia to decide that,” Poland said.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_proposals(read_scene(text)) == []
