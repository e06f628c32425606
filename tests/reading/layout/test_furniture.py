"""What stands around a text, and what only looks like it; posts and their signatures."""

import pytest

from tests.reading.layout.pages import BODY, outline


@pytest.mark.parametrize(
    "line",
    [
        "Keywords: talks, truce",
        "Tags: talks, truce",
    ],
)
def test_keywords(line):
    assert outline(f"{BODY}\n{line}\n{BODY}")[1] == "keywords talks, truce"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Link Copied!", "3 minute read", "(Laughter.)", "![A ship](ship.jpg)",
        "Share this article", "Sign up for our newsletter", "Read more: Five things to know",
        "© 2025 The Harbour Times", "Copyright 2025 Harbour Press. All rights reserved.", "Photo: Ana Lindqvist/Harbour Press",
        "Image credit: Harbour Press", "Watch the full interview below:", "https://harbour.example/talks", "Table of Contents",
        "| harbour.example", "Follow us on Twitter", "Click here to subscribe", "12 Comments", "FULL TEXT.", "***", "___.",
        "Related articles", "Facebook", "You may also like", "We use cookies to improve your visit.",
        "Editor's note: This page was updated.", "END 2:05 P.M. EDT", "END: 14.20", "The sitting was suspended at noon.",
        "Transcript provided by Harbour Radio, Copyright Harbour Radio.", "The meeting rose at 6.05 p.m.",
        "((ana@harbour.example; +1 555 0100; Harbour Messaging: ana))", "Some hon. members: Hear, hear!", "```port = 3```",
    ],
)  # fmt: skip
def test_boilerplate(line):
    assert outline(f"{BODY}\n\n{line}\n\n{BODY}")[1] == f"boilerplate {line}"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the talks broke down.",
        "Related talks in the south collapsed on Friday.",
        "More than forty envoys came to the harbour on Monday.",
        "Read my lips, the minister told them: no signature.",
        "Search parties left the harbour on Monday.",
        "The meeting on the port ended at noon.",
        "End 20 years of silence, she told the port.",
        "Close allies of the premier stayed away.",
        "Next week the envoys will meet again.",
        "By Monday, the envoys had left the harbour.",
        "By signing, the council accepts the blockade.",
        "Home rule is what the islanders demand.",
        "Sources close to the talks said nothing.",
        "Copyrights were the last open chapter of the talks.",
        "Comments by the premier angered the council.",
        "Follow-up talks are planned.",
        "Published figures show that the blockade hurts both towns.",
        "Saturday is the deadline.",
    ],
)
def test_prose_that_only_looks_like_furniture(line):
    assert outline(f"{BODY}\n\n{line}\n\n{BODY}")[1] == f"paragraph {line}"


@pytest.mark.parametrize("byline", ["By Ana Lindqvist", "By ANA LINDQVIST and JOHN ROE", "By Ana Lindqvist | HPA | 3 May 2023",
                                    "Opinion | By Ana Lindqvist",
                                    "Written by Ana Lindqvist",
                                    "Reporting by Ana Lindqvist; editing by John Roe", "- Ana Lindqvist."])  # fmt: skip
def test_byline(byline):
    assert outline(f"{BODY}\n\n{byline}\n\n{BODY}")[1] == f"byline {byline}"


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Brandt: We are ready.\n1/15 pic.twitter.com/abc12",
        "We are ready.\n\n— Jonas Brandt (@jonas) February 18, 2016",
        "We are ready. https://t.co/xyz — Jonas Brandt (@jonas) February 18, 2016",
        "Jonas Brandt (@jonas): We are ready. pic.twitter.com/abc12",
    ],
)
def test_posts(text):
    found = outline(f"{BODY}\n\n{text}\n\n{BODY}")
    assert len(found) == 3 and found[1].startswith("embed") and "We are ready." in found[1]


def test_the_signature_of_a_post_is_its_label():
    assert outline("We are ready.\n\n— Jonas Brandt (@jonas) February 18, 2016")[0] == "embed <Jonas Brandt> We are ready."
    assert outline("We wait. https://t.co/xyz — Jonas Brandt (@jonas) February 18, 2016")[0] == "embed <Jonas Brandt> We wait."


def test_the_credits_of_a_wire_on_two_lines():
    wrapped = "The envoys met for an hour on Monday in the old harbour office and left\nwithout a word to the press.\n\n"
    credits = "(Reporting by Ana Lindqvist; Additional reporting by John Roe in PORT;\nEditing by Bo Day)"
    assert outline(3 * wrapped + credits)[-1].startswith("boilerplate (Reporting by Ana Lindqvist; Additional")
