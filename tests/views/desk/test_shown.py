"""Pieces of an article join to its text, whatever stands on them; facts say who is for and against."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.views.desk.sheets import Names
from analysis.views.desk.shown import facts_of, pieces_of
from tests.review.made import made
from tests.small import wants
from tests.views.desk.desks import two_articles

ARTICLES, TABLES = two_articles()


def row_of(table, quote):
    found = getattr(TABLES, table)
    return found[found["quote"] == quote].iloc[0].to_dict()


@given(st.sampled_from(TABLES.claims["quote"].tolist()), st.booleans())
def test_pieces_join_to_the_text_and_mark_the_row(quote, whole):
    row = row_of("claims", quote)
    article = next(a for a in ARTICLES if a.article_id == row["article_id"])
    pieces = pieces_of(article, TABLES.of(article.article_id), row, whole)
    start = pieces[0][0]
    joined = "".join(text for _, text, _ in pieces)
    assert article.text[start : start + len(joined)] == joined
    assert [article.text[at : at + len(text)] == text for at, text, _ in pieces] == [True] * len(pieces)
    assert "".join(text for _, text, on in pieces if "own" in on) == quote


def test_a_row_tells_its_sides_its_judgements_and_its_flags():
    row = row_of("conditions", "They must go.")
    facts = facts_of("conditions", row, TABLES.of("a"), Names.of(TABLES))
    told = [(what, text) for what, text, _, _ in facts]
    assert ("for", "Ann Lee (holder)") in told and ("for", "Norway (supporter)") in told
    assert ("judged", "Norway: feasibility -1, “That is hard.”") in told
    assert ["holder", "Ann Lee", "party", "per:ann-lee"] in facts
    assert ["issue", "ceasefire", "issue", "ceasefire"] in facts


def test_what_says_the_same_leads_to_all_of_it():
    _, tables = made([wants("Ann Lee", quote, 5, again=again) for quote, again in (("Go.", None), ("Do go.", "Go."))])
    first, second = tables.conditions.to_dict("records")
    ids = f"{first['condition_id']} {second['condition_id']}"
    assert ["said again", "Do go.", "rows", ids] in facts_of("conditions", first, tables, Names.of(tables))
    assert ["said before", "Go.", "rows", ids] in facts_of("conditions", second, tables, Names.of(tables))
