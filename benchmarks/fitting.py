"""Logistic regression by L-BFGS, and the choice of one among several options by AdaGrad, with nothing but numpy: the weights
that analysis/weights/logistic.py reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

ROUNDS = 200
REMEMBERED = 10  # steps from which the next is guessed
FLAT = 1e-4  # of the first slope: there the search ends
STEP = 0.3
ROUNDS_OF_CHOICE = 200
ROUNDS_OF_CLASSES = 120
LEAST_SEEN = 3  # rows that must show a sign for it to get a weight
LEAST_OF_CLASS = 0.03
LEAST = 0.02  # a smaller weight changes nothing that matters and is left out


class Row(NamedTuple):
    """A case: its signs, how right it is (0 to 1), and how much it counts."""

    signs: Sequence[str]
    right: float
    counts: float = 1.0


def fit_logistic(rows: Sequence[Row], penalty: float = 1.0) -> dict[str, float]:
    """The weights of the signs, under an L2 penalty that spares the bias; the same rows give the same weights."""
    names: dict[str, int] = {"bias": 0}
    lists = [[0, *(names.setdefault(sign, len(names)) for sign in row.signs)] for row in rows]
    right, counts = np.array([row.right for row in rows]), np.array([row.counts for row in rows])
    where = np.repeat(np.arange(len(lists)), [len(x) for x in lists])
    what = np.concatenate([np.asarray(x) for x in lists])
    penalties = np.full(len(names), penalty)
    penalties[0] = 0

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.bincount(where, weights=weights[what], minlength=len(lists))
        likely = 1 / (1 + np.exp(-scores))
        slope = np.bincount(what, weights=((likely - right) * counts)[where], minlength=len(names)) + penalties * weights
        return float(counts @ (np.logaddexp(0, scores) - right * scores) + penalties @ weights**2 / 2), slope

    weights = minimum(cost, np.zeros(len(names)))
    return {name: round(float(weights[k]), 3) for name, k in names.items() if abs(weights[k]) >= LEAST}


def minimum(cost: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray) -> np.ndarray:
    """Where a smooth convex cost is least, by its value and slope (L-BFGS, Nocedal 1980; steps halved until they pay)."""
    value, slope = cost(at)
    flat, steps = FLAT * float(np.sqrt(slope @ slope)), []
    for _ in range(ROUNDS):
        way = _downhill(slope, steps)
        size = 1.0 if steps else 1 / max(1.0, float(np.sqrt(slope @ slope)))
        new, new_slope = cost(at + size * way)
        while new > value + 1e-4 * size * (slope @ way) and size > 1e-6:
            size /= 2
            new, new_slope = cost(at + size * way)
        moved, turned = size * way, new_slope - slope
        at, value, slope = at + moved, new, new_slope
        if moved @ turned > 0:
            steps = [*steps, (moved, turned)][-REMEMBERED:]
        if np.sqrt(slope @ slope) <= flat:
            break
    return at


def _downhill(slope: np.ndarray, steps: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Against the slope, as the last steps show it to bend."""
    way, shares = -slope, []
    for moved, turned in reversed(steps):
        shares.append((moved @ way) / (moved @ turned))
        way = way - shares[-1] * turned
    if steps:
        moved, turned = steps[-1]
        way = way * ((moved @ turned) / (turned @ turned))
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - (turned @ way) / (moved @ turned)) * moved
    return way


def fit_often_seen(rows: Sequence[Row], penalty: float = 1.0) -> dict[str, float]:
    """The weights of the signs that at least `LEAST_SEEN` rows show: a sign of one article alone tells nothing of the next."""
    seen = Counter(sign for row in rows for sign in row.signs)
    return fit_logistic([row._replace(signs=[s for s in row.signs if seen[s] >= LEAST_SEEN]) for row in rows], penalty)


class Choice(NamedTuple):
    """A case with several options: the signs of each and whether it is a right one; and how much the case counts."""

    options: Sequence[tuple[Sequence[str], bool]]
    counts: float = 1.0


def fit_choice(choices: Sequence[Choice], penalty: float = 1.0) -> dict[str, float]:
    """The weights by which the right option of each choice is the likeliest of all its options, under an L2 penalty.

    Each choice needs a right option; only signs that at least `LEAST_SEEN` options show get a weight.
    """
    options = [(signs, right, k) for k, choice in enumerate(choices) for signs, right in choice.options]
    seen = Counter(sign for signs, *_ in options for sign in signs)
    names: dict[str, int] = {}
    lists = [[names.setdefault(sign, len(names)) for sign in signs if seen[sign] >= LEAST_SEEN] for signs, *_ in options]
    right, of = np.array([float(r) for _, r, _ in options]), np.array([k for *_, k in options])
    counts = np.array([choice.counts for choice in choices])[of]
    where = np.repeat(np.arange(len(lists)), [len(x) for x in lists])
    what = np.concatenate([np.asarray(x, int) for x in lists])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    for _ in range(ROUNDS_OF_CHOICE):
        scores = np.bincount(where, weights=weights[what], minlength=len(lists))
        likely = _shares(np.exp(scores - _largest(scores, of, len(choices))[of]), of, len(choices))
        slope = (likely - _shares(likely * right, of, len(choices))) * counts
        slope = np.bincount(what, weights=slope[where], minlength=len(names)) + penalty * weights
        squares += slope * slope
        weights -= STEP * slope / np.sqrt(squares)
    return {name: round(float(weights[k]), 3) for name, k in names.items() if abs(weights[k]) >= LEAST}


class Labelled(NamedTuple):
    """A case: its signs, as often as they count, the numbers of its meaning, the right classes, and how much it counts."""

    signs: Sequence[str]
    numbers: np.ndarray
    right: frozenset[str]
    counts: float = 1.0


def fit_classes(
    rows: Sequence[Labelled], expected: Mapping[str, Mapping[str, float]], penalty: float = 1.0
) -> tuple[dict[str, dict[str, float]], dict[str, list[float]]]:
    """Class -> the weights of the signs, and of the numbers, by which a right class is the likeliest.

    An L2 penalty that spares the bias draws the weights towards those `expected` of each class. Besides these only signs that
    at least `LEAST_SEEN` rows show get a weight.
    """
    classes = list(expected)
    seen = Counter(sign for row in rows for sign in set(row.signs))
    known = {sign for sign, n in seen.items() if n >= LEAST_SEEN}.union(*expected.values())
    names = {name: k for k, name in enumerate(["bias", *sorted(known)])}
    n_signs, n_numbers = len(names), len(rows[0].numbers)
    shown = np.zeros((len(rows), n_signs + n_numbers), np.float32)
    shown[:, 0], shown[:, n_signs:] = 1, [row.numbers for row in rows]
    for k, row in enumerate(rows):
        for sign, n in Counter(row.signs).items():
            if sign in names:
                shown[k, names[sign]] = n
    right = np.array([[name in row.right for name in classes] for row in rows], np.float32)
    counts = np.array([[row.counts] for row in rows], np.float32)
    penalties = np.full((n_signs + n_numbers, 1), penalty, np.float32)
    penalties[0] = 0
    prior = np.zeros((n_signs + n_numbers, len(classes)), np.float32)
    prior[:n_signs] = [[expected[name].get(sign, 0.0) for name in classes] for sign in names]
    weights, squares = prior.copy(), np.float32(1e-6)
    for _ in range(ROUNDS_OF_CLASSES):
        scores = shown @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        wanted = likely * right
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        slope = shown.T @ ((likely - wanted) * counts) + penalties * (weights - prior)
        squares = squares + slope * slope
        weights -= STEP * slope / np.sqrt(squares)
    of_signs = {
        name: {sign: round(float(weights[k, c]), 2) for sign, k in names.items() if abs(weights[k, c]) >= LEAST_OF_CLASS}
        for c, name in enumerate(classes)
    }
    return of_signs, {name: np.round(weights[n_signs:, c].astype(float), 3).tolist() for c, name in enumerate(classes)}


def _largest(scores: np.ndarray, of: np.ndarray, n: int) -> np.ndarray:
    largest = np.full(n, -np.inf)
    np.maximum.at(largest, of, scores)
    return largest


def _shares(parts: np.ndarray, of: np.ndarray, n: int) -> np.ndarray:
    """Each part as a share of those of its choice."""
    return parts / np.maximum(np.bincount(of, weights=parts, minlength=n), 1e-12)[of]


def calibration(rows: Sequence[tuple[float, bool]], bins: int = 10) -> str:
    """The calibration error in bins of equal count, the Brier score, and of each bin how sure it was and how often right."""
    if not rows:
        return "nothing found"
    ranked = np.array(sorted((sure, float(right)) for sure, right in rows))
    parts = [(part[:, 0].mean(), part[:, 1].mean(), len(part)) for part in np.array_split(ranked, bins) if len(part)]
    error = sum(abs(sure - right) * n for sure, right, n in parts) / len(ranked)
    brier = ((ranked[:, 0] - ranked[:, 1]) ** 2).mean()
    table = " ".join(f"{sure:.2f}/{right:.2f}" for sure, right, _ in parts)
    return f"calibration error {error:.3f} Brier {brier:.3f} said/right {table}"
