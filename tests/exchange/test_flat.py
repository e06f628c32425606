"""The flat view: names instead of ids, one row a quotation, and links that open a page at the words."""

import csv
import dataclasses
import io
import re
from urllib.parse import unquote

import pandas as pd
import pytest

from analysis.exchange.flat import COLUMNS, address, as_csv, link, statements
from analysis.words import values
from tests.exchange.talks import ARTICLES, NOTHING, REVIEWED, TABLES, URL, looked_through
from tests.small import together

SAID = statements(TABLES, ARTICLES)
BY_QUOTE = {row.quote: row for row in SAID.itertuples()}


def test_there_is_a_row_for_every_claim_and_condition_in_the_order_of_the_text():
    assert list(SAID.columns) == COLUMNS and len(SAID) == len(TABLES.claims) + len(TABLES.conditions)
    assert set(SAID["row"]) == {*TABLES.claims["claim_id"], *TABLES.conditions["condition_id"]}
    starts = {row[1]: row.start for name in ("claims", "conditions") for row in getattr(TABLES, name).itertuples()}
    assert list(map(starts.get, SAID["row"])) == sorted(starts.values())


def test_a_condition_says_in_words_who_wants_what_of_whom_and_who_is_against_it():
    demand = next(row for quote, row in BY_QUOTE.items() if quote.startswith("=the army"))
    assert (demand.party, demand.target, demand.kind, demand.strength) == ("Norland", "Sudland", "demand", "must")
    assert demand.issue == "territory; sanctions" and demand.status == "standing"
    assert (demand.sides_for, demand.sides_against) == ("Norland; Cy Day", "Bo Ek")
    assert (demand.judged_by, demand.verdict) == ("Norland", "motive: strongly positive")
    refusal = next(row for quote, row in BY_QUOTE.items() if quote.startswith("will not"))
    assert (refusal.strength, refusal.status, refusal.judged_by) == ("rejects", "withdrawn", "Ann Lee")


def test_a_claim_counts_for_whom_its_speaker_speaks():
    said = next(row for quote, row in BY_QUOTE.items() if quote.startswith("We will"))
    assert (said.speaker, said.party, said.kind, said.strength) == ("Ann Lee", "Norland", "assert", "")
    unknown = BY_QUOTE["nothing is agreed"]
    assert (unknown.speaker, unknown.party, unknown.role) == ("", "", "")
    denied = dataclasses.replace(TABLES, claims=TABLES.claims.assign(negated=True))
    assert set(statements(denied)["kind"][statements(denied)["strength"] == ""]) == {"assert (denied)"}


def test_what_an_analyst_has_looked_through_is_marked():
    assert set(SAID["reviewed"]) == {""}
    assert set(statements(looked_through(TABLES))["reviewed"]) == {REVIEWED}


def test_a_link_opens_the_page_at_the_words():
    page, _, text = BY_QUOTE["nothing is agreed"].link.partition("#:~:text=")
    assert page == "https://news.example/a-b?x=%7B1%7D&y=%5C2" and unquote(text) == "nothing is agreed"
    pieces = next(row for row in SAID.itertuples() if "agree …" in row.quote)
    assert pieces.link.endswith("text=They%20agree")
    assert set(statements(TABLES)["link"]) == {""}


def test_a_long_quote_is_found_by_its_ends_and_marks_of_the_link_are_escaped():
    quote = "one-two & three, four five six seven eight nine ten eleven"
    row = pd.Series({"quote": quote, "spans": f"0:{len(quote)}"})
    assert link("http://a.example/", row).partition("text=")[2] == (
        "one%2Dtwo%20%26%20three%2C%20four%20five,seven%20eight%20nine%20ten%20eleven"
    )


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example"])
def test_only_addresses_of_the_web_become_links(url):
    assert address(url) == "" and link(url, pd.Series({"quote": "a", "spans": "0:1"})) == ""


def test_an_address_has_no_character_that_a_format_would_read():
    assert address('https://a.example/{x} "<y>\n') == "https://a.example/%7Bx%7D%20%22%3Cy%3E%0A"
    assert not re.search(r"[{}\\\s]", address(URL))


def test_every_kind_of_condition_and_strength_has_its_words():
    assert {force for words in statements.__globals__["STRENGTHS"].values() for force in words} == {1, 2, 3, 4, 5}
    for kind in values.KINDS_OF_CONDITION:
        made = statements(dataclasses.replace(TABLES, conditions=TABLES.conditions.assign(kind=kind)))
        assert kind.replace("_", " ") in set(made["kind"])


def test_tables_without_a_row_and_of_several_articles():
    assert statements(NOTHING).empty and list(statements(NOTHING).columns) == COLUMNS
    other = dataclasses.replace(NOTHING, articles=NOTHING.articles.assign(article_id="aa"))
    both = together(TABLES, other)
    assert len(statements(both)) == len(SAID)


def test_as_csv_no_cell_is_run():
    rows = list(csv.reader(io.StringIO(as_csv(TABLES, ARTICLES).decode(), newline="")))
    assert rows[0] == COLUMNS and len(rows) == len(SAID) + 1
    assert not [cell for row in rows[1:] for cell in row if cell[:1] in tuple("=+-@\t\r")]
