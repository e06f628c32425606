"""What models weigh: clauses, cases, the choice among them, and how likely a case is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.conditions.cases import LOOKS_LIKE_TRIGGER, OUTSIDER, Case, Least, choose, find_cases, weigh
from analysis.conditions.find import NO_CONDITION
from analysis.weights import likeliest, probability
from tests.marked import read_scene


class Read:
    """What a rule reads, as little of it as is weighed."""

    def __init__(self, trigger):
        self.trigger = trigger


def test_probability_is_the_logistic_function_of_the_weights():
    weights = {"bias": -1.0, "a": 2.0, "b": 0.5}
    assert probability(weights, ["a", "unknown"]) == pytest.approx(1 / (1 + math.exp(-1)))
    assert probability({}, []) == 0.5
    assert 0 < probability({"bias": -1e9}, []) < probability({"bias": 1e9}, []) < 1


def test_of_equally_likely_names_the_first():
    assert likeliest({"b": {}, "a": {}}, []) == "a"
    assert likeliest({"a": {}, "b": {"x": 1.0}}, ["x"]) == "b"


def test_clauses_reach_from_their_subject_to_the_end_of_their_complements():
    scene = read_scene("Chad said that Niger must leave the valley because the war is over.")
    text, parse = scene.reading.article.text, scene.parse
    found = {text[parse.starts[clause.first] : parse.ends[clause.last]] for clause in scene.clauses.values()}
    assert "Niger must leave the valley" in found
    assert "the war is over" in found


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from([0.2, 0.5, 0.7, 0.9]))))
def test_chosen_cases_share_no_token_and_none_is_unlikely(drawn):
    weighed = [(likely, Case(first, first + length, first, ())) for first, length, likely in drawn]
    chosen = [case for _, case in choose(weighed, Least(0.5, 0.5))]
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


def test_what_no_rule_reads_needs_more_and_in_an_outsiders_words_a_rule():
    read, unread = Case(0, 1, 0, (Read((0,)),)), Case(5, 6, 5, ())
    assert choose([(0.6, read), (0.6, unread)], Least(0.5, 0.7)) == [(0.6, read)]
    signs = {read: [OUTSIDER], unread: [OUTSIDER]}
    assert [case for _, case in weigh({}, signs, NO_CONDITION)] == [read]
    assert [case for _, case in weigh({}, signs)] == [read, unread]


def test_a_clause_that_a_rule_has_read_is_one_case_and_what_is_no_clause_another():
    scene = read_scene("Chad said that Niger must leave the valley.")
    (place, clause), *_ = scene.clauses.items()
    whole, part = Read((clause.verb,)), Read((clause.verb,))
    (whole.first, whole.last, whole.verb), (part.first, part.last, part.verb) = (
        (*place, clause.verb),
        (place[1], place[1], place[1]),
    )
    cases = find_cases(scene.parse, scene.clauses, [whole, part])
    assert len(cases) == len(scene.clauses) + 1
    assert {case.read for case in cases} == {(whole,), (part,), ()}


def test_of_a_very_long_clause_only_the_beginning_is_weighed():
    assert list(Case(3, 5, 4, ()).beginning) == [3, 4, 5]
    assert len(Case(3, 500, 4, ()).beginning) < 100
