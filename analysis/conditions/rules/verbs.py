"""A verb of proposal in, its proposals out: Kyiv demands that … · Turkey refuses to … · He urged Iran to talk.

Each rule stands under its example sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions.proposal import Proposal, is_hypothetical, is_question, proposals
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, agent_of, child_of, is_negated, subject_of

_OWN_ONLY = frozenset(("offer", "refusal", "threat", "expectation"))


def verb_of_stance(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """Kyiv demands that … · Turkey refuses to … · He urged Iran to talk."""
    verb, entry, lemma = hit.first, hit.entry, parse.lemmas[hit.first]
    if is_hypothetical(parse, verb) or is_question(parse, verb, verb):
        return
    if entry.kind == "exclusion":
        yield from _shut_out(parse, hit, speakers)
        return
    content = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in ("xcomp", "ccomp")), None)
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    thing = child_of(parse, verb, {"dobj", "dative", "nsubjpass"})
    if (
        content is None and lemma in parse.classes["addressed"] and (thing is not None or len(hit.tokens) > 1)
    ):  # lobbied them to leave
        to_do = (c for c in parse.children[verb] if c > (thing or verb) and parse.deps[c] == "advcl")
        content = next((c for c in to_do if any(parse.tags[t] == "TO" for t in parse.children[c])), None)
    if not _has_what_it_needs(parse, hit, content, thing, speakers):
        return
    if any(parse.lower[c] in ("can", "could", "may", "might") for c in parse.children[verb]) and entry.kind == "offer":
        return  # We can offer some relief.
    claim, spoken = speakers.claim_at(verb), speakers.is_spoken(verb)
    holder, first = agent_of(parse, verb) if passive else subject_of(parse, verb), None
    if holder is None and not passive:  # Kyiv demands, read as if Kyiv described the demands
        first = holder = next((c for c in parse.children[verb] if c < verb and parse.deps[c] in ("amod", "compound")), None)
    top = verb
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    to_do = any(parse.tags[c] == "TO" for c in parse.children[top])
    if parse.deps[top] == "relcl" and not to_do and speakers.actor(holder) is None and parse.tags[holder or 0][:2] != "PR":
        return  # forces that truly seek peace
    if passive and entry.kind == "offer" and parse.lower[thing if thing is not None else verb] in ("this", "that", "it"):
        return  # This was agreed on by both.
    if passive and holder is None and not spoken and entry.kind == "refusal" and lemma in ("reject", "rule", "turn"):
        pass  # The site was quickly rejected.
    elif not spoken and entry.kind == "demand" and not passive and holder is not None and _is_paper(parse, holder):
        holder = _behind(parse, holder)  # The accord calls on all nations to act.
    elif holder is None or not speakers.is_party(holder):
        if lemma == "require" and content is not None and speakers.is_party(thing):
            spoken = True  # The deal requires Iran to ship out its fuel.
        if not spoken or entry.kind in _OWN_ONLY or lemma not in parse.classes["required_by_things"]:
            return
        holder = None  # The situation demands a compromise, he said.
    elif (lemma == "need" and not speakers.is_own(holder)) or _is_empty(parse, holder, speakers):
        holder = None  # It calls for patience, she said.
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
        elif lemma in ("want", "wish"):  # Kyiv does not want them on its soil.
            kind, direction = "refusal", -1
        else:
            return
    elif lemma in ("want", "wish") and thing is not None and parse.lower[parse.first[thing]] == "no":
        kind, direction = "refusal", -1  # Kyiv wants no foreign troops.
    elif lemma == "vow" and content is not None and is_negated(parse, content):  # Serbia vowed never to recognise it.
        kind, strength, direction = "refusal", 5, -1
    elif content is not None and is_negated(parse, content):  # He urged them not to leave.
        direction = -direction
    if kind in ("demand", "expectation") and content is not None and parse.lemmas[content] in parse.classes["excluding"]:
        kind, direction = "exclusion", -direction  # He insists that they are excluded.
    if kind == "demand" and holder is None and speakers.is_outsider(claim):
        kind = "recommendation"
    actor = thing if thing is not None or content is None else child_of(parse, content, SUBJECTS)
    yield from proposals(
        parse, hit, verb, "verb_of_stance", first=first, content=content if content is not None else hit.last,
        kind=kind, strength=strength, direction=direction, holder=holder, actor=actor,
    )  # fmt: skip


def _is_empty(parse: Parse, subject: int, speakers: Speakers) -> bool:
    return parse.lower[subject] in ("it", "this", "that") and speakers.actor(subject) is None and not speakers.is_own(subject)


def _has_what_it_needs(parse: Parse, hit: Hit, content: int | None, thing: int | None, speakers: Speakers) -> bool:
    """Whether the verb has a complement that can be required, refused or offered."""
    verb, lemma, alone = hit.first, parse.lemmas[hit.first], len(hit.tokens) == 1
    if content is None and thing is None and alone and child_of(parse, verb, {"prep"}) is None:
        return False  # They refused.
    to_do = content is not None and any(parse.tags[c] == "TO" for c in parse.children[content])
    if lemma in ("want", "wish") and is_negated(parse, verb):
        return (
            content is not None and parse.lemmas[content] not in parse.classes["states"] | parse.classes["speaking"]
            if to_do
            else bool(thing)
        )
    if lemma in ("want", "wish") and to_do and parse.lemmas[content] == "see":
        return child_of(parse, content, {"ccomp"}) is not None  # He wants to see them leave.
    helped = content is not None and any(parse.deps[c] in ("aux", "auxpass") for c in parse.children[content])
    if lemma in ("want", "wish") and content is not None and parse.tags[content] in ("VBN", "VBD") and not helped:
        return True  # He wants the sanctions lifted.
    if lemma in ("want", "wish", "need") and thing is not None and content is None and parse.deps[thing] != "nsubjpass":
        undone = child_of(parse, thing, {"acl"})
        if undone is not None and parse.tags[undone] == "VBN" and lemma != "need":
            return True
        if parse.lemmas[thing] in parse.classes["events"] or parse.lower[parse.first[thing]] == "no":
            return True  # He wants a ceasefire.
        return lemma != "need" and parse.tags[thing] != "PRP" and speakers.is_body(subject_of(parse, verb))  # Nepal wants two.
    clause = content is not None and parse.deps[content] == "ccomp" and child_of(parse, content, {"mark"}) is not None
    if lemma in parse.classes["addressed"] and alone and clause and not _only_states(parse, content):
        return True  # He asked that they leave.
    if lemma in ("suggest", "propose", "advocate") and content is not None and alone:
        return parse.tags[content] == "VBG" or (parse.deps[content] == "ccomp" and not _only_states(parse, content))
    if lemma == "suggest":
        return False  # They suggested a reason.
    if lemma in parse.classes["presenting"]:
        return thing is not None and parse.lemmas[thing] in parse.classes["plans"]
    if lemma in parse.classes["addressed"] and alone:
        acts = thing is not None or (content is not None and child_of(parse, content, SUBJECTS) is not None)
        if not (acts and (to_do or lemma in ("require", "hope"))):
            return False  # He asked a question. She wants to win.
    if lemma in ("seek", "need") and alone and (thing is None or parse.tags[thing] == "PRP"):
        return False  # They seek to divide the army.
    if lemma == "seek" and alone and parse.lemmas[thing] in parse.classes["sought"]:
        return False  # She seeks the nomination.
    if hit.entry.kind == "offer" and thing is not None and content is None and _is_handed_over(parse, thing):
        return False  # He accepted $200,000.
    if lemma == "consider":
        return content is not None and parse.tags[content] == "VBG" and parse.tags[verb] != "VBD"
    if lemma == "agree" and alone and not to_do and thing is None:
        return content is not None and not _only_states(parse, content)  # I agree with you.
    if lemma == "expect" and content is not None and parse.lemmas[content] in parse.classes["states"]:
        return False  # He expects them to win.
    asserts = lemma in parse.classes["asserting"] and content is not None and not to_do and parse.deps[content] == "ccomp"
    if lemma == "hope" and asserts:  # China hopes they will settle it.
        own = child_of(parse, content, SUBJECTS)
        return speakers.is_party(own) and not speakers.is_own(own) and parse.lower[own or 0] not in ("it", "this", "that")
    if asserts and _only_states(parse, content):
        return False  # He insisted that the army was committed to peace.
    if hit.entry.kind == "refusal":
        if thing is not None and parse.lemmas[thing] in parse.classes["statements"]:
            return False  # He rejected the accusations.
        if content is not None and parse.lemmas[content] in ("say", "tell"):
            return any(parse.lower[c] == "that" for t in parse.children[content] for c in parse.children[t])
        return content is None or parse.lemmas[content] not in parse.classes["speaking"]
    return True


def _shut_out(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """The minister barred the rebels from the talks. The plan would forbid them to return, they said."""
    verb = hit.first
    thing = child_of(parse, verb, {"dobj", "nsubjpass"})
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    holder = agent_of(parse, verb) if passive else subject_of(parse, verb)
    if thing is None or is_negated(parse, verb):
        return
    if holder is not None and parse.lemmas[holder] in parse.classes["texts"]:
        holder = _behind(parse, holder)
    if not passive and parse.tags[verb] not in ("VBN", "VBG") and holder is not None and speakers.is_party(holder):
        if speakers.is_party(thing):
            yield from proposals(parse, hit, verb, "shut_out", holder=holder, actor=thing)
    elif passive and speakers.is_spoken(verb) and any(parse.tags[c] == "MD" for c in parse.children[verb]):
        yield from proposals(parse, hit, verb, "shut_out", holder=holder, actor=thing)


def _is_handed_over(parse: Parse, thing: int) -> bool:
    return parse.lemmas[thing] in parse.classes["handed"] or "$" in parse.lower[parse.first[thing] : thing + 1]


def _only_states(parse: Parse, verb: int) -> bool:
    """Whether a that-clause is in the indicative, or has a modal that is a trigger itself, and shuts nobody out."""
    if parse.lemmas[verb] in ("exclude", "bar", "ban", "withdraw", "remove"):
        return False
    if any(parse.tags[c] == "MD" for c in parse.children[verb]):
        return True
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    bare = parse.tags[verb] == "VB" or any(parse.tags[c] == "VB" for c in helpers)
    return not bare or any(parse.lemmas[c] == "do" for c in helpers)


def _is_paper(parse: Parse, head: int) -> bool:
    return parse.lemmas[head] in parse.classes["texts"]


def _behind(parse: Parse, text: int) -> int | None:
    """Whose a statement or plan is: `a statement by the opposition demanded …`, `their letter calls for …`."""
    owner = child_of(parse, text, {"poss"})
    if owner is not None:
        return owner
    issued = child_of(parse, text, {"acl"})
    return agent_of(parse, issued) if issued is not None else agent_of(parse, text)


def _says_no_longer(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "longer" for c in parse.children[verb])


def _as_precondition(parse: Parse, verb: int) -> bool:
    return any("condition" in parse.lower[t] for t in range(verb, parse.last[verb] + 1))
