"""The text with its marks: whatever the text and the marks, it reads as the text and nothing of it is taken for HTML."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.tables.rows import Span
from analysis.views import marked_text
from tests.views.pages import HOSTILE, Page, actor, assessment, claim, condition, flag, page, section


@given(st.text(max_size=80), st.data())
@settings(max_examples=400, deadline=None)
def test_any_text_with_any_spans_reads_back_as_itself(text, data):
    limits = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(limits, limits), max_size=12))]
    cuts = sorted(data.draw(st.sets(limits, max_size=4)))
    found = [
        marked_text.Mark(data.draw(st.sampled_from(marked_text.LAYERS)), (s,), "1", "gist", tip='t"<>')
        for s in spans
        if s.start < s.end
    ]
    edges = [0, *cuts, len(text)]
    made = "".join(
        marked_text.mark_text(text, Span(s, e), [(m.spans[0], m) for m in found])
        for s, e in zip(edges, edges[1:], strict=False)
    )
    read = Page(f'<div class="parley-text">{made}</div>')
    assert "".join(read.text) == text.replace("\0", "\ufffd")
    labelled = sum("data-label" in a for a in read.attributes)
    assert labelled == len(found), "each mark shows its number once, however often it is cut"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_they_are(text):
    half = len(text) // 2
    read = Page(
        page(
            text, sections=[section(text, 0, half), section(text, half, len(text))], actors=[actor(text, 0, 4, text)],
            claims=[claim(text, 0, len(text), cue=text)], conditions=[condition(text, 2, half + 3, trigger=text)],
            assessments=[assessment(text, 1, half, wording=text)], flags=[flag(text, 3, len(text), text)],
        )
    )  # fmt: skip
    assert "".join(read.text) == text
    assert "script" not in read.tags and "b" not in read.tags and read.tags.count("style") == 1
    assert not any(name.startswith("on") for a in read.attributes for name in a)


def test_marks_that_cross_are_cut_and_closed():
    text = "abcdef"
    crossing = [marked_text.Mark("claims", (Span(0, 4),), "1"), marked_text.Mark("flags", (Span(2, 6),), "⚑1")]
    made = marked_text.mark_text(text, Span(0, 6), [(m.spans[0], m) for m in crossing])
    assert re.sub(r' data-label="[^"]*"', "", made) == (
        '<span class="parley-mark parley-claims parley-end">ab<span class="parley-mark parley-flags">cd</span></span>'
        '<span class="parley-mark parley-flags parley-end">ef</span>'
    )


def test_a_second_text_in_the_file_is_set_apart():
    text = "First.\nSecond."
    made = page(text, sections=[section(text, 0, 6), section(text, 7, 14, "headline", 1)])
    assert "text 2" in made and 'role="heading"' in made


def test_the_same_rows_give_the_same_page():
    text = HOSTILE[0]
    found = {"sections": [section(text, 0, len(text))], "claims": [claim(text, 2, 9)]}
    assert page(text, **found) == page(text, **found)


def test_nothing_leaves_the_page():
    made = page("Ann went.", sections=[section("Ann went.", 0, 9)])
    assert not re.search(r"https?:|<script|@import|url\(", made)


def test_neighbours_that_say_the_same_share_a_line():
    text = "One. Two. Three."
    made = page(text, sections=[section(text, 0, 16)], claims=[claim(text, 0, 4), claim(text, 5, 9), claim(text, 10, 16)])
    assert ">1–3</a>" in made


def test_blank_lines_above_the_headline_belong_to_it():
    text = "\n\nTalks\nThey met."
    made = page(text, sections=[section(text, 2, 7, "headline"), section(text, 8, 17)])
    assert made.count("parley-block parley-kind-") == 2 and "".join(Page(made).text) == text


@pytest.mark.parametrize(
    ("kinds", "levels"),
    [
        (("headline", "heading", "heading"), ["3", "4", "4"]),
        (("heading", "paragraph", "heading"), ["3", "3"]),
        (("heading", "headline", "heading"), ["3", "3", "3"]),
    ],
)
def test_headings_leave_no_level_out(kinds, levels):
    text = "Talks fail. Pay. Rest."
    places = [(0, 11), (12, 16), (17, 22)]
    made = page(text, sections=[section(text, *place, kind) for place, kind in zip(places, kinds, strict=True)])
    assert re.findall(r'aria-level="(\d)"', made) == levels
