"""A clause in, its signs out: what the grammar, the word lists and the speaker say of it, as words that models weigh.

The models of conditions and assessments were trained on these signs: who changes them trains the models again
(benchmarks/train_conditions.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from analysis.conditions.cases import BARE_REPORT, LOOKS_LIKE_TRIGGER, OUTSIDER, Case, Clause
from analysis.conditions.ends import edge_signs
from analysis.conditions.proposal import BELOW, content_of, is_beyond_will, is_hypothetical, is_question
from analysis.conditions.rules.complements import is_foreseen, is_foretold
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import hits_between, is_word_of
from analysis.reading import Parse, is_denied, is_disowned, is_eager
from analysis.reading.grammar import SUBJECTS, ancestors, child_of, is_negated, subject_of

ASKS_NOTHING = "asks_nothing"  # sign of what is no condition unless a rule reads it: never demanded, denied that it would
_LENGTHS = (2, 5, 11, 24, 44)
_FUNCTION = frozenset(("mark", "advmod", "prt", "prep", "neg", "dative", "agent", "expl"))
_COMPLEMENTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "pobj"))
_HAVE = frozenset(("have", "'ve", "’ve"))
_WORDS = frozenset(("NOUN", "VERB", "ADJ"))


def condition_signs(scene: Scene, case: Case) -> list[str]:
    """What speaks for or against a case being a condition."""
    return case_signs(scene, case)


def case_signs(scene: Scene, case: Case, own: Iterable[str] = ()) -> list[str]:
    """What rules and the clause say of a case, and between them what only one kind of row asks: each sign once."""
    cut = [case.cut, "cut"] if case.cut else []
    return list(dict.fromkeys([*rule_signs(case), *own, *cut, *clause_signs(scene, case)]))


def rule_signs(case: Case) -> Iterator[str]:
    """What rules have read in a case."""
    for found in case.read:
        yield from ("ruled", f"rule={found.rule}", f"ruled_as={found.ruled_as}")


def clause_signs(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """What is said of a clause for conditions and assessments alike, worked out once."""
    key = clause.first, clause.last, clause.verb
    if key not in scene.signs_of:
        parts = (
            _triggered(scene, clause), _grammar_of(scene, clause.verb), _voice(scene, clause), _words(scene, clause),
            edge_signs(scene.parse, *key),
        )  # fmt: skip
        scene.signs_of[key] = tuple(dict.fromkeys(itertools.chain(*parts)))
    return scene.signs_of[key]


def _grammar_of(scene: Scene, verb: int) -> tuple[str, ...]:
    if verb not in scene.grammar_of:
        scene.grammar_of[verb] = tuple(_grammar(scene, verb))
    return scene.grammar_of[verb]


def _triggered(scene: Scene, clause: Clause) -> Iterator[str]:
    inside = hits_between(scene.triggers, clause.first, clause.last)
    own = [hit for hit in inside if is_word_of(scene.parse, hit, clause.verb)]
    for hit in own:
        yield from (f"trigger={hit.entry.trigger}", f"trigger_kind={hit.entry.kind}")
    for hit in [hit for hit in inside if hit not in own][:4]:
        yield f"holds={hit.entry.kind}"
    if not own:
        yield "no_trigger_of_its_own" if inside else "no_trigger"
    if _asks_nothing(scene, clause):
        yield ASKS_NOTHING


def _grammar(scene: Scene, verb: int) -> Iterator[str]:
    parse = scene.parse
    lemma, dep, up = scene.lemmas[verb], parse.deps[verb], scene.lemmas[parse.heads[verb]]
    subject = subject_of(parse, verb)
    who, own = scene.actor_class(subject), subject is not None and scene.speakers.is_own(subject)
    modal = next((parse.lemmas[c] for c in parse.children[verb] if parse.tags[c] == "MD"), "")
    negated, passive = is_denied(parse, verb), child_of(parse, verb, {"auxpass"}) is not None
    spoken = scene.speakers.is_spoken(verb)
    yield from (f"verb={lemma}", f"dep={dep}", f"tag={parse.tags[verb]}", f"subject={who}", f"modal={modal}")
    yield from (f"modal={modal},negated={negated}", f"modal={modal},subject={who}")
    yield f"spoken={spoken},modal={modal},negated={negated}"
    if negated:
        yield from ("negated", f"negated,verb={lemma}")
    if passive:
        yield from ("passive", f"passive,modal={modal}")
    if own:
        yield from ("own_side", f"own_side,modal={modal},negated={negated}")
    if dep != "ROOT":
        yield from (f"below={up}", f"dep={dep},below={up}")
    if modal and any(parse.lower[c] in _HAVE for c in parse.children[verb] if parse.deps[c] == "aux"):
        yield from ("perfect", f"perfect,modal={modal}")
    if any(scene.no_triggers[t] for t in (verb, *parse.children[verb])):
        yield LOOKS_LIKE_TRIGGER
    if is_hypothetical(parse, verb):
        yield "hypothetical"
    if is_question(parse, verb, verb):
        yield "question"
    if any(parse.tags[c] == "TO" for c in parse.children[verb]):
        yield from ("infinitive", f"infinitive,below={up}")
    yield from (f"ancestor={scene.lemmas[t]}" for t in list(ancestors(parse, verb))[:3] if parse.tags[t][:2] == "VB")
    yield from _complements(scene, verb)


def _asks_nothing(scene: Scene, clause: Clause) -> bool:
    """We are not demanding that they resign; they denied that they had, have yet to demand it; it will not rain."""
    parse, verb = scene.parse, clause.verb
    if verb not in scene.asks_nothing:
        scene.asks_nothing[verb] = any(is_no_condition(scene, verb) for is_no_condition in NO_CONDITIONS)
    if scene.asks_nothing[verb]:
        return True
    above = [verb, *itertools.takewhile(lambda t: parse.tags[t][:2] == "VB", ancestors(parse, verb))]
    first = min(clause.first, *above)
    hits = (hit for hit in hits_between(scene.triggers, first, clause.last) if hit.entry.kind == "demand")
    asked = (hit.first for hit in hits if hit.entry.trigger.startswith("to "))
    denied = [token for token in asked if is_denied(parse, token) or _is_yet_to_come(parse, token)]
    return any(token in above or verb in _hung_on(parse, token) or _is_told(parse, token, verb) for token in denied)


def _is_yet_to_come(parse: Parse, verb: int) -> bool:
    """They have yet to demand it."""
    return any(parse.tags[c] == "TO" and parse.lower[c - 1] == "yet" for c in parse.children[verb])


def _is_told(parse: Parse, denied: int, verb: int) -> bool:
    """They ⟨said, insisted that⟩ they had never demanded it. Not: They asked that it not demand more."""
    tells = parse.deps[denied] == "ccomp" and parse.heads[denied] == verb and not is_denied(parse, verb)
    helped = any(parse.lemmas[c] in ("do", "have", "be") for c in parse.children[denied] if parse.deps[c] == "aux")
    return tells and (helped or parse.tags[denied] != "VB")


def _is_disowned(scene: Scene, verb: int) -> bool:
    """⟨Canada never said ⟨it would not accept the plan⟩⟩."""
    parse = scene.parse
    disowned = (t for t in (verb, *parse.children[verb]) if t == verb or parse.deps[t] == "ccomp")
    return any(is_disowned(parse, t) for t in disowned) or is_beyond_will(parse, content_of(parse, verb))


def _is_watched(scene: Scene, verb: int) -> bool:
    """⟨Traders hope that ⟨Peru will cut its output⟩⟩."""
    parse = scene.parse
    for wish in (verb, parse.heads[verb]) if parse.deps[verb] == "ccomp" else (verb,):
        subject = subject_of(parse, wish)
        if subject is not None and parse.lemmas[subject] in parse.classes["onlookers"]:
            return any(hit.first == wish and hit.entry.kind in ("demand", "expectation") for hit in scene.triggers)
    return False


def _answers_words(scene: Scene, verb: int) -> bool:
    """He rejected the accusations."""
    thing = child_of(scene.parse, verb, {"dobj"})
    answered = thing is not None and scene.parse.lemmas[thing] in scene.parse.classes["statements"]
    return answered and any(hit.first == verb and hit.entry.kind == "refusal" for hit in scene.triggers)


def _is_foretold(scene: Scene, verb: int) -> bool:
    """Peru is unlikely ⟨to accept the swap⟩. It is likely that ⟨Peru will accept it⟩. Experts predict that ⟨it will⟩."""
    parse, below = scene.parse, child_of(scene.parse, verb, {"xcomp"})
    quality = child_of(parse, verb, {"acomp"})
    own = below if below is not None else child_of(parse, quality, {"xcomp"}) if quality is not None else None
    return any(is_foretold(parse, t) or is_foreseen(parse, t) for t in (verb, own) if t is not None)


def _is_reason(scene: Scene, verb: int) -> bool:
    """Turkey refuses to attend, ⟨saying that ⟨the rebels were invited⟩⟩. Not: ⟨saying that it rejects the truce⟩."""
    parse = scene.parse
    saying = parse.heads[verb] if parse.deps[verb] == "ccomp" else verb
    says = parse.tags[saying] == "VBG" and parse.lemmas[saying] in parse.classes["verbs_of_saying"]
    said = verb if saying != verb else child_of(parse, verb, {"ccomp"})
    if not says or said is None or parse.deps[saying] != "advcl":
        return False
    hits = [hit.first for hit in scene.triggers]
    if parse.heads[saying] not in hits:
        return False
    undergoes = {said} if child_of(parse, said, {"auxpass"}) is not None else set()
    asks = any(parse.tags[c] == "MD" for c in parse.children[said])
    return not asks and undergoes.issuperset(hit for hit in hits if saying < hit <= parse.last[saying])


def _goes_on(scene: Scene, verb: int) -> bool:
    """⟨Peru will not stop⟩ demanding that the ban be lifted: what it demands is the condition, and that it does is none."""
    parse, below = scene.parse, child_of(scene.parse, verb, {"xcomp"})
    ceases = below is not None and parse.lemmas[verb] in parse.classes["ceasing"] and is_denied(parse, verb)
    return ceases and any(hit.first == below for hit in scene.triggers)


def _is_eager(scene: Scene, verb: int) -> bool:
    """⟨We cannot wait ⟨to sign⟩⟩."""
    parse = scene.parse
    return is_eager(parse, verb) or (parse.deps[verb] == "xcomp" and is_eager(parse, parse.heads[verb]))


def _is_silent(scene: Scene, verb: int) -> bool:
    """⟨He declined ⟨to be named⟩⟩, asked not to be named. It refused to comment."""
    parse = scene.parse
    below = child_of(parse, verb, {"xcomp"})
    declining, told = (parse.heads[verb], verb) if parse.deps[verb] == "xcomp" else (verb, below)
    if told is None:
        return False
    declines = parse.lemmas[declining] in parse.classes["declining"]
    is_named = parse.lemmas[told] in parse.classes["naming"] and child_of(parse, told, {"auxpass"}) is not None
    silent = declines and parse.lemmas[told] in parse.classes["telling_a_reporter"]
    return silent or (is_named and (declines or is_negated(parse, told)))


def _is_awaited(scene: Scene, verb: int) -> bool:
    """“⟨We shall hear from them tomorrow⟩.”"""
    parse = scene.parse
    will = child_of(parse, verb, {"aux"})
    is_to_come = will is not None and parse.lemmas[will] in ("will", "shall")
    return is_to_come and parse.lemmas[verb] in parse.classes["learning"] and not is_denied(parse, verb)


NO_CONDITIONS = (
    _is_disowned, _is_watched, _answers_words, _is_foretold, _is_reason, _goes_on, _is_eager, _is_silent, _is_awaited,
)  # fmt: skip


def _hung_on(parse: Parse, verb: int) -> Iterator[int]:
    """The verbs on which an infinitive, a gerund or what is denied hangs."""
    while parse.deps[verb] in BELOW - {"advcl"} or (parse.deps[verb] == "ccomp" and is_disowned(parse, verb)):
        verb = parse.heads[verb]
        yield verb


def _complements(scene: Scene, verb: int) -> Iterator[str]:
    parse, lemmas = scene.parse, scene.lemmas
    own_subject = child_of(parse, verb, SUBJECTS)
    if own_subject is not None and own_subject < verb:
        yield f"subject_word={lemmas[own_subject]}"
    for c in parse.children[verb]:
        dep = parse.deps[c]
        if dep in _FUNCTION:
            yield f"{dep}={'name' if lemmas[c] == 'name' else parse.lower[c]}"
        if dep in _COMPLEMENTS:
            yield from (f"{dep}={lemmas[c]}", f"has_{dep}")
        if dep in ("xcomp", "ccomp"):
            to_do = any(parse.tags[k] == "TO" for k in parse.children[c])
            yield f"verb={lemmas[verb]},{dep},to_do={to_do}"
        if dep == "advcl":
            mark = child_of(parse, c, {"mark", "advmod"})
            yield f"advcl={parse.lower[mark] if mark is not None else parse.tags[c]}"
        if dep == "prep" and (thing := child_of(parse, c, {"pobj", "pcomp"})) is not None:
            yield f"prep={parse.lower[c]}:{lemmas[thing]}"


def _voice(scene: Scene, clause: Clause) -> Iterator[str]:
    speakers, verb = scene.speakers, clause.verb
    claim, cue = speakers.claim_at(verb), speakers.claim_of_cue(verb)
    yield f"spoken={speakers.is_spoken(verb)}"
    yield f"section={scene.reading.sections[scene.reading.section_at[verb]].kind}"
    if cue is not None:
        yield from ("reports", f"reports={cue.act}")
        at = scene.parse.span(clause.first, clause.last + 1)
        if cue.end <= at.start or cue.start >= at.end:
            yield BARE_REPORT
    if claim is not None:
        yield from (f"form={claim.form}", f"act={claim.act}")
        if claim.cue:
            yield f"cue={claim.cue.lower().split()[-1]}"
        if speakers.is_outsider(claim):
            yield OUTSIDER
        speaker = speakers.cast.by_id.get(claim.speaker_id)
        yield f"speaker={speaker.kind if speaker else 'none'}"


def _words(scene: Scene, clause: Clause) -> Iterator[str]:
    parse, length = scene.parse, clause.last - clause.first + 1
    yield f"length={next((k for k, most in enumerate(_LENGTHS) if length <= most), len(_LENGTHS))}"
    for t in clause.beginning:
        if parse.pos[t] in _WORDS and parse.words[t][:1].isalpha():
            yield f"word={scene.lemmas[t]}"
