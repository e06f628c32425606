"""A PDF becomes paragraphs; what belongs to its pages alone is left out."""

import pytest

from analysis.reading.article import read, write_extracted
from tests.reading.files.disk import refusal
from tests.reading.files.papers import column, pdf

WIDE = "The harbour board met for an hour on Monday and looked at the plan of the"
STORY = f"Port talks end early\n\n{WIDE}\nunion, which had left the hall.\n{WIDE}\nowners.\n\n“We cannot pay,” said Ann Rundle."
WHOLE = f"Port talks end early\n\n{WIDE} union, which had left the hall.\n\n{WIDE} owners.\n\n“We cannot pay,” said Ann Rundle."


def text_of(write, *pages):
    return read(write("a.pdf", pdf(pages)))[0].text


def test_lines_become_paragraphs(write):
    [found] = read(write("a.pdf", pdf([column(STORY)])))
    assert found.text == WHOLE and found.title == "Port talks end early"


def test_a_paragraph_begins_at_a_gap_an_indent_a_sign_and_another_size(write):
    long = "owners and left the hall at noon for good, as the union had said before."
    item = "• shorter shifts for all who work at night in the port and"
    lines = [
        (72, 700, "Port talks", 18), (72, 686, "By Mara Quill"), (72, 658, WIDE), (72, 644, long), (90, 630, WIDE),
        (72, 616, "union."), (72, 602, "• higher pay"), (72, 588, item), (80, 574, "outside of it"),
    ]  # fmt: skip
    assert text_of(write, lines).split("\n\n") == [
        "Port talks", "By Mara Quill", f"{WIDE} {long}", f"{WIDE} union.", "• higher pay", f"{item} outside of it",
    ]  # fmt: skip


def test_a_sentence_goes_on_over_the_end_of_a_page_and_its_head_and_foot(write):
    def page(number, text):
        foot = [(72, 40, "© The Harbour Times 2026"), (290, 30, f"Page {number} of 3")]
        return [(72, 800, f"Port report {number}"), *column(text), *foot]

    lines = ["In round the board said that the union", "had left the hall and would not, whatever anybody"]
    lines = [[line.replace("round", f"round {7 * n}") for line in lines] for n in (1, 2)]
    text = text_of(write, *(page(n, "\n".join(pair)) for n, pair in enumerate(lines, 1)), page(3, "come back."))
    assert text == " ".join([*lines[0], *lines[1], "come back."])


def test_a_dash_in_a_sentence_begins_no_paragraph(write):
    text = text_of(write, column(f"Demands:\n- higher pay\n- shorter shifts\n\n{WIDE}\n– so they said – union."))
    assert text == f"Demands:\n\n- higher pay\n\n- shorter shifts\n\n{WIDE} – so they said – union."


def test_a_heading_at_the_top_of_a_page_is_no_part_of_the_sentence_before(write):
    pages = [[(72, 700, WIDE)], [(72, 700, "Second day", 18), (72, 670, "They met again.")]]
    assert text_of(write, *pages).split("\n\n") == [WIDE, "Second day", "They met again."]


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "1/3", "p. 1"])
def test_the_number_of_a_page_is_no_text(write, number):
    assert text_of(write, [*column(STORY), (290, 40, number)]) == WHOLE


@pytest.mark.parametrize("line", ["1. Higher pay", "Page turned: talks resume", "2026", "They want 12"])
def test_a_line_with_a_number_is_text(write, line):
    assert text_of(write, [*column(STORY), (72, 300, line)]) == f"{WHOLE}\n\n{line}"


def test_what_opens_every_page_at_another_height_is_text(write):
    pages = [[(72, 700 - 20 * n, "The union said no."), (72, 600, f"Round {n * n} ended.")] for n in range(1, 4)]
    assert text_of(write, *pages).count("The union said no.") == 3


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("They signed the agree-\nment at noon", "They signed the agreement at noon"),
        ("They met vice-\nPresident Lee", "They met vice-President Lee"),
        ("A long-term deal is long-\nterm by its name", "A long-term deal is long-term by its name"),
        ("They said – as they\nhad to - no", "They said – as they had to - no"),
    ],
)
def test_a_word_that_was_divided_is_whole_again(write, lines, text):
    assert text_of(write, column(lines)) == text


def test_columns_are_read_one_after_the_other(write):
    left = "The board met for an hour and\nlooked at the plan of the union,\nwhich was"
    right = "new. Nobody signed it\non Monday."
    text = text_of(write, [*column(left), *column(right, left=320)])
    assert text == f"{left}\n{right}".replace("\n", " ")


@pytest.mark.parametrize(
    ("title", "created", "known"),
    [
        ("Port talks end early", "20260303", ("Port talks end early", "2026-03-03")),
        ("Microsoft Word - draft3", "20260304", ("PORT TALKS END EARLY!", None)),
        (None, "20269999", ("PORT TALKS END EARLY!", None)),
    ],
)
def test_what_a_file_claims_counts_where_its_text_shows_it(write, title, created, known):
    text = f"PORT TALKS END EARLY!\n\nBy Mara Quill, 3 March 2026\n\n{WIDE}\nunion."
    [found] = read(write("a.pdf", pdf([column(text)], title, created)))
    assert (found.title, found.published) == known


def test_a_pdf_without_text_and_a_damaged_one(write):
    assert "holds no text, only pictures of it; recognise its text (OCR)" in refusal(write("a.pdf", pdf([[], []])))
    assert "is no PDF that can be read" in refusal(write("b.pdf", pdf([column(STORY)])[:99]))


def test_a_locked_pdf(write, monkeypatch):
    import pypdfium2

    def refuse(_):
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    assert "is locked by a password; save it again without one" in refusal(write("a.pdf", b"%PDF"))


def test_its_text_is_kept(write):
    [found] = read(write("a.pdf", pdf([column(STORY)])))
    assert write_extracted(found).read_text(encoding="utf-8") == found.text and read(found.path) == [found]
