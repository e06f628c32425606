"""What a summary gives: a DataFrame, and beside it what keeps a chart of it honest."""

import dataclasses
import html
import re
from collections.abc import Iterable, Mapping

import pandas as pd

CELL = re.compile(r"<td>(.*?)</td>", re.S)


@dataclasses.dataclass(frozen=True, eq=False)
class Answer:
    """The answer to one question: `frame` is plain pandas, and a notebook shows the answer as its frame.

    >>> who = an.summaries.who_speaks(tables)   # doctest: +SKIP
    >>> who.frame.query("percent_own > 50")   # doctest: +SKIP
    >>> an.charts.who_speaks(who.showing(who.frame.query("words > 100")))   # doctest: +SKIP
    """

    frame: pd.DataFrame
    n: int  # how many rows of the tables were counted
    unit: str  # what one of them is: `statement`
    n_articles: int  # articles that they come from
    n_copies: int = 0  # how many of them are copies of others, whose words count once
    n_all: int = 0  # of how many, where only some rows can be counted at all
    left_out: str = ""  # what `frame` does not show: `2 further issues, 1 further holder`
    why: str = ""  # why `frame` has no rows
    across: tuple[str, ...] = ()  # what stands across the top of a matrix: issues, assessors, parties
    parts: tuple[int, ...] = ()  # where each of the texts begins that a file joins
    groups: tuple[tuple[str, ...], ...] = ()  # parties that stand together
    n_clashes: int = 0  # pairs of parties and things on which they pull apart, shown or not
    talks: str = ""  # the negotiation that it is about
    outlets: str = ""  # how far their outlets can be trusted: `3 outlets: 1 of high reliability, 2 not judged`
    colours: Mapping[str, str] = dataclasses.field(default_factory=dict)  # of parties, where the analyst gave them one
    rows: pd.DataFrame | None = None  # the rows behind every cell
    rests: pd.DataFrame | None = None  # ids of the rows behind the cells of `frame`: line by line, for columns that have any
    behind: tuple[str, tuple[str, ...]] = ("claims", ())  # table and ids of the rows behind the biggest number

    def showing(self, frame: pd.DataFrame) -> "Answer":
        """The same answer with another frame: some of its rows, or in another order."""
        rests = self.rests
        if rests is not None and not frame.index.equals(rests.index):
            rests = rests.reindex(frame.index) if rests.index.is_unique else None
        return dataclasses.replace(self, frame=frame, rests=rests)

    def rows_of(self, line: int, column: str) -> str:
        """The ids of the rows behind a cell, `talks#c14 talks#c90`; nothing where none are known."""
        rows = self.rests[column].iloc[line] if self.rests is not None and column in self.rests else ""
        return rows if isinstance(rows, str) else ""

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_html_(self) -> str | None:
        shown = self.frame._repr_html_()
        if shown is None or self.rests is None or len(CELL.findall(shown)) != self.frame.size:
            return shown  # pandas left some of it out
        nothing = [""] * len(self.frame)
        columns = [self.rests[name].tolist() if name in self.rests else nothing for name in self.frame.columns]
        behind = (rows if isinstance(rows, str) else "" for line in zip(*columns, strict=True) for rows in line)
        return CELL.sub(lambda cell: f"<td>{named(next(behind), cell[1])}</td>", shown)


def named(rows: str, shown: str) -> str:
    """What is shown, named for the rows that it rests on: a notebook shows it as ever, a page makes a link of it."""
    return f'<span data-row="{html.escape(rows)}">{shown}</span>' if rows else shown


def joined(ids: Iterable[str]) -> str:
    """Each of some ids once, in their order, as `rests` holds them."""
    return " ".join(dict.fromkeys(ids))
