"""What a word means: the condition that this, the demand or a party's proposal stands for; None where the text does not say."""

import pytest

from analysis.conditions import find_conditions
from analysis.conditions.meant import Held, meant_by, named_by
from analysis.reading.grammar import head_of, tokens_in
from tests.marked import read_scene


def held_in(text):
    scene = read_scene(text)
    held = []
    for row in find_conditions(scene):
        tokens = tokens_in(scene.parse, row.start, row.end)
        held.append(Held(row, tokens[0], tokens[-1], head_of(scene.parse, tokens[0], tokens[-1]), None))
    return scene, held


@pytest.mark.parametrize(
    ("holder", "text"),
    [
        ("cty:peru", "Peru demanded a new fund. Kenya opposed this."),
        ("cty:peru", "Peru demanded a new fund. Mali rejected the demand. Kenya opposed the demand."),
        ("cty:peru", "Peru demanded a new fund. Mali demanded a loan. Kenya opposed Peru's demand."),
        ("cty:peru", "Peru demanded a new fund. Mali demanded a loan. Kenya opposed the demand by Peru."),
        ("cty:peru", "Peru called for a tax on fuel. Mali demanded more time. Kenya opposed the tax."),
        (None, "Peru demanded a new fund. Kenya opposed the war."),
    ],
)
def test_what_a_verb_is_about(holder, text):
    scene, held = held_in(text)
    verb = len(scene.parse.words) - 1 - scene.parse.words[::-1].index("opposed")
    meant = meant_by(scene, held, verb, False, {"cty:kenya"})
    assert (meant and meant.row.holder_id) == holder


def test_a_word_inside_a_condition_means_it():
    scene, held = held_in("Peru's demand for a fund met with silence.")
    words = scene.parse.words
    assert named_by(scene, held, words.index("met"), words.index("demand"), set()) is held[0]
