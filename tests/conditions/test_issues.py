"""The issues of conditions: judged by their words, their sentence and the article; with one's own codebook by that alone."""

import dataclasses

import pytest

from analysis.conditions.find import find_conditions
from analysis.conditions.issues import issue_probabilities, issue_signs, issues_of
from analysis.weights import read_weights
from analysis.words import OTHER, load
from tests.marked import read_scene

GOLDEN = [  # the first issue of the only condition
    ("ceasefire", "Chad said the rebels must stop shelling the town."),
    ("prisoners_humanitarian", "Niger demanded the release of all prisoners."),
    ("participation", "Chad refused to talk to the rebels."),
    ("pay", "The dockers' union demanded a pay rise of six per cent."),
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
    talk = "The wage talks of the bakers went on. The bakery offered a pay rise of two per cent, half of what others get.\n\n"
    reading = read_scene(talk + "“That is unacceptable,” the union said.").reading
    first = reading.parse.words.index("That")
    assert issues_of(reading, first, first + 2, "That is unacceptable").split(";")[0] == "pay"


def test_no_sign_knows_a_name():
    signs = issue_signs(*whole("Anna Brandt told Chadian rebels to lift the siege of Faya."))
    assert not [sign for sign in signs if any(name in sign.lower() for name in ("anna", "brandt", "chad", "faya"))]
    assert "word=siege" in signs and "quote:prisoners_humanitarian" in signs


def test_no_weight_knows_a_class_that_the_codebook_does_not():
    assert set(read_weights("issues")) == {*load().codebook.issues, OTHER}


def test_probabilities_add_up():
    likely = issue_probabilities({"pay": {"a": 900.0}, "jobs": {"a": -900.0}, "trade": {}}, ["a", "a", "b"])
    assert likely == {"pay": 1.0, "jobs": 0.0, "trade": 0.0}
    assert sum(issue_probabilities({"pay": {"bias": 0.1}, "jobs": {}}, []).values()) == pytest.approx(1)


def test_with_a_codebook_of_ones_own_its_patterns_alone_decide():
    given = whole("The union demanded a pay rise of six per cent.", "labour")
    assert issues_of(*given, "a pay rise of six per cent") == "wages"
    assert issues_of(*given, "six per cent") == "wages", "the sentence says what the words do not"
    assert issues_of(*whole("Chad must sign.", "labour"), "Chad must sign") == OTHER
