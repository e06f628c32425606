"""Judging words: which rule reads which, how far they reach, and how they judge."""

import pytest

from analysis.assessments import find_assessments
from analysis.assessments.judgements import RULES, find_judged
from analysis.conditions import rule_for
from tests.marked import read_scene


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_reads_its_example_and_a_row_comes_out(rule):
    scene = read_scene(rule.example)
    hits = [hit for hit in scene.judgements if rule_for(RULES, scene.parse, hit) is rule]
    emitted = {judged.rule for hit in hits for judged in rule.reader(scene, hit)}
    assert emitted & {row.rule for row in find_assessments(scene, ())}


READ = [  # text, the rule's string, dimension, verdict
    ("Kenya praised the plan.", "judged_by_subject", "legitimacy", 2),
    ("The plan was condemned by Kenya.", "judged_by_subject", "legitimacy", -2),
    ("The plan was widely condemned.", "judged_by_nobody_named", "legitimacy", -2),
    ("Niger cut the fee, a step described as reckless.", "taken_for", "risk", -2),
    ("Niger cut the fee in a step called reckless by Kenya.", "taken_for", "risk", -2),
    ("Kenya said it was a sensible plan rather than a betrayal.", "judging_word", "legitimacy", 1),
    ("Kenya doubts that the plan is realistic.", "judging_word", "feasibility", -1),
    ("Kenya denied that the plan was unfair.", "judging_word", "legitimacy", 1),
    ("Kenya called the offer derisory.", "taken_for", "significance", -2),
    ("Kenya described the plan as dangerous.", "taken_for", "risk", -2),
    ("The guild described the talks as “productive”.", "taken_for", "significance", 1),
    ("Kenya said the plan is not dangerous.", "judging_word", "risk", 1),
    ("Kenya said the plan might be dangerous.", "judging_word", "risk", -1),
    ("Kenya said the rebels are seeking to divide the country.", "judging_word", "motive", -2),
    ("Kenya said the talks had brought little progress.", "judging_word", "significance", -1),
    ("Few lenders regard the swap as fair.", "taken_for", "legitimacy", -1),
    ("Kenya is not convinced that the plan is fair.", "judging_word", "legitimacy", -1),
]


@pytest.mark.parametrize(("text", "rule", "dimension", "verdict"), READ, ids=[text for text, *_ in READ])
def test_what_is_read(text, rule, dimension, verdict):
    found = find_judged(read_scene(text))
    assert (rule, dimension, verdict) in [(f.rule, f.dimension, f.verdict) for f in found]
    assert all(f.ruled_as == f.dimension for f in found)


UNREAD = [
    "If Kenya praises the plan, they leave.",
    "A sceptical audience listened.",
    "They warned against its support for the rebels.",
    "Kenya said the changes must be significant.",
    "Kenya accused Niger of bombing a hospital.",
    "The offensive is dangerous.",
    "Kenya rejected the claim that the plan was unfair.",
    "Kenya never said that the plan was unfair.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read(text):
    assert find_judged(read_scene(text)) == []


def test_of_judgements_inside_one_another_the_innermost_is_kept():
    found = find_judged(read_scene("Kenya said the unworkable plan is dangerous and unrealistic."))
    assert not any(f.first < g.first and g.last <= f.last for f in found for g in found)


SIGNS_OF_VERDICTS = [  # the sign of the verdict, what is said
    (-1, "Anna Rundle said the plan was anything but fair."),
    (-1, "Anna Rundle said the ruling was far from fair."),
    (-1, "Anna Rundle hardly thinks that the quota is fair."),
    (-1, "Nobody in the cabinet thought it fair, Anna Rundle said."),
    (-1, "Anna Rundle said the deal isn't remotely realistic."),
    (-1, "Japan said the sanctions were neither lawful nor wise."),
    (-1, "Tom Kline said the ruling failed to be fair."),
    (-1, "“This is not a compromise but a humiliation,” Tom Kline said."),
    (-1, "Tom Kline said the tariff was a mistake, not a strategy."),
    (-1, "Anna Rundle called the timetable unrealistic."),
    (-1, "Anna Rundle said the quota was nowhere near fair."),
    (1, "Anna Rundle said it was a fair offer, not an insult."),
    (1, "Anna Rundle said the offer was not unreasonable."),
    (1, "Anna Rundle denied that the ban was unlawful."),
    (1, "Anna Rundle said nobody doubted that the quota was fair."),
    (1, "Anna Rundle said the quota was not only realistic but generous."),
    (1, "Norway does not consider the quota excessive."),
    (1, "The pact is hardly a disaster, Tom Kline said."),
]


@pytest.mark.parametrize(("sign", "text"), SIGNS_OF_VERDICTS, ids=[text for _, text in SIGNS_OF_VERDICTS])
def test_the_sign_of_a_judgement(sign, text):
    judged = find_judged(read_scene(text))
    assert judged
    assert (judged[0].verdict > 0) - (judged[0].verdict < 0) == sign


@pytest.mark.parametrize(
    "text",
    [
        "Kenya called the bid a ⟨drop in the ocean⟩.",
        "Kenya dismissed the bid as a ⟨drop in the ocean⟩.",
        "Kenya called the latest map “⟨not a serious bid⟩”.",
    ],
)
def test_the_wording_is_what_it_is_taken_for(text):
    scene = read_scene(text.replace("⟨", "").replace("⟩", ""))
    (row,) = find_assessments(scene, ())
    assert row.wording.removeprefix("a ") == text[text.index("⟨") + 1 : text.index("⟩")]


def test_the_wording_is_what_judges():
    scene = read_scene("Anna Rundle called the timetable unrealistic.")
    (judged,) = find_judged(scene)
    assert [scene.parse.words[t] for t in judged.trigger] == ["unrealistic"]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed a tariff of 10 per cent on steel, Anna Rundle said.",
        "Prices will rise if the talks fail, Tom Kline said.",
        "Tom Kline stopped short of calling the merger unfair.",
    ],
)
def test_acts_and_suppositions_judge_nothing(text):
    assert find_judged(read_scene(text)) == []
