"""Whether what is said around a judging word turns its verdict round."""

import pytest

from analysis.assessments.judgements import find_judged
from tests.marked import read_scene

GOLDEN = [  # the sign of the verdict, what is said
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
    (1, "Anna Rundle said it was a fair offer, not an insult."),
    (1, "Anna Rundle said the offer was not unreasonable."),
    (1, "Anna Rundle denied that the ban was unlawful."),
    (1, "Norway does not consider the quota excessive."),
    (1, "The pact is hardly a disaster, Tom Kline said."),
]


@pytest.mark.parametrize(("sign", "text"), GOLDEN, ids=[text for _, text in GOLDEN])
def test_the_sign_of_a_judgement(sign, text):
    judged = find_judged(read_scene(text))
    assert judged
    assert (judged[0].verdict > 0) - (judged[0].verdict < 0) == sign


def test_the_wording_is_what_judges():
    scene = read_scene("Anna Rundle called the timetable unrealistic.")
    (judged,) = find_judged(scene)
    assert [scene.parse.words[t] for t in judged.trigger] == ["unrealistic"]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed a tariff of 10 per cent on steel, Anna Rundle said.",
        "Prices will rise if the talks fail, Tom Kline said.",
    ],
)
def test_acts_and_suppositions_judge_nothing(text):
    assert find_judged(read_scene(text)) == []
