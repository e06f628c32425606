"""A proposal in, the same with what hangs on it out: a demand, refusal or offer that has its price is a precondition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import Proposal
from analysis.conditions.rules.branches import branch_of, is_added, is_bare_provided, provided_clause
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import hits_between
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import SUBJECTS, child_of, sentence_of, subject_of

_PRICED = frozenset(("demand", "refusal", "offer", "exclusion"))  # what becomes a precondition if something hangs on it


def with_antecedent(scene: Scene, proposal: Proposal) -> Proposal:
    """A demand, refusal or offer on which something else hangs is a precondition: We will not talk until they leave."""
    if proposal.antecedent is not None:
        return proposal
    parse = scene.parse
    for words, branch, doer in _hung_on(scene, proposal):
        last = max(proposal.last, parse.last[branch])
        found = dataclasses.replace(proposal, antecedent=(parse.first[branch], parse.last[branch]), last=last)
        if proposal.kind not in _PRICED or not _is_the_price(parse, words, branch, proposal):
            return found
        away = "long" in words and proposal.direction < 0  # We will not talk as long as they shell the city.
        added = "unless" in words or parse.lower[parse.first[branch]] == "not"  # not until it is paid
        away |= not added and is_denied(parse, branch)
        strength = max(4, proposal.strength) if proposal.rule == "modal_demand" else 4
        actor = proposal.actor if doer is None else doer
        return dataclasses.replace(found, kind="precondition", strength=strength, direction=-1 if away else 1, actor=actor)
    return proposal


def _hung_on(scene: Scene, proposal: Proposal) -> Iterator[tuple[list[str], int, int | None]]:
    """The words by which something hangs on what is proposed, the head of that branch, and who acts in it."""
    parse, end = scene.parse, _behind_addition(scene.parse, _behind_brackets(scene.parse, proposal.last))
    prices = (h for h in hits_between(scene.triggers, proposal.first, end) if h.entry.kind == "precondition")
    joins = {hit.first: hit for hit in prices if parse.tags[hit.first][:2] not in ("VB", "NN") or hit.last > hit.first}
    for token in range(proposal.first, end + 1):
        if (hit := joins.get(token)) is not None and hit.last not in proposal.trigger:
            words, (branch, _) = [parse.lower[t] for t in hit.tokens], branch_of(parse, hit)
            if parse.lower[token - 1] == "only" or _will_only(parse, proposal):
                words.insert(0, "only")
            apart = parse.first[branch] > proposal.trigger[0] or parse.last[branch] < proposal.trigger[0]
            if apart and not _is_a_date(parse, hit.last):
                yield words, branch, subject_of(parse, parse.heads[hit.last])
        elif _hangs(parse, token, only := _will_only(parse, proposal)):
            branch, words = parse.heads[token], ["only"] * only + [parse.lower[token]]
            yield from [(words, branch, subject_of(parse, branch))] if parse.deps[branch] == "advcl" else []
        elif token > proposal.trigger[0] and is_bare_provided(parse, token):
            clause = provided_clause(parse, token)
            doer = child_of(parse, token, {"dobj"}) if clause is None else child_of(parse, clause, SUBJECTS)
            yield ["provided"], token if clause is None else clause, doer


def _hangs(parse: Parse, token: int, only: bool) -> bool:
    """unless they leave; only when, only after they have left"""
    listed = parse.lower[token] in parse.classes["hanging"] or (only and parse.lower[token] in ("when", "after"))
    return listed and parse.deps[token] in ("mark", "advmod")


def _will_only(parse: Parse, proposal: Proposal) -> bool:
    """They would | only return if …"""
    return any(parse.lower[t] == "only" for t in proposal.trigger)


def _behind_brackets(parse: Parse, last: int) -> int:
    """They will not reopen it (closed since May) | unless …: the words that follow what stands in brackets."""
    if parse.tags[last + 1 : last + 2] != ["-LRB-"]:
        return last
    closing = next((t for t in range(last + 1, sentence_of(parse, last).stop) if parse.tags[t] == "-RRB-"), last)
    return min(closing + 2, sentence_of(parse, last).stop - 1) if closing > last else last


def _behind_addition(parse: Parse, last: int) -> int:
    """They will sign | , but only | if the bonus is paid; | , provided | it is."""
    behind = range(last + 1, min(last + 4, len(parse)))
    at = next((t for t in behind if is_added(parse, t) or is_bare_provided(parse, t)), last)
    return at if at == last or parse.sentences[at] == parse.sentences[last] else last


def _is_a_date(parse: Parse, preposition: int) -> bool:
    """We will not fly until Monday."""
    noun = child_of(parse, preposition, {"pobj", "pcomp", "advmod"})
    times = parse.classes["spans_of_time"] | parse.classes["months"] | parse.classes["weekdays"]
    return noun is not None and not times.isdisjoint((parse.lower[noun].strip("."), parse.lemmas[noun].lower()))


def _is_the_price(parse: Parse, words: list[str], branch: int, proposal: Proposal) -> bool:
    """only if, unless they leave; We will not talk until, before they leave, without a truce; They must leave before we talk

    Not: They must refrain from strikes until we talk.
    """
    if words[0] == "before":
        doer = child_of(parse, branch, SUBJECTS)
        other = doer is not None and parse.tags[doer] != "PRP"
        return proposal.rule == "modal_demand" or (proposal.kind == "refusal" and proposal.direction < 0 and other)
    if words[0] == "without":
        return proposal.direction < 0 and any(parse.tags[t] == "MD" for t in range(proposal.first, branch))
    if words[0] == "until":
        refrains = any(parse.lemmas[t] in parse.classes["refraining"] for t in range(proposal.first, branch))
        return proposal.direction < 0 and not refrains
    return words[0] not in ("if", "in") and (words[0] != "once" or proposal.kind == "offer")
