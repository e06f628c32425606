"""A `Reading` and the reviewed list of parties in, every naming of a state, bloc or listed organisation out."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from analysis.language import Reading
from analysis.vocabulary import Vocabulary

WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s.'’`\-/+]{0,4}$")  # what may stand between the words of one name


class Naming(NamedTuple):
    """A naming found in the text: of whom, where, in what form, by which rule."""

    start: int
    end: int
    actor_id: str
    form: str
    rule: str


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
            form = "acronym" if re.sub(r"\W", "", spelling).isupper() and len(spelling) <= 8 else "name"
            _add(table, spelling, party.actor_id, form)
        for demonym in party.demonyms:
            _add(table, demonym, party.actor_id, "demonym")
            if demonym[-1] in "nikrcetbylshx" and not demonym.endswith(("ish", "ese", "ch", "men", "man")):
                _add(table, demonym + "s", party.actor_id, "demonym")
    for metonym in vocabulary.metonyms:
        _add(table, metonym.form, metonym.actor_id, "metonym")
    for entries in table.values():
        entries.sort(key=lambda e: -len(e.words))
    return table


def _add(table: dict[str, list[Entry]], spelling: str, actor_id: str, form: str) -> None:
    words = tuple(WORD.findall(spelling.lower()))
    table.setdefault(words[0], []).append(Entry(words, actor_id, form, spelling))


def find_parties(reading: Reading) -> list[Naming]:
    """Namings of listed parties, in text order; they do not overlap."""
    text = reading.article.text
    table = _entries(reading.vocabulary)
    words = [(m.start(), m.end(), m[0].lower()) for m in WORD.finditer(text)]
    found, i = [], 0
    while i < len(words):
        entry = _match(words, i, table.get(words[i][2], ()), text)
        if entry is None:
            i += 1
            continue
        start, end = words[i][0], words[i + len(entry.words) - 1][1]
        if entry.spelling.endswith(".") and text[end : end + 1] == ".":
            end += 1
        found.append(Naming(start, end, entry.actor_id, entry.form, "listed_party"))
        i += len(entry.words)
    return found


def _match(words, i, entries, text) -> Entry | None:
    for entry in entries:
        n = len(entry.words)
        if tuple(w[2] for w in words[i : i + n]) != entry.words:
            continue
        if not all(
            GAP.match(text, words[k][1], words[k + 1][0]) or text[words[k][1] : words[k + 1][0]].isspace()
            for k in range(i, i + n - 1)
        ):
            continue
        surface = text[words[i][0] : words[i + n - 1][1]]
        if _case_agrees(surface, entry):
            return entry
    return None


def _case_agrees(surface: str, entry: Entry) -> bool:
    if entry.form == "acronym" or len(surface) <= 3:
        return re.sub(r"\W", "", surface) == re.sub(r"\W", "", entry.spelling)
    return any(c.isupper() for c in surface)
