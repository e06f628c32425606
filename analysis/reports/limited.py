"""papermill's engine with a limit to what a cell may show: a notebook that prints for ever fills neither memory nor disk.

What comes after the limit is not kept, and the cell fails when it ends. Imported by name: papermill is slow to import.
"""

from collections import Counter

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines

from analysis.reports import kernels

NAME = "limited"  # of the engine
MOST_SHOWN = 5_000_000  # characters of one cell's outputs, pictures in base64 included
FAILURE, CURE = "TooMuchShown", f"a cell may show {MOST_SHOWN:,} characters; print less, or show a part of the table"


class Client(PapermillNotebookClient):
    """One notebook that runs; `shown` counts the characters of each cell's outputs."""

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)
        self.shown: Counter[int] = Counter()

    def papermill_execute_cells(self) -> None:
        """Run the cells when it is their turn; the kernel has started before."""
        with kernels.TURNS:
            super().papermill_execute_cells()

    def output(self, outs: list[NotebookNode], msg: dict[str, object], display_id: str | None, cell_index: int) -> object:
        """The output of a message, appended to `outs` where the cell has shown less than the limit."""
        self.shown[cell_index] += _size(msg["content"])
        if self.shown[cell_index] <= MOST_SHOWN:
            return super().output(outs, msg, display_id, cell_index)
        return None

    def execute_cell(self, cell: NotebookNode, cell_index: int, **options: object) -> NotebookNode:
        """Run a cell. Raises CellExecutionError: it failed, or showed too much."""
        done = super().execute_cell(cell, cell_index, **options)
        if self.shown[cell_index] > MOST_SHOWN:
            cell.outputs.append(new_output("error", ename=FAILURE, evalue=CURE, traceback=[f"{FAILURE}: {CURE}"]))
            raise CellExecutionError(CURE, FAILURE, CURE)
        return done


def _size(content: object) -> int:
    if isinstance(content, dict):
        return sum(map(_size, content.values()))
    return len(content) if isinstance(content, str) else 0


class Engine(NBClientEngine):
    """The engine that `papermill.execute_notebook` knows by `NAME`."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: object, kernel_name: str, start_timeout: int, execution_timeout: int, km: object, **_: object
    ) -> None:
        """Run a notebook in the kernel of `km`; `execution_timeout` seconds for a cell."""
        timeouts = {"startup_timeout": start_timeout, "timeout": execution_timeout}
        path, nb_man.output_path = nb_man.output_path, None  # papermill would write all of it again before and after each cell
        try:
            Client(nb_man, km=km, kernel_name=kernel_name, **timeouts).execute()
        finally:
            nb_man.output_path = path


papermill_engines.register(NAME, Engine)
