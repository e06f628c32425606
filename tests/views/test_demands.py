"""What parties require and refuse: at its hardest, as others judge it, where they clash or agree."""

import pytest

from analysis.errors import ReportError
from analysis.views import demands as summaries
from tests.small import judges, said, sides_with, tables_of, wants
from tests.views.talks import TALKS


def test_demands_show_the_hardest_strength_of_either_kind_by_holder_and_issue():
    answer = summaries.what_is_demanded(TALKS)
    found = answer.frame
    assert found.loc[("Norland", "territory"), ["requires", "refuses", "of"]].tolist() == [5, 0, "Sudland"]
    assert found.loc[("Sudland", "territory"), ["conditions", "requires", "refuses"]].tolist() == [1, 0, 5]
    assert found.loc[("Sudland", "demilitarisation"), "words"] == "will not leave the valley"
    assert "unknown" not in found.index.get_level_values("holder")
    assert answer.left_out == "1 condition without a holder"


def test_of_two_judgements_by_one_assessor_the_strongest_stands():
    judged = summaries.how_demands_are_judged(TALKS)
    assert judged.frame["verdict"].to_dict() == {
        ("Norland", "the army must leave the valley", "Cy Day"): -2,
        ("Sudland", "ready to open the border", "unknown"): 1,
    }
    assert (judged.n, judged.n_all) == (2, 4)


def test_a_judgement_of_a_repeated_demand_is_one_of_the_first():
    first, again = wants("Norland", "they must leave", 5), wants("Norland", "leave they must", 5, again="they must leave")
    judged = summaries.how_demands_are_judged(tables_of([first, again, judges("Cy Day", "odd", -1, of="leave they must")]))
    assert list(judged.frame.index) == [("Norland", "they must leave", "Cy Day")]


def test_parties_clash_where_one_requires_and_another_refuses():
    clash = summaries.where_they_clash(TALKS).frame
    assert set(clash[clash["clash"] == "yes"].index) == {("territory", "Norland"), ("territory", "Sudland")}
    assert clash.index[0] == ("territory", "Norland"), "the clash comes first, who requires above who refuses"


@pytest.mark.parametrize(
    "lines",
    [
        [wants("Norland", "must go", 5, issue="territory"), wants("Norland", "will not go", 5, -1, issue="territory")],
        [wants("Norland", "must go", 5), wants("Sudland", "will not go", 5, -1)],
        [wants("Norland", "must go", 5, issue="territory"), wants("Sudland", "will not pay", 5, -1, issue="sanctions")],
        [wants("Norland", "must go", 5, issue="territory"), wants("Sudland", "no pay", 5, -1, issue="sanctions;territory")],
        [
            wants("Ann Lee", "should go", 3, issue="territory", kind="recommendation"),
            wants("Norland", "must go", 5, issue="territory"),
            wants("Norland", "will not go", 5, -1, issue="territory"),
        ],
    ],
    ids=["one party with itself", "other is no single issue", "different issues", "by the way", "the advice of an outsider"],
)
def test_no_clash(lines):
    assert set(summaries.where_they_clash(tables_of(lines)).frame["clash"]) == {"no"}


def stances(party, **directions):
    return [wants(party, f"{party} on {issue}", 5, direction, issue=issue) for issue, direction in directions.items()]


THREE_PARTIES = [
    *stances("Norland", territory=1, sanctions=1, ceasefire=1),
    *stances("Sudland", territory=-1, sanctions=-1, ceasefire=1),
    *stances("Westland", territory=1, sanctions=1),
]


def test_congruence_is_shared_stances_minus_opposed_over_both():
    found = summaries.congruence(tables_of(THREE_PARTIES)).frame
    assert found["congruence"].to_dict() == {
        ("Norland", "Sudland"): -0.33, ("Norland", "Westland"): 1.0, ("Sudland", "Westland"): -1.0,
    }  # fmt: skip
    assert found.index[0] == ("Norland", "Sudland"), "the pair with most issues in common comes first"


def test_congruence_is_empty_with_a_reason_when_too_few_parties_share_issues():
    found = summaries.congruence(tables_of(THREE_PARTIES[:6]))
    assert len(found) == 0
    assert found.why == "3 pairs of parties must speak on 2 issues in common, and 1 does"


def test_words_of_rows_without_an_issue_are_candidates_for_the_codebook():
    lines = [
        said("Ann Lee", "the cable under the sea belongs to Norland"),
        said("Bo Ek", "nobody owns the cable"),
        wants("Norland", "the cable must stay shut", 5),
        wants("Norland", "the cable must stay shut, the envoy said", 5, again="the cable must stay shut"),
        wants("Sudland", "the border must stay open", 5, issue="territory"),
        wants("Sudland", "the border must stay shut on Monday", 5, issue="territory"),
    ]
    found = summaries.what_is_left_over(tables_of(lines)).frame
    assert found.index[0] == "cable"
    assert found.loc["cable", ["left_over", "elsewhere", "for_example"]].tolist() == [
        3, 0, "the cable under the sea belongs to Norland",
    ]  # fmt: skip
    assert "must" not in found.index, "as frequent in rows with an issue"


def test_a_condition_counts_for_all_who_support_it_and_turned_round_for_those_against_it():
    demand = wants("Norland", "the port must open", 5, issue="trade")
    tables = tables_of([demand, sides_with("Estland", "backed by Estland", "the port must open"),
                        sides_with("Sudland", "Sudland objected", "the port must open", -1)])  # fmt: skip
    found = summaries.what_is_demanded(tables).frame
    assert found.loc[("Estland", "trade"), ["requires", "refuses"]].tolist() == [5, 0]
    assert found.loc[("Sudland", "trade"), ["requires", "refuses"]].tolist() == [0, 5]
    clash = summaries.where_they_clash(tables)
    assert clash.n_clashes == 1 and clash.n == 1


@pytest.mark.parametrize("status", ["withdrawn", "agreed", "deferred"])
def test_what_no_longer_stands_is_counted_nowhere(status):
    tables = tables_of([wants("Norland", "the port must open", 5, issue="trade", status=status)])
    assert summaries.what_is_demanded(tables).n == 0
    assert summaries.where_they_clash(tables).n == 0


def test_what_is_less_sure_than_asked_for_is_not_counted_and_said():
    tables = tables_of([wants("Norland", "the port must open", 5, issue="trade"), wants("Sudland", "the port must close", 5)])
    tables.conditions.loc[0, "confidence"] = 0.3
    answer = summaries.what_is_demanded(tables, least=0.5)
    assert list(answer.frame.index.get_level_values("holder")) == ["Sudland"]
    assert answer.left_out == "2 rows less sure than 0.5"  # the condition and its stance
    assert summaries.what_is_demanded(tables).left_out == ""
    with pytest.raises(ReportError, match="write a share from 0 to 1"):
        summaries.what_is_demanded(tables, least=7)
