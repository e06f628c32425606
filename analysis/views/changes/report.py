"""Tables and a day in, an `Answer` out: what is new, harder, softer, given up or agreed since then, in words before and after.

A row is a step of a party's ladder on one matter; `matter` is the first words in which the party spoke of it. What became known
since the day is shown by the day on which it was said: an article may tell late what was said early, and then `told` says so.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.errors import ReportError
from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.changes.ladder import Rung, find_moves
from analysis.views.changes.moves import NEW, REPEATED, changed_words
from analysis.views.changes.parties import Parties
from analysis.views.counting import asked
from analysis.views.quoting import few_words
from analysis.words import Talks, values

COLUMNS = ["said_on", "said_basis", "move", "changed", "before", "after", "issue", "published", "told", "article_id", "row_id"]
LONGEST_MATTER = 60  # characters
ONE_ARTICLE = "one article alone shows no change: read a folder of dated articles on one negotiation"


@asked
def what_changed(tables: Tables, since: str = "", talks: Talks | str | None = None, top: int = 12) -> Answer:
    """The moves of every party by matter, in the order in which they were made; those that became known on or after `since`.

    `move` is new, repeated, hardened, softened, withdrawn, agreed, deferred, contradicted (by another speaker of one side
    on one day) or denied; `changed` has the word or figure before and after. Near-identical articles count once.
    What no article mentions any more is not dropped: silence makes no row. The `top` matters with the most moves are kept.

    Raises ReportError: `since` is no ISO date.
    """
    _check_day(since)
    dated = tables.articles["published"].notna().sum()
    if len(tables.articles) < 2 or not dated:
        why = ONE_ARTICLE if len(tables.articles) < 2 else "no article has a date"
        return Answer(_frame([])[COLUMNS], 0, "move", len(tables.articles), why=why)
    rungs, parties = find_moves(tables)
    matters = {rung.thread: few_words(rung.position.quote, LONGEST_MATTER) for rung in reversed(rungs) if rung.earlier is None}
    rows = [_row(rung, parties, matters) for rung in rungs]
    known = [row for row in rows if not since or row["published"] >= since]
    moved = Counter((row["party"], row["matter"]) for row in known if row["move"] not in (NEW, REPEATED))
    matters_kept = sorted({(row["party"], row["matter"]) for row in known}, key=lambda m: (-moved[m], m))[:top]
    shown = _frame([row for row in known if (row["party"], row["matter"]) in set(matters_kept)])
    rests = pd.DataFrame({"move": shown["row_id"], "before": shown.pop("before_id"), "after": shown["row_id"]})
    left = len({(row["party"], row["matter"]) for row in known}) - len(matters_kept)
    changes = shown[~shown["move"].isin([NEW, REPEATED])]
    behind = changes if len(changes) else shown
    return Answer(
        shown, len(known), "move", len(tables.articles), n_all=len(rows),
        left_out=f"{left} further matter{'s' if left > 1 else ''} with fewer moves" if left > 0 else "",
        why="" if known else f"nothing became known since {since}" if rows else "no condition has a known holder",
        behind=("conditions", tuple(row for row in behind["row_id"] if "#k" in row)), rests=rests,
    )  # fmt: skip


def _check_day(since: str) -> None:
    try:
        pd.Timestamp(since) if since else None
    except ValueError:
        raise ReportError("parameter 'since'", f"is {since!r}", "write a day like 2025-02-18, or nothing") from None


def _row(rung: Rung, parties: Parties, matters: dict[int, str]) -> dict[str, str]:
    position, earlier = rung.position, rung.earlier
    names = parties.names.get((position.talks, position.party), (position.party,))
    late = position.published > position.day != ""
    return {
        "party": names[0], "matter": matters.get(rung.thread, few_words(position.quote, LONGEST_MATTER)), 
        "said_on": position.day, "said_basis": position.basis, "move": rung.move, "changed": changed_words(position, earlier),
        "before": few_words(earlier.quote) if earlier else "", "after": few_words(position.quote),
        "issue": ";".join(sorted(position.issues)), "published": position.published,
        "told": "later" if late else "", "article_id": position.article_id, "row_id": position.row_id,
        "before_id": earlier.row_id if earlier else "",
    }  # fmt: skip


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["party", "matter", *COLUMNS, "before_id"]).astype("str")
    found["move"] = pd.Categorical(found["move"], categories=values.MOVES)
    order = found.groupby(["party", "matter"], sort=True)["said_on"].transform("min")
    found = found.assign(first=order).sort_values(["party", "first", "matter", "said_on"], kind="stable")
    return found.drop(columns="first").assign(move=found["move"].astype("str")).set_index(["party", "matter"])
