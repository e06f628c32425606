"""The command line: `python -m analysis COMMAND`, also installed as `parley`. The only reader of the clock.

Exit codes: see `EXIT_CODES`; where the input or the command is wrong, one line on standard error says where, what, what to do.
"""

import argparse
import atexit
import contextlib
import datetime
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from analysis.errors import AnalysisError, OutputError, TableError, writing

if TYPE_CHECKING:
    from analysis.reading import Article
    from analysis.review import Decided

OK, FAILED, WRONG, STOPPED = 0, 1, 2, 130
SEEDS, DATA, TABLES, NOTEBOOKS, DECLARED = map(Path, ("seeds", "data", "tables", "notebooks", "notebooks/reports.toml"))
EXIT_CODES = "exit codes: 0 all went well, 1 something failed or was found, 2 wrong input or command, 130 stopped"
Argument = tuple[tuple[str, ...], dict[str, object]]  # what `add_argument` takes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    gc.set_threshold(300_000)  # new objects before a search: in what is imported and loaded there is no garbage
    atexit.register(gc.freeze)  # nor at the end, when all of it is gone through several times
    try:
        with contextlib.redirect_stdout(io.StringIO()) as said:
            code = options.run(options)
        _print(said.getvalue())
        return code
    except AnalysisError as error:
        print(f"parley: {error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt as stop:
        print("; ".join(["parley: stopped", *map(str, stop.args)]), file=sys.stderr)
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
    from analysis.tables import check_replaceable  # and not `analysis.exchange`, which brings the views along

    own = options.articles.resolve() == SEEDS.resolve() and not (options.words or options.codebook)
    out = options.out or (DATA / "tables" if own else TABLES / options.articles.resolve().stem)
    check_replaceable(out)
    decided, _, told = _read(options)
    tables = decided.tables
    return _write(decided, told, partial(tables.to_parquet if options.form == "parquet" else tables.to_csv, out))


def make_reports(options: argparse.Namespace) -> int:
    """Run the declared reports, or those that were named, and write the index of all."""
    from analysis.reports import Folders, as_told, make_pages

    given = [*options.parameters, *((n, str(p)) for n, p in (("articles", options.articles), ("words", options.words)) if p)]
    folders = Folders(options.out.resolve(), options.runs.resolve(), options.store, options.decisions)
    chosen = options.reports, options.names, given, folders, options.on
    run, published = make_pages(*chosen, options.timeout, options.workers, options.short_quotes, options.again)
    failed = [outcome for outcome in run.outcomes if outcome.failure]
    problems = dict.fromkeys(f"left out: {problem}" for outcome in run.outcomes for problem in outcome.problems)
    _say(problems)
    if options.json:
        print(json.dumps(as_told(published), indent=1, ensure_ascii=False))
    else:
        made = f"{len(run.outcomes) - len(failed)} of {len(run.outcomes)} reports -> {os.path.relpath(published.index)}"
        print(*run.outcomes, made, sep="\n")
    _say(f"the failed notebooks, with their errors, are in {os.path.relpath(folders.runs / options.on)}" for _ in failed[:1])
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

    clean(options.tables.parent)
    given = options.tables != DATA / "tables" or any(options.tables.glob("*.csv"))
    checked = check_all(options.articles, options.words, options.tables if given else None, options.reports, options.on)
    _say(checked.left_out)
    count = len(checked.problems)
    said = f"{count} {'problem' if count == 1 else 'problems'}" if count else "all is well"
    print(*checked.problems, said, f"compared: {', '.join(checked.compared)}", sep="\n")
    return FAILED if count else OK


def export_tables(options: argparse.Namespace) -> int:
    """Write the tables of articles, or tables made before, in a form for another program."""
    from analysis.exchange import export, find_format
    from analysis.review import with_decisions
    from analysis.tables import Tables

    find_format(options.out, options.form)
    options.articles = options.articles or options.folder
    given = [name for name in ("articles", "words", "codebook", "published") if getattr(options, name)]
    if options.tables and given:
        raise TableError(options.tables, f"is given together with --{given[0]}", "name one of the two")
    made = (with_decisions(Tables.read(options.tables).check(), options.decisions), [], []) if options.tables else None
    decided, articles, told = made or _read(options, texts=True)
    return _write(decided, told, partial(export, decided.tables, options.out, articles, options.form))


def add_article(options: argparse.Namespace) -> int:
    """Put a page of the web, or a copy of a file, among the articles; the only command that uses the network."""
    from analysis.reading import add, why_no_rows

    article = add(options.what, options.to, options.talks)
    _say(filter(None, [why_no_rows(article.path, article.language)]))
    known = filter(None, (article.title, article.published or "undated", article.source, article.talks))
    print(f"{article.path}: {', '.join(known)}")
    return OK


def look_after_files(options: argparse.Namespace) -> int:
    """Say what is wrong with decisions, identities and word lists, and mend it when asked."""
    from analysis.review import look_after

    told, well = look_after(options.decisions, options.words, options.mend)
    print("\n".join(told))
    return OK if well else FAILED


def _read(options: argparse.Namespace, texts: bool = False) -> tuple["Decided", Sequence["Article"], Sequence[str]]:
    """What `read_decided` gives of the articles that are named."""
    from analysis.store import read_decided

    given = (options.words, options.codebook, options.published, options.workers)
    return read_decided(options.store, options.articles or SEEDS, options.decisions, texts, *given, progress=True)


def _write(decided: "Decided", told: Iterable[str], write: Callable[[], Path]) -> int:
    """Say what is told, `write` the tables, and return the exit code."""
    _say([*told, *decided.told])
    counts = (f"{len(rows)} {name.removesuffix('s') if len(rows) == 1 else name}" for name, rows in decided.tables.items())
    print(f"{', '.join(counts)} -> {write()}")
    return FAILED if decided.problems else OK


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"parley: {line}", file=sys.stderr)


def _date(text: str) -> str:
    try:
        date = datetime.datetime.now(datetime.UTC).date() if text == "today" else datetime.date.fromisoformat(text)
        return date.isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-01-31") from None


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} gives no value; write it as NAME=VALUE")
    return name, value


def _number(of: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of {of}; write a whole number from 1")
    return int(text)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and may end its help with what it finds out only then."""

    def format_help(self) -> str:
        return super().format_help() + _more(self.prog)

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message}; see {self.prog} --help\n")


def _more(command: str) -> str:
    if command == "parley report":
        from analysis.reports import TOLD, described

        return TOLD + described(DECLARED)
    if command == "parley export":
        from analysis.exchange import listing

        return listing()
    return ""


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
    return parser


def _arg(*names: str, **options: object) -> Argument:
    return names, options


_WORDS = _arg("--words", type=Path, help="a folder of your own word lists, on top of the built-in ones")
_ISSUES = _arg("--codebook", metavar="NAME", help="labour, trade, climate, coalition, debt, or a file like issues.csv")
_DATED = _arg("--published", type=_date, metavar="DATE", help="when the articles were published that do not say")
_REPORTS = _arg("--reports", type=Path, default=DECLARED, help="what is declared (default: %(default)s)")
_ON = _arg("--on", type=_date, default="today", metavar="DATE", help="the date of the run (default: today, UTC)")
_WAIT = _arg("--timeout", type=partial(_number, "seconds"), default=600, metavar="SECONDS", help="a cell (default: 600)")
_KEPT = _arg("--store", type=Path, default=DATA / "store", help="where what was read is kept (default: %(default)s)")
_HANDS = _arg("--workers", type=partial(_number, "processes"), default=1, metavar="N", help="that read (default: 1)")
_DECIDED = _arg("--decisions", type=Path, default=DATA / "decisions", help="what readers decided (default: %(default)s)")
_READING = [_WORDS, _ISSUES, _DATED, _KEPT, _HANDS, _DECIDED]  # like those above, what several commands take


def _commands() -> Iterator[tuple[Callable[[argparse.Namespace], int], str, list[Argument]]]:
    """Each command: what it runs, an example, its arguments."""
    articles = {"type": Path, "help": f"a file or a folder of articles (default: {SEEDS})"}
    yield make_tables, "tables seeds --out data/tables", [
        _arg("articles", nargs="?", default=SEEDS, **articles), *_READING,
        _arg("--out", type=Path, help="the folder to write into (default: data/tables for seeds, else tables/NAME)"),
        _arg("--folder", default="csv", dest="form", choices=["csv", "parquet"], help="kind of files (default: csv)"),
    ]  # fmt: skip
    yield make_reports, "report who-speaks --articles talks/ -p top=5", [
        _arg("names", nargs="*", metavar="NAME", help="reports to run (default: all that are declared)"),
        _arg("--articles", type=Path, help="a file or folder, for this run, instead of the declared one"), _WORDS,
        _arg("-p", dest="parameters", metavar="NAME=VALUE", type=_parameter, action="append", default=[], help="of this run"),
        _REPORTS, _arg("--out", type=Path, default=DATA / "shared", help="where the pages go (default: %(default)s)"),
        _arg("--runs", type=Path, default=DATA / "runs", help="executed notebooks (default: %(default)s)"), _ON, _WAIT,
        _KEPT, _HANDS, _DECIDED, _arg("--json", action="store_true", help="print what changed as JSON, described below"),
        _arg("--short-quotes", type=partial(_number, "words"), default=0, metavar="N", help="words shown of any quotation"),
        _arg("--again", action="store_true", help="run all notebooks, also those that would show what they showed"),
    ]  # fmt: skip
    books = _arg("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="files of one folder (default: all in notebooks)")
    yield refresh_committed, "refresh notebooks/01-who-speaks.ipynb", [books, _WAIT]
    yield check_house, "check --words my-words", [
        _arg("articles", nargs="?", type=Path, default=SEEDS, help="a file or a folder (default: %(default)s)"),
        _WORDS, _arg("--tables", type=Path, default=DATA / "tables", help="CSV tables (default: %(default)s)"), _REPORTS, _ON,
    ]  # fmt: skip
    yield export_tables, "export seeds talks.qdpx", [
        _arg("folder", nargs="?", metavar="ARTICLES", **articles),
        _arg("out", type=Path, metavar="FILE", help="its ending names the format"), _arg("--articles", **articles),
        _arg("--tables", type=Path, help="tables made before, as CSV or Parquet, instead of articles"), *_READING,
        _arg("--format", "--folder", dest="form", metavar="FORMAT", help="one of the formats below, whatever the ending"),
    ]  # fmt: skip
    yield look_after_files, "doctor --mend", [_DECIDED, _WORDS, _arg("--mend", action="store_true", help="and keep a copy")]
    yield add_article, "add https://news.example/talks.html --talks ports", [
        _arg("what", metavar="URL|FILE", help="an address that begins with http, or a file"),
        _arg("--talks", metavar="NAME", help="the negotiation that it belongs to"),
        _arg("--to", type=Path, default=SEEDS, metavar="FOLDER", help="where it goes (default: %(default)s)"),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
