"""The command line: `python -m analysis COMMAND`, also installed as `parley`. The only reader of the clock.

Exit codes: 0 all went well; 1 a report or notebook failed, a file was left out because it cannot be read, or `check` found
something; 2 the input or the command is wrong, and one line on standard error says where, what, and what to do; 130 stopped
with Ctrl-C.
"""

import argparse
import contextlib
import datetime
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import NoReturn

from analysis.commands import (
    DATA,
    DECLARED,
    OK,
    SEEDS,
    STOPPED,
    WRONG,
    add_article,
    check_house,
    export_tables,
    look_after_files,
    make_reports,
    make_tables,
    refresh_committed,
)
from analysis.errors import AnalysisError, OutputError, writing

EXIT_CODES = "exit codes: 0 all went well, 1 something failed or was found, 2 wrong input or command, 130 stopped"
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


def _number(of: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of {of}; write a whole number from 1")
    return int(text)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and may end its help with what it finds out only then."""

    more: Callable[[], str] = staticmethod(str)

    def format_help(self) -> str:
        return super().format_help() + self.more()

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message}; see {self.prog} --help\n")


def _declared() -> str:
    from analysis.reports import TOLD, described

    return TOLD + described(DECLARED)


def _formats() -> str:
    from analysis.exchange import listing

    return listing()


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
        command.more = {make_reports: _declared, export_tables: _formats}.get(run, str)
    return parser


def _arg(*names: str, **options: object) -> Argument:
    return names, options


# what several commands take
_WORDS = _arg("--words", type=Path, help="a folder of your own word lists, on top of the built-in ones")
_ISSUES = _arg("--codebook", metavar="NAME", help="labour, trade, climate, coalition, debt, or a file like issues.csv")
_DATED = _arg("--published", type=_date, metavar="DATE", help="when the articles were published that do not say")
_REPORTS = _arg("--reports", type=Path, default=DECLARED, help="what is declared (default: %(default)s)")
_ON = _arg("--on", type=_date, default="today", metavar="DATE", help="the date of the run (default: today, UTC)")
_WAIT = _arg("--timeout", type=partial(_number, "seconds"), default=600, metavar="SECONDS", help="a cell (default: 600)")
_KEPT = _arg("--store", type=Path, default=DATA / "store", help="where what was read is kept (default: %(default)s)")
_HANDS = _arg("--workers", type=partial(_number, "processes"), default=1, metavar="N", help="that read (default: 1)")
_DECIDED = _arg("--decisions", type=Path, default=DATA / "decisions", help="what readers decided (default: %(default)s)")
_READING = [_WORDS, _ISSUES, _DATED, _KEPT, _HANDS, _DECIDED]


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
    ]  # fmt: skip
    books = _arg("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="files of one folder (default: all in notebooks)")
    yield refresh_committed, "refresh notebooks/01-who-speaks.ipynb", [books, _WAIT]
    yield check_house, "check --words my-words", [
        _arg("articles", nargs="?", type=Path, default=SEEDS, help="a file or a folder (default: %(default)s)"),
        _WORDS, _arg("--tables", type=Path, default=DATA / "tables", help="tables as CSV (default: %(default)s)"),
        _REPORTS, _ON,
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
