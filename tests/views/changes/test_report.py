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


def test_moves_of_two_days_in_a_year_do_not_touch():
    told = (
        ("2024-01-02", "The Harbour Workers Federation said that wages must rise by 5 per cent. The ships lie in the bay."),
        (
            "2024-01-03",
            "Nobody works in the harbour of Hale. The Harbour Workers Federation said that wages must rise by 7 per cent.",
        ),
        ("2024-12-30", "After a year of talks the Harbour Workers Federation said that wages should rise by 6 per cent."),
    )
    chart = charts.what_changed(summaries.what_changed(tables_of_days(*told)))
    low = max(line.get_ydata()[0] for line in chart.axes[0].lines)  # the key stands above the ladder
    marks = [line for line in chart.axes[0].lines if line.get_marker() != "None" and line.get_ydata()[0] == low]
    places = sorted(line.get_transform().transform(line.get_xydata())[0][0] / chart.dpi for line in marks)
    wide = marks[0].get_markersize() + marks[0].get_markeredgewidth()  # points
    assert len(places) == 3 and min(b - a for a, b in zip(places, places[1:], strict=False)) >= wide / 72
