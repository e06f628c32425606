"""A `Scene` in, the positions that no word of demand announces out: given up, accepted, put off, restated, a figure.

A model weighs what words of demand announce; these sentences announce themselves, so each rule is narrow and none is weighed.
`TOLD` is the table of them, in order of precedence, each with its example. Who is only named nearby holds nothing: where
the words do not say whose it is (*The pensions will be discussed in a later round*), the holder is empty.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import NamedTuple

from analysis.conditions import moved, settled
from analysis.conditions.proposal import Proposal
from analysis.conditions.scene import Scene
from analysis.conditions.tellings import STANDING, Telling, Verb, figures_in
from analysis.reading.grammar import clause_end, clause_start, sentence_of, tokens_in, trim

FEWEST_WORDS = 4  # of an answer that only names a figure
SURE = 0.75  # how likely such a row is one, to the model of confidence


class Told(NamedTuple):
    """A proposal, whether it stands, whose it is, and whether the whole sentence says it."""

    proposal: Proposal
    status: str
    holder: str | None
    is_whole: bool


class Rule(NamedTuple):
    """How a verb is read: the name, the reader, an example sentence that it reads."""

    name: str
    reader: Callable[[Scene, Verb], Telling | None]
    example: str


TOLD: tuple[Rule, ...] = (
    Rule("given_up", settled.given_up, "Kenya gave up its claim to the bridge."),
    Rule("no_longer", settled.no_longer, "Kenya no longer minded who chaired the talks."),
    Rule("off_the_table", settled.off_the_table, "“That request is off the table,” Kenya said."),
    Rule("put_off", settled.put_off, "The pensions will be discussed in a later round."),
    Rule("taken", settled.taken, "The rest of the plan Kenya has accepted."),
    Rule("granted", settled.granted, "“Kenya has granted us that,” Peru said."),
    Rule("named_in_it", settled.named_in_it, "Kenya and Peru have put their names to it."),
    Rule("restated", moved.restated, "Kenya repeated that a new tax would end the talks."),
    Rule("stands", moved.stands, "The union said its pay claim stood at four per cent."),
    Rule("reached", moved.reached, "On the wells Kenya had come from 90 to 70."),
    Rule("named_figure", moved.named_figure, "“We say sixty cents on the dollar,” Kenya said."),
    Rule("will_be", moved.will_be, "“The toll will be nine per cent,” Kenya said."),
    Rule("would_do", moved.would_do, "Kenya said that a share of nine per cent would do."),
    Rule("yields", moved.yields, "Kenya said that it could live with a shorter truce."),
    Rule("would_rather", moved.would_rather, "Kenya would rather the mayor kept away."),
    Rule("lays_claim", moved.lays_claim, "Kenya is laying claim to the chair."),
    Rule("there_is_no", moved.there_is_no, "“Without a pay rise there is no contract,” Kenya said."),
    Rule("nobody", moved.nobody, "“Nobody will shut this school,” Kenya said."),
    Rule("never_will", moved.never_will, "Never will Kenya sign the pact."),
)


def find_told(scene: Scene) -> Iterator[Told]:
    """What each clause tells, by the first rule that reads it."""
    parse = scene.parse
    for token, tag in enumerate(parse.tags):
        heads = tag[:2] in ("VB", "MD") or (parse.deps[token] == "ROOT" and tag == "JJ")  # Kenya no longer minded.
        if not heads or parse.deps[token] in ("aux", "auxpass", "amod", "compound"):
            continue
        verb = Verb(scene, token)
        for rule in TOLD:
            if (telling := rule.reader(scene, verb)) is not None:
                yield _told(scene, verb, rule.name, telling)
                break
    yield from _bare_figures(scene)


def _bare_figures(scene: Scene) -> Iterator[Told]:
    """“Nine barrels a day for every village.” In an answer or a quotation, a figure without a verb is what is wanted."""
    parse, cast = scene.parse, scene.speakers.cast
    for claim in scene.speakers.claims:
        tokens = tokens_in(parse, claim.start, claim.end)
        words = [t for t in tokens if parse.words[t][0].isalnum()]
        plain = claim.form in ("answer", "direct") and len(words) >= FEWEST_WORDS and claim.speaker_id is not None
        if plain and not any(parse.tags[t][:2] in ("VB", "MD") for t in words) and figures_in(scene, words[0], words[-1]):
            proposal = Proposal((words[0],), words[0], words[-1], "demand", 3, 1, "bare_figure")
            yield Told(proposal, STANDING, cast.party_of(claim.speaker_id), False)


def _told(scene: Scene, verb: Verb, name: str, telling: Telling) -> Told:
    parse, token = scene.parse, verb.token
    first = min(clause_start(parse, token, token), verb.first if verb.subject is not None else token)
    last = max(clause_end(parse, token, token), token)
    if telling.whole:
        tokens = sentence_of(parse, token)
        inside = [t for t in tokens if scene.speakers.claim_at(t) == scene.speakers.claim_at(token)]
        first, last = min(inside), max(inside)
    first, last = trim(parse, first, last)
    proposal = Proposal(
        trigger=telling.trigger or (token,), first=first, last=last, kind=telling.kind, strength=telling.strength,
        direction=telling.direction, rule=name, holder=verb.subject,
    )  # fmt: skip
    return Told(
        dataclasses.replace(proposal, first=min(first, proposal.trigger[0])),
        telling.status,
        telling.holder,
        telling.whole or name == "reached",
    )
