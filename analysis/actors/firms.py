"""The capitals of a text in, the firms out that no noun of the word list names: by their ending, or short for a longer name.

So are the locals of unions, which have a number.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from analysis.actors.acronyms import is_acronym
from analysis.actors.capitals import Capitals, is_common_word, is_silent, words_at
from analysis.actors.matching import Naming, tokens_of
from analysis.actors.organisations import Body
from analysis.actors.register import POSSESSIVE
from analysis.reading import Parse, Reading
from analysis.reading.grammar import opens_sentence

_LOCAL = "local"
_OTHERS = frozenset(("PERSON", "GPE", "LOC", "NORP", "FAC"))  # labels of what is no body
_NAMED = frozenset(("entity", "capitals_around_noun"))  # rules by which a name is found that may be short for a longer one


def find_firms(capitals: Capitals) -> Iterator[Body]:
    """Calder Tire and Rubber Co; J. Hart and Co Ltd; but: Airbus and Boeing Co."""
    parse, units = capitals.reading.parse, capitals.units
    runs = [(units[u].first, units[v].last) for u, v in capitals.anywhere]
    for (first, joins), (after, last) in itertools.pairwise(runs):
        if after != joins + 2 or parse.plain[joins + 1] != "and" or parse.sentences[first] != parse.sentences[last]:
            continue
        trade = [i for i in range(after, last + 1) if parse.plain[i] not in parse.classes["endings_of_firms"]]
        trades = joins > first and is_common_word(parse.words[joins]) and not parse.plain[joins].endswith("s")
        is_trade = len(trade) == 1 and is_common_word(parse.words[trade[0]]) and (trades or parse.ents[joins + 1] == "ORG")
        if not is_silent(capitals.reading, first) and last - after + 1 > len(trade) and (is_trade or not trade):
            yield Body(first, last, "firm_with_and")


def find_by_ending(capitals: Capitals, parties: list[Naming]) -> Iterator[Body]:
    """Norrland Werke AG; Bergmann Rederi A/S: endings of other languages, as they write them; not: Ohio AG Ann Lee."""
    parse, units, party_at = capitals.reading.parse, capitals.units, tokens_of(capitals.reading.parse, parties)
    for u, v in capitals.anywhere:
        first, ends, last = units[u].first, units[v].first, units[v].last
        if parse.words[last + 1 : last + 4] == ["A", "/", "S"]:
            ends, last = last + 1, last + 3
        if parse.words[last + 1 : last + 2] == ["plc"]:  # Harrow plc
            yield Body(first, last + 1, "firm_by_ending")
            continue
        if parse.words[last + 1 : last + 2] == [","] and _is_ending(parse, last + 2):  # Harrow, Inc.
            yield Body(first, last + 2, "firm_by_ending")
            continue
        known = "".join(parse.words[ends : last + 1]) in parse.classes["endings_abroad"]
        of_place = ends - 1 in party_at and not party_at[ends - 1].actor_id.startswith("org:")
        if known and first < ends and not of_place and not is_silent(capitals.reading, first):
            yield Body(first, last, "firm_by_ending")


def _is_ending(parse: Parse, i: int) -> bool:
    """Harrow, | Inc.; not: Ann Lee, | co-leader."""
    ending = "".join(parse.words[i : i + 1])
    return ending.lower() in parse.classes["endings_of_firms"] and ending[0].isupper() and parse.words[i + 1 : i + 2] != ["-"]


def find_short_names(capitals: Capitals, bodies: list[Body], parties: list[Naming], people: Collection[int] = ()) -> list[Body]:
    """Brenton, in a file that names Brenton Ltd. or Brenton Lines; the Fund, in one that names the Monetary Fund and no other.

    No token of `people` is part of one.
    """
    reading, parse, units = capitals.reading, capitals.reading.parse, capitals.units
    endings = parse.classes["endings_of_firms"] | parse.classes["second_names_of_firms"]
    full: dict[str, set[str]] = {}
    for b in bodies:
        name = words = words_at(reading, b.first, b.last).split()
        while len(name) > 1 and name[-1].lower() in endings:
            name = name[:-1]
        if len(name) < len(words) and not is_common_word(" ".join(name)):
            full.setdefault(" ".join(name), set()).add(" ".join(words))
    found, names = [], _full_names(reading, bodies, parties)
    taken = {i for b in bodies for i in range(b.first, b.last + 1)} | tokens_of(parse, parties).keys() | set(people)
    for u, v in capitals.runs(taken) if full or names else ():
        first, last = units[u].first, units[v].last
        name = POSSESSIVE.sub("", words_at(reading, first, last))
        longer = sorted(full.get(name, ())) or _of_same_noun(reading, first, last, name, names)
        longer = longer or ([] if parse.ents[first] in _OTHERS else _begun(reading, name, names))
        if len(longer) == 1 and not is_silent(reading, first):
            found.append(Body(first, last, "short_name", called=longer[0]))
    return found


def _full_names(reading: Reading, bodies: list[Body], parties: list[Naming]) -> list[str]:
    """The names of several words that the file has for bodies, and those of listed ones, whatever the file calls them."""
    listed = {n.actor_id for n in parties if n.actor_id.startswith(("org:", "blc:"))}
    names = {POSSESSIVE.sub("", words_at(reading, b.first, b.last)) for b in bodies}
    names |= {party.name for party in reading.vocabulary.actors if party.actor_id in listed}
    return sorted(name for name in names if " " in name)


def _of_same_noun(reading: Reading, first: int, last: int, name: str, names: list[str]) -> list[str]:
    """The | Fund: Monetary Fund; the | Department: Ohio Department of Health, Department for Trade; a | Fund official."""
    if first != last or not _is_of_the_only_one(reading.parse, first):
        return []
    return [
        full
        for full in names
        if f" {full}".endswith(f" {name}") or f" {name} of " in f" {full}" or full.startswith(f"{name} for ")
    ]


def _is_of_the_only_one(parse: Parse, i: int) -> bool:
    """The | Fund; told | Council that; a | Council official; not: a | Council, nor what opens a sentence by itself."""
    if parse.plain[i - 1 : i] == ["the"] or parse.deps[i] in ("compound", "nmod"):
        return True
    return not opens_sentence(parse, i) and parse.plain[i - 1] not in ("a", "an")


def _begun(reading: Reading, name: str, names: list[str]) -> list[str]:
    """Hutton | Harbour Ltd. before Hutton | House, Mersey | Docks Trust; not: National | Union of Seamen."""
    if _is_told_as_place(reading, name):  # ELY, May 3: the Ely | school board, before the Ely Growers' Association
        return []
    begun = [full for full in names if full.startswith(name + " ")]
    if name.lower() in reading.parse.classes["names_of_parties"]:  # the | Greens: Green Dawn
        begun += [full for full in names if full.startswith(name[:-1] + " ")]
        return begun
    firms = [full for full in begun if full.split()[-1].lower() in reading.parse.classes["endings_of_firms"]]
    return firms or ([] if all(is_common_word(word) for word in name.split()) else begun)


def _is_told_as_place(reading: Reading, name: str) -> bool:
    """Whether the dateline begins with a name: bodies of that town may begin with it, too."""
    places = (reading.article.text[s.start : s.end].lower() for s in reading.sections if s.kind == "dateline")
    return any(place.startswith(name.lower()) for place in places)


def as_short_names(reading: Reading, bodies: list[Body], parties: list[Naming]) -> list[Body]:
    """Hutton, in a file that names Hutton Harbour Ltd. and no other of that name; the Chamber, where it names one."""
    names = {b: POSSESSIVE.sub("", words_at(reading, b.first, b.last)) for b in bodies}
    full = _full_names(reading, bodies, parties)
    endings = reading.parse.classes["endings_of_firms"] | reading.parse.classes["second_names_of_firms"]

    def longer(b: Body) -> list[str]:
        name = names[b]
        if b.is_bare:  # the Supreme Court, in a file that names the Supreme Court of Justice
            return [one for one in full if one.startswith((f"{name} of ", f"{name} for "))]
        begun = _begun(reading, name, full) if b.rule in _NAMED else []
        if b.rule != "entity":  # Brooklyn Union: Brooklyn Union Gas Co
            begun = [one for one in begun if one.split()[-1].lower() in endings]
        return begun or (_of_same_noun(reading, b.first, b.last, name, full) if b.rule in _NAMED else [])

    return [
        b._replace(rule="short_name", called=found[0], is_bare=False) if len(found := longer(b)) == 1 else b for b in bodies
    ]


def find_locals(reading: Reading, bodies: list[Body]) -> Iterator[Body]:
    """Members of Local | 218, UAW local | 594: the local of a union where no name of the `bodies` leads to its number."""
    parse, ends = reading.parse, {i for b in bodies for i in (*range(b.first, b.last + 1), b.last + 1)}
    for i in range(1, len(parse) - 1):
        if parse.plain[i] == _LOCAL and parse.words[i + 1].isdigit() and i not in ends and not is_silent(reading, i):
            first, several = i, parse.words[i - 1][0].isupper() and parse.tags[i - 1] == "NNPS"
            if several or is_acronym(parse.words[i - 1]):  # members of the Bay Retail Clerks | Local 88
                first = i - 1
            while several and first and parse.words[first - 1][0].isupper() and parse.plain[first - 1] != "the":
                first -= 1
            if first < i or parse.words[i][0].isupper():
                yield Body(first, i, "local_of_union", "union")


def with_numbers(reading: Reading, bodies: list[Body]) -> list[Body]:
    """The Dockers' Union Local | 222; Local | 222: the local of a union, not the union.

    The | Union is the local, too, where the file names the union by its only local.
    """
    parse, numbered, called = reading.parse, [], {}
    locals_of: dict[str, set[str]] = {}
    for b in sorted(bodies):
        number = b.last + (1 if parse.plain[b.last] == _LOCAL else 2)
        digits = parse.words[number] if parse.plain[number - 1 : number] == [_LOCAL] and number < len(parse) else ""
        if digits.isdigit() and parse.sentences[number] == parse.sentences[b.first]:
            if number - b.first > 1:
                called.setdefault(digits, words_at(reading, b.first, number))
                locals_of.setdefault(words_at(reading, b.first, number - 2), set()).add(called[digits])
            b = b._replace(last=number, owner=None, is_bare=False)
        if not numbered or b.first > numbered[-1].last:
            numbered.append(b)
    whole = {words_at(reading, b.first, b.last) for b in numbered}
    only = {name: min(of) for name, of in locals_of.items() if len(of) == 1 and name not in whole}
    for k, b in enumerate(numbered):
        if parse.plain[b.first : b.last] == [_LOCAL]:
            numbered[k] = b._replace(called=called.get(parse.words[b.last], ""))
        elif b.called in only:
            numbered[k] = b._replace(called=only[b.called])
    return numbered
