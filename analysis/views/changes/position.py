"""A position of a party, and the words that say what it is about.

What is required, refused, offered or denied on one day is a `Position`; two of them are compared by their content words.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from analysis.reading import singular
from analysis.words import Vocabulary, load

DENIAL = "denial"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_TIMES = ("hour", "month")  # 14 an hour: of what a figure is, in part
_SHORTEST = 4  # letters that an ending leaves


@dataclasses.dataclass(frozen=True)
class Position:
    """What a party wants, refuses, offers or denies on one day; `words` are its content, `near` those of what stands around it.

    Of what `points` to words before it (*It must be twelve*) these say what it is about. `adds` tells a figure that is added
    to another, `gives` a condition by which something is given, `hearsay` what somebody else says of the party.
    """

    row_id: str
    article_id: str
    talks: str
    party: str | None
    holder: str | None
    speaker: str | None
    issues: frozenset[str]
    kind: str
    direction: int
    strength: int
    status: str
    amount: float | None
    unit: str | None
    deadline: str | None
    day: str
    basis: str
    published: str
    trigger: str
    quote: str
    start: int
    end: int
    words: frozenset[str]
    near: frozenset[str]
    points: bool
    again: bool
    adds: bool
    gives: bool
    hearsay: bool

    @property
    def order(self) -> tuple[str, str, str, int]:
        """By the day on which it was said; of one day by that of publication and the place in the text."""
        return self.day, self.published, self.article_id, self.start

    @property
    def key(self) -> tuple[str, int]:
        """The row and where in it: a list of demands is one row and several positions."""
        return self.row_id, self.start


@functools.lru_cache(maxsize=20_000)
def content_words(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of the words that say what a text is about: no figures, no empty words, no words of asking."""
    classes = vocabulary.words_of
    empty = classes["empty_words"] | classes["words_of_bargaining"] | classes["light_verbs"]
    counted = (e for e in vocabulary.measures if e.kind != "rest" and e.unit not in _TIMES)
    numbers = {word for entry in counted for word in entry.measure.split()}
    pieces = (part for word in _WORD.findall(text.lower()) for part in re.split(r"[-’']", word))
    return frozenset(stem(word) for word in pieces if len(word) > 1 and word not in empty and word not in numbers)


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """`drivers`, `driving` -> `driv`: the same for what is said in another number or tense."""
    word = singular(word)
    word = f"{word[:-3]}or" if word.endswith("our") and len(word) > _SHORTEST else word  # harbour, harbor
    endings = sorted(load().words_of["endings_of_words"], key=lambda e: (-len(e), e))
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    return word[: len(word) - len(ending)]
