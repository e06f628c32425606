"""A phrase of a case in, what it may name out: somebody, a party that nobody knows, or nobody."""

from __future__ import annotations

from analysis.conditions.scene import Scene
from analysis.reading import Parse

MODIFIES = frozenset(("amod", "compound", "poss", "nmod"))  # relations of a word before its noun
_NAMES = frozenset(("PROPN", "NOUN", "ADJ", "PRON"))
_PAPERS = ("texts", "papers_that_speak", "utterances", "demands")  # the letter demands talks: its writer does


def is_name(parse: Parse, token: int) -> bool:
    """Whether a token may be the head of a phrase that names somebody."""
    return parse.pos[token] in _NAMES


def is_named(scene: Scene, token: int) -> bool:
    """[Spain] refused; the [Spanish] offer. Not: the Spanish club, which is a party of its own."""
    parse = scene.parse
    is_known = is_name(parse, token) and scene.speakers.actor(token) is not None
    return is_known and not (parse.deps[token] in MODIFIES and is_unknown_party(scene, parse.heads[token]))


def relation_of(parse: Parse, token: int) -> str:
    """`dobj`, `pobj:with`, of a modifier what its noun is: poss of nsubjpass."""
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "pobj":
        return f"pobj:{parse.lower[head]}"
    return f"{dep}<{parse.deps[head]}" if dep in MODIFIES else dep


def is_unknown_party(scene: Scene, head: int | None) -> bool:
    """Whether a phrase means people or a body that nobody knows: the dockers, its rivals, they."""
    return head is not None and scene.speakers.is_party(head) and is_unknown(scene, head)


def is_unknown(scene: Scene, head: int) -> bool:
    """Whether nobody knows whom a phrase means: no actor, nor the side of who speaks, nor a paper that speaks for somebody."""
    parse, speakers = scene.parse, scene.speakers
    if speakers.actor(head) is not None or (speakers.claim_at(head) is not None and speakers.is_own(head)):
        return False
    if parse.lower[head] in parse.classes["pronouns_of_things"]:
        return False  # It called for a truce: whom it means, the places tell; he and they may be anybody.
    speaks_for_somebody = any(parse.lemmas[head] in parse.classes[name] for name in _PAPERS)
    return parse.lower[head] not in parse.classes["first_person"] and not speaks_for_somebody
