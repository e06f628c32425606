"""The view of an article: every row is marked and explained, and of one row its words in their place."""

import dataclasses
import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import rows, tables
from analysis.tables.rows import Span
from analysis.views import marks
from analysis.views.marked_text import escaped
from tests.views.pages import Page, actor, article_of, assessment, claim, condition, flag, page, section


def test_every_row_is_marked_and_explained_without_a_mouse():
    text = "Ann said that it would never,ever happen."
    made = page(
        text, sections=[section(text, 0, len(text))], actors=[actor(text, 0, 3, "Ann Smith")], claims=[claim(text, 9, 40)],
        conditions=[condition(text, 14, 40)], flags=[flag(text, 23, 33, "never, ever")],
        assessments=[assessment(text, 23, 40, object_table="conditions", object_id="t#d14")],
    )  # fmt: skip
    read = Page(made)
    labels = [a["data-label"] for a in read.attributes if "data-label" in a]
    assert labels == ["1", "▼1", "◆1", "⚑1"]
    plain = re.sub(r"<[^>]+>", "", made)
    for words in (
        "Ann Smith · accuse",
        "Ann Smith · refusal 5/5",
        "Ann Smith · feasibility −2 of ▼1",
        "glued words → never, ever",
    ):
        assert words in plain
    assert "; other matters)" in made, "to who points at it"
    described = {a["aria-describedby"] for a in read.attributes if "aria-describedby" in a}
    ids = [a["id"] for a in read.attributes if "id" in a]
    assert described <= set(ids) and len(ids) == len(set(ids))


def test_a_claim_in_pieces_is_one_mark():
    text = "“Yes,” he said, “we go.”"
    row = dataclasses.replace(claim(text, 0, 24), **rows.evidence(text, [Span(0, 6), Span(16, 24)], "r"))
    made = page(text, sections=[section(text, 0, len(text))], claims=[row])
    assert made.count('data-label="1"') == 1
    assert re.findall(r'class="parley-mark parley-claims[^>]*>([^<]*)', made) == ["“Yes,”", "“we go.”"]


def test_an_article_without_rows_is_still_shown():
    read = Page(page("Two lines\nof text"))
    assert "".join(read.text) == "Two lines\nof text"
    assert "".join(Page(page("")).text) == ""
    assert repr(marks.show(article_of("x"), tables.Tables.from_rows({}))) == (
        "A title: 0 claims, 0 conditions, 0 assessments, 0 flags, 0 mentions"
    )


def test_other_articles_rows_stay_out():
    text = "Ann went home."
    made = page(text, claims=[claim(text, 0, 3), claim(text, 4, 8, article_id="other", claim_id="other#c4")])
    assert made.count("data-label") == 1 + made.split("</style>")[0].count("data-label")


@given(st.text(max_size=60), st.data())
def test_a_snippet_reads_as_the_text_around_its_evidence(text, data):
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return
    made = marks.snippet(text, claim(text, start, end), context=data.draw(st.integers(0, 30)))
    read = re.sub(r"^<q[^>]*>(?:… )?|(?: …)?</q>$", "", made)
    Page(f"<div>{made}</div>")
    assert f"<mark>{escaped(text[start:end])}</mark>" in read


def test_a_snippet_is_cut_between_words():
    text = "The old mayor said that the bridge must never be closed to the people of the town."
    start = text.index("must never")
    made = marks.snippet(text, condition(text, start, start + 10), context=15)
    assert re.sub(r"<[^>]+>", "", made) == "… the bridge must never be closed to …"


def test_no_view_hands_an_article_to_mathjax():
    text = "It costs $5 billion and then $6 billion."
    for made in (page(text), marks.snippet(text, claim(text, 0, 8))):
        assert re.search(r'<(?:div|q) class="parley-\w+ tex2jax_ignore mathjax_ignore"', made)
    assert "mathjax_ignore" in tables.Tables.from_rows({}).claims.to_html()
    assert "mathjax_ignore" in tables.Tables.from_rows({}).claims.style.to_html()
