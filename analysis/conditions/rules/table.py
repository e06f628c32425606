"""The triggers of an article in, its stances out: each trigger goes to the shape that its grammar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.claims import Voices
from analysis.conditions.proposal import Stance, with_antecedent
from analysis.conditions.rules import commands as appeals
from analysis.conditions.rules import modals as requirements
from analysis.conditions.rules import predicates
from analysis.conditions.rules import verbs as positions
from analysis.conditions.rules.lists import find_listed, find_listed_in_prose
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, Reading


def find_stances(reading: Reading, parse: Parse, voices: Voices, hits: Sequence[Hit]) -> list[Stance]:
    """The stances that rules read in an article, none inside another; `hits` are the triggers in it."""
    found: list[Stance] = []
    for hit in hits:
        if parse.tags[hit.first][:2] == "NN" and reading.sections[reading.section_at[hit.first]].kind == "lead_in":
            continue  # He outlined his conditions for a settlement: the items below are the conditions.
        for stance in _read(parse, hit, voices):
            if not any(f.first <= stance.first and stance.last <= f.last for f in found[-8:]):
                found.append(with_antecedent(parse, stance))
    taken = {t for stance in found for t in range(stance.first, stance.last + 1)}
    found += [s for s in appeals.find_appeals(parse, voices) if taken.isdisjoint(range(s.first, s.last + 1))]
    places = {(stance.first, stance.last) for stance in found}
    found += [s for s in find_listed_in_prose(parse, voices) if (s.first, s.last) not in places]
    return [*found, *find_listed(reading, parse, voices, hits, found)]


def _read(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    if parse.lemmas[hit.first] == "need" and parse.tags[hit.first][:2] == "NN":
        return predicates.stressed_need(parse, hit, voices)
    if parse.lemmas[hit.last] == "include":
        return predicates.named_demands(parse, hit, voices)
    if parse.lemmas[hit.last] == "be" and len(hit.tokens) > 1:
        return appeals.cleft(parse, hit, voices)
    if any(parse.lemmas[t] in parse.classes["burdens"] for t in hit.tokens):
        return appeals.burden(parse, hit, voices)
    if hit.entry.kind == "precondition" and hit.entry.trigger.startswith("to "):
        return predicates.price(parse, hit, voices)
    if parse.lower[hit.first] in ("do", "does"):
        return requirements.policy(parse, hit, voices)
    if hit.entry.kind == "precondition" and parse.tags[hit.first][:2] != "NN":
        return requirements.hanging(parse, hit, voices)
    if parse.lower[hit.first] == "if":
        return requirements.conditional(parse, hit, voices)
    if parse.lower[hit.first] == "why":
        return requirements.rhetorical(parse, hit, voices)
    if hit.entry.trigger.startswith("to "):
        return positions.verb_of_stance(parse, hit, voices)
    if (
        parse.tags[hit.first] == "MD"
        or parse.lower[hit.first] == "cannot"
        or (parse.lemmas[hit.first] in ("have", "need", "ought") and parse.tags[hit.first][:2] == "VB")
    ):
        return requirements.modal(parse, hit, voices)
    if any(parse.tags[t][:2] == "VB" for t in hit.tokens[1:]) and parse.tags[hit.first][:2] == "NN":
        return predicates.predicate(parse, hit, voices)
    if parse.tags[hit.first][:2] == "NN" or hit.entry.kind == "red_line":
        return predicates.noun(parse, hit, voices)
    return predicates.predicate(parse, hit, voices)
