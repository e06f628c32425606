"""Subtitles: their numbers, times and headers are furniture, and words that they cut are one turn."""

import pytest

from analysis.reading.layout import cues
from analysis.reading.layout.patterns import patterns_of
from analysis.words import vocabulary
from tests.reading.layout.pages import BODY, check_promises, sections

PATTERNS = patterns_of(vocabulary.load())
SRT = """\
1
00:01:12,000 --> 00:01:14,900
ANNA HOLM: The carriers must

2
00:01:15,000 --> 00:01:17,900
open their books
before we sign.

3
00:01:20,000 --> 00:01:22,900
TOM KLINE: We will not.

4
00:01:31,000 --> 00:01:33,900
ANNA HOLM: Then we wait.
"""
VTT = """\
WEBVTT - Ferry talks
Language: en

NOTE made by hand
of a clerk

STYLE
::cue { color: white }

intro
00:01.000 --> 00:04.000 align:start
<v Anna Holm>The carriers <i>must</i> open

00:05.000 --> 00:09.000
<v Anna Holm>their books before we sign.</v>

00:10.000 --> 00:12.000
<v.loud Tom Kline>We will not.

00:13.000 --> 00:15.000
<v Anna Holm>Then we wait.
"""
SPOKEN = [
    ("Anna Holm", "The carriers must open their books before we sign."),
    ("Tom Kline", "We will not."),
    ("Anna Holm", "Then we wait."),
]


def spoken(text):
    """The label and the words of each turn, gaps left out."""
    found = []
    for s in (s for s in check_promises(text) if s.kind in ("question", "answer")):
        words = "".join(
            c
            for i, c in enumerate(text[s.start : s.end], s.start)
            if i >= s.body.start and not any(a <= i < b for a, b in s.gaps)
        )
        found.append((text[slice(*s.label)].title(), " ".join(words.split())))
    return found


@pytest.mark.parametrize(
    "text", [SRT, VTT, SRT.replace("\n", "\r\n"), SRT.replace("ANNA HOLM:", ">> ANNA HOLM:"), f"{BODY}\n\n{SRT}"]
)
def test_cues_of_one_speaker_are_one_turn(text):
    assert spoken(text) == SPOKEN


@pytest.mark.parametrize("text", [SRT, VTT])
def test_the_rest_is_furniture(text):
    furniture = [text[s.start : s.end] for s in sections(text) if s.kind == "boilerplate"]
    assert (
        "-->" in furniture[0]
        and all("-->" in piece for piece in furniture)
        and {s.rule for s in sections(text)} == {"cue", "turn"}
    )


def test_the_copy_is_as_long_as_the_text_and_without_times():
    copy, furniture = cues.without_cues(SRT, PATTERNS)
    assert len(copy) == len(SRT) and "-->" not in copy and len(furniture) == 8
    assert all(SRT[slice(*span)].strip().isdigit() or "-->" in SRT[slice(*span)] for span in furniture)


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\n1\n\nThe first --> the last", ""])
def test_other_texts_stay_as_they_are(text):
    assert cues.without_cues(text, PATTERNS) == (text, ())


def test_two_who_speak_in_one_cue_are_two():
    text = "1\n00:01:12,000 --> 00:01:14,900\n- Will they sign?\n- They will.\n"
    assert [text[slice(*s.body)] for s in sections(text) if s.kind != "boilerplate"] == ["Will they sign?", "They will."]


def test_a_long_speech_is_cut_at_the_end_of_a_sentence():
    text = "".join(f"{k}\n00:00:{k % 60:02},000 --> 00:00:{k % 60:02},900\nWe waited and waited.\n\n" for k in range(200))
    lengths = [s.end - s.start for s in sections(text) if s.kind != "boilerplate"]
    assert len(lengths) > 5 and max(lengths) < 2 * cues.USUAL


@pytest.mark.parametrize("n", [1, 400])
def test_words_without_stops_come_to_an_end_too(n):
    text = "".join(f"{k}\n00:00:01,000 --> 00:00:01,900\nwe waited\n\n" for k in range(n))
    assert all(s.end - s.start <= cues.LONGEST for s in check_promises(text))


def test_names_on_the_first_line_of_a_cue():
    text = "".join(
        f"0:0:{k}.120 --> 0:0:{k + 1}.0\n{name}\n{words}\n\n"
        for k, (name, words) in enumerate([*SPOKEN[1:], ("Tom Kline", "Why?")])
    )
    assert [(name, words) for name, words in spoken(text)] == [*SPOKEN[1:], ("Tom Kline", "Why?")]
