"""What rules propose and all other clauses in, the cases that models weigh out; and the choice among weighed cases."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple

from analysis.conditions.clauses import find_clauses
from analysis.reading import Parse
from analysis.reading.grammar import trim
from analysis.weights import Weights, probability

# Signs of clauses that are no row unless a rule reads them: it has to do with fishing; “…,” he told them
LOOKS_LIKE_TRIGGER, BARE_REPORT = "looks_like_trigger", "bare_report"
OUTSIDER = "outsider"  # sign of what somebody says who is neither a party nor a negotiator
NO_ROW = frozenset((LOOKS_LIKE_TRIGGER, BARE_REPORT))


class Least(NamedTuple):
    """The probability from which a case is a row: of what a rule reads, and of a clause that none has read."""

    read: float
    unread: float


@dataclasses.dataclass(frozen=True)
class Case:
    """A stretch of tokens that may be a row; `proposals` are what rules read in it, `is_clause` whether it is one."""

    first: int
    last: int
    verb: int
    proposals: tuple[Any, ...]


def find_cases(parse: Parse, proposals: Iterable[Any]) -> list[Case]:
    """The cases of an article in text order; what rules propose has `first`, `last` and `verb`."""
    proposed: dict[tuple[int, int], list[Any]] = {}
    for proposal in proposals:
        proposed.setdefault(trim(parse, proposal.first, proposal.last), []).append(proposal)
    clauses = find_clauses(parse)
    cases = []
    for place in sorted({*proposed, *clauses}):
        own = tuple(proposed.get(place, ()))
        verb = clauses[place].verb if place in clauses else own[0].verb
        cases.append(Case(*place, verb, own))
    return cases


def weigh(weights: Weights, signs_of: Mapping[Case, Sequence[str]], no_row: Set[str] = NO_ROW) -> list[tuple[float, Case]]:
    """How likely each case is a row; all that rules read in one trigger, as the items of a list, is as likely as the likeliest.

    A clause with a sign in `no_row` is no row if no rule reads it.
    """
    alone = {case: probability(weights, signs) for case, signs in signs_of.items()}
    together: dict[Any, float] = {}
    for case, likely in alone.items():
        for proposal in case.proposals:
            together[proposal.trigger] = max(likely, together.get(proposal.trigger, 0.0))
    return [
        (max([likely, *(together[proposal.trigger] for proposal in case.proposals)]), case)
        for case, likely in alone.items()
        if case.proposals or no_row.isdisjoint(signs_of[case])
    ]


def choose(weighed: Sequence[tuple[float, Case]], least: Least) -> list[Case]:
    """The likeliest cases, none of which shares a token with another, in text order; of equals the longer, then the first."""
    chosen: list[Case] = []
    taken: set[int] = set()
    likely_cases = (w for w in weighed if w[0] >= (least.read if w[1].proposals else least.unread))
    for _, case in sorted(likely_cases, key=lambda w: (-w[0], w[1].first - w[1].last, w[1].first)):
        tokens = range(case.first, case.last + 1)
        if taken.isdisjoint(tokens):
            chosen.append(case)
            taken.update(tokens)
    return sorted(chosen, key=lambda case: case.first)
