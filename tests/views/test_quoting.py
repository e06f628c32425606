"""Words of articles as they are shown: inside of marks, and no more of them than a site may show."""

import os

import pytest

from analysis.reading.article import Article
from analysis.views import summaries
from analysis.views.marks import show
from analysis.views.opened import open_cells
from analysis.views.quoting import LIMIT, few_words, in_marks, short_quotes, words_shown
from tests.small import tables_of, wants

LONG = "the army must leave the valley and the two towns below it before the snow"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("only with “mutual duty”", "“only with ‘mutual duty’”"),
        ("“We will go.”", "“We will go.”"),
        ('"We will go."', "“We will go.”"),
        ("“One,” he said, “two.”", "“‘One,’ he said, ‘two.’”"),
        ("no marks", "“no marks”"),
        ("", "“”"),
    ],
)
def test_marks_inside_of_marks_are_single(words, shown):
    assert in_marks(words) == shown


def test_words_are_cut_after_the_limit_and_no_letter_is():
    assert few_words(LONG) == LONG and words_shown() == 0
    with short_quotes(5):
        assert few_words(LONG) == "the army must leave the…" and in_marks("a b c d e,  f") == "“a b c d e…”"
        assert few_words("the army must leave it") == "the army must leave it"
    assert words_shown() == 0 and LIMIT not in os.environ


def test_no_view_shows_more_and_nothing_is_counted_otherwise():
    lines = [
        wants("Norland", LONG, 5, issue="territory"),
        wants("Sudland", LONG.replace("must", "shall not"), 5, -1, "territory"),
    ]
    tables = tables_of(lines)
    whole = summaries.who_wants_what(tables).frame
    with short_quotes(5):
        wanted, clash = summaries.who_wants_what(tables), summaries.where_they_clash(tables)
        shown = [wanted._repr_html_(), open_cells(wanted)._repr_html_(), clash._repr_html_()]
        shown += [
            summaries.evidence(tables, wanted)._repr_html_(),
            show(Article("t", "t.txt", "0", tables.sections["quote"][0], "Talks"), tables)._repr_html_(),
        ]
    assert wanted.frame["conditions"].tolist() == whole["conditions"].tolist()
    for made in shown:
        assert "the valley" not in made and "before the snow" not in made
    assert "the army must leave the…" in shown[1]
