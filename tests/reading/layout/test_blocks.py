"""Blocks: lines that a narrow page broke are joined, others are not; nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.layout.blocks import ends_sentence, find_blocks, is_title_case

WRAPPED = """\
The envoys of both ports met for an hour on Monday and left the room without
a word to the press, which had waited at the gate since the early hours of a
cold morning. Nobody knows what they said to each other, and neither of them
will say it before the second round of talks that is to open in the capital.
"""


def texts(text):
    return [block.text for block in find_blocks(text)]


def test_lines_of_a_narrow_page_are_one_block():
    assert len(texts(WRAPPED)) == 1 and len(texts(WRAPPED + "\n" + WRAPPED)) == 2


def test_lines_that_were_not_wrapped_stay_apart():
    assert texts("They met.\nThey left.\nNobody saw it.") == ["They met.", "They left.", "Nobody saw it."]


def test_a_line_that_broke_by_accident_goes_on():
    broken = "The envoys of both ports met for an hour on Monday and left\nwhen the clock struck nine."
    assert len(texts(broken)) == 1


@pytest.mark.parametrize("opener", ["- an item", "• an item", "1. An item", "# A title", "MS. HOLM: We wait."])
def test_what_opens_with_a_mark_is_a_block_of_its_own(opener):
    assert texts(f"They met for an hour on Monday and said\n{opener}")[-1] == opener


@pytest.mark.parametrize(
    ("text", "title"), [("Envoys Meet in the Capital", True), ("Envoys meet in the capital", False), ("Go", False)]
)
def test_title_case(text, title):
    assert is_title_case(text) == title


@pytest.mark.parametrize(
    ("text", "ends"), [("They left.", True), ("“They left.”", True), ("Did they (no!)", True), ("They left", False)]
)
def test_the_end_of_a_sentence(text, ends):
    assert ends_sentence(text) == ends


@given(st.text(st.sampled_from("ab .-•\n\r\t>#:Q"), max_size=200))
def test_blocks_hold_every_character_that_is_not_blank(text):
    blocks = find_blocks(text)
    assert all(text[b.start : b.end] == b.text for b in blocks)
    held = {i for b in blocks for i in range(b.start, b.end)}
    assert all(i in held for i, c in enumerate(text) if not c.isspace())
