"""The judging words of an article in, what rules read in them out: whose words judge, how far they reach, and how they judge.

A word judges in somebody's words (`“The plan is unworkable,” she said`), or as a verb or noun of praise or blame by its subject
or owner (`He praised the plan`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions import Hit, Rule, Scene, hits_between, is_hypothetical, rule_for
from analysis.reading import Parse, is_denied, is_disowned
from analysis.reading.grammar import SUBJECTS, agent_of, child_of, clause_end, clause_start, governor, is_negated, subject_of

TAKEN_FOR = "taken_for"
NEAR = 20  # judgements that are compared with each other; more never stand in one sentence
NEGATIVE = ("no ", "not ", "to not ")  # begin entries that have their negation in them
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
    confidence: float = 0.0

    @property
    def trigger(self) -> tuple[int, ...]:
        """The tokens of its words."""
        return self.hit.tokens

    @property
    def ruled_as(self) -> str:
        """What its rule takes it for."""
        return self.dimension


def find_judged(scene: Scene) -> list[Judged]:
    """What rules read in the judging words of a text, in text order."""
    best: dict[tuple[int, int], Judged] = {}
    for hit in (hit for hit in scene.judgements if not is_withheld(scene.parse, hit)):
        for found in rule_for(RULES, scene.parse, hit).reader(scene, hit):
            key = (found.first, found.last)
            if key not in best or abs(found.verdict) > abs(best[key].verdict):
                best[key] = found
    return _without_nested(sorted(best.values(), key=lambda f: (f.first, -f.last)))


def is_withheld(parse: Parse, hit: Hit) -> bool:
    """They stopped short of calling it unfair: who does not go so far as to blame it does not praise it either."""
    verb = governor(parse, hit.first)
    calls = parse.tags[verb] == "VBG" and parse.lemmas[verb] in parse.classes["opining"]
    return calls and hit.entry.verdict < 0 and is_denied(parse, verb)


def _without_nested(found: list[Judged]) -> list[Judged]:
    """The innermost of judgements inside one another; but of `described the plan as dangerous` the whole."""
    kept = []
    for k, f in enumerate(found):
        holds_another = any(g.first <= f.last and g.last <= f.last for g in found[k + 1 : k + NEAR])
        taken_up = any(g.rule == TAKEN_FOR and g.first <= f.first and f.last <= g.last for g in found[max(0, k - NEAR) : k])
        if not taken_up and (f.rule == TAKEN_FOR or not holds_another):
            kept.append(f)
    return kept


def _takes_for(parse: Parse, hit: Hit) -> bool:
    """described as sth, accused of sth"""
    return _has_a_judge(parse, hit) and hit.entry.dimension == "interpretation"


def _has_a_judge(parse: Parse, hit: Hit) -> bool:
    """to praise sth, sceptical about sth: the subject judges"""
    return hit.entry.wording.endswith(JUDGE)


def _is_verb(parse: Parse, hit: Hit) -> bool:
    """to divide"""
    return hit.entry.wording.startswith("to ")


def _is_anything_else(parse: Parse, hit: Hit) -> bool:
    """unworkable"""
    return True


def _taken_for(scene: Scene, hit: Hit) -> Iterator[Judged]:
    """She described the plan as dangerous. He accused them of cynicism: the verdict is that of the judging word inside."""
    for found in _by_its_subject(scene, hit):
        inside = hits_between(scene.judgements, hit.first + 1, found.last)
        judging = (h for h in inside if not _has_a_judge(scene.parse, h))
        strongest = max(judging, key=lambda h: abs(h.entry.verdict), default=None)
        if strongest is not None and is_withheld(scene.parse, strongest):
            continue
        if strongest is not None:
            verdict = _verdict(scene.parse, strongest, found.verb)
            if is_denied(scene.parse, hit.first) and not is_denied(scene.parse, strongest.first):
                if verdict < 0:
                    continue  # Nobody sees it as unfair.
                verdict = -1  # Few regard it as fair.
            dimension = strongest.entry.dimension
            yield dataclasses.replace(found, hit=strongest, dimension=dimension, verdict=verdict, rule=TAKEN_FOR)
        elif hit.entry.wording != "to accuse of sth":  # the accusation of a fact is no judgement
            yield found


def _by_its_subject(scene: Scene, hit: Hit) -> Iterator[Judged]:
    """He praised the plan. The plan was condemned by Moscow. She is sceptical about it. his criticism of the plan"""
    parse, speakers, token = scene.parse, scene.speakers, hit.first
    is_verb = hit.entry.wording.startswith("to ")
    verb = token if is_verb else governor(parse, token)
    if is_hypothetical(parse, verb) or any(parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb]):
        return
    passive = is_verb and child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    passive |= is_verb and parse.tags[verb] == "VBN" and parse.deps[verb] == "acl"  # a move called reckless by Chile
    if is_verb and not passive and not _has_object(parse, hit):
        return  # They protested. He called for calm.
    if parse.tags[token][:2] == "NN" and not is_verb:
        if parse.lower[parse.heads[token]] == "against" or parse.lemmas[verb] in parse.classes["giving_up"]:
            return  # They warned against its support for the rebels.
        judge = child_of(parse, token, {"poss"})
        if judge is None and parse.deps[token] in ("dobj", "attr"):
            judge = subject_of(parse, verb)
    elif not passive and parse.deps[token] == "amod":
        return  # a sceptical audience
    else:
        judge = agent_of(parse, verb) if passive else subject_of(parse, verb)
    if passive and judge is None:
        apart = parse.deps[verb] in ("acl", "relcl", "amod") and not (parse.deps[verb] == "acl" and _takes_for(parse, hit))
        if not speakers.is_spoken(token) and not apart:  # a move described as reckless
            yield _found(parse, hit, verb, None, "judged_by_nobody_named")
    elif speakers.is_party(judge):
        yield _found(parse, hit, verb, speakers.actor(judge), "judged_by_subject", judge)


def _has_object(parse: Parse, hit: Hit) -> bool:
    if hit.entry.dimension == "interpretation" and len(hit.tokens) == 1:  # called the plan a trap
        named = child_of(parse, hit.first, {"oprd"})
        small = child_of(parse, hit.first, {"ccomp"})
        return named is not None or (small is not None and parse.tags[small][:2] in ("JJ", "NN"))
    return len(hit.tokens) > 1 or child_of(parse, hit.first, {"dobj", "ccomp", "prep", "xcomp"}) is not None


def _judging_verb(scene: Scene, hit: Hit) -> Iterator[Judged]:
    """“They are dividing the country,” she said. Not: They work for peace, he said."""
    parties_work = hit.entry.wording == "to work" and scene.speakers.is_party(subject_of(scene.parse, hit.first))
    if _judges_as_verb(scene.parse, hit) and not parties_work and not is_hypothetical(scene.parse, hit.first):
        yield from _said(scene, hit, hit.first)


def _judging_word(scene: Scene, hit: Hit) -> Iterator[Judged]:
    """“The plan is unworkable,” she said. They had zero interest in the talks, he said."""
    verb = governor(scene.parse, hit.first)
    if _predicates(scene.parse, hit, verb):
        yield from _said(scene, hit, verb)


def _said(scene: Scene, hit: Hit, verb: int) -> Iterator[Judged]:
    """A judgement is whose words it stands in, if somebody says it and does not only suppose it."""
    parse, speakers, token = scene.parse, scene.speakers, hit.first
    if not speakers.is_spoken(token) or parse.tags[token].startswith("NNP") or _only_supposes(parse, hit, verb):
        return
    found = _found(parse, hit, verb, None, "judging_word")
    said_at = found.verb if speakers.is_spoken(found.verb) else token
    claim, assessor = speakers.claim_at(said_at), speakers.speaker_at(said_at)
    if assessor is not None or (claim is not None and claim.speaker_quote):
        yield dataclasses.replace(found, assessor=assessor)


def _judges_as_verb(parse: Parse, hit: Hit) -> bool:
    """They divide the country. They called it a trap. Not: working families · They called."""
    verb = hit.first
    if parse.deps[verb] == "amod":
        return False
    if hit.entry.dimension != "interpretation":
        return True
    return child_of(parse, verb, {"ccomp", "dobj", "xcomp", "prep"}) is not None and not is_negated(parse, verb)


def _only_supposes(parse: Parse, hit: Hit, verb: int) -> bool:
    """when the plan is dangerous · They never said it was. · The changes must be significant. · to force them to talk"""
    if (
        is_hypothetical(parse, verb)
        and not (is_disowned(parse, verb) and is_denied(parse, hit.first))
        and parse.lower[child_of(parse, verb, {"mark"}) or 0] != "if"
    ):
        return True
    if _is_demanded(parse, verb) and parse.deps[hit.first] != "nsubj":
        return True
    aims = any(parse.tags[c] == "TO" for c in parse.children[verb])
    return aims and parse.lemmas[parse.heads[verb]] not in parse.classes["wanting"] | parse.classes["seeming"]


def _is_demanded(parse: Parse, verb: int) -> bool:
    """They must be punished. They need to be stronger."""
    if any(parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb]):
        return True
    return parse.deps[verb] == "xcomp" and parse.lemmas[parse.heads[verb]] in parse.classes["modals_with_to"]


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
        if own is not None and parse.heads[clause] == judge:
            break  # It was put to the pilots, who called it unfair.
        if (own is not None and parse.deps[clause] != "csubj" and parse.tags[own] != "WDT") or parse.deps[
            clause
        ] not in _BESIDE:
            break
        clause = governor(parse, parse.heads[clause])
    first = min(clause_start(parse, clause, min(hit.first, clause)), hit.first)
    last = max(clause_end(parse, clause, clause), hit.last)
    dimension = hit.entry.dimension
    if parse.lemmas[clause] in parse.classes["wanting"]:
        dimension = "motive"
    return Judged(hit, first, last, clause, assessor, dimension, _verdict(parse, hit, clause), rule, judge)


def _verdict(parse: Parse, hit: Hit, clause: int) -> int:
    """How a word judges where it stands: not fair, perhaps fair, very fair."""
    verdict = hit.entry.verdict
    if (is_denied(parse, hit.first) or _is_scarce(parse, hit)) and not hit.entry.wording.startswith(NEGATIVE):
        verdict = -verdict if abs(verdict) < 2 else -verdict // 2
    near = {parse.lower[c] for c in (*parse.children[hit.first], *parse.children[clause])}
    if near & parse.classes["hedging"] and abs(verdict) == 2:
        verdict //= 2
    if near & parse.classes["strengthening"] and abs(verdict) == 1:
        verdict *= 2
    return verdict


def _is_scarce(parse: Parse, hit: Hit) -> bool:
    """little progress · no clear advantage"""
    noun = hit.first if parse.deps[hit.first] != "amod" else parse.heads[hit.first]
    nearby = (*parse.children[noun], *parse.children[hit.last])
    return any(parse.lower[c] in parse.classes["scarce"] and c < hit.last for c in nearby)


# In order of precedence: the first rule whose `when` holds reads the judging word.
RULES: tuple[Rule[Judged], ...] = (
    Rule("taken_for", _takes_for, _taken_for, "Cuba described the plan as dangerous."),
    Rule("judged_by_subject", _has_a_judge, _by_its_subject, "China condemned the attack."),
    Rule("judging_verb", _is_verb, _judging_verb, "“The rebels are seeking to divide the country,” Turkey said."),
    Rule("judging_word", _is_anything_else, _judging_word, "Egypt said the plan is unworkable."),
)
