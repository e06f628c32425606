"""The grammar of sides: who is named in a phrase, who represents whom, and which verb takes a side."""

import pytest

from analysis.conditions.rules.table import find_proposals
from analysis.conditions.sides import (
    Stand,
    holders_at,
    is_of_a_side,
    named_at,
    named_by_noun,
    part_of,
    part_of_noun,
    sides_around,
    spoken_for,
    stand_of,
)
from tests.marked import read_scene


def stand_in(text, verb, subject):
    scene = read_scene(text)
    words = scene.parse.words
    return scene, Stand(words.index(verb), words.index(subject))


@pytest.mark.parametrize(
    ("named", "text"),
    [
        (["peru"], "Peru demanded a review."),
        (["peru", "mali", "kenya"], "Peru, Mali and Kenya demanded a review."),
        (["peru", "mali"], "Several states, including Peru and Mali, demanded a review."),
    ],
)
def test_a_phrase_names_all_that_are_joined_in_it(named, text):
    scene = read_scene(text)
    subject = next(i for i, dep in enumerate(scene.parse.deps) if dep == "nsubj")
    found = [actor_id.partition(":")[2] for actor_id, _ in named_at(scene, subject)]
    assert found[-len(named) :] == named


def test_who_represents_speaks_and_who_is_represented_holds():
    scene, stand = stand_in("Samoa, on behalf of AOSIS, demanded a review.", "demanded", "Samoa")
    assert [(side.part, side.actor_id) for side in holders_at(scene, stand)] == [
        ("spokesperson", "cty:samoa"), ("holder", "org:aosis"),
    ]  # fmt: skip
    (proposal,) = find_proposals(scene)
    assert spoken_for(scene, proposal, "cty:samoa") == "org:aosis"
    assert spoken_for(scene, proposal, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Samoa, speaking for AOSIS, demanded a review.",
        "Samoa (for AOSIS) demanded a review.",
        "On behalf of AOSIS, Samoa demanded a review.",
        "AOSIS, represented by Samoa, demanded a review.",
    ],
)
def test_who_speaks_for_whom_is_said_in_many_ways(text):
    scene = read_scene(text)
    words, subject = scene.parse.words, next(i for i, dep in enumerate(scene.parse.deps) if dep == "nsubj")
    stand = Stand(words.index("demanded"), subject)
    sides = {(side.part, side.actor_id) for side in (*holders_at(scene, stand), *sides_around(scene, stand))}
    assert sides == {("spokesperson", "cty:samoa"), ("holder", "org:aosis")}


def test_a_spokesman_speaks_for_the_body_that_is_named_with_the_office():
    scene = read_scene('"We will not accept a cut," said Ivo Lund, spokesman for the Tram Drivers Union.')
    (proposal,) = find_proposals(scene)
    assert spoken_for(scene, proposal, "per:ivo-lund") == "org:tram-drivers-union"


def test_a_former_spokesman_speaks_for_nobody_else():
    scene = read_scene("Ivo Lund, a former spokesman for the Tram Drivers Union, called for a review.")
    (proposal,) = find_proposals(scene)
    assert spoken_for(scene, proposal, "per:ivo-lund") is None


def test_nobody_is_represented_by_who_asks_for_something():
    scene = read_scene("Peru called for a review.")
    (proposal,) = find_proposals(scene)
    assert spoken_for(scene, proposal, "cty:peru") is None


def test_who_is_named_for_and_against():
    scene, stand = stand_in("Norway, backed by Peru and opposed by Mali, urged a review.", "urged", "Norway")
    assert [(s.part, s.actor_id, s.side) for s in sides_around(scene, stand)] == [
        ("supporter", "cty:peru", 1), ("opponent", "cty:mali", -1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "side", "text"),
    [
        ("co_holder", 1, "Norway, joined by Peru, urged a review."),
        ("supporter", 1, "Norway, with the backing of Peru, urged a review."),
        ("opponent", -1, "Norway urged a review despite opposition from Peru."),
        ("opponent", -1, "Over the objections of Peru, Norway urged a review."),
    ],
)
def test_who_is_named_beside_it(part, side, text):
    scene, stand = stand_in(text, "urged", "Norway")
    assert [(s.part, s.actor_id, s.side) for s in sides_around(scene, stand)] == [(part, "cty:peru", side)]


def test_whom_the_parse_does_not_join_stands_beside_the_first():
    scene = read_scene("Norway as well as Peru rejected the review.")
    assert [actor_id for actor_id, _ in named_at(scene, 0)] == ["cty:norway", "cty:peru"]


def test_a_noun_names_a_side_only_where_it_means_one():
    scene = read_scene("The visit of Peru ended.")
    noun = scene.parse.words.index("visit")
    assert part_of_noun(scene.parse, noun) is None
    assert not list(named_by_noun(scene, noun))


def test_who_only_takes_a_side_stands_in_words_of_a_side():
    scene = read_scene("Norway, backed by Peru, urged Mali to pay.")
    words = scene.parse.words
    found = [is_of_a_side(scene.parse, words.index(name), words.index("urged")) for name in ("Peru", "Mali")]
    assert found == [True, False]


def test_the_stand_is_the_verb_whose_subject_or_agent_holds_it():
    scene = read_scene("Peru said Mali must pay. The plan was rejected by Mali.")
    words = scene.parse.words
    assert stand_of(scene, words.index("pay"), "cty:peru") == Stand(words.index("said"), words.index("Peru"))
    last = len(words) - 1 - words[::-1].index("Mali")
    assert stand_of(scene, words.index("rejected"), "cty:mali") == Stand(words.index("rejected"), last)
    assert stand_of(scene, words.index("rejected"), "cty:kenya") is None


@pytest.mark.parametrize(
    ("part", "verb"),
    [("supporter", "backed"), ("opponent", "rejected"), ("opponent", "turned down"), (None, "saw"), (None, "turned")],
)
def test_verbs_that_take_a_side(part, verb):
    scene = read_scene(f"Peru {verb} the proposal.")
    assert part_of(scene.parse, 1) == part


def test_a_subject_may_be_the_last_word():
    scene = read_scene("Peru")
    assert [side.actor_id for side in holders_at(scene, Stand(0, 0))] == ["cty:peru"]
