"""A chart in, what a browser needs to show it above the list out: the picture, and which of its parts lead to which rows."""

import base64
import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.errors import TableError

if TYPE_CHECKING:
    from analysis.views.theme import Chart

ROW = re.compile(r"[\w.-]+#([a-z])\d+(?:\.\d+)?")  # the id of a row: article, letter and place
TABLE = {"c": "claims", "k": "conditions", "t": "stances", "a": "assessments"}  # which table a letter stands for
Part = tuple[list[float], str, str, str]  # left, top, width, height in percent; table, ids of rows, what they are


def checked(chart: object) -> "Chart | None":
    """A chart of `an.charts`, or None. Raises TableError: it is something else."""
    if chart is not None and not hasattr(chart, "leads"):
        raise TableError("chart", "is no chart", "give what a function of an.charts returns: an.charts.who_speaks(who)")
    return chart


def parts_of(chart: "Chart") -> Iterator[Part]:
    """The parts of a picture that rest on rows of one table; a heading leads nowhere here."""
    for written in chart.leads:
        place, rows, says = written.split("\t")
        found = [ROW.fullmatch(row) for row in rows.split()]
        letters = {match[1] if match else "" for match in found}
        if len(letters) == 1 and (table := TABLE.get(letters.pop())):
            yield [float(share) for share in place.split()], table, rows, says


def picture_of(chart: "Chart | None") -> dict[str, object]:
    """The message that shows a chart; an empty one where there is none."""
    if chart is None:
        return {"kind": "chart", "parts": []}
    return {"kind": "chart", "source": _source(chart), "alt": chart.alt, "parts": [*parts_of(chart)]}


def still(chart: "Chart | None") -> str:
    """The picture in HTML, for a page without a kernel."""
    if chart is None:
        return ""
    wide = round(chart.get_figwidth() * 100)
    return f'<p><img src="{_source(chart)}" alt="{html.escape(chart.alt)}" width="{wide}" style="max-width: 100%"></p>\n'


def _source(chart: "Chart") -> str:
    return f"data:image/png;base64,{base64.b64encode(chart.png()).decode('ascii')}"
