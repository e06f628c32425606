"""The capitals of a text in, the associations that are named by whose they are out: Growers' Forum, Steelworkers of America.

So are those that are named by their cause (Transport Focus). No noun of the word list is needed: the plural of people before
an apostrophe, or of workers before a country, shows a body.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from analysis.actors.capitals import Capitals, is_common_word, is_silent, is_title, words_at
from analysis.actors.matching import Naming, Phrase, lists, tokens_of
from analysis.actors.organisations import Body
from analysis.actors.signs import has_officers, speaks, wills
from analysis.reading import Parse, Reading

_PLURALS = frozenset(("NNS", "NNPS"))
_LONGEST_CAUSE = 3  # words of such a name


def find_associations(capitals: Capitals, parties: list[Naming], roles: list[Phrase]) -> Iterator[Body]:
    """The Film Makers' Export League; the Farmers' and Foresters' List; United Steelworkers of America."""
    parse, units = capitals.reading.parse, capitals.units
    party_at = tokens_of(parse, parties)
    office_at = {i for role in roles for i in range(role.first, role.last + 1)}
    bodies = lists(capitals.reading.vocabulary).bodies
    runs = [(units[u].first, units[v].last) for u, v in capitals.anywhere]
    begins: dict[int, int] = {}  # first token of a run -> where the name begins that the runs before it lead to
    for (first, joins), (after, last) in itertools.pairwise(runs):
        silent = is_silent(capitals.reading, first) or is_title(capitals.reading, first)
        if silent or parse.sentences[first] != parse.sentences[last] or after - joins > 3:
            continue
        start = begins.get(first, first)
        if _is_owned(parse, joins, after) and joins not in party_at:
            begins[after] = start
            named = _is_named(parse, start) or parse.plain[last] in bodies  # Commercial Growers' Union leaders
            if parse.plain[after - 1] == "'" and not office_at & set(range(after, last + 1)) and named:
                yield Body(start, last, "owned_name")
        elif _is_nationwide(parse, first, joins, after) and after in party_at:
            yield Body(first, last, "workers_of_country")
    for first, last in runs:
        if is_silent(capitals.reading, first):
            continue
        if _is_called_union(parse, first, last):
            yield Body(first, last + 1, "workers_of_union", called=words_at(capitals.reading, first, last))
        elif _owns_union(parse, first, last):
            yield Body(first, last + 2, "owned_name", "union")
    yield from _named_by_cause(capitals, runs, party_at.keys() | office_at)


def _named_by_cause(capitals: Capitals, runs: list[tuple[int, int]], taken: Collection[int]) -> Iterator[Body]:
    """Transport Focus said so: where one such name acts, all of its places."""
    reading = capitals.reading
    places = [place for place in runs if _is_of_a_cause(capitals, *place, taken)]
    acting = {words_at(reading, *place) for place in places if _acts(reading, *place)}
    yield from (Body(*place, "named_by_cause") for place in places if words_at(reading, *place) in acting)


def _acts(reading: Reading, first: int, last: int) -> bool:
    return speaks(reading, first, last) or wills(reading, first, last) or has_officers(reading, first, last)


def _is_of_a_cause(capitals: Capitals, first: int, last: int, taken: Collection[int]) -> bool:
    """Transport Focus; Global Witness: words of the dictionary, the last of them what such bodies call themselves."""
    parse, words = capitals.reading.parse, capitals.reading.parse.words[first : last + 1]
    if not 2 <= len(words) <= _LONGEST_CAUSE or parse.plain[last] not in parse.classes["last_words_of_causes"]:
        return False
    known = all(word.istitle() and is_common_word(word) for word in words)
    known = known and parse.lower[first] not in parse.classes["given_names"]
    alone = parse.words[last + 1 : last + 2] != ["-"] and taken.isdisjoint(range(first, last))
    aside = is_silent(capitals.reading, first) or is_title(capitals.reading, first) or parse.words[first - 1 : first] == ["-"]
    return known and alone and not aside


def _is_owned(parse: Parse, joins: int, after: int) -> bool:
    """Growers | ' | Forum; Farmers | ' and | Foresters."""
    between = parse.plain[joins + 1 : after]
    return parse.plain[joins].endswith("s") and parse.ents[joins] != "PERSON" and between in (["'"], ["'", "and"])


def _is_named(parse: Parse, start: int) -> bool:
    """The | Growers' Forum; not: Nurses' Day."""
    return parse.plain[start - 1 : start] in (["the"], ["a"], ["an"]) if start else False


def _is_nationwide(parse: Parse, first: int, joins: int, after: int) -> bool:
    """Communications Workers | of | America, which the model takes for one name."""
    alike = all(label == "ORG" for label in parse.ents[first : after + 1])
    return alike and parse.plain[joins + 1 : after] == ["of"] and parse.tags[joins] in _PLURALS


def _owns_union(parse: Parse, first: int, last: int) -> bool:
    """The Retail Clerks | ' union."""
    several = parse.plain[last].endswith("s") and parse.plain[first - 1 : first] == ["the"] and parse.ents[last] != "PERSON"
    return several and parse.plain[last + 1 : last + 3] == ["'", "union"]


def _is_called_union(parse: Parse, first: int, last: int) -> bool:
    """The United Quarry Workers | union."""
    several = first < last and parse.tags[last] in _PLURALS and parse.ents[first] == parse.ents[last] == "ORG"
    return several and parse.plain[first - 1 : first] == ["the"] and parse.plain[last + 1 : last + 2] == ["union"]
