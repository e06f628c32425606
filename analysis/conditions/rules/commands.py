"""A speaker's words in, the stances in them that have neither a modal nor a verb of stance: commands, burdens, bare limits.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.claims import Voices
from analysis.conditions.proposal import Stance, is_hypothetical, shuts_out, stances
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of, clause_end, is_negated, token_at
from analysis.tables import Claim, spans_of
from analysis.words import Trigger

COMMAND = Trigger("a command", "demand", 4, 1, "an imperative")
LIMIT = Trigger("no", "red_line", 5, -1, "a limit without a verb")
_SHORT = 16  # words of a limit without a verb: “No talks with the rebels”


def burden(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """It is up to Russia to end the war. The onus is on them. It is time for Kyiv to talk."""
    verb = next((t for t in hit.tokens if parse.tags[t][:2] == "VB"), hit.first)
    if not voices.is_spoken(verb) or is_hypothetical(parse, verb) or is_negated(parse, verb):
        return
    end = clause_end(parse, verb, hit.last)
    bearer = next(
        (t for t in range(hit.last + 1, end + 1) if parse.pos[t] in ("PROPN", "NOUN", "PRON") and voices.is_party(t)), None
    )
    if bearer is None or bearer > hit.last + 8:
        return
    kind = "recommendation" if voices.is_outsider(voices.claim_at(verb)) else "demand"
    yield from stances(parse, hit, verb, "burden", kind=kind, actor=bearer)


def cleft(parse: Parse, hit: Hit, voices: Voices) -> Iterator[Stance]:
    """What we want is a fair share. Our condition is that they leave. All they ask is a hearing."""
    verb = hit.last
    said = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("attr", "ccomp", "xcomp", "advcl")]
    if not voices.is_spoken(verb) or is_hypothetical(parse, verb) or not said:
        return
    holder = child_of(parse, hit.first, {"poss"} if parse.tags[hit.first][:2] == "NN" else SUBJECTS)
    if holder is None or not (voices.is_party(holder) or parse.tags[holder] == "PRP$"):
        return
    negated = is_negated(parse, verb) or parse.lower[parse.first[said[0]]] in parse.classes["none"]
    first = parse.first[hit.first] if parse.tags[hit.first][:2] == "NN" else min(parse.first[verb], hit.first)
    yield from stances(parse, hit, verb, "what_is_wanted", holder=holder, first=first, direction=-1 if negated else 1)


def find_appeals(parse: Parse, voices: Voices) -> Iterator[Stance]:
    """The commands and bare limits in what people say in their own words."""
    for claim in voices.claims:
        if claim.form in ("direct", "answer", "label", "mixed", "unquoted"):
            for first, last in _sentences(parse, claim):
                yield from _bare_limit(parse, first, last)
                yield from _order(parse, first, last)
                yield from _command(parse, voices, claim, first, last)
    for first, last in _unclaimed(parse, voices):  # in a communiqué or a commentary
        yield from _command(parse, voices, None, first, last)


def _sentences(parse: Parse, claim: Claim) -> Iterator[tuple[int, int]]:
    """The first and the last token of each sentence in what is said, quotation marks left out."""
    for piece in spans_of(claim):
        first = token_at(parse, piece.start)
        last = token_at(parse, piece.end - 1)
        start = first
        for t in range(first, last + 1):
            if t == last or parse.sentences[t + 1] != parse.sentences[t]:
                words = [i for i in range(start, t + 1) if parse.words[i][:1].isalnum()]
                if words:
                    yield words[0], t
                start = t + 1


def _unclaimed(parse: Parse, voices: Voices) -> Iterator[tuple[int, int]]:
    """The sentences outside of claims that are somebody's words all the same."""
    start = 0
    for t in range(len(parse)):
        if t + 1 == len(parse) or parse.sentences[t + 1] != parse.sentences[t]:
            words = [i for i in range(start, t + 1) if parse.words[i][:1].isalnum()]
            if words and voices.claim_at(words[0]) is None and voices.speaker_at(words[0]) is not None:
                yield words[0], t
            start = t + 1


def _bare_limit(parse: Parse, first: int, last: int) -> Iterator[Stance]:
    """“No talks with terrorists.” “No withdrawal, no deal.”"""
    tokens = range(first, last + 1)
    if parse.lower[first] != "no" or last - first > _SHORT or any(parse.tags[t][:2] in ("VB", "MD", "PR") for t in tokens):
        return
    nouns = [t for t in tokens if parse.tags[t][:2] == "NN"]
    nos = [t for t in tokens if parse.lower[t] in ("no", "without")]
    if nouns and parse.lower[first + 1] not in parse.classes["idle_nouns"]:
        hangs = len(nos) > 1
        kind, strength, direction = ("precondition", 4, 1) if hangs else (LIMIT.kind, LIMIT.strength, LIMIT.direction)
        yield Stance((first,), first, last, kind, strength, direction, None, None, "bare_limit")


def _order(parse: Parse, first: int, last: int) -> Iterator[Stance]:
    """“First the ceasefire, then everything else.” “First they disarm, then we talk.”"""
    then = next(
        (t for t in range(first + 2, last) if parse.lower[t] == "then" and parse.lower[t - 1] in (",", "and", ";")), None
    )
    if parse.lower[first] == "first" and then is not None and then - first < _SHORT:
        yield Stance((first,), first, last, "precondition", 4, 1, None, None, "order")


def _command(parse: Parse, voices: Voices, claim: Claim | None, first: int, last: int) -> Iterator[Stance]:
    """“Withdraw your troops,” he told Kosovo. “Do not touch the bridge.” “Let the inspectors in.”"""
    verb = first
    while verb < last and (parse.lower[verb] in parse.classes["before_commands"] or parse.tags[verb][:2] == "RB"):
        verb += 1
    tag, lemma = parse.tags[verb], parse.lemmas[verb]
    if tag not in ("VB", "VBP") or lemma in parse.classes["idle_commands"] or child_of(parse, verb, SUBJECTS) is not None:
        return
    if verb >= last or parse.deps[verb] not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "dep"):
        return
    if lemma == "let" and parse.lower[verb + 1] in ("us", "’s", "'s", "me", "alone"):
        return
    if any(parse.tags[c] == "TO" or (parse.lemmas[c] != "do" and parse.deps[c] == "aux") for c in parse.children[verb]):
        return
    direction = -1 if is_negated(parse, verb) else 1
    kind = "recommendation" if voices.is_outsider(claim) else "demand"
    if direction < 0 and shuts_out(parse, verb):
        kind = "exclusion"
    hit = Hit(COMMAND, (verb,))
    price = _price_of(parse, verb, last)
    if price is not None:
        yield price
        return
    found = stances(
        parse, hit, verb, "command", first=min(first, verb), kind=kind, direction=direction, actor=_addressee(parse, claim)
    )
    for stance in found:
        if stance.first > 0 and parse.lower[stance.first - 1] == "or":  # Withdraw or face sanctions
            stance = dataclasses.replace(stance, kind="threat", direction=1)
        yield stance


def _price_of(parse: Parse, verb: int, last: int) -> Stance | None:
    """“Free them and we will talk.” “Leave it in and there won't be a deal.”"""
    for joined in (c for c in parse.children[verb] if c > verb and parse.deps[c] == "conj"):
        modal = next((c for c in parse.children[joined] if parse.tags[c] == "MD"), None)
        if modal is None or child_of(parse, joined, SUBJECTS) is None or parse.lower[modal] not in parse.classes["following"]:
            continue
        if is_negated(parse, joined) or parse.lemmas[joined] in parse.classes["harms"]:
            return Stance((verb,), verb, last, "threat", 4, -1, None, None, "command_or_else")
        return Stance((verb,), verb, last, "precondition", 4, 1, None, None, "command_for_a_price")
    return None


def _addressee(parse: Parse, claim: Claim | None) -> int | None:
    """To whom it is said: he told Kosovo."""
    if claim is None or claim.cue_start is None:
        return None
    return child_of(parse, token_at(parse, claim.cue_start), {"dative", "dobj"})
