"""A decision finds its row by its words and whose it is; see test_replay.py for look-alikes."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.review import Decision
from analysis.review.standing import ELSEWHERE, NO_ROW, Standing, carried, pieces_of, times
from tests.review.made import AT, made
from tests.small import said, sides_with, wants


def test_pieces_are_as_long_as_their_spans_say_though_the_words_have_an_ellipsis():
    assert pieces_of("a … b … c", "0:5 9:10") == ["a … b", "c"]
    assert pieces_of("a … b", "0:1") == [] and pieces_of("a b", "0:1 2:3") == []


def test_words_are_carried_where_each_piece_stands_once_in_order():
    assert carried(["go", "now"], "We go home now.") == [(3, 5), (11, 14)]
    assert carried(["now", "go"], "We go home now.") == [] and carried(["o"], "We go home now.") == []


@given(st.text("ab", min_size=1, max_size=3), st.text("ab", max_size=9))
def test_words_that_overlap_themselves_are_counted(piece, text):
    assert times([piece], text) == sum(text.startswith(piece, at) for at in range(len(text)))


def test_the_subject_says_whose_row_it_is_and_of_a_stance_what_it_is_towards():
    article, tables = made(
        [wants("Ann Lee", "Go.", 5), sides_with("Bo Berg", "Bo Berg agrees.", "Go."), said("Ann Lee", "No.")]
    )
    standing = Standing(tables, [article])
    rows = [(name, n) for name in ("conditions", "claims") for n in range(len(getattr(tables, name)))]
    assert [standing.subject(*row) for row in rows] == ["per:ann-lee", "per:ann-lee"]
    assert sorted(standing.subject("stances", n) for n in range(2)) == ["per:ann-lee | Go.", "per:bo-berg | Go."]


def test_what_is_not_there_is_told():
    article, tables = made([said("Ann Lee", "No.")])
    standing = Standing(tables, [article])
    line = Decision(time=AT, reader="a", article_id="u", table="claims", spans="0:2", quote="No", kind="reject")
    assert standing.find(line).why == ELSEWHERE
    here = Decision(time=AT, reader="a", sha256=article.sha256, table="claims", spans="0:2", quote="An", kind="reject")
    assert standing.find(here).why == NO_ROW and standing.article_of(here) == "t"
    assert standing.position("claims", (tables.claims["claim_id"][0],)) == 0
