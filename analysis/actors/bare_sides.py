"""What is gathered of an article in, the sides that a common noun names out: `the city refused`, `the junta demanded`.

Such a noun is most often a place or a thing; where it wills or says something, it is a party, known only by what it is.
"""

from __future__ import annotations

from analysis.actors.body_nouns import Bodies
from analysis.actors.capitals import is_bare
from analysis.actors.draft import Gathering, home_state
from analysis.actors.matching import Naming, tokens_of
from analysis.actors.organisations import Body
from analysis.actors.signs import speaks, wills
from analysis.reading import Parse, Reading


def find_bare_sides(gathering: Gathering) -> list[Body]:
    """The nouns by which the file calls no body that it names; the junta is the state, if the file is about one."""
    reading, parse, bodies, places = gathering.reading, gathering.reading.parse, Bodies(gathering), _places(gathering)
    acting = {parse.plain[i] for i in places if _acts(reading, i)}
    states = parse.classes["bare_states"] if home_state(gathering.namings) else frozenset()
    bare = {noun for noun in acting - states if not any(map(bodies.any, _alike(parse, noun)))}
    return [Body(i, i, "bare_body", parse.plain[i]) for i in places if parse.plain[i] in bare]


def find_called_sides(gathering: Gathering) -> list[Naming]:
    """The city said, in a file that names one City of Hutton; the team, in one of a Hutton Football Club."""
    parse, bodies, found = gathering.reading.parse, Bodies(gathering), []
    for i in _places(gathering):
        called = (bodies.only(noun, parse.starts[i]) for noun in _alike(parse, parse.plain[i]))
        if actor_id := next(filter(None, called), None):
            found.append(Naming(parse.starts[i], parse.ends[i], actor_id, "role", "body_noun"))
    return found


def _acts(reading: Reading, i: int) -> bool:
    """The city refused, the city said; not: The plant must close. The mill closed."""
    parse = reading.parse
    verb = parse.heads[i]
    asked = any(parse.tags[c] == "MD" and parse.lower[c] in parse.classes["demanding"] for c in parse.children[verb])
    idle = parse.lemmas[verb] in parse.classes["done_by_places"]
    return not asked and not idle and (speaks(reading, i, i) or wills(reading, i, i))


def _alike(parse: Parse, noun: str) -> tuple[str, ...]:
    return (noun, *sorted(parse.classes["teams"] - {noun})) if noun in parse.classes["teams"] else (noun,)


def _places(gathering: Gathering) -> list[int]:
    """Where such a noun stands alone behind an article."""
    parse, at = gathering.reading.parse, tokens_of(gathering.reading.parse, gathering.namings)
    nouns = (i for i, word in enumerate(parse.words) if word in parse.classes["bare_sides"] and parse.tags[i] == "NN")
    return [i for i in nouns if i not in at and is_bare(gathering.reading, i, i)]
