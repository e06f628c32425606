"""A chart's finding states the maximum of its data, in words that read well."""

import pytest

from analysis.views import captions, charts, summaries
from tests.small import sides_with, tables_of, wants
from tests.views.talks import CROWDS, TALKS

FINDINGS = {
    "one_article": "Most room goes to Party 0",
    "who_speaks": "Party 0 gets the most words: 26 of 70, 92% of them their own.",
    "what_is_claimed": "8 cells share the most of one kind: Party 0, assert (1) and others.",
    "who_wants_what": "Most is wanted on",
    "how_demands_are_judged": "The strongest on a demand, −2, is by Party 3 on Party 0: “Party 0 asks too much”.",
    "where_they_clash": "No party is against what another wants in so many words. Perhaps on",
    "congruence": "Closest: Party",
}


@pytest.mark.parametrize("name", FINDINGS)
def test_the_finding_states_the_maximum_of_the_data(name):
    assert FINDINGS[name] in getattr(captions, name)(getattr(summaries, name)(CROWDS["few"]))


@pytest.mark.parametrize("name", FINDINGS)
def test_a_chart_has_its_finding_for_alternative_text(name):
    answer = getattr(summaries, name)(CROWDS["few"])
    assert getattr(charts, name)(answer).alt == getattr(captions, name)(answer)


def test_coalitions_are_named():
    backed = tables_of(
        [wants("Norland", "the port must open", 5), sides_with("Estland", "backed by Estland", "the port must open")]
    )
    answer = summaries.who_sides_with_whom(backed)
    assert captions.who_sides_with_whom(answer) == (
        "Together stand Estland and Norland. 1 stance for what another party wants, 0 against."
    )
    assert charts.who_sides_with_whom(answer).alt == captions.who_sides_with_whom(answer)


def test_a_clash_is_told_in_both_parties_words():
    lines = [wants("Norland", "the port must open at night", 5, issue="trade"),
             wants("Sudland", "the port will never open at night", 5, -1, issue="trade")]  # fmt: skip
    clash = summaries.where_they_clash(tables_of(lines))
    assert captions.where_they_clash(clash) == (
        "Parties clash on trade. Norland (insists): “the port must open at night”; "
        "Sudland (refuses): “the port will never open at night”."
    )


def test_what_was_counted_and_left_out_is_said():
    answer = summaries.who_wants_what(TALKS)
    assert captions.counted(answer) == "3 positions in 1 article"
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
    for code in ("other", "process_sequencing", "military_aid", "europe_foreign"):
        assert captions.coded(captions.spelled(code).lower()) == code
    assert [captions.signed(n) for n in (4, -2, 0.5, 0, -0.04)] == ["+4", "−2", "+0.5", "0", "0"]
