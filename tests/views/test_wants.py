"""Who wants what: the strongest position that stands, in words; what is silent, settled, judged, and by whom it is told."""

import dataclasses

import pytest

from analysis.errors import ReportError
from analysis.views import summaries
from analysis.views.wants import position_of, who_wants_what
from analysis.words import Talks
from analysis.words.outlets import Outlet
from analysis.words.talks import Party
from tests.small import said, sides_with, tables_of, together, wants
from tests.views.talks import TALKS


def cell(tables, party, issue, **given):
    return who_wants_what(tables, **given).frame.loc[(party, issue)]


@pytest.mark.parametrize(
    ("kind", "strength", "direction", "said"),
    [
        ("offer", 2, 1, "open to"), ("demand", 1, 1, "open to"), ("demand", 3, 1, "seeks"), ("precondition", 4, 1, "insists"),
        ("demand", 5, 1, "insists"), ("refusal", 5, -1, "refuses"), ("demand", 3, -1, "refuses"),
        ("red_line", 5, 1, "red line"),
    ],
)  # fmt: skip
def test_a_position_is_said_in_words(kind, strength, direction, said):
    assert position_of(kind, strength, direction) == said


def test_a_cell_has_the_strongest_position_and_its_words():
    found = cell(TALKS, "Norland", "territory")
    assert found[["position", "of", "words", "conditions", "articles"]].tolist() == [
        "insists", "Sudland", "the army must leave the valley", 1, 1,
    ]  # fmt: skip
    assert found["judged_by"] == "Cy Day −2, Cy Day +1"
    assert cell(TALKS, "Sudland", "territory")[["position", "direction", "conditions"]].tolist() == ["refuses", -1, 1]


def test_an_empty_cell_says_in_how_many_articles_the_party_is_silent():
    assert cell(TALKS, "Norland", "sanctions")[["position", "articles", "conditions"]].tolist() == ["silent", 1, 0]


def test_what_has_no_holder_or_comes_from_outside_is_left_out_and_said():
    advice = wants("Cy Day", "they should meet", 3, issue="pay", kind="recommendation")
    answer = who_wants_what(
        tables_of([advice, wants("Norland", "they must pay", 5, issue="pay"), wants(None, "all must go", 5)])
    )
    assert list(answer.frame.index) == [("Norland", "pay")]
    assert answer.left_out == "1 condition without a holder, 1 recommendation of an outsider"


def test_a_condition_counts_for_who_supports_it_and_turned_round_for_who_is_against_it():
    tables = tables_of([wants("Norland", "the port must open", 5, issue="trade"),
                        sides_with("Estland", "backed by Estland", "the port must open"),
                        sides_with("Sudland", "Sudland objected", "the port must open", -1)])  # fmt: skip
    assert cell(tables, "Estland", "trade")["position"] == "insists"
    assert cell(tables, "Sudland", "trade")["position"] == "refuses"


@pytest.mark.parametrize(("status", "said"), [("withdrawn", "withdrew"), ("agreed", "agreed"), ("deferred", "put off")])
def test_what_no_longer_stands_is_said_as_such(status, said):
    tables = tables_of([wants("Norland", "the port must open", 5, issue="trade", status=status)])
    assert cell(tables, "Norland", "trade")[["position", "conditions", "settled"]].tolist() == [said, 0, f"1 {status}"]


def test_what_a_later_article_withdraws_stood_before():
    early = tables_of([wants("Union", "the picket must be lifted at once", 5, issue="pay")], "a", published="2026-01-01")
    late = wants("Union", "no longer asks that the picket be lifted", 2, issue="pay", status="withdrawn")
    tables = together(early, tables_of([late], "b", published="2026-02-01"))
    assert cell(tables, "Union", "pay")[["position", "settled"]].tolist() == ["withdrew", "1 withdrawn"]
    assert cell(early, "Union", "pay")["position"] == "insists"


def test_what_is_said_again_counts_once_and_its_last_words_stand():
    parts = [
        tables_of([wants("Union", f"the night allowance must rise to {n}", 5, issue="pay")], f"a{n}", published=f"2026-01-0{n}")
        for n in (1, 2, 3)
    ]
    found = cell(together(*parts), "Union", "pay")
    assert found[["conditions", "words", "said", "articles"]].tolist() == [
        1, "the night allowance must rise to 3", "2026-01-03", 3,
    ]  # fmt: skip


def test_what_an_opponent_tells_of_a_party_comes_after_its_own_words():
    told = said("Owners", "the Union will strike for ever")
    tables = tables_of(
        [told, wants("Union", "strike for ever", 5, issue="pay"), wants("Union", "wages should rise", 3, issue="pay")]
    )
    conditions = tables.conditions.assign(claim_id=[tables.claims["claim_id"][0], None])
    tables = dataclasses.replace(tables, conditions=conditions.astype({"claim_id": "str"}))
    assert cell(tables, "Union", "pay")[["position", "teller", "conditions"]].tolist() == ["seeks", "", 2]
    alone = dataclasses.replace(tables, conditions=tables.conditions[:1])
    assert cell(alone, "Union", "pay")[["position", "teller"]].tolist() == ["insists", "Owners"]


def test_both_ways_on_one_issue_are_told():
    tables = tables_of(
        [wants("Union", "wages must rise", 5, issue="pay"), wants("Union", "will not share tips", 4, -1, issue="pay")]
    )
    assert cell(tables, "Union", "pay")["also"] == "refuses: “will not share tips”"


def test_listed_parties_come_first_and_gather_their_names():
    said = {"Zed": "wages must rise", "Ann Lee": "hours must fall"}
    lines = [wants(name, words, 5, issue="pay") for name, words in said.items()]
    tables = tables_of([*lines, *(wants("Bo Ek", words, 5, issue="pay") for words in ("all must go", "none may stay"))])
    talks = Talks(parties=(Party("Union", aliases=("Zed", "per:ann-lee"), colour="#123456"),))
    answer = who_wants_what(tables, talks)
    assert list(dict.fromkeys(answer.frame.index.get_level_values("party"))) == ["Union", "Bo Ek"]
    assert answer.frame.loc[("Union", "pay"), "conditions"] == 2 and answer.colours == {"Union": "#123456"}


def test_a_page_says_how_far_its_outlets_can_be_trusted():
    tables = tables_of([wants("Union", "wages must rise", 5, issue="pay")], source="The Wire")
    answer = who_wants_what(tables, Talks(outlets={"wire": Outlet("The Wire", reliability="low")}))
    assert answer.outlets == "1 outlet: 1 of low reliability"
    assert answer.frame.loc[("Union", "pay"), ["told_by", "trust"]].tolist() == ["The Wire", "low"]


@pytest.mark.parametrize(("side", "told"), [("workers", "its own side"), ("owners", "another side"), ("", "")])
def test_what_only_one_side_tells_is_said(side, told):
    tables = tables_of([wants("Union", "wages must rise", 5, issue="pay")], source="The Wire")
    talks = Talks(parties=(Party("Union", "workers"),), outlets={"wire": Outlet("The Wire", side=side)})
    assert cell(tables, "Union", "pay", talks=talks)["told_from"] == told


def test_what_is_less_sure_than_asked_for_is_not_counted_and_said():
    tables = tables_of([wants("Norland", "the port must open", 5, issue="trade"), wants("Sudland", "the port must close", 5)])
    tables.conditions.loc[0, "confidence"] = 0.3
    answer = who_wants_what(tables, least=0.5)
    assert list(answer.frame.index.get_level_values("party")) == ["Sudland"]
    assert answer.left_out == "2 rows less sure than 0.5"  # the condition and its stance
    with pytest.raises(ReportError, match="write a share from 0 to 1"):
        who_wants_what(tables, least=7)


def test_the_evidence_is_that_of_the_strongest_cell_of_some_issue():
    assert summaries.evidence(TALKS, who_wants_what(TALKS)).frame.iloc[0]["quote"] == "will never leave"
