"""`notebooks/reports.toml` in, one self-contained page a report and an index of them out.

Every declaration is checked before any kernel starts. An article is normalized once, however many reports ask about it; the
tables go to the notebooks as files. A report that fails keeps its last good page and says so on the index.
"""

from __future__ import annotations

import dataclasses
import json
import os
import platform
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import nbformat

from analysis.errors import ReportError
from analysis.reports import kernels, render
from analysis.reports.parameters import Parameter, check_parameters, find_parameters
from analysis.tables import written_whole

CELL_TIMEOUT = 600  # seconds
STATES = "reports.json"  # what the index knows of each report, beside the pages
FIELDS = {"name": str, "title": str, "notebook": str, "parameters": dict}
VERSIONS = ("parley", "pandas", "matplotlib", "spacy")
INPUTS = ("articles", "published", "words")  # the parameters that say what to normalize


@dataclasses.dataclass(frozen=True)
class Report:
    """One declared report: `name` is its page's file name; `declared` what its notebook takes, `parameters` what it gets."""

    name: str
    title: str
    notebook: Path
    question: str
    parameters: Mapping[str, object]
    declared: Mapping[str, Parameter]

    def inputs(self) -> tuple[object, ...] | None:
        """What to normalize for this report; None if its notebook takes no tables, or is given some."""
        if not {"articles", "tables"} <= set(self.declared) or self.parameters.get("tables"):
            return None
        return tuple(self.parameters.get(n, self.declared[n].default if n in self.declared else None) for n in INPUTS)

    def with_parameters(self, values: Mapping[str, object]) -> Report:
        """This report with other values for some parameters.

        Raises:
            ReportError: the notebook has no such parameter, or one of another type.
        """
        check_parameters(self.declared, values, self.notebook)
        return dataclasses.replace(self, parameters={**self.parameters, **values})


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a report's last run went: `failure` is empty when it went well; `page_on` is the date of the page that stands.

    `articles` holds (title, date of publication or nothing); `counts` table -> rows.
    """

    name: str
    on: str
    failure: str = ""
    page_on: str | None = None
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Folders:
    """Where a run puts things: `shared` the pages, `runs` the executed notebooks, a folder a date."""

    shared: Path
    runs: Path


def read_reports(path: Path, on: str) -> tuple[Report, ...]:
    """The reports that a file declares, each with its parameters checked against its notebook.

    Args:
        on: the date of the run, which replaces `{on}` in titles and parameters.

    Raises:
        ReportError: naming the report or the notebook, the field or the parameter, and what exists.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        cure = "run this in the project's folder, or name the file with --reports"
        raise ReportError(path, f"cannot be read ({error.strerror})", cure) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReportError(path, f"cannot be read ({error})", "write one [[report]] for each page") from None
    entries = declared.pop("report", [])
    if declared or not isinstance(entries, list) or not entries:
        raise ReportError(path, f"declares {', '.join(declared) or 'nothing'}", "write one [[report]] for each page")
    reports = tuple(_report(path, number, _dated(entry, on)) for number, entry in enumerate(entries, start=1))
    for report in reports:
        if sum(other.name == report.name for other in reports) > 1:
            raise ReportError(path, f"declares the report {report.name!r} twice", "give each page a name of its own")
    return reports


def _dated(value: object, on: str) -> object:
    match value:
        case str():
            return value.replace("{on}", on)
        case dict():
            return {key: _dated(item, on) for key, item in value.items()}
        case list():
            return [_dated(item, on) for item in value]
    return value


def _report(path: Path, number: int, entry: object) -> Report:
    where = f"{path}, report {number}"
    if not isinstance(entry, dict) or not {"name", "title", "notebook"} <= set(entry) <= set(FIELDS):
        given = ", ".join(entry) if isinstance(entry, dict) else repr(entry)
        raise ReportError(where, f"has the fields {given}", "give it name, title, notebook and, if it has any, parameters")
    for field, kind in FIELDS.items():
        if not isinstance(entry.get(field, kind()), kind):
            raise ReportError(where, f"{field} is {entry[field]!r}", f"write a {kind.__name__}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["name"]) or entry["name"] == "index":
        raise ReportError(where, f"name is {entry['name']!r}", "use small letters, digits and hyphens; `index` is taken")
    notebook = path.parent / entry["notebook"]
    if not notebook.is_file():
        known = ", ".join(sorted(p.name for p in path.parent.glob("*.ipynb"))) or "none"
        raise ReportError(where, f"notebook {entry['notebook']!r} does not exist", f"there is: {known}")
    content = read_notebook(notebook)
    declared = find_parameters(content, notebook)
    check_parameters(declared, entry.get("parameters", {}), notebook)
    question = render.question_of(content) or entry["title"]
    return Report(entry["name"], entry["title"], notebook, question, entry.get("parameters", {}), declared)


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """A notebook file.

    Raises:
        ReportError: missing, or no notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.validator.NotebookValidationError) as error:
        reason = (error.strerror if isinstance(error, OSError) else " ".join(str(error).split())[:200]) or type(error).__name__
        raise ReportError(path, f"is no notebook that can be read ({reason})", "save it again in JupyterLab") from None


def run_reports(
    reports: Sequence[Report], folders: Folders, on: str, cell_timeout: int = CELL_TIMEOUT, progress: bool = False
) -> list[Outcome]:
    """Run and publish `reports`, which share one folder of notebooks; one that fails does not stop the others.

    Args:
        on: the date of the run, ISO.
        cell_timeout: seconds that one cell may take.
        progress: show a progress bar on standard error, if that is a terminal.

    Raises:
        AnalysisError: the articles or word lists cannot be read; nothing was run.
    """
    from tqdm import tqdm

    run = folders.runs / on
    run.mkdir(parents=True, exist_ok=True)
    outcomes = []
    with kernels.Kernels(reports[0].notebook.parent, len(reports)) as warmed:
        heads = _heads(reports, run, on, progress)
        runner = ThreadPoolExecutor(max_workers=1)
        try:
            running = [runner.submit(_execute, report, run, warmed, cell_timeout) for report, head in heads]
            pages = zip(heads, running, strict=True)
            for (report, head), result in tqdm(
                pages, "reports", len(reports), unit="report", disable=None if progress else True
            ):
                failure = result.result()
                outcomes.append(_publish(report, head, run, folders.shared, failure))
        finally:
            runner.shutdown(wait=False, cancel_futures=True)
    return outcomes


def _heads(reports: Iterable[Report], run: Path, on: str, progress: bool) -> list[tuple[Report, render.Head]]:
    """Each report, given the folder of its tables, and what will stand above its page."""
    versions = {"Python": platform.python_version(), **{name: metadata.version(name) for name in VERSIONS}}
    heads, done = [], {}
    for report in reports:
        inputs, head = report.inputs(), render.Head(report.title, on, parameters=report.parameters, versions=versions)
        if inputs is not None:
            if inputs not in done:
                folder = run / ("tables" if not done else f"tables-{len(done) + 1}")
                done[inputs] = (folder, *_normalize(report, inputs, folder, progress))
            folder, articles, counts = done[inputs]
            head = dataclasses.replace(head, articles=articles, counts=counts)
            where = os.path.relpath(folder, report.notebook.parent)
            report = report.with_parameters({"tables": Path(where).as_posix()})
        heads.append((report, head))
    return heads


def _normalize(report: Report, inputs: tuple[object, ...], folder: Path, progress: bool) -> tuple[tuple, dict[str, int]]:
    """Write the tables of what a report asks about; (title, date) of its articles, and the rows of each table."""
    from analysis.pipeline import normalize
    from analysis.reading import read, write_extracted

    articles, published, words = inputs
    base = report.notebook.parent
    found = read(base / articles, published=published)
    for article in found:
        write_extracted(article)
    tables = normalize(found, words=base / words if words else None, progress=progress)
    tables.to_parquet(folder)
    dates = tables.articles["published"].astype(object).where(tables.articles["published"].notna(), None)
    return tuple(zip(tables.articles["title"], dates, strict=True)), {name: len(table) for name, table in tables.items()}


def _execute(report: Report, run: Path, warmed: kernels.Kernels, cell_timeout: int) -> str:
    """Run a report's notebook into `run`; why it failed, or nothing."""
    failed = run / f"{report.name}.failed.ipynb"
    with written_whole(failed) as draft:
        failure = kernels.execute(report.notebook, draft, dict(report.parameters), warmed.take(), cell_timeout)
    if not failure:
        os.replace(failed, run / f"{report.name}.ipynb")
    return failure


def _publish(report: Report, head: render.Head, run: Path, shared: Path, failure: str) -> Outcome:
    """Put the page of an executed notebook in place, unless something is wrong with it; the last good page stays then."""
    if not failure:
        executed = run / f"{report.name}.ipynb"
        try:
            page = render.render_page(read_notebook(executed), head, report.notebook)
        except ReportError as error:
            failure = f"{error.what}; {error.cure}"
            os.replace(executed, run / f"{report.name}.failed.ipynb")
        else:
            with written_whole(shared / f"{report.name}.html") as draft:
                draft.write_text(page, encoding="utf-8")
    return Outcome(report.name, head.on, failure, None if failure else head.on, head.articles, head.counts)


def write_index(reports: Iterable[Report], outcomes: Iterable[Outcome], shared: Path) -> Path:
    """Write `index.html`: all `reports`, with the `outcomes` of this run, and for the others those of the last.

    Raises:
        ReportError: the file that keeps the earlier outcomes is damaged.
    """
    known = {outcome.name: outcome for outcome in _read_states(shared / STATES)}
    for outcome in outcomes:
        before = known.get(outcome.name)
        if outcome.failure and before:
            outcome = dataclasses.replace(outcome, page_on=before.page_on)
        known[outcome.name] = outcome
    kept = {report.name: known[report.name] for report in reports if report.name in known}
    with written_whole(shared / STATES) as draft:
        states = [dataclasses.asdict(outcome) for outcome in kept.values()]
        draft.write_text(json.dumps(states, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    entries = [_entry(report, kept.get(report.name), shared) for report in reports]
    with written_whole(shared / "index.html") as draft:
        draft.write_text(render.render_overview(entries), encoding="utf-8")
    return shared / "index.html"


def _read_states(path: Path) -> Iterator[Outcome]:
    if not path.exists():
        return
    try:
        for state in json.loads(path.read_text(encoding="utf-8")):
            yield Outcome(**{**state, "articles": tuple(map(tuple, state["articles"]))})
    except (ValueError, TypeError, KeyError) as error:
        raise ReportError(path, f"is damaged ({error})", "delete it and make the reports again") from None


def _entry(report: Report, outcome: Outcome | None, shared: Path) -> dict[str, object]:
    state = "not run yet" if outcome is None else "failed" if outcome.failure else "current"
    page = shared / f"{report.name}.html"
    stands = outcome is not None and outcome.page_on is not None and page.exists()
    picture = render.first_picture(page.read_text(encoding="utf-8")) if stands else None
    last = dataclasses.asdict(outcome) if outcome else {}
    return {**last, "name": report.name, "title": report.title, "question": report.question, "state": state, "picture": picture}
