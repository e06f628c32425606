"""A case in, whose it is out: the actors that the text offers as holder or assessor, and the likeliest of them."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from analysis.claims import Speakers
from analysis.conditions.cases import Case
from analysis.conditions.phrases import is_unknown, is_unknown_party
from analysis.conditions.places import learners_of, places_of, undergoes
from analysis.conditions.proposal import Proposal
from analysis.conditions.ranker import with_scores_of_options
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import NOMINAL, child_of, is_negated, sentence_of, subject_of
from analysis.weights import Weights, score

# Signs of a case that tell whose it is, each together with the place where the text names the actor.
_TELLING = frozenset(
    ("subject", "spoken", "verb", "modal", "trigger", "trigger_kind", "rule", "dep", "tag", "form", "cue", "reports", "speaker",
     "own_side", "passive", "infinitive", "dimension", "by_subject", "ruled_as", "act")
)  # fmt: skip
# Whether the text names nobody in the case itself, so that somebody named before may be meant.
_UNNAMED = frozenset(("subject=third", "subject=it", "subject=first", "spoken=True", "spoken=False", "speaker=none"))
# Places whose every telling sign counts; of the others only that they are there.
_NEAR = frozenset(
    ("nobody", "rule", "own_side", "subject", "undergoes", "agent", "speaker", "speaker:first", "reporter:0", "reporter:1",
     "speaker_before", "subject_before", "owner:poss", "owner:amod", "owner:compound")
)  # fmt: skip
_OWN = frozenset(("own_side", "own_side_self"))
_TIMES = 8  # an actor named oftener is as much of a party as one that is named so often
LEAST_OF_MEANT = 0.5  # share from which somebody is the owner whom only a pronoun, a noun, the sentence or a lead may mean
_MAY_MEAN = ("anaphor", "in_sentence", "lead", "office=")  # begin the places of such a one
_OF_UNKNOWN = frozenset(("anaphor", "represented", "lead"))  # places that count where nobody knows whom the phrase means
OFFICE = "office="  # begins what is said of the person for whose office an actor is offered
_OFFICE = re.compile(r"^[^,;(]*?\w+(?=\s+(?:of|for|to|at|on|in|from)\b|\s*[,;(]|\s*$)")
Offered = dict[str | None, set[str]]  # actor id (None: nobody) -> the places in which the text offers it
_WITH_PHRASE = ("anaphor", "in_sentence")  # places of which it matters where the phrase stands


def offered(
    scene: Scene,
    case: Case,
    hits: Sequence[Hit],
    by_rule: Sequence[tuple[str | None, int | None]],
    party: Callable[[str | None], str | None] | None = None,
    apart: Set[str] = frozenset(),
) -> Offered:
    """Who may own a case: who stands in one of the `PLACES` to it, whom a rule names, and nobody.

    Where a phrase names the owner (`Kenya refused`), or its subject is `we`, only whom that means may own it.
    Where it names people whom nobody knows (`the dockers refused`), nobody may, or somebody named before whom it may mean.

    Args:
        hits: the listed words of the text that may stand in it, for the owner of a noun: Moscow's refusal.
        by_rule: whom rules found, with the head of the phrase that names them.
        party: actor -> the one for whom it may count, as a minister's words count for the state.
        apart: places that do not count.
    """
    found: Offered = {None: {"nobody"}}
    national, is_unnamed = scene.parse.classes["national_offices"], is_nobodys(scene, case, [head for _, head in by_rule])
    for place, actor_id in places_of(scene, case, hits):
        link, phrase = f"{place}:".split(":")[:2]
        if link in apart or (link in _WITH_PHRASE and phrase in apart) or (is_unnamed and not _is_of_unknown(link, phrase)):
            continue
        for_whom = party(actor_id) if party and actor_id is not None else actor_id
        found.setdefault(for_whom, set()).add(place)
        if (office := _office(scene, actor_id)) is not None:
            found[for_whom].add(f"{OFFICE}{office}")
        if for_whom != actor_id and actor_id is not None and not (_is_a_states(scene, for_whom) and office in national):
            found.setdefault(actor_id, set()).update((f"{place}_self", f"{OFFICE}{office}"))
    if is_unnamed:
        return found
    learners = learners_of(scene, case.verb)
    found = {a: places for a, places in found.items() if a not in learners}
    for actor_id in (a for a, _ in by_rule if a not in learners):
        found.setdefault(actor_id, set()).add("rule")
    meant = _meant(scene, case, found, by_rule, party)
    return {actor_id: places for actor_id, places in found.items() if actor_id in meant} or found


def _is_of_unknown(link: str, phrase: str) -> bool:
    """Not: Heirs of the king insisted on [their] return."""
    return link in _OF_UNKNOWN and (link, phrase) != ("anaphor", "owner")


def _meant(
    scene: Scene,
    case: Case,
    found: Offered,
    by_rule: Sequence[tuple[str | None, int | None]],
    party: Callable[[str | None], str | None] | None,
) -> set[str | None]:
    """Whom a phrase that names the owner means, and for whom that counts; of a case that says we, those who say it."""
    named = {scene.speakers.actor(head) for _, head in by_rule if names_somebody(scene, head)}
    if not named and _says_we(scene, case):
        return {actor_id for actor_id, places in found.items() if not places.isdisjoint(_OWN)}
    return named | {party(actor_id) for actor_id in named if party}


def _says_we(scene: Scene, case: Case) -> bool:
    """“We will not sign.”"""
    subject = subject_of(scene.parse, case.verb)
    return subject is not None and scene.parse.lower[subject] in scene.parse.classes["first_person"]


def _is_a_states(scene: Scene, actor_id: str | None) -> bool:
    """What a president or minister says is the state's, never their own."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    return actor is not None and actor.kind == "country"


def names_somebody(scene: Scene, head: int | None) -> bool:
    """The dockers refused to sign; its crews disagree: they refuse: the text names whose it is, so nobody else may own it."""
    if head is None or (actor := scene.speakers.actor(head)) is None:
        return False
    return scene.parse.pos[head] in ("NOUN", "PROPN") or _names_a_group_before(scene, head, actor)


def _names_a_group_before(scene: Scene, pronoun: int, actor: str) -> bool:
    """Whether `they` means a group that acts earlier in its sentence."""
    parse = scene.parse
    if parse.lower[pronoun] != "they" or scene.speakers.cast.by_id[actor].kind != "group":
        return False
    before = range(sentence_of(parse, pronoun).start, pronoun)
    return any(scene.speakers.actor(t) == actor and parse.deps[t] == "nsubj" for t in before)


def is_nobodys(scene: Scene, case: Case, named: Sequence[int | None]) -> bool:
    """The dockers refused to sign. Its rivals demand a vote. They called it unfair: whose it is, the text says, but not who."""
    heads = [head for head in named if head is not None]
    if heads:
        return scene.parse.pos[heads[0]] in NOMINAL and is_unknown(scene, heads[0])
    subject = subject_of(scene.parse, case.verb)
    if subject is not None and scene.parse.plain[subject] in scene.parse.classes["some_of_them"]:
        return scene.parse.last[subject] == subject and scene.speakers.actor(subject) is None  # Another called it unfair.
    if scene.speakers.is_spoken(case.verb) and _will_not(scene.parse, case.verb):
        return is_unknown_party(scene, subject)  # The minister said the Chamber would not pay.
    if named or scene.speakers.is_spoken(case.verb) or undergoes(scene.parse, case.verb):
        return False
    return is_unknown_party(scene, subject) or _is_someone_willing(scene, subject, case.verb)


def is_of_an_unknown_teller(scene: Scene, verb: int) -> bool:
    """A trio of lessors told Calder Air that it will not agree: theirs, and who hears it does not hold it."""
    parse, telling, subject = scene.parse, scene.parse.heads[verb], subject_of(scene.parse, verb)
    if parse.deps[verb] != "ccomp" or subject is None or parse.lower[subject] not in parse.classes["third_person"]:
        return False
    told = any(parse.deps[c] in ("dobj", "dative") for c in parse.children[telling])
    teller = child_of(parse, telling, {"nsubj"})
    return told and teller is not None and is_unknown(scene, teller) and scene.speakers.actor(subject) is None


def _will_not(parse: Parse, verb: int) -> bool:
    return is_negated(parse, verb) and any(parse.lemmas[c] in ("will", "would") for c in parse.children[verb])


def _is_someone_willing(scene: Scene, subject: int | None, verb: int) -> bool:
    """The rank and file refused to vote; the winger wants to leave: no noun of the lists, but nobody else refuses."""
    parse = scene.parse
    wills = parse.lemmas[verb] in parse.classes["willed"] | {"want"}
    if subject is None or not wills or parse.tags[subject][:2] != "NN":
        return False
    owned = any(scene.speakers.actor(c) is not None for c in parse.children[subject] if c < subject)  # a Malian note
    return is_unknown(scene, subject) and not owned


def _office(scene: Scene, actor_id: str | None) -> str | None:
    """The noun of a person's first role, without a capital: US Senator (R-Texas) is a senator; none is `no_role`."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    if actor is None or actor.kind != "person":
        return None
    return _noun_of(actor.role or "")


@functools.lru_cache(maxsize=4096)
def _noun_of(role: str) -> str:
    first = _OFFICE.search(role.lower())
    return first[0].split()[-1] if first else "no_role"


def owner_signs(scene: Scene, role: str, case: Case, options: Offered, signs: Sequence[str]) -> dict[str | None, list[str]]:
    """What speaks for or against each actor that the text offers as holder or assessor (`role`); `signs` are the case's."""
    telling = [sign for sign in signs if sign.partition("=")[0].partition(",")[0] in _TELLING]
    unnamed = "+".join(sign for sign in signs if sign in _UNNAMED)
    found = {actor_id: _owner_signs(scene, actor_id, places, [unnamed, *telling]) for actor_id, places in options.items()}
    return with_scores_of_options(scene, role, case, found)


def _owner_signs(scene: Scene, actor_id: str | None, said: set[str], telling: list[str]) -> list[str]:
    """The kind of the actor, the office for which it is offered, and with each place what the case tells."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    kind = actor.kind if actor else "none"
    times = f"times={min(_TIMES, actor.n_mentions)}" if actor else "times=0"
    places = sorted(place for place in said if not place.startswith(OFFICE))
    near = [place for place in places if place.removesuffix("_self") in _NEAR]
    itself = any(place.endswith("_self") for place in places)
    found = [f"kind={kind}", "places=" + "+".join(near), times, f"{times}|{kind}"]
    for office in sorted(said.difference(places)):
        found += (f"{office}|{kind}", f"{office}|itself={itself}")
    for place in places:
        found += (f"place={place}", f"{place}|{kind}", f"{place}|{telling[0]}")
        if place in near:
            found += (f"{place}|{sign}" for sign in telling[1:])
        else:
            found += (f"far={_last_part(place)}", f"far={_last_part(place)}|{kind}")
    return list(dict.fromkeys(found))


def _last_part(place: str) -> str:
    """`above<xcomp<ccomp/nsubj` -> nsubj: a path seen too seldom still ends somewhere."""
    return place.rpartition("/")[2].partition("<")[0].partition(":")[0]


class Owner(NamedTuple):
    """An actor (None: nobody) and how likely it is the owner, among those whom the text offers."""

    actor_id: str | None
    likely: float


def likeliest_owner(scene: Scene, weights: Weights, role: str, case: Case, options: Offered, signs: Sequence[str]) -> Owner:
    """The actor that most likely is the holder or assessor (`role`) of a case."""
    return likeliest_sure(weights, owner_signs(scene, role, case, options, signs), only_meant(options))


def only_meant(options: Offered) -> frozenset[str | None]:
    """Those who are offered only because a pronoun or noun of the case may mean them, or because its sentence names them."""
    return frozenset(a for a, places in options.items() if places and all(place.startswith(_MAY_MEAN) for place in places))


def likeliest_sure(
    weights: Weights, signs_of: Mapping[str | None, Sequence[str]], meant: Set[str | None], least: float = LEAST_OF_MEANT
) -> Owner:
    """The likeliest actor; one who is only `meant` must be likely by itself, or the likeliest of the others is."""
    best = likeliest_of(weights, signs_of)
    if best.likely >= least or best.actor_id not in meant:
        return best
    return likeliest_of(weights, {a: signs for a, signs in signs_of.items() if a not in meant})


def likeliest_of(weights: Weights, options: Mapping[str | None, Sequence[str]]) -> Owner:
    """The actor for whom its signs speak most; of equals the first by id."""
    scores = {actor_id: score(weights, own) for actor_id, own in options.items()}
    best = max(sorted(scores, key=lambda actor_id: actor_id or ""), key=scores.__getitem__)
    return Owner(best, 1 / math.fsum(math.exp(min(30.0, found - scores[best])) for found in scores.values()))


def kind_of_owner(scene: Scene, actor_id: str | None) -> str:
    """What confidence heeds of an owner: what kind of actor it is."""
    actor = scene.speakers.cast.by_id.get(actor_id)
    return actor.kind if actor is not None else "none"


def holder_of(speakers: Speakers, proposal: Proposal) -> str | None:
    """Whose condition a rule reads."""
    if proposal.holder is not None and (party := speakers.party(proposal.holder)) is not None:
        return party
    if proposal.holder is not None and (speakers.claim_at(proposal.holder) is None or not speakers.is_own(proposal.holder)):
        return None
    return speakers.cast.party_of(speakers.speaker_at(proposal.trigger[0]))


def alone_and_together(speakers: Speakers, holder: str | None) -> frozenset[str | None]:
    """A holder, and whom it counts as its members."""
    group = speakers.cast.by_id.get(holder)
    return frozenset((holder, *((group.members or "").split() if group is not None else ())))
