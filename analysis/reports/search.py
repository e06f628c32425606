"""The pages of articles in, one page that searches and filters all their rows out: a file that asks nobody for anything.

The rows are in the page, compressed; its one script unpacks them, and keeps what is asked for in the address behind `#`, so
that an answer can be passed on. Without a script the page is a plain list of the articles.
"""

import base64
import gzip
import itertools
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.reports import render
from analysis.reports.articles import FOLDER
from analysis.reports.profiles import FOLDERS
from analysis.tables import take_over

HELD = re.compile(r'<script type="application/json" id="rows">(.*?)</script>', re.S)  # what a page of an article keeps
ABOUT = ("article_id", "title", "source", "published", "talks")
FILTERS = {"party": "Party", "issue": "Issue", "kind": "Kind", "source": "Outlet", "talks": "Negotiation"}  # name -> label


def read_rows(folder: Path) -> list[dict[str, object]]:
    """What the pages of a folder keep, by their names: of an article what it is, and its `rows`; `page` is the file's name."""
    pages = ((path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html")))
    return [{**json.loads(found[1]), "page": name} for name, page in pages if (found := HELD.search(page))]


def read_profiles(shared: Path) -> dict[str, dict[str, list[dict[str, object]]]]:
    """What pages of parties, issues and briefs there are: negotiation -> kind -> each, the most spoken of first."""
    told = [{**one, "page": f"{name}/{one['page']}"} for name in FOLDERS.values() for one in read_rows(shared / name)]
    found: dict[str, dict[str, list[dict[str, object]]]] = {}
    for one in sorted(told, key=lambda one: (one["talks"], -one["n"], one["name"])):
        found.setdefault(one["talks"], {}).setdefault(one["kind"], []).append(one)
    return found


def put_articles(made: Path, before: Path, shared: Path) -> list[dict[str, object]]:
    """Copy the pages of articles, parties and issues in `before`, and over them those that a run `made`, to `shared`.

    There is a page to search them all. Gives what each of the pages of articles is about.
    """
    for source, name in itertools.product(dict.fromkeys((before, made)), (FOLDER, *FOLDERS.values())):
        if (source / name).is_dir():
            shutil.copytree(source / name, shared / name, copy_function=take_over, dirs_exist_ok=True)
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
