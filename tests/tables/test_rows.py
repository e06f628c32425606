"""Rows carry their own evidence: no row without, and its pieces come back from it."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import rows
from analysis.tables.rows import Span

TEXT = "“We will go,” she added, “if they stop.”"


@pytest.mark.parametrize("spans", [[], [rows.Span(3, 3)], [rows.Span(0, 99)], [rows.Span(0, 5), rows.Span(4, 6)]])
def test_no_evidence_no_row(spans):
    with pytest.raises(ValueError, match="evidence|overlapping"):
        rows.evidence("some text", spans, "test")


SPANS = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=8, unique=True).map(sorted)


@given(SPANS)
def test_the_pieces_of_a_row_come_back_from_its_evidence(edges):
    pieces = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    row = rows.Mention(mention_id="m", article_id="t", section_id="s", actor_id="a", form="name",
                       **rows.evidence(TEXT, pieces[::-1], "by_hand"))  # fmt: skip
    assert rows.spans_of(row) == pieces
    assert (row.start, row.end) == (pieces[0].start, pieces[-1].end)
    assert row.quote == " … ".join(TEXT[s:e] for s, e in pieces)


@given(st.tuples(st.integers(0, 9), st.integers(1, 5)), st.tuples(st.integers(0, 9), st.integers(1, 5)))
def test_spans_meet_where_they_share_a_character(one, other):
    left, right = (Span(start, start + length) for start, length in (one, other))
    shared = set(range(*left)) & set(range(*right))
    assert left.meets(right) == right.meets(left) == bool(shared)
    assert left.covers(right) == (set(range(*right)) <= set(range(*left)))


def test_the_evidence_stands_last_in_every_table():
    assert rows.columns(rows.Mention) == [
        "mention_id", "article_id", "section_id", "actor_id", "form", "quote", "start", "end", "spans", "rule",
    ]  # fmt: skip
    assert rows.columns(rows.ArticleRow) == [field.name for field in dataclasses.fields(rows.ArticleRow)]


def test_ids_of_rows_at_one_place_are_told_apart():
    ids = rows.unique_ids("t", "c", [3, 7, 3])
    assert len(set(ids)) == 3 and ids[:2] == ["t#c3", "t#c7"]


def test_what_stands_between_the_words_is_cut_out_of_their_evidence():
    text = "We will\n\n2\n00:05\nnot go. Never."
    made = [
        rows.Mention(
            mention_id="m", article_id="t", section_id="s", actor_id="a", form="name", **rows.evidence(text, [span], "by_hand")
        )
        for span in (Span(0, 24), Span(25, 31), Span(9, 10))
    ]
    cut = rows.without_gaps(made, [Span(9, 10), Span(11, 16)], text)
    assert [row.spans for row in cut] == ["0:7 17:24", "25:31", "9:10"] and cut[0].quote == "We will … not go."
    assert rows.without_gaps(made, [], text) is made
