"""A `Page` in, the organisations out that no list knows.

One is a run of capitals around a noun such as `Ministry` or `Front`, an organ of a state in lower case (`the Iraqi air force`),
or what the model takes for an organisation where the sentences bear it out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from analysis.actors.capitals import Page, is_common_word, runs
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases, tokens_of
from analysis.actors.register import fold
from analysis.actors.signs import IsActor, name_signs
from analysis.reading.grammar import head_of
from analysis.words import nevers_of

ENOUGH = 3  # points of evidence that make an organisation of what the model takes for one
_LONGEST_NAME = 3  # links: Institute | for the Study | of War | on …
_LONGEST_EXPLAINED = 18  # tokens of a name and its acronym
CAMPAIGN = "campaign_of_person"
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "to", "'s", "'", "-", "de", "la", "del"))
_OF_A_PERSON = frozenset(("campaign", "office", "team"))
_KINDS_OF_CAMPAIGN = frozenset(("presidential", "election", "re", "-", "reelection", "transition", "legal", "press"))
_PAPERS = frozenset(
    ("act", "treaty", "agreement", "accord", "law", "plan", "deal", "bill", "convention", "protocol", "process")
)
_LINKS = frozenset(("of", "for", "on"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_BARE_ORGANS = frozenset(
    ("armed forces", "army", "military", "police", "central bank", "supreme court", "air force", "navy", "general staff",
     "high command", "security services", "electoral commission", "election commission")
)  # fmt: skip
_INTRODUCE = frozenset(
    ("newspaper", "magazine", "daily", "weekly", "broadcaster", "network", "group", "movement", "party", "company", "agency",
     "website", "militia", "think-tank")
)  # fmt: skip


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


def find_organisations(page: Page, parties: list[Naming], roles: list[Phrase]) -> list[Body]:
    """Organisations named by their noun, in text order; none overlaps another."""
    party_at = tokens_of(page, parties)
    nouns = phrases(page, lists(page.reading.vocabulary).organisations)
    found = [*_explained(page, party_at), *_capitalised(page, nouns, party_at, roles), *_organs(page, nouns, party_at)]
    kept: list[Body] = []
    for body in sorted(_but_never(page, found), key=lambda b: (b.first, -b.last)):
        if not page.is_silent(body.first) and (not kept or body.first > kept[-1].last):
            kept.append(body)
    return kept


def find_campaigns(page: Page, surnames: set[str]) -> list[Body]:
    """The Dorn campaign, Jack Dorn's campaign, Dorn's office: of a person whom the file knows."""
    parse, found = page.parse, []
    for i in range(1, len(parse)):
        if page.lower[i] not in _OF_A_PERSON or parse.deps[i] in ("compound", "amod") or page.is_silent(i):
            continue
        last = i - 1
        while last > 0 and page.lower[last] in _KINDS_OF_CAMPAIGN:
            last -= 1
        owned = page.lower[last] in ("'s", "'")
        last -= owned
        if last < 0 or not parse.words[last][0].isupper() or fold(parse.words[last]) not in surnames:
            continue
        if owned or page.lower[i] == "campaign":
            first = last
            while first and parse.ents[first - 1] == parse.ents[last] == "PERSON" and parse.words[first - 1][0].isupper():
                first -= 1
            found.append(Body(first, i, CAMPAIGN, f"{parse.words[last]} {page.lower[i]}"))
    return found


def _but_never(page: Page, found: list[Body]) -> list[Body]:
    """The West Bank is no bank, the Minsk Agreement no body."""
    never, parse = nevers_of(page.reading.vocabulary, "bodies"), page.parse
    return [b for b in found if not never.hold(page.copy, parse.starts[b.first], parse.ends[b.last])]


def _capitalised(page: Page, nouns: list[Phrase], party_at: dict[int, Naming], roles: list[Phrase]) -> list[Body]:
    """Washington Institute for Near East Policy; Syrian Democratic Forces; the Ministry of Foreign Affairs."""
    parse = page.parse
    blocks = runs(page, _without_titles(page, roles))
    noun_at = {noun.last: noun for noun in nouns if parse.words[noun.last][0].isupper()}
    start_of = {page.units[u].first: page.units[v].last for u, v in blocks}
    anywhere = {page.units[u].first: page.units[v].last for u, v in runs(page, [True] * len(parse))}
    found = []
    for first, last in start_of.items():
        heads = [i for i in range(first, last + 1) if i in noun_at]
        if (
            not heads or page.is_title(first) or (first and page.lower[first - 1] in ("a", "an"))
        ):  # will convene a National Congress
            continue
        noun, end = noun_at[heads[-1]], _extended(page, last, anywhere) if heads[-1] == last else heads[-1]
        listed = party_at.get(first)
        if listed and all(party_at.get(i) == listed for i in range(first, end + 1)):
            continue
        first = _owned(page, min(first, noun.first))
        first += first < noun.first and (parse.tags[first] == "CD" or page.lower[first] in ("both", "some", "many", "most"))
        if first and _ORDINAL.fullmatch(page.lower[first - 1]):  # the 18th Brigade
            first -= 1
        if (first, end) == (noun.first, noun.last) and not _is_paper(page, noun):  # the Ministry: whose is not said here
            continue
        owner = _owner(page, first, end, party_at) if noun.entry.side == "state" else None
        found.append(Body(first, end, "capitals_around_noun", noun.entry.body, owner))
    return found


def _explained(page: Page, party_at: dict[int, Naming]) -> list[Body]:
    """The Rally for National Renewal (RNR); the Miners' Front, MF: a name whose initials stand behind it."""
    parse, found = page.parse, []
    for i in range(2, len(parse)):
        if not _is_acronym(parse.words[i]) or parse.words[i - 1] not in ("(", ",", "[") or i in party_at:
            continue
        letters, k, first = list(re.sub(r"\W", "", parse.words[i].upper())), i - 2, i
        while letters and k >= 0 and i - k < _LONGEST_EXPLAINED and parse.sentences[k] == parse.sentences[i]:
            if parse.words[k][0].isupper() and parse.words[k][0] == letters[-1]:
                letters.pop()
                first = k
            elif page.lower[k] not in _SMALL:
                break
            k -= 1
        if not letters and parse.lower[i - 2] not in _PAPERS:
            found.append(Body(first, i - 2, "explained_acronym"))
    return found


def _without_titles(page: Page, roles: list[Phrase]) -> list[bool]:
    """Tokens that may be part of a name: not `Foreign Minister`, but `Bankers` in `American Bankers Association`."""
    parse, free = page.parse, [True] * len(page.parse)
    for role in roles:
        if role.entry.side in HONORIFICS or (
            parse.words[role.first][0].isupper() and parse.tags[role.last] not in ("NNS", "NNPS")
        ):
            free[role.first : role.last + 1] = [False] * (role.last + 1 - role.first)
    return free


def _is_paper(page: Page, noun: Phrase) -> bool:  # told the Guardian
    return noun.entry.side == "media" and page.parse.ents[noun.last] == "ORG" and page.lower[noun.first - 1] == "the"


def _extended(page: Page, last: int, start_of: dict[int, int]) -> int:
    """Where a name goes on after its noun: `Institute | for Near East Policy`."""
    for _ in range(_LONGEST_NAME):
        if (end := _one_link_on(page, last, start_of)) == last:
            break
        last = end
    return last


def _owned(page: Page, first: int) -> int:
    """Where a name begins with those whose body it is: Cattlemen's | Federation, Farmers' | Union."""
    whose, ents = first - 2, page.parse.ents
    if whose < 0 or ents[whose] != "ORG" or not page.parse.words[whose][0].isupper():
        return first
    owned = page.lower[first - 1] in ("'s", "'") and page.lower[whose].endswith(("s", "men", "people", "children"))
    if not owned and not (page.lower[first - 1] == "and" and ents[first - 1] == "ORG"):  # the Food and Drink | Federation
        return first
    while whose and ents[whose - 1] == "ORG" and page.parse.words[whose - 1][0].isupper() and page.lower[whose - 1] != "the":
        whose -= 1
    return whose


def _one_link_on(page: Page, last: int, start_of: dict[int, int]) -> int:
    parse, i = page.parse, last + 1
    if i >= len(parse) or page.lower[i] not in _LINKS or parse.sentences[i] != parse.sentences[last]:
        return last
    i += 1 + (page.lower[i + 1 : i + 2] == ["the"])
    if i not in start_of:
        return last
    end = start_of[i]
    if (
        page.lower[end + 1 : end + 2] == ["and"] and parse.ents[end + 1] == "ORG"
    ):  # Center for Strategic and International Studies
        return start_of.get(end + 2, end)
    if page.lower[end + 1 : end + 2] == [","] and end + 2 in start_of and page.lower[last + 1] != "of":
        more = start_of[end + 2]  # Committee | on Civil Liberties, Justice and Home Affairs
        if page.lower[more + 1 : more + 2] == ["and"] and more + 2 in start_of:
            return start_of[more + 2]
    return end


def _owner(page: Page, first: int, last: int, party_at: dict[int, Naming]) -> str | None:
    """The state in the name or right before it: `Syrian Army`, `Russia's Foreign Ministry`, `Ministry of Defence of Peru`."""
    for i in range(first, last + 1):
        if i in party_at:
            return party_at[i].actor_id
    i = first - 2
    return party_at[i].actor_id if i in party_at and page.lower[i + 1] in ("'s", "'") else None


def _organs(page: Page, nouns: list[Phrase], party_at: dict[int, Naming]) -> list[Body]:
    """The Iraqi air force; Russia's central bank; the armed forces."""
    parse, found = page.parse, []
    for noun in nouns:
        first, last, body = noun.first, noun.last, noun.entry.body
        if last in party_at and page.token_at(party_at[last].start) < first:
            continue  # the European Parliament is listed
        if noun.entry.side != "state" or noun.entry.kind != "organisation" or parse.pos[last] not in ("NOUN", "PROPN"):
            continue
        i = first - 1
        while i >= 0 and parse.pos[i] == "ADJ" and i not in party_at and first - i < 3:
            i -= 1
        owned = i - 1 if i > 0 and page.lower[i] in ("'s", "'") else i
        owner = party_at.get(owned)
        if owner and owner.form != "metonym" and owner.actor_id.startswith(("cty:", "blc:")):
            found.append(Body(page.token_at(owner.start), last, "organ_of_state", body, owner.actor_id))
        elif parse.deps[last] in ("compound", "amod") and parse.heads[last] > last:
            continue
        elif page.lower[first - 1 : first] == ["the"] and (body in _BARE_ORGANS or body.endswith(" ministry")):
            found.append(Body(first, last, "bare_organ", body, is_bare=True))
        elif body == "parliament" and page.lower[first - 1 : first] not in (["a"], ["any"], ["hung"]):
            found.append(Body(first, last, "bare_organ", body, is_bare=True))  # a member of parliament
    return found


def find_entities(page: Page, free: list[bool], is_actor: IsActor) -> list[Body]:
    """What the model takes for an organisation, where the sentences bear it out: `Dagsavis noted`, `the UHF's aim`."""
    places = _entity_places(page, free)
    names = [name for name, found in places.items() if is_actor("organisation", _entity_signs(page, name, found), found)]
    return _but_never(page, [Body(first, _continued(page, last), "entity") for name in names for first, last in places[name]])


def _entity_places(page: Page, free: list[bool]) -> dict[str, list[tuple[int, int]]]:
    """The runs of capitals that may name organisations, and where they stand, headlines only if elsewhere too."""
    places: dict[str, list[tuple[int, int]]] = {}
    for u, v in runs(page, free):
        first, last = page.units[u].first, page.units[v].last
        if not page.is_silent(first):
            places.setdefault(page.words(first, last), []).append((first, last))
    return {name: found for name, found in places.items() if any(not page.is_title(first) for first, _ in found)}


def _entity_signs(page: Page, name: str, places: list[tuple[int, int]]) -> list[str]:
    """What speaks for a name being that of an organisation; `ruled` where the evidence of its places is enough."""
    told = [place for place in places if not page.is_title(place[0])]
    evidence = [points for place in told if (points := _evidence(page, *place))]
    found = [*name_signs(page, told), f"points={min(6, sum(evidence))}"]
    seen = len(evidence) > 1 or name.isupper() or not is_common_word(name)
    return [*found, "ruled"] if sum(evidence) >= ENOUGH and seen else found


def _continued(page: Page, last: int) -> int:
    """Communications Workers | of America, where the model takes it for one name."""
    ents, end = page.parse.ents, last
    if page.lower[last + 1 : last + 2] == ["of"] and ents[last] == ents[last + 1] == "ORG":
        while end + 1 < len(ents) and ents[end + 1] == "ORG" and end - last < _LONGEST_NAME:
            end += 1
    return end if page.parse.words[end][0].isupper() else last


def _evidence(page: Page, first: int, last: int) -> int:
    """How much shows that a run of capitals is an organisation (see `ENOUGH`)."""
    parse = page.parse
    label = Counter(parse.ents[first : last + 1]).most_common(1)[0][0]
    acronym = first == last and _is_acronym(parse.words[first])
    introduced = page.lower[first - 1 : first] != [] and page.lower[first - 1] in _INTRODUCE  # the newspaper | Dagsavis
    introduced = introduced or _is_explained(page, first, last)
    if label != "ORG" and not introduced and not (acronym and label in ("GPE", "", "NORP", "PERSON")):
        return 0
    points = (label == "ORG") + acronym + ENOUGH * introduced
    head = head_of(parse, first, last)
    if parse.deps[head] in ("nsubj", "nsubjpass", "poss", "agent"):
        points += 2 if parse.lemmas[parse.heads[head]] in page.speech else 1
    return points + (page.lower[first - 1 : first] == ["("] and page.lower[last + 1 : last + 2] == [")"])


def _is_explained(page: Page, first: int, last: int) -> bool:
    """Unimar, the union of the crews, …"""
    parse, head = page.parse, head_of(page.parse, first, last)
    if page.lower[last + 1 : last + 2] != [","] or page.lower[last + 2 : last + 3] not in (["the"], ["a"], ["an"]):
        return False
    beside = [c for c in parse.children[head] if parse.deps[c] == "appos" and parse.tags[c] == "NN"]
    return any(parse.lemmas[c] in page.bodies for c in beside)


def _is_acronym(word: str) -> bool:
    letters = re.sub(r"[\W_]", "", word)
    return 2 <= len(letters) <= 7 and letters[0].isupper() and not letters[1].islower() and sum(map(str.isupper, letters)) > 1
