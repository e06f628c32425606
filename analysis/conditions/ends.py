"""A stretch of tokens in, where it may end sooner and how it begins and ends out: what decides between cases that overlap."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reading import Parse
from analysis.reading.grammar import is_verbal, trim

# Branches without which a clause may be whole: They must sign the paper, ⟨which they have read⟩.
_BRANCHES = frozenset(("acl", "advcl", "appos", "ccomp", "conj", "parataxis", "relcl"))
_FUNCTION = frozenset(("ADP", "ADV", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"))  # others by kind
_BESIDE = frozenset(("cc", "punct"))
_SHORTEST = 3  # tokens after the first of a case that may end sooner
_REACH = 24  # tokens behind a case in which its branches go on
_LONG, _MANY = 6, 3


def sooner(parse: Parse, first: int, last: int, verb: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Where a case may end before a branch on its right, and what is cut off: must close the port ⟨and pay the crew⟩."""
    if last - first < _SHORTEST:
        return
    on_edge = set(_on_edge(parse, first, last, verb))
    for token in range(max(verb, first) + 1, last + 1):
        begin = parse.first[token]
        if parse.deps[token] not in _BRANCHES or begin <= max(verb, first + 1):
            continue
        joined = parse.deps[token] == "conj" and is_verbal(parse, token) and parse.heads[token] >= first
        if token in on_edge or joined:
            place = trim(parse, first, begin - 1)
            if first <= place[0] < place[1] <= last and verb <= place[1]:
                yield place, f"cut={parse.deps[token]}:{_word(parse, begin)}"


def edge_signs(parse: Parse, first: int, last: int, verb: int) -> Iterator[str]:
    """How a case begins and ends: what stands before and after it, which branches it ends with, and which it leaves open."""
    after = last + 1
    if first:
        yield f"before={_word(parse, first - 1)}"
    if after < len(parse):
        yield from (f"next={_word(parse, after)}", f"next_dep={parse.deps[after]}")
        if after + 1 < len(parse) and parse.pos[after] in ("PUNCT", "CCONJ"):
            yield f"next={parse.pos[after]},{_word(parse, after + 1)}"
    yield from (f"begins={parse.deps[first]},{parse.pos[first]}", f"ends={parse.pos[last]}")
    for t in range(after, min(len(parse), after + _REACH)):
        if first <= parse.heads[t] <= last and parse.deps[t] not in _BESIDE:
            yield f"open={parse.deps[t]}"
    for t in _on_edge(parse, first, last, verb):
        if (dep := parse.deps[t]) in _BRANCHES:
            long = min(_MANY, (last - parse.first[t]) // _LONG)
            yield from (f"tail={dep}", f"tail={dep}:{_word(parse, parse.first[t])}", f"tail={dep},long={long}")
    inside = range(max(verb, first), last + 1)
    yield f"joined={min(_MANY, sum(parse.deps[t] == 'conj' and t > verb and is_verbal(parse, t) for t in inside))}"
    if any(parse.lower[t] == "," for t in inside):
        yield "comma"


def _on_edge(parse: Parse, first: int, last: int, verb: int) -> Iterator[int]:
    """The branches behind the verb that reach to the last token."""
    token = last
    while first <= token <= last:
        if parse.first[token] > verb and parse.last[token] >= last:
            yield token
        if parse.heads[token] == token:
            return
        token = parse.heads[token]


def _word(parse: Parse, token: int) -> str:
    return parse.lower[token] if parse.pos[token] in _FUNCTION else parse.pos[token]
