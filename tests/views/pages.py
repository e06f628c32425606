"""The shown article as a browser reads it, and rows by hand to show."""

from html.parser import HTMLParser

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
        negated=False, issue="other", hedge=None, reported_by=None, duplicate_of=None, confidence=0.8,
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
        condition_id=f"t#d{start}", article_id="t", section_id="t#s0", claim_id=None, holder_id="per:ann",
        target_id=None, kind="refusal", issue="other", trigger="never", modality="necessary", strength=5, direction=-1,
        status="standing", antecedent_start=None, antecedent_end=None, duplicate_of=None, confidence=0.8,
        **rows.evidence(text, [Span(start, end)], "r"),
    )  # fmt: skip
    return rows.Condition(**(values | fields))


def assessment(text, start, end, **fields):
    values = dict(
        assessment_id=f"t#j{start}", article_id="t", claim_id=None, assessor_id="per:ann", object_table=None, object_id=None,
        dimension="feasibility", verdict=-2, wording="unrealistic", link="none", confidence=0.8,
        **rows.evidence(text, [Span(start, end)], "r"),
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
