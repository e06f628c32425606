"""What rules have read and all other clauses in, the cases that models weigh out; and the choice among weighed cases."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Generic, NamedTuple, Protocol, TypeVar

from analysis.reading import Parse
from analysis.reading.grammar import clause_end, clause_start, trim
from analysis.weights import Weights, probability

# Signs of clauses that are no row unless a rule reads them: it has to do with fishing; “…,” he told them
LOOKS_LIKE_TRIGGER, BARE_REPORT = "looks_like_trigger", "bare_report"
OUTSIDER = "outsider"  # sign of what somebody says who is neither a party nor a negotiator
NO_ROW = frozenset((LOOKS_LIKE_TRIGGER, BARE_REPORT))
_OF_ANOTHER = frozenset(("aux", "auxpass", "amod", "compound"))  # verbs that head no clause
_LONGEST = 40  # tokens of a clause whose words are weighed
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "mark"))


class Found(Protocol):
    """What a rule has read, a proposal or a judgement, as far as it is weighed."""

    first: int
    last: int
    verb: int
    trigger: tuple[int, ...]
    rule: str
    ruled_as: str


F = TypeVar("F", bound=Found)


class Least(NamedTuple):
    """The probability from which a case is a row: of what a rule reads, and of a clause that none has read."""

    read: float
    unread: float


@dataclasses.dataclass(frozen=True)
class Clause:
    """The tokens from the subject (or the first word that belongs to the verb) to the end of the complements."""

    first: int
    last: int
    verb: int

    def __post_init__(self) -> None:
        if self.last < self.first:  # whatever the parse says
            object.__setattr__(self, "last", self.first)

    @property
    def beginning(self) -> range:
        """The tokens whose words are weighed: all of them, if it is not very long."""
        return range(self.first, min(self.last + 1, self.first + _LONGEST))


@dataclasses.dataclass(frozen=True)
class Case(Clause, Generic[F]):
    """A stretch of tokens that may be a row; `read` is what rules have read there."""

    read: tuple[F, ...]


def find_clauses(parse: Parse) -> dict[tuple[int, int], Clause]:
    """The clauses of a text by their first and last tokens, without what stands at their edges (see `grammar.trim`)."""
    found: dict[tuple[int, int], Clause] = {}
    for verb, tag in enumerate(parse.tags):
        if tag[:2] != "VB" or parse.deps[verb] in _OF_ANOTHER:
            continue
        first = clause_start(parse, verb, verb)
        if first == verb:
            first = min([verb, *(c for c in parse.children[verb] if c < verb and parse.deps[c] in _BEFORE_VERB)])
        place = trim(parse, min(first, verb), max(clause_end(parse, verb, verb), verb))
        found.setdefault(place, Clause(*place, verb))
    return found


def find_cases(parse: Parse, clauses: Mapping[tuple[int, int], Clause], read: Iterable[F]) -> list[Case[F]]:
    """What rules have read, and every clause that none has read, in text order."""
    read_at: dict[tuple[int, int], list[F]] = {}
    for found in read:
        read_at.setdefault(trim(parse, found.first, found.last), []).append(found)
    cases = []
    for place in sorted({*read_at, *clauses}):
        own = tuple(read_at.get(place, ()))
        verb = clauses[place].verb if place in clauses else own[0].verb
        cases.append(Case(*place, verb, own))
    return cases


def likely_cases(
    weights: Weights, signs_of: Mapping[Case[F], Sequence[str]], least: Least, no_row: Set[str] = NO_ROW
) -> list[tuple[float, Case[F]]]:
    """The cases that are rows, each with how likely it is one, in text order: the likeliest of those that share a token."""
    return choose(weigh(weights, signs_of, no_row), least)


def weigh(
    weights: Weights, signs_of: Mapping[Case[F], Sequence[str]], no_row: Set[str] = NO_ROW
) -> list[tuple[float, Case[F]]]:
    """How likely each case is a row; all that rules read in one trigger, as the items of a list, is as likely as the likeliest.

    A clause with a sign in `no_row` is no row if no rule reads it.
    """
    alone = {case: probability(weights, signs) for case, signs in signs_of.items()}
    together: dict[tuple[int, ...], float] = {}
    for case, likely in alone.items():
        for found in case.read:
            together[found.trigger] = max(likely, together.get(found.trigger, 0.0))
    return [
        (max([likely, *(together[found.trigger] for found in case.read)]), case)
        for case, likely in alone.items()
        if case.read or no_row.isdisjoint(signs_of[case])
    ]


def choose(weighed: Sequence[tuple[float, Case[F]]], least: Least) -> list[tuple[float, Case[F]]]:
    """The likeliest cases with their probabilities, none of which shares a token with another, in text order.

    Of equals the longer, then the first.
    """
    chosen: list[tuple[float, Case[F]]] = []
    taken: set[int] = set()
    likely_cases = (w for w in weighed if w[0] >= (least.read if w[1].read else least.unread))
    for likely, case in sorted(likely_cases, key=lambda w: (-w[0], w[1].first - w[1].last, w[1].first)):
        tokens = range(case.first, case.last + 1)
        if taken.isdisjoint(tokens):
            chosen.append((likely, case))
            taken.update(tokens)
    return sorted(chosen, key=lambda chosen: chosen[1].first)
