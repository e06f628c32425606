"""A judging clause and the conditions before it in, the one out that a noun of the clause means: *Their offer* is not serious.

A noun means a condition of somebody else than who judges: one whose holder it names as the owner (*Chad's offer*, *the EU
proposal*), whose words it takes up (*the rest demand*, *the 4 per cent offer*), or the only party's that it can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.assessments.judgements import Judged
from analysis.conditions import Scene
from analysis.reading import Parse
from analysis.reading.grammar import child_of, token_at, tokens_in
from analysis.tables import Condition

_ASKED = frozenset(("demand", "precondition", "red_line", "expectation", "recommendation"))
# Noun -> the kinds of condition that it can mean.
_KINDS = {
    "demand": _ASKED, "request": _ASKED, "requirement": _ASKED, "precondition": _ASKED,
    "offer": frozenset(("offer",)), "bid": frozenset(("offer",)), "proposal": _ASKED | {"offer"},
    "refusal": frozenset(("refusal", "exclusion", "red_line")), "rejection": frozenset(("refusal", "exclusion", "red_line")),
    "threat": frozenset(("threat",)), "ultimatum": frozenset(("threat", "demand", "precondition")),
}  # fmt: skip
_NEAR = 2  # sentences back in which a bare noun finds what it means
_SUBJECTS, _OWNERS = frozenset(("nsubj", "nsubjpass")), frozenset(("poss", "compound", "amod", "nmod"))
_OBJECTS = _SUBJECTS | {"dobj", "pobj", "oprd"}
_TAKEN_UP = ("NN", "NNS", "CD")  # tags of words that tell one demand from another


def condition_meant(scene: Scene, judged: Judged, conditions: Sequence[Condition]) -> Condition | None:
    """The condition that the first noun of a demand in the clause means; None where the clause has none or it may be several.

    Args:
        conditions: those that end before the clause, in text order.
    """
    parse, cast = scene.parse, scene.speakers.cast
    judge = range(parse.first[judged.judge], parse.last[judged.judge] + 1) if judged.judge is not None else range(0)
    for noun in range(judged.first, judged.last + 1):
        if noun in judge or noun in judged.trigger or parse.deps[noun] not in _OBJECTS or not _is_demand(parse, noun):
            continue
        others = [
            c for c in conditions
            if c.kind in _KINDS[parse.lemmas[noun]] and c.holder_id is not None and c.duplicate_of is None
            and cast.party_of(c.holder_id) != cast.party_of(judged.assessor)
        ]  # fmt: skip
        return _one_of(scene, noun, others)
    return None


def _is_demand(parse: Parse, noun: int) -> bool:
    return parse.tags[noun] in ("NN", "NNS") and parse.lemmas[noun] in _KINDS


def _one_of(scene: Scene, noun: int, others: list[Condition]) -> Condition | None:
    """Of conditions the last that fits the noun's owner and its words; None where these do not tell several parties apart."""
    parse, cast = scene.parse, scene.speakers.cast
    before = [t for t in range(parse.first[noun], noun) if parse.heads[t] == noun]
    owner = next((a for t in before if parse.deps[t] in _OWNERS and (a := scene.speakers.actor(t)) is not None), None)
    points = parse.classes["pointing"] | {"the"}
    if owner is not None:
        others = [c for c in others if cast.party_of(c.holder_id) == cast.party_of(owner)]
    elif child_of(parse, noun, {"poss"}) is None and points.isdisjoint(parse.lower[t] for t in before):
        return None  # A proposal is better than a shot.
    words = {parse.lemmas[t] for t in before if parse.tags[t] in _TAKEN_UP and scene.speakers.actor(t) is None}
    if words:
        return next((c for c in reversed(others) if words & _words(parse, c)), None)
    if owner is None:
        sentence = parse.sentences[noun]
        others = [c for c in others if sentence - parse.sentences[token_at(parse, c.start)] <= _NEAR]
    return others[-1] if len({cast.party_of(c.holder_id) for c in others}) == 1 else None


def _words(parse: Parse, condition: Condition) -> set[str]:
    return {parse.lemmas[t] for t in tokens_in(parse, condition.start, condition.end)}
