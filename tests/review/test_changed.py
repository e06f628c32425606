"""After another extraction: what appeared, vanished or changed, and which decisions that touches."""

import dataclasses

from analysis.review import decide, replay
from analysis.review.changed import compare, touched
from tests.review.made import AT, key_of, made, row_with
from tests.small import said, wants

LINES = [said("Ann Lee", "We will go."), wants("Ann Lee", "They must go.", 5), wants("Bo Berg", "We cannot.", 5, -1)]


def test_rows_that_came_went_and_changed_are_listed_with_their_decisions():
    article, tables = made(LINES)
    shown = replay(tables, (), [article])
    lines = decide(
        shown, "conditions", key_of("conditions", row_with(tables, "conditions", "We cannot.")), "accept", time=AT, reader="a"
    )
    conditions = tables.conditions.assign(kind=["offer", "refusal"], rule="new", condition_id=["t#k1", "t#k2"])
    after = dataclasses.replace(
        tables, conditions=conditions.iloc[:1], stances=tables.stances.iloc[:0], claims=tables.claims.iloc[:0]
    )
    found = compare(tables, after, lines, [article])
    told = found[["table", "what", "column", "before", "after", "quote", "decisions"]].values.tolist()
    assert ["conditions", "changed", "kind", "demand", "offer", "They must go.", 0] in told
    assert ["conditions", "vanished", "", "", "", "We cannot.", 1] in told
    assert ["claims", "vanished", "", "", "", "We will go.", 0] in told
    back = compare(after, tables, lines, [article])
    assert set(back["what"]) == {"appeared", "changed"} and compare(tables, tables).empty
    lost = touched(tables, after, lines, [article])
    assert lost[["outcome_before", "outcome", "why"]].values.tolist() == [["applied", "stale", "no row rests on its words now"]]
