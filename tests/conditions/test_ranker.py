"""What the network tells of a case: it sees no name, tells the same each time, and stands by whatever the parse says."""

import numpy as np
import pytest

from analysis.conditions import ranker
from analysis.conditions.cases import Clause
from analysis.conditions.find import find_condition_cases, offered_holders, signs_of_conditions
from analysis.conditions.holders import owner_signs
from tests.marked import read_scene

TEXT = "Kenya said that Chad must leave the valley.\n\nThe envoys met for lunch. “It is a shameful plan,” said Ann Lee of Chad."


def scores(scene, task="conditions"):
    cases = find_condition_cases(scene)
    edges = [scene.states.tokens.edges(case) for case in cases]
    marks = [ranker.marks_of(case, places) for case, places in zip(cases, edges, strict=True)]
    is_row, is_for = ranker.score_cases(scene.states, task, np.array(edges), np.array(marks, np.int64)).T
    return cases, is_row, is_for


def words(scene, clause):
    return scene.reading.article.text[scene.parse.starts[clause.first] : scene.parse.ends[clause.last]]


def test_a_demand_is_likelier_a_condition_than_a_lunch():
    scene = read_scene(TEXT)
    cases, found, _ = scores(scene)
    found = {words(scene, case): score for case, score in zip(cases, found.tolist(), strict=True)}
    assert found["Chad must leave the valley"] > 0 > found["The envoys met for lunch"]


def test_a_judgement_is_likelier_an_assessment_than_a_demand():
    scene = read_scene(TEXT)
    cases, found, _ = scores(scene, "assessments")
    found = {words(scene, case): score for case, score in zip(cases, found.tolist(), strict=True)}
    assert found["It is a shameful plan"] > found["Chad must leave the valley"]


def test_twice_the_same():
    _, *found = scores(read_scene(TEXT))
    _, *again = scores(read_scene(TEXT))
    assert [x.tobytes() for x in found] == [x.tobytes() for x in again]


@pytest.mark.parametrize(
    ("task", "text", "is_plus"),
    [
        ("conditions", "Kenya said Chad must leave the valley.", True),
        ("conditions", "Kenya said it would never accept a court in the valley.", False),
        ("assessments", "“The plan is generous,” said Ann Lee of Chad.", True),
        ("assessments", "“The plan is shameful,” said Ann Lee of Chad.", False),
    ],
)
def test_the_sign_of_what_is_likeliest(task, text, is_plus):
    _, is_row, is_for = scores(read_scene(text), task)
    assert (is_for[np.argmax(is_row)] > 0) == is_plus


def test_neither_word_nor_lemma_nor_ending_of_a_name_is_seen():
    scene = read_scene(TEXT)
    tokens = scene.states.tokens
    named = [scene.parse.words[t] in ("Kenya", "Chad", "Ann", "Lee") for t in tokens.places.tolist()]
    for column in ("word", "lemma", "suffix"):
        assert (tokens.columns[column][named] == ranker.NAME).all()
        assert not (tokens.columns[column][np.invert(named)] == ranker.NAME).any()


def test_blanks_are_no_words_and_a_clause_that_ends_in_them_has_edges():
    scene = read_scene("Chad must leave.\n\n\n   It will.")
    tokens = scene.states.tokens
    assert not any(scene.parse.words[t].isspace() for t in tokens.places.tolist())
    n = len(scene.parse)
    for first in range(n):
        for last in range(first, n):
            a, b, verb = tokens.edges(Clause(first, last, first))
            assert 0 <= a <= b < len(tokens.places) and 0 <= verb < len(tokens.places)


@pytest.mark.parametrize("text", ["", "\n \n", "Ha.", "…"])
def test_a_text_without_clauses_has_no_scores(text):
    scene = read_scene(text)
    assert all(signs for signs in signs_of_conditions(scene, find_condition_cases(scene)).values())


def test_of_the_clauses_that_no_rule_reads_those_without_hope_are_left_out():
    scene = read_scene(TEXT)
    cases = find_condition_cases(scene)
    all_signs, kept = signs_of_conditions(scene, cases), signs_of_conditions(scene, cases, ranker.HOPELESS)
    assert kept == {case: all_signs[case] for case in kept} and len(kept) < len(cases)
    assert set(kept) >= {case for case in cases if case.read}
    hopeless = f"network>={ranker.HOPELESS:g}"
    assert all(hopeless in signs for case, signs in kept.items() if not case.read)
    assert not any(hopeless in all_signs[case] for case in cases if case not in kept)


def test_the_signs_of_a_score_are_the_steps_that_it_reaches():
    assert ranker.as_signs(ranker.IS_ROW, -8.2) == []
    assert ranker.as_signs(ranker.IS_ROW, -7.4) == ["network>=-8", "network>=-7.5"]
    assert ranker.as_signs(ranker.IS_FOR, 0.6)[-1] == "network_for>=0.5"
    assert ranker.as_signs(ranker.IS_ROW, 1e9) == ranker.as_signs(ranker.IS_ROW, 8.0)


def test_every_actor_that_may_hold_a_case_is_scored_and_the_steps_of_two_are_apart():
    scene = read_scene(TEXT)
    case = next(case for case in find_condition_cases(scene) if words(scene, case) == "Chad must leave the valley")
    found = owner_signs(scene, "holder", case, offered_holders(scene, case), [])
    n_steps = {actor_id: sum(sign.startswith("network>=") for sign in signs) for actor_id, signs in found.items()}
    assert len(n_steps) > 1 and max(n_steps, key=n_steps.get) == "cty:kenya"


def test_where_an_actor_is_named_nearest():
    scene = read_scene("Kenya met Chad. Kenya said that Chad must leave.")
    tokens = scene.states.tokens
    case = next(case for case in find_condition_cases(scene) if words(scene, case) == "Chad must leave")
    before, after, through, far, *_ = ranker.option_places(scene, scene.named, tokens.edges(case), "cty:kenya")
    assert scene.parse.words[tokens.places[before]] == "Kenya" and before == 4
    assert (after, through) == (-1, -1) and far > 0
    assert ranker.option_places(scene, scene.named, tokens.edges(case), None) == (-1, -1, -1, 0, 0, 0, 0, 0)
