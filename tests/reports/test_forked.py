"""Kernels that are forks share nothing, end with whoever asked for them, and start as ever where there is nothing to fork."""

import asyncio
import dataclasses
import os
import queue
import signal
import time

import nbformat
import pytest
from jupyter_client.channels import AsyncZMQSocketChannel

from analysis.reports import forked, kernels
from tests.house import write_notebook
from tests.small import tables_of, wants

pytestmark = pytest.mark.skipif(not forked.SAFE, reason="this system forks no kernels")


def executed(folder, cells, warmed, timeout=60):
    """Why a notebook of these cells failed, and what it printed."""
    path = write_notebook(folder / "one.ipynb", cells)
    failure = kernels.execute(path, folder / "done.ipynb", {}, warmed.take(), timeout)
    outputs = [out for cell in nbformat.read(folder / "done.ipynb", 4).cells for out in cell.get("outputs", [])]
    return failure, "".join(out.get("text", "") for out in outputs).strip()


def test_what_a_notebook_changes_no_other_sees(tmp_path):
    changed = "import os, sys, pandas as pd\npd.set_option('display.max_rows', 7)\nos.environ['LEFT'] = sys.LEFT = 'behind'"
    with kernels.Kernels(tmp_path, 2, tmp_path) as warmed:
        assert executed(tmp_path, [changed], warmed) == ("", "")
        asked = (
            "import os, sys, pandas\nprint(pandas.get_option('display.max_rows'), 'LEFT' in os.environ, hasattr(sys, 'LEFT'))"
        )
        assert executed(tmp_path, [asked], warmed) == ("", "60 False False")


def test_a_fork_is_a_kernel_like_any_other(tmp_path, monkeypatch):
    """Its folder, its environment, programs that it starts, and pictures that stand below the cell."""
    monkeypatch.setenv("ASKED", "yes")
    cells = [
        "import os, subprocess\nprint(os.getcwd(), os.environ['ASKED'], os.environ['PYTHONHASHSEED'], os.environ['TZ'])",
        "print(subprocess.run(['true']).returncode, '' in __import__('sys').path)",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    ]
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        failure, printed = executed(tmp_path, cells, warmed)
    assert (failure, printed) == ("", f"{tmp_path} yes 0 UTC\n0 True")
    assert "image/png" in nbformat.read(tmp_path / "done.ipynb", 4).cells[-1].outputs[-1].data


def test_tables_are_shown_as_in_any_kernel(tmp_path, monkeypatch):
    """Pandas and the package look around when they are imported: whether there is a kernel, and which shell shows tables."""
    wide = "import pandas as pd\nimport analysis\npd.DataFrame([['x' * 30] * 12], columns=list('abcdefghijkl'))"
    shown = []
    for safe in (True, False):
        monkeypatch.setattr(forked, "SAFE", safe)
        with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
            assert executed(tmp_path, [wide, "pd.options.display.max_columns, dir()"], warmed)[0] == ""
        shown.append([cell.outputs[0].data for cell in nbformat.read(tmp_path / "done.ipynb", 4).cells])
    assert shown[0] == shown[1]


@pytest.mark.parametrize("likely", [True, False])
def test_a_fork_has_read_what_it_is_told_of_and_reads_it_again_once_it_changes(tmp_path, likely):
    tables = tables_of([wants("Norland", "the army must leave", 5)])
    folder = tables.to_parquet(tmp_path / "tables")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "talks.txt").write_text("Talks resume")
    asked = (
        "import pathlib\nimport analysis as an\nfrom analysis.reading import article\nfrom analysis.tables import files\n"
        f"folder = pathlib.Path({str(folder)!r})\n"
        "print(files.remembered(folder) is None, len(an.Tables.read(folder).conditions))\n"
        "print(article._asked('seeds', None) in article._KNOWN, [one.text for one in an.read('seeds')])"
    )
    with kernels.Kernels(tmp_path, 0, tmp_path, likely) as warmed:
        warmed.remember("seeds", None, folder)
        warmed.remember("none", None, tmp_path / "gone")
        warmed.expect(2)
        assert executed(tmp_path, [asked], warmed) == ("", "False 1\nTrue ['Talks resume']")
        dataclasses.replace(tables, conditions=tables.conditions[:0]).to_parquet(folder)
        (tmp_path / "seeds" / "talks.txt").write_text("Talks stop")
        assert executed(tmp_path, [asked], warmed) == ("", "True 0\nFalse ['Talks stop']")


def test_nobody_waits_by_the_clock_for_a_fork_to_begin_or_to_end(tmp_path, monkeypatch):
    """Neither for it to say nothing any more, nor until somebody looks again whether it has ended."""
    given, slept = [], []
    get, sleep = AsyncZMQSocketChannel.get_msg, asyncio.sleep

    async def got(channel, timeout=None):
        try:
            return await get(channel, timeout)
        except queue.Empty:
            given.append(timeout)
            raise

    monkeypatch.setattr(AsyncZMQSocketChannel, "get_msg", got)
    monkeypatch.setattr(asyncio, "sleep", lambda delay, *more: slept.append(delay) or sleep(delay, *more))
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        assert executed(tmp_path, ["print(2)"], warmed) == ("", "2")
        manager = warmed._taken[0].result()
    assert not manager.has_kernel and 0.2 not in given and 0.1 not in slept


def test_a_fork_starts_without_a_debugger_and_can_still_import_one(tmp_path):
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        asked = "import sys\nprint('debugpy' in sys.modules)\nimport debugpy\nprint(debugpy.__name__)"
        assert executed(tmp_path, [asked], warmed) == ("", "False\ndebugpy")


def test_a_fork_that_dies_or_takes_too_long_is_told(tmp_path):
    with kernels.Kernels(tmp_path, 2, tmp_path) as warmed:
        assert executed(tmp_path, ["import os\nos._exit(3)"], warmed)[0].endswith("the kernel died")
        assert "took longer than 1 second" in executed(tmp_path, ["import time\ntime.sleep(60)"], warmed, timeout=1)[0]


@pytest.mark.parametrize("there", [True, False])
def test_without_anything_to_fork_kernels_start_as_ever(tmp_path, monkeypatch, there):
    monkeypatch.setattr(forked, "SAFE", there)
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        executed(tmp_path, ["1"], warmed)
        if there:
            warmed._source._process.kill()
            warmed._source._process.wait()
        warmed.expect(1)
        assert executed(tmp_path, ["print(2)"], warmed) == ("", "2")


def test_what_a_notebook_has_started_ends_with_its_kernel(tmp_path):
    started = "import subprocess\nprint(subprocess.Popen(['sleep', '60']).pid)"
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        failure, printed = executed(tmp_path, [started], warmed)
    assert failure == "" and not lives(int(printed))


def test_forks_end_with_the_process_that_asked_for_them(tmp_path):
    (tmp_path / "room").mkdir()
    child = os.fork()
    if not child:
        with kernels.Kernels(tmp_path, 1, tmp_path / "room") as warmed:
            kernel = warmed.take()
            (tmp_path / "pids").write_text(f"{kernel.provisioner.pid} {warmed._source._process.pid}")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    for _ in range(100):
        if not any(map(lives, pids)):
            return
        time.sleep(0.1)
    raise AssertionError(f"one of {pids} still runs")


def lives(pid):
    """Whether a process runs, and is not one that nobody has asked about since its end."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
