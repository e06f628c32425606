"""A trigger by which one thing hangs on another in, its proposals out: every if, unless, until, only if, why should.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import Proposal, is_hypothetical, proposals, shuts_out
from analysis.conditions.rules.branches import branch_of, is_added
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import SUBJECTS, child_of, clause_start, governor, subject_of


def conditional(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """We would stop if they stopped. If they attack, we will respond. Sanctions will be lifted if Iran complies."""
    branch = scene.parse.heads[hit.first]
    if scene.parse.deps[hit.first] == "mark" and scene.parse.deps[branch] == "advcl":
        yield from on_condition(scene, hit, branch, scene.parse.heads[branch])


def on_condition(scene: Scene, hit: Hit, branch: int, main: int) -> Iterator[Proposal]:
    """What the clause of `main` promises or threatens if the clause of `branch` comes true."""
    parse, speakers = scene.parse, scene.speakers
    willed = any(parse.lemmas[c] in ("will", "would", "shall") for c in parse.children[main])
    if not willed or not speakers.is_spoken(main) or is_hypothetical(parse, main):
        return
    subject, actor = subject_of(parse, main), subject_of(parse, branch)
    own, harms, step = speakers.is_own(subject), _harms(parse, main), _is_step(scene, main, subject)
    if not (own or step) or parse.lemmas[main] in parse.classes["states"] or (not harms and speakers.is_own(actor)):
        return
    if harms:
        rule, kind, strength, direction = "threat_if", "threat", 4, 1 if is_denied(parse, branch) else -1
    elif step:
        rule, kind, strength, direction = "step_if", "precondition", 4, 1
    elif not is_denied(parse, main):
        rule, kind, strength, direction = "would_if", "offer", 2, 1
    else:
        return
    yield from proposals(
        parse, hit, main, rule, kind=kind, strength=strength, direction=direction,
        first=min(clause_start(parse, main, main), parse.first[branch]), holder=subject if own else None, actor=actor,
        antecedent=(parse.first[branch], parse.last[branch]),
    )  # fmt: skip


def _harms(parse: Parse, main: int) -> bool:
    """We will retaliate. We will be forced to act. We will take measures."""
    lemma, thing = parse.lemmas[main], child_of(parse, main, {"dobj"})
    if lemma in parse.classes["harms"]:
        return True
    if lemma in parse.classes["verbs_of_forcing"] and child_of(parse, main, {"auxpass"}) is not None:
        return True
    return lemma == "take" and thing is not None and parse.lemmas[thing] in parse.classes["measures"]


def _is_step(scene: Scene, main: int, subject: int | None) -> bool:
    """The talks will begin if they disarm."""
    parse, speakers = scene.parse, scene.speakers
    if subject is None or parse.lemmas[subject] not in parse.classes["processes"]:
        return False
    return parse.lemmas[main] in parse.classes["steps"] and not speakers.is_outsider(speakers.claim_at(main))


def hanging(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """The talks will not go on unless they withdraw."""
    parse, speakers = scene.parse, scene.speakers
    branch, main = branch_of(parse, hit)
    if main == branch or parse.tags[main][:2] not in ("VB", "MD"):
        return
    subject, antecedent = subject_of(parse, main), (parse.first[branch], parse.last[branch])
    willed = any(parse.lemmas[c] in ("will", "would") for c in parse.children[main])
    harms = parse.lemmas[main] in parse.classes["harms"] and not is_denied(parse, main)
    if parse.lower[hit.last] == "unless" and willed and harms:
        if speakers.is_party(subject) and not is_hypothetical(parse, main):  # The union will strike unless pay rises.
            away = -1 if is_denied(parse, branch) else 1
            yield from proposals(
                parse, hit, main, "threat_unless", kind="threat", direction=away, holder=subject, antecedent=antecedent
            )
        return
    claim, cue = speakers.claim_at(hit.last), speakers.claim_of_cue(main)
    told = not (claim or cue) and willed and speakers.is_party(subject)  # Niger will sign only if Chad withdraws.
    if not (claim or cue or told) or speakers.is_outsider(claim or cue) or is_hypothetical(parse, main):
        return
    if _is_bargained(parse, hit, main, cue is not None):
        found = proposals(
            parse, hit, main, "what_hangs_on_it",
            direction=1, holder=subject if told or cue or speakers.is_own(subject) else None,
            first=min(clause_start(parse, main, main), parse.first[branch]), antecedent=antecedent,
        )  # fmt: skip
        if is_added(parse, hit.first):  # They will sign, but only if the bonus is paid.
            found = (dataclasses.replace(p, last=antecedent[1]) for p in found if p.first < antecedent[0])
        yield from found


def _is_bargained(parse: Parse, hit: Hit, main: int, reports: bool) -> bool:
    """They will not talk until it is lifted. They may continue until then. Not: They waited until noon."""
    if is_denied(parse, main):
        return True
    if parse.lemmas[main] in parse.classes["not_bargained"]:
        return False
    if " ".join(parse.lower[t] for t in hit.tokens) in ("until", "without", "until after"):
        return not {parse.lemmas[main], parse.lemmas[parse.heads[main]]}.isdisjoint(("continue", "wait"))
    return reports or any(parse.tags[c] == "MD" for c in parse.children[main])


def rhetorical(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Why should we give up territory? Why should it be invited?"""
    parse, speakers = scene.parse, scene.speakers
    verb = governor(parse, hit.first)
    if not speakers.is_spoken(hit.first):
        return
    first = min([hit.first, *(parse.first[c] for c in parse.children[verb] if c < hit.first and parse.deps[c] == "advcl")])
    own = child_of(parse, verb, SUBJECTS)
    passive = child_of(parse, verb, {"auxpass"}) is not None
    if passive and shuts_out(parse, verb) and not is_denied(parse, verb):
        yield from proposals(parse, hit, verb, "why_invite", kind="exclusion", first=first, actor=own)
    elif len(hit.tokens) > 1 and own is not None and speakers.is_own(own):
        yield from proposals(parse, hit, verb, "why_should_we", kind="refusal", first=first, holder=own)
