"""What a summary gives: a DataFrame, and beside it what keeps a chart of it honest."""

import dataclasses

import pandas as pd


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
    n_clashes: int = 0  # issues on which parties pull apart, shown or not
    behind: tuple[str, tuple[str, ...]] = ("claims", ())  # table and ids of the rows behind the biggest number

    def showing(self, frame: pd.DataFrame) -> "Answer":
        """The same answer with another frame: some of its rows, or in another order."""
        return dataclasses.replace(self, frame=frame)

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_html_(self) -> str | None:
        return self.frame._repr_html_()
