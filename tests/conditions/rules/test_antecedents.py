"""What hangs on a demand, refusal or offer makes a precondition of it."""

import pytest

from analysis.conditions.rules.table import find_proposals
from tests.marked import read_scene

READ = [  # text, the rule's string, kind, direction
    ("Sudan said it will not talk until the siege is lifted.", "own_refusal", "precondition", 1),
    ("Kenya will not reopen the port (shut since May) unless the levy is dropped.", "own_refusal", "precondition", 1),
    ("Norway is ready to share the gas provided that Iceland signs the pact.", "readiness", "precondition", 1),
    ("The Liberals agreed to enter the cabinet provided the levy ends.", "verb_of_stance", "precondition", 1),
    ("Norway promised to lift the ban provided that Iceland dropped the duty.", "verb_of_stance", "precondition", 1),
    ("Omar Dahir said he would only go home if the charges were dropped.", "modal_of_a_limit", "precondition", 1),
    ("“We will only talk after the army has left,” Chad said.", "modal_of_a_limit", "precondition", 1),
    ("Envoys asked Chad to refrain from threats until the talks begin.", "verb_of_stance", "demand", -1),
    ("The mill said it would lift the fine, but only if the levy was dropped.", "will_grant", "precondition", 1),
    ("The pilots are ready to fly — but only once the fine is paid.", "readiness", "precondition", 1),
    ("“We will not fly, not until the fine is paid,” the pilots said.", "own_refusal", "precondition", 1),
    ("The mill said it would lift the fine, provided the city dropped the levy.", "will_grant", "precondition", 1),
]


@pytest.mark.parametrize(("text", "rule", "kind", "direction"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, kind, direction):
    assert (rule, kind, direction) in [(p.rule, p.kind, p.direction) for p in find_proposals(read_scene(text))]
