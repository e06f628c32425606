"""A project's folders in, every problem out: articles, word lists, tables, reports, parties files and committed notebooks."""

import dataclasses
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from analysis.errors import AnalysisError, ReportError
from analysis.reports.declared import read_reports
from analysis.reports.negotiations import folder_of_parties
from analysis.reports.refresh import find_faults
from analysis.words import read_talks, slug_of

T = TypeVar("T")


@dataclasses.dataclass
class Checked:
    """A line for each problem, for each thing that was looked at, and for each file that was left out."""

    problems: list[str] = dataclasses.field(default_factory=list)
    compared: list[str] = dataclasses.field(default_factory=list)
    left_out: list[str] = dataclasses.field(default_factory=list)

    def tried(self, step: Callable[[], T]) -> T | None:
        """What a step gives; None, and a problem more, when it fails."""
        try:
            return step()
        except AnalysisError as error:
            self.problems.append(str(error))
            return None


def check_all(articles: Path, words: Path | None, tables: Path | None, reports: Path, on: str) -> Checked:
    """Look at everything, and change nothing; `on` is the date of the run, ISO. Raises ReportError: there is no notebook."""
    from analysis.reading import gather
    from analysis.tables import Tables
    from analysis.words import load

    checked = Checked()
    found = checked.tried(lambda: gather(articles))
    read = found.articles if found else []
    if found:
        checked.problems += map(str, found.problems)
        checked.left_out += found.left_out
    checked.compared.append(f"{len(read)} {'article' if len(read) == 1 else 'articles'} of {articles}")
    checked.tried(lambda: load(words))
    checked.compared.append(f"the word lists{f' with those of {words}' if words else ''}")
    if tables:
        checked.tried(lambda: Tables.read_csv(tables).check(read))
        checked.compared.append(f"the tables of {tables} with these articles")
    if reports.exists():
        declared = checked.tried(lambda: read_reports(reports, on)) or ()
        checked.compared.append(f"{reports}")
        for folder in dict.fromkeys(filter(None, map(folder_of_parties, declared))):
            _check_parties(checked, folder, {slug_of(article.talks or "") for article in read})
    for path in committed(reports.parent):
        checked.problems += [f"{path}: {fault}" for fault in checked.tried(lambda path=path: find_faults(path)) or ()]
        checked.compared.append(path.name)
    return checked


def _check_parties(checked: Checked, folder: Path, negotiations: Collection[str]) -> None:
    """Every parties file of a folder, and its table of outlets; a file of no negotiation helps nobody."""
    paths = sorted(folder.glob("*.toml"))
    for name in [path.stem for path in paths] or [""]:
        checked.tried(lambda name=name: read_talks(folder, name))
    for path in paths:
        if path.stem not in negotiations:
            known = ", ".join(f"{slug}.toml" for slug in sorted(negotiations))
            checked.problems.append(f"{path}: is about talks to which no article belongs; call it one of {known}")
    checked.problems = list(dict.fromkeys(checked.problems))  # a bad table of outlets is told once, not for every file
    checked.compared.append(f"the parties and outlets of {os.path.relpath(folder)}")


def committed(folder: Path) -> list[Path]:
    """The notebooks of a folder; those of folders inside it are nobody's business. Raises ReportError: there is none."""
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise ReportError(folder, "holds no notebook", "run this in the project's folder, or name the notebooks")
    return paths
