"""How much longer `python -m analysis report` takes than the least that as many notebooks could take.

    python benchmarks/reports.py [--rounds 3]

The floor: papermill and nbconvert, each started once a notebook as from a shell, for as many notebooks that only import
pandas and matplotlib and draw an empty chart. The same in one process without starting either again is the lower floor.
Both are run in turn with the reports, so that a busy machine slows all three; the best round of each counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
EMPTY = "import pandas as pd\nimport matplotlib.pyplot as plt\nplt.subplots();"
IN_ONE_PROCESS = """
import sys, papermill, nbformat
from nbconvert import HTMLExporter
for path in sys.argv[1:]:
    notebook = papermill.execute_notebook(path, path + ".out.ipynb", kernel_name="python3", progress_bar=False)
    open(path + ".html", "w").write(HTMLExporter().from_notebook_node(notebook)[0])
"""


def run(*arguments: object) -> None:
    """Run one command quietly; a failure ends the measurement."""
    subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def with_commands(notebooks: list[Path]) -> None:
    """papermill and nbconvert, started for each notebook."""
    for path in notebooks:
        run("-m", "papermill", path, path.with_suffix(".out.ipynb"))
        run("-m", "nbconvert", "--to", "html", path.with_suffix(".out.ipynb"))


def in_one_process(notebooks: list[Path]) -> None:
    """papermill and nbconvert, imported once."""
    run("-c", IN_ONE_PROCESS, *notebooks)


def seconds(work: Callable[[], None]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: %(default)s)")
    rounds = parser.parse_args().rounds
    count = len(tomllib.loads((ROOT / "notebooks" / "reports.toml").read_text(encoding="utf-8"))["report"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notebooks = [folder / f"empty-{number}.ipynb" for number in range(count)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        for path in notebooks:
            nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(EMPTY)], metadata=kernel), path)
        report = ("-m", "analysis", "report", "--out", folder / "shared", "--runs", folder / "runs")
        ways = {
            "reports": lambda: run(*report),
            "floor": lambda: with_commands(notebooks),
            "lower floor": lambda: in_one_process(notebooks),
        }
        best = {way: min(times) for way, times in zip(ways, zip(*_rounds(ways, rounds), strict=True), strict=True)}
    for way, taken in best.items():
        print(f"{way:12}{taken:7.1f} s for {count} notebooks")
    for floor in ("floor", "lower floor"):
        print(f"reports / {floor} = {best['reports'] / best[floor]:.2f}")


def _rounds(ways: dict[str, Callable[[], None]], rounds: int) -> list[list[float]]:
    return [[seconds(work) for work in ways.values()] for _ in range(rounds)]


if __name__ == "__main__":
    main()
