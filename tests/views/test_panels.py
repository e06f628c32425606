"""The matrix and its tiles, the names at the left, the numbers below."""

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from analysis.views import panels, theme


def matrix(columns):
    return panels.matrix("Who?", "Nobody.", ["Ann Lee", "2 others"], columns, "n = 0")


def words(axes):
    return {text.get_text(): text for text in axes.texts}


@pytest.mark.parametrize(("columns", "turned"), [(["assert", "accuse"], 0), (["humanitarian_corridors"] * 12, 45)])
def test_headings_are_turned_where_they_have_no_room(columns, turned):
    _, axes = matrix(columns)
    headings = [text for name, text in words(axes).items() if name not in ("Ann Lee", "2 others")]
    assert {text.get_rotation() for text in headings} == {turned}


def test_who_is_nobody_in_particular_stands_in_italics():
    _, axes = matrix(["assert"])
    assert {name: text.get_style() for name, text in words(axes).items() if name != "assert"} == {
        "Ann Lee": "normal",
        "2 others": "italic",
    }


def test_a_tile_says_the_longest_that_has_room():
    _, axes = matrix(["assert"] * 8)
    panels.tile(axes, 0, 0, theme.BLUES[0], ["far too long for a tile of this width", "+5"])
    panels.tile(axes, 1, 0, theme.ORANGES[4], ["never", "−5"], hatched=True)
    assert {"+5", "never"} <= set(words(axes))
    hatched = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_hatch()]
    assert [patch.get_x() for patch in hatched] == [1.02]


def test_numbers_below_are_round_and_say_what_they_count():
    _, axes = theme.page("Who?", "Nobody.", 1.0, left=0.5)
    axes.set_xlim(0, 4321)
    panels.numbers_below(axes, "words")
    assert axes.get_xlabel() == "words"
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["0", "1,000", "2,000", "3,000", "4,000"]


@pytest.mark.parametrize(
    ("days", "apart", "places"),
    [
        ([0, 4, 4, 9], 1.0, [0, 3.5, 4.5, 9]),
        ([0, 4, 5, 9], 2.0, [0, 3.5, 5.5, 9]),
        ([5, 0, 4], 2.0, [5.5, 0, 3.5]),
        ([0, 1, 2, 9], 2.0, [-1, 1, 3, 9]),
    ],
)
def test_no_mark_of_a_ladder_hides_another(days, apart, places):
    assert panels.beside(pd.Series(days), apart) == places
