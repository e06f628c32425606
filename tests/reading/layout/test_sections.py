"""Layout: golden pages with the outline a careful reader would draw, traps, and promises that hold for any text."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.article import read
from tests.reading.layout.pages import BLOG, BODY, PAGE, WIRE, check_promises, kinds, outline, sections

SEED = Path(__file__).parents[3] / "seeds" / "000_ea8af5ad2eda1e38.txt"


# --- whole pages -----------------------------------------------------------------------------------------------------

PAGE_OUTLINE = [
    "headline Harbour Talks Resume After a Week of Silence",
    "boilerplate Table of Contents",
    "boilerplate | harbour.example",
    "dateline ADEN –",
    "paragraph Envoys of both ports met on Monday.",
    "paragraph “We have come to listen,” said the envoy.",
    "heading Port Council Sets Out Its Terms",
    "lead_in The council's delegate, Miriam Okoye, listed what her side expects, including:",
    "list_item The blockade must end before any signature.",
    "list_item No foreign ships may enter the bay.",
    "list_item Fishing rights should be shared by both towns.",
    "heading Both Towns Wait",
    "embed <Miriam Okoye> If they want the bay, why do they block it?",
    "paragraph Nobody answered on Monday.",
    "headline A Second Round in Sight? Okoye and Brandt Agree on a Calendar",
    "paragraph In a step forward,both delegates agreed to meet again.",
    "paragraph The calendar was not published.",
    "pull_quote <Jonas Brandt> We will read every line. Our answer comes next week.",
    "heading Key Takeaways:",
    "takeaway The blockade is the main obstacle.",
    "takeaway A second round is likely.",
    "headline What the Harbour Talks Mean: An Interview with Dr. Lena Farouk",
    "keywords harbour, talks, blockade",
    "question <Harbour.example> Dr. Farouk, thank you for coming. Is this a turning point?",
    "answer <Dr. Lena Farouk> It may be one.",
    "answer <Dr. Lena Farouk> It depends on the council.",
    "question <harbour.example> What could go wrong?",
    "answer <Dr. Farouk> Almost everything. That is the risk.",
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n", "\r"])
def test_a_pasted_page_is_laid_out_whatever_its_newlines(newline):
    assert outline(PAGE.replace("\n", newline)) == PAGE_OUTLINE


def test_a_file_that_joins_three_texts_has_three_parts():
    parts = {}
    for s in sections(PAGE):
        parts.setdefault(s.part, []).append(s.kind)
    assert [kinds[0] for kinds in parts.values()] == ["headline", "headline", "headline"]
    assert [len(kinds) for kinds in parts.values()] == [14, 7, 7]


def test_items_point_at_their_lead_in_and_answers_at_a_label_above():
    found = sections(PAGE)
    by_id = {s.section_id: s for s in found}
    assert {by_id[s.lead_in_id].kind for s in found if s.kind == "list_item"} == {"lead_in"}
    assert {by_id[s.lead_in_id].kind for s in found if s.kind == "takeaway"} == {"heading"}
    carried = [s for s in found if s.rule == "turn_goes_on"]
    assert len(carried) == 1 and carried[0].label.end < carried[0].start


def test_the_first_article_line_by_line():
    first = ["headline", "boilerplate", "boilerplate", "dateline", *9 * ["paragraph"], "heading", "lead_in", *4 * ["list_item"]]
    first += ["heading", "paragraph", "paragraph", "embed", "paragraph", "paragraph"]
    second = [
        "headline",
        "paragraph",
        "paragraph",
        "pull_quote",
        "heading",
        *3 * ["paragraph"],
        "heading",
        "paragraph",
        "heading",
    ]
    second += 3 * ["takeaway"]
    third = ["headline", "keywords", *7 * ["question", "answer"]]
    found = sections(read(SEED)[0].text)
    assert [[s.kind for s in found if s.part == part] for part in range(3)] == [first, second, third]


def test_a_blog_in_markdown():
    assert outline(BLOG) == [
        "boilerplate --- title: Notes from the strait ---",
        "headline Notes from the strait",
        "byline By Ana Lindqvist",
        "dateline 12 March 2024",
        "boilerplate Share",
        "paragraph The talks on the strait went on all night. Nobody left the room.",
        "paragraph “We have time,” the minister said, and smiled.",
        "heading What each side wants",
        "list_item Free passage for all ships.",
        "list_item A patrol under a joint flag.",
        "boilerplate * * *",
        "boilerplate Read more: The strait in ten maps",
        "boilerplate © 2024 Strait Notes. All rights reserved.",
    ]


# --- one thing at a time ---------------------------------------------------------------------------------------------


def test_a_second_deck_and_section_names_of_a_library():
    text = f"Talks end without a truce; \nBoth sides blame the weather.\n\nABSTRACT.\n\n{BODY}\n\nFULL TEXT.\n\n{BODY}"
    assert [line.split()[0] for line in outline(text)] == [
        "headline", "heading", "boilerplate", "paragraph", "boilerplate", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "What Comes Next?",
        "Why does it matter?",
        "A truce at risk",
        "THE PORTS",
        "The Council's Terms: Too Much, Too Late",
        "– Old hands –",
        "4:40 p.m.:",
    ],
)
def test_headings(heading):
    assert outline(f"A Headline\n\n{BODY}\n\n{heading}\n\n{BODY}")[2] == f"heading {heading}"


@pytest.mark.parametrize(
    "line",
    ["Nobody answered.", "“We Have Come To Listen”", "Will they come back?", "He said:", "“No.”", "Not one of them, he said,"],
)
def test_short_paragraphs_are_no_headings(line):
    assert outline(f"A Headline\n\n{BODY}\n\n{line}\n\n{BODY}")[2].split()[0] in ("paragraph", "lead_in")


# --- pull quotes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "We are ready to listen. Our answer comes after the talks.Jonas Brandt",
        "“We are ready to listen. Our answer comes after the talks.” Jonas Brandt",
        "“We are ready to listen to all of them.” – Jonas Brandt, port delegate",
        "“We are ready to listen to all of them.”\n— Jonas Brandt, port delegate",
        '"We are ready to listen to all of them."\n\n- Jonas Brandt.',
        "“We are ready to listen to all of them.”\nJonas Brandt, port delegate",
        "> We are ready to listen to all of them.\n> — Jonas Brandt, port delegate",
        'Jonas Brandt: "We are ready to listen to all of them."',
    ],
)
def test_pull_quotes(text):
    found = outline(f"{BODY}\n\n{text}\n\n{BODY}")
    assert found[1].startswith("pull_quote <Jonas Brandt") and found[1].endswith((".", ".”", '."')) and len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to listen to all of them,” Jonas Brandt, the port delegate, said on Monday.",
        "“We are ready to listen to all of them,” Jonas Brandt, Ida Lund and Mira Holm told the board.",
        "The vote was won by a former Gov. Jonas Brandt.",
        "The council met its delegate, Dr. Jonas Brandt",
        "We are ready to listen.The answer comes later.",
        "No.Jonas Brandt",
    ],
)
def test_no_pull_quotes(text):
    assert kinds(f"{BODY}\n\n{text}\n\n{BODY}")[1] != "pull_quote"


# --- joined texts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "joint",
    [
        "Second Round Opens in the Capital\nBERGEN – ",
        "Second Round Opens in the Capital\nBy Ana Lindqvist\n",
        "Second Round Opens in the Capital\nKeywords: harbour, talks\n",
        "© 2025 Harbour Times\nSecond Round Opens in the Capital\n",
        "BERGEN (Reuters) - ",
    ],
)
def test_where_the_next_text_opens(joint):
    found = check_promises(f"First Round Ends in the Harbour\n{BODY}\n{BODY}\n{BODY}\n{joint}{BODY}\n{BODY}")
    assert {s.part for s in found} == {0, 1}


def test_headings_open_no_text():
    found = sections(f"First Round Ends\n{BODY}\n{BODY}\nWhat the Council Wants\n{BODY}\nKey Takeaways\n- One thing.\n- Two.\n")
    assert {s.part for s in found} == {0}


# --- any text --------------------------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        "Q: Why?", "A: So.", "Dr. Lena Farouk (Ports): Yes.", "Dr. Farouk:", "harbour.example: Why?", "THE PRESIDENT: Well.",
        "RIYADH –", "RIYADH – On Monday", "GENEVA (AP) - Talks", "[SANCHO] WE", "[TEXT] [CONTINUED]", "[", "]", "- item", "•",
        "1.", "including:",
        "he said:", "Key Takeaways:", "Keywords: a, b", "> quote", "# Title", "---", "***", "By Ana Lindqvist",
        "we go.Jonas Brandt", "“No,” she said.", '"', "“", "”", "pic.twitter.com/x", "— Ana (@ana) May 1", "© 2025", "| site",
        "A Title of Some Kind", "lower case line", "\u2028", "\x0b", "\x00", "\ufeff", "\u200b", "é", "𝔘", "…",
        "It was a long sentence that a narrow page might have broken in the middle",
    ]
)  # fmt: skip
JOINTS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "", "\n   ", "\t", "\n\n\n"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(FRAGMENTS, JOINTS), max_size=25))
def test_promises_hold_for_any_page(pieces):
    text = "".join(fragment + joint for fragment, joint in pieces)
    assert check_promises(text) == sections(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_promises_hold_for_any_text(text):
    check_promises(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_promises_hold_for_mutated_pages(data):
    page = data.draw(st.sampled_from([PAGE, WIRE, BLOG]))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(page)))
        end = min(len(page), start + data.draw(st.integers(0, 40)))
        page = page[:start] + data.draw(st.text(max_size=4)) + page[end:]
    check_promises(page)


@pytest.mark.parametrize(
    "unit",
    ["word ", "A.", "A ", "[", "[A] ", "Name: ", "- ", '"', "> ", "<a> ", "(", "AB (", "Dr. ", "AAA ", "\n", "\t", "— ", "*",
     "A long line of words that fills a narrow page to its very last column\n", "A" * 230 + "\n", "— " + "Ab" * 110 + "\n",
     "“x”\n" + "A" * 110 + ", b.\n", "by " + "Ab " * 70 + "\n", "- " + "a" * 200 + "!\n", "> " + "A " * 60 + "\n",
     "RIYADH - ", "Keywords: ", ": ", "1) ", "…"],
)  # fmt: skip
def test_a_megabyte_of_anything_takes_seconds(unit):
    began = time.process_time()
    check_promises(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 15


def test_time_grows_with_length_alone():
    page = (PAGE + "\n\n" + WIRE + "\n\n" + BLOG + "\n\n") * 100
    began = time.process_time()
    sections(page)
    short = time.process_time() - began
    began = time.process_time()
    sections(page * 4)
    assert time.process_time() - began < 4 * 3 * short + 0.5


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Mira Holm said the owners must pay.", "paragraph"),
        ("“It is over,” said Mira Holm. “We go.”", "paragraph"),
        ("Port talks end early", "headline"),
        ("Port talks end without a result.", "headline"),
    ],
)
def test_a_first_sentence_that_tells_is_no_headline(first, kind):
    assert sections(f"{first}\n\nThe board met on Monday and looked at the plan.\n")[0].kind == kind
