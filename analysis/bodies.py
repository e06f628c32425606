"""A `Page` in; out come the organisations that no list knows, the groups, the blocs and the sources without a name.

An organisation is a run of capitals around a noun such as `Ministry` or `Front`, a state's organ in lower case (`the Iraqi air force`),
or what the model takes for one where the sentence bears it out. Groups and nameless sources are noun phrases around a listed noun.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from analysis.namings import HONORIFICS, Naming, Page, Phrase, head_of, is_common_word, lists, nevers, phrases, runs, tokens_of
from analysis.people import fold
from analysis.vocabulary import Body

_LINKS = frozenset(("of", "for", "on"))
_SMALL = frozenset(("of", "for", "on", "the", "and", "in", "to", "against", "de", "del", "la"))
_LEFT_OF_NOUN = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "case", "advmod", "quantmod", "punct", "npadvmod")
)
_VAGUE = frozenset(("nations", "countries", "states", "powers", "partners", "allies", "neighbours", "neighbors", "people", "public", "leaders",
                    "women", "men", "companies", "businesses", "officers", "soldiers", "voters", "families", "brothers", "figures", "workers"))  # fmt: skip
_DEFINITE = frozenset(("both", "all", "two", "the", "its", "their", "these", "those"))
_BARE_ORGANS = frozenset(("parliament", "armed forces", "army", "military", "police", "central bank", "supreme court"))
_INTRODUCE = frozenset(("newspaper", "magazine", "daily", "weekly", "broadcaster", "network", "group", "movement", "party", "company", "agency",
                        "website", "militia", "think-tank"))  # fmt: skip
_SPEECH_BY = frozenset(("to", "by", "from"))


class Found(NamedTuple):
    """A body found: its tokens, its core (without what follows the noun), kind, and the actor it is an organ of or belongs to."""

    first: int
    last: int
    kind: str
    owner: str | None
    rule: str
    full_last: int
    bare: bool = False
    organ: bool = False
    noun: str = ""  # the body's noun as the word list writes it


def find_organisations(page: Page, parties: list[Naming], roles: list[Phrase], surnames: set[str]) -> list[Found]:
    """Organisations, in text order; none overlaps another."""
    party_at = tokens_of(page, parties)
    nouns = phrases(page, lists(page.reading.vocabulary).organisations)
    named = [b for b in nouns if b.entry.kind in ("organisation", "bloc") and page.parse.words[b.last][0].isupper()]
    organs = [b for b in nouns if b.entry.kind == "organisation"]
    found = [*_capitalised(page, named, party_at, roles), *_organs(page, organs, party_at, surnames)]
    return _without_overlaps([b for b in _but_never(page, found) if not page.is_silent(b.first)])


def _but_never(page: Page, found: list[Found]) -> list[Found]:
    """The West Bank is no bank, the Minsk Agreement no body."""
    never, parse = nevers(page.reading.vocabulary, "bodies"), page.parse
    return [b for b in found if not never.hold(page.copy, parse.starts[b.first], parse.ends[b.last])]


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for b in sorted(found, key=lambda b: (b.first, -b.last)):
        if not kept or b.first > kept[-1].last:
            kept.append(b)
    return kept


def _capitalised(page: Page, nouns: list[Phrase], party_at: dict[int, Naming], roles: list[Phrase]) -> list[Found]:
    """Washington Institute for Near East Policy; Syrian Democratic Forces; the Ministry of Foreign Affairs."""
    parse = page.parse
    free = [True] * len(parse)
    for phrase in roles:
        plural = parse.tags[phrase.last] in ("NNS", "NNPS")  # American Bankers Association
        if phrase.entry.side in HONORIFICS or (parse.words[phrase.first][0].isupper() and not plural):
            free[phrase.first : phrase.last + 1] = [False] * (phrase.last + 1 - phrase.first)
    noun_at = {noun.last: noun for noun in nouns}
    blocks = runs(page, free)
    start_of = {page.units[u].first: (u, v) for u, v in blocks}
    found = []
    for u, v in blocks:
        first, last = page.units[u].first, page.units[v].last
        heads = [i for i in range(first, last + 1) if i in noun_at]
        if (
            not heads or page.is_title(first) or (first and parse.lower[first - 1] in ("a", "an"))
        ):  # he will convene a National Congress
            continue
        end = _extended(page, last, start_of) if heads[-1] == last else heads[-1]
        noun, listed = noun_at[heads[-1]], party_at.get(first)
        alone = (first, end) == (noun.first, noun.last)
        if listed and all(party_at.get(i) == listed for i in range(first, end + 1)):
            continue
        if alone and not (noun.entry.side == "media" and parse.ents[end] == "ORG" and parse.lower[first - 1] == "the"):
            continue  # the Ministry: whose is not said here; but: told the Guardian
        owner = _owner(page, first, end, party_at) if noun.entry.side == "state" else None
        found.append(
            Found(first, end, "organisation", owner, "capitals_around_body", end, organ=bool(owner), noun=noun.entry.body)
        )
    return found


def _extended(page: Page, last: int, start_of: dict[int, tuple[int, int]]) -> int:
    """Where a name goes on after its noun: `Institute | for Near East Policy`."""
    parse, i = page.parse, last + 1
    if i < len(parse) and parse.lower[i] in _LINKS and parse.sentences[i] == parse.sentences[last]:
        i += 1
        if i < len(parse) and parse.lower[i] == "the":
            i += 1
        if i in start_of:
            u, v = start_of[i]
            end = page.units[v].last
            if end + 2 < len(parse) and parse.lower[end + 1] == "and" and end + 2 in start_of and parse.ents[end + 1] == "ORG":
                end = page.units[start_of[end + 2][1]].last
            return end
    return last


def _owner(page: Page, first: int, last: int, party_at: dict[int, Naming]) -> str | None:
    """The state in the name or right before it: `Syrian Army`, `Russia's Foreign Ministry`, `Ministry of Defence of Ukraine`."""
    for i in range(first, last + 1):
        if i in party_at:
            return party_at[i].actor_id
    i = first - 1
    while i >= 0 and page.lower[i] in ("'s", "'", "’", "the"):
        i -= 1
    return party_at[i].actor_id if i in party_at and i < first - 1 else None


def _organs(page: Page, organs: list[Phrase], party_at: dict[int, Naming], surnames: set[str]) -> list[Found]:
    """The Iraqi air force; Russia's central bank; the armed forces; the Clinton campaign."""
    parse, found = page.parse, []
    for organ in organs:
        first, last = organ.first, organ.last
        if parse.pos[last] not in ("NOUN", "PROPN"):
            continue
        modifies = parse.deps[last] in ("compound", "amod") and parse.heads[last] > last
        i = first - 1
        while i >= 0 and parse.pos[i] == "ADJ" and i not in party_at and first - i < 3:
            i -= 1
        if organ.entry.body == "campaign" and not modifies and i == first - 1 and fold(parse.words[i]) in surnames:
            found.append(Found(i, last, "organisation", None, "campaign_of_person", last))
        elif organ.entry.side != "state":
            continue
        elif (
            i in party_at
            and party_at[i].actor_id.startswith(("cty:", "blc:"))
            and party_at[i].form in ("demonym", "name", "acronym")
        ):
            start = page.token_at(party_at[i].start)
            found.append(
                Found(
                    start, last, "organisation", party_at[i].actor_id, "organ_of_state", last, organ=True, noun=organ.entry.body
                )
            )
        elif i > 0 and page.lower[i] in ("'s", "'") and i - 1 in party_at:
            start = page.token_at(party_at[i - 1].start)
            found.append(
                Found(
                    start,
                    last,
                    "organisation",
                    party_at[i - 1].actor_id,
                    "organ_of_state",
                    last,
                    organ=True,
                    noun=organ.entry.body,
                )
            )
        elif modifies:
            continue
        elif organ.entry.body in _BARE_ORGANS and (parse.lower[first - 1] == "the" if first else False) or organ.entry.body == "parliament" and parse.lower[first - 1] not in ("a", "any", "hung"):  # fmt: skip
            found.append(
                Found(first, last, "organisation", None, "bare_organ", last, bare=True, organ=True, noun=organ.entry.body)
            )
    return found


def find_entities(page: Page, taken: list[bool]) -> list[Found]:
    """What the model takes for an organisation, where the sentences bear it out: `Haaretz noted`, `the SNC's aim`, `HRW said`."""
    parse, text = page.parse, page.text
    speech = {entry.cue for entry in page.reading.vocabulary.cues}
    free = [not t for t in taken]
    points: Counter[str] = Counter()
    seen: dict[str, list[tuple[int, int]]] = {}
    for u, v in runs(page, free):
        first, last = page.units[u].first, page.units[v].last
        section = page.section(first)
        if page.is_silent(first) or page.is_title(first):
            continue
        while first < last and parse.lower[first] in ("the", "a"):
            first += 1
        surface = text[parse.starts[first] : parse.ends[last]]
        name = re.sub(r"\s+", " ", surface)
        acronym = _is_acronym(page, first, last)
        label = Counter(parse.ents[i] for i in range(first, last + 1)).most_common(1)[0][0]
        if (
            label != "ORG"
            and not (first and parse.lower[first - 1] in _INTRODUCE)
            and not (acronym and label in ("GPE", "", "NORP", "PERSON"))
        ):
            continue
        seen.setdefault(name, []).append((first, last))
        points[name] += label == "ORG"
        points[name] += acronym
        points[name] += 3 * (first > 0 and parse.lower[first - 1] in _INTRODUCE)
        head = head_of(parse, first, last)
        if parse.deps[head] in ("nsubj", "nsubjpass", "poss", "agent"):
            points[name] += 2 if parse.lemmas[parse.heads[head]] in speech else 1
        if first and parse.lower[first - 1] == "(" and last + 1 < len(parse) and parse.lower[last + 1] == ")":
            points[name] += 1
    found = [
        Found(first, last, "organisation", None, "entity", last)
        for name, places in seen.items()
        if points[name] >= 3 and not (len(places) == 1 and is_common_word(name) and not name.isupper())
        for first, last in places
    ]
    return _but_never(page, found)


def _is_acronym(page: Page, first: int, last: int) -> bool:
    letters = re.sub(r"[\W_]", "", page.copy[page.parse.starts[first] : page.parse.ends[last]])
    return (
        first == last
        and 2 <= len(letters) <= 7
        and sum(c.isupper() for c in letters) >= 2
        and letters[0].isupper()
        and not letters[1].islower()
    )


def find_groups(page: Page, parties: list[Naming], names: list[bool], orgs: list[bool]) -> list[Found]:
    """Groups, blocs and nameless sources: `the Syrian opposition`, `Western allies`, `a source close to the leadership`."""
    parse, party_at = page.parse, tokens_of(page, parties)
    speech = {entry.cue for entry in page.reading.vocabulary.cues}
    found = []
    for noun in phrases(page, lists(page.reading.vocabulary).groups):
        entry: Body = noun.entry
        last = noun.last
        if (
            entry.kind not in ("group", "anonymous", "bloc")
            or orgs[last]
            or last in party_at
            or parse.pos[last] not in ("NOUN", "PROPN", "ADJ", "PRON")
        ):
            continue
        if parse.deps[last] in ("compound", "appos", "amod") or page.section(last).kind in (
            "keywords",
            "boilerplate",
            "byline",
            "dateline",
        ):
            continue
        if _names_person(page, last, names):
            continue
        first = _left_edge(page, noun.first, last)
        if any(parse.words[i][0].isdigit() for i in range(first, last)):  # the 1,237 delegates
            continue
        kind = _kind(page, first, noun, party_at, speech)
        if kind:
            owners = {party_at[i].actor_id for i in range(first, last + 1) if i in party_at}
            full = _right_edge(page, last)
            owners |= {party_at[i].actor_id for i in range(last + 1, full + 1) if i in party_at} if not owners else set()
            owner = owners.pop() if len(owners) == 1 else None
            found.append(Found(first, last, kind, owner, f"{kind}_phrase", full))
    return found


def _names_person(page: Page, head: int, names: list[bool]) -> bool:
    """Rebel leader Ann Lee; an official, Ann Lee; Ann Lee is an analyst."""
    parse = page.parse
    if head + 1 < len(parse) and names[head + 1]:
        return True
    if any(parse.deps[c] == "appos" and any(names[parse.first[c] : parse.last[c] + 1]) for c in parse.children[head]):
        return True
    return parse.deps[head] == "attr"


def _left_edge(page: Page, first: int, last: int) -> int:
    parse, i = page.parse, first
    while (
        i > 0
        and parse.deps[i - 1] in _LEFT_OF_NOUN
        and parse.first[last] <= i - 1
        and parse.lower[i - 1] not in (",", "“", '"', "(", ":", "-", "–", "—", ";")
    ):
        i -= 1
    while i < first and (parse.deps[i] in ("advmod", "punct") or parse.words[i].isspace()) and parse.pos[i] != "ADJ":
        i += 1
    return i


def _right_edge(page: Page, last: int) -> int:
    """The end of what follows the noun: `sources close to the talks`, `one official in the administration`."""
    parse = page.parse
    end = last
    for child in parse.children[last]:
        if child > last and parse.deps[child] in ("prep", "amod", "acl", "relcl") and parse.first[child] == end + 1:
            end = parse.last[child]
    for i in range(last + 1, end + 1):
        inside_word = parse.lower[i] in "-–" and parse.ends[i - 1] == parse.starts[i]  # the Baghdad–Washington talks
        if parse.lower[i] in (",", ";", ":", "-", "–", "—", "(", "”", '"', "''") and not inside_word:
            return i - 1
    return end


def _kind(page: Page, first: int, noun: Phrase, party_at: dict[int, Naming], speech: set[str]) -> str | None:
    parse, last = page.parse, noun.last
    with_party = any(i in party_at for i in range(first, last + 1))
    opens = first == 0 or parse.sentences[first] != parse.sentences[first - 1]
    capitals = (parse.words[i][0].isupper() and parse.tags[i] in ("JJ", "NNP", "NNPS") for i in range(first + opens, last))
    ethnic = any(capitals) or any(parse.ents[i] == "NORP" for i in range(first, last))
    speaks = _speaks(page, last, speech)
    if noun.entry.body in ("people", "those") and speaks and _right_edge(page, last) > last:  # people familiar with her thinking
        return "anonymous" if noun.entry.body == "people" else "group"
    if noun.entry.body == "those":
        return None
    if noun.entry.kind == "anonymous":
        plural = parse.tags[last] in ("NNS", "NNPS")
        if noun.entry.body in ("some", "others"):
            return "anonymous" if speaks and parse.deps[last] == "nsubj" else None
        return "anonymous" if speaks or (with_party and plural) else None
    definite = parse.lower[first] in _DEFINITE or noun.entry.body.startswith(("both", "all", "two"))
    subject = parse.deps[last] in ("nsubj", "nsubjpass")
    if (
        noun.entry.body in _VAGUE
        or noun.entry.kind == "bloc"
        and noun.entry.body not in ("coalition", "international community")
    ):
        return noun.entry.kind if with_party or (definite and subject and speaks) or ethnic and subject else None
    if noun.entry.kind == "bloc":
        return "bloc" if definite or with_party or subject else None
    proper = parse.words[last][0].isupper() and parse.pos[last] == "PROPN"
    return "group" if with_party or ethnic or definite or subject or proper else None


def _speaks(page: Page, head: int, speech: set[str]) -> bool:
    """Sources said; according to officials; told by a resident."""
    parse, up = page.parse, page.parse.heads[head]
    if parse.deps[head] in ("nsubj", "nsubjpass"):
        return parse.lemmas[up] in speech or any(
            parse.lemmas[c] in speech and parse.deps[c] in ("xcomp", "conj") for c in parse.children[up]
        )
    if parse.deps[head] == "pobj" and parse.lower[up] in _SPEECH_BY:
        return (
            parse.lower[parse.heads[up]] == "according" or parse.lemmas[parse.heads[up]] in speech and parse.lower[up] == "by"
        )
    return parse.deps[head] == "conj" and _speaks(page, up, speech) if parse.heads[head] != head and head > up else False
