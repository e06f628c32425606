"""A `Page` and the reviewed list of parties in, every naming of a state, bloc or listed organisation out.

A country, its government, its regime and the metonyms of both are one actor: `the Syrian government` is a naming of Syria.
A capital counts as the government only where it does not merely say where something happens (`talks in Moscow`).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from analysis.actors.capitals import Page, is_common_word
from analysis.actors.matching import WORD, Naming
from analysis.words import Vocabulary, nevers_of

_GAP = re.compile(r"\s{1,4}|[.'’`\-‑/+]\s{0,3}|")  # between the words of one spelling
_WHERE = frozenset(
    ("in", "at", "near", "outside", "around", "inside", "across", "into", "toward", "towards", "through", "via", "above")
)
_MOTION = frozenset(
    ("fly", "travel", "go", "come", "visit", "return", "arrive", "move", "send", "head", "trip", "flight", "journey",
     "drive", "bring", "invite", "summon", "tour", "road", "airport", "leave")
)  # fmt: skip
_NO_STATE_AFTER = frozenset(("speaking", "speaker", "speakers", "language", "style"))
_AN = frozenset(("a", "an", "one", "another"))
# A state that shares its name with a place or a person counts only if the file speaks of its part of the world.
_PROOF = {
    "cty:georgia": re.compile(r"\b(?:Tbilisi|Georgians?|South Ossetia|Abkhazia|Caucasus|Russian?)\b", re.IGNORECASE),
    "cty:jordan": re.compile(
        r"\b(?:Amman|Jordanians?|Syrian?|Israeli?|Iraqi?|Arab|Egypt|Saudi|Middle East|West Bank)\b", re.IGNORECASE
    ),
    "cty:chad": re.compile(r"\b(?:N.Djamena|Chadians?|Sudan|Libyan?|Niger|Sahel|Darfur|Africa)\b", re.IGNORECASE),
}
_GOVERNMENT_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:(?:current|new|previous|military|interim|transitional|central|federal|own)\s+)?"
    r"(?:government|regime|administration|authorities|leadership|junta|dictatorship|side)\b"
    r"(?! (?:delegation|negotiat|troops|forces|media|television|tv|news|department|visit|minister|secretary|of))",
    re.IGNORECASE,
)
_GOVERNMENT_BEFORE = re.compile(r"\b(?:government|regime|leadership|authorities) of (?:the )?$", re.IGNORECASE)


Word = tuple[int, int, str]  # start, end, in lower case


class Entry(NamedTuple):
    """One spelling of a listed party."""

    words: tuple[str, ...]
    actor_id: str
    form: str
    spelling: str


@functools.cache
def _entries(vocabulary: Vocabulary) -> dict[str, list[Entry]]:
    """First word -> the spellings that begin with it, longest first."""
    table: dict[str, list[Entry]] = {}
    for party in vocabulary.actors:
        for spelling in (party.name, *party.names):
            letters = re.sub(r"\W", "", spelling)
            short = sum(c.isupper() for c in letters) > 1 and " " not in spelling and len(letters) <= 8
            _add(table, spelling, party.actor_id, "acronym" if short else "name")
        for demonym in (*party.demonyms, *party.peoples):
            _add(table, demonym, party.actor_id, "demonym")
    for metonym in vocabulary.metonyms:
        _add(table, metonym.form, metonym.actor_id, "metonym")
    for entries in table.values():
        entries.sort(key=lambda e: -len(e.words))
    return table


def _add(table: dict[str, list[Entry]], spelling: str, actor_id: str, form: str) -> None:
    words = tuple(WORD.findall(spelling.lower()))
    table.setdefault(words[0], []).append(Entry(words, actor_id, form, spelling))


@functools.cache
def _owners(vocabulary: Vocabulary) -> dict[str, str]:
    """Listed organisation -> the listed party that it represents."""
    return {p.actor_id: p.country for p in vocabulary.actors if ":" in p.country}


def find_parties(page: Page) -> list[Naming]:
    """Namings of listed parties, in text order; none overlaps but the owner in a name (`US` in `US State Department`)."""
    namings = [_with_government(page, _as_people(page, n)) for n in _listed(page) if _stands_for_party(page, n)]
    proven = {actor_id: bool(proof.search(page.text)) for actor_id, proof in _PROOF.items()}
    return [n for n in namings if proven.get(n.actor_id, True) or n.form == "demonym"]


def _listed(page: Page) -> list[Naming]:
    """Every spelling of the list in the text, whatever it stands for there."""
    table, copy = _entries(page.reading.vocabulary), page.copy
    words = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(copy)]
    namings, i = [], 0
    while i < len(words):
        alternatives = table.get(words[i][2])
        entry = _longest(page, words, i, alternatives) if alternatives else None
        if entry is None:
            i += 1
            continue
        start, end = words[i][0], words[i + len(entry.words) - 1][1]
        end += entry.spelling.endswith(".") and copy[end : end + 1] == "."
        if entry.words[0] == "the" and len(entry.words) > 1:
            start = words[i + 1][0]
        namings += _owner_in_name(page, words, i, entry, table)
        namings.append(Naming(start, end, entry.actor_id, entry.form, "listed_party"))
        i += len(entry.words)
    never = nevers_of(page.reading.vocabulary, "actors")
    return [n for n in namings if not never.meet(page.text, n.start, n.end)]


def _owner_in_name(page: Page, words: list[Word], i: int, entry: Entry, table: dict[str, list[Entry]]) -> list[Naming]:
    """`US` in `US State Department` names the United States too."""
    owner = _owners(page.reading.vocabulary).get(entry.actor_id)
    for first in table.get(words[i][2], ()) if owner else ():
        n = len(first.words)
        if first.actor_id == owner and n < len(entry.words) and tuple(w[2] for w in words[i : i + n]) == first.words:
            return [Naming(words[i][0], words[i + n - 1][1], owner, first.form, "owner_in_name")]
    return []


def _longest(page: Page, words: list[Word], i: int, entries: list[Entry]) -> Entry | None:
    """The longest spelling that stands at the word `i`, its case and what joins its words included."""
    for entry in entries:
        n = len(entry.words)
        if i + n > len(words) or any(words[i + k][2] != entry.words[k] for k in range(1, n)):
            continue
        gaps = [page.copy[words[k][1] : words[k + 1][0]] for k in range(i, i + n - 1)]
        joined = all(_GAP.fullmatch(gap) and (gap or len(entry.words[0]) > 1) for gap in gaps)
        if joined and _case_agrees(page, words[i][0], words[i + n - 1][1], entry):
            return entry
    return None


def _case_agrees(page: Page, start: int, end: int, entry: Entry) -> bool:
    """`US` is a state and `us` is not; `the united States` is met all the same."""
    surface = page.copy[start:end]
    letters, spelled = re.sub(r"[\W_]", "", surface), re.sub(r"[\W_]", "", entry.spelling)
    if len(entry.words) > 1 and len(letters) > 4:
        return any(c.isupper() for c in surface) or surface == entry.spelling.lower()
    if entry.form == "acronym" or len(letters) <= 3:
        return letters == spelled
    return surface[0].isupper() or (entry.form == "name" and len(letters) > 4 and not is_common_word(surface))


def _as_people(page: Page, n: Naming) -> Naming:
    """`Russians now say` is said of people; `the Russians refuse` of the state."""
    parse, i = page.parse, page.token_at(n.start)
    is_people = n.form == "demonym" and parse.tags[i] in ("NNS", "NNPS") and parse.deps[i] != "compound"
    if not is_people or not n.actor_id.startswith("cty:") or page.lower[i - 1 : i] == ["the"]:
        return n
    return n._replace(actor_id=f"grp:{parse.lower[i]}", form="name", rule="people_of_state")


def _with_government(page: Page, n: Naming) -> Naming:
    """The Syrian government; Russia's leadership; the government of Syria: all of it names the state."""
    if not n.actor_id.startswith("cty:"):
        return n
    if after := _GOVERNMENT_AFTER.match(page.copy, n.end):
        return n._replace(end=after.end(), form="name", rule="government_of_state")
    if before := _GOVERNMENT_BEFORE.search(page.copy[max(0, n.start - 25) : n.start]):
        return n._replace(start=n.start - len(before[0]), form="name", rule="government_of_state")
    return n


def _stands_for_party(page: Page, n: Naming) -> bool:
    i = page.token_at(n.start)
    if (
        page.is_silent(i)
        or (n.actor_id.startswith("org:") and _is_thing(page, n, i))
        or (n.form != "acronym" and _ends_person(page, n, i))
    ):
        return False
    if n.form == "demonym":
        return _demonym_stands_for_state(page, n, i)
    if n.form == "metonym":
        return _metonym_stands_for_state(page, n)
    if n.actor_id == "blc:the-west" and page.copy[n.start : n.end].lower() == "west":
        return _west_is_party(page, i)
    return True


def _is_thing(page: Page, n: Naming, i: int) -> bool:
    """WILL AN AMNESTY COVER THEM: a word with an indefinite article is no name of a body, where capitals say nothing."""
    if page.token_at(n.end - 1) != i:
        return False
    shouted = page.text[n.start : n.end].isupper() and not page.copy[n.start : n.end].isupper()
    if shouted and is_common_word(page.lower[i]):  # SINCE THE AMNESTY
        return page.parse.lemmas[page.parse.heads[i]] not in page.speech or page.parse.deps[i] != "nsubj"
    return i > 0 and page.lower[i - 1] in ("a", "an") and page.parse.tags[i][:2] == "NN"


def _ends_person(page: Page, n: Naming, i: int) -> bool:
    """Brian France, Michael Jordan: the model takes it for one name with the word before."""
    parse = page.parse
    if not i or parse.ents[i] != "PERSON" or parse.ents[i - 1] != "PERSON" or parse.ends[i - 1] + 1 != parse.starts[i]:
        return False
    before = parse.words[i - 1]
    return before[0].isupper() and before.isalpha() and parse.deps[i - 1] == "compound" and parse.ends[i] >= n.end


def _west_is_party(page: Page, i: int) -> bool:
    """Accused the West; the west really is out of options. Not: in the west of the town."""
    parse = page.parse
    if page.lower[i - 1 : i] != ["the"]:
        return False
    return parse.words[i][0] == "W" or (parse.deps[i] == "nsubj" and page.lower[i + 1 : i + 2] != ["of"])


def _demonym_stands_for_state(page: Page, n: Naming, i: int) -> bool:
    """A Russian objective. Not: Russian-speaking; an American was killed."""
    after = page.text[n.end : n.end + 10].lower()
    if after[:1] == "-" and after[1:].split(" ")[0].strip(".,;") in _NO_STATE_AFTER:
        return False
    parse = page.parse
    is_one = parse.tags[i] in ("NN", "NNP") and parse.deps[i] not in ("compound", "amod", "nmod", "poss", "conj")
    return not (is_one and i and page.lower[i - 1] in _AN)


def _metonym_stands_for_state(page: Page, n: Naming) -> bool:
    """Moscow said; between Moscow and Kyiv. Not: in Moscow; flew to Moscow; lobbied in Washington and London; Moscow, Idaho."""
    parse, i = page.parse, page.token_at(n.end - 1)
    if parse.deps[i] == "conj" and parse.deps[parse.heads[i]] == "pobj":
        i = parse.heads[i]
        return page.lower[parse.heads[i]] not in _WHERE
    head = parse.heads[i]
    if parse.deps[i] == "pobj":
        return page.lower[head] not in _WHERE and not (
            page.lower[head] in ("to", "from", "for", "of") and parse.lemmas[parse.heads[head]] in _MOTION
        )
    if parse.deps[i] == "dobj":  # he left Moscow
        return parse.lemmas[head] not in _MOTION
    return not (parse.deps[i] in ("npadvmod", "appos", "dep") and page.text[n.end : n.end + 1] == ",")
