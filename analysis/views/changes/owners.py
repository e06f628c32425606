"""A row of a table in, the actor whose position it is out, where the row names nobody or somebody else than who speaks.

Nobody offers what another has, so *she said the member companies were willing to pay* is her own side's. *The Republic will
not pay* is the state's of these talks, and so is what its capital will do.
"""

from __future__ import annotations

import re

from analysis.tables import Tables
from analysis.views.changes.parties import Parties, talks_of
from analysis.words import load

_QUOTED = ("direct", "answer")
_CAPITAL = re.compile(r"\bthe capital,? ([A-Z]\w+(?: [A-Z]\w+)?)|\b([A-Z]\w+), the capital(?! of)")
_SUBJECT = re.compile(r"^[\W_]*(?:that )?(?:(?:once|if|when|as to|as for)\b[^,]*, )?", re.IGNORECASE)
_ITSELF = re.compile(r"(?:it|they) ", re.IGNORECASE)
NEXT_TO = 3  # characters between two halves of a sentence
_SHARED = re.compile(r"^(?:each|both|neither)\b", re.IGNORECASE)


def _ends(party: str, names: tuple[str, ...], noun: str) -> bool:
    """Whether a body of several words is one of these: the Vale Education Council is a council."""
    words = names[0].lower().split()
    return party.startswith("org:") and len(words) > 1 and words[-1] == noun


class Owners:
    """Whose each row is, by negotiation."""

    def __init__(self, tables: Tables, parties: Parties) -> None:
        self.parties, self.classes, talks = parties, load().words_of, talks_of(tables)
        self.capitals: dict[str, set[str]] = {}
        for row in tables.sections.itertuples():
            found = {one or other for one, other in _CAPITAL.findall(row.quote)}
            self.capitals.setdefault(talks[row.article_id], set()).update(found)
        self.last: dict[str, tuple[int, str | None]] = {}
        self.called = {m.actor_id: set() for m in tables.mentions.itertuples()}
        for m in tables.mentions.itertuples():
            self.called[m.actor_id].add(m.quote.lower())
        will = "|".join(sorted(self.classes["forms_of_will"]))
        states = "|".join(sorted(self.classes["states_unnamed"]))
        members = "|".join(sorted(self.classes["own_members"]))
        self.of_state = re.compile(rf"the (?:{states}) (?:{will})\b", re.IGNORECASE)
        self.of_members = re.compile(rf"(?:the|our|his|her|its|their) (?:\w+ ){{0,2}}(?:{members}) (?:{will})\b", re.IGNORECASE)
        self.by_noun = re.compile(rf"the (\w+) (?:{will}|has|had|have)\b", re.IGNORECASE)
        self.by_capital = re.compile(rf"([A-Z]\w+(?: [A-Z]\w+)?) (?:{will})\b")

    def of(self, talks: str, row: object, holder: str | None, speaker: str | None, form: str) -> str | None:
        """The actor whose position a row is; None where no words say it."""
        end, last = self.last.get(row.section_id, (None, None))
        if holder is None and end is not None and 0 < row.start - end <= NEXT_TO and _ITSELF.match(row.quote):
            holder = last  # The Republic will not free them; it is prepared to look at ten.
        found = self._of(talks, row, holder, speaker, form)
        self.last[row.section_id] = row.end, found
        return found

    def _of(self, talks: str, row: object, holder: str | None, speaker: str | None, form: str) -> str | None:
        party = self.parties.of(talks, speaker)
        if holder is None:
            return self._unnamed(talks, row.quote, speaker)
        apart = party is not None and party != speaker and party != self.parties.of(talks, holder)
        if apart and form in _QUOTED and not self._names(row.quote, talks, holder):
            return speaker  # “No soldier leaves,” said the envoy: what he says without naming anybody is his own side's.
        return holder

    def _unnamed(self, talks: str, quote: str, speaker: str | None) -> str | None:
        """The Republic will not free them. Bern was willing to go to 50. She said the member companies were willing to pay."""
        words = quote[_SUBJECT.match(quote).end() :]
        by_capital = self.by_capital.match(words)
        if self.of_state.match(words) or (by_capital and by_capital[1] in self.capitals.get(talks, ())):
            return self.parties.states.get(talks)
        if self.of_members.match(words):
            return speaker
        noun = self.by_noun.match(words)
        return self._ending_in(talks, noun[1].lower()) if noun else None

    def _ending_in(self, talks: str, noun: str) -> str | None:
        """The council has agreed: the one body of the negotiation whose name ends so."""
        bodies = {party for (of, party), names in self.parties.names.items() if of == talks and _ends(party, names, noun)}
        return bodies.pop() if len(bodies) == 1 else None

    def _names(self, quote: str, talks: str, holder: str) -> bool:
        own = {
            actor
            for (of, actor), party in self.parties.party.items()
            if of == talks and party == self.parties.of(talks, holder)
        }
        words = quote.lower()
        return any(re.search(rf"\b{re.escape(name)}\b", words) for actor in own for name in self.called.get(actor, ()))

    def party_of(self, talks: str, actor: str | None) -> str | None:
        """The party of an actor; of *each delegation* none, since it is a position of all who have one."""
        shared = actor is not None and _SHARED.match(actor.partition(":")[2]) is not None
        return None if shared else self.parties.of(talks, actor)
