"""Whose the answers are that only `A:` announces."""

import pytest

from tests.actors.casts import cast_of

TURNS = "\n\nQ: Who must move first?\n\nA: The owners must pay first.\n\nQ: And then?\n\nA: We will not wait."


def answering(above: str, turns: str = TURNS) -> set[str | None]:
    cast = cast_of(above + turns)
    return {m.actor_id for m in cast.mentions if m.actor_id in cast.speakers.values()}


@pytest.mark.parametrize(
    "above",
    [
        "An interview with Miriam Okoye, head of the dockers' union", "Dockers Want More: An Interview With Miriam Okoye",
        "Miriam Okoye talks to Harbour Radio about the strike", "Q&A: Miriam Okoye on the strike",
        "Dockers want more\n\nMiriam Okoye, who leads the dockers' union, spoke to Harbour Radio.",
        "Dockers want more\n\nHarbour Radio spoke to Miriam Okoye of the dockers' union on Monday.",
        "The road ahead\n\nWe talked to union leader Miriam Okoye about the strike.",
        "The road ahead\n\nIn an interview with Harbour Radio, Miriam Okoye set out what the union wants.",
        "The road ahead\n\nBy Tom Kline\n\nTom Kline spoke to Miriam Okoye, who leads the union.",
        "The road ahead\n\nMiriam Okoye speaks with Jonas Brandt of Harbour Radio about what comes next.",
        "Union leader Miriam Okoye sat down with our reporter Tom Kline.",
        "Dr. Miriam Okoye, who advises the carriers, was interviewed by Tom Kline of Harbour Radio.",
        "Miriam Okoye: 'We will not wait'\n\nThe head of the dockers' union talks to Tom Kline about a long summer.",
    ],
)  # fmt: skip
def test_whom_the_lines_above_name(above):
    assert answering(above) == {"per:miriam-okoye"}


@pytest.mark.parametrize(
    "above", ["The road ahead", "The road ahead\n\nThe union's leader answered our questions.", "Harbour Radio asks"]
)
def test_nobody_is_named(above):
    assert answering(above) == set()


def test_whom_the_questions_address():
    turns = TURNS.replace("Who must", "Dr. Okoye, who must").replace("And then?", "And then, Dr. Okoye?")
    assert answering("The road ahead\n\nMiriam Okoye and Jonas Brandt met on Monday.", turns) == {"per:miriam-okoye"}
