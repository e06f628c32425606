"""What the finders of actors give back, and how the word lists meet a text: entries word by word, exceptions as patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from analysis.reading import Parse, remembered
from analysis.reading.grammar import tokens_in
from analysis.words import Body, Role, Vocabulary

WORD = re.compile(r"[^\W_]+")
HONORIFICS = frozenset(("mr", "mrs", "dr"))  # sides of roles.csv that are no office


class Naming(NamedTuple):
    """A naming found in the text: where, of whom, in what form, by which rule."""

    start: int
    end: int
    actor_id: str
    form: str
    rule: str


class Phrase(NamedTuple):
    """A stretch of tokens that an entry of a word list meets."""

    first: int
    last: int
    entry: Role | Body


class Table(dict[str, list[tuple[tuple[str, ...], object]]]):
    """First word -> (words, entry), longest first; the table of one list."""

    __hash__ = object.__hash__


class Lists:
    """The word lists of roles, bodies and cues, ready to meet a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        bodies = [(entry.body, entry) for entry in vocabulary.bodies]
        self.roles = _table((entry.role, entry) for entry in vocabulary.roles)
        self.organisations = _table(b for b in bodies if b[1].kind in ("organisation", "bloc"))
        self.groups = _table(b for b in bodies if b[1].kind in ("group", "anonymous", "bloc"))
        self.many = frozenset(entry.body for entry in vocabulary.bodies if entry.kind == "group")
        self.speech = frozenset(entry.cue for entry in vocabulary.cues)
        self.bodies = frozenset(entry.body for entry in vocabulary.bodies if entry.kind == "organisation")
        self.by_kind = _nouns(vocabulary)
        self.people_and_bodies = frozenset().union(*self.by_kind.values())
        speaking = {entry.role.split()[-1] for entry in vocabulary.roles if entry.side in ("state", "body")}
        self.representatives = frozenset(speaking) | self.by_kind["anonymous"]  # who speaks for somebody, or may
        own = {_singular(b.body.split()[-1]) for b in vocabulary.bodies if b.kind in ("organisation", "group") and not b.side}
        self.of_their_own = frozenset(own) - self.by_kind["role"]  # no organ of a state: union, farmer


def _nouns(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Kind of entry -> the nouns in which entries of that kind end, as the model writes them: in the singular."""
    found: dict[str, set[str]] = {
        "role": {entry.role.split()[-1] for entry in vocabulary.roles if entry.side not in HONORIFICS}
    }
    for entry in vocabulary.bodies:
        found.setdefault(entry.kind, set()).add(_singular(entry.body.split()[-1]))
    return {kind: frozenset(nouns) for kind, nouns in found.items()}


def _singular(noun: str) -> str:
    """`parties` -> `party`, `owners` -> `owner`."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun[:-2] + "an" if noun.endswith("men") else noun


@functools.cache
def lists(vocabulary: Vocabulary) -> Lists:
    """The lists of one vocabulary, made once."""
    return Lists(vocabulary)


def _table(entries: Iterable[tuple[str, object]]) -> Table:
    table: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for form, entry in entries:
        words = tuple(form.lower().replace("’", "'").replace("-", " - ").split())
        alternatives = {words} if entry.side in HONORIFICS else {words, _plural(words)}
        if words[-1].endswith("."):  # the model may take the full stop off: Capt | .
            alternatives.add((*words[:-1], words[-1][:-1], "."))
        for alternative in alternatives:
            table.setdefault(alternative[0], []).append((alternative, entry))
    return Table((first, sorted(alternatives, key=lambda a: -len(a[0]))) for first, alternatives in table.items())


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """`foreign minister` -> `foreign ministers`; what has a plural ending or none stays."""
    last = words[-1]
    if last.endswith("s") or not last.isalpha():
        return words
    if last.endswith("man"):
        return (*words[:-1], last[:-2] + "en")
    if last.endswith("y") and last[-2:-1] not in "aeo":
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


def phrases(parse: Parse, table: Table, taken: Container[int] = ()) -> list[Phrase]:
    """The longest entries of `table` in the text, in order, none inside another, without the tokens that are `taken`."""
    found, lower, free = [], parse.plain, 0
    for i in _beginnings(parse, table):
        for words, entry in table[lower[i]] if i >= free else ():
            n = len(words)
            if (n == 1 or tuple(lower[i : i + n]) == words) and not any(k in taken for k in range(i, i + n)):
                found.append(Phrase(i, i + n - 1, entry))
                free = i + n
                break
    return found


@remembered
def _beginnings(parse: Parse, table: Table) -> list[int]:
    """The words with which an entry may begin."""
    return [k for k, word in enumerate(parse.plain) if word in table]


def tokens_of(parse: Parse, namings: Iterable[Naming]) -> dict[int, Naming]:
    """Token -> the naming that it is part of; the narrowest where several are."""
    return {i: n for n in sorted(namings, key=lambda n: (n.start - n.end, n)) for i in tokens_in(parse, n.start, n.end)}
