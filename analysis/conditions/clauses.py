"""A `Parse` in, its clauses out: everything that may be a requirement or a judgement, to be weighed."""

from __future__ import annotations

import dataclasses

from analysis.reading import Parse
from analysis.reading.grammar import clause_end, clause_start, trim

_OF_ANOTHER = frozenset(("aux", "auxpass", "amod", "compound"))  # verbs that head no clause
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "mark"))


@dataclasses.dataclass(frozen=True)
class Clause:
    """The tokens from the subject (or the first word that belongs to the verb) to the end of the complements."""

    first: int
    last: int
    verb: int


def find_clauses(parse: Parse) -> dict[tuple[int, int], Clause]:
    """The clauses of a text by their first and last tokens, without what stands at their edges (see `scope.trim`)."""
    found: dict[tuple[int, int], Clause] = {}
    for verb in range(len(parse)):
        if parse.tags[verb][:2] != "VB" or parse.deps[verb] in _OF_ANOTHER:
            continue
        first = clause_start(parse, verb, verb)
        if first == verb:
            first = min([verb, *(c for c in parse.children[verb] if c < verb and parse.deps[c] in _BEFORE_VERB)])
        place = trim(parse, min(first, verb), max(clause_end(parse, verb, verb), verb))
        found.setdefault(place, Clause(*place, verb))
    return found
