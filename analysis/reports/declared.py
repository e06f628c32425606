"""`notebooks/reports.toml` in, what it declares out: each report with its notebook and parameters, all of it checked.

The notebook's `parameters` cell declares names and types, and is read without running it: papermill only warns of a parameter
that a notebook does not have, passes a value of any type, and its own reader loses `str | None` and `s = "a=b"`.
"""

import ast
import dataclasses
import functools
import json
import os
import re
import tomllib
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import nbformat
from nbformat import NotebookNode

from analysis.errors import ReportError
from analysis.reports.render import question_of

SHOWN = 200  # characters of what is wrong, in a message
FIELDS = {"name": str, "title": str, "notebook": str, "parameters": dict}
INPUTS = ("articles", "published", "words")  # the parameters that say what to normalize
T = TypeVar("T")
NO_DATES = {"{on}": "", "{before}": ""}
BASIC_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "None": type(None)}
SPOKEN = {"str": "a text", "int": "a whole number", "float": "a number", "bool": "True or False", "list": "a list"}


@dataclasses.dataclass(frozen=True)
class Parameter:
    """One name of the `parameters` cell; `types` holds names of `BASIC_TYPES`."""

    name: str
    types: tuple[str, ...]
    default: object

    def takes(self, value: object) -> bool:
        """Whether `value` may be given: `True` is no int here, and a whole number is a float."""
        given = [name for name, cls in BASIC_TYPES.items() if type(value) is cls]
        return bool(set(given) & set(self.types)) or (type(value) is int and "float" in self.types)


@dataclasses.dataclass(frozen=True)
class Report:
    """One declared report: `name` is its page's file name; `declared` what its notebook takes, `parameters` what it gets.

    `moving` names the parameters that hold the date of a run.
    """

    name: str
    title: str
    notebook: Path
    question: str
    parameters: Mapping[str, object]
    declared: Mapping[str, Parameter]
    moving: frozenset[str] = frozenset()

    def inputs(self) -> tuple[object, ...] | None:
        """What to normalize for this report; None if its notebook takes no tables, or is given some."""
        if not {"articles", "tables"} <= set(self.declared) or self.given_tables():
            return None
        return tuple(self.parameters.get(n, self.declared[n].default if n in self.declared else None) for n in INPUTS)

    def given_tables(self) -> Path | None:
        """The folder of the tables that this report is given instead of articles."""
        given = self.parameters.get("tables")
        return self.notebook.parent / str(given) if given and {"articles", "tables"} <= set(self.declared) else None

    def with_parameters(self, values: Mapping[str, object]) -> "Report":
        """This report with other values for some parameters.

        Raises ReportError: the notebook has no such parameter, or one of another type.
        """
        check_parameters(self.declared, values, self.notebook)
        return dataclasses.replace(self, parameters={**self.parameters, **values})


def read_reports(path: Path, on: str, before: Callable[[str], str] = lambda name: "") -> tuple[Report, ...]:
    """The reports that a file declares, each with its parameters checked against its notebook.

    `on` is the date of the run, which replaces `{on}` in titles and parameters; what `before` says of a report's name, the
    date of its page before or nothing, replaces `{before}`. Raises ReportError: naming the report or the notebook, the field
    or the parameter, and what exists.
    """
    try:
        declared = tomllib.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise ReportError(path, f"cannot be read ({error})", "write one [[report]] for each page") from None
    entries = declared.pop("report", [])
    if declared or not isinstance(entries, list) or not entries:
        raise ReportError(path, f"declares {', '.join(declared) or 'nothing'}", "write one [[report]] for each page")
    reports = tuple(_report(path, number, entry, on, before) for number, entry in enumerate(entries, start=1))
    for report in reports:
        if sum(other.name == report.name for other in reports) > 1:
            raise ReportError(path, f"declares the report {report.name!r} twice", "give each page a name of its own")
    return reports


def _report(path: Path, number: int, entry: object, on: str, before: Callable[[str], str]) -> Report:
    where = f"{path}, report {number}"
    if not isinstance(entry, dict) or not {"name", "title", "notebook"} <= set(entry) <= set(FIELDS):
        given = ", ".join(entry) if isinstance(entry, dict) else repr(entry)
        raise ReportError(where, f"has the fields {given}", "give it name, title, notebook and, if it has any, parameters")
    for field, kind in FIELDS.items():
        if not isinstance(entry.get(field, kind()), kind):
            raise ReportError(where, f"{field} is {entry[field]!r}", f"write a {kind.__name__}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["name"]) or entry["name"] == "index":
        raise ReportError(where, f"name is {entry['name']!r}", "use small letters, digits and hyphens; `index` is taken")
    given, dates = entry.get("parameters", {}), {"{on}": on, "{before}": before(entry["name"])}
    parameters = {name: _dated(value, dates) for name, value in given.items()}
    title, moving = _dated(entry["title"], dates), frozenset(n for n in given if _dated(given[n], NO_DATES) != given[n])
    notebook = path.parent / entry["notebook"]
    if not os.path.isfile(notebook):
        known = ", ".join(sorted(p.name for p in path.parent.glob("*.ipynb"))) or "none"
        raise ReportError(where, f"notebook {entry['notebook']!r} does not exist", f"there is: {known}")
    content = read_notebook(notebook)
    declared = find_parameters(content, notebook)
    check_parameters(declared, parameters, notebook)
    return Report(entry["name"], title, notebook, question_of(content) or title, parameters, declared, moving)


def _dated(value: T, dates: Mapping[str, str]) -> T:
    """A value of a declaration with the dates of the run where its braces are."""
    if isinstance(value, dict):
        return {name: _dated(one, dates) for name, one in value.items()}
    if isinstance(value, list):
        return [_dated(one, dates) for one in value]
    if isinstance(value, str):
        return functools.reduce(lambda text, braces: text.replace(braces, dates[braces]), dates, value)
    return value


def read_notebook(path: Path) -> NotebookNode:
    """A notebook file. Raises ReportError: missing, or no notebook of version 4 as its format asks for."""
    try:
        content = json.loads(read_text(path))
        if not isinstance(content, dict) or content.get("nbformat") != 4 or type(content.get("nbformat_minor")) is not int:
            raise ValueError("it is not of version 4 of the format")
        if not isinstance(content.get("cells"), list) or not all(isinstance(cell, dict) for cell in content["cells"]):
            raise ValueError("it has no cells")
        json.dumps(content, ensure_ascii=False).encode()  # a lone half of a character is no text
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of cells without an id, which get one
            nbformat.validate(content)
        return nbformat.v4.to_notebook_json(content)
    except (ValueError, RecursionError, nbformat.validator.NotebookValidationError) as error:
        reason = " ".join(str(error).split())[:SHOWN] or type(error).__name__
        raise ReportError(path, f"is no notebook that can be read ({reason})", "save it again in JupyterLab") from None


def read_text(path: Path) -> str:
    """The text of a regular file in UTF-8. Raises ReportError: there is none; UnicodeDecodeError."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ReportError(path, "is no regular file", "put a file in its place")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        cure = "check its name and permissions, or run this in the project's folder"
        raise ReportError(path, f"cannot be read ({error.strerror})", cure) from None


def find_parameters(notebook: NotebookNode, path: Path | str) -> dict[str, Parameter]:
    """The parameters that a notebook declares, in order: annotated (`published: str | None = None`) or by their default.

    Raises ReportError: two `parameters` cells, or one that is more than assignments of literals.
    """
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) > 1:
        raise ReportError(path, f"has {len(cells)} cells tagged `parameters`", "keep one")
    declared = {}
    try:
        statements = ast.parse(cells[0].source if cells else "").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ReportError(f"{path}, parameters cell", f"is no Python ({error})", "mend the cell") from None
    for statement in statements:
        parameter = _parameter(statement)
        if parameter is None:
            line = f"line {statement.lineno} of the parameters cell"
            raise ReportError(f"{path}, {line}", "is no `name = value`", "give each parameter a plain value of its own line")
        declared[parameter.name] = parameter
    return declared


def _parameter(statement: ast.stmt) -> Parameter | None:
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
            types = tuple(part.strip().split("[")[0] for part in ast.unparse(annotation).strip("'\"").split("|"))
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            types = ()
        case _:
            return None
    try:
        default = ast.literal_eval(value)
    except (ValueError, TypeError, RecursionError, MemoryError):
        return None
    if not types:  # `published = None` stands for a text that is not given
        types = ("str", "None") if default is None else (type(default).__name__,)
    return Parameter(name, types, default) if set(types) <= set(BASIC_TYPES) else None


def check_parameters(declared: Mapping[str, Parameter], values: Mapping[str, object], path: Path | str) -> None:
    """Nothing, if every value has a name and a type that the notebook declares.

    Raises ReportError: naming the notebook, the parameter, and what exists.
    """
    for name, value in values.items():
        if name not in declared:
            known = ", ".join(declared) or "none"
            raise ReportError(f"{path}, parameter {name!r}", "does not exist", f"the notebook has: {known}")
        if not declared[name].takes(value):
            kinds = " or ".join(SPOKEN.get(kind, kind) for kind in declared[name].types)
            raise ReportError(f"{path}, parameter {name!r}", f"is {repr(value)[:SHOWN]}", f"write {kinds}")


def value_of(text: str, parameter: Parameter, path: Path | str) -> object:
    """A value typed on a command line, as the parameter's own type: `007` stays a text for a str.

    Raises ReportError: it cannot be read as any of the parameter's types.
    """
    if text == "None" and "None" in parameter.types:
        return None
    if "str" in parameter.types:
        return text
    try:
        value = {"true": True, "false": False}[text.lower()] if "bool" in parameter.types else ast.literal_eval(text)
    except (KeyError, ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        value = text
    check_parameters({parameter.name: parameter}, {parameter.name: value}, path)
    return value
