"""Verbs of a text in, what they tell of demands that stand no longer out: given up, accepted, put off.

Each rule stands under its example sentence; `told` says in which order they are asked.
"""

from __future__ import annotations

from analysis.conditions.proposal import gives_up
from analysis.conditions.scene import Scene
from analysis.conditions.tellings import AGREED, DEFERRED, WITHDRAWN, Telling, Verb, is_done, preposition
from analysis.reading import is_denied
from analysis.reading.grammar import child_of, sentence_of

_TO, _WITH = frozenset(("to",)), frozenset(("with",))
_LATER = frozenset(("to", "for", "until", "in", "at", "by"))
_POSS = frozenset(("poss",))


def given_up(scene: Scene, verb: Verb) -> Telling | None:
    """The league gave up its claim. Kenya has set the tax aside. Kenya has agreed to leave out the bridge."""
    parse, token = scene.parse, verb.token
    if not gives_up(parse, token) or verb.subject is None:
        return None
    agrees = parse.deps[token] == "xcomp" and parse.lemmas[parse.heads[token]] in parse.classes["accepting"]
    if not agrees and (parse.tags[token] == "VBG" or not is_done(parse, verb)):
        return None  # accused them of abandoning it
    said = {verb.lemma, *(f"{verb.lemma} {parse.lower[c]}" for c in parse.children[token] if c > token)}
    of_terms = any(parse.lemmas[t] in parse.classes["things_held"] for t in verb.things)
    if not of_terms and said.isdisjoint(parse.classes["giving_up_anything"]):
        return None  # The rebels gave up their arms.
    return Telling("offer", 2, 1, verb.owner, WITHDRAWN) if of_terms or verb.owner is not None else None


def no_longer(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya no longer minded who chaired the talks. Kenya is no longer attached to that figure."""
    parse = scene.parse
    near = [verb.token, *(c for c in parse.children[verb.token] if parse.deps[c] in ("acomp", "xcomp"))]
    if not any(parse.lower[c] == "longer" for t in near for c in parse.children[t]) or verb.owner is None:
        return None
    lemmas = {parse.lemmas[t] for t in near} | {parse.lower[t] for t in near}
    if not lemmas.isdisjoint(parse.classes["objecting"]):
        return Telling("offer", 1, 1, verb.owner, AGREED)
    return Telling("offer", 2, 1, verb.owner, WITHDRAWN) if not lemmas.isdisjoint(parse.classes["holding_on"]) else None


def off_the_table(scene: Scene, verb: Verb) -> Telling | None:
    """That request is off the table. Its objection to a truce was gone. A refusal: The deal is dead."""
    parse = scene.parse
    noun = parse.lemmas[verb.subject] if verb.subject is not None else ""
    offered = noun in parse.classes["things_offered"]
    if verb.lemma != "be" or not (offered or noun in parse.classes["things_held"]):
        return None
    behind = " ".join(parse.lower[t] for t in range(verb.token + 1, parse.last[verb.token] + 1))
    gone = behind.startswith(tuple(sorted(parse.classes["gone"]))) and not is_denied(parse, verb.token)
    holder = _possessor(scene, verb.subject) or verb.speaker
    if not gone or holder is None:
        return None
    return Telling("refusal", 5, -1, holder) if offered else Telling("offer", 2, 1, holder, WITHDRAWN)


def _possessor(scene: Scene, noun: int) -> str | None:
    return scene.speakers.party(child_of(scene.parse, noun, _POSS))


def put_off(scene: Scene, verb: Verb) -> Telling | None:
    """The pensions will be discussed in a later round. The toll is referred to a commission."""
    parse, token = scene.parse, verb.token
    passive = child_of(parse, token, {"nsubjpass", "auxpass"}) is not None
    if not passive or is_denied(parse, token) or verb.subject is None:
        return None
    words = {parse.lower[t] for t in range(token, parse.last[token] + 1)}
    moves = verb.lemma in parse.classes["putting_off"] or verb.lemma in parse.classes["sending_on"]
    talks = verb.lemma in parse.classes["dealing_with"] and verb.modal == "will"
    later = preposition(parse, token, _LATER)
    steps = not words.isdisjoint(parse.classes["later_steps"]) and later is not None
    nothing = parse.lower[verb.subject] == "nothing" or parse.lower[parse.first[verb.subject]] == "nothing"
    not_before = "before" in words and ("not" in words or nothing)
    if not (verb.lemma in parse.classes["putting_off"] or (moves and steps) or (talks and (steps or not_before))):
        return None
    return Telling("demand", 3, 1, None, DEFERRED)


def taken(scene: Scene, verb: Verb) -> Telling | None:
    """The rest, two days a week, the league has accepted. May is acceptable to us."""
    parse, token = scene.parse, verb.token
    if verb.lemma in parse.classes["accepting"] and not verb.things and verb.party is not None and is_done(parse, verb):
        bare = child_of(parse, token, {"prep", "xcomp", "ccomp", "agent", "auxpass"}) is None
        bare &= not any(parse.tags[c] == "MD" for c in parse.children[token])  # not: Only then will we sign.
        fronted = verb.first - sentence_of(parse, token).start > 2  # words
        return Telling("offer", 2, 1, verb.party, AGREED, whole=True) if bare and fronted else None
    acceptable = child_of(parse, token, {"acomp"})
    if verb.lemma != "be" or acceptable is None or parse.lower[acceptable] != "acceptable" or not is_done(parse, verb):
        return None
    to_whom = preposition(parse, acceptable, _TO)
    own = to_whom is not None and parse.lower[to_whom] in parse.classes["first_person"]
    holder = verb.speaker if own else scene.speakers.party(to_whom)
    return Telling("offer", 2, 1, holder, AGREED) if holder is not None else None


def granted(scene: Scene, verb: Verb) -> Telling | None:
    """The league has granted us that. They shall have their bridge. He will get it."""
    parse, token = scene.parse, verb.token
    gives, gets = verb.lemma in parse.classes["giving"], verb.lemma in ("have", "get")
    if not (gives or gets) or verb.is_own or not is_done(parse, verb):
        return None
    receiver = child_of(parse, token, {"dative"})
    gives &= receiver is not None and parse.lower[receiver] in parse.classes["first_person"]
    if gives and verb.party is not None:
        return Telling("offer", 2, 1, verb.party, AGREED)
    gets &= verb.modal in ("will", "shall") and verb.speaker is not None
    pointed = any(parse.lower[t] in ("it", "this", "that") or child_of(parse, t, _POSS) is not None for t in verb.things)
    if gets and pointed and verb.subject is not None and parse.lower[verb.subject] in parse.classes["third_person"]:
        return Telling("offer", 2, 1, verb.speaker, AGREED)
    return None


def named_in_it(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya and Peru have put their names to it. The chair goes to Kenya, with Peru's consent."""
    parse, token = scene.parse, verb.token
    signs = verb.lemma == "put" and any(parse.lemmas[t] == "name" for t in verb.things) and verb.party is not None
    if signs and is_done(parse, verb):
        return Telling("offer", 2, 1, verb.party, AGREED)
    consent = preposition(parse, token, _WITH)
    if consent is None or parse.lemmas[consent] not in parse.classes["consents"] or not is_done(parse, verb):
        return None
    holder = _possessor(scene, consent)
    return Telling("offer", 2, 1, holder, AGREED) if holder is not None else None
