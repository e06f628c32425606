"""The desk keeps up with its reader: 20,000 rows, and no answer that one waits for, also right after a decision."""

import statistics

from tests.test_marked import load

FILTER, DECIDE = 0.15, 0.05  # seconds of the processor; `benchmarks/desk.py` tells those of the clock


def test_a_filter_and_a_decision_over_twenty_thousand_rows_are_fast(tmp_path):
    found = load("desk").measure(20_000, 6, tmp_path)
    spent = {what: statistics.median(cpu for _, cpu in seconds) for what, seconds in found.items()}
    assert spent["filter"] < FILTER and spent["filter after a decision"] < FILTER, spent
    assert spent["decide"] - spent["a bare fsync"] < DECIDE, spent
    assert spent["filter after a decision"] < 6 * spent["filter"], "what was decided is put in, not all made again"
