"""Tables in, a row for each step of each party's position ladder out, by the day on which it was said.

Each position is met with the party's own earlier ones (an acceptance or a denial with what others say), and joins the thread of
the likeliest; it is measured against the latest of that thread. What is put off and nobody's by its words is put off for each
party that asks for it. What is not mentioned is not dropped: silence makes no row.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analysis.tables import Tables
from analysis.views.changes.matching import LEAST, Weights, has_same_kind_of_figure, has_same_unit, likeness, may_meet
from analysis.views.changes.moves import AGREED_, HARDENED, NEW, REPEATED, SOFTENED, move_of
from analysis.views.changes.parties import Parties, find_parties
from analysis.views.changes.position import DENIAL, Position, content_words
from analysis.views.changes.positions import find_positions
from analysis.words import load, values

LEAST_PUT_OFF = 0.35  # likeness of a demand to what is put off
_, WITHDRAWN, _, DEFERRED = values.STATUSES
LEAST_OF_A_MOVE = 0.48  # likeness from which other words, without a figure, are a step up or down
LEAST_AGAIN = 0.2  # likeness that is enough where the words say that it is said again
SHARE_OF_BEST = 0.7  # of the best likeness that another party's demand needs to be put off too
SIDE_BY_SIDE = 250  # characters between two sentences of one statement
OWN = 0.1  # that a position with which one shares words of its own has before others
RECENT = 0.02  # of likeness that a later position has before an earlier one


class Rung(NamedTuple):
    """A position, the earlier one that it is measured against, the move from that to this, and the thread that both are of."""

    position: Position
    earlier: Position | None
    move: str
    thread: int


def find_moves(tables: Tables) -> tuple[list[Rung], Parties]:
    """All moves, by the day on which they were made, and who is who."""
    tables = Tables(**{name: table.astype(object) for name, table in tables.items()})  # read row by row, which Arrow is slow at
    parties = find_parties(tables)
    by_talks: dict[str, list[Position]] = defaultdict(list)
    for position in find_positions(tables, parties):
        by_talks[position.talks].append(position)
    rungs = [rung for talks in sorted(by_talks) for rung in _Ladder(by_talks[talks], parties).rungs()]
    return sorted(rungs, key=lambda rung: rung.position.order), parties


class _Ladder:
    """The moves of one negotiation."""

    def __init__(self, positions: Sequence[Position], parties: Parties) -> None:
        self.weights, self.classes = Weights(positions), load().words_of
        self.apart = frozenset(word for position in positions for word in _name_words(parties, position))
        self.names = parties.names
        self.positions, self.thread, self.denied = positions, {}, set()
        self.having, self.near = ({}, {})  # word -> the places of the positions that have it, or stand near it
        for place, position in enumerate(positions):
            for word in position.words - self.apart:
                self.having.setdefault(word, []).append(place)
            for word in position.near - self.apart:
                self.near.setdefault(word, []).append(place)

    def rungs(self) -> list[Rung]:
        """Each position with its move, in the order in which they were said."""
        found = []
        for i, position in enumerate(self.positions):
            before = self.positions[:i]
            holders = [position.party] if position.party else self._askers(position, before)
            for party in holders:
                rung = self._rung(dataclasses.replace(position, party=party), before, i)
                found += [rung] if rung is not None else []
        return self._kept(found)

    def _kept(self, rungs: Sequence[Rung]) -> list[Rung]:
        """Without what an unnamed source holds, what accepts nothing, and the weaker of two sentences of one statement."""
        holds = Counter(rung.position.party for rung in rungs)
        kept: list[Rung] = []
        for rung in rungs:
            position, party = rung.position, rung.position.party
            idle = rung.move == AGREED_ and rung.earlier is None and holds[party] == 1
            if party.startswith("ano:") or idle:
                continue
            twin = next((k for k in reversed(kept) if _is_one_statement(k, rung)), None)
            if twin is not None and self._says_more(rung, twin):
                kept[kept.index(twin)] = Rung(position, twin.earlier, self._again(position, twin), twin.thread)
            elif twin is None:
                kept.append(rung)
        return kept

    def _says_more(self, rung: Rung, twin: Rung) -> bool:
        """Whether of two sentences of one statement the later is firmer, or closer to what was said before."""
        one, other, before = rung.position, twin.position, twin.earlier
        if one.strength != other.strength or before is None or twin.move not in (NEW, REPEATED):
            return one.strength > other.strength
        return len(one.words & before.words) > len(other.words & before.words)

    def _again(self, position: Position, twin: Rung) -> str:
        """The move of the stronger sentence, measured against what the other was."""
        rivals = [p for p in self._rivals(position, len(self.positions)) if p.order < position.order]
        return move_of(position, twin.earlier, rivals, self.classes)

    def _rivals(self, position: Position, number: int) -> list[Position]:
        """Of the first `number` positions those of other parties that are about the same thing, the last first.

        Without a word of one in or near the other, two positions are not alike: only the others are compared.
        """
        words = position.words - self.apart
        places = {place for word in words for place in (*self.having.get(word, ()), *self.near.get(word, ()))}
        places.update(place for word in position.near - self.apart for place in self.having.get(word, ()))
        met = (self.positions[place] for place in sorted(places, reverse=True) if place < number)
        return [p for p in met if p.party not in (position.party, None) and self._like(position, p) >= LEAST]

    def _rung(self, position: Position, before: Sequence[Position], number: int) -> Rung | None:
        own = [p for p in before if p.party == position.party and p.kind != DENIAL and not p.hearsay]
        own = [p for p in own if p.key not in self.denied]
        others = [p for p in before if p.party not in (position.party, None)]
        known = [*before, *(p for p in self.positions[number:] if p.article_id == position.article_id and p.hearsay)]
        reported = [p for p in known if p.kind != DENIAL and (p.hearsay or p.party == position.party)]
        pool = others if position.status == AGREED_ else reported if position.kind == DENIAL else own
        likeliest = self._likeliest(position, pool)
        if position.kind == DENIAL and likeliest is None:
            return None  # A denial of what nobody reports is no move.
        self.denied |= {likeliest.key} if position.kind == DENIAL else set()
        thread = self.thread[position.key] = self.thread.get(likeliest.key, number) if likeliest else number
        earlier = self._latest(position, pool, thread) or likeliest
        rivals = self._rivals(position, number)
        if earlier is None and position.trigger.lower() in self.classes["promising"] and rivals:
            return Rung(position, rivals[0], AGREED_, thread)  # It promised to pay the doctor.
        move = move_of(position, earlier, rivals, self.classes)
        if (
            move in (HARDENED, SOFTENED)
            and self._like(position, earlier) < LEAST_OF_A_MOVE
            and not has_same_kind_of_figure(position, earlier)
            and not has_same_unit(position, earlier)
        ):
            earlier, move = None, NEW  # To say that somebody moved takes more than to say that they repeat themselves.
        return Rung(position, earlier, move, thread)

    def _askers(self, position: Position, before: Sequence[Position]) -> list[str]:
        """The parties that ask for what is put off, if that is all that is known of it."""
        asked = [p for p in before if p.party and p.direction > 0 and p.status == "standing" and not p.hearsay]
        like = [(self._like(position, p), p.party) for p in asked]
        share = SHARE_OF_BEST if position.status == DEFERRED or position.holder is not None else 1.0
        if position.status == WITHDRAWN:  # Its congress gave up the claim: whose is told in the sentence before.
            around = position.words | position.near
            like = [(score, party) for score, party in like if self._is_named(party, position.talks, around)]
            return [max(like)[1]] if like and max(like)[0] >= LEAST / 2 else []
        least = LEAST_PUT_OFF if position.status == DEFERRED else LEAST
        best = max([least, *(share * score for score, _ in like)])
        return sorted({party for score, party in like if score >= best})

    def _is_named(self, party: str, talks: str, words: frozenset[str]) -> bool:
        names = (content_words(name, load()) for name in self.names.get((talks, party), ()))
        return any(name and name <= words for name in names)

    def _like(self, one: Position, other: Position) -> float:
        return likeness(one, other, self.weights, self.apart)

    def _rank(self, one: Position, other: Position) -> float:
        return self._like(one, other) + OWN * bool(one.words & other.words - self.apart)

    def _likeliest(self, position: Position, pool: Sequence[Position]) -> Position | None:
        """The position of `pool` that is most about the same thing, if one is."""
        bare = not position.words - self.apart and position.unit is not None
        same = next((p for p in reversed(pool) if bare and _is_only_figure(position, p)), None)
        if same is not None:
            return same  # Norland must have 250 tonnes: a figure, its unit and nothing else
        scored = [(self._rank(position, p) + RECENT * k / len(pool), k) for k, p in enumerate(pool) if may_meet(position, p)]
        _, k = max(scored, default=(0.0, 0))
        best = self._like(position, pool[k]) if scored else 0.0
        if best >= (LEAST_AGAIN if position.again or position.kind == DENIAL else LEAST):
            return pool[k]
        return next((p for p in reversed(pool) if _is_only_figure(position, p)), None)

    def _latest(self, position: Position, pool: Sequence[Position], thread: int) -> Position | None:
        """The latest position of the thread."""
        of_thread = [p for p in pool if self.thread.get(p.key) == thread and p.key != position.key]
        return next((p for p in reversed(of_thread) if self._like(position, p) >= LEAST / 2), None)


def _is_only_figure(position: Position, earlier: Position) -> bool:
    """Ms Lee began at 12, after 15 per cent: a figure says what it is about where one issue has one unit."""
    if (
        position.article_id == earlier.article_id
        or not position.issues & earlier.issues
        or not has_same_unit(position, earlier)
    ):
        return False
    one_way = position.direction > 0 and earlier.direction > 0
    return one_way and (position.unit == earlier.unit is not None or (position.points and earlier.unit is not None))


def _is_one_statement(rung: Rung, later: Rung) -> bool:
    """This is a red line for us. No truce, no talks: two sentences, one position."""
    one, other = rung.position, later.position
    same = one.article_id == other.article_id and one.party == other.party and one.speaker == other.speaker
    same = same and not other.again  # He repeated that …: a statement of its own
    near = same and 0 <= other.start - one.end <= SIDE_BY_SIDE
    return near and later.thread == rung.thread and later.move == REPEATED and one.status == other.status


def _name_words(parties: Parties, position: Position) -> frozenset[str]:
    names = parties.names.get((position.talks, position.party), ())
    return frozenset(word for name in names for word in content_words(name, load()))
