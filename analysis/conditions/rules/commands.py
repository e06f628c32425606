"""A speaker's words in, the proposals in them that no listed word announces, out: commands, orders of steps, bare limits.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.conditions.proposal import Proposal, proposals, shuts_out
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import SUBJECTS, child_of, clause_end, clause_start, subject_of, token_at
from analysis.tables import Claim, spans_of
from analysis.words import Trigger

COMMAND = Trigger("a command", "demand", 4, 1, "an imperative")
_HEADS = frozenset(("ROOT", "ccomp", "conj", "parataxis", "advcl", "dep"))  # what a command is to the parse
_SHORT = 16  # words of a limit without a verb: “No talks with the rebels”


def find_commands(scene: Scene) -> Iterator[Proposal]:
    """The commands and bare limits in what people say in their own words."""
    parse = scene.parse
    for claim in scene.speakers.claims:
        if claim.form in ("direct", "answer", "label", "mixed", "unquoted"):
            for piece in spans_of(claim):
                for first, last in _sentences(parse, range(token_at(parse, piece.start), token_at(parse, piece.end - 1) + 1)):
                    yield from _bare_limit(parse, first, last)
                    yield from _order(parse, first, last)
                    yield from _command(scene, claim, first, last)
    for first, last in _sentences(parse, range(len(parse))):  # in a communiqué or a commentary
        if scene.speakers.claim_at(first) is None and scene.speakers.speaker_at(first) is not None:
            yield from _command(scene, None, first, last)


def find_ultimatums(scene: Scene) -> Iterator[Proposal]:
    """Chad gave the rebels two days to leave or face an attack: who sets a time demands what is to be done in it."""
    parse = scene.parse
    for verb in (t for t, lemma in enumerate(parse.lemmas) if lemma == "give" and parse.tags[t][:2] == "VB"):
        giver, taker, last = subject_of(parse, verb), child_of(parse, verb, {"dative", "dobj"}), clause_end(parse, verb, verb)
        time = next((t for t in range(verb + 1, last) if parse.lemmas[t] in parse.classes["times_given"]), None)
        if giver is None or taker is None or time in (None, taker) or is_denied(parse, verb):
            continue
        if parse.tags[time + 1] == "TO" and parse.tags[time + 2 : time + 3] == ["VB"]:
            yield Proposal((verb,), clause_start(parse, verb, verb), last, "demand", 4, 1, "ultimatum", giver, taker)


def _sentences(parse: Parse, tokens: range) -> Iterator[tuple[int, int]]:
    """The first and the last token of each sentence, opening quotation marks left out."""
    start = tokens.start
    for t in tokens:
        if t + 1 == tokens.stop or parse.sentences[t + 1] != parse.sentences[t]:
            first = next((i for i in range(start, t + 1) if parse.words[i][:1].isalnum()), None)
            if first is not None:
                yield first, t
            start = t + 1


def _bare_limit(parse: Parse, first: int, last: int) -> Iterator[Proposal]:
    """“No talks with terrorists.” “No withdrawal, no deal.”"""
    tokens = range(first, last + 1)
    if parse.lower[first] != "no" or last - first > _SHORT or any(parse.tags[t][:2] in ("VB", "MD", "PR") for t in tokens):
        return
    if any(parse.tags[t][:2] == "NN" for t in tokens) and parse.lower[first + 1] not in parse.classes["idle_nouns"]:
        hangs = sum(parse.lower[t] in ("no", "without") for t in tokens) > 1
        kind, strength, direction = ("precondition", 4, 1) if hangs else ("red_line", 5, -1)
        yield Proposal((first,), first, last, kind, strength, direction, "bare_limit")


def _order(parse: Parse, first: int, last: int) -> Iterator[Proposal]:
    """“First the ceasefire, then everything else.” “First they disarm, then we talk.”"""
    if parse.lower[first] == "first":
        later = (t for t in range(first + 2, last) if parse.lower[t] == "then" and parse.lower[t - 1] in (",", "and", ";"))
        if next(later, first + _SHORT) - first < _SHORT:
            yield Proposal((first,), first, last, "precondition", 4, 1, "order")


def _command(scene: Scene, claim: Claim | None, first: int, last: int) -> Iterator[Proposal]:
    """“Withdraw your troops,” he told Kosovo. “Do not touch the bridge.” “Let the inspectors in.”"""
    parse, verb = scene.parse, first
    while verb < last and (parse.lower[verb] in parse.classes["before_commands"] or parse.tags[verb][:2] == "RB"):
        verb += 1
    if verb >= last or not _commands(parse, verb) or "?" in parse.words[last - 1 : last + 1]:  # Sign it? We won't.
        return
    direction = -1 if is_denied(parse, verb) else 1
    kind = "recommendation" if scene.speakers.is_outsider(claim) else "demand"
    if direction < 0 and shuts_out(parse, verb):
        kind = "exclusion"
    price = _price_of(parse, verb, last)
    if price is not None:
        yield price
        return
    for proposal in proposals(
        parse, Hit(COMMAND, (verb,)), verb, "command", first=first, kind=kind, direction=direction,
        actor=_addressee(parse, claim),
    ):  # fmt: skip
        or_else = proposal.first > 0 and parse.lower[proposal.first - 1] == "or"  # Withdraw or face sanctions
        yield dataclasses.replace(proposal, kind="threat", direction=1) if or_else else proposal


def _commands(parse: Parse, verb: int) -> bool:
    """Withdraw. Not: Thank you. Let us see. To withdraw … Can withdraw"""
    lemma = parse.lemmas[verb]
    if parse.tags[verb] not in ("VB", "VBP") or lemma in parse.classes["idle_commands"]:
        return False
    if child_of(parse, verb, SUBJECTS) is not None or parse.deps[verb] not in _HEADS:
        return False
    if lemma == "let" and parse.lower[verb + 1] in parse.classes["after_let"]:
        return False
    return not any(parse.tags[c] == "TO" or (parse.lemmas[c] != "do" and parse.deps[c] == "aux") for c in parse.children[verb])


def _price_of(parse: Parse, verb: int, last: int) -> Proposal | None:
    """“Free them and we will talk.” “Leave it in and there won't be a deal.”"""
    for joined in (c for c in parse.children[verb] if c > verb and parse.deps[c] == "conj"):
        modal = next((c for c in parse.children[joined] if parse.tags[c] == "MD"), None)
        if modal is None or child_of(parse, joined, SUBJECTS) is None or parse.lower[modal] not in parse.classes["following"]:
            continue
        if is_denied(parse, joined) or parse.lemmas[joined] in parse.classes["harms"]:
            return Proposal((verb,), verb, last, "threat", 4, -1, "command_or_else")
        return Proposal((verb,), verb, last, "precondition", 4, 1, "command_for_a_price")
    return None


def _addressee(parse: Parse, claim: Claim | None) -> int | None:
    """To whom it is said: he told Kosovo."""
    if claim is None or claim.cue_start is None:
        return None
    return child_of(parse, token_at(parse, claim.cue_start), {"dative", "dobj"})
