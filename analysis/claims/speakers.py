"""A `Reading`, its `Cast` and its claims in; whose voice a token stands in, and which party a phrase means, out."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analysis.actors import Cast
from analysis.claims.unclaimed import Unclaimed
from analysis.reading import Reading
from analysis.reading.grammar import noun_phrase, sentence_of, token_at
from analysis.tables import Claim, Span, spans_of

NOT_A_PARTY = frozenset({"place", "anonymous"})
OUTSIDERS = (
    "expert", "analyst", "professor", "scholar", "fellow", "researcher", "historian", "author", "columnist", "journalist",
    "academic", "economist", "watchdog", "activist", "rights", "former", "think tank", "institute", "university",
)  # fmt: skip


OUTSIDE_BODY = re.compile(r"\b(?:Cent(?:er|re)|Institut\w+|Universit\w+|College|School|Foundation|Crisis Group|Council on)\b")


class Speakers:
    """Who speaks at each token, and what its noun phrases refer to."""

    def __init__(self, reading: Reading, cast: Cast, claims: Sequence[Claim]) -> None:
        parse = reading.parse
        self.reading, self.parse, self.cast, self.claims = reading, parse, cast, claims
        self._claims: list[Claim | None] = [None] * len(parse)
        self._cues: dict[int, Claim] = {}
        self._actors: dict[int, str | None] = {}
        self._unclaimed = Unclaimed(reading, parse, cast, claims, self._claims, self.actor)
        by_length = sorted(claims, key=lambda c: c.start - c.end)  # the longest first: the innermost claim stays
        for claim in by_length:
            for piece in spans_of(claim):
                at = token_at(parse, piece.start)
                while at < len(parse) and parse.starts[at] < piece.end:
                    self._claims[at] = claim
                    at += 1
            if claim.cue_start is not None:
                at = token_at(parse, claim.cue_start)
                while at < len(parse) and parse.starts[at] < claim.cue_end:
                    self._cues[at] = claim
                    at += 1

    def claim_at(self, token: int) -> Claim | None:
        """The innermost claim whose content holds the token."""
        return self._claims[token]

    def claim_of_cue(self, token: int) -> Claim | None:
        """The claim that the token reports."""
        return self._cues.get(token)

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        claim = self._claims[token]
        return self._unclaimed.speaker_at(token) if claim is None else claim.speaker_id

    def is_spoken(self, token: int) -> bool:
        """Whether the token stands in somebody's words, not in the narrator's."""
        return self._claims[token] is not None or self._unclaimed.is_spoken(token)

    def sentence(self, token: int) -> Span:
        """The span of the sentence around the token."""
        tokens = sentence_of(self.parse, token)
        return self.parse.span(tokens.start, tokens.stop)

    def actor(self, head: int | None) -> str | None:
        """The actor that the noun phrase with this head refers to; `we` is who speaks, `Iraqi officials` stand for Iraq."""
        if head is None:
            return None
        if head not in self._actors:
            self._actors[head] = self._find_actor(head)
        return self._actors[head]

    def _find_actor(self, head: int) -> str | None:
        if self.parse.lower[head] in self.parse.classes["first_person"]:
            return self.speaker_at(head)
        whose = next((c for c in self.parse.children[head] if self.parse.tags[c] == "WP$"), None)
        if whose is not None and self.parse.deps[self.parse.heads[head]] == "relcl":  # Iran, whose leaders have called for it
            return self.actor(self.parse.heads[self.parse.heads[head]])
        found = self.cast.actor_of(self.parse.span(*noun_phrase(self.parse, head)))
        if found is None:
            found = self.cast.actor_of(self.parse.span(head, head + 1))
        if found is None:  # Lee's partner in the talks, Omar Dahir
            named_again = (c for c in self.parse.children[head] if self.parse.deps[c] == "appos")
            found = next((a for a in map(self.actor, named_again) if a is not None), None)
        if found is None and self.is_collective(head):
            sides = (
                c for c in self.parse.children[head] if c < head and self.parse.deps[c] in ("amod", "compound", "nmod", "poss")
            )
            found = next((a for a in map(self.actor, sides) if a is not None), None)
        return found

    def party(self, head: int | None) -> str | None:
        """The party for which that actor stands."""
        return self.cast.party_of(self.actor(head))

    def is_party(self, head: int | None) -> bool:
        """Whether the phrase names somebody who can hold a condition, known or not."""
        if head is None:
            return False
        word = self.parse.lower[head]
        if word in self.parse.classes["first_person"] | self.parse.classes["third_person"] | self.parse.classes[
            "parties_together"
        ] or self.is_collective(head):
            return True
        actor = self.cast.by_id.get(self.actor(head))
        return self.parse.pos[head] == "PROPN" if actor is None else actor.kind not in NOT_A_PARTY

    def is_body(self, head: int | None) -> bool:
        """Whether the phrase names a state, an organisation or people who act together, not one person."""
        if head is None or self.parse.lower[head] in self.parse.classes["first_person"] | self.parse.classes["third_person"]:
            return False
        actor = self.cast.by_id.get(self.actor(head))
        if actor is not None:
            return actor.kind not in ("person", "anonymous", "place")
        return self.parse.tags[head] in ("NNS", "NNPS") and self.is_collective(head)

    def is_own(self, head: int | None) -> bool:
        """Whether the phrase names the speaker's own side: `we`, or the speaker's party by name."""
        if head is None:
            return False
        if self.parse.lower[head] in self.parse.classes["first_person"]:
            return True
        actor, claim = self.actor(head), self.claim_at(head)
        if claim is None:
            speaker = self.speaker_at(head)
            return self.is_party(head) and speaker in (None, actor)
        if actor is None and self.parse.lemmas[head] in self.parse.classes["own_side"]:  # The government will not give an inch.
            return (self.cast.party_of(claim.speaker_id) or "").startswith("cty:")
        if (claim.cue or "").lower() in self.parse.classes["forecasting"]:
            return False
        if actor is None:  # He said that he would not negotiate.
            return claim.form in ("indirect", "mixed") and self.parse.lower[head] in self.parse.classes["third_person"]
        if claim.speaker_id is None:  # Tehran will not negotiate, its minister said.
            return self.is_party(head) and self.cast.by_id[actor].kind in ("country", "organisation", "group")
        return actor == claim.speaker_id or self.cast.party_of(actor) == self.cast.party_of(claim.speaker_id)

    def is_collective(self, head: int) -> bool:
        """Whether the noun means people who act together or in office, whom it does not name: `the government is willing`."""
        lemma = self.parse.lemmas[head]
        if lemma in self.parse.classes["collectives"] or lemma in self._listed_people:
            return True
        return self.parse.tags[head] == "NNS" and lemma.endswith(tuple(self.parse.classes["endings_of_people"]))

    @functools.cached_property
    def _listed_people(self) -> frozenset[str]:
        """The nouns of offices and bodies in the word lists: `ombudsman`, `workers`."""
        vocabulary = self.reading.vocabulary
        phrases = [entry.role for entry in vocabulary.roles] + [entry.body for entry in vocabulary.bodies]
        return frozenset(phrase.split()[-1] for phrase in phrases) - self.parse.classes["no_people"]

    def is_outsider(self, claim: Claim | None) -> bool:
        """Whether the speaker is neither a party nor a negotiator: an expert, a former official, somebody who watches."""
        if claim is None:
            return False
        actor = self.cast.by_id.get(claim.speaker_id)
        known_as = f"{actor.role or ''} {actor.name}" if actor else ""
        known_as = f"{known_as} {claim.speaker_quote or ''}".lower()
        body = self.cast.by_id.get(actor.represents) if actor else None
        return any(word in known_as for word in OUTSIDERS) or (body is not None and OUTSIDE_BODY.search(body.name) is not None)
