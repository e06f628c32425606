"""What a desk costs: its first rows, a filter of 20,000 rows before and after a decision, and a decision beside a bare fsync.

    python benchmarks/desk.py [--rows 20000] [--rounds 20]

The tables are those of `seeds`, copied under other names until a table has so many conditions; the folder of decisions is new.
By the clock and of the processor: the median, and the longest in brackets.
"""

import argparse
import dataclasses
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

import analysis as an
from analysis.reading import Article
from analysis.tables import Tables

ROOT = Path(__file__).parents[1]
FILTERS = ({"party": "cty:russia"}, {"words": "must"}, {"issue": "territory"}, {"strength": 4}, {"order": "random"})


def copied(article: Article, tables: Tables, count: int) -> tuple[list[Article], Tables]:
    """An article and its tables, so many times under other names."""
    names = [f"{article.article_id}-{number:05d}" for number in range(count)]
    frames = {}
    for name, table in tables.items():
        ids = [column for column in table if table[column].dtype == "str" and _names(table[column], article.article_id)]
        many = pd.concat([table] * count, ignore_index=True)
        whose = pd.Series([own for own in names for _ in range(len(table))], index=many.index, dtype="str")
        rest = {column: many[column].str.removeprefix(article.article_id) for column in ids}
        frames[name] = many.assign(**{column: whose.where(many[column].notna()) + rest[column] for column in ids})
    prints = pd.Series([f"{number:064x}" for number in range(count)], dtype="str")
    frames["articles"] = frames["articles"].assign(sha256=prints)
    articles = [dataclasses.replace(article, article_id=own, sha256=sha) for own, sha in zip(names, prints, strict=True)]
    return articles, Tables(**frames)


def _names(column: pd.Series, article_id: str) -> bool:
    told = column.dropna()
    return len(told) > 0 and told.str.startswith(article_id).all()


def took(doing: Callable[[], object]) -> tuple[float, float]:
    """The seconds of one call, by the clock and of the processor."""
    begun, spent = time.perf_counter(), time.process_time()
    doing()
    return time.perf_counter() - begun, time.process_time() - spent


def bare_fsync(folder: Path) -> None:
    """Put as many bytes on the disk as a decision has."""
    with (folder / "bare").open("ab") as file:
        file.write(b"x" * 300)
        file.flush()
        os.fsync(file.fileno())


def measure(rows: int, rounds: int, folder: Path) -> dict[str, list[tuple[float, float]]]:
    """What is done at the desk -> its seconds, once for each round."""
    (article,) = an.read(ROOT / "seeds")
    tables = an.normalize([article])
    articles, tables = copied(article, tables, -(-rows // len(tables.conditions)))
    found: dict[str, list[tuple[float, float]]] = {}

    def note(what: str, doing: Callable[[], object]) -> None:
        found.setdefault(what, []).append(took(doing))

    desk = None

    def open_desk() -> None:
        nonlocal desk
        desk = an.desk(articles, tables, decisions=folder / "decisions", reader="ann")
        desk.answer({"do": "open"})

    note("open, and the first rows", open_desk)
    said = desk.answer
    for number in range(rounds):
        asked = {"table": "conditions", "order": "least certain", "mark": "open"} | FILTERS[number % len(FILTERS)]
        note("filter", lambda asked=asked: said({"do": "choose", "choice": asked}))
        kind = ("accept", "reject", "unsure")[number % 3]
        note("a bare fsync", lambda: bare_fsync(folder))
        note("decide", lambda number=number, kind=kind: said({"do": kind, "at": number}))
        note("look at a row", lambda number=number: said({"do": "look", "at": number + 1}))
        note("filter after a decision", lambda asked=asked: said({"do": "choose", "choice": asked}))
        other = {"table": ("claims", "stances", "actors")[number % 3]}
        note("other table after a decision", lambda other=other: said({"do": "choose", "choice": other}))
    note("desk.tables", lambda: desk.tables)
    return found


def told(seconds: Sequence[tuple[float, float]]) -> str:
    """The medians and the longest, in milliseconds."""
    both = zip(*seconds, strict=True)
    return "   ".join(f"{1000 * statistics.median(one):7.1f} ms ({1000 * max(one):6.1f})" for one in both)


def main() -> None:
    """Print a line for each thing that is done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.rows, given.rounds, Path(folder))
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    for what, seconds in found.items():
        print(f"{what:30}{told(seconds)}")


if __name__ == "__main__":
    main()
