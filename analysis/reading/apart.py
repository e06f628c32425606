"""A verb or a predicate in; whether a *not* that the parse joins to other words denies it, out.

Something may stand between the two (`will not—ever—accept`, `isn’t (to put it mildly) realistic`), or the *not* may open the
sentence (`Not once did they offer it`).
"""

from __future__ import annotations

from analysis.reading.grammar import BETWEEN, SUBJECTS, child_of, resumed_be, sentence_of
from analysis.reading.parse import Parse

_FRONTED = 8  # tokens between the auxiliary behind a fronted denial and its verb
_OPENING = 6  # tokens of a fronted denial: not for a single moment


def stands_apart(parse: Parse, verb: int) -> bool:
    """Whether a *not* away from a verb denies it."""
    return _follows_subject(parse, verb) or _is_interrupted(parse, verb) or _is_fronted(parse, verb)


def _follows_subject(parse: Parse, verb: int) -> bool:
    """We never (and I mean never) agreed to it: the parse may join `never` to `we`."""
    subject = child_of(parse, verb, SUBJECTS)
    if subject is None or not subject + 1 < verb or parse.lower[subject + 1] not in ("never", "neither"):
        return False
    return parse.heads[subject + 1] == subject and parse.pos[subject + 2] == "PUNCT"


def _is_interrupted(parse: Parse, verb: int) -> bool:
    """We will not—ever—accept it. We will never (I repeat: never) accept it."""
    if parse.tags[verb] not in ("VB", "VBP"):
        return False
    sentence, words = sentence_of(parse, verb), parse.lower
    for t in range(verb - 1, max(sentence.start, verb - BETWEEN) - 1, -1):
        if parse.tags[t] == "MD" or words[t] in ("do", "does", "did"):
            negation = t + 1 if t + 1 < verb and words[t + 1] in parse.classes["negative"] else None
            return negation is not None and parse.pos[negation + 1] == "PUNCT"
        if parse.tags[t] in ("VB", "TO"):
            return False
    return False


def is_interrupted_predicate(parse: Parse, adjective: int) -> bool:
    """It isn't (to put it mildly) realistic; it is not – let me be clear – fair: the parse may join it to what interrupts."""
    be, head, negative = resumed_be(parse, adjective), parse.heads[adjective], parse.classes["negative"]
    denied_above = parse.lemmas[head] == "be" and parse.lower[head + 1] in negative  # It wasn’t (and isn’t) fair.
    return be is not None and be != head and not denied_above and parse.lower[be + 1] in negative


def _is_fronted(parse: Parse, verb: int) -> bool:
    """Not once did they offer it. Nowhere does it say so. Not for a moment would we accept it."""
    sentence, words = sentence_of(parse, verb), parse.lower
    for t in range(verb - 1, max(sentence.start, verb - _FRONTED), -1):
        if parse.tags[t] == "MD" or parse.lemmas[t] in ("do", "have"):
            first = t
            while first > max(sentence.start, t - _OPENING) and words[first - 1][0].isalnum():
                first -= 1
            opening = words[first:t]
            return _is_no_case(parse, first, opening) or (words[first] in parse.classes["fronted"] and _denies_all(opening))
        if parse.tags[t][:2] == "VB" or parse.pos[t] == "PUNCT":
            return False
    return False


def _is_no_case(parse: Parse, first: int, opening: list[str]) -> bool:
    """By no means, in no way would they accept it."""
    return opening[1:2] == ["no"] and parse.lemmas[first + 2] in parse.classes["cases_of_denial"]


def _denies_all(opening: list[str]) -> bool:
    """Not: Not all lenders would sign; Not only did they sign; Not until May did they sign."""
    if opening[0] != "not":
        return len(opening) == 1 or opening[1] in ("before", "again", "once", "yet", "in")
    return len(opening) > 1 and opening[1] in ("once", "for", "in", "under", "at") and "until" not in opening
