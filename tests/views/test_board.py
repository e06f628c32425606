"""The board of positions: what a cell says, how it is drawn, and what is too narrow for words."""

import pandas as pd
import pytest

from analysis.views import board, charts
from analysis.views.wants import who_wants_what
from tests.views.talks import TALKS

LINE = pd.Series({
    "position": "insists", "direction": 1, "strength": 5, "conditions": 3, "of": "Sudland",
    "words": "the army must leave the valley", "said": "2027-03-14", "also": "", "teller": "",
    "settled": "1 agreed",
    "judged_by": "Cy Day −2", "told_by": "Wire", "trust": "low", "told_from": "",
    "articles": 2,
})  # fmt: skip


def test_a_cell_says_how_hard_how_often_of_whom_and_when():
    verb, many, words, below = board.cell_of(LINE, 2.0)
    assert (verb, many) == ("insists", "×3") and " ".join(words) == "“the army must leave the valley”"
    assert " ".join(below) == "of Sudland 1 agreed 14 Mar 2027 · judged by Cy Day −2 told by little trusted outlets only"


def test_a_narrow_cell_says_the_position_alone():
    assert board.cell_of(LINE, 0.8) == ("insists", "×3", [], [])


def test_silence_is_said():
    silent = LINE.copy()
    silent["position"], silent["articles"] = "silent", 1
    assert board.cell_of(silent, 2.0) == ("", "", ["silent in 1 article"], [])


@pytest.mark.parametrize(("iso", "shown"), [("2027-03-04", "4 Mar 2027"), ("", ""), ("soon", "soon")])
def test_a_day_is_written_as_people_do(iso, shown):
    assert board.day(iso) == shown


def test_a_refusal_is_hatched_and_a_demand_is_not():
    axes = charts.who_wants_what(who_wants_what(TALKS)).axes[0]
    hatched = [patch for patch in axes.patches if patch.get_hatch()]
    refused = (who_wants_what(TALKS).frame["direction"] < 0).sum()
    assert len(hatched) == refused > 0
