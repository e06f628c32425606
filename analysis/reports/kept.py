"""A report and what it is about in, a fingerprint of all that its notebook can see out: one that was run on the same is kept.

Only a notebook that plainly looks at nothing but its articles, their tables and what is known of the parties has one. Whoever
imports more than pandas and Parley, or opens a file, may show something else each time, and is run each time.
"""

import ast
import functools
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pandas as pd

from analysis.errors import ReportError
from analysis.reports.declared import Report, read_notebook
from analysis.tables import Tables
from analysis.views import words_shown

HOUSE = Path(__file__).parents[1]
READ = (".py", ".csv", ".j2", ".css", ".js", ".mplstyle")  # files of the package that decide what a notebook shows
PARTS = ("pandas", "numpy", "pyarrow", "matplotlib", "ipython", "ipykernel")  # whose next versions may show it otherwise
# what a notebook looks at
ONE, TALKS, ALL = "the rows of one article", "the rows of its negotiation", "the rows of all articles"
OPENS = ("read", "open_tables", "open_talks")  # functions that are told where things are
PLAIN = {*OPENS, "open_cells", "pick", "summaries", "charts", "show", "snippet"}
MODULES = ("pandas", "analysis")
ELSEWHERE = {
    "open", "exec", "eval", "compile", "input", "globals", "locals", "vars", "getattr", "setattr", "get_ipython", "__import__",
}  # fmt: skip
CLOCKS = ("now", "today", "utcnow")
FILES = ("read", "to_", "from_", "_")  # how the names of methods begin that may read or write a file, or are private
# how a notebook that looks at one article takes it from the others, `an` being the package
PICKS = ("article = {an}.pick(articles, number)", "tables = {an}.open_tables(articles, tables, words).of(article.article_id)")
ABOUT_TALKS = ("evidence", "open_talks", "open_tables", "read")  # what may be given all tables or articles, and looks at some


def rows_of(tables: Tables) -> str:
    """The fingerprint of all rows of some tables."""
    seen = hashlib.sha256()
    for name, table in tables.items():
        seen.update(repr((name, list(table.columns), len(table))).encode())
        seen.update(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes())
    return seen.hexdigest()


def rows_by_article(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Article -> the fingerprint of its rows in all of some tables, each of which has a column `article_id`."""
    seen: dict[str, hashlib._Hash] = defaultdict(hashlib.sha256)
    for name, table in tables.items():
        states = pd.util.hash_pandas_object(table, index=False).to_numpy()
        for key, places in table.groupby("article_id", sort=False).indices.items():
            seen[key].update(repr((name, list(table.columns), len(places))).encode())
            seen[key].update(states[places].tobytes())
    return {key: one.hexdigest() for key, one in seen.items()}


def made_by() -> tuple[object, ...]:
    """What decides, beside the rows, how anything is shown: the package, and the packages that it shows things with."""
    return metadata.version("parley"), _code(), _versions()


def fingerprint_of(report: Report, looks_at: str, basis: Mapping[str, object], given: Mapping[str, object]) -> str:
    """The fingerprint of what the notebook of a report can see; empty where nothing is known of what it `looks_at`.

    `basis` is that of its page, as `basis_of` gives it; `given` says what there is to be looked at, of the article that
    it picks (`ONE`), of its negotiation (`TALKS`) and in all (`ALL`).
    """
    if not looks_at:
        return ""
    known = {name: basis[name] for name in ("notebook", "words", "parties", "version")}
    parameters = sorted((name, repr(value)) for name, value in report.parameters.items() if name != "tables")
    told = known, parameters, given[looks_at], report.name, words_shown(), _code(), _versions()
    return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()


def last_run(executed: Path) -> tuple[str, float]:
    """What a notebook that was executed before was made from, and in how many seconds; nothing of either that is not known."""
    try:
        noted = json.loads(executed.read_text(encoding="utf-8"))["metadata"]
        return noted.get("parley", {}).get("made_from", ""), float(noted["papermill"]["duration"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return "", 0.0


def sees(path: Path) -> str:
    """What a notebook looks at besides its parameters: `ONE`, `TALKS`, `ALL`, or nothing said where it may look at more."""
    try:
        cells = read_notebook(path).cells
        code = ast.parse("\n".join(cell.source for cell in cells if cell.cell_type == "code"))
    except (ReportError, SyntaxError, ValueError, RecursionError, MemoryError):  # whoever runs it tells
        return ""
    imported = [name for node in ast.walk(code) if isinstance(node, ast.Import) for name in node.names]
    called = {name.asname or name.name for name in imported if name.name == "analysis"}
    if any(_looks_elsewhere(node, called) for node in ast.walk(code)):
        return ""
    if any(_about_one(code, package) for package in called):
        return ONE
    return TALKS if all(_about_talks(call) for call in _given(code, ("articles", "tables"))) else ALL


def _looks_elsewhere(node: ast.AST, called: set[str]) -> bool:
    """Whether a piece of code may look at files, the clock, or what is private; `called` are names of the package."""
    match node:
        case ast.Import(names=names):
            return any(name.name not in MODULES for name in names)
        case ast.Name(id=name):
            return name in ELSEWHERE
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in called:
            return name not in PLAIN
        case ast.Attribute(attr=name):
            return name in CLOCKS or name.startswith(FILES)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if owner in called and name in OPENS:
            return any(isinstance(one, ast.Constant) and one.value != "" for one in node.args)  # a place that is no parameter
    return isinstance(node, ast.ImportFrom)


def _given(code: ast.AST, names: tuple[str, ...]) -> Iterator[ast.Call | None]:
    """Each call that is given one of some names; None where it is used otherwise."""
    calls = {id(one): call for call in ast.walk(code) if isinstance(call, ast.Call)
             for one in (*call.args, *(keyword.value for keyword in call.keywords))}  # fmt: skip
    for node in ast.walk(code):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
            yield calls.get(id(node))


def _about_talks(call: ast.Call | None) -> bool:
    """Whether a call looks at the rows of its negotiation alone: `an.summaries.who_speaks(tables, talks, top=top)`."""
    if call is None or not isinstance(call.func, ast.Attribute):
        return False
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return call.func.attr in ABOUT_TALKS or any(isinstance(one, ast.Name) and one.id == "talks" for one in given)


def _about_one(code: ast.AST, package: str) -> bool:
    """Whether code picks an article, and has no other name for the articles, or for the tables before they are its own."""
    lines = {ast.unparse(node) for node in ast.walk(code) if isinstance(node, ast.Assign)}
    named = Counter(node.id for node in ast.walk(code) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load))
    told = [call.func.attr for call in _given(code, ("articles",)) if call and isinstance(call.func, ast.Attribute)]
    n_given = sum(1 for _ in _given(code, ("articles",)))
    picks = {line.format(an=package) for line in PICKS} <= lines and sorted(told) == ["open_tables", "pick", "read"]
    return picks and n_given == 3 and (named["article"], named["articles"], named["tables"], named["number"]) == (1, 2, 2, 1)


@functools.cache
def _code() -> str:
    """The fingerprint of the package, without its weights: they have made the rows, and show nothing."""
    seen = hashlib.sha256()
    for file in sorted(path for path in HOUSE.rglob("*") if path.suffix in READ):
        seen.update(file.relative_to(HOUSE).as_posix().encode())
        seen.update(file.read_bytes())
    return seen.hexdigest()


@functools.cache
def _versions() -> tuple[str, ...]:
    return tuple(metadata.version(name) for name in PARTS)
