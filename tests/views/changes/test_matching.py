"""What is about the same thing: words, figures, direction."""

import dataclasses

from analysis.views.changes.matching import LEAST, Weights, has_same_figure, has_same_unit, likeness, may_meet
from tests.views.changes.test_moves import ASKED, later

WEIGHTS = Weights([ASKED, later(words=frozenset({"port", "open"})), later(words=frozenset({"ship"}))])


def test_the_same_words_are_alike_and_others_not():
    assert likeness(ASKED, later(), WEIGHTS) >= LEAST > likeness(ASKED, later(words=frozenset({"port"})), WEIGHTS) == 0.0


def test_names_of_parties_do_not_count():
    assert likeness(ASKED, later(), WEIGHTS, apart=frozenset({"wage", "rise"})) == 0.0


def test_a_requirement_does_not_meet_a_refusal_but_an_offer_does():
    refusal = later(kind="refusal", direction=-1)
    assert not may_meet(ASKED, refusal) and may_meet(later(kind="offer"), refusal)


def test_figures():
    assert has_same_unit(ASKED, later(amount=8.0, unit=None)) and not has_same_unit(ASKED, later(adds=True))
    assert has_same_figure(ASKED, later()) and not has_same_figure(ASKED, dataclasses.replace(ASKED, amount=5.0))
