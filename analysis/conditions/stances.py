"""The conditions of a `Scene` in, their stances out: who holds each, with whom, who is for it, who is against it.

A stance is tied to its condition by grammar (*Norway, backed by Chad, proposed …*) or by a phrase in the sentences after it
(*Japan opposed this*); an actor that is merely mentioned takes none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence, Set

from analysis.conditions.proposal import is_hypothetical, is_question
from analysis.conditions.scene import Scene
from analysis.conditions.sides import (
    CO_HOLDER,
    HOLDER,
    OPPONENT,
    SPOKESPERSON,
    SUPPORTER,
    Side,
    Stand,
    holders_at,
    part_of,
    sides_around,
    stand_of,
)
from analysis.reading import is_denied
from analysis.reading.grammar import child_of, head_of, subject_of, tokens_in
from analysis.tables import Condition, Span, Stance, evidence, spans_of, unique_ids

_REACH = 2  # sentences back in which `this` may stand for a condition
_AGAINST = {SUPPORTER: OPPONENT, OPPONENT: SUPPORTER}


@dataclasses.dataclass(frozen=True)
class Held:
    """A condition, its tokens, and where the text says whose it is."""

    row: Condition
    first: int
    last: int
    stand: Stand | None


def find_stances(scene: Scene, conditions: Sequence[Condition]) -> tuple[Stance, ...]:
    """The stances of the article, in text order; of several with one part in one condition the first."""
    held = [_held(scene, row) for row in conditions]
    found: dict[tuple[str, str, bool], tuple[Held, Side]] = {}
    for one in held:
        for side in _sides(scene, one):
            found.setdefault(_key(one, side), (one, side))
    for one, side in _told_later(scene, held):
        found.setdefault(_key(one, side), (one, side))
    spans = {key: _evidence(scene, *pair) for key, pair in found.items()}
    order = sorted(found, key=lambda key: (spans[key].start, spans[key].end, key))
    article = scene.reading.article
    ids = unique_ids(article.article_id, "t", [spans[key].start for key in order])
    return tuple(
        Stance(
            stance_id=stance_id, article_id=article.article_id, condition_id=key[0], actor_id=key[1], part=found[key][1].part,
            side=found[key][1].side, **evidence(article.text, [spans[key]], "stance"),
        )
        for stance_id, key in zip(ids, order, strict=True)
    )  # fmt: skip


def _key(held: Held, side: Side) -> tuple[str, str, bool]:
    return held.row.condition_id, side.actor_id, side.part == SPOKESPERSON


def _evidence(scene: Scene, held: Held, side: Side) -> Span:
    if side.first < 0:  # whose it is stands nowhere near: the condition itself
        return Span(held.row.start, held.row.end)
    return scene.parse.span(scene.parse.first[side.first] if side.part == HOLDER else side.first, side.last + 1)


def _held(scene: Scene, row: Condition) -> Held:
    tokens = tokens_in(scene.parse, spans_of(row)[0].start, spans_of(row)[-1].end)
    first, last = tokens.start, max(tokens.start, tokens.stop - 1)
    verb = head_of(scene.parse, first, last)
    return Held(row, first, last, stand_of(scene, verb, row.holder_id) if row.holder_id else None)


def _sides(scene: Scene, held: Held) -> Iterator[Side]:
    """Who holds it, and who is named beside them."""
    if held.row.holder_id is None:
        return
    if held.stand is not None:
        yield from holders_at(scene, held.stand)
        yield from sides_around(scene, held.stand)
        return
    holder = scene.speakers.cast.by_id[held.row.holder_id]
    parts = [HOLDER, *[CO_HOLDER] * len((holder.members or "").split())]
    for part, actor_id in zip(parts, (holder.members or holder.actor_id).split(), strict=False):
        yield Side(actor_id, part, -1, -1)


def _told_later(scene: Scene, held: Sequence[Held]) -> Iterator[tuple[Held, Side]]:
    """Japan opposed this. Peru backed the proposal. Mali's demand was rejected by both unions."""
    parse = scene.parse
    for verb, tag in enumerate(parse.tags):
        part = part_of(parse, verb) if tag[:2] == "VB" else None
        if part is None or is_hypothetical(parse, verb) or is_question(parse, verb, verb):
            continue
        agent = child_of(parse, verb, {"agent"})
        subject = subject_of(parse, verb) if agent is None else child_of(parse, agent, {"pobj"})
        answering = list(holders_at(scene, Stand(verb, subject))) if subject is not None else []
        actors = {side.actor_id for side in answering}
        meant = _meant(scene, held, verb, agent is not None, actors)
        if meant is None and (meant := _set_against(scene, held, verb)) is not None:
            part = OPPONENT
        elif is_denied(parse, verb):
            part = _AGAINST[part]
        if meant is not None:
            yield from ((meant, _answer(side, part)) for side in answering)


def _answer(side: Side, part: str) -> Side:
    """Grenada, for AOSIS, opposed it: AOSIS is against it, and Grenada says so."""
    return side._replace(part=side.part if side.part == SPOKESPERSON else part, side=-1 if part == OPPONENT else 1)


def _set_against(scene: Scene, held: Sequence[Held], verb: int) -> Held | None:
    """Peru proposed a fund, while Mali preferred a loan: the condition of the clause to which it is set in contrast."""
    parse = scene.parse
    mark = child_of(parse, verb, {"mark"}) if parse.lemmas[verb] in parse.classes["preferring"] else None
    if mark is None or parse.lower[mark] not in ("while", "whereas"):
        return None
    sentence = parse.sentences[verb]
    return next((h for h in reversed(held) if h.last < mark and parse.sentences[h.first] == sentence), None)


def _meant(scene: Scene, held: Sequence[Held], verb: int, passive: bool, own: Set[str]) -> Held | None:
    """The condition that a verb of support or opposition is about; None where the text does not tie it to one."""
    parse = scene.parse
    thing = child_of(parse, verb, {"nsubjpass"} if passive else {"dobj"})
    if thing is None and passive:
        return None
    if thing is None:
        to = next((c for c in parse.children[verb] if c > verb and parse.deps[c] == "prep"), None)
        thing = child_of(parse, to, {"pobj"}) if to is not None else None
        if thing is None:
            return _before(scene, held, verb, own) if to is None and parse.lemmas[verb] in parse.classes["answering"] else None
    inside = next((h for h in held if h.first <= thing <= h.last and not _is_of(scene, h, own)), None)
    if inside is not None:
        return inside  # Peru backed ⟨Chad's call for a truce⟩.
    if parse.lower[thing] in ("this", "that", "it", "these", "them"):
        return _before(scene, held, verb, own)
    if parse.lemmas[thing] not in parse.classes["plans"] | parse.classes["asks"]:
        person = scene.speakers.party(thing)  # Peru agreed with Chad.
        with_ = parse.deps[thing] == "pobj" and parse.lower[parse.heads[thing]] == "with"
        return _latest_of(held, verb, person) if person is not None and with_ else None
    owner = next((c for c in parse.children[thing] if parse.deps[c] in ("poss", "compound", "amod", "nmod")), None)
    party = scene.speakers.party(owner)
    if party is not None:
        return _latest_of(held, verb, party)
    definite = parse.lower[parse.first[thing]] in ("the", "this", "that", "these", "both")
    bare = parse.last[thing] == thing or parse.deps[parse.last[thing]] == "punct"
    return _before(scene, held, verb, own) if definite and bare else None


def _before(scene: Scene, held: Sequence[Held], verb: int, own: Set[str]) -> Held | None:
    """The nearest condition before a verb that is not of those who now take its side."""
    sentences = scene.parse.sentences
    near = [h for h in held if h.last < verb and sentences[verb] - sentences[h.last] <= _REACH and not _is_of(scene, h, own)]
    return near[-1] if near else None


def _is_of(scene: Scene, held: Held, actors: Set[str]) -> bool:
    """Whether a condition is that of some of these actors, alone or together."""
    holder = scene.speakers.cast.by_id.get(held.row.holder_id)
    return holder is not None and not actors.isdisjoint((holder.actor_id, *(holder.members or "").split()))


def _latest_of(held: Sequence[Held], verb: int, party: str) -> Held | None:
    """Chad's last condition before a verb."""
    return next((h for h in reversed(held) if h.last < verb and h.row.holder_id == party), None)
