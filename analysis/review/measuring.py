"""What reviewing teaches about the rows that nobody looked at: how many are false, how many are missing, which to ask next.

Shares come with Wilson's interval (Journal of the American Statistical Association 22, 1927). Rows that were chosen because
they looked doubtful say little about the rest; that is why everything is counted within bands of confidence.
"""

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.errors import TableError
from analysis.review.decisions import active
from analysis.review.queue import band_of, certainty, keys_of, mixed, telling
from analysis.review.replay import Replayed
from analysis.review.settling import APPLIED
from analysis.tables import REVIEW, REVIEWED

Z = 1.96  # 95 of 100
WITH_TABLES = ("claims", "conditions", "stances", "assessments")


def wilson(right: int, n: int) -> tuple[float, float]:
    """The interval of a share, `right` of `n`; of nothing, 0 to 1."""
    if not n:
        return 0.0, 1.0
    share, z2 = right / n, Z**2
    middle, half = share + z2 / (2 * n), Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    low, high = (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)
    return (0.0 if right == 0 else low), (1.0 if right == n else high)


def judged_rows(replayed: Replayed, table: str) -> pd.DataFrame:
    """The extractor's rows, with `kept` (true, false, or empty where nobody decided or readers differ), `unchanged`, `band`.

    Raises TableError: no such table is reviewed.
    """
    if table not in REVIEWED:
        raise TableError(table, "is not reviewed", f"choose one of {', '.join(REVIEWED)}")
    frame = getattr(replayed.standing.tables, table)
    outcome = {tuple(row): word for *row, word in _decided(replayed, table)}
    frame = frame.assign(
        kept=pd.array([outcome.get((row,), (None, None))[0] for row in range(len(frame))], dtype="boolean"),
        unchanged=pd.array([outcome.get((row,), (None, None))[1] for row in range(len(frame))], dtype="boolean"),
        source=frame["article_id"].map(dict(replayed.tables.articles[["article_id", "source"]].to_numpy())),
    )
    sure = certainty(frame, replayed.tables.conditions)
    frame = frame.assign(band=pd.array([band_of(one) for one in sure], dtype="str"))
    return frame[frame[REVIEW].isna() | (frame[REVIEW] != "added")]


def _decided(replayed: Replayed, table: str) -> Iterable[tuple[int, tuple[bool, bool]]]:
    """(position, (kept, unchanged)) of each row about which something was decided and holds."""
    shown = getattr(replayed.tables, table)
    marks = dict(zip(keys_of(table, shown), shown[REVIEW], strict=True))
    keys = keys_of(table, getattr(replayed.standing.tables, table))
    names = {(a, i): (a, n) for (a, i), n in replayed.names.of.items()} if table == "actors" else {}
    for line, (name, row) in replayed.rows.items():
        if name == table and replayed.became[line] == APPLIED and line.kind in ("accept", "reject", "edit"):
            mark = marks.get(names.get(keys[row], keys[row]))
            if line.kind == "reject" or isinstance(mark, str):
                yield row, (line.kind != "reject", mark == "confirmed")


def precision(replayed: Replayed, table: str, by: str = "rule") -> pd.DataFrame:
    """A line for each value of a column (rule, form, source, band of confidence): of `n` reviewed rows, the share `kept`.

    With its interval, and the share that was right in every cell. Raises TableError: there is no such table or column.
    """
    rows = judged_rows(replayed, table)
    rows = rows[rows["kept"].notna()]
    if by not in rows:
        raise TableError(table, f"has no column {by!r}", f"choose one of {', '.join(rows.columns)}")
    found = []
    for value, group in rows.groupby(by, dropna=False, sort=True):
        n, kept = len(group), int(group["kept"].sum())
        low, high = wilson(kept, n)
        found.append((value, n, kept / n, low, high, int(group["unchanged"].sum()) / n))
    return pd.DataFrame(found, columns=[by, "n", "kept", "low", "high", "unchanged"])


def estimate(replayed: Replayed) -> pd.DataFrame:
    """A line a table: how many rows are false, how many are missing, each with an interval, and on how many rows that rests.

    False rows are counted band by band of confidence; a band in which nobody decided counts as the whole table does. What is
    missing is known from complete sections: of the rows that are there, the extractor found this share (`recall`).
    """
    return pd.DataFrame([{"table": table, **_false(replayed, table), **_missed(replayed, table)} for table in WITH_TABLES])


def _strata(rows: pd.DataFrame) -> pd.DataFrame:
    """Band -> its rows, how many were reviewed, how many of those were wrong."""
    grouped = rows.assign(seen=rows["kept"].notna(), wrong=(~rows["kept"]).fillna(False)).groupby("band", sort=True)
    return grouped.agg(rows=("seen", "size"), n=("seen", "sum"), wrong=("wrong", "sum")).astype(int)


def _false(replayed: Replayed, table: str) -> dict[str, float]:
    strata = _strata(judged_rows(replayed, table))
    n, wrong = int(strata["n"].sum()), int(strata["wrong"].sum())
    if not n:
        return {"rows": int(strata["rows"].sum()), "reviewed": 0, "false": np.nan, "false_low": np.nan, "false_high": np.nan}
    total, below, above = 0.0, 0.0, 0.0
    for band in strata.itertuples():
        seen, of = (band.n, band.wrong) if band.n else (n, wrong)
        left = band.rows - band.n
        low, high = wilson(of, seen)
        share, known = of / seen, band.wrong if band.n else 0
        total += known + left * share
        below += (left * (share - low)) ** 2
        above += (left * (high - share)) ** 2
    low, high = total - math.sqrt(below), total + math.sqrt(above)
    rows = int(strata["rows"].sum())
    return {"rows": rows, "reviewed": n, "false": total, "false_low": max(low, wrong), "false_high": min(high, rows)}


def _missed(replayed: Replayed, table: str) -> dict[str, float]:
    """What of the complete sections was found by the extractor, and from that what it missed in all."""
    inside = _in_complete(replayed, table)
    found, added = (int((inside[REVIEW] == "added").eq(value).sum()) for value in (False, True))
    nothing = {"complete_rows": found + added, "recall": np.nan, "missed": np.nan, "missed_low": np.nan, "missed_high": np.nan}
    right = _false(replayed, table)
    right_rows = right["rows"] - (0 if math.isnan(right["false"]) else right["false"])
    if not found:
        return nothing
    low, high = wilson(found, found + added)
    missed = [right_rows * (1 / share - 1) if share else math.inf for share in (found / (found + added), high, low)]
    return nothing | dict(
        zip(("recall", "missed", "missed_low", "missed_high"), (found / (found + added), *missed), strict=True)
    )


def _in_complete(replayed: Replayed, table: str) -> pd.DataFrame:
    """The rows, as decided, that begin in a section of which somebody said that nothing is missing."""
    lines = [line for line in active(replayed.became) if line.kind == "complete" and line.field in ("", table)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        place = replayed.standing.find(line)
        if place.row is not None:
            start, end = (replayed.standing.columns["sections"][edge][place.row] for edge in ("start", "end"))
            spans.setdefault(place.article_id, []).append((start, end))
    frame = getattr(replayed.tables, table)
    within = [any(s <= at < e for s, e in spans.get(a, ())) for a, at in zip(frame["article_id"], frame["start"], strict=True)]
    return frame[np.array(within, dtype=bool)]


def next_rows(replayed: Replayed, n: int = 20) -> pd.DataFrame:
    """The rows whose review would narrow the estimate of false rows most, the next first: table, id, band, quote.

    Each is taken from the band in which one row more lowers the variance most; inside a band, as good as at random.
    """
    strata: dict[tuple[str, str], tuple[int, int, int]] = {}
    waiting: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table in WITH_TABLES:
        rows = judged_rows(replayed, table)
        for band, counted in _strata(rows).iterrows():
            own = rows[(rows["band"] == band) & rows["kept"].isna()]
            keys = sorted(zip(keys_of(table, own), own["quote"], strict=True), key=lambda item: mixed(item[0]))
            strata[table, band] = int(counted["rows"]), int(counted["n"]), int(counted["wrong"])
            waiting[table, band] = [(key[-1], quote) for key, quote in keys]
    found = [(table, own, band, quote) for (table, band), (own, quote) in telling(strata, waiting, n)]
    return pd.DataFrame(found, columns=["table", "id", "band", "quote"], dtype="str")
