"""Runs of words that may name people in, people out: shorter names joined to the fullest form, namesakes kept apart."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from analysis.actors.capitals import is_common_word
from analysis.actors.matching import Phrase, lists
from analysis.actors.signs import speaks, spoken_of
from analysis.reading import Reading, load_lexicon
from analysis.reading.grammar import head_of

ENOUGH = 3  # points of evidence that make a run of capitals a person
_SETTLED = 2  # times that a bare surname is used before a second person of that name comes, and then still means the first
NEAR = 20  # characters between a name and its alias
NAMESAKES = 200  # people with one name among whom the right one is sought; bounds the time on an odd text
POSSESSIVE = re.compile(r"[’']s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_GIVEN_BEHIND = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Moon | Jae-in
_AFTER_WORDS = frozenset((",", "”", '"', "''", "’", "'"))  # behind what is said
_MARKS = re.compile(r"[’'`.‘]")


class Sighting(NamedTuple):
    """One run of words that may name a person; `parts` are the words of the name, folded (see `fold`)."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    parts: tuple[str, ...]
    honorific: str  # mr, mrs, dr or empty
    title_start: int  # where a title that belongs to the name begins, else the name
    role: Phrase | None  # a role that stands directly before the name
    evidence: int
    label: str  # what the model takes it for
    alias: bool  # another name of the person named just before


@dataclasses.dataclass
class Person:
    """A person of the article and where the text names them."""

    parts: tuple[str, ...]
    sightings: list[Sighting]
    gender: str = ""
    in_full: int = 0  # sightings with more than one part

    def add(self, s: Sighting) -> None:
        """One more sighting."""
        self.sightings.append(s)
        self.in_full += len(s.parts) > 1
        if s.honorific in ("mr", "mrs") and not self.gender:
            self.gender = s.honorific

    @property
    def surname(self) -> str:
        """The last part of the name, suffixes left out."""
        return self.parts[-1]

    @property
    def fullest(self) -> Sighting:
        """The naming with the most parts, rather not with initials alone, the first of equals."""
        return max(self.sightings, key=lambda s: (not s.alias, len(s.parts), "." not in s.parts[0], len(s.words), -s.start))


@functools.lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """`Doğan’s` -> `dogan`; `Sergei`, `Sergey` -> `sergei`: what two spellings of one name have in common.

    Only what English transliteration leaves to taste is levelled: accents, apostrophes, final y/i/iy/ii, ey/ei, a leading al-.
    """
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"^(?:al|el)-(?=\w)", "", _MARKS.sub("", POSSESSIVE.sub("", plain)))
    plain = re.sub(r"e[yj](?=$|[^aeiou])", "ei", plain)
    return re.sub(r"(?:iyy?|yy|ii|yi|ij|y)$", "i", plain)


def without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of a name: John F. Kerry -> john kerry; but of J. D. Vance, J.D. Vance all that there is: j.d vance."""
    first = next((k for k, word in enumerate(words) if not _INITIALS.fullmatch(word)), 0)
    initials = ".".join(letter.lower() for word in words[:first] for letter in word if letter.isalpha())
    folded = [p for p in map(fold, words[first:]) if len(p) > 1 or len(words) == 1]
    return (initials, *folded) if len(initials) > 1 else tuple(folded)


def join(
    sightings: list[Sighting], is_person: Callable[[Person], bool], is_likely: Callable[[Person], bool] = lambda person: False
) -> Register:
    """The people among those whom the sightings may show.

    Args:
        is_likely: whether a full name is a person's if its surname is: Rosa Diaz is the mayor, Hugo Diaz drives a tram.
    """
    everybody = Register(sightings).people
    shown = [is_person(person) for person in everybody]
    families = {p.surname for p, is_shown in zip(everybody, shown, strict=True) if is_shown and len(p.parts) > 1}
    kept = [
        p
        for p, is_shown in zip(everybody, shown, strict=True)
        if is_shown or (len(p.parts) > 1 and p.surname in families and is_likely(p))
    ]
    return Register([s for person in kept for s in person.sightings], strict=True)


class Register:
    """People by the parts of their names. Longer names are entered first; a shorter one joins the person whose name it
    ends, begins or lies in. Where it is `strict`, a bare surname that two people share is nobody's."""

    def __init__(self, sightings: list[Sighting], strict: bool = False) -> None:
        self.strict, self.bare_at = strict, _bare_surnames(sightings)
        self.people: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}
        self._bare = Counter(s.parts[0] for s in sightings if len(s.parts) == 1 and not s.honorific)
        self._mrs = Counter(s.parts[-1] for s in sightings if s.honorific == "mrs")
        for s in sorted(sightings, key=lambda s: (-len(s.parts), s.start)):
            if not s.alias and not self._is_doubtful(s):
                self._enter(s, self.find(s))
        ends = sorted((s.end, k) for k, person in enumerate(self.people) for s in person.sightings)
        for s in (s for s in sightings if s.alias):
            i = bisect.bisect_left(ends, (s.start, -1)) - 1  # whose alias it is: the person named right before
            self._enter(s, self.people[ends[i][1]] if i >= 0 and s.start - ends[i][0] < NEAR else None)

    def _enter(self, s: Sighting, person: Person | None) -> None:
        if person is None:
            person = Person(s.parts, [])
            self.people.append(person)
        for part in (*s.parts, *_halves(s.parts[-1])) if s.alias or not person.sightings else ():
            self._by_part.setdefault(part, []).append(person)
        person.add(s)

    def find(self, s: Sighting) -> Person | None:
        """Whom a sighting means; of several who were named before, the one named most often in full."""
        near = {id(p): p for part in (s.parts[0], s.parts[-1]) for p in self._by_part.get(part, ())[:NAMESAKES]}
        fitting = [p for p in near.values() if _fits(s.parts, p.parts)]
        if len(s.parts) == 1:
            if self._is_doubtful(s):
                return None
            fitting = self._of_surname(s, fitting)
        return max(fitting, key=lambda p: (p.sightings[0].start < s.start, p.in_full), default=None)

    def _is_doubtful(self, s: Sighting) -> bool:
        """Marek Novak leads the miners. Jana Novak came late. | Novak said no: whose words these are is not said."""
        if not self.strict or len(s.parts) > 1:
            return False
        full = [p for p in self._by_part.get(s.parts[0], ())[:NAMESAKES] if p.surname == s.parts[0] and len(p.parts) > 1]
        if len(full) < 2 or self._of_one_gender(s, full) or sum(_has_role(p, s) for p in full) == 1:
            return False
        first_at = sorted((min(k.start for k in p.sightings if len(k.parts) > 1), id(p)) for p in full)
        if s.start < first_at[1][0] and s.start > first_at[0][0]:
            return False  # the other one is not yet named
        places = self.bare_at.get(s.parts[0], ())
        settled = bisect.bisect(places, first_at[1][0]) - bisect.bisect(places, first_at[0][0])
        most, next_most = sorted((p.in_full for p in full), reverse=True)[:2]
        return settled < _SETTLED and not (most > _SETTLED and most >= 4 * next_most)

    def _of_one_gender(self, s: Sighting, full: list[Person]) -> bool:
        return s.honorific in ("mr", "mrs") and sum(p.gender == s.honorific for p in full) == 1

    def _of_surname(self, s: Sighting, fitting: list[Person]) -> list[Person]:
        """Those whom one word may mean: by surname before first name, by honorific before none."""
        by_surname = [p for p in fitting if s.parts[0] in (p.surname, *p.surname.split("-"))]
        titled = bool(s.honorific or s.role)  # Mr Lou, of Lou Jiwei; Minister Prado, of Ana Prado Ruiz
        chosen = by_surname or [p for p in fitting if not titled or _may_be_surname(s.parts[0], p)]
        if s.honorific not in ("mr", "mrs"):
            return chosen
        same = [p for p in chosen if p.gender == s.honorific]
        if not same and s.honorific == "mrs" and self._bare[s.parts[0]] >= self._mrs[s.parts[0]]:
            return []  # where the file says Dorn, Mrs Dorn is somebody else
        return same or [p for p in chosen if not p.gender]


def _bare_surnames(sightings: list[Sighting]) -> dict[str, list[int]]:
    """Where each surname stands alone, in text order."""
    found: dict[str, list[int]] = {}
    for s in sorted(sightings, key=lambda s: s.start):
        if len(s.parts) == 1:
            found.setdefault(s.parts[0], []).append(s.start)
    return found


def _has_role(person: Person, s: Sighting) -> bool:
    """Minister Novak, where one Novak is called a minister."""
    return s.role is not None and any(k.role and k.role.entry.role == s.role.entry.role for k in person.sightings)


def _halves(surname: str) -> tuple[str, ...]:
    """`echeverri-londono` -> `echeverri`, `londono`, by which the person is known too."""
    return tuple(surname.split("-")) if "-" in surname else ()


def _may_be_surname(part: str, person: Person) -> bool:
    """Whether a part that is not the last may be the family name: where the last one never stands alone."""
    if any(s.parts == (person.surname,) for s in person.sightings):
        return False
    return part == person.parts[0] if len(person.parts) == 2 else part in person.parts[1:-1]


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    n = len(short)
    if short == full:
        return True
    if n == 1:
        return short[0] in full or short[0] in full[-1].split("-")
    if short[-1] == full[-1] and (short[0] == full[0] or (len(short[0]) < 3 and full[0].startswith(short[0]))):
        return True  # Recep Aydin, Recep Cem Aydin
    if len(short) == 2 <= len(full) and short[-1] == full[-1] and _are_initials(short[:-1], full[:-1]):
        return True  # R. C. Aydin
    return n < len(full) and any(full[k : k + n] == short for k in range(len(full) - n + 1))


def _are_initials(short: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether one of them may be short for the other: R. C. for RC, Recep, or Recep Cem."""
    if "." not in short[0]:
        return "." in names[0] and _are_initials(names[:1], short)
    first, second = short[0].split(".")[:2]
    return names[0].replace(".", "") == first + second or (names[0][0] == first and names[-1][0] in (first, second))


def is_shown(person: Person) -> bool:
    """Whether one sighting is enough evidence, or several weaker ones together."""
    points = [s.evidence for s in person.sightings]
    if max(points) >= ENOUGH:
        return True
    if len(person.parts) == 1 and is_common_word(person.fullest.words[-1]):
        return False
    taken_for_person = sum(s.label == "PERSON" for s in person.sightings) * 2 >= len(points)
    return max(points) == ENOUGH - 1 and taken_for_person and (len(person.parts) > 1 or sum(p > 0 for p in points) > 1)


def is_shaped(reading: Reading, s: Sighting) -> bool:
    """Will Holt, He Qiming: a word that else is no name, in one with the next. R.T. Holt. Moon Jae-in."""
    small = s.first < s.last and reading.parse.lower[s.first] in load_lexicon().function_words and s.words[0][0].isupper()
    given_behind = s.label == "PERSON" and _GIVEN_BEHIND.fullmatch(s.words[-1]) is not None
    return small or given_behind or has_initials(reading, s) or is_called_by_word(reading, s.first, s.last)


def is_called_by_word(reading: Reading, first: int, last: int) -> bool:
    """Hope Chance said, Grant Holt said; not: Grace Lines said, Charity Union said."""
    parse, classes = reading.parse, reading.parse.classes
    if last != first + 1 or parse.lower[first] not in classes["words_as_given_names"] or not speaks(reading, first, last):
        return False
    ends = lists(reading.vocabulary).bodies | classes["second_names_of_firms"] | classes["endings_of_firms"]
    plain = parse.tags[first][:3] == parse.tags[last] == "NNP" and parse.words[last].istitle()
    many = parse.lower[last].endswith("s") and is_common_word(parse.words[last][:-1])  # Rose Hotels, Summer Talks
    return plain and not many and parse.plain[last] not in ends | classes["company_nouns"]


def has_initials(reading: Reading, s: Sighting) -> bool:
    """R.T. Holt said; not: R.T. Holt said | it would not pay."""
    given = s.words[0]
    if len(s.words) == 1 or not given.isupper() or not given.endswith(".") or given.count(".") == 1:
        return False
    return spoken_of(reading.parse, head_of(reading.parse, s.first, s.last), s.last) != "body"


def opens_minutes(reading: Reading, first: int, last: int) -> bool:
    """ANN LEE (Kenya) spoke of trade: a name in capitals at the beginning of a paragraph that is not, a bracket behind it."""
    parse, section = reading.parse, reading.section_of(first)
    shouted = first < last and all(word.isupper() for word in parse.words[first : last + 1])
    return shouted and parse.starts[first] == section.body.start and parse.words[last + 1 : last + 2] == ["("]


def may_be(reading: Reading, person: Person) -> bool:
    """Hugo Diaz drives a tram: a given name, a person to the model, or whoever is named behind what is said."""
    parse, given = reading.parse, reading.parse.classes["given_names"]
    return any(
        s.label == "PERSON" or parse.lower[s.first] in given or named_for_words(reading, s.first, s.last)
        for s in person.sightings
    )


def named_for_words(reading: Reading, first: int, last: int) -> bool:
    """“It is over,” said | Tanvi Deshpande | of the Policy Forum: what two capitals mean between a verb of speech and `of`."""
    parse = reading.parse
    said = 1 < first < last and parse.tags[first - 1] == "VBD" and parse.lemmas[first - 1] in lists(reading.vocabulary).speech
    return said and parse.words[first - 2] in _AFTER_WORDS and parse.plain[last + 1 : last + 2] in (["of"], ["from"], ["at"])


def called(person: Person) -> list[str]:
    """Which word of a longer name stands alone elsewhere: Lee of a person Ann Lee, Hutton of a firm Hutton Harbour."""
    if len(person.parts) < 2:
        return []
    alone = {s.parts[0] for s in person.sightings if len(s.parts) == 1}
    by = "last" if person.surname in alone else "first" if person.parts[0] in alone else "inner" if alone else "whole"
    return [f"called={by}", f"called={by},places={min(3, len(person.sightings))}"]
