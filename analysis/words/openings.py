"""A pattern of letters in, how the words begin at which it can match, out: so that it is tried only there.

A pattern tried at every word of a text costs what all its alternatives cost. Few of these begin as the word does.
"""

import re
from collections.abc import Iterable, Sequence
from re import _compiler as compiler
from re import _constants as op
from re import _parser as parser
from typing import NamedTuple

LENGTH = 4  # characters of a beginning
END = " "  # in a beginning: the word ends here
MOST = 1000  # beginnings of a pattern
Begun = set[tuple[str, bool]]  # a beginning, and whether what follows in the pattern still adds to it


def openings(pattern: str) -> frozenset[str] | None:
    """The first `LENGTH` letters of each word at which the pattern can match, fewer where not all are sure, in lower case.

    Nothing, where no letter is sure. The pattern must stand behind a `\\b`.

    >>> sorted(openings("(?:pay|pa[yi]ng|(?:re)?tax) rise"))
    ['pay ', 'payn', 'pain', 'reta', 'tax ']
    """
    return _openings(parser.parse(pattern))


class AtWords(NamedTuple):
    """A pattern behind a `\\b`; the `openings` of its branches; where those may begin that may begin with anything."""

    pattern: re.Pattern[str]
    begins: frozenset[str]
    wild: re.Pattern[str] | None

    def starts(self, text: str, begun: Sequence[int]) -> Sequence[int]:
        """Where the pattern may match in a text of whose words those at `begun` begin as it does, in order."""
        return sorted({*begun, *(match.start() for match in self.wild.finditer(text))}) if self.wild else begun


def at_words(pattern: str) -> AtWords:
    """The pattern, ready to ask. To parse it is most of the work, and is done once for all three."""
    parsed = parser.parse(rf"\b(?:{pattern})")
    boundary, whole = parsed[:1], parsed[1:]
    branches = whole[0][1][1] if len(whole) == 1 and whole[0][0] is op.BRANCH else [whole]
    found = [_openings(branch) for branch in branches]
    wild = [branch for branch, begins in zip(branches, found, strict=True) if begins is None]
    ahead = parser.SubPattern(parsed.state, [(op.BRANCH, (None, wild))])
    looking = parser.SubPattern(parsed.state, [*boundary, (op.ASSERT, (1, ahead))])
    begins = frozenset().union(*(begins for begins in found if begins))
    return AtWords(compiler.compile(parsed), begins, compiler.compile(looking) if wild else None)


def _openings(items: Iterable[tuple[object, object]]) -> frozenset[str] | None:
    found = {begin for begin, _ in _begun(items)}
    return None if found & {"", END} else frozenset(found)


def openings_of(word: str) -> list[str]:
    """What `openings` may say of a pattern that matches at this word: `eu` is `e`, `eu` or `eu` with its end."""
    return [f"{word}{END}"[:length] for length in range(1, min(LENGTH, len(word) + 1) + 1)]


def _begun(items: Iterable[tuple[object, object]]) -> Begun:
    found: Begun = {("", True)}
    for kind, value in items:
        following = _one(kind, value)
        found = {both for begin, goes_on in found for both in (_joined(begin, following) if goes_on else [(begin, False)])}
        if len(found) > MOST:
            return {("", False)}
        if not any(goes_on for _, goes_on in found):
            break
    return found


def _joined(begin: str, following: Begun | None) -> Iterable[tuple[str, bool]]:
    if following is None:  # anything may follow
        yield begin, False
        return
    for more, goes_on in following:
        whole = f"{begin}{more}".partition(END)
        cut = f"{whole[0]}{whole[1]}"[:LENGTH]
        yield cut, goes_on and len(cut) < LENGTH and END not in cut


def _one(kind: object, value: object) -> Begun | None:
    """What an item of a pattern begins with; nothing where that may be anything."""
    if kind is op.LITERAL:
        return {(_letter(value), True)}
    if kind is op.IN and all(inner is op.LITERAL for inner, _ in value):
        return {(_letter(letter), True) for _, letter in value}
    if kind is op.BRANCH:
        return set().union(*map(_begun, value[1]))
    if kind is op.SUBPATTERN and not (value[1] or value[2]):  # no flags
        return _begun(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        once = _begun(inner)
        return {(begin, goes_on and most == 1) for begin, goes_on in once} | (set() if least else {("", True)})
    if kind is op.AT and value is op.AT_BOUNDARY:
        return {(END, True)}
    return {("", True)} if kind is op.ASSERT_NOT else None


def _letter(code: int) -> str:
    letter = chr(code).lower()
    return letter if letter.isalnum() else END
