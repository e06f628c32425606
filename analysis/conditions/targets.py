"""A case of a condition in, who would have to act, change or accept out: the likeliest of the parties that it names."""

from __future__ import annotations

from collections.abc import Iterator, Set

from analysis.conditions.cases import Case
from analysis.conditions.holders import Offered, likeliest_sure
from analysis.conditions.phrases import MODIFIES, is_name, is_unknown_party, relation_of
from analysis.conditions.proposal import Proposal
from analysis.conditions.ranker import with_scores_of_options
from analysis.conditions.scene import Scene
from analysis.conditions.sides import is_of_a_side
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, ancestors, child_of, sentence_of, tokens_in
from analysis.weights import Weights

_HIGHEST = 4  # verbs above a case that are asked
_LAST_NAMED, _NAMED_MOST = 4, 2  # parties that may be meant though the sentence does not name them
_MANY = 5  # parties of an article from which their number tells nothing more
MEANT = "article:"  # begins the places of such a one
_ADDRESSED = frozenset(("dobj", "dative"))


def offered_targets(scene: Scene, case: Case[Proposal], own: Set[str | None]) -> Offered:
    """Who may be the target of a case, each with the places in which it stands; nobody, too, and never its holders (`own`)."""
    found: Offered = {None: {"nobody"}}
    if _addresses_somebody_unknown(scene, case):
        return found
    by_id = scene.speakers.cast.by_id
    sends = {by_id[holder].represents for holder in own if holder in by_id}
    sent = {party for party, actor in by_id.items() if actor.represents in own - {None}}
    for place, head in _places(scene, case):
        party = scene.speakers.party(head)
        if party is None or party in sends | sent or not own.isdisjoint(_with_members(scene, party)):
            continue
        if scene.speakers.is_party(head):
            found.setdefault(party, set()).add(place)
    if any(holder is not None for holder in own):
        here = {scene.speakers.party(token) for token in sentence_of(scene.parse, case.verb)} - found.keys()
        for place, party in _others(scene, case, own):
            if party not in here:  # Peru, like Mali, demanded a review: who stands on its side is none
                found.setdefault(party, set()).add(place)
    return found


def _with_members(scene: Scene, party: str) -> Set[str]:
    """Chad and Niger, and each of them."""
    actor = scene.speakers.cast.by_id.get(party)
    return {party, *((actor.members or "").split() if actor is not None else ())}


def _addresses_somebody_unknown(scene: Scene, case: Case[Proposal]) -> bool:
    """A judge ordered the company to stop: whom it means, the text does not say, so nobody else that is named is meant."""
    parse, addressed = scene.parse, case.read[0].actor if case.read else None
    definite = addressed is not None and any(parse.lower[c] == "the" for c in parse.children[addressed])
    if not definite or parse.tags[addressed] not in ("NN", "NNS") or not case.verb < addressed <= case.last:
        return False
    told = parse.heads[addressed] == case.verb and parse.deps[addressed] in _ADDRESSED
    told |= parse.deps[addressed] == "nsubj" and parse.heads[parse.heads[addressed]] == case.verb
    return told and is_unknown_party(scene, addressed)


def _others(scene: Scene, case: Case[Proposal], own: Set[str | None]) -> Iterator[tuple[str, str]]:
    """[Mali] offered a truce. Chad refused: the parties named last before a case, and those that the article names most."""
    apart = scene.kin(own)
    before = [party for party in scene.negotiators_before(case.first) if party not in apart]
    most = [party for party in scene.negotiators if party not in apart]
    yield from ((f"{MEANT}before:{k}", party) for k, party in enumerate(before[:_LAST_NAMED]))
    yield from ((f"{MEANT}most:{k}", party) for k, party in enumerate(most[:_NAMED_MOST]))


def _places(scene: Scene, case: Case[Proposal]) -> Iterator[tuple[str, int]]:
    """Chad urged [Mali] to lift the ban on [Peru]. Chad told [Mali] that it must pay. [Mali]'s offer was rejected.

    And whoever else stands in the sentence: At the talks with [Mali] Chad demanded a truce.
    """
    parse = scene.parse
    trigger = case.read[0].trigger if case.read else (case.verb,)
    if case.read and (actor := case.read[0].actor) is not None:
        yield "actor", actor
    apart = _beside_holder(parse, case)
    for token in (t for t in range(case.first, case.last + 1) if t not in apart):
        if is_name(parse, token) and token not in trigger and not _is_beside(scene, token, case.verb):
            side = "before" if token < trigger[0] else "after"
            yield f"{side}:{relation_of(parse, token)}", token
    whose = _within_speaker(scene, case)
    for token in sentence_of(parse, case.verb):
        is_outside = is_name(parse, token) and not case.first <= token <= case.last and token not in whose
        if is_outside and not _is_beside(scene, token, case.verb):
            yield f"sentence:{'before' if token < case.first else 'after'}:{parse.deps[token]}", token
    for up in list(ancestors(parse, case.verb))[:_HIGHEST]:
        if parse.lemmas[up] in parse.classes["joined_by"]:
            continue  # Peru joined Chile in demanding it.
        yield from ((f"above:{parse.deps[c]}", c) for c in parse.children[up] if parse.deps[c] in _ADDRESSED and c < case.first)
        to = child_of(parse, up, {"prep"})
        thing = child_of(parse, to, {"pobj"}) if to is not None and to < case.first else None
        if thing is not None:
            yield f"above:{parse.lower[to]}", thing


def _beside_holder(parse: Parse, case: Case[Proposal]) -> range:
    """A group of holders led by [Hutton] demanded more: who leads the holder is asked for nothing."""
    holder = case.read[0].holder if case.read else None
    if holder is None or parse.deps[holder] != "nsubj" or parse.tags[holder][:2] != "NN":
        return range(0)
    leading = parse.classes["verbs_of_leading"]
    led = next((t for t in range(holder + 1, parse.last[holder]) if parse.lemmas[t] in leading and agent_of(parse, t)), None)
    return range(0) if led is None else range(led, min(parse.last[led], case.verb - 1) + 1)


def _within_speaker(scene: Scene, case: Case[Proposal]) -> range:
    """Officials of the [French] bank said they would not pay. But: critics of [France]."""
    parse, claim = scene.parse, scene.speakers.claim_at(case.verb)
    if claim is None or claim.speaker_start is None:
        return range(0)
    phrase = tokens_in(parse, claim.speaker_start, claim.speaker_end)
    return range(0) if any(parse.lemmas[t] in parse.classes["other_sides"] for t in phrase) else phrase


def _is_beside(scene: Scene, token: int, verb: int) -> bool:
    """Whether others speak for a token, with whom it stands together or on whose side."""
    return _stands_together(scene, token) or is_of_a_side(scene.parse, token, verb)


def _stands_together(scene: Scene, token: int) -> bool:
    """Canada refused, together with Japan. Chad and [Niger] are offered as a group, with the first of them."""
    parse = scene.parse
    with_ = parse.heads[token]
    if parse.deps[token] == "compound" and scene.speakers.cast.group_at(with_) is not None:
        return True  # [Anna] Rundle and Bo Day
    if parse.deps[token] == "appos" and any(parse.deps[c] == "cc" and c < token for c in parse.children[with_]):
        return True  # The union and the firm [Calder] agreed.
    if parse.deps[token] == "conj" or (parse.deps[token] in MODIFIES and parse.deps[with_] == "conj"):
        return True
    return parse.lower[with_] == "alongside" or (
        parse.lower[with_] == "with" and parse.lower[with_ - 1] in ("together", "along")
    )


def target_signs(scene: Scene, case: Case[Proposal], options: Offered) -> dict[str | None, list[str]]:
    """What speaks for or against each party that a case offers as its target; no sign is a name."""
    parse = scene.parse
    kind, rule = (case.read[0].kind, case.read[0].rule) if case.read else ("unread", "weighed")
    trigger = scene.lemmas[case.read[0].trigger[0] if case.read else case.verb]
    passive = child_of(parse, case.verb, {"auxpass", "nsubjpass"}) is not None
    n_parties = min(_MANY, len(scene.negotiators))
    n_near = sum(not is_only_meant(places) for places in options.values())
    signs = {}
    for actor_id, places in options.items():
        actor = scene.speakers.cast.by_id.get(scene.speakers.cast.first_of(actor_id))  # Japan and Norway count as a state does
        what = actor.kind if actor else "nobody"
        near = sorted(place for place in places if not place.startswith(MEANT))
        found = [f"kind={what}", f"kind={what}|{kind}", f"first={near[0] if near else 'none'}|{n_near}"]
        far = sorted(places.difference(near))
        for place in far:
            found += [place, f"{place}|{what}", f"{place}|{kind}", f"{place}|{n_near}", f"{place}|{n_parties}"]
        for place in near:
            found += [f"place={place}", *(f"{place}|{more}" for more in (kind, rule, trigger, what, f"passive={passive}"))]
        signs[actor_id] = found
    return with_scores_of_options(scene, "target", case, signs)


def is_only_meant(places: Set[str]) -> bool:
    """Whether somebody is offered though the sentence of a case does not name them."""
    return all(place.startswith(MEANT) for place in places)


def target_of(scene: Scene, case: Case[Proposal], own: Set[str | None], weights: Weights) -> str | None:
    """The party that most likely is the target of a case; None for nobody."""
    options = offered_targets(scene, case, own)
    meant = {actor_id for actor_id, places in options.items() if is_only_meant(places)}
    return likeliest_sure(weights, target_signs(scene, case, options), meant).actor_id
