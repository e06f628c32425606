"""What is gathered of an article in, the actors that one noun phrase names together out: *Anna Rundle and Tom Kline*.

Each such phrase is a group of its own with these as members, but a candidate only: those that speak, hold or are addressed
together become rows, the others do not (`Cast.joined`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.actors.draft import Figure, Gathering, slug
from analysis.actors.matching import Naming, tokens_of
from analysis.reading import Parse
from analysis.reading.grammar import child_of, tokens_in

RULE, SHARED = "named_together", "shared_noun"
_AS_WELL = (["as", "well", "as"], ["but", "also"])  # between two names, to which the parse may pay no heed
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "pobj", "appos", "ROOT", "dep", "attr"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_UNNAMED = frozenset(("pronoun", "demonym"))


class Together(NamedTuple):
    """A group of actors named in one breath: who they are, where it is named, and the token on which the phrase hangs."""

    figure: Figure
    naming: Naming
    head: int


def find_together(gathering: Gathering) -> list[Together]:
    """Every noun phrase that joins two or more actors, in text order."""
    parse, figures = gathering.reading.parse, gathering.figures
    at = tokens_of(parse, [n for n in gathering.namings if n.form not in _UNNAMED])
    found, as_well = [], _as_well(parse, at) | _across_owners(parse, at)
    for head in sorted(at):
        if parse.deps[head] not in _ROLES:
            continue
        before = _leading(parse, head)
        led = [c for c in parse.children[head] if c in at and at[c].rule == SHARED]
        led += () if before is None else (before,)
        named = [at[i] for i in (*led, head, *_joined(parse, head), *as_well.get(head, ())) if i in at]
        named.sort(key=lambda n: n.start)
        ids = tuple(dict.fromkeys(n.actor_id for n in named if figures[n.actor_id].kind != "place"))
        if len(ids) > 1:
            names = [figures[actor_id].name for actor_id in ids]
            name = f"{', '.join(names[:-1])} and {names[-1]}"
            figure = Figure(f"grp:{slug(name)}", name, "group", members=ids, plural=True)
            start, end = min(n.start for n in named), max(n.end for n in named)
            found.append(Together(figure, Naming(start, end, figure.actor_id, "name", RULE), head))
    return found


def name_shared_nouns(gathering: Gathering) -> None:
    """The | Social | and Christian Democrats: two parties, whose noun is said once."""
    parse, figures = gathering.reading.parse, gathering.figures
    kinds = parse.classes["kinds_of_parties"]
    for n in [n for n in gathering.namings if n.actor_id.startswith(("grp:", "org:"))]:
        tokens = tokens_in(parse, n.start, n.end)
        first, last = tokens[0], tokens[-1]
        one = first - 2
        if len(tokens) != 2 or one < 0 or parse.plain[one + 1] != "and" or not parse.words[one][0].isupper():
            continue
        if kinds.issuperset((parse.lower[one], parse.lower[first])):
            name = f"{parse.words[one]} {parse.words[last]}"
            known = (f"{prefix}:{slug(name)}" for prefix in ("org", "grp"))
            actor_id = next((key for key in known if key in figures), f"{n.actor_id[:3]}:{slug(name)}")
            figures.setdefault(actor_id, Figure(actor_id, name, figures[n.actor_id].kind, plural=True))
            gathering.namings.append(Naming(parse.starts[one], parse.ends[one], actor_id, "name", SHARED))


def _leading(parse: Parse, head: int) -> int | None:
    """*Angola*, Gabon and Niger refused: the parse may join the first of a list to the verb."""
    first = parse.first[head]
    listed = child_of(parse, head, {"conj"}) is not None and parse.words[first - 1 : first] == [","]
    before = first - 2
    if (
        parse.deps[head] != "nsubj"
        or not listed
        or before < 0
        or parse.heads[before] != parse.heads[head]
        or parse.deps[before] not in ("dep", "nsubj")
    ):
        return None
    return before if parse.pos[before] == "PROPN" else None


def _joined(parse: Parse, head: int) -> Iterator[int]:
    """The heads of the names that are joined to this one: Rundle and *Kline*; neither Canada nor *Japan*."""
    if any(parse.deps[c] == "cc" and parse.plain[c] in parse.classes["sets_apart"] for c in parse.children[head]):
        return  # Canada but not Japan
    for child in (*parse.children[head], *_beside(parse, head)):
        if child > head and (parse.deps[child] in ("conj", "pobj") or _opens_list(parse, child)):
            yield child
            yield from _joined(parse, child)
        elif parse.deps[child] == "appos":
            yield from _after_apposition(parse, child)


def _after_apposition(parse: Parse, token: int) -> Iterator[int]:
    """Rundle, head of the union, and *Kline*, its lawyer, said."""
    joins = child_of(parse, token, {"cc"})
    if joins is not None and parse.words[joins - 1] == ",":
        yield from (c for c in parse.children[token] if parse.deps[c] == "conj" and c > joins)


def _beside(parse: Parse, head: int) -> Iterator[int]:
    """Canada, together with *Japan*, rejected the plan."""
    verb = parse.heads[head]
    if parse.deps[head] not in _SUBJECTS:
        return
    for with_ in (*parse.children[head], *parse.children[verb]):
        if head < with_ < verb and not parse.classes["joins_parties"].isdisjoint(parse.plain[with_ - 1 : with_ + 1]):
            inner = child_of(parse, with_, {"prep"})
            joined = child_of(parse, with_ if inner is None else inner, {"pobj"})
            if joined is not None:
                yield joined


def _as_well(parse: Parse, at: Mapping[int, Naming]) -> dict[int, list[int]]:
    """*Canada* as well as *Japan*, not only *Canada* but also *Japan*: token -> what is named with it."""
    found: dict[int, list[int]] = {}
    ends = {naming.end: i for i, naming in at.items()}
    for i in at:
        first = parse.first[i]
        joins = next((len(words) for words in _AS_WELL if parse.lower[max(0, first - len(words)) : first] == words), first)
        before = ends.get(parse.ends[first - joins - 1]) if joins < first else None
        if before is not None:
            head, joined = (i, before) if parse.deps[before] not in _ROLES else (before, i)
            found.setdefault(head, []).append(joined)
            if parse.deps[joined] in _SUBJECTS:  # either may be the subject to the parse
                found.setdefault(joined, []).append(head)
    return found


def _across_owners(parse: Parse, at: Mapping[int, Naming]) -> dict[int, list[int]]:
    """Peru's *Ana Ruiz* and Chile's *Eva Soto*: token -> who is named before it. The parse joins the states instead."""
    found: dict[int, list[int]] = {}
    people = {i: n for i, n in at.items() if n.actor_id.startswith("per:")}
    for i, n in people.items():
        owns = next(k for k in range(i, -1, -1) if parse.starts[k] <= n.start) - 1
        if owns < 1 or parse.plain[owns] not in ("'s", "'") or owns - 1 not in at:
            continue
        joins = next(k for k in range(owns - 1, -1, -1) if parse.starts[k] <= at[owns - 1].start) - 1
        if joins > 0 and parse.plain[joins] == "and" and joins - 1 in people:
            found[i] = [joins - 1]
    return found


def _opens_list(parse: Parse, token: int) -> bool:
    """Rundle, *Kline* and Lund said; not: the guarantors, *Turkey* and Iran, said."""
    last, before = parse.last[token], parse.heads[token]
    joins = child_of(parse, token, {"cc"}) is not None and child_of(parse, token, {"conj"}) is not None
    explains = parse.words[last + 1 : last + 2] == [","] and parse.pos[before] != "PROPN"
    return parse.deps[token] == "appos" and joins and not explains
