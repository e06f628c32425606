"""Statements that come again: told twice, or told otherwise than at first."""

import pytest

from tests.flags.by_hand import actor, cast_of, claim, condition, flags_of, mention


def test_a_repeated_statement_counts_once():
    text = "They must go, he said. They must leave, he said again."
    first, again = claim(text, "They must go"), claim(text, "They must leave", duplicate_of="t#c0")
    same = condition(text, "They must leave", duplicate_of="t#d0")
    flags = flags_of(text, [first, again], [condition(text, "They must go"), same])
    assert [(f.kind, f.row_id) for f in flags if f.kind == "repeated_statement"] == [("repeated_statement", again.claim_id)]


CHANGES = [
    ("The union must not join the pact", "the union must join the pact", {"direction": -1}, {}, "opposite"),
    ("Norland must leave Sudland", "Sudland must leave Norland", {}, {}, "places"),
    ("Norland must leave Sudland", "Norland must leave Sudland, they heard", {}, {}, None),
    ("Norland must leave Sudland", "Norland may leave Sudland", {}, {"strength": 1, "trigger": "may"}, "softer"),
]


@pytest.mark.parametrize(("first", "again", "of_first", "of_again", "word"), CHANGES)
def test_a_report_that_changes_what_was_said(first, again, of_first, of_again, word):
    text = f"{first}, he said.\nReporter: He said that {again}?"
    parties = {"cty:n": "Norland", "cty:s": "Sudland"} if "Norland" in text else {}
    actors = [actor(text, name, actor_id, kind="country") for actor_id, name in parties.items()]
    mentions = [mention(text, name, actor_id, nth=n) for actor_id, name in parties.items() for n in (0, 1)]
    cast = cast_of(actors, mentions)
    conditions = [condition(text, first, **of_first), condition(text, again, duplicate_of="t#d0", **of_again)]
    found = [f for f in flags_of(text, (), conditions, cast=cast) if f.kind == "changed_report"]
    assert [word in f.suggestion for f in found] == ([True] if word else [])


def test_words_that_come_twice():
    text = (
        "If the north wants war, why should it be asked to talks?\n\nNews.\n\nIf the north wants war, why should it be asked?"
    )
    [flag] = [f for f in flags_of(text) if f.kind == "repeated_statement"]
    assert (flag.start, flag.suggestion[:28]) == (text.rindex("If the"), "said before: If the north wan"[:28])


SWAPS = [
    ("Norland and Estland cannot join any deal on Sudland", "a Sudland excluded from deals with Norland or Estland", True),
    ("Norland cannot be part of any deal on Sudland", "a Norland barred from any deal on Sudland", False),
    ("Norland must not take part in talks on Sudland", "free elections in Sudland and Norland", False),
]


@pytest.mark.parametrize(("first", "again", "swapped"), SWAPS)
@pytest.mark.parametrize("speaker", ["Hale", "Cole"])
def test_a_question_that_turns_an_exclusion_round(first, again, swapped, speaker):
    text = f"Ann Hale set terms. {first}.\nReporter: Conditions of {speaker} include {again}. Is it real?"
    parties = {"cty:n": "Norland", "cty:s": "Sudland", "cty:e": "Estland"}
    actors = [actor(text, name, i, kind="country") for i, name in parties.items() if name in text]
    mentions = [mention(text, name, i, nth=n) for i, name in parties.items() for n in range(text.count(name))]
    people = [mention(text, "Hale", "per:a", nth=n) for n in range(text.count("Hale"))]
    cast = cast_of([*actors, actor(text, "Ann Hale", "per:a")], [*mentions, *people])
    found = [f for f in flags_of(text, [claim(text, first, speaker_id="per:a")], cast=cast) if f.kind == "changed_report"]
    expected = [again.removeprefix("a ")] if swapped and speaker == "Hale" else []
    assert [f.quote for f in found] == expected, "the words of somebody else are no report of hers"
