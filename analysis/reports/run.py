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
from analysis.reports.articles import FOLDER, write_articles
from analysis.reports.declared import Report, read_notebook
from analysis.reports.negotiations import APART, Part, by_negotiation, parts_of
from analysis.reports.search import put_articles
from analysis.tables import Tables, check_replaceable, clean, whole_file, whole_folder, workroom

STATES = "reports.json"  # what the index knows of each report, beside the pages
VERSIONS = ("parley", "pandas", "matplotlib", "spacy")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a report's last run went: `failure` is empty when it went well; `page_on` is the date of the page that stands.

    `articles` holds (title, date of publication or nothing); `counts` table -> rows; `problems` a line for each file that
    could not be read and was left out. `title` stands above its page. The page of a report on one of several negotiations is
    called after both, `ports--who-speaks`.
    """

    name: str
    on: str
    failure: str = ""
    page_on: str | None = None
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()
    title: str = ""

    @property
    def declared(self) -> str:
        """The name of the report as it is declared."""
        return self.name.rpartition(APART)[2]

    def __str__(self) -> str:
        kept = f" (the page of {self.page_on} stays)" if self.page_on else ""
        return f"failed  {self.name}: {self.failure}{kept}" if self.failure else f"ok      {self.name}"


@dataclasses.dataclass(frozen=True)
class Folders:
    """Where things are: `shared` pages, `runs` executed notebooks, a folder a date, `store` what was read, and `decisions`."""

    shared: Path
    runs: Path
    store: Path
    decisions: Path = Path("data/decisions")


def run_reports(
    reports: Sequence[Report], folders: Folders, on: str, cell_timeout: int = kernels.CELL_TIMEOUT, progress: bool = False,
    workers: int = 1,
) -> list[Outcome]:  # fmt: skip
    """Run `reports`, which share one folder of notebooks; one that fails does not stop the others.

    `on` is the date of the run, ISO; a cell may take `cell_timeout` seconds; `workers` processes read articles. A file that is
    no article that can be read is left out, and its report says so. Raises AnalysisError: no article, or the word lists or
    tables that were given, can be read, or they break a promise; nothing was run.
    """
    from tqdm import tqdm

    check_replaceable(folders.shared)
    for given in dict.fromkeys(filter(None, (report.given_tables() for report in reports))):
        Tables.read(given).check()
    run = folders.runs / on
    outcomes = []
    with workroom(run) as room, kernels.Kernels(reports[0].notebook.parent, len(reports), room) as warmed:
        heads = _heads(reports, run, on, folders, workers, progress)
        warmed.expect(len(heads) - len(reports))
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


def _heads(
    reports: Iterable[Report], run: Path, on: str, folders: Folders, workers: int, progress: bool
) -> list[tuple[Report, render.Head]]:
    """Each report, for each negotiation, given the folder of its tables, and what will stand above its page."""
    shutil.rmtree(run / FOLDER, ignore_errors=True)  # of an earlier run of this day
    versions = {"Python": platform.python_version(), **{name: metadata.version(name) for name in VERSIONS}}
    heads, done = [], {}
    for report in reports:
        inputs = report.inputs()
        if inputs is None:
            heads.append((report, render.Head(report.title, on, parameters=report.parameters, versions=versions)))
            continue
        if inputs not in done:
            folder = run / ("tables" if not done else f"tables-{len(done) + 1}")
            done[inputs] = (folder, *_read(report, inputs, folder, folders, workers, progress))
        folder, parts, problems, reviewed = done[inputs]
        where = Path(os.path.relpath(folder, report.notebook.parent)).as_posix()
        for one, part in by_negotiation(report, parts):
            head = render.Head(one.title, on, part.articles, part.counts, one.parameters, versions, problems, reviewed)
            heads.append((one.with_parameters({"tables": where}), head))
    return heads


def _read(
    report: Report, inputs: tuple[object, ...], out: Path, folders: Folders, workers: int, progress: bool
) -> tuple[list[Part], tuple[str, ...], str]:
    """Write the tables of what a report asks about, as readers decided them, into `out`.

    Gives its articles and rows, by negotiation too, a line for each file or decision left out, and how much was reviewed.
    """
    from analysis.reading import gather
    from analysis.review import with_decisions
    from analysis.store import Store, place_of

    articles, published, words = inputs
    path, words = (Path(os.path.relpath(report.notebook.parent / one)) if one else None for one in (articles, words))
    store = Store(place_of(folders.store, path, words=words, published=published))
    done = store.update(path, words, workers=workers, published=published, progress=progress)
    for line in done.told if progress else ():
        print(f"parley: {line}", file=sys.stderr)
    texts = gather(path, published).articles
    decided = with_decisions(store.tables(articles=done.articles), folders.decisions, texts)
    decided.tables.to_parquet(out)
    write_articles(texts, decided.tables, out.parent / FOLDER, out.parent.name)
    return parts_of(decided.tables), (*map(str, done.problems), *decided.problems), decided.says


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
    page_on = None if failure else head.on
    return Outcome(report.name, head.on, failure, page_on, head.articles, head.counts, head.problems, head.title)


def write_index(reports: Iterable[Report], outcomes: Iterable[Outcome], folders: Folders) -> Path:
    """Put the pages of this run in place, all at once, with an `index.html` of all `reports`, by negotiation.

    It shows the `outcomes` of this run, and for the others, and for the page of a report that failed, those of the last. Raises
    ReportError: the file that keeps the earlier outcomes is damaged.
    """
    shared, outcomes = folders.shared, list(outcomes)
    with whole_folder(shared) as draft:
        before = {outcome.name: outcome for outcome in _read_states(shared / STATES)}
        pages = {name: shared / f"{name}.html" for name in before}
        ran = {outcome.declared for outcome in outcomes}  # of these, the negotiations of this run are all that there are
        known = {name: outcome for name, outcome in before.items() if outcome.declared not in ran}
        for outcome in outcomes:
            if outcome.failure and outcome.name in before:
                outcome = dataclasses.replace(outcome, page_on=before[outcome.name].page_on)
            elif not outcome.failure:
                pages[outcome.name] = folders.runs / outcome.on / f"{outcome.name}.html"
            known[outcome.name] = outcome
        kept = [known[name] for name in known if known[name].declared in {report.name for report in reports}]
        states = [dataclasses.asdict(outcome) for outcome in kept]
        (draft / STATES).write_text(json.dumps(states, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        for page in pages.values():
            if page.exists():
                shutil.copyfile(page, draft / page.name)
        entries = [_entry(report, one, draft) for report in reports for one in _of(report, kept)]
        made = folders.runs / max((outcome.on for outcome in outcomes), default="") / FOLDER
        stand = len(kept) > len(outcomes) or any(outcome.failure for outcome in outcomes)  # pages of earlier runs
        articles = put_articles(made, shared / FOLDER if stand else made, draft)
        (draft / "index.html").write_text(render.render_overview(entries, articles), encoding="utf-8")
    return shared / "index.html"


def _of(report: Report, outcomes: Iterable[Outcome]) -> list[Outcome | None]:
    """The outcomes of a report, one for each of its pages; None where it was never run."""
    return [outcome for outcome in outcomes if outcome.declared == report.name] or [None]


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
    name, title = (outcome.name, outcome.title or report.title) if outcome else (report.name, report.title)
    page = pages / f"{name}.html"
    stands = outcome is not None and outcome.page_on is not None and page.exists()
    picture = render.first_picture(page.read_text(encoding="utf-8")) if stands else None
    last = dataclasses.asdict(outcome) if outcome else {}
    group = title.removesuffix(f": {report.title}") if APART in name else ""
    shown = {"name": name, "title": report.title, "talks": group, "question": report.question, "state": state}
    return {**last, **shown, "picture": picture}
