"""A position: its order, its key, and the words that say what it is about."""

import dataclasses

import pytest

from analysis.views.changes.position import content_words, stem
from analysis.words import load
from tests.views.changes.test_moves import ASKED, later


def test_positions_stand_in_the_order_of_the_days():
    assert ASKED.order < later().order < later(start=9).order


def test_two_things_of_one_list_have_two_keys():
    assert dataclasses.replace(ASKED, start=7).key != ASKED.key


def test_content_words_hold_no_figures_and_no_bargaining():
    assert content_words("The union asked for a rise of seven per cent", load()) == {"union", "rise"}


def test_content_words_hold_no_verbs_that_say_nothing():
    assert content_words("the boats could come, and the boats must go", load()) == {"boat"}


@pytest.mark.parametrize(("one", "other"), [("drivers", "driver"), ("harbour", "harbor"), ("crossings", "crossing")])
def test_stems(one, other):
    assert stem(one) == stem(other)
