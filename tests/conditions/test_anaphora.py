"""Whom the pronouns and nouns of a case may mean where the cast does not know."""

import pytest

from analysis.conditions.anaphora import meant_by, speaker_phrase
from analysis.conditions.find import find_condition_cases, find_conditions
from tests.marked import read_scene, unmark


def meant(marked):
    """How, and who, may be meant by the phrases of the case in the marks."""
    text, spans = unmark(marked)
    scene = read_scene(text)
    start, end = spans["case"][0]
    ends = scene.parse.ends
    case = next(c for c in find_condition_cases(scene) if scene.parse.starts[c.first] == start and ends[c.last] == end)
    return set(meant_by(scene, case)), speaker_phrase(scene, case)


TWO = "Anna Rundle and Eva Roe met Chad."


@pytest.mark.parametrize(
    ("text", "how", "who"),
    [
        (f"{TWO} The dockers sang. ⟨case: She demanded a vote⟩.", ":subject:one_human:0", "per:eva-roe"),
        (f"{TWO} The dockers sang. ⟨case: She demanded a vote⟩.", ":subject:one_human:1", "per:anna-rundle"),
    ],
)
def test_whom_a_pronoun_may_mean(text, how, who):
    found, _ = meant(text)
    assert (how, who) in found
    assert not any(who == "cty:chad" for _, who in found)


def test_a_pronoun_of_one_human_means_nobody_beyond_somebody_unknown():
    found, _ = meant(f"{TWO} A widow sang. ⟨case: She demanded a vote⟩.")
    assert not {who for how, who in found if "one_human" in how}


def test_a_title_that_stood_before_the_one_who_is_named_with_it_is_not_his():
    both = "The foreign minister telephoned Foreign Minister Eva Roe of Chad. "
    found, _ = meant(f"{both}The foreign minister said ⟨case: the ships must go⟩.")
    assert "per:eva-roe" not in {who for _, who in found}


def test_a_phrase_without_article_means_nobody_named_before():
    found, _ = meant("The Rail Union met Chad. ⟨case: Unions demanded a vote⟩.")
    assert not found


def test_the_phrase_that_says_a_case_is_its_speaker_only_if_nobody_knows_it():
    assert meant("An envoy of Chad said ⟨case: the rebels must leave⟩.")[1] is not None
    assert meant("Chad said ⟨case: the rebels must leave⟩.")[1] is None


def test_who_speaks_is_not_they_in_their_own_words():
    found, _ = meant("The Bay League met the owners. “⟨case: They refused to talk⟩,” the Bay League said.")
    assert {who for how, who in found if "many" in how} == {"grp:owners"}


def test_who_answers_is_nobody_of_whom_the_questions_tell():
    turns = ["Q: Minister, will you accept the plan?", "A: We cannot accept any plan that harms us.",
             "Q: The opposition says you are stalling.", "A: That is nonsense. If they go, we are ready to talk."]  # fmt: skip
    assert {row.holder_id for row in find_conditions(read_scene("\n".join(turns)))} == {None}
