"""The committed notebooks in, the same notebooks out, run again and in one normal form, so that a diff shows what changed.

The normal form holds nothing that differs from run to run, so a second run leaves every byte as it is.
"""

import copy
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from analysis.errors import ReportError, writing
from analysis.reports import kernels
from analysis.reports.declared import read_notebook
from analysis.reports.render import WIDGET
from analysis.tables import locked, whole_file, workroom

KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
LANGUAGE = {"language_info": {"name": "python"}}
WRITTEN_BY_HAND = ("tags", "alt")  # cell metadata that people write; the rest is left by tools
CURE = "run `python -m analysis refresh`"


def refresh_notebooks(paths: Sequence[Path], cell_timeout: int = kernels.CELL_TIMEOUT, progress: bool = False) -> list[Path]:
    """Run notebooks of one folder in place, each in a kernel of its own; the files that changed.

    Raises ReportError: a file is no notebook, or a cell failed; that notebook and those after it stay as they were.
    OutputError: another run refreshes this folder.
    """
    from tqdm import tqdm

    for path in paths:
        read_notebook(path)
        if path.resolve().parent != paths[0].resolve().parent:
            raise ReportError(path, f"is in another folder than {paths[0]}", "refresh the notebooks of one folder at a time")
    folder, changed = paths[0].parent.resolve(), []
    with writing(folder), locked(folder), workroom(folder) as room, kernels.Kernels(folder, len(paths), room) as warmed:
        for path in tqdm(paths, "notebooks", unit="notebook", disable=None if progress else True):
            failure = warmed.execute(path, room / path.name, {}, cell_timeout)
            if failure:
                raise ReportError(path, failure, "mend the cell, then run `python -m analysis refresh` again")
            text = as_text(normal_form(nbformat.read(room / path.name, as_version=4)))
            if path.read_text(encoding="utf-8") != text:
                with whole_file(path) as file:
                    file.write_text(text, encoding="utf-8")
                changed.append(path)
    return changed


def as_text(notebook: NotebookNode) -> str:
    """A notebook as its file holds it."""
    return nbformat.writes(notebook, version=4) + "\n"


def normal_form(notebook: NotebookNode) -> NotebookNode:
    """A copy without what tools leave behind: times, run states, editor settings, the interpreter's exact version."""
    notebook = copy.deepcopy(notebook)
    notebook.metadata = nbformat.from_dict({**KERNEL, **LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({key: cell.metadata[key] for key in WRITTEN_BY_HAND if key in cell.metadata})
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)  # a desk is there while its kernel is; the table beside it stays
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count
    return notebook


def find_faults(path: Path) -> list[str]:
    """What is wrong with a committed notebook, one line each; nothing is run. Raises ReportError: the file is no notebook."""
    notebook = read_notebook(path)
    faults = [] if as_text(normal_form(notebook)) == path.read_text(encoding="utf-8") else [f"is not in normal form; {CURE}"]
    if sum("parameters" in cell.metadata.get("tags", []) for cell in notebook.cells) > 1:
        faults.append("has more than one cell tagged `parameters`; keep one")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        faults += [f"cell {number} {fault}" for fault in _faults_of_cell(cell, number)]
    return faults


def _faults_of_cell(cell: NotebookNode, number: int) -> list[str]:
    faults = []
    if not cell.source.strip():
        faults.append("is empty; delete it")
    elif cell.execution_count != number:
        faults.append(f"was run as number {cell.execution_count}; {CURE}")
    for output in cell.outputs:
        if output.output_type == "error":
            faults.append("stores an error; mend the cell, then refresh")
        if output.output_type == "stream" and output.name == "stderr":
            faults.append("stores a warning; mend its cause, then refresh")
        if "image/png" in output.get("data", {}) and not output.metadata.get("image/png", {}).get("alt"):
            faults.append("shows a picture without alternative text; draw it with analysis.charts")
    return faults
