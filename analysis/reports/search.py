"""What the pages of articles keep in, one page that searches and filters all their rows out, as a file and without a request.

The rows are in the page, compressed; its one script unpacks them, and keeps what is asked for in the address behind `#`, so that
an answer can be passed on. Without a script the page is a plain list of the articles.
"""

import base64
import gzip
import json
from collections.abc import Mapping, Sequence

from analysis.reports import render

ABOUT = ("article_id", "title", "source", "published", "talks")
FILTERS = {"party": "Party", "issue": "Issue", "kind": "Kind", "source": "Outlet", "talks": "Negotiation"}  # name -> label


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
