"""A report and the tables of its articles in, the same report for each negotiation out: parties are compared inside one.

A notebook with the parameter `talks` gets a page per negotiation where there are several; `ports--who-wants-what.html` is that
of the negotiation `ports`. A notebook without it, or a run that names one, keeps its single page.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.reports.declared import Report
from analysis.reports.kept import rows_of

if TYPE_CHECKING:
    from analysis.tables import Tables

APART = "--"  # between the negotiation and the report in a page's name; no report's own name has it
UNNAMED = "No named negotiation"  # stands above the pages of the articles that name none


@dataclasses.dataclass(frozen=True)
class Part:
    """The articles of one negotiation, or of all (`name` is None): (title, date or nothing) of each, the rows by table, ids.

    `rows` is the fingerprint of the rows.
    """

    name: str | None
    articles: tuple[tuple[str, str | None], ...]
    counts: Mapping[str, int]
    ids: tuple[str, ...] = ()
    rows: str = ""


def parts_of(tables: "Tables") -> list[Part]:
    """All articles first, then each negotiation, the one with the most articles first."""
    from analysis.views import inside, negotiations
    from analysis.words import Talks

    everything = _part(None, tables)
    parts = [everything]
    for name in negotiations(tables):
        own = inside(tables, Talks(name))
        parts.append(dataclasses.replace(everything, name=name) if own is tables else _part(name, own))
    return parts


def _part(name: str | None, tables: "Tables") -> Part:
    dates = tables.articles["published"].astype(object).where(tables.articles["published"].notna(), None)
    counts = {n: len(table) for n, table in tables.items()}
    named = tuple(zip(tables.articles["title"], dates, strict=True))
    return Part(name, named, counts, tuple(tables.articles["article_id"]), rows_of(tables))


def by_negotiation(report: Report, parts: Sequence[Part]) -> Iterator[tuple[Report, Part]]:
    """The report for each negotiation that it is to be about, with what stands above its page.

    Raises VocabularyError: the parties file of a negotiation is malformed.
    """
    from analysis.words import read_talks, slug_of

    everything, *negotiations = parts
    folder, named = folder_of_parties(report), report.parameters.get("talks")
    if "talks" not in report.declared or (len(negotiations) < 2 and not named):
        yield report, everything
    elif named:
        yield report, next((part for part in negotiations if slug_of(part.name) == slug_of(str(named))), everything)
    else:
        for part in negotiations:
            own = report.with_parameters({"talks": part.name or slug_of("")})
            called = read_talks(folder, part.name).called if folder else part.name
            title = f"{called or UNNAMED}: {report.title}"
            yield dataclasses.replace(own, name=f"{slug_of(part.name)}{APART}{report.name}", title=title), part


def folder_of_parties(report: Report) -> Path | None:
    """The folder of parties files that a report is given, or that its notebook takes otherwise."""
    default = report.declared["parties"].default if "parties" in report.declared else ""
    given = report.parameters.get("parties", default)
    return report.notebook.parent / str(given) if given else None
