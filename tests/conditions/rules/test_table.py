"""The table of rules: which reads which trigger, and that each reads its example."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.conditions import find_conditions
from analysis.conditions.rules.table import RULES, find_proposals, rule_for
from analysis.reading import whole_span
from tests.marked import read_scene


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_reads_its_example_and_a_row_comes_out(rule):
    scene = read_scene(rule.example)
    hits = [hit for hit in scene.triggers if rule_for(RULES, scene.parse, hit) is rule]
    emitted = {proposal.rule for hit in hits for proposal in rule.reader(scene, hit)}
    assert emitted & {row.rule for row in find_conditions(scene)}


def test_names_and_examples_are_each_rules_own():
    assert len({rule.name for rule in RULES}) == len({rule.example for rule in RULES}) == len(RULES)


PRECEDENCE = [  # a trigger that several rules could read, and the one that does
    ("Norway stressed the need for a ceasefire.", "stressed_need", "noun"),
    ("It is up to Russia to end the violence, Poland said.", "burden", "predicate"),
    ("Niger will sign only if Chad withdraws its troops.", "hanging", "predicate"),
    ("Turkey barred the rebels from the conference.", "shut_out", "verb_of_stance"),
    ("France said Poland has a duty to open the border.", "duty", "noun"),
]


@pytest.mark.parametrize(("text", "first", "later"), PRECEDENCE, ids=[first for _, first, _ in PRECEDENCE])
def test_the_first_rule_that_could_read_a_trigger_reads_it(text, first, later):
    scene, by_name = read_scene(text), {rule.name: rule for rule in RULES}
    hit = next(hit for hit in scene.triggers if by_name[first].when(scene.parse, hit))
    assert by_name[later].when(scene.parse, hit)
    assert rule_for(RULES, scene.parse, hit).name == first


WORDS = [
    "We",
    "must",
    "not",
    "demand",
    "need",
    "to",
    "unless",
    "if",
    "include",
    "a",
    "duty",
    "red",
    "line",
    "be",
    "is",
    ".",
    "Kenya",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_no_proposal_stands_inside_the_one_before_and_all_stand_in_the_text(text):
    scene = read_scene(text)
    found = find_proposals(scene)
    assert all(0 <= p.first <= p.last < len(scene.parse) for p in found)
    assert not any(a.first <= b.first and b.last <= a.last for a, b in zip(found, found[1:], strict=False))


PIECES = st.tuples(
    st.sampled_from(["Peru", "The dockers", "Neither Peru nor Chile", "None of the owners", "WE", "It", "No state", ""]),
    st.sampled_from(
        [
            "will",
            "will not",
            "must",
            "would never—ever—",
            "refused to",
            "failed to",
            "demanded that Chile",
            "urged Chile to",
            "are (still) ready to",
            "INSIST ON",
            "called for",
            "denied that it would",
        ]
    ),
    st.sampled_from(
        ["accept the plan", "rule out “a truce", "OPEN THE PORT AND", "nothing below 500", "stop demanding", "", "pay, sign"]
    ),
    st.sampled_from(
        [", only if Peru pays", " until they leave,", " or leave", " unless", ", AND", " and neither sign nor", ""]
    ),
    st.sampled_from([".", "", ",” Lee said.", " -- or else", "...\n"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3).map(lambda said: " ".join("".join((a, " ", b, " ", *c)) for a, b, *c in said)))
def test_no_reading_of_a_sentence_ends_before_it_begins(text):
    scene = read_scene(text)
    for read in (*find_proposals(scene), *scene.clauses.values()):
        assert 0 <= read.first <= read.last < len(scene.parse)
        span = whole_span(scene.parse, text, read.first, read.last)
        assert 0 <= span.start < span.end <= len(text)


def test_a_lead_in_demands_nothing_itself():
    scene = read_scene(
        "The envoy named his demands for a settlement, including:\n- Withdrawal of all troops.\n- Open borders.\n"
    )
    assert {p.rule for p in find_proposals(scene)} == {"listed_demand"}
