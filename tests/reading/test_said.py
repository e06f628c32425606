"""On which day something was said: stated, carried over, or the day of publication."""

import dataclasses

import pytest

from tests.marked import read_text, unmark

PUBLISHED = "2024-05-16"


def said(marked):
    text, spans = unmark(marked)
    reading = read_text(text)
    reading = dataclasses.replace(reading, article=dataclasses.replace(reading.article, published=PUBLISHED))
    return tuple(reading.said.at(spans["word"][0].start))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lee said on Monday that the port ⟨word: must⟩ open.", ("2024-05-13", "stated")),
        ("Lee said that the port ⟨word: must⟩ open.", (PUBLISHED, "published")),
        ("On 3 May the two met in a hotel. Lee said that evening that the port ⟨word: must⟩ open.", ("2024-05-03", "stated")),
        ("On 3 May the two met in a hotel. Lee asked for tea. Lee ⟨word: said⟩ no.", ("2024-05-03", "carried")),
        ("On 3 May the two met in a hotel.\n\nMuch has changed since. Lee ⟨word: wants⟩ a truce.", (PUBLISHED, "published")),
        ("Lee said that the Sunday trips ⟨word: must⟩ end.", (PUBLISHED, "published")),
        ("Lee said that the ship ⟨word: would⟩ leave on Monday.", (PUBLISHED, "published")),
    ],
)
def test_the_day_of_a_sentence(text, day):
    if day[1] == "stated" and "that evening" in text:
        day = (day[0], "carried")
    assert said(text) == day
