"""A case in, the signs out by which a model tells whether it is an assessment: its judging words, and what its clause says.

The model was trained on these signs: who changes them trains it again (benchmarks/train_conditions.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.assessments.judgements import is_withheld
from analysis.conditions import IS_ROW, Case, Scene, case_signs, hits_between, is_word_of
from analysis.reading import Parse, is_denied, is_disowned
from analysis.reading.grammar import SUBJECTS, child_of, governor

NARRATED = "narrated"  # sign of what nobody in the text says or judges: only the reporter does
OF_HARM = "of_harm"  # sign of an accusation of fact
WITHHELD = "withheld"  # sign of a blame that somebody does not go so far as to utter
_MANY = 6  # judging words of a clause that are signs
LIKELY = f"{IS_ROW}>=0"  # sign of what the network finds as likely an assessment as not
_SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)  # of the sentences of an article that judge
_FEW = 6  # tokens between quotation marks that a reporter picks out
_QUALITIES = frozenset(("JJ", "JJR", "JJS", "VBG", "VBN"))


def assessment_signs(scene: Scene, case: Case) -> list[str]:
    """What speaks for or against a case being an assessment."""
    return case_signs(scene, case, _judging(scene, case))


def _judging(scene: Scene, case: Case) -> Iterator[str]:
    parse, inside = scene.parse, hits_between(scene.judgements, case.first, case.last)
    for hit in inside[:_MANY]:
        entry = hit.entry
        by_subject, near = entry.wording.endswith(" sth"), is_word_of(parse, hit, case.verb)
        yield f"judgement={entry.wording}"
        yield f"dimension={entry.dimension}"
        yield f"verdict={entry.verdict}"
        yield f"by_subject={by_subject}"
        yield f"near={near},{entry.dimension},{abs(entry.verdict)}"
        yield f"near={near},by_subject={by_subject}"
        yield f"judgement_as={parse.deps[hit.first]},{parse.tags[hit.first][:2]}"
        if (modal := _modal_over(parse, hit.first)) is not None:
            yield f"judgement_below={modal}"
        if by_subject:
            yield f"by_subject,cue={scene.speakers.claim_of_cue(hit.first) is not None}"
    if any(is_withheld(parse, hit) or _is_disowned(parse, hit.first) for hit in inside):
        yield WITHHELD
    if _accuses_of_harm(parse, case.verb):
        yield OF_HARM
    few = min(3, len(inside))
    yield f"judgements={few}"
    if not scene.speakers.is_spoken(case.verb) and not any(hit.entry.wording.endswith(" sth") for hit in inside):
        yield NARRATED
    yield f"spoken={scene.speakers.is_spoken(case.verb)},judgements={few}"
    yield from _quoting(scene, case)
    yield from _saying_of(scene, case)
    for t in case.beginning:
        if parse.tags[t][:2] in ("JJ", "RB") and parse.deps[t] in ("acomp", "amod", "advmod"):
            yield f"quality={scene.lemmas[t]}"
            yield f"quality,{parse.deps[t]},near={parse.heads[t] == case.verb}"


def _quoting(scene: Scene, case: Case) -> Iterator[str]:
    """She called the levy “a trap”: how much of a case stands between quotation marks."""
    quoted = scene.reading.is_quoted[case.first : case.last + 1]
    n_quoted = sum(quoted)
    part = "all" if n_quoted == len(quoted) else "none" if not n_quoted else "few" if n_quoted <= _FEW else "many"
    yield f"quoted={part}"
    yield f"quoted={part},spoken={scene.speakers.is_spoken(case.verb)}"


def _saying_of(scene: Scene, case: Case) -> Iterator[str]:
    """⟨That⟩ ⟨would⟩ be ⟨a grave mistake⟩: what a clause says of its subject, and how."""
    parse, verb = scene.parse, case.verb
    said = child_of(parse, verb, {"acomp", "attr", "oprd"})
    if said is None:
        return
    subject = child_of(parse, verb, SUBJECTS)
    of = "none" if subject is None else parse.lower[subject] if parse.pos[subject] in ("PRON", "DET") else "noun"
    below = {parse.tags[c] for c in parse.children[said]}
    kind = f"{parse.deps[said]},{parse.tags[said]}"
    more = "quality" if below & _QUALITIES else "strength" if "RB" in below else "bare"
    modal = next((parse.lemmas[c] for c in parse.children[verb] if parse.tags[c] == "MD"), "")
    spoken = scene.speakers.is_spoken(verb)
    yield from (f"said={kind},{more}", f"said={kind},of={of}", f"said={kind},{more},modal={modal},spoken={spoken}")
    yield f"said_suffix={scene.lemmas[said][-3:]},{parse.tags[said][:2]}"


def _is_disowned(parse: Parse, token: int) -> bool:
    """They rejected the claim that the offer was unfair; they never said so. Not: They denied that it was unfair."""
    return is_disowned(parse, governor(parse, token)) and not is_denied(parse, token)


def _modal_over(parse: Parse, token: int) -> str | None:
    """The changes ⟨must⟩ be significant."""
    verb = token if parse.tags[token][:2] == "VB" else parse.heads[token]
    modal = child_of(parse, verb, {"aux"})
    return parse.lemmas[modal] if modal is not None and parse.tags[modal] == "MD" else None


def _accuses_of_harm(parse: Parse, verb: int) -> bool:
    """Turkey accused Russia of bombing a hospital."""
    of = child_of(parse, verb, {"prep"}) if parse.lemmas[verb] == "accuse" else None
    deed = child_of(parse, of, {"pcomp"}) if of is not None else None
    return deed is not None and parse.lemmas[deed] in parse.classes["harms"]


def with_company(scene: Scene, signs_of: Mapping[Case, list[str]]) -> dict[Case, list[str]]:
    """The signs of all cases of an article, and which of them stand among others that the network finds likely.

    Who judges once goes on, and some articles only tell what happened.
    """
    sentences, n_sentences = scene.parse.sentences, scene.parse.sentences[-1] + 1 if len(scene.parse) else 1
    likely = {case: sentences[case.verb] for case, signs in signs_of.items() if LIKELY in signs}
    judging = frozenset(likely.values())
    share = len(judging) / n_sentences
    common = [f"judging>={step}" for step in _SHARES if share >= step]
    found = {}
    for case, signs in signs_of.items():
        at = sentences[case.verb]
        beside = [f"judging_{name}={at + k in judging}" for name, k in (("before", -1), ("after", 1))]
        found[case] = [*signs, *common, *beside, "+".join(beside)]
    return found
