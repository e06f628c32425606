"""Parties clash where the text says so, over the same thing, or in wait for each other; an issue alone makes no clash."""

import pytest

from analysis.views.clashes import congruence, where_they_clash
from tests.small import sides_with, tables_of, wants


def clash(*lines):
    return where_they_clash(tables_of(lines))


PORT = wants("Norland", "the port must open at night", 5, issue="trade")


@pytest.mark.parametrize(
    ("lines", "how"),
    [
        ([PORT, sides_with("Sudland", "Sudland objected", "the port must open at night", -1)], "opposes it"),
        ([PORT, wants("Sudland", "the port will never open at night", 5, -1, issue="pay")], "refuses the same"),
        (
            [
                wants("Norland", "carriers must not be paid before dockers", 5, -1, issue="pay"),
                wants("Sudland", "dockers must not be paid before carriers", 5, -1, issue="pay"),
            ],
            "wants the reverse",
        ),
        (
            [
                wants("Norland", "will not lift the picket until they meet", 4, issue="pay", of="Sudland", kind="precondition"),
                wants("Sudland", "no talks until the gates are free", 4, issue="pay", of="Norland", kind="precondition"),
            ],
            "each waits for the other",
        ),
        ([PORT, wants("Sudland", "will not accept inspectors", 5, -1, issue="trade")], "same issue only"),
    ],
)
def test_what_a_clash_rests_on(lines, how):
    answer = clash(*lines)
    assert answer.frame["how"].tolist() == [how]
    assert answer.n_clashes == (how != "same issue only")
    assert set(answer.frame.index[0][1:]) == {"Norland", "Sudland"}


@pytest.mark.parametrize(
    "lines",
    [
        [PORT, wants("Norland", "will never open the port at night", 5, -1, issue="trade")],
        [PORT, wants("Sudland", "will not go", 5, -1, issue="pay")],
        [wants("Norland", "must go", 5), wants("Sudland", "will not pay", 5, -1)],
        [PORT, wants("Ann Lee", "the port should never open at night", 3, -1, issue="trade", kind="recommendation")],
        [PORT, wants("Sudland", "the port will never open at night", 5, -1, issue="trade", status="withdrawn")],
    ],
    ids=["one party with itself", "different issues", "other is no issue", "the advice of an outsider", "withdrawn"],
)
def test_no_clash(lines):
    assert len(clash(*lines)) == 0


def test_the_surest_clash_comes_first_and_an_issue_alone_counts_once():
    refusals = [wants("Sudland", f"will not {word}", 5, -1, issue="trade") for word in ("accept inspectors", "cut tariffs")]
    answer = clash(PORT, *refusals, wants("Estland", "the port will never open at night", 5, -1, issue="trade"))
    assert answer.frame["how"].tolist() == ["refuses the same"] or answer.frame["how"].tolist()[0] == "refuses the same"
    assert (answer.frame["how"] == "same issue only").sum() <= 1


def stances(party, **directions):
    return [wants(party, f"{party} on {issue}", 5, direction, issue=issue) for issue, direction in directions.items()]


THREE_PARTIES = [
    *stances("Norland", territory=1, sanctions=1, ceasefire=1),
    *stances("Sudland", territory=-1, sanctions=-1, ceasefire=1),
    *stances("Westland", territory=1, sanctions=1),
]


def test_a_clash_on_no_issue_of_the_codebook_comes_after_those_that_have_one():
    """It may be the surest, and is not the finding; what an issue alone suggests is less than either."""
    lines = [
        wants("Norland", "the bridge must stay open at night", 5, issue="other"),
        sides_with("Sudland", "Sudland objected", "the bridge must stay open at night", -1),
        wants("Norland", "fishing in the bay must end", 5, issue="trade"),
        wants("Westland", "fishing in the bay will never end", 5, -1, issue="trade"),
        wants("Norland", "wages must rise", 5, issue="pay"),
        wants("Westland", "will not accept inspectors", 5, -1, issue="pay"),
    ]
    frame = clash(*lines).frame
    assert list(zip(frame.index.get_level_values("issue"), frame["how"], strict=True)) == [
        ("trade", "refuses the same"), ("other", "opposes it"), ("pay", "same issue only"),
    ]  # fmt: skip


def test_congruence_is_shared_stances_minus_opposed_over_both():
    found = congruence(tables_of(THREE_PARTIES)).frame
    assert found["congruence"].to_dict() == {
        ("Norland", "Sudland"): -0.33, ("Norland", "Westland"): 1.0, ("Sudland", "Westland"): -1.0,
    }  # fmt: skip
    assert found.index[0] == ("Norland", "Sudland"), "the pair with most issues in common comes first"


def test_congruence_is_empty_with_a_reason_when_too_few_parties_share_issues():
    found = congruence(tables_of(THREE_PARTIES[:6]))
    assert len(found) == 0
    assert found.why == "3 pairs of parties must speak on 2 issues in common, and 1 does"
