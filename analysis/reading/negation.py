"""A `Parse` and a verb or a predicate in; whether the text affirms or denies what it says, out: the one answer to every *not*.

A denial may be a word beside the verb (`will not—ever—accept`, `will hardly accept`), its subject (`no member will accept`,
`nobody`, `neither of them`), its object (`will accept no plan`), a phrase before it (`under no circumstances will they …`) or a
word that it hangs on (`failed to`, `stopped short of`, `is far from`, `anything but`, `in no position to`, `rather than`).
Two of them cancel; `cannot wait to` denies nothing.
"""

from __future__ import annotations

from analysis.reading.apart import is_interrupted_predicate, stands_apart
from analysis.reading.grammar import DEEPEST, SUBJECTS, child_of, is_contrast, is_negated, subject_of
from analysis.reading.parse import Parse, remembered

_HELPERS = frozenset(("aux", "auxpass"))
_PREDICATES = frozenset(("acomp", "attr", "oprd", "xcomp", "advcl", "aux", "auxpass", "amod", "prep", "dobj"))
_SHARED = frozenset(("VB", "VBG", "VBN", "JJ"))  # what shares the denial of the verb before it: not sign or pay
_NOT_IT = (("anything", "but"), ("nowhere", "near"), ("rather", "than"), ("instead", "of"))
_NEAR = 3  # words between `anything but` and what it denies
_IN_PHRASE = frozenset(("DT", "JJ", "JJS", "PRP$", "RB", "NN"))  # before the noun of a phrase
_IN = frozenset(("in", "under", "at", "on", "by", "for", "to"))


@remembered
def polarity(parse: Parse, token: int) -> int:
    """1 if what the verb, adjective or noun at `token` says is affirmed, −1 if it is denied.

    >>> polarity(read("Neither of them will accept it."), 4)  # doctest: +SKIP
    -1
    """
    if parse.lower[max(0, token - 2) : token] == ["let", "alone"]:
        return -1  # They have not named an envoy, let alone agreed to a truce.
    sign = 1
    for _ in range(DEEPEST):
        if _is_denied_itself(parse, token):
            sign = -sign
        up, denies = _above(parse, token)
        if denies:
            sign = -sign
        if up is None:
            break
        token = up
    return sign


def is_denied(parse: Parse, token: int) -> bool:
    """Whether what the verb, adjective or noun at `token` says is denied."""
    return polarity(parse, token) < 0


@remembered
def is_disowned(parse: Parse, token: int) -> bool:
    """Whether a clause stands under a verb by which somebody denies it: denied that they had …, never said that they …"""
    for _ in range(DEEPEST):
        head, dep = parse.heads[token], parse.deps[token]
        if dep == "acl" and _is_denied_report(parse, head):
            return True
        if head == token or dep not in ("ccomp", "xcomp", "conj", "pcomp", "prep", "dobj"):
            return False
        if dep in ("ccomp", "xcomp") and parse.tags[head][:2] == "VB":
            denial = parse.lemmas[head] in parse.classes["disowning"]
            told = dep == "ccomp" and parse.lemmas[head] in parse.classes["denied"]
            told |= dep == "ccomp" and parse.lemmas[child_of(parse, head, {"acomp"}) or head] in parse.classes["truths"]
            told |= dep == "ccomp" and _is_it_that(parse, token, head)
            if (denial and polarity(parse, head) > 0) or (told and is_denied(parse, head)):
                return True
        token = head
    return False


def _is_denied_report(parse: Parse, noun: int) -> bool:
    """They rejected reports that they had demanded it."""
    verb = parse.heads[noun]
    denies = parse.lemmas[verb] in parse.classes["disowning"] | parse.classes["refusing"] | {"dismiss"}
    of_words = parse.deps[noun] == "dobj" and parse.lemmas[noun] in parse.classes["statements"]
    return of_words and denies and polarity(parse, verb) > 0


def _is_it_that(parse: Parse, clause: int, head: int) -> bool:
    """It is not that we reject the plan."""
    mark, it = child_of(parse, clause, {"mark"}), child_of(parse, head, SUBJECTS)
    said = mark is not None and it is not None and parse.lower[mark] == "that" and parse.lower[it] == "it"
    return said and (parse.lemmas[head] == "be" or parse.lower[head] in ("'s", "’s"))


def is_eager(parse: Parse, verb: int) -> bool:
    """Whether a verb says with a negation that somebody would like to, or must: cannot wait, could not be happier to sign."""
    if not any(parse.lower[c] in parse.classes["forms_of_can"] or parse.lower[c] == "could" for c in parse.children[verb]):
        return False
    if parse.lemmas[verb] == "be":
        quality = child_of(parse, verb, {"acomp"})
        more = [] if quality is None else [quality, *parse.children[quality]]
        return any(parse.tags[t] in ("JJR", "RBR") for t in more)
    return parse.lemmas[verb] in parse.classes["eagerness"] and child_of(parse, verb, {"xcomp", "ccomp"}) is not None


def _is_denied_itself(parse: Parse, token: int) -> bool:
    """By words of its own, its subject, its object or a phrase before it."""
    if parse.tags[token][:2] in ("VB", "MD"):
        if is_eager(parse, token):
            return False
        return (has_a_not(parse, token) != _is_said_of_nobody(parse, token)) != _takes_nothing(parse, token)
    return (
        is_negated(parse, token)
        or _is_scarce(parse, token)
        or _is_set_against(parse, token)
        or is_interrupted_predicate(parse, token)
        or parse.lower[token] in ("nothing", "nobody", "none")
        or _falls_short(parse, token)
    )


def _falls_short(parse: Parse, token: int) -> bool:
    """It is anything but fair, nowhere near ready, less than fair; a sensible plan rather than a betrayal."""
    if parse.tags[token] == "JJ" and parse.lower[token - 2 : token] == ["less", "than"]:
        return parse.lower[token - 3 : token - 2] not in (["nothing"], ["no"], ["anything"])
    return any(_stands_after(parse, token, *words) for words in _NOT_IT)


def _is_set_against(parse: Parse, noun: int) -> bool:
    """It was a fair offer, not an insult."""
    first = noun
    while first > 0 and parse.tags[first - 1] in _IN_PHRASE and parse.lower[first - 1] not in parse.classes["negative"]:
        first -= 1
    return first > 1 and is_contrast(parse, first - 1)


def has_a_not(parse: Parse, verb: int) -> bool:
    """They will not, hardly, in no way accept it. They will not—ever—accept it."""
    helpers = [c for c in parse.children[verb] if parse.deps[c] in _HELPERS and c < verb and parse.deps[verb] != "acomp"]
    if any(is_negated(parse, t) or _is_scarce(parse, t) for t in (verb, *helpers)) or stands_apart(parse, verb):
        return True
    return any(_is_no_case(parse, c) for c in parse.children[verb])


def _is_scarce(parse: Parse, token: int) -> bool:
    """It will hardly do. It is hardly fair."""
    before = (c for c in parse.children[token] if c < token or parse.lemmas[token] == "be")
    return any(parse.lower[c] in parse.classes["scarcely"] for c in before)


def _is_no_case(parse: Parse, preposition: int) -> bool:
    """under no circumstances, in no way"""
    noun = child_of(parse, preposition, {"pobj"}) if parse.lower[preposition] in _IN else None
    return noun is not None and _has_no(parse, noun) and parse.lemmas[noun] in parse.classes["cases_of_denial"]


def _has_no(parse: Parse, noun: int) -> bool:
    return any(parse.lower[c] == "no" and parse.deps[c] == "det" for c in parse.children[noun])


def _is_said_of_nobody(parse: Parse, verb: int) -> bool:
    """No member will accept it. Nobody, none of them, neither side accepts it. Not: Not only the owners accept it."""
    subject = subject_of(parse, verb) if parse.deps[verb] == "conj" else child_of(parse, verb, SUBJECTS)
    if subject is None:
        return False
    first = min(parse.first[subject], subject)
    first += parse.lower[first : first + 2] in (["precious", "few"], ["very", "few"])
    word, after = parse.lower[first], parse.lower[first + 1 : first + 2]
    if word == "not":
        return after != [] and after[0] in parse.classes["single"]
    return word in parse.classes["nobody"] and (subject - first < 4 or subject == first)


def _takes_nothing(parse: Parse, verb: int) -> bool:
    """They will accept no plan. Not: They will accept nothing below 500."""
    thing = child_of(parse, verb, {"dobj"})
    if thing is None and (preposition := child_of(parse, verb, {"prep"})) == verb + 1:  # agreed to no deal
        thing = child_of(parse, preposition, {"pobj"}) if parse.lower[preposition] in ("to", "for") else None
    if thing is None or thing < verb:
        return False
    if parse.lower[thing] in ("nothing", "none"):
        after = parse.lower[thing + 1 : thing + 2]
        return not after or after[0] not in parse.classes["exceptive"]
    return _has_no(parse, thing) and not any(
        parse.lower[c] in parse.classes["exceptive"] for c in parse.children[thing] if c > thing
    )


def _above(parse: Parse, token: int) -> tuple[int | None, bool]:
    """The word by which `token` is affirmed or denied further up, and whether that word or the way to it denies it."""
    head, dep = parse.heads[token], parse.deps[token]
    if head == token:
        return None, False
    if dep == "conj":
        return _before(parse, token, head)
    if dep == "advcl" and _is_instead(parse, token):
        return None, True
    if is_interrupted_predicate(parse, token):
        return None, False
    if (goes := _goes_so_far(parse, token)) is not None:
        return goes, False
    if (lead := _leads_in(parse, token)) is not None:
        return None, lead
    if dep == "pcomp" or (parse.lower[head] in ("from", "of") and dep in ("amod", "pobj", "acomp")):
        return _across(parse, head)
    if dep == "ccomp":
        opines = parse.lemmas[head] in parse.classes["opining"]
        if opines or parse.lemmas[head] not in parse.classes["disowning"] | {"doubt"}:
            return (head, False) if opines else (None, False)
        return None, polarity(parse, head) > 0  # They doubt that it is fair; nobody doubts it.
    if dep in ("relcl", "acl"):
        return None, _has_no(parse, head) and parse.lemmas[head] in parse.classes["chances"]
    if dep == "dobj" and parse.lemmas[head] not in parse.classes["copulas"]:
        return None, False
    if dep == "amod" and (parse.deps[head] not in ("attr", "oprd", "dobj", "conj") or "," in parse.lower[token:head]):
        return None, _has_no(parse, head)
    if dep not in _PREDICATES or (dep in ("prep", "advcl") and not _is_predicate(parse, token, head)):
        return None, False
    return head, parse.lemmas[head] in parse.classes["failing"] and dep == "xcomp"


def _is_instead(parse: Parse, verb: int) -> bool:
    """Rather than accept the cut, the crews walked out."""
    mark = child_of(parse, verb, {"mark", "prep"}) or verb
    return mark < verb and parse.lower[mark - 1 : mark + 1] == ["rather", "than"]


def _goes_so_far(parse: Parse, verb: int) -> int | None:
    """They did not ⟨go⟩ so far as to demand it."""
    before = range(max(0, verb - 5), verb - 3 if parse.lower[verb - 3 : verb] == ["far", "as", "to"] else 0)
    return next((t for t in before if parse.lemmas[t] == "go"), None)


def _is_predicate(parse: Parse, token: int, head: int) -> bool:
    """is out of the question; do not regard it as honest"""
    if parse.deps[token] == "advcl" and parse.lemmas[head] in parse.classes["opining"]:
        return parse.tags[token] == "JJ" and any(parse.lower[c] == "as" for c in parse.children[token])
    return parse.deps[token] == "prep" and parse.lemmas[head] == "be" and not _is_no_case(parse, token)


def _before(parse: Parse, token: int, head: int) -> tuple[int | None, bool]:
    """They will not sign or pay. They neither sign nor pay. Not: They did not sign but pay."""
    joined = [parse.lower[c] for c in parse.children[head] if parse.deps[c] == "cc" and head < c < token]
    own = child_of(parse, token, SUBJECTS | _HELPERS) is not None
    shares = not own and parse.tags[token] in _SHARED and parse.tags[head] == parse.tags[token]
    if "but" in joined or not (shares or "nor" in joined) or is_negated(parse, token):
        return None, False
    if parse.tags[head][:2] == "VB" and _takes_nothing(parse, head):
        return None, False
    return head, False


def _leads_in(parse: Parse, verb: int) -> bool | None:
    """in no position to accept it, no intention of accepting it; None if no such words stand just before the verb"""
    to = next((c for c in parse.children[verb] if parse.tags[c] == "TO" and c < verb), verb - 1 if verb else 0)
    if to < 2 or parse.lower[to] not in ("to", "of") or parse.lower[to - 2] != "no":
        return None
    return True if parse.lemmas[to - 1] in parse.classes["cases_of_denial"] | parse.classes["chances"] else None


def _across(parse: Parse, preposition: int) -> tuple[int | None, bool]:
    """stopped short of, refrained from demanding it; is far from fair; left without, instead of demanding it"""
    if parse.lower[preposition] == "without" or parse.lower[preposition - 1 : preposition + 1] == ["instead", "of"]:
        return None, True
    if parse.lower[preposition] not in ("from", "of", "at", "in"):
        return None, False
    far, up = False, parse.heads[preposition]
    for _ in range(_NEAR):
        far |= parse.lower[up] == "far"
        if parse.tags[up][:2] == "VB" or parse.heads[up] == up:
            break
        up = parse.heads[up]
    if far:
        return (up, True) if parse.lemmas[up] in parse.classes["copulas"] else (None, True)
    return (up, True) if parse.lemmas[up] in parse.classes["failing"] else (None, False)


def _stands_after(parse: Parse, token: int, *words: str) -> bool:
    near = range(max(len(words), token - _NEAR), token + 1)
    return any(tuple(parse.lower[t - len(words) : t]) == words for t in near)
