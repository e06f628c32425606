"""A phrase that names a side in; who stands in it, beside it, behind it and against it, out: the grammar of stances.

Grenada, for AOSIS, supported by Peru and opposed by Chad, urged a deadline: AOSIS holds it, Grenada speaks, Peru is for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.claims import may_be_party
from analysis.conditions.proposal import Proposal
from analysis.conditions.scene import Scene
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, ancestors, child_of, opens_sentence, subject_of
from analysis.words import values

HOLDER, CO_HOLDER, SUPPORTER, OPPONENT, SPOKESPERSON = values.PARTS


class Side(NamedTuple):
    """An actor, the part it takes, and the first and last token of the words that say so."""

    actor_id: str
    part: str
    first: int
    last: int
    side: int = 1  # -1: against it

    def answering(self, part: str) -> Side:
        """Grenada, for AOSIS, opposed it: AOSIS is against it, and Grenada says so."""
        return self._replace(part=self.part if self.part == SPOKESPERSON else part, side=-1 if part == OPPONENT else 1)


class Stand(NamedTuple):
    """Where a text says whose a condition is: the verb, and the head of the phrase that names its subject or agent."""

    verb: int
    subject: int


def named_at(scene: Scene, head: int) -> Iterator[tuple[str, int]]:
    """The actors that a phrase names, each with its token: ⟨Peru, Chad and the rebels⟩; ⟨both unions⟩ are their members."""
    cast, parse, named = scene.speakers.cast, scene.parse, set()
    for token in _joined(parse, head):
        alone = cast.actor_of(parse.span(token, token + 1)) or scene.speakers.actor(token)
        actor = cast.by_id.get(cast.party_of(alone))
        if actor is not None and may_be_party(actor):
            members = (actor.members or actor.actor_id).split()
            named.update(members)
            yield from ((member, token) for member in members)
    group = cast.by_id.get(cast.group_at(head))  # Peru as well as Chad, which the parse does not join
    apart = group is not None and named and any(words in group.quote for words in (" as well as ", " but also "))
    others = (group.members or "").split() if apart else ()
    yield from ((party, head) for party in map(cast.party_of, others) if party is not None and party not in named)


def _joined(parse: Parse, head: int) -> Iterator[int]:
    yield head
    for c in parse.children[head]:
        named = child_of(parse, c, {"pobj"}) if parse.lower[c] == "including" else None
        if named is not None:  # Several states, including Peru and Chad, …
            yield from _joined(parse, named)
        lists = parse.deps[c] == "appos" and child_of(parse, c, {"conj"}) is not None
        left_out = any(parse.lower[n] == "not" for n in parse.children[c])  # Ghana, but not Nigeria
        if c > head and (parse.deps[c] == "conj" or lists) and parse.tags[c][:2] not in ("VB", "MD") and not left_out:
            yield from _joined(parse, c)


def stand_of(scene: Scene, verb: int, holder: str) -> Stand | None:
    """The verb of a condition or one above it whose subject, or else whose agent, holds it; best one that says for whom."""
    stands = list(_stands(scene, verb, holder))
    return next((stand for stand in stands if _represented(scene, stand.subject) is not None), next(iter(stands), None))


def _stands(scene: Scene, verb: int, holder: str) -> Iterator[Stand]:
    parse = scene.parse
    for up in (verb, *ancestors(parse, verb)):
        if parse.tags[up][:2] not in ("VB", "MD"):
            continue
        for named in (subject_of(parse, up), agent_of(parse, up)):
            if named is not None and holder in _known_as(scene, named):
                yield Stand(up, named)


def _known_as(scene: Scene, head: int) -> set[str | None]:
    speakers = scene.speakers
    party, represented = speakers.party(head), _represented(scene, head)
    spoken_for = {speakers.party(represented)} if represented is not None else set()
    return {party, speakers.actor(head), speakers.cast.group_at(head), *(a for a, _ in named_at(scene, head)), *spoken_for}


def spoken_for(scene: Scene, proposal: Proposal, holder: str | None) -> str | None:
    """Whom a holder speaks for, as the text says there: Grenada, for AOSIS, urged a deadline."""
    stand = stand_of(scene, proposal.verb, holder) if holder is not None else None
    represented = _represented(scene, stand.subject) if stand is not None else None
    if stand is None or represented is None:
        return None
    known = scene.speakers.party(stand.subject)  # of a ministry's spokesman the state
    return known if known != scene.speakers.actor(stand.subject) else scene.speakers.party(represented)


def _represented(scene: Scene, subject: int) -> int | None:
    """The phrase behind *for* or *on behalf of* between commas, or *speaking for*: a body that has a name."""
    parse = scene.parse
    comma = (subject + 1,) if subject + 1 < len(parse) else ()  # some parses hang it on the comma
    heads = (subject, parse.heads[subject], *comma, *parse.children[subject])
    for c in (c for head in heads for c in parse.children[head]):
        if not _opens_behalf(parse, c, subject):
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


def _opens_behalf(parse: Parse, token: int, subject: int) -> bool:
    """Malawi, for the group, …; Malawi (for the group); Malawi, speaking for the group, …; on behalf of the group, Malawi …"""
    head = parse.heads[token]
    if parse.deps[token] != "prep":
        return False
    if parse.lemmas[head] in parse.classes["spokespeople"]:  # Tom Reilly, spokesman for the union
        still = parse.classes["no_longer"].isdisjoint(parse.lower[c] for c in parse.children[head])  # no former spokesman
        return still and (head == subject or parse.deps[head] == "appos")
    if parse.lemmas[head] in parse.classes["verbs_of_speaking_for"]:
        return head > subject and parse.deps[head] in ("acl", "advcl")
    return (
        parse.words[token - 1] in (",", "(") if token > subject else opens_sentence(parse, token) and parse.lower[token] == "on"
    )


def holders_at(scene: Scene, stand: Stand) -> Iterator[Side]:
    """Who holds it together, and who says it for them: the subject, what is joined to it, and *with Chad*."""
    parse, (verb, subject) = scene.parse, stand
    named, represented = list(named_at(scene, subject)), _represented(scene, subject)
    if represented is not None:
        said_by = scene.speakers.actor(subject)
        named = [*named_at(scene, represented), *named[1:]]
        if said_by is not None and said_by != named[0][0]:
            yield Side(said_by, SPOKESPERSON, *_around(subject, represented))
    sides = [Side(actor_id, CO_HOLDER, *_around(token, verb)) for actor_id, token in named]
    joins = parse.heads[subject]  # Peru joined Chile in demanding it.
    if parse.lemmas[joins] in parse.classes["joined_by"] and (joined := child_of(parse, joins, {"dobj"})) is not None:
        sides += (Side(actor_id, CO_HOLDER, *_around(joins, token)) for actor_id, token in named_at(scene, joined))
    beside = [*parse.children[subject], *parse.children[verb]]
    beside += [c for b in beside if parse.plain[b] in parse.classes["joins_parties"] for c in parse.children[b]]
    for c in beside:
        if parse.deps[c] == "prep" and parse.plain[c] in ("with", "alongside") and _is_set_off(parse, c):
            thing = child_of(parse, c, {"pobj"})
            is_name = thing is not None and (parse.pos[thing] == "PROPN" or scene.speakers.actor(thing) is not None)
            with_ = named_at(scene, thing) if thing is not None and is_name else ()
            sides += (Side(actor_id, CO_HOLDER, *_around(c, token)) for actor_id, token in with_)
    yield from (side._replace(part=HOLDER if side is sides[0] else CO_HOLDER) for side in sides)


def _is_set_off(parse: Parse, token: int) -> bool:
    """Peru, with Chad, proposed; together with Chad; alongside Chad."""
    joins = parse.classes["joins_parties"]
    return parse.plain[token - 1] in (",", "and") or not joins.isdisjoint(parse.plain[token - 1 : token + 1])


def sides_around(scene: Scene, stand: Stand) -> Iterator[Side]:
    """Who is named for or against it: supported by Peru and opposed by Chad; backed by both unions."""
    parse = scene.parse
    for head in (stand.subject, stand.verb):
        for c in parse.children[head]:
            yield from _participles(scene, c)
            thing = child_of(parse, c, {"pobj"}) if parse.deps[c] == "prep" else None
            if thing is not None and parse.lower[c] in parse.classes["amid"]:
                yield from named_by_noun(scene, thing)


def _participles(scene: Scene, token: int) -> Iterator[Side]:
    parse = scene.parse
    if parse.tags[token] != "VBN" or parse.deps[token] not in ("acl", "advcl", "conj", "dep", "amod", "parataxis", "appos"):
        return
    agent = agent_of(parse, token)
    part = part_of(parse, token) or _beside(parse, token)
    if agent is not None and part is not None and child_of(parse, token, {"nsubj", "nsubjpass"}) is None:
        yield from (side.answering(part) for side in holders_at(scene, Stand(token, agent)))
    for c in (*parse.children[token], *(parse.children[agent] if agent is not None else ())):
        if parse.deps[c] == "conj":
            yield from _participles(scene, c)


def part_of(parse: Parse, verb: int) -> str | None:
    """Whether a verb takes the side of what it is about, or the other: to support, to oppose."""
    said = {parse.lemmas[verb], *(f"{parse.lemmas[verb]} {parse.lower[c]}" for c in parse.children[verb] if c > verb)}
    if not said.isdisjoint(parse.classes["supporting"]):
        return SUPPORTER
    return None if said.isdisjoint(parse.classes["opposing"]) else OPPONENT


def _beside(parse: Parse, participle: int) -> str | None:
    """Peru, joined by Chile, …; the group, represented by Malawi, …"""
    if parse.lemmas[participle] in parse.classes["joined_by"]:
        return CO_HOLDER
    return SPOKESPERSON if parse.lemmas[participle] in parse.classes["represented_by"] else None


def named_by_noun(scene: Scene, noun: int) -> Iterator[Side]:
    """With the backing of Portugal; despite opposition from Germany; over Germany's objections."""
    parse = scene.parse
    part = part_of_noun(parse, noun)
    if part is None or any(parse.lower[c] in ("for", "to") for c in parse.children[noun]):
        return  # He warned against Germany's support for the rebels: it says itself what it is for.
    owner = child_of(parse, noun, {"poss"})
    of = next((c for c in parse.children[noun] if parse.lower[c] in ("of", "from", "by")), None)
    named = child_of(parse, of, {"pobj"}) if owner is None and of is not None else owner
    if named is not None:
        sides = (Side(actor_id, part, *_around(noun, token)) for actor_id, token in named_at(scene, named))
        yield from (side.answering(part) for side in sides)


def part_of_noun(parse: Parse, noun: int) -> str | None:
    """Whether a noun means taking the side of something, or the other: support, opposition."""
    if parse.lemmas[noun] in parse.classes["support"]:
        return SUPPORTER
    return OPPONENT if parse.lemmas[noun] in parse.classes["objections"] else None


def is_of_a_side(parse: Parse, token: int, verb: int) -> bool:
    """Whether a token stands below a verb in words that only say who else is for or against it: *backed by Peru*."""
    nouns = parse.classes["support"] | parse.classes["objections"]
    below = token
    for up in ancestors(parse, token):
        if up == verb:
            return False
        takes = parse.deps[below] in ("agent", "nsubj", "nsubjpass")  # not: those who favour talks with Peru
        below = up
        if parse.lower[up] in parse.classes["compares"] or parse.lemmas[up] in parse.classes["joined_by"]:
            return True
        if parse.lemmas[up] in nouns and parse.heads[up] != verb:
            return True
        if takes and parse.deps[up] in ("acl", "relcl", "advcl") and (part_of(parse, up) or _beside(parse, up)):
            return True
    return False


def _around(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
