"""A bare noun for a body in, out of those whom it may mean the one whom the sentences are about: Acme said the company paid.

In what somebody says the noun means who says so, or for whom he speaks; at the head of a sentence, the subject of the last.
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.actors.matching import Naming, lists
from analysis.reading import Parse, Reading
from analysis.reading.grammar import opens_sentence

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_DEEPEST = 30  # heads between a noun and the verb that reports


def centre(reading: Reading, noun: int, fitting: Collection[str], at: dict[int, Naming]) -> str | None:
    """Whom the noun at a token means of those whom it fits; nobody where neither sentence says so."""
    parse, speech = reading.parse, lists(reading.vocabulary).speech
    verb = noun
    for _ in range(_DEEPEST):
        dep, verb = parse.deps[verb], parse.heads[verb]
        if dep in ("ccomp", "parataxis") and parse.lemmas[verb] in speech and (teller := _subject(parse, verb)) is not None:
            told = _among(_phrase(parse, teller), fitting, at)
            others = _among(range(_opening(parse, noun), noun), fitting, at) - told
            return told.pop() if len(told) == 1 and not others else None
        if parse.deps[verb] == "ROOT":
            break
    article = noun - 1
    if parse.deps[noun] not in _SUBJECTS or not opens_sentence(parse, article):
        return None
    return _of_sentence_before(parse, article, fitting, at)


def _subject(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.deps[c] in _SUBJECTS), None)


def _phrase(parse: Parse, head: int) -> range:
    return range(parse.first[head], parse.last[head] + 1)


def _opening(parse: Parse, i: int) -> int:
    """The first token of the sentence."""
    while i and parse.sentences[i - 1] == parse.sentences[i]:
        i -= 1
    return i


def _among(tokens: range, fitting: Collection[str], at: dict[int, Naming]) -> set[str]:
    """Acme | said; a spokesman for Acme | said; not: Acme said of Brenton that the company …: those named by the tokens."""
    return {at[i].actor_id for i in tokens if i in at} & set(fitting)


def _of_sentence_before(parse: Parse, first: int, fitting: Collection[str], at: dict[int, Naming]) -> str | None:
    """Acme closed two mills last year. | The company …: the subject, where the sentence names no other of them."""
    opening = _opening(parse, first - 1) if first else 0
    root = next((i for i in range(opening, first) if parse.deps[i] == "ROOT"), None)
    subject = _subject(parse, root) if root is not None else None
    meant = _among(range(opening, first), fitting, at)
    if subject is None or len(meant) != 1:
        return None
    return next(iter(meant & _among(_phrase(parse, subject), fitting, at)), None)
