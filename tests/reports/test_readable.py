"""Tables that readers get: words for codes, rows that lead to their words, cards where the screen is narrow."""

import lxml.html
import pandas as pd

from analysis.reports.readable import linked, readable

FRAME = pd.DataFrame(
    {"issue": ["process_sequencing", "other"], "quote": ["They must leave before anybody talks to them.", "No."], "n": [3, 12]},
    index=pd.Index(["coast-herald#k1988", "coast-herald#k20.1"], name="condition_id"),
)


def table_of(made):
    return lxml.html.fromstring(f"<div>{made}</div>").find(".//table")


def test_codes_become_words():
    made = readable(FRAME._repr_html_())
    assert ">process and sequence<" in made and "process_sequencing" not in made and ">condition id<" in made
    assert readable("<p>said_on</p>") == "<p>said_on</p>"


def test_a_row_leads_to_its_words_and_can_be_linked_to():
    made = linked(readable(FRAME._repr_html_()), one_article=True)
    links = [(a.get("id"), a.get("href"), a.text) for a in table_of(made).iter("a")]
    assert links == [
        ("k1988", "articles/coast-herald.html#k1988", "coast-herald#k1988"),
        ("k20.1", "articles/coast-herald.html#k20.1", "coast-herald#k20.1"),
    ]
    again = linked(readable(FRAME._repr_html_()) * 2, one_article=False)
    assert again.count('id="coast-herald.k1988"') == 1 and again.count("articles/coast-herald.html#k1988") == 2


def test_what_stands_for_a_row_elsewhere_leads_there_too():
    made = linked('<span data-row="a#k7">2025-03-03</span><span data-row="x">y</span>', one_article=True)
    assert made == '<a class="row" id="k7" href="articles/a.html#k7">2025-03-03</a>y'


def test_a_table_with_long_words_is_cards_on_a_narrow_screen_and_still_a_table():
    table = table_of(readable(FRAME._repr_html_()))
    assert "wordy" in table.get("class") and table.get("role") == "table"
    labels = [(cell.get("data-label"), cell.get("class")) for cell in table.find("tbody/tr").iter("td")]
    assert labels == [("issue", None), ("quote", "long"), ("n", "number")]
    assert "wordy" not in readable(FRAME[["n"]]._repr_html_())
