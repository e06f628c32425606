"""What readers say of the same units in, how far they agree out: percent, Cohen's kappa, Krippendorff's alpha with an interval.

A coefficient that cannot be computed is None and says why: of one value in all answers nothing can be said beyond chance.
"""

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np

NOMINAL, ORDINAL, INTERVAL = "nominal", "ordinal", "interval"
RESAMPLES, SEED, OUTSIDE = 1000, 20260131, (2.5, 97.5)  # of the bootstrap; percentiles around 95 of 100
NO_UNITS, ONE_VALUE, TWO_UNITS = "nobody else judged these", "undefined: all say the same", "too few for an interval"
Answers = Mapping[str, str | int]  # reader -> value


@dataclasses.dataclass(frozen=True)
class Agreement:
    """How far readers agree on `n` units; `low` and `high` are around `alpha`; None is undefined, and `note` says why."""

    n: int
    percent: float | None = None
    kappa: float | None = None
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


def agreement(units: Sequence[Answers], metric: str = NOMINAL) -> Agreement:
    """The agreement on units that at least two readers judged; kappa is for exactly two readers, of unordered values."""
    judged = [unit for unit in units if len(unit) > 1]
    if not judged:
        return Agreement(0, note=NO_UNITS)
    readers = sorted({reader for unit in judged for reader in unit})
    same = float(np.mean([_share_of_pairs(list(unit.values())) for unit in judged]))
    pairs = [(unit[readers[0]], unit[readers[1]]) for unit in judged] if len(readers) == 2 else []
    alpha = krippendorffs_alpha(judged, metric)
    low, high = interval(judged, metric) if alpha is not None else (None, None)
    note = ONE_VALUE if alpha is None else TWO_UNITS if low is None else ""
    return Agreement(len(judged), same, cohens_kappa(pairs), alpha, low, high, note)


def _share_of_pairs(values: Sequence[object]) -> float:
    """Of the pairs of readers, how many gave one value."""
    pairs = [(a, b) for i, a in enumerate(values) for b in values[i + 1 :]]
    return sum(a == b for a, b in pairs) / len(pairs)


def cohens_kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Agreement of two readers beyond chance (Cohen, Educational and Psychological Measurement 20, 1960); None: undefined."""
    if not pairs:
        return None
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    lefts, rights = ([pair[side] for pair in pairs] for side in (0, 1))
    expected = sum(lefts.count(value) * rights.count(value) for value in set(lefts)) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Sequence[Answers], metric: str = NOMINAL) -> float | None:
    """Agreement of any number of readers, with answers missing, beyond chance; None: undefined.

    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Values of an ordinal or interval metric are numbers.
    """
    coded = _Coded(units, metric)
    return coded.alpha(np.ones(coded.n))


def interval(units: Sequence[Answers], metric: str = NOMINAL) -> tuple[float | None, float | None]:
    """Where 95 of 100 alphas of resampled units lie; the same for the same units. None: hardly any resample has an alpha."""
    coded, random = _Coded(units, metric), np.random.default_rng(SEED)
    drawn = (np.bincount(random.integers(0, coded.n, coded.n), minlength=coded.n) for _ in range(RESAMPLES))
    alphas = [alpha for counts in drawn if (alpha := coded.alpha(counts)) is not None]
    if coded.n < 3 or len(alphas) < RESAMPLES // 2:
        return None, None
    low, high = np.percentile(alphas, OUTSIDE)
    return float(low), float(high)


class _Coded:
    """Units as pairs of values, each weighing one by how many answers its unit has: the coincidences of alpha."""

    def __init__(self, units: Sequence[Answers], metric: str) -> None:
        answers = [list(unit.values()) for unit in units if len(unit) > 1]
        self.values = sorted({value for unit in answers for value in unit})
        self.n, self.metric = len(answers), metric
        number = {value: code for code, value in enumerate(self.values)}
        pairs = [
            (unit, number[a] * len(number) + number[b], 1 / (len(given) - 1))
            for unit, given in enumerate(answers)
            for i, a in enumerate(given)
            for j, b in enumerate(given)
            if i != j
        ]
        units_of, codes, weights = zip(*pairs, strict=True) if pairs else ((), (), ())
        self.unit, self.code, self.weight = np.array(units_of, int), np.array(codes, int), np.array(weights)

    def alpha(self, counts: np.ndarray) -> float | None:
        """Alpha when each unit counts so often."""
        size = len(self.values)
        seen = np.bincount(self.code, self.weight * counts[self.unit], minlength=size**2).reshape(size, size)
        of_value = seen.sum(axis=1)
        total, distance = of_value.sum(), self._distance(of_value)
        expected = (np.outer(of_value, of_value) * distance).sum()
        return None if not expected else float(1 - (total - 1) * (seen * distance).sum() / expected)

    def _distance(self, of_value: np.ndarray) -> np.ndarray:
        """How far apart two values are, squared."""
        if self.metric == NOMINAL:
            return 1.0 - np.eye(len(self.values))
        ranks = np.cumsum(of_value) - of_value / 2  # a value stands in the middle of those that it takes
        numbers = np.array(self.values, dtype=float) if self.metric == INTERVAL else ranks
        return (numbers[:, None] - numbers[None, :]) ** 2
