"""What a verb of demand, refusal or offer needs beside it before anything is required, refused or offered."""

import pytest

from analysis.conditions.rules.complements import has_what_it_needs, read_asked
from tests.marked import read_scene


def asked_in(text):
    scene = read_scene(text)
    hit = next(hit for hit in scene.triggers if hit.entry.trigger.startswith("to "))
    return scene, read_asked(scene.parse, hit)


ENOUGH = [
    "Kenya does not want them to leave.",
    "Kenya wants to see them leave.",
    "Kenya wants the sanctions lifted.",
    "Kenya wants a ceasefire.",
    "Kenya asked that the prisoners be released.",
    "Kenya proposed leaving the valley.",
    "Kenya asked them to leave.",
    "Kenya is considering leaving the bloc.",
    "Kenya refused to say that the border was open.",
    "Kenya rejected the idea.",
    "Kenya rejected the notion of a joint fleet.",
    "Kenya rejected the idea that the port should be shared.",
]
TOO_LITTLE = [
    "Kenya refused.",
    "Kenya asked a question.",
    "Kenya suggested a reason.",
    "Kenya sought to divide the army.",
    "Kenya sought the nomination.",
    "Kenya accepted $200,000 from the bank.",
    "Kenya agreed.",
    "Kenya expects them to win.",
    "Kenya insisted that the army was committed to peace.",
    "Kenya rejected the accusations.",
    "Kenya rejected the idea that it had sunk the ferry.",
    "Kenya refused to comment.",
]


@pytest.mark.parametrize("text", ENOUGH)
def test_enough(text):
    assert has_what_it_needs(*asked_in(text))


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_too_little(text):
    assert not has_what_it_needs(*asked_in(text))


def test_what_stands_beside_a_verb():
    scene, asked = asked_in("Kenya urged Niger to leave.")
    words = scene.parse.words
    assert (words[asked.verb], words[asked.thing], words[asked.content]) == ("urged", "Niger", "leave")
    assert (asked.to_do, asked.passive, asked.alone) == (True, False, True)
