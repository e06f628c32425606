"""A clause in, its signs out: what the grammar, the word lists and the speaker say of it, as words that models weigh.

The models of conditions and assessments were trained on these signs: who changes them trains the models again
(benchmarks/train_stances.py).
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions.cases import BARE_REPORT, LOOKS_LIKE_TRIGGER, OUTSIDER, Case
from analysis.conditions.proposal import is_hypothetical, is_question
from analysis.conditions.triggers import Hit, find_hits
from analysis.reading import Parse, Reading
from analysis.reading.grammar import SUBJECTS, ancestors, child_of, is_negated, subject_of, token_at

_REACH = 2  # sentences back in which somebody named may be meant
_LONGEST = 40  # tokens of a clause whose words are signs
_MANY = 6  # judging words of a clause that are signs
_LENGTHS = (2, 5, 11, 24, 44)
_FUNCTION = frozenset(("mark", "advmod", "prt", "prep", "neg", "dative", "agent", "expl"))
_COMPLEMENTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "pobj"))
_NAMING = frozenset(("name", "surname", "title", "metonym", "demonym", "acronym", "label"))
_HAVE = frozenset(("have", "'ve", "’ve"))
_WORDS = frozenset(("NOUN", "VERB", "ADJ"))
_PRONOUNS = {
    **dict.fromkeys(("i", "we", "us", "our"), "first"), "you": "you", **dict.fromkeys(("he", "she", "they", "who"), "third"),
    **{word: word for word in ("it", "this", "that", "which", "there", "what")},
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Scene:
    """One article as the models see it."""

    reading: Reading
    speakers: Speakers

    @property
    def parse(self) -> Parse:
        """The parse of the article."""
        return self.reading.parse

    @functools.cached_property
    def triggers(self) -> list[Hit]:
        """The words of modality.csv in the text."""
        return find_hits(self.parse, self.reading.vocabulary.modality, self.no_triggers)

    @functools.cached_property
    def no_triggers(self) -> list[bool]:
        """For each token whether it only looks like a word of modality.csv."""
        return self.reading.never("modality")

    @functools.cached_property
    def judgements(self) -> list[Hit]:
        """The words of judgements.csv in the text; Great Britain is a name."""
        marks = self.reading.never("judgements")
        hits = find_hits(self.parse, self.reading.vocabulary.judgements, marks)
        return [hit for hit in hits if not self.parse.tags[hit.first].startswith("NNP")]

    def speaker_before(self, token: int) -> str | None:
        """Whose words were reported last before a token, in its section."""
        at = bisect.bisect_left(self._told, (self.parse.starts[token], "")) - 1
        place = self.reading.section_at
        if at < 0 or place[token_at(self.parse, self._told[at][0])] != place[token]:
            return None
        return self._told[at][1]

    def subject_before(self, token: int) -> str | None:
        """The last subject that names an actor in the sentences just before that of a token."""
        sentences = self.parse.sentences
        at = bisect.bisect_left(self._subjects, (token, "")) - 1
        while at >= 0 and sentences[self._subjects[at][0]] == sentences[token]:
            at -= 1
        if at < 0 or sentences[token] - sentences[self._subjects[at][0]] > _REACH:
            return None
        return self._subjects[at][1]

    @functools.cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token; `name` of what names somebody, and of proper nouns and adjectives: no sign knows a name."""
        named = {
            word
            for mention in self.speakers.cast.mentions
            if mention.form in _NAMING
            for word in re.findall(r"\w+", mention.quote)
            if not word.islower()
        }
        parse = self.parse
        return [
            "name" if tag[:3] == "NNP" or word in named or (tag == "JJ" and word[:1].isupper()) else lemma
            for tag, word, lemma in zip(parse.tags, parse.words, parse.lemmas, strict=True)
        ]

    @functools.cached_property
    def _told(self) -> list[tuple[int, str]]:
        return sorted((claim.start, claim.speaker_id) for claim in self.speakers.claims if claim.speaker_id)

    @functools.cached_property
    def _subjects(self) -> list[tuple[int, str]]:
        parse, found = self.parse, []
        for token, dep in enumerate(parse.deps):
            if dep in ("nsubj", "nsubjpass") and _PRONOUNS.get(parse.lower[token]) not in ("first", "you"):
                actor_id = self.speakers.actor(token)
                if actor_id is not None:
                    found.append((token, actor_id))
        return found

    def actor_class(self, head: int | None) -> str:
        """What the phrase with this head names: a kind of actor, people without a name, a pronoun, or a thing."""
        if head is None:
            return "none"
        if (word := self.parse.lower[head]) in _PRONOUNS:
            return _PRONOUNS[word]
        actor = self.speakers.cast.by_id.get(self.speakers.actor(head))
        return actor.kind if actor else "people" if self.speakers.is_collective(head) else "thing"


def hits_in(hits: list[Hit], case: Case) -> list[Hit]:
    """The listed words, in text order, that begin inside a case."""
    start = bisect.bisect_left(hits, case.first, key=lambda hit: hit.first)
    return hits[start : bisect.bisect_right(hits, case.last, lo=start, key=lambda hit: hit.first)]


def is_own(parse: Parse, hit: Hit, verb: int) -> bool:
    """Whether a listed word belongs to the clause of `verb` itself."""
    return hit.first == verb or parse.heads[hit.first] == verb or verb in hit.tokens


def condition_signs(scene: Scene, case: Case) -> list[str]:
    """What speaks for or against a case being a condition."""
    found = [*_proposed(case), *_triggered(scene, case), *_grammar(scene, case), *_voice(scene, case), *_words(scene, case)]
    return list(dict.fromkeys(found))


def assessment_signs(scene: Scene, case: Case) -> list[str]:
    """What speaks for or against a case being an assessment."""
    judged = [*_proposed(case), *_judging(scene, case), *_triggered(scene, case)]
    return list(dict.fromkeys([*judged, *_grammar(scene, case), *_voice(scene, case), *_words(scene, case)]))


def _proposed(case: Case) -> Iterator[str]:
    for proposal in case.proposals:
        yield "ruled"
        yield f"rule={proposal.rule}"
        yield f"ruled_as={getattr(proposal, 'kind', None) or proposal.dimension}"


def _triggered(scene: Scene, case: Case) -> Iterator[str]:
    inside = hits_in(scene.triggers, case)
    own = [hit for hit in inside if is_own(scene.parse, hit, case.verb)]
    for hit in own:
        yield f"trigger={hit.entry.trigger}"
        yield f"trigger_kind={hit.entry.kind}"
    for hit in [hit for hit in inside if hit not in own][:4]:
        yield f"holds={hit.entry.kind}"
    if not own:
        yield "no_trigger_of_its_own" if inside else "no_trigger"


def _judging(scene: Scene, case: Case) -> Iterator[str]:
    parse, inside = scene.parse, hits_in(scene.judgements, case)
    for hit in inside[:_MANY]:
        entry = hit.entry
        by_subject, near = entry.wording.endswith(" sth"), is_own(parse, hit, case.verb)
        yield f"judgement={entry.wording}"
        yield f"dimension={entry.dimension}"
        yield f"verdict={entry.verdict}"
        yield f"by_subject={by_subject}"
        yield f"near={near},{entry.dimension},{abs(entry.verdict)}"
        yield f"near={near},by_subject={by_subject}"
        yield f"judgement_as={parse.deps[hit.first]},{parse.tags[hit.first][:2]}"
        if by_subject:
            yield f"by_subject,cue={scene.speakers.claim_of_cue(hit.first) is not None}"
    few = min(3, len(inside))
    yield f"judgements={few}"
    yield f"spoken={scene.speakers.is_spoken(case.verb)},judgements={few}"
    for t in range(case.first, min(case.last + 1, case.first + _LONGEST)):
        if parse.tags[t][:2] in ("JJ", "RB") and parse.deps[t] in ("acomp", "amod", "advmod"):
            yield f"quality={scene.lemmas[t]}"
            yield f"quality,{parse.deps[t]},near={parse.heads[t] == case.verb}"


def _grammar(scene: Scene, case: Case) -> Iterator[str]:
    parse, verb = scene.parse, case.verb
    lemma, dep, up = scene.lemmas[verb], parse.deps[verb], scene.lemmas[parse.heads[verb]]
    subject = subject_of(parse, verb)
    who, own = scene.actor_class(subject), subject is not None and scene.speakers.is_own(subject)
    modal = next((parse.lemmas[c] for c in parse.children[verb] if parse.tags[c] == "MD"), "")
    negated, passive = is_negated(parse, verb), child_of(parse, verb, {"auxpass"}) is not None
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
    if any(scene.no_triggers[t] for t in (verb, *parse.children[verb])) or (negated and _demands(scene, case)):
        yield LOOKS_LIKE_TRIGGER
    if is_hypothetical(parse, verb):
        yield "hypothetical"
    if is_question(parse, verb, verb):
        yield "question"
    if any(parse.tags[c] == "TO" for c in parse.children[verb]):
        yield from ("infinitive", f"infinitive,below={up}")
    yield from (f"ancestor={scene.lemmas[t]}" for t in list(ancestors(parse, verb))[:3] if parse.tags[t][:2] == "VB")
    yield from _complements(scene, verb)


def _demands(scene: Scene, case: Case) -> bool:
    """We are not demanding that they resign: the verb of the clause is one of demand."""
    hits = hits_in(scene.triggers, case)
    return any(hit.first == case.verb and hit.entry.kind == "demand" and hit.entry.trigger.startswith("to ") for hit in hits)


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
        if dep == "prep" and (thing := child_of(parse, c, {"pobj"})) is not None:
            yield f"prep={parse.lower[c]}:{lemmas[thing]}"


def _voice(scene: Scene, case: Case) -> Iterator[str]:
    speakers, verb = scene.speakers, case.verb
    claim, cue = speakers.claim_at(verb), speakers.claim_of_cue(verb)
    yield f"spoken={speakers.is_spoken(verb)}"
    yield f"section={scene.reading.sections[scene.reading.section_at[verb]].kind}"
    if cue is not None:
        yield from ("reports", f"reports={cue.act}")
        at = scene.parse.span(case.first, case.last + 1)
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


def _words(scene: Scene, case: Case) -> Iterator[str]:
    parse, length = scene.parse, case.last - case.first + 1
    yield f"length={next((k for k, most in enumerate(_LENGTHS) if length <= most), len(_LENGTHS))}"
    for t in range(case.first, min(case.last + 1, case.first + _LONGEST)):
        if parse.pos[t] in _WORDS and parse.words[t][:1].isalpha():
            yield f"word={scene.lemmas[t]}"
