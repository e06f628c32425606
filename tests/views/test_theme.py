"""Text on a page: as wide as it is drawn, broken at words, cut where it must be."""

import io

import numpy as np
import pytest
from PIL import Image

from analysis.views import charts, summaries, theme
from tests.views.talks import CROWDS


@pytest.mark.parametrize(
    ("text", "most", "lines"), [("one two three", 2, ["one two", "three"]), ("one two three", 1, ["one…"])]
)
def test_text_is_broken_at_words_and_cut_in_the_last_line(text, most, lines):
    assert theme.wrap(text, theme.width("one two", 10) + 0.01, 10, most) == lines


def test_text_is_as_wide_as_it_is_drawn():
    chart, axes = theme.page("Who?", "Nobody.", 1.0, left=0.5)
    drawn = axes.text(0, 0, "Who gets to speak", size=10)
    chart.png()
    assert theme.width("Who gets to speak", 10) == pytest.approx(drawn.get_window_extent().width / theme.DPI, rel=0.02)
    assert theme.width("Who", 10, bold=True) > theme.width("Who", 10)


def test_lines_are_as_even_as_they_can_be():
    text, room = "one two three four five", theme.width("one two three four", 10) + 0.01
    assert theme.wrap(text, room, 10, 3) == ["one two three four", "five"]
    assert theme.balanced(text, room, 10, 3) == ["one two three", "four five"]


def test_an_empty_panel_says_why():
    chart = theme.empty("Who speaks?", "")
    assert chart.alt == "Empty chart. Who speaks? Nothing to draw: no row of the table is left."
    assert Image.open(io.BytesIO(chart.png())).width == round(theme.WIDTH * theme.DPI)


def test_a_picture_with_few_colours_looks_as_it_was_drawn():
    chart = charts.who_wants_what(summaries.who_wants_what(CROWDS["few"]))
    small = Image.open(io.BytesIO(chart.png()))
    whole = np.asarray(chart.canvas.buffer_rgba())[..., :3].astype(int)
    apart = np.abs(np.asarray(small.convert("RGB")).astype(int) - whole)
    assert small.mode == "P" and apart.max() <= 16 and apart.mean() < 0.2
    faint = (whole == [242, 242, 240]).all(axis=2)
    assert apart[faint].max(initial=0) <= 1


def test_what_is_cut_ends_behind_a_word():
    room = theme.width("the harbour will stay clos…", theme.SMALL)
    assert theme.fit("the harbour will stay closed today", room, theme.SMALL) == "the harbour will stay…"
    assert theme.fit("Uncommunicativeness", theme.width("Uncommuni…", theme.SMALL), theme.SMALL) == "Uncommuni…"
