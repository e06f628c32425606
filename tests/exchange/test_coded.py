"""Passages: the evidence of each row with its codes, who is behind it, and what it is of."""

from analysis.exchange.coded import grouped, passages
from tests.exchange.talks import ARTICLE, NOTHING, REVIEWED, TABLES, evidence_of, looked_through

CODED = passages(TABLES)


def test_every_row_of_evidence_is_a_passage_with_all_its_pieces():
    found = [(p.table, p.row, [ARTICLE.text[slice(*span)] for span in p.spans]) for p in CODED]
    assert found == evidence_of(TABLES) and max(len(pieces) for *_, pieces in found) == 2
    assert passages(NOTHING) == []


def test_a_condition_has_all_its_issues_and_whom_it_is_put_to():
    demand = next(p for p in CODED if p.quote.startswith("=the army"))
    assert [code for group, code in demand.codes if group == "issue"] == ["territory", "sanctions"]
    assert ("strength", "must") in demand.codes and (demand.actor, demand.to) == ("cty:norland", "per:sudland")
    assert demand.kind == "condition" and demand.confidence == 0.8


def test_a_stance_and_an_assessment_say_what_they_are_of():
    rows = {p.row: p for p in CODED}
    against = next(p for p in CODED if ("side", "against") in p.codes)
    assert rows[against.about].quote.startswith("=the army") and against.actor == "per:bo-ek" and against.confidence is None
    judged = next(p for p in CODED if ("verdict", "strongly_negative") in p.codes)
    assert rows[judged.about].quote.startswith("will not")


def test_an_unknown_actor_is_empty_and_a_review_is_carried():
    assert {p.actor for p in CODED if p.quote == "nothing is agreed"} == {""}
    assert {p.reviewed for p in passages(looked_through(TABLES)) if p.table == "claims"} == {REVIEWED}
    assert {p.reviewed for p in CODED} == {""}


def test_codes_hold_no_blanks():
    assert not [code for p in CODED for pair in p.codes for code in pair if " " in code]
    assert sum(map(len, grouped(CODED, "article_id").values())) == len(CODED)
