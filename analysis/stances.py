"""A `Parse` and the voices of an article in, its stances out: what a trigger requires, refuses or offers, and by whose will.

One function a shape of trigger, each rule under its example sentence. A stance counts in tokens; `conditions` makes rows of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis import nevers
from analysis.grammar import Parse
from analysis.language import Reading
from analysis.scope import (
    SUBJECTS,
    ancestors,
    child_of,
    clause_end,
    clause_start,
    coordinated,
    governor,
    is_negated,
    subject_of,
)
from analysis.triggers import Hit, find_hits
from analysis.voices import FIRST_PERSON, Voices

_STATES = frozenset(
    "be know see have happen become change work matter remain seem think remember forget find come win lose need want feel "
    "believe understand regret mean include last end exist help hurt affect look hear get".split()
)  # what nobody refuses by saying that it will not be so
_LASTING = frozenset(
    "continue remain stay stand go keep persist happen allow permit tolerate accept ignore impose decide solve use".split()
)
_PARTAKING = frozenset("exclude bar ban part participate attend invite include admit join seat role".split())
_ADMITTING = frozenset("accept tolerate allow permit stand".split())
_CEASING = frozenset("stop cease halt rest hesitate fail relent".split())
_REFUSING = frozenset("refuse reject oppose veto".split())
_REMARKS = frozenset("say admit note remember add stress emphasize recall confess clear mention".split())
_SPEAKING = frozenset(
    "say tell comment answer discuss speak elaborate name identify disclose specify confirm provide reveal respond".split()
)
_NEED_AN_ACTOR = frozenset(
    "want wish expect tell ask order instruct command push press lobby pressure beg appeal hope advise require".split()
)
_NEED_AN_OBJECT = frozenset("seek need demand require propose offer reject oppose veto resist accept".split())
_HYPOTHETICAL = frozenset("if unless whether once until before after lest when".split())
_OWN_ONLY = frozenset(("offer", "refusal", "threat", "expectation"))
_PRECONDITIONS = frozenset(("unless", "until", "provided", "providing", "once"))
_QUESTION_WORDS = frozenset(("what", "how", "who", "which", "where", "whether", "whom"))


@dataclasses.dataclass(frozen=True)
class Stance:
    """What somebody requires, refuses or offers; places are tokens."""

    trigger: tuple[int, ...]
    first: int
    last: int
    kind: str
    strength: int
    direction: int
    holder: int | None  # the head of the phrase that names whose it is; None: the speaker's
    actor: int | None  # the head of the phrase that names who would have to act or accept
    rule: str
    antecedent: tuple[int, int] | None = None


def find_stances(reading: Reading, parse: Parse, voices: Voices) -> list[Stance]:
    """The stances of an article, none inside another."""
    hits = find_hits(parse, reading.vocabulary.modality, nevers.tokens_at(reading, parse, "modality"))
    found: list[Stance] = []
    for hit in hits:
        for stance in _read(parse, hit, voices):
            if not any(g.first <= stance.first and stance.last <= g.last for g in found):
                found.append(_with_antecedent(parse, stance, voices))
    return found


def _read(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    tag = parse.tags[hit.first]
    word = parse.lower[hit.first]
    if hit.entry.kind == "precondition":
        return _precondition(parse, hit, voices)
    if word == "why":
        return _rhetorical(parse, hit, voices)
    if hit.entry.trigger.startswith("to "):
        return _verb(parse, hit, voices)
    if tag == "MD" or parse.lemmas[hit.first] in ("have", "need", "ought"):
        return _modal(parse, hit, voices)
    if tag[:2] == "NN":
        return _noun(parse, hit, voices)
    return _predicate(parse, hit, voices)


def _is_hypothetical(parse: Parse, verb: int) -> bool:
    """`If they have to leave, …`, `whether it should act`, `what must be done`."""
    for token in (verb, *ancestors(parse, verb)):
        dep = parse.deps[token]
        if dep in ("advcl", "ccomp", "csubj", "pcomp"):
            for child in parse.children[token]:
                if child < token and parse.deps[child] in ("mark", "advmod") and parse.lower[child] in _HYPOTHETICAL:
                    return not (dep == "advcl" and parse.lower[child] in ("when", "before", "after") and token != verb)
                if child < token and parse.lower[child] in _QUESTION_WORDS:
                    return True
        if dep in ("ROOT", "relcl"):
            return False
    return False


def _is_question(parse: Parse, trigger: int, verb: int) -> bool:
    """`Should they leave?`: the subject stands between the modal and the verb."""
    own = child_of(parse, verb, SUBJECTS)
    return own is not None and trigger < own < verb


def _content(parse: Parse, verb: int) -> int:
    """The verb that says what is to be done: `have to leave` -> leave."""
    down = child_of(parse, verb, {"xcomp"})
    return (
        down if down is not None and parse.lemmas[verb] in ("have", "need", "ought", "go", "continue", "keep", "be") else verb
    )


def _shuts_out(parse: Parse, verb: int) -> bool:
    """Whether what is required is to keep somebody out: `be part of`, `be invited`, `are excluded`."""
    near = [verb, *parse.children[verb]]
    return any(parse.lemmas[t] in _PARTAKING and parse.deps[t] not in SUBJECTS for t in near)


def _stance(parse: Parse, hit: Hit, verb: int, **fields) -> Iterator[Stance]:
    """The stance at the clause of `verb` and one more for each verb joined to it."""
    fields = {
        "kind": hit.entry.kind,
        "strength": hit.entry.strength,
        "direction": hit.entry.direction,
        "holder": None,
        "actor": None,
        **fields,
    }
    first = fields.pop("first", None)
    first = clause_start(parse, verb, hit.first) if first is None else first
    top = fields.pop("content", verb)
    yield Stance(hit.tokens, min(first, hit.first), max(clause_end(parse, verb, hit.last), hit.last), **fields)
    for later in (*coordinated(parse, verb), *(coordinated(parse, top) if top != verb else ())):
        if any(parse.deps[c] in ("aux", "neg") and parse.tags[c] == "MD" for c in parse.children[later]):
            continue  # it has a modal of its own
        start = min([later, *(c for c in parse.children[later] if parse.deps[c] in ("aux", "auxpass", "neg", "advmod"))])
        direction = -fields["direction"] if is_negated(parse, later) else fields["direction"]
        yield Stance(hit.tokens, start, clause_end(parse, later, later), **{**fields, "direction": direction})


def _modal(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Ukraine must withdraw. We will not accept it. They have to leave."""
    trigger, entry = hit.first, hit.entry
    verb = parse.heads[trigger] if parse.deps[trigger] == "aux" else trigger
    content = _content(parse, verb)
    claim = voices.claim_at(trigger)
    if _is_question(parse, trigger, verb) or _is_hypothetical(parse, verb):
        return
    if any(
        parse.lower[c] in ("have", "'ve", "’ve") and trigger < c < verb and parse.deps[c] == "aux" for c in parse.children[verb]
    ):
        return  # They must have been warned.
    if parse.lemmas[verb] == "have" and parse.tags[verb] == "VBD" and claim is None:
        return
    if parse.lemmas[content] in _REMARKS or any(
        parse.lemmas[c] in _REMARKS for c in parse.children[content] if parse.deps[c] == "acomp"
    ):
        return  # It must be said. It should be clear.
    subject = subject_of(parse, verb)
    negated = is_negated(parse, verb) or (content != verb and is_negated(parse, content))
    if entry.kind == "refusal":
        yield from _modal_refusal(parse, hit, verb, content, subject, voices)
    elif entry.kind in ("red_line", "exclusion", "threat", "offer"):
        if claim is not None and (entry.kind != "threat" or voices.is_own(subject)):
            yield from _stance(parse, hit, verb, rule="modal_of_a_limit")
    elif claim is not None and (subject is None or parse.lower[subject] != "i"):
        if parse.lemmas[trigger] in ("have", "need") and negated:
            return  # They do not have to leave.
        kind = "recommendation" if voices.is_outsider(claim.speaker_id) else entry.kind
        direction = -entry.direction if negated else entry.direction
        if parse.lemmas[content] in _REFUSING:
            direction = -direction
        if direction < 0 and _shuts_out(parse, content):
            kind = "exclusion"
        yield from _stance(
            parse, hit, verb, content=content, kind=kind, direction=direction, actor=subject, rule="modal_demand"
        )


def _modal_refusal(parse: Parse, hit: Hit, verb: int, content: int, subject: int | None, voices: Voices) -> Iterator[Stance]:
    lemma, own = parse.lemmas[content], voices.is_own(subject)
    passive = child_of(parse, content, {"auxpass"}) is not None
    if own and (lemma not in _STATES or (lemma == "be" and False)):
        if lemma in _CEASING:  # We will not cease to work for peace.
            yield from _stance(parse, hit, verb, kind="offer", strength=2, direction=1, holder=subject, rule="will_not_cease")
        elif lemma not in _SPEAKING:  # We will not give an inch.
            yield from _stance(parse, hit, verb, content=content, holder=subject, rule="own_refusal")
    elif voices.claim_at(hit.first) is None:
        return
    elif passive and lemma in _ADMITTING:  # This will no longer be accepted.
        yield from _stance(parse, hit, verb, rule="not_accepted")
    elif parse.lower[hit.first] in ("can", "ca", "cannot", "shall"):
        if _shuts_out(parse, content):  # They cannot be part of any agreement.
            yield from _stance(parse, hit, verb, kind="exclusion", actor=subject, rule="cannot_take_part")
        elif lemma in _LASTING:  # It cannot continue along the same path.
            yield from _stance(parse, hit, verb, kind="demand", actor=subject, rule="cannot_continue")


def _rhetorical(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Why should we give up territory? Why should it be invited?"""
    verb = governor(parse, hit.first)
    if voices.claim_at(hit.first) is None:
        return
    subject = subject_of(parse, verb)
    own = child_of(parse, verb, SUBJECTS)
    first = hit.first
    for child in parse.children[verb]:
        if child < first and parse.deps[child] == "advcl":
            first = parse.first[child]
    if _shuts_out(parse, verb) and not is_negated(parse, verb):
        yield from _stance(parse, hit, verb, kind="exclusion", first=first, actor=subject, rule="why_invite")
    elif (
        own is not None
        and parse.lower[own] in ("we", "i")
        and any(parse.lower[c] in ("should", "would", "must") for c in parse.children[verb])
    ):
        yield from _stance(parse, hit, verb, kind="refusal", first=first, holder=own, rule="why_should_we")


def _verb(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Kyiv demands that … · Turkey refuses to … · He urged Iran to talk."""
    verb, entry = hit.first, hit.entry
    lemma = parse.lemmas[verb]
    if entry.kind == "exclusion" or _is_hypothetical(parse, verb):
        return
    content = child_of(parse, verb, {"xcomp", "ccomp"})
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    thing = child_of(parse, verb, {"dobj", "dative", "nsubjpass"})
    if content is None and thing is None and len(hit.tokens) == 1 and child_of(parse, verb, {"prep"}) is None:
        return  # They refused.
    to_do = content is not None and child_of(parse, content, {"aux"}) is not None and _has_to(parse, content)
    if lemma in _NEED_AN_ACTOR and len(hit.tokens) == 1:
        acts = thing is not None or (content is not None and child_of(parse, content, SUBJECTS) is not None)
        if not (to_do and acts):
            return  # He asked a question. She wants to win.
    if lemma in ("seek", "need") and len(hit.tokens) == 1 and thing is None:
        return  # They seek to divide the army.
    if (
        lemma in ("insist", "agree", "accept", "promise", "vow", "pledge", "urge")
        and content is not None
        and not to_do
        and parse.deps[content] == "ccomp"
    ):
        if _is_plain_statement(parse, content):
            return  # He insisted that the army was committed to peace.
    if entry.kind == "refusal" and content is not None and parse.lemmas[content] in _SPEAKING:
        return  # He declined to comment.
    subject = subject_of(parse, verb) if not passive else _agent(parse, verb)
    claim = voices.claim_at(verb)
    holder: int | None = subject
    if subject is not None and parse.lower[subject] == "it" and not voices.actor(subject):
        holder = None
    if subject is None or not voices.is_party(subject):
        if claim is None or entry.kind in _OWN_ONLY:
            return
        holder = None
    negated = is_negated(parse, verb)
    kind, strength, direction = entry.kind, entry.strength, entry.direction
    if negated:
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
    if (
        kind in ("demand", "expectation")
        and content is not None
        and _shuts_out(parse, content)
        and parse.lemmas[content] in ("exclude", "bar", "ban")
    ):
        kind, direction = "exclusion", -direction
    if kind == "demand" and claim is not None and holder is None and voices.is_outsider(claim.speaker_id):
        kind = "recommendation"
    actor = thing if thing is not None and not passive else child_of(parse, content, SUBJECTS) if content is not None else thing
    yield from _stance(
        parse, hit, verb, kind=kind, strength=strength, direction=direction, holder=holder, actor=actor, rule="verb_of_stance"
    )


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.tags[c] == "TO" for c in parse.children[verb])


def _is_plain_statement(parse: Parse, verb: int) -> bool:
    """Whether a that-clause only states: it has an indicative and neither a modal nor somebody shut out."""
    if parse.lemmas[verb] in ("exclude", "bar", "ban", "withdraw", "remove"):
        return False
    if any(parse.tags[c] == "MD" for c in parse.children[verb]):
        return True  # the modal inside is the trigger
    subjunctive = parse.tags[verb] == "VB" or any(
        parse.tags[c] == "VB" for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")
    )
    return not subjunctive


def _agent(parse: Parse, verb: int) -> int | None:
    by = child_of(parse, verb, {"agent"})
    return child_of(parse, by, {"pobj"}) if by is not None else None


def _says_no_longer(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "longer" for c in parse.children[verb])


def _as_precondition(parse: Parse, verb: int) -> bool:
    return any("condition" in parse.lower[t] for t in range(verb, parse.last[verb] + 1))


def _predicate(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """Kyiv is ready to talk. It is essential that aid gets through. Foreign troops are unacceptable."""
    entry, trigger = hit.entry, hit.first
    verb = governor(parse, trigger)
    claim = voices.claim_at(trigger)
    if _is_hypothetical(parse, verb):
        return
    subject = subject_of(parse, verb)
    negated = is_negated(parse, verb) or is_negated(parse, trigger)
    by_subject = entry.kind == "offer" or parse.lower[hit.last] in ("to", "against", "for")
    fields = {}
    if entry.kind == "offer" and negated:
        fields = {"kind": "refusal", "strength": 5, "direction": -1}
    elif negated and not parse.lower[trigger] == "not":
        if entry.kind != "refusal" or not by_subject:
            return
        fields = {"kind": "offer", "strength": 2, "direction": 1}
    if entry.kind == "exclusion":
        if claim is not None:  # There is no place for them.
            yield from _stance(parse, hit, verb, rule="no_place")
    elif entry.kind == "expectation":
        if claim is not None or voices.is_party(subject):
            yield from _stance(parse, hit, verb, actor=subject, rule="expected_to")
    elif by_subject:
        if parse.last[trigger] <= hit.last and parse.last[verb] <= hit.last:
            return
        if voices.is_party(subject):
            yield from _stance(parse, hit, verb, holder=subject, rule="readiness", **fields)
    elif claim is not None:
        if parse.deps[trigger] == "amod" or (parse.tags[trigger][:2] == "JJ" and parse.tags[verb][:2] != "VB"):
            return  # the necessary agreements
        if (
            entry.kind == "demand"
            and not _has_clause(parse, verb, trigger)
            and parse.lower[trigger] not in ("essential", "necessary", "imperative")
        ):
            return
        kind = "recommendation" if entry.kind == "demand" and voices.is_outsider(claim.speaker_id) else entry.kind
        yield from _stance(parse, hit, verb, kind=kind, actor=subject, rule="predicate_of_stance")


def _has_clause(parse: Parse, verb: int, trigger: int) -> bool:
    return (
        child_of(parse, verb, {"ccomp", "csubj", "xcomp"}) is not None
        or child_of(parse, trigger, {"ccomp", "xcomp"}) is not None
    )


def _noun(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """its demand for talks · deepened his resistance to providing weapons · a red line for Kyiv"""
    entry, noun = hit.entry, hit.first
    verb = governor(parse, noun)
    claim = voices.claim_at(noun)
    if entry.kind == "red_line":
        if claim is None and child_of(parse, hit.last, {"prep"}) is None:
            return
        for_whom = next((child_of(parse, c, {"pobj"}) for c in parse.children[hit.last] if parse.lower[c] == "for"), None)
        if parse.deps[hit.last] in ("attr", "dobj", "acomp", "ROOT", "oprd") and (for_whom is not None or claim is not None):
            yield from _stance(parse, hit, verb, holder=for_whom, rule="red_line")
        return
    if parse.last[noun] <= hit.last:
        return
    owner = child_of(parse, noun, {"poss"})
    if owner is None and parse.deps[noun] == "dobj" and parse.heads[noun] == verb:
        subject = subject_of(parse, verb)
        if voices.is_party(subject):
            yield from _stance(parse, hit, verb, holder=subject, rule="noun_of_stance")
        return
    if owner is not None and voices.is_party(owner):
        whole = (
            parse.deps[noun] == "dobj"
            and subject_of(parse, verb) is not None
            and voices.party(subject_of(parse, verb)) == voices.party(owner)
        )
        if whole:
            yield from _stance(parse, hit, verb, holder=owner, rule="noun_of_stance")
        else:
            yield from _stance(parse, hit, noun, holder=owner, first=parse.first[owner], rule="noun_of_stance")


def _precondition(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """The talks will not go on unless they withdraw."""
    trigger = hit.first
    claim = voices.claim_at(trigger)
    if claim is None or voices.is_outsider(claim.speaker_id):
        return
    word = " ".join(parse.lower[t] for t in hit.tokens)
    branch = trigger
    while parse.deps[branch] in ("mark", "advmod", "pcomp", "pobj") and parse.heads[branch] != branch:
        branch = parse.heads[branch]
        if parse.deps[branch] in ("advcl", "prep"):
            break
    main = parse.heads[branch]
    if main == branch or parse.tags[main][:2] not in ("VB", "MD"):
        return
    modal = any(parse.tags[c] == "MD" for c in parse.children[main])
    negated = is_negated(parse, main)
    weak = word in ("until", "without", "first", "once", "so long as", "as long as", "until after")
    if weak and word in ("until", "without", "until after") and not (negated or parse.lemmas[main] == "continue"):
        return
    if word in ("first", "once"):
        return
    if not (modal or negated) or _is_hypothetical(parse, main):
        return
    subject = subject_of(parse, main)
    if parse.lemmas[main] in ("know", "see", "be") and not negated:
        return
    holder = subject if voices.is_own(subject) else None
    yield from _stance(parse, hit, main, direction=1, holder=holder, first=min(clause_start(parse, main, main), parse.first[branch]),
                       antecedent=(parse.first[branch], parse.last[branch]), rule="what_hangs_on_it")  # fmt: skip


def _with_antecedent(parse: Parse, stance: Stance, voices: Voices) -> Stance:
    """A demand or refusal on which something else hangs is a precondition: `We will not talk until they leave`."""
    for token in range(stance.first, stance.last + 1):
        if parse.deps[token] in ("mark", "advmod") and parse.lower[token] in ("if", "unless", "until", "provided", "once"):
            branch = parse.heads[token]
            if parse.deps[branch] != "advcl":
                continue
            antecedent = (parse.first[branch], parse.last[branch])
            if stance.kind in ("demand", "refusal", "offer") and (
                parse.lower[token] in ("unless", "provided") or (parse.lower[token] == "until" and stance.direction < 0)
            ):
                return dataclasses.replace(stance, kind="precondition", direction=1, antecedent=antecedent)
            return dataclasses.replace(stance, antecedent=antecedent)
    return stance


__all__ = ["FIRST_PERSON", "Stance", "find_stances"]
