"""A `Reading` in, its words as a reader of names sees them out: which may be part of a name, and where nobody is an actor."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import NamedTuple

from analysis.reading import Parse, Reading, load_lexicon
from analysis.reading.grammar import opens_sentence

SILENT = frozenset(("keywords", "boilerplate", "byline", "dateline"))  # kinds of section in which nobody is an actor
_BEFORE_MONTHS = frozenset(("in", "since", "until", "during", "last", "next", "early", "late"))
_JOINS = frozenset("-'’‑‐`")  # al-Qadi, Sha’ban
_FUNCTION = frozenset(("ADP", "DET", "SCONJ", "CCONJ", "PRON", "AUX", "PART", "INTJ", "ADV"))
_NICKNAMED = frozenset('()"“”‘’')
_CLOSED_BY = {")": "(", "]": "["}
_LONGEST_IN_NAME = 4  # letters of a function word that may be a name: Will, He
_WIDEST_BRACKET = 5  # tokens before a name in brackets
_ELIDED = re.compile(r"[dl]['’][A-Z]")  # Ana d'Almo
_PARTICIPLE = re.compile(r"\w+(?:ed|ing)")  # the second half of US-backed, Russian-speaking


class Unit(NamedTuple):
    """A word as a reader sees it: tokens joined by hyphens and apostrophes; `capital` if it may be part of a name."""

    first: int
    last: int
    start: int
    end: int
    text: str
    capital: bool


def is_silent(reading: Reading, token: int) -> bool:
    """Whether a token stands where nobody is an actor: keywords, page furniture, a byline (no guest's), a dateline."""
    section = reading.section_of(token)
    interview = section.kind == "byline" and reading.article.text[section.start] == "["  # [INTERVIEW WITH COMMANDER …]
    return section.kind in SILENT and not interview and section.rule != "guest_byline"


def is_bare(reading: Reading, first: int, last: int, determiner: str = "the") -> bool:
    """Whether a noun stands alone: the | union refused; not: the | union leader, the | board of the bank."""
    parse = reading.parse
    one = parse.words[last].islower() and parse.tags[last] not in ("NNS", "NNPS")
    of_more = parse.deps[last] in ("compound", "amod") or parse.plain[last + 1 : last + 2] == ["of"]
    return one and parse.plain[first - 1 : first] == [determiner] and not (of_more or is_silent(reading, last))


def is_title(reading: Reading, token: int) -> bool:
    """Whether a token stands in a headline or heading where every word has a capital; not: Talks fail, says Ann Lee."""
    section = reading.section_of(token)
    if section.kind not in ("headline", "heading"):
        return False
    return not is_sentence_case(reading.article.text[section.start : section.end])


def is_sentence_case(title: str) -> bool:
    """Whether most longer words of a title have no capital: only names have one."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return sum(word[0].islower() for word in words) >= max(2, 0.5 * len(words))


def is_beside_colon(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens are all that stands before, or after, the colon or dash of a headline: ‘Talks are over’: Mira Holm."""
    section, words = reading.section_of(first), reading.parse.words
    if section.kind not in ("headline", "heading"):
        return False
    opens = reading.parse.starts[first] == section.body.start and words[last + 1 : last + 2] == [":"]
    return opens or (reading.parse.ends[last] == section.body.end and words[first - 1 : first] in ([":"], ["–"], ["—"]))


def is_beside_quotation(reading: Reading, first: int, last: int) -> bool:
    """Whether they are all that stands beside the quotation of a headline: ‘Talks are over’: Mira Holm."""
    beside = reading.quoted.at(reading.parse.starts[first - 2] if first > 1 else reading.parse.ends[last])
    return is_beside_colon(reading, first, last) and beside is not None


def is_label(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens name the speaker of their section; an interviewer's label is no actor."""
    section, parse = reading.section_of(first), reading.parse
    label = section.label if section.kind != "question" else None
    return bool(label) and label.start <= parse.starts[first] and parse.ends[last] <= label.end


def words_at(reading: Reading, first: int, last: int) -> str:
    """The words at the tokens `[first, last]` as the model read them, blanks levelled."""
    return " ".join(reading.copy[reading.parse.starts[first] : reading.parse.ends[last]].split())


@functools.lru_cache(maxsize=20_000)
def is_common_word(word: str) -> bool:
    """Whether a dictionary has `word` in lower case."""
    return load_lexicon().has(word.lower())


@dataclasses.dataclass(frozen=True)
class Capitals:
    """The words of one article, in text order, and the stretches of them that may be names."""

    reading: Reading
    units: list[Unit]

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
        """Words in lower case that no dictionary has and that the text also writes with a capital: `sergey`."""
        capitals = {unit.text.lower() for unit in self.units if unit.capital}
        return frozenset(word for word in self._places if word in capitals and not is_common_word(word))

    def runs(self, taken: set[int]) -> list[tuple[int, int]]:
        """Stretches of capitalised units `[first, last]` without `taken` tokens: `Lars de Ruiter`, `John F. Marsh`."""
        found, free = [], 0
        for u in self._beginnings:
            if u < free or not (self._is_open(u, taken) and (self._is_name(u) or self._leads_name(u, taken))):
                continue
            last = self._end_of_run(u, taken)
            if self.units[last].capital:
                found.append((u, last))
            free = last + 1
        return found

    @functools.cached_property
    def anywhere(self) -> list[tuple[int, int]]:
        """The stretches where no token is taken."""
        return self.runs(set())

    @functools.cached_property
    def _beginnings(self) -> list[int]:
        """The units with which a run may begin."""
        particles = self.reading.parse.classes["particles_of_names"]
        return [u for u, unit in enumerate(self.units) if unit.capital or unit.text.lower() in particles]

    def _end_of_run(self, u: int, taken: set[int]) -> int:
        """The last word with a capital in the run that begins at `u`; particles may stand between two."""
        last, v, sentences = u, u + 1, self.reading.parse.sentences
        sentence, particles = sentences[self.units[u].first], self.reading.parse.classes["particles_of_names"]
        v += 3 * self._is_nickname(v, taken)
        v += self._leaves_bracket(u, v)
        while (
            v < len(self.units)
            and self.is_adjacent(v)
            and self._is_open(v, taken)
            and (sentences[self.units[v].first] == sentence or self._goes_on(v))
        ):
            if self._is_name(v):
                last = v
            elif self.units[v].text == "&" and v - last == 1:  # Marks | & | Spencer
                pass
            elif self.units[v].text.lower() not in particles or v - last > 2:
                break
            v += 1
            v += 3 * self._is_nickname(v, taken)
            v += self._leaves_bracket(u, v) + self._is_before_suffix(v)
        return last

    def _leaves_bracket(self, u: int, v: int) -> bool:
        """[President Omar | ] Dahir: what an editor put in before a surname."""
        if v + 1 >= len(self.units) or self.units[v].text not in _CLOSED_BY or not self._is_name(v + 1):
            return False
        before = [self.units[k].text for k in range(max(0, u - _WIDEST_BRACKET), u)]
        if self.reading.parse.ents[self.units[v - 1].last] != "PERSON":  # [Signed] Ann Lee
            return False
        inside = _CLOSED_BY[self.units[v].text] in before and self.units[v].text not in before
        return inside and self.units[v].start == self.units[v - 1].end

    def _is_before_suffix(self, v: int) -> bool:  # Ann Lee | , | Jr.
        behind = self.units[v + 1 : v + 2] if [unit.text for unit in self.units[v : v + 1]] == [","] else []
        return any(unit.text.lower().strip(".") in self.reading.parse.classes["suffixes_of_names"] for unit in behind)

    def is_adjacent(self, u: int) -> bool:
        """Whether only a blank, or nothing after the full stop of an initial, stands between a unit and the one before."""
        before, unit = self.units[u - 1], self.units[u]
        if before.end == unit.start:
            return before.text.endswith(".")
        return unit.start - before.end <= 4 and self.reading.copy[before.end : unit.start].isspace()

    def _goes_on(self, v: int) -> bool:
        """Farid | Mansour: the parse may begin a sentence between two words, where no stop stands."""
        place = self.reading.section_at
        return self.units[v - 1].text[-1].isalnum() and place[self.units[v - 1].first] == place[self.units[v].first]

    def _is_nickname(self, v: int, taken: set[int]) -> bool:  # Michael | (Mike) Stone
        if v + 3 >= len(self.units) or not {self.units[v].text, self.units[v + 2].text} <= _NICKNAMED:
            return False
        return all(self._is_name(k) and self._is_open(k, taken) for k in (v - 1, v + 1, v + 3))

    def _is_open(self, u: int, taken: set[int]) -> bool:
        unit = self.units[u]
        return unit.first not in taken and unit.last not in taken and (unit.text[0].isalpha() or unit.text[0] in "'’`&")

    def _is_name(self, u: int) -> bool:
        return self.units[u].capital and not self._is_compound(self.units[u].text)

    def _is_compound(self, text: str) -> bool:  # US-backed, Kurdish-led
        _, hyphen, half = text.rpartition("-")
        return bool(hyphen) and (half in self.reading.parse.classes["second_halves"] or bool(_PARTICIPLE.fullmatch(half)))

    def _leads_name(self, u: int, taken: set[int]) -> bool:  # told | de Ruiter
        word, classes = self.units[u].text.lower(), self.reading.parse.classes
        if word not in classes["particles_of_names"] or word in classes["particles_inside_names"] or u + 1 >= len(self.units):
            return False
        return self._is_name(u + 1) and self.is_adjacent(u + 1) and self._is_open(u + 1, taken)


def read_capitals(reading: Reading) -> Capitals:
    """The words of one article."""
    parse = reading.parse
    units: list[Unit] = []
    surnames = frozenset(parse.lower[i] for i in range(1, len(parse)) if _follows_given_name(parse, i))
    for i, word in enumerate(parse.words):
        start, end = parse.starts[i], parse.ends[i]
        before = units[-1] if units and units[-1].end == start else None
        if before and _joins(parse, before, i):
            capital = before.capital or (word[0].isupper() and _is_particle(parse, before.text))
            units[-1] = Unit(before.first, i, before.start, end, before.text + word, capital)
        else:
            capital = bool(word[0].isupper() or _ELIDED.match(word)) and not _is_no_name(parse, i, surnames)
            units.append(Unit(i, i, start, end, word, capital))
    return Capitals(reading, units)


def _joins(parse: Parse, before: Unit, i: int) -> bool:
    """Whether token `i` belongs to the word before it: `al|-|Qadi`, but not `Dorns|’` or `Russia|’s`."""
    word = parse.words[i]
    if word in _JOINS:
        return i + 1 < len(parse) and parse.starts[i + 1] == parse.ends[i] and parse.words[i + 1][0].isalnum()
    return before.text[-1] in _JOINS and len(before.text) > 1 and word[0].isalnum()


def _is_no_name(parse: Parse, i: int, surnames: frozenset[str]) -> bool:  # In October; The; Although; but: Theresa May
    if parse.ents[i] == "PERSON" and opens_sentence(parse, i) and _is_long_function_word(parse, i):
        return True  # Beyond | Ann Lee, nobody came.
    dated = i > 0 and (parse.words[i - 1].isdigit() or parse.lower[i - 1] in _BEFORE_MONTHS)
    if dated and parse.lower[i] in parse.classes["months"]:
        return True  # On 14 March | Ann Lee met them.
    if parse.ents[i] == "PERSON" or _follows_given_name(parse, i) or _begins_name(parse, i):
        return False
    if parse.lower[i] in surnames and _acts(parse, i):
        return False
    word, classes = parse.lower[i], parse.classes
    if word in classes["never_in_names"] or word in classes["months"] or word in classes["weekdays"]:
        return True
    return parse.pos[i] in _FUNCTION and word not in classes["particles_of_names"]


def is_introduced(parse: Parse, first: int, last: int) -> bool:
    """The newspaper | Dagsavis, the steelmaker | Nordstahl; not: the union | Eva Roe leads."""
    return first > 0 and parse.plain[first - 1] in parse.classes["introduce_bodies"] and not is_persons_name(parse, first, last)


def is_persons_name(parse: Parse, first: int, last: int) -> bool:
    """Rob Banks, Mark Street: a given name and one word more, a person to the model too."""
    given = parse.lower[first] in parse.classes["given_names"] or len(parse.words[first].strip(".")) == 1
    return given and last in (first + 1, first + 2) and all(parse.ents[i] == "PERSON" for i in range(first, last + 1))


def _is_long_function_word(parse: Parse, i: int) -> bool:
    return len(parse.lower[i]) > _LONGEST_IN_NAME and parse.lower[i] in load_lexicon().function_words


def _follows_given_name(parse: Parse, i: int) -> bool:
    """Theresa | May said: a month or a small word that ends a name."""
    if not i or not parse.words[i][0].isupper() or parse.sentences[i - 1] != parse.sentences[i]:
        return False
    before, classes = parse.lower[i - 1], parse.classes
    given = before in classes["given_names"] and before not in classes["months"] and parse.words[i - 1][0].isupper()
    follows = given and parse.words[i].isalpha() and parse.tags[i] not in ("IN", "DT", "CC", "TO", "WP", "WRB")
    return follows and not (parse.words[i + 1 : i + 2] and parse.words[i + 1].isdigit())


def _begins_name(parse: Parse, i: int) -> bool:
    """He | Qiming said; Will | Holt said (see `reading.parse`), but: Will Holt pay?"""
    after = i + 1
    if after >= len(parse) or parse.pos[after] != "PROPN" or not parse.words[after][0].isupper():
        return False
    if parse.words[parse.last[parse.heads[parse.heads[i]]]] == "?":
        return False
    return parse.tags[i] in ("PRP", "NNP") and parse.deps[i] in ("compound", "nmod") and parse.heads[i] > i


def _acts(parse: Parse, i: int) -> bool:
    """May added, in a file that names Theresa May; but: in May."""
    return parse.tags[i] == "NNP" and parse.deps[i] in ("nsubj", "nsubjpass", "poss", "dobj", "agent", "compound")


def _is_particle(parse: Parse, text: str) -> bool:
    return text.lower().strip("-'’`") in parse.classes["particles_of_names"]
