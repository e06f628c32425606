"""A table whose articles stand in order in, with other rows for some of its articles; the table as it is then, when asked for.

A decision is about one article of thousands: its rows wait here until somebody looks at the whole.
"""

import bisect
from collections.abc import Sequence

import numpy as np
import pandas as pd


class Patched:
    """One table, of which the rows of an article can be replaced."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame, self._waiting = frame, dict[str, pd.DataFrame]()
        self._ids: np.ndarray = frame["article_id"].to_numpy(object)

    def put(self, article_id: str, rows: pd.DataFrame) -> None:
        """From now on an article has these rows."""
        self._waiting[article_id] = rows

    def of(self, article_ids: Sequence[str]) -> pd.DataFrame:
        """The rows of some articles."""
        frame = self.frame
        slices = [frame.iloc[slice(*self._rows(article_id))] for article_id in article_ids]
        return pd.concat(slices, ignore_index=True) if len(slices) > 1 else _whole(slices, frame)

    @property
    def frame(self) -> pd.DataFrame:
        """The whole table as it is now."""
        pieces, ids, at = [], [], 0
        for article_id, rows in sorted(self._waiting.items()):
            start, end = self._rows(article_id)
            if not self._frame.iloc[start:end].reset_index(drop=True).equals(rows.reset_index(drop=True)):
                pieces += [self._frame.iloc[at:start], rows]
                ids += [self._ids[at:start], np.full(len(rows), article_id, object)]
                at = end
        self._waiting = {}
        if pieces:
            kept = [piece for piece in [*pieces, self._frame.iloc[at:]] if len(piece)]
            self._ids = np.concatenate([*ids, self._ids[at:]])
            self._frame = pd.concat(kept, ignore_index=True) if kept else self._frame.iloc[:0]
        return self._frame

    def _rows(self, article_id: str) -> tuple[int, int]:
        return bisect.bisect_left(self._ids, article_id), bisect.bisect_right(self._ids, article_id)


def _whole(slices: Sequence[pd.DataFrame], frame: pd.DataFrame) -> pd.DataFrame:
    return slices[0].reset_index(drop=True) if slices else frame.iloc[:0]
