"""A `Reading` in; on which day the words at each token were said out, and how that is known.

The day is stated (*Lee said on Friday*), carried over from words before it (*On the evening of 3 May they met. … She said
…*, as long as the article goes on telling of that evening), or else that of publication. An article that comes out on the 12th
may tell of the 3rd: what it tells is no news of the 12th.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.reading.dates import Day, find_days
from analysis.reading.grammar import ancestors, token_at
from analysis.words import values

if TYPE_CHECKING:
    from analysis.reading.reading import Reading

STATED, CARRIED, PUBLISHED, UNKNOWN = values.SAID_BASES
FEWEST_DAYS = 2  # between a day of which an article tells at length and the day of publication
_OF_A_THING = frozenset(("compound", "amod", "nmod", "poss"))
_TOLD = frozenset(("VBD",))
_PERFECT = frozenset(("VBZ", "VBP", "MD"))
_LIVE = ("paragraph", "answer", "question", "list_item")


class SaidOn(NamedTuple):
    """An ISO date, or None, and how it is known."""

    said_on: str | None
    said_basis: str


class Said:
    """The days of one article's sentences; each sentence is read once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.parse, self.published = reading, reading.parse, reading.article.published

    def on(self, token: int) -> SaidOn:
        """The day on which the words at a token were said."""
        found = self._sentences.get(self.parse.sentences[token]) if len(self.parse) else None
        if found is not None:
            return found
        return SaidOn(self.published, PUBLISHED) if self.published else SaidOn(None, UNKNOWN)

    def at(self, offset: int) -> SaidOn:
        """The same at a place of the text."""
        return self.on(min(token_at(self.parse, offset), max(len(self.parse) - 1, 0)))

    @functools.cached_property
    def _sentences(self) -> dict[int, SaidOn]:
        """Sentence -> its day, where that is not the one of publication."""
        found: dict[int, SaidOn] = {}
        carried, place = None, -1
        for number, tokens in self._tokens.items():
            text = self._text(tokens)
            days = [day for day in find_days(text, self.published, self.reading.vocabulary) if self._tells(tokens, day)]
            begins, place = self.reading.section_at[tokens[0]] != place, self.reading.section_at[tokens[0]]
            carried = None if self._comes_back(tokens, text, begins) else carried
            if days and self._is_narrators(tokens):
                found[number] = SaidOn(days[0].date, STATED)
                dated = [day for day in days if day.is_dated and self._is_early(day.date)]
                carried = dated[-1].date if dated else carried if self._means_again(text) else None
            elif carried is not None and self._is_told(tokens):
                found[number] = SaidOn(carried, CARRIED)
        return found

    @functools.cached_property
    def _tokens(self) -> dict[int, list[int]]:
        """Sentence -> its tokens, in what is read as prose."""
        found: dict[int, list[int]] = {}
        for token, sentence in enumerate(self.parse.sentences):
            if self.reading.sections and self.reading.section_of(token).kind in _LIVE:
                found.setdefault(sentence, []).append(token)
        return found

    def _text(self, tokens: list[int]) -> str:
        return self.reading.article.text[self.parse.starts[tokens[0]] : self.parse.ends[tokens[-1]]]

    def _tells(self, tokens: list[int], day: Day) -> bool:
        """Whether the day lies in the past, and outside of what is quoted."""
        at = self.parse.starts[tokens[0]] + day.start
        past = self.published is None or day.date <= self.published
        token = token_at(self.parse, at)
        names_a_thing = not day.is_dated and self.parse.deps[token] in _OF_A_THING  # Sunday trips
        return past and not names_a_thing and not self._lies_ahead(token) and self.reading.quoted.at(at) is None

    def _lies_ahead(self, token: int) -> bool:
        """She said that the ship would leave on Monday."""
        verb = next((up for up in ancestors(self.parse, token) if self.parse.tags[up][:2] == "VB"), token)
        return any(self.parse.tags[c] == "MD" for c in self.parse.children[verb])

    def _is_narrators(self, tokens: list[int]) -> bool:
        """Whether the sentence tells what happened: it has a verb in the past."""
        return self._is_told(tokens) or any(self.parse.tags[t] == "VBN" for t in tokens)

    def _is_told(self, tokens: list[int]) -> bool:
        verbs = [t for t in tokens if self.parse.tags[t] in _TOLD | _PERFECT and not self.reading.is_quoted[t]]
        return not verbs or any(self.parse.tags[t] in _TOLD for t in verbs)

    def _comes_back(self, tokens: list[int], text: str, begins: bool) -> bool:
        """Much has happened since. And now the paper. They do not appear in the statement."""
        words = set(re.findall(r"\w+", text.lower()))
        if self._means_again(text):
            return False
        return begins and (not words.isdisjoint(self.parse.classes["words_of_now"]) or not self._is_told(tokens))

    def _means_again(self, text: str) -> bool:
        return any(phrase in text.lower() for phrase in self.parse.classes["days_meant_again"])

    def _is_early(self, date: str) -> bool:
        if self.published is None:
            return False
        apart = datetime.date.fromisoformat(self.published) - datetime.date.fromisoformat(date)
        return apart.days >= FEWEST_DAYS
