"""A `Page` and its namings in, who makes up each group out, where the text says so.

A group named twice with different members has none here: `both sides` of two wars are not one group, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.capitals import Page
from analysis.actors.draft import Figure
from analysis.actors.matching import Naming, tokens_of

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_LEADERS = frozenset(("leaders", "men", "women", "presidents", "ministers", "premiers", "envoys", "candidates", "negotiators"))
_LISTING = frozenset((",", ":", "-", "–", "—", "(", "including", "such", "as", "like", "namely", "both"))
_BETWEEN = frozenset((",", "and", "&", "the", "as", "well", "with"))  # what may stand between two names of a list
_NEAR = 3  # sentences, the group's own included, in which its members are looked for
_NAMED = frozenset(("name", "acronym", "metonym", "surname", "title", "demonym"))


def find_members(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> dict[str, tuple[str, ...]]:
    """Actor id of a group -> the ids of its members, in the order of the text."""
    groups = [n for n in namings if figures[n.actor_id].kind in ("group", "bloc") and n.rule.endswith("_phrase")]
    nobody = {n.actor_id for n in groups} | {a for a, figure in figures.items() if figure.kind in ("group", "anonymous")}
    named = [n for n in namings if n.form in _NAMED and n.actor_id not in nobody]
    at = tokens_of(page, named)
    lists = list(_lists(page, at))
    found: dict[str, set[tuple[str, ...]]] = {}
    for n in groups:
        if (members := _members(page, n, figures, at, lists)) is not None:
            found.setdefault(n.actor_id, set()).add(members)
    return {actor_id: one.pop() for actor_id, one in found.items() if len(one) == 1}


def _members(
    page: Page, group: Naming, figures: dict[str, Figure], at: dict[int, Naming], lists: list[tuple[int, int, tuple[str, ...]]]
) -> tuple[str, ...] | None:
    tokens = page.tokens_in(group.start, group.end)
    first, last = tokens[0], tokens[-1]
    inside = tuple(dict.fromkeys(at[i].actor_id for i in tokens if i in at))
    if inside:  # US and Russian diplomats
        return inside if len(inside) > 1 else None
    for begin, _, members in lists:  # the guarantors, Turkey and Iran
        if last < begin and all(page.lower[i] in _LISTING for i in range(last + 1, begin)) and begin - last < 4:
            return members
    count = next((_COUNTS[page.lower[i]] for i in tokens if page.lower[i] in _COUNTS), None)
    if count is None:
        return None
    kinds = ("person",) if page.lower[last] in _LEADERS else ("country", "organisation", "bloc")
    sentence = page.parse.sentences[first]
    near = {
        frozenset(members): members
        for _, end, members in lists
        if end < first
        and sentence - _NEAR < page.parse.sentences[end] <= sentence
        and len(members) == count
        and all(figures[m].kind in kinds for m in members)
    }
    return next(iter(near.values())) if len(near) == 1 else None  # Russia and Ukraine … both sides


def _lists(page: Page, at: dict[int, Naming]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Two or more actors joined by commas and a last `and`: first token, last token, ids in the order of the text."""
    i = 0
    while i < len(page.parse):
        if i not in at:
            i += 1
            continue
        first, ids, joined = i, [at[i].actor_id], False
        last = end = _end(i, at)
        while True:
            k = end + 1
            while k < len(page.parse) and page.lower[k] in _BETWEEN and k - end < 4:
                joined |= page.lower[k] in ("and", "&")
                k += 1
            if k == end + 1 or k >= len(page.parse) or k not in at or page.parse.sentences[k] != page.parse.sentences[first]:
                break
            ids.append(at[k].actor_id)
            last = end = _end(k, at)
            if joined:
                break
        if joined and len(set(ids)) == len(ids) > 1:
            yield first, last, tuple(ids)
        i = last + 1


def _end(token: int, at: dict[int, Naming]) -> int:
    """The last token of the naming at `token`."""
    while token + 1 in at and at[token + 1] is at[token]:
        token += 1
    return token
