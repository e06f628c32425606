"""A `Reading` in, a `Page` out: its parse as plain lists, and the words of the text as a reader of names sees them."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from typing import NamedTuple

from analysis.reading import Parse, Reading, Section, load_lexicon

SILENT = frozenset(("keywords", "boilerplate", "byline", "dateline"))  # kinds of section in which nobody is an actor
PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "dos", "das", "du", "von", "van", "der", "den", "ter", "bin", "ibn", "bint", "al",
     "el", "ul", "ben", "abu", "la", "le", "y", "zu", "af", "av", "dal", "lo", "ap", "ab",
     "ten", "zur", "zum", "vom", "degli", "ould", "ag")
)  # fmt: skip
_NEVER_LEAD = frozenset(("la", "le", "el", "y", "lo", "da", "den"))  # particles that stand inside a name only
_JOINS = frozenset("-'’‑‐`")  # al-Qadi, Sha’ban
_FUNCTION = frozenset(("ADP", "DET", "SCONJ", "CCONJ", "PRON", "AUX", "PART", "INTJ", "ADV"))
_NO_NAMES = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "the", "a", "an", "this",
     "that", "these", "those", "in", "on", "at", "of", "for", "from", "to", "with", "by", "he", "she", "it", "they", "we",
     "i", "you", "and", "but", "or", "if", "when", "while", "after", "before", "as", "then", "now", "however", "meanwhile",
     "although", "yes", "no", "god")
)  # fmt: skip
_NICKNAMED = frozenset('()"“”‘’')
_COMPOUND = re.compile(r".*-(?:\w+ed|led|\w+ing|based|held|run|era|style|wide|born|made|friendly)$")  # US-backed, Kurdish-led


class Unit(NamedTuple):
    """A word as a reader sees it: tokens joined by hyphens and apostrophes; `capital` if it may be part of a name."""

    first: int
    last: int
    start: int
    end: int
    text: str
    capital: bool


@dataclasses.dataclass(frozen=True)
class Page:
    """A reading with its parse as lists; `copy` is what the model read (see `language.reading_copy`)."""

    reading: Reading
    parse: Parse
    copy: str
    units: list[Unit]

    @property
    def text(self) -> str:
        """The untouched text."""
        return self.reading.article.text

    def token_at(self, offset: int) -> int:
        """The token that stands at or after `offset`."""
        i = bisect.bisect_right(self.parse.starts, offset) - 1
        return i if i >= 0 and self.parse.ends[i] > offset else min(i + 1, len(self.parse) - 1)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that begin in `[start, end)`, the first of them perhaps before."""
        return range(self.token_at(start), bisect.bisect_left(self.parse.starts, end))

    def words(self, first: int, last: int) -> str:
        """The words at the tokens `[first, last]` as the model read them, blanks levelled."""
        return re.sub(r"\s+", " ", self.copy[self.parse.starts[first] : self.parse.ends[last]]).strip()

    def section(self, token: int) -> Section:
        """The section in which a token stands."""
        return self.reading.sections[self.reading.section_at[token]]

    def is_silent(self, token: int) -> bool:
        """Whether a token stands where nobody is an actor: keywords, page furniture, a reporter's byline, a dateline."""
        section = self.section(token)
        interview = section.kind == "byline" and self.text[section.start] == "["  # [INTERVIEW WITH COMMANDER …]
        return section.kind in SILENT and not interview

    def is_title(self, token: int) -> bool:
        """Whether a token stands in a headline or heading, where every word may have a capital."""
        return self.section(token).kind in ("headline", "heading")

    def is_label(self, first: int, last: int) -> bool:
        """Whether the tokens name the speaker of their section; an interviewer's label is no actor."""
        section, parse = self.section(first), self.parse
        label = section.label if section.kind != "question" else None
        return bool(label) and label.start <= parse.starts[first] and parse.ends[last] <= label.end

    def opens_sentence(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return token == 0 or self.parse.sentences[token] != self.parse.sentences[token - 1]

    @functools.cached_property
    def speech(self) -> frozenset[str]:
        """The words that report, as the word list has them."""
        return frozenset(entry.cue for entry in self.reading.vocabulary.cues)

    @functools.cached_property
    def bodies(self) -> frozenset[str]:
        """The nouns that name organisations, as the word list has them."""
        return frozenset(entry.body for entry in self.reading.vocabulary.bodies if entry.kind == "organisation")

    @functools.cached_property
    def lower(self) -> list[str]:
        """Each token in lower case, with straight apostrophes."""
        return [w.replace("’", "'") for w in self.parse.lower]

    @functools.cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for u, unit in enumerate(self.units):
            if unit.text.islower():
                places.setdefault(unit.text, []).append(u)
        return places

    def places_of(self, word: str) -> list[int]:
        """The units that are `word` in lower case."""
        return self._places.get(word, [])

    @functools.cached_property
    def names_in_lower_case(self) -> frozenset[str]:
        """Words of the page in lower case that no dictionary has and that it also writes with a capital: `sergey`."""
        capitals = {unit.text.lower() for unit in self.units if unit.capital}
        return frozenset(word for word in self._places if word in capitals and not is_common_word(word))


def read_page(reading: Reading) -> Page:
    """The page of one reading."""
    parse = reading.parse
    units: list[Unit] = []
    for i, word in enumerate(parse.words):
        start, end = parse.starts[i], parse.ends[i]
        before = units[-1] if units and units[-1].end == start else None
        if before and _joins(parse, before, i):
            capital = before.capital or (word[0].isupper() and _is_particle(before.text))
            units[-1] = Unit(before.first, i, before.start, end, before.text + word, capital)
        else:
            units.append(Unit(i, i, start, end, word, word[0].isupper() and not _is_no_name(parse, i)))
    return Page(reading, parse, reading.doc.text, units)


def _joins(parse: Parse, before: Unit, i: int) -> bool:
    """Whether token `i` belongs to the word before it: `al|-|Qadi`, but not `Dorns|’` or `Russia|’s`."""
    word = parse.words[i]
    if word in _JOINS:
        return i + 1 < len(parse) and parse.starts[i + 1] == parse.ends[i] and parse.words[i + 1][0].isalnum()
    return before.text[-1] in _JOINS and len(before.text) > 1 and word[0].isalnum()


def _is_no_name(parse: Parse, i: int) -> bool:  # In October; The; Although; but: Theresa May
    if parse.ents[i] == "PERSON":
        return False
    return parse.lower[i] in _NO_NAMES or (parse.pos[i] in _FUNCTION and parse.lower[i] not in PARTICLES)


def _is_particle(text: str) -> bool:
    return text.lower().strip("-'’`") in PARTICLES


def runs(page: Page, free: list[bool]) -> list[tuple[int, int]]:
    """Stretches of capitalised units `[first, last]` whose tokens are `free`: `Lars de Ruiter`, `John F. Marsh`."""
    found, units, u = [], page.units, 0
    while u < len(units):
        if not (_is_open(units[u], free) and (_is_name(units[u]) or _leads_name(page, u, free))):
            u += 1
            continue
        last, v, sentence = u, u + 1, page.parse.sentences[units[u].first]
        v += 3 * _is_nickname(units, v, free)
        while (
            v < len(units)
            and adjacent(page, v)
            and _is_open(units[v], free)
            and (page.parse.sentences[units[v].first] == sentence or _goes_on(page, v))
        ):
            if _is_name(units[v]):
                last = v
            elif units[v].text.lower() not in PARTICLES or v - last > 2:
                break
            v += 1
            if _is_nickname(units, v, free):
                v += 3
        if units[last].capital:
            found.append((u, last))
        u = last + 1
    return found


def _goes_on(page: Page, v: int) -> bool:
    """Farid | Mansour: the parse may begin a sentence between two words, where no stop stands."""
    place = page.reading.section_at
    return page.units[v - 1].text[-1].isalnum() and place[page.units[v - 1].first] == place[page.units[v].first]


def _is_nickname(units: list[Unit], v: int, free: list[bool]) -> bool:  # Michael | (Mike) Stone
    if v + 3 >= len(units) or not {units[v].text, units[v + 2].text} <= _NICKNAMED:
        return False
    return all(_is_name(units[k]) and _is_open(units[k], free) for k in (v - 1, v + 1, v + 3))


def _is_open(unit: Unit, free: list[bool]) -> bool:
    return free[unit.first] and free[unit.last] and (unit.text[0].isalpha() or unit.text[0] in "'’`")


def _is_name(unit: Unit) -> bool:
    return unit.capital and not ("-" in unit.text and _COMPOUND.match(unit.text))


def _leads_name(page: Page, u: int, free: list[bool]) -> bool:  # told | de Ruiter
    word = page.units[u].text.lower()
    if word not in PARTICLES or word in _NEVER_LEAD or u + 1 >= len(page.units):
        return False
    return _is_name(page.units[u + 1]) and adjacent(page, u + 1) and _is_open(page.units[u + 1], free)


def adjacent(page: Page, u: int) -> bool:
    """Whether only a blank, or nothing after the full stop of an initial, stands between a unit and the one before."""
    before, unit = page.units[u - 1], page.units[u]
    if before.end == unit.start:
        return before.text.endswith(".")
    return unit.start - before.end <= 4 and page.copy[before.end : unit.start].isspace()


def is_common_word(word: str) -> bool:
    """Whether a dictionary has `word` in lower case."""
    return load_lexicon().has(word.lower())
