"""A `Scene` in, its conditions out: who requires, refuses or offers what.

Rules read the triggers of `triggers.csv` (`rules.table`); they and all other clauses are weighed (`weights/conditions.json`),
and so is whose each condition is. Said-again conditions are linked to the first, and every row gets its evidence.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from analysis.claims import CONDITIONS, Speakers
from analysis.conditions.cases import NO_ROW, OUTSIDER, Case, likely_cases
from analysis.conditions.holders import (
    Offered,
    alone_and_together,
    holder_of,
    is_of_an_unknown_teller,
    kind_of_owner,
    likeliest_owner,
    offered,
)
from analysis.conditions.places import undergoes
from analysis.conditions.proposal import Proposal, gives_up
from analysis.conditions.ranker import HOPELESS, signs_with_scores
from analysis.conditions.rules.complements import wanted_by_threat
from analysis.conditions.rules.prices import with_antecedent
from analysis.conditions.rules.table import find_proposals
from analysis.conditions.scene import Scene
from analysis.conditions.sides import spoken_for
from analysis.conditions.signs import ASKS_NOTHING, condition_signs
from analysis.conditions.status import STANDING, status_of
from analysis.conditions.targets import target_of
from analysis.conditions.terms import terms_of
from analysis.conditions.told import SURE, find_told
from analysis.conditions.triggers import Hit, hits_between, is_word_of
from analysis.reading import Parse, has_a_not, is_denied, whole_span
from analysis.reading.grammar import child_of, subject_of
from analysis.tables import Condition, Span, evidence, spans_of, unique_ids
from analysis.weights import WEIGHED, confidence, likeliest, probability, read_weights, signs_of_confidence

LEAST = 0.61  # probability from which a case is a condition
NO_CONDITION = NO_ROW | {OUTSIDER, ASKS_NOTHING}  # an expert forecasts or advises: only a rule can tell
WEIGHED_AS = "verb_of_stance"  # the rule as which one of `told`, on which nothing was trained, counts in confidence
REMEMBERED = 400  # conditions of one holder that a later one is compared with
_UNREAD = "weighed_clause"  # the rule of what no rule reads
_WORD = re.compile(r"\w+")
_HEARD = frozenset(("undergoes", "own_side"))  # Chad has been asked to leave
_TO_ACT = frozenset(("subject", "undergoes"))  # it must leave
# How hard a condition of a kind mostly is, where its words do not say.
STRENGTH_OF_KIND = {
    "demand": 4, "precondition": 4, "exclusion": 5, "refusal": 5, "red_line": 5, "threat": 4, "offer": 2, "expectation": 3,
    "recommendation": 3,
}  # fmt: skip


class Held(NamedTuple):
    """A proposal, whose it is and towards whom, how sure that is, and the pieces of its evidence."""

    proposal: Proposal
    holder: str | None
    target: str | None
    confidence: float
    pieces: list[Span]
    status: str | None = None  # as a rule of `told` says it; else the words of the proposal do


def find_conditions(scene: Scene) -> tuple[Condition, ...]:
    """The conditions of the article, in text order."""
    if not len(scene.parse):
        return ()
    weights = read_weights("conditions")
    signs_of = signs_of_conditions(scene, find_condition_cases(scene), HOPELESS)
    cases = likely_cases(weights["is"], signs_of, LEAST, NO_CONDITION)
    found = [(_held(scene, likely, case, signs_of[case], weights), is_told(scene, case)) for likely, case in cases]
    held = [h for h, told in found if is_worth_a_row(h.confidence, h.holder is not None, told)]
    held = _with_told(scene, held, weights)
    held.sort(key=lambda h: (h.pieces[0].start, h.pieces[-1].end))
    ids = unique_ids(scene.reading.article.article_id, "k", [h.pieces[0].start for h in held])
    rows = [_row(scene, h, condition_id) for condition_id, h in zip(ids, held, strict=True)]
    return tuple(dataclasses.replace(row, duplicate_of=first) for row, first in zip(rows, _firsts(scene, rows), strict=True))


def is_told(scene: Scene, case: Case[Proposal]) -> bool:
    """Whether the words say that somebody holds it: a rule reads it, or only people do so: The crowd ruled out a deal."""
    return bool(case.read) or scene.parse.lemmas[case.verb] in scene.parse.classes["willed"]


def is_worth_a_row(sure: float, is_known: bool, told: bool) -> bool:
    """Whether a condition is a row. One of nobody known must be told: *to press Norland* is hardly ever anybody's."""
    return is_known or told


def find_condition_cases(scene: Scene) -> list[Case[Proposal]]:
    """What may be a condition: what rules read in the triggers, and every other clause."""
    return scene.cases(find_proposals(scene))


def signs_of_conditions(
    scene: Scene, cases: Sequence[Case[Proposal]], least: float = -math.inf
) -> dict[Case[Proposal], list[str]]:
    """The signs by which the models weigh cases of conditions; see `signs_with_scores` for `least`."""
    return signs_with_scores(scene, "conditions", cases, functools.partial(condition_signs, scene), least)


def offered_holders(scene: Scene, case: Case[Proposal]) -> Offered:
    """The parties whose condition a case may be."""
    if is_of_an_unknown_teller(scene, case.verb):
        return {None: {"nobody"}}
    by_rule = [(holder_of(scene.speakers, proposal), proposal.holder) for proposal in case.read]
    return offered(scene, case, scene.triggers, by_rule, scene.speakers.cast.party_of, _apart(scene, case))


def _apart(scene: Scene, case: Case[Proposal]) -> Set[str]:
    """The places of who is asked or has to act: it is not their condition."""
    parse = scene.parse
    if case.read and all(proposal.rule == "modal_demand" for proposal in case.read):
        subject = subject_of(parse, case.verb)
        return _TO_ACT if subject is None or parse.pos[subject] == "PRON" else _TO_ACT | {"own_side"}
    if not case.read and any(parse.lower[c] in parse.classes["modals_of_duty"] for c in parse.children[case.verb]):
        return _TO_ACT
    hits = hits_between(scene.triggers, case.first, case.last)
    asked = any(hit.entry.kind == "demand" and hit.first == case.verb for hit in hits)
    asked |= any(hit.entry.kind == "demand" and parse.heads[hit.first] == case.verb for hit in hits)  # was handed a demand
    asked |= parse.lemmas[case.verb] in parse.classes["verbs_of_hearing"]
    return _HEARD if asked and undergoes(parse, case.verb) else frozenset()


def _with_told(scene: Scene, held: list[Held], weights: Mapping[str, Mapping]) -> list[Held]:
    """With the positions that need no word of demand; what is said to be settled takes the place of what stands there."""
    for told in find_told(scene):
        proposal = told.proposal
        tokens = range(proposal.first, proposal.last + 1)
        there = [h for h in held if h.proposal.first <= tokens[-1] and tokens[0] <= h.proposal.last]
        settled = told.status != STANDING and all(status_of(scene.parse, h.proposal) == STANDING for h in there)
        is_told = told.is_whole or all(h.proposal.rule == _UNREAD for h in there)
        holds_all = is_told and all(tokens[0] <= h.proposal.first and h.proposal.last <= tokens[-1] for h in there)
        if there and not (settled or holds_all):
            continue
        sure = signs_of_confidence(SURE, SURE, WEIGHED_AS, kind_of_owner(scene, told.holder))
        pieces = _pieces(scene.parse, scene.reading.article.text, proposal, scene.speakers)
        row = Held(proposal, told.holder, None, confidence(weights["confidence"], sure), pieces, told.status)
        held = [*(h for h in held if h not in there), row]
    return held


def _held(scene: Scene, likely: float, case: Case[Proposal], signs: Sequence[str], weights: Mapping[str, Mapping]) -> Held:
    proposal = case.read[0] if case.read else _as_weighed(scene, case, signs, weights)
    owner = likeliest_owner(scene, weights["owner"], "holder", case, offered_holders(scene, case), signs)
    holder = _named_beside(scene, proposal) or owner.actor_id
    holder = spoken_for(scene, proposal, holder) or holder
    sure = signs_of_confidence(likely, owner.likely, proposal.rule if case.read else WEIGHED, kind_of_owner(scene, holder))
    pieces = _pieces(scene.parse, scene.reading.article.text, proposal, scene.speakers)
    own = alone_and_together(scene.speakers, holder) | {owner.actor_id, scene.speakers.cast.party_of(holder)}
    own |= _whose_step(scene, case, proposal)
    target = target_of(scene, case, own, weights["target"])
    first = scene.speakers.cast.first_of(holder)  # the stances tell with whom
    return Held(proposal, first, target, confidence(weights["confidence"], sure), pieces)


def _whose_step(scene: Scene, case: Case[Proposal], proposal: Proposal) -> Set[str | None]:
    """Only when the bonus is paid will *the dockers* sign: their step hangs on it, and nothing is asked of them."""
    subject = child_of(scene.parse, case.verb, {"nsubj"})
    if proposal.antecedent is None or proposal.kind != "precondition" or subject is None:
        return frozenset()
    first, last = proposal.antecedent
    asked = {scene.speakers.party(token) for token in range(first, last + 1)}
    return frozenset((scene.speakers.party(subject),)) - asked if not first <= subject <= last else frozenset()


def _named_beside(scene: Scene, proposal: Proposal) -> str | None:
    """Whose a noun of stance is, where the text names it just before the noun: the Soviet offer, Norway's refusal."""
    if proposal.rule != "noun_of_stance" or proposal.holder is None or proposal.holder > proposal.trigger[0]:
        return None
    beside = scene.parse.heads[proposal.holder] == proposal.trigger[0]
    return holder_of(scene.speakers, proposal) if beside and scene.parse.tags[proposal.holder] != "PRP$" else None


def _as_weighed(scene: Scene, case: Case[Proposal], signs: Sequence[str], weights: Mapping[str, Mapping]) -> Proposal:
    """What a clause that no rule has read requires, refuses or offers."""
    parse, inside = scene.parse, hits_between(scene.triggers, case.first, case.last)
    hopes = any(hit.first == case.verb and hit.entry.kind == "expectation" for hit in inside)  # They hope that it is rejected.
    kind = "expectation" if hopes else likeliest(weights["kind"], signs)
    own = next((hit for hit in inside if hit.first == case.verb and hit.entry.kind == "refusal"), None)
    own = own or next((hit for hit in inside if hit.entry.kind == kind), None)
    own = own or next((hit for hit in inside if is_word_of(parse, hit, case.verb)), None)
    wanted = wanted_by_threat(parse, case.first, case.last) if kind == "threat" else None
    kind, strength, direction = _turned(parse, own, kind, case.verb) or (
        kind,
        own.entry.strength if own else STRENGTH_OF_KIND[kind],
        wanted or (1 if probability(weights["requires"], signs) > 0.5 else -1),
    )
    modal = next((c for c in parse.children[case.verb] if parse.tags[c] == "MD"), case.verb)
    proposal = Proposal(
        trigger=own.tokens if own else (modal,), first=case.first, last=case.last,
        kind=kind, strength=strength, direction=direction, rule=_UNREAD, actor=subject_of(parse, case.verb),
    )  # fmt: skip
    return with_antecedent(scene, proposal)


def _turned(parse: Parse, own: Hit | None, kind: str, verb: int) -> tuple[str, int, int] | None:
    """Kind, strength and direction of a refusal or offer that is denied: they refuse to rule it out, nobody agreed to it."""
    if kind in ("refusal", "demand") and parse.tags[verb][:2] == "VB" and gives_up(parse, verb):
        return "offer", 2, 1  # They withdrew their opposition.
    if own is None and kind == "offer" and is_denied(parse, verb) and not has_a_not(parse, verb):
        return "refusal", 5, -1  # At no time did they promise to lower it.
    if own is not None and own.first == verb and own.entry.kind == "refusal" and not is_denied(parse, verb):
        return "refusal", own.entry.strength, own.entry.direction  # Pakistan opposed it.
    if own is None or kind not in ("offer", "refusal") or not is_denied(parse, own.first):
        return None
    if own.entry.kind == "refusal" and own.entry.trigger.startswith("to "):
        return "offer", 1, 1
    return ("refusal", 5, -1) if own.entry.kind == "offer" else None


def _pieces(parse: Parse, text: str, proposal: Proposal, speakers: Speakers) -> list[Span]:
    """The evidence of a proposal: its words, without what interrupts the quotation that it is said in (`," he said, "`)."""
    whole = whole_span(parse, text, proposal.first, proposal.last)
    claim = speakers.claim_at(proposal.trigger[0])
    if claim is None:
        return [whole]
    shared = [Span(max(p.start, whole.start), min(p.end, whole.end)) for p in spans_of(claim) if p.meets(whole)]
    return shared if len(shared) > 1 or (shared and claim.form == "headline") else [whole]  # ⟨Talks are over⟩ – Rundle


def _row(scene: Scene, held: Held, condition_id: str) -> Condition:
    """The row of a condition, as if it were said for the first time."""
    (proposal, holder, target, sure, pieces, status), parse, speakers = held, scene.parse, scene.speakers
    article = scene.reading.article
    row = evidence(article.text, pieces, proposal.rule)
    token = proposal.trigger[0]
    claim = speakers.claim_at(token) or speakers.claim_of_cue(token)
    day = scene.reading.said.at(claim.cue_start if claim and claim.cue_start is not None else parse.starts[token])
    antecedent = parse.span(proposal.antecedent[0], proposal.antecedent[1] + 1) if proposal.antecedent else None
    trigger = parse.span(token, proposal.trigger[-1] + 1)
    return Condition(
        condition_id=condition_id, article_id=article.article_id, section_id=scene.reading.section_of(token).section_id,
        claim_id=claim.claim_id if claim else None, holder_id=holder, target_id=target, kind=proposal.kind,
        issue=scene.issues.of(proposal.first, proposal.last, row["quote"]),
        trigger=article.text[trigger.start : trigger.end], modality=_modality(proposal),
        strength=proposal.strength, direction=proposal.direction, status=status or status_of(parse, proposal),
        **terms_of(row["quote"], scene.reading, article.text[trigger.start : trigger.end]), **day._asdict(),
        antecedent_start=antecedent.start if antecedent else None, antecedent_end=antecedent.end if antecedent else None,
        duplicate_of=None, confidence=sure, **row,
    )  # fmt: skip


def _firsts(scene: Scene, rows: Sequence[Condition]) -> Iterator[str | None]:
    """For each condition the first that says the same for the same holder; None for that itself."""
    said: dict[tuple[str | None, int], list[tuple[frozenset[str], str]]] = {}
    for row in rows:
        words = frozenset(_WORD.findall(row.quote.lower())) - scene.parse.classes["empty_words"]
        earlier = said.setdefault((row.holder_id, row.direction), [])
        alike = (i for others, i in earlier if CONDITIONS.holds(len(others & words), min(len(others), len(words))))
        first = next(alike, None)
        if first is None and len(earlier) < REMEMBERED:
            earlier.append((words, row.condition_id))
        yield first


def _modality(proposal: Proposal) -> str:
    if proposal.antecedent or proposal.kind == "precondition":
        return "conditional"
    if proposal.strength == 1:
        return "possible"
    if proposal.kind in ("offer", "refusal", "threat"):
        return "intended"
    return "probable" if proposal.kind == "expectation" else "necessary"
