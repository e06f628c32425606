"""A chart above the list: its bars lead to the rows that they count; what is no chart is told."""

import pytest

import analysis as an
from analysis.errors import TableError
from analysis.views.desk.chosen import Choice
from analysis.views.desk.picture import parts_of, picture_of, still
from tests.views.desk.desks import open_desk, two_articles, words

_, TABLES = two_articles()


def who_speaks():
    return an.charts.who_speaks(an.summaries.who_speaks(TABLES))


def test_a_click_on_a_bar_lists_the_rows_that_it_counts():
    desk, say = open_desk(chart=who_speaks())
    shown = say("chart")
    assert shown["source"].startswith("data:image/png;base64,") and "Lee" in shown["alt"]
    counted = []
    for place, table, rows, says in shown["parts"]:
        assert len(place) == 4 and all(0 <= share <= 100 for share in place) and says
        listed = say("choose", choice={"table": table, "rows": rows})
        assert listed["count"] == len(rows.split()) and listed["choice"]["table"] == table
        counted += words(listed)
    assert set(counted) == set(TABLES.of("a").claims["quote"]), "every statement stands behind a bar"


def test_a_bar_of_ten_thousand_rows_leads_to_them_all():
    ids = " ".join(f"a-long-name-of-an-article#c{number}" for number in range(10_000))
    assert Choice.of({"table": "claims", "rows": ids}).rows == ids


def test_what_leads_to_no_row_of_one_table_is_no_part():
    chart = who_speaks()
    chart.leads = ["1 2 3 4\tparty:Norway\tNorway", "1 2 3 4\ta#k1 a#c2\tboth", "1 2 3 4\t\tnone", "1 2 3 4\ta#k1\ta demand"]
    assert list(parts_of(chart)) == [([1, 2, 3, 4], "conditions", "a#k1", "a demand")]


def test_without_a_chart_there_is_none_and_what_is_none_is_told():
    assert picture_of(None) == {"kind": "chart", "parts": []} and still(None) == ""
    with pytest.raises(TableError, match="is no chart; give what a function of an.charts returns"):
        open_desk(chart=an.summaries.who_speaks(TABLES))


def test_a_page_without_a_kernel_shows_the_picture_above_the_table():
    page = open_desk(chart=who_speaks())[0]._repr_mimebundle_()[0]["text/html"]
    assert page.index("<img ") < page.index("<table ") and 'alt="' in page
