"""A `Scene` and its conditions in, the assessments out: who judges what, and how.

What rules read in the judging words (`judgements`) and all other clauses are weighed (`weights/assessments.json`), and so is
who judges. What is judged is looked for in the clause and before it (`objects`).
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Mapping, Sequence

from analysis.assessments.judgements import JUDGE, NEGATIVE, Judged, find_judged
from analysis.assessments.objects import Objects
from analysis.assessments.signs import NARRATED, OF_HARM, WITHHELD, assessment_signs, with_company
from analysis.conditions import (
    HOPELESS,
    IS_ROW,
    NO_ROW,
    Case,
    Hit,
    Offered,
    Scene,
    hits_between,
    kind_of_owner,
    likeliest_owner,
    likely_cases,
    offered,
    signs_with_scores,
)
from analysis.reading import Parse, is_denied, whole_span
from analysis.reading.grammar import child_of, noun_phrase, subject_of
from analysis.tables import Assessment, Condition, evidence, unique_ids
from analysis.weights import WEIGHED, confidence, likeliest, probability, read_weights, signs_of_confidence, steps_of
from analysis.words import Judgement

LEAST = 0.63  # probability from which a case is an assessment
LEAST_SURE = 0.2  # confidence from which it is worth a row: likely one, and likely its assessor's
NO_ASSESSMENT = NO_ROW | {NARRATED, OF_HARM, WITHHELD}  # the reporter's own judgements are none, nor what is said to be a fact
LEAST_SIGN = 0.4  # and from which it is for or against something
# Places in which nobody judges: before the sentence, and, where the subject is judged, in it.
_BEFORE = frozenset(("speaker_before", "subject_before"))
_JUDGED = frozenset(("subject", "undergoes", "subjects_owner", "owner", "unknown_subject"))
_INSIDE = frozenset(("in",))  # One of them called the Sudland offer vague.
# Signs of a case that tell how sure to be of it.
_OF_SURENESS = frozenset(
    ("form", "speaker", "section", "spoken", "quoted", "judgements", "dimension", "judging", "judging_before", "judging_after",
     "length", IS_ROW)
)  # fmt: skip
_LONGEST_WORDING = 4  # tokens after the head of a phrase that judges


def find_assessments(scene: Scene, conditions: Sequence[Condition]) -> tuple[Assessment, ...]:
    """The assessments of the article, in text order."""
    if not len(scene.parse):
        return ()
    weights = read_weights("assessments")
    signs_of = signs_of_assessments(scene, find_assessment_cases(scene), HOPELESS)
    cases = likely_cases(weights["is"], signs_of, LEAST, NO_ASSESSMENT)
    found = [(_judged(scene, likely, case, signs_of[case], weights), bool(case.read)) for likely, case in cases]
    sure = [j for j, is_read in found if is_worth_a_row(j.confidence, j.assessor is not None, is_read)]
    return _as_rows(sure, scene, conditions)


def find_assessment_cases(scene: Scene) -> list[Case[Judged]]:
    """What may be an assessment: what rules read around the judging words, and every other clause."""
    return scene.cases(find_judged(scene))


def signs_of_assessments(
    scene: Scene, cases: Sequence[Case[Judged]], least: float = -math.inf
) -> dict[Case[Judged], list[str]]:
    """The signs by which the models weigh cases of assessments; see `signs_with_scores` for `least`."""
    signs_of = signs_with_scores(scene, "assessments", cases, functools.partial(assessment_signs, scene), least)
    return with_company(scene, signs_of)


def offered_assessors(scene: Scene, case: Case[Judged]) -> Offered:
    """The actors whose judgement a case may be; in the words of somebody unknown not whoever is judged there."""
    by_rule = [(judged.assessor, judged.judge) for judged in case.read]
    nobodys = scene.speakers.is_spoken(case.verb) and scene.speakers.speaker_at(case.verb) is None
    apart = (
        _BEFORE | (_JUDGED if nobodys or _is_of_a_judged(scene.parse, case) else frozenset()) | (_INSIDE if nobodys else set())
    )
    return offered(scene, case, scene.judgements, by_rule, apart=apart)


def _is_of_a_judged(parse: Parse, case: Case[Judged]) -> bool:
    """Whether the subject of a case is what is judged: Bidco's promise is shameful. Bidco is dividing the town."""
    if case.read:
        return all(judged.judge is None for judged in case.read)
    return child_of(parse, case.verb, {"acomp", "attr", "auxpass"}) is not None


def _judged(scene: Scene, likely: float, case: Case[Judged], signs: list[str], weights: Mapping[str, Mapping]) -> Judged:
    judged = case.read[0] if case.read else _as_weighed(scene, case, signs, weights)
    judged = judged if judged.verdict else dataclasses.replace(judged, verdict=sign_of(signs, weights))
    assessor, owned = likeliest_owner(scene, weights["owner"], "assessor", case, offered_assessors(scene, case), signs)
    rule = judged.rule if case.read else WEIGHED
    telling = signs_of_confidence(likely, owned, rule, kind_of_owner(scene, assessor)) + sure_signs(case, signs, weights)
    sure = confidence(weights["confidence"], telling)
    subject = subject_of(scene.parse, judged.verb)
    by_subject = assessor is not None and judged.judge is None and scene.speakers.actor(subject) == assessor
    judge = subject if by_subject else judged.judge
    return dataclasses.replace(judged, assessor=assessor, judge=judge, confidence=sure)


def sign_of(signs: Sequence[str], weights: Mapping[str, Mapping]) -> int:
    """1 where the signs of a case say that it praises, -1 where they say that it blames, 0 where they say neither."""
    for_it, against = (probability(weights[name], signs) for name in ("praises", "blames"))
    return 0 if max(for_it, against) < LEAST_SIGN else 1 if for_it > against else -1


def is_worth_a_row(sure: float, is_known: bool, is_read: bool) -> bool:
    """Whether an assessment is sure enough. One by whom nobody knows a rule must read: One engineer called it false."""
    return sure >= LEAST_SURE if is_known else is_read


def sure_signs(case: Case[Judged], signs: Sequence[str], weights: Mapping[str, Mapping]) -> list[str]:
    """What else tells how sure to be of an assessment: how likely its sign is right, and some signs of its case."""
    sign = (case.read[0].verdict if case.read else 0) or sign_of(signs, weights)
    for_it, against = (probability(weights[name], signs) for name in ("praises", "blames"))
    likely = for_it if sign > 0 else against if sign < 0 else 1 - max(for_it, against)
    telling = (s for s in signs if "," not in s and s.partition("=")[0].removesuffix(">") in _OF_SURENESS)
    return [*steps_of("signed", likely), *telling]


def _as_weighed(scene: Scene, case: Case[Judged], signs: list[str], weights: Mapping[str, Mapping]) -> Judged:
    """How a clause that no rule has read judges: by its strongest judging word, if it has one, and its other signs."""
    inside = hits_between(scene.judgements, case.first, case.last)
    hit = max(inside, key=lambda h: abs(h.entry.verdict), default=None)
    sign = sign_of(signs, weights)
    if (
        hit is not None
        and is_denied(scene.parse, hit.first)
        and hit.entry.verdict
        and not hit.entry.wording.startswith(NEGATIVE)
    ):
        sign = -1 if hit.entry.verdict > 0 else 1  # It isn't (to put it mildly) realistic.
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


def _wording(parse: Parse, judged: Judged) -> tuple[int, int]:
    """They called it ⟨a drop in the ocean⟩, “⟨not a serious plan⟩”: what it is taken for, not the verb."""
    hit = judged.hit
    if hit.entry.dimension != "interpretation" or not hit.entry.wording.endswith(JUDGE):
        return hit.first, hit.last
    marks = [t for t in range(hit.last + 1, judged.last + 2) if parse.tags[t : t + 1] in (["``"], ["''"])]
    if len(marks) == 2 and marks[1] - marks[0] > 1:
        return marks[0] + 1, marks[1] - 1
    as_ = next((c for c in parse.children[hit.first] if parse.lower[c] == "as"), hit.first)
    said = child_of(parse, as_, {"oprd", "pobj"})
    if said is None or not hit.first < said <= judged.last:
        return hit.first, hit.last
    start, end = noun_phrase(parse, said)
    return start, max(said, min(end - 1, judged.last, said + _LONGEST_WORDING))


def _as_rows(found: Sequence[Judged], scene: Scene, conditions: Sequence[Condition]) -> tuple[Assessment, ...]:
    """A row for each thing that is judged: those conditions are several."""
    text, article_id, objects = scene.reading.article.text, scene.reading.article.article_id, Objects(scene, conditions)
    placed = []
    for judged in found:
        span = whole_span(scene.parse, text, judged.first, judged.last)
        first, last = _wording(scene.parse, judged)
        wording = scene.parse.span(first, last + 1)
        placed += [(span, wording, judged, of) for of in objects.of(judged, text[slice(*wording)])]
    placed.sort(key=lambda p: (p[0].start, p[0].end))
    ids = unique_ids(article_id, "a", [p[0].start for p in placed])
    rows = []
    for assessment_id, (span, wording, judged, of) in zip(ids, placed, strict=True):
        claim = scene.speakers.claim_at(judged.trigger[0]) or scene.speakers.claim_of_cue(judged.trigger[0])
        row = Assessment(
            assessment_id=assessment_id, article_id=article_id, claim_id=claim.claim_id if claim else None,
            assessor_id=judged.assessor, object_table=of.table, object_id=of.row_id, dimension=judged.dimension,
            verdict=judged.verdict, wording=text[slice(*wording)], link=of.link, confidence=judged.confidence,
            **evidence(text, [span], judged.rule),
        )  # fmt: skip
        rows.append(row)
    return tuple(rows)
