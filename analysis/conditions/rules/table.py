"""The triggers of an article in, its proposals out: which rule reads which trigger, in one table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Generic

from analysis.conditions.cases import F
from analysis.conditions.proposal import Proposal
from analysis.conditions.rules import ifs, modals, nouns, predicates, verbs
from analysis.conditions.rules.antecedents import with_antecedent
from analysis.conditions.rules.commands import find_commands, find_ultimatums
from analysis.conditions.rules.lists import find_listed, find_listed_in_prose
from analysis.conditions.scene import Scene
from analysis.conditions.triggers import Hit
from analysis.reading import Parse


@dataclasses.dataclass(frozen=True)
class Rule(Generic[F]):
    """How a listed word is read: `when` says whether this rule reads it, `example` is a sentence that it reads."""

    name: str
    when: Callable[[Parse, Hit], bool]
    reader: Callable[[Scene, Hit], Iterator[F]]
    example: str


def rule_for(rules: Iterable[Rule[F]], parse: Parse, hit: Hit) -> Rule[F]:
    """The first rule that reads a listed word."""
    return next(rule for rule in rules if rule.when(parse, hit))


def is_noun(parse: Parse, hit: Hit) -> bool:
    """their demand for talks"""
    return parse.tags[hit.first][:2] == "NN"


def is_verb(parse: Parse, hit: Hit) -> bool:
    """They demand talks."""
    return hit.entry.trigger.startswith("to ")


def is_need(parse: Parse, hit: Hit) -> bool:
    """the need for a ceasefire"""
    return parse.lemmas[hit.first] == "need" and is_noun(parse, hit)


def ends_in_include(parse: Parse, hit: Hit) -> bool:
    """Iraqi conditions include no access for observers."""
    return parse.lemmas[hit.last] == "include"


def ends_in_be(parse: Parse, hit: Hit) -> bool:
    """What we want is a hearing."""
    return parse.lemmas[hit.last] == "be" and len(hit.tokens) > 1


def is_burden(parse: Parse, hit: Hit) -> bool:
    """The burden is on Chad."""
    return any(parse.lemmas[t] in parse.classes["burdens"] for t in hit.tokens)


def is_verb_of_price(parse: Parse, hit: Hit) -> bool:
    """A truce depends on disarmament."""
    return hit.entry.kind == "precondition" and is_verb(parse, hit)


def is_plain_do(parse: Parse, hit: Hit) -> bool:
    """Turkey does not meet with rebels."""
    return parse.lower[hit.first] in ("do", "does")


def joins_a_price(parse: Parse, hit: Hit) -> bool:
    """unless they withdraw"""
    return hit.entry.kind == "precondition" and not is_noun(parse, hit)


def leaves_open(parse: Parse, hit: Hit) -> bool:
    """Chile does not exclude a cut."""
    return predicates.verb_left_open(parse, hit) is not None


def is_if(parse: Parse, hit: Hit) -> bool:
    """if they withdraw"""
    return parse.lower[hit.first] == "if"


def is_why(parse: Parse, hit: Hit) -> bool:
    """Why should we withdraw?"""
    return parse.lower[hit.first] == "why"


def shuts_somebody_out(parse: Parse, hit: Hit) -> bool:
    """The minister barred the rebels."""
    return hit.entry.kind == "exclusion" and is_verb(parse, hit)


def is_modal(parse: Parse, hit: Hit) -> bool:
    """They must withdraw. They have to withdraw."""
    carries = parse.lemmas[hit.first] in parse.classes["modals_with_to"] and parse.tags[hit.first][:2] == "VB"
    return parse.tags[hit.first] == "MD" or parse.lower[hit.first] == "cannot" or carries


def is_noun_with_a_verb(parse: Parse, hit: Hit) -> bool:
    """The door remains open."""
    return is_noun(parse, hit) and any(parse.tags[t][:2] == "VB" for t in hit.tokens[1:])


def is_red_line(parse: Parse, hit: Hit) -> bool:
    """a red line for Kyiv"""
    return hit.entry.kind == "red_line"


def is_duty(parse: Parse, hit: Hit) -> bool:
    """Russia has a duty to press them."""
    return is_noun(parse, hit) and parse.lemmas[hit.first] in parse.classes["duties"]


def is_anything_else(parse: Parse, hit: Hit) -> bool:
    """Kyiv is ready to talk."""
    return True


# In order of precedence: the first rule whose `when` holds reads the trigger.
RULES: tuple[Rule[Proposal], ...] = (
    Rule("stressed_need", is_need, nouns.stressed_need, "Norway stressed the need for a ceasefire."),
    Rule("named_demands", ends_in_include, nouns.named_demands, "Iraqi conditions include no access for observers."),
    Rule("cleft", ends_in_be, predicates.cleft, "“What we want is a fair share of the water,” Kenya said."),
    Rule("burden", is_burden, predicates.burden, "It is up to Russia to end the violence, Poland said."),
    Rule("price", is_verb_of_price, verbs.price, "A truce depends on the release of all prisoners, Serbia said."),
    Rule("left_open", leaves_open, predicates.left_open, "Chile would not preclude a cut in the tariff."),
    Rule("policy", is_plain_do, modals.policy, "Turkey does not negotiate with rebels."),
    Rule("hanging", joins_a_price, ifs.hanging, "Niger will sign only if Chad withdraws its troops."),
    Rule("conditional", is_if, ifs.conditional, "Cyprus said it would reopen the port if the ships were withdrawn."),
    Rule("rhetorical", is_why, ifs.rhetorical, "“Why should we give up our land?” Serbia asked."),
    Rule("shut_out", shuts_somebody_out, verbs.shut_out, "Turkey barred the rebels from the conference."),
    Rule("verb_of_stance", is_verb, verbs.verb_of_stance, "Kyiv demands that the prisoners be released."),
    Rule("modal", is_modal, modals.modal, "Foreign troops must leave the region, the Kremlin said."),
    Rule("noun_with_a_verb", is_noun_with_a_verb, predicates.predicate, "Armenia's door remains open for talks."),
    Rule("red_line", is_red_line, nouns.red_line, "A frozen conflict is a red line for Kyiv."),
    Rule("duty", is_duty, nouns.duty, "France said Poland has a duty to open the border."),
    Rule("noun", is_noun, nouns.noun, "Spain repeated its opposition to the pipeline."),
    Rule("predicate", is_anything_else, predicates.predicate, "Armenia is willing to discuss the corridor."),
)


def find_proposals(scene: Scene) -> list[Proposal]:
    """The proposals that rules read in an article, none inside another."""
    parse, reading = scene.parse, scene.reading
    found: list[Proposal] = []
    for hit in scene.triggers:
        if is_noun(parse, hit) and reading.sections[reading.section_at[hit.first]].kind == "lead_in":
            continue  # He outlined his conditions for a settlement: the items below are the conditions.
        for proposal in rule_for(RULES, parse, hit).reader(scene, hit):
            if not any(f.first <= proposal.first and proposal.last <= f.last for f in found[-8:]):
                found.append(with_antecedent(scene, proposal))
    whole = list(find_ultimatums(scene))
    found = [p for p in found if not any(u.first <= p.trigger[0] <= u.last for u in whole)] + whole
    taken = {t for proposal in found for t in range(proposal.first, proposal.last + 1)}
    found += [p for p in find_commands(scene) if taken.isdisjoint(range(p.first, p.last + 1))]
    places = {(proposal.first, proposal.last) for proposal in found}
    found += [p for p in find_listed_in_prose(scene) if (p.first, p.last) not in places]
    return [*found, *find_listed(scene, found)]
