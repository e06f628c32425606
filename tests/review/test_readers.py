"""A second reader sees nothing of the first before she has decided; then they are compared, and a third settles it."""

import pytest

from analysis.review import decide, replay
from analysis.review.agreement import ONE_VALUE
from analysis.review.queue import keys_of
from analysis.review.readers import agreements, answers, differences, settle_for, visible_to
from tests.review.made import AT, made
from tests.small import wants

LATER = "2026-02-01T09:30:00Z"


@pytest.fixture
def read_twice():
    article, tables = made([wants("Ann Lee", f"Demand number {n}.", 1 + n % 5) for n in range(6)])
    shown, lines = replay(tables, (), [article]), []
    for n, key in enumerate(keys_of("conditions", tables.conditions)):
        lines += decide(shown, "conditions", key, "accept", time=AT, reader="ann")
        lines += decide(shown, "conditions", key, "reject" if n < 2 else "accept", time=AT, reader="bo")
    lines += decide(shown, "conditions", key, "edit", field="strength", value="4", time=LATER, reader="bo")
    return article, tables, lines


def test_the_others_word_is_hidden_until_she_has_decided(read_twice):
    _, _, lines = read_twice
    anns, bos = ([line for line in lines if line.reader == reader] for reader in ("ann", "bo"))
    assert visible_to("cy", lines) == []
    assert visible_to("ann", [*bos, *anns[:1]]) == sorted([anns[0], next(b for b in bos if b.quote == anns[0].quote)])


def test_agreement_is_told_by_table_and_field(read_twice):
    article, tables, lines = read_twice
    found = agreements(answers(tables, lines, [article])).set_index(["table", "field"])
    row, strength = found.loc[("conditions", "row")], found.loc[("conditions", "strength")]
    assert (row["n"], round(row["percent"], 2)) == (6, 0.67) and row["kappa"] == 0
    assert (strength["n"], strength["percent"]) == (4, 0.75) and strength["alpha"] > 0.6
    assert found.loc[("conditions", "status"), "note"] == ONE_VALUE


def test_a_third_reader_settles_what_they_differ_on_and_agreement_stays(read_twice):
    article, tables, lines = read_twice
    answered = answers(tables, lines, [article])
    differ = differences(answered)
    assert differ["field"].tolist() == ["row", "row", "strength"]
    assert differ.loc[0, ["ann", "bo"]].tolist() == ["kept", "rejected"]
    settled = [line for _, one in differ.iterrows() for line in settle_for("bo", lines, one, time=LATER, reader="cy")]
    done = replay(tables, [*lines, *settled], [article])
    assert done.contradictions.empty and done.counts == {"confirmed": 3, "changed": 1, "rejected": 2, "added": 0}
    assert answers(tables, [*lines, *settled], [article]).equals(answered)


def test_nobody_else_is_no_agreement(read_twice):
    article, tables, lines = read_twice
    alone = answers(tables, [line for line in lines if line.reader == "ann"], [article])
    assert set(agreements(alone)["n"]) == {0} and differences(alone).empty and agreements(answers(tables, [])).empty
