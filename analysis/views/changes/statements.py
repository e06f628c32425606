"""Positions in, the same positions as they were meant out: a list of demands taken apart, two sentences of one demand joined.

*She asked for a bridge, for a ferry and for a school* is one sentence and three positions. *This is a red line for us. No
bridge, no school* is two sentences and one position: the first says nothing without the second.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from analysis.reading import find_deadline, find_figures
from analysis.views.changes.position import Position, content_words
from analysis.words import load, values

STANDING, _, AGREED, _ = values.STATUSES
NEXT_TO = 6  # characters between two sentences that follow each other: a full stop, quotation marks, a space
FEWEST_WORDS = 2  # of content in each thing of a list
FEWEST_THINGS = 3  # in a list that only commas and an *and* make
_FOR = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=for\s)")
_COMMA = re.compile(r",\s+(?:and\s+)?")
_AND = re.compile(r"\s+and\s+")
_CLAUSE = re.compile(r"\b(?:who|which|that|if|until|unless|because)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:this|that)\b", re.IGNORECASE)


def taken_apart(position: Position) -> list[Position]:
    """She asked for a bridge, for a ferry and for a school: a position of each."""
    things = _things(position)
    if len(things) < 2:
        return [position]
    words = [content_words(position.quote[first:last], load()) for first, last in things]
    return [_part(position, things[i], words, i) for i in range(len(things)) if words[i]]


def _things(position: Position) -> list[tuple[int, int]]:
    """Where in the words of a position each thing of a list stands."""
    quote, trigger = position.quote, position.trigger
    at = quote.find(trigger)
    if position.direction < 0 or position.status != STANDING or " … " in quote or at < 0:
        return []
    first = at + len(trigger)
    if trigger.endswith("for") or re.search(r"\bfor\s", quote[:first]) or quote[first:].lstrip().startswith("for "):
        breaks = list(_FOR.finditer(quote, 0))
        if breaks:
            return _between(quote, 0, breaks)
    ands = [m for m in _AND.finditer(quote, first) if _are_two(quote[first : m.start()], quote[m.end() :])]
    if len(ands) == 1 and position.kind == "demand" and not _CLAUSE.search(quote[first:]):
        return _between(quote, 0, ands)
    breaks = [m for m in _COMMA.finditer(quote, first) if _opens_thing(quote[m.end() :])]
    ands = [m for m in _AND.finditer(quote, breaks[-1].end() if breaks else first) if _opens_thing(quote[m.end() :])]
    found = _between(quote, 0, [*breaks, *ands[-1:]])
    if any(len(content_words(quote[start:end], load())) < FEWEST_WORDS for start, end in found):
        return []  # eleven of them, the women and the sick
    whole = len(found) >= FEWEST_THINGS and bool(ands) and not _CLAUSE.search(quote[first:])
    return found if whole and position.kind == "demand" else []


def _are_two(one: str, other: str) -> bool:
    """a rise of 6 per cent | classes of no more than 24 pupils: figures of two units"""
    units = [{figure.unit for figure in find_figures(words, load())} - {""} for words in (one, other)]
    return all(len(of) == 1 for of in units) and units[0] != units[1] and other.split()[0].isalpha()


def _opens_thing(words: str) -> bool:
    """The return of the boats; sixty lorries: what begins with a figure or an article."""
    figures = find_figures(words[:40], load())
    return re.match(r"(?:the|an?|its|their|his|her|our)\s", words) is not None or bool(figures and figures[0].start == 0)


def _between(quote: str, first: int, breaks: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    starts, ends = [first, *(m.end() for m in breaks)], [*(m.start() for m in breaks), len(quote)]
    return list(zip(starts, ends, strict=True))


def _part(position: Position, thing: tuple[int, int], words: Sequence[frozenset[str]], number: int) -> Position:
    quote, vocabulary = position.quote[slice(*thing)], load()
    figure = next(iter(find_figures(quote, vocabulary)), None)
    others = frozenset().union(*(own for i, own in enumerate(words) if i != number))
    return dataclasses.replace(
        position, quote=quote, start=position.start + thing[0], end=position.start + thing[1], words=words[number],
        near=position.near - others - words[number], points=False, amount=figure.amount if figure else None,
        unit=(figure.unit or None) if figure else None,
        deadline=find_deadline(quote, position.published or None, vocabulary),
    )  # fmt: skip


def joined(positions: Iterable[Position]) -> list[Position]:
    """This is a red line for us. No bridge, no school: one position."""
    found: list[Position] = []
    for position in sorted(positions, key=lambda p: (p.article_id, p.start)):
        if found and _is_one(found[-1], position):
            found[-1] = _together(found[-1], position)
        else:
            found.append(position)
    return found


def _is_one(one: Position, other: Position) -> bool:
    """Whether of two sentences side by side one only says how firm the other is, or which alternative it shuts out."""
    same = (one.article_id, one.party, one.speaker) == (other.article_id, other.party, other.speaker)
    beside = same and one.party is not None and 0 < other.start - one.end <= NEXT_TO and one.status == other.status
    if one.status == AGREED:
        return beside and len(other.words) < FEWEST_WORDS  # They shall have their bridge. I have agreed to it.
    beside = beside and one.status == STANDING
    bare = not one.words or not other.words or _is_line(one)
    shuts_out = one.direction > 0 > other.direction and one.points and _POINTS_BACK.search(other.quote) is not None
    return beside and (bare or shuts_out)


def _is_line(position: Position) -> bool:
    """This is a red line for us."""
    return position.kind == "red_line" and _POINTS_BACK.search(position.quote) is not None


def _together(one: Position, other: Position) -> Position:
    main, rest = (other, one) if len(other.words) > len(one.words) or _is_line(one) else (one, other)
    figured = main if main.amount is not None or rest.unit is None else rest
    words = main.words if _is_line(rest) else one.words | other.words
    return dataclasses.replace(
        main, start=one.start, end=other.end, quote=f"{one.quote} {other.quote}", strength=max(one.strength, other.strength),
        words=words, near=(one.near | other.near) - words, amount=figured.amount,
        unit=figured.unit, deadline=main.deadline or rest.deadline, again=one.again or other.again,
    )  # fmt: skip
