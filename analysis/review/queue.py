"""Tables in, the rows that a reader is to look at out: the least certain first, or a random sample that measures all."""

import hashlib
import random
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.errors import DecisionError, TableError
from analysis.review.deciding import Key, decide_all
from analysis.review.decisions import Decision
from analysis.review.replay import Replayed
from analysis.tables import KEYS, REVIEWED

SURE = 1.0  # what tables without a confidence are taken for


def open_rows(replayed: Replayed, table: str, reader: str = "", query: str = "") -> pd.DataFrame:
    """The rows of a table that `reader` (or anybody) has not decided about, the least certain first, then in their order.

    `query` is a line of pandas: `strength == 5 and holder_id == 'cty:norway'`. Raises TableError: there is no such table, or
    the query cannot be answered.
    """
    if table not in REVIEWED:
        raise TableError(table, "is not reviewed", f"choose one of {', '.join(REVIEWED)}")
    decided = {row for line, row in replayed.rows.items() if line.kind != "flag" and (not reader or line.reader == reader)}
    columns = replayed.standing.columns[table]
    keys = {tuple(columns[k][row] for k in KEYS[table]) for name, row in decided if name == table}
    frame = getattr(replayed.tables, table)
    frame = frame[np.array([key not in keys for key in keys_of(table, frame)], dtype=bool)]
    if query:
        try:
            frame = frame.query(query)
        except Exception as error:  # pandas raises of every kind here
            what = f"cannot be answered ({' '.join(str(error).split())[:100]})"
            raise TableError(f"query {query!r}", what, "write it like: strength == 5 and kind == 'demand'") from None
    return frame.iloc[certainty(replayed, table, frame).argsort(kind="stable")]


def certainty(replayed: Replayed, table: str, frame: pd.DataFrame) -> pd.Series:
    """How sure the extractor is of each row: its confidence, or that of the condition of a stance; actors come last."""
    if "confidence" in frame:
        return frame["confidence"]
    if table != "stances":
        return pd.Series(SURE, index=frame.index)
    conditions = replayed.tables.conditions
    return frame["condition_id"].map(dict(zip(conditions["condition_id"], conditions["confidence"], strict=True))).astype(float)


def sample(frame: pd.DataFrame, n: int, seed: int, by: Sequence[str] = ()) -> pd.DataFrame:
    """`n` rows at random, from each stratum of the columns `by` its share (at least one); the same for the same seed."""
    n = min(n, len(frame))
    if not n:
        return frame.iloc[:0]
    strata = (
        [group.index.tolist() for _, group in frame.groupby(list(by), dropna=False, sort=True)]
        if by
        else [frame.index.tolist()]
    )
    taken = _shares([len(stratum) for stratum in strata], n)
    chosen: list[object] = []
    for number, (stratum, size) in enumerate(zip(strata, taken, strict=True)):
        chosen += random.Random(f"{seed} {number}").sample(stratum, size)
    random.Random(seed).shuffle(chosen)
    return frame.loc[chosen]


def _shares(sizes: Sequence[int], n: int) -> list[int]:
    """How many of `n` to take of each stratum: one of each as far as that goes, the rest by size."""
    total = sum(sizes)
    wanted = [min(size, max(1, n * size // total)) for size in sizes]
    largest = sorted(range(len(sizes)), key=lambda i: (-sizes[i], i))
    while sum(wanted) > n:
        most = max(reversed(largest), key=lambda i: (wanted[i] > 1, wanted[i]))
        wanted[most] -= 1
    while sum(wanted) < n:
        wanted[max(largest, key=lambda i: sizes[i] - wanted[i])] += 1
    return wanted


def decide_frame(
    replayed: Replayed, table: str, frame: pd.DataFrame, kind: str, count: int, *, time: str, reader: str, reason: str = ""
) -> list[Decision]:  # fmt: skip
    """The lines of one decision about all rows of a filtered frame, of which there are `count`, as the reader has confirmed.

    Raises DecisionError: there are more or fewer now.
    """
    if len(frame) != count:
        raise DecisionError(table, f"has {len(frame)} such rows, not {count}", "look at them again, then confirm their number")
    return decide_all(replayed, table, keys_of(table, frame), kind, time=time, reader=reader, reason=reason)


def keys_of(table: str, frame: pd.DataFrame) -> list[Key]:
    """The keys of rows, in order."""
    return list(zip(*(frame[name] for name in KEYS[table]), strict=True))


def mixed(key: Key) -> str:
    """A number that has nothing to do with a row but its key: rows in its order are as good as drawn at random."""
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()
