"""Ladders: each kind of move, and no move where there is none."""

import pytest

from analysis.views.changes import find_moves
from tests.views.changes.ferries import moves, tables_of_days

FIRST = ("2024-05-02", "Norway said that wages should rise by 4 per cent. Norway will not close the port.")
LATER = [
    ("hardened", "Norway said that wages must rise by 7 percent."),
    ("softened", "Norway said that wages should rise by three percent."),
    ("repeated", "Norway said again that wages should rise by four percent."),
    ("withdrawn", "Norway no longer insists that wages rise by 4 per cent."),
    ("new", "Norway said that the bridge should be painted."),
]


@pytest.mark.parametrize(("move", "text"), LATER)
def test_kinds_of_moves(move, text):
    assert moves(FIRST, ("2024-05-06", text)) == [("cty:norway", move)]


def test_silence_is_no_move():
    assert moves(FIRST, ("2024-05-06", "It rained in Oslo.")) == []


def test_what_is_told_late_stands_where_it_was_said():
    late = "On 3 May the two met in a hotel. Norway said that evening that wages should rise by 6 per cent."
    rungs, _ = find_moves(
        tables_of_days(FIRST, ("2024-05-06", "Norway said that wages must rise by 7 per cent."), ("2024-05-09", late))
    )
    pay = [(r.position.day, r.position.amount, r.move) for r in rungs if r.position.amount]
    assert pay == [("2024-05-02", 4, "new"), ("2024-05-03", 6, "hardened"), ("2024-05-06", 7, "hardened")]


def test_another_partys_demand_is_not_ones_own():
    other = ("2024-05-06", "Chile said that wages should rise by 7 per cent.")
    assert moves(FIRST, other) == [("cty:chile", "new")]


def test_no_move_crosses_from_one_negotiation_to_another():
    tables = tables_of_days(FIRST, talks="one")
    rungs, parties = find_moves(tables)
    assert {rung.position.talks for rung in rungs} == {talks for talks, _ in parties.party} == {"one"}


def test_a_figure_that_is_given_up_is_a_softer_demand():
    later = ("2024-05-06", "Norway is no longer attached to the figure of 4 per cent for wages.")
    assert moves(FIRST, later) == [("cty:norway", "softened")]


def test_who_offers_more_is_softer():
    offer = ("2024-05-02", "Norway said that it was ready to pay 3 per cent to the crews.")
    assert moves(offer, ("2024-05-06", "Norway said that it was ready to pay 4 per cent to the crews.")) == [
        ("cty:norway", "softened")
    ]


def test_a_denial_may_stand_before_the_report_that_it_denies():
    text = (
        "Norway met Chile. “We have never asked for the sluices,” Norway said. "
        "A person near the talks had said that Norway would demand control of the sluices."
    )
    assert ("cty:norway", "denied") in moves(FIRST, ("2024-05-06", text))


def test_a_figure_and_its_unit_say_what_it_is_about():
    first = ("2024-05-02", "Norway asked for the release of 200 tonnes of fuel each summer. Norway asked for a lower dam.")
    later = ("2024-05-06", "Norway must have 250 tonnes, it said.")
    assert moves(first, later) == [("cty:norway", "hardened")]
