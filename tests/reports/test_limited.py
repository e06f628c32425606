"""What a cell shows is limited: what is too much is not kept, and fails the notebook."""

import threading
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from analysis.reports import kernels, limited
from tests.house import write_notebook

MUCH = f"print('x' * {limited.MOST_SHOWN // 100})"


@pytest.mark.parametrize(
    "cell",
    [f"for _ in range(200): {MUCH}", "from IPython.display import HTML\nHTML('x' * 50_000_000)", f"{MUCH}; 'y' * 6_000_000"],
)
def test_a_cell_that_shows_too_much_fails_and_what_it_shows_is_not_kept(tmp_path, cell):
    path = write_notebook(tmp_path / "one.ipynb", ["1", cell, "2"])
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        failure = kernels.execute(path, tmp_path / "done.ipynb", {}, warmed.take(), 60)
    assert failure.startswith("cell 2 (") and limited.CURE in failure
    assert (tmp_path / "done.ipynb").stat().st_size < 1.2 * limited.MOST_SHOWN
    done = nbformat.read(tmp_path / "done.ipynb", 4)
    assert done.cells[-1].execution_count is None


def test_a_cell_that_shows_less_is_kept_whole(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["for _ in range(90): print('x' * 50_000)"])
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        assert kernels.execute(path, tmp_path / "done.ipynb", {}, warmed.take(), 60) == ""
    outputs = nbformat.read(tmp_path / "done.ipynb", 4).cells[0].outputs
    assert sum(len(output.text) for output in outputs) == 90 * 50_001


def test_a_notebook_waits_for_its_turn_with_a_kernel_that_has_started(tmp_path, monkeypatch):
    path, ready, wait = write_notebook(tmp_path / "one.ipynb", ["1"]), threading.Event(), kernels.Client.wait_for_ready

    async def told(client, timeout):
        await wait(client, timeout)
        ready.set()

    monkeypatch.setattr(kernels, "TURNS", threading.Semaphore(0))
    monkeypatch.setattr(kernels.Client, "wait_for_ready", told)
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed, ThreadPoolExecutor() as runner:
        running = runner.submit(warmed.execute, path, tmp_path / "done.ipynb", {}, 60)
        assert ready.wait(60) and not running.done()
        kernels.TURNS.release()
        assert running.result() == ""
