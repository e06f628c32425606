"""Each summary on tables made by hand, whose answer is known; what it must not count; what it says when there is nothing."""

import pandas as pd
import pytest

from analysis.views import summaries
from tests.small import said, tables_of, together
from tests.views.talks import CROWDS, NOTHING, TALKS

QUESTIONS = (
    summaries.overview, summaries.one_article, summaries.what_to_doubt, summaries.who_speaks, summaries.what_is_claimed,
    summaries.who_wants_what, summaries.how_demands_are_judged, summaries.where_they_clash, summaries.who_sides_with_whom,
    summaries.congruence, summaries.what_is_left_over,
)  # fmt: skip


NO_NUMBERS = summaries.who_wants_what, summaries.where_they_clash, summaries.who_sides_with_whom  # or tested elsewhere


@pytest.mark.parametrize("question", [*(one for one in QUESTIONS if one not in NO_NUMBERS), summaries.evidence])
def test_every_number_leads_to_its_rows(question):
    tables = CROWDS["few"]
    answer = question(tables, summaries.who_speaks(tables)) if question is summaries.evidence else question(tables)
    numbers = answer.frame.select_dtypes("number")
    counted = [lane != "text" for lane in answer.frame.index.get_level_values(0)]  # a kind of text is no row
    told = [(n, name) for name in numbers for n, number in enumerate(numbers[name]) if number and counted[n]]
    assert told
    assert [place for place in told if not answer.rows_of(*place)] == []


def test_words_are_counted_by_speaker_and_by_whose_they_are():
    answer = summaries.who_speaks(TALKS)
    who = answer.frame
    assert list(who.index) == ["Ann Lee", "Bo Ek", "unknown"]
    assert who.loc["Ann Lee"].to_dict() == {
        "statements": 2, "quoted": 5, "marks lost": 0, "part quoted": 0, "reported": 5, "words": 10, "percent_own": 50,
    }  # fmt: skip
    assert who.loc["unknown", "marks lost"] == 3
    assert who.loc["Bo Ek", "words"] == 9, "a repeated statement takes space again"
    assert answer.n == 5


def test_the_words_add_up_to_all_words_of_the_claims():
    for top in (1, 2, 10):
        assert summaries.who_speaks(TALKS, top=top).frame["words"].sum() == TALKS.claims["quote"].str.split().str.len().sum()


def test_speakers_behind_the_top_are_lumped_and_the_unknown_stay_last():
    assert list(summaries.who_speaks(TALKS, top=1).frame.index) == ["Ann Lee", "1 other", "unknown"]


def test_acts_are_counted_once_for_a_repeated_statement():
    answer = summaries.what_is_claimed(TALKS)
    acts = answer.frame
    assert acts.loc["Bo Ek", "request"] == 1
    assert acts.loc["Ann Lee", "assert"] == acts.loc["Ann Lee", "all"] == 2
    assert acts["all"].sum() == answer.n == 4


def test_acts_can_be_counted_by_side():
    assert list(summaries.what_is_claimed(TALKS, by="side").frame.index) == ["Norland", "Sudland", "unknown"]


def test_an_article_is_cut_into_lanes_with_their_places():
    strip = summaries.one_article(TALKS).frame
    assert strip["n"].to_dict() == {
        ("text", "report"): 1, ("speaker", "Bo Ek"): 2, ("speaker", "Ann Lee"): 2, ("speaker", "unknown"): 1,
        ("condition", "required"): 3, ("condition", "refused"): 2, ("judged", "well"): 2, ("judged", "badly"): 1,
        ("doubt", "warning"): 1, ("doubt", "caution"): 1, ("doubt", "note"): 1,
    }  # fmt: skip
    flag = TALKS.flags.iloc[0]
    assert strip.loc[("doubt", "caution"), "places"] == f"{flag['start']}:{flag['end']}"
    assert strip.loc[("text", "report"), "percent"] == 100.0


def test_doubts_come_gravest_first():
    found = summaries.what_to_doubt(TALKS).frame
    assert list(found.index) == ["anonymous_source", "glued_words"]
    assert found.loc["glued_words", ["severity", "flags", "example"]].tolist() == ["caution", 2, "valley,border"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (summaries.who_speaks, "We will sign on Monday."),
        (summaries.what_is_claimed, "We will sign on Monday."),
        (summaries.who_wants_what, "will never leave"),
        (summaries.how_demands_are_judged, "quite unrealistic"),
        (summaries.where_they_clash, "the army must leave the valley"),
    ],
)
def test_the_evidence_is_that_of_the_biggest_number(question, first):
    assert summaries.evidence(TALKS, question(TALKS)).frame.iloc[0]["quote"] == first


def test_provenance_names_files_without_their_folder():
    tables = tables_of([said("Ann Lee", "We will go.")])
    found = summaries.provenance(tables).frame
    assert found.loc[("article", "t.txt"), "value"] == "sha256 " + "0" * 64
    assert found.loc[("table", "claims"), "value"] == "1 row"
    assert not found["value"].str.contains("/").any()


def test_two_actors_of_one_name_stay_two():
    one = tables_of([said("Washington", "We will go.")])
    two = tables_of([said("Ann Lee", "We will stay.")], article_id="u", sides={"Ann Lee": "Washington"})
    who = summaries.what_is_claimed(together(one, two), by="side")
    assert list(who.frame.index) == ["Washington (country)", "Washington (person)"]


def test_articles_are_counted_together():
    both = together(tables_of([said("Ann Lee", "We will go.")]), tables_of([said("Ann Lee", "We went.")], article_id="u"))
    assert summaries.who_speaks(both).frame.loc["Ann Lee", "words"] == 5
    assert summaries.who_speaks(both).n_articles == 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_found_is_an_empty_answer_with_a_reason(question):
    found = question(NOTHING)
    assert len(found) == (1 if question is summaries.overview else 0)
    assert found.why or len(found)
    assert len(summaries.evidence(NOTHING, found)) == 0


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_does_not_depend_on_the_order_of_the_actors(question):
    shuffled = type(TALKS)(**{name: table.iloc[::-1] if name == "actors" else table for name, table in TALKS.items()})
    pd.testing.assert_frame_equal(question(TALKS).frame, question(shuffled).frame)
