"""A case of a condition in, who would have to act, change or accept out: the likeliest of the parties that it names."""

from __future__ import annotations

from collections.abc import Iterator, Set

from analysis.conditions.cases import Case
from analysis.conditions.holders import Offered, likeliest_sure
from analysis.conditions.proposal import Proposal
from analysis.conditions.ranker import with_scores_of_options
from analysis.conditions.scene import Scene
from analysis.conditions.sides import is_of_a_side
from analysis.reading import Parse
from analysis.reading.grammar import ancestors, child_of, sentence_of
from analysis.weights import Weights

_HIGHEST = 4  # verbs above a case that are asked
_LAST_NAMED, _NAMED_MOST = 4, 2  # parties that may be meant though the sentence does not name them
_MANY = 5  # parties of an article from which their number tells nothing more
MEANT = "article:"  # begins the places of such a one
LEAST_OF_MEANT = 0.5  # share from which such a one is the target
_NAMES = frozenset(("PROPN", "NOUN", "ADJ", "PRON"))
_ADDRESSED = frozenset(("dobj", "dative"))
_MODIFIES = frozenset(("amod", "compound", "poss", "nmod"))


def offered_targets(scene: Scene, case: Case[Proposal], own: Set[str | None]) -> Offered:
    """Who may be the target of a case, each with the places in which it stands; nobody, too, and never its holders (`own`)."""
    found: Offered = {None: {"nobody"}}
    for place, head in _places(scene, case):
        party = scene.speakers.party(head)
        if party is not None and party not in own and scene.speakers.is_party(head):
            found.setdefault(party, set()).add(place)
    if any(holder is not None for holder in own):
        here = {scene.speakers.party(token) for token in sentence_of(scene.parse, case.verb)} - found.keys()
        for place, party in _others(scene, case, own):
            if party not in here:  # Peru, like Mali, demanded a review: who stands on its side is none
                found.setdefault(party, set()).add(place)
    return found


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
    for token in range(case.first, case.last + 1):
        if parse.pos[token] in _NAMES and token not in trigger and not _is_beside(parse, token, case.verb):
            side = "before" if token < trigger[0] else "after"
            yield f"{side}:{_relation(parse, token)}", token
    for token in sentence_of(parse, case.verb):
        is_outside = parse.pos[token] in _NAMES and not case.first <= token <= case.last
        if is_outside and not _is_beside(parse, token, case.verb):
            yield f"sentence:{'before' if token < case.first else 'after'}:{parse.deps[token]}", token
    for up in list(ancestors(parse, case.verb))[:_HIGHEST]:
        if parse.lemmas[up] in parse.classes["joined_by"]:
            continue  # Peru joined Chile in demanding it.
        yield from ((f"above:{parse.deps[c]}", c) for c in parse.children[up] if parse.deps[c] in _ADDRESSED and c < case.first)
        to = child_of(parse, up, {"prep"})
        thing = child_of(parse, to, {"pobj"}) if to is not None and to < case.first else None
        if thing is not None:
            yield f"above:{parse.lower[to]}", thing


def _relation(parse: Parse, token: int) -> str:
    """`dobj`, `pobj:with`, of a modifier what its noun is: poss of nsubjpass."""
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "pobj":
        return f"pobj:{parse.lower[head]}"
    return f"{dep}<{parse.deps[head]}" if dep in _MODIFIES else dep


def _is_beside(parse: Parse, token: int, verb: int) -> bool:
    """Whether others speak for a token, with whom it stands together or on whose side."""
    return _stands_together(parse, token) or is_of_a_side(parse, token, verb)


def _stands_together(parse: Parse, token: int) -> bool:
    """Canada refused, together with Japan. Chad and [Niger] are offered as a group, with the first of them."""
    with_ = parse.heads[token]
    if parse.deps[token] == "conj" or (parse.deps[token] in _MODIFIES and parse.deps[with_] == "conj"):
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
        actor = scene.speakers.cast.by_id.get(actor_id)
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
    return likeliest_sure(weights, target_signs(scene, case, options), meant, LEAST_OF_MEANT).actor_id
