"""What is said of rows becomes cells, or says why it cannot."""

import dataclasses

from analysis.review import Decision, decide, judge_pair, replay
from analysis.review.decisions import EVERYWHERE
from analysis.review.settling import said
from tests.review.made import AT, key_of, made, row_with
from tests.small import wants

LINES = [wants("Ann Lee", "They must go.", 5), wants("Bo Berg", "We cannot.", 5, -1)]


def edit(value, tables, article, before=()):
    shown = replay(tables, before, [article])
    key = key_of("conditions", row_with(tables, "conditions", "They must go."))
    return decide(shown, "conditions", key, "edit", field="holder_id", value=value, time=AT, reader="ann")


def test_an_actor_is_one_of_the_article_under_any_of_its_names():
    article, tables = made(LINES)
    done = replay(tables, edit("per:nobody", tables, article), [article])
    assert done.stale["why"].tolist() == ["no actor of the article is called per:nobody"]
    merge = judge_pair(done, ("t", "per:bo-berg"), "per:bo-berg-junior", "merge", EVERYWHERE, time=AT, reader="ann")
    for called in ("per:bo-berg", "per:bo-berg-junior"):
        done = replay(tables, [*merge, *edit(called, tables, article)], [article])
        assert set(done.tables.check([article]).conditions["holder_id"]) == {"per:bo-berg-junior"}


def test_an_edit_that_the_extractor_now_agrees_with_confirms():
    article, tables = made(LINES)
    lines = edit("per:bo-berg", tables, article)
    assert replay(tables, lines, [article]).counts["changed"] == 1
    better = dataclasses.replace(tables, conditions=tables.conditions.assign(holder_id="per:bo-berg"))
    assert replay(better, lines, [article]).counts == {"confirmed": 1, "changed": 0, "rejected": 0, "added": 0}


def test_a_line_that_a_hand_made_wrong_is_listed_and_the_rest_holds():
    article, tables = made(LINES)
    lines = edit("per:bo-berg", tables, article)
    wrong = dataclasses.replace(lines[0], field="strength", value="much")
    done = replay(tables, [*lines, wrong], [article])
    assert done.counts["changed"] == 1 and done.stale["why"].str.contains("strength cannot be 'much'").all()


def test_only_what_says_something_of_cells_does():
    line = Decision(time=AT, reader="a", table="claims", spans="1:2", quote="x", field="act", value="agree", kind="edit")
    assert said(line) == {"act": "agree"} and said(dataclasses.replace(line, kind="reject")) == {}
