"""Dated articles of one negotiation, of our own wording, as tables; and the example of the data folder."""

import functools
from pathlib import Path

from analysis.pipeline import normalize
from analysis.reading import read
from analysis.reading.article import Article
from analysis.tables import Tables
from analysis.views.changes import find_moves

EXAMPLE = Path(__file__).parents[3] / "data" / "examples" / "ferry-strike"


@functools.cache
def example() -> Tables:
    return normalize(read(EXAMPLE))


@functools.cache
def tables_of_days(*days: tuple[str, str], talks: str = "talks", source: str | None = None) -> Tables:
    """Tables of articles, each (day of publication, text)."""
    return normalize(
        [
            Article(
                article_id=f"a{i}",
                path=f"a{i}.txt",
                sha256=str(i),
                text=text,
                title="",
                published=day,
                talks=talks,
                source=source,
            )
            for i, (day, text) in enumerate(days)
        ]
    )


def moves(*days: tuple[str, str]) -> list[tuple[str, str]]:
    """The moves of the last article: party and kind."""
    rungs, _ = find_moves(tables_of_days(*days))
    return [(rung.position.party, rung.move) for rung in rungs if rung.position.article_id == f"a{len(days) - 1}"]
