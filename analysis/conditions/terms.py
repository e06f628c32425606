"""The words of a condition in, its terms as values out: how much of what, and by when.

Of several figures the one asked for counts: *from 90 to 70*, *now $15, lifted to $20*; else the first. So *5 per cent*,
*$20 a day* and *by 30 June* can be compared with what is asked on another day.
"""

from __future__ import annotations

import re
from typing import TypedDict

from analysis.reading import Figure, Reading, find_deadline, find_figures

_REACHED = re.compile(r"\b(?:to|at)\W*$", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:from|than)\W*$", re.IGNORECASE)


class Terms(TypedDict):
    """Columns of a condition; None where its words do not say."""

    amount: float | None
    unit: str | None
    deadline: str | None


def terms_of(words: str, reading: Reading, trigger: str = "") -> Terms:
    """The figure and the limit that `words` ask for or offer; behind the `trigger` if one is there (three unions want 8)."""
    figures = find_figures(words, reading.vocabulary)
    behind = [figure for figure in figures if figure.start >= words.find(trigger)]
    figure = _figure_asked(words, behind) or _figure_asked(words, figures)
    deadline = find_deadline(words, reading.article.published, reading.vocabulary)
    return Terms(
        amount=figure.amount if figure else None, unit=figure.unit or None if figure else None, deadline=deadline
    )  # fmt: skip


def _figure_asked(words: str, figures: list[Figure]) -> Figure | None:
    """The first figure that something is to reach (`lifted to $20`); else the first that it does not leave (`from 90`)."""
    for pattern, wanted in ((_REACHED, True), (_LEFT, False)):
        for figure in figures:
            if (pattern.search(words[: figure.start]) is not None) == wanted:
                return figure
    return None  # only what is left: come down from six weeks
