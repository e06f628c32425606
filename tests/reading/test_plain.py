"""What a reader sees of a text, and the way back to what was received."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import pipeline
from analysis.reading.article import Article
from analysis.reading.language import load_lexicon
from analysis.reading.plain import plain_text
from analysis.tables import Span
from analysis.words import vocabulary


def plain(text):
    return plain_text(text, load_lexicon()).text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mira\xa0Holm and Jo\u200bnas Bra\u00adndt\u202fmet\ufeff.", "Mira Holm and Jonas Brandt met."),
        ("Mira\u200bHolm left.\u200bThey met.", "Mira Holm left. They met."),
        ("The U\u2060.S. left\u2028They met", "The U.S. left\nThey met"),
        ("Mira Holm <mira@harbour.example> wrote:", "Mira Holm wrote:"),
        ("the negoti-\nations ended in May", "the negotiations\x0bended in May"),
        ("a long-\nterm plan", "a long-term\x0bplan"),
        ("Mira Hol-\nmes left. Holmes said no.", "Mira Holmes\x0bleft. Holmes said no."),
        ("pre- and postwar, pre-\nand postwar", "pre- and postwar, pre-\nand postwar"),
        ("govern\u00ad\r\nment money", "government\x0bmoney"),
        ("> They met.\n>\n> They left.", "They met.\n\nThey left."),
        ("> > They met.\n> > They left.", "They met.\nThey left."),
        ("He wrote:\n\n> We cannot\n> pay.\n>\n> Go.\n", "He wrote:\n\n> We cannot\x0bpay.\n\n> Go.\n"),
        ("> He wrote:\n>> We cannot\n>> pay.", "He wrote:\n> We cannot\x0bpay."),
        ("They said:\n> [!quote] Mira Holm\n> We\n> go.", "They said:\n> [!quote] Mira Holm\n> We\x0bgo."),
        ("> We go.\n> — Mira Holm\n\nThey left.", "> We go.\n> — Mira Holm\n\nThey left."),
        (">> MIRA HOLM: We go.\n>> JONAS BRANDT: No.", ">> MIRA HOLM: We go.\n>> JONAS BRANDT: No."),
        ("\u200b\n", "\u200b\n"),
        ("**Mira Holm**, of the *old* port:\n\n> *We go.*", "Mira Holm, of the old port:\n\n> We go."),
        ('[Mira Holm](https://a.example/b_(c) "Her page") left.[^2] [Sic] (so)', "Mira Holm left. [Sic] (so)"),
        ("![The port](/port.jpg)They met [there](#map).\n\n[^2]: In May.", "They met there.\n\n[^2]: In May."),
        ("**What next**\n\n**Q:** Why?\n* one\n* two 3*4*5", "**What next**\n\n**Q:** Why?\n* one\n* two 3*4*5"),
    ],
)
def test_what_a_reader_sees(text, seen):
    assert plain(text) == seen


def test_ordinary_text_is_itself():
    text = "Talks fail\n\nThey met - and left. “No,” said Mira Holm (52).\n"
    found = plain_text(text, load_lexicon())
    assert found.text == text and found.received_span(Span(3, 9)) == Span(3, 9)


@given(st.text(st.sampled_from("abA >-\n\r\x0b.\u200b\u00ad\xa0\u2028@<"), max_size=80))
def test_every_character_stands_where_it_came_from(text):
    found = plain_text(text, load_lexicon())
    assert len(found.text) == len(found.origin) and list(found.origin) == sorted(set(found.origin))
    kept = [(text[place], letter) for place, letter in zip(found.origin, found.text, strict=True) if letter.isalnum()]
    assert all(there == here for there, here in kept)
    assert [c for c in found.text if c.isalnum()] == [c for c in text if c.isalnum()] or "@" in text


def test_rows_quote_the_text_that_was_received():
    text = "> “We can\u00adnot pay,” Mi\u200bra\xa0Holm said on\n> Monday. Hol\u2060m left the negoti-\n> ations.\n"
    rows = pipeline.read_rows(Article(article_id="t", path="", sha256="", text=text, title=""), vocabulary.load())
    assert [actor.actor_id for actor in rows["actors"]] == ["per:mira-holm"]
    [claim] = rows["claims"]
    assert claim.quote == "“We can\u00adnot pay,”" and claim.speaker_quote == "Mi\u200bra\xa0Holm"
    for name in ("sections", "actors", "mentions", "claims", "conditions", "flags"):
        for row in rows[name]:
            assert text[row.start : row.end] == row.quote
    assert {claim.section_id, *(m.section_id for m in rows["mentions"])} <= {s.section_id for s in rows["sections"]}


@pytest.mark.parametrize(
    "unit", ["a", "> ", ">", "a-\n", "a-\x0b", "**a** ", "*", "\u200b", "\xa0", "a\u00ad\n", "> a-\n", "a <a@", "> a\n>> b\n"]
)
def test_a_megabyte_of_anything_takes_seconds(unit):
    began = time.process_time()
    plain(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 15
