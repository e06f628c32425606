"""What the finders of actors share: a `Page` to look at, `Naming`s to give back, and word lists that meet it word by word."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.grammar import Parse, read_parse
from analysis.language import Reading, is_capitals_only, lexicon
from analysis.rows import Span
from analysis.vocabulary import Vocabulary

SILENT = frozenset(("keywords", "boilerplate", "byline", "dateline"))
WORD = re.compile(r"[^\W_]+")
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ul",
        "ben",
        "abu",
        "la",
        "le",
        "y",
        "zu",
        "af",
        "av",
        "dal",
        "lo",
    ]
)
_JOINS = frozenset("-'’‑‐`")  # al-Assad, Ja’afari
_BETWEEN = re.compile(r"\s{1,4}$|\.\s{0,3}$|-$")


_FUNCTION = frozenset(("ADP", "DET", "SCONJ", "CCONJ", "PRON", "AUX", "PART", "INTJ", "ADV"))
_NO_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "of",
        "for",
        "from",
        "to",
        "with",
        "by",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "and",
        "but",
        "or",
        "if",
        "when",
        "while",
        "after",
        "before",
        "as",
        "then",
        "now",
        "however",
        "meanwhile",
        "although",
        "yes",
        "no",
        "god",
    ]
)
_BACKED = re.compile(r".*-(?:\w+ed|led|\w+ing|based|held|run|era|style|wide|born|made|owned|friendly|sponsored|linked)$")


HONORIFICS = frozenset(("mr", "mrs", "dr"))  # sides of words/roles.csv


class Naming(NamedTuple):
    """A naming found in the text: where, of whom, in what form, by which rule."""

    start: int
    end: int
    actor_id: str
    form: str
    rule: str


class Unit(NamedTuple):
    """A word as a reader sees it: tokens joined by hyphens and apostrophes; `capital` if it may be part of a name."""

    first: int
    last: int
    start: int
    end: int
    text: str
    capital: bool


class Phrase(NamedTuple):
    """A stretch of tokens that an entry of a word list meets."""

    first: int
    last: int
    entry: object


@dataclasses.dataclass(frozen=True)
class Page:
    """A reading with its parse as lists; `copy` is what the model read (see `language.reading_copy`)."""

    reading: Reading
    parse: Parse
    copy: str
    units: list[Unit]
    unit_at: list[int]  # token -> unit

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

    def section(self, token: int):
        """The section in which a token stands."""
        return self.reading.sections[self.reading.section_at[token]]

    def is_silent(self, token: int) -> bool:
        """Whether a token stands where nobody is an actor: keywords, page furniture, a reporter's byline, a dateline."""
        section = self.section(token)
        return section.kind in SILENT and not (
            section.kind == "byline" and self.text[section.start] == "["
        )  # [INTERVIEW WITH …]

    def is_label(self, first: int, last: int) -> bool:
        """Whether the tokens name the speaker of their section; an interviewer's label is no actor."""
        section = self.section(first)
        inside = (
            section.label and section.label.start <= self.parse.starts[first] and self.parse.ends[last] <= section.label.end
        )
        return bool(inside) and section.kind != "question"

    def is_title(self, token: int) -> bool:
        """Whether a token stands in a headline or heading, where every word may have a capital."""
        return self.section(token).kind in ("headline", "heading")

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

    @functools.cached_property
    def owners(self) -> dict[str, str]:
        """Listed organisation -> the listed party that it represents."""
        return {p.actor_id: p.country for p in self.reading.vocabulary.actors if ":" in p.country}

    @functools.cached_property
    def lower(self) -> list[str]:
        """Each token in lower case, with straight apostrophes."""
        return [w.replace("’", "'") for w in self.parse.lower]

    @functools.cached_property
    def capitals_only(self) -> list[bool]:
        """Whether each section is set in capitals throughout."""
        return [is_capitals_only(self.text[s.start : s.end]) for s in self.reading.sections]


def read_page(reading: Reading) -> Page:
    """The page of one reading."""
    parse = read_parse(reading.doc)
    units: list[Unit] = []
    unit_at = []
    for i, word in enumerate(parse.words):
        start, end = parse.starts[i], parse.ends[i]
        before = units[-1] if units else None
        joined = (
            before is not None
            and before.end == start
            and word.lower() not in ("'s", "’s")
            and (
                (word in _JOINS and i + 1 < len(parse) and parse.starts[i + 1] == end and parse.words[i + 1][0].isalnum())
                or (before.text[-1] in _JOINS and len(before.text) > 1 and word[0].isalnum())
            )
        )
        if joined:
            text = before.text + word
            units[-1] = Unit(
                before.first, i, before.start, end, text, before.capital or (word[0].isupper() and _is_particle(before.text))
            )
        else:
            units.append(Unit(i, i, start, end, word, word[:1].isupper() and not _is_function_word(parse, i)))
        unit_at.append(len(units) - 1)
    return Page(reading, parse, reading.doc.text, units, unit_at)


def _is_function_word(parse: Parse, i: int) -> bool:  # In October; The; Although
    return parse.lower[i] in _NO_NAMES or (
        parse.pos[i] in _FUNCTION and parse.lower[i] not in PARTICLES and not parse.ents[i] == "PERSON"
    )


def _is_particle(text: str) -> bool:
    return text.lower().strip("-'’`") in PARTICLES


def runs(page: Page, free: list[bool]) -> list[tuple[int, int]]:
    """Stretches of capitalised units `[first, last]` whose tokens are `free`: `Staffan de Mistura`, `John F. Kerry`."""
    found, units, parse = [], page.units, page.parse
    u = 0
    while u < len(units):
        if not (
            _open(units[u], free)
            and ((units[u].capital and not _BACKED.match(units[u].text)) or _starts_with_particle(page, u, free))
        ):
            u += 1
            continue
        last, v = u, u + 1
        while (
            v < len(units)
            and adjacent(page, v)
            and _open(units[v], free)
            and parse.sentences[units[v].first] == parse.sentences[units[u].first]
        ):
            if units[v].capital and not _BACKED.match(units[v].text):
                last = v
            elif units[v].text.lower() not in PARTICLES or v - last > 2:
                break
            v += 1
        if units[last].capital:
            found.append((u, last))
        u = last + 1
    return found


def _open(unit: Unit, free: list[bool]) -> bool:
    return free[unit.first] and free[unit.last] and (unit.text[0].isalpha() or unit.text[0] in "'’`")


def _starts_with_particle(page: Page, u: int, free: list[bool]) -> bool:  # told de Mistura
    unit = page.units[u]
    if unit.text.lower() not in PARTICLES - {"la", "le", "el", "y", "lo", "da", "den"} or u + 1 >= len(page.units):
        return False
    return page.units[u + 1].capital and adjacent(page, u + 1) and _open(page.units[u + 1], free)


def adjacent(page: Page, v: int) -> bool:
    """Only a blank, the full stop of an initial, or nothing stands between a unit and the one before."""
    before, unit = page.units[v - 1], page.units[v]
    if before.end == unit.start:
        return before.text.endswith(".")
    if not page.copy[before.end : unit.start].isspace() or unit.start - before.end > 4:
        return False
    return True


class Lists:
    """The word lists of roles and bodies, met word by word at a token."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.roles = _table((entry.role, entry) for entry in vocabulary.roles)
        self.organisations = _table((entry.body, entry) for entry in vocabulary.bodies if entry.kind in ("organisation", "bloc"))
        self.groups = _table((entry.body, entry) for entry in vocabulary.bodies if entry.kind in ("group", "anonymous", "bloc"))


@functools.cache
def lists(vocabulary: Vocabulary) -> Lists:
    """The lists of one vocabulary, made once."""
    return Lists(vocabulary)


def _table(entries: Iterable[tuple[str, object]]) -> dict[str, list[tuple[tuple[str, ...], object]]]:
    table: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for form, entry in entries:
        singular = tuple(form.lower().replace("’", "'").replace("-", " - ").split())
        for words in [singular] if entry.side in HONORIFICS else sorted(_inflected(singular)):
            table.setdefault(words[0], []).append((words, entry))
            if words[-1].endswith("."):  # the model may take the full stop off: Capt | .
                split = (*words[:-1], words[-1][:-1], ".")
                table.setdefault(split[0], []).append((split, entry))
    for alternatives in table.values():
        alternatives.sort(key=lambda a: -len(a[0]))
    return table


def _inflected(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """`foreign minister` and its plural."""
    last = words[-1]
    if last.endswith((".", "s")) or not last.isalpha():
        return {words}
    plural = (
        last[:-1] + "ies"
        if last.endswith("y") and last[-2:-1] not in "aeo"
        else last[:-3] + "men"
        if last.endswith("man")
        else last + "s"
    )
    return {words, (*words[:-1], plural)}


def phrases(page: Page, table: dict, free: list[bool] | None = None) -> list[Phrase]:
    """The longest entries of `table` in the text, in order, none inside another."""
    found, lower, i = [], page.lower, 0
    while i < len(lower):
        alternatives = table.get(lower[i])
        if alternatives and (free is None or free[i]):
            for words, entry in alternatives:
                n = len(words)
                if n == 1 or (tuple(lower[i : i + n]) == words and (free is None or all(free[i : i + n]))):
                    found.append(Phrase(i, i + n - 1, entry))
                    i += n - 1
                    break
        i += 1
    return found


class Nevers:
    """What `never.csv` says of one list; a pattern is tried only near a word that it mentions."""

    WINDOW = 60  # characters on either side of a candidate in which a pattern may begin or end

    def __init__(self, vocabulary: Vocabulary, name: str) -> None:
        self._near: dict[str, list[re.Pattern[str]]] = {}
        self._anywhere: list[re.Pattern[str]] = []
        for pattern in (entry.pattern for entry in vocabulary.never if entry.list == name):
            words = {w for w in re.findall(r"[a-z]{3,}", re.sub(r"\\.", " ", pattern).lower()) if w in vocabulary.spellings}
            for word in words:
                self._near.setdefault(word, []).append(re.compile(pattern))
            if not words:
                self._anywhere.append(re.compile(pattern))

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether a match of a pattern holds all of `text[start:end]`."""
        return any(s <= 0 and e >= end - start for s, e in self._matches(text, start, end))

    def meet(self, text: str, start: int, end: int) -> bool:
        """Whether a match of a pattern shares a character with `text[start:end]`."""
        return any(s < end - start and e > 0 for s, e in self._matches(text, start, end))

    def _matches(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where patterns match near, counted from `start`."""
        window = text[max(0, start - self.WINDOW) : end + self.WINDOW]
        at = min(start, self.WINDOW)
        words = WORD.findall(text[start:end].lower())
        for pattern in (*self._anywhere, *(p for word in words[:3] for p in self._near.get(word, ()))):
            for m in pattern.finditer(window):
                yield m.start() - at, m.end() - at


@functools.cache
def nevers(vocabulary: Vocabulary, name: str) -> Nevers:
    """The patterns of one list, made once."""
    return Nevers(vocabulary, name)


def tokens_of(page: Page, namings: list[Naming]) -> dict[int, Naming]:
    """Token -> the naming that it is part of; the narrowest where several are."""
    return {i: n for n in sorted(namings, key=lambda n: n.start - n.end) for i in page.tokens_in(n.start, n.end)}


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token in `[first, last]` on which the others hang."""
    for i in range(first, last + 1):
        if not first <= parse.heads[i] <= last or parse.heads[i] == i:
            return i
    return last


def span_of(page: Page, first: int, last: int) -> Span:
    """Where the tokens `[first, last]` stand."""
    return Span(page.parse.starts[first], page.parse.ends[last])


def is_common_word(word: str) -> bool:
    """Whether a dictionary has `word` in lower case."""
    return lexicon().has(word.lower())
