"""How much longer `python -m analysis report` takes than the least that as many notebooks could take.

    python benchmarks/reports.py [--rounds 3] [--articles FOLDER]

The floor: papermill and nbconvert, each started once a notebook as from a shell, for as many notebooks that only import
pandas and matplotlib and draw an empty chart. The same in one process without starting either again is the lower floor.
Both are run in turn with the reports, so that a busy machine slows all three; the best round of each counts. What the
reports read is read before; `--articles` tells instead how long a first run of a folder takes, and one with an article more,
for each round. Beside the seconds on the clock stand those of the processor, which a busy machine changes less.
"""

from __future__ import annotations

import argparse
import resource
import shutil
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


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """How long `work` takes, on the clock and of the processor."""
    start, used = time.perf_counter(), _used()
    work()
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def with_one_more(articles: Path, folder: Path) -> None:
    """Print how long a first run of all articles but the last takes, and how long the next one, which finds the last."""
    files = sorted(articles.rglob("*.txt"))  # in a folder for each negotiation, where there are several
    report = ("-m", "analysis", "report", "--articles", folder / "articles", "--store", folder / "store")
    report += ("--out", folder / "shared", "--runs", folder / "runs")
    taken = []
    for some in (files[:-1], files[-1:]):
        for path in some:
            place = folder / "articles" / path.parent.relative_to(articles)
            place.mkdir(parents=True, exist_ok=True)
            for one in path.parent.glob(f"{path.stem}.*"):
                shutil.copy(one, place)
        taken.append(seconds(lambda: run(*report)))
    for what, (clock, processor) in zip((f"{len(files) - 1} articles", "one more"), taken, strict=True):
        print(f"{what:12}{clock:7.1f} s{processor:7.1f} s of the processor")
    print(f"one more / all = {taken[1][0] / taken[0][0]:.2f}, of the processor {taken[1][1] / taken[0][1]:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: %(default)s)")
    parser.add_argument("--articles", type=Path, help="measure what one article more takes in this folder instead")
    options = parser.parse_args()
    rounds = options.rounds
    count = len(tomllib.loads((ROOT / "notebooks" / "reports.toml").read_text(encoding="utf-8"))["report"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.articles:
            for number in range(rounds):
                with_one_more(options.articles, folder / str(number))
            return
        notebooks = [folder / f"empty-{number}.ipynb" for number in range(count)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        for path in notebooks:
            nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(EMPTY)], metadata=kernel), path)
        report = (
            "-m",
            "analysis",
            "report",
            "--again",
            "--out",
            folder / "shared",
            "--runs",
            folder / "runs",
            "--store",
            folder / "store",
        )
        run(*report)
        ways = {
            "reports": lambda: run(*report),
            "floor": lambda: with_commands(notebooks),
            "lower floor": lambda: in_one_process(notebooks),
        }
        rows = list(zip(*_rounds(ways, rounds), strict=True))
    best = {way: [min(kind) for kind in zip(*times, strict=True)] for way, times in zip(ways, rows, strict=True)}
    for way, (clock, processor) in best.items():
        print(f"{way:12}{clock:7.1f} s{processor:7.1f} s of the processor for {count} notebooks")
    for floor in ("floor", "lower floor"):
        clock, processor = (mine / least for mine, least in zip(best["reports"], best[floor], strict=True))
        print(f"reports / {floor} = {clock:.2f}, of the processor {processor:.2f}")


def _rounds(ways: dict[str, Callable[[], None]], rounds: int) -> list[list[tuple[float, float]]]:
    return [[seconds(work) for work in ways.values()] for _ in range(rounds)]


if __name__ == "__main__":
    main()
