"""A verb of demand, refusal or offer in; what stands beside it, and whether that can be required, refused or offered, out.

He asked them to leave, but not: He asked a question. He wants a ceasefire, but not: He wants a coffee.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import SUBJECTS, child_of, subject_of


@dataclasses.dataclass(frozen=True)
class Asked:
    """A verb and what stands beside it: urged ⟨thing: Iran⟩ to ⟨content: talk⟩; places are tokens."""

    hit: Hit
    lemma: str
    thing: int | None
    content: int | None
    to_do: bool  # whether the content is an infinitive
    passive: bool

    @property
    def verb(self) -> int:
        """The verb's token."""
        return self.hit.first

    @property
    def alone(self) -> bool:
        """Whether the trigger is only the verb: asked, not called for."""
        return len(self.hit.tokens) == 1


def read_asked(parse: Parse, hit: Hit) -> Asked:
    """The verb of a trigger with its complements."""
    verb, lemma = hit.first, parse.lemmas[hit.first]
    content = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in ("xcomp", "ccomp")), None)
    thing = child_of(parse, verb, {"dobj", "dative", "nsubjpass"})
    if content is None and lemma in parse.classes["addressed"] and (thing is not None or len(hit.tokens) > 1):
        purposes = (c for c in parse.children[verb] if c > (thing or verb) and parse.deps[c] == "advcl")
        content = next((c for c in purposes if _is_infinitive(parse, c)), None)  # lobbied them to leave
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    return Asked(hit, lemma, thing, content, content is not None and _is_infinitive(parse, content), passive)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[c] == "TO" for c in parse.children[verb])


def has_what_it_needs(scene: Scene, asked: Asked) -> bool:
    """Whether the verb has a complement that can be required, refused or offered; the first answer of `ANSWERS` holds."""
    answers = (answer(scene, asked) for answer in ANSWERS)
    return next((answer for answer in answers if answer is not None), True)


def is_wished_by_another(parse: Parse, verb: int) -> bool:
    """Whether the subject of `verb` acts as somebody else wishes or foresees: urged Peru to accept, hopes Peru will accept."""
    if is_foreseen(parse, verb):
        return True
    head, dep, own = parse.heads[verb], parse.deps[verb], child_of(parse, verb, SUBJECTS)
    if dep == "xcomp" and own is None:
        addressed = child_of(parse, head, {"dobj", "dative"})
        return addressed is not None and addressed < verb and parse.lemmas[head] not in parse.classes["bringing_about"]
    helped = any(parse.tags[c] == "MD" or parse.lemmas[c] == "do" for c in parse.children[verb])
    return dep in ("ccomp", "xcomp") and own is not None and head < own < verb and _is_bare(parse, verb) and not helped


def _is_bare(parse: Parse, verb: int) -> bool:
    """They ask that Chad ⟨offer⟩ more: whatever the tagger says, one Chad offers."""
    own = child_of(parse, verb, SUBJECTS)
    one = own is not None and parse.tags[own] in ("NN", "NNP") and not any(parse.deps[c] == "conj" for c in parse.children[own])
    return parse.tags[verb] == "VB" or (parse.tags[verb] == "VBP" and one)


def is_foreseen(parse: Parse, verb: int) -> bool:
    """Traders doubt that Peru will accept it. It is likely that Peru will. Not: Peru hopes that it will accept it."""
    own = child_of(parse, verb, SUBJECTS)
    if parse.deps[verb] != "ccomp" or own is None or own < parse.heads[verb] or parse.pos[own] not in ("NOUN", "PROPN"):
        return False
    return parse.lemmas[parse.heads[verb]] in parse.classes["foreseeing"] or is_foretold(parse, verb)


def is_foretold(parse: Parse, verb: int) -> bool:
    """Peru is unlikely to accept it. It is likely that Peru will accept it. Peru will probably accept it."""
    above = parse.heads[verb]
    if any(parse.lower[c] in ("probably", "likely", "presumably") and c < verb for c in parse.children[verb]):
        return any(parse.lemmas[c] in ("will", "would") for c in parse.children[verb])
    if parse.deps[verb] not in ("xcomp", "ccomp") or above == verb:
        return False
    quality = child_of(parse, above, {"acomp"}) if parse.lemmas[above] == "be" else above
    return quality is not None and parse.lemmas[quality] in parse.classes["forecasts"]


def only_from(parse: Parse, token: int) -> bool:
    """They will ⟨accept⟩ nothing below 500, no deal but a full withdrawal: less than that is refused."""
    none, bound = token + 1, parse.lower[token + 2 : token + 4]
    nothing = parse.lower[none : none + 1] == ["nothing"] and bound[:1]
    return not parse.classes["exceptive"].isdisjoint(nothing or (bound if parse.lower[none : none + 1] == ["no"] else ()))


def _nothing(scene: Scene, asked: Asked) -> bool | None:
    """They refused."""
    bare = asked.content is None and asked.thing is None and asked.alone
    return False if bare and child_of(scene.parse, asked.verb, {"prep"}) is None else None


def _wanted(scene: Scene, asked: Asked) -> bool | None:
    """Kyiv does not want them to leave. He wants to see them leave. He wants the sanctions lifted."""
    parse, content = scene.parse, asked.content
    if asked.lemma not in ("want", "wish"):
        return None
    if is_denied(parse, asked.verb):
        idle = parse.classes["states"] | parse.classes["speaking"]
        return parse.lemmas[content] not in idle if asked.to_do else bool(asked.thing)
    if asked.to_do and parse.lemmas[content] == "see":
        return child_of(parse, content, {"ccomp"}) is not None
    if content is None or parse.tags[content] not in ("VBN", "VBD"):
        return None
    return None if child_of(parse, content, {"aux", "auxpass"}) is not None else True


def _wanted_thing(scene: Scene, asked: Asked) -> bool | None:
    """He wants a ceasefire. He wants the sanctions lifted. Nepal wants two seats. Not: He needs a coffee."""
    parse, thing, lemma = scene.parse, asked.thing, asked.lemma
    if lemma not in ("want", "wish", "need") or thing is None or asked.content is not None:
        return None
    if parse.deps[thing] == "nsubjpass":
        return None
    undone = child_of(parse, thing, {"acl"})
    if undone is not None and parse.tags[undone] == "VBN" and lemma != "need":
        return True
    if parse.lemmas[thing] in parse.classes["events"] or parse.lower[parse.first[thing]] == "no":
        return True
    return lemma != "need" and parse.tags[thing] != "PRP" and scene.speakers.is_body(subject_of(parse, asked.verb))


def _asked_that(scene: Scene, asked: Asked) -> bool | None:
    """He asked that they leave."""
    parse, content = scene.parse, asked.content
    if content is None or asked.lemma not in parse.classes["addressed"] or not asked.alone:
        return None
    clause = parse.deps[content] == "ccomp" and child_of(parse, content, {"mark"}) is not None
    return True if clause and not _only_states(parse, content) else None


def _proposed(scene: Scene, asked: Asked) -> bool | None:
    """They proposed leaving. He suggested that they leave. She put forward a plan. Not: He suggested a reason."""
    parse, content, thing = scene.parse, asked.content, asked.thing
    if asked.lemma in parse.classes["proposing"] and content is not None and asked.alone:
        if parse.tags[content] == "VBP" and scene.speakers.is_body(subject_of(parse, asked.verb)):
            return True  # Peru proposed that all states meet.
        return parse.tags[content] == "VBG" or (parse.deps[content] == "ccomp" and not _only_states(parse, content))
    if asked.lemma in parse.classes["presenting"]:
        return thing is not None and parse.lemmas[thing] in parse.classes["plans"]
    if asked.lemma != "suggest":
        return None  # Peru suggested a review.
    named = thing is not None and parse.lemmas[thing] in parse.classes["explanations"]  # Peru suggested a reason.
    return not named and scene.speakers.is_body(subject_of(parse, asked.verb)) and _is_thing(scene, thing)


def _preferred(scene: Scene, asked: Asked) -> bool | None:
    """Peru prefers meeting in May. Chad supports a short truce. Not: She supports him. Chad supports the rebels, this."""
    if asked.lemma not in scene.parse.classes["preferring"]:
        return None
    acts = scene.speakers.is_body(subject_of(scene.parse, asked.verb))
    return acts and (asked.content is not None or _is_thing(scene, asked.thing))


def _is_thing(scene: Scene, token: int | None) -> bool:
    """a short truce; not: the rebels, him, this"""
    return token is not None and scene.parse.pos[token] in ("NOUN", "VERB") and not scene.speakers.is_party(token)


def _addressed(scene: Scene, asked: Asked) -> bool | None:
    """He asked them to leave. Not: He asked a question. She wants to win."""
    parse, content = scene.parse, asked.content
    if asked.lemma not in parse.classes["addressed"] or not asked.alone:
        return None
    somebody = asked.thing is not None or (content is not None and child_of(parse, content, SUBJECTS) is not None)
    return None if somebody and (asked.to_do or asked.lemma in ("require", "hope")) else False


def _sought(scene: Scene, asked: Asked) -> bool | None:
    """They seek a truce. Not: They seek to divide the army. She seeks the nomination."""
    parse, thing = scene.parse, asked.thing
    if asked.lemma not in ("seek", "need") or not asked.alone:
        return None
    if thing is None or parse.tags[thing] == "PRP":
        return False
    return False if asked.lemma == "seek" and parse.lemmas[thing] in parse.classes["sought"] else None


def _handed_over(scene: Scene, asked: Asked) -> bool | None:
    """He accepted $200,000."""
    parse, thing = scene.parse, asked.thing
    if asked.hit.entry.kind != "offer" or thing is None or asked.content is not None:
        return None
    handed = parse.lemmas[thing] in parse.classes["handed"] or "$" in parse.lower[parse.first[thing] : thing + 1]
    return False if handed else None


def _thought_over(scene: Scene, asked: Asked) -> bool | None:
    """It is considering leaving. They agreed that it be lifted. Not: I agree with you. He expects them to win."""
    parse, content = scene.parse, asked.content
    if asked.lemma == "consider":
        return content is not None and parse.tags[content] == "VBG" and parse.tags[asked.verb] != "VBD"
    if asked.lemma == "agree" and asked.alone and not asked.to_do and asked.thing is None:
        return content is not None and not _only_states(parse, content)
    expects = asked.lemma == "expect" and content is not None
    return False if expects and parse.lemmas[content] in parse.classes["states"] else None


def _asserted(scene: Scene, asked: Asked) -> bool | None:
    """China hopes they will settle it. Not: He insisted that the army was committed to peace."""
    parse, speakers, content = scene.parse, scene.speakers, asked.content
    if asked.lemma not in parse.classes["asserting"] or content is None or asked.to_do or parse.deps[content] != "ccomp":
        return None
    if asked.lemma == "hope":
        own = child_of(parse, content, SUBJECTS)
        return speakers.is_party(own) and not speakers.is_own(own) and parse.lower[own or 0] not in ("it", "this", "that")
    return False if _only_states(parse, content) else None


def _refused(scene: Scene, asked: Asked) -> bool | None:
    """Turkey refused to say that the border was open. Not: He rejected the accusations. The minister declined to comment."""
    parse, thing, content = scene.parse, asked.thing, asked.content
    if asked.hit.entry.kind != "refusal":
        return None
    if thing is not None and parse.lemmas[thing] in parse.classes["statements"]:
        return None if _is_a_plan(parse, thing) else False
    if content is not None and parse.lemmas[content] in ("say", "tell"):
        return any(parse.lower[c] == "that" for t in parse.children[content] for c in parse.children[t])
    return content is None or parse.lemmas[content] not in parse.classes["speaking"]


def _is_a_plan(parse: Parse, thing: int) -> bool:
    """They rejected the idea, the idea of a levy, the idea that it should go. Not: They rejected the idea that it was late."""
    clause = child_of(parse, thing, {"acl", "relcl", "ccomp"})
    asked = clause is None or any(parse.lower[c] in parse.classes["modals_of_duty"] for c in parse.children[clause])
    return parse.lemmas[thing] in parse.classes["ideas"] and asked


def _only_states(parse: Parse, verb: int) -> bool:
    """Whether a that-clause is in the indicative, or has a modal that is a trigger itself, and shuts nobody out."""
    if parse.lemmas[verb] in parse.classes["shutting_out"]:
        return False
    if any(parse.tags[c] == "MD" for c in parse.children[verb]):
        return True
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    bare = _is_bare(parse, verb) or any(parse.tags[c] == "VB" for c in helpers)
    return not bare or any(parse.lemmas[c] == "do" for c in helpers)


# What is asked of a verb, in order of precedence; None: this question does not settle it.
ANSWERS: tuple[Callable[[Scene, Asked], bool | None], ...] = (
    _nothing, _wanted, _wanted_thing, _asked_that, _proposed, _preferred, _addressed, _sought, _handed_over, _thought_over,
    _asserted, _refused,
)  # fmt: skip


def keeps_from(parse: Parse, verb: int) -> bool:
    """They are to refrain from rallies, to stay out of the dispute, to take no coal: something is not to happen."""
    if parse.lemmas[verb] in parse.classes["refraining"]:
        return True
    apart = any(parse.lower[c] in ("out", "away") for c in parse.children[verb])
    stays = apart and parse.lemmas[verb] in ("stay", "keep", "remain")
    thing = child_of(parse, verb, {"dobj"})
    return stays or (thing is not None and parse.lower[parse.first[thing]] in ("no", "nothing"))


def wanted_by_threat(parse: Parse, first: int, last: int) -> int | None:
    """They threatened to leave unless it was signed: 1; unless it was not signed, if it was: -1; None without such a word."""
    marks = (t for t in range(first, last + 1) if parse.lower[t] in ("unless", "if") and parse.deps[t] == "mark")
    mark = next(marks, None)
    if mark is None:
        return None
    wanted = 1 if parse.lower[mark] == "unless" else -1
    return -wanted if is_denied(parse, parse.heads[mark]) else wanted
