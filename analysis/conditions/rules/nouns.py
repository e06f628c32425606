"""A noun of demand, refusal or offer in, its proposals out: its demand for talks · a red line for Kyiv · the need for a truce.

Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import Different, Proposal, gives_up, is_hypothetical, proposals
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import agent_of, child_of, governor, subject_of

ANSWERS: dict[str, Different] = {  # class of verbs -> what its subject makes of the demand of others
    "defying": {"kind": "refusal", "strength": 5, "direction": -1},
    "heeding": {"kind": "offer", "strength": 2, "direction": 1},
}


def noun(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """its demand for talks · deepened his resistance to providing weapons"""
    parse, speakers, noun = scene.parse, scene.speakers, hit.first
    if _names_nothing(parse, hit) or _names_only_the_hearer(scene, hit):
        return
    verb, owner, doer = governor(parse, noun), _owner(scene, noun), _doer(parse, noun)
    if hit.entry.kind == "offer" and doer is not None and owner is None and parse.lemmas[verb] in parse.classes["blaming"]:
        return  # He rips the agreement to restructure it.
    different: Different = {}
    if _scarcity(parse, noun):  # They have shown no willingness to talk.
        different = {"kind": "refusal", "strength": 4, "direction": -1}
    elif (
        hit.entry.kind in ("demand", "refusal") and gives_up(parse, verb) and _is_object(parse, noun, verb)
    ):  # They dropped their demand for a vote.
        different, doer = {"kind": "offer", "strength": 2, "direction": 1}, subject_of(parse, verb)
    if hit.entry.kind == "demand" and owner is None and (answer := _answer(parse, noun, verb)):
        if (doer := subject_of(parse, verb)) is not None and answer != "receiving" and speakers.is_party(doer):
            yield from proposals(parse, hit, verb, "noun_of_stance", holder=doer, **ANSWERS[answer])
        return
    if hit.entry.kind == "precondition" and parse.deps[noun] == "attr" and speakers.is_spoken(noun):
        yield from proposals(parse, hit, verb, "named_price")  # Calm is a condition for talks, she said.
    elif owner is None or (doer is not None and parse.tags[owner] == "PRP$"):
        if speakers.is_party(doer):
            yield from proposals(parse, hit, verb, "noun_of_stance", holder=doer, **different)
    elif speakers.is_party(owner):
        yield from proposals(parse, hit, noun, "noun_of_stance", holder=owner, first=parse.first[owner], **different)


def _answer(parse: Parse, noun: int, verb: int) -> str | None:
    """Peru ignored, heeded, faced calls for a vote: they are others', and what Peru does with them."""
    if not _is_object(parse, noun, verb) or is_denied(parse, verb):
        return None
    classes = parse.classes
    answers = {"defying": classes["defying"], "heeding": classes["heeding"], "receiving": classes["receiving"]}
    return next((name for name, verbs in answers.items() if parse.lemmas[verb] in verbs), None)


def _is_object(parse: Parse, noun: int, verb: int) -> bool:
    """dropped its demand, backed away from its demand; not: withdrew its support for Peru's demand"""
    return verb in (parse.heads[noun], parse.heads[parse.heads[noun]]) and parse.tags[parse.heads[noun]][:2] != "NN"


def _owner(scene: Scene, noun: int) -> int | None:
    """Norway's refusal to sign, the Soviet offer to withdraw, a US proposal for a truce"""
    owner = child_of(scene.parse, noun, {"poss"})
    if owner is not None:
        return owner
    named = (c for c in scene.parse.children[noun] if c < noun and scene.parse.deps[c] in ("amod", "compound", "nmod"))
    return next((c for c in named if scene.speakers.actor(c) is not None and scene.speakers.is_body(c)), None)


def _names_nothing(parse: Parse, hit: Hit) -> bool:
    """without any commitment to talk · a threat to peace · their demands"""
    scarcity, kind = _scarcity(parse, hit.first), hit.entry.kind
    if max(parse.last[hit.first], parse.last[hit.last]) <= hit.last or (scarcity and kind != "offer") or "any" in scarcity:
        return True
    return kind == "threat" and parse.tags[hit.last] != "TO" and parse.lower[hit.last] != "of"


def _names_only_the_hearer(scene: Scene, hit: Hit) -> bool:
    """made an offer to the pilots; not: an offer to the pilots to raise their pay"""
    parse, noun = scene.parse, hit.first
    heard = child_of(parse, hit.last, {"pobj"}) if parse.tags[hit.last] == "IN" else None
    offers = parse.lower[hit.last] == "to" and parse.lemmas[noun] in parse.classes["offers_to_somebody"]
    if not offers or heard is None or not scene.speakers.is_party(heard):
        return False
    does = (c for head in (noun, heard, parse.heads[noun]) for c in parse.children[head] if c > heard)
    return not any(parse.tags[t] == "TO" for c in does for t in parse.children[c])


def _scarcity(parse: Parse, noun: int) -> frozenset[str]:
    return parse.classes["denying_determiners"].intersection(parse.lower[c] for c in parse.children[noun])


def _doer(parse: Parse, noun: int) -> int | None:
    """Niger has no intention of leaving. Niger gave a speech in opposition to it. Mali was given an ultimatum by Niger."""
    dep, verb = parse.deps[noun], governor(parse, noun)
    takes = dep == "dobj" or (dep == "pobj" and parse.lower[parse.heads[noun]] == "in")
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    return (agent_of(parse, verb) if passive else subject_of(parse, verb)) if takes else None


def duty(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Russia has a duty to press them, he said."""
    parse = scene.parse
    doer = _doer(parse, hit.first) if parse.deps[hit.first] == "dobj" else None
    if doer is not None and not _names_nothing(parse, hit) and scene.speakers.is_spoken(hit.first):
        yield from proposals(parse, hit, governor(parse, hit.first), "named_duty", actor=doer)


def red_line(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """a red line for Kyiv · was seen by the Kurds as a deal-breaker"""
    parse, head, verb = scene.parse, hit.last, governor(scene.parse, hit.first)
    whose = next((child_of(parse, c, {"pobj"}) for c in parse.children[head] if parse.lower[c] == "for"), None)
    whose = agent_of(parse, verb) if whose is None else whose
    whose = whose if scene.speakers.is_party(whose) else None
    if parse.deps[head] in ("attr", "acomp", "ROOT", "oprd", "pobj") and (
        whose is not None or scene.speakers.is_spoken(hit.first)
    ):
        yield from proposals(parse, hit, verb, "red_line", holder=whose)


def stressed_need(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """She stressed the need for a ceasefire. “There is a need for talks.” He spoke of the need to leave."""
    parse, speakers, noun = scene.parse, scene.speakers, hit.first
    verb = governor(parse, noun)
    if _scarcity(parse, noun) or is_hypothetical(parse, verb):
        return
    subject = subject_of(parse, verb)
    if parse.lemmas[verb] in parse.classes["stressing"] and speakers.is_party(subject):
        yield from proposals(parse, hit, verb, "stressed_need", kind="demand", strength=3, holder=subject)
    elif speakers.claim_of_cue(verb) is not None or (child_of(parse, verb, {"expl"}) is not None and speakers.is_spoken(noun)):
        kind = "recommendation" if speakers.is_outsider(speakers.claim_at(noun)) else "demand"
        yield from proposals(parse, hit, noun, "named_need", kind=kind, first=parse.first[noun])


def named_demands(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Their conditions include no access for observers and an objection to the deal."""
    parse, noun, verb = scene.parse, hit.first, hit.last
    sides = [c for c in range(parse.first[noun], noun) if parse.deps[c] in ("poss", "amod", "compound", "nmod")]
    holder = next((c for c in sides if scene.speakers.actor(c) is not None), None)
    for proposal in proposals(parse, hit, verb, "named_demands", holder=holder, first=parse.first[noun]):
        own = range(max(proposal.first, verb + 1), proposal.last + 1)
        refused = any(parse.lower[t] in ("no", "not") or parse.lemmas[t] in parse.classes["objections"] for t in own[:3])
        yield dataclasses.replace(proposal, direction=-1 if refused else 1)
