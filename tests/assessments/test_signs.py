"""What the model of assessments knows of a case besides its clause: its judging words."""

import pytest

from analysis.assessments.find import find_assessment_cases
from analysis.assessments.signs import assessment_signs
from analysis.conditions.signs import clause_signs
from tests.marked import read_scene

SIGNS = [
    ("Kenya said the plan is dangerous.", {"judgement=dangerous", "dimension=risk", "by_subject=False", "judgements=1"}),
    ("Kenya praised the plan.", {"by_subject=True", "judgement=to praise sth", "dimension=legitimacy", "ruled"}),
    ("Kenya said the road is open.", {"judgements=0", "quality=open", "quality,acomp,near=True"}),
]


@pytest.mark.parametrize(("text", "wanted"), SIGNS, ids=[text for text, _ in SIGNS])
def test_what_judging_words_tell(text, wanted):
    scene = read_scene(text)
    assert any(wanted <= set(assessment_signs(scene, case)) for case in find_assessment_cases(scene))


def test_signs_stand_once_in_an_order_and_hold_those_of_the_clause():
    text = "Chad said that Niger must never leave the valley. “It is a shameful plan,” the minister added."
    one, other = (
        [assessment_signs(scene, case) for case in find_assessment_cases(scene)]
        for scene in (read_scene(text), read_scene(text))
    )
    assert one == other
    assert all(len(found) == len(set(found)) for found in one)
    scene = read_scene(text)
    for case in find_assessment_cases(scene):
        assert set(clause_signs(scene, case)) <= set(assessment_signs(scene, case))
