"""A judging word in its clause in; whether what is said around it turns its verdict round, out."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.conditions import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of

_INSIDE = frozenset(("ccomp", "xcomp", "oprd", "pcomp", "advcl", "csubj", "attr", "acomp", "relcl"))
_HIGHEST = 4  # clauses above the judging word


def is_turned(parse: Parse, hit: Hit, verb: int) -> bool:
    """The plan is not fair. Nobody thought it fair. She denied that it was fair. anything but fair · not an insult"""
    token = hit.first
    if hit.entry.wording.startswith(("no ", "not ", "to not ")):
        return False
    turns = _by_words_before(parse, token) + _is_scarce(parse, hit)
    if _is_set_against(parse, token):
        return not turns % 2
    if not _is_deep(parse, token):
        turns += sum(_turns(parse, node, token) for node in _chain(parse, token, verb))
    return bool(turns % 2)


def _is_deep(parse: Parse, token: int) -> bool:
    """these absurd proposals are not new"""
    return parse.deps[token] == "amod" and parse.deps[parse.heads[token]] not in ("attr", "dobj", "oprd")


def _chain(parse: Parse, token: int, verb: int) -> Iterator[int]:
    """The judging word, what it hangs on up to its verb, and the verbs of thinking or denying above."""
    at = token
    yield at
    for _ in range(_HIGHEST):
        if at == verb or parse.heads[at] == at:
            break
        at = parse.heads[at]
        yield at
    if at != verb:
        yield verb
        at = verb
    for _ in range(_HIGHEST):
        up = parse.heads[at]
        thinks = parse.lemmas[up] in parse.classes["holding_true"] | parse.classes["denying"] | parse.classes["seeming"]
        if up == at or parse.deps[at] not in _INSIDE or not thinks:
            return
        at = up
        yield at


def _turns(parse: Parse, node: int, token: int) -> int:
    """How many words at one place of the chain turn what hangs on it; not X but Y leaves Y, and so does Y, not X."""
    subject = child_of(parse, node, SUBJECTS)
    nobody = subject is not None and bool(
        {parse.lower[subject], parse.lower[parse.first[subject]]} & parse.classes["words_of_denial"]
    )
    nots = (c for c in parse.children[node] if c < token and _denies(parse, c))
    hardly = any("but" not in parse.lower[c:token] for c in nots)
    denies = node != token and parse.lemmas[node] in parse.classes["denying"]
    return hardly + nobody + denies


def _denies(parse: Parse, token: int) -> bool:
    """not, never, hardly; but not `not only`, `whether or not`"""
    word = parse.lower[token]
    if parse.lower[token - 1] == "or" or parse.lower[token + 1 : token + 2] == ["only"]:
        return False
    is_longer = word == "longer" and parse.lower[token - 1] == "no"
    hardly = word in parse.classes["words_of_denial"] and parse.deps[token] in ("advmod", "preconj", "cc")
    return is_longer or hardly or parse.deps[token] == "neg" or word in parse.classes["negative"]


def _by_words_before(parse: Parse, token: int) -> int:
    """anything but fair, far from fair, less than fair"""
    first = min(parse.first[token], token)
    return any(" ".join(parse.lower[k - 2 : k]) in parse.classes["turning_round"] for k in {first, token} if k >= 2)


def _is_set_against(parse: Parse, token: int) -> bool:
    """a fair offer, not an insult: a noun or adjective behind a bare `not`, beside what it is set against"""
    noun = parse.heads[token] if parse.deps[token] == "amod" else token
    first = parse.first[noun]
    before = parse.plain[first - 1 : first] if parse.plain[first] not in ("not", "rather") else [parse.plain[first]]
    beside = parse.deps[noun] in ("conj", "appos", "npadvmod", "dep", "attr", "acomp")
    comma = first - 1 - (parse.plain[first] not in ("not", "rather"))
    return (
        before in (["not"], ["rather"]) and beside and comma >= 0 and parse.lower[comma] in (",", "and", "but", "–", "—", ";")
    )


def _is_scarce(parse: Parse, hit: Hit) -> bool:
    """little progress · no clear advantage"""
    noun = hit.first if parse.deps[hit.first] != "amod" else parse.heads[hit.first]
    nearby = (*parse.children[noun], *parse.children[hit.last])
    return any(parse.lower[c] in parse.classes["scarce"] and c < hit.last and parse.deps[c] != "advmod" for c in nearby)
