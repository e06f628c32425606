"""The command line: `python -m analysis COMMAND`, also installed as `parley`. The only reader of the clock.

Exit codes: 0 all went well; 1 a report or notebook failed, a file cannot be read, or `check` found something; 2 the input or
the command is wrong, and one line on standard error says where, what, and what to do; 130 stopped with Ctrl-C.
"""

import argparse
import contextlib
import datetime
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from analysis.errors import AnalysisError, OutputError, TableError, writing

if TYPE_CHECKING:
    from analysis.tables import Tables

OK, FAILED, WRONG, STOPPED = 0, 1, 2, 130
EXIT_CODES = "exit codes: 0 all went well, 1 something failed or was found, 2 wrong input or command, 130 stopped"
SEEDS, NOTEBOOKS, DATA, TABLES = Path("seeds"), Path("notebooks"), Path("data"), Path("tables")
DECLARED = NOTEBOOKS / "reports.toml"
Argument = tuple[tuple[str, ...], dict[str, object]]  # what `add_argument` takes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        with contextlib.redirect_stdout(io.StringIO()) as said:
            code = options.run(options)
        _print(said.getvalue())
        return code
    except AnalysisError as error:
        print(f"parley: {error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("parley: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `… | head` has seen enough
        _forget_output()
        return OK


def _print(text: str) -> None:
    """Print and see that it arrives. Raises OutputError: it does not."""
    try:
        with writing("standard output"):
            print(text.encode("utf-8", "backslashreplace").decode("utf-8"), end="", flush=True)
    except OutputError:
        _forget_output()
        raise


def _forget_output() -> None:
    """What is still to be printed goes nowhere, and raises nothing when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_tables(options: argparse.Namespace) -> int:
    """Normalize articles and write their tables."""
    from analysis.exchange import find_writer

    own = options.articles.resolve() == SEEDS.resolve() and not (options.words or options.codebook)
    out = options.out or (DATA / "tables" if own else TABLES / options.articles.resolve().stem)
    write = find_writer(out, options.form)
    tables, code = _normalize(options)
    print(f"{_counted(tables)} -> {write(tables, out)}")
    return code


def make_reports(options: argparse.Namespace) -> int:
    """Run the declared reports, or those that were named, and write the index of all."""
    from analysis.reports import Folders, choose, read_reports, run_reports, with_given, write_index
    from analysis.tables import locked

    on = options.on.isoformat()
    declared = read_reports(options.reports, on)
    paths = [(name, str(path)) for name, path in (("articles", options.articles), ("words", options.words)) if path]
    chosen = [with_given(one, [*options.parameters, *paths]) for one in choose(declared, options.names, options.reports)]
    folders = Folders(options.out.resolve(), options.runs.resolve(), options.decisions)
    with locked(options.runs):
        outcomes = run_reports(chosen, folders, on, options.timeout, progress=True)
        index = write_index(declared, outcomes, folders)
    print(*outcomes, sep="\n")
    failed = [outcome for outcome in outcomes if outcome.failure]
    problems = dict.fromkeys(f"left out: {problem}" for outcome in outcomes for problem in outcome.problems)
    _say(problems)
    print(f"{len(outcomes) - len(failed)} of {len(outcomes)} reports -> {os.path.relpath(index)}")
    if failed:
        _say([f"the notebooks that failed, with their errors, are in {os.path.relpath(folders.runs / on)}"])
    return FAILED if failed or problems else OK


def refresh_committed(options: argparse.Namespace) -> int:
    """Run the committed notebooks again, in place."""
    from analysis.reports import committed, refresh_notebooks

    notebooks = options.notebooks or committed(NOTEBOOKS)
    changed = refresh_notebooks(notebooks, options.timeout, progress=True)
    print(*(f"changed {path}" for path in changed), f"{len(changed)} of {len(notebooks)} notebooks changed", sep="\n")
    return OK


def check_house(options: argparse.Namespace) -> int:
    """Check articles, word lists, tables, reports and notebooks; print every problem, or that there is none."""
    from analysis.reports import check_all
    from analysis.tables import clean

    on = options.on.isoformat()
    clean(options.tables.parent)
    given = options.tables != DATA / "tables" or any(options.tables.glob("*.csv"))
    checked = check_all(options.articles, options.words, options.tables if given else None, options.reports, on)
    _say(checked.left_out)
    count = len(checked.problems)
    said = f"{count} {'problem' if count == 1 else 'problems'}" if count else "all is well"
    print(*checked.problems, said, f"compared: {', '.join(checked.compared)}", sep="\n")
    return FAILED if count else OK


def export_tables(options: argparse.Namespace) -> int:
    """Write the tables of articles, or tables made before, in a form for another program."""
    from analysis.exchange import find_writer
    from analysis.review import with_decisions
    from analysis.tables import Tables

    write = find_writer(options.out, options.form)
    given = [name for name in ("articles", "words", "codebook", "published") if getattr(options, name)]
    if options.tables and given:
        raise TableError(options.tables, f"is given together with --{given[0]}", "name one of the two")
    options.articles = options.articles or SEEDS
    decided = with_decisions(Tables.read(options.tables).check(), options.decisions) if options.tables else None
    _say(decided.told if decided else ())
    tables, code = (decided.tables, FAILED if decided.problems else OK) if decided else _normalize(options)
    print(f"{_counted(tables)} -> {write(tables, options.out)}")
    return code


def add_article(options: argparse.Namespace) -> int:
    """Put a page of the web, or a copy of a file, among the articles; the only command that uses the network."""
    from analysis.reading import ENGLISH, add

    article = add(options.what, options.to, options.talks)
    if article.language != ENGLISH:
        _say([f"{article.path}: will have no rows: its language is {article.language}, not English"])
    known = [article.title, article.published or "undated", article.source, article.talks]
    print(f"{article.path}: {', '.join(filter(None, known))}")
    return OK


def _normalize(options: argparse.Namespace) -> tuple["Tables", int]:
    """The tables of what can be read, and the exit code: whether that was all. Raises ArticleError: nothing can be read."""
    from analysis.pipeline import normalize
    from analysis.reading import all_of, gather, write_extracted
    from analysis.review import with_decisions

    found = gather(options.articles, options.published.isoformat() if options.published else None)
    if not found.articles:
        raise all_of(found.problems, options.articles)
    _say([*found.left_out, *(f"left out: {problem}" for problem in found.problems)])
    for article in found.articles:
        write_extracted(article)
    tables = normalize(found.articles, options.words, progress=True, codebook=options.codebook).check(found.articles)
    decided = with_decisions(tables, options.decisions, found.articles)
    _say(decided.told)
    return decided.tables, FAILED if found.problems or decided.problems else OK


def look_after_files(options: argparse.Namespace) -> int:
    """Say what is wrong with decisions, identities and word lists, and mend it when asked."""
    from analysis.review import look_after

    told, well = look_after(options.decisions, options.words, options.mend)
    print("\n".join(told))
    return OK if well else FAILED


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"parley: {line}", file=sys.stderr)


def _counted(tables: "Tables") -> str:
    return ", ".join(f"{len(table)} {name.removesuffix('s') if len(table) == 1 else name}" for name, table in tables.items())


def _date(text: str) -> datetime.date:
    if text == "today":
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-01-31") from None


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} gives no value; write it as NAME=VALUE")
    return name, value


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds; write a whole number from 1")
    return int(text)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and may end its help with what it finds out only then."""

    more: Callable[[], str] = staticmethod(str)

    def format_help(self) -> str:
        return super().format_help() + self.more()

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message}; see {self.prog} --help\n")


def _declared() -> str:
    from analysis.reports import described

    return described(DECLARED)


def _parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="parley", description="Who said what in an article, on what conditions, and how far it can be trusted.",
        epilog=f"Each command explains itself: parley report --help\n\n{EXIT_CODES}", formatter_class=form,
    )  # fmt: skip
    version = next((f"parley {found.version}" for found in metadata.distributions(name="parley")), "parley, not installed")
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for run, example, arguments in _commands():
        name, says, epilog = example.split()[0], run.__doc__, f"example: parley {example}\n{EXIT_CODES}"
        about = says[0].lower() + says[1:].rstrip(".")
        command = commands.add_parser(name, help=about, description=says, epilog=epilog, formatter_class=form)
        command.set_defaults(run=run)
        for names, options in arguments:
            command.add_argument(*names, **options)
        if run is make_reports:
            command.more = _declared
    return parser


def _commands() -> Iterator[tuple[Callable[[argparse.Namespace], int], str, list[Argument]]]:
    """Each command: what it runs, an example, its arguments."""
    articles = {"type": Path, "help": f"a file or a folder of articles (default: {SEEDS})"}
    words = _arg("--words", type=Path, help="a folder of your own word lists, on top of the built-in ones")
    issues = _arg("--codebook", metavar="NAME", help="labour, trade, climate, coalition, debt, or a file like issues.csv")
    dated = _arg("--published", type=_date, metavar="DATE", help="when the articles were published that do not say")
    reports = _arg("--reports", type=Path, default=DECLARED, help="what is declared (default: %(default)s)")
    on = _arg("--on", type=_date, default="today", metavar="DATE", help="the date of the run (default: today, UTC)")
    wait = _arg("--timeout", type=_seconds, default=600, metavar="SECONDS", help="for one cell (default: %(default)s)")
    decided = _arg("--decisions", type=Path, default=DATA / "decisions", help="what readers decided (default: %(default)s)")
    folder = {"dest": "form", "choices": ["csv", "parquet"]}
    yield make_tables, "tables seeds --out data/tables", [
        _arg("articles", nargs="?", default=SEEDS, **articles), words, issues, dated, decided,
        _arg("--out", type=Path, help="the folder to write into (default: data/tables for seeds, else tables/NAME)"),
        _arg("--folder", default="csv", help="kind of files (default: csv)", **folder),
    ]  # fmt: skip
    yield make_reports, "report who-speaks --articles talks/ -p top=5", [
        _arg("names", nargs="*", metavar="NAME", help="reports to run (default: all that are declared)"),
        _arg("--articles", type=Path, help="a file or folder, for this run, instead of the declared one"), words,
        _arg("-p", dest="parameters", metavar="NAME=VALUE", type=_parameter, action="append", default=[], help="of this run"),
        reports, _arg("--out", type=Path, default=DATA / "shared", help="where the pages go (default: %(default)s)"),
        _arg("--runs", type=Path, default=DATA / "runs", help="executed notebooks (default: %(default)s)"), on, wait, decided,
    ]  # fmt: skip
    books = _arg("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="files of one folder (default: all in notebooks)")
    yield refresh_committed, "refresh notebooks/01-who-speaks.ipynb", [books, wait]
    yield check_house, "check --words my-words", [
        _arg("articles", nargs="?", type=Path, default=SEEDS, help="a file or a folder (default: %(default)s)"),
        words, _arg("--tables", type=Path, default=DATA / "tables", help="tables as CSV (default: %(default)s)"), reports, on,
    ]  # fmt: skip
    yield export_tables, "export talks.xlsx --articles seeds", [
        _arg("out", type=Path, metavar="FILE", help="ends in .xlsx or .graphml; with --folder, a folder"),
        _arg("--tables", type=Path, help="tables made before, a folder of CSV or Parquet files, instead of articles"),
        _arg("--folder", help="of such files", **folder), _arg("--articles", **articles), words, issues, dated, decided,
    ]  # fmt: skip
    yield look_after_files, "doctor --mend", [decided, words, _arg("--mend", action="store_true", help="and keep a copy")]
    yield add_article, "add https://news.example/talks.html --talks ports", [
        _arg("what", metavar="URL|FILE", help="an address that begins with http, or a file"),
        _arg("--talks", metavar="NAME", help="the negotiation that it belongs to"),
        _arg("--to", type=Path, default=SEEDS, metavar="FOLDER", help="where it goes (default: %(default)s)"),
    ]  # fmt: skip


def _arg(*names: str, **options: object) -> Argument:
    return names, options


if __name__ == "__main__":
    sys.exit(main())
