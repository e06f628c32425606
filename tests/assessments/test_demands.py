"""The condition that a noun of demand means: its owner's, the one whose words it takes up, or the only one that it can be."""

import dataclasses

import pytest

from analysis.assessments.demands import condition_meant
from analysis.assessments.judgements import find_judged
from analysis.conditions import find_conditions
from tests.marked import read_scene


def meant_in(text):
    """The conditions of a text, and the one that its last judgement, of Kenya, is about."""
    scene = read_scene(text)
    judged = dataclasses.replace(find_judged(scene)[-1], assessor="cty:kenya")
    before = [c for c in find_conditions(scene) if c.end <= scene.parse.starts[judged.first]]
    return condition_meant(scene, judged, before)


MEANT = [
    "⟨Niger offered four per cent⟩. “Their offer is not serious,” said Ann Lee of Kenya.",
    "⟨Niger offered four per cent⟩. Kenya offered a ferry. “Niger's offer is not serious,” said Ann Lee of Kenya.",
    "Peru demanded a lower toll. ⟨Niger demanded a longer rest at the locks⟩. Kenya called the rest demand unworkable.",
    "⟨Niger offered a share of 30 per cent⟩. Later Niger offered a ferry. Kenya said the 30 per cent offer was insulting.",
    "⟨Niger demanded that the dam be opened⟩. Kenya condemned the demand.",
]


@pytest.mark.parametrize("marked", MEANT)
def test_the_condition_that_a_noun_means(marked):
    text, start, end = marked.replace("⟨", "").replace("⟩", ""), marked.index("⟨"), marked.index("⟩") - 1
    found = meant_in(text)
    assert start <= found.start < found.end <= end + 1


@pytest.mark.parametrize(
    "text",
    [
        "Niger offered a ferry. Peru offered a toll. “The offer is not serious,” said Ann Lee of Kenya.",  # whose?
        "Kenya offered a ferry. “The offer is insulting,” said Ann Lee of Kenya.",  # who judges means another's
        "Niger offered a ferry. “Their demand is unworkable,” said Ann Lee of Kenya.",  # no demand was told
    ],
)
def test_a_noun_that_may_mean_several_or_none_means_no_condition(text):
    assert meant_in(text) is None
