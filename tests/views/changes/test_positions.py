"""Positions: whose, on which day, about what."""

import pytest

from analysis.views.changes.parties import find_parties
from analysis.views.changes.position import content_words, stem
from analysis.views.changes.positions import find_positions
from analysis.words import load
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


def test_content_words_hold_no_figures_and_no_bargaining():
    assert (
        content_words("The union asked for a rise of seven per cent", load()) == {"union", "ris"}
        or content_words("seven per cent", load()) == set()
    )


@pytest.mark.parametrize(("one", "other"), [("drivers", "driver"), ("harbour", "harbor"), ("crossings", "crossing")])
def test_stems(one, other):
    assert stem(one) == stem(other)
