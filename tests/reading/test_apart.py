"""A *not* that stands apart from what it denies; the word asked of is marked."""

import pytest

from analysis.reading import is_denied
from analysis.reading.grammar import token_at
from tests.marked import read_text, unmark

DENIED = [
    "Not once did Peru ⟨word: offer⟩ to share the lake.",
    "Never before did Peru ⟨word: offer⟩ to share the lake.",
    "Nowhere does Peru ⟨word: accept⟩ the map.",
    "Not for a moment would the crews ⟨word: accept⟩ it.",
    "At no stage did Peru ⟨word: agree⟩ to it.",
    "By no means does Peru ⟨word: consent⟩ to it.",
    "Peru has yet to name a judge, let alone ⟨word: agree⟩ to a trial.",
    "“We won’t – ever – ⟨word: accept⟩ it,” Lee said.",
    "“The map isn’t (to put it mildly) ⟨word: workable⟩,” Lee said.",
]
AFFIRMED = [
    "Not only did Peru ⟨word: accept⟩ the map, it paid for it.",
    "Only once did Peru ⟨word: offer⟩ to share the lake.",
    "Then Peru did ⟨word: accept⟩ the map.",
]


def denied(marked: str) -> bool:
    text, spans = unmark(marked)
    parse = read_text(text).parse
    return is_denied(parse, token_at(parse, spans["word"][0].start))


@pytest.mark.parametrize("marked", DENIED)
def test_it_is_denied(marked):
    assert denied(marked)


@pytest.mark.parametrize("marked", AFFIRMED)
def test_it_is_affirmed(marked):
    assert not denied(marked)
