"""What the models know of a case: signs that know no name, stand in one order, and are worked out once."""

import re

import pytest

from analysis.assessments.signs import assessment_signs
from analysis.conditions.cases import LOOKS_LIKE_TRIGGER
from analysis.conditions.find import find_condition_cases
from analysis.conditions.signs import ASKS_NOTHING, clause_signs, condition_signs, rule_signs
from tests.marked import read_scene

TRAPS = ["The dispute has to do with fishing rights, France said.", "“We are not demanding that they resign,” France said.",
         "“They must have been warned,” said Turkey."]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_traps_show_that_they_only_look_like_a_trigger(text):
    scene = read_scene(text)
    traps = {LOOKS_LIKE_TRIGGER, ASKS_NOTHING}
    assert any(traps.intersection(condition_signs(scene, case)) for case in find_condition_cases(scene))


def test_no_sign_knows_a_name():
    scene = read_scene(
        "Kenyan Foreign Minister Ann Lee told Bo Ek that Sudanese troops must leave Khartoum, and Lee praised Kenya."
    )
    signs = {s for case in find_condition_cases(scene) for of in (condition_signs, assessment_signs) for s in of(scene, case)}
    assert any("=name" in sign for sign in signs)
    assert not [s for s in signs for name in ("ann", "lee", "kenya", "sudan", "khartoum") if name in re.split(r"[^a-z]", s)]


def test_signs_are_the_same_each_time_and_none_stands_twice():
    text = "Chad said that Niger must never leave the valley. “It is a shameful plan,” the minister added."
    for signs in (condition_signs, assessment_signs):
        first, second = (
            [signs(scene, case) for case in find_condition_cases(scene)] for scene in (read_scene(text), read_scene(text))
        )
        assert first == second
        assert all(len(found) == len(set(found)) for found in first)


def test_the_signs_of_a_clause_are_worked_out_once_for_both_models():
    scene = read_scene("Chad said that Niger must never leave the valley.")
    case = next(case for case in find_condition_cases(scene) if not case.cut)
    first = clause_signs(scene, case)
    assert clause_signs(scene, case) is first
    assert set(condition_signs(scene, case)) == {*rule_signs(case), *first}
    assert set(first) <= set(assessment_signs(scene, case))


SIGNS = [
    (
        "Chad said that Niger must leave the valley.",
        "the valley",
        {"verb=leave", "modal=must", "subject=country", "trigger=must"},
    ),
    ("Chad said that Niger was invited.", "invited", {"passive", "verb=invite", "modal=", "subject=country"}),
    ("“We will never sign,” Chad said.", "sign", {"negated", "negated,verb=sign", "own_side", "subject=first", "form=direct"}),
    ("Chad wants to leave.", "leave", {"infinitive", "below=want", "ancestor=want", "dep=xcomp"}),
]


@pytest.mark.parametrize(("text", "end", "wanted"), SIGNS, ids=[end for _, end, _ in SIGNS])
def test_what_the_grammar_tells_of_a_clause(text, end, wanted):
    scene = read_scene(text)
    at = text.index(end) + len(end)
    clauses = [clause for clause in scene.clauses.values() if scene.parse.ends[clause.last] == at]
    assert any(wanted <= set(clause_signs(scene, clause)) for clause in clauses)
