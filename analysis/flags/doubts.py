"""A `Cast` in, what a reader should doubt about it out: actors that may be one, lone surnames, offices at odds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from analysis.actors import Cast, fold
from analysis.tables import Actor

_SHARED_OFFICE = re.compile(r"\b(?:minister|governor|ambassador|envoy|deputy)$", re.IGNORECASE)
_HEAD = "prime minister"


class Doubt(NamedTuple):
    """A kind of flag, the actor that it is about, and what to check."""

    kind: str
    actor: Actor
    suggestion: str


def actor_doubts(cast: Cast) -> list[Doubt]:
    """What to check about the actors of one article, in the order of their first naming."""
    found = [*_duplicates(cast), *_lone_surnames(cast), *_conflicting_roles(cast)]
    return sorted(found, key=lambda d: (d.actor.start, d.kind, d.suggestion))


def _duplicates(cast: Cast) -> Iterator[Doubt]:
    """Two people of one first letter whose surnames are the same or differ by one letter: `Yuri Zelin`, `Yuri Zalin`."""
    by_end: dict[str, list[Actor]] = {}
    for actor in (a for a in cast.actors if a.kind == "person"):
        surname = fold(actor.name.split()[-1])
        for key in {surname, *(surname[:k] + surname[k + 1 :] for k in range(len(surname)) if len(surname) > 4)}:
            by_end.setdefault(key, []).append(actor)
    pairs = {(a.actor_id, b.actor_id): (a, b) for near in by_end.values() for a, b in combinations(near[:20], 2) if a is not b}
    for first, second in pairs.values():
        if _may_be_one(first, second):
            yield Doubt("possible_duplicate_actor", second, f"may be the same person as {first.name}: merge them if so")


def _may_be_one(first: Actor, second: Actor) -> bool:
    one, other = first.name.split(), second.name.split()
    if len(one) == 1 or len(other) == 1:
        return True
    return fold(one[0])[:1] == fold(other[0])[:1] and not (fold(one[0]) == fold(other[0]) and fold(one[-1]) == fold(other[-1]))


def _lone_surnames(cast: Cast) -> Iterator[Doubt]:
    """Hale said no · Governor Hale: many hold such an office, so the full name is needed; of heads of state it is not."""
    for actor in cast.actors:
        if actor.kind == "person" and " " not in actor.name.strip():
            if actor.role is None:
                yield Doubt(
                    "lone_surname", actor, f"the text never says who {actor.name} is: look the name up before citing it"
                )
            elif _SHARED_OFFICE.search(actor.role) and not actor.role.lower().endswith(_HEAD):
                yield Doubt(
                    "lone_surname", actor, f"the text never gives the full name of {actor.name}: look it up before citing it"
                )


def _conflicting_roles(cast: Cast) -> Iterator[Doubt]:
    """The text ties one person to two states, or calls the same office former and not."""
    for actor_id, offices in cast.offices.items():
        actor = cast.by_id[actor_id]
        ties = {o.represents for o in offices if o.represents in cast.by_id and o.represents.startswith("cty:")}
        if len(ties) > 1:
            states = " and to ".join(sorted(cast.by_id[tie].name for tie in ties))
            yield Doubt("conflicting_role", actor, f"is tied to {states}: check for whom the words are")
        past = {o.head for o in offices if o.past and o.head}
        if both := sorted(past & {o.head for o in offices if not o.past}):
            yield Doubt("conflicting_role", actor, f"is called both {both[0]} and former {both[0]}: check which holds")
