"""The issues of conditions: judged by their words, their sentence and the article; with one's own codebook by that alone."""

import dataclasses

import numpy as np
import pytest

from analysis.conditions.find import find_conditions
from analysis.conditions.issues import Issues, Model, issue_probabilities, issue_signs
from analysis.weights import read_weights
from analysis.words import OTHER, load
from tests.marked import read_scene

GOLDEN = [  # the first issue of the only condition
    ("ceasefire", "Chad said the rebels must stop shelling the town."),
    ("prisoners_humanitarian", "Niger demanded the release of all prisoners."),
    ("participation", "Chad refused to talk to the rebels."),
    ("pay", "The dockers' union demanded a pay rise of six per cent."),
    ("alliance_neutrality", "Norway said Chile must leave the alliance."),
    ("pay", "The union said the alliance of employers must raise wages."),
    ("industrial_action", "The union said it would not call off the strike."),
    ("jobs", "The union said the mill must call off the layoffs."),
    ("trade", "Norway said Chile must lower its tariffs on salmon."),
    ("trade", "Norway asked Chile for relief from the tariff on salmon."),
    ("debt_finance", "Peru asked its creditors to reschedule the loans."),
    ("takeover", "The board rejected the takeover bid."),
    ("migration", "Chad refused to take back the migrants."),
    ("government_formation", "The Greens ruled out a coalition with the Agrarians."),
]


@pytest.mark.parametrize(("issue", "sentence"), GOLDEN)
def test_the_issue_of_a_condition(issue, sentence):
    assert [c.issue.split(";")[0] for c in find_conditions(read_scene(sentence))] == [issue]


def whole(text, codebook=None):
    reading = read_scene(text).reading
    if codebook:
        reading = dataclasses.replace(reading, vocabulary=load(codebook=codebook))
    return reading, 0, len(reading.parse) - 1


def test_the_article_tells_what_no_word_of_the_condition_does():
    talk = "The bakers demanded higher wages. The bakery offered a pay rise of two per cent, half of what others earn.\n\n"
    reading = read_scene(talk + "“That is unacceptable,” the union said.").reading
    first = reading.parse.words.index("That")
    assert Issues(reading).of(first, first + 2, "That is unacceptable").split(";")[0] == "pay"


def test_no_sign_knows_a_name():
    signs = issue_signs(*whole("Anna Brandt told Chadian rebels to lift the siege of Faya."))
    assert not [sign for sign in signs if any(name in sign.lower() for name in ("anna", "brandt", "chad", "faya"))]
    assert "word=siege" in signs and "quote:prisoners_humanitarian" in signs


@pytest.mark.parametrize(
    ("figure", "plain", "word"),
    [
        ("The pilots must not hold the season hostage.", "The rebels must not hold the nuns hostage.", "hostage"),
        ("The hotel must stop holding guests’ refunds hostage.", "The rebels must stop holding nuns hostage.", "hostage"),
        ("The hotel must pay all the bills.", "The senate must pass all the bills.", "bill"),
        ("The arms of the crane must move.", "The arms for the rebels must move.", "arm"),
        ("The union must strike the last paragraph.", "The union must strike on Monday.", "strike"),
    ],
)
def test_a_figure_speaks_of_no_issue(figure, plain, word):
    def issues(text: str) -> list[str]:
        return [sign for sign in issue_signs(*whole(text)) if sign == f"word={word}" or sign.startswith("quote:")]

    assert issues(figure) == [] and f"word={word}" in issues(plain)


def test_no_weight_knows_a_class_that_the_codebook_does_not():
    learned = read_weights("issues")
    assert set(learned["signs"]) == set(learned["meaning"]) == {*load().codebook.issues, OTHER}


def test_words_that_mean_alike_have_a_like_meaning():
    def meaning(words):
        reading, first, last = whole(f"Chad said it would never accept {words}.")
        return Issues(reading).meaning(first, last)

    wage, salary, shell = (meaning(words) for words in ("a lower wage", "smaller salaries", "the shelling"))
    assert wage @ salary > wage @ shell
    assert not Issues(whole("Ann Lee.")[0]).meaning(0, 2).any(), "a name says nothing"


def test_probabilities_add_up():
    meaning = np.ones(1, np.float32)
    model = Model({"pay": {"a": 900.0}, "jobs": {"a": -900.0}, "trade": {}}, np.zeros((3, 1), np.float32))
    likely = issue_probabilities(model, ["a", "a", "b"], meaning)
    assert likely == {"pay": 1.0, "jobs": 0.0, "trade": 0.0}
    model = Model({"pay": {"bias": 0.1}, "jobs": {}}, np.array([[2.0], [0.0]], np.float32))
    likely = issue_probabilities(model, [], meaning)
    assert sum(likely.values()) == pytest.approx(1) and likely["pay"] == pytest.approx(1 / (1 + np.exp(-2.1)), abs=1e-4)


def test_with_a_codebook_of_ones_own_its_patterns_alone_decide():
    reading, first, last = whole("The union demanded a pay rise of six per cent.", "labour")
    assert Issues(reading).of(first, last, "a pay rise of six per cent") == "wages"
    assert Issues(reading).of(first, last, "six per cent") == "wages", "the sentence says what the words do not"
    reading, first, last = whole("Chad must sign.", "labour")
    assert Issues(reading).of(first, last, "Chad must sign") == OTHER
