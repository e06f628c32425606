"""The triggers of an article in, its stances out: one function for each shape of trigger, each rule under its example sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis import nevers
from analysis.grammar import Parse
from analysis.language import Reading
from analysis.rows import Span
from analysis.scope import SUBJECTS, child_of, clause_start, governor, is_negated, subject_of, token_at
from analysis.stances import Stance, content_of, is_hypothetical, is_question, shuts_out, stances, with_antecedent
from analysis.triggers import Hit, find_hits
from analysis.voices import Voices

_STATES = frozenset(
    [
        "be",
        "know",
        "see",
        "have",
        "happen",
        "become",
        "change",
        "work",
        "matter",
        "remain",
        "seem",
        "think",
        "remember",
        "forget",
        "find",
        "come",
        "win",
        "lose",
        "need",
        "want",
        "feel",
        "believe",
        "understand",
        "regret",
        "mean",
        "include",
        "last",
        "end",
        "exist",
        "help",
        "hurt",
        "affect",
        "look",
        "hear",
        "get",
    ]
)  # what nobody refuses by saying that it will not be so
_LASTING = frozenset(
    [
        "continue",
        "remain",
        "stay",
        "stand",
        "go",
        "keep",
        "persist",
        "happen",
        "allow",
        "permit",
        "tolerate",
        "accept",
        "ignore",
        "impose",
        "decide",
        "solve",
        "use",
    ]
)
_ADMITTING = frozenset(
    [
        "accept",
        "tolerate",
        "allow",
        "permit",
        "stand",
        "reopen",
        "renegotiate",
        "negotiate",
        "lift",
        "release",
        "recognize",
        "recognise",
        "grant",
        "forgive",
        "consider",
        "extend",
    ]
)
_CEASING = frozenset(["stop", "cease", "halt", "rest", "hesitate", "fail", "relent"])
_REFUSING = frozenset(["refuse", "reject", "oppose", "veto"])
_REMARKS = frozenset(
    ["say", "admit", "note", "remember", "add", "stress", "emphasize", "recall", "confess", "clear", "mention"]
)
_INSIGHTS = frozenset(
    ["think", "believe", "understand", "see", "know", "realize", "realise", "recognize", "recognise", "remember", "imagine"]
)
_SPEAKING = frozenset(
    ["comment", "answer", "elaborate", "name", "identify", "disclose", "specify", "confirm", "provide", "reveal", "respond"]
)
_ADDRESSED = frozenset(
    [
        "encourage",
        "want",
        "wish",
        "expect",
        "tell",
        "ask",
        "order",
        "instruct",
        "command",
        "push",
        "press",
        "lobby",
        "pressure",
        "beg",
        "appeal",
        "hope",
        "advise",
        "require",
    ]
)  # a demand only of somebody who is to act
_REQUIRED_BY_THINGS = frozenset(["require", "need", "necessitate", "demand", "dictate", "call", "depend", "hinge"])
_SAID = frozenset(["insist", "agree", "accept", "promise", "vow", "pledge", "urge", "hope"])
_EVENTS = frozenset(
    "end ban halt shutdown ceasefire truce withdrawal freeze release deal agreement guarantee assurance solution moratorium embargo lifting removal pause extension referendum inquiry investigation apology pullout commitment moratorium exit".split()
)
_WORDS = frozenset(
    "remark comment claim accusation allegation charge criticism suggestion notion idea report statement assertion".split()
)
_EFFECTS = frozenset(
    ["give", "help", "provide", "prove", "make", "bring", "come", "happen", "allow", "enable", "lead", "ensure"]
)
_NAMES_OF_DEMANDS = frozenset(["condition", "precondition", "demand", "requirement", "term"])
_OBJECTIONS = frozenset(["objection", "opposition", "refusal", "rejection", "ban", "veto"])
_STRESSING = frozenset(["stress", "underline", "emphasize", "emphasise", "underscore", "highlight", "reiterate"])
_TEXTS = frozenset(
    [
        "statement",
        "letter",
        "plan",
        "proposal",
        "resolution",
        "text",
        "document",
        "declaration",
        "petition",
        "message",
        "speech",
    ]
)
_HANDED = frozenset(
    [
        "money",
        "donation",
        "contribution",
        "gift",
        "award",
        "nomination",
        "job",
        "apology",
        "resignation",
        "preview",
        "glimpse",
        "thanks",
        "congratulation",
        "sympathy",
        "condolence",
        "praise",
        "support",
        "prayer",
        "comment",
        "answer",
        "hand",
        "seat",
        "fee",
        "bribe",
        "million",
        "prize",
    ]
)
_PROCESSES = frozenset(
    [
        "talk",
        "negotiation",
        "sanction",
        "ceasefire",
        "truce",
        "dialogue",
        "aid",
        "relation",
        "process",
        "war",
        "attack",
        "operation",
        "troop",
    ]
)
_STEPS = frozenset(
    [
        "lift",
        "ease",
        "begin",
        "start",
        "resume",
        "continue",
        "stop",
        "end",
        "hold",
        "release",
        "restore",
        "suspend",
        "go",
        "remove",
        "withdraw",
        "work",
        "fail",
        "collapse",
    ]
)
_HARMS = frozenset(
    [
        "retaliate",
        "respond",
        "strike",
        "attack",
        "punish",
        "impose",
        "fight",
        "shoot",
        "bomb",
        "destroy",
        "suspend",
        "cut",
        "sever",
        "walk",
        "quit",
        "withdraw",
        "leave",
        "boycott",
        "kill",
        "invade",
        "resign",
        "react",
        "resume",
        "expel",
        "act",
    ]
)
_SOUGHT = frozenset(
    [
        "nomination",
        "election",
        "re-election",
        "reelection",
        "office",
        "presidency",
        "help",
        "advice",
        "asylum",
        "refuge",
        "shelter",
        "comment",
        "treatment",
        "job",
        "term",
        "seat",
        "vote",
        "peace",
    ]
)
_OWN_ONLY = frozenset({"offer", "refusal", "threat", "expectation"})


def find_stances(reading: Reading, parse: Parse, voices: Voices) -> list[Stance]:
    """The stances of an article, none inside another."""
    found: list[Stance] = []
    for hit in find_hits(parse, reading.vocabulary.modality, nevers.tokens_at(reading, parse, "modality")):
        if parse.tags[hit.first][:2] == "NN" and reading.sections[reading.section_at[hit.first]].kind == "lead_in":
            continue  # He outlined his conditions for a settlement: the items below are the conditions.
        for stance in _read(parse, hit, voices):
            if not any(f.first <= stance.first and stance.last <= f.last for f in found[-8:]):
                found.append(with_antecedent(parse, stance))
    return [*found, *_listed(reading, parse, found)]


def _listed(reading: Reading, parse: Parse, found: list[Stance]) -> Iterator[Stance]:
    """He outlined three conditions: – the contact line; – …: an item under such a lead-in needs no trigger of its own."""
    by_id = {section.section_id: section for section in reading.sections}
    for section in reading.sections:
        lead_in = by_id.get(section.lead_in_id)
        if section.kind != "list_item" or lead_in is None:
            continue
        named = [t for t in _tokens_in(parse, lead_in.body) if parse.lemmas[t] in _NAMES_OF_DEMANDS]
        item = _tokens_in(parse, section.body)
        if not named or not item or any(item[0] <= f.first <= item[-1] for f in found):
            continue
        negated = any(parse.deps[t] == "neg" for t in item)
        kind = "refusal" if negated else "demand"
        yield Stance((named[0],), item[0], item[-1], kind, 4, -1 if negated else 1, None, None, "listed_demand")


def _tokens_in(parse: Parse, span: Span) -> range:
    return range(token_at(parse, span.start), token_at(parse, span.end - 1) + 1) if span.end > span.start else range(0)


def _read(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    if parse.lemmas[hit.first] == "need" and parse.tags[hit.first][:2] == "NN":
        return _stressed_need(parse, hit, voices)
    if parse.lemmas[hit.last] == "include":
        return _named_demands(parse, hit, voices)
    if hit.entry.kind == "precondition" and parse.tags[hit.first][:2] != "NN":
        return _hanging(parse, hit, voices)
    if parse.lower[hit.first] == "if":
        return _if(parse, hit, voices)
    if parse.lower[hit.first] == "why":
        return _rhetorical(parse, hit, voices)
    if hit.entry.trigger.startswith("to "):
        return _verb(parse, hit, voices)
    if (
        parse.tags[hit.first] == "MD"
        or parse.lower[hit.first] == "cannot"
        or (parse.lemmas[hit.first] in ("have", "need", "ought") and parse.tags[hit.first][:2] == "VB")
    ):
        return _modal(parse, hit, voices)
    if parse.tags[hit.first][:2] == "NN" or hit.entry.kind == "red_line":
        return _noun(parse, hit, voices)
    return _predicate(parse, hit, voices)


def _modal(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Ukraine must withdraw. We will not accept it. They have to leave."""
    trigger, entry = hit.first, hit.entry
    verb = parse.heads[trigger] if parse.deps[trigger] == "aux" else trigger
    if parse.lower[trigger] == "cannot":  # glued: cannot…be
        verb = next((t for t in range(trigger + 1, min(trigger + 4, len(parse))) if parse.tags[t][:2] == "VB"), verb)
    content = content_of(parse, verb)
    claim, spoken = voices.claim_at(trigger), voices.is_spoken(trigger)
    if is_question(parse, trigger, verb) or is_hypothetical(parse, verb) or parse.tags[trigger] in ("VBG", "VBN"):
        return
    if verb == trigger and parse.tags[trigger] == "MD":
        return  # I just can't.
    if entry.trigger == "have better" and not (verb > trigger and parse.tags[verb] == "VB"):
        return  # They had better success.
    if any(parse.lemmas[c] == "have" and trigger < c < verb and parse.deps[c] == "aux" for c in parse.children[verb]):
        return  # They must have been warned.
    if any(
        parse.lemmas[c] in _REMARKS
        for c in (content, *parse.children[content])
        if parse.deps[c] in ("acomp", parse.deps[content])
    ):
        return  # It must be said. It should be clear.
    subject = subject_of(parse, verb)
    word = parse.lower[subject] if subject is not None else ""
    if entry.kind == "refusal":
        yield from _modal_refusal(parse, hit, verb, content, subject, voices)
        return
    if not spoken or (parse.lemmas[verb] == "have" and parse.tags[verb] == "VBD" and voices.is_own(subject)):
        return
    if entry.kind != "demand" or parse.lower[hit.last] == "only":
        if entry.kind == "red_line" or voices.is_own(subject):  # There can be no military solution. We will retaliate.
            yield from stances(parse, hit, verb, "modal_of_a_limit")
        return
    if word == "i" or (word in ("we", "you", "one") and parse.lemmas[content] in _INSIGHTS):
        return  # I must say. We must understand.
    if parse.lower[trigger] == "should" and child_of(parse, verb, {"auxpass"}) is None:
        if word in ("this", "that", "it") or parse.lemmas[content] in _EFFECTS:
            return  # That should help. The offer should give hope.
    negated = is_negated(parse, verb) or (content != verb and is_negated(parse, content))
    if parse.lemmas[trigger] in ("have", "need") and negated:
        return  # They do not have to leave.
    direction = -1 if negated else 1
    if parse.lemmas[content] in _REFUSING:  # They must not reject the plan.
        direction = -direction
    kind = "recommendation" if voices.is_outsider(claim) else "demand"
    if direction < 0 and shuts_out(parse, content):
        kind = "exclusion"
    yield from stances(parse, hit, verb, "modal_demand", content=content, kind=kind, direction=direction, actor=subject)


def _modal_refusal(parse: Parse, hit: Hit, verb: int, content: int, subject: int | None, voices: Voices) -> Iterator[Stance]:
    lemma = parse.lemmas[content]
    if voices.is_own(subject):
        if lemma in _CEASING:  # We will not cease to work for peace.
            yield from stances(parse, hit, verb, "will_not_cease", kind="offer", strength=2, direction=1, holder=subject)
        elif lemma not in _STATES | _SPEAKING | {"say", "tell", "speak", "discuss"}:  # We will not give an inch.
            kind = "exclusion" if shuts_out(parse, content) else "refusal"
            yield from stances(parse, hit, verb, "own_refusal", content=content, kind=kind, holder=subject)
    elif not voices.is_spoken(hit.first):
        return
    elif child_of(parse, content, {"auxpass"}) is not None and lemma in _ADMITTING:  # This will no longer be accepted.
        yield from stances(parse, hit, verb, "not_accepted")
    elif parse.lower[hit.first] in ("can", "ca", "cannot", "shall"):
        if shuts_out(parse, content):  # They cannot be part of any agreement.
            yield from stances(parse, hit, verb, "cannot_take_part", kind="exclusion", actor=subject)
        elif lemma in _LASTING or (lemma in ("let", "have") and parse.lower[subject or 0] == "you"):  # It cannot continue.
            yield from stances(parse, hit, verb, "cannot_continue", kind="demand", actor=subject)


def _rhetorical(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Why should we give up territory? Why should it be invited?"""
    verb = governor(parse, hit.first)
    if not voices.is_spoken(hit.first):
        return
    first = min([hit.first, *(parse.first[c] for c in parse.children[verb] if c < hit.first and parse.deps[c] == "advcl")])
    own = child_of(parse, verb, SUBJECTS)
    passive = child_of(parse, verb, {"auxpass"}) is not None
    if passive and shuts_out(parse, verb) and not is_negated(parse, verb):
        yield from stances(parse, hit, verb, "why_invite", kind="exclusion", first=first, actor=own)
    elif len(hit.tokens) > 1 and own is not None and voices.is_own(own):
        yield from stances(parse, hit, verb, "why_should_we", kind="refusal", first=first, holder=own)


def _verb(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Kyiv demands that … · Turkey refuses to … · He urged Iran to talk."""
    verb, entry, lemma = hit.first, hit.entry, parse.lemmas[hit.first]
    if entry.kind == "exclusion" or is_hypothetical(parse, verb) or is_question(parse, verb, verb):
        return
    content = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in ("xcomp", "ccomp")), None)
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    thing = child_of(parse, verb, {"dobj", "dative", "nsubjpass"})
    if content is None and thing is not None and lemma in _ADDRESSED:  # lobbied them to leave
        to_do = (c for c in parse.children[verb] if c > thing and parse.deps[c] == "advcl")
        content = next((c for c in to_do if any(parse.tags[t] == "TO" for t in parse.children[c])), None)
    if not _has_what_it_needs(parse, hit, content, thing):
        return
    if any(parse.lower[c] in ("can", "could", "may", "might") for c in parse.children[verb]) and entry.kind == "offer":
        return  # We can offer some relief.
    claim, spoken = voices.claim_at(verb), voices.is_spoken(verb)
    holder, first = _agent(parse, verb) if passive else subject_of(parse, verb), None
    if holder is None and not passive:  # Kyiv demands, read as if Kyiv described the demands
        first = holder = next((c for c in parse.children[verb] if c < verb and parse.deps[c] in ("amod", "compound")), None)
    top = verb
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    if parse.deps[top] == "relcl" and voices.actor(holder) is None and parse.tags[holder or 0][:2] != "PR":
        return  # forces that truly seek peace
    if passive and entry.kind == "offer" and parse.lower[thing if thing is not None else verb] in ("this", "that", "it"):
        return  # This was agreed on by both.
    if passive and holder is None and not spoken and entry.kind == "refusal" and lemma in ("reject", "rule", "turn"):
        pass  # The site was quickly rejected.
    elif holder is None or not voices.is_party(holder):
        if not spoken or entry.kind in _OWN_ONLY or lemma not in _REQUIRED_BY_THINGS:
            return
        holder = None  # The situation demands a compromise, he said.
    elif parse.lower[holder] == "it" and voices.actor(holder) is None and not voices.is_own(holder):
        holder = None
        if not spoken:
            return
    elif lemma == "need" or (lemma == "require" and parse.lower[holder] in ("it", "this", "that")):
        holder = None
        if not spoken:
            return
    kind, strength, direction = entry.kind, entry.strength, entry.direction
    if is_negated(parse, verb):
        if kind == "demand" and (_says_no_longer(parse, verb) or _as_precondition(parse, verb)):
            kind, strength, direction = "offer", 2, 1  # It would no longer demand his removal.
        elif kind == "refusal":  # They have not ruled out talks.
            kind, strength, direction = "offer", 1, 1
        elif kind == "offer" and lemma in ("accept", "agree", "consent", "commit"):  # Kyiv does not accept it.
            kind, strength, direction = "refusal", 5, -1
        else:
            return
    elif content is not None and is_negated(parse, content):  # He urged them not to leave.
        direction = -direction
    if kind in ("demand", "expectation") and content is not None and parse.lemmas[content] in ("exclude", "bar", "ban"):
        kind, direction = "exclusion", -direction  # He insists that they are excluded.
    if kind == "demand" and holder is None and voices.is_outsider(claim):
        kind = "recommendation"
    actor = thing if thing is not None or content is None else child_of(parse, content, SUBJECTS)
    yield from stances(
        parse, hit, verb, "verb_of_stance", first=first, content=content if content is not None else hit.last,
        kind=kind, strength=strength, direction=direction, holder=holder, actor=actor,
    )  # fmt: skip


def _has_what_it_needs(parse: Parse, hit: Hit, content: int | None, thing: int | None) -> bool:
    """Whether the verb has a complement that can be required, refused or offered."""
    verb, lemma, alone = hit.first, parse.lemmas[hit.first], len(hit.tokens) == 1
    if content is None and thing is None and alone and child_of(parse, verb, {"prep"}) is None:
        return False  # They refused.
    to_do = content is not None and any(parse.tags[c] == "TO" for c in parse.children[content])
    if lemma in ("want", "wish") and to_do and parse.lemmas[content] == "see":
        return child_of(parse, content, {"ccomp"}) is not None  # He wants to see them leave.
    if lemma in ("want", "wish") and thing is not None and content is None:
        return parse.lemmas[thing] in _EVENTS  # He wants a ceasefire.
    if lemma in _ADDRESSED and alone:
        acts = thing is not None or (content is not None and child_of(parse, content, SUBJECTS) is not None)
        if not (acts and (to_do or lemma in ("require", "hope"))):
            return False  # He asked a question. She wants to win.
    if lemma in ("seek", "need") and alone and (thing is None or parse.tags[thing] == "PRP"):
        return False  # They seek to divide the army.
    if lemma == "seek" and alone and parse.lemmas[thing] in _SOUGHT:
        return False  # She seeks the nomination.
    if lemma == "need" and parse.lower[subject_of(parse, verb) or verb] in ("we", "i", "you"):
        return False  # We need somebody who is tested in battle.
    if hit.entry.kind == "offer" and thing is not None and content is None:
        if parse.lemmas[thing] in _HANDED or any(parse.lower[t] == "$" for t in range(parse.first[thing], thing + 1)):
            return False  # He accepted $200,000.
    if lemma == "consider":
        return content is not None and parse.tags[content] == "VBG" and parse.tags[verb] != "VBD"
    if lemma == "agree" and alone and not to_do and thing is None:
        return content is not None and not _only_states(parse, content)  # I agree with you.
    if lemma == "expect" and content is not None and parse.lemmas[content] in _STATES:
        return False  # He expects them to win.
    if lemma in _SAID and content is not None and not to_do and parse.deps[content] == "ccomp" and lemma != "hope":
        if _only_states(parse, content):
            return False  # He insisted that the army was committed to peace.
    if hit.entry.kind == "refusal":
        if thing is not None and parse.lemmas[thing] in _WORDS:
            return False  # He rejected the accusations.
        if content is not None and parse.lemmas[content] in ("say", "tell"):
            return any(parse.lower[c] == "that" for t in parse.children[content] for c in parse.children[t])
        return content is None or parse.lemmas[content] not in _SPEAKING
    return True


def _only_states(parse: Parse, verb: int) -> bool:
    """Whether a that-clause is in the indicative, or has a modal that is a trigger itself, and shuts nobody out."""
    if parse.lemmas[verb] in ("exclude", "bar", "ban", "withdraw", "remove"):
        return False
    if any(parse.tags[c] == "MD" for c in parse.children[verb]):
        return True
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    bare = parse.tags[verb] == "VB" or any(parse.tags[c] == "VB" for c in helpers)
    return not bare or any(parse.lemmas[c] == "do" for c in helpers)


def _agent(parse: Parse, verb: int) -> int | None:
    by = child_of(parse, verb, {"agent"})
    return child_of(parse, by, {"pobj"}) if by is not None else None


def _behind(parse: Parse, text: int) -> int | None:
    """Whose a statement or plan is: `a statement by the opposition demanded …`, `their letter calls for …`."""
    owner = child_of(parse, text, {"poss"})
    if owner is not None:
        return owner
    issued = child_of(parse, text, {"acl"})
    return _agent(parse, issued) if issued is not None else _agent(parse, text)


def _says_no_longer(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "longer" for c in parse.children[verb])


def _as_precondition(parse: Parse, verb: int) -> bool:
    return any("condition" in parse.lower[t] for t in range(verb, parse.last[verb] + 1))


def _predicate(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Kyiv is ready to talk. It is essential that aid gets through. Foreign troops are unacceptable."""
    entry, trigger = hit.entry, hit.first
    verb = governor(parse, trigger)
    claim, spoken = voices.claim_at(trigger), voices.is_spoken(trigger)
    if is_hypothetical(parse, verb):
        return
    subject = subject_of(parse, verb)
    negated = (is_negated(parse, verb) or is_negated(parse, trigger)) and not _has_negation(hit)
    if entry.kind == "exclusion":
        if spoken:  # There is no place for them.
            yield from stances(parse, hit, verb, "no_place")
    elif entry.kind == "expectation":
        if spoken or len(hit.tokens) > 2 or voices.is_party(subject):
            yield from stances(parse, hit, verb, "expected_to", actor=subject)
    elif entry.kind == "offer" or parse.lower[hit.last] in ("to", "against", "for"):
        yield from _readiness(parse, hit, verb, subject, negated, voices)
    elif spoken and not negated:
        if parse.deps[trigger] in ("amod", "pobj") or (parse.tags[trigger][:2] == "JJ" and parse.tags[verb][:2] != "VB"):
            return  # the necessary agreements
        weak = parse.lower[trigger] not in ("essential", "necessary", "imperative")
        if entry.kind == "demand" and weak and not _has_clause(parse, verb, trigger):
            return  # It is important.
        kind = "recommendation" if entry.kind == "demand" and voices.is_outsider(claim) else entry.kind
        yield from stances(parse, hit, verb, "predicate_of_stance", kind=kind, actor=subject)


def _has_negation(hit: Hit) -> bool:
    return any(word in ("not", "never", "no") for word in hit.entry.trigger.split())


def _readiness(parse: Parse, hit: Hit, verb: int, subject: int | None, negated: bool, voices: Voices) -> Iterator[Stance]:
    """Kyiv is willing to talk. Kyiv is not ready to talk. Kyiv is opposed to talks."""
    if parse.last[hit.first] <= hit.last and parse.last[verb] <= hit.last:
        return
    if not voices.is_party(subject):
        if not voices.is_spoken(hit.first) or subject is None or not voices.is_collective(subject):
            return
    offers = (hit.entry.kind == "offer") != negated
    if not negated:
        yield from stances(parse, hit, verb, "readiness", holder=subject)
    elif offers:
        yield from stances(parse, hit, verb, "readiness", kind="offer", strength=2, direction=1, holder=subject)
    else:
        yield from stances(parse, hit, verb, "readiness", kind="refusal", strength=5, direction=-1, holder=subject)


def _has_clause(parse: Parse, verb: int, trigger: int) -> bool:
    clauses = {"ccomp", "csubj", "xcomp", "advcl"}
    return child_of(parse, verb, clauses) is not None or child_of(parse, trigger, clauses) is not None


def _noun(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """its demand for talks · deepened his resistance to providing weapons · a red line for Kyiv"""
    noun, spoken = hit.first, voices.is_spoken(hit.first)
    verb = governor(parse, noun)
    if hit.entry.kind == "red_line":
        head = hit.last
        for_whom = next((child_of(parse, c, {"pobj"}) for c in parse.children[head] if parse.lower[c] == "for"), None)
        if for_whom is None:  # was seen by the Kurds as a deal-breaker
            for_whom = _agent(parse, verb)
        for_whom = for_whom if voices.is_party(for_whom) else None
        if parse.deps[head] in ("attr", "acomp", "ROOT", "oprd", "pobj") and (for_whom is not None or spoken):
            yield from stances(parse, hit, verb, "red_line", holder=for_whom)
        return
    if max(parse.last[noun], parse.last[hit.last]) <= hit.last or any(
        parse.lower[c] in ("no", "any", "without", "little", "few") for c in parse.children[noun]
    ):
        return  # without any commitment to talk
    if parse.lemmas[noun] in ("responsibility", "obligation", "duty") and not spoken:
        return
    owner = child_of(parse, noun, {"poss"})
    doer = subject_of(parse, verb) if parse.deps[noun] == "dobj" and parse.heads[noun] == verb else None
    if owner is None or (doer is not None and parse.tags[owner] == "PRP$"):
        if voices.is_party(doer):
            yield from stances(parse, hit, verb, "noun_of_stance", holder=doer)
    elif voices.is_party(owner):
        yield from stances(parse, hit, noun, "noun_of_stance", holder=owner, first=parse.first[owner])


def _stressed_need(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """She stressed the need for a ceasefire."""
    verb = parse.heads[hit.first]
    if parse.lemmas[verb] in _STRESSING and voices.is_party(subject_of(parse, verb)):
        yield from stances(parse, hit, verb, "stressed_need", kind="demand", strength=3, holder=subject_of(parse, verb))


def _named_demands(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Their conditions include no access for observers and an objection to the deal."""
    noun, verb = hit.first, hit.last
    sides = [c for c in range(parse.first[noun], noun) if parse.deps[c] in ("poss", "amod", "compound", "nmod")]
    holder = next((c for c in sides if voices.actor(c) is not None), None)
    if holder is None and not voices.is_spoken(noun):
        return
    for stance in stances(parse, hit, verb, "named_demands", holder=holder, first=parse.first[noun]):
        own = range(max(stance.first, verb + 1), stance.last + 1)
        refused = any(parse.lower[t] in ("no", "not") or parse.lemmas[t] in _OBJECTIONS for t in own[:3])
        yield dataclasses.replace(stance, direction=-1 if refused else 1)


def _if(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """We would stop if they stopped. If they attack, we will respond. Sanctions will be lifted if Iran complies."""
    branch = parse.heads[hit.first]
    main = parse.heads[branch]
    if parse.deps[hit.first] != "mark" or parse.deps[branch] != "advcl" or not voices.is_spoken(main):
        return
    if not any(parse.lemmas[c] in ("will", "would", "shall") for c in parse.children[main]) or is_hypothetical(parse, main):
        return
    claim, subject, lemma = voices.claim_at(main), subject_of(parse, main), parse.lemmas[main]
    own = voices.is_own(subject)
    process = subject is not None and parse.lemmas[subject] in _PROCESSES and lemma in _STEPS and not voices.is_outsider(claim)
    if not (own or process) or lemma in _STATES or voices.is_own(subject_of(parse, branch)):
        return
    fields = {
        "first": min(clause_start(parse, main, main), parse.first[branch]),
        "holder": subject if own else None,
        "actor": subject_of(parse, branch),
        "antecedent": (parse.first[branch], parse.last[branch]),
    }
    if lemma in _HARMS:
        direction = 1 if is_negated(parse, branch) else -1
        yield from stances(parse, hit, main, "threat_if", kind="threat", strength=4, direction=direction, **fields)
    elif process:
        yield from stances(parse, hit, main, "step_if", kind="precondition", strength=4, direction=1, **fields)
    elif not is_negated(parse, main):
        yield from stances(parse, hit, main, "would_if", **fields)


def _hanging(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """The talks will not go on unless they withdraw."""
    trigger = hit.first
    branch = trigger
    while parse.heads[branch] != branch and parse.deps[branch] not in ("advcl", "prep"):
        branch = parse.heads[branch]
    main = parse.heads[branch]
    if main == branch or parse.tags[main][:2] not in ("VB", "MD"):
        return
    claim = voices.claim_at(trigger) or voices.claim_of_cue(main)
    if claim is None or voices.is_outsider(claim) or is_hypothetical(parse, main):
        return
    word = " ".join(parse.lower[t] for t in hit.tokens)
    negated, subject = is_negated(parse, main), subject_of(parse, main)
    if word in ("until", "without", "until after"):
        if not (negated or parse.lemmas[main] in ("continue", "wait")):
            return  # They waited until noon.
    elif not (negated or any(parse.tags[c] == "MD" for c in parse.children[main]) or voices.claim_of_cue(main)):
        return
    if parse.lemmas[main] in ("know", "see", "be") and not negated:
        return
    holder = subject if voices.is_own(subject) or voices.claim_of_cue(main) else None
    yield from stances(
        parse, hit, main, "what_hangs_on_it",
        direction=1, holder=holder, first=min(clause_start(parse, main, main), parse.first[branch]),
        antecedent=(parse.first[branch], parse.last[branch]),
    )  # fmt: skip
