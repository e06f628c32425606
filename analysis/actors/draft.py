"""Actors while they are put together: what the finders found becomes one `Figure` for each actor, and a list of namings."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter

from analysis.actors.capitals import Page
from analysis.actors.groups import Group
from analysis.actors.matching import Naming
from analysis.actors.offices import Office, Offices
from analysis.actors.organisations import CAMPAIGN, Body
from analysis.actors.register import Person
from analysis.words import Vocabulary

PREFIX = {"group": "grp", "anonymous": "ano", "bloc": "blc"}
_ARMED_FORCES = frozenset(("army", "military", "armed forces", "forces", "military forces"))
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_OF_A_NATION = frozenset(("diplomat", "politician", "lawyer", "economist", "academic", "scholar", "general", "journalist"))
_POSSESSIVE = re.compile(r"[’']s?$")
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "on", "de", "del", "la"))


@dataclasses.dataclass
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


def listed_figure(vocabulary: Vocabulary, actor_id: str) -> Figure:
    """The figure of a party of the reviewed list."""
    party = next(p for p in vocabulary.actors if p.actor_id == actor_id)
    return Figure(actor_id, party.name, party.kind, represents=party.country if ":" in party.country else None)


def home_state(namings: list[Naming]) -> str | None:
    """The state that the file speaks of most, if it does so clearly more often than of any other."""
    counts = Counter(n.actor_id for n in namings if n.actor_id.startswith("cty:")).most_common(2)
    if not counts:
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= 1.5 * counts[1][1] else None


class Gathering:
    """The figures of one page and all namings found so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figures: dict[str, Figure] = {}
        self.namings: list[Naming] = []

    def add_parties(self, parties: list[Naming]) -> None:
        """States, blocs and organisations of the list; a people (`Russians`) is a group of its own."""
        for n in parties:
            if n.actor_id.startswith("grp:"):
                self.figures.setdefault(n.actor_id, Figure(n.actor_id, self.page.text[n.start : n.end], "group", plural=True))
            elif n.actor_id not in self.figures:
                self.figures[n.actor_id] = listed_figure(self.page.reading.vocabulary, n.actor_id)
        self.namings += parties

    def add_organisations(self, bodies: list[Body]) -> None:
        """Organisations by name; an acronym joins the name whose initials it is; a bare organ is that of the state at home."""
        starts, ends, home = self.page.parse.starts, self.page.parse.ends, home_state(self.namings)
        listed = {n.actor_id for n in self.namings if n.actor_id.startswith(("org:", "blc:"))}
        by_initials = {_initials(self.figures[actor_id].name): actor_id for actor_id in sorted(listed, reverse=True)}
        for b in sorted(bodies, key=lambda b: b.first):
            name = _POSSESSIVE.sub("", _ARTICLE.sub("", self.page.words(b.first, b.last)))
            letters = re.sub(r"\W", "", name)
            owner = b.owner or (home if b.is_bare else None)
            key = _organ_key(owner, b.noun) if owner else slug(b.noun if b.rule == CAMPAIGN else name)
            actor_id = f"org:{key}"
            if letters.isupper():
                actor_id = by_initials.get(letters, actor_id)
            elif len(_initials(name)) > 1:
                by_initials.setdefault(_initials(name), actor_id)
            surface = _POSSESSIVE.sub("", self.page.text[starts[b.first] : ends[b.last]])
            if key and surface:
                figure = self.figures.setdefault(actor_id, Figure(actor_id, name, "organisation", represents=owner))
                figure.name = max(figure.name, name, key=len)
                form = "acronym" if letters.isupper() else "name"
                self.namings.append(Naming(starts[b.first], starts[b.first] + len(surface), figure.actor_id, form, b.rule))

    def add_people(self, people: list[Person], offices: Offices) -> None:
        """People with the roles that the text gives them."""
        starts, ends = self.page.parse.starts, self.page.parse.ends
        for person in people:
            name = self._name(person)
            key = slug(" ".join(w for w in name.split() if len(w.strip(".")) > 1) or name) or "unnamed"
            while f"per:{key}" in self.figures:
                key += "-2"
            figure = Figure(f"per:{key}", name, "person", gender=person.gender, offices=tuple(offices.of(person)))
            self._take_office(figure)
            self.figures[figure.actor_id] = figure
            for s in person.sightings:
                form = "name" if len(s.parts) > 1 else "title" if s.honorific or s.role else "surname"
                self.namings.append(Naming(s.title_start, s.end, figure.actor_id, form, "person_named"))
            for o in figure.offices:
                if o.is_apart:  # the leader of the league, Ann Lee
                    self.namings.append(Naming(starts[o.first], ends[o.last], figure.actor_id, "role", "office_beside_name"))

    def _name(self, person: Person) -> str:
        full = person.fullest
        if full.title_start < full.start and not full.honorific:  # King Haakon
            return self.page.words(self.page.token_at(full.title_start), full.last)
        if any(not word[0].isalnum() for word in full.words):  # Michael (Mike) Stone
            return self.page.words(full.first, full.last)
        return " ".join(full.words)

    def _take_office(self, figure: Figure) -> None:
        """The first office with a word for it is the role; the first that ties the person to an actor says for whom."""
        page, named = self.page, [o for o in figure.offices if o.head]
        role = next((o for o in named if o.side != "kin"), named[0] if named else None)
        ties = [o for o in figure.offices if o.represents in self.figures]
        by_office = (o for o in ties if o.head not in _OF_A_NATION)  # the UN envoy, a Kenyan diplomat
        tie = next(by_office, ties[0] if ties else None)
        if role:
            figure.role = re.sub(r"\s+", " ", page.text[page.parse.starts[role.first] : page.parse.ends[role.last]])
        if role and (role.past or role.side in ("self", "kin")):
            figure.side = "self"
        else:
            figure.side = tie.side if tie else role.side if role else ""
        if tie and not tie.past:
            figure.represents = tie.represents

    def add_groups(self, groups: list[Group]) -> None:
        """Groups and nameless sources; two phrases of the same words are one."""
        starts, ends = self.page.parse.starts, self.page.parse.ends
        for g in groups:
            core = _ARTICLE.sub("", self.page.words(g.first, g.last))
            if not (key := slug(core)):
                continue
            whole = g.kind == "anonymous" or key == "those"
            name = self.page.words(g.first, g.full_last) if whole else core
            actor_id = f"{PREFIX[g.kind]}:{key}"
            owner = g.owner if g.owner in self.figures else None
            figure = self.figures.setdefault(actor_id, Figure(actor_id, name, g.kind, represents=owner, plural=g.is_plural))
            figure.name = max(figure.name, name, key=len) if whole else figure.name
            form = "role" if g.kind == "anonymous" else "name"
            self.namings.append(Naming(starts[g.first], ends[g.last], actor_id, form, f"{g.kind}_phrase"))

    def rename(self, identities: dict[str, str]) -> None:
        """Give actors the ids that a reader gave them; two that get one id become one, who keeps the fuller name."""
        for actor_id in [a for a in self.figures if a in identities]:
            figure, new = self.figures.pop(actor_id), identities[actor_id]
            known = self.figures.setdefault(new, dataclasses.replace(figure, actor_id=new))
            known.name = max(known.name, figure.name, key=len)
            known.role, known.represents = known.role or figure.role, known.represents or figure.represents
            known.side, known.gender = known.side or figure.side, known.gender or figure.gender
            known.offices = tuple(dict.fromkeys((*known.offices, *figure.offices)))
        for figure in self.figures.values():
            figure.represents = identities.get(figure.represents, figure.represents)
            figure.members = tuple(dict.fromkeys(identities.get(m, m) for m in figure.members))
            figure.offices = tuple(o._replace(represents=identities.get(o.represents, o.represents)) for o in figure.offices)
        self.namings = [n._replace(actor_id=identities.get(n.actor_id, n.actor_id)) for n in self.namings]


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", name) if w.lower() not in _SMALL_WORDS).upper()


def _organ_key(owner: str, noun: str) -> str:
    """`cty:syria`, `military` -> `syria-armed-forces`: one army, whatever it is called."""
    return f"{owner.split(':')[1]}-{slug('armed forces' if noun in _ARMED_FORCES else noun)}"
