"""A defect is tied to the smallest row that it touches."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.flags.defects import Covered, any_of, shown
from analysis.tables.rows import Span
from tests.flags.by_hand import claim, condition, flags_of


def test_a_defect_is_tied_to_the_condition_it_weakens_before_the_claim():
    text = "She said the force must leave now,and never return."
    whole, part = claim(text, "the force must leave now,and never return"), condition(text, "the force must leave now")
    [flag] = [f for f in flags_of(text, [whole], [part]) if f.kind == "glued_words"]
    assert (flag.table, flag.row_id, flag.suggestion) == ("conditions", part.condition_id, "now, and")


def test_a_long_statement_is_shown_by_its_beginning():
    assert shown("They  must\nleave.") == "They must leave."
    assert shown("word " * 40) == "word " * 15 + "word…"


def test_the_longest_alternative_comes_first():
    assert any_of(["out", "shut out", "a.b"]) == r"shut\ out|a\.b|out"


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_what_is_covered_meets_one_of_the_spans(spans, span):
    assert Covered(spans).meets(span) == any(span.meets(other) for other in spans)
