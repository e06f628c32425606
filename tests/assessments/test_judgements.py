"""Judging words: which rule reads which, how far they reach, and how they judge."""

import pytest

from analysis.assessments import find_assessments
from analysis.assessments.judgements import RULES, find_judged
from analysis.conditions import rule_for
from tests.marked import read_scene


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_reads_its_example_and_a_row_comes_out(rule):
    scene = read_scene(rule.example)
    hits = [hit for hit in scene.judgements if rule_for(RULES, scene.parse, hit) is rule]
    emitted = {judged.rule for hit in hits for judged in rule.reader(scene, hit)}
    assert emitted & {row.rule for row in find_assessments(scene, ())}


READ = [  # text, the rule's string, dimension, verdict
    ("Kenya praised the plan.", "judged_by_subject", "legitimacy", 2),
    ("The plan was condemned by Kenya.", "judged_by_subject", "legitimacy", -2),
    ("The plan was widely condemned.", "judged_by_nobody_named", "legitimacy", -2),
    ("Kenya described the plan as dangerous.", "taken_for", "risk", -2),
    ("Kenya said the plan is not dangerous.", "judging_word", "risk", 1),
    ("Kenya said the plan might be dangerous.", "judging_word", "risk", -1),
    ("Kenya said the rebels are seeking to divide the country.", "judging_word", "motive", -2),
    ("Kenya said the talks had brought little progress.", "judging_word", "significance", -1),
]


@pytest.mark.parametrize(("text", "rule", "dimension", "verdict"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, dimension, verdict):
    found = find_judged(read_scene(text))
    assert (rule, dimension, verdict) in [(f.rule, f.dimension, f.verdict) for f in found]
    assert all(f.ruled_as == f.dimension for f in found)


UNREAD = [
    "If Kenya praises the plan, they leave.",
    "A sceptical audience listened.",
    "They warned against its support for the rebels.",
    "Kenya said the changes must be significant.",
    "Kenya accused Niger of bombing a hospital.",
    "The offensive is dangerous.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_judged(read_scene(text)) == []


def test_of_judgements_inside_one_another_the_innermost_is_kept():
    found = find_judged(read_scene("Kenya said the unworkable plan is dangerous and unrealistic."))
    assert not any(f.first < g.first and g.last <= f.last for f in found for g in found)
