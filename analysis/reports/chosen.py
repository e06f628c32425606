"""What a command line says of reports in, the reports to run out; and what it may say, for its help."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.errors import AnalysisError, ReportError
from analysis.reports.declared import Report, check_parameters, read_reports, value_of

PATHS = ("articles", "tables", "words", "parties")  # parameters that are paths: seen from where the user stands


def choose(declared: Sequence[Report], names: Sequence[str], path: Path) -> Sequence[Report]:
    """The reports that are named, or all that the file at `path` declares. Raises ReportError: it declares no such report."""
    known = {report.name: report for report in declared}
    for name in names:
        if name not in known:
            raise ReportError(path, f"declares no report {name!r}", f"choose from {', '.join(known)}")
    return [known[name] for name in names] or declared


def with_given(report: Report, given: Iterable[tuple[str, str]]) -> Report:
    """The report with the parameters that were typed, as NAME and text; a path is seen from its notebook's folder then.

    Raises ReportError: its notebook has no such parameter, or one of another type.
    """
    values = {}
    for name, text in given:
        check_parameters(report.declared, {name: text} if name not in report.declared else {}, report.notebook)
        value = value_of(text, report.declared[name], report.notebook)
        is_path = name in PATHS and isinstance(value, str) and value
        values[name] = Path(os.path.relpath(value, report.notebook.parent)).as_posix() if is_path else value
    return report.with_parameters(values)


def listing(reports: Iterable[Report]) -> str:
    """Each report with its question and its parameters as they stand, paths seen from here; two lines a report."""
    lines = []
    for report in reports:
        standing = {name: report.parameters.get(name, one.default) for name, one in report.declared.items()}
        for name in PATHS:
            if standing.get(name):
                standing[name] = Path(os.path.relpath(report.notebook.parent / standing[name])).as_posix()
        given = " ".join(f"{name}={value}" for name, value in standing.items())
        lines.append(f"  {report.name}: {report.question}\n    {given}\n")
    return "".join(lines)


def described(path: Path) -> str:
    """What a help says of the reports that a file declares, or why there is none."""
    try:
        return f"\nreports of {path}, with their parameters:\n{listing(read_reports(path, '{on}', lambda name: '{before}'))}"
    except AnalysisError as error:
        return f"\nno reports: {error}\n"
