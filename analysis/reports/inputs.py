"""The tables of a folder of articles, as they were read for a run, in; what a notebook about some of them may look at out.

A notebook is run again where that, or what else its page rests on, is not as it was.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from analysis.reports.declared import Report
from analysis.reports.kept import ALL, ONE, TALKS
from analysis.reports.negotiations import Part
from analysis.reports.profiles import Pages
from analysis.reports.states import Seen


@dataclasses.dataclass(frozen=True)
class Inputs:
    """Tables that were read and written into `folder`: their articles and rows, by negotiation too, what was left out, how much
    was reviewed, the fingerprint of every article, and what is new.

    `listed` are the articles that could be read, in their order; `rows_of_one` gives the fingerprint of the rows of one.

    `write_pages` writes the pages of articles, parties and issues, where they can be kept as they are in the folder that it is
    given, and gives what leads to which of them, by the slug of the negotiation.
    """

    folder: Path
    parts: Sequence[Part]
    problems: tuple[str, ...]
    reviewed: str
    found: Mapping[str, str]
    seen: Seen
    listed: tuple[str, ...]
    rows_of_one: Callable[[str], str]
    write_pages: Callable[[Path | None], Mapping[str, Pages]]

    def articles_of(self, part: Part) -> dict[str, str]:
        """The fingerprints of a part's articles, and of those that could not be read and might have been of it."""
        elsewhere = {own for other in self.parts for own in other.ids} - {*part.ids}
        return {own: state for own, state in self.found.items() if own not in elsewhere}

    def looked_at(self, report: Report, part: Part) -> dict[str, object]:
        """What a notebook about `part` may look at; how many negotiations there are it sees in any case."""
        everything = self.parts[0].rows, sorted(self.found.items())
        of_talks = part.rows, sorted(self.articles_of(part).items()), len(self.parts)
        return {ONE: self._picked(report) or everything, TALKS: of_talks, ALL: everything}

    def _picked(self, report: Report) -> tuple[object, ...]:
        """The article that a report picks by its `number`, and what it is told of those that cannot be read; empty without."""
        number = report.parameters.get("number", report.declared["number"].default if "number" in report.declared else None)
        if not isinstance(number, int) or not 0 <= number < len(self.listed):
            return ()
        own = self.listed[number]
        unread = sorted((one, state) for one, state in self.found.items() if one not in self.listed)
        return own, self.found.get(own), self.rows_of_one(own), unread, self.problems
