"""What the model of assessments knows of a case besides its clause: its judging words."""

import pytest

from analysis.assessments.find import find_assessment_cases, signs_of_assessments
from analysis.assessments.signs import assessment_signs
from analysis.conditions.signs import clause_signs
from tests.marked import read_scene

SIGNS = [
    ("Kenya said the plan is dangerous.", {"judgement=dangerous", "dimension=risk", "by_subject=False", "judgements=1"}),
    ("Kenya praised the plan.", {"by_subject=True", "judgement=to praise sth", "dimension=legitimacy", "ruled"}),
    ("Kenya called the levy “a trap”.", {"quoted=few", "quoted=few,spoken=False"}),
    ("“That would be a grave mistake,” Kenya said.", {"quoted=all", "said=attr,NN,quality", "said=attr,NN,of=that"}),
    ("Kenya said the road is very open.", {"quoted=none", "said=acomp,JJ,strength", "said_suffix=pen,JJ"}),
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


def test_who_judges_once_goes_on():
    scene = read_scene("It rained. Chad said the plan is shameful. “It is a trap,” Chad's envoy added.")
    found = signs_of_assessments(scene, find_assessment_cases(scene))
    trap = [signs for case, signs in found.items() if scene.parse.sentences[case.verb] == 2]
    assert trap and all({"judging_before=True", "judging_after=False", "judging>=0.5"} <= set(signs) for signs in trap)
