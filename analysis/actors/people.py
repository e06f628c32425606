"""A `Page` in, its people out: every person once, whatever part of the name is used, and where each is named.

A name is a run of capitalised words that a title, a role, a label, an apposition or a verb of speech shows to be a person; what
the model takes for a person is a hint that such evidence must confirm. `names` joins surnames to the fullest form.
"""

from __future__ import annotations

from collections import Counter

from analysis.actors.capitals import Page, adjacent, is_common_word, runs
from analysis.actors.matching import HONORIFICS, Phrase
from analysis.actors.register import ENOUGH, POSSESSIVE, SUFFIXES, Person, Sighting, fold, is_shown, join
from analysis.actors.signs import IsActor, name_signs
from analysis.reading import load_lexicon
from analysis.reading.grammar import head_of
from analysis.words import nevers_of

LONGEST = 8  # words in a name
_WHERE = frozenset(
    ("in", "at", "near", "outside", "around", "inside", "across", "into", "toward", "towards", "from", "between",
     "through", "to")
)  # fmt: skip
_OF_PERSONS = frozenset(("by", "with", "for", "against", "of", "on"))
_BETWEEN_NAME_AND_OFFICE = frozenset((",", "(", "a", "an", "the", "former", "'s", "deputy"))
_NEVER_FIRST = frozenset(
    ("internet", "twitter", "facebook", "youtube", "instagram", "christmas", "easter", "ramadan", "islam", "christianity")
)
# What an office may be for: Minister of State for Defence | Ann Lee.
_FIELDS = frozenset(
    ("foreign", "affairs", "defence", "defense", "finance", "justice", "health", "labour", "labor", "interior", "information",
     "agriculture", "education", "trade", "industry", "energy", "planning", "transport", "communications", "environment",
     "mines", "mining", "works", "culture", "tourism", "housing", "development", "security", "policy", "rights", "economy",
     "economic", "commerce", "water", "resources", "land", "lands", "forestry", "fisheries", "science", "technology", "youth",
     "women", "social", "public", "rural", "regional", "local", "government", "home", "national", "state", "civil", "service",
     "aviation", "oil", "gas", "petroleum", "budget", "relations", "cooperation", "reform", "operations", "political",
     "africa", "asia", "europe", "middle", "east", "americas", "overseas", "commonwealth", "management", "humanitarian",
     "external", "internal", "reconciliation", "peace")
)  # fmt: skip
_WITH_PORTFOLIO = frozenset(("minister", "secretary", "commissioner", "undersecretary", "ministers"))
_PARTISANS = frozenset(("democrat", "republican"))
_ALIAS = frozenset(("alias", "aka", "dubbed", "nicknamed"))
_ROYAL = frozenset(
    ("king", "queen", "prince", "princess", "crown prince", "pope", "emir", "sultan", "emperor", "empress",
     "patriarch", "sheikh")
)  # fmt: skip


def find_people(
    page: Page, free: list[bool], role_from: dict[int, Phrase], role_to: dict[int, Phrase], is_actor: IsActor
) -> list[Person]:
    """The people of the article, in the order of their first naming; no token that is not `free` is part of a name.

    Args:
        role_from, role_to: the roles of the page by their first and by their last token.
        is_actor: whether a name that no office stands before is that of a person (see `namesigns`).
    """
    finder = _Finder(page, free, role_from, role_to)

    def is_person(person: Person) -> bool:
        titled = is_shown(person) and any(s.role for s in person.sightings)  # Defence Minister Lee
        return titled or is_actor("person", _signs(page, person), _places(person))

    known = join(finder.find(), is_person)
    for s in finder.look_again(known.people):
        if person := known.find(s):
            person.add(s)
    for person in known.people:
        person.sightings.sort(key=lambda s: s.start)
    return sorted(known.people, key=lambda p: p.sightings[0].start)


def _places(person: Person) -> list[tuple[int, int]]:
    return sorted((s.first, s.last) for s in person.sightings)


def _signs(page: Page, person: Person) -> list[str]:
    """What speaks for a name being that of a person; `ruled` where the evidence of its places is enough."""
    points = [s.evidence for s in person.sightings]
    found = name_signs(page, _places(person))
    found += [f"parts={len(person.parts)}", f"most={max(points)}", f"points={max(-4, min(8, sum(points)))}"]
    found += ["ruled"] if is_shown(person) else []
    found += ["honorific"] if any(s.honorific for s in person.sightings) else []
    return found + (["titled"] if any(s.role for s in person.sightings) else [])


class _Finder:
    """Finds runs of words that may name people, and weighs what shows it."""

    def __init__(self, page: Page, free: list[bool], role_from: dict[int, Phrase], role_to: dict[int, Phrase]) -> None:
        self.page, self.parse = page, page.parse
        self.role_from, self.role_to = role_from, role_to
        self.speech = page.speech | {"meet"}
        self.never = nevers_of(page.reading.vocabulary, "bodies")
        self.open = list(free)
        for role in role_to.values():
            if not self._is_surname(role):
                for i in range(role.first, role.last + 1):
                    self.open[i] = False
        self.runs = runs(page, self.open)

    def _is_surname(self, role: Phrase) -> bool:
        """Stephen King, John Major: a word of the list of roles that ends a name."""
        parse, i = self.parse, role.first
        if role.first != role.last or not i or not parse.words[i][0].isupper() or parse.ents[i] != "PERSON":
            return False
        follows_name = parse.words[i - 1][0].isupper() and parse.ents[i - 1] == "PERSON" and i - 1 not in self.role_to
        return follows_name and not (i + 1 < len(parse) and parse.words[i + 1][0].isupper())

    def find(self) -> list[Sighting]:
        """Every run of capitals of the running text, with its evidence."""
        return [s for u, v in self.runs if not self._in_title(u) and (s := self._sighting(self._without_first_word(u, v), v))]

    def look_again(self, people: list[Person]) -> list[Sighting]:
        """Known names in titles, where every word may have a capital, and in lower case: `Holm Questions …`, `holm said`."""
        known = {part for person in people for part in person.parts}
        found = []
        for u, v in self.runs:
            if self._in_title(u):
                found += self._known(u, v, known)
        for surname in sorted({person.fullest.words[-1].lower() for person in people}):
            if len(surname) > 3 and not is_common_word(surname):
                places = (u for u in self.page.places_of(surname) if self.open[self.page.units[u].first])
                found += [s for u in places if (s := self._sighting(u, u, True))]
        return found

    def _known(self, u: int, v: int, known: set[str]) -> list[Sighting]:
        found, w = [], u
        while w <= v:
            end = w
            while end <= v and fold(POSSESSIVE.sub("", self.page.units[end].text)) in known:
                end += 1
            if end > w and (s := self._sighting(w, end - 1, True)):
                found.append(s)
            w = max(end, w + 1)
        return found

    def _in_title(self, u: int) -> bool:
        return self.page.is_title(self.page.units[u].first)

    def _without_first_word(self, u: int, v: int) -> int:
        """Using Jack Dorn as a foil, …; Democrat Jack Dorn: a sentence's first word has a capital of its own."""
        parse, first = self.parse, self.page.units[u].first
        name = u
        while name < v and self.page.units[name].text.lower() in _FIELDS:
            name += 1
        if name > u and self._office_for(self.page.units[name].first):
            return name
        if u < v and self.page.units[u].text.lower() in _PARTISANS:
            return u + 1
        opens = u < v and self.page.opens_sentence(first)
        common = is_common_word(parse.words[first])
        return u + 1 if opens and common and parse.ents[first] != "PERSON" and parse.ents[first + 1] == "PERSON" else u

    def _sighting(self, u: int, v: int, known: bool = False) -> Sighting | None:
        page, parse = self.page, self.parse
        u -= u > 0 and not known and self._is_first_name_in_lower_case(u)
        if v - u >= LONGEST:
            return None
        units = page.units[u : v + 1]
        words = tuple(w[:1].upper() + w[1:] if k == 0 else w for k, w in enumerate(POSSESSIVE.sub("", x.text) for x in units))
        if not words[-1] or words[0].lower() in _NEVER_FIRST or page.is_silent(units[0].first):
            return None
        first, last, start = units[0].first, units[-1].last, units[0].start
        parts = tuple(p for p in map(fold, words) if len(p) > 1 or len(words) == 1)
        parts = parts[:-1] if len(parts) > 1 and parts[-1] in SUFFIXES else parts
        if not parts or len(parts[-1]) < 2:
            return None
        honorific, role, title_start = self._before(first)
        labels = Counter(parse.ents[i] for i in range(first, last + 1))
        label = "PERSON" if labels.keys() == {"", "PERSON"} else labels.most_common(1)[0][0]
        if label != "PERSON" and page.lower[last] in page.bodies:  # the Secret Service
            return None
        alias = first > 0 and page.lower[first - 1] in _ALIAS
        evidence = ENOUGH if known else self._evidence(first, last, bool(honorific or role), label, len(parts))
        if self.never.hold(page.copy, start, units[-1].end):  # Broad Street
            return None
        end = start + len(page.text[start : units[-1].end].rstrip("’'"))
        if role and role.entry.role in _ROYAL and len(parts) == 1:  # King Haakon
            title_start = parse.starts[role.first]
        return Sighting(first, last, start, end, words, parts, honorific, min(title_start, start), role, evidence, label, alias)

    def _is_first_name_in_lower_case(self, u: int) -> bool:  # yegor | Lomakin; Foreign Minister yegor | Lomakin
        before = self.page.units[u - 1]
        if not before.text.islower() or not before.text.isalpha() or not adjacent(self.page, u) or is_common_word(before.text):
            return False
        return before.text in self.page.names_in_lower_case or before.first - 1 in self.role_to

    def _office_for(self, first: int) -> Phrase | None:  # Under Secretary for Political Affairs | Ann Lee
        parse, i = self.parse, first - 1
        if i < 2 or parse.lower[i] not in _FIELDS:
            return None
        while i > max(0, first - 7) and (parse.lower[i] in _FIELDS or parse.lower[i] in ("and", ",", "of", "the")):
            i -= 1
            if parse.lower[i] in ("of", "for") and i - 1 in self.role_to:
                return self.role_to[i - 1]
        return None

    def _before(self, first: int) -> tuple[str, Phrase | None, int]:
        """The honorific and the role that stand directly before the token `first`, and where the honorific begins."""
        parse, honorific, i, start = self.parse, "", first - 1, self.parse.starts[first]
        while i >= 0 and (phrase := self.role_to.get(i)) and parse.sentences[i] == parse.sentences[first]:
            if phrase.entry.side not in HONORIFICS:
                return honorific, phrase, start
            honorific, start = honorific or phrase.entry.side, parse.starts[phrase.first]
            i = phrase.first - 1
        return honorific, None if honorific else self._office_for(first), start

    def _evidence(self, first: int, last: int, titled: bool, label: str, n_parts: int) -> int:
        """How much shows that the run names a person (see `ENOUGH`)."""
        page, parse = self.page, self.parse
        head = head_of(parse, first, last)
        dep, up = parse.deps[head], parse.heads[head]
        if n_parts == 1 and not titled and self._leads_title(last):
            return 0
        office = self.role_to.get(first - 2) if parse.lower[first - 1 : first] in (["of"], ["for"]) else None
        if office and office.entry.role.split()[-1] in _WITH_PORTFOLIO and not titled:  # Minister of | Water Resources
            return 0
        points = ENOUGH if titled else {"PERSON": 1, "": 0, "ORG": -1, "NORP": -1}.get(label, -2)
        points += n_parts > 1 and label in ("PERSON", "")
        if n_parts == 1 and titled and label != "PERSON" and load_lexicon().has(parse.lower[last], "adj"):
            return 0  # a veteran Republican
        if dep in ("nsubj", "nsubjpass") and parse.pos[up] in ("VERB", "AUX"):
            points += 2 if parse.lemmas[up] in self.speech else 1
        elif dep == "pobj" and parse.lower[up] in _WHERE:
            points -= 1
        elif dep == "poss" or (dep == "pobj" and parse.lower[up] in _OF_PERSONS):
            points += label == "PERSON"
        elif (dep == "conj" and parse.ents[up] == "PERSON") or (dep == "dobj" and label == "PERSON"):
            points += 1
        if parse.lower[first - 1 : first] == ["and"] and first - 3 in self.role_to:  # Colonels Ruiz and Soto
            points += ENOUGH + 1
        points += 2 * self._office_follows(last)
        beside = (c for c in parse.children[head] if parse.deps[c] == "appos" and c > last)
        points += (ENOUGH + 1) * (n_parts > 1 and any(c in self.role_to for c in beside))  # Ann Lee, a former rail minister
        points += (ENOUGH + 2) * (n_parts > 1 and self._office_leads(first))
        return points + ENOUGH * page.is_label(first, last)

    def _leads_title(self, last: int) -> bool:  # Bavaria | Premier Huber
        parse, role = self.parse, self.role_from.get(last + 1)
        if (
            role is None
            or role.entry.side in HONORIFICS
            or role.last + 1 >= len(parse)
            or not parse.words[last + 1][0].isupper()
        ):
            return False
        after = role.last + 1
        return (
            parse.words[after][0].isupper() and parse.pos[after] == "PROPN" and parse.sentences[after] == parse.sentences[last]
        )

    def _office_follows(self, last: int) -> bool:  # Ann Lee, a senior analyst; Ann Lee, 54
        parse, i = self.parse, last + 1
        while (
            i < len(parse)
            and i < last + 6
            and (self.page.lower[i] in _BETWEEN_NAME_AND_OFFICE or (i > last + 1 and parse.ents[i] in ("GPE", "NORP")))
        ):
            i += 1
        return last + 1 < i < len(parse) and (i in self.role_from or (parse.words[i].isdigit() and len(parse.words[i]) == 2))

    def _office_leads(self, first: int) -> bool:  # the former chair of the committee, | Ann Lee
        parse = self.parse
        if first < 3 or parse.words[first - 1] != ",":
            return False
        for i in range(first - 2, max(first - 15, -1), -1):
            if i in self.role_to and self.role_to[i].entry.side not in HONORIFICS:
                return True
            if parse.words[i] in (",", ".", ";", ":") or parse.pos[i] in ("VERB", "AUX"):
                return False
        return False
