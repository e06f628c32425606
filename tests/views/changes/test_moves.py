"""Moves of two positions made by hand: figures, firmness, speakers."""

import dataclasses

import pytest

from analysis.views.changes.moves import changed_words, contradicts, firmness, move_of
from analysis.views.changes.position import Position
from analysis.words import load

CLASSES = load().words_of
ASKED = Position(
    row_id="a#k1", article_id="a", talks="", party="org:union", holder="org:union", speaker="per:lee",
    issues=frozenset({"pay"}),
    kind="demand", direction=1, strength=3, status="standing", amount=4.0, unit="%", deadline=None, day="2024-05-02",
    basis="published", published="2024-05-02", trigger="should", quote="wages should rise by 4 per cent", start=0, end=31,
    words=frozenset({"wage", "rise"}), near=frozenset(), points=False, again=False, adds=False, gives=False, hearsay=False,
)  # fmt: skip


def later(**fields):
    return dataclasses.replace(ASKED, **{"row_id": "b#k1", "article_id": "b", "day": "2024-05-06", **fields})


@pytest.mark.parametrize(
    ("fields", "move"),
    [
        ({"amount": 7.0}, "hardened"),
        ({"amount": 3.0, "strength": 5}, "softened"),
        ({"strength": 5, "trigger": "must"}, "hardened"),
        ({"strength": 1, "kind": "offer"}, "softened"),
        ({"status": "agreed"}, "agreed"),
        ({"status": "deferred"}, "deferred"),
        ({"status": "withdrawn"}, "withdrawn"),
        ({"kind": "denial"}, "denied"),
        ({}, "repeated"),
        ({"quote": "it has come down to that"}, "softened"),
    ],
)
def test_the_move_to_a_later_position(fields, move):
    assert move_of(later(**fields), ASKED, [], CLASSES) == move


def test_an_offer_that_rises_is_softer_and_one_towards_the_other_side_too():
    offer = dataclasses.replace(ASKED, kind="offer", strength=2, amount=2.0)
    assert move_of(later(kind="offer", strength=2, amount=3.0), offer, [], CLASSES) == "softened"
    rival = later(party="org:owners", amount=9.0)
    assert move_of(later(amount=7.0), ASKED, [rival], CLASSES) == "softened"


def test_less_than_what_would_satisfy_is_softer():
    enough = dataclasses.replace(
        ASKED, kind="offer", strength=2, trigger="satisfy", quote="a rise of 4 per cent would satisfy her"
    )
    assert move_of(later(amount=3.0), enough, [], CLASSES) == "softened"


def test_what_is_asked_for_beside_what_is_given_up_is_new():
    given_up = later(status="withdrawn")
    assert move_of(later(start=90), given_up, [], CLASSES) == "new"


def test_a_figure_that_is_given_up_is_no_withdrawal():
    assert move_of(later(status="withdrawn", quote="no longer tied to the figure of 4"), ASKED, [], CLASSES) == "softened"


def test_two_speakers_of_one_side_on_one_day():
    other = later(day=ASKED.day, speaker="per:day", kind="refusal", direction=-1, strength=5)
    assert contradicts(other, ASKED, CLASSES["wishes"])
    assert not contradicts(dataclasses.replace(other, speaker="per:lee"), ASKED, CLASSES["wishes"])
    assert firmness(ASKED, CLASSES["wishes"]) < firmness(other, CLASSES["wishes"])


def test_what_changed_is_marked():
    assert changed_words(later(strength=5, trigger="must", amount=7.0), ASKED) == "should → must; 4 % → 7 %"
    assert changed_words(later(), ASKED) == "" == changed_words(ASKED, None)
