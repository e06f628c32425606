"""Commands that are killed, or run two at once, and what is true afterwards: a whole result of one run, and nothing else."""

import dataclasses
import json
import os
import random
import re
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil

from analysis import __main__ as command_line
from analysis.errors import AnalysisError
from analysis.reports.states import STATES
from analysis.store import Store
from analysis.tables import Tables
from tests.house import make_house, write_notebook
from tests.torture.killing import forked, killed_after, leftovers

TEXT = "Talks %s\n\n“We will sign if the troops leave,” said Ann Lee of %s. The minister called it unrealistic.\n"
NEWS = re.compile(rb'<p class="news">.*?</p>')
CELLS = ["import analysis as an\nan.Tables.read(tables).articles['title'][0]"]
USED = "is in use since"
WAIT_FOR_KERNELS = 10  # seconds in which the kernels of a killed run notice


@dataclasses.dataclass(frozen=True)
class Command:
    """What is run, for one of two inputs, and where its result lies."""

    name: str
    arguments: Callable[[str], list[str]]
    result: str
    parts: bool = False  # its files are whole each for itself


COMMANDS = (
    Command("tables", lambda a: ["tables", f"in-{a}", "--out", "out/t"], "out/t"),
    Command("store", lambda a: ["tables", f"in-{a}", "--out", "out/t"], "data/store/in-%s", parts=True),
    Command("export", lambda a: ["export", "out/x.xlsx", "--articles", f"in-{a}"], "out/x.xlsx"),
    Command("graphml", lambda a: ["export", "out/g.graphml", "--tables", f"given-{a}"], "out/g.graphml"),
    Command("folder", lambda a: ["export", "out/p", "--folder", "parquet", "--tables", f"given-{a}"], "out/p"),
    Command("report", lambda a: ["report", "--articles", f"in-{a}", "--on", f"2026-01-0{'ab'.index(a) + 1}"], "data/shared"),
    Command("refresh", lambda a: ["refresh", f"books-{a}/one.ipynb", f"books-{a}/two.ipynb"], "books-%s", parts=True),
)


class House:
    """A folder with two inputs, `a` and `b`, the results of whole runs of both, and a count of what was found."""

    def __init__(self, folder: Path) -> None:
        make_house(folder, {"one": CELLS, "two": CELLS}, 'articles = "../in-a"\ntables = ""')
        self.folder, self.found, self.whole, self.seconds = folder, Counter(), {}, {}
        for letter, side in (("a", "Norland"), ("b", "Sudland")):
            (folder / f"in-{letter}").mkdir()
            (folder / f"in-{letter}" / "talks.txt").write_text(TEXT % (letter, side), encoding="utf-8")
        for name in ("temporary", "runtime"):
            (folder / name).mkdir()
        os.chdir(folder)
        os.environ |= {"TMPDIR": str(folder / "temporary"), "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
        tempfile.tempdir = None
        for letter in "ab":
            command_line.main(["tables", f"in-{letter}", "--out", f"given-{letter}"])

    def prepare(self, command: Command) -> None:
        """What whole runs of both inputs give."""
        for letter in "ab":
            self._reset(command)
            begun = time.monotonic()
            assert self._run(command, letter) == 0, self.said.read_text()
            self.seconds[command] = time.monotonic() - begun
            self.whole[command, letter] = self._content(command, letter)

    @property
    def said(self) -> Path:
        return self.folder / "said"

    def kill(self, command: Command, letter: str, after: float | None = None, rename: int = 0) -> bool:
        """Kill one run, after a time or a rename, look at what it left, then run again; whether it was killed."""
        self._reset(command)
        step = self._step(command, letter)
        killed = killed_after(rename, step, self.said) if rename else forked(step, after, self.said)
        self.found["kills"] += killed == -signal.SIGKILL
        self._look(command, letter, killed, (-signal.SIGKILL, 0))
        self.found["wrong"] += not self._is_whole(command, letter)
        other = letter if command.parts else random.Random(f"{after}{rename}").choice("ab")
        for again in dict.fromkeys((other, letter)):  # what was left of a letter's store, its next run clears away
            self._look(command, again, self._run(command, again), (0,))
            self._note(command, self._content(command, again) == self.whole[command, again], f"{again}: another result")
        self.found["leftovers"] += len(self._leftovers())
        return killed == -signal.SIGKILL

    def two_at_once(self, command: Command) -> None:
        """Run both inputs at once: each does its work, or says who is at it."""
        letters = "aa" if command.parts else "ab"
        self._reset(command)
        said = [self.folder / f"said-{number}" for number in range(2)]
        children = []
        for letter, file in zip(letters, said, strict=True):
            child = os.fork()
            if not child:
                os._exit(forked(self._step(command, letter), said=file))
            children.append(child)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        for code, file in zip(codes, said, strict=True):
            told = file.read_text(errors="replace")
            self.found["tracebacks"] += "Traceback" in told
            refused = code == 2 and USED in told and len(told.splitlines()) == 1
            self.found["refused"] += refused
            self._note(command, code == 0 or refused, told)
        self.found["pairs"] += 1
        self._note(command, 0 in codes, f"exit codes {codes}")
        self._note(command, self._is_whole(command, "a"), "a mixture")
        self.found["leftovers"] += len(self._leftovers())

    def _step(self, command: Command, letter: str) -> Callable[[], int]:
        return lambda: command_line.main(command.arguments(letter))

    def _run(self, command: Command, letter: str) -> int:
        return forked(self._step(command, letter), said=self.said)

    def _reset(self, command: Command) -> None:
        shutil.rmtree(self.folder / "data" / "store", ignore_errors=True)
        if command.name == "refresh":
            for letter in "ab":
                (self.folder / f"books-{letter}").mkdir(exist_ok=True)
                for name in ("one", "two"):
                    write_notebook(self.folder / f"books-{letter}" / f"{name}.ipynb", ["# Is it?", f"'{letter}{name}'"])

    def _look(self, command: Command, letter: str, code: int, allowed: tuple[int, ...]) -> None:
        told = self.said.read_text(errors="replace")
        self.found["tracebacks"] += "Traceback" in told
        self._note(command, code in allowed, f"{letter}: exit code {code}: {told[-2000:]}")

    def _note(self, command: Command, good: bool, what: str) -> None:
        if not good:
            self.found["wrong"] += 1
            print(f"{command.name}: {what}", flush=True)

    def _content(self, command: Command, letter: str) -> dict[str, bytes]:
        place = self.folder / (command.result % letter if command.parts else command.result)
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file() and ".parley" not in str(p))
        found = {str(file.relative_to(self.folder)): file.read_bytes() for file in files}
        if command.name == "report":  # what the index says of runs before this one
            return {name: NEWS.sub(b"", text) for name, text in found.items() if not name.endswith(STATES)}
        return found

    def _is_whole(self, command: Command, letter: str) -> bool:
        """Whether the result is that of a whole run, or none; each reader mends what it needs first."""
        place = self.folder / command.result
        if command.name in ("tables", "folder") and (place.exists() or leftovers(place.parent)):
            try:
                Tables.read(place).check()
            except AnalysisError:
                return not place.exists()
        content = self._content(command, letter)
        if command.name == "store":
            found = Store(place.with_name(f"in-{letter}")).tables().check().articles
            return found["title"].tolist() in ([], [f"Talks {letter}"])
        if command.parts:
            return all(json.loads(text)["nbformat"] == 4 for text in content.values()) and len(content) == 2
        return content in ({}, self.whole[command, "a"], self.whole[command, "b"])

    def _leftovers(self) -> list[str]:
        """Drafts, locks, files of kernels and kernels that nobody needs; a killed run's kernels have a moment to notice."""
        for _ in range(10 * WAIT_FOR_KERNELS):
            alive = [p for p in psutil.process_iter(["cwd"]) if (p.info["cwd"] or "").startswith(str(self.folder))]
            left = [p for p in alive if p.pid != os.getpid() and p.status() != psutil.STATUS_ZOMBIE]
            if not left:
                break
            time.sleep(0.1)
        files = [str(p) for name in ("temporary", "runtime") for p in (self.folder / name).iterdir()]
        found = [*leftovers(self.folder), *files, *map(str, left)]
        if found:
            print("left:", *found, flush=True)
        return found


def kill_after_every_rename(house: House, command: Command) -> int:
    """Kill the command after its first rename, its second …; how many there are."""
    count = 0
    while house.kill(command, "ab"[count % 2], rename=count + 1):
        count += 1
    return count


def kill_at_random(house: House, command: Command, instants: random.Random) -> None:
    """Kill the command at some instant between its start and a little after its end."""
    house.kill(command, instants.choice("ab"), after=instants.uniform(0, 1.05) * house.seconds[command])
