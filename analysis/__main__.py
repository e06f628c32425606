"""The command line: `python -m analysis COMMAND`, also installed as `parley`. The only reader of the clock.

Exit codes: 0 all went well; 1 a report or notebook failed, or `check` found something; 2 the input or the command is
wrong, and one line on standard error says where, what, and what to do; 130 stopped with Ctrl-C.
"""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError, ReportError

if TYPE_CHECKING:
    from analysis.reports import Report
    from analysis.tables import Tables

OK, FAILED, WRONG, STOPPED = 0, 1, 2, 130
EXIT_CODES = "exit codes: 0 all went well, 1 something failed or was found, 2 wrong input or command, 130 stopped"
SEEDS, NOTEBOOKS, DATA = Path("seeds"), Path("notebooks"), Path("data")
DECLARED = NOTEBOOKS / "reports.toml"
Argument = tuple[tuple[str, ...], dict[str, object]]  # what `add_argument` takes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except AnalysisError as error:
        print(f"parley: {error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("parley: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `… | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def make_tables(options: argparse.Namespace) -> int:
    """Normalize articles and write their tables."""
    from analysis.exchange import find_writer

    write = find_writer(options.out, options.form)
    tables = _normalize(options)
    print(f"{_counted(tables)} -> {write(tables, options.out)}")
    return OK


def make_reports(options: argparse.Namespace) -> int:
    """Run the declared reports, or those that were named, and write the index of all."""
    from analysis.reports import Folders, read_reports, run_reports, write_index

    on = options.on.isoformat()
    declared = read_reports(options.reports, on)
    chosen = [_with_given(report, options) for report in _chosen(declared, options.names, options.reports)]
    folders = Folders(options.out.resolve(), options.runs.resolve())
    outcomes = run_reports(chosen, folders, on, options.timeout, progress=True)
    index = write_index(declared, outcomes, folders.shared)
    for outcome in outcomes:
        kept = f" (the page of {outcome.page_on} stays)" if outcome.page_on else ""
        print(f"failed  {outcome.name}: {outcome.failure}{kept}" if outcome.failure else f"ok      {outcome.name}")
    failed = [outcome for outcome in outcomes if outcome.failure]
    print(f"{len(outcomes) - len(failed)} of {len(outcomes)} reports -> {_short(index)}")
    if failed:
        print(f"parley: the notebooks that failed, with their errors, are in {_short(folders.runs / on)}", file=sys.stderr)
    return FAILED if failed else OK


def refresh_committed(options: argparse.Namespace) -> int:
    """Run the committed notebooks again, in place."""
    from analysis.reports import refresh_notebooks

    changed = refresh_notebooks(options.notebooks or _committed(), options.timeout, progress=True)
    for path in changed:
        print(f"changed {path}")
    print(f"{len(changed)} of {len(options.notebooks or _committed())} notebooks changed")
    return OK


def check_house(options: argparse.Namespace) -> int:
    """Check articles, word lists, tables, reports and notebooks; print every problem, or that there is none."""
    from analysis.reading import read
    from analysis.reports import find_faults, read_reports
    from analysis.tables import Tables
    from analysis.words import load

    found: list[str] = []

    def tried(step: Callable[[], object]) -> object:
        try:
            return step()
        except AnalysisError as error:
            found.append(str(error))

    articles = tried(lambda: read(options.articles))
    tried(lambda: load(options.words))
    if any(options.tables.glob("*.csv")):
        tried(lambda: Tables.read_csv(options.tables).check(articles or ()))
    if options.reports.exists():
        tried(lambda: read_reports(options.reports, options.on.isoformat()))
    for path in _committed(options.reports.parent):
        found += [f"{path}: {fault}" for fault in tried(lambda path=path: find_faults(path)) or ()]
    for problem in found:
        print(problem)
    print("all is well" if not found else f"{len(found)} {'problem' if len(found) == 1 else 'problems'}")
    return FAILED if found else OK


def export_tables(options: argparse.Namespace) -> int:
    """Write the tables of articles, or tables made before, in a form for another program."""
    from analysis.exchange import find_writer
    from analysis.tables import Tables

    write = find_writer(options.out, options.form)
    tables = Tables.read(options.tables) if options.tables else _normalize(options)
    print(f"{_counted(tables)} -> {write(tables, options.out)}")
    return OK


def _normalize(options: argparse.Namespace) -> "Tables":
    from analysis.pipeline import normalize
    from analysis.reading import read, write_extracted

    articles = read(options.articles, published=options.published.isoformat() if options.published else None)
    for article in articles:
        write_extracted(article)
    return normalize(articles, words=options.words, progress=True, codebook=options.codebook).check(articles)


def _counted(tables: "Tables") -> str:
    return ", ".join(f"{len(table)} {name}" for name, table in tables.items())


def _chosen(declared: Sequence["Report"], names: Sequence[str], path: Path) -> Sequence["Report"]:
    known = {report.name: report for report in declared}
    for name in names:
        if name not in known:
            raise ReportError(path, f"declares no report {name!r}", f"choose from {', '.join(known)}")
    return [known[name] for name in names] or declared


def _with_given(report: "Report", options: argparse.Namespace) -> "Report":
    """The report with what the command line says; paths there are seen from here, in a notebook from its own folder."""
    from analysis.reports import check_parameters, value_of

    values = {}
    for name, text in options.parameters:
        check_parameters(report.declared, {name: text} if name not in report.declared else {}, report.notebook)
        values[name] = value_of(text, report.declared[name], report.notebook)
    if options.articles:
        values["articles"] = Path(os.path.relpath(options.articles, report.notebook.parent)).as_posix()
    return report.with_parameters(values)


def _committed(folder: Path = NOTEBOOKS) -> list[Path]:
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise ReportError(folder, "holds no notebook", "run this in the project's folder, or name the notebooks")
    return paths


def _short(path: Path) -> Path:
    """`path` as seen from here, if it is below here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-01-31") from None


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} gives no value; write it as NAME=VALUE")
    return name, value


def _parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="parley", description="Who said what in an article, on what conditions, and how far it can be trusted.",
        epilog=f"Each command explains itself: parley report --help\n\n{EXIT_CODES}", formatter_class=form,
    )  # fmt: skip
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for run, example, arguments in _commands():
        name, says, epilog = example.split()[0], run.__doc__, f"example: parley {example}\n{EXIT_CODES}"
        about = says[0].lower() + says[1:].rstrip(".")
        command = commands.add_parser(name, help=about, description=says, epilog=epilog, formatter_class=form)
        command.set_defaults(run=run)
        for names, options in arguments:
            command.add_argument(*names, **options)
    return parser


def _commands() -> Iterator[tuple[Callable[[argparse.Namespace], int], str, list[Argument]]]:
    """Each command: what it runs, an example, its arguments."""
    today = datetime.datetime.now(datetime.UTC).date()
    articles = {"type": Path, "default": SEEDS, "help": "a file or a folder of .txt, .md and .html (default: %(default)s)"}
    reading = [
        _arg("--words", type=Path, help="a folder of your own word lists, on top of the built-in ones"),
        _arg("--codebook", metavar="NAME", help="issues: labour, trade, climate, coalition, debt, or a file like issues.csv"),
        _arg("--published", type=_date, metavar="DATE", help="when the articles were published that do not say"),
    ]
    reports = _arg("--reports", type=Path, default=DECLARED, help="what is declared (default: %(default)s)")
    on = _arg("--on", type=_date, default=today, metavar="DATE", help="the date of the run (default: today, UTC)")
    wait = _arg("--timeout", type=int, default=600, metavar="SECONDS", help="for one cell (default: %(default)s)")
    folder = {"dest": "form", "choices": ["csv", "parquet"]}
    yield make_tables, "tables seeds --out data/tables", [
        _arg("articles", nargs="?", **articles), *reading,
        _arg("--out", type=Path, default=DATA / "tables", help="the folder to write into (default: %(default)s)"),
        _arg("--folder", default="csv", help="kind of files (default: csv)", **folder),
    ]  # fmt: skip
    yield make_reports, "report who-speaks --articles talks/ -p top=5", [
        _arg("names", nargs="*", metavar="NAME", help="reports to run (default: all that are declared)"),
        _arg("--articles", type=Path, help="a file or folder, for this run, instead of the declared one"),
        _arg("-p", dest="parameters", metavar="NAME=VALUE", type=_parameter, action="append", default=[],
                  help="a parameter, for this run"),
        reports, _arg("--out", type=Path, default=DATA / "shared", help="where the pages go (default: %(default)s)"),
        _arg("--runs", type=Path, default=DATA / "runs", help="where executed notebooks go (default: %(default)s)"), on, wait,
    ]  # fmt: skip
    books = _arg("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="files of one folder (default: all in notebooks)")
    yield refresh_committed, "refresh notebooks/01-who-speaks.ipynb", [books, wait]
    yield check_house, "check --words my-words", [
        _arg("articles", nargs="?", type=Path, default=SEEDS, help="a file or a folder (default: %(default)s)"),
        _arg("--words", type=Path, help="a folder of your own word lists"),
        _arg("--tables", type=Path, default=DATA / "tables", help="tables as CSV (default: %(default)s)"), reports, on,
    ]  # fmt: skip
    yield export_tables, "export talks.xlsx --articles seeds", [
        _arg("out", type=Path, metavar="FILE", help="ends in .xlsx or .graphml; with --folder, a folder"),
        _arg("--tables", type=Path, help="tables made before, a folder of CSV or Parquet files, instead of articles"),
        _arg("--folder", help="write a folder of such files", **folder), _arg("--articles", **articles), *reading,
    ]  # fmt: skip


def _arg(*names: str, **options: object) -> Argument:
    return names, options


if __name__ == "__main__":
    sys.exit(main())
