"""An answer shows itself as its frame and keeps what was counted when its frame changes."""

import dataclasses

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

from analysis.views.answers import Answer

FRAME = pd.DataFrame({"words": [12, 3]}, index=pd.Index(["Ann <Lee>", "Bo Ek"], name="speaker"))
ANSWER = Answer(FRAME, 15, "word", 2, left_out="1 further speaker")


def test_a_notebook_shows_an_answer_as_its_frame():
    show = DisplayFormatter().format
    assert show(ANSWER) == show(FRAME) and set(show(ANSWER)[0]) == {"text/plain", "text/html"}


def test_what_was_counted_stays_when_rows_are_taken_out():
    fewer = ANSWER.showing(FRAME.query("words > 3"))
    assert len(fewer) == 1 and len(ANSWER) == 2
    assert (fewer.n, fewer.unit, fewer.n_articles, fewer.left_out) == (15, "word", 2, "1 further speaker")


def test_an_answer_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ANSWER.n = 3
