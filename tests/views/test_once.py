"""What several articles say counts once: copies paragraph by paragraph, statements and conditions by their words."""

import dataclasses

import pandas as pd
import pytest

from analysis.tables import Span, Tables, evidence
from analysis.tables.rows import SectionRow
from analysis.views import captions, summaries
from analysis.views.networks import network
from analysis.views.once import linked, n_copies, once, outlets
from tests.small import judges, said, tables_of, together, wants

SAID = "We will not leave the valley before the prisoners of both camps are home."
NEARLY = "We will not leave the valley before the prisoners of both those camps are home again."
MUST = "the northern army must leave the valley"
NEW = "The bridge was closed at noon by order of the mayor."


def paragraphs(tables: Tables) -> Tables:
    """The tables with a section for each line of the articles, as a real article has."""
    rows = []
    for table in (tables.claims, tables.conditions, tables.assessments):
        for row in table.itertuples():
            proof = evidence(" " * row.start + row.quote, [Span(row.start, row.end)], "by_hand")
            rows.append(SectionRow(section_id=f"{row.article_id}#s{row.start}", article_id=row.article_id, part=0,
                                   kind="paragraph", speaker_id=None, lead_in_id=None, **proof))  # fmt: skip
    rows.sort(key=lambda row: (row.article_id, row.start))
    return dataclasses.replace(tables, sections=Tables.from_rows({"sections": rows}).sections)


def press(*articles, **columns):
    """Tables of articles `a`, `b` … each a list of lines, with these columns of the table of articles."""
    names = "abcdefgh"[: len(articles)]
    tables = together(*(paragraphs(tables_of(lines, name)) for name, lines in zip(names, articles, strict=True)))
    return dataclasses.replace(
        tables, articles=tables.articles.assign(**{k: pd.Series(v, dtype="str") for k, v in columns.items()})
    )


def test_one_article_stays_as_it_is():
    one = tables_of([said("Ann Lee", SAID), said("Ann Lee", NEARLY)])
    assert once(one) is one and n_copies(one) == 0


def test_only_the_tables_that_are_asked_for_are_compared():
    both = press([said("Ann Lee", SAID), wants("Norland", MUST, 5)], [said("Ann Lee", SAID), wants("Norland", MUST, 5)])
    some, all_of_it = once(both, ("conditions",)), once(both)
    assert some.conditions.equals(all_of_it.conditions) and some.claims.equals(both.claims)
    assert len(some.conditions["duplicate_of"].dropna()) == len(all_of_it.claims["duplicate_of"].dropna()) > 0


@pytest.mark.parametrize(
    ("speaker", "words", "n"),
    [("Ann Lee", SAID, 1), ("Ann Lee", NEARLY, 1), ("Bo Ek", SAID, 2), (None, SAID, 2), ("Ann Lee", NEW, 2),
     ("Ann Lee", "We will not leave before the camps are closed.", 2)],
)  # fmt: skip
def test_the_same_statement_in_two_articles_is_one(speaker, words, n):
    both = press([said("Ann Lee", SAID)], [said(speaker, words)])
    assert summaries.what_is_claimed(both).n == n
    assert both.claims["duplicate_of"].isna().all()


def test_the_first_is_in_the_article_that_was_published_first():
    both = press([said("Ann Lee", SAID)], [said("Ann Lee", NEARLY)], published=["2026-02-02", "2026-02-01"])
    found = linked(both).claims.set_index("article_id")["duplicate_of"]
    assert found["a"] == both.claims.query("article_id == 'b'")["claim_id"].item() and pd.isna(found["b"])


def test_parties_are_compared_inside_one_negotiation_only():
    both = press([said("Ann Lee", SAID)], [said("Ann Lee", SAID)], talks=["ferries", "schools"])
    assert linked(both).claims["duplicate_of"].isna().all()


def test_a_repetition_inside_an_article_leads_to_the_first_of_all():
    both = press([said("Ann Lee", SAID)], [said("Ann Lee", NEARLY), said("Ann Lee", "not leave the valley", again=NEARLY)])
    first = both.claims["claim_id"].iloc[0]
    assert linked(both).claims["duplicate_of"].tolist()[1:] == [first, first]


@pytest.mark.parametrize(("strength", "direction", "n"), [(5, 1, 1), (3, 1, 2), (5, -1, 2)])
def test_the_same_condition_in_two_articles_is_one_while_it_is_as_hard(strength, direction, n):
    both = press(
        [wants("Norland", MUST, 5, issue="territory")],
        [wants("Norland", MUST, strength, direction, issue="territory"), judges("Bo Ek", "unrealistic", -2, of=MUST)],
    )
    assert linked(both).conditions["duplicate_of"].isna().sum() == n
    judged = summaries.how_demands_are_judged(both)
    assert judged.n == 1 and (n == 2 or judged.n_all == 1)


def test_what_a_copy_says_again_is_left_out_and_what_it_adds_stays():
    story = [said("Ann Lee", SAID), said("Bo Ek", "That is long overdue, of course."), wants("Norland", MUST, 5, issue="trade")]
    copy = [*story, said("Bo Ek", NEW), wants("Sudland", "the bridge must open", 4, issue="trade")]
    tables = press(story, copy, copy_of=[None, "a"], source=["The Gull", "The Tern"])
    who = summaries.who_speaks(tables)
    assert (who.n, who.n_articles, who.n_copies) == (3, 2, 1)
    assert captions.counted(who) == "3 statements in 2 articles (1 copy counted once)"
    assert summaries.who_wants_what(tables).n == 2
    assert network(tables, "co_mention").n_copies == 1
    assert len(tables.claims) == 5, "nothing is dropped from the tables themselves"


def test_a_copy_without_its_first_counts_whole():
    tables = press([said("Ann Lee", SAID)], [said("Ann Lee", NEW)], copy_of=["elsewhere", None])
    assert n_copies(tables) == 0 and summaries.who_speaks(tables).n == 2
    tables = press([said("Ann Lee", SAID)], [said("Ann Lee", SAID)], copy_of=["elsewhere", "elsewhere"])
    assert n_copies(tables) == 1 and summaries.who_speaks(tables).n == 1


def test_copies_are_shown_and_outlets_counted():
    tables = press([said("Ann Lee", SAID)], [said("Ann Lee", SAID)], [said("Ann Lee", NEARLY), said("Ann Lee", NEW)],
                   copy_of=[None, "a", None], source=["The Gull", "The Gull", "The Tern"])  # fmt: skip
    assert summaries.overview(tables).frame["copy_of"].tolist() == ["", "a", ""]
    assert outlets(tables, "claims", tables.claims["claim_id"][:1]) == [2]
    behind = summaries.evidence(tables, summaries.what_is_claimed(tables)).frame
    assert sorted(behind["outlets"]) == [1, 2]
    alone = press([said("Ann Lee", SAID)], [said("Ann Lee", NEW)])
    assert "outlets" not in summaries.evidence(alone, summaries.what_is_claimed(alone)).frame
    assert "copy_of" not in summaries.overview(alone).frame


def test_statements_of_several_outlets_are_listed_with_them():
    tables = press([said("Ann Lee", SAID), said("Bo Ek", NEW)], [said("Ann Lee", NEARLY)], [said("Ann Lee", SAID)],
                   source=["The Gull", "The Tern", None], published=["2026-02-02", "2026-02-01", None])  # fmt: skip
    carried = summaries.what_is_carried(tables)
    assert carried.n == 1 and carried.frame.loc["Ann Lee"].tolist() == [NEARLY, 3, "The Tern, The Gull, c", "2026-02-01"]
    assert summaries.what_is_carried(press([said("Ann Lee", SAID)])).why == "no statement is carried by more than one outlet"
    assert summaries.what_is_carried(press([said("Bo Ek", NEW)], [said("Ann Lee", SAID)])).n == 0
