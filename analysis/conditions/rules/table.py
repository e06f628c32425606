"""The triggers of an article in, its proposals out: each trigger goes to the shape that its grammar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.claims import Speakers
from analysis.conditions.proposal import Proposal, with_antecedent
from analysis.conditions.rules import commands as appeals
from analysis.conditions.rules import modals as requirements
from analysis.conditions.rules import predicates
from analysis.conditions.rules import verbs as positions
from analysis.conditions.rules.lists import find_listed, find_listed_in_prose
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, Reading


def find_proposals(reading: Reading, parse: Parse, speakers: Speakers, hits: Sequence[Hit]) -> list[Proposal]:
    """The proposals that rules read in an article, none inside another; `hits` are the triggers in it."""
    found: list[Proposal] = []
    for hit in hits:
        if parse.tags[hit.first][:2] == "NN" and reading.sections[reading.section_at[hit.first]].kind == "lead_in":
            continue  # He outlined his conditions for a settlement: the items below are the conditions.
        for proposal in _read(parse, hit, speakers):
            if not any(f.first <= proposal.first and proposal.last <= f.last for f in found[-8:]):
                found.append(with_antecedent(parse, proposal))
    taken = {t for proposal in found for t in range(proposal.first, proposal.last + 1)}
    found += [s for s in appeals.find_appeals(parse, speakers) if taken.isdisjoint(range(s.first, s.last + 1))]
    places = {(proposal.first, proposal.last) for proposal in found}
    found += [s for s in find_listed_in_prose(parse, speakers) if (s.first, s.last) not in places]
    return [*found, *find_listed(reading, parse, speakers, hits, found)]


def _read(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    if parse.lemmas[hit.first] == "need" and parse.tags[hit.first][:2] == "NN":
        return predicates.stressed_need(parse, hit, speakers)
    if parse.lemmas[hit.last] == "include":
        return predicates.named_demands(parse, hit, speakers)
    if parse.lemmas[hit.last] == "be" and len(hit.tokens) > 1:
        return appeals.cleft(parse, hit, speakers)
    if any(parse.lemmas[t] in parse.classes["burdens"] for t in hit.tokens):
        return appeals.burden(parse, hit, speakers)
    if hit.entry.kind == "precondition" and hit.entry.trigger.startswith("to "):
        return predicates.price(parse, hit, speakers)
    if parse.lower[hit.first] in ("do", "does"):
        return requirements.policy(parse, hit, speakers)
    if hit.entry.kind == "precondition" and parse.tags[hit.first][:2] != "NN":
        return requirements.hanging(parse, hit, speakers)
    if parse.lower[hit.first] == "if":
        return requirements.conditional(parse, hit, speakers)
    if parse.lower[hit.first] == "why":
        return requirements.rhetorical(parse, hit, speakers)
    if hit.entry.trigger.startswith("to "):
        return positions.verb_of_stance(parse, hit, speakers)
    if (
        parse.tags[hit.first] == "MD"
        or parse.lower[hit.first] == "cannot"
        or (parse.lemmas[hit.first] in ("have", "need", "ought") and parse.tags[hit.first][:2] == "VB")
    ):
        return requirements.modal(parse, hit, speakers)
    if any(parse.tags[t][:2] == "VB" for t in hit.tokens[1:]) and parse.tags[hit.first][:2] == "NN":
        return predicates.predicate(parse, hit, speakers)
    if parse.tags[hit.first][:2] == "NN" or hit.entry.kind == "red_line":
        return predicates.noun(parse, hit, speakers)
    return predicates.predicate(parse, hit, speakers)
