"""A `Reading` and its capitals in, the organisations that nothing in their names shows to be such out.

`Dagsavis noted`, `the UHF's aim`: the language model takes them for organisations, and the sentences bear it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.actors.acronyms import is_acronym
from analysis.actors.capitals import Capitals, is_common_word, is_introduced, is_silent, is_title, words_at
from analysis.actors.matching import Naming, Phrase, lists, tokens_of
from analysis.actors.organisations import Body, but_never, owned_from
from analysis.actors.signs import IsActor, has_officers, is_called_body, name_signs, speaks, wills
from analysis.reading import Parse, Reading, load_lexicon
from analysis.reading.grammar import head_of, opens_sentence

ENOUGH = 3  # points of evidence that make an organisation of what the model takes for one
_FURTHEST_PAPER = 4  # tokens before the acronym of a law
_LONGEST_END = 3  # tokens of a name behind its last capital


def find_entities(capitals: Capitals, taken: set[int], is_actor: IsActor, titles: Sequence[Phrase] = ()) -> list[Body]:
    """What the model takes for an organisation, where the sentences bear it out; no token that is `taken` is part of one.

    Args:
        titles: the roles in front of the names of people: what stands before may be the body that has such an officer.
    """
    reading, found = capitals.reading, []
    parse, classes, nouns = reading.parse, reading.parse.classes, lists(reading.vocabulary).by_kind
    people, bodies = nouns["group"] | nouns["role"] | nouns["anonymous"], lists(reading.vocabulary).bodies
    offices = classes["national_offices"] | classes["shared_offices"]  # the Defence Minister, General Sorin Hadad
    officers = [t for t in titles if _employs(reading, t)]
    employers = {t.first - 1 for t in officers}
    for name, places in _places(capitals, taken | {i for t in officers for i in range(t.first, t.last + 1)}).items():
        if len(name.strip(".")) == 1 or name.lower() in classes["endings_of_firms"] or name.lower().split()[-1] in offices:
            continue
        if parse.lemmas[places[0][1]] in people and " " not in name:  # Ministers met; the Chair left
            continue
        if name.lower() in bodies and all(opens_sentence(parse, first) for first, _ in places):  # Army spokesmen left
            continue
        if is_acronym(name) and any(_is_of_a_paper(parse, first) for first, _ in places):
            continue
        employs = any(last in employers for _, last in places)
        if employs or is_actor("organisation", organisation_signs(reading, name, places), places) or _is_clear(reading, places):
            found += [Body(owned_from(parse, first), _continued(parse, last), "entity") for first, last in places]
    return but_never(reading, found)


def _employs(reading: Reading, title: Phrase) -> bool:
    """Nordstahl | chief executive Bert Holm, Nexora | spokeswoman Ines Paz; not: Norwegian, Oslo, Former, Finance."""
    parse, i = reading.parse, title.first - 1
    if i < 0 or not parse.words[i][0].isupper() or parse.ents[i] in ("NORP", "GPE", "LOC"):
        return False
    if title.entry.role in parse.classes["officers_of_bodies"]:
        return _is_no_plain_word(reading, i)
    speaks_for = title.entry.role.split()[-1] in parse.classes["spokespeople"]  # of a minister too: Huber spokesman Bert Holm
    unknown = not is_common_word(parse.words[i]) and parse.lower[i] not in parse.classes["given_names"]
    return speaks_for and unknown and parse.ents[i] != "PERSON"


def _is_no_plain_word(reading: Reading, i: int) -> bool:
    """Talks with Prospect | general secretary Ann Lee; not: Former, Company, and what is in capitals all through."""
    parse, word = reading.parse, reading.parse.lower[i]
    if not is_common_word(word):
        return True
    kind = parse.lemmas[i] in lists(reading.vocabulary).people_and_bodies or word in parse.classes["company_nouns"]
    kind = kind or word in parse.classes["fields_of_office"] or load_lexicon().has(word, "adj")
    return not kind and not opens_sentence(parse, i) and not parse.words[i].isupper()


def find_introduced(capitals: Capitals, taken: set[int]) -> set[int]:
    """The tokens of names of which the noun before says that nobody is called so: the steelmaker | Nordstahl.

    Not: World Bank | Vice-President Ann Lee.
    """
    parse, units = capitals.reading.parse, capitals.units
    places = ((units[u].first, units[v].last) for u, v in capitals.runs(taken) if units[u].first - 1 not in taken)
    return {token for first, last in places if is_introduced(parse, first, last) for token in range(first, last + 1)}


def find_entities_around_parties(capitals: Capitals, parties: list[Naming], taken: set[int], is_actor: IsActor) -> list[Body]:
    """Coastal Bridge America; British Harbour: what the model takes for one body all through, a listed party inside."""
    reading, units, parse = capitals.reading, capitals.units, capitals.reading.parse
    at = tokens_of(parse, parties)
    places: dict[str, list[tuple[int, int]]] = {}
    for u, v in capitals.runs(taken):
        first, last = units[u].first, units[v].last
        inside = [i in at for i in range(first, last + 1)]
        around = any(inside) and not all(inside) and _is_whole(parse, first, last, taken)
        words = [parse.words[i] for i in range(first, last + 1) if i not in at]
        around = around and (not inside[0] or any(map(is_common_word, words)))  # not: Kenyan | Anneke Zurabov
        one_noun = inside.count(False) == 1 and not inside[-1] and is_common_word(parse.words[last])  # the next U.S. step
        if around and not one_noun and not is_silent(reading, first) and not is_title(reading, first):
            places.setdefault(words_at(reading, first, last), []).append((first, last))
    kept = [at for name, at in places.items() if is_actor("organisation", organisation_signs(reading, name, at), at)]
    found = [place for at in kept for place in at]
    return but_never(reading, [Body(first, last, "entity") for first, last in sorted(found)])


def _is_whole(parse: Parse, first: int, last: int, taken: set[int]) -> bool:
    """Not: U.S. Agriculture | Secretary Ann Lee, the Kurdish People | 's Protection Units."""
    end = last + (last + 1 in taken)
    owner = parse.plain[last + 1 : last + 2] == ["'s"] and parse.words[last + 2 : last + 3] != []
    return all(parse.ents[i] == "ORG" for i in range(first, end + 1)) and not (owner and parse.words[last + 2][0].isupper())


def _is_of_a_paper(parse: Parse, first: int) -> bool:
    """The Norland Trade Act, or | NTA; the accord (NTA)."""
    i = first - 1
    while i > 0 and first - i < _FURTHEST_PAPER and parse.plain[i] in ("(", ",", "or", "[", "the"):
        i -= 1
    return i < first - 1 and parse.plain[i] in parse.classes["papers"]


def _is_clear(reading: Reading, places: list[tuple[int, int]]) -> bool:
    """Tesco refused: what the model takes for an organisation each time, and what speaks."""
    ents, told = reading.parse.ents, [place for place in places if not is_title(reading, place[0])]
    labelled = all(ents[i] == "ORG" for first, last in told for i in (first, last))
    labelled = labelled or all("-" in (name := words_at(reading, *place)) and is_acronym(name) for place in told)  # SAG-AFTRA
    acts = all(
        ents[i] == "GPE" for first, last in told for i in (first, last)
    )  # Sudland asked for time: no list knows the state
    if any(has_officers(reading, *place) or is_called_body(reading, *place) for place in told):
        return True  # Norland's envoy; Lufthansa <LHAG.F>
    if labelled and any(wills(reading, *place) for place in told):
        return True  # Calder will not deliver
    if all(_is_unknown_name(reading, *place) for place in told):
        labelled = True
    return (labelled or acts) and any(speaks(reading, *place) or wills(reading, *place) for place in told)


def _is_unknown_name(reading: Reading, first: int, last: int) -> bool:
    """Walmart said; Unite said: one word that no dictionary has but as a verb, nothing to the model, no one's given name."""
    parse, word, lexicon = reading.parse, reading.parse.words[first], load_lexicon()
    known = is_common_word(word) and (lexicon.has(word.lower(), "noun", "adj", "adv") or not lexicon.has(word.lower(), "verb"))
    known = known or parse.lower[first] in parse.classes["given_names"] or not word.isalpha()
    noun = parse.tags[first][:2] == "NN" and (parse.tags[first][:3] == "NNP" or not word.endswith("s"))  # Netizens said
    return first == last and not known and parse.ents[first] == "" and noun


def _places(capitals: Capitals, taken: set[int]) -> dict[str, list[tuple[int, int]]]:
    """The runs of capitals that may name organisations, and where they stand, headlines only if elsewhere too."""
    reading, units = capitals.reading, capitals.units
    places: dict[str, list[tuple[int, int]]] = {}
    for u, v in capitals.runs(taken):
        first, last = units[u].first, units[v].last
        if not is_silent(reading, first):
            places.setdefault(words_at(reading, first, last), []).append((first, last))
    return {name: found for name, found in places.items() if any(not is_title(reading, first) for first, _ in found)}


def organisation_signs(reading: Reading, name: str, places: list[tuple[int, int]]) -> list[str]:
    """What speaks for a name being that of an organisation; `ruled` where the evidence of its places is enough."""
    told = [place for place in places if not is_title(reading, place[0])]
    evidence = [points for place in told if (points := _evidence(reading, *place))]
    found = [*name_signs(reading, told), f"points={min(6, sum(evidence))}"]
    seen = len(evidence) > 1 or name.isupper() or not is_common_word(name)
    return [*found, "ruled"] if sum(evidence) >= ENOUGH and seen else found


def _evidence(reading: Reading, first: int, last: int) -> int:
    """How much shows that a run of capitals is an organisation (see `ENOUGH`)."""
    parse = reading.parse
    label = Counter(parse.ents[first : last + 1]).most_common(1)[0][0]
    acronym = first == last and is_acronym(parse.words[first])
    introduced = is_introduced(parse, first, last) or _is_explained(reading, first, last)
    introduced = introduced or (first < last and parse.lower[first] in parse.classes["bodies_abroad"])  # Jaish | al-Nasr
    if label != "ORG" and not introduced and not (acronym and label in ("GPE", "", "NORP", "PERSON")):
        return 0
    points = (label == "ORG") + acronym + ENOUGH * introduced
    head = _first_of_several(parse, head_of(parse, first, last))
    if parse.deps[head] in ("nsubj", "nsubjpass", "poss", "agent"):
        points += 2 if parse.lemmas[parse.heads[head]] in lists(reading.vocabulary).speech else 1
    return points + (parse.plain[first - 1 : first] == ["("] and parse.plain[last + 1 : last + 2] == [")"])


def _first_of_several(parse: Parse, head: int) -> int:
    """Airbus and | Boeing said: Boeing speaks too."""
    while parse.deps[head] == "conj" and parse.heads[head] < head:
        head = parse.heads[head]
    return head


def _is_explained(reading: Reading, first: int, last: int) -> bool:
    """Unimar, the union of the crews, …; a rival bidder, | Unimar, …; the mills, | Fagerholm and Uddby, …"""
    parse, head = reading.parse, head_of(reading.parse, first, last)
    one = _first_of_several(parse, head)
    if parse.deps[one] == "appos" and parse.heads[one] < first and parse.tags[parse.heads[one]] in ("NN", "NNS"):
        return _is_kind_of_body(reading, parse.heads[one])
    if parse.plain[last + 1 : last + 2] != [","] or parse.plain[last + 2 : last + 3] not in (["the"], ["a"], ["an"]):
        return False
    beside = (c for c in parse.children[head] if parse.deps[c] == "appos" and parse.tags[c] == "NN")
    return any(_is_kind_of_body(reading, c) for c in beside)


def _is_kind_of_body(reading: Reading, i: int) -> bool:
    """Union, bidder, mills."""
    noun = reading.parse.lemmas[i]
    return noun in lists(reading.vocabulary).bodies or noun in reading.parse.classes["company_nouns"]


def _continued(parse: Parse, last: int) -> int:
    """Communications Workers | of America, National People | 's Power, where the model takes it for one name."""
    ents, end = parse.ents, last
    named = is_common_word(parse.words[last])  # not: Ann Lee | of Hutton Research
    owned = parse.plain[last + 1 : last + 2] == ["'s"] and parse.plain[last].endswith(("people", "men", "children"))
    if ((named and parse.plain[last + 1 : last + 2] == ["of"]) or owned) and ents[last] == ents[last + 1] == "ORG":
        while end + 1 < len(ents) and ents[end + 1] == "ORG" and end - last < _LONGEST_END:
            end += 1
    return end if parse.words[end][0].isupper() else last
