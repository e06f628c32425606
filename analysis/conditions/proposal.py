"""A trigger and the clause it stands in, in; a `Proposal` with its reach and direction, out.

A proposal is a condition counted in tokens: what is required, refused or offered, and which phrase names its holder.
The rules say which shape of trigger makes which proposal; here is what all share: how far a proposal reaches, what is joined
to it, and what makes a clause no proposal at all.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import TypedDict, Unpack

from analysis.conditions.joined import coordinated, gapped, joined_things
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied, is_disowned
from analysis.reading.grammar import (
    SUBJECTS,
    ancestors,
    child_of,
    clause_end,
    clause_start,
    governor,
    is_negated,
    subject_of,
)

BELOW = frozenset(("xcomp", "pcomp", "prep", "advmod", "acomp", "advcl"))  # what a verb is to the one on which it hangs


@dataclasses.dataclass(frozen=True)
class Proposal:
    """What somebody requires, refuses or offers; places are tokens."""

    trigger: tuple[int, ...]
    first: int
    last: int
    kind: str
    strength: int
    direction: int
    rule: str
    holder: int | None = None  # the head of the phrase that names whose it is; None: the speaker's
    actor: int | None = None  # the head of the phrase that names who would have to act or accept
    antecedent: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:  # whatever the parse says: what is proposed ends where it begins, or later
            object.__setattr__(self, "last", self.first)

    @property
    def verb(self) -> int:
        """The token that governs the trigger's grammar."""
        return self.trigger[0]

    @property
    def ruled_as(self) -> str:
        """What its rule takes it for."""
        return self.kind


class Different(TypedDict, total=False):
    """Fields of a proposal in which a rule departs from the list of triggers and the reach of the clause; None: it does not."""

    first: int | None
    kind: str
    strength: int
    direction: int
    holder: int | None
    actor: int | None
    antecedent: tuple[int, int]


def proposals(
    parse: Parse, hit: Hit, verb: int, rule: str, content: int | None = None, **different: Unpack[Different]
) -> Iterator[Proposal]:
    """The proposal of the clause of `verb`, and one more for each further requirement that is joined to it.

    Args:
        content: the verb that says what is to be done, if that is not `verb`; what is joined to it is required too.
    """
    whole = dataclasses.replace(_as_listed(parse, hit, verb, rule), **{k: v for k, v in different.items() if v is not None})
    whole = dataclasses.replace(whole, first=min(whole.first, hit.first))
    if things := joined_things(parse, hit, verb):
        yield dataclasses.replace(whole, last=max(things[0][0] - 1, hit.last))
        yield from (_joined(whole, *thing, away=parse.lower[thing[0]] in parse.classes["none"]) for thing in things)
        return
    does = verb if content is None else content
    later = [c for c in (*coordinated(parse, does), *gapped(parse, does)) if c > hit.last]
    later = later if rule == "command" else [c for c in later if not _is_or_else(parse, c)]
    begins = [_begin(parse, c) for c in later]
    yield dataclasses.replace(whole, last=max(hit.last, min([whole.last, *(begin - 1 for begin in begins)])))
    if content in hit.tokens:
        return  # They rejected the figure | and left.
    is_plain, refuses = rule == "modal_demand" and not is_denied(parse, verb), parse.lemmas[verb] in parse.classes["refusing"]
    for head, begin in zip(later, begins, strict=True):  # must reject the text and ⟨pay the fee⟩: no two negatives
        if not any(parse.tags[c] == "MD" for c in parse.children[head]):  # or it has a trigger of its own
            away = is_negated(parse, head) != (is_plain and refuses != (parse.lemmas[head] in parse.classes["refusing"]))
            yield _joined(whole, begin, clause_end(parse, head, head), away)


def _is_or_else(parse: Parse, verb: int) -> bool:
    """They must pay or ⟨face a strike⟩: what comes otherwise is not required."""
    return parse.lemmas[verb] in ("face", "risk") and parse.lower[verb - 1] == "or"


def _as_listed(parse: Parse, hit: Hit, verb: int, rule: str) -> Proposal:
    first, last = clause_start(parse, verb, hit.first), max(clause_end(parse, verb, hit.last), hit.last)
    own = child_of(parse, verb, SUBJECTS)
    if own is not None and _inverts(parse, verb, own) and any(parse.deps[c] == "aux" and c < own for c in parse.children[verb]):
        first = min(first, parse.first[verb])  # Under no circumstances will they …
    return Proposal(hit.tokens, first, last, hit.entry.kind, hit.entry.strength, hit.entry.direction, rule)


def _joined(whole: Proposal, first: int, last: int, away: bool) -> Proposal:
    return dataclasses.replace(whole, first=first, last=last, direction=-whole.direction if away else whole.direction)


def _begin(parse: Parse, verb: int) -> int:
    own = child_of(parse, verb, SUBJECTS)
    begins = [verb, *(c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass", "neg", "advmod"))]
    return min(begins) if own is None else min(*begins, parse.first[own])


def gives_up(parse: Parse, verb: int) -> bool:
    """They dropped their demand, set it aside, backed away from it; not: did not drop it."""
    return means_giving_up(parse, verb) and not is_denied(parse, verb)


def means_giving_up(parse: Parse, verb: int) -> bool:
    """To drop, to set aside, to back away, said of anybody or nobody; not: to back."""
    said = {parse.lemmas[verb], *(f"{parse.lemmas[verb]} {parse.lower[c]}" for c in parse.children[verb] if c > verb)}
    return not said.isdisjoint(parse.classes["giving_up"])


def is_hypothetical(parse: Parse, verb: int) -> bool:
    """Whether the clause only supposes, asks or denies: `if they have to leave`, `what must be done`."""
    if is_disowned(parse, verb):
        return True
    for token in itertools.chain((verb,), ancestors(parse, verb)):
        dep = parse.deps[token]
        if dep == "conj" and any(parse.lower[c] == "if" for c in parse.children[token]):
            return True  # They offered a rise, but only if workers agree to longer shifts.
        if dep in ("advcl", "ccomp", "csubj", "pcomp"):
            for child in parse.children[token]:
                supposes = parse.deps[child] in ("mark", "advmod") and parse.lower[child] in parse.classes["hypothetical"]
                if child < token and supposes:
                    told = parse.lower[child] in ("when", "before", "after")  # before he called for talks
                    return not (told and (token != verb or parse.tags[token] in ("VBD", "VBN")))
                if child < token and parse.lower[child] in parse.classes["question_words"]:
                    is_cleft = dep == "csubj" and parse.lower[child] == "what" and parse.lemmas[parse.heads[token]] == "be"
                    return not is_cleft  # What we shall never accept is a partition.
        if dep == "acl" and any(parse.lower[c] in ("any", "no") for c in parse.children[parse.heads[token]]):
            return not is_denied(parse, token)  # There is no sign that Kenya is willing to talk; in no position to accept it.
        if dep in ("ROOT", "relcl"):
            return False
    return False


def is_question(parse: Parse, trigger: int, verb: int) -> bool:
    """`Should they leave?`: the subject stands between the modal and the verb, or an auxiliary before the subject."""
    own = child_of(parse, verb, SUBJECTS)
    if own is None or _inverts(parse, verb, own):
        return False
    return trigger < own < verb or any(parse.deps[c] == "aux" and c < parse.first[own] for c in parse.children[verb])


def _inverts(parse: Parse, verb: int, subject: int) -> bool:
    """Under no circumstances will they accept it. Never, not once, nor, only then did they agree: the subject stands behind."""
    begins = range(min(parse.first[verb], subject), subject)
    return any(parse.lower[t] in parse.classes["inverting"] and parse.tags[t] != "MD" for t in begins)


def is_beyond_will(parse: Parse, verb: int) -> bool:
    """It will not rain. It must be hard. We cannot find the money. I must say; we have to remember it: nobody's terms."""
    lemma, subject = parse.lemmas[verb], subject_of(parse, verb)
    word = parse.lower[subject] if subject is not None else ""
    helpers = [parse.lower[c] for c in parse.children[verb] if parse.deps[c] == "aux"]
    if not parse.classes["forms_of_can"].isdisjoint(helpers) or "could" in helpers:
        return lemma in parse.classes["inabilities"]
    if word == "it":
        hard = child_of(parse, verb, {"acomp"})
        guessed = "must" in helpers and hard is not None and parse.lemmas[hard] in parse.classes["qualities_of_doing"]
        return guessed or lemma in parse.classes["impersonal"] or is_quality_of_doing(parse, verb)
    if word == "there":  # There must be a mistake.
        there_is = child_of(parse, verb, {"attr"})
        return there_is is not None and parse.lemmas[there_is] in parse.classes["what_is_guessed"]
    if parse.lemmas[parse.heads[verb]] not in parse.classes["modals_with_to"] and not {"must", "should"}.intersection(helpers):
        return False
    if word not in ("we", "you", "one") or (lemma not in parse.classes["insights"] and not _is_kept_in_mind(parse, verb)):
        return word == "i"
    return lemma not in ("recognize", "recognise") or child_of(parse, verb, {"ccomp"}) is not None


def _is_kept_in_mind(parse: Parse, verb: int) -> bool:
    """We must bear in *mind* that …; we need to face the *facts*; we must be *honest*."""
    if parse.lemmas[verb] == "be":
        quality = child_of(parse, verb, {"acomp"})
        return quality is not None and parse.lemmas[quality] in parse.classes["qualities_of_candour"]
    below = (c for t in (verb, *parse.children[verb]) for c in parse.children[t] if parse.deps[c] in ("dobj", "pobj"))
    minding = parse.lemmas[verb] in parse.classes["verbs_of_minding"]
    return minding and any(parse.lemmas[c] in parse.classes["what_is_minded"] for c in below)


def is_quality_of_doing(parse: Parse, token: int) -> bool:
    """It will not be easy to agree on a price: asked of the verb or of the adjective."""
    verb = parse.heads[token] if parse.deps[token] == "acomp" else token
    quality, subject = child_of(parse, verb, {"acomp"}), child_of(parse, verb, SUBJECTS)
    if quality is None or subject is None or parse.lower[subject] != "it" or quality < subject:
        return False
    if parse.lemmas[quality] not in parse.classes["qualities_of_doing"]:
        return False  # It will not be possible to accept it.
    return any(parse.tags[c] == "TO" for head in (verb, quality) for t in parse.children[head] for c in parse.children[t])


def is_denied_chance(parse: Parse, verb: int) -> bool:
    """They are in no position to accept it; they have no wish to."""
    noun = parse.lemmas[parse.heads[verb]]
    chance = noun in parse.classes["chances"] or noun in parse.classes["cases_of_denial"]
    return parse.deps[verb] == "acl" and chance and is_denied(parse, verb)


def begin_above(parse: Parse, verb: int) -> int | None:
    """The first token of the clause on which `verb` hangs without a subject of its own: do not intend to accept; failed to."""
    top = verb
    while (parse.deps[top] in BELOW or is_denied_chance(parse, top)) and child_of(parse, top, SUBJECTS) is None:
        if parse.heads[top] >= top:
            break
        top = governor(parse, parse.heads[top]) if parse.deps[top] == "acl" else parse.heads[top]
    if parse.lower[top] == "far":
        return parse.first[top]
    return clause_start(parse, top, top) if top != verb and parse.tags[top][:2] in ("VB", "MD") else None


def whole_of(parse: Parse, head: int | None) -> int | None:
    """Whose members a phrase counts: none of the owners, nobody in Peru, most members of the union; else the phrase itself."""
    if head is None or parse.lemmas[head] not in parse.classes["members"]:
        return head
    within = (
        c for c in parse.children[head] if c > head and parse.lower[c] in ("of", "in", "among", "within", "from", "on", "at")
    )
    preposition = next(within, None)
    whole = child_of(parse, preposition, {"pobj"}) if preposition is not None else None
    return head if whole is None else whole


def content_of(parse: Parse, verb: int) -> int:
    """The verb that says what is to be done: `have to leave` -> leave."""
    down = child_of(parse, verb, {"xcomp"})
    return down if down is not None and parse.lemmas[verb] in parse.classes["carriers"] else verb


def shuts_out(parse: Parse, verb: int) -> bool:
    """Whether what is required concerns who takes part: `be part of`, `be invited`, `are excluded`."""
    near = [verb, *parse.children[verb]]
    if parse.lemmas[verb] in parse.classes["letting"]:  # allow them to attend
        near += [c for t in near if parse.deps[t] in ("ccomp", "xcomp") for c in parse.children[t]]
    return any(
        parse.lemmas[t] in parse.classes["partaking"]
        and parse.deps[t] not in SUBJECTS
        and not (parse.lemmas[t] in parse.classes["excluding"] and parse.tags[t][:2] == "NN")  # lift the ban
        for t in near
    )
