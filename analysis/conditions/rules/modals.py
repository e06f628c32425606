"""A modal in, its proposals out: Ukraine must withdraw · We will not accept it · under the draft the court would decide.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import (
    Proposal,
    content_of,
    is_beyond_will,
    is_hypothetical,
    is_question,
    proposals,
    shuts_out,
    whole_of,
)
from analysis.conditions.rules.complements import is_wished_by_another, keeps_from, only_from
from analysis.conditions.rules.ifs import on_condition
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit, hits_between
from analysis.reading import Parse, is_denied, is_eager
from analysis.reading.grammar import SUBJECTS, child_of, sentence_of, subject_of

_INTERRUPTED = 14  # tokens of what interrupts a modal and its verb
_NEAR = 6  # tokens from a modal to its verb where the parse joins them to something else


def modal(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Ukraine must withdraw. We will not accept it. They have to leave."""
    parse, speakers, trigger = scene.parse, scene.speakers, hit.first
    verb = parse.heads[trigger] if parse.deps[trigger] == "aux" else trigger
    if (resumed := _past_interruption(parse, hit)) is not None:
        verb = resumed
    elif parse.lower[trigger] == "cannot" or parse.tags[verb][:2] not in ("VB", "MD"):  # cannot…be; will not—ever—be
        verb = next((t for t in range(trigger + 1, min(trigger + _NEAR, len(parse))) if parse.tags[t][:2] == "VB"), verb)
    content, subject = content_of(parse, verb), whole_of(parse, subject_of(parse, verb))
    spoken = speakers.is_spoken(trigger)
    if hit.entry.trigger == "shall" and subject is not None and parse.lower[subject] in ("i", "we"):  # I shall hear from them.
        hit = dataclasses.replace(hit, entry=hit.entry._replace(trigger="will", kind="offer", strength=2))
    if hit.entry.trigger == "will pay" and _pays_a_sum(parse, verb, speakers.is_own(subject)):
        hit = dataclasses.replace(hit, entry=hit.entry._replace(trigger="will", kind="offer", strength=2, direction=1))
    told = (hit.entry.trigger in ("will", "would") or hit.entry.kind == "threat") and not _waits(parse, trigger)
    if told and is_denied(parse, verb):  # No member will accept it. Neither side will pay for it.
        hit = dataclasses.replace(hit, entry=hit.entry._replace(kind="refusal", strength=5, direction=-1))
    if parse.lower[trigger] == "should" and parse.deps[verb] == "advcl" and is_question(parse, trigger, verb):
        yield from on_condition(scene, hit, verb, parse.heads[verb])  # Should they go on, we will respond.
    elif _requires_nothing(parse, hit, verb, content) or (hit.entry.kind != "demand" and is_wished_by_another(parse, verb)):
        return
    elif hit.entry.kind == "refusal" and _turns(scene, content):
        return  # We will not rule out talks; we will not stop demanding them: what follows says what it is.
    elif hit.entry.kind == "refusal":
        yield from _refusal(scene, hit, verb, content, subject)
    elif not spoken and only_from(parse, content) and speakers.is_party(subject):  # They will take nothing below 500.
        yield from proposals(parse, hit, verb, "will_grant", kind="demand", strength=4, direction=1, holder=subject)
    elif not spoken and _gets_for_it(parse, verb) and speakers.is_party(subject):
        yield from proposals(parse, hit, verb, "will_grant", kind="offer", strength=2, direction=1, holder=subject)
    elif not spoken:
        if hit.entry.trigger == "would":
            yield from proposed(scene, hit)
    elif parse.lemmas[verb] == "have" and parse.tags[verb] == "VBD" and speakers.is_own(subject):
        return  # We had to leave.
    elif hit.entry.kind != "demand" or parse.lower[hit.last] == "only":
        yield from _announcement(scene, hit, verb, content, subject)
    else:
        yield from _demand(scene, hit, verb, content, subject)


def _waits(parse: Parse, trigger: int) -> bool:
    """Not until Chad leaves will they return: no refusal."""
    opening = sentence_of(parse, trigger).start
    return parse.lower[opening : opening + 2] == ["not", "until"] and opening + 1 < trigger


def _pays_a_sum(parse: Parse, verb: int, own: bool) -> bool:
    """They will pay a bonus. We will pay. Not: They will pay the price, they will pay for it."""
    thing = child_of(parse, verb, {"dobj"})
    return own if thing is None else parse.lemmas[thing] != "price"


def _past_interruption(parse: Parse, hit: Hit) -> int | None:
    """We will not (and this is final) | accept it. We can't – can't! – | accept it."""
    opening, stop = hit.last + 1, min(hit.last + _INTERRUPTED, sentence_of(parse, hit.last).stop)
    if not _is_negative(parse, hit) or opening >= stop or parse.pos[opening] != "PUNCT":
        return None
    closes = {")"} if parse.tags[opening] == "-LRB-" else {parse.words[opening]}
    closing = next((t for t in range(opening + 1, stop) if parse.words[t] in closes), stop)
    return closing + 1 if closing + 1 < stop and parse.tags[closing + 1] in ("VB", "VBP") else None


def _is_negative(parse: Parse, hit: Hit) -> bool:
    """will not, do never"""
    return any(parse.lower[t] in parse.classes["negative"] for t in hit.tokens)


def _turns(scene: Scene, content: int) -> bool:
    """Whether a refusal refuses to refuse, to demand, or to stop what is a demand itself."""
    parse, ceases = scene.parse, scene.parse.lemmas[content] in scene.parse.classes["ceasing"]
    verb = child_of(parse, content, {"xcomp"}) if ceases else content
    hits = hits_between(scene.triggers, verb, verb) if verb is not None else []
    return any(hit.entry.kind == "demand" or (hit.entry.kind == "refusal" and not ceases) for hit in hits)


def _requires_nothing(parse: Parse, hit: Hit, verb: int, content: int) -> bool:
    """Should they leave? If they must … I just can't. They had better success. They must have been warned. It must be said."""
    trigger = hit.first
    if (
        is_beyond_will(parse, content)
        or is_eager(parse, verb)
        or is_question(parse, trigger, verb)
        or is_hypothetical(parse, verb)
        or parse.tags[trigger] in ("VBG", "VBN")
    ):
        return True
    if verb == trigger and parse.tags[trigger] == "MD" and parse.lower[trigger] != "ought":
        return True
    if hit.entry.trigger == "have better" and not (verb > trigger and parse.tags[verb] == "VB"):
        return True
    if any(parse.lemmas[c] == "have" and trigger < c < verb and parse.deps[c] == "aux" for c in parse.children[verb]):
        return True
    said = (c for c in (content, *parse.children[content]) if parse.deps[c] in ("acomp", parse.deps[content]))
    return any(parse.lemmas[c] in parse.classes["remarks"] for c in said)


def _announcement(scene: Scene, hit: Hit, verb: int, content: int, subject: int | None) -> Iterator[Proposal]:
    """It would attend. It might accept the border. There can be no military solution. We will retaliate."""
    parse, entry, lemma = scene.parse, hit.entry, scene.parse.lemmas[content]
    own = scene.speakers.is_own(subject)
    grants = own and not is_denied(parse, verb)
    if entry.trigger in ("will", "would"):
        yield from proposed(scene, hit)
        if grants and only_from(parse, content):  # They will accept nothing below 500.
            yield from proposals(parse, hit, verb, "will_grant", kind="demand", strength=4, holder=subject)
        elif grants and (lemma in parse.classes["conceding"] or _gets_for_it(parse, verb)):
            yield from proposals(parse, hit, verb, "will_grant", holder=subject)
    elif entry.strength == 1:
        if grants and lemma in parse.classes["granting"]:
            yield from proposals(parse, hit, verb, "might_grant", holder=subject)
    elif own or entry.kind == "red_line" or entry.trigger in parse.classes["suffered"]:
        yield from proposals(parse, hit, verb, "modal_of_a_limit")


def _gets_for_it(parse: Parse, verb: int) -> bool:
    """They would cut the tariff in return for access to the ports."""
    inside = range(verb + 1, parse.last[verb] - 1)
    return any(parse.lower[t] in ("return", "exchange") and parse.lower[t - 1 : t + 2 : 2] == ["in", "for"] for t in inside)


def _demand(scene: Scene, hit: Hit, verb: int, content: int, subject: int | None) -> Iterator[Proposal]:
    """Ukraine must withdraw. They must not reject the plan."""
    parse, speakers = scene.parse, scene.speakers
    negated = is_denied(parse, content)
    if _is_forecast(scene, hit, verb, content, subject):
        return
    if parse.lemmas[hit.first] in ("have", "need") and (negated or _is_left_open(parse, verb, content)):
        return  # They do not have to leave. The chances that we have to talk; what he needs to.
    away = parse.lemmas[content] in parse.classes["refusing"] or keeps_from(parse, content)  # They must refrain from it.
    direction = 1 if negated == away else -1
    kind = "recommendation" if speakers.is_outsider(speakers.claim_at(hit.first)) else "demand"
    if direction < 0 and shuts_out(parse, content):
        kind = "exclusion"
    yield from proposals(parse, hit, verb, "modal_demand", content=content, kind=kind, direction=direction, actor=subject)


def _is_forecast(scene: Scene, hit: Hit, verb: int, content: int, subject: int | None) -> bool:
    """That should help. The offer should give hope."""
    parse = scene.parse
    if parse.lower[hit.first] != "should" or child_of(parse, verb, {"auxpass"}) is not None:
        return False
    if subject is not None and parse.lower[subject] in ("this", "that", "it"):
        return not any(parse.ents[t] in ("DATE", "PERCENT", "CARDINAL", "MONEY", "QUANTITY") for t in parse.children[content])
    return parse.lemmas[content] in parse.classes["effects"] and not scene.speakers.is_party(subject)


def _is_left_open(parse: Parse, verb: int, content: int) -> bool:
    """Whether the clause only says which thing is meant, or breaks off: `a problem that they still need to solve`."""
    return parse.deps[verb] == "relcl" or (content == verb and parse.lemmas[verb] in ("have", "need"))


def _refusal(scene: Scene, hit: Hit, verb: int, content: int, subject: int | None) -> Iterator[Proposal]:
    """We will not accept it. Ethiopia would not agree to it. This will not be accepted. They cannot be part of it."""
    parse, speakers, lemma, word = scene.parse, scene.speakers, scene.parse.lemmas[content], scene.parse.lower[hit.first]
    can, granting = word in parse.classes["forms_of_can"], lemma in parse.classes["granting"]
    if speakers.is_own(subject):
        yield from _own_refusal(parse, hit, verb, content, subject)
    elif granting and speakers.actor(subject) is not None and speakers.is_body(subject):
        if not can and word not in ("do", "does"):  # Ethiopia would not agree to any limit.
            yield from proposals(parse, hit, verb, "refusal_told", content=content, holder=subject)
    elif not speakers.is_spoken(hit.first):
        return
    elif (granting or lemma in parse.classes["admitting"]) and child_of(parse, content, {"auxpass"}) is not None:
        yield from proposals(parse, hit, verb, "not_accepted")  # This will no longer be accepted.
    elif not can and word != "shall":
        return
    elif shuts_out(parse, content):  # They cannot be part of any agreement.
        yield from proposals(parse, hit, verb, "cannot_take_part", kind="exclusion", actor=subject)
    elif lemma in parse.classes["lasting"] or _is_ruled_out(scene, hit, content, subject):  # It cannot continue.
        yield from proposals(parse, hit, verb, "cannot_continue", kind="demand", actor=subject)


def _own_refusal(parse: Parse, hit: Hit, verb: int, content: int, subject: int | None) -> Iterator[Proposal]:
    """We will not give an inch. Not: We could not reach them. It will not matter. We will not say who it was."""
    lemma, classes = parse.lemmas[content], parse.classes
    if lemma in classes["ceasing"]:  # We will not cease to work for peace.
        yield from proposals(parse, hit, verb, "will_not_cease", kind="offer", strength=2, direction=1, holder=subject)
    elif parse.lower[hit.first] == "could" and lemma not in classes["granting"]:
        return
    elif lemma not in classes["states"] | classes["speaking"] | classes["telling"]:
        stays_away = parse.lemmas[content] in classes["attending"]  # We will not attend.
        kind = "exclusion" if shuts_out(parse, content) and not stays_away else "refusal"
        yield from proposals(parse, hit, verb, "own_refusal", content=content, kind=kind, holder=subject)


def _is_ruled_out(scene: Scene, hit: Hit, content: int, subject: int | None) -> bool:
    """You cannot let them win. The backstop cannot be limited, they insisted."""
    parse, claim = scene.parse, scene.speakers.claim_at(hit.first)
    if parse.lemmas[content] in ("let", "have") and subject is not None and parse.lower[subject] == "you":
        return True
    cue = (claim.cue or "").lower() if claim is not None else ""
    return cue.startswith(tuple(parse.classes["insisting"])) and child_of(parse, content, {"auxpass"}) is not None


def proposed(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Under the draft that the commission circulated, the court would decide: what somebody proposes for another."""
    parse, verb = scene.parse, scene.parse.heads[hit.first]
    for under in (c for c in parse.children[verb] if c < hit.first and parse.lower[c] == "under" and parse.deps[c] == "prep"):
        plan = child_of(parse, under, {"pobj"})
        if plan is not None and parse.lemmas[plan] in parse.classes["plans"] and child_of(parse, verb, SUBJECTS) is not None:
            inside = (t for t in range(parse.first[plan], parse.last[plan] + 1) if t != plan)
            holder = next((t for t in inside if scene.speakers.actor(t) is not None), None)
            yield from proposals(parse, hit, verb, "proposed", kind="demand", strength=2, direction=1, holder=holder)


def policy(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """“We do not negotiate with terrorists.” Turkey does not meet with rebels."""
    parse, speakers = scene.parse, scene.speakers
    verb, subject = _verb_of_policy(parse, hit)
    if subject is None or parse.lemmas[verb] not in parse.classes["policies"]:
        return
    if is_question(parse, hit.first, verb) or is_hypothetical(parse, verb) or parse.last[verb] <= verb:
        return
    if not is_denied(parse, verb):  # We don't only accept it: we will pay.
        return
    if speakers.is_own(subject) if speakers.is_spoken(verb) else speakers.is_party(subject):
        yield from proposals(parse, hit, verb, "policy", holder=subject)


def _verb_of_policy(parse: Parse, hit: Hit) -> tuple[int, int | None]:
    """We do not | negotiate. We do not (and this is final) | negotiate. With its subject, if it has one."""
    do, resumed = hit.first, _past_interruption(parse, hit)
    head = parse.heads[do] if parse.deps[do] == "aux" else do
    verb = head if resumed is None else resumed
    return verb, child_of(parse, head, SUBJECTS) if verb != do else None
