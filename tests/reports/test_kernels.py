"""Kernels are warmed ahead, know the package already, and none is left behind."""

import importlib
import signal

import pytest

from analysis.reports import forked, kernels
from tests.house import write_notebook


def test_no_kernel_is_left_behind(tmp_path):
    with pytest.raises(KeyboardInterrupt), kernels.Kernels(tmp_path, 3, tmp_path) as warmed:
        taken = [warmed.take(), warmed.take()]
        raise KeyboardInterrupt
    assert [manager.is_alive() for manager in taken] == [False, False] and list(tmp_path.iterdir()) == []
    with pytest.raises(IndexError):
        warmed.take()


def test_what_is_imported_ahead_exists():
    for name in kernels.PRELOADED:
        importlib.import_module(name)


def test_a_kernel_has_imported_ahead_and_leaves_no_name_behind(tmp_path):
    known = f"import sys\nassert {set(kernels.PRELOADED)!r} <= set(sys.modules)"
    path = write_notebook(tmp_path / "one.ipynb", [known, "pandas"])
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        failure = kernels.execute(path, tmp_path / "done.ipynb", {}, warmed.take(), 60)
    assert failure.startswith("cell 2 (pandas): NameError")


@pytest.mark.skipif(not forked.SAFE, reason="kernels are no forks here")
def test_a_fork_that_dies_before_it_answers_is_replaced_by_another_kernel(tmp_path, monkeypatch):
    path = write_notebook(tmp_path / "one.ipynb", ["1 / 2"])
    with kernels.Kernels(tmp_path, 1, tmp_path) as warmed:
        take = warmed.take

        def dead():
            manager = take()
            manager.provisioner.process.send_signal(signal.SIGKILL)
            manager.provisioner.process.wait()
            return manager

        monkeypatch.setattr(warmed, "take", dead)
        assert warmed.execute(path, tmp_path / "done.ipynb", {}, 60) == ""
    assert not any(entry.suffix == ".json" for entry in tmp_path.iterdir())
