"""The places in which the text names somebody for a case: each with its example; and nobody else is offered."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.assessments.find import find_assessment_cases, find_assessments, offered_assessors
from analysis.conditions.find import find_condition_cases, find_conditions, offered_holders
from analysis.conditions.holders import OFFICE
from analysis.conditions.phrases import is_unknown_party
from analysis.conditions.places import LINKS, RELATIONS
from tests.marked import read_scene

NAMES = {name for name, *_ in (*RELATIONS, *LINKS)}


def marked_case(example):
    """The text of an example, the words of its case, and the place of the phrase in brackets."""
    plain = re.sub(r"[⟨⟩\[\]]", "", example)
    words = re.sub(r"[\[\]]", "", re.search(r"⟨(.*)⟩", example)[1])
    return plain, words


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, example in (*RELATIONS, *LINKS)])
def test_each_place_by_its_example(name, example):
    text, words = marked_case(example)
    scene = read_scene(text)
    at = text.index(words)
    cases = [c for c in find_condition_cases(scene) if at <= scene.parse.starts[c.verb] < at + len(words)]
    places = {
        re.split("[:</]", place)[0].removesuffix("_self") for c in cases for place in offered_holders(scene, c)["cty:kenya"]
    }
    assert name in places


SIDES = [
    "the dockers", "its rivals", "the owners", "the union", "one docker", "most members of the union", "they", "the pilots",
    "some creditors", "the mayor", "both airlines", "their lawyers", "the nurses", "the smallest party",
]  # fmt: skip
BEFORE = ["Canada made an offer.", "Anna Rundle opened the talks.", "Chad met the envoys of Niger.", "Ann Lee praised Japan."]
HOLDING = [
    "refused to sign", "rejected the plan", "demanded a vote", "insisted on a pay rise", "agreed to a truce",
    "called the offer unrealistic", "condemned it as cynical", "described the ban as unfair",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(BEFORE), st.sampled_from(SIDES), st.sampled_from(HOLDING), st.sampled_from([" ", "\n\n", " Then "]))
def test_what_an_unknown_side_says_is_never_booked_on_somebody_named_before(before, side, holding, between):
    opening = side if between == " Then " else side[0].upper() + side[1:]
    text = f"{before}{between}{opening} {holding}."
    scene = read_scene(text)
    own = text.index(opening)
    named_before = {m.actor_id for m in scene.speakers.cast.mentions if m.end <= len(before)}
    named_here = {m.actor_id for m in scene.speakers.cast.mentions if m.start >= own}  # a resolved pronoun is a mention
    conditions = find_conditions(scene)
    for row in (*conditions, *find_assessments(scene, conditions)):
        if row.start >= len(before):
            owner = row.holder_id if hasattr(row, "holder_id") else row.assessor_id
            assert owner not in named_before - named_here


WORDS = [
    "Kenya", "Chad", "Ann Lee", "the dockers", "they", "refused", "demanded", "must", "said", "that", "called", "unfair", ".",
    ",", "“", "”", "to leave", "its plan", "rejected", "by", "according to", "and", "the talks", "shameful", "is", "offer",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_who_is_offered_stands_in_a_place_of_the_tables_or_is_named_by_a_rule(text):
    scene = read_scene(text)
    if not len(scene.parse):
        return
    offers = [offered_holders(scene, c) for c in find_condition_cases(scene)]
    offers += [offered_assessors(scene, c) for c in find_assessment_cases(scene)]
    for offered in offers:
        assert None in offered or any("rule" in places for places in offered.values()), "the text names whose it is"
        for actor_id, places in offered.items():
            assert actor_id is None or actor_id in scene.speakers.cast.by_id
            kinds = {re.split("[:</]", p)[0].removesuffix("_self") for p in places if not p.startswith(OFFICE)}
            assert kinds <= NAMES | {"rule", "nobody"} | {f"unknown_{name}" for name in NAMES}


def test_an_unknown_party_is_people_without_an_actor():
    scene = read_scene("Kenya left. The rivals left. The river fell.")
    unknown = [w for k, w in enumerate(scene.parse.words) if is_unknown_party(scene, k)]
    assert not {"Kenya", "river"} & set(unknown)


@pytest.mark.parametrize("how", ["seen by", "obtained by", "first reported by"])
def test_whoever_saw_a_letter_owns_nothing_in_it(how):
    scene = read_scene(
        f"In a letter {how} Reuters, the fund's chief executive urged owners to wait and called the price unfair."
    )
    offered = [offered_assessors(scene, c) for c in find_assessment_cases(scene)]
    offered += [offered_holders(scene, c) for c in find_condition_cases(scene)]
    assert offered and all("org:reuters" not in actors for actors in offered)
