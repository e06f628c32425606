"""Assessments: golden sentences, whose judgement it is, what is judged, what is none, and what must hold for any text."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.assessments import find as assessments
from analysis.conditions import find as conditions
from analysis.tables.rows import spans_of
from analysis.weights import read_weights
from analysis.words.values import DIMENSIONS, LINKS
from tests.marked import read_scene, unmark

EDGES = " \t\n\"“”'‘’.,:;!?"


def stages(text):
    scene = read_scene(text)
    stated = conditions.find_conditions(scene)
    return scene.speakers.cast, scene.speakers.claims, stated, assessments.find_assessments(scene, stated)


def found_in(text):
    return stages(text)[-1]


GOLDEN = [  # assessor, dimension, verdict, sentence with the judging clause marked
    ("cty:egypt", "feasibility", -2, "Egypt said ⟨a: the plan is unworkable⟩."),
    ("cty:egypt", "feasibility", -1, "Egypt said ⟨a: the timetable is ambitious⟩."),
    ("cty:egypt", "feasibility", -1, "Egypt said ⟨a: the process will not be easy⟩."),
    ("cty:france", "significance", 2, "France said ⟨a: the meeting was historic⟩."),
    ("cty:france", "risk", -2, "France said ⟨a: the offensive is dangerous⟩."),
    ("cty:france", "risk", -1, "France said ⟨a: the offensive could be dangerous⟩."),
    ("cty:iran", "legitimacy", -2, "Iran said ⟨a: the vote was illegal⟩."),
    ("cty:iran", "validity", -2, "Iran said ⟨a: the report is false⟩."),
    ("cty:turkey", "motive", -2, "“⟨a: The rebels are seeking to divide the country⟩,” Turkey's government said."),
    ("cty:china", "legitimacy", 1, "⟨a: China welcomed the truce⟩."),
    ("cty:china", "legitimacy", -2, "⟨a: China condemned the attack⟩."),
    ("cty:china", "legitimacy", -2, "⟨a: The attack was condemned by China⟩."),
    ("cty:japan", "feasibility", -1, "⟨a: Japan is sceptical about the timetable⟩."),
    ("cty:cuba", "risk", -2, "⟨a: Cuba described the plan as dangerous⟩."),
    ("cty:cuba", "legitimacy", -1, "Spain showed the draft to ⟨a: Cuba, which called it unfair⟩."),
    ("cty:cuba", "legitimacy", -1, "Jon Sand learned from Cuba that ⟨a: the plan was unfair⟩."),
    ("cty:cuba", "motive", -2, "⟨a: Cuba accused Spain of cynicism⟩."),
    ("cty:cuba", "significance", -1, "Cuba said ⟨a: the talks had brought little progress⟩."),
    ("cty:cuba", "legitimacy", -1, "Cuba said ⟨a: the army is the real government⟩."),
    ("cty:cuba", "feasibility", -1, "“⟨a: The timetable isn’t (to put it mildly) realistic⟩,” Cuba said."),
]  # fmt: skip


@pytest.mark.parametrize(("assessor", "dimension", "verdict", "marked"), GOLDEN, ids=[g[-1][:60] for g in GOLDEN])
def test_golden_sentences(assessor, dimension, verdict, marked):
    text, spans = unmark(marked)
    rows = found_in(text)
    assert [a.quote.strip(EDGES) for a in rows] == [text[s.start : s.end].strip(EDGES) for s in spans["a"]]
    assert [(a.assessor_id, a.dimension, a.verdict) for a in rows] == [(assessor, dimension, verdict)]


NOT_ASSESSMENTS = [
    "The offensive is dangerous.",  # the reporter's own judgement
    "Turkey accused Russia of bombing a hospital.",
    "Turkey stopped short of calling the vote illegal.",
    "He said the talks would resume on Monday.",
    "Egypt said the changes must be significant.",
    "Great Britain and France signed the text, officials said.",
    "She said human rights were on the agenda.",
    "Egypt warned against its support for the rebels.",
    "“Great Britain must sign,” Kenya said.",
]


@pytest.mark.parametrize("text", NOT_ASSESSMENTS)
def test_what_is_no_assessment(text):
    assert [a.quote for a in found_in(text)] == []


KNOWN_GAPS = [  # what a careful reader marks and no rule finds, with the reason
    ("Cuba said ⟨a: prices would explode⟩.", "the picture is not in the list"),
    ("Turkey said ⟨a: the rebels are seeking to divide the country⟩.", "alone, it is taken for a report of what they do"),
]


@pytest.mark.parametrize(
    ("marked", "reason"), [pytest.param(*g, marks=pytest.mark.xfail(reason=g[1], strict=True)) for g in KNOWN_GAPS]
)
def test_known_gaps(marked, reason):
    text, spans = unmark(marked)
    assert [a.quote.strip(EDGES) for a in found_in(text)] == [text[s.start : s.end].strip(EDGES) for s in spans.get("a", [])]


def test_what_an_actor_praises_is_the_object():
    (row,) = found_in("China praised Mexico for the truce.")
    assert (row.object_table, row.object_id, row.link) == ("actors", "cty:mexico", "explicit")


def test_who_judges_in_the_clause_before_does_not_judge_in_somebody_elses():
    rows = found_in("Canada praised the plan, but the cook said it was unfair.")
    assert [(a.assessor_id, a.verdict > 0) for a in rows] == [("cty:canada", True), (None, False)]


@pytest.mark.xfail(reason="whose deputy it is still counts as who judges", strict=True)
def test_whose_deputy_judges_does_not_judge():
    rows = found_in("Anna Rundle praised the plan, but her deputy said it was unfair.")
    assert [a.assessor_id for a in rows] == ["per:anna-rundle", None]


def test_who_is_judged_by_somebody_unnamed_does_not_judge():
    scene = read_scene("Unimar said the mill was safe. One engineer said the claim was false.")
    (_, row) = assessments.find_assessments(scene, ())
    assert (row.assessor_id, row.wording) == ("ano:one-engineer", "false")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Another called the union's figures absurd.", "absurd"),
        ("One said Norway's offer was far too vague.", "far too vague"),
        ("One said the Norwegian offer was “a first serious step, but far too vague”.", "far too vague"),
    ],
)
def test_who_is_judged_by_one_of_many_does_not_judge(text, wording):
    rows = [a for a in found_in("Norway and the union met in Oslo. " + text) if wording in a.quote]
    assert [a.assessor_id for a in rows] == [None]


def test_of_what_nobody_may_have_said_only_what_a_rule_reads_is_a_row():
    assert assessments.is_worth_a_row(0.02, is_known=False, is_read=True)
    assert not assessments.is_worth_a_row(0.9, is_known=False, is_read=False)
    assert assessments.is_worth_a_row(assessments.LEAST_SURE, is_known=True, is_read=False)
    assert not assessments.is_worth_a_row(assessments.LEAST_SURE - 0.01, is_known=True, is_read=True)


def test_nobody_judges_their_own_condition():
    *_, stated, rows = stages("Iran said it is unacceptable for foreign soldiers to stay.")
    assert [c.holder_id for c in stated] == ["cty:iran"]
    assert [(a.verdict, a.object_id) for a in rows] == [(-2, None)]


def test_a_condition_of_somebody_else_inside_the_judgement_is_its_object():
    *_, stated, rows = stages("Cuba said Spain's demand for a vote is unrealistic.")
    assert [c.holder_id for c in stated] == ["cty:spain"]
    assert [a.object_id for a in rows] == [stated[0].condition_id]


INTERVIEW = """Talks in doubt

Turkish foreign minister Ayla Demir said the rebels must disarm. She also said the northern border must stay closed.

Daily Post: Professor Lee, thank you for your time. How long will the truce hold?

Prof. Ann Lee (Institute of Peace): Nobody can know.

Daily Post: Minister Ayla Demir demands that the rebels disarm. Are these realistic demands?

Prof. Ann Lee: Those conditions are frankly unrealistic.
"""


def test_those_conditions_are_those_of_whom_the_question_names():
    *_, stated, rows = stages(INTERVIEW)
    meant = {c.condition_id for c in stated if c.holder_id == "cty:turkey" and c.duplicate_of is None and c.start < 150}
    judged = [a for a in rows if a.quote.startswith("Those conditions")]
    assert meant
    assert {a.object_id for a in judged} >= meant
    assert {(a.object_table, a.link, a.dimension, a.verdict) for a in judged} == {("conditions", "anaphora", "feasibility", -2)}
    assert {a.assessor_id for a in judged} == {"per:ann-lee"}


WORDS = [
    "He", "They", "praised", "condemned", "the", "plan", "is", "not", "unrealistic", "dangerous", "“", "”", "said", "Those",
    "conditions", "Turkey", ",", ".", "very", "might", "called", "it", "as", "a", "trap", "\n", "\n\nQ: ", "\nA: ", "zero",
    "interest", "was", "by", "sceptical", "about", "\x00", "é", "🙂", "lies", "to", "see", "must", "if",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_keeps_the_promises(text):
    cast, said, stated, rows = stages(text)
    assert len({a.assessment_id for a in rows}) == len(rows)
    known = {
        None: {None},
        "claims": {c.claim_id for c in said},
        "conditions": {c.condition_id for c in stated},
        "actors": set(cast.by_id),
    }
    for row in rows:
        assert " … ".join(text[s.start : s.end] for s in spans_of(row)) == row.quote
        assert row.dimension in DIMENSIONS
        assert -2 <= row.verdict <= 2
        assert row.link in LINKS
        assert row.object_id in known[row.object_table]
        assert row.claim_id in known["claims"] | {None}
        assert row.assessor_id in known["actors"] | {None}
        assert row.wording in text


def test_the_weights_that_ship():
    weights = read_weights("assessments")
    assert weights.keys() == {"is", "owner", "praises", "blames", "dimension", "confidence"}
    assert weights["dimension"].keys() == {*DIMENSIONS}
    flat = [weight for name in ("is", "owner", "praises", "blames", "confidence") for weight in weights[name].values()]
    flat += [weight for model in weights["dimension"].values() for weight in model.values()]
    assert flat
    assert all(math.isfinite(weight) for weight in flat)
    assert not any(sign.startswith("folder=") for sign in weights["is"])
