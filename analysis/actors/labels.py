"""A `Reading` in, the labels of its turns out, and whom each names: a person, an office without a name, a body, nobody.

`MR. RUNDLE:`, `HON. A. RUNDLE.-` are people whatever the model takes the surname for; `THE PRIME MINISTER:` and `SENIOR
ADMINISTRATION OFFICIAL:` are actors too; `Q:` and `Speaker 1:` are nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from typing import NamedTuple

from analysis.actors.capitals import words_at
from analysis.actors.draft import PREFIX, Figure, Gathering, slug
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases
from analysis.actors.references import Holders
from analysis.actors.register import Person
from analysis.reading import Reading, Section
from analysis.reading.grammar import tokens_in
from analysis.tables import Span

RULE, FORM = "speaker_label", "label"
TURN, BRACKETED = "turn", "bracketed_turn"  # the rules by which a section is one
NUMBER = re.compile(r"\d+$")
SITE = re.compile(r"\w+\.\w+")


class Label(NamedTuple):
    """The label of a turn: its tokens without those of a title, and what it names if it is no person's name."""

    first: int
    last: int
    titled: bool
    office: Phrase | None = None


def find_labels(reading: Reading, roles: list[Phrase]) -> list[Label]:
    """The labels of turns that name somebody, in text order."""
    vocabulary = reading.vocabulary
    named = lists(vocabulary)
    bodies = phrases(reading.parse, named.groups) + phrases(reading.parse, named.organisations)
    first_role = {role.first: role for role in roles}
    last_role = {phrase.last: phrase for phrase in (*bodies, *roles)}
    text = reading.article.text
    count = Counter(text[slice(*s.label)] for s in reading.sections if s.label and s.rule == BRACKETED)
    turns = [s for s in reading.sections if s.label and (s.rule == TURN or count[text[slice(*s.label)]] > 1)]
    spans = dict.fromkeys(s.label for s in turns if not _is_paper(reading, s))
    return [label for span in spans if (label := _read(reading, span, first_role, last_role))]


def _is_paper(reading: Reading, section: Section) -> bool:
    """Harbour Review: Why now?  harbour.news: And then?"""
    name, classes = reading.article.text[slice(*section.label)].lower(), reading.vocabulary.words_of
    papers = classes["media"] | classes["kinds_of_publication"]
    return section.kind == "question" and (name.split()[-1] in papers or SITE.fullmatch(name) is not None)


def _is_own(label: Span | None, section: Span, rule: str) -> bool:
    return label is not None and section.covers(label) and rule in (TURN, BRACKETED)


def _read(reading: Reading, span: Span, first_role: dict[int, Phrase], last_role: dict[int, Phrase]) -> Label | None:
    parse, classes = reading.parse, reading.vocabulary.words_of
    tokens = [i for i in tokens_in(parse, *span) if parse.words[i][0].isalnum()]
    words = [NUMBER.sub("", parse.lower[i].strip(".")) or parse.words[i] for i in tokens]  # Q1
    askers, voices = classes["askers"] | classes["answerers"], classes["unnamed_voices"]
    spoken = [word for word in words if not word.isdigit() and word != "the"]
    unnamed = len(spoken) > 1 or any(word.isdigit() for word in words) or askers.issuperset(spoken)
    if not spoken or unnamed and (askers | voices).issuperset(spoken):
        return None  # MODERATOR, Speaker 1, UNIDENTIFIED MALE
    first, last = tokens[0], tokens[-1]
    counted = last - (first < last and parse.pos[last] == "NUM")  # SENIOR OFFICIAL TWO
    office = last_role.get(counted)
    if office and office.first >= first and not _is_surname(reading, first, office):
        return Label(first + (parse.lower[first] == "the"), last, False, office)
    start = first
    while start < last and (title := first_role.get(start)) and title.last < last:  # Hon. | A. Rundle
        start = title.last + 1
        while start < last and not parse.words[start][0].isalnum():
            start += 1
    return None if parse.words[last].islower() else Label(start, last, start > first)  # HOLM SAID, where all is in capitals


def _is_surname(reading: Reading, first: int, office: Phrase) -> bool:
    """Mr. King; Stephen King: a word of the list of roles or bodies that is a name; but: Mr. Speaker, Foreign Minister."""
    parse, classes = reading.parse, reading.vocabulary.words_of
    if first == office.first:
        return False
    title = {entry.role: entry.side for entry in reading.vocabulary.roles}.get(parse.lower[first], "")
    if title in HONORIFICS:
        return parse.lower[office.last] in classes["royal_titles"] | classes["ranks_and_more"] | classes["given_names"]
    return parse.lower[first] in classes["given_names"] or len(parse.words[first].strip(".")) == 1


def spoken_names(labels: Iterable[Label], taken: Container[int]) -> list[Label]:
    """The labels that are names of people, none of whose tokens is `taken`."""
    people = (label for label in labels if label.office is None)
    return [label for label in people if not any(i in taken for i in range(label.first, label.last + 1))]


def by_initials(people: list[Person], spoken: Iterable[Label]) -> list[Person]:
    """`JV: They wait.`, where Joost Verhagen is the one person with these initials: the two are one."""
    heads, whole = {label.first for label in spoken}, defaultdict(list)
    for person in people:
        if len(person.parts) > 1:
            whole["".join(word[:1] for word in person.fullest.words)].append(person)
    out = []
    for person in people:
        same = whole.get("".join(person.fullest.words).replace(".", ""), [])
        if len(same) == 1 and len(person.parts) == 1 and all(s.first in heads for s in person.sightings):
            same[0].sightings = sorted((*same[0].sightings, *person.sightings), key=lambda s: s.start)
        else:
            out.append(person)
    return out


def add_offices(gathering: Gathering, labels: list[Label]) -> None:
    """THE PRIME MINISTER: the one whom the lines above the first turn call so, else an actor without a name."""
    parse, at = gathering.reading.parse, {n.end for n in gathering.namings}
    holders, opening = Holders(gathering), min((label.first for label in labels), default=0)
    for label in labels:
        start, end = parse.starts[label.first], parse.ends[label.last]
        if label.office is not None and end not in at:
            role = _role(label.office)
            known = holders.find(role, None, False, parse.starts[opening]) if role and holders.sole(role) else None
            actor_id = known or _nameless(gathering, label)
            gathering.namings.append(Naming(start, end, actor_id, FORM, RULE))


def _role(office: Phrase) -> str:
    return office.entry.role if hasattr(office.entry, "role") else ""


def _nameless(gathering: Gathering, label: Label) -> str:
    """The actor of an office, a source or a body that a label names by what it is."""
    name, entry = words_at(gathering.reading, label.first, label.last), label.office.entry
    role = _role(label.office)
    kind = "anonymous" if _is_source(gathering.reading, label) else "person" if role else entry.kind
    actor_id = f"{PREFIX.get(kind, kind[:3])}:{slug(name)}"
    side = entry.side if role else ""
    gathering.figures.setdefault(actor_id, Figure(actor_id, name, kind, role=name if kind == "person" else None, side=side))
    return actor_id


def _is_source(reading: Reading, label: Label) -> bool:
    """SENIOR ADMINISTRATION OFFICIAL, STATE DEPARTMENT SPOKESPERSON."""
    last = reading.parse.lower[label.office.last]
    return any(entry.body == last and entry.kind == "anonymous" for entry in reading.vocabulary.bodies)


def as_labels(gathering: Gathering) -> None:
    """Give the namings that end in a label of a turn their form."""
    ends = [(s.label.start, s.label.end) for s in gathering.reading.sections if _is_own(s.label, Span(s.start, s.end), s.rule)]
    start_of = {end: start for start, end in ends}
    gathering.namings = [
        n._replace(form=FORM) if start_of.get(n.end, n.end) <= n.start and n.form not in ("demonym", "role") else n
        for n in gathering.namings
    ]
