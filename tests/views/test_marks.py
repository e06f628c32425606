"""The view of an article: whatever the text and the rows, the page reads as the text and nothing of it is taken for HTML."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.article import Article
from analysis.tables import rows, tables
from analysis.tables.rows import Span
from analysis.views import marks

VOID = {"input", "br", "hr"}
HOSTILE = [
    "<script>alert('x')</script> said <b>Ann</b> & \"Bob\"",
    "</span></div></style><style>*{display:none}</style>",
    "שלום אמר השר\n\u202eevil\u202c and مرحبا",
    "Emoji 👩‍👩‍👧 and z\u200be\u200br\u200bo width, e\u0301 combined",
    "a\r\nb\rc\n\n d\te  &amp; &#60; <!-- x --> ]]>",
    'title="x" onmouseover="y" \' ` {{ }} {% %}',
]


class Page(HTMLParser):
    """What a browser reads: the text of the article's blocks, the tags, and whether every tag is closed in its turn."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.tags, self.attributes = [], [], [], []
        self.feed(page)
        self.close()
        assert not self.open, f"unclosed {self.open}"

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes.append(dict(attributes))
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any("parley-text" in (a.get("class") or "").split() for _, a in self.open):
            self.text.append(data)


def article_of(text):
    return Article(article_id="t", path="t.txt", sha256="", text=text, title="A title")


def claim(text, start, end, **fields):
    values = dict(
        claim_id=f"t#c{start}", article_id="t", section_id="t#s0", speaker_id="per:ann", speaker_quote=None, speaker_start=None,
        speaker_end=None, cue="said", cue_start=None, cue_end=None, form="indirect", act="accuse", modality="fact",
        negated=False, issue="other", hedge=None, reported_by=None, duplicate_of=None,
        **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip
    return rows.Claim(**(values | fields))


def flag(text, start, end, suggestion="better"):
    return rows.Flag(
        flag_id=f"t#f{start}", article_id="t", kind="glued_words", severity="note", suggestion=suggestion, table=None,
        row_id=None, **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip


def condition(text, start, end, **fields):
    values = dict(
        condition_id=f"t#d{start}", article_id="t", claim_id=None, holder_id="per:ann", target_id=None, kind="refusal",
        issue="other", trigger="never", modality="necessary", strength=5, direction=-1, antecedent_start=None,
        antecedent_end=None, duplicate_of=None, **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip
    return rows.Condition(**(values | fields))


def assessment(text, start, end, **fields):
    values = dict(
        assessment_id=f"t#j{start}", article_id="t", claim_id=None, assessor_id="per:ann", object_table=None, object_id=None,
        dimension="feasibility", verdict=-2, wording="unrealistic", link="none", **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip
    return rows.Assessment(**(values | fields))


def actor(text, start, end, name):
    return rows.Actor(
        article_id="t", actor_id="per:ann", name=name, kind="person", role="mayor", represents=None, country=None, members=None,
        n_mentions=1,
        **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip


def section(text, start, end, kind="paragraph", part=0):
    return rows.SectionRow(
        section_id=f"t#s{start}", article_id="t", part=part, kind=kind, speaker_id=None, lead_in_id=None,
        **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip


def page(text, **found):
    shown = marks.show(article_of(text), tables.Tables.from_rows(found))
    return shown._repr_html_()


@given(st.text(max_size=80), st.data())
@settings(max_examples=400, deadline=None)
def test_any_text_with_any_spans_reads_back_as_itself(text, data):
    limits = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(limits, limits), max_size=12))]
    cuts = sorted(data.draw(st.sets(limits, max_size=4)))
    found = [
        marks.Mark(data.draw(st.sampled_from(marks.LAYERS)), (s,), "1", "gist", tip='t"<>') for s in spans if s.start < s.end
    ]
    edges = [0, *cuts, len(text)]
    made = "".join(
        marks.mark_text(text, Span(s, e), [(m.spans[0], m) for m in found]) for s, e in zip(edges, edges[1:], strict=False)
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
    described = {a["aria-describedby"] for a in read.attributes if "aria-describedby" in a}
    ids = [a["id"] for a in read.attributes if "id" in a]
    assert described <= set(ids) and len(ids) == len(set(ids))


def test_marks_that_cross_are_cut_and_closed():
    text = "abcdef"
    crossing = [marks.Mark("claims", (Span(0, 4),), "1"), marks.Mark("flags", (Span(2, 6),), "⚑1")]
    made = marks.mark_text(text, Span(0, 6), [(m.spans[0], m) for m in crossing])
    assert re.sub(r' data-label="[^"]*"', "", made) == (
        '<span class="parley-mark parley-claims parley-end">ab<span class="parley-mark parley-flags">cd</span></span>'
        '<span class="parley-mark parley-flags parley-end">ef</span>'
    )


def test_a_claim_in_pieces_is_one_mark():
    text = "“Yes,” he said, “we go.”"
    row = dataclasses.replace(claim(text, 0, 24), **rows.evidence(text, [Span(0, 6), Span(16, 24)], "r"))
    made = page(text, sections=[section(text, 0, len(text))], claims=[row])
    assert made.count('data-label="1"') == 1
    assert re.findall(r'class="parley-mark parley-claims[^>]*>([^<]*)', made) == ["“Yes,”", "“we go.”"]


def test_neighbours_that_say_the_same_share_a_line():
    text = "One. Two. Three."
    made = page(text, sections=[section(text, 0, 16)], claims=[claim(text, 0, 4), claim(text, 5, 9), claim(text, 10, 16)])
    assert ">1–3</a>" in made


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
    assert f"<mark>{marks._escaped(text[start:end])}</mark>" in read


def test_a_snippet_is_cut_between_words():
    text = "The old mayor said that the bridge must never be closed to the people of the town."
    start = text.index("must never")
    made = marks.snippet(text, condition(text, start, start + 10), context=15)
    assert re.sub(r"<[^>]+>", "", made) == "… the bridge must never be closed to …"
