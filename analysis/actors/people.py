"""A `Reading` and its capitals in, its people out: everybody once, whatever part of the name is used, and where each is named.

A name is a run of capitalised words that a title, a role, a label, an apposition or a verb of speech shows to be a person; what
the model takes for a person is a hint that such evidence must confirm. A `Register` joins surnames to the fullest form.
"""

from __future__ import annotations

import functools
from collections import Counter

from analysis.actors import register
from analysis.actors.capitals import (
    Capitals,
    Unit,
    is_beside_colon,
    is_beside_quotation,
    is_common_word,
    is_label,
    is_persons_name,
    is_silent,
    is_title,
)
from analysis.actors.matching import Phrase, lists
from analysis.actors.name_starts import begin_of_name
from analysis.actors.register import (
    ENOUGH,
    POSSESSIVE,
    Person,
    Sighting,
    called,
    fold,
    has_initials,
    is_called_by_word,
    is_shaped,
    is_shown,
    join,
    may_be,
    named_for_words,
    opens_minutes,
)
from analysis.actors.signs import IsActor, has_officers, is_called_body, name_signs, speaks
from analysis.actors.titles import Titles
from analysis.reading import Reading, load_lexicon
from analysis.reading.grammar import head_of
from analysis.words import nevers_of

LONGEST = 8  # words in a name
_WHERE = frozenset(("from", "between", "to"))  # beside the prepositions of place


def find_people(
    capitals: Capitals, taken: set[int], roles: list[Phrase], is_actor: IsActor, labels: dict[int, int]
) -> list[Person]:
    """The people of the article, in the order of their first naming; no token that is `taken` is part of a name.

    Args:
        roles: the roles that the text names without those tokens.
        is_actor: whether a name that no office stands before is that of a person (see `signs`).
        labels: first and last token of each name that is the label of a turn.
    """
    finder = _Finder(capitals, taken, roles, labels)

    def is_person(person: Person) -> bool:
        if _is_body(capitals.reading, person):
            return False
        clear = any(
            s.role
            or (s.label == "GPE" and s.evidence >= ENOUGH)
            or is_shaped(capitals.reading, s)
            or opens_minutes(capitals.reading, s.first, s.last)
            or s.first in labels
            or finder.is_interviewed(s)
            for s in person.sightings
        )  # Defence Minister Lee; Will Holt; R.T. Holt; Moon Jae-in
        titled = is_shown(person) and (clear or any(finder.titles.pair(s.first) for s in person.sightings))
        return titled or is_actor("person", _signs(capitals.reading, person), _places(person))

    known = join(finder.find(), is_person, lambda person: may_be(capitals.reading, person))
    for s in finder.look_again(known.people):
        if person := known.find(s):
            person.add(s)
    for person in known.people:
        person.sightings.sort(key=lambda s: s.start)
    return sorted(known.people, key=lambda p: p.sightings[0].start)


def _is_body(reading: Reading, person: Person) -> bool:
    """Goldman Sachs said it would not pay: an organisation to the model each time, and nothing shows a person."""
    parse = reading.parse
    titled = any(s.honorific or s.role or s.label != "ORG" or s.evidence >= ENOUGH for s in person.sightings)
    first, given = person.fullest, parse.classes["given_names"]
    plain = not any(s.honorific or s.role for s in person.sightings) and parse.lower[first.first] not in given
    single = len(first.words) == 1 or is_common_word(parse.words[first.first])
    if plain and single and any(has_officers(reading, *p) for p in _places(person)):
        return True  # Norland's envoy; Blue Tide's congress
    if len(first.words) > 1 and first.words[-1].lower() in parse.classes["never_surnames"] and not first.honorific:
        return True  # Karsten Airlines
    if plain and any(is_called_body(reading, *p) for p in _places(person)):
        return True  # the Tanjug news agency
    named = parse.lower[first.first] in given or len(first.words[0].strip(".")) == 1 or has_initials(reading, first)
    return not titled and not named and parse.pos[first.first] == "PROPN" and any(speaks(reading, *p) for p in _places(person))


def _places(person: Person) -> list[tuple[int, int]]:
    return sorted((s.first, s.last) for s in person.sightings)


def _signs(reading: Reading, person: Person) -> list[str]:
    """What speaks for a name being that of a person; `ruled` where the evidence of its places is enough."""
    points = [s.evidence for s in person.sightings]
    found = [*name_signs(reading, _places(person)), *called(person)]
    found += [f"parts={len(person.parts)}", f"most={max(points)}", f"points={max(-4, min(8, sum(points)))}"]
    found += ["ruled"] if is_shown(person) else []
    found += ["honorific"] if any(s.honorific for s in person.sightings) else []
    return found + (["titled"] if any(s.role for s in person.sightings) else [])


class _Finder:
    """Finds runs of words that may name people, and weighs what shows it."""

    def __init__(self, capitals: Capitals, taken: set[int], roles: list[Phrase], labels: dict[int, int]) -> None:
        self.capitals, self.reading, self.parse = capitals, capitals.reading, capitals.reading.parse
        self.lists, self.never = lists(self.reading.vocabulary), nevers_of(self.reading.vocabulary, "bodies")
        self.titles = Titles(self.parse, roles)
        spoken = {i for first, last in labels.items() for i in range(first, last + 1)}
        self.labels, self.taken = labels, (taken | self.titles.tokens | spoken)
        self.runs = capitals.runs(self.taken)

    def find(self) -> list[Sighting]:
        """Every run of capitals of the running text, with its evidence."""
        told = ((u, v) for u, v in self.runs if not self._in_title(u) or self._is_beside_colon(u, v) or self._speaks(u, v))
        found = [s for u, v in told if (s := self._sighting(begin_of_name(self.capitals, self.titles, u, v), v))]
        return sorted(found + [s for u, v in self._labelled() if (s := self._sighting(u, v, True))], key=lambda s: s.start)

    def _labelled(self) -> list[tuple[int, int]]:
        """The units of names that are labels of turns."""
        unit_at = {i: u for u, unit in enumerate(self.capitals.units) for i in range(unit.first, unit.last + 1)}
        return [(unit_at[first], unit_at[last]) for first, last in self.labels.items()] if self.labels else []

    def look_again(self, people: list[Person]) -> list[Sighting]:
        """Known names in titles, where every word may have a capital, and in lower case: `Holm Questions …`, `holm said`."""
        known = {part for person in people for part in person.parts}
        found = []
        for u, v in self.runs:
            if self._in_title(u):
                found += self._known(u, v, known)
        for surname in sorted({person.fullest.words[-1].lower() for person in people}):
            if len(surname) > 3 and not is_common_word(surname):
                places = (u for u in self.capitals.places_of(surname) if self.capitals.units[u].first not in self.taken)
                found += [s for u in places if (s := self._sighting(u, u, True))]
        return found

    def _known(self, u: int, v: int, known: set[str]) -> list[Sighting]:
        found, w = [], u
        while w <= v:
            end = w
            while end <= v and fold(POSSESSIVE.sub("", self.capitals.units[end].text)) in known:
                end += 1
            if end > w and (s := self._sighting(w, end - 1, True)):
                found.append(s)
            w = max(end, w + 1)
        return found

    def _in_title(self, u: int) -> bool:
        first = self.capitals.units[u].first
        return is_title(self.reading, first) and not (self._interviews and self.parse.ents[first] == "PERSON")

    @functools.cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of the labels of turns, folded."""
        return frozenset(fold(self.parse.words[last]) for last in self.labels.values())

    def _speaks(self, u: int, v: int) -> bool:
        """Briefing by Press Secretary | Lena Holm, where MS. HOLM speaks below."""
        first, last = self.capitals.units[u], self.capitals.units[v]
        return u < v and self.parse.ents[first.first] == "PERSON" and fold(last.text) in self._surnames

    @functools.cached_property
    def _interviews(self) -> bool:
        """Whether somebody answers whom no label names."""
        return any(s.kind == "answer" and s.label is None for s in self.reading.sections)

    def is_interviewed(self, s: Sighting) -> bool:
        """Miriam Okoye Talks to Harbour Radio: a title may be all that names who answers."""
        return self._interviews and s.label == "PERSON" and len(s.parts) > 1 and is_title(self.reading, s.first)

    def _is_beside_colon(self, u: int, v: int) -> bool:
        return is_beside_colon(self.reading, self.capitals.units[u].first, self.capitals.units[v].last)

    def _sighting(self, u: int, v: int, known: bool = False) -> Sighting | None:
        reading, parse = self.reading, self.parse
        u -= u > 0 and not known and self._is_first_name_in_lower_case(u)
        units = self.capitals.units[u : v + 1]
        units = [unit for unit in units if unit.text != ","]  # Ann Lee, Jr.
        words, parts = self._words(units), self._parts(units)
        never = parse.classes["never_people"] | parse.classes["bodies_abroad"]
        if len(units) > LONGEST or not parts or words[0].lower() in never:
            return None
        first, last, start = units[0].first, units[-1].last, units[0].start
        labels = Counter(parse.ents[i] for i in range(first, last + 1))
        label = "PERSON" if labels.keys() == {"", "PERSON"} else labels.most_common(1)[0][0]
        if is_silent(reading, first) or (label != "PERSON" and parse.plain[last] in self.lists.bodies):  # the Secret Service
            return None
        many = parse.tags[last] == "NNPS" or parse.plain[first - 1 : first] == ["the"]
        if many and parse.plain[last] in self.lists.many:  # the Social Democrats, the Greens
            return None
        talks = self._interviews and is_title(reading, first)  # Miriam Okoye talks to Harbour Radio
        named = talks or is_persons_name(parse, first, last) or is_called_by_word(reading, first, last)
        if not named and self.never.hold(reading.copy, start, units[-1].end):  # Broad Street
            return None
        honorific, role, title_start = self.titles.before(first)
        joined = "-" in words[0] and words[0].isupper()  # SAG-AFTRA is nobody's name
        if len(units) == 1 and not (honorific or role) and (self._is_place(last) or joined):
            return None
        evidence = ENOUGH if known else self._evidence(first, last, bool(honorific or role), label, len(parts))
        if role and role.entry.role in parse.classes["royal_titles"] and len(parts) == 1:  # King Haakon
            title_start = parse.starts[role.first]
        end = start + len(reading.article.text[start : units[-1].end].rstrip("’'"))
        alias = first > 0 and parse.plain[first - 1] in parse.classes["before_aliases"]
        s = Sighting(first, last, start, end, words, parts, honorific, min(title_start, start), role, evidence, label, alias)
        return s._replace(evidence=evidence + ENOUGH) if has_initials(reading, s) else s

    def _is_place(self, last: int) -> bool:
        """Talks in | London, in a file that names Tom London too."""
        parse, up = self.parse, self.parse.heads[last]
        where = parse.deps[last] == "pobj" and parse.lower[up] in parse.classes["prepositions_of_place"]
        return where and parse.ents[last] in ("GPE", "LOC")

    def _words(self, units: list[Unit]) -> tuple[str, ...]:
        """The words of a name as they are to be written: `yegor Lomakin's` -> `Yegor`, `Lomakin`."""
        first, *others = (POSSESSIVE.sub("", unit.text) for unit in units)
        return (first[:1].upper() + first[1:], *others)

    def _parts(self, units: list[Unit]) -> tuple[str, ...]:
        """The words by which a person is told from others, folded; none where the last is no surname."""
        parts = register.without_initials(words := self._words(units))
        parts = parts[:-1] if len(parts) > 1 and parts[-1] in self.parse.classes["suffixes_of_names"] else parts
        return parts if words[-1] and parts and len(parts[-1]) > 1 else ()

    def _is_first_name_in_lower_case(self, u: int) -> bool:  # yegor | Lomakin; Foreign Minister yegor | Lomakin
        before = self.capitals.units[u - 1]
        if not before.text.islower() or not before.text.isalpha() or is_common_word(before.text):
            return False
        is_name = before.text in self.capitals.names_in_lower_case or before.first - 1 in self.titles.by_last
        return is_name and self.capitals.is_adjacent(u)

    def _evidence(self, first: int, last: int, titled: bool, label: str, n_parts: int) -> int:
        """How much shows that the run names a person (see `ENOUGH`)."""
        parse, titles = self.parse, self.titles
        if not titled and (titles.has_portfolio(first) or (n_parts == 1 and titles.leads(last))):
            return 0
        points = ENOUGH if titled else {"PERSON": 1, "": 0, "ORG": -1, "NORP": -1}.get(label, -2)
        points += n_parts > 1 and label in ("PERSON", "")
        of_firm = parse.lower[last] in parse.classes["second_names_of_firms"]  # Premier Oil, General Mills
        adjective = label != "PERSON" and load_lexicon().has(parse.lower[last], "adj")  # a veteran Republican
        if n_parts == 1 and titled and (of_firm or adjective):
            return 0
        head = head_of(parse, first, last)
        points += max(self._place_in_sentence(head, label), 0 if titled else -1)  # apologised to Chief Tapa
        else_no_name = load_lexicon().function_words | parse.classes["places_as_given_names"]  # Will Holt, Kenya Barnes
        called = parse.lower[first] in else_no_name or is_called_by_word(self.reading, first, last)
        points += ENOUGH * (n_parts > 1 and called) + (ENOUGH + 1) * bool(titles.pair(first))
        points += 2 * titles.follow(last)
        beside = (c for c in parse.children[head] if parse.deps[c] == "appos" and c > last)
        apposed = any(c in titles.by_last for c in beside)
        points += (ENOUGH + 1) * (n_parts > 1 and apposed)  # Ann Lee, a former rail minister
        points += (ENOUGH + 2) * (n_parts > 1 and titles.lead_with_comma(first))
        points += 2 * (n_parts > 1 and label == "PERSON" and is_beside_colon(self.reading, first, last))
        points += ENOUGH * (n_parts > 1 and label == "" and is_beside_quotation(self.reading, first, last))
        points += (ENOUGH + 1) * (label == "GPE" and n_parts == 1 and apposed)  # Ireland, a career diplomat
        named_as_speaker = is_label(self.reading, first, last) or opens_minutes(self.reading, first, last)
        points += (ENOUGH + 1) * (n_parts > 1 and named_for_words(self.reading, first, last))
        return points + ENOUGH * named_as_speaker

    def _place_in_sentence(self, head: int, label: str) -> int:
        """Ann Lee said; a letter by Ann Lee. Less so: talks in Ann Arbor."""
        parse, is_person = self.parse, label == "PERSON"
        first = head
        while is_person and parse.deps[first] == "conj" and parse.ents[parse.heads[first]] == "PERSON":
            first = parse.heads[first]  # said Ann Lee, Bo Day and Eva Roe
        dep, up = parse.deps[first], parse.heads[first]
        if dep in ("nsubj", "nsubjpass") and parse.pos[up] in ("VERB", "AUX"):
            return 2 if parse.lemmas[up] in self.lists.speech or parse.lemmas[up] == "meet" else 1
        if dep == "pobj" and (parse.lower[up] in parse.classes["prepositions_of_place"] or parse.lower[up] in _WHERE):
            return -1
        if dep == "poss" or (dep == "pobj" and parse.lower[up] in parse.classes["prepositions_of_people"]):
            return int(is_person)
        return int(first != head or (dep == "conj" and parse.ents[up] == "PERSON") or (dep == "dobj" and is_person))
