"""What a reader does becomes lines, which take her own earlier word back."""

import pytest

from analysis.errors import DecisionError
from analysis.review import add_row, complete, decide, judge_pair, replay
from analysis.review.decisions import EVERYWHERE
from analysis.tables import Span
from tests.review.made import AT, made
from tests.small import said

LATER = {"time": "2026-02-01T09:30:00Z", "reader": "ann"}


@pytest.fixture
def talks():
    article, tables = made([said("Ann Lee", "We will go."), said("Bo Berg", "We will stay.")])
    return article, tables, replay(tables, (), [article]), [(key,) for key in tables.claims["claim_id"]]


def test_a_decision_has_its_words_and_how_often_they_stand(talks):
    article, _, shown, keys = talks
    (line,) = decide(shown, "claims", keys[0], "flag", time=AT, reader="ann", reason="look")
    assert (line.quote, line.subject, line.times, line.sha256) == ("We will go.", "per:ann-lee", "1", article.sha256)


def test_a_second_word_takes_the_first_back(talks):
    article, tables, shown, keys = talks
    first = decide(shown, "claims", keys[0], "accept", time=AT, reader="ann")
    shown = replay(tables, first, [article])
    assert [line.kind for line in decide(shown, "claims", keys[0], "reject", **LATER)] == ["undo", "reject"]
    assert [line.kind for line in decide(shown, "claims", keys[1], "reject", **LATER)] == ["reject"]
    assert [line.kind for line in decide(shown, "claims", keys[0], "reject", time=AT, reader="bo")] == ["reject"]
    edits = decide(shown, "claims", keys[0], "edit", field="act", value="agree", **LATER)
    assert [line.kind for line in edits] == ["edit"], "an edit refines what was accepted"


def test_what_cannot_be_decided_is_told(talks):
    article, _, shown, keys = talks
    with pytest.raises(DecisionError, match="has no row t#c9999"):
        decide(shown, "claims", ("t#c9999",), "accept", time=AT, reader="ann")
    with pytest.raises(DecisionError, match="act cannot be 'sing'"):
        decide(shown, "claims", keys[0], "edit", field="act", value="sing", time=AT, reader="ann")
    with pytest.raises(DecisionError, match="strength cannot be '9'"):
        add_row(article, "conditions", [Span(0, 3)], {"strength": "9"}, time=AT, reader="ann")
    with pytest.raises(DecisionError, match="names no two actors"):
        judge_pair(shown, ("t", "per:ann-lee"), "per:bo-berg", "merge", "here", time=AT, reader="ann")


def test_an_actor_is_found_under_the_name_that_it_has_now(talks):
    article, tables, shown, _ = talks
    lines = judge_pair(shown, ("t", "per:ann-lee"), "per:ann-lee-smith", "merge", EVERYWHERE, time=AT, reader="ann")
    shown = replay(tables, lines, [article])
    (accepted,) = decide(shown, "actors", ("t", "per:ann-lee-smith"), "accept", time=AT, reader="ann")
    assert accepted.subject == "per:ann-lee"


def test_a_complete_section_is_noted(talks):
    article, tables, _, _ = talks
    lines = complete(article, Span(0, len(article.text)), time=AT, reader="ann")
    assert replay(tables, lines, [article]).outcomes["outcome"].tolist() == ["noted"]
