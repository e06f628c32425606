"""Two positions in, how far they are about the same thing out.

What two positions share is weighed by how rare it is in their negotiation (inverse document frequency, Spärck Jones 1972):
words of their own count whole, words of the sentences around them a part. One issue of the codebook, one figure or one limit in
common speaks for a match; nothing else does, least of all that two positions are merely near each other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from analysis.views.changes.position import DENIAL, Position

LEAST = 0.40  # from which two positions are about the same thing
NEAR, FAR = 0.6, 0.2  # what a word counts that only one of two positions, or neither, has in its own words
POINTED = 0.9  # the same where one of them points to words before it
SIDE_BY_SIDE = 120  # characters between two sentences of which each stands around the other
SAME_ISSUE, SAME_UNIT, SAME_FIGURE = 0.06, 0.06, 0.12
_MOST_WORDS = 3.0  # beyond whose weight a longer position is no harder to meet
_FEWEST_WORDS = 1.2  # to whose weight a position with fewer is measured


class Weights:
    """How rare each word is among the positions of one negotiation."""

    def __init__(self, positions: Iterable[Position]) -> None:
        positions = list(positions)
        self._n = len(positions)
        self._count = Counter(word for position in positions for word in position.words | position.near)

    def of(self, words: Iterable[str]) -> float:
        """The weight of some words together."""
        return math.fsum(math.log(1 + self._n / (0.5 + self._count[word])) for word in sorted(words))

    @property
    def usual(self) -> float:
        """The weight of a word that a tenth of the positions have."""
        return math.log(11)


def likeness(one: Position, other: Position, weights: Weights, apart: frozenset[str] = frozenset()) -> float:
    """0 for nothing in common, about 1 for the same words; words in `apart` (names of parties) do not count."""
    a, b, a_near, b_near = one.words - apart, other.words - apart, one.near - apart, other.near - apart
    own = a & b
    if one.article_id != other.article_id:
        left, right, around = (a_near & b) - own, (b_near & a) - own, (a_near & b_near) - own
    elif one.speaker != other.speaker and one.speaker and other.speaker and not _is_beside(one, other):
        left, right, around = (a_near & b) - own, (b_near & a) - own, frozenset()
    else:  # Of two sentences side by side each stands around the other.
        left = right = around = frozenset()
    pointed = (left if one.points else frozenset()) | (right if other.points else frozenset())
    if not own and not pointed and not ((left | right) and has_same_figure(one, other)):
        return 0.0
    beside = (left | right) - pointed
    shared = weights.of(own) + POINTED * weights.of(pointed) + NEAR * weights.of(beside)
    shared += FAR * weights.of(around - left - right)
    least = max(min(weights.of(a), weights.of(b), _MOST_WORDS * weights.usual), _FEWEST_WORDS * weights.usual)
    return (
        shared / least
        + SAME_UNIT * has_same_kind_of_figure(one, other)
        + SAME_ISSUE * bool(one.issues & other.issues)
        + SAME_FIGURE * has_same_figure(one, other)
    )


def _is_beside(one: Position, other: Position) -> bool:
    """Of one party, one way, and so near that the sentences around one hold the other."""
    same = one.party == other.party and one.direction == other.direction
    return same and max(one.start, other.start) - min(one.end, other.end) <= SIDE_BY_SIDE


def may_meet(one: Position, other: Position) -> bool:
    """Whether the two point the same way, or one gives what the other refuses."""
    if one.direction == other.direction or one.status != "standing" or one.kind == DENIAL:
        return True
    if "red_line" in (one.kind, other.kind):
        return True  # This is a red line for us: for or against, the words before it say.
    gives, refuses = (one, other) if one.kind == "offer" else (other, one)
    return gives.kind == "offer" and refuses.kind in ("refusal", "red_line", "exclusion")


def has_same_unit(one: Position, other: Position) -> bool:
    """5 per cent and 8 per cent; a bare 8 may be either's."""
    if one.amount is None or other.amount is None or one.adds != other.adds:
        return False  # $7 more is not $7.
    return one.unit == other.unit or one.unit is None or other.unit is None


def has_same_kind_of_figure(one: Position, other: Position) -> bool:
    """Two amounts of one unit, or two limits of time."""
    return (has_same_unit(one, other) and one.unit is not None) or None not in (one.deadline, other.deadline)


def has_same_figure(one: Position, other: Position) -> bool:
    """8 per cent and eight."""
    if one.deadline is not None and one.deadline == other.deadline:
        return True
    return has_same_unit(one, other) and one.amount == other.amount
