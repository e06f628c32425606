"""The vocabulary: the built-in lists with a user's on top, and what it answers: classes, furniture, spellings, issues."""

import re

import pytest

from analysis.words import vocabulary

WORDS = vocabulary.load()

ISSUES = (
    "participation", "ceasefire", "territory", "security_guarantees", "alliance_neutrality", "demilitarisation", "arms_control",
    "military_aid", "sanctions", "elections_legitimacy", "prisoners_humanitarian", "accountability", "reconstruction",
    "diplomatic_relations", "pay", "working_conditions", "jobs", "industrial_action", "contract_terms", "trade", "subsidies",
    "debt_finance", "budget_tax", "economic_reform", "takeover", "climate_environment", "migration", "government_formation",
    "legislation", "process_sequencing",
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
    ("arms_control", "dismantle the centrifuges"),
    ("pay", "higher wages"),
    ("working_conditions", "safer working conditions"),
    ("jobs", "no redundancies"),
    ("industrial_action", "end the lockout"),
    ("contract_terms", "a four-year contract"),
    ("trade", "lower the tariffs"),
    ("subsidies", "end all export subsidies"),
    ("debt_finance", "a bridge loan"),
    ("budget_tax", "raise no taxes"),
    ("economic_reform", "privatise the railways"),
    ("takeover", "a higher takeover bid"),
    ("climate_environment", "lower carbon emissions"),
    ("migration", "grant asylum"),
    ("government_formation", "a seat in a coalition government"),
    ("legislation", "amend the bill"),
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


def test_a_users_codebook_replaces_the_issues(tmp_path):
    (tmp_path / "issues.csv").write_text("issue,pattern,note\nfisheries,fish\\w*,catches and quotas\n", encoding="utf-8")
    assert vocabulary.load(tmp_path).issues_of("fishing quotas") == "fisheries"
    assert vocabulary.load(tmp_path).issues_of("lift the sanctions") == "other"
    assert vocabulary.load(tmp_path).own_issues and not vocabulary.load().own_issues
    assert vocabulary.load(tmp_path, codebook="debt").issues_of("fishing quotas") == "other", "the one that is named wins"


def write(folder, name, *lines):
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_users_line_adds_to_the_list_and_replaces_its_own_key(tmp_path):
    write(tmp_path, "roles", "role,side,note", "harbour master,body,ours", "envoy,self,ours")
    roles = {r.role: r for r in vocabulary.load(tmp_path).roles}
    assert roles["harbour master"].note == "ours"
    assert roles["envoy"].side == "self"
    assert len(roles) == len(WORDS.roles) + 1


def test_a_users_words_join_the_classes_and_the_furniture(tmp_path):
    write(tmp_path, "classes", "name,word,note", "months,ventôse,ours")
    users = vocabulary.load(write(tmp_path, "furniture", "kind,pattern,note", "boilerplate,buy now$,ours"))
    assert users.words_of["months"] == WORDS.words_of["months"] | {"ventôse"}
    assert re.match(users.furniture_of["boilerplate"], "buy now") and not re.match(WORDS.furniture_of["boilerplate"], "buy now")


def test_spellings_are_found_by_their_first_word_the_longest_first():
    found = WORDS.spellings["united"]
    assert ("United", "States") in found and [len(words) for words in found] == sorted(map(len, found), reverse=True)


def test_an_identity_of_one_article_wins_over_one_of_all(tmp_path):
    write(
        tmp_path, "identities", "article_id,actor_id,identity,note",
        "*,per:lee,per:ann-lee,x", "talks,per:lee,per:bo-lee,x",
    )  # fmt: skip
    users = vocabulary.load(tmp_path)
    assert users.identities_in("talks") == {"per:lee": "per:bo-lee"}
    assert users.identities_in("other") == {"per:lee": "per:ann-lee"}
