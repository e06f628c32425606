"""A chart's finding states the maximum of its data, in words that read well."""

import pytest

from analysis.views import captions, charts, summaries
from tests.views.talks import CROWDS, TALKS

FINDINGS = {
    "one_article": "Party 0 takes the most room",
    "who_speaks": "Party 0 gets the most words: 26 of 70, 92% of them their own.",
    "what_is_claimed": "Most of one kind: Party 0, assert (1).",
    "what_is_demanded": "Most on one issue: Party 0 on territory, 2 conditions. The hardest, 5 of 5, is Party 0 on territory",
    "how_demands_are_judged": "The strongest, −2, is by Party 3 on a demand of Party 0: “Party 0 asks too much”.",
    "where_they_clash": "Parties pull apart on 3 issues, above all ceasefire",
    "congruence": "Closest: Party",
}


@pytest.mark.parametrize("name", FINDINGS)
def test_the_finding_states_the_maximum_of_the_data(name):
    assert FINDINGS[name] in getattr(captions, name)(getattr(summaries, name)(CROWDS["few"]))


@pytest.mark.parametrize("name", FINDINGS)
def test_a_chart_has_its_finding_for_alternative_text(name):
    answer = getattr(summaries, name)(CROWDS["few"])
    assert getattr(charts, name)(answer).alt == getattr(captions, name)(answer)


def test_what_was_counted_and_left_out_is_said():
    answer = summaries.what_is_demanded(TALKS)
    assert captions.counted(answer) == "3 conditions in 1 article"
    assert captions.left_out(answer) == "; not shown: 1 condition without a holder"
    assert captions.left_out(summaries.who_speaks(TALKS)) == ""


@pytest.mark.parametrize(
    ("names", "text"), [("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C"), ("ABCDE", "A, B and 3 more")]
)
def test_names_are_listed(names, text):
    assert captions.named(list(names)) == text


def test_codes_and_numbers_read_as_words():
    assert captions.spelled("military_aid") == "military aid" and captions.spelled("other") == "other matters"
    assert captions.spelled("process_sequencing") == "process and sequence"
    assert [captions.signed(n) for n in (4, -2, 0.5, 0)] == ["+4", "−2", "+0.5", "0"]
