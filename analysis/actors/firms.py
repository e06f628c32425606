"""The capitals of a text in, the firms out that no noun of the word list names: by their ending, or short for a longer name.

So are the locals of unions, which have a number.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from analysis.actors.capitals import Capitals, is_common_word, is_silent, words_at
from analysis.actors.organisations import Body
from analysis.actors.register import POSSESSIVE
from analysis.reading import Reading

_LOCAL = "local"
_NAMED = frozenset(("entity", "capitals_around_noun"))  # rules by which a name is found that may be short for a longer one


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


def as_short_names(reading: Reading, bodies: list[Body]) -> list[Body]:
    """Hutton, in a file that names Hutton Harbour Ltd.; the Chamber, in one that names the Chamber of Mines and no other."""
    endings = reading.parse.classes["endings_of_firms"]
    names = {b: POSSESSIVE.sub("", words_at(reading, b.first, b.last)) for b in bodies}
    full = sorted({name for name in names.values() if " " in name})

    def longer(b: Body) -> list[str]:
        name = names[b]
        if b.rule == "entity" and (firms := [f for f in full if f.startswith(name + " ") and f.split()[-1].lower() in endings]):
            return firms
        if b.rule in _NAMED and b.first == b.last and reading.parse.plain[b.first - 1 : b.first] == ["the"]:
            return [f for f in full if f.endswith(" " + name) or f.startswith((name + " of ", name + " for "))]
        return []

    return [b._replace(rule="short_name", called=found[0]) if len(found := longer(b)) == 1 else b for b in bodies]


def with_numbers(reading: Reading, bodies: list[Body]) -> list[Body]:
    """The Dockers' Union Local | 222; Local | 222: the local of a union, not the union."""
    parse, numbered, called = reading.parse, [], {}
    for b in sorted(bodies):
        number = b.last + (1 if parse.plain[b.last] == _LOCAL else 2)
        digits = parse.words[number] if parse.plain[number - 1 : number] == [_LOCAL] and number < len(parse) else ""
        if digits.isdigit() and parse.sentences[number] == parse.sentences[b.first]:
            b = b._replace(last=number, owner=None, is_bare=False)
            if number - b.first > 1:
                called.setdefault(digits, words_at(reading, b.first, number))
        if not numbered or b.first > numbered[-1].last:
            numbered.append(b)
    bare = (parse.plain[b.first : b.last] == [_LOCAL] for b in numbered)
    return [
        b._replace(called=called.get(parse.words[b.last], "")) if is_bare else b
        for b, is_bare in zip(numbered, bare, strict=True)
    ]
