"""A notebook and the values a report wants to give it in, checked values out: no kernel starts with a wrong one.

papermill only warns of a parameter that a notebook does not have, and passes a value of any type. Here the notebook's
`parameters` cell is the declaration: names and types are read from it without running it.
"""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from analysis.errors import ReportError

BASIC_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "None": type(None)}


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


def find_parameters(notebook: NotebookNode, path: Path | str) -> dict[str, Parameter]:
    """The parameters that a notebook declares, in order: annotated (`published: str | None = None`) or by their default.

    Raises:
        ReportError: two `parameters` cells, or one that is more than assignments of literals.
    """
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) > 1:
        raise ReportError(path, f"has {len(cells)} cells tagged `parameters`", "keep one")
    declared = {}
    for statement in _statements(cells[0].source if cells else "", path):
        parameter = _parameter(statement)
        if parameter is None:
            line = f"line {statement.lineno} of the parameters cell"
            raise ReportError(f"{path}, {line}", "is no `name = value`", "give each parameter a plain value of its own line")
        declared[parameter.name] = parameter
    return declared


def _statements(source: str, path: Path | str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        raise ReportError(f"{path}, parameters cell", f"is no Python ({error})", "mend the cell") from None


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
    except ValueError:
        return None
    if not types:  # `published = None` stands for a text that is not given
        types = ("str", "None") if default is None else (type(default).__name__,)
    return Parameter(name, types, default) if set(types) <= set(BASIC_TYPES) else None


def check_parameters(declared: Mapping[str, Parameter], values: Mapping[str, object], path: Path | str) -> None:
    """Nothing, if every value has a name and a type that the notebook declares.

    Raises:
        ReportError: naming the notebook, the parameter, and what exists.
    """
    for name, value in values.items():
        if name not in declared:
            known = ", ".join(declared) or "none"
            raise ReportError(f"{path}, parameter {name!r}", "does not exist", f"the notebook has: {known}")
        if not declared[name].takes(value):
            kinds = " or ".join(declared[name].types)
            raise ReportError(f"{path}, parameter {name!r}", f"is {value!r}, a {type(value).__name__}", f"write a {kinds}")


def value_of(text: str, parameter: Parameter, path: Path | str) -> object:
    """A value typed on a command line, as the parameter's own type: `007` stays a text for a str.

    Raises:
        ReportError: it cannot be read as any of the parameter's types.
    """
    if text == "None" and "None" in parameter.types:
        return None
    if "str" in parameter.types:
        return text
    try:
        value = {"true": True, "false": False}[text.lower()] if "bool" in parameter.types else ast.literal_eval(text)
    except (KeyError, ValueError, SyntaxError):
        value = text
    check_parameters({parameter.name: parameter}, {parameter.name: value}, path)
    return value
