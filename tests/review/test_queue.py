"""The least certain come first, samples are fair and the same for the same seed, and bulk decisions need their number."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import DecisionError, TableError
from analysis.review import decide, replay
from analysis.review.queue import decide_frame, keys_of, open_rows, sample
from tests.review.made import AT, made
from tests.small import wants


@pytest.fixture
def shown():
    _, tables = made([wants("Ann Lee", f"Demand number {n}.", 1 + n % 5) for n in range(6)])
    conditions = tables.conditions.assign(confidence=[0.9, 0.2, 0.5, 0.7, 0.1, 0.3])
    return replay(type(tables)(**{**dict(tables.items()), "conditions": conditions}), ())


def test_the_least_certain_come_first_and_what_was_decided_no_more(shown):
    rows = open_rows(shown, "conditions")
    assert rows["confidence"].tolist() == [0.1, 0.2, 0.3, 0.5, 0.7, 0.9]
    lines = decide(shown, "conditions", keys_of("conditions", rows)[0], "reject", time=AT, reader="ann")
    lines += decide(shown, "conditions", keys_of("conditions", rows)[1], "flag", time=AT, reader="ann")
    after = replay(shown.tables, lines)
    assert open_rows(after, "conditions")["confidence"].tolist() == [0.2, 0.3, 0.5, 0.7, 0.9]
    assert open_rows(after, "stances")["quote"].tolist()[0] == rows["quote"].tolist()[1], "a stance is as sure as its condition"


def test_a_line_of_pandas_filters_and_a_wrong_one_is_told(shown):
    assert len(open_rows(shown, "conditions", query="strength == 1")) == 2
    for query in ("strenght == 1", "strength ==", "import os"):
        with pytest.raises(TableError, match="cannot be answered"):
            open_rows(shown, "conditions", query=query)
    with pytest.raises(TableError, match="is not reviewed"):
        open_rows(shown, "flags")


@given(st.lists(st.sampled_from("abc"), max_size=30), st.integers(0, 40), st.integers(0, 5))
def test_a_sample_has_every_stratum_and_is_the_same_for_its_seed(kinds, n, seed):
    frame = pd.DataFrame({"kind": kinds})
    drawn = sample(frame, n, seed, ["kind"])
    assert len(drawn) == min(n, len(frame)) and drawn.index.is_unique
    assert drawn.index.tolist() == sample(frame, n, seed, ["kind"]).index.tolist()
    if n >= 3:
        assert set(drawn["kind"]) == set(kinds)


def test_a_bulk_decision_needs_the_number_of_its_rows(shown):
    rows = open_rows(shown, "conditions", query="confidence < 0.4")
    assert len(decide_frame(shown, "conditions", rows, "reject", 3, time=AT, reader="ann")) == 3
    with pytest.raises(DecisionError, match="has 3 such rows, not 5"):
        decide_frame(shown, "conditions", rows, "reject", 5, time=AT, reader="ann")
