"""A `Reading`, its `Cast` and its claims in; who speaks where a claim holds the words, and whom a phrase means, out."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence

from analysis.actors import Cast, lists
from analysis.claims.statement import actor_named
from analysis.reading import Reading
from analysis.reading.grammar import token_at
from analysis.tables import Claim, Span, spans_of
from analysis.words import Vocabulary

_STATES = frozenset(("country", "bloc"))
_SIDES = frozenset(("amod", "compound", "nmod", "poss"))


class Claimed:
    """The claims by token; `reading`, `parse`, `cast` and `claims` are what it was made of."""

    def __init__(self, reading: Reading, cast: Cast, claims: Sequence[Claim]) -> None:
        self.reading, self.parse, self.cast, self.claims = reading, reading.parse, cast, claims
        self._contents: dict[int, Claim] = {}
        self._cues: dict[int, Claim] = {}
        self._actors: dict[int, str | None] = {}
        for claim in sorted(claims, key=lambda c: c.start - c.end):  # the longest first: the innermost claim stays
            self._contents.update((token, claim) for piece in spans_of(claim) for token in self._tokens(piece))
            if claim.cue_start is not None and not self.is_told_to_speak(claim):
                self._cues.update((token, claim) for token in self._tokens(Span(claim.cue_start, claim.cue_end)))

    def _tokens(self, span: Span) -> Iterator[int]:
        token = token_at(self.parse, span.start)
        while token < len(self.parse) and self.parse.starts[token] < span.end:
            yield token
            token += 1

    def claim_at(self, token: int) -> Claim | None:
        """The innermost claim whose content holds the token."""
        return self._contents.get(token)

    def is_told_to_speak(self, claim: Claim) -> bool:
        """The minister must stop pretending that it is over: he should, and did not yet. Not: I must say that it is late."""
        if claim.cue_start is None or (claim.speaker_quote or "").lower() in self.parse.classes["first_person"]:
            return False
        cue = self._tokens(Span(claim.cue_start, claim.cue_end))
        return any(self.parse.lower[token] in self.parse.classes["modals_of_duty"] for token in cue)

    def claim_of_cue(self, token: int) -> Claim | None:
        """The claim that the token reports; none that somebody is told to make."""
        return self._cues.get(token)

    def claims_around(self, token: int) -> list[Claim]:
        """The claims between whose first and last word the token stands, whoever says what is between, the narrowest first."""
        (starts, reach), at = self._starts_and_reach, self.parse.starts[token]
        first = last = bisect.bisect_right(starts, at)
        while reach[first] > at:
            first -= 1
        return sorted((c for c in self.claims[first:last] if c.end > at), key=lambda c: c.end - c.start)

    @functools.cached_property
    def _starts_and_reach(self) -> tuple[list[int], list[int]]:
        """Where each claim starts, and how far the claims before the k-th go."""
        return [c.start for c in self.claims], [0, *itertools.accumulate((c.end for c in self.claims), max)]

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        claim = self.claim_at(token)
        return claim.speaker_id if claim is not None else None

    def actor(self, head: int | None) -> str | None:
        """The actor that the noun phrase with this head refers to; `we` is who speaks, `Iraqi officials` stand for Iraq."""
        if head is None:
            return None
        if head not in self._actors:
            self._actors[head] = self._find_actor(head)
        return self._actors[head]

    def _find_actor(self, head: int) -> str | None:
        parse = self.parse
        if parse.lower[head] in parse.classes["first_person"]:
            return self.speaker_at(head)
        whose = next((c for c in parse.children[head] if parse.tags[c] == "WP$"), None)
        if whose is not None and parse.deps[parse.heads[head]] == "relcl":  # Iran, whose leaders have called for it
            return self.actor(parse.heads[parse.heads[head]])
        if (named := actor_named(parse, self.cast, head)) is not None:
            return named
        beside = [c for c in parse.children[head] if parse.deps[c] == "appos"]  # Lee's partner in the talks, Omar Dahir
        if self.is_collective(head) and parse.lemmas[head] not in parse.classes["other_sides"]:
            beside += [c for c in parse.children[head] if c < head and parse.deps[c] in _SIDES]
        found = (actor for actor in map(self.actor, beside) if actor is not None)
        if parse.lemmas[head] in lists(self.reading.vocabulary).of_their_own:  # the Dutch dockers are not the Netherlands
            found = (actor for actor in found if self.cast.by_id[actor].kind not in _STATES)
        return next(found, None)

    def party(self, head: int | None) -> str | None:
        """The party for which that actor stands."""
        return self.cast.party_of(self.actor(head))

    def is_collective(self, head: int) -> bool:
        """Whether the noun means people who act together or in office, whom it does not name: `the government is willing`."""
        lemma = self.parse.lemmas[head]
        return lemma in _people(self.reading.vocabulary) or (
            self.parse.tags[head] == "NNS" and lemma.endswith(self._endings_of_people)
        )

    @functools.cached_property
    def _endings_of_people(self) -> tuple[str, ...]:
        return tuple(self.parse.classes["endings_of_people"])


@functools.cache
def _people(vocabulary: Vocabulary) -> frozenset[str]:
    """The nouns of people who act together; those of offices and bodies in the word lists, too: `rapporteur`, `workers`."""
    phrases = [entry.role for entry in vocabulary.roles] + [entry.body for entry in vocabulary.bodies]
    listed = frozenset(phrase.split()[-1] for phrase in phrases)
    listed |= {word.removesuffix("s") for word in listed}  # one docker
    return vocabulary.words_of["collectives"] | (listed - vocabulary.words_of["no_people"])
