"""Added rows get ids, sections and first values; what cannot be added says why."""

import dataclasses

import pytest

from analysis.review import add_row, replay
from analysis.review.added import RULE, stands
from analysis.review.standing import Place, Standing
from analysis.tables import Span
from tests.review.made import AT, made
from tests.small import said, wants


@pytest.fixture
def talks():
    return made([said("Ann Lee", "We will go home now."), wants("Ann Lee", "They must go.", 5)])


def added(article, table, words, values, **more):
    start = article.text.index(words)
    return add_row(article, table, [Span(start, start + len(words))], values, time=AT, reader="ann", **more)


def test_rows_of_every_table_are_added(talks):
    article, tables = talks
    lines = added(article, "claims", "will go", {"speaker_id": "per:ann-lee"}, party="per:ann-lee")
    lines += added(article, "actors", "home", {"kind": "place", "name": "Home"}, party="plc:home")
    lines += added(
        article, "assessments", "now", {"verdict": "-1", "assessor_id": "plc:home"}, party="plc:home", about="They must go."
    )
    lines += added(article, "stances", "must", {"side": "-1", "part": "opponent"}, party="plc:home", about="They must go.")
    done = replay(tables, lines, [article])
    done.tables.check([article])
    assert done.counts["added"] == 4 and set(done.outcomes["outcome"]) == {"applied"}
    row = done.tables.claims.query("rule == @RULE").iloc[0]
    assert (row["claim_id"], row["section_id"], row["confidence"]) == (f"t#c{row['start']}", "t#s0", 1.0) and RULE
    judged = done.tables.assessments.iloc[0]
    assert judged["object_id"] == tables.conditions["condition_id"][0] and judged["wording"] == "now"


def test_ids_do_not_meet(talks):
    article, tables = talks
    lines = added(article, "conditions", "They must", {"kind": "demand"})
    assert replay(tables, lines, [article]).tables.check([article]).conditions["condition_id"].is_unique


@pytest.mark.parametrize(
    ("table", "more", "why"),
    [
        ("actors", {"party": "home"}, "names no actor"),
        ("actors", {"party": "per:ann-lee"}, "per:ann-lee is an actor of this article"),
        ("stances", {"party": "per:ann-lee", "about": "Nobody said so."}, "no one condition has the words that it names"),
        ("stances", {"about": ""}, "names no actor"),
    ],
)
def test_what_cannot_be_added_says_why(talks, table, more, why):
    article, tables = talks
    assert replay(tables, added(article, table, "home", {}, **more), [article]).stale["why"].tolist() == [why]


def test_words_that_are_not_at_their_place_are_not_added(talks):
    article, tables = talks
    line = added(article, "claims", "home", {})[0]
    wrong = dataclasses.replace(line, quote="work")
    assert replay(tables, [wrong], [article]).stale["why"].tolist() == ["its words are not in the article"]
    far = dataclasses.replace(line, spans="9000:9004")
    assert len(replay(tables, [far]).stale) == 1
    standing = Standing(tables)
    assert stands(standing, Place("t", "0:4 6:8", "abcd … ef")) and not stands(standing, Place("t", "6:8 0:4", "ef … abcd"))
