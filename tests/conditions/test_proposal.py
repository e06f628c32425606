"""How far a proposal reaches, what is joined to it, and which clauses propose nothing."""

import pytest

from analysis.conditions import find_conditions
from analysis.conditions.proposal import (
    Proposal,
    content_of,
    is_hypothetical,
    is_question,
    proposals,
    shuts_out,
    whole_of,
)
from tests.marked import read_scene, read_text


def verb_of(parse, word):
    return parse.words.index(word)


SUPPOSED = [
    ("Kenya offered loans, but only if Peru accepts the audit.", "accepts", True),
    ("If they have to leave, the talks end.", "have", True),
    ("They asked what must be done.", "done", True),
    ("There is no sign that Kenya is willing to talk.", "is", False),
    ("He does not think that they must leave.", "leave", True),
    ("She said that they must leave.", "leave", False),
    ("What we shall never accept is a partition.", "accept", False),
    ("He spoke before he called for talks.", "called", False),
]


@pytest.mark.parametrize(("text", "verb", "supposed"), SUPPOSED, ids=[text for text, *_ in SUPPOSED])
def test_what_is_only_supposed(text, verb, supposed):
    parse = read_text(text).parse
    assert is_hypothetical(parse, verb_of(parse, verb)) is supposed


def test_a_question_has_its_subject_after_the_modal():
    parse = read_text("Should they leave? They should leave.").parse
    (asked, told), verbs = ([t for t, word in enumerate(parse.lower) if word == w] for w in ("should", "leave"))
    assert is_question(parse, asked, verbs[0])
    assert not is_question(parse, told, verbs[1])


def test_what_is_to_be_done():
    parse = read_text("They have to leave. They may be invited to the table.").parse
    assert parse.words[content_of(parse, verb_of(parse, "have"))] == "leave"
    assert shuts_out(parse, verb_of(parse, "invited"))
    assert not shuts_out(parse, verb_of(parse, "leave"))


def test_each_joined_requirement_is_a_proposal_with_what_the_rule_changes():
    scene = read_scene("Chad must leave the valley and sign a treaty.")
    (hit,) = scene.triggers
    verb = scene.parse.heads[hit.first]
    found = list(proposals(scene.parse, hit, verb, "by_hand", kind="threat", holder=0, first=None))
    words = [" ".join(scene.parse.words[p.first : p.last + 1]) for p in found]
    assert words == ["Chad must leave the valley", "sign a treaty"]
    assert {(p.kind, p.holder, p.rule, p.strength, p.ruled_as) for p in found} == {("threat", 0, "by_hand", 5, "threat")}


def test_a_proposal_never_ends_before_it_begins():
    assert Proposal((5,), 5, 3, "demand", 4, 1, "command").last == 5


@pytest.mark.parametrize(
    ("text", "head", "whole"),
    [
        ("None of the owners agreed.", "None", "owners"),
        ("Nobody in Peru agreed.", "Nobody", "Peru"),
        ("Most members of the union agreed.", "members", "union"),
        ("The captain of the ship agreed.", "captain", "captain"),
    ],
)
def test_whose_members_are_counted(text, head, whole):
    parse = read_text(text).parse
    assert parse.words[whole_of(parse, verb_of(parse, head))] == whole


JOINED = [  # each proposal's words and direction
    ("Kenya rejected the figure and said the union must pay.", [("Kenya rejected the figure", -1), ("the union must pay", 1)]),
    ("Kenya dismissed the figure and left.", [("Kenya dismissed the figure", -1)]),
    ("Kenya urged Peru to sign the text and pay the fee.", [("Kenya urged Peru to sign the text", 1), ("pay the fee", 1)]),
    ("Kenya must reject the text and pay the fee, Peru said.", [("Kenya must reject the text", -1), ("pay the fee", 1)]),
    ("Norway dismissed calls for a ban on trawling.", [("Norway dismissed calls for a ban on trawling", -1)]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED, ids=[text for text, _ in JOINED])
def test_what_stands_beside_a_refusal_is_not_refused_with_it(text, expected):
    assert [(c.quote, c.direction) for c in find_conditions(read_scene(text))] == expected
