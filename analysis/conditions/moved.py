"""Verbs of a text in, the positions to which a party has come out: a figure, a concession, a wish, the same again.

Each rule stands under its example sentence; `told` says in which order they are asked.
"""

from __future__ import annotations

from analysis.conditions.proposal import is_beyond_will, is_hypothetical, whole_of
from analysis.conditions.scene import Scene
from analysis.conditions.tellings import Telling, Verb, figures_behind, is_done, preposition
from analysis.reading import find_deadline, is_denied
from analysis.reading.grammar import child_of, sentence_of

_REACHED = frozenset(("to", "at", "from", "for"))
_TO = frozenset(("to",))
_POSS = frozenset(("poss",))
_LIMITS = frozenset(("without", "while", "until", "unless", "before", "with"))


def restated(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya repeated that a new tax would end the talks. The league has restated its view."""
    parse = scene.parse
    if verb.lemma not in parse.classes["saying_again"] or verb.party is None:
        return None
    thing = next((t for t in verb.things if parse.lemmas[t] in parse.classes["things_held"]), None)
    content = child_of(parse, verb.token, {"ccomp"}) if thing is None else thing  # not: He repeated this point.
    if content is None or not is_done(parse, verb):
        return None
    return Telling("demand", 4, 1, verb.party)


def stands(scene: Scene, verb: Verb) -> Telling | None:
    """Its pay claim stood at four per cent. The league's number is now 90. What she said in May holds good."""
    parse, token = scene.parse, verb.token
    if verb.lemma not in parse.classes["standing_still"]:
        return None
    subject = verb.subject if verb.subject is not None else child_of(parse, token, {"csubj"})
    if subject is None or not is_done(parse, verb):
        return None
    held = parse.lemmas[subject] in parse.classes["things_held"]
    clause = child_of(parse, token, {"csubj"})
    said = clause is not None and parse.lemmas[clause] in parse.classes["verbs_of_saying"]
    figure = preposition(parse, token, _REACHED) if verb.lemma != "be" else child_of(parse, token, {"attr", "acomp"})
    unchanged = not {parse.lower[t] for t in range(token, parse.last[token] + 1)}.isdisjoint(parse.classes["unchanged"])
    if not (held and (figures_behind(scene, figure) or unchanged)) and not (said and unchanged):
        return None
    holder = scene.speakers.party(child_of(parse, subject, _POSS)) or verb.speaker
    gives = parse.lemmas[subject] == "offer"
    return Telling("offer" if gives else "demand", 2 if gives else 3, 1, holder) if holder is not None else None


def reached(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya had come from 90 to 70. Ms Lee began at 12 per cent. He went to 60 cents."""
    parse = scene.parse
    moves = verb.lemma in parse.classes["moving_to_figures"] and verb.party is not None and is_done(parse, verb)
    figure = moves and any(
        figures_behind(scene, c) for c in parse.children[verb.token] if parse.deps[c] == "prep" and parse.lower[c] in _REACHED
    )
    return Telling("offer", 2, 1, verb.party) if figure else None


def named_figure(scene: Scene, verb: Verb) -> Telling | None:
    """He wanted nine of the wells. We say sixty cents on the dollar. Ms Lee said 2040 for the mill."""
    parse = scene.parse
    wants = verb.lemma in parse.classes["wanting_figures"] and verb.party is not None and is_done(parse, verb)
    if wants and any(figures_behind(scene, t) for t in verb.things) and not is_denied(parse, verb.token):
        return Telling("demand", 3, 1, verb.party)
    names = verb.lemma in parse.classes["naming_figures"] and verb.party is not None and is_done(parse, verb)
    behind = [c for c in parse.children[verb.token] if c > verb.token and parse.tags[c] == "CD"]
    told = names and (bool(behind) or any(figures_behind(scene, t) for t in verb.things))
    return Telling("demand", 3, 1, verb.party) if told and not is_denied(parse, verb.token) else None


def will_be(scene: Scene, verb: Verb) -> Telling | None:
    """The toll will be nine per cent."""
    parse = scene.parse
    plain = verb.lemma == "be" and verb.modal == "will" and verb.speaker is not None and not is_denied(parse, verb.token)
    if not plain or verb.subject is None or scene.speakers.is_party(verb.subject):
        return None
    figure = child_of(parse, verb.token, {"attr", "acomp"})
    return Telling("offer", 2, 1, verb.speaker) if figures_behind(scene, figure) else None


def would_do(scene: Scene, verb: Verb) -> Telling | None:
    """A share of nine per cent would do. 40 would suffice."""
    parse = scene.parse
    suffices = verb.lemma in parse.classes["sufficing"] and verb.modal in ("would", "will")
    if not suffices or verb.speaker is None or not figures_behind(scene, verb.subject):
        return None
    return Telling("offer", 2, 1, verb.speaker) if not is_denied(parse, verb.token) else None


def yields(scene: Scene, verb: Verb) -> Telling | None:
    """It could live with a shorter truce. We might talk about the toll. The toll could be gone by May."""
    parse, speakers = scene.parse, scene.speakers
    if verb.modal not in parse.classes["modals_of_possibility"] or not verb.spoken or is_denied(parse, verb.token):
        return None
    named = parse.tags[verb.subject][:3] == "NNP" if verb.subject is not None else False
    body = named or (verb.subject is not None and (speakers.is_body(verb.subject) or parse.lower[verb.subject] == "it"))
    if verb.lemma in parse.classes["yielding"] and (verb.is_own or body):
        return Telling("offer", 1, 1, verb.party or verb.speaker)
    text = scene.reading.article.text[parse.starts[verb.token] : parse.ends[parse.last[verb.token]]]
    dated = find_deadline(text, scene.reading.article.published, scene.reading.vocabulary) is not None
    ends = verb.lemma in ("be", "go", "end") and verb.modal == "could" and not speakers.is_party(verb.subject)
    return Telling("offer", 1, 1, verb.speaker) if ends and dated and verb.speaker is not None else None


def would_rather(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya would rather the mayor kept away. They would like a longer lease."""
    parse = scene.parse
    start = sentence_of(parse, verb.token).start
    own = (t for t, word in enumerate(parse.lower[start : verb.token], start) if word == "rather" and t > 1)
    rather = next((t for t in own if parse.lower[t - 1] in ("would", "'d", "’d")), None)
    first_verb = rather is not None and not any(parse.tags[t][:2] == "VB" for t in range(rather, verb.token))
    who = rather - 2 if first_verb else None
    holder = scene.speakers.party(who) or (verb.speaker if who is not None and scene.speakers.is_own(who) else None)
    if holder is not None:
        return Telling("demand", 3, 1, holder, trigger=(rather - 1, rather), whole=True)
    likes = verb.lemma == "like" and verb.modal == "would" and verb.things and verb.owner is not None
    return Telling("demand", 3, 1, verb.owner, trigger=(verb.token - 1, verb.token)) if likes else None


def lays_claim(scene: Scene, verb: Verb) -> Telling | None:
    """Kenya is laying claim to the chair. The league now looks for a rise of four per cent."""
    parse = scene.parse
    claims = verb.lemma in ("lay", "stake") and any(parse.lemmas[t] == "claim" for t in verb.things)
    looks = verb.lemma == "look" and figures_behind(scene, preposition(parse, verb.token, frozenset(("for",))))
    return Telling("demand", 3, 1, verb.party) if (claims or looks) and verb.party is not None else None


def there_is_no(scene: Scene, verb: Verb) -> Telling | None:
    """Without a pay rise there is no contract. There would be no talks while the road was shut."""
    parse, token = scene.parse, verb.token
    if verb.lemma != "be" or child_of(parse, token, {"expl"}) is None or verb.speaker is None:
        return None
    thing = child_of(parse, token, {"attr", "nsubj"})
    if thing is None or parse.lower[parse.first[thing]] != "no" or parse.lemmas[thing] not in parse.classes["steps_together"]:
        return None
    limits = [t for t in sentence_of(parse, token) if parse.lower[t] in _LIMITS]
    if not limits:
        return None
    against = parse.lower[limits[0]] in ("with", "while")
    return Telling("precondition", 4, -1 if against else 1, verb.speaker, trigger=(limits[0],), whole=True)


def nobody(scene: Scene, verb: Verb) -> Telling | None:
    """The league would sign nothing. Nobody will shut this school. No ship leaves the bay."""
    parse, subject = scene.parse, verb.subject
    if parse.deps[verb.token] not in ("ROOT", "ccomp") or subject is None or verb.speaker is None:
        return None
    nothing = (
        any(parse.lower[t] == "nothing" for t in verb.things) and verb.modal in ("will", "would") and verb.party is not None
    )
    if nothing:
        return Telling("refusal", 5, -1, verb.party)
    none = parse.lower[parse.first[subject]] in ("no", "nobody") and parse.first[subject] == min(
        parse.first[subject], verb.token
    )
    acts = parse.tags[verb.token] in ("VBZ", "VBP") and verb.lemma in parse.classes["passing"]
    wills = verb.modal == "will" and parse.tags[verb.token] == "VB"
    return Telling("refusal", 5, -1, verb.speaker) if none and (acts or wills) else None


def never_will(scene: Scene, verb: Verb) -> Telling | None:
    """Never will Kenya sign it. Not until Chad leaves will Kenya sign it. None of the owners would sign it."""
    parse, token, subject = scene.parse, verb.token, verb.subject
    modal = child_of(parse, token, {"aux"})
    if subject is None or modal is None or parse.lower[modal] not in ("will", "would") or not is_denied(parse, token):
        return None
    if is_hypothetical(parse, token) or is_beyond_will(parse, token) or verb.lemma in parse.classes["states"]:
        return None
    opening = sentence_of(parse, token).start
    if parse.first[token] == opening and modal < parse.first[subject] and parse.lower[modal + 1] != "not":
        if verb.party is None or (verb.spoken and not verb.is_own) or parse.lower[opening] == "only":
            return None
        until = "until" in parse.lower[opening:modal]
        terms = ("precondition", 4, 1) if until else ("refusal", 5, -1)
        return Telling(*terms, verb.party, trigger=tuple(range(opening, modal + 1)))
    of_nobody = parse.lower[parse.first[subject]] in parse.classes["nobody"] - {"few", "nothing"} and not verb.spoken
    if not of_nobody or verb.lemma not in parse.classes["granting"]:
        return None
    whole = whole_of(parse, subject)
    return Telling("refusal", 5, -1, scene.speakers.party(whole) if scene.speakers.is_party(whole) else None)
