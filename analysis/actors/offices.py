"""A person's namings in, the offices that the text gives them out: the role in the text's words and whom it ties the person to.

Before the name (`Norwegian Foreign Minister Kari Holm`), after it (`Igor Malin, of the …`; `X, the party's leader,`), in front
of a comma (`the foreign minister, X`), or in a label's brackets (`Dr. Sand (Expert in Arms Control):`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.actors.matching import HONORIFICS, Naming, Phrase
from analysis.actors.register import Person, Sighting
from analysis.reading import Reading
from analysis.reading.grammar import head_of, token_at

_ENDS = frozenset((",", ";", ":", ".", "(", ")", "“", "”", '"', "''", "``", "–", "—", "who", "whose", "which", "[", "]"))
_POSSESSIVE = frozenset(("'s", "'"))
_JOINS = frozenset(("and", ","))
_OWNERS = frozenset(("cty:", "org:"))
_LONGEST = 25  # tokens of a role: the expert on Russia at the Woodrow Wilson Center


# an envoy to Syria from 2007 to 2013; minister until 2013
_TENURE = re.compile(
    r"[^.;:,]*\b(?:from|between) (?:\w+ )?\d{4} (?:to|until|till|and) (?:\w+ )?\d{4}|[^.;:,]*\buntil (?:\w+ )?\d{4}"
)
_TENURE_NEAR = 25  # characters behind the office


class Office(NamedTuple):
    """A role of one person: its tokens, the actor it is an office of, for whom its holder speaks, and whether it is over."""

    first: int
    last: int
    represents: str | None
    side: str
    past: bool
    head: str  # the role as the word list writes it; empty when the text only ties the person to somebody
    is_apart: bool = False  # stands beside the name, not in front of it


class Offices:
    """Finds the offices of the people of one article, whose `roles` and parties are known."""

    def __init__(self, reading: Reading, roles: list[Phrase], party_at: dict[int, Naming]) -> None:
        self.parse, self.text, self.party_at = reading.parse, reading.article.text, party_at
        self.role_from = {role.first: role for role in roles}
        self.role_to = {role.last: role for role in roles}

    def of(self, person: Person) -> list[Office]:
        """The offices of one person, in text order."""
        found = []
        for s in person.sightings:
            if role := s.role or self._shared_role(s):
                found.append(self._office(self._leftmost(role.first), role.last, role, after=s.last))
            office = self._after(s) or self._in_front_of_comma(s)
            if office:
                found.append(office)
            elif owner := self._owner_of_name(s):
                found.append(Office(s.first, s.first - 1, owner, "state", False, ""))
        return found

    def _shared_role(self, s: Sighting) -> Phrase | None:
        """Union leaders Ann Lee and | Bo Day; Presidents Ann Lee of Kenya and | Bo Day of Peru."""
        parse, i = self.parse, s.first - 1
        if i < 0 or parse.plain[i] not in _JOINS:
            return None
        while i > max(0, s.first - _LONGEST) and i not in self.role_to:
            if parse.pos[i] != "PROPN" and parse.plain[i] not in _JOINS and parse.plain[i] != "of":
                return None
            i -= 1
        shared = i in self.role_to and parse.tags[i] in ("NNS", "NNPS") and parse.plain[i + 1] not in ("of", *_JOINS)
        return self.role_to[i] if shared else None

    def _leftmost(self, i: int) -> int:
        """US State Department | spokesperson; former U.S. national security | adviser."""
        parse = self.parse
        start, titles = i, parse.classes["before_titles"] | parse.classes["no_longer"] | {"-"}
        while i > 0 and parse.sentences[i - 1] == parse.sentences[start]:
            kind = parse.pos[i - 1]
            titled = kind == "ADJ" or (
                kind in ("NOUN", "PROPN") and (parse.words[i - 1][0].isupper() or parse.deps[i - 1] == "compound")
            )
            if not (i - 1 in self.party_at or titled or parse.plain[i - 1] in titles):
                break
            i -= 1
        while i < start and not parse.words[i][0].isalnum():
            i += 1
        return i

    def _office(self, first: int, last: int, role: Phrase, after: int | None = None) -> Office:
        parse = self.parse
        past = any(parse.plain[i] in parse.classes["no_longer"] for i in range(max(first - 1, 0), role.last + 1))
        past = past or _TENURE.match(self.text, parse.starts[role.last], parse.ends[last] + _TENURE_NEAR) is not None
        before = self._owner_before(first, role.last)
        sent = role.entry.role.split()[-1] in parse.classes["sent_to"]
        owner = before if sent and before else self._owner_after(role.last, last) or before
        if owner is None and after is not None and parse.plain[after + 1 : after + 2] == ["of"]:  # President Rada of Slovakia
            owner = self._party_at_noun(after + 2)
        return Office(first, last, owner, role.entry.side, past, role.entry.role)

    def _owner_after(self, role: int, last: int) -> str | None:  # spokesman for the Kremlin; but: ambassador to Syria
        if self.parse.plain[role + 1 : role + 2] == ["to"]:
            return None
        return next((self.party_at[i].actor_id for i in range(role + 1, last + 1) if i in self.party_at), None)

    def _owner_before(self, first: int, role: int) -> str | None:
        parse = self.parse
        for i in range(role, first - 1, -1):  # Kremlin spokesman
            if i in self.party_at:
                return self.party_at[i].actor_id
        if first > 1 and parse.plain[first - 1] in _POSSESSIVE and first - 2 in self.party_at:  # Russia's foreign minister
            return self.party_at[first - 2].actor_id
        for child in parse.children[role]:  # Syria's Russian-backed president
            owner = parse.last[child] - (parse.plain[parse.last[child]] in _POSSESSIVE)
            if parse.deps[child] == "poss" and owner in self.party_at:
                return self.party_at[owner].actor_id
        return None

    def _party_at_noun(self, i: int) -> str | None:
        i += self.parse.plain[i : i + 1] == ["the"]
        if self.parse.plain[i + 1 : i + 3] == ["-", "based"]:  # of the London-based Centre for Security
            i += 3
        return self.party_at[i].actor_id if i in self.party_at else None

    def _after(self, s: Sighting) -> Office | None:
        """Ann Lee, the former chair of the committee, …; Ann Lee (Expert in Security); Igor Malin, of the Fund."""
        parse = self.parse
        start = s.last + 2
        if (
            start >= len(parse)
            or parse.words[s.last + 1] not in (",", "(")
            or parse.sentences[start] != parse.sentences[s.last]
        ):
            return None
        if parse.words[s.last + 1] == "(" and start in self.party_at:  # Ann Lee (Gabon) said
            party = self.party_at[start]
            closes = token_at(parse, party.end)
            if party.actor_id.startswith("cty:") and parse.words[closes] == ")":
                return Office(start, start - 1, party.actor_id, "state", False, "")
        if parse.plain[start] == "of":
            owner = self._party_at_noun(start + 1)
            return Office(start, start - 1, owner, "state", False, "") if owner else None
        for i in range(start, min(start + 9, len(parse))):
            if parse.words[i] in _ENDS or parse.pos[i] in ("VERB", "AUX"):
                return None
            role = self.role_from.get(i)
            if role is None or role.entry.side in HONORIFICS or self._modifies(role):
                continue
            if self._begins_clause(s, role):
                return None
            others = parse.tags[role.last] in ("NNS", "NNPS") and "and" in parse.plain[start : role.first]
            if others or self._is_title_of_next(
                role
            ):  # Ann Lee, Carl Roe and the ministers; Ann Lee, President Ruiz and others
                return None
            first = start + (parse.plain[start] in parse.classes["determiners_of_offices"])
            return self._office(min(first, role.first), self._end_of_phrase(role.last), role)._replace(is_apart=True)
        return None

    def _modifies(self, role: Phrase) -> bool:  # at minister level; her chief's office
        parse, i = self.parse, role.last
        return (parse.deps[i] in ("compound", "amod", "nmod") and parse.heads[i] > i) or parse.plain[i + 1 : i + 2] == ["'s"]

    def _begins_clause(self, s: Sighting, role: Phrase) -> bool:
        """Asked by Ann Lee, | the minister said no."""
        parse = self.parse
        acts = parse.deps[role.last] in ("nsubj", "nsubjpass") and parse.heads[role.last] > role.last
        return acts and parse.deps[head_of(parse, s.first, s.last)] == "pobj"

    def _is_title_of_next(self, role: Phrase) -> bool:
        parse, i = self.parse, role.last + 1
        return i < len(parse) and parse.pos[i] == "PROPN" and parse.words[i][0].isupper()

    def _end_of_phrase(self, i: int) -> int:
        """The adviser on Syria in the administration | , who …"""
        parse = self.parse
        end = min(max(parse.last[i], i), i + _LONGEST)
        for j in range(i + 1, end + 1):
            if (
                parse.plain[j] in _ENDS
                or parse.sentences[j] != parse.sentences[i]
                or parse.tags[j] in ("VBD", "VBZ", "VBP", "MD")
            ):
                return j - 1
        return end

    def _in_front_of_comma(self, s: Sighting) -> Office | None:
        """The Greek foreign minister, | Nikos P. Vlachos; the former chair of the committee, | Hassan Lee."""
        parse, comma = self.parse, token_at(self.parse, s.title_start) - 1  # …, | Dr. Hassan Lee
        if s.role:  # the chief negotiator, retired Gen | Hassan Lee
            comma = self._leftmost(s.role.first) - 1
        if comma < 1 or parse.words[comma] != "," or parse.sentences[comma] != parse.sentences[s.first] or len(s.parts) < 2:
            return None
        head = head_of(parse, s.first, s.last)
        role = self.role_to.get(comma - 1) or (self.role_to.get(parse.heads[head]) if parse.deps[head] == "appos" else None)
        role = role or self._role_of_phrase(comma)
        if role is None or role.entry.side in HONORIFICS or not 0 < comma - role.first < 15:
            return None
        return self._office(self._leftmost(role.first), comma - 1, role)._replace(is_apart=True)

    def _role_of_phrase(self, comma: int) -> Phrase | None:
        """The chair | of the High Negotiations Committee, …: the role from which prepositions lead to the comma."""
        parse = self.parse
        for i in range(comma - 1, max(comma - 14, -1), -1):
            if i in self.role_to:
                return self.role_to[i] if parse.plain[i + 1] in ("of", "for", "at", "in", "on", "to") else None
            if parse.words[i] in _ENDS or parse.pos[i] in ("VERB", "AUX"):
                return None
        return None

    def _owner_of_name(self, s: Sighting) -> str | None:  # Iran's | Farid Azari; the Daily Star's | Ann Lee
        owner = self.party_at.get(s.first - 2)
        is_owned = self.parse.plain[s.first - 1] in _POSSESSIVE and owner is not None and owner.actor_id[:4] in _OWNERS
        return owner.actor_id if is_owned else None
