"""Where evidence ends: without marks at its edges, and no quotation or bracket cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.marks import whole_span, with_marks
from analysis.tables import Span
from tests.marked import read_text, unmark

CUT = [  # ⟨cut: what the tokens reach⟩ inside ⟨whole: the evidence⟩
    "⟨whole: ⟨cut: Peru called the quota “a non-starter⟩.”⟩ Chile left.",
    "⟨whole: ⟨cut: Peru called the quota (a trap⟩)⟩ and left.",
    "⟨whole: ⟨cut: Peru called it “wholly out of⟩ the question”⟩.",
    "Lee left. ⟨whole: «⟨cut: We will not wait.»⟩⟩",
    "“⟨whole: ⟨cut: We will not wait⟩⟩,” Lee said.",
    "Peru left ⟨whole: (and ⟨cut: nobody should accept) the quota⟩⟩.",
    "The quota ⟨whole: [the ⟨cut: third this year] must go⟩⟩, Lee said.",
    "⟨whole: ⟨cut: Peru called it “a trap” and left⟩⟩.",
    "“They left,” he said, and ⟨whole: ⟨cut: they will not return⟩⟩.”",
]


@pytest.mark.parametrize("marked", CUT)
def test_no_quotation_is_cut(marked):
    text, spans = unmark(marked)
    assert with_marks(text, spans["cut"][0]) == spans["whole"][0]


@given(st.text('ab “”«»()[]".,\n', min_size=1, max_size=30), st.data())
def test_a_span_stays_in_its_text_and_never_ends_before_it_begins(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = with_marks(text, Span(start, end))
    assert 0 <= found.start < found.end <= len(text)


def test_tokens_in_any_order_make_a_span():
    text = "They will not wait for it."
    parse = read_text(text).parse
    assert whole_span(parse, text, 4, 1) == whole_span(parse, text, 1, 4) == Span(5, 22)
