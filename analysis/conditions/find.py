"""A `Reading`, its `Cast` and its claims in, the conditions out: who requires, refuses or offers what.

Rules read the triggers of `modality.csv` (`shapes`); they and all other clauses are weighed (`weights/conditions.json`), and
so is whose each condition is. Said-again conditions are linked to the first, and every row gets its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.claims import Speakers
from analysis.conditions.cases import NO_ROW, OUTSIDER, Case, Least, choose, find_cases, weigh
from analysis.conditions.holders import Offered, holder_of, likeliest_owner, offered, target_of
from analysis.conditions.proposal import Proposal, with_antecedent
from analysis.conditions.rules.table import find_proposals
from analysis.conditions.signs import Scene, condition_signs, hits_in, is_own
from analysis.reading import Parse
from analysis.reading.grammar import subject_of, trim
from analysis.tables import Condition, Span, evidence, spans_of, unique_ids
from analysis.weights import Weights, likeliest, probability, read_weights

LEAST = Least(0.6, 0.75)  # probability from which a case is a condition
NO_CONDITION = NO_ROW | {OUTSIDER}  # an expert forecasts or advises: only a rule can tell
ALIKE = 0.8  # part of the shorter one's content words from which two conditions of one holder say the same
REMEMBERED = 400  # conditions of one holder that a later one is compared with
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    ("the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "that", "this", "it", "is",
     "are", "be", "was", "were", "will", "would", "must", "should", "can", "could", "not", "we", "our", "they", "their")
)  # fmt: skip
# How hard a condition of a kind mostly is, where its words do not say.
STRENGTH_OF_KIND = {
    "demand": 4, "precondition": 4, "exclusion": 5, "refusal": 5, "red_line": 5, "threat": 4, "offer": 2, "expectation": 3,
    "recommendation": 3,
}  # fmt: skip


class Held(NamedTuple):
    """A proposal, whose it is, and the pieces of its evidence."""

    proposal: Proposal
    holder: str | None
    pieces: list[Span]


def find_conditions(scene: Scene) -> tuple[Condition, ...]:
    """The conditions of the article, in text order."""
    parse = scene.parse
    if not len(parse):
        return ()
    weights = read_weights("conditions")
    held = []
    for case, signs in _likely_cases(scene, weights["is"]):
        proposal = case.proposals[0] if case.proposals else _as_read(scene, case, signs, weights)
        options = offered_holders(scene, case)
        held.append(
            Held(proposal, likeliest_owner(scene, weights["owner"], options, signs), _pieces(parse, proposal, scene.speakers))
        )
    held.sort(key=lambda h: (h.pieces[0].start, h.pieces[-1].end))
    return _as_rows(held, scene)


def find_condition_cases(scene: Scene) -> list[Case]:
    """What may be a condition: what rules read in the triggers, and every other clause."""
    return find_cases(scene.parse, find_proposals(scene.reading, scene.parse, scene.speakers, scene.triggers))


def offered_holders(scene: Scene, case: Case) -> Offered:
    """The parties whose condition a case may be."""
    by_rule = [holder_of(scene.speakers, proposal) for proposal in case.proposals]
    return offered(scene, case, scene.triggers, by_rule, scene.speakers.cast.party_of)


def _likely_cases(scene: Scene, weights: Weights) -> list[tuple[Case, list[str]]]:
    signs = {case: condition_signs(scene, case) for case in find_condition_cases(scene)}
    return [(case, signs[case]) for case in choose(weigh(weights, signs, NO_CONDITION), LEAST)]


def _as_read(scene: Scene, case: Case, signs: list[str], weights: Mapping[str, Mapping]) -> Proposal:
    """What a clause that no rule has read requires, refuses or offers."""
    parse, inside = scene.parse, hits_in(scene.triggers, case)
    kind = likeliest(weights["kind"], signs)
    own = next((hit for hit in inside if hit.entry.kind == kind), None)
    own = own or next((hit for hit in inside if is_own(parse, hit, case.verb)), None)
    modal = next((c for c in parse.children[case.verb] if parse.tags[c] == "MD"), case.verb)
    subject = subject_of(parse, case.verb)
    proposal = Proposal(
        trigger=own.tokens if own else (modal,), first=case.first, last=case.last, kind=kind,
        strength=own.entry.strength if own else STRENGTH_OF_KIND[kind],
        direction=1 if probability(weights["requires"], signs) > 0.5 else -1,
        holder=None, actor=subject, rule="weighed_clause",
    )  # fmt: skip
    return with_antecedent(parse, proposal)


def _pieces(parse: Parse, proposal: Proposal, speakers: Speakers) -> list[Span]:
    """The evidence of a proposal: its words, without what interrupts the quotation that it is said in (`," he said, "`)."""
    first, last = trim(parse, proposal.first, proposal.last)
    whole = parse.span(first, last + 1)
    claim = speakers.claim_at(proposal.trigger[0])
    if claim is None:
        return [whole]
    shared = [Span(max(p.start, whole.start), min(p.end, whole.end)) for p in spans_of(claim) if p.meets(whole)]
    return shared if len(shared) > 1 else [whole]


def _as_rows(held: Sequence[Held], scene: Scene) -> tuple[Condition, ...]:
    reading, parse, speakers = scene.reading, scene.parse, scene.speakers
    text, article_id = reading.article.text, reading.article.article_id
    ids = unique_ids(article_id, "k", [h.pieces[0].start for h in held])
    said: dict[tuple[str | None, int], list[tuple[frozenset[str], str]]] = {}
    rows = []
    for condition_id, (proposal, holder, pieces) in zip(ids, held, strict=True):
        row = evidence(text, pieces, proposal.rule)
        claim = speakers.claim_at(proposal.trigger[0]) or speakers.claim_of_cue(proposal.trigger[0])
        words = frozenset(w for w in _WORD.findall(row["quote"].lower()) if w not in _EMPTY)
        earlier = said.setdefault((holder, proposal.direction), [])
        first = next((i for w, i in earlier if _alike(w, words)), None)
        if first is None and len(earlier) < REMEMBERED:
            earlier.append((words, condition_id))
        issue = reading.vocabulary.issues_of(row["quote"])
        if issue == "other":
            issue = reading.vocabulary.issues_of(text[slice(*speakers.sentence(proposal.trigger[0]))])
        antecedent = parse.span(proposal.antecedent[0], proposal.antecedent[1] + 1) if proposal.antecedent else None
        trigger = parse.span(proposal.trigger[0], proposal.trigger[-1] + 1)
        rows.append(
            Condition(
                condition_id=condition_id,
                article_id=article_id,
                claim_id=claim.claim_id if claim else None,
                holder_id=holder,
                target_id=target_of(speakers, proposal, holder),
                kind=proposal.kind,
                issue=issue,
                trigger=text[trigger.start : trigger.end],
                modality=_modality(proposal),
                strength=proposal.strength,
                direction=proposal.direction,
                antecedent_start=antecedent.start if antecedent else None,
                antecedent_end=antecedent.end if antecedent else None,
                duplicate_of=first,
                **row,
            )
        )
    return tuple(rows)


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    shared = len(left & right)
    return shared >= 2 and shared >= ALIKE * min(len(left), len(right))


def _modality(proposal: Proposal) -> str:
    if proposal.antecedent or proposal.kind == "precondition":
        return "conditional"
    if proposal.strength == 1:
        return "possible"
    if proposal.kind in ("offer", "refusal", "threat"):
        return "intended"
    return "probable" if proposal.kind == "expectation" else "necessary"
