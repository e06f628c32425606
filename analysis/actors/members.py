"""What is gathered of an article in, who makes up each group out, where the text says so.

A group named twice with different members has none here: `both sides` of two wars are not one group, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.actors.draft import Gathering
from analysis.actors.matching import Naming, tokens_of
from analysis.reading import Parse
from analysis.reading.grammar import tokens_in

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_BEFORE_LISTS = frozenset((",", ":", "-", "–", "—", "("))
_NEAR = 3  # sentences, the group's own included, in which its members are looked for
_NAMED = frozenset(("name", "acronym", "metonym", "surname", "title", "demonym"))


class Listed(NamedTuple):
    """Two or more actors that the text joins by commas and a last `and`: first token, last token, ids in text order."""

    first: int
    last: int
    ids: tuple[str, ...]


def find_members(gathering: Gathering) -> dict[str, tuple[str, ...]]:
    """Actor id of a group -> the ids of its members, in the order of the text."""
    figures, namings = gathering.figures, gathering.namings
    groups = [n for n in namings if figures[n.actor_id].kind in ("group", "bloc") and n.rule.endswith("_phrase")]
    nobody = {n.actor_id for n in groups} | {a for a, figure in figures.items() if figure.kind in ("group", "anonymous")}
    parse = gathering.reading.parse
    at = tokens_of(parse, [n for n in namings if n.form in _NAMED and n.actor_id not in nobody])
    lists = list(_lists(parse, at))
    found: dict[str, set[tuple[str, ...]]] = {}
    for n in groups:
        tokens = tokens_in(parse, n.start, n.end)
        inside = tuple(dict.fromkeys(at[i].actor_id for i in tokens if i in at))
        if inside:
            members = inside if len(inside) > 1 else None  # US and Russian diplomats
        else:
            members = _listed_after(parse, tokens[-1], lists) or _counted(gathering, tokens, lists)
        if members is not None:
            found.setdefault(n.actor_id, set()).add(members)
    return {actor_id: one.pop() for actor_id, one in found.items() if len(one) == 1}


def _listed_after(parse: Parse, last: int, lists: list[Listed]) -> tuple[str, ...] | None:
    """The guarantors, Turkey and Iran."""
    words = parse.classes["before_lists"] | _BEFORE_LISTS
    return next(
        (
            one.ids
            for one in lists
            if last < one.first < last + 4 and all(parse.plain[i] in words for i in range(last + 1, one.first))
        ),
        None,
    )


def _counted(gathering: Gathering, tokens: range, lists: list[Listed]) -> tuple[str, ...] | None:
    """Russia and Ukraine agreed. Both sides …: the only list near before it of so many, people or states as they are called."""
    parse, figures = gathering.reading.parse, gathering.figures
    first, last = tokens[0], tokens[-1]
    count = next((_COUNTS[parse.plain[i]] for i in tokens if parse.plain[i] in _COUNTS), None)
    if count is None:
        return None
    is_people = parse.plain[last] in parse.classes["counted_people"]
    kinds = ("person",) if is_people else ("country", "organisation", "bloc")
    sentence = parse.sentences[first]
    near = {
        frozenset(one.ids): one.ids
        for one in lists
        if one.last < first
        and sentence - _NEAR < parse.sentences[one.last] <= sentence
        and len(one.ids) == count
        and all(figures[m].kind in kinds for m in one.ids)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def _lists(parse: Parse, at: dict[int, Naming]) -> Iterator[Listed]:
    """Every list of actors in the text."""
    between = parse.classes["inside_lists"] | {","}
    i = 0
    while i < len(parse):
        if i not in at:
            i += 1
            continue
        first, ids, joined = i, [at[i].actor_id], False
        last = _end(i, at)
        while not joined:
            k = last + 1
            while k < len(parse) and parse.plain[k] in between and k - last < 4:
                joined |= parse.plain[k] in ("and", "&")
                k += 1
            if k == last + 1 or k not in at or parse.sentences[k] != parse.sentences[first]:
                break
            ids.append(at[k].actor_id)
            last = _end(k, at)
        if joined and len(set(ids)) == len(ids) > 1:
            yield Listed(first, last, tuple(ids))
        i = last + 1


def _end(token: int, at: dict[int, Naming]) -> int:
    """The last token of the naming at `token`."""
    while token + 1 in at and at[token + 1] is at[token]:
        token += 1
    return token


def join_members(gathering: Gathering) -> None:
    """The Liberals, in a file that names the Liberal Party: the party."""
    parties = {f.name.lower(): a for a, f in gathering.figures.items() if f.kind == "organisation"}
    joined = {}
    for actor_id, figure in gathering.figures.items():
        name = figure.name
        party = parties.get(f"{name.lower().removesuffix('s')} party") if name.endswith("s") and name.istitle() else None
        if figure.kind in ("group", "organisation") and party is not None:
            joined[actor_id] = party
    gathering.namings = [n._replace(actor_id=joined.get(n.actor_id, n.actor_id)) for n in gathering.namings]
