"""Rows in, the order in which a reader looks at them out: a random sample that measures all, or what would tell most of all.

Nobody draws by chance: rows are mixed by their words, the same for everybody, so that two readers of the first hundred read the
same hundred, and what was decided drops out of the order without changing it.
"""

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import pandas as pd

from analysis.tables import KEYS

K, T = TypeVar("K", bound=Hashable), TypeVar("T")
Key = tuple[str, ...]
SURE = 1.0  # what tables without a confidence are taken for
BANDS = (0.0, 0.2, 0.4, 0.6, 0.8)  # lower ends of the bands of confidence


def keys_of(table: str, frame: pd.DataFrame) -> list[Key]:
    """The keys of rows, in order."""
    return list(zip(*(frame[name] for name in KEYS[table]), strict=True))


def mixed(key: Key) -> str:
    """A number that has nothing to do with a row but its key: rows in its order are as good as drawn at random."""
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()


def certainty(frame: pd.DataFrame, conditions: pd.DataFrame) -> pd.Series:
    """How sure the extractor is of each row: its confidence, or that of the condition of a stance; actors come last."""
    if "confidence" in frame:
        return frame["confidence"]
    if "condition_id" not in frame:
        return pd.Series(SURE, index=frame.index)
    return frame["condition_id"].map(dict(zip(conditions["condition_id"], conditions["confidence"], strict=True))).astype(float)


def band_of(confidence: float) -> str:
    """The band of confidence in which a row is counted, by its lower end; of what is not known, the lowest."""
    return f"{max((low for low in BANDS if low <= confidence), default=BANDS[0]):.1f}"


def sampled(frame: pd.DataFrame) -> list[int]:
    """The places of rows, mixed; any first of them have of every band of confidence its share."""
    bands = [band_of(one) for one in frame["confidence"]] if "confidence" in frame else [""] * len(frame)
    numbers = [mixed(key) for key in zip(frame["article_id"], frame["spans"], strict=True)]
    strata: dict[str, list[int]] = {}
    for at in sorted(range(len(frame)), key=lambda at: (numbers[at], at)):
        strata.setdefault(bands[at], []).append(at)
    ranked = [((rank + 0.5) / len(own), numbers[at], at) for own in strata.values() for rank, at in enumerate(own)]
    return [at for *_, at in sorted(ranked)]


def sample(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table as `sampled` mixes them: its first n are a sample of it, stratified by confidence, for every n."""
    return frame.iloc[sampled(frame)]


def telling(
    strata: Mapping[K, tuple[int, int, int]], waiting: Mapping[K, Sequence[T]], n: int
) -> list[tuple[K, T]]:  # fmt: skip
    """The `n` of those that wait by which the number of false rows would be known best, the next first.

    `strata` tells of each band how many rows it has, how many were reviewed and how many of those were wrong. Each is taken
    from the band in which one row more lowers the variance most, and there the first that waits.
    """
    seen, taken, found = {key: reviewed for key, (_, reviewed, _) in strata.items()}, dict.fromkeys(waiting, 0), []
    while len(found) < n and (left := [key for key, own in waiting.items() if taken[key] < len(own)]):
        best = max(left, key=lambda key: (_gain(strata[key][0], seen[key], strata[key][2]), key))
        found.append((best, waiting[best][taken[best]]))
        taken[best] += 1
        seen[best] += 1
    return found


def _gain(rows: int, n: int, wrong: int) -> float:
    """By how much one row more lowers the variance of a band's number of false rows."""
    share = (wrong + 1) / (n + 2)
    return rows**2 * share * (1 - share) * (1 / (n + 1) - 1 / (n + 2))
