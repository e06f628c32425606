"""What is gathered of an article in, for which state an officer speaks whom the text ties to none out.

QUITO, May 3 - Finance Minister Ann Lee told Peru …: she is Ecuador's, on which the dateline and what the file is about agree.
Who has an office that no state has (the mayor, the union's president) speaks for none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.actors.draft import Gathering, home_state
from analysis.actors.governments import is_of_a_state, is_of_another
from analysis.actors.offices import Office
from analysis.reading.grammar import token_at

LEAST_AGREED, LEAST_AGREED_UNDATED = 2, 3  # signs by which the likeliest state must be ahead, with a dateline and without one


def serve_the_likely_state(gathering: Gathering) -> None:
    """Let an officer of a state that the file never ties to one speak for the state on which the signs agree.

    The only state whose officers are called so (the Treasury Secretary), else the one that is ahead by at least `LEAST_AGREED`
    signs: the dateline, what the file is about, who was named last.
    """
    named: dict[str, list[int]] = {}
    for n in gathering.namings:
        if n.actor_id.startswith("cty:"):
            named.setdefault(n.actor_id, []).append(n.start)
    dated = _states_of_datelines(gathering, named)
    if not dated and not _is_about_a_listed_state(gathering):
        return
    for actor_id, figure in gathering.figures.items():
        if figure.kind != "person" or figure.side != "state" or figure.represents or is_of_another(gathering, actor_id):
            continue
        if offices := [o for o in figure.offices if not o.past and is_of_a_state(gathering, o)]:
            free = {state: at for state, at in named.items() if not _has_officer(gathering, state, offices)}
            state = _state_of_title(gathering, offices, free) or _agreed_state(gathering, actor_id, free, dated)
            if state is not None:
                gathering.learn(actor_id, represents=state)


def _is_about_a_listed_state(gathering: Gathering) -> bool:
    """Whether no other body is named oftener than a state of the list: an officer may be one of a state that no list knows."""
    counts = Counter(n.actor_id for n in gathering.namings if n.actor_id.startswith(("cty:", "org:", "grp:", "plc:", "blc:")))
    return max(counts.items(), key=lambda count: (count[1], count[0]), default=("", 0))[0].startswith("cty:")


def _has_officer(gathering: Gathering, state: str, offices: Sequence[Office]) -> bool:
    """A state has one president: President Day of Ecuador met President Lee."""
    heads = {office.head for office in offices}
    return any(f.represents == state and heads & {o.head for o in f.offices} for f in gathering.figures.values())


def _state_of_title(gathering: Gathering, offices: Sequence[Office], named: Mapping[str, list[int]]) -> str | None:
    """Treasury Secretary Ann Lee; the Foreign Secretary, Bo Day: who is called so serves one state."""
    parse = gathering.reading.parse
    titles = {
        "cty:united-states": tuple(parse.classes["titles_of_americans"]),
        "cty:united-kingdom": tuple(parse.classes["titles_of_britons"]),
    }
    words = [" ".join(parse.plain[office.first : office.last + 1]) for office in offices]
    return next((state for state, ends in titles.items() if state in named and any(w.endswith(ends) for w in words)), None)


def _agreed_state(gathering: Gathering, actor_id: str, named: Mapping[str, list[int]], dated: frozenset[str]) -> str | None:
    parse = gathering.reading.parse
    first = min((n.start for n in gathering.namings if n.actor_id == actor_id), default=None)
    if first is None or not named:
        return None
    sentence = parse.sentences[token_at(parse, first)]
    beside = [s for s, starts in named.items() if any(parse.sentences[token_at(parse, at)] == sentence for at in starts)]
    before = {max((at for at in starts if at < first), default=-1): state for state, starts in named.items()}
    most = sorted(named, key=lambda state: (-len(named[state]), state))
    signs = Counter([most[0], *(state for state in named if state in dated)])
    signs[home_state(gathering.namings)] += 1
    signs[before[max(before)] if max(before) >= 0 else None] += 1
    signs[beside[0] if len(beside) == 1 else None] += 1
    del signs[None]
    (state, agreed), *others = signs.most_common()
    return state if agreed - (others[0][1] if others else 0) >= (LEAST_AGREED if dated else LEAST_AGREED_UNDATED) else None


def _states_of_datelines(gathering: Gathering, named: Mapping[str, list[int]]) -> frozenset[str]:
    """QUITO, May 3: the state whose capital the first dateline names."""
    reading = gathering.reading
    place = next((s for s in reading.sections if s.kind == "dateline"), None)
    line = reading.article.text[place.start : place.end].lower() if place else ""
    cities = ((m.form.lower(), m.actor_id) for m in reading.vocabulary.metonyms if m.actor_id in named)
    parties = (party for party in reading.vocabulary.actors if party.actor_id in named)
    names = ((name.lower(), party.actor_id) for party in parties for name in (party.name, *party.names))
    standing = ((word, actor_id) for word, actor_id in (*cities, *names) if word in line)
    return frozenset(actor_id for word, actor_id in standing if re.search(rf"\b{re.escape(word)}\b", line))
