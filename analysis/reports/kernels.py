"""A notebook and its parameters in, the executed notebook and why it failed out: papermill, with the kernels warmed ahead.

A kernel takes longer to start and to import pandas and pyplot than most notebooks take to run. So kernels are forks of one
process that has imported these, where that can be; elsewhere, while one notebook runs, the kernels of the next ones already
start and import. Every notebook gets a kernel of its own.
"""

import contextlib
import logging
import os
import queue
import sys
import threading
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbformat
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import KernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from analysis.reports import forked

PRELOADED = (
    "pandas", "matplotlib.pyplot", "analysis.tables", "analysis.views.summaries", "analysis.views.charts",
    "analysis.views.marks", "analysis.views.opened",
)  # fmt: skip
AHEAD = 2  # kernels that start while notebooks run, or while the articles are read
AT_ONCE = min(2, os.cpu_count() or 1)  # notebooks whose cells run beside each other
BEGUN = AT_ONCE + 1  # notebooks that are at work: while one starts or ends, others run
TURNS = threading.Semaphore(AT_ONCE)  # to run cells
START_TIMEOUT, CELL_TIMEOUT = 120, 600  # seconds
HEARD_AFTER = 0.0005  # seconds: so long who drives a kernel waits for a thread that writes pages
HEARD_WITHIN = 0.2  # seconds from its answer: else what the kernel says to all is not heard yet, and it is asked again
NO_ANSWER = "the kernel did not answer"
# "auto" encrypts where the kernel can; without it every kernel warns on standard error
CONFIG = Config({"KernelManager": {"transport_encryption": "auto"}})
INLINE = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}  # as a kernel sets it, before pyplot is imported
ENVIRONMENT = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


class Client(AsyncKernelClient):
    """What talks to a kernel as soon as it answers and what it says to all is heard.

    jupyter_client waits a fifth of a second more, until nothing is said; who runs a cell passes over what was said before it.
    """

    async def wait_for_ready(self, timeout: float) -> None:
        """Raises RuntimeError: the kernel has ended, or has not answered for `timeout` seconds."""
        end = time.monotonic() + timeout
        while time.monotonic() < end and await self.is_alive():
            self.kernel_info()
            with contextlib.suppress(queue.Empty):
                await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=HEARD_WITHIN)
                return
        raise RuntimeError("it has ended" if time.monotonic() < end else f"for {timeout} seconds")


class Kernels:
    """Kernels for `count` notebooks of one folder, started `AHEAD` of need; a context that leaves none behind.

    How to reach each of them is written into `room`, so that a run that is killed leaves no such file behind either. What forks
    share is imported at once, unless it is not `likely` that any notebook will run.
    """

    def __init__(self, folder: Path, count: int, room: Path, likely: bool = True) -> None:
        self._folder, self._left, self._room, self._likely = folder, count, room.resolve(), likely
        self._source: forked.Parent | None = None
        self._warm: deque[Future[KernelManager]] = deque()
        self._taken: list[Future[KernelManager]] = []
        self._known: list[tuple[str, str | None, Path]] = []
        self._lock = threading.Lock()

    def __enter__(self) -> "Kernels":
        if self._likely:
            self._begin()
        self._starter = ThreadPoolExecutor(max_workers=1)  # so that nobody waits for what is imported
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(HEARD_AFTER)
        for _ in range(AHEAD):
            self._warm_one()
        return self

    def __exit__(self, *_: object) -> None:
        sys.setswitchinterval(self._interval)
        with self._lock:
            self._left = 0
            self._starter.shutdown(cancel_futures=True)
            for started in (*self._warm, *self._taken):
                if not started.cancelled() and not started.exception():
                    stop(started.result())
            self._warm.clear()
            if self._source is not None:
                self._source.stop()

    def _begin(self) -> None:
        self._source = forked.Parent(PRELOADED, {**INLINE, **_environment()}) if forked.SAFE else None
        for known in self._known if self._source is not None else ():
            self._source.remember(self._folder, *known)

    def remember(self, articles: str, published: str | None, tables: Path) -> None:
        """Let forks that start from now on have read these articles, as notebooks call them, and the tables made from them."""
        with self._lock:
            self._known.append((articles, published, tables.resolve()))
            if self._source is not None:
                self._source.remember(self._folder, *self._known[-1])

    def expect(self, more: int) -> None:
        """So many notebooks more will run than was thought."""
        with self._lock:
            self._left += more
            if self._left and self._source is None:
                self._begin()
            for _ in range(AHEAD - len(self._warm)):
                self._warm_one()
        if more:
            __import__("papermill")  # while forks start

    def take(self) -> KernelManager:
        """A kernel that is, or soon will be, ready; the next one starts now.

        Raises IndexError: all `count` were taken, or the context was left.
        """
        with self._lock:
            self._taken.append(self._warm.popleft())
            self._warm_one()
        return self._taken[-1].result()

    def execute(self, path: Path, draft: Path, parameters: dict[str, object], cell_timeout: int, made_from: str = "") -> str:
        """As the function below, with the next kernel; where that never answers, with one that is no fork."""
        failure = execute(path, draft, parameters, self.take(), cell_timeout, made_from)
        if NO_ANSWER not in failure or self._source is None:
            return failure
        again = start(self._folder, self._room / "kernel-again.json")
        return execute(path, draft, parameters, again, cell_timeout, made_from)

    def _warm_one(self) -> None:
        if self._left:
            self._left -= 1
            number = len(self._taken) + len(self._warm)
            self._warm.append(self._starter.submit(self._start, self._room / f"kernel-{number}.json"))

    def _start(self, connection: Path) -> KernelManager:
        if self._source is not None:
            with contextlib.suppress(OSError):  # it has ended
                return start(self._folder, connection, self._source)
        return start(self._folder, connection)


def start(folder: Path, connection: Path, source: forked.Parent | None = None) -> KernelManager:
    """A new kernel whose working directory is `folder`; it has imported `PRELOADED` before it answers, or it is a fork of
    a `source` that has. Raises OSError: the source has ended."""
    manager = KernelManager(kernel_name="python3", client_class=f"{__name__}.Client", config=CONFIG)
    manager.connection_file = str(connection)
    arguments = ["--HistoryManager.hist_file=:memory:"]
    if source is None:
        # by __import__, which leaves no name behind: a notebook that forgets an import fails here as it does elsewhere
        lines = [f"__import__({name!r}) and None" for name in PRELOADED]
        arguments.append(f"--IPKernelApp.exec_lines={lines!r}")
    else:
        forked.provide(manager, source)
    manager.start_kernel(cwd=str(folder), env=_environment(), extra_arguments=arguments)
    return manager


def _environment() -> dict[str, str]:
    return {**os.environ, **ENVIRONMENT}


def stop(manager: KernelManager) -> None:
    """End a kernel at once: nothing of a finished notebook is left to say."""
    if manager.has_kernel:
        manager.shutdown_kernel(now=True)


def execute(
    path: Path, draft: Path, parameters: dict[str, object], kernel: KernelManager, cell_timeout: int, made_from: str = ""
) -> str:  # fmt: skip
    """Run the notebook at `path` and write it, with what it showed or where it failed, to `draft`; why it failed, in one line.

    Empty when every cell ran, each in `cell_timeout` seconds at the most. `made_from` is noted in it.
    """
    import papermill

    from analysis.reports import limited

    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what it would log is what this returns
    failure = ""
    try:
        papermill.execute_notebook(
            str(path), str(draft), parameters=parameters, kernel_name="python3", language="python", km=kernel,
            progress_bar=False, autosave_cell_every=0, start_timeout=START_TIMEOUT, execution_timeout=cell_timeout,
            engine_name=limited.NAME,
        )  # fmt: skip
    except papermill.PapermillExecutionError as error:
        failure = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        failure = f"took longer than {cell_timeout} seconds"
    except (DeadKernelError, RuntimeError) as error:
        failure = "the kernel died" if isinstance(error, DeadKernelError) else f"{NO_ANSWER} ({error})"
    finally:
        stop(kernel)
    return _noted(draft, failure, made_from)


def _noted(draft: Path, failure: str, made_from: str) -> str:
    """Note in an executed notebook what it was made from, and where it failed; that, with why, in one line."""
    notebook = nbformat.read(draft, as_version=4)
    for key in ("input_path", "output_path"):  # of this machine, and the draft's
        notebook.metadata.papermill.pop(key, None)
    if made_from:
        notebook.metadata["parley"] = {"made_from": made_from}
    failure = _with_place(notebook, failure)
    nbformat.write(notebook, draft)
    return failure


def _with_place(notebook: nbformat.NotebookNode, failure: str) -> str:
    """`failure` with the cell it happened in, and that cell and those after it marked for what they are.

    papermill writes the state of a cell when it ends: after a dead kernel, a timeout or `sys.exit` all cells look complete.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    begun = [cell for cell in cells if cell.metadata.get("papermill", {}).get("start_time")]
    pending = cells[len(begun) :]
    if not failure and not any(cell.execution_count is None for cell in cells):
        return ""
    if not failure:
        pending = [cell for cell in cells if cell.execution_count is None]
        begun = cells[: cells.index(pending[0])]
        failure = "ended the notebook before its last cell"
    for cell in pending:
        cell.metadata.setdefault("papermill", {})["status"] = "pending"
    culprit = begun[-1] if begun else cells[0]
    culprit.metadata.setdefault("papermill", {}).update(status="failed", exception=True)
    notebook.metadata.setdefault("papermill", {}).update(exception=True)
    opening = next((line for line in culprit.source.splitlines() if line.strip() and not line.startswith("#")), "")
    return " ".join(f"cell {cells.index(culprit) + 1} ({opening.strip()[:60]}): {failure}".split())
