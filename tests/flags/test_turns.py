"""Turns that were not understood, and answers whose speaker nobody names."""

import pytest

from analysis.actors.find import find_actors
from tests.flags.by_hand import flags_of, kinds
from tests.marked import read_text

SAID = ("The carriers must open their books.", "We opened them in March.", "We will not wait.", "You must.")
UNLABELLED = "Interview: Lena Farouk\n\nWhy now?\n\nIt is late.\n\nAnd then?\n\nWe wait.\n\nFor how long?\n\nUntil May."


def flagged(text: str) -> list[str]:
    flags = flags_of(text, cast=find_actors(read_text(text)))
    return [kind for kind in kinds(flags) if kind in ("unread_turns", "answers_without_speaker")]


def talk(one: str, other: str) -> str:
    return "\n\n".join((other if k % 2 else one) + said for k, said in enumerate(SAID))


@pytest.mark.parametrize("mark", ["{} | ", "{} > ", "({}) ", "{} - ", "{}\t", "<b>{}:</b> "])
def test_a_layout_that_is_not_understood(mark):
    assert flagged(talk(mark.format("Holm"), mark.format("Kline"))) == ["unread_turns"]


@pytest.mark.parametrize(
    "text",
    [
        UNLABELLED, talk("holm: ", "kline: "),
        "1\n00:01:12,000 --> 00:01:14,900\nThe carriers must\n\n2\n00:01:15,000 --> 00:01:17,900\nopen their books.\n",
    ],
)  # fmt: skip
def test_other_layouts_of_nobody(text):
    assert flagged(text) == ["unread_turns"]


@pytest.mark.parametrize(
    "text",
    [
        talk("Anna Holm: ", "Tom Kline: "), talk("Wages: ", "Hours: ").split("\n\nWages: We")[0],
        "Talks end\n\nMr Holm — who chairs the board — said no.\n\nWhere: Oslo\n\nWhen: Monday\n\nWho: the crews",
        "Talks end\n\nWhy now?\n\nThe crews are tired.\n\nWhat next?\n\nThe board meets in May.",
    ],
)  # fmt: skip
def test_what_is_no_such_layout(text):
    assert flagged(text) == []


def test_answers_of_nobody_are_told_once_a_label():
    assert flagged("Q: Why now?\n\nA: It is late.\n\nQ: And then?\n\nA: We wait.") == ["answers_without_speaker"]
    assert flagged(talk("Speaker 1: ", "Speaker 2: ")) == ["answers_without_speaker"] * 2
