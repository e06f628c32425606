"""The capitals of a text in, the firms out that no noun of the word list names: by their ending, or short for a longer name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from analysis.actors.capitals import Capitals, is_common_word, is_silent, words_at
from analysis.actors.organisations import Body
from analysis.actors.register import POSSESSIVE


def find_firms(capitals: Capitals) -> Iterator[Body]:
    """Calder Tire and Rubber Co; J. Hart and Co Ltd; but: Airbus and Boeing Co."""
    parse, units = capitals.reading.parse, capitals.units
    runs = [(units[u].first, units[v].last) for u, v in capitals.runs(set())]
    for (first, joins), (after, last) in itertools.pairwise(runs):
        if after != joins + 2 or parse.plain[joins + 1] != "and" or parse.sentences[first] != parse.sentences[last]:
            continue
        trade = [i for i in range(after, last + 1) if parse.plain[i] not in parse.classes["endings_of_firms"]]
        trades = joins > first and is_common_word(parse.words[joins]) and not parse.plain[joins].endswith("s")
        is_trade = len(trade) == 1 and is_common_word(parse.words[trade[0]]) and (trades or parse.ents[joins + 1] == "ORG")
        if not is_silent(capitals.reading, first) and last - after + 1 > len(trade) and (is_trade or not trade):
            yield Body(first, last, "firm_with_and")


def find_short_names(capitals: Capitals, bodies: list[Body]) -> list[Body]:
    """Brenton, in a file that names Brenton Ltd. or Brenton Lines: a firm without its ending."""
    reading, parse, units = capitals.reading, capitals.reading.parse, capitals.units
    endings = parse.classes["endings_of_firms"] | parse.classes["second_names_of_firms"]
    full: dict[str, set[str]] = {}
    for b in bodies:
        last = b.last
        while last > b.first and parse.plain[last] in endings:
            last -= 1
        short = words_at(reading, b.first, last)
        if last < b.last and not is_common_word(short):
            full.setdefault(short, set()).add(words_at(reading, b.first, b.last))
    taken, found = {i for b in bodies for i in range(b.first, b.last + 1)}, []
    for u, v in capitals.runs(taken) if full else ():
        first, last = units[u].first, units[v].last
        names = full.get(POSSESSIVE.sub("", words_at(reading, first, last)), ())
        if len(names) == 1 and not is_silent(reading, first):
            found.append(Body(first, last, "short_name", called=next(iter(names))))
    return found
