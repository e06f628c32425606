"""A `Page` in, its people out: every person once, whatever part of the name is used, and where each is named.

A name is a run of capitalised words that a title, a role, a label, an apposition or a verb of speech shows to be a person; what
the model takes for a person is a hint that such evidence must confirm. Surnames join the fullest form in the same file.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter

from analysis.namings import Page, Phrase, head_of, is_common_word, runs

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
HONORIFICS = frozenset(("mr", "mrs", "dr"))
_SPEECH = frozenset(
    ("say", "tell", "add", "warn", "insist", "ask", "note", "write", "argue", "speak", "meet", "call", "urge", "accuse")
)
_WHERE = frozenset("in at near outside around inside across into toward towards from between through to".split())
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday the a an this that these those he she it they we i you and but or if when while after before as god "
    "yes no internet twitter facebook youtube instagram christmas easter ramadan islam christianity".split()
)
_MARKS = re.compile(r"[’'`.‘]")


@dataclasses.dataclass(frozen=True)
class Sighting:
    """One run of words that may name a person; `parts` are the words of the name, folded (see `fold`)."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    parts: tuple[str, ...]
    honorific: str  # mr, mrs, dr or empty
    honorific_start: int
    role: Phrase | None  # a role that stands directly before the name
    evidence: int
    label: str  # what the model takes it for


@dataclasses.dataclass
class Person:
    """A person of the article and where the text names them."""

    parts: tuple[str, ...]
    words: tuple[str, ...]
    sightings: list[Sighting]
    gender: str = ""

    @property
    def surname(self) -> str:
        """The last part of the name, suffixes left out."""
        return self.parts[-1]


def fold(word: str) -> str:
    """`Erdoğan’s` -> `erdogan`, `Sergei`, `Sergey` -> `sergei`: what two spellings of one name have in common.

    Only differences that English transliteration leaves to taste are levelled: accents, apostrophes, y/i/iy/ii at the end, ey/ei.
    """
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"^(?:al|el)-(?=\w)", "", _MARKS.sub("", re.sub(r"[’']s?$", "", plain)))
    plain = re.sub(r"e[yj](?=$|[^aeiou])", "ei", plain)
    return re.sub(r"(?:iyy?|yy|ii|yi|ij|y)$", "i", plain)


def find_people(page: Page, free: list[bool], roles: list[Phrase]) -> list[Person]:
    """The people of the article, in the order of their first naming."""
    sightings = _sightings(page, free, roles)
    people = _join(sightings)
    return [p for p in people if _is_person(p)]


def _sightings(page: Page, free: list[bool], roles: list[Phrase]) -> list[Sighting]:
    parse = page.parse
    role_at = {phrase.last: phrase for phrase in roles}
    role_from = {phrase.first: phrase for phrase in roles}
    open_tokens = list(free)
    for phrase in roles:
        if not _is_surname(page, phrase):
            for i in range(phrase.first, phrase.last + 1):
                open_tokens[i] = False
    speech = {entry.cue for entry in page.reading.vocabulary.cues} | _SPEECH
    found = []
    for u, v in runs(page, open_tokens):
        for a, b in _pieces(page, u, v):
            units = page.units[a : b + 1]
            kind = page.section(units[0].first).kind
            words = tuple(re.sub(r"[’']s?$", "", unit.text) for unit in units)
            if not words[-1] or words[0].lower() in _NOT_NAMES or page.is_silent(units[0].first):
                continue
            first, last = units[0].first, units[-1].last
            honorific, role, at = _before(page, first, role_at)
            parts = tuple(p for p in (fold(w) for w in words) if len(p) > 1 or len(words) == 1)
            parts = parts[:-1] if parts and parts[-1] in SUFFIXES and len(parts) > 1 else parts
            if not parts or (len(parts[-1]) < 2):
                continue
            label = Counter(parse.ents[i] for i in range(first, last + 1)).most_common(1)[0][0]
            evidence = _evidence(page, first, last, honorific, role, role_at, role_from, speech, label, len(parts))
            if kind in ("headline", "heading") and not (honorific or role):
                evidence = min(evidence, 0)
            found.append(
                Sighting(
                    first,
                    last,
                    units[0].start,
                    units[0].start + len(page.text[units[0].start : units[-1].end].rstrip("’'")),
                    words,
                    parts,
                    honorific,
                    at,
                    role,
                    evidence,
                    label,
                )  # fmt: skip
            )
    return found


def _is_surname(page: Page, phrase: Phrase) -> bool:
    """Stephen King, John Major: a word of the list of roles that ends a name."""
    parse, i = page.parse, phrase.first
    if phrase.first != phrase.last or not i or not parse.words[i][0].isupper() or parse.ents[i] != "PERSON":
        return False
    follows_name = parse.words[i - 1][0].isupper() and parse.ents[i - 1] == "PERSON" and parse.words[i - 1].isalpha()
    leads_name = i + 1 < len(parse) and parse.words[i + 1][0].isupper()
    return follows_name and not leads_name


def _pieces(page: Page, u: int, v: int) -> list[tuple[int, int]]:
    """A run of units, cut where the model's entity ends: `Trump Clinton` in a list without commas stays one."""
    while u <= v and page.units[u].text.lower() in _NOT_NAMES and u < v:
        u += 1
    return [(u, v)]


def _before(page: Page, first: int, role_at: dict[int, Phrase]) -> tuple[str, Phrase | None, int]:
    """The honorific and the role that stand directly before the token `first`, and where the honorific begins."""
    honorific, role, i, at = "", None, first - 1, page.parse.starts[first]
    while i >= 0 and (phrase := role_at.get(i)) and page.parse.sentences[i] == page.parse.sentences[first]:
        if phrase.entry.side in HONORIFICS:
            honorific, at = honorific or phrase.entry.side, page.parse.starts[phrase.first]
        else:
            role = phrase
            break
        i = phrase.first - 1
    return honorific, role, at


def _evidence(page: Page, first: int, last: int, honorific: str, role: Phrase | None, role_at: dict[int, Phrase], role_from: dict[int, Phrase], speech: set[str],
              label: str, n_parts: int) -> int:  # fmt: skip
    """How much shows that the run names a person; two points are enough (see `_is_person`)."""
    parse = page.parse
    points = 3 if honorific or role else 0
    points += {"PERSON": 1, "": 0, "ORG": -1, "NORP": -1}.get(label, -2) if not points else 0
    points += n_parts > 1 and label in ("PERSON", "")
    head = head_of(parse, first, last)
    dep, up = parse.deps[head], parse.heads[head]
    if dep in ("nsubj", "nsubjpass") and parse.pos[up] in ("VERB", "AUX"):
        points += 2 if parse.lemmas[up] in speech else 1
    elif dep == "pobj" and parse.lower[up] in _WHERE:
        points -= 1
    elif dep == "poss" or (dep == "pobj" and parse.lower[up] in ("by", "with", "for", "against", "of", "on")):
        points += label == "PERSON"
    elif dep == "conj" and up - 1 in role_at:  # Colonels Ruiz and Soto
        points += 3
    elif (dep == "conj" and parse.ents[up] == "PERSON") or (dep == "dobj" and label == "PERSON"):
        points += 1
    after = last + 1
    while after < len(parse) and parse.lower[after] in (",", "(", "a", "an", "the", "former", "’s", "'s"):
        after += 1
    if last + 1 < after <= last + 4 and (
        after in role_from or re.fullmatch(r"\d\d", parse.words[after] if after < len(parse) else "")
    ):
        points += 2
    if _is_label(page, first, last) or (parse.lower[last + 1 : last + 2] in (["administration"], ["campaign"], ["government"])):
        points += 3
    if n_parts > 1 and _ends_office(page, first, role_at):
        points += 2
    return points


def _ends_office(page: Page, first: int, role_at: dict[int, Phrase]) -> bool:  # the former chair of the committee, | Ann Lee
    parse, i = page.parse, first - 1
    if i < 2 or parse.words[i] != ",":
        return False
    for k in range(i - 1, max(i - 14, -1), -1):
        if k in role_at and role_at[k].entry.side not in HONORIFICS:
            return True
        if parse.words[k] in (",", ".", ";", ":") or parse.pos[k] in ("VERB", "AUX"):
            return False
    return False


def _is_label(page: Page, first: int, last: int) -> bool:
    section = page.section(first)
    start, end = page.parse.starts[first], page.parse.ends[last]
    return bool(section.label and section.label.start <= start and end <= section.label.end and section.kind != "question")


def _join(sightings: list[Sighting]) -> list[Person]:
    """Longer names first; a shorter one joins the person whose name it ends, begins or lies in."""
    people: list[Person] = []
    for s in sorted(sightings, key=lambda s: (-len(s.parts), s.start)):
        fitting = [p for p in people if _fits(s.parts, p.parts)]
        if len(s.parts) == 1:
            fitting = _fitting_surname(s, fitting)
        person = _nearest(s, fitting)
        if person is None:
            person = Person(s.parts, s.words, [])
            people.append(person)
        person.sightings.append(s)
        if s.honorific in ("mr", "mrs") and not person.gender:
            person.gender = s.honorific
    for person in people:
        person.sightings.sort(key=lambda s: s.start)
    people.sort(key=lambda p: p.sightings[0].start)
    return people


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if short == full:
        return True
    if len(short) == 1:
        return short[0] == full[-1] or short[0] == full[0] or (len(full) > 2 and short[0] in full[1:])
    if short[0] == full[0] and short[-1] == full[-1]:  # Recep Erdogan, Recep Tayyip Erdogan
        return True
    n = len(short)
    return n < len(full) and any(full[k : k + n] == short for k in range(len(full) - n + 1))


def _fitting_surname(s: Sighting, fitting: list[Person]) -> list[Person]:
    """Those whom one word may mean: by surname before first name, by honorific before none."""
    by_surname = [p for p in fitting if p.surname == s.parts[0]]
    chosen = by_surname or ([] if s.honorific or s.role else fitting)
    if s.honorific in ("mr", "mrs"):
        same = [p for p in chosen if p.gender == s.honorific]
        chosen = same or [p for p in chosen if not p.gender and not _is_called_bare(p, s)]
    return chosen


def _is_called_bare(person: Person, s: Sighting) -> bool:
    """Where the file says `Lavrov`, `Mrs Lavrov` is somebody else."""
    return s.honorific == "mrs" and any(len(x.parts) == 1 and not x.honorific for x in person.sightings)


def _nearest(s: Sighting, fitting: list[Person]) -> Person | None:
    """Of several, the one named most often in full; then the one named last before the sighting."""
    if not fitting:
        return None

    def rank(p: Person) -> tuple[int, int, int]:
        before = [x.start for x in p.sightings if x.start < s.start]
        return (
            bool(before),
            sum(len(x.parts) > 1 for x in p.sightings),
            max(before, default=-min(x.start for x in p.sightings)),
        )

    return max(fitting, key=rank)


def _is_person(person: Person) -> bool:
    points = [s.evidence for s in person.sightings]
    labels = Counter(s.label for s in person.sightings)
    strongest = max(points)
    if strongest >= 3:
        return True
    if len(person.parts) == 1 and is_common_word(person.words[-1]) and strongest < 3:
        return False
    return (
        strongest >= 2
        and labels["PERSON"] * 2 >= len(points)
        and (len(person.parts) > 1 or sum(p > 0 for p in points) > 1 or strongest > 2)
    )
