"""The pages of articles in, one page that searches and filters all their rows out: a file that asks nobody for anything.

The rows are in the page, compressed; its one script unpacks them, and keeps what is asked for in the address behind `#`, so
that an answer can be passed on. Without a script the page is a plain list of the articles.
"""

import base64
import gzip
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.reports import render
from analysis.reports.articles import FOLDER

HELD = re.compile(r'<script type="application/json" id="rows">(.*?)</script>', re.S)  # what a page of an article keeps
ABOUT = ("article_id", "title", "source", "published", "talks")
FILTERS = {"party": "Party", "issue": "Issue", "kind": "Kind", "source": "Outlet", "talks": "Negotiation"}  # name -> label


def read_rows(folder: Path) -> list[dict[str, object]]:
    """What the pages of articles in `folder` keep, by the articles' ids: what the article is, and its `rows`."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html")))
    return [json.loads(found[1]) for page in pages if (found := HELD.search(page))]


def put_articles(made: Path, before: Path, shared: Path) -> list[dict[str, object]]:
    """Copy the pages of `before`, and over them those that a run `made`, to `shared`, with a page to search them all.

    Gives what each of the pages is about.
    """
    for source in filter(Path.is_dir, (before, made)):
        shutil.copytree(source, shared / FOLDER, dirs_exist_ok=True)
    found = read_rows(shared / FOLDER)
    if found:
        (shared / "search.html").write_text(search_page(found), encoding="utf-8")
    return found


def search_page(articles: Sequence[Mapping[str, object]]) -> str:
    """The page; each of `articles` has the fields `ABOUT`, and `rows` as `articles.SHOWN` orders them.

    Raises ReportError: the page would fetch something.
    """
    listed = sorted(articles, key=lambda one: (one["talks"], one["published"], one["article_id"]))
    page = render.environment().get_template("search.html.j2").render(
        articles=listed, filters=FILTERS, n_rows=sum(len(one["rows"]) for one in listed), data=packed(listed)
    )  # fmt: skip
    render.check_page(page, "search.html")
    return page


def packed(articles: Sequence[Mapping[str, object]]) -> str:
    """The rows as JSON, compressed, in letters that a page can hold; the same rows give the same letters."""
    about = [[one[name] for name in ABOUT] for one in articles]
    rows = [[n, *row] for n, one in enumerate(articles) for row in one["rows"]]
    text = json.dumps({"articles": about, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
