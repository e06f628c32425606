"""A predicate in, its proposals out: Kyiv is ready to talk · it is up to Russia to end the war · what we want is a fair share.

Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import Proposal, is_hypothetical, proposals, whole_of
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import NOMINAL, SUBJECTS, child_of, clause_end, governor, resumed_be, subject_of

_SOON = 4  # tokens from a negation to its verb
_NEAR = 8  # tokens from the words of a burden to whom it is on


def predicate(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Kyiv is ready to talk. It is essential that aid gets through. Foreign troops are unacceptable."""
    parse, speakers, entry, trigger = scene.parse, scene.speakers, hit.entry, hit.first
    verb, spoken = governor(parse, trigger), scene.speakers.is_spoken(trigger)
    if (be := resumed_be(parse, trigger)) is not None:  # We’re not—let me be clear—prepared to freeze rents.
        verb = be
    if parse.deps[verb] == "acomp":  # is opposed to
        verb = parse.heads[verb]
    if is_hypothetical(parse, verb):
        return
    subject = whole_of(parse, subject_of(parse, verb))
    negated = is_denied(parse, trigger) and not _has_negation(hit)
    if entry.kind == "exclusion":
        if spoken:  # There is no place for them.
            yield from proposals(parse, hit, verb, "no_place")
    elif entry.kind == "expectation":
        if spoken or len(hit.tokens) > 2 or speakers.is_party(subject):
            yield from proposals(parse, hit, verb, "expected_to", actor=subject)
    elif entry.kind == "demand" and parse.lower[hit.last] == "to":  # Uganda is obliged to share the lake, she said.
        if spoken and not negated:
            yield from proposals(parse, hit, verb, "obliged_to", actor=subject)
    elif entry.kind == "offer" and len(hit.tokens) == 1 and parse.tags[trigger] == "JJ":
        if spoken:  # The swap is hardly acceptable, she said.
            terms = {"kind": "refusal", "strength": 5, "direction": -1} if negated else {}
            yield from proposals(parse, hit, verb, "acceptable", first=_shared_start(parse, verb), **terms)
    elif entry.kind == "offer" or parse.lower[hit.last] in parse.classes["points_at"]:
        last = hit.last if be is None else parse.last[trigger]
        yield from (dataclasses.replace(p, last=max(p.last, last)) for p in _readiness(scene, hit, verb, subject, negated))
    elif spoken and not negated and not _only_names(parse, hit, verb, subject):
        is_advice = entry.kind == "demand" and speakers.is_outsider(speakers.claim_at(trigger))
        kind = "recommendation" if is_advice else entry.kind
        holder = subject if _is_called(parse, trigger, verb) and speakers.is_party(subject) else None
        yield from proposals(parse, hit, verb, "predicate_of_stance", kind=kind, actor=subject, holder=holder)


def verb_left_open(parse: Parse, hit: Hit) -> int | None:
    """They will not ⟨exclude⟩ a cut, ⟨stand⟩ in its way; they did not ⟨preclude⟩ it: the verb of what a refusal leaves open."""
    if hit.entry.kind != "refusal" or parse.lower[hit.last] not in parse.classes["negative"] | {"cannot", "never"}:
        return None
    near = range(hit.last + 1, min(hit.last + _SOON, len(parse)))
    verb = next((t for t in near if parse.tags[t] in ("VB", "VBP")), None)
    said = () if verb is None else (parse.lemmas[verb], " ".join((parse.lemmas[verb], *parse.lower[verb + 1 : verb + 4])))
    return None if parse.classes["leaving_open"].isdisjoint(said) else verb


def left_open(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Chile would not preclude a cut in the tariff."""
    parse, verb = scene.parse, verb_left_open(scene.parse, hit)
    if verb is not None and not is_hypothetical(parse, verb):
        terms = {"kind": "offer", "strength": 1, "direction": 1}
        yield from proposals(parse, hit, verb, "will_grant", holder=whole_of(parse, subject_of(parse, verb)), **terms)


def _shared_start(parse: Parse, verb: int) -> int | None:
    """⟨The swap isn’t—and never was—acceptable⟩: the first token of the subject that it shares with the verb before."""
    subject = subject_of(parse, verb) if parse.deps[verb] == "conj" and child_of(parse, verb, SUBJECTS) is None else None
    return parse.first[subject] if subject is not None and subject < parse.heads[verb] else None


def _only_names(parse: Parse, hit: Hit, verb: int, subject: int | None) -> bool:
    """the necessary agreements · His conduct was unacceptable. · It is important."""
    trigger = hit.first
    if _is_called(parse, trigger, verb):
        return False
    if parse.deps[trigger] in ("amod", "pobj") or (parse.tags[trigger][:2] == "JJ" and parse.tags[verb][:2] != "VB"):
        return True
    of_terms = subject is not None and parse.lemmas[subject] in parse.classes["plans"] | parse.classes["names_of_demands"]
    told = parse.tags[verb] == "VBD" and subject is not None and parse.lower[subject] not in ("it", "this", "that")
    told = told and not of_terms  # The plan was unacceptable.
    weak = hit.entry.kind == "demand" and parse.lower[trigger] not in parse.classes["adjectives_of_need"]
    return (told or weak) and not _has_clause(parse, verb, trigger)


def _is_called(parse: Parse, trigger: int, verb: int) -> bool:
    """They called the swap unacceptable, “out of the question”."""
    thing = child_of(parse, verb, {"dobj", "nsubjpass"})
    beside = parse.deps[trigger] in ("oprd", "prep", "advmod") and parse.heads[trigger] == verb
    return beside and thing is not None and parse.lemmas[verb] in parse.classes["opining"]


def _has_negation(hit: Hit) -> bool:
    return any(word in ("not", "never", "no") for word in hit.entry.trigger.split())


def _readiness(scene: Scene, hit: Hit, verb: int, subject: int | None, negated: bool) -> Iterator[Proposal]:
    """Kyiv is willing to talk. Kyiv is not ready to talk. Kyiv is opposed to talks."""
    parse = scene.parse
    if parse.last[hit.first] <= hit.last and parse.last[verb] <= hit.last:
        return
    if subject is not None and parse.lemmas[subject] in parse.classes["openings"]:  # Our door remains open for talks.
        subject = child_of(parse, subject, {"poss"})
    if not (scene.speakers.is_party(subject) or (subject is not None and parse.tags[subject] == "PRP$")):
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


def burden(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """It is up to Russia to end the war. The onus is on them. It is time for Kyiv to talk."""
    parse, speakers = scene.parse, scene.speakers
    verb = next((t for t in hit.tokens if parse.tags[t][:2] == "VB"), hit.first)
    if not speakers.is_spoken(verb) or is_hypothetical(parse, verb) or is_denied(parse, verb):
        return
    near = range(hit.last + 1, min(clause_end(parse, verb, hit.last), hit.last + _NEAR) + 1)
    bearer = next((t for t in near if parse.pos[t] in NOMINAL and speakers.is_party(t)), None)
    if bearer is not None:
        kind = "recommendation" if speakers.is_outsider(speakers.claim_at(verb)) else "demand"
        yield from proposals(parse, hit, verb, "burden", kind=kind, actor=bearer)


def cleft(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """What we want is a fair share. Our condition is that they leave. All they ask is a hearing."""
    parse, speakers, verb = scene.parse, scene.speakers, hit.last
    said = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("attr", "ccomp", "xcomp", "advcl")]
    if not speakers.is_spoken(verb) or is_hypothetical(parse, verb) or not said:
        return
    is_noun = parse.tags[hit.first][:2] == "NN"
    holder = child_of(parse, hit.first, {"poss"} if is_noun else SUBJECTS)
    if holder is None or not (speakers.is_party(holder) or parse.tags[holder] == "PRP$"):
        return
    negated = is_denied(parse, verb) or parse.lower[parse.first[said[0]]] in parse.classes["none"]
    first = parse.first[hit.first] if is_noun else min(parse.first[verb], hit.first)
    yield from proposals(parse, hit, verb, "what_is_wanted", holder=holder, first=first, direction=-1 if negated else 1)
