"""A verb or a noun in, what is joined to it out: must leave and ⟨sign⟩ it; a hotline, ⟨a committee⟩ and ⟨a decree⟩."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of, is_verbal

_ASTRAY = frozenset(("conj", "advcl", "ccomp", "dep", "parataxis"))  # what the parse takes a verb in a list for


def joined_things(parse: Parse, hit: Hit, verb: int) -> list[tuple[int, int]]:
    """The later objects of `committed to a peace process, constitutional reform and free elections`."""
    thing = _object(parse, hit.last, {"dobj", "pobj", "pcomp"}, hit)
    if thing is None:  # must abandon arms and missiles is one demand
        thing = _object(parse, verb, {"attr"} if verb > hit.first else {"attr", "dobj"}, hit)
    if thing is not None and (qualities := _joined_qualities(parse, thing)):
        return qualities
    found, at = [], thing
    while at is not None:
        joined = next((c for c in parse.children[at] if c > at and _is_joined(parse, c)), None)
        if joined is not None:
            found.append((parse.first[joined], _end_before_conjunct(parse, joined)))
        at = joined
    if not found or thing is None or any(child_of(parse, t, {"xcomp"}) is not None for t in {hit.first, hit.last}):
        return []  # not: They urged the miners and the pilots to pay.
    sizes = [found[0][0] - parse.first[thing], *(last - first + 1 for first, last in found)]
    return found if min(sizes) >= 2 and found[0][0] > hit.last + 2 else []


def _is_joined(parse: Parse, token: int) -> bool:
    """A hotline, a committee and a decree: the parse may take the second for an apposition of the first."""
    if parse.deps[token] == "appos":
        return any(parse.deps[c] == "conj" and c > token for c in parse.children[token])
    return parse.deps[token] == "conj"


def _joined_qualities(parse: Parse, thing: int) -> list[tuple[int, int]]:
    """The later demands of `must be a demilitarised and neutral state, not part of any bloc`."""
    excluded = next(
        (c for c in parse.children[thing] if c > thing and parse.lower[parse.first[c]] in parse.classes["none"]), None
    )
    if excluded is None or parse.deps[thing] != "attr":
        return []
    first = child_of(parse, thing, {"amod"})
    joined = child_of(parse, first, {"conj"}) if first is not None else None
    pieces = [(joined, thing)] if joined is not None and joined < thing else []
    return [*pieces, (parse.first[excluded], parse.last[excluded])]


def _object(parse: Parse, head: int, deps: set[str], hit: Hit) -> int | None:
    thing = child_of(parse, head, deps)
    return thing if thing is not None and thing > hit.last else None


def _end_before_conjunct(parse: Parse, token: int) -> int:
    later = next((c for c in parse.children[token] if parse.deps[c] in ("conj", "cc") and c > token), None)
    return parse.last[token] if later is None else later - 1


def coordinated(parse: Parse, head: int) -> list[int]:
    """The later verbs that are joined to `head` and share its subject: `determine their future and agree on principles`."""
    found = []
    for child in parse.children[head]:
        joined = parse.deps[child] == "conj" and child > head and is_verbal(parse, child)
        if joined and child_of(parse, child, SUBJECTS) is None and parse.tags[child] in (parse.tags[head], "VB", "VBP"):
            found += [child, *coordinated(parse, child)]
    found += [c for verb in _listed_next(parse, head) for c in (verb, *coordinated(parse, verb))]
    return sorted(dict.fromkeys(found))


def gapped(parse: Parse, head: int) -> list[int]:
    """The port must be reopened and the arrears ⟨paid⟩: what else must be done, its helpers left out."""
    helpers = {parse.deps[c] for c in parse.children[head] if c < head}
    if parse.tags[head] != "VBN" or not {"aux", "auxpass"} <= helpers:
        return []
    joined = (c for c in parse.children[head] if c > head and parse.deps[c] == "conj" and parse.tags[c] in ("VBD", "VBN"))
    alone = (c for c in joined if child_of(parse, c, {"aux", "auxpass", "dobj", "ccomp", "xcomp", "acomp", "attr"}) is None)
    ends = ([","], ["."], ["''"], ["IN"])
    return [c for c in alone if child_of(parse, c, SUBJECTS) is not None and parse.tags[c + 1 : c + 2] in ends]


def _listed_next(parse: Parse, head: int) -> Iterator[int]:
    """They must open the crossing, ⟨free⟩ the prisoners and withdraw: the parse may take the second for another thing."""
    if parse.tags[head] != "VB":
        return
    for child in (*parse.children[head], *parse.children[parse.heads[head]]):
        listed = child > head + 1 and parse.deps[child] in _ASTRAY and parse.words[child - 1] == ","
        acts = parse.tags[child] in ("VB", "VBP", "VBN") or child_of(parse, child, {"dobj"}) is not None  # free the prisoners
        bare = listed and acts and child_of(parse, child, SUBJECTS | {"mark", "aux"}) is None
        third = child_of(parse, child, {"conj"}) if bare else None
        if third is not None and parse.tags[third] == "VB" and child_of(parse, third, SUBJECTS) is None:
            yield child
