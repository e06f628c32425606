"""Tables that readers get: words for codes, rows that lead to their words, cards where the screen is narrow."""

import lxml.html
import pandas as pd

from analysis.reports.readable import readable

FRAME = pd.DataFrame(
    {"issue": ["process_sequencing", "other"], "quote": ["They must leave before anybody talks to them.", "No."], "n": [3, 12]},
    index=pd.Index(["coast-herald#k1988", "coast-herald#k20.1"], name="condition_id"),
)


def table_of(made):
    return lxml.html.fromstring(f"<div>{made}</div>").find(".//table")


def test_codes_become_words():
    made = readable(FRAME._repr_html_())
    assert ">process and sequence<" in made and "process_sequencing<" not in made and ">condition id<" in made
    assert readable("<p>said_on</p>") == "<p>said_on</p>"


def test_rows_parties_and_issues_are_named_for_what_they_lead_to():
    frame = pd.DataFrame(
        {"issue": ["pay;process_sequencing"]}, pd.MultiIndex.from_tuples([("Ann", "x")], names=["party", "matter"])
    )
    named = [span.get("data-row") for span in table_of(readable(frame._repr_html_())).iter("span")]
    assert named == ["party:Ann", "issue:pay", "issue:process_sequencing"]
    assert 'data-row="coast-herald#k1988"' in readable(FRAME._repr_html_())


def test_a_table_with_long_words_is_cards_on_a_narrow_screen_and_still_a_table():
    table = table_of(readable(FRAME._repr_html_()))
    assert "wordy" in table.get("class") and table.get("role") == "table"
    labels = [(cell.get("data-label"), cell.get("class")) for cell in table.find("tbody/tr").iter("td")]
    assert labels == [("issue", None), ("quote", "long"), ("n", "number")]
    assert "wordy" not in readable(FRAME[["n"]]._repr_html_())


def test_what_says_nothing_takes_no_room():
    """Dates of articles that have none; a table without lines says that it has none."""
    frame = FRAME.assign(said_on="", told=["", "later"])
    table = table_of(readable(frame._repr_html_()))
    assert [heading.text for heading in table.iterfind("thead/tr/th")] == ["condition id", "issue", "quote", "n", "told"]
    assert {len(line) for line in table.iterfind("tbody/tr")} == {5}
    assert readable(FRAME[:0]._repr_html_()).count("No rows.") == 1 and "<table" not in readable(FRAME[:0]._repr_html_())


def test_a_table_with_many_columns_is_set_closer_and_a_long_name_has_room():
    wide = FRAME.assign(**{f"c{n}": "x" for n in range(4)}, said_on=["2026-01-31", ""])
    assert table_of(readable(wide._repr_html_())).findall("tbody/tr/td")[-1].get("class") == "day"
    assert table_of(readable(wide._repr_html_())).get("class") == "dataframe wordy many"
    assert "many" not in table_of(readable(FRAME._repr_html_())).get("class")
    named = FRAME.set_axis(["The first words in which a party spoke of the matter", "short"])
    assert [name.get("class") for name in table_of(readable(named._repr_html_())).iterfind("tbody/tr/th")] == ["long", None]
