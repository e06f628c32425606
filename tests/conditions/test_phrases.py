"""What a phrase may name: somebody, a party that nobody knows, or nobody."""

import pytest

from analysis.conditions.phrases import is_named, is_unknown_party, relation_of
from tests.marked import read_scene


def token(scene, word):
    return scene.parse.words.index(word)


NAMED = [
    ("Spain refused to pay.", "Spain", True),
    ("They heard of the Spanish offer.", "Spanish", True),
    ("The offer came late. The Spanish skipper insisted that he would not pay more.", "Spanish", False),
    ("The Spanish government refused to pay.", "Spanish", True),
]


@pytest.mark.parametrize(("text", "word", "expected"), NAMED)
def test_who_tells_a_party_apart_is_not_named_himself(text, word, expected):
    scene = read_scene(text)
    assert is_named(scene, token(scene, word)) is expected


UNKNOWN = [
    ("The dockers refused.", "dockers", False),
    ("They refused.", "They", True),
    ("The plan failed.", "plan", False),
]


@pytest.mark.parametrize(("text", "word", "expected"), UNKNOWN)
def test_parties_that_nobody_knows(text, word, expected):
    scene = read_scene(text)
    assert is_unknown_party(scene, token(scene, word)) is expected


RELATIONS = [
    ("Chile met the envoys of Peru.", "Peru", "pobj:of"),
    ("Chile backed Peru.", "Peru", "dobj"),
    ("Peru's envoy was asked to leave.", "Peru", "poss<nsubjpass"),
]


@pytest.mark.parametrize(("text", "word", "relation"), RELATIONS)
def test_relations_of_modifiers_tell_what_their_noun_is(text, word, relation):
    scene = read_scene(text)
    assert relation_of(scene.parse, token(scene, word)) == relation
