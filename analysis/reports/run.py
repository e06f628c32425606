"""Declared reports in, one self-contained page a report and an index of them out.

An article is normalized once, however many reports ask about it; the tables go to the notebooks as files. A report that fails
keeps its last good page and says so on the index.
"""

import dataclasses
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

from analysis.errors import ReportError, writing
from analysis.reports import kernels, render
from analysis.reports.declared import Report, read_notebook
from analysis.tables import Tables, check_replaceable, clean, whole_file, whole_folder, workroom

STATES = "reports.json"  # what the index knows of each report, beside the pages
VERSIONS = ("parley", "pandas", "matplotlib", "spacy")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a report's last run went: `failure` is empty when it went well; `page_on` is the date of the page that stands.

    `articles` holds (title, date of publication or nothing); `counts` table -> rows; `problems` a line for each file that
    could not be read and was left out.
    """

    name: str
    on: str
    failure: str = ""
    page_on: str | None = None
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        kept = f" (the page of {self.page_on} stays)" if self.page_on else ""
        return f"failed  {self.name}: {self.failure}{kept}" if self.failure else f"ok      {self.name}"


@dataclasses.dataclass(frozen=True)
class Folders:
    """Where a run puts things: `shared` the pages, `runs` the executed notebooks, a folder a date; and `decisions`."""

    shared: Path
    runs: Path
    decisions: Path = Path("data/decisions")


def run_reports(
    reports: Sequence[Report], folders: Folders, on: str, cell_timeout: int = kernels.CELL_TIMEOUT, progress: bool = False
) -> list[Outcome]:
    """Run `reports`, which share one folder of notebooks; one that fails does not stop the others.

    `on` is the date of the run, ISO; a cell may take `cell_timeout` seconds. A file that is no article that can be read is
    left out, and its report says so. Raises AnalysisError: no article, or the word lists or tables that were given, can be
    read, or they break a promise; nothing was run.
    """
    from tqdm import tqdm

    check_replaceable(folders.shared)
    for given in dict.fromkeys(filter(None, (report.given_tables() for report in reports))):
        Tables.read(given).check()
    run = folders.runs / on
    outcomes = []
    with workroom(run) as room, kernels.Kernels(reports[0].notebook.parent, len(reports), room) as warmed:
        heads = _heads(reports, run, on, folders.decisions, progress)
        runner = ThreadPoolExecutor(max_workers=1)
        try:
            running = [runner.submit(_execute, report, run, room, warmed, cell_timeout) for report, head in heads]
            pages, hidden = zip(heads, running, strict=True), None if progress else True
            for (report, head), result in tqdm(pages, "reports", len(reports), unit="report", disable=hidden):
                failure = result.result()
                outcomes.append(_render(report, head, run, failure))
        finally:
            runner.shutdown(wait=False, cancel_futures=True)
            for day in folders.runs.glob("*/"):  # now, since a kernel of a killed run writes once more before it ends
                clean(day)
    return outcomes


def _heads(reports: Iterable[Report], run: Path, on: str, decisions: Path, progress: bool) -> list[tuple[Report, render.Head]]:
    """Each report, given the folder of its tables, and what will stand above its page."""
    versions = {"Python": platform.python_version(), **{name: metadata.version(name) for name in VERSIONS}}
    heads, done = [], {}
    for report in reports:
        inputs, head = report.inputs(), render.Head(report.title, on, parameters=report.parameters, versions=versions)
        if inputs is not None:
            if inputs not in done:
                folder = run / ("tables" if not done else f"tables-{len(done) + 1}")
                done[inputs] = (folder, *_normalize(report, inputs, folder, decisions, progress))
            folder, articles, counts, problems, reviewed = done[inputs]
            head = dataclasses.replace(head, articles=articles, counts=counts, problems=problems, reviewed=reviewed)
            where = os.path.relpath(folder, report.notebook.parent)
            report = report.with_parameters({"tables": Path(where).as_posix()})
        heads.append((report, head))
    return heads


def _normalize(
    report: Report, inputs: tuple[object, ...], folder: Path, decisions: Path, progress: bool
) -> tuple[tuple[tuple[str, str | None], ...], dict[str, int], tuple[str, ...], str]:
    """Write the tables of what a report asks about, as readers decided them.

    Gives (title, date) of its articles, its rows by table, what was left out, and how much of it was reviewed.
    """
    from analysis.pipeline import normalize
    from analysis.reading import all_of, gather, write_extracted
    from analysis.review import with_decisions

    articles, published, words = inputs
    path, words = (Path(os.path.relpath(report.notebook.parent / one)) if one else None for one in (articles, words))
    found = gather(path, published)
    if not found.articles:
        raise all_of(found.problems, path)
    for line in found.left_out if progress else ():
        print(f"parley: {line}", file=sys.stderr)
    for article in found.articles:
        write_extracted(article)
    tables = normalize(found.articles, words=words, progress=progress).check(found.articles)
    decided = with_decisions(tables, decisions, found.articles)
    tables = decided.tables.check(found.articles)
    tables.to_parquet(folder)
    dates = tables.articles["published"].astype(object).where(tables.articles["published"].notna(), None)
    counts = {name: len(table) for name, table in tables.items()}
    problems = (*map(str, found.problems), *decided.problems)
    return tuple(zip(tables.articles["title"], dates, strict=True)), counts, problems, decided.says


def _execute(report: Report, run: Path, room: Path, warmed: kernels.Kernels, cell_timeout: int) -> str:
    """Run a report's notebook, in `room`, and put it into `run`; why it failed, or nothing."""
    draft, failed = room / f"{report.name}.ipynb", run / f"{report.name}.failed.ipynb"
    with writing(run):
        failure = kernels.execute(report.notebook, draft, dict(report.parameters), warmed.take(), cell_timeout)
        os.replace(draft, failed if failure else run / draft.name)
        if not failure:
            failed.unlink(missing_ok=True)
    return failure


def _render(report: Report, head: render.Head, run: Path, failure: str) -> Outcome:
    """Make the page of an executed notebook, in the folder of the run, unless something is wrong with it."""
    executed = run / f"{report.name}.ipynb"
    if not failure:
        try:
            page = render.render_page(read_notebook(executed), head, report.notebook)
        except ReportError as error:
            failure = f"{error.what}; {error.cure}"
            os.replace(executed, run / f"{report.name}.failed.ipynb")
        else:
            with whole_file(executed.with_suffix(".html")) as draft:
                draft.write_text(page, encoding="utf-8")
    return Outcome(report.name, head.on, failure, None if failure else head.on, head.articles, head.counts, head.problems)


def write_index(reports: Iterable[Report], outcomes: Iterable[Outcome], folders: Folders) -> Path:
    """Put the pages of this run in place, all at once, with an `index.html` of all `reports`.

    It shows the `outcomes` of this run, and for the others, and for the page of a report that failed, those of the last. Raises
    ReportError: the file that keeps the earlier outcomes is damaged.
    """
    shared = folders.shared
    with whole_folder(shared) as draft:
        known = {outcome.name: outcome for outcome in _read_states(shared / STATES)}
        pages = {name: shared / f"{name}.html" for name in known}
        for outcome in outcomes:
            before = known.get(outcome.name)
            if outcome.failure and before:
                outcome = dataclasses.replace(outcome, page_on=before.page_on)
            elif not outcome.failure:
                pages[outcome.name] = folders.runs / outcome.on / f"{outcome.name}.html"
            known[outcome.name] = outcome
        kept = {report.name: known[report.name] for report in reports if report.name in known}
        states = [dataclasses.asdict(outcome) for outcome in kept.values()]
        (draft / STATES).write_text(json.dumps(states, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        for page in pages.values():
            if page.exists():
                shutil.copyfile(page, draft / page.name)
        entries = [_entry(report, kept.get(report.name), draft) for report in reports]
        (draft / "index.html").write_text(render.render_overview(entries), encoding="utf-8")
    return shared / "index.html"


def _read_states(path: Path) -> Iterator[Outcome]:
    if not path.exists():
        return
    try:
        for state in json.loads(path.read_text(encoding="utf-8")):
            lists = {"articles": tuple(map(tuple, state["articles"])), "problems": tuple(state.get("problems", ()))}
            yield Outcome(**{**state, **lists})
    except (ValueError, TypeError, KeyError) as error:
        raise ReportError(path, f"is damaged ({error})", "delete it and make the reports again") from None


def _entry(report: Report, outcome: Outcome | None, pages: Path) -> dict[str, object]:
    state = "not run yet" if outcome is None else "failed" if outcome.failure else "current"
    page = pages / f"{report.name}.html"
    stands = outcome is not None and outcome.page_on is not None and page.exists()
    picture = render.first_picture(page.read_text(encoding="utf-8")) if stands else None
    last = dataclasses.asdict(outcome) if outcome else {}
    return {**last, "name": report.name, "title": report.title, "question": report.question, "state": state, "picture": picture}
