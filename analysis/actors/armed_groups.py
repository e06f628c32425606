"""What is gathered of an article in, whom `the rebels` and `the guerrillas` mean out: the only armed group that the file names.

A group is armed where its name says so (Liberation, Resistance) or where the words beside it do: the separatist Delta Front,
Delta Front guerrillas. Where the file names none or two, the rebels stay a side that is known only by what it is.
"""

from __future__ import annotations

from analysis.actors.draft import Gathering
from analysis.actors.matching import Naming
from analysis.reading import Parse
from analysis.reading.grammar import tokens_in

_BEFORE, _BEHIND = 3, 2  # tokens beside a name
_RULE = "rebel_noun"


def name_rebels(gathering: Gathering) -> None:
    """Give the bare namings of rebels to the only armed group."""
    armed = _armed(gathering)
    if len(armed) == 1 and not _listed(gathering) - armed:
        (actor_id,) = armed
        gathering.namings = [_meant(gathering, n, actor_id) for n in gathering.namings]


def _armed(gathering: Gathering) -> set[str]:
    parse, figures = gathering.reading.parse, gathering.figures
    named = parse.classes["names_of_rebels"]
    bodies = [n for n in gathering.namings if figures[n.actor_id].kind == "organisation"]
    by_name = {n.actor_id for n in bodies if not named.isdisjoint(figures[n.actor_id].name.lower().split())}
    return by_name | {n.actor_id for n in bodies if _is_beside_rebels(parse, n)}


def _listed(gathering: Gathering) -> set[str]:
    """Those whom the list calls an armed group or a movement: they may be the rebels too, and may not."""
    noted = (party for party in gathering.reading.vocabulary.actors if "armed group" in party.note or "movement" in party.note)
    return {party.actor_id for party in noted} & {n.actor_id for n in gathering.namings}


def _is_beside_rebels(parse: Parse, n: Naming) -> bool:
    """The separatist group | Delta Front; Delta Front | guerrillas; guerrillas of the | Delta Front; not: rebels, the Fund."""
    tokens, rebels = tokens_in(parse, n.start, n.end), parse.classes["rebel_nouns"]
    first, last = tokens[0], tokens[-1]
    near = [*range(max(first - _BEFORE, 0), first), *range(last + 1, min(last + 1 + _BEHIND, len(parse)))]
    told = [i for i in near if parse.lemmas[i] in rebels and parse.sentences[i] == parse.sentences[first]]
    return any(_ties(parse, i, first, last) for i in told)


def _ties(parse: Parse, rebel: int, first: int, last: int) -> bool:
    """Whether nothing but an article, `of the` or a noun for a group stands between."""
    between = range(rebel + 1, first) if rebel < first else range(last + 1, rebel)
    return all(parse.plain[i] in ("the", "of", "group", "movement", "organisation", "organization") for i in between)


def _meant(gathering: Gathering, n: Naming, actor_id: str) -> Naming:
    words = gathering.reading.article.text[n.start : n.end].lower().split()
    bare = n.actor_id.startswith("grp:") and len(words) == 2 and words[0] == "the"
    if not bare or words[1] not in gathering.reading.parse.classes["rebels"]:
        return n
    return n._replace(actor_id=actor_id, form="role", rule=_RULE)
