"""A run of capitals in, the word with which the name of a person begins in it out: Comptroller of the Currency | Ann Lee."""

from __future__ import annotations

from analysis.actors.capitals import Capitals, is_common_word
from analysis.actors.matching import lists
from analysis.actors.titles import Titles
from analysis.reading.grammar import opens_sentence

_ENDINGS_OF_JOBS = ("er", "or", "ist", "ian", "elect")  # Composer, Comptroller


def begin_of_name(capitals: Capitals, titles: Titles, u: int, v: int) -> int:
    """The unit with which a name begins in the run of units `[u, v]`.

    Using | Jack Dorn as a foil, …; Democrat | Jack Dorn: a sentence's first word has a capital of its own.
    """
    parse, units = capitals.reading.parse, capitals.units
    name = u
    while name < v and units[name].text.lower() in parse.classes["fields_of_office"]:
        name += 1
    if name > u and titles.with_field(units[name].first):
        return name
    opening = parse.classes["partisans"] | parse.classes["weekdays"]
    if u < v and units[u].text.lower() in opening:  # On Monday | Jack Dorn left.
        return u + 1
    if (name := _given_name(capitals, titles, u, v)) > u:
        return name
    first = units[u].first
    opens = u < v and opens_sentence(parse, first) and is_common_word(parse.words[first])
    opens = opens and parse.lower[first] not in parse.classes["given_names"]  # Ana Cruz
    return u + 1 if opens and parse.ents[first] != "PERSON" and parse.ents[first + 1] == "PERSON" else u


def _given_name(capitals: Capitals, titles: Titles, u: int, v: int) -> int:
    """Speaker of the House | Ann Lee; Norland Democrat | Ann Lee; not: Bank Julius Roe, Hope Mary Lee."""
    parse, units, first = capitals.reading.parse, capitals.units, capitals.units[u].first
    given = parse.classes["given_names"]
    w = next((w for w in range(u + 1, v) if units[w].text.lower() in given), u)
    before = units[w - 1].text.lower()
    if w == u or before in given | parse.classes["words_as_given_names"]:
        return u
    of = first - 1 - (parse.plain[first - 1 : first] == ["the"])
    if w == u + 1 and of > 0 and parse.plain[of] == "of" and of - 1 in titles.by_last:
        return w
    plain = is_common_word(before) and before not in lists(capitals.reading.vocabulary).bodies
    led = plain and (before.endswith(_ENDINGS_OF_JOBS) or (w == u + 1 and opens_sentence(parse, first)))
    person = parse.ents[units[v].first] == "PERSON"
    return w if person and (led or before in parse.classes["partisans"]) else u
