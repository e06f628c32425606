"""Tables in, for each actor of each negotiation the party that it stands for out.

A minister stands for the state, a member for its body, wherever one article says so; a short name (*the League*, *lenders*)
for the one party whose full name holds all its words. Where no article says it, whom a speaker tells of as of the own side
(*Lee said the League would prefer May*). Nobody is joined across two negotiations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd

from analysis.reading import singular
from analysis.tables import Tables
from analysis.words import load, values

_CHAIN = 5  # steps from a member to the party: his members -> the chair -> the group
_CLEARLY = 2  # times oftener named than the next that a short name could mean
_NAMING = ("name", "metonym", "acronym", "demonym")
_BODIES = ("organisation", "country", "bloc")


class Parties(NamedTuple):
    """(talks, actor id) -> the id of the party, (talks, party id) -> its names, the fullest first, talks -> the state."""

    party: dict[tuple[str, str], str]
    names: dict[tuple[str, str], tuple[str, ...]]
    states: dict[str, str]

    def of(self, talks: str, actor_id: str | None) -> str | None:
        """For whom an actor stands; itself where the articles do not say."""
        return self.party.get((talks, actor_id), actor_id) if actor_id is not None else None


class _Actors(NamedTuple):
    """The actors of one negotiation: how often named, of what kind, the words of their names, and for whom they speak."""

    n: dict[str, int]
    kind: dict[str, str]
    words: dict[str, frozenset[str]]
    votes: dict[str, Counter[str]]
    told: dict[str, Counter[str]]
    officers: frozenset[str]
    bare: frozenset[str]
    owner: dict[str, str]


def find_parties(tables: Tables) -> Parties:
    """Who stands for whom in each negotiation."""
    talks = talks_of(tables)
    named = _named_of(tables, talks)
    actors = tables.actors.assign(talks=tables.actors["article_id"].map(talks))
    told = _told(tables, talks)
    party: dict[tuple[str, str], str] = {}
    states: dict[str, str] = {}
    for name, of_talks in actors.groupby("talks", sort=True):
        found, state = _parties(_read(of_talks, told.get(name, {}), named.get(name, {})))
        party.update({(name, actor): of for actor, of in found.items()})
        states.update({name: state} if state is not None else {})
    return Parties(party, _names(tables, talks, party), states)


def talks_of(tables: Tables) -> dict[str, str]:
    """Article -> the negotiation that it belongs to; all without one are of one."""
    return dict(zip(tables.articles["article_id"], tables.articles["talks"].fillna("").astype("str"), strict=True))


def _told(tables: Tables, talks: dict[str, str]) -> dict[str, dict[str, Counter[str]]]:
    """Per negotiation, of which body each speaker says what it would or will do: the League would prefer May."""
    will = re.compile(rf"\W*(?:{'|'.join(sorted(load().words_of['forms_of_will']))})\b", re.IGNORECASE)
    people = tables.actors[tables.actors["role"].notna() | tables.actors["represents"].notna()]
    in_office = set(zip(people["article_id"], people["actor_id"], strict=True))
    named = {}
    for m in tables.mentions[tables.mentions["form"].isin(_NAMING)].itertuples():
        named[m.article_id, m.start] = m
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for claim in tables.claims[tables.claims["form"].isin(["indirect", "mixed"])].dropna(subset=["speaker_id"]).itertuples():
        first = len(claim.quote) - len(re.sub(r"^(?:that )?(?:the )?", "", claim.quote, flags=re.IGNORECASE))
        m = named.get((claim.article_id, claim.start + first))
        if not claim.speaker_id.startswith("per:"):
            continue
        own = m is not None and m.actor_id != claim.speaker_id and (claim.article_id, m.actor_id) not in in_office
        if own and will.match(claim.quote[first + len(m.quote) :]):
            found[talks[claim.article_id]][claim.speaker_id][m.actor_id] += 1
    return found


def _named_of(tables: Tables, talks: dict[str, str]) -> dict[str, dict[str, Counter[str]]]:
    """Per negotiation, of what a person is said to be: Water Minister Eva Roe of Norland, where another article knows it."""
    bodies = tables.actors[tables.actors["kind"].isin(_BODIES)]
    called = {(talks[row.article_id], row.name.lower()): row.actor_id for row in bodies.itertuples()}
    texts = tables.sections.groupby("article_id", sort=True)["quote"].agg(" ".join).to_dict()
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in tables.actors[tables.actors["kind"].eq("person") & tables.actors["represents"].isna()].itertuples():
        of = re.compile(rf"\b{re.escape(row.name)},? of (?:the )?((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*)")
        for name in of.findall(texts.get(row.article_id, "")):
            owner = called.get((talks[row.article_id], name.lower()))
            found[talks[row.article_id]][row.actor_id].update([owner] if owner not in (None, row.actor_id) else [])
    return found


def _read(actors: pd.DataFrame, told: dict[str, Counter[str]], named: dict[str, Counter[str]]) -> _Actors:
    offices = load().words_of["offices_of_states"]
    known = actors.dropna(subset=["represents"])
    called = {name.lower(): actor for name, actor in zip(actors["name"], actors["actor_id"], strict=True)}
    owned = actors["name"].str.lower().str.extract(r"^(.+?)[’']s\b", expand=False).map(called)
    in_office = actors["role"].fillna("").str.lower().str.findall(r"[a-z]+").map(lambda words: not offices.isdisjoint(words))
    return _Actors(
        n=actors.groupby("actor_id")["n_mentions"].sum().to_dict(),
        kind=actors.groupby("actor_id")["kind"].first().to_dict(),
        words={actor: _words(group["name"]) for actor, group in actors.groupby("actor_id", sort=True)},
        votes={**named, **{actor: Counter(group["represents"]) for actor, group in known.groupby("actor_id", sort=True)}},
        bare=frozenset(actors.loc[actors["name"].str.islower() & actors["kind"].eq("organisation"), "actor_id"]),
        owner={actor: owner for actor, owner in zip(actors["actor_id"], owned, strict=True) if isinstance(owner, str)},
        told=told, officers=frozenset(actors.loc[in_office & actors["kind"].eq("person"), "actor_id"]),
    )  # fmt: skip


def _parties(actors: _Actors) -> tuple[dict[str, str], str | None]:
    whole = {actor: _fuller(actor, actors) for actor in actors.words}
    above = {actor: whole[actor] or _above(actor, actors) for actor in whole}
    for bare in sorted(actors.bare):  # the party, where all who lead it are known to be of one
        leads = {above[actor] for actor, votes in actors.votes.items() if bare in votes and above[actor] != bare} - {None}
        above[bare] = leads.pop() if len(leads) == 1 and above[bare] is None else above[bare]
    state, organs = _state(actors, above), load().words_of["bare_organs"]
    of_state = {actor for actor in above if actor in actors.officers or actor.partition(":")[2].replace("-", " ") in organs}
    for actor in sorted(of_state):
        tied = whole[actor] or _elected(actors.votes.get(actor))
        above[actor] = tied or (state if state not in (None, actor) else above[actor])
    found = {}
    for actor in above:
        at, seen = actor, {actor}
        for _ in range(_CHAIN):
            if (up := above.get(at)) is None or up in seen:
                break
            at = up
            seen.add(at)
        found[actor] = at
    return found, found.get(state, state)


def _above(actor: str, actors: _Actors) -> str | None:
    """For whom an actor stands; whom a bare noun means (`who leads the party`) only where nothing else is said."""
    votes = actors.votes.get(actor, Counter())
    named = Counter({owner: n for owner, n in votes.items() if owner not in actors.bare})
    return _elected(named) or _elected(actors.told.get(actor)) or _elected(votes) or actors.owner.get(actor)


def _elected(votes: Counter[str] | None) -> str | None:
    return min(votes, key=lambda actor: (-votes[actor], actor)) if votes else None


def _state(actors: _Actors, above: dict[str, str | None]) -> str | None:
    """The state whose ministers take part, if there is one: for whom a minister speaks, or whose name is part of others'."""
    served = {_elected(actors.votes.get(officer)) for officer in actors.officers} - {None, *actors.bare}
    if len(served) == 1:
        return served.pop()
    begun = Counter(
        "-".join(words[:n]) for other in actors.words if actors.kind[other] == "organisation"
        for words in [other.partition(":")[2].split("-")] for n in range(1, len(words))
    )  # fmt: skip
    alone = [actor for actor, own in actors.words.items() if len(own) == 1 and not actor.startswith(("grp:", "ano:"))]
    several = {actor for actor in alone if begun[actor.partition(":")[2]] > 1}
    return several.pop() if not served and len(several) == 1 else None


def _words(names: pd.Series) -> frozenset[str]:
    longest = max(sorted(names), key=len)
    return frozenset(singular(word) for word in re.findall(r"[^\W_]+", re.sub(r"[’']s?\b", "", longest.lower())))


def _fuller(actor: str, actors: _Actors) -> str | None:
    """The one actor whose name holds all words of this one and more, and who is named clearly oftener than any other such."""
    own, kind, name = actors.words[actor] - {"the", "of", "and"}, actors.kind, actor.partition(":")[2]
    called = [f"{prefix}:{name}" for prefix in values.PREFIXES if f"{prefix}:{name}" in kind and "-" in name]
    if called and (usual := max(called, key=lambda one: (actors.n[one], one))) != actor:
        return usual  # Eva Roe, taken for a body in one article
    if not own or kind[actor] == "anonymous":
        return None
    fuller = [
        other
        for other, theirs in actors.words.items()
        if own < theirs and other != actor and other not in actors.bare and kind[other] in (*_BODIES, "person")
    ]
    if kind[actor] == "group":
        fuller = [other for other in fuller if kind[other] != "person" or not _is_surname(own, other)]
    elif kind[actor] == "person":
        fuller = [other for other in fuller if _is_surname(own, other) or kind[other] != "person"]
    usual = {other.partition(":")[2]: other for other in sorted(fuller, key=lambda other: (actors.n[other], other))}
    fuller = list(usual.values())  # Blue Tide, taken for a person in one article
    fuller.sort(key=lambda other: (-actors.n[other], other))
    if not fuller or (len(fuller) > 1 and actors.n[fuller[0]] < _CLEARLY * actors.n[fuller[1]]):
        return None
    if len(fuller) > 1 and all(_begins(other, actor) for other in fuller[:2]):
        return None  # Sudland of the Sudland Farmers' League and of the Sudland Chamber of Trade
    return fuller[0]


def _begins(fuller: str, actor: str) -> bool:
    """Whether the fuller id begins with the words of the other: `org:talanga-chamber` with `org:talanga`."""
    return fuller.partition(":")[2].startswith(f"{actor.partition(':')[2]}-")


def _is_surname(own: frozenset[str], person: str) -> bool:
    return len(own) == 1 and person.startswith("per:") and singular(person.rpartition("-")[2]) in own


def _names(tables: Tables, talks: dict[str, str], party: dict[tuple[str, str], str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Of each party the names of it and of what else it is called, its own first."""
    own: dict[tuple[str, str], list[str]] = defaultdict(list)
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables.actors.itertuples():
        key = talks[row.article_id], row.actor_id
        whole = key[0], party[key]
        if row.kind != "person" or key == whole:
            (own if key == whole else called)[whole].append(row.name)
    for row in tables.mentions[tables.mentions["form"].isin(_NAMING)].itertuples():
        key = talks[row.article_id], row.actor_id
        if party.get(key) == row.actor_id:
            called[key].append(row.quote)
    keys = sorted({*own, *called})
    return {key: tuple(dict.fromkeys([*sorted(own[key], key=lambda s: (-len(s), s)), *called[key]])) for key in keys}
