"""A trigger by which a speaker requires or refuses in, its proposals out: modals, rhetorical questions, conditional promises.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions.proposal import Proposal, content_of, is_hypothetical, is_question, proposals, shuts_out
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of, clause_start, governor, is_negated, subject_of


def modal(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Ukraine must withdraw. We will not accept it. They have to leave."""
    trigger, entry = hit.first, hit.entry
    verb = parse.heads[trigger] if parse.deps[trigger] == "aux" else trigger
    if parse.lower[trigger] == "cannot":  # glued: cannot…be
        verb = next((t for t in range(trigger + 1, min(trigger + 4, len(parse))) if parse.tags[t][:2] == "VB"), verb)
    content = content_of(parse, verb)
    claim, spoken = speakers.claim_at(trigger), speakers.is_spoken(trigger)
    if parse.lower[trigger] == "should" and parse.deps[verb] == "advcl" and is_question(parse, trigger, verb):
        yield from _on_condition(parse, hit, verb, parse.heads[verb], speakers)  # Should they go on, we will respond.
        return
    if is_question(parse, trigger, verb) or is_hypothetical(parse, verb) or parse.tags[trigger] in ("VBG", "VBN"):
        return
    if verb == trigger and parse.tags[trigger] == "MD" and parse.lower[trigger] != "ought":
        return  # I just can't.
    if entry.trigger == "have better" and not (verb > trigger and parse.tags[verb] == "VB"):
        return  # They had better success.
    if any(parse.lemmas[c] == "have" and trigger < c < verb and parse.deps[c] == "aux" for c in parse.children[verb]):
        return  # They must have been warned.
    if any(
        parse.lemmas[c] in parse.classes["remarks"]
        for c in (content, *parse.children[content])
        if parse.deps[c] in ("acomp", parse.deps[content])
    ):
        return  # It must be said. It should be clear.
    subject = subject_of(parse, verb)
    word = parse.lower[subject] if subject is not None else ""
    if entry.kind == "refusal":
        yield from _modal_refusal(parse, hit, verb, content, subject, speakers)
        return
    if not spoken and entry.trigger == "would":
        yield from proposed(parse, hit, speakers)
    if not spoken or (parse.lemmas[verb] == "have" and parse.tags[verb] == "VBD" and speakers.is_own(subject)):
        return
    if entry.kind != "demand" or parse.lower[hit.last] == "only":
        if entry.trigger in ("will", "would"):
            yield from proposed(parse, hit, speakers)
            if speakers.is_own(subject) and parse.lemmas[content] in parse.classes["conceding"] and not is_negated(parse, verb):
                yield from proposals(parse, hit, verb, "will_grant", holder=subject)  # It would attend.
        elif entry.strength == 1:
            if speakers.is_own(subject) and parse.lemmas[content] in parse.classes["granting"] and not is_negated(parse, verb):
                yield from proposals(parse, hit, verb, "might_grant", holder=subject)  # It might accept the border.
        elif entry.trigger in parse.classes["suffered"] or entry.kind == "red_line" or speakers.is_own(subject):
            yield from proposals(parse, hit, verb, "modal_of_a_limit")  # There can be no military solution. We will retaliate.
        return
    insight = parse.lemmas[content] in parse.classes["insights"] and (
        parse.lemmas[content] not in ("recognize", "recognise") or child_of(parse, content, {"ccomp"}) is not None
    )
    if word == "i" or (word in ("we", "you", "one") and insight):
        return  # I must say. We must understand.
    foretells = parse.lower[trigger] == "should" and child_of(parse, verb, {"auxpass"}) is None
    if foretells and (
        word in ("this", "that", "it") or (parse.lemmas[content] in parse.classes["effects"] and not speakers.is_party(subject))
    ):
        return  # That should help. The offer should give hope.
    negated = is_negated(parse, verb) or (content != verb and is_negated(parse, content))
    if parse.lemmas[trigger] in ("have", "need") and (negated or _is_left_open(parse, verb, content)):
        return  # They do not have to leave. The chances that we have to talk; what he needs to.
    direction = -1 if negated else 1
    if parse.lemmas[content] in parse.classes["refusing"]:  # They must not reject the plan.
        direction = -direction
    kind = "recommendation" if speakers.is_outsider(claim) else "demand"
    if direction < 0 and shuts_out(parse, content):
        kind = "exclusion"
    yield from proposals(parse, hit, verb, "modal_demand", content=content, kind=kind, direction=direction, actor=subject)


def _is_left_open(parse: Parse, verb: int, content: int) -> bool:
    """Whether the clause only says which thing is meant, or breaks off: `a problem that they still need to solve`."""
    return parse.deps[verb] == "relcl" or (content == verb and parse.lemmas[verb] in ("have", "need"))


def _modal_refusal(
    parse: Parse, hit: Hit, verb: int, content: int, subject: int | None, speakers: Speakers
) -> Iterator[Proposal]:
    lemma = parse.lemmas[content]
    if speakers.is_own(subject):
        if lemma in parse.classes["ceasing"]:  # We will not cease to work for peace.
            yield from proposals(parse, hit, verb, "will_not_cease", kind="offer", strength=2, direction=1, holder=subject)
        elif parse.lower[hit.first] == "could" and lemma not in parse.classes["granting"]:
            return  # We could not reach them.
        elif lemma not in parse.classes["states"] | parse.classes["speaking"] | {
            "say",
            "tell",
            "speak",
            "discuss",
        }:  # We will not give an inch.
            kind = "exclusion" if shuts_out(parse, content) else "refusal"
            yield from proposals(parse, hit, verb, "own_refusal", content=content, kind=kind, holder=subject)
    elif lemma in parse.classes["granting"] and speakers.actor(subject) is not None and speakers.is_body(subject):
        if parse.lower[hit.first] not in ("can", "ca", "cannot", "do", "does"):  # Ethiopia would not agree to any limit.
            yield from proposals(parse, hit, verb, "refusal_told", content=content, holder=subject)
    elif not speakers.is_spoken(hit.first):
        return
    elif (
        child_of(parse, content, {"auxpass"}) is not None and lemma in parse.classes["admitting"] | parse.classes["granting"]
    ):  # This will no longer be accepted.
        yield from proposals(parse, hit, verb, "not_accepted")
    elif parse.lower[hit.first] in ("can", "ca", "cannot", "shall"):
        if shuts_out(parse, content):  # They cannot be part of any agreement.
            yield from proposals(parse, hit, verb, "cannot_take_part", kind="exclusion", actor=subject)
        elif lemma in parse.classes["lasting"] or _is_ruled_out(parse, hit, content, subject, speakers):  # It cannot continue.
            yield from proposals(parse, hit, verb, "cannot_continue", kind="demand", actor=subject)


def _is_ruled_out(parse: Parse, hit: Hit, content: int, subject: int | None, speakers: Speakers) -> bool:
    """You cannot let them win. The backstop cannot be limited, they insisted."""
    if parse.lemmas[content] in ("let", "have") and subject is not None and parse.lower[subject] == "you":
        return True
    claim = speakers.claim_at(hit.first)
    cue = (claim.cue or "").lower() if claim is not None else ""
    return cue.startswith(tuple(parse.classes["insisting"])) and child_of(parse, content, {"auxpass"}) is not None


def proposed(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Under the draft that the commission circulated, the court would decide: what somebody proposes for another."""
    verb = parse.heads[hit.first]
    for under in (c for c in parse.children[verb] if c < hit.first and parse.lower[c] == "under" and parse.deps[c] == "prep"):
        plan = child_of(parse, under, {"pobj"})
        if plan is not None and parse.lemmas[plan] in parse.classes["plans"] and child_of(parse, verb, SUBJECTS) is not None:
            inside = (t for t in range(parse.first[plan], parse.last[plan] + 1) if t != plan)
            holder = next((t for t in inside if speakers.actor(t) is not None), None)
            yield from proposals(parse, hit, verb, "proposed", kind="demand", strength=2, direction=1, holder=holder)


def policy(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """“We do not negotiate with terrorists.” Turkey does not meet with rebels."""
    verb = parse.heads[hit.first]
    subject = child_of(parse, verb, SUBJECTS)
    if parse.deps[hit.first] != "aux" or parse.lemmas[verb] not in parse.classes["policies"] or subject is None:
        return
    if is_question(parse, hit.first, verb) or is_hypothetical(parse, verb) or parse.last[verb] <= verb:
        return
    if speakers.is_own(subject) if speakers.is_spoken(verb) else speakers.is_party(subject):
        yield from proposals(parse, hit, verb, "policy", holder=subject)


def rhetorical(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Why should we give up territory? Why should it be invited?"""
    verb = governor(parse, hit.first)
    if not speakers.is_spoken(hit.first):
        return
    first = min([hit.first, *(parse.first[c] for c in parse.children[verb] if c < hit.first and parse.deps[c] == "advcl")])
    own = child_of(parse, verb, SUBJECTS)
    passive = child_of(parse, verb, {"auxpass"}) is not None
    if passive and shuts_out(parse, verb) and not is_negated(parse, verb):
        yield from proposals(parse, hit, verb, "why_invite", kind="exclusion", first=first, actor=own)
    elif len(hit.tokens) > 1 and own is not None and speakers.is_own(own):
        yield from proposals(parse, hit, verb, "why_should_we", kind="refusal", first=first, holder=own)


def conditional(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """We would stop if they stopped. If they attack, we will respond. Sanctions will be lifted if Iran complies."""
    branch = parse.heads[hit.first]
    if parse.deps[hit.first] == "mark" and parse.deps[branch] == "advcl":
        yield from _on_condition(parse, hit, branch, parse.heads[branch], speakers)


def _on_condition(parse: Parse, hit: Hit, branch: int, main: int, speakers: Speakers) -> Iterator[Proposal]:
    willed = any(parse.lemmas[c] in ("will", "would", "shall") for c in parse.children[main])
    if not willed or not speakers.is_spoken(main) or is_hypothetical(parse, main):
        return
    subject, lemma = subject_of(parse, main), parse.lemmas[main]
    thing = child_of(parse, main, {"dobj"})
    passive = child_of(parse, main, {"auxpass"}) is not None
    harms = lemma in parse.classes["harms"] or (passive and lemma in ("force", "compel", "oblige"))  # we will be forced to act
    harms = harms or (lemma == "take" and thing is not None and parse.lemmas[thing] in parse.classes["measures"])
    own = speakers.is_own(subject)
    step = subject is not None and parse.lemmas[subject] in parse.classes["processes"] and lemma in parse.classes["steps"]
    step = step and not speakers.is_outsider(speakers.claim_at(main))
    if not (own or step) or lemma in parse.classes["states"] or (not harms and speakers.is_own(subject_of(parse, branch))):
        return
    fields = {
        "first": min(clause_start(parse, main, main), parse.first[branch]),
        "holder": subject if own else None,
        "actor": subject_of(parse, branch),
        "antecedent": (parse.first[branch], parse.last[branch]),
    }
    if harms:
        direction = 1 if is_negated(parse, branch) else -1
        yield from proposals(parse, hit, main, "threat_if", kind="threat", strength=4, direction=direction, **fields)
    elif step:
        yield from proposals(parse, hit, main, "step_if", kind="precondition", strength=4, direction=1, **fields)
    elif not is_negated(parse, main):
        yield from proposals(parse, hit, main, "would_if", kind="offer", strength=2, direction=1, **fields)


def hanging(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """The talks will not go on unless they withdraw."""
    trigger = branch = hit.last  # as long as they stay
    while (
        parse.heads[branch] != branch
        and not _is_as_long(parse, branch)
        and parse.deps[branch] not in ("advcl", "prep")
        and not _joins_a_phrase(parse, branch)
    ):
        branch = parse.heads[branch]
    main = parse.heads[branch]
    if parse.tags[main][:2] in ("RB", "JJ"):
        main = parse.heads[main]
    if "long" in hit.entry.trigger.split():  # would support it, so long as a clause is written into it
        willed = [t for t in range(hit.first) if parse.sentences[t] == parse.sentences[hit.first] and parse.tags[t] == "MD"]
        head = parse.heads[trigger]
        if willed and parse.heads[willed[-1]] not in (main, head):
            branch, main = head, parse.heads[willed[-1]]
    if main == branch or parse.tags[main][:2] not in ("VB", "MD"):
        return
    claim = speakers.claim_at(trigger) or speakers.claim_of_cue(main)
    subject = subject_of(parse, main)
    willed = any(parse.lemmas[c] in ("will", "would") for c in parse.children[main])
    if (
        parse.lower[trigger] == "unless"
        and willed
        and parse.lemmas[main] in parse.classes["harms"]
        and not is_negated(parse, main)
    ):
        if speakers.is_party(subject) and not is_hypothetical(parse, main):  # The union will strike unless pay rises.
            yield from proposals(
                parse, hit, main, "threat_unless", kind="threat", direction=-1 if is_negated(parse, branch) else 1,
                holder=subject, antecedent=(parse.first[branch], parse.last[branch]),
            )  # fmt: skip
        return
    told = claim is None and willed and speakers.is_party(subject)  # Niger will sign only if Chad withdraws.
    if not (claim or told) or speakers.is_outsider(claim) or is_hypothetical(parse, main):
        return
    word = " ".join(parse.lower[t] for t in hit.tokens)
    negated = is_negated(parse, main)
    if word in ("until", "without", "until after"):
        if not (negated or {parse.lemmas[main], parse.lemmas[parse.heads[main]]} & {"continue", "wait"}):
            return  # They waited until noon.
    elif not (negated or any(parse.tags[c] == "MD" for c in parse.children[main]) or speakers.claim_of_cue(main)):
        return
    if parse.lemmas[main] in ("know", "see", "be") and not negated:
        return
    holder = subject if told or speakers.is_own(subject) or speakers.claim_of_cue(main) else None
    yield from proposals(
        parse, hit, main, "what_hangs_on_it",
        direction=1, holder=holder, first=min(clause_start(parse, main, main), parse.first[branch]),
        antecedent=(parse.first[branch], parse.last[branch]),
    )  # fmt: skip


def _is_as_long(parse: Parse, token: int) -> bool:  # so long as they stay
    return parse.lower[token] == "long" and parse.deps[token] == "advmod" and parse.lower[token - 1] in ("so", "as")


def _joins_a_phrase(parse: Parse, token: int) -> bool:
    """They could help, but only with a promise in return: the parse joins `with` to `help`."""
    return parse.tags[token] == "IN" and parse.deps[token] == "conj"
