"""A regular expression of a word list in, why it cannot be taken out: it is none, or it could try too many ways on some text.

Patterns are joined with others and tried at every place of an article by an engine that goes back where it fails. So nothing
may be named or referred to, and what is repeated is counted: how many ways to match begin at one place, on the worst text.
"""

import re
import warnings
from collections.abc import Sequence
from re import _constants as op
from re import _parser as parser

LONGEST = 4000  # characters
DEEPEST = 50  # brackets in brackets
MOST_WAYS = 5000
UNBOUNDED = 80  # ways to end a word that is repeated without a bound, where what follows may be in it too
SAMPLE = frozenset(map(ord, "\n\t" + "".join(map(chr, range(32, 127))) + "é’“—"))
CATEGORIES = {
    code: frozenset(c for c in SAMPLE if re.match(shape, chr(c)))
    for code, shape in {
        op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s", op.CATEGORY_NOT_SPACE: r"\S",
        op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
    }.items()
}  # fmt: skip
LETTERS, BLANKS = frozenset(map(ord, "abz")), frozenset(map(ord, " "))
Items = Sequence[tuple[object, object]]


class _TooWild(Exception):
    """What is wrong with a part of a pattern, and what to write instead."""


def fault_of(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern, and what to do about it; None where nothing is.

    >>> fault_of("talks? (?:must|may)")
    >>> fault_of("(?:a+)+")[1]
    'write how often, like {0,5}'
    """
    if len(pattern) > LONGEST or re.search(rf"(?:\([^()]*){{{DEEPEST}}}", pattern[: LONGEST + 1]):
        return f"is longer than {LONGEST} characters, or has brackets in brackets without end", "write several lines"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parser.parse(pattern)
            empty = any(match.start() == match.end() for match in re.finditer(pattern, "a b."))
            re.compile(f"(?:x|{pattern})")  # as it is joined with others
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"is no regular expression ({error})", "mend the pattern; flags are written as in (?i:…)"
    if tree.state.groupdict:
        return "names a group", "write (?:…)"
    try:
        if _ways(tree) > MOST_WAYS:
            return "can match in too many ways", "repeat less, or with a smaller bound, like {0,3}"
    except _TooWild as error:
        return error.args
    return ("also matches where no letter is", "write a word into every alternative") if empty else None


def _ways(items: Items, after: Items = ()) -> int:
    """How many ways to match begin at one place, before `after`."""
    ways = 1
    for k, (kind, value) in enumerate(items):
        following = list(items)[k + 1 :] or after
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            ways *= _ways_of_repeat(kind, *value, following)
        elif kind is op.BRANCH:
            begins = [(_ways(branch, following), _first(branch)) for branch in value[1]]
            ways *= max(sum(n for n, first in begins if letter in first) for letter in SAMPLE) or 1
        elif kind is op.GROUPREF or kind is op.GROUPREF_EXISTS:
            raise _TooWild("refers to a group", "write out what is to be repeated")
        elif kind in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT, op.ATOMIC_GROUP):
            ways *= _ways(value if kind is op.ATOMIC_GROUP else value[-1], following)
        ways = min(ways, MOST_WAYS + 1)
    return ways


def _ways_of_repeat(kind: object, least: int, most: int, inner: Items, following: Items) -> int:
    letters = _letters(inner[0]) if len(inner) == 1 else None
    if most is op.MAXREPEAT:
        if letters is None:
            raise _TooWild("repeats more than one character without a bound", "write how often, like {0,5}")
        if letters & LETTERS and letters & BLANKS:
            raise _TooWild("repeats any character without a bound", "write how often, like .{0,60}")
        most = least + UNBOUNDED
    if letters is not None:
        one_way = kind is op.POSSESSIVE_REPEAT or not following or not letters & _first(following)
        return 1 if one_way else most - least + 1
    ways = _ways(inner, [*inner, *following])
    return most - least + 1 if ways == 1 else ways ** min(most, 20) + 1


def _first(items: Items) -> frozenset[int]:
    """The characters with which a match can begin; all of them where that is not sure."""
    for kind, value in items:
        if kind is op.AT:
            if value in (op.AT_END, op.AT_END_STRING):
                return frozenset(map(ord, "\n"))
            continue
        if kind is op.SUBPATTERN:
            return _first(value[-1])
        if kind is op.BRANCH:
            return frozenset().union(*map(_first, value[1]))
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            return _first(value[2])
        letters = _letters((kind, value))
        return SAMPLE if letters is None else letters
    return SAMPLE


def _letters(item: tuple[object, object]) -> frozenset[int] | None:
    """The characters that an item of one character matches, in either case; None for another item."""
    kind, value = item
    if kind is op.ANY:
        return SAMPLE - {ord("\n")}
    if kind not in (op.LITERAL, op.NOT_LITERAL, op.IN):
        return None
    found: set[int] = set()
    negated = kind is op.NOT_LITERAL
    for inner, what in value if kind is op.IN else [(op.LITERAL, value)]:
        if inner is op.NEGATE:
            negated = True
        elif inner is op.CATEGORY:
            found |= CATEGORIES[what]
        else:
            low, high = what if inner is op.RANGE else (what, what)
            found |= {c for c in SAMPLE if low <= c <= high or low <= ord(chr(c).swapcase()) <= high}
    return frozenset(SAMPLE - found if negated else found)
