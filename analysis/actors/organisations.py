"""A `Reading` and its capitals in, the organisations that are named by their noun out, and the campaigns of its people.

`Syrian Democratic Forces`, `the Ministry of Foreign Affairs`, `the Iraqi air force`, `the Rally for National Renewal (RNR)`:
a noun of the word list, or an acronym behind it, shows that the words are the name of a body.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.actors.acronyms import is_acronym
from analysis.actors.capitals import Capitals, is_common_word, is_persons_name, is_silent, is_title
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases, tokens_of
from analysis.actors.register import fold
from analysis.reading import Parse, Reading
from analysis.reading.grammar import token_at
from analysis.words import nevers_of

CAMPAIGN = "campaign_of_person"
_LONGEST_NAME = 3  # links: Institute | for the Study | of War | on …
_LONGEST_EXPLAINED = 18  # tokens of a name and its acronym
_INSIDE_EXPLAINED = frozenset(("to", "'s", "'", "-", ","))  # small words of a name that is explained, beside those of any name
_LINKS = frozenset(("of", "for", "on"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Body(NamedTuple):
    """An organisation where it is named: its tokens and its noun as the word list has it, of a campaign with the surname.

    `owner` is the state or bloc whose organ it is; where the text does not say whose (`the armed forces`), `is_bare`.
    """

    first: int
    last: int
    rule: str
    noun: str = ""
    owner: str | None = None
    is_bare: bool = False
    called: str = ""  # the full name, where the words are short for it


def find_organisations(capitals: Capitals, parties: list[Naming], roles: list[Phrase]) -> list[Body]:
    """Organisations named by their noun, in text order; none overlaps another."""
    reading, parse = capitals.reading, capitals.reading.parse
    party_at = tokens_of(parse, parties)
    nouns = phrases(parse, lists(reading.vocabulary).organisations)
    found = [*_explained(parse, party_at), *_capitalised(capitals, nouns, party_at, roles), *_organs(parse, nouns, party_at)]
    kept: list[Body] = []
    for body in sorted(but_never(reading, found), key=lambda b: (b.first, -b.last)):
        if not is_silent(reading, body.first) and (not kept or body.first > kept[-1].last):
            kept.append(body)
    return kept


def find_campaigns(reading: Reading, surnames: set[str]) -> list[Body]:
    """The Dorn campaign, Jack Dorn's campaign, Dorn's office: of a person whom the file knows."""
    parse, found = reading.parse, []
    nouns, kinds = parse.classes["bodies_of_people"], parse.classes["kinds_of_campaigns"] | {"-"}
    for i in range(1, len(parse)):
        if parse.plain[i] not in nouns or parse.deps[i] in ("compound", "amod") or is_silent(reading, i):
            continue
        last = i - 1
        while last > 0 and parse.plain[last] in kinds:
            last -= 1
        owned = parse.plain[last] in ("'s", "'")
        last -= owned
        if last < 0 or not parse.words[last][0].isupper() or fold(parse.words[last]) not in surnames:
            continue
        if owned or parse.plain[i] == "campaign":
            first = last
            while first and parse.ents[first - 1] == parse.ents[last] == "PERSON" and parse.words[first - 1][0].isupper():
                first -= 1
            found.append(Body(first, i, CAMPAIGN, f"{parse.words[last]} {parse.plain[i]}"))
    return found


def but_never(reading: Reading, found: list[Body]) -> list[Body]:
    """The West Bank is no bank, the Minsk Agreement no body."""
    never, parse = nevers_of(reading.vocabulary, "bodies"), reading.parse
    return [b for b in found if not never.hold(reading.copy, parse.starts[b.first], parse.ends[b.last])]


def _capitalised(capitals: Capitals, nouns: list[Phrase], party_at: dict[int, Naming], roles: list[Phrase]) -> list[Body]:
    """Washington Institute for Near East Policy; Syrian Democratic Forces; the Ministry of Foreign Affairs."""
    parse, units, found = capitals.reading.parse, capitals.units, []
    noun_at = {noun.last: noun for noun in nouns if parse.words[noun.last][0].isupper()}
    titles = _titles(parse, roles)
    runs = ((units[u].first, units[v].last) for u, v in capitals.anywhere)
    anywhere = {first: next((i - 1 for i in range(first + 1, last) if i in titles), last) for first, last in runs}
    for u, v in capitals.runs(titles):
        first, last = units[u].first, units[v].last
        heads = [i for i in range(first, last + 1) if i in noun_at]
        if is_title(capitals.reading, first):
            continue
        if any(parse.words[i] == "&" for i in range(first, last)) and _is_name(parse, first, last):
            found.append(Body(first, last, "ampersand_in_name"))
            continue
        if not heads or is_persons_name(parse, first, last):
            continue
        if first and parse.plain[first - 1] in ("a", "an"):  # will convene a National Congress
            continue
        noun, end = noun_at[heads[-1]], _extended(parse, last, anywhere) if heads[-1] == last else heads[-1]
        listed = party_at.get(first)
        if listed and all(party_at.get(i) == listed for i in range(first, end + 1)):
            continue
        first = _beginning(parse, first, noun)
        if first == noun.first and noun.entry.body == "union" and _is_the_union(parse, first):
            first -= 2
        if (first, end) == (noun.first, noun.last) and not _is_paper(parse, noun):  # the Ministry: whose is not said here
            continue
        owner = _owner(parse, first, end, party_at) if noun.entry.side == "state" else None
        found.append(Body(first, end, "capitals_around_noun", noun.entry.body, owner))
    return found


def _is_name(parse: Parse, first: int, last: int) -> bool:  # Marks & Spencer; but: Terms & Conditions
    words = [parse.words[i] for i in range(first, last + 1) if parse.words[i].isalpha()]
    return parse.ents[first] == "ORG" or not all(is_common_word(word) for word in words)


def _beginning(parse: Parse, first: int, noun: Phrase) -> int:
    """Where the name around a noun begins, of which `first` is the first word with a capital."""
    first = _joined(parse, owned_from(parse, min(first, noun.first)))
    counted = parse.tags[first] == "CD" or parse.plain[first] in ("both", "some", "many", "most")
    first += first < noun.first and counted
    return first - 1 if first and _ORDINAL.fullmatch(parse.plain[first - 1]) else first  # the 18th Brigade


def _explained(parse: Parse, party_at: dict[int, Naming]) -> list[Body]:
    """The Rally for National Renewal (RNR); the Miners' Front, MF: a name whose initials stand behind it."""
    found, small = [], parse.classes["words_without_initials"] | _INSIDE_EXPLAINED
    for i in range(2, len(parse)):
        if not is_acronym(parse.words[i]) or parse.words[i - 1] not in ("(", ",", "[") or i in party_at:
            continue
        letters, k, first = list(re.sub(r"\W", "", parse.words[i].upper())), i - 2, i
        while letters and k >= 0 and i - k < _LONGEST_EXPLAINED and parse.sentences[k] == parse.sentences[i]:
            if parse.words[k][0].isupper() and parse.words[k][0] == letters[-1]:
                letters.pop()
                first = k
            elif parse.plain[k] not in small:
                break
            k -= 1
        if not letters and parse.lower[i - 2] not in parse.classes["papers"]:
            found.append(Body(first, i - 2, "explained_acronym"))
    return found


def _titles(parse: Parse, roles: list[Phrase]) -> set[int]:
    """Tokens that are no part of a name of a body: `Foreign Minister`, but not `Bankers` in `American Bankers Association`."""
    taken = set()
    for role in roles:
        in_name = role.first == role.last and parse.ents[role.last : role.last + 2] == ["ORG", "ORG"]  # General Motors
        is_one = parse.words[role.first][0].isupper() and parse.tags[role.last] not in ("NNS", "NNPS") and not in_name
        if role.entry.side in HONORIFICS or is_one:
            taken.update(range(role.first, role.last + 1))
    return taken


def _is_paper(parse: Parse, noun: Phrase) -> bool:  # told the Guardian
    return noun.entry.side == "media" and parse.ents[noun.last] == "ORG" and parse.plain[noun.first - 1] == "the"


def _extended(parse: Parse, last: int, start_of: dict[int, int]) -> int:
    """Where a name goes on after its noun: `Institute | for Near East Policy`."""
    for _ in range(_LONGEST_NAME):
        if (end := _one_link_on(parse, last, start_of)) == last:
            break
        last = end
    return last


def _one_link_on(parse: Parse, last: int, start_of: dict[int, int]) -> int:
    plain, i = parse.plain, last + 1
    if i >= len(parse) or plain[i] not in _LINKS or parse.sentences[i] != parse.sentences[last]:
        return last
    i += 1 + (plain[i + 1 : i + 2] == ["the"] or (plain[i] == "for" and plain[i + 1 : i + 2] == ["a"]))
    if i not in start_of or (parse.ents[i] == "PERSON" and parse.ents[last] != "PERSON"):  # the movement | of Ann Lee
        return last
    leads = parse.deps[last] == "dobj" and parse.lemmas[parse.heads[last]] in parse.classes["verbs_of_leading"]
    if leads and plain[last + 1] == "for" and parse.ents[i] == "GPE":  # Ann Lee chairs the committee | for Kenya
        return last
    end = start_of[i]
    if plain[last + 1] == "of" and end > i and plain[i] in parse.classes["given_names"]:  # the movement | of Ann Lee
        return last
    goes_on = parse.deps[end] == "amod" or (parse.ents[end + 1 : end + 2] == [parse.ents[last]] and parse.ents[last])
    if goes_on and plain[end + 1 : end + 2] == ["and"]:  # Center for Strategic and International Studies
        return start_of.get(end + 2, end)
    if plain[end + 1 : end + 2] == [","] and end + 2 in start_of and plain[last + 1] != "of":
        more = start_of[end + 2]  # Committee | on Civil Liberties, Justice and Home Affairs
        if plain[more + 1 : more + 2] == ["and"] and more + 2 in start_of:
            return start_of[more + 2]
    return end


def owned_from(parse: Parse, first: int) -> int:
    """Where a name begins with those whose body it is: Cattlemen's | Federation, Farmers' | Union, People's | Voice."""
    whose, ents, plain = first - 2, parse.ents, parse.plain
    if whose < 0 or ents[whose] != "ORG" or not parse.words[whose][0].isupper():
        return first
    owned = plain[first - 1] in ("'s", "'") and plain[whose].endswith(("s", "men", "people", "children"))
    if not owned and not (plain[first - 1] == "and" and ents[first - 1] == "ORG"):  # the Food and Drink | Federation
        return first
    while whose and ents[whose - 1] == "ORG" and parse.words[whose - 1][0].isupper() and plain[whose - 1] != "the":
        whose -= 1
    return whose


def _is_the_union(parse: Parse, noun: int) -> bool:
    """Unite | the Union."""
    if noun < 2 or parse.plain[noun - 1] != "the" or not parse.words[noun - 2][0].isupper():
        return False
    if parse.plain[noun + 1 : noun + 2] == ["of"]:  # In Norwich | the Union of Seamen met
        return False
    return parse.sentences[noun - 2] == parse.sentences[noun] and parse.plain[noun - 2] not in parse.classes["never_in_names"]


def _joined(parse: Parse, first: int) -> int:
    """Where a name begins with two of those whose body it is: Dockers' and | Terminal Workers' Union."""
    plain, whose = parse.plain, first - 3
    if whose < 0 or plain[first - 1] != "and" or plain[first - 2] != "'" or "'" not in plain[first : first + 4]:
        return first
    while whose and parse.words[whose - 1][0].isupper() and plain[whose - 1] not in parse.classes["never_in_names"]:
        whose -= 1
    return whose if parse.words[whose][0].isupper() else first


def _owner(parse: Parse, first: int, last: int, party_at: dict[int, Naming]) -> str | None:
    """The state in the name or right before it: `Syrian Army`, `Russia's Foreign Ministry`, `Ministry of Defence of Peru`."""
    for i in range(first, last + 1):
        if i in party_at:
            return party_at[i].actor_id
    i = first - 2
    return party_at[i].actor_id if i in party_at and parse.plain[i + 1] in ("'s", "'") else None


def _organs(parse: Parse, nouns: list[Phrase], party_at: dict[int, Naming]) -> list[Body]:
    """The Iraqi air force; Russia's central bank; the armed forces."""
    plain, found = parse.plain, []
    for noun in nouns:
        first, last, body = noun.first, noun.last, noun.entry.body
        if last in party_at and token_at(parse, party_at[last].start) < first:
            continue  # the European Parliament is listed
        if noun.entry.side != "state" or noun.entry.kind != "organisation" or parse.pos[last] not in ("NOUN", "PROPN"):
            continue
        i = first - 1
        while i >= 0 and parse.pos[i] == "ADJ" and i not in party_at and first - i < 3:
            i -= 1
        owner = party_at.get(i - 1 if i > 0 and plain[i] in ("'s", "'") else i)
        is_army = body in parse.classes["names_of_armed_forces"]
        if is_army and owner and parse.words[last].islower() and not _acts(parse, last):
            continue  # the withdrawal of US forces
        if owner and owner.form != "metonym" and owner.actor_id.startswith(("cty:", "blc:")):
            found.append(Body(token_at(parse, owner.start), last, "organ_of_state", body, owner.actor_id))
        elif parse.deps[last] in ("compound", "amod") and parse.heads[last] > last:
            continue
        elif plain[first - 1 : first] == ["the"] and (body in parse.classes["bare_organs"] or body.endswith(" ministry")):
            found.append(Body(first, last, "bare_organ", body, is_bare=True))
        elif body == "parliament" and plain[first - 1 : first] not in (["a"], ["any"], ["hung"]):
            found.append(Body(first, last, "bare_organ", body, is_bare=True))  # a member of parliament
    return found


def _acts(parse: Parse, noun: int) -> bool:
    """US forces struck; a strike by US forces; the US military's demand."""
    by = parse.deps[noun] == "pobj" and parse.plain[parse.heads[noun]] in ("by", "to", "from", "with", "between")
    return by or parse.deps[noun] in ("nsubj", "poss", "conj", "ROOT")
