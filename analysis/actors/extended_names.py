"""A `Reading` and its capitals in, the names of bodies that go on out: Voices for Norland, the Bank do Sul, the HDU militia.

Small words stand inside a name where the language model takes all for one organisation and a noun of the word list, or the
weights, bear it out; behind a name may stand a noun that only says what the body is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analysis.actors.capitals import Capitals, is_silent, is_title, words_at
from analysis.actors.draft import Gathering
from analysis.actors.entities import organisation_signs
from analysis.actors.matching import Naming, lists, tokens_of
from analysis.actors.organisations import Body, but_never
from analysis.actors.signs import IsActor
from analysis.reading import Parse
from analysis.reading.grammar import tokens_in

_LINKS = frozenset(("of", "for"))
_ABROAD = frozenset(("e", "des", "do", "das", "del", "et", "und"))  # Banco do Sul, Cassa Nord e Centro
_DASHES = frozenset(("–", "—", "/"))
_ARTICLES = frozenset(("the", "a", "an"))


def find_linked_names(
    capitals: Capitals, bodies: Sequence[Body], parties: list[Naming], roles: Collection[int], is_actor: IsActor
) -> list[Body]:
    """Names that go on behind a small word; none where one of the `bodies` goes on as far, or one of the `roles` stands."""
    reading, parse = capitals.reading, capitals.reading.parse
    known, at = {i: b for b in bodies for i in range(b.first, b.last + 1)}, tokens_of(parse, parties)
    places: dict[str, list[tuple[int, int]]] = {}
    for first, last in _linked(parse):
        inner = {known[i] for i in range(first, last + 1) if i in known}
        longer = any(b.first < first or b.last > last or (b.first, b.last) == (first, last) or b.owner for b in inner)
        listed = any(at[i].actor_id.startswith("org:") for i in range(first, last + 1) if i in at)
        aside = is_silent(reading, first) or is_title(reading, first)
        if not (longer or listed or aside) and roles.isdisjoint(range(first, last + 1)):
            places.setdefault(words_at(reading, first, last), []).append((first, last))
    found: list[Body] = []
    for name, where in places.items():
        noun = _noun_of(capitals, *where[0])
        owned = any(i in at for i in range(where[0][0], where[0][1] + 1)) and " of " in name  # Economy of Norland
        if noun or (not owned and is_actor("organisation", organisation_signs(reading, name, where), where)):
            found += [Body(first, last, "capitals_around_noun" if noun else "entity", noun) for first, last in where]
    return but_never(reading, sorted(found))


def _noun_of(capitals: Capitals, first: int, last: int) -> str:
    """The noun of the list in a name: Committee of Norland; Fund for Peace Foundation; none in State of the Union."""
    parse, nouns = capitals.reading.parse, lists(capitals.reading.vocabulary).bodies
    link = next(i for i in range(first + 1, last + 1) if not parse.words[i][0].isupper())
    heads = (link - 1,) if parse.plain[link] == "of" else (last, link - 1)
    return next((parse.plain[i] for i in heads if parse.plain[i] in nouns), "")


def _linked(parse: Parse) -> Iterator[tuple[int, int]]:
    """Where the model takes capitals and the small words between them for one organisation."""
    i = 0
    while i < len(parse):
        end = i
        while end < len(parse) and parse.ents[end] == "ORG" and parse.sentences[end] == parse.sentences[i]:
            end += 1
        first, last = i, end - 1
        while first < last and parse.plain[first] in _ARTICLES:
            first += 1
        while last > first and (not parse.words[last][0].isupper() or parse.plain[last] in _ARTICLES):
            last -= 1
        if last > first + 1 and parse.words[first][0].isupper() and _is_one_name(parse, first, last):
            yield first, last
        i = max(end, i + 1)


def _is_one_name(parse: Parse, first: int, last: int) -> bool:
    """Commission of Support and Verification; African Export–Import Bank; not: Airbus and Boeing, Norway's Labour Party."""
    linked, given = False, parse.classes["given_names"]
    for i in range(first + 1, last):
        word = parse.plain[i]
        glued = word in _DASHES and parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]
        joined = word in _ARTICLES and parse.plain[i - 1] in _LINKS
        if word == "of" and parse.lower[i + 1] in given:  # the Movement | of Ann Lee
            return False
        if parse.words[i] in _LINKS | _ABROAD or glued:
            linked = True
        elif not (parse.words[i][0].isupper() or joined or (word == "and" and linked)):
            return False
    return linked


def find_kinds_behind_names(gathering: Gathering) -> list[Naming]:
    """The HDU militia, the M-19 guerrilla group: that very body; not: the World Bank mission, the Fiat union."""
    reading, parse, found = gathering.reading, gathering.reading.parse, []
    kinds, at = parse.classes["kinds_behind_names"], tokens_of(parse, gathering.namings)
    for n in gathering.namings:
        tokens = tokens_in(parse, n.start, n.end)
        if not n.actor_id.startswith("org:") or not tokens or not parse.words[tokens[-1]][0].isupper():
            continue
        noun = last = tokens[-1]
        while (
            noun + 1 < len(parse) and parse.plain[noun + 1] in kinds and parse.words[noun + 1].islower() and noun + 1 not in at
        ):
            noun += 1
        if noun > last and parse.deps[noun] not in ("compound", "amod", "nmod") and not is_silent(reading, noun):
            found.append(n._replace(end=parse.ends[noun], form="name", rule="kind_behind_name"))
    return found
