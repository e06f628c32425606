"""Quotations that the page sets apart, and whose words they are."""

import pytest

from tests.marked import read_text
from tests.reading.layout.pages import BODY, outline

WORDS = "We cannot pay more. The crews must accept that."
END = "\n\nThe board met on Monday."


@pytest.mark.parametrize(
    "line", ["Mira Holm, who leads the crews, wrote:", "Mira Holm put it this way:", "In a letter, Mira Holm wrote"]
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_line_above_leads_in(line, between):
    found = outline(f"Port talks\n\n{line}{between}> {WORDS}\n>\n> We go.{END}")
    assert found[1:4] == [f"lead_in {line}", f"paragraph {WORDS}", "paragraph We go."]


@pytest.mark.parametrize(
    "line",
    [
        "Mira Holm said in a statement.",
        "Mira Holm, who leads the crews, wrote on Monday.",
        "So said Mira Holm in a letter to Mr. Brandt.",
    ],
)
@pytest.mark.parametrize("words", [f"> {WORDS}", f"“{WORDS}”"])
def test_a_line_below_says_whose_words_they_are(line, words):
    sections = read_text(f"Port talks\n\n{words}\n\n{line}{END}").sections
    assert sections[1].lead_in_id == sections[2].section_id


def test_a_paragraph_with_words_between_its_quotations_is_none():
    told = "“We cannot pay,” Mira Holm said. “They must accept that.”\n\nMira Holm said in a statement."
    assert [s.rule for s in read_text(f"Port talks\n\n{told}{END}").sections][1:3] == ["prose", "prose"]


@pytest.mark.parametrize("line", ["Mira Holm said the crews must wait.", "The board met, and Mira Holm left."])
def test_a_line_that_tells_its_own_is_no_attribution(line):
    assert read_text(f"Port talks\n\n> {WORDS}\n\n{line}{END}").sections[1].lead_in_id is None


@pytest.mark.parametrize(
    "signature",
    [
        "\n> — Mira Holm",
        "\n>\n> — Mira Holm, speaker",
        "\n>\n> Mira Holm",
        "\n\n— Mira Holm",
        "\n\n*Mira Holm, speaker of the crews*",
    ],
)
def test_a_signature(signature):
    assert outline(f"Port talks\n\n> {WORDS}{signature}{END}")[1:3] == [
        f"pull_quote <Mira Holm> {WORDS}",
        "paragraph The board met on Monday.",
    ]


def test_every_paragraph_is_signed():
    assert outline(f"Port talks\n\n> We go.\n>\n> {WORDS}\n>\n> — Mira Holm{END}")[1:3] == [
        "pull_quote <Mira Holm> We go.", f"pull_quote <Mira Holm> {WORDS}",
    ]  # fmt: skip


def test_a_mail_inside_a_mail():
    text = f"On Mon, 5 May 2025 at 09:30, Mira Holm <m@harbour.example> wrote:\n\n> {WORDS}\n>\n"
    text += "> On Sunday Jonas Brandt wrote:\n>> We go.\n"
    assert outline(text) == [
        "lead_in Mira Holm wrote:", f"paragraph {WORDS}", "lead_in On Sunday Jonas Brandt wrote:", "paragraph We go.",
    ]  # fmt: skip


def test_what_is_quoted_and_tells_of_others_is_read_as_prose():
    assert (
        outline(f"Port talks\n\nThe talks failed.\n\n> “We go,” Mira Holm said.{END}")[2]
        == "paragraph “We go,” Mira Holm said."
    )
    assert outline(f"Port talks\n\nThe talks failed.\n\n> {WORDS}{END}")[2] == f"pull_quote {WORDS}"


def test_a_quoted_post_that_is_signed():
    text = f"{BODY}\n\n> The port must open. pic.twitter.com/x1\n> — Lena Farouk (@lena) May 4, 2024\n\nBo Roe said so, too."
    assert outline(text)[1] == "embed <Lena Farouk> The port must open."
