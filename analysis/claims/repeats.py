"""What rows say in, which of them say the same again out: the one measure of repetition, for claims, conditions and flags.

A text says again what an earlier one said when it holds enough of the same pieces: `least` of them at least, and `part` of the
pieces that either may share (the overlap coefficient: shared pieces by those of the shorter text). Pieces are content words
or, where only the very wording counts, runs of words. How much is enough depends on what is compared, and is said here.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Hashable

from analysis.words import Vocabulary


@dataclasses.dataclass(frozen=True)
class Alike:
    """How many pieces two texts must share, and which part of the pieces that they may share."""

    least: int
    part: float

    def holds(self, shared: int, of: int) -> bool:
        """Whether so many shared pieces, of so many that may be shared, say the same."""
        return shared >= self.least and shared >= self.part * of


# Claims are long and often retold in other words. Set by eye on repeated quotations, pull quotes and interviewers' summaries.
CLAIMS = Alike(5, 0.7)
# One of two speakers is unknown: only the same words count.
CLAIMS_OF_UNKNOWN = Alike(5, 0.9)
# In two articles the words are nearly the same, or it is another statement on the same matter.
ELSEWHERE = Alike(5, 0.8)
# Conditions are short, and are compared with others of the same holder and direction: `leave the country`.
CONDITIONS = Alike(2, 0.8)
# Sentences of the narrator by runs of four words, of those of the later one: an editor has pasted a sentence again.
SENTENCES = Alike(1, 0.5)

_MOST_HOLDERS = 200  # a word in more rows than that tells nothing
_STEM = 6  # letters
_WORD = re.compile(r"\w+(?:[’']\w+)?")


def content_words(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words of `text` that carry its content, cut to their first letters: `negotiating` and `negotiations` meet."""
    return _content(text, vocabulary.words_of["empty_words"])


@functools.lru_cache(maxsize=1024)  # one text is compared for several questions
def _content(text: str, empty: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if word not in empty)


class Repeats:
    """Remembers what rows say and finds the first that a later one repeats. The look-up goes through the pieces.

    Args:
        alike: what two rows by the same must share.
        of_unknown: what two rows must share of which one is by nobody known; without it they are never compared.
    """

    def __init__(self, alike: Alike, of_unknown: Alike | None = None) -> None:
        self._alike, self._of_unknown = alike, of_unknown
        self._firsts: list[tuple[str, frozenset[str], Hashable]] = []
        self._holders: dict[str, list[int]] = {}  # piece -> places in `_firsts`

    def first_like(self, row_id: str, words: frozenset[str], by: Hashable) -> str | None:
        """The id of the first row that says the same `by` the same (a speaker; a holder and a direction).

        A row that repeats none is a first itself, and is remembered.
        """
        shared: dict[int, int] = {}
        for word in words:
            for place in self._holders.get(word, ())[:_MOST_HOLDERS]:
                shared[place] = shared.get(place, 0) + 1
        for place in sorted(shared):
            first_id, first_words, first_by = self._firsts[place]
            alike = self._measure(by, first_by)
            if alike is not None and alike.holds(shared[place], min(len(words), len(first_words))):
                return first_id
        for word in words:
            self._holders.setdefault(word, []).append(len(self._firsts))
        self._firsts.append((row_id, words, by))
        return None

    def _measure(self, by: Hashable, other: Hashable) -> Alike | None:
        if by is None or other is None:
            return self._of_unknown
        return self._alike if by == other else None
