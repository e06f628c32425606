"""Modules in, kernels that have imported them out: forks of one process, which imports them once for all notebooks.

A fork starts in a tenth of the time, and shares nothing that a notebook can change. Where it is not safe to fork what has been
imported (macOS, Windows), or the process is gone, kernels start as ever: `kernels.py` sees to that. The file is run as a
program, too, which is that process.
"""

import builtins
import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import LocalProvisioner

SAFE = sys.platform == "linux"
LAUNCHER = "ipykernel_launcher"  # what comes behind it in a command is for the kernel
# what every kernel imports
OF_KERNELS = "ipykernel.kernelapp", "psutil", "sqlite3", "tornado.platform.asyncio"
OF_SHELLS = (
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect", "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
)  # fmt: skip
# what the first cell that reads or shows something imports
OF_CELLS = (
    "analysis.pipeline", "email.contentmanager", "email.policy", "jinja2", "pandas.core.methods.to_dict",
    "pandas.core.reshape.reshape", "pandas.io.formats.html", "pyarrow.acero", "pyarrow.dataset",
    "pyarrow.parquet",
)  # fmt: skip
ENDED_AFTER = 5  # seconds, at the most, from the signal that ends a fork
MOST_NEW = 100_000  # objects before a search for garbage, of which imports and tables leave little
AGAIN = [
    "__import__('importlib').reload(__import__('analysis')) and None"
]  # now there is a shell that is told how to show tables
# like the launcher, it imports nothing from the folder it stands in
RUN = "import runpy, sys; sys.flags.safe_path or sys.path.pop(0); runpy.run_path(sys.argv[1], run_name='__main__')"


class Parent:
    """The process that has imported `modules`; it ends with the one that has made it, if that does not end it before."""

    def __init__(self, modules: Sequence[str], env: Mapping[str, str]) -> None:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            command = [sys.executable, "-c", RUN, __file__, str(theirs.fileno()), *modules]
            given = {"pass_fds": [theirs.fileno()], "stdin": subprocess.DEVNULL, "start_new_session": True}
            self._process = subprocess.Popen(command, env=dict(env), **given)
            self._lines, self._used = ours.makefile("rw"), False

    def remember(self, cwd: Path, articles: str, published: str | None, tables: Path) -> None:
        """Let the forks that begin from now on have read these articles, called so in the folder `cwd`, and their tables."""
        with contextlib.suppress(OSError):  # it has ended: so will the next fork
            self._say({"cwd": str(cwd), "articles": articles, "published": published, "tables": str(tables)})

    def fork(self, arguments: Sequence[str], cwd: str, env: Mapping[str, str]) -> "Forked":
        """A kernel that begins now. Raises OSError: the process is gone."""
        self._say([arguments, cwd, env])
        if not (pid := self._lines.readline()):
            raise ConnectionError("the process that forks kernels has ended")
        self._used = True
        return Forked(int(pid))

    def _say(self, line: object) -> None:
        print(json.dumps(line), file=self._lines, flush=True)

    def stop(self) -> None:
        """End the process, and its kernels with it."""
        with contextlib.suppress(OSError):  # it has ended, and something is still to be said to it
            self._lines.close()
        if not self._used:
            self._process.kill()  # it may still import
        self._process.wait()


class Forked:
    """A fork as jupyter_client knows its processes. It stays known to the system after its end, until its parent ends too."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid, self._end = pid, os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Nothing while it runs."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Something once it has ended; nothing if that takes longer than `timeout` seconds."""
        ended = select.poll()
        ended.register(self._end, select.POLLIN)
        return 1 if ended.poll(None if timeout is None else 1000 * timeout) else None

    def send_signal(self, number: int) -> None:
        """Raises ProcessLookupError: it has ended."""
        signal.pidfd_send_signal(self._end, number)


class Provisioner(LocalProvisioner):
    """What starts the kernel of a manager: a fork of `source`."""

    source: Parent

    async def launch_kernel(self, cmd: list[str], **given: object) -> dict[str, object]:
        """Start it. Raises OSError: there is nothing left to fork."""
        self.process = self.source.fork(cmd[cmd.index(LAUNCHER) + 1 :], given["cwd"], given["env"])
        self.pid = self.pgid = self.process.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End it, and wait for that: it takes less time than passes until somebody would look whether it has ended."""
        await super().kill(restart)
        if self.process is not None:
            self.process.wait(ENDED_AFTER)


def provide(manager: KernelManager, source: Parent) -> None:
    """Let the kernel of `manager` be a fork."""
    manager.provisioner = Provisioner(kernel_id=manager.kernel_id, kernel_spec=manager.kernel_spec, parent=manager)
    manager.provisioner.source = source


class _AsInAKernel:
    """What `get_ipython()` gives while modules are imported, for those that look whether it has a kernel."""

    kernel = True


def _leave_out_debugger() -> None:
    """Kernels find no debugger, which takes each of them longer to start than all else; a cell may still import it."""
    sys.modules["debugpy"] = None  # what is None here cannot be imported
    __import__("ipykernel.debugger")
    del sys.modules["debugpy"]


def _read_ahead(cwd: str, articles: str, published: str | None, tables: str) -> None:
    """Read articles and tables, and note what in these several summaries look for; a notebook may find them faulty, or gone."""
    from analysis import reading
    from analysis.errors import AnalysisError
    from analysis.tables import Tables, remember
    from analysis.views import look_ahead

    with contextlib.suppress(AnalysisError, OSError), contextlib.chdir(cwd):
        look_ahead(Tables(**remember(Path(tables), lambda: dict(Tables.read(tables).items()))))
        reading.keep(articles, published)
    gc.freeze()


def serve(number: int, modules: Sequence[str]) -> None:
    """Import `modules`; for each line from the socket of this number fork a kernel and answer with its number."""
    gc.set_threshold(MOST_NEW)
    builtins.get_ipython = _AsInAKernel  # pandas asks where it is when it is imported
    for name in (*modules, *OF_KERNELS, *OF_SHELLS, *OF_CELLS):
        __import__(name)
    del builtins.get_ipython
    _leave_out_debugger()
    from analysis.views import theme
    from analysis.words import load

    load()
    theme.empty("", "").png()  # fonts are found once, too
    gc.freeze()
    children: list[int] = []
    with socket.socket(fileno=number) as asked, asked.makefile("rw") as lines:
        while line := lines.readline():
            if isinstance(asked_for := json.loads(line), dict):
                _read_ahead(**asked_for)
                continue
            children.append(os.fork())
            if not children[-1]:
                break
            print(children[-1], file=lines, flush=True)
    if not line:  # whoever asked has ended
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os._exit(0)  # at once: nothing of what was imported is left to say
    arguments, cwd, env = asked_for
    os.setsid()  # a signal to the kernel is one to all that its notebook has started
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sys.argv = [LAUNCHER, *arguments, f"--IPKernelApp.parent_handle={os.getppid()}", f"--IPKernelApp.exec_lines={AGAIN!r}"]
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()


if __name__ == "__main__":
    serve(int(sys.argv[2]), sys.argv[3:])
