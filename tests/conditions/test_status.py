"""Status: what is withdrawn, agreed or put off, and what still stands as it was said."""

import pytest

from analysis.conditions import find_conditions
from tests.marked import read_scene

GOLDEN = [
    ("standing", "The mayor of Lima asked the ministry to postpone the vote."),
    ("standing", "Chile must put off the vote, Peru said."),
    ("standing", "Peru demanded a review of the treaty."),
    ("standing", "Peru is ready to accept a review of the treaty."),
    ("standing", "Peru would agree to a review if Chile paid."),
    ("standing", "Peru did not agree to a review of the treaty."),
    ("withdrawn", "Peru no longer insists that the port be closed."),
    ("withdrawn", "Peru dropped its demand for a review of the treaty."),
    ("withdrawn", "Peru set aside its demand for a review of the treaty."),
    ("withdrawn", "Peru has given up its demand for a review of the treaty."),
    ("withdrawn", "Peru agreed to drop its demand for a review of the treaty."),
    ("withdrawn", "Peru withdrew its objection to the review of the treaty."),
    ("standing", "Peru did not drop its demand for a review of the treaty."),
    ("standing", "Peru refused to drop its demand for a review of the treaty."),
    ("standing", "Chile withdrew its support for Peru's demand for a review of the treaty."),
    ("standing", "Peru may drop its demand for a review of the treaty."),
    ("standing", "Peru would drop its demand for a review of the treaty if Chile paid."),
    ("standing", "Chile backed the Peruvian demand for a review of the treaty."),
    ("standing", "“If Chile accepts the quota, we will lift the ban,” Peru said."),
    ("deferred", "Peru's demand for a review was put off until the autumn."),
    ("deferred", "Peru and Chile agreed to postpone the review of the treaty."),
    ("deferred", "Peru and Chile agreed to leave the question of fees for a later round."),
    ("standing", "Peru is considering dropping its demand for a review of the treaty."),
    ("agreed", "Peru's demand for a review of the treaty was accepted by Chile."),
    ("standing", "Peru's demand for a review of the treaty was not accepted by Chile."),
    ("agreed", "Peru agreed to lift the ban on Monday."),
    ("agreed", "Peru has accepted the quota."),
]


@pytest.mark.parametrize(("status", "text"), GOLDEN)
def test_status(status, text):
    found = find_conditions(read_scene(text))
    assert [c.status for c in found][:1] == [status]


def test_what_is_withdrawn_is_an_offer_of_who_withdraws_it():
    (row,) = find_conditions(read_scene("Peru dropped its demand for a review of the treaty."))
    assert (row.kind, row.strength, row.direction, row.holder_id) == ("offer", 2, 1, "cty:peru")


def test_who_refuses_to_drop_a_demand_still_demands():
    (row,) = find_conditions(read_scene("Peru refused to drop its demand for a review of the treaty."))
    assert (row.kind, row.direction, row.holder_id) == ("demand", 1, "cty:peru")
