"""A vocabulary and the name of a list in, what looks like its entries and never is one out: `never.csv`, ready to ask.

`have to do with` obliges nobody, a `close call` calls upon nobody, and the West Bank is no bank.
"""

import functools
import re
from collections.abc import Iterator

from analysis.words.codebook import for_lower_case, lowered
from analysis.words.vocabulary import WORD, Vocabulary

LISTS_OF_NAMES = ("actors", "bodies")  # their patterns say themselves where case matters: Turkey is a state, a turkey never
WINDOW = 60  # characters on either side of a candidate name in which a pattern may begin or end


class Nevers:
    """The patterns of `never.csv` for one list, on text and offsets.

    Where one matches, no entry of the list can stand. Of names a place is asked for (`hold`, `meet`); a pattern for listed
    actors that mentions some is tried only near them. Of other words the whole text is asked (`places`), in any case.
    """

    def __init__(self, vocabulary: Vocabulary, name: str) -> None:
        flags = re.NOFLAG if name in LISTS_OF_NAMES else re.IGNORECASE
        self._patterns = patterns = [entry.pattern for entry in vocabulary.never if entry.list == name]
        self._flags = flags
        self._near: dict[str, list[str]] = {}
        self._anywhere: list[str] = []
        for pattern in patterns:
            words = _words_in(pattern).intersection(vocabulary.spellings) if name == "actors" else ()
            for word in words:
                self._near.setdefault(word, []).append(pattern)
            if not words:
                self._anywhere.append(pattern)

    @functools.cached_property
    def _any(self) -> re.Pattern[str] | None:
        return re.compile(for_lower_case("|".join(f"(?:{p})" for p in self._patterns))) if self._patterns else None

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where patterns match in the whole text, in any case, as half-open offsets."""
        return [match.span() for match in self._any.finditer(lowered(text))] if self._any else []

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether a match of a pattern holds all of `text[start:end]`."""
        return any(s <= start and e >= end for s, e in self._matches_near(text, start, end))

    def meet(self, text: str, start: int, end: int) -> bool:
        """Whether a match of a pattern shares a character with `text[start:end]`."""
        return any(s < end and e > start for s, e in self._matches_near(text, start, end))

    def _matches_near(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        first = max(0, start - WINDOW)
        window = text[first : end + WINDOW]
        words = WORD.findall(text[start:end].lower())[:3]
        for pattern in (*self._anywhere, *(p for word in words for p in self._near.get(word, ()))):
            for match in _compiled(pattern, self._flags).finditer(window):
                yield first + match.start(), first + match.end()


def _words_in(pattern: str) -> set[str]:
    """The words of letters in a pattern; of `americans?` both."""
    found = re.findall(r"[a-z]{2,}\??", re.sub(r"\\.", " ", pattern).lower())
    return {word.removesuffix("?") for word in found} | {word[:-2] for word in found if word.endswith("?")}


_compiled = functools.cache(re.compile)  # when first asked for: an article comes near few of them
nevers_of = functools.cache(Nevers)  # made once a list
