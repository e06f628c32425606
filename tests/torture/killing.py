"""Runs a step in a process of its own and kills it (-9): after its nth rename, or after some time."""

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

RENAMES = ("rename", "replace")  # of `os`
CHANGES = (*RENAMES, "unlink", "rmdir", "mkdir")


def forked(step: Callable[[], object], after: float | None = None, said: Path | None = None) -> int:
    """The exit code of `step` in a child; with `after`, it is killed so many seconds later; what it says goes to `said`."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _be_child(step, said)
    if after is not None:
        with contextlib.suppress(ChildProcessError):
            time.sleep(after)
            os.kill(child, signal.SIGKILL)  # not yet waited for, so the number is still the child's
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_child(step: Callable[[], object], said: Path | None) -> None:
    code = 70
    try:
        if said:
            file = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(file, 1)
            os.dup2(file, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        code = step() or 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def killed_after(count: int, step: Callable[[], object], said: Path | None = None, calls: tuple[str, ...] = RENAMES) -> int:
    """The exit code of `step` in a child that is killed right after the `count`-th of such calls."""

    def run() -> object:
        left = [count]
        for name in calls:
            setattr(os, name, _deadly(getattr(os, name), left))
        return step()

    return forked(run, said=said)


def _deadly(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    def counted(*given: object, **named: object) -> object:
        result = call(*given, **named)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return counted


def leftovers(folder: Path) -> list[str]:
    """What runs left below `folder` that is nobody's result."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(".parley*"))
