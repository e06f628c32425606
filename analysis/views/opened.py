"""The answer of `who_wants_what` in, its table as a page part out: each cell leads to the sentences that it rests on, below it.

All words come from articles and are escaped; there is no script; every class and id begins with `parley`.
"""

import dataclasses
import functools
import html
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.tables import PIECES
from analysis.views.answers import Answer
from analysis.views.captions import spelled
from analysis.views.counting import UNKNOWN

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "template"


class Sentence(NamedTuple):
    """One sentence behind a cell: when, by which outlet, its words with the evidence marked, what is known, its row."""

    said: str
    source: str
    marked: str
    known: str
    row: str


@dataclasses.dataclass(frozen=True)
class Opened:
    """What `open_cells` returns: a notebook displays it as a table with its sentences, a terminal as one line."""

    wants: Answer

    def __repr__(self) -> str:
        shown = self.wants.frame["conditions"].gt(0).sum() if len(self.wants) else 0
        return f"{shown} cells with the sentences behind them"

    def _repr_html_(self) -> str:
        frame = self.wants.frame
        if not len(frame):
            return f"<p>Nothing to show: {html.escape(self.wants.why)}.</p>"
        parties, issues = (list(dict.fromkeys(frame.index.get_level_values(level))) for level in ("party", "issue"))
        anchors = {key: f"parley-cell-{n}" for n, key in enumerate(frame.index, start=1)}
        behind = _by_cell(self.wants.rows)
        return _template().render(
            parties=parties, issues=issues, anchors=anchors, behind=behind,
            cells={key: frame.loc[key].to_dict() for key in frame.index}, colours=self.wants.colours,
        )  # fmt: skip


def open_cells(wants: Answer) -> Opened:
    """The table of `summaries.who_wants_what`, parties above and issues at the left; a cell leads to its sentences below."""
    return Opened(wants)


def _by_cell(rows: pd.DataFrame) -> dict[tuple[str, str], list[Sentence]]:
    """The sentences of each cell, the last first; what other articles say in the very same words stands once."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    for row in rows.drop_duplicates(["party", "issue", "quote", "sentence"]).itertuples():
        one = Sentence(row.date, row.source, mark(row.sentence, row.quote), known_of(row), row.condition_id)
        found.setdefault((row.party, row.issue), []).append(one)
    return found


def known_of(row: "pd.core.frame.Pandas") -> str:
    """What is known of a position beside its words: `of Norland; as told by Sudland; withdrawn`."""
    status = "" if row.stands else "said again later" if row.status == "standing" else row.status
    told = "speaker unknown" if row.teller == UNKNOWN else f"as told by {row.teller}" if row.teller else ""
    known = [f"of {row.of}" if row.of else "", "" if row.side > 0 else "against it", told, status, row.judged_by]
    return "; ".join(filter(None, known))


def mark(sentence: str, quote: str) -> str:
    """The sentence as HTML, with each piece of the quote marked in its place; the quote alone where it is not in it."""
    found, at = [], 0
    for piece in quote.split(PIECES):
        start = sentence.find(piece, at)
        if start < 0:
            return f"<mark>{html.escape(quote)}</mark>"
        found += [html.escape(sentence[at:start]), f"<mark>{html.escape(piece)}</mark>"]
        at = start + len(piece)
    return "".join([*found, html.escape(sentence[at:])])


@functools.cache
def _template() -> "jinja2.Template":
    import jinja2  # a notebook that opens no cell does not wait for it

    options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), **options)
    environment.filters["spelled"] = spelled
    environment.globals["style"] = (TEMPLATES / "cells.css").read_text(encoding="utf-8")
    return environment.get_template("cells.html.j2")
