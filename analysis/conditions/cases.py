"""What rules have read and all other clauses in, the cases that models weigh out; and the choice among weighed cases.

Each case stands beside shorter ones, that end before a branch: which of those that overlap are rows, their weights decide.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Generic, Protocol, TypeVar

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
Ends = Iterable[tuple[tuple[int, int], str]]  # see `ends.sooner`
_FINE = 100_000  # steps of a probability: what is nearer is equal


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


@dataclasses.dataclass(frozen=True, eq=False)  # no two are at one place
class Case(Clause, Generic[F]):
    """A stretch of tokens that may be a row; `read` is what rules have read there, `cut` what is left out at its end."""

    read: tuple[F, ...]
    cut: str = ""


def find_clauses(parse: Parse, nouns: Iterable[int] = ()) -> dict[tuple[int, int], Clause]:
    """The clauses of a text by their first and last tokens, without what stands at their edges (see `grammar.trim`).

    Phrases of these `nouns` count too: ⟨the crews' demand for more pay⟩ stayed on the table.
    """
    found: dict[tuple[int, int], Clause] = {}
    for verb, tag in enumerate(parse.tags):
        if tag[:2] != "VB" or parse.deps[verb] in _OF_ANOTHER:
            continue
        first = clause_start(parse, verb, verb)
        if first == verb:
            first = min([verb, *(c for c in parse.children[verb] if c < verb and parse.deps[c] in _BEFORE_VERB)])
        place = trim(parse, min(first, verb), max(clause_end(parse, verb, verb), verb))
        found.setdefault(place, Clause(*place, verb))
    for noun in nouns:
        place = trim(parse, parse.first[noun], parse.last[noun])
        found.setdefault(place, Clause(*place, noun))
    return found


def find_cases(
    parse: Parse, clauses: Mapping[tuple[int, int], Clause], read: Iterable[F], sooner: Callable[[int, int, int], Ends]
) -> list[Case[F]]:
    """What rules have read, and every clause that none has read, and where each may end sooner, in text order."""
    read_at: dict[tuple[int, int], list[F]] = {}
    for found in read:
        read_at.setdefault(trim(parse, found.first, found.last), []).append(found)
    cases: dict[tuple[int, int], Case[F]] = {}
    for place in sorted({*read_at, *clauses}):
        own = tuple(read_at.get(place, ()))
        verb = clauses[place].verb if place in clauses else own[0].verb
        cases[place] = Case(*place, verb, own)
    for case in list(cases.values()):
        for place, cut in sooner(case.first, case.last, case.verb):
            cases.setdefault(place, Case(*place, case.verb, tuple(_until(case.read, *place)), cut))
    return [cases[place] for place in sorted(cases)]


def _until(read: Iterable[F], first: int, last: int) -> Iterator[F]:
    """What rules have read, as far as a sooner end leaves the words that made them read it."""
    return (dataclasses.replace(found, first=first, last=last) for found in read if found.trigger[-1] <= last)


def likely_cases(
    weights: Weights, signs_of: Mapping[Case[F], Sequence[str]], least: float, no_row: Set[str] = NO_ROW
) -> list[tuple[float, Case[F]]]:
    """The cases that are rows, each with how likely it is one, in text order: of those that share a token the best choice."""
    return choose(weigh(weights, signs_of, no_row), least)


def weigh(
    weights: Weights, signs_of: Mapping[Case[F], Sequence[str]], no_row: Set[str] = NO_ROW
) -> list[tuple[float, Case[F]]]:
    """How likely each case is a row. An item behind the trigger that governs it shares in how likely the likeliest is.

    A clause with a sign in `no_row` is no row if no rule reads it.
    """
    may_be = {case: signs for case, signs in signs_of.items() if case.read or no_row.isdisjoint(signs)}
    alone = {case: probability(weights, signs) for case, signs in may_be.items()}
    together: dict[tuple[int, ...], float] = {}
    for case, likely in alone.items():
        for found in () if case.cut else case.read:
            together[found.trigger] = max(likely, together.get(found.trigger, 0.0))
    return [
        (max([likely, *((likely + together[trigger]) / 2 for trigger in _governing(case))]), case)
        for case, likely in alone.items()
    ]


def _governing(case: Case) -> list[tuple[int, ...]]:
    """The triggers before a case: committed to a plan, ⟨free elections⟩ and a truce."""
    return [] if case.cut else [found.trigger for found in case.read if found.trigger[-1] < case.first]


def choose(weighed: Iterable[tuple[float, Case[F]]], least: float) -> list[tuple[float, Case[F]]]:
    """The cases with their probabilities, none of which shares a token with another, that together exceed `least` most.

    Two that are likely are chosen before a likelier one that covers both. Of equals what ends first, then the longest.
    """
    gains = ((round((likely - least) * _FINE), likely, case) for likely, case in weighed)
    ranked = sorted((g for g in gains if g[0] > 0), key=lambda g: (g[2].last, g[2].first))
    ends, before, best = [case.last for *_, case in ranked], [0], [0]
    for at, (gain, _, case) in enumerate(ranked):
        before.append(bisect.bisect_left(ends, case.first))
        best.append(max(best[at], best[before[-1]] + gain))
    chosen, at = [], len(ranked)
    while at:
        if best[at] > best[at - 1]:
            chosen.append(ranked[at - 1][1:])
            at = before[at]
        else:
            at -= 1
    return chosen[::-1]
