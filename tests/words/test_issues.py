"""The codebook of issues: what each pattern is for, several issues in one statement, and a user's own list."""

import pytest

from analysis.words import vocabulary

ISSUES = (
    "participation", "ceasefire", "territory", "security_guarantees", "alliance_neutrality", "demilitarisation", "military_aid",
    "sanctions", "elections_legitimacy", "prisoners_humanitarian", "accountability", "reconstruction", "process_sequencing",
    "diplomatic_relations",
)  # fmt: skip

EXAMPLES = [
    ("participation", "the rebels may not take part in the congress"),
    ("participation", "why should they be invited to the negotiating table"),
    ("ceasefire", "an immediate end to the fighting"),
    ("ceasefire", "A CEASE-FIRE MUST BE AGREED"),
    ("territory", "give up territory"),
    ("territory", "return to the 1967 borders"),
    ("security_guarantees", "binding security guarantees"),
    ("alliance_neutrality", "a neutral state, not a member of any bloc"),
    ("demilitarisation", "withdraw all its troops"),
    ("demilitarisation", "the militias must lay down their arms"),
    ("military_aid", "stop the military support for the rebels"),
    ("sanctions", "lift the sanctions"),
    ("elections_legitimacy", "hold free elections under a new constitution"),
    ("elections_legitimacy", "the president must step down"),
    ("prisoners_humanitarian", "release the prisoners"),
    ("prisoners_humanitarian", "access for humanitarian aid"),
    ("accountability", "an investigation into the attack"),
    ("reconstruction", "pay for the reconstruction of the city"),
    ("process_sequencing", "set a timetable"),
    ("diplomatic_relations", "reopen the embassy"),
]


@pytest.mark.parametrize(("issue", "text"), EXAMPLES)
def test_each_issue_has_its_words(issue, text):
    assert vocabulary.load().issues_of(text).split(";")[0] == issue


def test_every_issue_of_the_codebook_has_an_example():
    assert {e.issue for e in vocabulary.load().issues} == set(ISSUES) == {issue for issue, _ in EXAMPLES}


def test_a_statement_about_two_issues_has_both():
    assert set(vocabulary.load().issues_of("lift the sanctions and release the prisoners").split(";")) == {
        "sanctions", "prisoners_humanitarian",
    }  # fmt: skip


def test_what_no_pattern_meets_is_other():
    assert vocabulary.load().issues_of("sing a song") == "other"


def test_a_users_codebook_adds_an_issue(tmp_path):
    (tmp_path / "issues.csv").write_text("issue,pattern,note\nfisheries,fish\\w*,catches and quotas\n", encoding="utf-8")
    assert vocabulary.load(tmp_path).issues_of("fishing quotas").split(";")[0] == "fisheries"
