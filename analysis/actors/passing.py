"""What is gathered of an article in; out of it go the organisations that the text names only in passing.

Reuters in a note below, the university at which somebody teaches, the forces that others fear: a list or a noun shows what they
are, and the weights say whether anybody would count them among those who act, speak or are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.draft import Gathering
from analysis.actors.matching import Naming, lists
from analysis.actors.signs import IsActor, name_signs, speaks, wills
from analysis.reading.grammar import tokens_in

_MODEL = "known"
_CLEAR = ("listed_party", "local_of_union")  # rules of names that nothing else bears: where they speak, they act


def drop_passing(gathering: Gathering, is_actor: IsActor) -> None:
    """Forget the organisations that are no actors here, those whom nobody serves."""
    served = {figure.represents for figure in gathering.figures.values()}
    dropped, reading = set(), gathering.reading
    for actor_id, namings in _organisations(gathering).items():
        places = _places(gathering, namings)
        listed = any(n.rule in _CLEAR for n in namings)
        if not places or (listed and any(speaks(reading, *p) or wills(reading, *p) for p in places)):  # Toyota said
            continue
        if not is_actor(_MODEL, [*_signs(gathering, actor_id, namings, places, actor_id in served)], places):
            dropped.add(actor_id)
    gathering.namings = [n for n in gathering.namings if n.actor_id not in dropped]


def _organisations(gathering: Gathering) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for n in sorted(gathering.namings):
        if gathering.figures[n.actor_id].kind == "organisation":
            found.setdefault(n.actor_id, []).append(n)
    return found


def _places(gathering: Gathering, namings: list[Naming]) -> list[tuple[int, int]]:
    tokens = [tokens_in(gathering.reading.parse, n.start, n.end) for n in namings]
    return [(t[0], t[-1]) for t in tokens if len(t)]


def _signs(
    gathering: Gathering, actor_id: str, namings: list[Naming], places: list[tuple[int, int]], served: bool
) -> Iterator[str]:
    reading, noun = gathering.reading, gathering.figures[actor_id].name.lower().split()[-1]
    yield from name_signs(reading, places)
    yield from (f"rule={rule}" for rule in dict.fromkeys(n.rule for n in namings))
    yield f"noun={noun if noun in lists(reading.vocabulary).bodies else 'other'}"
    if served:
        yield "served"
