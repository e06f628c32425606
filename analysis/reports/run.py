"""Declared reports in, one self-contained page a report out, in the folder of the run, and how each of them went.

An article is normalized once, however many reports ask about it; the tables go to the notebooks as files. `index.py` puts the
pages in place.
"""

import dataclasses
import itertools
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from importlib import metadata
from pathlib import Path

from analysis.errors import ReportError, writing
from analysis.reports import forked, kernels, render
from analysis.reports.articles import FOLDER, write_articles
from analysis.reports.basis import basis_of, fingerprints
from analysis.reports.declared import Report, read_notebook
from analysis.reports.inputs import Inputs
from analysis.reports.kept import fingerprint_of, last_run, rows_of, sees
from analysis.reports.negotiations import Part, by_negotiation, folder_of_parties, parts_of
from analysis.reports.news import find_news
from analysis.reports.pictures import small_picture
from analysis.reports.profiles import FOLDERS, Pages, write_profiles
from analysis.reports.states import Outcome, Seen, Site, read_site
from analysis.tables import Tables, check_replaceable, clean, whole_file, workroom
from analysis.views import words_shown
from analysis.words import slug_of

VERSIONS = ("parley", "pandas", "matplotlib", "spacy")


@dataclasses.dataclass(frozen=True)
class Folders:
    """Where things are: `shared` pages, `runs` executed notebooks, a folder a date, `store` what was read, and `decisions`."""

    shared: Path
    runs: Path
    store: Path
    decisions: Path = Path("data/decisions")


@dataclasses.dataclass(frozen=True)
class Run:
    """A run of the day `on`: how each page went, and what was seen of each folder of articles."""

    on: str
    outcomes: Sequence[Outcome]
    seen: Mapping[str, Seen] = dataclasses.field(default_factory=dict)


def key_of(inputs: tuple[object, ...]) -> str:
    """What a report's folder of articles is called between runs."""
    return " ".join(str(one) for one in inputs if one)


def taken_before(key: str, known: Mapping[str, Seen]) -> set[str]:
    """The slugs of the negotiations of which folders of articles that were seen before the folder `key` have articles."""
    earlier = itertools.takewhile(lambda other: other != key, known)
    return {slug for other in earlier for _, slug in known[other].articles.values()}


def run_reports(
    reports: Sequence[Report], folders: Folders, on: str, cell_timeout: int = kernels.CELL_TIMEOUT, progress: bool = False,
    workers: int = 1, again: bool = False,
) -> Run:  # fmt: skip
    """Run `reports`, which share one folder of notebooks; one that fails does not stop the others.

    `on` is the date of the run, ISO; a cell may take `cell_timeout` seconds; `workers` processes read articles. A notebook that
    can only see what it saw when it last ran well is kept as it was then, and not run `again` unless asked. A file that is
    no article that can be read is left out, and its report says so. Raises AnalysisError: no article, or the word lists or
    tables that were given, can be read, or they break a promise; nothing was run.
    """
    from tqdm import tqdm

    check_replaceable(folders.shared)
    for given in dict.fromkeys(filter(None, (report.given_tables() for report in reports))):
        Tables.read(given).check()
    site, run = read_site(folders.shared), folders.runs / on
    outcomes: dict[str, Outcome] = {}
    asking = {inputs: report for report in reports if (inputs := report.inputs())}
    found = {inputs: _found(report, inputs) for inputs, report in asking.items()}
    early = 0 if forked.SAFE else len(reports)  # a fork starts at once, and later it has more to inherit
    likely = again or _seems_new(found, site)
    with workroom(run) as room, kernels.Kernels(reports[0].notebook.parent, early, room, likely) as warmed:
        runner = ThreadPoolExecutor(max_workers=kernels.BEGUN)
        try:
            asked, read = _asked(reports, found, run, on, folders, site, warmed.remember, workers, progress)
            new = asked if again else _not_kept(asked, site, folders.runs, run, room)
            warmed.expect(len(new) - early)
            running = {runner.submit(_execute, one, run, room, warmed, cell_timeout): one for one in new}
            before = None if again else folders.shared
            written = {one.folder: one.write_pages(before) for one in read.values()}  # while the first notebooks run
            ended = _as_they_end(asked, running)
            for one, failure in tqdm(ended, "reports", len(asked), unit="report", disable=None if progress else True):
                outcome = _render(one.report, one.head_with(written), run, failure)
                outcomes[one.report.name] = dataclasses.replace(outcome, basis=one.basis)
        finally:
            runner.shutdown(wait=False, cancel_futures=True)
            for day in folders.runs.glob("*/"):  # now, since a kernel of a killed run writes once more before it ends
                clean(day)
    return Run(on, [outcomes[one.report.name] for one in asked], {key: one.seen for key, one in read.items()})


@dataclasses.dataclass(frozen=True)
class Asked:
    """A report, given the folder of its tables; what will stand above its page, and what the page rests on.

    `part` is what of that folder it is about, where it reads any articles; `made_from` the fingerprint of what its notebook can
    see, where that is known.
    """

    report: Report
    head: render.Head
    basis: Mapping[str, object]
    folder: Path | None = None
    part: Part | None = None
    made_from: str = ""

    def head_with(self, written: Mapping[Path, Mapping[str, Pages]]) -> render.Head:
        """What stands above the page, with what leads to which page of the part's parties and issues."""
        if self.part is None:
            return self.head
        pages, name = written[self.folder], self.part.name
        chosen = pages if name is None else {slug_of(name): pages.get(slug_of(name), {})}
        leads = {target: page for own in reversed(chosen.values()) for target, page in own.items()}
        return dataclasses.replace(self.head, pages=leads)


def _standing(site: Site, reports: Sequence[Report]) -> dict[str, Seen]:
    """What was seen of the folders of articles of these `reports`, and of others while pages of other reports stand."""
    names, asked = {report.name for report in reports}, {key_of(inputs) for report in reports if (inputs := report.inputs())}
    stand = any(outcome.declared not in names for outcome in site.outcomes)
    return {key: seen for key, seen in site.seen.items() if stand or key in asked}


def _seems_new(found: Mapping[tuple[object, ...], Mapping[str, str]], site: Site) -> bool:
    """Whether there are other articles than those from which the pages that stand were made."""
    seen = {key: {own: state for own, (state, _) in one.articles.items()} for key, one in site.seen.items()}
    return not site.outcomes or any(seen.get(key_of(inputs)) != dict(now) for inputs, now in found.items())


def _not_kept(asked: Sequence[Asked], site: Site, runs: Path, run: Path, room: Path) -> list[Asked]:
    """The reports whose notebooks are to run, those that took longest first; those of the others are put into `run` again."""
    before, new = {one.name: one.page_on for one in site.outcomes if one.page_on}, []
    for one in asked:
        executed = runs / before.get(one.report.name, "") / f"{one.report.name}.ipynb"
        made_from, seconds = last_run(executed)
        if not one.made_from or made_from != one.made_from:
            new.append((seconds, one))
            continue
        with writing(run):
            shutil.copyfile(executed, room / executed.name)
            os.replace(room / executed.name, run / executed.name)
            (run / f"{one.report.name}.failed.ipynb").unlink(missing_ok=True)
    return [one for _, one in sorted(new, key=lambda pair: pair[0], reverse=True)]


def _as_they_end(asked: Sequence[Asked], running: Mapping[Future[str], Asked]) -> Iterator[tuple[Asked, str]]:
    """Each report with why its notebook failed, or nothing: first those whose notebooks need not run, then the others."""
    new = {one.report.name for one in running.values()}
    yield from ((one, "") for one in asked if one.report.name not in new)
    yield from ((running[done], done.result()) for done in as_completed(running))


def _asked(
    reports: Sequence[Report], found: Mapping[tuple[object, ...], Mapping[str, str]], run: Path, on: str, folders: Folders,
    site: Site, remember: Callable[..., None], workers: int, progress: bool,
) -> tuple[list[Asked], dict[str, Inputs]]:  # fmt: skip
    """Each report, for each negotiation, and what was read for them, by what their folder of articles is called."""
    for name in (FOLDER, *FOLDERS.values()):
        shutil.rmtree(run / name, ignore_errors=True)  # of an earlier run of this day
    versions = {"Python": platform.python_version(), **{name: metadata.version(name) for name in VERSIONS}}
    _check_apart(found, _standing(site, reports))
    asked, done = [], {}
    for report in reports:
        inputs, basis, looks_at = report.inputs(), basis_of(report, folders.decisions), sees(report.notebook)
        if inputs is None:
            head = render.Head(report.title, on, parameters=report.parameters, versions=versions, short=words_shown())
            asked.append(Asked(report, head, basis))
            continue
        key = key_of(inputs)
        if key not in done:
            folder = run / ("tables" if not done else f"tables-{len(done) + 1}")
            known = {**_standing(site, reports), **{other: one.seen for other, one in done.items()}}
            done[key] = _read(report, inputs, found[inputs], folder, on, folders, known, remember, workers, progress)
        read = done[key]
        where = Path(os.path.relpath(read.folder, report.notebook.parent)).as_posix()
        for one, part in by_negotiation(report, read.parts):
            above = (part.articles, part.counts, one.parameters, versions, read.problems, read.reviewed)
            rests_on = {**basis, "talks": None if part.name is None else slug_of(part.name), "articles": read.articles_of(part)}
            head = render.Head(one.title, on, *above, short=words_shown())
            made_from = fingerprint_of(one, looks_at, rests_on, read.looked_at(one, part))
            asked.append(Asked(one.with_parameters({"tables": where}), head, rests_on, read.folder, part, made_from))
    return asked, done


def _found(report: Report, inputs: tuple[object, ...]) -> dict[str, str]:
    """The fingerprints of a report's articles, taken before they are read: what changes meanwhile is read again."""
    articles, published, _ = inputs
    return fingerprints(Path(os.path.relpath(report.notebook.parent / str(articles))), published)


def _check_apart(found: Mapping[tuple[object, ...], Mapping[str, str]], standing: Mapping[str, Seen]) -> None:
    """Nothing, if no two folders have different articles of one id: of those that are read now and those of pages that stay.

    A folder that is read twice, with other words, is one. Raises ReportError: one page would take the place of another.
    """
    read_now = {key_of(inputs) for inputs in found}
    folders = [(str(inputs[0]), articles) for inputs, articles in found.items()]
    for key, seen in standing.items():
        if key not in read_now:
            folder = next((one for one, _ in folders if f"{key} ".startswith(f"{one} ")), key)
            folders.insert(0, (folder, {own: state for own, (state, _) in seen.articles.items()}))
    known: dict[str, tuple[str, str]] = {}
    for folder, articles in folders:
        for own, state in articles.items():
            where, other = known.setdefault(own, (folder, state))
            if where != folder and other != state:
                what = f"has an article {own!r}, as {where} has: one page would take the place of the other"
                raise ReportError(folder, what, "rename the file of one of them, and run the reports of that folder first")


def _read(
    report: Report, inputs: tuple[object, ...], found: Mapping[str, str], out: Path, on: str, folders: Folders,
    known: Mapping[str, Seen], remember: Callable[..., None], workers: int, progress: bool,
) -> Inputs:  # fmt: skip
    """Write the tables of a report's articles, as readers decided them, into `out`; compare with what is `known` of before.

    Kernels `remember` them at once.
    """
    from analysis.store import read_decided

    articles, published, words = inputs
    called = str(articles)
    path, words = (Path(os.path.relpath(report.notebook.parent / one)) if one else None for one in (articles, words))
    given = {"words": words, "published": published, "workers": workers, "progress": progress}
    decided, texts, told = read_decided(folders.store, path, folders.decisions, texts=True, **given)
    for line in told if progress else ():
        print(f"parley: {line}", file=sys.stderr)
    remember(called, published, decided.tables.to_parquet(out))
    key, parties = key_of(inputs), folder_of_parties(report)
    seen = find_news(decided.tables, found, known.get(key), on, parties)

    def write_pages(before: Path | None) -> Mapping[str, Pages]:
        write_articles(texts, decided.tables, out.parent / FOLDER, out.parent.name, before and before / FOLDER)
        return write_profiles(decided.tables, parties, out.parent, out.parent.name, taken_before(key, known), key, before)

    listed = tuple(article.article_id for article in texts)
    told = decided.problems, decided.says, found, seen, listed
    return Inputs(out, parts_of(decided.tables), *told, lambda own: rows_of(decided.tables.of(own)), write_pages)


def _execute(asked: Asked, run: Path, room: Path, warmed: kernels.Kernels, cell_timeout: int) -> str:
    """Run a report's notebook, in `room`, and put it into `run`; why it failed, or nothing."""
    report = asked.report
    draft, failed = room / f"{report.name}.ipynb", run / f"{report.name}.failed.ipynb"
    with writing(run):
        failure = warmed.execute(report.notebook, draft, dict(report.parameters), cell_timeout, asked.made_from)
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
            small_picture(page)
    page_on = None if failure else head.on
    return Outcome(report.name, head.on, failure, page_on, head.articles, head.counts, head.problems, head.title)
