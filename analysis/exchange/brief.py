"""Tables in, a brief out: for each negotiation who wants what, how hard, who is against it, and where it is said.

The Word file and the printed pages are two ways to write the same brief down.
"""

import dataclasses
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.exchange.flat import statements
from analysis.reading import Article
from analysis.tables import Tables
from analysis.views import one_line, spelled
from analysis.words import OTHER

MOST_PARTIES, MOST_POINTS = 8, 6  # of a negotiation, and of a party: a brief is short
LONGEST_QUOTE = 240  # characters
UNNAMED = "Talks without a name"


@dataclasses.dataclass(frozen=True)
class Point:
    """One line of a brief: what is said, and in a note where, with an address or none."""

    text: str
    note: str
    link: str


@dataclasses.dataclass(frozen=True)
class Section:
    """The points of one party; at `level` 1 a negotiation begins."""

    heading: str
    level: int
    lead: str = ""
    points: tuple[Point, ...] = ()


def brief(tables: Tables, articles: Sequence[Article] = ()) -> list[Section]:
    """The sections of the brief; of a party the hardest condition on each issue, those with the most conditions first."""
    said = statements(tables, articles).set_index("row")
    first = tables.conditions["condition_id"][tables.conditions["duplicate_of"].isna()]
    wants = said.loc[first].assign(force=-tables.conditions.set_index("condition_id")["strength"])
    wants = wants.assign(other=wants["issue"] == spelled(OTHER))  # what is of no issue stands last
    found = []
    for name, theirs in tables.articles.fillna({"talks": ""}).groupby("talks"):
        inside = wants[wants["talks"] == name]
        found += [Section(name or UNNAMED, 1, _lead(theirs, inside)), *_parties(inside[inside["party"] != ""])]
    return found


def _lead(articles: pd.DataFrame, wants: pd.DataFrame) -> str:
    days = sorted(articles["published"].dropna())
    when = f", {days[0]} to {days[-1]}" if len(days) > 1 and days[0] != days[-1] else f", {days[0]}" if days else ""
    unheld = int((wants["party"] == "").sum())
    left_out = f" {_count(unheld, 'condition')} without a known holder left out." if unheld else ""
    return f"{_count(len(articles), 'article')}{when}; {_count(len(wants), 'condition')}.{left_out}"


def _parties(wants: pd.DataFrame) -> Iterator[Section]:
    sizes = wants.groupby("party").size()
    ranked = sizes.sort_index().sort_values(ascending=False, kind="stable")
    for party in ranked.index[:MOST_PARTIES]:
        theirs = wants[wants["party"] == party].sort_values(["other", "force"], kind="stable").drop_duplicates("issue")
        points = tuple(_point(row) for row in theirs.head(MOST_POINTS).itertuples())
        further = len(theirs) - len(points)
        yield Section(party, 2, f"{_count(further, 'further issue')} left out." if further else "", points)
    if len(ranked) > MOST_PARTIES:
        yield Section("Further parties", 2, ", ".join(ranked.index[MOST_PARTIES:]) + ".")


def _point(row: object) -> Point:
    """`pay: must. “…” (withdrawn; with it: Port Workers; against it: Sudland; feasibility: negative, by Cy Day)`"""
    others = "; ".join(name for name in row.sides_for.split("; ") if name != row.party)
    told = [row.status if row.status != "standing" else "", f"with it: {others}" if others else ""]
    told.append(f"against it: {row.sides_against}" if row.sides_against else "")
    told.append(f"{row.verdict}, by {row.judged_by or 'somebody unnamed'}" if row.verdict else "")
    more = "; ".join(filter(None, told))
    text = f"{row.issue}: {row.strength}. “{one_line(row.quote, LONGEST_QUOTE)}”" + (f" ({more})" if more else "")
    where = ", ".join(filter(None, (row.article, row.source, row.date)))
    return Point(text, one_line(f"{where}. Confidence {row.confidence:.2f}; {row.Index}."), row.link)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
