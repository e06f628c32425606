"""What models weigh: clauses, cases, the choice among them, and how likely a case is."""

import dataclasses
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.conditions.cases import LOOKS_LIKE_TRIGGER, OUTSIDER, Case, choose, weigh
from analysis.conditions.find import NO_CONDITION
from analysis.weights import likeliest, probability
from tests.marked import read_scene


@dataclasses.dataclass(frozen=True)
class Read:
    """What a rule reads, as little of it as is weighed."""

    trigger: tuple[int, ...]
    first: int = 0
    last: int = 0
    verb: int = 0


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


DRAWN = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6), st.sampled_from([0.2, 0.55, 0.7, 0.9])), max_size=7)


@given(DRAWN)
def test_no_other_cases_that_share_no_token_exceed_what_is_needed_by_more_than_the_chosen_ones(drawn):
    weighed = [(likely, Case(first, first + length, first, ())) for first, length, likely in drawn]
    chosen = choose(weighed, 0.5)
    assert [case.first for _, case in chosen] == sorted(case.first for _, case in chosen)
    assert all(pair in weighed and pair[0] > 0.5 for pair in chosen)
    together = [combination for n in range(len(weighed) + 1) for combination in itertools.combinations(weighed, n)]
    apart = [sum(likely - 0.5 for likely, _ in some) for some in together if _are_apart([case for _, case in some])]
    assert _are_apart([case for _, case in chosen])
    assert sum(likely - 0.5 for likely, _ in chosen) == pytest.approx(max(apart))


def _are_apart(cases):
    tokens = [t for case in cases for t in range(case.first, case.last + 1)]
    return len(tokens) == len(set(tokens))


def test_two_likely_cases_are_chosen_before_one_that_covers_both():
    both, one, two = Case(0, 9, 1, ()), Case(0, 4, 1, ()), Case(6, 9, 7, ())
    assert [case for _, case in choose([(0.9, both), (0.8, one), (0.75, two)], 0.5)] == [one, two]
    assert [case for _, case in choose([(0.9, both), (0.8, one), (0.55, two)], 0.5)] == [both]


def test_of_what_is_as_likely_to_a_hundred_thousandth_the_place_decides():
    early, late = Case(0, 4, 1, ()), Case(3, 9, 7, ())
    for more in (0.0, 4e-6):
        assert [case for _, case in choose([(0.8 + more, late), (0.8, early)], 0.5)] == [early]
    assert [case for _, case in choose([(0.8 + 2e-5, late), (0.8, early)], 0.5)] == [late]


def test_items_behind_their_trigger_share_in_how_likely_the_likeliest_is():
    first = Case(2, 3, 2, (Read((3,)),))
    one, two, other = (Case(k, k, k, (Read(trigger),)) for k, trigger in ((4, (3,)), (6, (3,)), (9, (8,))))
    signs = {first: ["x"], one: ["y"], two: ["y"], other: ["y"]}
    weighed = {case: likely for likely, case in weigh({"x": 3.0, "y": -3.0}, signs)}
    assert weighed[first] > 0.9
    assert weighed[one] == weighed[two] == pytest.approx((weighed[first] + weighed[other]) / 2)
    assert weighed[other] < 0.1
    assert all(likely < 0.1 for likely, _ in weigh({"x": 3.0, "y": -3.0}, {first: ["y"], one: ["y"]}))


def test_what_only_looks_like_a_trigger_is_no_case_unless_a_rule_reads_it():
    alone, ruled = Case(0, 3, 1, ()), Case(5, 8, 6, (Read((6,)),))
    assert [case for _, case in weigh({}, {alone: [LOOKS_LIKE_TRIGGER], ruled: [LOOKS_LIKE_TRIGGER]})] == [ruled]


def test_in_an_outsiders_words_a_rule_is_needed():
    read, unread = Case(0, 1, 0, (Read((0,)),)), Case(5, 6, 5, ())
    signs = {read: [OUTSIDER], unread: [OUTSIDER]}
    assert [case for _, case in weigh({}, signs, NO_CONDITION)] == [read]
    assert [case for _, case in weigh({}, signs)] == [read, unread]


def test_a_clause_that_a_rule_has_read_is_one_case_and_what_is_no_clause_another():
    scene = read_scene("Chad said that Niger must leave the valley.")
    (place, clause), *_ = scene.clauses.items()
    whole = Read((clause.verb,), *place, clause.verb)
    part = Read((clause.verb,), place[1], place[1], place[1])
    cases = scene.cases([whole, part])
    assert len([case for case in cases if not case.cut]) == len(scene.clauses) + 1
    assert {case.read for case in cases if not case.cut} == {(whole,), (part,), ()}


def test_of_a_very_long_clause_only_the_beginning_is_weighed():
    assert list(Case(3, 5, 4, ()).beginning) == [3, 4, 5]
    assert len(Case(3, 500, 4, ()).beginning) < 100
