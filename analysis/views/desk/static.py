"""A listing in, a table in HTML out that sorts and searches by itself: what a rendered notebook shows in the desk's place."""

import functools
import html
from pathlib import Path

from analysis.views.desk.listing import Listing

HERE = Path(__file__).parent
MOST_ROWS = 300  # of a page; the notebook has them all
NO_MATHS = "tex2jax_ignore mathjax_ignore"


def table_of(listing: Listing) -> str:
    """The first rows of a listing as a table that needs nothing else; all words of articles are escaped."""
    columns = listing.everything()["columns"]
    rows = listing.page(0, MOST_ROWS)["rows"]
    more = f", the first {len(rows)} of them here" if len(rows) < len(listing) else ""
    head = "".join(f"<th scope='col'>{_text(_heading(column))}</th>" for column in columns)
    body = "".join(
        f"<tr class='{_text(mark)}'>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>" for cells, mark in rows
    )
    caption = f"{len(listing):,} {listing.choice.table}{more}: <code>{_text(listing.line)}</code>"
    style, script = _file("static.css"), _file("static.js")
    return (
        f"<style>{style}</style><table class='parley-desk-table {NO_MATHS}'><caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><script>{script}</script>"
    )


def _heading(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")


def _text(text: object) -> str:
    return html.escape(str(text)).replace("\r", "&#13;").replace("\0", "�")


@functools.cache
def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
