"""Labels of speakers: their shapes, and what looks like one and is none."""

import pytest

from analysis.reading.layout import labels
from analysis.reading.layout.blocks import Block, find_blocks
from analysis.reading.layout.patterns import patterns_of
from analysis.words import vocabulary
from tests.reading.layout.pages import turns

PATTERNS = patterns_of(vocabulary.load())
SAID = ("The carriers must open their books.", "We opened them in March.", "We will not accept half of the truth.")
SHAPES = [
    ("Mr BRANDT—", "Ms OKOYE—"),
    ("Mr BRANDT (Leeds) (15:02)—", "Ms OKOYE (Bath—Minister for Ports)—"),
    ("Mr BRANDT - ", "Ms OKOYE - "),
    ("Senator BRANDT – ", "Senator OKOYE – "),
    ("Mr Brandt.—", "Mrs Okoye.—"),
    ("HON. J. BRANDT.-", "HON. M. OKOYE.-"),
    ("Mr. BRANDT. ", "Ms. OKOYE. "),
    ("Mr. BRANDT of Iowa. ", "Ms. OKOYE. "),
    ("**Mr. BRANDT.** ", "**Ms. OKOYE.** "),
    ("The PRESIDING OFFICER. ", "Ms. OKOYE. "),
    ("The SPEAKER—", "Ms OKOYE—"),
    ("The SPEAKER pro tempore. ", "Ms. OKOYE. "),
    ("Brandt: ", "Okoye: "),
    ("J. BRANDT: ", "M. OKOYE: "),
    ("Brandt (Harbour TV): ", "Okoye (Dockers' Union): "),
    ("BRANDT (on camera): ", "OKOYE (voice-over): "),
    ("JONAS BRANDT, HARBOUR MINISTER: ", "MIRIAM OKOYE, UNION LEADER: "),
    ("[00:01:12] Jonas Brandt: ", "[00:02:12] Miriam Okoye: "),
    ("(01:12) Jonas Brandt: ", "(02:12) Miriam Okoye: "),
    ("00:01:12 - Jonas Brandt: ", "00:02:12 - Miriam Okoye: "),
    ("Jonas Brandt [00:01:12]: ", "Miriam Okoye [00:02:12]: "),
    (">> JONAS BRANDT: ", ">> MIRIAM OKOYE: "),
    ("&gt;&gt; BRANDT: ", "&gt;&gt; OKOYE: "),
    ("**Jonas Brandt**: ", "**Miriam Okoye**: "),
    ("*Brandt:* ", "*Okoye:* "),
    ("Jonas Brandt\n", "Miriam Okoye\n"),
    ("**Jonas Brandt**\n\n", "**Miriam Okoye**\n\n"),
    ("#### MR BRANDT\n", "#### MS OKOYE\n"),
    ("Jonas Brandt:\n", "Miriam Okoye:\n"),
    ("Jonas Brandt  0:12\n", "Miriam Okoye  0:31\n"),
    ("00:12 Jonas Brandt\n", "00:31 Miriam Okoye\n"),
    ("Jonas Brandt  9:12 AM\n", "Miriam Okoye  10:31 pm\n"),
    ("Jonas Brandt\n(Leeds) (Ind)\n", "Miriam Okoye\n"),
    ("§ Mr. Brandt: ", "§ 14. Ms. Okoye: "),
    ("Jonas Brandt (Left). – ", "Miriam Okoye, on behalf of the Greens. – "),
    ("Speaker 1: ", "Speaker 2: "),
    ("[Brandt] ", "[Okoye] "),
    ("SENIOR OFFICIAL #1: ", "SENIOR OFFICIAL #2: "),
]


@pytest.mark.parametrize(("one", "other"), SHAPES)
def test_three_turns_are_enough(one, other):
    found = turns(f"{one}{SAID[0]}\n\n{other}{SAID[1]}\n\n{one}{SAID[2]}")
    assert [line.partition("> ")[2] for line in found] == list(SAID)
    assert all(line.startswith("answer <") for line in found)


@pytest.mark.parametrize("question", ["Q: ", "Q  ", "Q. ", "QUESTION: ", "REPORTER: ", "Q1: "])
@pytest.mark.parametrize(
    "answer", ["MR. BRANDT: ", "MS. HOLLAND: ", "THE PRESIDENT: ", "SENIOR ADMINISTRATION OFFICIAL: ", "Brandt: "]
)
def test_briefings(question, answer):
    found = turns(f"{answer}{SAID[0]}\n\n{question}And if not?\n\n{answer}{SAID[2]}")
    assert [line.partition(" ")[0] for line in found] == ["answer", "question", "answer"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Brandt — who chairs the board — said no.", "Mr Brandt—who left early—said no.", "Brandt—The board met.",
        "9:30: They met.", "https://harbour.example/a", "Monday: They met.",
        "The UN. It met on Monday.", "MR. BRANDT. WE MET.",
    ],
)  # fmt: skip
def test_what_is_no_label(text):
    assert labels.find_label(Block(0, len(text), text, True), PATTERNS) is None


def test_a_name_on_its_own_line_is_joined_with_what_is_said_below_it():
    text = "\n\n".join(("Jonas Brandt", SAID[0], "Miriam Okoye", SAID[1], "Jonas Brandt", SAID[2]))
    found = labels.join_lone_labels(find_blocks(text), PATTERNS)
    assert [(text[slice(*b.label)], text[slice(*b.body)]) for b in found][::2] == [
        ("Jonas Brandt", SAID[0]),
        ("Jonas Brandt", SAID[2]),
    ]
    assert [b.text for b in found] == [text[b.start : b.end] for b in found]


def test_names_that_do_not_return_stay_headings():
    text = "\n\n".join(("Jonas Brandt", SAID[0], "Miriam Okoye", SAID[1], "Tom Kline", SAID[2]))
    assert len(labels.join_lone_labels(find_blocks(text), PATTERNS)) == 6


def test_shouted_names():
    assert labels.is_shouted("Mr McBRANDT") and not labels.is_shouted("Mr McBrandt") and not labels.is_shouted("")
