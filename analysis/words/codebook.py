"""The issues of a codebook and a text in, where the text speaks of which issue and how much out.

A phrase beats a word: where two patterns meet the same place the longer one holds, and it weighs more. A capital inside a
name is no issue: Calder Foods is no food.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.words.entries import Issue, Never
from analysis.words.openings import AtWords, at_words, openings_of

WORD = re.compile(r"[^\W_]+")
A_WORD_MORE = 0.5  # what each further word of a phrase adds to the 1 of a single word
LONG = 4  # characters of a word that a title writes with a capital
LONGEST_WORD = 100  # characters before a hit in which the word before it begins
MOSTLY = 0.8  # share of such words with capitals that makes a text a headline
_LAST_WORD, _NEXT_WORD = re.compile(r"[^\W_]+(?= $)"), re.compile(r" [^\W_]+")


class IssueHit(NamedTuple):
    """A place of a text, as half-open offsets, that speaks of an issue."""

    start: int
    end: int
    issue: str


class Codebook:
    """Issues by their patterns; `nevers` are patterns within which none of them can stand."""

    def __init__(self, issues: Sequence[Issue], nevers: Iterable[Never]) -> None:
        self._given = tuple(issues), tuple(nevers)
        self.issues = tuple(dict.fromkeys(entry.issue for entry in issues))
        of_issue = {name: "|".join(e.pattern for e in issues if e.issue == name) for name in self.issues}
        self._patterns = {name: _any_of([pattern]) for name, pattern in of_issue.items()}
        self.begun: dict[str, list[str]] = {}  # the first letters of a word -> the issues that may begin with it
        for name, pattern in self._patterns.items():
            for opening in pattern.begins:
                self.begun.setdefault(opening, []).append(name)
        no_issues = [entry.pattern for entry in self._given[1] if entry.list == "issues"]
        self._nevers = _any_of(no_issues).pattern if no_issues else None

    def __reduce__(self) -> tuple[object, ...]:
        """What another process makes it again from."""
        return Codebook, self._given

    def hits(self, text: str) -> list[IssueHit]:
        """The places of `text` that speak of issues, the longest first; of those that overlap only the longest.

        Where lines break or spaces are doubled no phrase is met: `weigh` joins them first.
        """
        small = lowered(text)
        shut = [match.span() for match in self._nevers.finditer(small)] if self._nevers else []
        open_ones = (h for h in self._met(small) if h.start < h.end and not any(s <= h.start and h.end <= e for s, e in shut))
        kept: list[IssueHit] = []
        for hit in sorted(open_ones, key=lambda h: (h.start - h.end, h.start)):
            if not any(hit.start < k.end and k.start < hit.end and hit[:2] != k[:2] for k in kept):
                kept.append(hit)
        return kept if _is_headline(text) else [hit for hit in kept if not _in_name(text, hit)]

    def _met(self, small: str) -> Iterator[IssueHit]:
        """What `finditer` of each pattern finds."""
        places: dict[str, list[int]] = {}
        for word in WORD.finditer(small):
            for name in _begun_by(self, word[0]):
                places.setdefault(name, []).append(word.start())
        for name, pattern in self._patterns.items():
            if name not in places and pattern.wild is None:
                continue
            free = 0
            for start in pattern.starts(small, places.get(name, ())):
                if start >= free and (match := pattern.pattern.match(small, start)):
                    free = match.end()
                    yield IssueHit(start, free, name)

    def weigh(self, text: str) -> dict[str, float]:
        """Issue -> how much `text` speaks of it, the most first; of equals the first in the codebook."""
        text, weights = " ".join(text.split()), dict.fromkeys(self.issues, 0.0)
        for start, end, issue in self.hits(text):
            weights[issue] += 1 + A_WORD_MORE * (len(WORD.findall(text, start, end)) - 1)
        return {issue: weight for issue, weight in sorted(weights.items(), key=lambda w: -w[1]) if weight}


@functools.lru_cache(maxsize=20_000)
def _begun_by(book: Codebook, word: str) -> frozenset[str]:
    """The issues of which a pattern may begin at a word."""
    return frozenset(name for opening in openings_of(word) for name in book.begun.get(opening, ()))


def _any_of(patterns: Iterable[str]) -> AtWords:
    """What finds any of the patterns in lower case."""
    return at_words(for_lower_case("|".join(patterns)))


def for_lower_case(pattern: str) -> str:
    """The pattern for a text that is `lowered`: a third of the time that ignoring case takes.

    One with `\\W` or the like cannot be lowered itself.
    """
    return pattern.lower() if not re.search(r"\\[A-Z]", pattern) else f"(?i:{pattern})"


def lowered(text: str) -> str:
    """`text` in lower case, each letter in its place: İ stays, since its small form has two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_headline(text: str) -> bool:
    """Union Rejects Pay Offer; UNION REJECTS PAY OFFER."""
    long = [word for word in WORD.findall(text) if len(word) >= LONG]
    return sum(word[0].isupper() for word in long) > MOSTLY * len(long)


def _in_name(text: str, hit: IssueHit) -> bool:
    """Whether a single word stands with a capital beside another: Calder Foods, the Peace Corps."""
    word = text[hit.start : hit.end]
    if " " in word or not word[0].isupper() or word.isupper():
        return False
    before, after = _LAST_WORD.search(text, max(0, hit.start - LONGEST_WORD), hit.start), _NEXT_WORD.match(text, hit.end)
    return any(match and match[0].strip()[0].isupper() for match in (before, after))
