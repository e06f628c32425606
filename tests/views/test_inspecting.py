"""Tables of Parley show their words first; other DataFrames are shown as ever."""

import pandas as pd

from analysis.views.inspecting import as_html, is_of_parley, words_first
from tests.small import said, tables_of, wants

TABLES = tables_of([said("Ann Lee", "We will go home. " * 9), wants("Ann Lee", "They must go.", 5)])


def test_the_words_come_first_and_no_column_is_lost():
    for name, table in TABLES.items():
        if is_of_parley(table):
            shown = words_first(table)
            assert shown.columns[0] == "quote" and sorted(shown.columns) == sorted(table.columns), name
    assert list(words_first(TABLES.claims).columns[:3]) == ["quote", "speaker_id", "cue"]


def test_a_cell_shows_whole_sentences_to_the_left():
    page = as_html(TABLES.claims)
    assert "We will go home. " * 8 in page and "text-align: left" in page
    assert page.index("<th>quote</th>") < page.index("<th>speaker_id</th>") < page.index("<th>rule</th>")


def test_other_frames_are_shown_as_ever():
    for frame in (pd.DataFrame({"a": [1]}), TABLES.claims[["quote", "act"]]):
        assert as_html(frame) == frame._repr_html_()
