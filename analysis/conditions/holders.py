"""A case in, whose it is out: the actors that the text offers as holder or assessor, and the likeliest of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from analysis.claims import Speakers
from analysis.conditions.cases import Case
from analysis.conditions.proposal import Proposal
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit, hits_between
from analysis.reading import Parse
from analysis.reading.grammar import agent_of, child_of, subject_of
from analysis.weights import Weights, probability

# Signs of a case that tell whose it is, each together with the place where the text names the actor.
_TELLING = frozenset(
    ("subject", "spoken", "verb", "modal", "trigger", "trigger_kind", "rule", "dep", "tag", "form", "cue", "reports", "speaker",
     "own_side", "passive", "infinitive", "dimension", "by_subject", "ruled_as", "act")
)  # fmt: skip
# Whether the text names nobody in the case itself, so that somebody named before may be meant.
_UNNAMED = frozenset(("subject=third", "subject=it", "subject=first", "spoken=True", "spoken=False", "speaker=none"))
OFFICE = "office="  # begins what is said of the person for whose office an actor is offered
_OFFICE = re.compile(r"^[^,;(]*?\w+(?=\s+(?:of|for|to|at|on|in|from)\b|\s*[,;(]|\s*$)")
Offered = dict[str | None, set[str]]  # actor id (None: nobody) -> the places in which the text offers it


def offered(
    scene: Scene,
    case: Case,
    hits: Sequence[Hit],
    by_rule: list[str | None],
    party: Callable[[str | None], str | None] | None = None,
) -> Offered:
    """Who may own a case: who speaks there, its subject, who reports it, who is named beside it or before, whom a rule names.

    Args:
        hits: the listed words of the text that may stand in it, for the owner of a noun: Moscow's refusal.
        by_rule: what rules found.
        party: actor -> the one for whom it may count, as a minister's words count for the state.
    """
    found: Offered = {None: {"nobody"}}
    for place, actor_id in _places(scene, case, hits):
        for_whom = party(actor_id) if party else actor_id
        found.setdefault(for_whom, set()).add(place)
        if (office := _office(scene, actor_id)) is not None:
            found[for_whom].add(f"{OFFICE}{office}")
        if for_whom != actor_id and actor_id is not None:
            found.setdefault(actor_id, set()).update((f"{place}_self", f"{OFFICE}{office}"))
    for actor_id in by_rule:
        found.setdefault(actor_id, set()).add("rule")
    return found


def _office(scene: Scene, actor_id: str | None) -> str | None:
    """The noun of a person's first role, without a capital: US Senator (R-Texas) is a senator; none is `no_role`."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    if actor is None or actor.kind != "person":
        return None
    first = _OFFICE.search((actor.role or "").lower())
    return first[0].split()[-1] if first else "no_role"


def _places(scene: Scene, case: Case, hits: Sequence[Hit]) -> Iterator[tuple[str, str | None]]:
    parse, speakers, verb = scene.parse, scene.speakers, case.verb
    yield "speaker", speakers.speaker_at(verb)
    if speakers.claim_at(verb) is None and speakers.claim_at(case.first) is not None:
        yield "first_speaker", speakers.speaker_at(case.first)
    subject = subject_of(parse, verb)
    undergoes = parse.tags[verb] == "VBN" and (
        parse.deps[verb] == "acl" or child_of(parse, verb, {"auxpass"}) is not None
    )  # Kenya is excluded; a Kenya excluded from the talks
    if subject is not None and speakers.is_own(subject):
        yield "own_side", speakers.actor(subject)
    else:
        yield "undergoes" if undergoes else "subject", speakers.actor(subject)
    if (claim := speakers.claim_of_cue(verb)) is not None:
        yield "reporter", claim.speaker_id
    if (agent := agent_of(parse, verb)) is not None:
        yield "agent", speakers.actor(agent)
    for hit in hits_between(hits, case.first, case.last):
        if parse.tags[hit.first][:2] == "NN" and (owner := child_of(parse, hit.first, {"poss"})) is not None:
            yield "owner", speakers.actor(owner)
    up = parse.heads[verb]
    if up != verb:
        yield "subject_above", speakers.actor(subject_of(parse, up))
        if (claim := speakers.claim_of_cue(up)) is not None:
            yield "reporter_above", claim.speaker_id
    if (earlier := scene.speaker_before(case.first)) is not None:
        yield "speaker_before", earlier
    if (earlier := scene.subject_before(case.first)) is not None:
        yield "subject_before", earlier


def owner_signs(scene: Scene, options: Offered, signs: Sequence[str]) -> dict[str | None, list[str]]:
    """What speaks for or against each actor that the text offers; `signs` are those of the case."""
    telling = [sign for sign in signs if sign.partition("=")[0].partition(",")[0] in _TELLING]
    unnamed = "+".join(sign for sign in signs if sign in _UNNAMED)
    return {actor_id: _owner_signs(scene, actor_id, places, [unnamed, *telling]) for actor_id, places in options.items()}


def _owner_signs(scene: Scene, actor_id: str | None, said: set[str], telling: list[str]) -> list[str]:
    """The kind of the actor, the office for which it is offered, and with each place what the case tells."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    kind = actor.kind if actor else "none"
    places = sorted(place for place in said if not place.startswith(OFFICE))
    itself = any(place.endswith("_self") for place in places)
    found = [f"kind={kind}", "places=" + "+".join(places)]
    for office in sorted(said.difference(places)):
        found += (f"{office}|{kind}", f"{office}|itself={itself}")
    for place in places:
        found += (f"place={place}", f"{place}|{kind}", *[f"{place}|{sign}" for sign in telling])
    return found


def likeliest_owner(scene: Scene, weights: Weights, options: Offered, signs: Sequence[str]) -> str | None:
    """The actor whose a case most likely is; None for nobody."""
    likely = {actor_id: probability(weights, own) for actor_id, own in owner_signs(scene, options, signs).items()}
    return max(sorted(likely, key=lambda actor_id: actor_id or ""), key=likely.__getitem__)


def holder_of(speakers: Speakers, proposal: Proposal) -> str | None:
    """Whose condition a rule reads."""
    if proposal.holder is not None and (party := speakers.party(proposal.holder)) is not None:
        return party
    if proposal.holder is not None and (speakers.claim_at(proposal.holder) is None or not speakers.is_own(proposal.holder)):
        return None
    return speakers.cast.party_of(speakers.speaker_at(proposal.trigger[0]))


def target_of(speakers: Speakers, proposal: Proposal, holder: str | None) -> str | None:
    """Who would have to act, change or accept: the one named to act, or else the first other party in the condition."""
    own = {holder, *_members(speakers, holder)}
    party = speakers.party(proposal.actor)
    if party is not None and party not in own:
        return party
    for token in _after_and_before(speakers, proposal, own):
        if speakers.parse.pos[token] in ("PROPN", "NOUN", "ADJ") and speakers.is_party(token):
            party = speakers.party(token)
            if party is not None and party not in own:
                return party
    return None


def _members(speakers: Speakers, holder: str | None) -> list[str]:
    group = speakers.cast.by_id.get(holder)
    return (group.members or "").split() if group is not None else []


def _after_and_before(speakers: Speakers, proposal: Proposal, own: Set[str | None]) -> list[int]:
    """The tokens behind the trigger, then those before it; not those that name the holder: Canada and Japan refused."""
    parse = speakers.parse
    begin, end = proposal.first, proposal.trigger[0]
    holds = proposal.holder if proposal.holder is not None else subject_of(parse, proposal.verb)
    if holds is not None and begin <= holds < end and (proposal.holder is not None or speakers.party(holds) in own):
        end = max(begin, parse.first[holds])
    after = range(max(proposal.trigger[-1] + 1, begin), proposal.last + 1)  # the trigger may stand before its own span
    return [*(t for t in after if not _stands_together(parse, t)), *range(begin, end)]


def _stands_together(parse: Parse, token: int) -> bool:
    """Canada refused, together with Japan."""
    with_ = parse.heads[token]
    return parse.lower[with_] == "alongside" or (
        parse.lower[with_] == "with" and parse.lower[with_ - 1] in ("together", "along")
    )
