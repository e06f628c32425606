"""Conditions: golden sentences by shape of trigger, what is no condition, lists, repeats, and what must hold for any text."""

import math
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.conditions import find as conditions
from analysis.tables.rows import Span, spans_of
from analysis.weights import read_weights
from analysis.words.values import KINDS_OF_CONDITION, MODALITIES
from tests.marked import read_scene, unmark

EDGES = " \t\n\"“”'‘’.,:;!?"


def found_in(text):
    return conditions.find_conditions(read_scene(text))


def quotes(text):
    return [c.quote.strip(EDGES) for c in found_in(text)]


GOLDEN = [  # kind, strength, direction, holder, sentence with each condition's span marked
    # modals in somebody's words
    ("demand", 5, 1, "cty:russia", "⟨c: Foreign troops must leave the region⟩, the Kremlin said."),
    ("demand", 4, 1, "cty:turkey", "Turkey said ⟨c: the militias have to withdraw from the border⟩."),
    ("demand", 3, 1, "cty:france", "France said ⟨c: the sanctions should be lifted⟩."),
    ("demand", 5, -1, "cty:hungary", "Hungary said ⟨c: the new law must not divide the alliance⟩."),
    ("refusal", 5, -1, "cty:iran", "“⟨c: We will not give up our missiles⟩,” the Iranian government said."),
    ("refusal", 5, -1, "cty:israel", "Israel said ⟨c: it would never accept a return to the old lines⟩."),
    ("exclusion", 5, -1, "cty:serbia", "Serbia said ⟨c: the rebels cannot be part of any future government⟩."),
    ("demand", 5, -1, "cty:poland", "“⟨c: This war cannot continue⟩,” Poland said."),
    # denied, wherever the denial stands
    ("refusal", 5, -1, "cty:canada", "⟨c: Neither Canada nor Norway will accept the quota⟩."),
    ("refusal", 5, -1, "cty:chile", "⟨c: Chile failed to agree to the swap⟩."),
    ("refusal", 5, -1, "cty:peru", "⟨c: Peru is in no position to accept the swap⟩."),
    ("demand", 4, 1, "cty:peru", "Peru will not stop ⟨c: demanding that Chile open the port⟩."),
    ("refusal", 5, -1, "cty:turkey", "⟨c: Turkey does not meet with rebels⟩."),
    ("offer", 1, 1, "cty:peru", "⟨c: Peru would not rule out a truce with Chile⟩."),
    ("demand", 4, 1, "cty:peru", "⟨c: Peru will settle for nothing less than a full withdrawal⟩."),
    ("offer", 2, 1, "cty:peru", "Peru said ⟨c: it would go along with a cut of not more than five per cent⟩."),
    # what hangs on somebody else's step
    ("precondition", 4, 1, "cty:norway", "Norway said ⟨c: it will cut its quota only if Iceland signs the pact⟩."),
    ("precondition", 4, 1, "cty:norway", "⟨c: Norway agreed to talks on condition that Iceland signed the pact⟩."),
    ("precondition", 4, 1, "cty:serbia", "⟨c: Serbia is ready to sign only if Kosovo withdraws its police⟩."),
    ("precondition", 4, 1, "cty:norway", "⟨c: Norway vowed not to open its waters until Iceland cuts its quota⟩."),
    ("precondition", 4, 1, "cty:norway", "Norway said ⟨c: Iceland could avoid the ban only by cutting its quota⟩."),
    # verbs whose subject holds the condition
    ("demand", 3, 1, "cty:mali", "⟨c: Mali asked that Chad offer more⟩. Chad met Mali."),
    ("demand", 4, 1, "cty:ukraine", "⟨c: Kyiv demands that the prisoners be released⟩."),
    ("demand", 3, 1, "cty:china", "⟨c: China urged North Korea to return to the talks⟩."),
    ("demand", 3, -1, "cty:germany", "⟨c: Germany asked the two sides not to reopen the border⟩."),
    ("refusal", 5, -1, "cty:turkey", "⟨c: Turkey refuses to recognise the enclave⟩."),
    ("refusal", 5, -1, "cty:syria", "⟨c: Damascus rejected the plan for a transitional council⟩."),
    ("refusal", 4, -1, "cty:united-states", "⟨c: Washington opposes a second round of talks⟩."),
    ("exclusion", 4, -1, "cty:iraq", "⟨c: Iraq is insisting that the militias are excluded from the conference⟩."),
    ("offer", 2, 1, "cty:egypt", "⟨c: Egypt agreed to host the talks⟩."),
    ("offer", 1, 1, "cty:japan", "⟨c: Japan has not ruled out a separate deal⟩."),
    ("offer", 2, 1, "cty:lebanon", "⟨c: Lebanon would no longer demand his resignation⟩."),
    ("refusal", 5, -1, "cty:cuba", "⟨c: Cuba does not accept the terms⟩."),
    ("threat", 4, -1, "cty:qatar", "⟨c: Qatar threatened to leave the talks⟩."),
    # predicates and nouns
    ("offer", 2, 1, "cty:armenia", "⟨c: Armenia is willing to discuss the corridor⟩."),
    ("refusal", 5, -1, "cty:armenia", "⟨c: Armenia is not prepared to discuss the corridor⟩."),
    ("refusal", 5, -1, "cty:iran", "Iran said ⟨c: it is unacceptable for foreign soldiers to stay⟩."),
    ("demand", 4, 1, "cty:kenya", "Kenya said ⟨c: it is essential that the convoys get through⟩."),
    ("red_line", 5, -1, "cty:ukraine", "⟨c: A frozen conflict is a red line for Kyiv⟩."),
    ("offer", 2, 1, "cty:albania", "⟨c: Albania signalled its willingness to reopen the crossing⟩."),
    ("refusal", 4, -1, "cty:spain", "⟨c: Spain repeated its opposition to the pipeline⟩."),
    ("expectation", 3, 1, None, "⟨c: Its neighbour is expected to adhere to agreements that others have signed⟩."),
    # what hangs on something else
    ("precondition", 4, 1, "cty:sudan", "Sudan said ⟨c: it will not talk until the siege is lifted⟩."),
    ("precondition", 4, 1, "cty:syria", "Syria said ⟨c: no convoy could cross unless the army escorts it⟩."),
    ("offer", 2, 1, "cty:cyprus", "Cyprus said ⟨c: it would reopen the port if the ships were withdrawn⟩."),
    ("threat", 4, -1, "cty:israel", "Israel said ⟨c: it would retaliate if the rockets continued⟩."),
    ("precondition", 4, 1, "cty:turkey", "Turkey said ⟨c: its troops would stay as long as the threat remained⟩."),
    ("demand", 3, 1, "cty:norway", "⟨c: Norway stressed the need for a ceasefire⟩."),
    ("demand", 3, 1, "cty:france", "France said ⟨c: Poland has a duty in this matter to open the border⟩."),
    ("demand", 3, 1, "cty:ireland", "⟨c: Ireland wants a guarantee that the border stays open⟩."),
    ("refusal", 5, -1, "cty:belarus", "⟨c: Belarus has no intention of leaving the union⟩."),
    ("refusal", 5, -1, "cty:turkey", "⟨c: Turkey refused to say that the border was open⟩."),
    ("precondition", 4, -1, "cty:iraq", "⟨c: Iraqi conditions include no access for observers⟩."),
    ("exclusion", 5, -1, "cty:kenya", "The page lists conditions of Kenya, including ⟨c: a Somalia excluded from the talks⟩."),
    ("demand", 4, 1, "cty:kenya", "The page lists demands by Kenya, such as ⟨c: the release of the crew⟩."),
    ("precondition", 4, 1, "cty:niger", "⟨c: Niger will sign only if Chad withdraws its troops⟩."),
    ("demand", 3, 1, "cty:poland", "⟨c: It is up to Russia to end the violence⟩, Poland said."),
    ("demand", 3, 1, "cty:niger", "⟨c: The burden is on Chad to withdraw⟩, Niger said."),
    ("refusal", 5, -1, "cty:turkey", "⟨c: Turkey does not negotiate with rebels⟩."),
    ("refusal", 5, -1, "cty:mexico", "⟨c: The treaty was rejected by Mexico⟩."),
    ("refusal", 5, -1, "cty:canada", "⟨c: Canada refused to name a mediator⟩."),
    # commands
    ("demand", 4, 1, "cty:kenya", "“⟨c: Release the prisoners by Friday⟩,” the Kenyan government told the rebels."),
    ("demand", 4, 1, "cty:kenya", "“⟨c: Let our people go⟩,” the Kenyan government told the rebels."),
    ("demand", 4, 1, "cty:iran", "⟨c: Iran ordered the ships to leave⟩."),
    # rhetorical questions
    ("refusal", 5, -1, "cty:serbia", "“⟨c: Why should we give up our land⟩?” Serbia asked."),
    ("exclusion", 5, -1, "cty:russia", "“⟨c: If they want war, why should they be invited to the table⟩?” Russia asked."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "strength", "direction", "holder", "marked"), GOLDEN, ids=[g[-1][:60] for g in GOLDEN])
def test_golden_sentences(kind, strength, direction, holder, marked):
    text, spans = unmark(marked)
    rows = found_in(text)
    wanted = [text[s.start : s.end].strip(EDGES) for s in spans["c"]]
    assert [c.quote.strip(EDGES) for c in rows] == wanted
    assert [(c.kind, c.strength, c.direction, c.holder_id) for c in rows] == [(kind, strength, direction, holder)] * len(rows)


COORDINATED = [
    "Moscow said ⟨c: Albania must be a demilitarised⟩ and ⟨c: neutral state⟩, ⟨c: not part of any bloc⟩.",
    "Russia said ⟨c: the Syrians have to determine their own future⟩ and ⟨c: agree on a new constitution⟩.",
    "⟨c: Albania is committed to a peace process⟩, ⟨c: constitutional reform⟩ and ⟨c: free elections⟩.",
]


@pytest.mark.parametrize("marked", COORDINATED)
def test_each_requirement_is_a_row(marked):
    text, spans = unmark(marked)
    assert quotes(text) == [text[s.start : s.end].strip(EDGES) for s in sorted(spans["c"])]


def test_a_negated_requirement_of_a_list_is_refused():
    rows = found_in("Moscow said Albania must be a demilitarised and neutral state, not part of any bloc.")
    assert [c.direction for c in rows] == [1, 1, -1]


REASONS = [
    "⟨c: Turkey insists on excluding the militias from the congress⟩ on the grounds that they are terrorists.",
    "⟨c: Turkey refuses to attend the congress⟩ because the militias were invited.",
    "⟨c: Turkey refuses to attend the congress⟩, saying that the militias were invited.",
]


@pytest.mark.parametrize("marked", REASONS)
def test_reasons_stay_out(marked):
    text, spans = unmark(marked)
    assert quotes(text) == [text[s.start : s.end].strip(EDGES) for s in spans["c"]]


NOT_CONDITIONS = [
    "The envoy declined to be named.",
    "“We shall hear from the rebels tomorrow,” the Turkish government said.",
    "Canada refused to comment on the plan.",
    "If it rains, the ceremony will be held indoors.",
    "If the talks fail, prices will rise, he said.",
    "The ministers will meet on Monday.",
    "The aim of the talks is a lasting peace, officials said.",
    "“We are not demanding that they resign,” the Turkish government said.",
    "The dispute has to do with fishing rights, France said.",
    "The delegates waited until noon and left before dinner.",
    "“They must have been warned,” said Turkey.",
    "Demand for oil fell in March.",
    "The minister declined to comment.",
    "“I must say it was a good meeting,” said the French government.",
    "“It must be said that they tried,” France said.",
    "“Should they leave?” Turkey asked.",
    "Germany insists it does not know where he is.",
    "The paper rejected the accusations.",
    "In order to press the point, she spoke twice.",
    "Russia said prices will not rise again.",
    "Economists say prices will rise unless the harvest improves.",
    "Kyiv says it does not know whether the army will be ready to move.",
    "There is no sign that Kenya is willing to talk.",
    "Ann Lee, an analyst, would worry at any sign that Kenya is willing to leave.",
    "“The army is now shut out of its own future,” said Ann Lee, an analyst.",
]


@pytest.mark.parametrize("text", NOT_CONDITIONS)
def test_what_is_no_condition(text):
    assert quotes(text) == []


KNOWN_GAPS = [  # what a careful reader would mark otherwise, with the reason
    ("⟨c: Leave our country⟩, Serbia told the soldiers.", "without quotation marks a command is taken for a noun"),
    ("“⟨c: The price for peace is the return of the hostages⟩,” Mali's government said.", "too few like it were marked"),
    ("⟨c: At no point did Greece agree to the swap⟩.", "alone, the network takes it for a report of what happened"),
    ("“⟨c: The swap is hardly acceptable⟩,” Greece said.", "alone, it is taken for a judgement only"),
    ("The clerk accepted $200,000 from the bank.", "what is accepted is money, not an offer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "reason"), [pytest.param(*g, marks=pytest.mark.xfail(reason=g[1], strict=True)) for g in KNOWN_GAPS]
)
def test_known_gaps(marked, reason):
    text, spans = unmark(marked)
    assert quotes(text) == [text[s.start : s.end].strip(EDGES) for s in spans.get("c", [])]


def test_a_statement_announced_by_a_colon_is_the_speakers():
    text = "The talks ended.\n\nFrance's president, Jean Roux, said:\n\nThe siege must end.\n\nWe must open the roads.\n"
    rows = found_in(text)
    assert [c.quote.strip(EDGES) for c in rows] == ["The siege must end", "We must open the roads"]
    assert {c.holder_id for c in rows} == {"cty:france"}


def test_items_under_a_lead_in_are_the_speakers():
    text = (
        "The Russian ambassador, Ivan Petrov, outlined his conditions for a settlement, including:\n"
        "- The border must stay closed.\n- Withdrawal of all foreign instructors.\n- The blockade does not end the conflict.\n"
    )
    rows = found_in(text)
    assert [c.quote.strip(EDGES) for c in rows] == [
        "The border must stay closed", "Withdrawal of all foreign instructors", "The blockade does not end the conflict",
    ]  # fmt: skip
    assert [c.direction for c in rows] == [1, 1, -1]
    assert {c.holder_id for c in rows} == {"cty:russia"}


def test_said_again_is_a_row_that_names_the_first():
    text = (
        "Turkey said the armed militias must leave the border zone.\n\nLater it was colder.\n\n"
        "“The armed militias must leave the border zone,” the Turkish government said."
    )
    first, again = found_in(text)
    assert first.duplicate_of is None
    assert again.duplicate_of == first.condition_id


def test_the_antecedent_is_marked():
    text = "Cyprus said it would reopen the port if the ships were withdrawn."
    (row,) = found_in(text)
    assert text[row.antecedent_start : row.antecedent_end] == "if the ships were withdrawn"
    assert row.modality == "conditional"


def test_who_would_have_to_act_is_the_target():
    assert found_in("China urged North Korea to return to the talks.")[0].target_id == "cty:north-korea"
    assert found_in("Turkey said Greece must withdraw its ships.")[0].target_id == "cty:greece"


def test_an_outsiders_should_is_a_recommendation():
    rows = found_in("“Armies should protect the hospitals,” said Ann Lee, an expert on the laws of war.")
    assert [(c.kind, c.holder_id) for c in rows] == [("recommendation", "per:ann-lee")]


def test_a_wire_in_capitals():
    text = "GUATEMALA CITY, 3 MAR 90 -- THE REBELS REFUSE TO LAY DOWN THEIR ARMS.  THE GOVERNMENT DEMANDS A CEASE-FIRE."
    rows = found_in(text)
    assert [(c.kind, c.direction) for c in rows] == [("refusal", -1), ("demand", 1)]


WORDS = [
    "We", "must", "not", "refuse", "to", "Kyiv", "Russia", "if", "unless", "until", "why", "should", "they", ",", ".", "“",
    "”", "said", "and", "demand", "that", "be", "excluded", "ready", "no", "longer", "include:", "conditions", "\n", "\n- ",
    "need", "cannot…be", "U.S.as", "was", "\u2028", "\x00", "é", "🙂", "?", "(", "will", "would", "red", "line", "for", "by",
    "committed", "a", "b", "than",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_keeps_the_promises(text):
    scene = read_scene(text)
    text = scene.reading.article.text  # what a reader sees of it
    rows = conditions.find_conditions(scene)
    ids = {c.condition_id for c in rows}
    assert len(ids) == len(rows)
    known = {c.claim_id for c in scene.speakers.claims}
    for row in rows:
        assert " … ".join(text[s.start : s.end] for s in spans_of(row)) == row.quote
        assert row.kind in KINDS_OF_CONDITION
        assert row.modality in MODALITIES
        assert 1 <= row.strength <= 5
        assert row.direction in (-1, 1)
        assert row.claim_id is None or row.claim_id in known
        assert row.duplicate_of is None or row.duplicate_of in ids
        assert row.antecedent_start is None or Span(row.antecedent_start, row.antecedent_end).end <= len(text)
        assert {row.holder_id, row.target_id} <= {None, *scene.speakers.cast.by_id}
        assert re.search(r"\w", row.quote)


def test_the_weights_that_ship():
    weights = read_weights("conditions")
    assert weights.keys() == {"is", "owner", "target", "requires", "kind", "confidence"}
    assert weights["kind"].keys() == {*KINDS_OF_CONDITION}
    flat = [weight for name in ("is", "owner", "target", "requires", "confidence") for weight in weights[name].values()]
    flat += [weight for model in weights["kind"].values() for weight in model.values()]
    assert flat
    assert all(math.isfinite(weight) for weight in flat)
    assert not any(sign.startswith("folder=") for sign in weights["is"])


@pytest.mark.parametrize(
    "text",
    [
        "Peru stopped short of demanding that Chile open the port.",
        "Peru denied that it had demanded a veto.",
        "Peru never said it would not sign the pact.",
        "Peru did not urge Chile to accept the swap.",
        "Peru insisted it had never demanded that Chile accept the swap.",
        "Peru said it was not seeking an apology from Chile.",
        "Peru has yet to demand that Chile open the port.",
        "Peru is unlikely to accept the swap.",
        "Peru has yet to accept the swap.",
        "Traders hope that Peru will cut its output.",
        "Strategists doubt that Peru will agree to the swap.",
        "It is probable that Peru will reject the swap.",
        "“We can’t wait to sign the lease,” Peru said.",
        "It will not be easy to agree on a price, Peru said.",
        "Peru denied reports that it had demanded a veto.",
        "“It’s not that we reject the plan,” Peru said.",
    ],
)
def test_what_is_denied_foretold_or_wished_by_onlookers_is_no_condition(text):
    assert found_in(text) == ()


@pytest.mark.parametrize(
    "text", ["Canada and Norway will not accept the quota.", "Canada, together with Norway, rejected the quota."]
)
def test_who_holds_it_together_with_another_is_not_asked_for_it(text):
    (row,) = found_in(text)
    assert (row.holder_id, row.target_id) == ("cty:canada", None)


@pytest.mark.parametrize(
    ("text", "holder", "kind", "direction"),
    [
        ("Peru hopes that the lenders will accept the swap.", "cty:peru", "expectation", 1),
        ("Peru is hoping that Chile accepts the swap.", "cty:peru", "expectation", 1),
        ("The crews are in no position to agree to a levy.", "grp:crews", "refusal", -1),
        ("Half of the crews will still not agree to a levy.", "grp:crews", "refusal", -1),
        ("Peru will not reopen the port (shut since May) unless the levy is dropped.", "cty:peru", "precondition", 1),
        ("“Only once the levy is dropped will we sign,” the crews said.", "grp:crews", "precondition", 1),
        ("“We will not sign, not until the levy is dropped,” the crews said.", "grp:crews", "precondition", 1),
        ("The tribe will sign, but only if the levy is dropped.", "org:tribe", "precondition", 1),
    ],
)
def test_whose_it_is_and_which_way_it_points(text, holder, kind, direction):
    (row,) = found_in(text)
    assert (row.holder_id, row.kind, row.direction) == (holder, kind, direction)


def test_who_asks_not_to_be_named_demands_nothing():
    rows = found_in("Norlake raised its bid. “We won't sell for less,” said one of the owners, who asked not to be named.")
    assert [(row.holder_id, row.kind) for row in rows if "named" in row.quote] == []


def test_two_who_are_called_on_are_the_target():
    (row,) = found_in("Kuwait called on Iran and Iraq to cut output.")
    assert row.target_id == "grp:iran-and-iraq"


def test_the_evidence_of_a_headline_ends_before_the_name():
    rows = found_in("Tariffs must fall – Mira Holm\n\n“They must fall,” said Mira Holm, the envoy, on Monday.\n")
    assert [row.quote for row in rows] == ["Tariffs must fall", "They must fall"]


def test_the_mark_of_a_note_is_no_evidence():
    (row,) = found_in("Norway rejected the offer.[2] Then it rained.")
    assert row.quote == "Norway rejected the offer"


@pytest.mark.parametrize(("text", "told"), [("The crowd ruled out a deal.", True), ("The walls are painted.", False)])
def test_what_nobody_known_holds_must_be_told(text, told):
    scene = read_scene(text)
    assert {conditions.is_told(scene, case) for case in conditions.find_condition_cases(scene)} == {told}
    assert conditions.is_worth_a_row(0.9, is_known=False, told=told) is told


def test_what_is_somebodys_is_a_row_however_it_is_told():
    assert conditions.is_worth_a_row(0.01, is_known=True, told=False)
