"""A predicate or noun of proposal in, its proposals out: Kyiv is ready to talk · its demand for talks · a red line for Kyiv.

Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions.proposal import Proposal, is_hypothetical, proposals
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, child_of, governor, is_negated, subject_of


def price(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """A truce depends on disarmament, she said. Serbia tied its signature to the release of prisoners."""
    verb = hit.first
    if is_hypothetical(parse, verb) or is_negated(parse, verb):
        return
    subject, thing = subject_of(parse, verb), child_of(parse, verb, {"dobj"})
    if parse.lemmas[verb] in parse.classes["required_by_things"]:
        if speakers.is_spoken(verb) and subject is not None and not speakers.is_outsider(speakers.claim_at(verb)):
            yield from proposals(parse, hit, verb, "price")
    elif (
        thing is not None
        and parse.lemmas[thing] in parse.classes["events"] | parse.classes["processes"]
        and speakers.is_party(subject)
    ):
        yield from proposals(parse, hit, verb, "price", holder=subject)


def predicate(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Kyiv is ready to talk. It is essential that aid gets through. Foreign troops are unacceptable."""
    entry, trigger = hit.entry, hit.first
    verb = governor(parse, trigger)
    if parse.deps[verb] == "acomp":  # is opposed to
        verb = parse.heads[verb]
    claim, spoken = speakers.claim_at(trigger), speakers.is_spoken(trigger)
    if is_hypothetical(parse, verb):
        return
    subject = subject_of(parse, verb)
    negated = (is_negated(parse, verb) or is_negated(parse, trigger)) and not _has_negation(hit)
    if entry.kind == "exclusion":
        if spoken:  # There is no place for them.
            yield from proposals(parse, hit, verb, "no_place")
    elif entry.kind == "expectation":
        if spoken or len(hit.tokens) > 2 or speakers.is_party(subject):
            yield from proposals(parse, hit, verb, "expected_to", actor=subject)
    elif entry.kind == "demand" and parse.lower[hit.last] == "to":  # Uganda is obliged to share the lake, she said.
        if spoken and not negated:
            yield from proposals(parse, hit, verb, "obliged_to", actor=subject)
    elif entry.kind == "offer" or parse.lower[hit.last] in parse.classes["points_at"]:
        yield from _readiness(parse, hit, verb, subject, negated, speakers)
    elif spoken and not negated:
        if parse.deps[trigger] in ("amod", "pobj") or (parse.tags[trigger][:2] == "JJ" and parse.tags[verb][:2] != "VB"):
            return  # the necessary agreements
        told = parse.tags[verb] == "VBD" and subject is not None and parse.lower[subject] not in ("it", "this", "that")
        if told and not _has_clause(parse, verb, trigger):
            return  # His conduct was unacceptable.
        weak = parse.lower[trigger] not in ("essential", "necessary", "imperative")
        if entry.kind == "demand" and weak and not _has_clause(parse, verb, trigger):
            return  # It is important.
        kind = "recommendation" if entry.kind == "demand" and speakers.is_outsider(claim) else entry.kind
        yield from proposals(parse, hit, verb, "predicate_of_stance", kind=kind, actor=subject)


def _has_negation(hit: Hit) -> bool:
    return any(word in ("not", "never", "no") for word in hit.entry.trigger.split())


def _readiness(parse: Parse, hit: Hit, verb: int, subject: int | None, negated: bool, speakers: Speakers) -> Iterator[Proposal]:
    """Kyiv is willing to talk. Kyiv is not ready to talk. Kyiv is opposed to talks."""
    if parse.last[hit.first] <= hit.last and parse.last[verb] <= hit.last:
        return
    if subject is not None and parse.lemmas[subject] in ("door", "hand"):  # Our door remains open for talks.
        subject = child_of(parse, subject, {"poss"})
    if not (speakers.is_party(subject) or (subject is not None and parse.tags[subject] == "PRP$")):
        return
    offers = (hit.entry.kind == "offer") != negated
    to_do = child_of(parse, hit.first, {"xcomp"})
    if not negated:
        yield from proposals(parse, hit, verb, "readiness", content=to_do if (to_do or 0) > hit.last else None, holder=subject)
    elif offers:
        yield from proposals(parse, hit, verb, "readiness", kind="offer", strength=2, direction=1, holder=subject)
    else:
        yield from proposals(parse, hit, verb, "readiness", kind="refusal", strength=5, direction=-1, holder=subject)


def _has_clause(parse: Parse, verb: int, trigger: int) -> bool:
    clauses = {"ccomp", "csubj", "xcomp", "advcl"}
    return child_of(parse, verb, clauses) is not None or child_of(parse, trigger, clauses) is not None


def noun(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """its demand for talks · deepened his resistance to providing weapons · a red line for Kyiv"""
    noun, spoken = hit.first, speakers.is_spoken(hit.first)
    verb = governor(parse, noun)
    if hit.entry.kind == "red_line":
        head = hit.last
        for_whom = next((child_of(parse, c, {"pobj"}) for c in parse.children[head] if parse.lower[c] == "for"), None)
        if for_whom is None:  # was seen by the Kurds as a deal-breaker
            for_whom = agent_of(parse, verb)
        for_whom = for_whom if speakers.is_party(for_whom) else None
        if parse.deps[head] in ("attr", "acomp", "ROOT", "oprd", "pobj") and (for_whom is not None or spoken):
            yield from proposals(parse, hit, verb, "red_line", holder=for_whom)
        return
    scarce = {parse.lower[c] for c in parse.children[noun]} & {"no", "any", "without", "little", "few"}
    if max(parse.last[noun], parse.last[hit.last]) <= hit.last or (scarce and hit.entry.kind != "offer") or "any" in scarce:
        return  # without any commitment to talk
    if hit.entry.kind == "threat" and parse.tags[hit.last] != "TO" and parse.lower[hit.last] != "of":
        return  # a threat to peace
    owner = child_of(parse, noun, {"poss"})
    doer = subject_of(parse, verb) if parse.deps[noun] == "dobj" else None
    if parse.lemmas[noun] in parse.classes["duties"]:  # Russia has a duty to press them, he said.
        if spoken and doer is not None:
            yield from proposals(parse, hit, verb, "named_duty", actor=doer)
        return
    if doer is None and parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "in":  # a speech in opposition to it
        doer = subject_of(parse, verb)
    if hit.entry.kind == "offer" and doer is not None and owner is None and parse.lemmas[verb] in parse.classes["blaming"]:
        return  # He rips the agreement to restructure it.
    fields = {}
    if scarce:  # They have shown no willingness to talk.
        fields = {"kind": "refusal", "strength": 4, "direction": -1}
    elif (
        hit.entry.kind == "demand" and parse.lemmas[verb] in parse.classes["giving_up"]
    ):  # They dropped their demand for a vote.
        fields = {"kind": "offer", "strength": 2, "direction": 1}
        doer = subject_of(parse, verb)
    if hit.entry.kind == "precondition" and parse.deps[noun] == "attr" and spoken:  # Calm is a condition for talks, she said.
        yield from proposals(parse, hit, verb, "named_price")
    elif owner is None or (doer is not None and parse.tags[owner] == "PRP$"):
        if speakers.is_party(doer):
            yield from proposals(parse, hit, verb, "noun_of_stance", holder=doer, **fields)
    elif speakers.is_party(owner):
        yield from proposals(parse, hit, noun, "noun_of_stance", holder=owner, first=parse.first[owner], **fields)


def stressed_need(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """She stressed the need for a ceasefire. “There is a need for talks.” He spoke of the need to leave."""
    noun = hit.first
    verb = governor(parse, noun)
    if any(parse.lower[c] in ("no", "any", "little") for c in parse.children[noun]) or is_hypothetical(parse, verb):
        return
    subject = subject_of(parse, verb)
    if parse.lemmas[verb] in parse.classes["stressing"] and speakers.is_party(subject):
        yield from proposals(parse, hit, verb, "stressed_need", kind="demand", strength=3, holder=subject)
    elif speakers.claim_of_cue(verb) is not None or (child_of(parse, verb, {"expl"}) is not None and speakers.is_spoken(noun)):
        kind = "recommendation" if speakers.is_outsider(speakers.claim_at(noun)) else "demand"
        yield from proposals(parse, hit, noun, "named_need", kind=kind, first=parse.first[noun])


def named_demands(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Their conditions include no access for observers and an objection to the deal."""
    noun, verb = hit.first, hit.last
    sides = [c for c in range(parse.first[noun], noun) if parse.deps[c] in ("poss", "amod", "compound", "nmod")]
    holder = next((c for c in sides if speakers.actor(c) is not None), None)
    for proposal in proposals(parse, hit, verb, "named_demands", holder=holder, first=parse.first[noun]):
        own = range(max(proposal.first, verb + 1), proposal.last + 1)
        refused = any(parse.lower[t] in ("no", "not") or parse.lemmas[t] in parse.classes["objections"] for t in own[:3])
        yield dataclasses.replace(proposal, direction=-1 if refused else 1)
