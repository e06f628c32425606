"""How large the pages of many invented articles are, how long each takes to make, and how fast the search answers.

    python benchmarks/pages.py [--articles 1000]

No kernel and no language model is started: the tables are invented. The search is timed where Chromium is installed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from analysis.reading.article import Article
from analysis.reports.articles import write_articles
from analysis.reports.profiles import write_profiles
from analysis.reports.render import render_overview
from analysis.reports.search import put_articles, read_profiles
from analysis.tables import Tables
from tests.small import said, tables_of, together, wants

ROWS, PARTIES = 30, 40  # of an article, and of all
ON = "2026-01-31"
ASKED = ("", "must", "party 7", "leave valley 12")
TIMED = """words => { const box = document.querySelector('[name=q]'), begun = performance.now(); box.value = words;
    box.dispatchEvent(new Event('input', {bubbles: true})); document.body.offsetHeight; return performance.now() - begun }"""


def invented(number: int) -> Tables:
    """The tables of one article."""
    names = [f"Party {(7 * number + n) % PARTIES}" for n in range(ROWS)]
    lines = [said(who, f"We will sign paper {n} of article {number} today.") for n, who in enumerate(names[2:])]
    lines += [wants(who, f"they must leave valley {n} of {number}", 5, issue="territory") for n, who in enumerate(names[:2])]
    return tables_of(lines, article_id=f"article-{number}", check=False)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000, help="how many are invented (default: %(default)s)")
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as name:
        run, shared = Path(name) / "run", Path(name) / "shared"
        shared.mkdir()
        # as a run reads them: what is put together of a thousand tables lies in a thousand pieces, which slows all reading
        tables = Tables.read(together(*map(invented, range(count))).to_parquet(Path(name) / "tables"))
        texts = [
            Article(row.article_id, f"{row.article_id}.txt", "0", row.quote, row.article_id)
            for row in tables.sections.drop_duplicates("article_id").itertuples()
        ]
        _timed("article", lambda: len(write_articles(texts, tables, run / "articles", ON)))
        _timed("party or issue", lambda: len(write_profiles(tables, None, run, ON)["untitled"]))
        articles = put_articles(run, run, shared)
        index = render_overview([], ON, (), articles, read_profiles(shared))
        print(f"index of {count} articles: {len(index.encode()) / 1e6:.2f} MB")
        for page in ("search.html", "articles/article-1.html"):
            print(f"{page}: {(shared / page).stat().st_size / 1e6:.2f} MB")
        if browser := shutil.which("chromium"):
            _search(shared / "search.html", browser)


def _timed(what: str, make: object) -> None:
    start = time.process_time()
    made = make()
    print(f"{made} pages, {1000 * (time.process_time() - start) / made:.1f} ms for each {what}")


def _search(page: Path, browser: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
        opened.goto(page.as_uri())
        opened.locator("#ask").wait_for()
        for words in ASKED:
            print(f"search for {words!r}: {min(opened.evaluate(TIMED, words) for _ in range(5)):.0f} ms")


if __name__ == "__main__":
    main()
