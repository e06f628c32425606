"""A proposal in, whether it still stands out: withdrawn, agreed, deferred, or as it was said."""

from __future__ import annotations

from analysis.conditions.proposal import Proposal, gives_up, is_hypothetical
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import ancestors, child_of, governor
from analysis.words import values

_ASKING = frozenset(("demand", "precondition", "recommendation", "red_line"))
STANDING, WITHDRAWN, AGREED, DEFERRED = values.STATUSES


def status_of(parse: Parse, proposal: Proposal) -> str:
    """Peru no longer insists on it. Peru accepted the demand. Peru left it for a later round."""
    verb = governor(parse, proposal.trigger[0])
    inside = (t for t in (verb, *ancestors(parse, verb)) if proposal.first <= t <= proposal.last)
    later = [c for c in parse.children[verb] if parse.deps[c] == "xcomp"]  # They agreed to put it off, to drop it.
    if proposal.kind in _ASKING:  # They must put it off; asked them to put it off: that is what is asked.
        inside, later = (t for t in inside if t != verb and parse.deps[t] != "xcomp"), []
    whole = (verb,) if parse.deps[proposal.trigger[0]] == "nsubjpass" else ()  # Its call for a vote was put off.
    if any(_is_put_off(parse, t) for t in (*inside, *later, *whole)):
        return DEFERRED
    if whole and parse.lemmas[verb] in parse.classes["accepting"] and _is_done(parse, verb):
        return AGREED  # Its demand was accepted by both.
    if proposal.kind != "offer":
        return STANDING
    if any(parse.lower[c] == "longer" for c in parse.children[verb]):  # no longer demands; no longer objects
        return WITHDRAWN if proposal.strength > 1 else AGREED
    if given_up := [t for t in (verb, *later) if gives_up(parse, t)]:
        return WITHDRAWN if _is_said_and_done(parse, given_up[0]) else STANDING
    return AGREED if _is_done(parse, verb) and parse.lemmas[verb] in parse.classes["accepting"] else STANDING


def _is_done(parse: Parse, verb: int) -> bool:
    """They agreed, have agreed, agree; not: they would, may, did not, are ready to agree."""
    if (
        is_denied(parse, verb)
        or is_hypothetical(parse, verb)
        or any(parse.tags[c] in ("MD", "TO") for c in parse.children[verb])
    ):
        return False
    return parse.tags[verb] in ("VBD", "VBN", "VBP", "VBZ")


def _is_said_and_done(parse: Parse, verb: int) -> bool:
    """They dropped it, agreed to drop it, …, dropping it; not: they would, may, are ready to, drop it; if they drop it."""
    if parse.deps[verb] == "xcomp" or any(parse.tags[c] == "TO" for c in parse.children[verb]):
        higher = parse.heads[verb]
        return parse.lemmas[higher] in parse.classes["accepting"] and _is_done(parse, higher)
    may = any(parse.tags[c] == "MD" for c in parse.children[verb])
    return not (may or is_denied(parse, verb) or is_hypothetical(parse, verb))


def _is_put_off(parse: Parse, verb: int) -> bool:
    """They postponed it, put it off, left it for a later round; they will discuss it in a second round, not before."""
    if parse.lemmas[verb] in parse.classes["putting_off"]:
        return True
    off = parse.lemmas[verb] == "put" and any(parse.lower[c] == "off" for c in parse.children[verb])
    for_ = next(
        (c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] in ("for", "until", "to", "in")), None
    )
    later = child_of(parse, for_, {"pobj"}) if for_ is not None and parse.lemmas[verb] in ("leave", "move", "refer") else None
    return off or (later is not None and parse.lemmas[later] in parse.classes["later_steps"])
