"""The coefficients give what the papers that define them work out."""

import pytest

from analysis.review.agreement import (
    INTERVAL,
    NO_UNITS,
    NOMINAL,
    ONE_VALUE,
    ORDINAL,
    agreement,
    cohens_kappa,
    interval,
    krippendorffs_alpha,
)  # fmt: skip


def units_of(*readers):
    """Units of lines of answers, a line a reader, a point for none."""
    lines = [line.split() for line in readers]
    return [{f"r{n}": _value(line[u]) for n, line in enumerate(lines) if line[u] != "."} for u in range(len(lines[0]))]


def _value(text):
    return int(text) if text.isdigit() else text


# Krippendorff 2011, reliability data A (binary), B (nominal, two observers), C (four observers, answers missing)
BINARY = units_of("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
TWO = units_of("a a b b d c c c e d d a", "b a b b b c c c e d d d")
FOUR = units_of("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")


@pytest.mark.parametrize(
    ("units", "metric", "alpha"),
    [(BINARY, NOMINAL, 0.095), (TWO, NOMINAL, 0.692), (FOUR, NOMINAL, 0.743), (FOUR, ORDINAL, 0.815), (FOUR, INTERVAL, 0.849)],
)
def test_alpha_is_that_of_the_worked_examples(units, metric, alpha):
    assert krippendorffs_alpha(units, metric) == pytest.approx(alpha, abs=0.0006)


def test_kappa_is_that_of_the_worked_example():
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_what_is_undefined_is_said_to_be():
    alike = agreement([{"a": "x", "b": "x"}] * 5)
    assert (alike.n, alike.percent, alike.kappa, alike.alpha, alike.note) == (5, 1.0, None, None, ONE_VALUE)
    assert agreement([{"a": "x"}]).note == NO_UNITS and agreement([]).n == 0


def test_the_interval_holds_alpha_and_is_the_same_every_time():
    low, high = interval(TWO)
    assert low < krippendorffs_alpha(TWO) < high and (low, high) == interval(TWO)
    found = agreement(TWO)
    assert (found.n, round(found.percent, 3), found.low, found.high) == (12, 0.75, low, high)
    assert agreement(TWO[:2]).low is None
