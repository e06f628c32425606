"""Actors while they are put together: what the finders found becomes one `Figure` for each actor, and a list of namings.

The `Gathering` alone changes figures; the finders read them and hand over what they find.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter

from analysis.actors.acronyms import acronym_beside, initials_of, without_ending
from analysis.actors.capitals import words_at
from analysis.actors.groups import ARTICLE, Group, cores_of
from analysis.actors.matching import Naming
from analysis.actors.offices import Office, Offices
from analysis.actors.organisations import CAMPAIGN, Body
from analysis.actors.register import Person
from analysis.reading import Reading
from analysis.reading.grammar import token_at
from analysis.words import Vocabulary, values

PREFIX = dict(zip(values.KINDS_OF_ACTOR, values.PREFIXES, strict=True))
KIND = {prefix: kind for kind, prefix in PREFIX.items()}
_POSSESSIVE = re.compile(r"[’']s?$")
_LEAD = 600  # letters in which the state that a file is about is named


@dataclasses.dataclass(frozen=True)
class Figure:
    """An actor while it is put together; `side` says for whom a person speaks (see words/roles.csv)."""

    actor_id: str
    name: str
    kind: str
    role: str | None = None
    represents: str | None = None
    side: str = ""
    offices: tuple[Office, ...] = ()
    members: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False


def slug(name: str) -> str:
    """`Abdul al-Qadi` -> `abdul-al-qadi`."""
    plain = unicodedata.normalize("NFKD", re.sub(r"[’'`.]", "", name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def home_state(namings: list[Naming]) -> str | None:
    """The state that the file speaks of most, if it does so clearly more often than of any other, and soon."""
    counts = Counter(n.actor_id for n in namings if n.actor_id.startswith("cty:"))
    (state, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    is_told_soon = any(n.actor_id == state and n.start < _LEAD for n in namings)
    return state if is_told_soon and most >= 1.5 * second else None


class Gathering:
    """The figures of one article and all namings found so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.figures: dict[str, Figure] = {}
        self.namings: list[Naming] = []
        self.renamed: frozenset[str] = frozenset()  # the ids that a reader gave others

    def learn(self, actor_id: str, **facts: str | tuple[str, ...]) -> None:
        """What the text says of an actor further on: `learn("per:ann-lee", gender="mrs")`."""
        self.figures[actor_id] = dataclasses.replace(self.figures[actor_id], **facts)

    def add_listed(self, actor_id: str) -> None:
        """A party of the reviewed list."""
        if actor_id not in self.figures:
            party = next(p for p in self.reading.vocabulary.actors if p.actor_id == actor_id)
            represents = party.country if ":" in party.country else None
            self.figures[actor_id] = Figure(actor_id, party.name, party.kind, represents=represents)

    def add_parties(self, parties: list[Naming]) -> None:
        """States, blocs and organisations of the list; a people (`Russians`) is a group of its own."""
        for n in parties:
            if n.actor_id.startswith("grp:"):
                people = self.reading.article.text[n.start : n.end]
                self.figures.setdefault(n.actor_id, Figure(n.actor_id, people, "group", plural=True))
            else:
                self.add_listed(n.actor_id)
        self.namings += parties

    def add_organisations(self, bodies: list[Body]) -> None:
        """Organisations by name; an acronym joins the name whose initials it is; a bare organ is that of the state at home."""
        starts, ends, home = self.reading.parse.starts, self.reading.parse.ends, home_state(self.namings)
        vocabulary = self.reading.vocabulary
        listed = {n.actor_id for n in self.namings if n.actor_id.startswith(("org:", "blc:"))}
        listed_at = {n.start: n.actor_id for n in self.namings if n.actor_id in listed}
        by_initials = {initials_of(vocabulary, self.figures[a].name): a for a in sorted(listed, reverse=True)}
        by_form = self._forms_of(listed)
        named: list[tuple[Body, str, str]] = []
        known_as: dict[str, str] = {}  # the Highland Front (HF), where a list has the HF
        for b in _with_owners(vocabulary, sorted(bodies, key=lambda b: b.first), home):
            name = _POSSESSIVE.sub("", ARTICLE.sub("", words_at(self.reading, b.first, b.last)))
            owner = b.owner
            called = without_ending(vocabulary, b.called or name)
            key = _organ_key(vocabulary, owner, b.noun) if owner else slug(b.noun if b.rule == CAMPAIGN else called)
            named.append((b, name, key))
            if not name.isupper():
                acronym = acronym_beside(self.reading, b.first, b.last, name)
                beside = [
                    listed_at.get(at) for at in (*starts[max(b.first - 2, 0) : b.first - 1], *starts[b.last + 2 : b.last + 4])
                ]
                if acronym and any(beside) and not owner:
                    known_as.setdefault(key, next(filter(None, beside)))
                for initials in (acronym, initials_of(vocabulary, called), initials_of(vocabulary, name)):
                    if len(initials) > 1:
                        by_initials.setdefault(initials, f"org:{key}")
        for b, name, key in named:
            letters, owner = re.sub(r"\W", "", name), b.owner
            forms = ((b.called or name).lower(), without_ending(vocabulary, name).lower())
            known = known_as.get(key) or next((by_form[form] for form in forms if form in by_form), None)
            actor_id = known or (letters.isupper() and by_initials.get(letters)) or f"org:{key}"
            surface = _POSSESSIVE.sub("", self.reading.article.text[starts[b.first] : ends[b.last]])
            if key and surface:
                self.figures.setdefault(actor_id, Figure(actor_id, name, "organisation", represents=owner))
                self._name_fully(actor_id, name)
                form = "acronym" if letters.isupper() else "name"
                self.namings.append(Naming(starts[b.first], starts[b.first] + len(surface), actor_id, form, b.rule))

    def _forms_of(self, listed: set[str]) -> dict[str, str]:
        """What the file and the list call the listed bodies of the file, in lower case -> their ids."""
        told = {self.reading.article.text[n.start : n.end].lower(): n.actor_id for n in self.namings if n.actor_id in listed}
        return {self.figures[a].name.lower(): a for a in sorted(listed)} | {
            form: a for form, a in told.items() if len(form) > 2
        }

    def add_people(self, people: list[Person], offices: Offices) -> None:
        """People with the roles that the text gives them."""
        starts, ends = self.reading.parse.starts, self.reading.parse.ends
        for person in people:
            figure = self._figure(person, offices.of(person))
            self.figures[figure.actor_id] = figure
            for s in person.sightings:
                form = "name" if len(s.parts) > 1 else "title" if s.honorific or s.role else "surname"
                self.namings.append(Naming(s.title_start, s.end, figure.actor_id, form, "person_named"))
            for o in figure.offices:
                if o.is_apart:  # the leader of the league, Ann Lee
                    self.namings.append(Naming(starts[o.first], ends[o.last], figure.actor_id, "role", "office_beside_name"))

    def _figure(self, person: Person, offices: list[Office]) -> Figure:
        """The first office with a word for it is the role; the first that ties the person to an actor says for whom."""
        name = self._name(person)
        key = slug(_without_initial(name)) or "unnamed"
        while f"per:{key}" in self.figures:
            key += "-2"
        parse, text = self.reading.parse, self.reading.article.text
        named = [o for o in offices if o.head]
        role = next((o for o in named if o.side != "kin"), named[0] if named else None)
        ties = [o for o in offices if o.represents in self.figures]
        by_office = (o for o in ties if o.head not in parse.classes["callings_of_a_nation"])  # the UN envoy, a Kenyan diplomat
        tie = next(by_office, ties[0] if ties else None)
        for_himself = role and (role.past or role.side in ("self", "kin"))
        return Figure(
            f"per:{key}",
            name,
            "person",
            role=" ".join(text[parse.starts[role.first] : parse.ends[role.last]].split()) if role else None,
            represents=tie.represents if tie and not tie.past else None,
            side="self" if for_himself else tie.side if tie else role.side if role else "",
            offices=tuple(offices),
            gender=person.gender,
        )

    def _name(self, person: Person) -> str:
        full = person.fullest
        if full.title_start < full.start and not full.honorific:  # King Haakon
            return words_at(self.reading, token_at(self.reading.parse, full.title_start), full.last)
        if not {"(", "[", "“", '"'}.isdisjoint(full.words):  # Michael (Mike) Stone
            return words_at(self.reading, full.first, full.last)
        if not all(word[:1].isalnum() for word in full.words):  # [President Omar] Dahir
            return " ".join(word for word in full.words if word[:1].isalnum())
        return " ".join(full.words)

    def _name_fully(self, actor_id: str, name: str) -> None:
        self.learn(actor_id, name=max(self.figures[actor_id].name, name, key=len))

    def named_so_far(self, prefixes: tuple[str, ...]) -> list[Naming]:
        """The namings of the actors whose ids begin so."""
        return [n for n in self.namings if n.actor_id.startswith(prefixes)]

    def add_groups(self, groups: list[Group]) -> None:
        """Groups and nameless sources; two phrases of the same words are one.

        A nameless source who serves a body is the same as one whose body is not told, unless the text has two such bodies.
        """
        starts, ends = self.reading.parse.starts, self.reading.parse.ends
        cores = cores_of(self.reading, groups)
        serves: dict[str, set[str]] = {}
        told: dict[str, set[str]] = {}
        for g, core in zip(groups, cores, strict=True):
            if g.kind == "anonymous" and g.owner in self.figures:
                serves.setdefault(slug(core), set()).add(g.owner)
            if g.which > 0:
                told.setdefault(slug(core), set()).add(slug(words_at(self.reading, g.last, g.which)))
        for g, core in zip(groups, cores, strict=True):
            if not (key := slug(core)):
                continue
            whole = g.kind == "anonymous" or key == "those"
            name = words_at(self.reading, g.first, g.full_last) if whole else core
            if g.which > 0:  # workers at the Hutton mill
                name = ARTICLE.sub("", words_at(self.reading, g.core, g.which))
                key = slug(name) if len(told[key]) > 1 else key
            owner = g.owner if g.owner in self.figures else None
            actor_id = f"{PREFIX[g.kind]}:{key}"
            if owner and len(serves.get(key, ())) > 1:  # a spokesman for the bank, a spokesman for the union, the spokesman
                actor_id = f"{actor_id}-of-{owner.partition(':')[2]}"
            self.figures.setdefault(actor_id, Figure(actor_id, name, g.kind, plural=g.is_plural))
            if owner:
                self.learn(actor_id, represents=owner)
            if whole or g.which > 0:
                self._name_fully(actor_id, name)
            form = "role" if g.kind == "anonymous" else "name"
            self.namings.append(Naming(starts[g.first], ends[max(g.last, g.which)], actor_id, form, f"{g.kind}_phrase"))

    def add_nameless(self, kind: str, first: int, last: int, owner: str | None) -> str:
        """An actor known only by what it is, the noun phrase at the tokens `[first, last]`; its id."""
        name = words_at(self.reading, first, last)
        actor_id = f"{PREFIX[kind]}:{slug(name) or kind}"
        if actor_id not in self.figures:
            role = name if kind == "person" else None
            plural = self.reading.parse.tags[last] in ("NNS", "NNPS")
            self.figures[actor_id] = Figure(actor_id, name, kind, role, owner, plural=plural)
        return actor_id

    def add_members(self, members: dict[str, tuple[str, ...]]) -> None:
        """Who makes up the groups: actor id -> ids of its members."""
        for actor_id, ids in members.items():
            self.learn(actor_id, members=ids)

    def rename(self, identities: dict[str, str]) -> None:
        """Give actors the ids that a reader gave them, and the kinds that these ids have.

        Two that get one id become one, who keeps the fuller name.
        """
        self.renamed = frozenset(identities.keys() & self.figures.keys())
        if not identities:
            return
        for actor_id in [a for a in self.figures if a in identities]:
            figure, new = self.figures.pop(actor_id), identities[actor_id]
            renamed = dataclasses.replace(figure, actor_id=new, kind=KIND[new.partition(":")[0]])
            self.figures[new] = _as_one(self.figures.get(new, renamed), figure)
        for actor_id, figure in self.figures.items():
            represents = identities.get(figure.represents, figure.represents)
            represents = None if represents == actor_id else represents
            members = tuple(dict.fromkeys(identities.get(m, m) for m in figure.members))
            offices = tuple(o._replace(represents=identities.get(o.represents, o.represents)) for o in figure.offices)
            self.figures[actor_id] = dataclasses.replace(figure, represents=represents, members=members, offices=offices)
        self.namings = [n._replace(actor_id=identities.get(n.actor_id, n.actor_id)) for n in self.namings]


def _as_one(known: Figure, other: Figure) -> Figure:
    return dataclasses.replace(
        known,
        name=max(known.name, other.name, key=len),
        role=known.role or other.role,
        represents=known.represents or other.represents,
        side=known.side or other.side,
        gender=known.gender or other.gender,
        offices=tuple(dict.fromkeys((*known.offices, *other.offices))),
    )


def _without_initial(name: str) -> str:
    """`John F. Marsh` -> `John Marsh`; but `J. D. Vance` -> `JD Vance`, as others write it."""
    words, initials = name.split(), []
    while words and len(words[0].strip(".")) == 1:
        initials.append(words.pop(0).strip("."))
    first = ["".join(initials)] if len(initials) > 1 else []
    return " ".join([*first, *(w for w in words if len(w.strip(".")) > 1)]) or name


def _organ_key(vocabulary: Vocabulary, owner: str, noun: str) -> str:
    """`cty:syria`, `military` -> `syria-armed-forces`: one army, whatever it is called."""
    is_army = noun in vocabulary.words_of["names_of_armed_forces"]
    return f"{owner.split(':')[1]}-{slug('armed forces' if is_army else noun)}"


def _with_owners(vocabulary: Vocabulary, bodies: list[Body], home: str | None) -> list[Body]:
    """The army: that of the state at home; else, in a file that names the Iraqi armed forces and no others, theirs."""
    armies, owners = vocabulary.words_of["names_of_armed_forces"], {}  # type: frozenset[str], dict[str, set[str]]
    nouns = ["armed forces" if b.noun in armies else b.noun for b in bodies]
    for b, noun in zip(bodies, nouns, strict=True):
        if b.owner:
            owners.setdefault(noun, set()).add(b.owner)
    only = {noun: next(iter(of)) for noun, of in owners.items() if len(of) == 1}
    with_nouns = zip(bodies, nouns, strict=True)
    return [b._replace(owner=home or only.get(noun)) if b.is_bare and not b.owner else b for b, noun in with_nouns]
