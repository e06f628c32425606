"""A case in, the actors out that stand in a grammatical relation or a documented link to it, each with the name of the place.

`RELATIONS` and `LINKS` list all of them. Who is only named nearby stands in none and is offered nothing: who is named in the
same sentence is offered by the relation in which it stands there, and owns a case only if the model is sure (holders.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analysis.actors import lists
from analysis.conditions.anaphora import meant_by, speaker_phrase
from analysis.conditions.cases import Case
from analysis.conditions.phrases import is_named, is_unknown, is_unknown_party, relation_of
from analysis.conditions.proposal import whole_of
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit, hits_between
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, ancestors, child_of, sentence_of, subject_of, tokens_in

Phrases = Iterator[tuple[str, int | None]]  # what the place is more exactly, and the head of the phrase that stands in it
Actors = Iterator[tuple[str, str | None]]  # the same of an actor
_HIGHEST = 5  # heads above a case that are asked
_PATH = 3  # relations of the path to a place that its name tells
_OWNERS = frozenset(("poss", "amod", "compound", "nmod"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ADDRESSED = frozenset(("dobj", "dative"))
_ADDRESSING = frozenset(("xcomp", "ccomp", "prep", "acl", "advcl"))
_FROM = frozenset(("by", "from", "of"))
_SIDES = frozenset(("to", "for", "with", "from", "by", "of"))
_POBJ = frozenset(("pobj",))
_PASSIVE = frozenset(("auxpass",))
_OFTEN = 2  # actors of a lead from which on their order tells nothing more


def places_of(scene: Scene, case: Case, hits: Sequence[Hit]) -> Actors:
    """The places in which the text names an actor for a case; of one who is not known, the actor is None."""
    for name, relation, _ in RELATIONS:
        for more, head in relation(scene, case, hits):
            if head is not None and _is_only_reader(scene.parse, head):
                continue
            if head is not None and (actor := scene.speakers.actor(head)) is not None:
                yield f"{name}{more}", actor
            elif is_unknown_party(scene, head):
                yield f"unknown_{name}{more}", None
    for name, link, _ in LINKS:
        yield from ((f"{name}{more}", actor) for more, actor in link(scene, case) if actor is not None)


def _subject(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    subject = subject_of(scene.parse, case.verb)
    if not _is_of_who_speaks(scene, subject) and not undergoes(scene.parse, case.verb):
        yield "", subject


def _own_side(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    subject = subject_of(scene.parse, case.verb)
    if _is_of_who_speaks(scene, subject):
        yield "", subject


def _undergoing(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    subject = subject_of(scene.parse, case.verb)
    if not _is_of_who_speaks(scene, subject) and undergoes(scene.parse, case.verb):
        yield "", subject


def _is_of_who_speaks(scene: Scene, subject: int | None) -> bool:
    return subject is not None and scene.speakers.is_spoken(subject) and scene.speakers.is_own(subject)


def undergoes(parse: Parse, verb: int) -> bool:
    """Kenya is excluded; a Kenya excluded from the talks"""
    return parse.tags[verb] == "VBN" and (parse.deps[verb] == "acl" or child_of(parse, verb, _PASSIVE) is not None)


def _agent(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    yield "", agent_of(scene.parse, case.verb)


def _owner(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    parse = scene.parse
    nouns = [hit.first for hit in hits_between(hits, case.first, case.last)]
    for noun in dict.fromkeys([*nouns, case.verb]):
        if parse.tags[noun][:2] == "NN":
            yield from _owners(parse, noun)


def _subjects_owner(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    subject = subject_of(scene.parse, case.verb)
    if subject is not None and not is_unknown_party(scene, subject):
        yield from _owners(scene.parse, subject)


def _owners(parse: Parse, noun: int) -> Phrases:
    for c in parse.children[noun]:
        if parse.deps[c] in _OWNERS:
            yield f":{parse.deps[c]}", c
        elif parse.deps[c] in ("prep", "agent") and parse.lower[c] in _FROM:
            yield f":{parse.lower[c]}", child_of(parse, c, _POBJ)


def _represented(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    """For whom one speaks whom nobody knows, in an office: whose it is, and whose that is: the head of Chad's delegation."""
    parse = scene.parse
    for name, head in (("speaker", speaker_phrase(scene, case)), ("subject", subject_of(parse, case.verb))):
        if head is None or not is_unknown(scene, head) or not _is_office(scene, head):
            continue
        for more, of in _owners(parse, head):
            yield f":{name}{more}", of
            if of is not None and scene.speakers.actor(of) is None and parse.tags[of][:2] == "NN":
                yield from ((f":{name}{more}{again}", inner) for again, inner in _owners(parse, of))


def _is_office(scene: Scene, head: int) -> bool:
    """The envoy, a spokesman, an official; not its rival."""
    lemma = scene.parse.lemmas[head]
    return lemma in lists(scene.reading.vocabulary).representatives and lemma not in scene.parse.classes["other_sides"]


def _above(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    """Of each head above its subject, whom it addresses, who acts in it, whose noun it is."""
    parse, below, path = scene.parse, case.verb, ""
    for up in _clauses_above(parse, below)[:_HIGHEST]:
        dep = parse.deps[below]
        path = path if path.count("<") == _PATH else f"{path}<{dep}"
        if parse.tags[up][:2] == "NN":
            yield from ((f"{path}{more}", head) for more, head in (("", up), *_owners(parse, up)))
        for c in parse.children[up]:
            if parse.deps[c] in _SUBJECTS and not (_hears(parse, up) or (dep == "ccomp" and _learns(parse, up))):
                yield f"{path}/{parse.deps[c]}", c
                if parse.tags[c][:2] == "NN" and not is_unknown_party(scene, c):
                    yield from ((f"{path}/{parse.deps[c]}{more}", head) for more, head in _owners(parse, c))
            elif parse.deps[c] in _ADDRESSED and dep in _ADDRESSING:
                yield f"{path}/{parse.deps[c]}", c
        yield f"{path}/agent", agent_of(parse, up)
        below = up


def _clauses_above(parse: Parse, verb: int) -> list[int]:
    """The heads above a case up to its own clause: Chad praised it, but its rival [said] ⟨that it was unfair⟩."""
    found = list(ancestors(parse, verb))
    subjects = {up: child_of(parse, up, _SUBJECTS) for up in found if parse.deps[up] == "conj"}
    ends = (k for k, up in enumerate(found) if subjects.get(up) is not None and parse.tags[subjects[up]][:2] == "NN")
    return found[: next(ends, len(found)) + 1]


def _hears(parse: Parse, verb: int) -> bool:
    """Chad was warned that it must leave: whose the condition is, its subject does not say."""
    return parse.lemmas[verb] in parse.classes["verbs_of_hearing"] - parse.classes["verbs_of_report"] and undergoes(parse, verb)


def _learns(parse: Parse, verb: int) -> bool:
    """Chad heard from Niger, found out, got word that it must leave."""
    said = (f"{parse.lemmas[verb]} {parse.lemmas[c]}" for c in parse.children[verb] if parse.deps[c] in ("prt", "dobj"))
    lemma, finding = parse.lemmas[verb], parse.classes["finding_out"]
    return lemma in parse.classes["learning"] | finding or not finding.isdisjoint(said)


def learners_of(scene: Scene, verb: int) -> frozenset[str]:
    """Chad learned, learned from Niger that the loan would not be paid: whoever refuses, it is neither Chad nor its side."""
    parse, claim, cast = scene.parse, scene.speakers.claim_at(verb), scene.speakers.cast
    if claim is None or claim.cue_start is None:
        return frozenset()
    cue = tokens_in(parse, claim.cue_start, claim.cue_end)
    heads = (child_of(parse, t, frozenset(("nsubj",))) for t in cue if _learns(parse, t))
    learners = {scene.speakers.actor(head) for head in heads if head is not None}
    return frozenset(a for learner in learners - {None} for a in (learner, cast.party_of(learner)) if a is not None)


def _beside(scene: Scene, case: Case, hits: Sequence[Hit]) -> Phrases:
    """What prepositions add to the case's verb; of verbs above only according to X and for X."""
    parse = scene.parse
    for head in [case.verb, *list(ancestors(parse, case.verb))[: _HIGHEST - 1]]:
        for c in parse.children[head]:
            if parse.deps[c] not in ("prep", "agent"):
                continue
            inner = child_of(parse, c, frozenset(("prep",)))
            if parse.lower[c] in _SIDES and (head == case.verb or parse.lower[c] == "for"):
                yield f":{parse.lower[c]}", child_of(parse, c, _POBJ)
            if inner is not None and parse.lower[inner] in _SIDES:
                yield f":{parse.lower[c]},{parse.lower[inner]}", child_of(parse, inner, _POBJ)


def _speaker(scene: Scene, case: Case) -> Actors:
    yield "", scene.speakers.speaker_at(case.verb)
    if scene.speakers.claim_at(case.verb) is None and scene.speakers.claim_at(case.first) is not None:
        yield ":first", scene.speakers.speaker_at(case.first)


def _reporter(scene: Scene, case: Case) -> Actors:
    for height, head in enumerate((case.verb, *_clauses_above(scene.parse, case.verb)[:_HIGHEST])):
        if (claim := scene.speakers.claim_of_cue(head)) is not None:
            yield f":{height}", claim.speaker_id


def _around(scene: Scene, case: Case) -> Actors:
    around = (claim for claim in scene.speakers.claims_around(case.verb) if claim.speaker_id is not None)
    for k, claim in enumerate(around):
        yield f":{min(k, 2)}", claim.speaker_id


def _told_before(scene: Scene, case: Case) -> Actors:
    if not _is_of_somebody_unknown(scene, case):
        yield "", scene.speaker_before(case.first)


def _subject_before(scene: Scene, case: Case) -> Actors:
    if not _is_of_somebody_unknown(scene, case):
        yield "", scene.subject_before(case.first)


def _in_sentence(scene: Scene, case: Case) -> Actors:
    """Who else is named in the sentence of a case, or in itself, unless it tells what is asked of them."""
    parse, actor_at = scene.parse, scene.speakers.actor
    named = [t for t in sentence_of(parse, case.verb) if is_named(scene, t) and not _is_only_reader(parse, t)]
    asked = {actor_at(t) for t in named if _is_asked(parse, t)}
    elsewhere = _besides_unknown_speaker(scene, case)
    for token in named:
        if actor_at(token) not in asked and token not in elsewhere and not _is_told_beside(parse, case.verb, token):
            where = "in" if case.first <= token <= case.last else "before" if token < case.first else "after"
            yield f":{where}:{relation_of(parse, token)}", actor_at(token)


def _is_only_reader(parse: Parse, token: int) -> bool:
    """In a letter seen by [the Harbour Post], Chad called the plan unfair: who saw it says nothing."""
    by = parse.heads[token]
    return (
        parse.lower[by] == "by"
        and parse.tags[parse.heads[by]] == "VBN"
        and parse.lower[parse.heads[by]] in parse.classes["read_by"]
    )


def _besides_unknown_speaker(scene: Scene, case: Case) -> frozenset[int]:
    """[Chad praised the plan, but] its rival said that it was unfair: what is outside the words and name of who is unknown."""
    parse, claim = scene.parse, scene.speakers.claim_at(case.verb)
    if claim is None or claim.speaker_start is None or claim.speaker_id is not None:
        return frozenset()
    own = range(min(claim.speaker_start, claim.start), max(claim.speaker_end, claim.end))
    return frozenset(t for t in sentence_of(parse, case.verb) if parse.starts[t] not in own)


def _is_told_beside(parse: Parse, verb: int, token: int) -> bool:
    """They are to keep agreements that [others] have signed: whoever a relative clause below the verb tells of."""
    up = list(ancestors(parse, token))
    below = up[: up.index(verb)] if verb in up else []
    return any(parse.deps[t] == "relcl" for t in (token, *below))


def _is_asked(parse: Parse, token: int) -> bool:
    """[Chad] was told that it must leave. [Chad] must leave."""
    if parse.deps[token] not in _SUBJECTS:
        return False
    verb = parse.heads[token]
    return undergoes(parse, verb) or any(parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb])


def _lead(scene: Scene, case: Case) -> Actors:
    """Whom the first sentence below a headline names: the headline tells it in short."""
    parse, reading = scene.parse, scene.reading
    if reading.section_of(case.verb).kind != "headline":
        return
    below = (t for t in range(case.last + 1, len(parse)) if reading.section_of(t).kind == "paragraph")
    first = next(below, None)
    named = [t for t in (sentence_of(parse, first) if first is not None else ()) if is_named(scene, t)]
    yield from ((f":{parse.deps[t]}:{min(k, _OFTEN)}", scene.speakers.actor(t)) for k, t in enumerate(named))


def _is_of_somebody_unknown(scene: Scene, case: Case) -> bool:
    """“We must go,” the man said. A: We must go. They must go. Many of the men left: it has a speaker or subject of its own."""
    claim, subject = scene.speakers.claim_at(case.verb), subject_of(scene.parse, case.verb)
    said = claim is not None and claim.speaker_id is None and (claim.speaker_quote is not None or claim.form == "answer")
    counts = whole_of(scene.parse, subject) != subject
    return said or (claim is None and (counts or is_unknown_party(scene, subject)))


# In order: name, how it is found, an example in which ⟨ ⟩ is the case and [ ] a phrase that stands in this place to it.
RELATIONS: tuple[tuple[str, Callable[[Scene, Case, Sequence[Hit]], Phrases], str], ...] = (
    ("own_side", _own_side, "“⟨[We] will not accept the plan⟩,” Kenya said."),
    ("subject", _subject, "⟨[Kenya] refused to sign the plan⟩."),
    ("undergoes", _undergoing, "⟨[Kenya] is excluded from the talks⟩."),
    ("agent", _agent, "⟨The plan was rejected by [Kenya]⟩."),
    ("owner", _owner, "They heard of ⟨[Kenya]'s refusal to sign the plan⟩."),
    ("subjects_owner", _subjects_owner, "⟨[Kenya]'s letter demands a ceasefire⟩."),
    ("represented", _represented, "The envoy of [Kenya] said that ⟨the rebels must leave⟩."),
    ("above", _above, "[Kenya] agreed to a truce ⟨and demanded elections⟩."),
    ("beside", _beside, "According to [Kenya], ⟨the rebels must leave⟩."),
)
LINKS: tuple[tuple[str, Callable[[Scene, Case], Actors], str], ...] = (
    ("speaker", _speaker, "[Kenya] said ⟨the rebels must leave⟩."),
    ("reporter", _reporter, "⟨[Kenya] urged the rebels to leave⟩."),
    ("around", _around, "[Kenya] said Chad had told it that ⟨the rebels must leave⟩."),
    ("speaker_before", _told_before, "[Kenya] said it had a plan. ⟨The rebels must leave⟩."),
    ("anaphor", meant_by, "Talks began in [Kenya]. ⟨It demanded a truce⟩."),
    ("in_sentence", _in_sentence, "Under ⟨the plan of the bank in [Kenya], Niger must pay⟩."),
    ("lead", _lead, "⟨New pay offer rejected⟩\n\n[Kenya] turned the offer down on Monday."),
    ("subject_before", _subject_before, "[Kenya] wrote a letter. ⟨The letter demands a ceasefire⟩."),
)
