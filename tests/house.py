"""A small house of its own for the tests of reports: a folder with seeds, notebooks and declarations."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SEED = "Talks resume\n\n“We will sign if the troops leave,” said Ann Lee, the foreign minister.\n"


def make_house(folder: Path, notebooks: dict[str, list[str]], parameters: str = "top = 5") -> Path:
    """Write `seeds/talks.txt`, a notebook for each entry and the reports that run them; the declarations' path.

    A notebook's first line of code is its parameters cell; what starts with `#` is Markdown.
    """
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "talks.txt").write_text(SEED, encoding="utf-8")
    (folder / "notebooks").mkdir()
    declared = []
    for name, cells in notebooks.items():
        write_notebook(folder / "notebooks" / f"{name}.ipynb", [f"# Is {name} well?\n\nOne question.", *cells], parameters)
        declared.append(f'[[report]]\nname = "{name}"\ntitle = "The {name}"\nnotebook = "{name}.ipynb"\n')
    path = folder / "notebooks" / "reports.toml"
    path.write_text("\n".join(declared), encoding="utf-8")
    return path


def write_notebook(path: Path, cells: list[str], parameters: str = "") -> Path:
    """Write a notebook that was never run."""
    content = [
        new_markdown_cell(text, id=f"m{n}") if text.startswith("#") else new_code_cell(text, id=f"c{n}")
        for n, text in enumerate(cells)
    ]
    if parameters:
        content.insert(1, new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}))
    nbformat.write(new_notebook(cells=content), path)
    return path


def wait_for(state: Callable[[], bool], running: subprocess.Popen) -> None:
    """Wait until `state` holds, however busy the machine is; a process that ended before fails the test."""
    for _ in range(30_000):
        if state():
            return
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    running.kill()
    raise AssertionError("the process never came so far")
