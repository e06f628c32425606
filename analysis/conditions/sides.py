"""A phrase that names a side in; who stands in it, beside it, behind it and against it, out: the grammar of stances.

Grenada, for AOSIS, supported by Peru and opposed by Chad, urged a deadline: AOSIS holds it, Grenada speaks, Peru is for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.claims import NOT_A_PARTY
from analysis.conditions.proposal import Proposal
from analysis.conditions.scene import Scene
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, ancestors, child_of, subject_of

HOLDER, CO_HOLDER, SUPPORTER, OPPONENT, SPOKESPERSON = "holder", "co_holder", "supporter", "opponent", "spokesperson"


class Side(NamedTuple):
    """An actor, the part it takes, and the first and last token of the words that say so."""

    actor_id: str
    part: str
    first: int
    last: int
    side: int = 1  # -1: against it


class Stand(NamedTuple):
    """Where a text says whose a condition is: the verb, and the head of the phrase that names its subject or agent."""

    verb: int
    subject: int


def named_at(scene: Scene, head: int) -> Iterator[tuple[str, int]]:
    """The actors that a phrase names, each with its token: ⟨Peru, Chad and the rebels⟩; ⟨both unions⟩ are their members."""
    cast, parse = scene.speakers.cast, scene.parse
    for token in _joined(parse, head):
        alone = cast.actor_of(parse.span(token, token + 1)) or scene.speakers.actor(token)
        actor = cast.by_id.get(cast.party_of(alone))
        if actor is not None and actor.kind not in NOT_A_PARTY:
            yield from ((member, token) for member in (actor.members or actor.actor_id).split())


def _joined(parse: Parse, head: int) -> Iterator[int]:
    yield head
    for c in parse.children[head]:
        named = child_of(parse, c, {"pobj"}) if parse.lower[c] == "including" else None
        if named is not None:  # Several states, including Peru and Chad, …
            yield from _joined(parse, named)
        lists = parse.deps[c] == "appos" and child_of(parse, c, {"conj"}) is not None
        if c > head and (parse.deps[c] == "conj" or lists) and parse.tags[c][:2] not in ("VB", "MD"):
            yield from _joined(parse, c)


def stand_of(scene: Scene, verb: int, holder: str) -> Stand | None:
    """The verb of a condition or one above it whose subject, or else whose agent, is its holder."""
    parse = scene.parse
    for up in (verb, *ancestors(parse, verb)):
        if parse.tags[up][:2] not in ("VB", "MD"):
            continue
        for named in (subject_of(parse, up), agent_of(parse, up)):
            if named is not None and holder in _known_as(scene, named):
                return Stand(up, named)
    return None


def _known_as(scene: Scene, head: int) -> set[str | None]:
    speakers = scene.speakers
    party, represented = speakers.party(head), _represented(scene, head)
    spoken_for = {speakers.party(represented)} if represented is not None else set()
    return {party, speakers.actor(head), speakers.cast.group_at(head), *(a for a, _ in named_at(scene, head)), *spoken_for}


def spoken_for(scene: Scene, proposal: Proposal, holder: str | None) -> str | None:
    """Whom a holder speaks for, as the text says there: Grenada, for AOSIS, urged a deadline."""
    stand = stand_of(scene, proposal.verb, holder) if holder is not None else None
    represented = _represented(scene, stand.subject) if stand is not None else None
    return scene.speakers.party(represented) if represented is not None else None


def _represented(scene: Scene, subject: int) -> int | None:
    """The phrase behind *for* or *on behalf of* between commas: a body that has a name."""
    parse = scene.parse
    for c in (*parse.children[subject], *parse.children[parse.heads[subject]]):
        if c < subject or parse.deps[c] != "prep" or parse.words[c - 1] not in (",", "speaking"):
            continue
        behalf = child_of(parse, c, {"pobj"})
        if parse.lower[c] == "on" and behalf is not None and parse.lower[behalf] == "behalf":
            of = child_of(parse, behalf, {"prep"})
            behalf = child_of(parse, of, {"pobj"}) if of is not None else None
        elif parse.lower[c] != "for":
            continue
        if behalf is not None and scene.speakers.is_body(behalf) and scene.speakers.actor(behalf) is not None:
            return behalf
    return None


def holders_at(scene: Scene, stand: Stand) -> Iterator[Side]:
    """Who holds it together, and who says it for them: the subject, what is joined to it, and *with Chad*."""
    parse, (verb, subject) = scene.parse, stand
    named, represented = list(named_at(scene, subject)), _represented(scene, subject)
    if represented is not None:
        yield from (Side(actor_id, SPOKESPERSON, *_around(token, represented)) for actor_id, token in named[:1])
        named = [*named_at(scene, represented), *named[1:]]
    sides = [Side(actor_id, CO_HOLDER, *_around(token, verb)) for actor_id, token in named]
    for c in (*parse.children[subject], *parse.children[verb]):
        if parse.deps[c] == "prep" and parse.plain[c] in ("with", "alongside") and _is_set_off(parse, c):
            thing = child_of(parse, c, {"pobj"})
            with_ = named_at(scene, thing) if thing is not None and parse.pos[thing] == "PROPN" else ()
            sides += (Side(actor_id, CO_HOLDER, *_around(c, token)) for actor_id, token in with_)
    yield from (side._replace(part=HOLDER if side is sides[0] else CO_HOLDER) for side in sides)


def _is_set_off(parse: Parse, token: int) -> bool:
    """Peru, with Chad, proposed; together with Chad."""
    return parse.plain[token - 1] in (",", "and") or parse.plain[token - 1] in parse.classes["joins_parties"]


def sides_around(scene: Scene, stand: Stand) -> Iterator[Side]:
    """Who is named for or against it: supported by Peru and opposed by Chad; backed by both unions."""
    parse = scene.parse
    for head in (stand.subject, stand.verb):
        for c in parse.children[head]:
            yield from _participles(scene, c)


def _participles(scene: Scene, token: int) -> Iterator[Side]:
    parse = scene.parse
    if parse.tags[token] != "VBN" or parse.deps[token] not in ("acl", "advcl", "conj", "dep", "amod", "parataxis", "appos"):
        return
    agent = agent_of(parse, token)
    part = part_of(parse, token)
    if agent is not None and part is not None and child_of(parse, token, {"nsubj", "nsubjpass"}) is None:
        side = -1 if part == OPPONENT else 1
        yield from (Side(actor_id, part, *_around(token, at), side) for actor_id, at in named_at(scene, agent))
    for c in (*parse.children[token], *(parse.children[agent] if agent is not None else ())):
        if parse.deps[c] == "conj":
            yield from _participles(scene, c)


def part_of(parse: Parse, verb: int) -> str | None:
    """Whether a verb takes the side of what it is about, or the other: to support, to oppose."""
    if parse.lemmas[verb] in parse.classes["supporting"]:
        return SUPPORTER
    return OPPONENT if parse.lemmas[verb] in parse.classes["opposing"] else None


def _around(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
