"""What is judged: the conditions meant, a condition in the clause, a statement, an actor, or nothing that the text tells."""

import pytest

from analysis.assessments.judgements import find_judged
from analysis.assessments.objects import NOTHING, Objects
from analysis.conditions import find_conditions
from tests.marked import read_scene


def objects_in(text):
    scene = read_scene(text)
    objects = Objects(scene, find_conditions(scene))
    return [(of.table, of.row_id, of.link) for judged in find_judged(scene) for of in objects.of(judged, "")]


JUDGED = [
    ("Kenya praised Niger for the truce.", [("actors", "cty:niger", "explicit")]),
    ("Kenya said Niger is dangerous.", [("actors", "cty:niger", "explicit")]),
    ("Kenya praised the truce.", [tuple(NOTHING)]),
    ("Kenya said the truce was historic.", [tuple(NOTHING)]),
]


@pytest.mark.parametrize(("text", "found"), JUDGED, ids=[text for text, _ in JUDGED])
def test_what_is_judged(text, found):
    assert objects_in(text) == found


def test_a_condition_of_somebody_else_inside_the_clause():
    ((table, row_id, link),) = objects_in("Cuba said Spain's demand for a vote is unrealistic.")
    assert (table, link) == ("conditions", "explicit")
    assert "#k" in row_id


def test_those_conditions_are_the_last_ones_stated():
    text = "Kenya said Niger must withdraw its troops. Those conditions are unrealistic, Chad said."
    assert [(table, link) for table, _, link in objects_in(text)] == [("conditions", "anaphora")]


def test_whom_an_envoy_blames_is_not_the_union_that_sent_him():
    text = "The Dockers' Union met the Peruvians. The union's envoy, Bo Day, condemned Peru as greedy."
    assert [row_id for _, row_id, _ in objects_in(text)] == ["cty:peru"]


INTERVIEW = """Talks in doubt

Turkish foreign minister Ayla Demir said the northern valley was quiet. The border stayed closed.

Daily Post: Professor Lee, thank you for your time. How long will the truce hold?

Prof. Ann Lee (Institute of Peace): Nobody can know.

Daily Post: Minister Ayla Demir says the northern valley is quiet. Is it?

Prof. Ann Lee: That statement is false.
"""


def test_that_statement_is_the_one_that_the_question_reports():
    scene = read_scene(INTERVIEW)
    (judged,) = [f for f in find_judged(scene) if f.hit.entry.wording == "false"]
    (of,) = Objects(scene, ()).of(judged, "false")
    said = {claim.claim_id: claim.quote for claim in scene.speakers.claims}
    assert (of.table, of.link) == ("claims", "anaphora")
    assert "northern valley" in said[of.row_id]
