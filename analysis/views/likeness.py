"""The words of two positions in, whether they say the same thing out, or the same the other way round.

One measure of repetition serves the whole house (`claims/repeats.py`): shared content words by those of the shorter text. Two
parties are compared more strictly than one with itself: names say nothing, and the words must come in one order, because
*A must not be paid before B* and *B must not be paid before A* share every word.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from analysis.claims import Alike, content_words
from analysis.words import Vocabulary, load

ACROSS = Alike(2, 0.6)  # articles retell a position in other words. Set by eye on sequences of articles.
FEW = 2  # content words of a text that says no more than what it shares
IN_ORDER = 0.75  # share of the shared words that must come in one order
MOST_TEXTS = 60
SAME, REVERSE = "same", "reverse"
Words = tuple[str, ...]
Halves = tuple[frozenset[str], frozenset[str]]


class Wordings:
    """Texts to compare; `names` of actors are no content.

    >>> Wordings(["Norland"]).compare("The port of Norland must open at night", "The port will never open at night")
    'same'
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._vocabulary: Vocabulary = load()
        self._names = frozenset(stem for name in names for stem in self._stems(name))
        self._known: dict[str, Words] = {}
        self._parted: dict[str, Halves | None] = {}

    def compare(self, one: str, other: str) -> str:
        """`same` or `reverse` where two texts of two parties say the same thing, or the same the other way round; else nothing.

        "No hostage is home until the last soldier leaves" and "No soldier leaves until the last hostage is home" are reverse.
        """
        if self._turned_round(one, other):
            return REVERSE
        ours, theirs = self._content(one), self._content(other)
        shared = set(ours) & set(theirs)
        if not ACROSS.holds(len(shared), min(len(set(ours)), len(set(theirs)))):
            return ""
        ours, theirs = ([word for word in words if word in shared] for words in (ours, theirs))
        blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        in_order = sum(block.size for block in blocks)
        return SAME if in_order >= IN_ORDER * len(shared) else ""

    def alike_among(self, texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The places of two texts, the earlier first, and how they are alike; only those that share two words are compared.

        A word that stands in more than `MOST_TEXTS` of them tells nothing, so that the work does not grow with the square.
        """
        holders: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for stem in dict.fromkeys(self._stems(text)):
                holders.setdefault(stem, []).append(place)
        shared = Counter(pair for places in holders.values() if len(places) <= MOST_TEXTS for pair in combinations(places, 2))
        for one, other in sorted(pair for pair, n in shared.items() if n > 1):
            if how := self.compare(texts[one], texts[other]):
                yield one, other, how

    def _content(self, text: str) -> Words:
        if text not in self._known:
            self._known[text] = tuple(dict.fromkeys(stem for stem in self._stems(text) if stem not in self._names))
        return self._known[text]

    def _stems(self, text: str) -> list[str]:
        return [stem for word in text.split() for stem in sorted(content_words(word, self._vocabulary))]

    def _turned_round(self, one: str, other: str) -> bool:
        """Whether what stands before *until* in one text stands behind it in the other; names count here."""
        for text in (one, other):
            if text not in self._parted:
                self._parted[text] = self._halves(text)
        sides = (self._parted[one], self._parted[other])
        if not all(sides):
            return False
        (before, behind), (their_before, their_behind) = sides
        crossed = (len(before & their_behind), len(behind & their_before))
        return all(crossed) and sum(crossed) > len(before & their_before) + len(behind & their_behind)

    def _halves(self, text: str) -> Halves | None:
        """The stems before and behind the last word like *until*."""
        words = text.lower().split()
        places = [k for k, word in enumerate(words) if word in self._vocabulary.words_of["hanging"] and 0 < k < len(words) - 1]
        if not places:
            return None
        halves = (" ".join(words[: places[-1]]), " ".join(words[places[-1] + 1 :]))
        return tuple(content_words(half, self._vocabulary) for half in halves)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words by one party say the same thing: *will not devalue*, *are not going to devalue*."""
    few, many = sorted((one, other), key=len)
    return bool(few) and (few <= many and len(many) <= FEW or ACROSS.holds(len(few & many), len(few)))
