"""A `Reading`, its `Cast` and its claims in; whose voice each token stands in, and which party a phrase means, out.

`Claimed` tells it from the claims alone, `Unclaimed` where no claim holds the words; `Speakers` knows both.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analysis.actors import Cast
from analysis.claims.attributes import any_of
from analysis.claims.claimed import Claimed
from analysis.claims.unclaimed import Unclaimed
from analysis.reading import Reading
from analysis.reading.grammar import sentence_of
from analysis.tables import Actor, Claim, Span

_NOT_A_PARTY = frozenset(("place", "anonymous"))


def may_be_party(actor: Actor) -> bool:
    """Whether an actor can hold a condition: not a source or a place, but for a place of the list, which governs itself."""
    return actor.kind not in _NOT_A_PARTY or (actor.kind == "place" and actor.rule == "listed_party")


class Speakers(Claimed):
    """Who speaks at each token, and what its noun phrases refer to."""

    def __init__(self, reading: Reading, cast: Cast, claims: Sequence[Claim]) -> None:
        super().__init__(reading, cast, claims)
        self._unclaimed = Unclaimed(Claimed(reading, cast, claims))

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        return self._unclaimed.speaker_at(token) if self.claim_at(token) is None else super().speaker_at(token)

    def is_spoken(self, token: int) -> bool:
        """Whether the token stands in somebody's words, not in the narrator's."""
        return token in self._contents or self._unclaimed.spoken[token]

    def sentence(self, token: int) -> Span:
        """The span of the sentence around the token."""
        tokens = sentence_of(self.parse, token)
        return self.parse.span(tokens.start, tokens.stop)

    @functools.cached_property
    def _personal(self) -> frozenset[str]:
        """We, he."""
        return self.parse.classes["first_person"] | self.parse.classes["third_person"]

    @functools.cached_property
    def _of_parties(self) -> frozenset[str]:
        """We, he, both."""
        return self._personal | self.parse.classes["parties_together"]

    def is_party(self, head: int | None) -> bool:
        """Whether the phrase names somebody who can hold a condition, known or not."""
        if head is None:
            return False
        if self.parse.lower[head] in self._of_parties or self.is_collective(head):
            return True
        actor = self.cast.by_id.get(self.actor(head))
        if actor is not None:
            return may_be_party(actor)
        return self.parse.pos[head] == "PROPN" or self.parse.words[head] in self._surnames  # Stone, of Ann and Bo Stone

    @functools.cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(actor.name.split()[-1] for actor in self.cast.actors if actor.kind == "person")

    def is_body(self, head: int | None) -> bool:
        """Whether the phrase names a state, an organisation or people who act together, not one person."""
        if head is None or self.parse.lower[head] in self._personal:
            return False
        actor = self.cast.by_id.get(self.actor(head))
        if actor is not None:
            return actor.kind != "person" and may_be_party(actor)
        return self.parse.tags[head] in ("NNS", "NNPS") and self.is_collective(head)

    def is_own(self, head: int | None) -> bool:
        """Whether the phrase names the speaker's own side: `we`, or the speaker's party by name."""
        if head is None:
            return False
        if self.parse.lower[head] in self.parse.classes["first_person"]:
            return True
        actor, claim = self.actor(head), self.claim_at(head)
        if claim is None:
            speaker, named = self.speaker_at(head), self.cast.by_id.get(actor)
            return self.is_party(head) and (speaker in (None, actor) or (named is not None and named.represents == speaker))
        if actor is None and self.parse.lemmas[head] in self.parse.classes["own_side"]:  # The government will not give an inch.
            return (self.cast.party_of(claim.speaker_id) or "").startswith("cty:")
        if (claim.cue or "").lower() in self.parse.classes["forecasting"]:
            return False
        if actor is None and self._is_own_noun(head, claim.speaker_id):
            return True
        if actor is None:  # He said that he would not negotiate.
            return claim.form in ("indirect", "mixed") and self.parse.lower[head] in self.parse.classes["third_person"]
        said_by = (claim.speaker_quote or "").lower()
        if claim.speaker_id is None or said_by.startswith(("its ", "their ")):  # Tehran will not negotiate, its minister said.
            named = self.parse.pos[head] != "PRON"  # not: Tehran was warned that it must negotiate
            return named and self.is_party(head) and self.cast.by_id[actor].kind in ("country", "organisation", "group")
        return actor == claim.speaker_id or self.cast.party_of(actor) == self.cast.party_of(claim.speaker_id)

    def _is_own_noun(self, head: int, speaker_id: str | None) -> bool:
        """The union was not asking for it, said Bo Day of the Carters' Union."""
        party, lemma = self.cast.by_id.get(self.cast.party_of(speaker_id)), self.parse.lemmas[head]
        definite = self.parse.lower[self.parse.first[head]] == "the" and lemma in self.parse.classes["bare_bodies"]
        return definite and party is not None and lemma in party.name.lower().split()

    def is_outsider(self, claim: Claim | None) -> bool:
        """Whether the speaker is neither a party nor a negotiator: an expert, a former official, somebody who watches."""
        if claim is None:
            return False
        actor = self.cast.by_id.get(claim.speaker_id)
        known_as = f"{actor.role or ''} {actor.name}" if actor else ""
        known_as = f"{known_as} {claim.speaker_quote or ''}".lower()
        body = self.cast.by_id.get(actor.represents) if actor else None
        if any(word in known_as for word in self.parse.classes["outsiders"]):
            return True
        return body is not None and self._outside_body.search(body.name) is not None

    @functools.cached_property
    def _outside_body(self) -> re.Pattern[str]:
        return any_of(self.parse.classes["outside_bodies"], re.NOFLAG)
