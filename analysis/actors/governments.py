"""What is gathered of an article in, the states that a phrase means without their names out.

`The Nouri government` is that of the state for which Nouri speaks, `the government` the one named last, `his country` that of
whom the pronoun means. For whom a person speaks may become known on the way.
"""

from __future__ import annotations

import bisect
import functools
import re

from analysis.actors.capitals import is_silent
from analysis.actors.draft import Figure, Gathering, home_state
from analysis.actors.matching import Naming, tokens_of
from analysis.actors.offices import Office
from analysis.reading.grammar import token_at, tokens_in
from analysis.words import Vocabulary

_OWN = frozenset(("its", "their"))
_UNITED_STATES = "cty:united-states"
_LEAST_ACRONYM = 3  # letters of the short name of a body


def serve_their_state(gathering: Gathering) -> None:
    """Defence Minister Ann Lee, in a file that names Kenya and no other state: an officer of a state speaks for that one."""
    states = {n.actor_id for n in gathering.namings if n.actor_id.startswith("cty:")}
    state = home_state(gathering.namings)
    if states != {state} or all(_is_origin(gathering, n) for n in gathering.namings if n.actor_id == state):
        return  # She chairs it with a colleague from China.
    for actor_id, figure in gathering.figures.items():
        of_state = figure.kind == "person" and figure.side == "state"
        in_office = of_state and any(is_of_a_state(gathering, o) for o in figure.offices)
        if in_office and not figure.represents and not is_of_another(gathering, actor_id):
            gathering.learn(actor_id, represents=state)


def is_of_a_state(gathering: Gathering, office: Office) -> bool:
    """The finance minister; the ambassador to Peru. Not: the mayor, the union's president, a president of the mill."""
    parse = gathering.reading.parse
    words = parse.plain[office.first : office.last + 1]
    in_state = any(office.head.endswith(noun) for noun in parse.classes["national_offices"])
    return in_state and "of" not in words[:-1] and parse.classes["bare_bodies"].isdisjoint(words)


def _is_origin(gathering: Gathering, n: Naming) -> bool:
    """a colleague from China"""
    parse = gathering.reading.parse
    return parse.plain[max(token_at(parse, n.start) - 1, 0)] == "from"


def is_of_another(gathering: Gathering, actor_id: str) -> bool:
    """Secretary Holt | of the union; | CWU President Bo Day; | its president, Bo Day: the text says whose officer it is."""
    parse = gathering.reading.parse
    if any(parse.plain[o.first - 1] in _OWN for o in gathering.figures[actor_id].offices if o.first):
        return True
    titles = [parse.words[i] for o in gathering.figures[actor_id].offices for i in range(o.first, o.last)]
    if any(word.isupper() and word.isalpha() and len(word) >= _LEAST_ACRONYM for word in titles):
        return True
    ends = (n.end for n in gathering.namings if n.actor_id == actor_id and n.form in ("name", "title"))
    return any(parse.plain[token_at(parse, end - 1) + 1 : token_at(parse, end - 1) + 2] == ["of"] for end in ends)


@functools.cache
def _government_of_person(vocabulary: Vocabulary) -> re.Pattern[str]:
    nouns = "|".join(sorted(vocabulary.words_of["governments_of_people"]))
    return re.compile(rf"\b([A-Z][\w’'-]*?)(?:[’']s?)?\s+({nouns})\b")


def find_governments(gathering: Gathering) -> list[Naming]:
    """The Nouri government; President Nouri's regime; the Dorn administration: the state of that person.

    Where the file does not say which state that is, the only one that the sentence names, else the one of which the file speaks
    most; `the X administration`, said of a person, is how English speaks of the United States.
    """
    reading, parse, figures = gathering.reading, gathering.reading.parse, gathering.figures
    ends = {n.end: n for n in gathering.namings if figures[n.actor_id].kind == "person"}
    states, home = {}, home_state(gathering.namings)  # type: dict[int, set[str]], str | None
    for n in gathering.namings:
        if n.actor_id.startswith("cty:"):
            states.setdefault(parse.sentences[token_at(parse, n.start)], set()).add(n.actor_id)
    found = []
    for match in _government_of_person(reading.vocabulary).finditer(reading.copy):
        token, naming = token_at(parse, match.start()), ends.get(match.end(1))
        if is_silent(reading, token) or match[1].lower() in parse.classes["never_before_governments"]:
            continue
        person = figures[naming.actor_id] if naming else None
        if person is None and parse.ents[token] == "NORP":  # the Kurdish administration
            continue
        near = states.get(parse.sentences[token], set())
        if state := _state_of(person, match[2], near if len(near) == 1 or home is None else {home}):
            gathering.add_listed(state)
            found.append(Naming(naming.start if naming else match.start(), match.end(), state, "name", "government_of_person"))
            if person and person.represents is None and person.side != "self":
                gathering.learn(person.actor_id, represents=state, side="state")
    return found


def _state_of(person: Figure | None, noun: str, near: set[str]) -> str | None:
    if person and (person.represents or "").startswith("cty:"):
        return person.represents
    if noun == "administration":
        return _UNITED_STATES
    return next(iter(near)) if person and len(near) == 1 else None


def find_bare_governments(gathering: Gathering) -> list[Naming]:
    """The government: that of the state whose government was named last, else of the state that the file is mostly about."""
    parse, namings, home = gathering.reading.parse, gathering.namings, home_state(gathering.namings)
    named = sorted((n.end, n.actor_id) for n in namings if n.rule in ("government_of_state", "government_of_person"))
    covered = {i for n in namings if n.actor_id.startswith("cty:") for i in tokens_in(parse, n.start, n.end)}
    found = []
    for i in range(1, len(parse)):
        word = parse.plain[i]
        if word not in parse.classes["bare_states"] or parse.plain[i - 1] != "the" or i in covered:
            continue
        if is_silent(gathering.reading, i) or parse.deps[i] == "compound":
            continue
        if parse.plain[i + 1 : i + 2] == ["of"] and word != "government":
            continue
        before = bisect.bisect_left(named, (parse.starts[i], "")) - 1
        state = named[before][1] if before >= 0 and word != "country" else home
        if word == "administration" and _UNITED_STATES in gathering.figures:
            state = _UNITED_STATES
        if state:
            found.append(Naming(parse.starts[i - 1], parse.ends[i], state, "role", "bare_government"))
    return found


def serve_their_owners(gathering: Gathering, pronouns: list[Naming]) -> None:
    """The European Union was late. Its delegation …: whose people a group is."""
    at = {n.start: n for n in pronouns}
    for n in gathering.namings:
        owner = at.get(n.start)
        if owner and n.actor_id.startswith("grp:") and owner.actor_id != n.actor_id:
            gathering.learn(n.actor_id, represents=owner.actor_id)


def find_possessed_states(gathering: Gathering, pronouns: list[Naming]) -> list[Naming]:
    """The Kenyan envoy said his country was ready: whom the pronoun's person represents."""
    parse, figures, found = gathering.reading.parse, gathering.figures, []
    taken = tokens_of(parse, gathering.namings)
    for n in pronouns:
        i = token_at(parse, n.start)
        noun, figure = parse.heads[i], figures[n.actor_id]
        own = parse.deps[i] == "poss" and i < noun < i + 3 and parse.lower[noun] in parse.classes["possessed_states"]
        if own and noun not in taken and figure.represents in figures and figure.kind == "person":
            found.append(Naming(n.start, parse.ends[noun], figure.represents, "role", "possessed_state"))
    return found
