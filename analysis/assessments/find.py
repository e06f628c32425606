"""A `Reading`, its `Cast`, claims and conditions in, the assessments out: who judges what, and how.

What rules read in the judging words (`judgements`) and all other clauses are weighed (`weights/assessments.json`), and so is
who judges. What is judged is looked for in the clause and before it (`objects`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from analysis.assessments.judgements import Judged, find_judged
from analysis.assessments.objects import Objects
from analysis.conditions import (
    Case,
    Hit,
    Least,
    Offered,
    Scene,
    assessment_signs,
    choose,
    find_cases,
    hits_in,
    likeliest_owner,
    offered,
    weigh,
)
from analysis.reading import Parse
from analysis.reading.grammar import child_of, subject_of, trim
from analysis.tables import Assessment, Condition, evidence, unique_ids
from analysis.weights import likeliest, probability, read_weights
from analysis.words import Judgement

LEAST = Least(0.5, 0.5)  # probability from which a case is an assessment
LEAST_SIGN = 0.4  # and from which it is for or against something
_LONGEST_WORDING = 4  # tokens after the head of a phrase that judges


def find_assessments(scene: Scene, conditions: Sequence[Condition]) -> tuple[Assessment, ...]:
    """The assessments of the article, in text order."""
    parse = scene.parse
    if not len(parse):
        return ()
    weights = read_weights("assessments")
    cases = find_assessment_cases(scene)
    signs = {case: assessment_signs(scene, case) for case in cases}
    found = []
    for case in choose(weigh(weights["is"], signs), LEAST):
        judged = case.proposals[0] if case.proposals else _as_read(scene, case, signs[case], weights)
        assessor = likeliest_owner(scene, weights["owner"], offered_assessors(scene, case), signs[case])
        subject = subject_of(parse, judged.verb)
        by_subject = assessor is not None and judged.judge is None and scene.speakers.actor(subject) == assessor
        found.append(dataclasses.replace(judged, assessor=assessor, judge=subject if by_subject else judged.judge))
    return _as_rows(found, scene, Objects(scene.speakers, conditions))


def find_assessment_cases(scene: Scene) -> list[Case]:
    """What may be an assessment: what rules read around the judging words, and every other clause."""
    return find_cases(scene.parse, find_judged(scene))


def offered_assessors(scene: Scene, case: Case) -> Offered:
    """The actors whose judgement a case may be."""
    return offered(scene, case, scene.judgements, [found.assessor for found in case.proposals])


def _as_read(scene: Scene, case: Case, signs: list[str], weights: Mapping[str, Mapping]) -> Judged:
    """How a clause that no rule has read judges: by its strongest judging word, if it has one, and its other signs."""
    inside = hits_in(scene.judgements, case)
    hit = max(inside, key=lambda h: abs(h.entry.verdict), default=None)
    for_it, against = (probability(weights[name], signs) for name in ("praises", "blames"))
    sign = 0 if max(for_it, against) < LEAST_SIGN else 1 if for_it > against else -1
    force = max(1, abs(hit.entry.verdict)) if hit else 1
    dimension = hit.entry.dimension if hit else likeliest(weights["dimension"], signs)
    if hit is None:
        words = _predicate(scene.parse, case)
        hit = Hit(Judgement(scene.parse.words[words[0]], dimension, sign, ""), words)
    return Judged(hit, case.first, case.last, case.verb, None, dimension, sign * force, "weighed_judgement", None)


def _predicate(parse: Parse, case: Case) -> tuple[int, ...]:
    """What a clause says of its subject: It is ⟨a matter of time⟩; the verb where it has no such phrase."""
    said = child_of(parse, case.verb, {"acomp", "attr", "oprd"})
    if said is None or not case.first <= said <= case.last:
        return (case.verb,)
    return tuple(range(max(parse.first[said], case.first), min(parse.last[said], case.last, said + _LONGEST_WORDING) + 1))


def _as_rows(found: Sequence[Judged], scene: Scene, objects: Objects) -> tuple[Assessment, ...]:
    reading, parse, speakers = scene.reading, scene.parse, scene.speakers
    text, article_id = reading.article.text, reading.article.article_id
    placed = []
    for f in found:
        first, last = trim(parse, f.first, f.last)
        span, wording = parse.span(first, last + 1), parse.span(f.hit.first, f.hit.last + 1)
        for judged in objects.of(f.verb, f.judge, f.first, f.last, f.assessor, text[wording.start : wording.end]):
            placed.append((span, f, judged))
    placed.sort(key=lambda p: (p[0].start, p[0].end))
    ids = unique_ids(article_id, "a", [p[0].start for p in placed])
    rows = []
    for assessment_id, (span, f, judged) in zip(ids, placed, strict=True):
        claim = speakers.claim_at(f.hit.first) or speakers.claim_of_cue(f.hit.first)
        wording = parse.span(f.hit.first, f.hit.last + 1)
        rows.append(
            Assessment(
                assessment_id=assessment_id,
                article_id=article_id,
                claim_id=claim.claim_id if claim else None,
                assessor_id=f.assessor,
                object_table=judged.table,
                object_id=judged.row_id,
                dimension=f.dimension,
                verdict=f.verdict,
                wording=text[wording.start : wording.end],
                link=judged.link,
                **evidence(text, [span], f.rule),
            )
        )
    return tuple(rows)
