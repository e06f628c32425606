"""Positions: whose, on which day, about what."""

from analysis.views.changes.parties import find_parties
from analysis.views.changes.positions import find_positions
from tests.views.changes.ferries import example, tables_of_days


def positions(*days):
    tables = tables_of_days(*days)
    return find_positions(tables, find_parties(tables))


def test_a_copy_is_left_out():
    tables = example()
    articles = {position.article_id for position in find_positions(tables, find_parties(tables))}
    assert not any("island-post" in article for article in articles) and any("sea-wire" in article for article in articles)


def test_a_denial_is_a_position():
    (denial,) = (
        p for p in positions(("2024-05-02", "“We have never asked for a new port,” Norway said.")) if p.kind == "denial"
    )
    assert (denial.party, denial.day) == ("cty:norway", "2024-05-02")


def test_a_floor_is_the_figure_before_it():
    (floor,) = [
        p for p in positions(("2024-05-02", "“It is fifty boats now, and we will not sign for fewer,” Norway said."))
        if "fewer" in p.quote
    ]  # fmt: skip
    assert (floor.amount, floor.direction) == (50, 1)


def test_a_ceiling_is_an_offer():
    (offer,) = positions(("2024-05-02", "“We cannot go beyond 2 per cent,” Norway said."))
    assert (offer.kind, offer.direction, offer.amount) == ("offer", 1, 2)


def test_not_one_is_no_figure():
    (refusal,) = positions(("2024-05-02", "“We shall not hand over one boat, not one boat more,” Norway said."))
    assert refusal.amount is None
