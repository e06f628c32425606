"""What models weigh: clauses, cases, the choice among them, whose a case may be, and the weights that ship."""

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import find as actors
from analysis.claims import find as claims
from analysis.claims.speakers import Speakers
from analysis.conditions.cases import LOOKS_LIKE_TRIGGER, OUTSIDER, Case, Least, choose, weigh
from analysis.conditions.clauses import find_clauses
from analysis.conditions.find import NO_CONDITION, find_condition_cases, offered_holders
from analysis.conditions.signs import Scene, assessment_signs, condition_signs, hits_in
from analysis.conditions.triggers import Hit
from analysis.weights import logistic
from analysis.words.values import DIMENSIONS, KINDS_OF_CONDITION
from tests.marked import read_text


class Read:
    """What a rule reads, as little of it as is weighed."""

    def __init__(self, trigger):
        self.trigger = trigger


def scene_of(text):
    reading = read_text(text)
    cast = actors.find_actors(reading)
    return Scene(reading, Speakers(reading, cast, claims.find_claims(reading, cast)))


def words(scene, case):
    return scene.reading.article.text[scene.parse.starts[case.first] : scene.parse.ends[case.last]]


def test_probability_is_the_logistic_function_of_the_weights():
    weights = {"bias": -1.0, "a": 2.0, "b": 0.5}
    assert logistic.probability(weights, ["a", "unknown"]) == pytest.approx(1 / (1 + math.exp(-1)))
    assert logistic.probability({}, []) == 0.5
    assert 0 < logistic.probability({"bias": -1e9}, []) < logistic.probability({"bias": 1e9}, []) < 1


def test_of_equally_likely_names_the_first():
    assert logistic.likeliest({"b": {}, "a": {}}, []) == "a"
    assert logistic.likeliest({"a": {}, "b": {"x": 1.0}}, ["x"]) == "b"


def test_clauses_reach_from_their_subject_to_the_end_of_their_complements():
    scene = scene_of("Chad said that Niger must leave the valley because the war is over.")
    found = {words(scene, clause) for clause in find_clauses(scene.parse).values()}
    assert "Niger must leave the valley" in found
    assert "the war is over" in found


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from([0.2, 0.5, 0.7, 0.9]))))
def test_chosen_cases_share_no_token_and_none_is_unlikely(drawn):
    weighed = [(likely, Case(first, first + length, first, ())) for first, length, likely in drawn]
    chosen = choose(weighed, Least(0.5, 0.5))
    tokens = [t for case in chosen for t in range(case.first, case.last + 1)]
    assert len(tokens) == len(set(tokens))
    assert chosen == sorted(chosen, key=lambda case: case.first)
    for case in chosen:
        assert max(likely for likely, other in weighed if other == case) >= 0.5
    for likely, case in weighed:  # what was left out was unlikely, or something as likely stands there
        assert likely < 0.5 or not set(tokens).isdisjoint(range(case.first, case.last + 1))


def test_all_items_that_one_trigger_governs_are_as_likely_as_the_likeliest():
    one, two, other = (Case(k, k, k, (Read(trigger),)) for k, trigger in enumerate([(7,), (7,), (8,)]))
    weighed = {case: likely for likely, case in weigh({"x": 3.0, "y": -3.0}, {one: ["x"], two: ["y"], other: ["y"]})}
    assert weighed[one] == weighed[two] > 0.9
    assert weighed[other] < 0.1


def test_what_only_looks_like_a_trigger_is_no_case_unless_a_rule_reads_it():
    alone, ruled = Case(0, 3, 1, ()), Case(5, 8, 6, (Read((6,)),))
    assert [case for _, case in weigh({}, {alone: [LOOKS_LIKE_TRIGGER], ruled: [LOOKS_LIKE_TRIGGER]})] == [ruled]


TRAPS = ["The dispute has to do with fishing rights, France said.", "“We are not demanding that they resign,” France said.",
         "“They must have been warned,” said Turkey."]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_traps_show_that_they_only_look_like_a_trigger(text):
    scene = scene_of(text)
    assert any(LOOKS_LIKE_TRIGGER in condition_signs(scene, case) for case in find_condition_cases(scene))


def test_a_case_is_offered_to_its_speaker_and_the_speakers_state_and_to_nobody():
    scene = scene_of("Kenyan Foreign Minister Ann Lee said the rebels must leave the valley.")
    case = next(case for case in find_condition_cases(scene) if words(scene, case) == "the rebels must leave the valley")
    offered = offered_holders(scene, case)
    assert {None, "cty:kenya", "per:ann-lee"} <= offered.keys()
    assert "speaker" in offered["cty:kenya"]
    assert "speaker_self" in offered["per:ann-lee"]
    assert "office=minister" in offered["cty:kenya"]


def test_no_sign_knows_a_name():
    scene = scene_of(
        "Kenyan Foreign Minister Ann Lee told Bo Ek that Sudanese troops must leave Khartoum, and Lee praised Kenya."
    )
    signs = {s for case in find_condition_cases(scene) for of in (condition_signs, assessment_signs) for s in of(scene, case)}
    assert any("=name" in sign for sign in signs)
    assert not [s for s in signs for name in ("ann", "lee", "kenya", "sudan", "khartoum") if name in re.split(r"[^a-z]", s)]


def test_signs_are_the_same_each_time_and_none_stands_twice():
    text = "Chad said that Niger must never leave the valley. “It is a shameful plan,” the minister added."
    for signs in (condition_signs, assessment_signs):
        first, second = (
            [signs(scene, case) for case in find_condition_cases(scene)] for scene in (scene_of(text), scene_of(text))
        )
        assert first == second
        assert all(len(found) == len(set(found)) for found in first)


@pytest.mark.parametrize(
    ("name", "models"),
    [("conditions", {"is", "owner", "requires", "kind"}), ("assessments", {"is", "owner", "praises", "blames", "dimension"})],
)
def test_the_weights_that_ship(name, models):
    weights = logistic.read_weights(name)
    assert weights.keys() == models
    assert weights.get("kind", {}).keys() in ({*KINDS_OF_CONDITION}, set())
    assert weights.get("dimension", {}).keys() in ({*DIMENSIONS}, set())
    flat = [weight for model in weights.values() for weight in model.values() if not isinstance(weight, dict)]
    assert flat
    assert all(math.isfinite(weight) for weight in flat)
    assert not any(sign.startswith("folder=") for sign in weights["is"])


@given(st.sets(st.integers(0, 60)), st.integers(0, 60), st.integers(0, 10))
def test_the_listed_words_of_a_case_are_those_that_begin_in_it(places, first, length):
    hits = [Hit(None, (place,)) for place in sorted(places)]
    case = Case(first, first + length, first, ())
    assert hits_in(hits, case) == [hit for hit in hits if first <= hit.first <= first + length]


def test_what_no_rule_reads_needs_more_and_in_an_outsiders_words_a_rule():
    read, unread = Case(0, 1, 0, (Read((0,)),)), Case(5, 6, 5, ())
    assert choose([(0.6, read), (0.6, unread)], Least(0.5, 0.7)) == [read]
    signs = {read: [OUTSIDER], unread: [OUTSIDER]}
    assert [case for _, case in weigh({}, signs, NO_CONDITION)] == [read]
    assert [case for _, case in weigh({}, signs)] == [read, unread]


NAMES = [
    "Anneke", "Malenko", "Unimar", "Works", "Kenya", "said", "that", "the", "met", ",", ".", "of", "and", "minister",
    "president", "🙂",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=25).map(" ".join))
def test_no_sign_of_a_name_knows_a_name(text):
    seen = []
    actors.find_actors(read_text(text), lambda model, signs, places: bool(seen.append(signs)) or True)
    assert not any(re.search(r"anneke|malenko|unimar|kenya", sign) for signs in seen for sign in signs)
