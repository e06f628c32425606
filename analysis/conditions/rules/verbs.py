"""A verb of demand, refusal or offer in, its proposals out: Kyiv demands that … · Turkey refuses to … · He urged Iran to talk.

What such a verb needs beside it stands in `complements`. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.actors import lists
from analysis.conditions.proposal import (
    BELOW,
    Proposal,
    begin_above,
    is_denied_chance,
    is_hypothetical,
    is_quality_of_doing,
    is_question,
    means_giving_up,
    proposals,
    whole_of,
)
from analysis.conditions.rules.complements import (
    Asked,
    has_what_it_needs,
    is_foretold,
    is_wished_by_another,
    keeps_from,
    only_from,
    read_asked,
    wanted_by_threat,
)
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import SUBJECTS, agent_of, child_of, is_negated, subject_of

NOBODY = -1  # instead of a token
_OWN_ONLY = frozenset(("offer", "refusal", "threat", "expectation"))
Terms = tuple[str, int, int]  # kind, strength and direction of a proposal


def verb_of_stance(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """Kyiv demands that … · Turkey refuses to … · He urged Iran to talk."""
    parse, verb = scene.parse, hit.first
    if is_hypothetical(parse, verb) or is_question(parse, verb, verb):
        return
    if hit.entry.kind in _OWN_ONLY and is_wished_by_another(parse, verb):
        return  # They urged Peru to accept it. They would like to see Peru accept it.
    asked = read_asked(parse, hit)
    if (seen := _seen(parse, asked)) is not None:
        asked = dataclasses.replace(asked, content=seen)
    if not has_what_it_needs(scene, asked) or _is_only_possible(parse, hit):
        return
    agent = agent_of(parse, verb)  # a position rejected by Chad
    named, first = whole_of(parse, agent if asked.passive or agent is not None else subject_of(parse, verb)), None
    if named is None and not asked.passive:  # Kyiv demands, read as if Kyiv described the demands
        first = named = next((c for c in parse.children[verb] if c < verb and parse.deps[c] in ("amod", "compound")), None)
    terms = _terms(scene, asked)
    if terms is None or _only_describes(scene, asked, named) or (holder := _holder(scene, asked, named)) == NOBODY:
        return
    kind, strength, direction = terms
    if kind == "demand" and holder is None and scene.speakers.is_outsider(scene.speakers.claim_at(verb)):
        kind = "recommendation"
    content = asked.content
    if kind != hit.entry.kind and first is None and (parse.deps[verb] in BELOW or is_denied_chance(parse, verb)):
        first = begin_above(parse, verb)  # They are in no position to accept it.
    yield from proposals(
        parse, hit, verb, "verb_of_stance", first=first, content=content if content is not None else hit.last,
        kind=kind, strength=strength, direction=direction, holder=holder,
        actor=_actor(parse, asked),
    )  # fmt: skip


def _actor(parse: Parse, asked: Asked) -> int | None:
    """They called on ⟨Peru⟩ to pay; they urged ⟨Peru⟩ to pay; they asked that ⟨Peru⟩ pay."""
    through = None if asked.alone else child_of(parse, asked.hit.last, {"pobj"})
    does = [c for c in parse.children[asked.verb] if c > asked.hit.last and parse.deps[c] in ("xcomp", "advcl")]
    if through is not None and any(parse.tags[k] == "TO" for c in does for k in parse.children[c]):
        return through
    return asked.thing if asked.thing is not None or asked.content is None else child_of(parse, asked.content, SUBJECTS)


def _seen(parse: Parse, asked: Asked) -> int | None:
    """They would like to see Peru pay."""
    if parse.lemmas[asked.hit.last] != "see":
        return None
    return child_of(parse, asked.hit.last, {"ccomp"})


def _is_only_possible(parse: Parse, hit: Hit) -> bool:
    """We can offer some relief. They are unlikely, unable to accept it. It will not be easy to agree on it."""
    helpers = (parse.lower[c] for c in parse.children[hit.first])
    foretold = (
        is_foretold(parse, hit.first)
        or parse.deps[hit.first] == "xcomp"
        and parse.lemmas[parse.heads[hit.first]] in parse.classes["forecasts"]
    )
    foretold |= any(parse.tags[c] == "TO" and parse.lower[c - 1] == "yet" for c in parse.children[hit.first])
    foretold |= parse.deps[hit.first] in ("xcomp", "advcl") and is_quality_of_doing(parse, parse.heads[hit.first])
    return foretold or (hit.entry.kind == "offer" and not parse.classes["modals_of_possibility"].isdisjoint(helpers))


def _only_describes(scene: Scene, asked: Asked, named: int | None) -> bool:
    """They are forces that truly seek peace. This was agreed on by both."""
    parse, top = scene.parse, asked.verb
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    unknown = scene.speakers.actor(named) is None and (named is None or parse.tags[named][:2] != "PR")
    if unknown and parse.deps[top] == "relcl" and not any(parse.tags[c] == "TO" for c in parse.children[top]):
        return True
    pointed_at = parse.lower[asked.thing if asked.thing is not None else asked.verb] in ("this", "that", "it")
    return asked.passive and asked.hit.entry.kind == "offer" and pointed_at


def _holder(scene: Scene, asked: Asked, named: int | None) -> int | None:
    """The phrase that names whose it is, where `named` acts; None for the speaker's, `NOBODY` where it is no one's."""
    parse, speakers, lemma, kind = scene.parse, scene.speakers, asked.lemma, asked.hit.entry.kind
    spoken = speakers.is_spoken(asked.verb)
    if named is None and asked.passive and not spoken and kind == "refusal" and lemma in parse.classes["verbs_of_turning_down"]:
        return None  # The site was quickly rejected.
    if named is not None and not asked.passive and not spoken and kind == "demand" and _is_paper(parse, named):
        return _behind(parse, named)  # The accord calls on all nations to act.
    if named is not None and parse.lemmas[named] in parse.classes["onlookers"] and kind in ("demand", "expectation"):
        return NOBODY  # Traders hope that the cut is deep.
    if named is None or not speakers.is_party(named):  # The situation demands a compromise, he said.
        obliges = lemma == "require" and asked.content is not None  # The deal requires Iran to ship out its fuel.
        spoken = spoken or (obliges and speakers.is_party(asked.thing))
        return None if spoken and kind not in _OWN_ONLY and lemma in parse.classes["required_by_things"] else NOBODY
    if (lemma == "need" and not speakers.is_own(named)) or _is_empty(scene, named):  # It calls for patience, she said.
        return None if spoken else NOBODY
    return named


def _is_empty(scene: Scene, subject: int) -> bool:
    speakers = scene.speakers
    pointing = scene.parse.lower[subject] in ("it", "this", "that")
    return pointing and speakers.actor(subject) is None and not speakers.is_own(subject)


def _terms(scene: Scene, asked: Asked) -> Terms | None:
    """Of what kind it is, how hard, and for or against; None for a denial that requires nothing."""
    parse, entry, content, thing = scene.parse, asked.hit.entry, asked.content, asked.thing
    kind, strength, direction = terms = (entry.kind, entry.strength, entry.direction)
    if kind == "offer" and _is_harm(parse, thing if content is None else content):
        kind, strength, direction = terms = ("threat", 4, -1)  # India vowed retaliation.
    refusing = parse.classes["refusing"]
    if thing is not None and parse.lower[parse.first[thing]] == "no" and kind == "demand":
        terms = ("refusal" if asked.lemma in ("want", "wish") else kind, strength, -1)  # Kyiv wants no foreign troops.
    elif is_denied(parse, asked.verb):
        terms = _denied(parse, asked)
    elif kind == "offer" and only_from(parse, asked.hit.last):
        terms = ("demand", 4, 1)  # They will accept nothing below 500.
    elif kind == "refusal" and content is not None and (parse.lemmas[content] in refusing or _rules_out(scene, content)):
        terms = ("offer", 1, 1)  # They refuse to rule out talks.
    elif kind == "refusal" and content is not None and _keeps_asking(parse, content):
        terms = ("demand", strength, 1)  # They refuse to drop their demand for a fund.
    elif content is not None and is_negated(parse, content):  # Serbia vowed never to recognise it. He urged them not to leave.
        away = asked.to_do and (parse.lemmas[content] in refusing or keeps_from(parse, content))  # urged them not to reject it
        terms = ("refusal", 5, -1) if asked.lemma == "vow" else (kind, strength, direction if away else -direction)
    elif kind == "demand" and asked.to_do and content is not None and parse.lemmas[content] in refusing:
        terms = (kind, strength, -direction)  # They want the mayor to reject the sale.
    elif kind == "threat":  # They threatened to leave unless it was signed.
        terms = (kind, strength, wanted_by_threat(parse, asked.verb, parse.last[asked.verb]) or direction)
    elif kind in ("demand", "expectation") and content is not None and keeps_from(parse, content):
        terms = (kind, strength, -direction)  # He urged both to refrain from rallies.
    if terms is None or content is None or parse.lemmas[content] not in parse.classes["excluding"]:
        return terms
    kind, strength, direction = terms  # He insists that they are excluded.
    return ("exclusion", strength, -direction) if kind in ("demand", "expectation") else terms


def _is_harm(parse: Parse, token: int | None) -> bool:
    """They vowed ⟨revenge⟩, to ⟨retaliate⟩. Not: They vowed not to retaliate."""
    return token is not None and parse.lemmas[token] in parse.classes["harms_threatened"] and not is_negated(parse, token)


def _rules_out(scene: Scene, content: int) -> bool:
    """They refuse to dismiss the idea. Not: They refuse to dismiss 300 workers."""
    thing = child_of(scene.parse, content, {"dobj"})
    many = lists(scene.reading.vocabulary).many
    people = thing is not None and (scene.speakers.is_party(thing) or scene.parse.plain[thing] in many)
    return scene.parse.lemmas[content] in scene.parse.classes["ruling_out"] and not people


def _keeps_asking(parse: Parse, content: int) -> bool:
    thing = child_of(parse, content, {"dobj"})
    asks = parse.classes["asks"] | parse.classes["names_of_demands"]
    return thing is not None and parse.lemmas[thing] in asks and means_giving_up(parse, content)


def _denied(parse: Parse, asked: Asked) -> Terms | None:
    """Kyiv does not … something."""
    kind, strength = asked.hit.entry.kind, asked.hit.entry.strength
    if kind == "demand" and (_says_no_longer(parse, asked.verb) or _as_precondition(parse, asked.verb)):
        return "offer", 2, 1  # It would no longer demand his removal.
    if kind == "refusal":
        return "offer", 1, 1  # They have not ruled out talks.
    if kind == "offer" and asked.lemma in parse.classes["agreeing"]:
        return "refusal", 5, -1  # Kyiv does not accept it.
    if asked.lemma in ("want", "wish"):
        return "refusal", strength, -1  # Kyiv does not want them on its soil.
    return None


def _says_no_longer(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "longer" for c in parse.children[verb])


def _as_precondition(parse: Parse, verb: int) -> bool:
    return any("condition" in parse.lower[t] for t in range(verb, parse.last[verb] + 1))


def shut_out(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """The minister barred the rebels from the talks. The plan would forbid them to return, they said."""
    parse, speakers, verb = scene.parse, scene.speakers, hit.first
    if is_hypothetical(parse, verb) or is_question(parse, verb, verb):
        return
    thing = child_of(parse, verb, {"dobj", "nsubjpass"})
    passive = child_of(parse, verb, {"nsubjpass", "auxpass"}) is not None
    holder = agent_of(parse, verb) if passive else subject_of(parse, verb)
    if thing is None or is_denied(parse, verb):
        opens = thing is not None and parse.lemmas[verb] == "exclude" and not (passive or speakers.is_party(thing))
        if opens and speakers.is_party(holder):  # Kenya has not excluded a deal.
            yield from proposals(parse, hit, verb, "shut_out", kind="offer", strength=1, direction=1, holder=holder)
        return
    if holder is not None and _is_paper(parse, holder):
        holder = _behind(parse, holder)
    if not passive and parse.tags[verb] not in ("VBN", "VBG") and holder is not None and speakers.is_party(holder):
        if speakers.is_party(thing):
            yield from proposals(parse, hit, verb, "shut_out", holder=holder, actor=thing)
    elif passive and speakers.is_spoken(verb) and any(parse.tags[c] == "MD" for c in parse.children[verb]):
        yield from proposals(parse, hit, verb, "shut_out", holder=holder, actor=thing)


def price(scene: Scene, hit: Hit) -> Iterator[Proposal]:
    """A truce depends on disarmament, she said. Serbia tied its signature to the release of prisoners."""
    parse, speakers, verb = scene.parse, scene.speakers, hit.first
    if is_hypothetical(parse, verb) or is_denied(parse, verb):
        return
    subject, thing = subject_of(parse, verb), child_of(parse, verb, {"dobj"})
    if parse.lemmas[verb] not in parse.classes["required_by_things"]:
        happens = thing is not None and parse.lemmas[thing] in parse.classes["events"] | parse.classes["processes"]
        if happens and speakers.is_party(subject):
            yield from proposals(parse, hit, verb, "price", holder=subject)
    elif speakers.is_spoken(verb) and subject is not None and not speakers.is_outsider(speakers.claim_at(verb)):
        yield from proposals(parse, hit, verb, "price")


def _is_paper(parse: Parse, head: int) -> bool:
    return parse.lemmas[head] in parse.classes["texts"]


def _behind(parse: Parse, text: int) -> int | None:
    """Whose a statement or plan is: `a statement by the opposition demanded …`, `their letter calls for …`."""
    owner = child_of(parse, text, {"poss"})
    if owner is not None:
        return owner
    issued = child_of(parse, text, {"acl"})
    return agent_of(parse, issued) if issued is not None else agent_of(parse, text)
