"""Stances: who holds, supports, opposes and speaks for what, by grammar and across sentences; a mention is no stance."""

import pytest

from analysis.conditions import find_conditions, find_stances
from tests.marked import read_scene


def stances_of(text):
    scene = read_scene(text)
    conditions = find_conditions(scene)
    return conditions, find_stances(scene, conditions)


def sides(text, number=0):
    """The stances towards the condition with this number: `holder +peru`, `opponent -chad`."""
    conditions, stances = stances_of(text)
    meant = conditions[number].condition_id
    return [f"{s.part} {'+-'[s.side < 0]}{s.actor_id.partition(':')[2]}" for s in stances if s.condition_id == meant]


GOLDEN = [  # who stands how towards the first condition, sentence
    # in the manner of reports of meetings
    ("holder +norway, supporter +australia, opponent -brazil",
     "NORWAY, supported by AUSTRALIA, but opposed by BRAZIL, called for a deadline."),
    ("spokesperson +grenada, holder +aosis", "GRENADA, for AOSIS, urged parties to set a deadline."),
    ("spokesperson +samoa, holder +aosis", "Samoa, on behalf of AOSIS, demanded a review of the fund."),
    ("holder +canada, co_holder +japan", "CANADA and JAPAN demanded a shorter text."),
    ("holder +peru, co_holder +chile", "PERU, with CHILE, called for a new fund."),
    ("holder +peru, co_holder +chile, co_holder +kenya", "Peru, Chile and Kenya called for a new fund."),
    # in wires
    ("holder +egypt, supporter +jordan", "Egypt, backed by Jordan, demanded a ceasefire."),
    ("holder +canada, co_holder +japan", "Canada, together with Japan, rejected the quota."),
    ("holder +crews, co_holder +growers", "The crews, along with the growers, rejected the quota."),
    ("holder +canada, co_holder +japan", "Canada alongside Japan rejected the quota."),
    ("holder +canada, co_holder +japan", "Not only Canada but also Japan said that the quota must go."),
    ("holder +canada, co_holder +japan", "Canada as well as Japan said that the quota must go."),
    ("holder +canada, co_holder +japan", "According to Canada and Japan, the quota must go."),
    ("holder +iran, opponent -turkey", "Iran demanded a seat at the table. Turkey rejected the demand."),
    ("holder +iran, supporter +turkey", "Iran called for a new round of talks. Turkey welcomed the proposal."),
    # across clauses and sentences
    ("holder +switzerland, opponent -brazil, opponent -india",
     "Switzerland called for a longer review. Brazil and India opposed this."),
    ("holder +switzerland, supporter +norway", "Switzerland called for a longer review. Norway did not oppose it."),
    ("holder +norway, opponent -mali", "Norway called for a longer review, while Mali preferred a shorter text."),
    ("holder +peru, opponent -kenya", "Peru called for a longer review. Norway was silent. Kenya objected."),
    ("holder +peru, opponent -mali, opponent -kenya", "Peru demanded a ceasefire. The demand was rejected by Mali and Kenya."),
    ("holder +peru, opponent -mali", "Peru demanded a new quota. Mali was against it."),
    ("holder +peru, opponent -mali", "Peru demanded a new quota. Mali turned this down."),
    ("holder +peru, supporter +mali", "Peru demanded a new quota. Mali sided with Peru."),
    ("holder +peru, opponent -mali", "Peru called for a tax on fuel. Mali opposed the tax."),
    ("holder +peru, opponent -mali, opponent -kenya", "Peru demanded a share of the water. Mali, backed by Kenya, refused."),
    ("holder +peru, supporter +mali, opponent -kenya",
     "Peru's call for a fund was backed by Mali but rejected by Kenya."),
    ("holder +peru, co_holder +mali", "Peru joined Mali in demanding a new quota."),
    ("holder +peru, co_holder +mali, co_holder +kenya", "Peru, along with Mali and Kenya, demanded a new quota."),
    # by a noun, or by an auxiliary alone
    ("holder +peru, opponent -mali", "Peru's demand for a new fund met with opposition from Mali."),
    ("holder +peru, supporter +mali", "Peru's proposal for a new fund won the backing of Mali."),
    ("holder +peru, co_holder +mali", "Peru demanded a new fund, as did Mali."),
    ("holder +peru, co_holder +mali", "Peru demanded a new fund. So did Mali."),
    ("holder +peru, co_holder +mali", "Peru will not sign the treaty, and neither will Mali."),
    ("holder +peru, supporter +mali", "Peru called for a new fund. Mali voiced support for the proposal."),
    ("holder +peru, opponent -mali", "Peru called for a new fund. Mali expressed opposition to this."),
    ("holder +peru, supporter +mali", "Peru called for a new fund. Mali issued a statement in support of Peru's demand."),
    ("holder +peru, supporter +mali", "Peru called for a new fund. Mali supported the proposal by Peru."),
    ("holder +peru, opponent -mali, supporter +kenya",
     "Peru called for a new fund. Mali rejected the proposal. Kenya did not object."),
    ("holder +peru, supporter +mali", "Peru demanded a new quota, a demand echoed by Mali."),
    ("holder +peru, opponent -mali", "Peru demanded a new quota, a position rejected by Mali."),
    ("holder +peru, opponent -mali, supporter +kenya",
     "Peru called for a new fund. Mali voted against the motion, and Kenya voted for it."),
    # an answer is not what the next one answers
    ("holder +peru, supporter +mali, opponent -kenya",
     "Peru called for a new fund. Mali supported the proposal. Kenya opposed the proposal."),
    ("holder +peru, opponent -mali, supporter +kenya",
     "Peru demanded a new fund. The demand was opposed by Mali, but won the backing of Kenya."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), GOLDEN)
def test_sides(expected, text):
    assert ", ".join(sides(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway called for a longer review. Brazil attended the meeting.",
        "Norway called for a longer review. Brazil opposed the war in the valley.",
        "Norway called for a longer review, and others supported it.",
        "Norway called for a longer review. Would Brazil oppose this?",
        "Norway called for a longer review. If Brazil opposed this, the talks would end.",
        "Norway warned against Brazil's military support for the rebels.",
        "Norway called for a longer review. Brazil may oppose this.",
        "Norway called for a longer review. Brazil could support the proposal if Chad paid.",
        "Norway called for a longer review. Brazil neither supported nor opposed the proposal.",
        "Norway called for a longer review. Brazil agreed to leave the question of costs for another day.",
        "Norway called for a longer review. Kenya urged Brazil to support the proposal.",
        "Norway called for a longer review. Kenya would like to see Brazil agree.",
        "Norway called for a longer review. Brazil was asked to oppose this.",
        "Norway called for a longer review without the support of Brazil.",
        "Norway, but not Brazil, called for a longer review.",
        "Norway called for a longer review. So did Brazil?",
    ],
)
def test_who_is_only_mentioned_takes_no_side(text):
    assert sides(text) == ["holder +norway"]


def test_a_stance_towards_a_named_partys_demand_passes_over_nearer_ones():
    text = "Peru demanded a ceasefire. Mali demanded a release of prisoners. Kenya opposed Peru's demand."
    assert sides(text, 0) == ["holder +peru", "opponent -kenya"]
    assert sides(text, 1) == ["holder +mali"]


def test_evidence_names_the_actor_and_says_so():
    _, stances = stances_of("Norway, supported by Peru and Kenya, called for a deadline.")
    assert {s.actor_id: s.quote for s in stances} == {
        "cty:norway": "Norway, supported by Peru and Kenya, called",
        "cty:peru": "supported by Peru",
        "cty:kenya": "supported by Peru and Kenya",
    }


def test_a_condition_of_nobody_has_no_stances():
    (condition,), stances = stances_of("Its neighbour is expected to adhere to agreements that others have signed.")
    assert condition.holder_id is None and stances == ()
