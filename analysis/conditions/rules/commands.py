"""A speaker's words in, the proposals in them that have neither a modal nor a verb of proposal: commands, burdens, bare limits.

The holder is who speaks. Each rule stands under its example sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.claims import Speakers
from analysis.conditions.proposal import Proposal, is_hypothetical, proposals, shuts_out
from analysis.conditions.triggers import Hit
from analysis.reading import Parse
from analysis.reading.grammar import SUBJECTS, child_of, clause_end, is_negated, token_at
from analysis.tables import Claim, spans_of
from analysis.words import Trigger

COMMAND = Trigger("a command", "demand", 4, 1, "an imperative")
LIMIT = Trigger("no", "red_line", 5, -1, "a limit without a verb")
_SHORT = 16  # words of a limit without a verb: “No talks with the rebels”


def burden(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """It is up to Russia to end the war. The onus is on them. It is time for Kyiv to talk."""
    verb = next((t for t in hit.tokens if parse.tags[t][:2] == "VB"), hit.first)
    if not speakers.is_spoken(verb) or is_hypothetical(parse, verb) or is_negated(parse, verb):
        return
    end = clause_end(parse, verb, hit.last)
    bearer = next(
        (t for t in range(hit.last + 1, end + 1) if parse.pos[t] in ("PROPN", "NOUN", "PRON") and speakers.is_party(t)), None
    )
    if bearer is None or bearer > hit.last + 8:
        return
    kind = "recommendation" if speakers.is_outsider(speakers.claim_at(verb)) else "demand"
    yield from proposals(parse, hit, verb, "burden", kind=kind, actor=bearer)


def cleft(parse: Parse, hit: Hit, speakers: Speakers) -> Iterator[Proposal]:
    """What we want is a fair share. Our condition is that they leave. All they ask is a hearing."""
    verb = hit.last
    said = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("attr", "ccomp", "xcomp", "advcl")]
    if not speakers.is_spoken(verb) or is_hypothetical(parse, verb) or not said:
        return
    holder = child_of(parse, hit.first, {"poss"} if parse.tags[hit.first][:2] == "NN" else SUBJECTS)
    if holder is None or not (speakers.is_party(holder) or parse.tags[holder] == "PRP$"):
        return
    negated = is_negated(parse, verb) or parse.lower[parse.first[said[0]]] in parse.classes["none"]
    first = parse.first[hit.first] if parse.tags[hit.first][:2] == "NN" else min(parse.first[verb], hit.first)
    yield from proposals(parse, hit, verb, "what_is_wanted", holder=holder, first=first, direction=-1 if negated else 1)


def find_appeals(parse: Parse, speakers: Speakers) -> Iterator[Proposal]:
    """The commands and bare limits in what people say in their own words."""
    for claim in speakers.claims:
        if claim.form in ("direct", "answer", "label", "mixed", "unquoted"):
            for first, last in _sentences(parse, claim):
                yield from _bare_limit(parse, first, last)
                yield from _order(parse, first, last)
                yield from _command(parse, speakers, claim, first, last)
    for first, last in _unclaimed(parse, speakers):  # in a communiqué or a commentary
        yield from _command(parse, speakers, None, first, last)


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


def _unclaimed(parse: Parse, speakers: Speakers) -> Iterator[tuple[int, int]]:
    """The sentences outside of claims that are somebody's words all the same."""
    start = 0
    for t in range(len(parse)):
        if t + 1 == len(parse) or parse.sentences[t + 1] != parse.sentences[t]:
            words = [i for i in range(start, t + 1) if parse.words[i][:1].isalnum()]
            if words and speakers.claim_at(words[0]) is None and speakers.speaker_at(words[0]) is not None:
                yield words[0], t
            start = t + 1


def _bare_limit(parse: Parse, first: int, last: int) -> Iterator[Proposal]:
    """“No talks with terrorists.” “No withdrawal, no deal.”"""
    tokens = range(first, last + 1)
    if parse.lower[first] != "no" or last - first > _SHORT or any(parse.tags[t][:2] in ("VB", "MD", "PR") for t in tokens):
        return
    nouns = [t for t in tokens if parse.tags[t][:2] == "NN"]
    nos = [t for t in tokens if parse.lower[t] in ("no", "without")]
    if nouns and parse.lower[first + 1] not in parse.classes["idle_nouns"]:
        hangs = len(nos) > 1
        kind, strength, direction = ("precondition", 4, 1) if hangs else (LIMIT.kind, LIMIT.strength, LIMIT.direction)
        yield Proposal((first,), first, last, kind, strength, direction, None, None, "bare_limit")


def _order(parse: Parse, first: int, last: int) -> Iterator[Proposal]:
    """“First the ceasefire, then everything else.” “First they disarm, then we talk.”"""
    then = next(
        (t for t in range(first + 2, last) if parse.lower[t] == "then" and parse.lower[t - 1] in (",", "and", ";")), None
    )
    if parse.lower[first] == "first" and then is not None and then - first < _SHORT:
        yield Proposal((first,), first, last, "precondition", 4, 1, None, None, "order")


def _command(parse: Parse, speakers: Speakers, claim: Claim | None, first: int, last: int) -> Iterator[Proposal]:
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
    kind = "recommendation" if speakers.is_outsider(claim) else "demand"
    if direction < 0 and shuts_out(parse, verb):
        kind = "exclusion"
    hit = Hit(COMMAND, (verb,))
    price = _price_of(parse, verb, last)
    if price is not None:
        yield price
        return
    found = proposals(
        parse, hit, verb, "command", first=min(first, verb), kind=kind, direction=direction, actor=_addressee(parse, claim)
    )
    for proposal in found:
        if proposal.first > 0 and parse.lower[proposal.first - 1] == "or":  # Withdraw or face sanctions
            proposal = dataclasses.replace(proposal, kind="threat", direction=1)
        yield proposal


def _price_of(parse: Parse, verb: int, last: int) -> Proposal | None:
    """“Free them and we will talk.” “Leave it in and there won't be a deal.”"""
    for joined in (c for c in parse.children[verb] if c > verb and parse.deps[c] == "conj"):
        modal = next((c for c in parse.children[joined] if parse.tags[c] == "MD"), None)
        if modal is None or child_of(parse, joined, SUBJECTS) is None or parse.lower[modal] not in parse.classes["following"]:
            continue
        if is_negated(parse, joined) or parse.lemmas[joined] in parse.classes["harms"]:
            return Proposal((verb,), verb, last, "threat", 4, -1, None, None, "command_or_else")
        return Proposal((verb,), verb, last, "precondition", 4, 1, None, None, "command_for_a_price")
    return None


def _addressee(parse: Parse, claim: Claim | None) -> int | None:
    """To whom it is said: he told Kosovo."""
    if claim is None or claim.cue_start is None:
        return None
    return child_of(parse, token_at(parse, claim.cue_start), {"dative", "dobj"})
