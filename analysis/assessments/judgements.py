"""The judging words of an article in, what rules read in them out: whose words judge, how far they reach, and how they judge.

A word judges in somebody's words (`“The plan is unworkable,” she said`), or as a verb or noun of praise or blame by its subject
or owner (`He praised the plan`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions import Hit, Scene, is_hypothetical
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, agent_of, child_of, clause_end, clause_start, governor, is_negated, subject_of
from analysis.words import Judgement

TAKEN_FOR = "taken_for"
NEAR = 20  # judgements that are compared with each other; more never stand in one sentence
JUDGE = " sth"  # ends an entry whose subject judges something: to criticize sth
_BESIDE = frozenset(("xcomp", "pcomp", "prep", "acl", "attr", "acomp", "csubj", "relcl"))


@dataclasses.dataclass(frozen=True)
class Judged:
    """A judgement in tokens: its words, its reach, the verb of its clause, and the phrase that names who judges."""

    hit: Hit
    first: int
    last: int
    verb: int
    assessor: str | None
    dimension: str
    verdict: int
    rule: str
    judge: int | None

    @property
    def trigger(self) -> tuple[int, ...]:
        """The tokens of its words."""
        return self.hit.tokens


@dataclasses.dataclass(frozen=True)
class _Words:
    """The judging words of a text by their token."""

    at: dict[int, Judgement]

    def between(self, first: int, last: int) -> list[Judgement]:
        return [self.at[t] for t in range(first, last + 1) if t in self.at]


def find_judged(scene: Scene) -> list[Judged]:
    """What rules read in the judging words of a text, in text order."""
    parse, hits = scene.parse, scene.judgements
    words = _Words({hit.first: hit.entry for hit in hits if not hit.entry.wording.endswith(JUDGE)})
    best: dict[tuple[int, int], Judged] = {}
    for hit in hits:
        for found in _read(parse, hit, scene.speakers, words):
            key = (found.first, found.last)
            if key not in best or abs(found.verdict) > abs(best[key].verdict):
                best[key] = found
    return _without_nested(sorted(best.values(), key=lambda f: (f.first, -f.last)))


def _without_nested(found: list[Judged]) -> list[Judged]:
    """The innermost of judgements inside one another; but of `described the plan as dangerous` the whole."""
    kept = []
    for k, f in enumerate(found):
        holds_another = any(g.first <= f.last and g.last <= f.last for g in found[k + 1 : k + NEAR])
        taken_up = any(g.rule == TAKEN_FOR and g.first <= f.first and f.last <= g.last for g in found[max(0, k - NEAR) : k])
        if not taken_up and (f.rule == TAKEN_FOR or not holds_another):
            kept.append(f)
    return kept


def _read(parse: Parse, hit: Hit, speakers: Speakers, words: _Words) -> Iterator[Judged]:
    if hit.entry.wording.endswith(JUDGE):
        for found in _by_its_subject(parse, hit, speakers):
            yield from _taken_for(found, hit, words)
    else:
        yield from _in_words(parse, hit, speakers)


def _taken_for(found: Judged, hit: Hit, words: _Words) -> Iterator[Judged]:
    """She described the plan as dangerous. He accused them of cynicism: the verdict is that of the judging word inside."""
    if hit.entry.dimension != "interpretation":
        yield found
        return
    inside = words.between(hit.first + 1, found.last)
    strongest = max(inside, key=lambda entry: abs(entry.verdict), default=None)
    if strongest is not None:
        yield dataclasses.replace(found, dimension=strongest.dimension, verdict=strongest.verdict, rule=TAKEN_FOR)
    elif hit.entry.wording != "to accuse of sth":  # the accusation of a fact is no judgement
        yield found


def _by_its_subject(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Judged]:
    """He praised the plan. The plan was condemned by Moscow. She is sceptical about it. his criticism of the plan"""
    token, is_verb = hit.first, hit.entry.wording.startswith("to ")
    verb = token if is_verb else governor(parse, token)
    if is_hypothetical(parse, verb) or any(parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb]):
        return
    passive = is_verb and child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    if parse.tags[token][:2] == "NN" and not is_verb:
        if parse.lower[parse.heads[token]] == "against" or parse.lemmas[verb] in parse.classes["giving_up"]:
            return  # They warned against its support for the rebels.
        judge = child_of(parse, token, {"poss"})
        if judge is None:
            judge = subject_of(parse, verb) if parse.deps[token] in ("dobj", "attr") else None
    elif passive:
        judge = agent_of(parse, verb)
    elif parse.deps[token] == "amod":
        return  # a sceptical audience
    else:
        judge = subject_of(parse, verb)
    if is_verb and not passive and not _has_object(parse, hit):
        return  # They protested. He called for calm.
    if passive and judge is None:
        if not speakers.is_spoken(token) and parse.deps[verb] not in ("acl", "relcl", "amod"):
            yield _found(parse, hit, verb, None, "judged_by_nobody_named")
    elif speakers.is_party(judge):
        yield _found(parse, hit, verb, speakers.actor(judge), "judged_by_subject", judge)


def _has_object(parse: Parse, hit: Hit) -> bool:
    if hit.entry.dimension == "interpretation" and len(hit.tokens) == 1:  # called the plan a trap
        named = child_of(parse, hit.first, {"oprd"})
        small = child_of(parse, hit.first, {"ccomp"})
        return named is not None or (small is not None and parse.tags[small][:2] in ("JJ", "NN"))
    return len(hit.tokens) > 1 or child_of(parse, hit.first, {"dobj", "ccomp", "prep", "xcomp"}) is not None


def _in_words(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Judged]:
    """“The plan is unworkable,” she said. They had zero interest in the talks, he said."""
    token, entry = hit.first, hit.entry
    if not speakers.is_spoken(token) or parse.tags[token].startswith("NNP"):
        return
    verb = governor(parse, token)
    if entry.wording.startswith("to "):
        verb = token
        if parse.deps[token] == "amod":  # working families
            return
        if entry.dimension == "interpretation" and (
            child_of(parse, verb, {"ccomp", "dobj", "xcomp", "prep"}) is None or is_negated(parse, verb)
        ):
            return
    elif not _predicates(parse, hit, verb):
        return
    if is_hypothetical(parse, verb) and parse.lower[child_of(parse, verb, {"mark"}) or 0] != "if":
        return
    if _is_demanded(parse, verb) and parse.deps[token] != "nsubj":
        return  # The changes must be significant.
    if (
        any(parse.tags[c] == "TO" for c in parse.children[verb])
        and parse.lemmas[parse.heads[verb]] not in parse.classes["wanting"] | parse.classes["seeming"]
    ):
        return  # to force them to talk
    if entry.wording == "to work" and speakers.is_party(subject_of(parse, verb)):
        return  # They work for peace.
    found = _found(parse, hit, verb, None, "judging_word")
    said_at = found.verb if speakers.is_spoken(found.verb) else token
    claim = speakers.claim_at(said_at)
    assessor = speakers.speaker_at(said_at)
    if assessor is not None or (claim is not None and claim.speaker_quote):
        yield dataclasses.replace(found, assessor=assessor)


def _is_demanded(parse: Parse, verb: int) -> bool:
    """They must be punished. They need to be stronger."""
    if any(parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb]):
        return True
    return parse.deps[verb] == "xcomp" and parse.lemmas[parse.heads[verb]] in ("have", "need", "ought")


def _predicates(parse: Parse, hit: Hit, verb: int) -> bool:
    """Whether a judging adjective, noun or adverb says something of the clause's subject, and does not only name a thing."""
    token, entry = hit.first, hit.entry
    tag, dep, noun = parse.tags[token], parse.deps[token], parse.heads[token]
    if tag in ("VB", "VBP", "VBZ", "VBD") or (tag == "VBG" and child_of(parse, token, {"dobj"}) is not None):
        return len(hit.tokens) > 1  # They defeat the enemy.
    if tag[:2] == "RB":
        return noun == verb and entry.wording.endswith(("ly", "too late", "not enough")) or len(hit.tokens) > 1
    if dep == "amod":
        if parse.deps[noun] in ("attr", "oprd") or (
            parse.deps[noun] == "dobj" and parse.lemmas[verb] in parse.classes["copulas"]
        ):
            return True
        return entry.verdict <= -2 and parse.deps[noun] in ("nsubj", "nsubjpass", "dobj", "pobj")  # all these absurd proposals
    if tag[:2] == "NN":
        exists = dep == "nsubj" and (child_of(parse, verb, {"expl"}) is not None or _is_what(parse, verb))
        if dep == "pobj" and parse.lower[noun] == "by" and entry.verdict <= -2:  # is run by a lunatic
            return True
        of_it = dep == "pobj" and parse.deps[parse.heads[noun]] in ("attr", "dobj", "oprd")  # the unmasking of a dictatorship
        of_it = of_it or (dep == "pobj" and parse.heads[noun] == verb and entry.verdict <= -2)  # based on an illusion
        return exists or of_it or dep in ("attr", "dobj", "ROOT", "oprd", "conj", "appos", "nsubjpass")
    return True


def _is_what(parse: Parse, verb: int) -> bool:
    """The danger is that they split; the bigger risk is a clash: the subject says what the rest is."""
    return parse.lemmas[verb] == "be" and child_of(parse, verb, {"attr", "ccomp"}) is not None


def _found(parse: Parse, hit: Hit, verb: int, assessor: str | None, rule: str, judge: int | None = None) -> Judged:
    clause = verb
    for _ in range(4):  # up to the verb that has a subject of its own
        own = child_of(parse, clause, SUBJECTS)
        if (own is not None and parse.deps[clause] != "csubj" and parse.tags[own] != "WDT") or parse.deps[
            clause
        ] not in _BESIDE:
            break
        clause = governor(parse, parse.heads[clause])
    first = min(clause_start(parse, clause, min(hit.first, clause)), hit.first)
    last = max(clause_end(parse, clause, clause), hit.last)
    verdict, dimension = hit.entry.verdict, hit.entry.dimension
    deep = parse.deps[hit.first] == "amod" and parse.deps[parse.heads[hit.first]] not in ("attr", "dobj", "oprd")
    nots = 0 if deep else sum(is_negated(parse, t) for t in {clause, verb, hit.first}) + _is_scarce(parse, hit)
    if nots % 2 and not hit.entry.wording.startswith(("no ", "not ")):
        verdict = -verdict if abs(verdict) < 2 else -verdict // 2
    near = {parse.lower[c] for c in (*parse.children[hit.first], *parse.children[clause])}
    if near & parse.classes["hedging"] and abs(verdict) == 2:
        verdict //= 2
    if near & parse.classes["strengthening"] and abs(verdict) == 1:
        verdict *= 2
    if parse.lemmas[clause] in parse.classes["wanting"]:
        dimension = "motive"
    return Judged(hit, first, last, clause, assessor, dimension, verdict, rule, judge)


def _is_scarce(parse: Parse, hit: Hit) -> bool:
    """little progress · no clear advantage"""
    noun = hit.first if parse.deps[hit.first] != "amod" else parse.heads[hit.first]
    nearby = (*parse.children[noun], *parse.children[hit.last])
    return any(parse.lower[c] in ("no", "little", "few", "less", "hardly") and c < hit.last for c in nearby)
