"""A word by which one thing hangs on another in, the two clauses out: what is asked, and what hangs on it."""

from __future__ import annotations

from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of, governor, sentence_of


def branch_of(parse: Parse, hit: Hit) -> tuple[int, int]:
    """The head of what is asked, and the verb that hangs on it; equal where the parse has no such pair."""
    if is_added(parse, hit.first) and parse.deps[hit.last] in ("mark", "advmod"):
        willing = _before_addition(parse, hit.first)
        return parse.heads[hit.last], parse.heads[hit.last] if willing is None else willing
    trigger = branch = hit.last  # as long as they stay
    while (
        parse.heads[branch] != branch
        and not _is_as_long(parse, branch)
        and parse.deps[branch] not in ("advcl", "prep")
        and not _joins_a_phrase(parse, branch)
        and not _is_provided(parse, branch, trigger)
    ):
        branch = parse.heads[branch]
    main = _outside_brackets(parse, parse.heads[branch], trigger)
    if parse.deps[branch] == "acl":
        main = governor(parse, main)
    if main == branch and (inverted := _inverted(parse, hit, branch)) is not None:
        main = inverted
    if parse.tags[main][:2] in ("RB", "JJ"):
        main = parse.heads[main]
    if "long" in hit.entry.trigger.split():  # would support it, so long as a clause is written into it
        willed = [t for t in range(hit.first) if parse.sentences[t] == parse.sentences[hit.first] and parse.tags[t] == "MD"]
        head = parse.heads[trigger]
        if willed and parse.heads[willed[-1]] not in (main, head):
            branch, main = head, parse.heads[willed[-1]]
    return branch, main


def is_added(parse: Parse, token: int) -> bool:
    """They will sign, but | only if the bonus is paid; but | not until it is. They will not sign, | not until it is."""
    again = parse.lower[token : token + 2] in (["not", "until"], ["not", "unless"]) and parse.words[token - 1] in (
        ",",
        "—",
        "–",
    )
    added = parse.lower[token] in ("only", "not") and parse.lower[token - 1] in parse.classes["sets_apart"]
    return token > 1 and (added or again)


def _before_addition(parse: Parse, token: int) -> int | None:
    """The verb of the clause to which something is added: ⟨sign⟩, but only if."""
    before = range(sentence_of(parse, token).start, token - 1)
    verbs = [t for t in before if parse.tags[t] in ("VB", "VBZ", "VBP", "VBD") and parse.deps[t] not in ("aux", "auxpass")]
    return verbs[-1] if verbs else None


def _outside_brackets(parse: Parse, main: int, trigger: int) -> int:
    """They will not reopen it (closed since May) unless …: the parse may join the branch to what stands in brackets."""
    between = parse.tags[main + 1 : trigger]
    return parse.heads[main] if "-RRB-" in between and "-LRB-" not in between else main


def _is_as_long(parse: Parse, token: int) -> bool:
    """so long as they stay"""
    return parse.lower[token] == "long" and parse.deps[token] == "advmod" and parse.lower[token - 1] in ("so", "as")


def _is_provided(parse: Parse, token: int, trigger: int) -> bool:
    """They would share the water provided that it is metered: the parse may join what is provided to `water`."""
    given = parse.lower[trigger - 1] in ("provided", "providing") and parse.lower[trigger] == "that"
    astray = parse.deps[token] in ("acl", "ccomp") and parse.heads[token] != trigger - 1
    return given and astray and token > trigger


def is_bare_provided(parse: Parse, token: int) -> bool:
    """They agreed to pay ⟨provided the crews return⟩. Not: the aid provided by Japan."""
    if parse.lower[token] != "provided" or parse.deps[token] not in ("prep", "advcl", "acl", "conj"):
        return False
    return parse.tags[token] in ("VBD", "VBN") and parse.tags[token + 1 : token + 2] in (["DT"], ["PRP"], ["NNP"], ["PRP$"])


def provided_clause(parse: Parse, token: int) -> int | None:
    """They agreed to pay provided ⟨the crews return⟩: the parse may join the clause to anything."""
    later = range(token + 1, sentence_of(parse, token).stop)
    subjects = (t for t in later if parse.deps[t] in SUBJECTS and parse.first[t] == token + 1)
    return next((parse.heads[t] for t in subjects if parse.heads[t] > t), None)


def _inverted(parse: Parse, hit: Hit, branch: int) -> int | None:
    """Not until Chad withdraws ⟨will Niger sign⟩: the parse may take the branch for the main clause."""
    if parse.lower[hit.first] not in ("not", "only") or hit.first != sentence_of(parse, hit.first).start:
        return None
    later = range(branch + 1, sentence_of(parse, hit.first).stop)
    return next((t for t in later if parse.deps[t] == "ccomp" and _stands_before_subject(parse, t)), None)


def _stands_before_subject(parse: Parse, verb: int) -> bool:
    """will Niger sign"""
    own, helper = child_of(parse, verb, SUBJECTS), child_of(parse, verb, {"aux"})
    return own is not None and helper is not None and helper < own < verb


def _joins_a_phrase(parse: Parse, token: int) -> bool:
    """They could help, but only with a promise in return: the parse joins `with` to `help`."""
    return parse.tags[token] == "IN" and parse.deps[token] == "conj"
