"""A `Reading` and its reviewed list of parties in, every naming of a state, bloc or listed organisation out.

A country, its government, its regime and the metonyms of both are one actor: `the Syrian government` is a naming of Syria.
A capital counts as the government only where it does not merely say where something happens (`talks in Moscow`).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from analysis.actors.capitals import is_common_word, is_silent
from analysis.actors.matching import WORD, Naming, lists
from analysis.actors.namesakes import without_namesakes
from analysis.actors.signs import wills
from analysis.reading import Parse, Reading
from analysis.reading.grammar import head_of, token_at
from analysis.words import Vocabulary, nevers_of

_GAP = re.compile(r"\s{1,4}|[.'’`\-‑/+]\s{0,3}|")  # between the words of one spelling
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


@functools.cache
def _governments(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a state's name (`'s interim government`) and before it (`leadership of`) and names its government."""
    nouns = _any_of(vocabulary.words_of["governments_of_states"])
    kinds = _any_of(vocabulary.words_of["kinds_of_government"])
    not_before = _any_of(vocabulary.words_of["beginnings_after_government"])
    return (
        re.compile(rf"(?:[’']s)?\s+(?:{kinds}\s+)?{nouns}\b(?! {not_before})", re.IGNORECASE),
        re.compile(rf"\b{nouns} of (?:the )?$", re.IGNORECASE),
    )


def _any_of(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


@functools.cache
def _proofs(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    """Listed party -> what a text must say before it can mean a party that shares its name with a place or a person."""
    return {p.actor_id: re.compile(rf"\b(?:{p.proof})\b", re.IGNORECASE) for p in vocabulary.actors if p.proof}


def find_parties(reading: Reading) -> list[Naming]:
    """Namings of listed parties, in text order; none overlaps but the owner in a name (`US` in `US State Department`)."""
    namings = [_with_government(reading, _as_people(reading.parse, n)) for n in _parties(reading)]
    text, proofs = reading.article.text, _proofs(reading.vocabulary)
    asked = {n.actor_id for n in namings if n.actor_id in proofs}
    unproven = {actor_id for actor_id in asked if not proofs[actor_id].search(text)}
    return [n for n in namings if n.actor_id not in unproven or n.form == "demonym"]


def _parties(reading: Reading) -> list[Naming]:
    return [n for n in without_namesakes(reading, _listed(reading)) if _is_party(reading, n)]


def _listed(reading: Reading) -> list[Naming]:
    """Every spelling of the list in the text, whatever it stands for there."""
    table, owners, copy = _entries(reading.vocabulary), _owners(reading.vocabulary), reading.copy
    words = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(copy)]
    namings, i = [], 0
    while i < len(words):
        alternatives = table.get(words[i][2])
        entry = _longest(copy, words, i, alternatives) if alternatives else None
        if entry is None or _begins_later(copy, words, i, entry, table):
            i += 1
            continue
        start, end = words[i][0], words[i + len(entry.words) - 1][1]
        end += entry.spelling.endswith(".") and copy[end : end + 1] == "."
        if entry.words[0] == "the" and len(entry.words) > 1:
            start = words[i + 1][0]
        namings += _owner_in_name(words, i, entry, table, owners.get(entry.actor_id))
        namings.append(Naming(start, end, entry.actor_id, entry.form, "listed_party"))
        i += len(entry.words)
    never = nevers_of(reading.vocabulary, "actors")
    return [n for n in namings if not never.meet(reading.copy, n.start, n.end)]


def _begins_later(copy: str, words: list[Word], i: int, entry: Entry, table: dict[str, list[Entry]]) -> bool:
    """The | West German army: `the West` is no party here."""
    behind = table.get(words[i + 1][2], []) if entry.words[0] == "the" and len(entry.words) > 1 else []
    later = _longest(copy, words, i + 1, behind) if behind else None
    return later is not None and len(later.words) >= len(entry.words)


def _owner_in_name(words: list[Word], i: int, entry: Entry, table: dict[str, list[Entry]], owner: str | None) -> list[Naming]:
    """`US` in `US State Department` names the United States too."""
    for first in table.get(words[i][2], ()) if owner else ():
        n = len(first.words)
        if first.actor_id == owner and n < len(entry.words) and tuple(w[2] for w in words[i : i + n]) == first.words:
            return [Naming(words[i][0], words[i + n - 1][1], owner, first.form, "owner_in_name")]
    return []


def _longest(copy: str, words: list[Word], i: int, entries: list[Entry]) -> Entry | None:
    """The longest spelling that stands at the word `i`, its case and what joins its words included."""
    for entry in entries:
        n = len(entry.words)
        if i + n > len(words) or any(words[i + k][2] != entry.words[k] for k in range(1, n)):
            continue
        gaps = [copy[words[k][1] : words[k + 1][0]] for k in range(i, i + n - 1)]
        joined = all(_GAP.fullmatch(gap) and (gap or len(entry.words[0]) > 1) for gap in gaps)
        if joined and _case_agrees(copy[words[i][0] : words[i + n - 1][1]], entry):
            return entry
    return None


def _case_agrees(surface: str, entry: Entry) -> bool:
    """`US` is a state and `us` is not; `the united States` is met all the same."""
    letters, spelled = re.sub(r"[\W_]", "", surface), re.sub(r"[\W_]", "", entry.spelling)
    if len(entry.words) > 1 and len(letters) > 4:
        return any(c.isupper() for c in surface) or surface == entry.spelling.lower()
    if entry.form == "acronym" or len(letters) <= 3:
        return letters == spelled
    return surface[0].isupper() or (entry.form == "name" and len(letters) > 4 and not is_common_word(surface))


def _as_people(parse: Parse, n: Naming) -> Naming:
    """`Russians now say` is said of people; `the Russians refuse` of the state."""
    i = token_at(parse, n.start)
    is_people = n.form == "demonym" and parse.tags[i] in ("NNS", "NNPS") and parse.deps[i] != "compound"
    if not is_people or not n.actor_id.startswith("cty:") or parse.plain[i - 1 : i] == ["the"]:
        return n
    return n._replace(actor_id=f"grp:{parse.lower[i]}", form="name", rule="people_of_state")


def _with_government(reading: Reading, n: Naming) -> Naming:
    """The Syrian government; Russia's leadership; the government of Quebec: all of it names the state, or its part."""
    if not n.actor_id.startswith(("cty:", "plc:")):
        return n
    behind, before_it = _governments(reading.vocabulary)
    if after := behind.match(reading.copy, n.end):
        return n._replace(end=after.end(), form="name", rule="government_of_state")
    if before := before_it.search(reading.copy[max(0, n.start - 25) : n.start]):
        return n._replace(start=n.start - len(before[0]), form="name", rule="government_of_state")
    return n


def _is_party(reading: Reading, n: Naming) -> bool:
    """Whether a spelling of the list stands for the party here."""
    parse, i = reading.parse, token_at(reading.parse, n.start)
    if is_silent(reading, i) or (n.actor_id.startswith("org:") and _is_thing(reading, n, i)):
        return False
    if n.form != "acronym" and (_ends_person(parse, n, i) or _is_another_party(parse, n, i)):
        return False
    if n.actor_id.startswith("plc:"):
        is_governed = _with_government(reading, n) is not n or _has_leader(parse, token_at(parse, n.end - 1))
        head = head_of(parse, i, token_at(parse, n.end - 1))
        return is_governed or (n.form != "demonym" and _place_acts(reading, head))
    if n.form == "demonym":
        return _demonym_stands_for_state(reading, n, i)
    if n.form == "metonym":
        return _metonym_stands_for_state(reading, n)
    if n.actor_id == "blc:the-west" and reading.copy[n.start : n.end].lower() == "west":
        return _west_is_party(parse, i)
    return True


def _is_thing(reading: Reading, n: Naming, i: int) -> bool:
    """WILL AN AMNESTY COVER THEM: a word with an indefinite article is no name of a body, where capitals say nothing."""
    parse = reading.parse
    if token_at(parse, n.end - 1) != i:
        return False
    shouted = reading.article.text[n.start : n.end].isupper() and not reading.copy[n.start : n.end].isupper()
    if shouted and is_common_word(parse.plain[i]):  # SINCE THE AMNESTY
        speaks = parse.lemmas[parse.heads[i]] in lists(reading.vocabulary).speech
        return not (speaks and parse.deps[i] == "nsubj")
    return i > 0 and parse.plain[i - 1] in ("a", "an") and parse.tags[i][:2] == "NN"


def _ends_person(parse: Parse, n: Naming, i: int) -> bool:
    """Brian France, Michael Jordan: the model takes it for one name with the word before."""
    if not i or parse.ents[i] != "PERSON" or parse.ents[i - 1] != "PERSON" or parse.ends[i - 1] + 1 != parse.starts[i]:
        return False
    before = parse.words[i - 1]
    return before[0].isupper() and before.isalpha() and parse.deps[i - 1] == "compound" and parse.ends[i] >= n.end


def _is_another_party(parse: Parse, n: Naming, i: int) -> bool:
    """The Christian | Democrats, the Christian | Democratic Party: not those of the list."""
    is_kind = i > 0 and parse.words[i - 1][0].isupper() and parse.lower[i - 1] in parse.classes["kinds_of_parties"]
    return is_kind and n.actor_id.startswith(("grp:", "org:"))


def _west_is_party(parse: Parse, i: int) -> bool:
    """Accused the West; the west really is out of options. Not: in the west of the town."""
    if parse.plain[i - 1 : i] != ["the"]:
        return False
    return parse.words[i][0] == "W" or (parse.deps[i] == "nsubj" and parse.plain[i + 1 : i + 2] != ["of"])


def _demonym_stands_for_state(reading: Reading, n: Naming, i: int) -> bool:
    """A Russian objective. Not: Russian-speaking; an American was killed."""
    parse, after = reading.parse, reading.article.text[n.end : n.end + 10].lower()
    if after[:1] == "-" and after[1:].split(" ")[0].strip(".,;") in parse.classes["after_demonyms"]:
        return False
    is_one = parse.tags[i] in ("NN", "NNP") and parse.deps[i] not in ("compound", "amod", "nmod", "poss", "conj")
    return not (is_one and i and parse.plain[i - 1] in ("a", "an", "one", "another"))


def _has_leader(parse: Parse, last: int) -> bool:
    """Quebec Premier Ann Lee; Scotland's First Minister; Texas Gov. Bo Day."""
    behind = last + 1 + (parse.plain[last + 1 : last + 2] in (["'s"], ["'"]))
    words = [" ".join(parse.plain[behind : behind + n]) for n in (1, 2)]
    return not parse.classes["leaders_of_parts"].isdisjoint(words)


def _place_acts(reading: Reading, i: int) -> bool:
    """Quebec refused, will not sign; urged Northern Ireland and the Isle of Man to sign. Not: in Quebec; Quebec farmers."""
    parse = reading.parse
    if wills(reading, i, i):
        return True
    while parse.deps[i] == "conj" and parse.heads[i] < i:
        i = parse.heads[i]
    return parse.deps[i] in ("nsubj", "nsubjpass", "dobj") and parse.lemmas[parse.heads[i]] in lists(reading.vocabulary).speech


def _metonym_stands_for_state(reading: Reading, n: Naming) -> bool:
    """Moscow said; between Moscow and Kyiv. Not: in Moscow; flew to Moscow; lobbied in Washington and London; Moscow, Idaho."""
    parse, i = reading.parse, token_at(reading.parse, n.end - 1)
    where, motions = parse.classes["prepositions_of_place"] | {"via", "above"}, parse.classes["motions"]
    if parse.deps[i] == "conj" and parse.deps[parse.heads[i]] == "pobj":
        return parse.plain[parse.heads[parse.heads[i]]] not in where
    head = parse.heads[i]
    if parse.deps[i] == "pobj":
        towards = parse.plain[head] in ("to", "from", "for", "of") and parse.lemmas[parse.heads[head]] in motions
        return parse.plain[head] not in where and not towards
    if parse.deps[i] == "dobj":  # he left Moscow
        return parse.lemmas[head] not in motions
    return not (parse.deps[i] in ("npadvmod", "appos", "dep") and reading.article.text[n.end : n.end + 1] == ",")
