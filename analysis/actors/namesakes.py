"""Namings of places in, those out that are people's names: Ms. Holland; Tom London … London said; Ambassador Ireland."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.actors.capitals import is_common_word
from analysis.actors.matching import HONORIFICS, Naming, lists, phrases
from analysis.reading import Parse, Reading
from analysis.reading.grammar import token_at

_PLACES = frozenset(("name", "metonym"))


def without_namesakes(reading: Reading, namings: list[Naming]) -> list[Naming]:
    """The namings without those of people: whom the file once names or titles so is a person wherever the bare name stands."""
    words = [_word(reading, n) for n in namings]
    titles = {r.last: r for r in phrases(reading.parse, lists(reading.vocabulary).roles)} if any(words) else {}
    listed = {token_at(reading.parse, n.end - 1) for n in namings}
    people = {
        word
        for n, word in zip(namings, words, strict=True)
        if word and _is_person(reading, token_at(reading.parse, n.start), titles, listed)
    }
    first = {n.start for n, word in zip(namings, words, strict=True) if word and _begins_name(reading, n, listed)}
    return [n for n, word in zip(namings, words, strict=True) if word not in people and n.start not in first]


def _word(reading: Reading, n: Naming) -> str:
    """The one word of a naming of a place, in lower case; empty if it has more."""
    word = reading.copy[n.start : n.end]
    return word.lower() if n.form in _PLACES and word.isalpha() and not word.isupper() else ""


def _is_person(reading: Reading, i: int, titles: dict, listed: Iterable[int]) -> bool:
    """Whether the place at token `i` is somebody's name there."""
    parse = reading.parse
    return _is_titled(parse, i, titles) or _ends_name(reading, i, titles, listed) or _has_calling(parse, i, titles)


def _begins_name(reading: Reading, n: Naming, listed: Iterable[int]) -> bool:
    """Paris | Jackson … Jackson said; Kenya | Barnes, who leads the guild; but: Kenya | Airways said."""
    parse, i = reading.parse, token_at(reading.parse, n.start)
    surname = i + 1
    if parse.lower[i] not in parse.classes["places_as_given_names"] or parse.words[surname + 1 : surname + 2] == []:
        return False
    known = lists(reading.vocabulary).bodies | parse.classes["second_names_of_firms"] | parse.classes["endings_of_firms"]
    named = parse.words[surname].istitle() and parse.words[surname].isalpha() and not parse.words[surname + 1][0].isupper()
    joined = parse.heads[i] == surname and parse.deps[i] == "compound" and parse.tags[surname][:3] == "NNP"
    if not (named and joined) or surname in listed or parse.plain[surname] in known or parse.plain[i - 1 : i] == ["the"]:
        return False
    alone = (k for k in range(1, len(parse)) if parse.words[k] == parse.words[surname] and k != surname)
    recurs = any(not parse.words[k - 1][0].isupper() and parse.deps[k] == "nsubj" for k in alone)
    human = parse.words[surname + 1] in (",", "of") or parse.ents[i] == parse.ents[surname] == "PERSON"
    return recurs or (human and not is_common_word(parse.words[surname])) or _acts_alone(parse, surname)


def _acts_alone(parse: Parse, surname: int) -> bool:
    """Cyprus | Ellis spoke; Paris | Kline refused to sign."""
    return parse.deps[surname] == "nsubj" and parse.tags[surname] == "NNP"


def _is_titled(parse: Parse, i: int, titles: dict) -> bool:
    """Ms. | Holland; Ambassador | Ireland; but: foreign minister | France."""
    role = titles.get(i - 1)
    if role is None or parse.sentences[i - 1] != parse.sentences[i]:
        return False
    is_title = role.entry.side in HONORIFICS or parse.words[role.last][0].isupper()
    return is_title and (role.entry.side in HONORIFICS or parse.deps[i - 1] in ("compound", "nmod", "amod"))


def _ends_name(reading: Reading, i: int, titles: dict, listed: Iterable[int]) -> bool:
    """Tom | London; Denzel | Washington; but: downtown | Washington."""
    parse = reading.parse
    if not i or not parse.words[i - 1][0].isupper() or parse.ends[i - 1] + 1 != parse.starts[i] or i - 1 in titles:
        return False
    if parse.sentences[i - 1] != parse.sentences[i]:
        return False
    if i > 1 and i - 2 in titles and parse.words[i - 2][0].isupper():  # Foreign Minister Odile | France
        return parse.words[i - 1].isalpha() and i - 1 not in listed and parse.deps[i - 1] == "compound"
    if i - 1 in listed:  # Senator Chad | Holland
        return i > 1 and _is_titled(parse, i - 1, titles)
    if parse.lower[i - 1] in parse.classes["given_names"] | parse.classes["places_as_given_names"]:
        return True
    unknown = parse.words[i - 1].isalpha() and not parse.words[i - 1].isupper() and not is_common_word(parse.words[i - 1])
    verbs = lists(reading.vocabulary).speech | parse.classes["willed"]
    human = (parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in verbs) or _is_told_of(parse, i)
    return unknown and human and parse.deps[i - 1] == "compound" and parse.heads[i - 1] == i and parse.ents[i - 1] != "GPE"


def _is_told_of(parse: Parse, i: int) -> bool:
    """Yuki Holland, who leads the guild; Yuki Holland, 54, left."""
    behind = parse.lower[i + 1 : i + 3]
    return behind == [",", "who"] or (behind[:1] == [","] and behind[-1].isdigit() and len(behind[-1]) == 2)


def _has_calling(parse: Parse, i: int, titles: dict) -> bool:
    """Ireland, | a career diplomat; but: Kenya, | a mediator."""
    beside = (c for c in parse.children[i] if parse.deps[c] == "appos" and c > i and c in titles and parse.tags[c] == "NN")
    return any(
        titles[c].entry.role not in parse.classes["roles_of_states"] and parse.plain[parse.first[c]] in ("a", "an", "who")
        for c in beside
    )
