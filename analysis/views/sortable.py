"""Rows in, a table in HTML out that sorts and searches by itself: what a rendered page shows where a notebook has a desk.

Every cell is escaped, and nothing is fetched; without its script it is still a table.
"""

import functools
import html
from collections.abc import Iterable, Sequence
from pathlib import Path

TEMPLATES = Path(__file__).parent / "template"
NO_MATHS = "tex2jax_ignore mathjax_ignore"  # classes at which JupyterLab and MathJax stop


@functools.cache
def table_script() -> str:
    """The script of these tables: the one script that a shared page may have."""
    return (TEMPLATES / "sortable.js").read_text(encoding="utf-8")


@functools.cache
def _style() -> str:
    return (TEMPLATES / "sortable.css").read_text(encoding="utf-8")


def sortable(caption: str, code: str, columns: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> str:
    """A table under a caption and a line of code; each row is its cells and a word that says how it is set, or nothing."""
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in columns)
    body = "".join(_row(cells, kind) for cells, kind in rows)
    return (
        f'<style>{_style()}</style>\n<table class="parley-sortable {NO_MATHS}">\n'
        f"<caption>{_text(caption)}<br><code>{_text(code)}</code></caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n<script>{table_script()}</script>"
    )


def _row(cells: Sequence[str], kind: str) -> str:
    own = f' class="{_text(kind)}"' if kind else ""
    return f"<tr{own}>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>\n"


def _text(text: object) -> str:
    return html.escape(str(text)).replace("\r", "&#13;").replace("\0", "\ufffd")
