"""Small articles for the tests of a store, and readers that fail or die at some of them, as other processes can import them."""

import os
import time
from pathlib import Path

from analysis.reading import Article
from analysis.store import batches

TEXT = "Talks of day %s\n\n“We will sign if the troops leave,” said Ann Lee, the minister. Bo Tran called it unrealistic.\n"
POISON, FAULT, SLOW = "Poison", "Fault", "Slow"  # titles


def articles(count: int, title: str = "Talks", first: int = 0) -> list[Article]:
    """So many articles that came without a file."""
    numbers = range(first, first + count)
    return [
        Article(f"a{n:03d}", f"a{n:03d}.txt", f"{n:064d}", TEXT % n, title, published=f"2026-01-{n % 28 + 1:02d}")
        for n in numbers
    ]


def write_articles(folder: Path, count: int, text: str = TEXT) -> Path:
    """So many files of articles; some in a folder of their own, so that they belong to other talks."""
    for number in range(count):
        place = folder / ("ports" if number % 3 == 0 else "") / f"day-{number:03d}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text % number, encoding="utf-8")
    return folder


def titles(given: list[Article]) -> list[str]:
    """A reader that dies at poison, raises at a fault, and takes its time where that is asked for."""
    for article in given:
        if article.title == POISON:
            os._exit(9)
        if article.title == FAULT:
            raise ValueError(article.path)
        if article.title == SLOW:
            time.sleep(0.3)
    return [f"{article.article_id} {article.title}" for article in given]


def deadly(given: list[Article], reader: batches.Reader) -> batches.Batch:
    """The reader of a store, but poison kills it."""
    titles([article for article in given if article.title == POISON])
    return batches.read_batch(given, reader)
