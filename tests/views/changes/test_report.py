"""What changed: the frame, the day from which it counts, and why there is nothing to show."""

import pytest

from analysis.errors import ReportError
from analysis.views import charts, summaries
from tests.small import tables_of
from tests.views.changes.ferries import example, tables_of_days


def moves_of(answer):
    return list(answer.frame[["move", "changed"]].itertuples(index=False, name=None))


def test_the_example_shows_each_kind_once():
    answer = summaries.what_changed(example())
    pay = answer.frame.xs("wages should rise by 4 per cent", level="matter").loc["Island Ferry Union"]
    assert moves_of(answer.showing(pay)) == [
        ("new", ""), ("hardened", "should → must; 4 % → 7 %"), ("softened", "must → should; 7 % → 6 %"),
    ]  # fmt: skip
    assert {"withdrawn", "agreed", "deferred", "denied", "repeated"} <= set(answer.frame["move"])


def test_since_a_day_counts_what_became_known_since_then():
    answer = summaries.what_changed(example(), since="2025-03-14")
    assert set(answer.frame["published"]) == {"2025-03-14"} and "2025-03-10" in set(answer.frame["said_on"])
    assert set(answer.frame.loc[answer.frame["said_on"] == "2025-03-10", "told"]) == {"later"}
    assert summaries.what_changed(example(), since="2026-01-01").why == "nothing became known since 2026-01-01"


def test_one_article_alone_shows_no_change():
    answer = summaries.what_changed(tables_of_days(("2024-05-02", "Norway said that wages should rise.")))
    assert len(answer) == 0 and answer.why.startswith("one article alone shows no change")
    assert "one article alone" in charts.what_changed(summaries.what_changed(tables_of())).alt


@pytest.mark.parametrize("since", ["soon", "2025-13-01"])
def test_a_day_that_is_none_is_refused(since):
    with pytest.raises(ReportError, match="since"):
        summaries.what_changed(example(), since=since)


def test_the_words_behind_the_moves_are_conditions():
    answer = summaries.what_changed(example())
    found = summaries.evidence(example(), answer, top=3)
    assert len(found) == 3 and set(answer.behind[1]) <= set(example().conditions["condition_id"])


def test_the_chart_says_who_moved_last():
    assert "1 hardened" in charts.what_changed(summaries.what_changed(example())).alt
