"""A word in, the condition that it means out: this, the demand, Peru's proposal, the tax that Peru called for."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence, Set

from analysis.conditions.holders import alone_and_together
from analysis.conditions.scene import Scene
from analysis.conditions.sides import OPPONENT, Stand, part_of
from analysis.reading import Parse
from analysis.reading.grammar import child_of, governor, subject_of
from analysis.tables import Condition

_REACH = 2  # sentences back in which `this` may stand for a condition
_REACH_OF_NAMES = 5  # where it is called by its own name


@dataclasses.dataclass(frozen=True)
class Held:
    """A condition, its tokens, and where the text says whose it is."""

    row: Condition
    first: int
    last: int
    verb: int
    stand: Stand | None


def meant_by(scene: Scene, held: Sequence[Held], verb: int, passive: bool, own: Set[str]) -> Held | None:
    """The condition that a verb of support or opposition is about; None where the text does not tie it to one."""
    parse = scene.parse
    thing = child_of(parse, verb, {"nsubjpass"} if passive else {"dobj"})
    if thing is None and passive:  # It was backed by Peru but rejected by Chad.
        thing = subject_of(parse, verb) if parse.deps[verb] == "conj" else None
        return named_by(scene, held, verb, thing, own) if thing is not None else _summed_up(scene, held, verb, own)
    if thing is None:
        to = next((c for c in parse.children[verb] if c > verb and parse.deps[c] == "prep"), None)
        thing = child_of(parse, to, {"pobj"}) if to is not None else None
        if thing is None:
            bare = to is None and not any(c > verb and parse.deps[c] in ("xcomp", "ccomp") for c in parse.children[verb])
            if not bare or parse.lemmas[verb] not in parse.classes["answering"]:
                return None
            objects = part_of(parse, verb) == OPPONENT  # nobody objects to an objection
            return _before(scene, [h for h in held if not (objects and _answers(parse, h))], verb, own)
    return named_by(scene, held, verb, thing, own)


def _summed_up(scene: Scene, held: Sequence[Held], verb: int, own: Set[str]) -> Held | None:
    """Peru insisted on a fund, a ⟨demand⟩ echoed by Chad."""
    parse, noun = scene.parse, scene.parse.heads[verb]
    named = parse.lemmas[noun] in parse.classes["plans"] | parse.classes["asks"] and parse.words[parse.first[noun] - 1] == ","
    if parse.deps[verb] != "acl" or not named:
        return None
    same = (h for h in reversed(held) if parse.sentences[h.first] == parse.sentences[noun])
    return next((h for h in same if h.first < parse.first[noun] and not _is_of(scene, h, own)), None)


def named_by(scene: Scene, held: Sequence[Held], verb: int, thing: int, own: Set[str]) -> Held | None:
    """The condition that a word means: ⟨Chad's call for a truce⟩, this, the demand, Peru's demand."""
    parse, at = scene.parse, governor(scene.parse, thing)
    inside = [h for h in held if h.first <= thing <= h.last and not _is_of(scene, h, own)]
    inside = [h for h in inside if h.verb != at or not _answers(parse, h)]  # not: Peru ⟨backed the demand⟩
    if inside:
        return inside[0]  # Peru backed ⟨Chad's call for a truce⟩.
    if parse.lower[thing] in ("this", "that", "it", "these", "them"):
        again = parse.lower[thing] in ("it", "them")  # Mali opposed it and Peru supported it.
        return _before(scene, [h for h in held if not (again and _answers(parse, h))], verb, own)
    if parse.lemmas[thing] not in parse.classes["plans"] | parse.classes["asks"]:
        person = scene.speakers.party(thing)  # Peru agreed with Chad.
        with_ = parse.deps[thing] == "pobj" and parse.lower[parse.heads[thing]] == "with"
        return _latest_of(held, verb, person) if person is not None and with_ else _introduced(scene, held, verb, thing, own)
    owner = next((c for c in parse.children[thing] if parse.deps[c] in ("poss", "compound", "amod", "nmod")), None)
    by = next((c for c in parse.children[thing] if parse.lower[c] in ("by", "from", "of")), None)
    owner = child_of(parse, by, {"pobj"}) if owner is None and by is not None else owner
    party = scene.speakers.party(owner)
    if party is not None:
        return _latest_of(held, verb, party)
    definite = parse.lower[parse.first[thing]] in ("the", "this", "that", "these", "both")
    bare = parse.last[thing] == thing or parse.deps[parse.last[thing]] == "punct"
    return _before(scene, [h for h in held if not _answers(parse, h)], verb, own) if definite and bare else None


def _introduced(scene: Scene, held: Sequence[Held], verb: int, thing: int, own: Set[str]) -> Held | None:
    """Peru called for a ⟨tax⟩ on fuel. Chad opposed the ⟨tax⟩."""
    parse = scene.parse
    if (
        parse.pos[thing] != "NOUN"
        or parse.lower[parse.first[thing]] != "the"
        or any(c > thing and parse.deps[c] == "prep" for c in parse.children[thing])
    ):
        return None
    new = [
        h for h in held if h.row.direction > 0 and not _answers(parse, h)
        and any(
            parse.lemmas[t] == parse.lemmas[thing] and parse.lower[parse.first[t]] in ("a", "an")
            for t in range(h.first, h.last + 1)
        )
    ]  # fmt: skip
    return _before(scene, new, verb, own, _REACH_OF_NAMES)


def _answers(parse: Parse, held: Held) -> bool:
    """Whether a condition only answers another one, so that nobody calls it a demand: Chad rejected the proposal."""
    return held.row.kind == "refusal" or part_of(parse, held.verb) is not None


def _before(scene: Scene, held: Sequence[Held], verb: int, own: Set[str], reach: int = _REACH) -> Held | None:
    """The nearest condition before a verb that is not of those who now take its side."""
    sentences = scene.parse.sentences
    near = [h for h in held if h.last < verb and sentences[verb] - sentences[h.last] <= reach and not _is_of(scene, h, own)]
    return near[-1] if near else None


def _is_of(scene: Scene, held: Held, actors: Set[str]) -> bool:
    """Whether a condition is that of some of these actors, alone or together."""
    return not actors.isdisjoint(alone_and_together(scene.speakers, held.row.holder_id))


def _latest_of(held: Sequence[Held], verb: int, party: str) -> Held | None:
    """Chad's last condition before a verb."""
    return next((h for h in reversed(held) if h.last < verb and h.row.holder_id == party), None)
