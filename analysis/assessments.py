"""A `Reading`, its `Cast`, claims and conditions in, the assessments out: who judges what, and how.

A judging word of `judgements.csv` in somebody's words, or a verb of praise or blame with its subject, makes an assessment of the
clause around it. What is judged is looked for in the subject of that clause (`objects`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from analysis import nevers
from analysis.actors import Cast
from analysis.grammar import Parse, read_parse
from analysis.language import Reading
from analysis.objects import Objects
from analysis.rows import Assessment, Claim, Condition, evidence, unique_ids
from analysis.scope import SUBJECTS, child_of, clause_end, clause_start, governor, is_negated, subject_of, trim
from analysis.triggers import Hit, find_hits
from analysis.voices import Voices

_HEDGES = frozenset(["may", "might", "could", "perhaps", "possibly", "somewhat", "maybe", "seem", "appear", "would"])
_STRONG = frozenset(
    [
        "very",
        "extremely",
        "deeply",
        "truly",
        "totally",
        "completely",
        "absolutely",
        "frankly",
        "utterly",
        "entirely",
        "really",
        "highly",
        "most",
    ]
)
_WANTING = frozenset(["want", "seek", "try", "attempt", "aim", "intend", "plan", "hope", "wish"])
_PREDICATES = frozenset(
    {"acomp", "attr", "oprd", "ROOT", "ccomp", "conj", "dobj", "pobj", "advcl", "relcl", "xcomp", "acl", "advmod"}
)


@dataclasses.dataclass(frozen=True)
class _Found:
    hit: Hit
    first: int
    last: int
    verb: int
    assessor: str | None
    dimension: str
    verdict: int
    rule: str


def find_assessments(
    reading: Reading, cast: Cast, claims: Sequence[Claim], conditions: Sequence[Condition]
) -> tuple[Assessment, ...]:
    """The assessments of the article, in text order."""
    if not len(reading.doc):
        return ()
    parse = read_parse(reading.doc)
    voices = Voices(reading, parse, cast, claims)
    hits = find_hits(parse, reading.vocabulary.judgements, nevers.tokens_at(reading, parse, "judgements"))
    best: dict[tuple[int, int], _Found] = {}
    for hit in hits:
        for found in _read(parse, hit, voices):
            key = (found.first, found.last)
            if key not in best or abs(found.verdict) > abs(best[key].verdict):
                best[key] = found
    found = _without_nested(sorted(best.values(), key=lambda f: (f.first, -f.last)))
    return _as_rows(found, reading, parse, voices, Objects(reading, parse, voices, claims, conditions))


def _without_nested(found: list[_Found]) -> list[_Found]:
    """The innermost of judgements inside one another."""
    return [f for f in found if not any(g is not f and f.first <= g.first and g.last <= f.last for g in found)]


def _read(parse: Parse, hit: Hit, voices: Voices) -> Iterator[_Found]:
    token, entry = hit.tokens[0], hit.entry
    claim = voices.claim_at(token)
    if entry.wording.startswith("to ") and entry.dimension == "legitimacy":
        subject = subject_of(parse, token)
        passive = child_of(parse, token, {"nsubjpass", "auxpass"}) is not None
        if passive:
            by = child_of(parse, token, {"agent"})
            subject = child_of(parse, by, {"pobj"}) if by is not None else None
        if (subject is not None and voices.is_party(subject)) or (passive and claim is None):
            yield _found(parse, hit, token, voices.actor(subject), "verb_of_praise_or_blame")
            return
    if claim is None or claim.speaker_id is None:
        return
    verb = governor(parse, token)
    if entry.wording.startswith("to "):
        verb = token
        if entry.dimension == "interpretation" and child_of(parse, verb, {"ccomp", "dobj", "xcomp", "prep"}) is None:
            return
    elif parse.deps[token] == "amod" and abs(entry.verdict) < 2:
        noun = parse.heads[token]
        if (
            parse.deps[noun] not in ("attr", "dobj")
            or parse.heads[noun] != verb
            or parse.lemmas[verb] not in ("be", "have", "become", "remain", "make", "face")
        ):
            return
    elif parse.tags[token][:2] == "NN" and abs(entry.verdict) < 2:
        if parse.deps[token] not in ("attr", "dobj", "ROOT") and not (
            parse.deps[token] == "nsubj" and child_of(parse, verb, {"expl"}) is not None
        ):
            return
    elif parse.tags[token][:2] == "RB" and parse.heads[token] != verb:
        return
    yield _found(parse, hit, verb, claim.speaker_id, "judging_word")


def _found(parse: Parse, hit: Hit, verb: int, assessor: str | None, rule: str) -> _Found:
    clause = verb
    for _ in range(4):  # up to the verb that has a subject of its own
        if child_of(parse, clause, SUBJECTS) is not None or parse.deps[clause] not in (
            "xcomp",
            "conj",
            "pcomp",
            "prep",
            "acl",
            "attr",
            "acomp",
        ):
            break
        if parse.deps[clause] == "conj":
            break
        clause = governor(parse, parse.heads[clause])
    first = min(clause_start(parse, clause, min(hit.first, clause)), hit.first)
    last = max(clause_end(parse, clause, clause), hit.last)
    verdict = hit.entry.verdict
    dimension = hit.entry.dimension
    nots = sum(is_negated(parse, t) for t in {clause, verb, hit.first})
    if nots % 2 and not hit.entry.wording.startswith(("no ", "not ")):
        verdict = -verdict if abs(verdict) < 2 else -verdict // 2
    near = {parse.lower[c] for c in (*parse.children[hit.first], *parse.children[clause])}
    if near & _HEDGES and abs(verdict) == 2:
        verdict //= 2
    if near & _STRONG and abs(verdict) == 1:
        verdict *= 2
    if parse.lemmas[clause] in _WANTING:
        dimension = "motive"
    return _Found(hit, first, last, clause, assessor, dimension, verdict, rule)


def _as_rows(
    found: Sequence[_Found], reading: Reading, parse: Parse, voices: Voices, objects: Objects
) -> tuple[Assessment, ...]:
    text, article_id = reading.article.text, reading.article.article_id
    placed = []
    for f in found:
        first, last = trim(parse, f.first, f.last)
        span = parse.span(first, last + 1)
        for judged in objects.of(f.verb, f.first, f.last):
            placed.append((span, f, judged))
    placed.sort(key=lambda p: (p[0].start, p[0].end))
    ids = unique_ids(article_id, "a", [p[0].start for p in placed])
    rows = []
    for assessment_id, (span, f, judged) in zip(ids, placed, strict=True):
        claim = voices.claim_at(f.hit.first) or voices.claim_of_cue(f.hit.first)
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
