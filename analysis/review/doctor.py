"""What a person keeps (decisions, identities, word lists) in, what is wrong out, mended where that needs no judgement.

Before a file is mended, a copy of it is put beside it; a line that is taken out is kept in a file of its own.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.errors import DecisionError, VocabularyError, writing
from analysis.review.decisions import HEADER, TORN, Decision, Decisions, read_decisions, read_line, write_line
from analysis.tables import held, whole_file
from analysis.words import load

BACKUP, OUT = ".bak", ".left-out"


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that is wrong: where, what, what to do; `mendable` says whether `mend` does it."""

    where: str
    what: str
    cure: str
    mendable: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.cure}"


@dataclasses.dataclass(frozen=True)
class Diagnosis:
    """What was looked at, a line each, and what is wrong."""

    looked_at: tuple[str, ...]
    findings: tuple[Finding, ...]


def examine(folder: Path, words: Path | None = None) -> Diagnosis:
    """Look at a folder of decisions and a user's word lists, its identities.csv among them; changes nothing."""
    looked_at, findings = [], []
    for path in sorted(folder.glob("*.csv")):
        lines, own = _examine_file(path)
        looked_at.append(f"{path}: {lines} {'decision' if lines == 1 else 'decisions'}")
        findings += own
    findings += [
        Finding(str(p), "holds what killed programs did not finish", "look through it, then delete it") for p in _left(folder)
    ]
    known = {line.key for line in read_decisions(folder).lines}
    findings += _undone_nothing(read_decisions(folder), known)
    if not looked_at:
        looked_at.append(f"{folder}: no decisions")
    if words:
        said, own = _examine_words(words)
        looked_at.append(said)
        findings += own
    return Diagnosis(tuple(looked_at), tuple(findings))


def _left(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{TORN}"))


def _examine_file(path: Path) -> tuple[int, list[Finding]]:
    """How many decisions a file holds, and its lines that cannot be meant."""
    read = _read_file(path)
    found = [Finding(str(e.where), e.what, e.cure, mendable=True) for e in read.problems]
    return len(read.lines), found


def _read_file(path: Path) -> Decisions:
    return read_decisions(path.parent, path.name)


def _undone_nothing(decisions: Decisions, known: set[str]) -> list[Finding]:
    """Undos of lines that are not there: of a decision that was edited by hand since."""
    lost = [line for line in sorted(set(decisions.lines)) if line.kind == "undo" and line.value not in known]
    cure = "a line that was edited by hand is another decision: undo it again"
    return [Finding(f"undo of {line.time} by {line.reader}", "takes back a line that is not there", cure) for line in lost]


def _examine_words(words: Path) -> tuple[str, list[Finding]]:
    try:
        vocabulary = load(words)
    except VocabularyError as error:
        return f"{words}: word lists", [Finding(str(error.where), error.what, error.cure)]
    n = len(vocabulary.identities)
    return f"{words}: word lists; {n} {'identity' if n == 1 else 'identities'}", []


def mend(folder: Path) -> list[str]:
    """Take the lines that cannot be meant out of each file of decisions; what was done, a line each.

    A copy of each file that changes stays beside it (`.bak`, `.bak2` …), and its lines that were taken out (`.left-out`).
    Raises OutputError: nothing can be written there.
    """
    done = []
    for path in sorted(folder.glob("*.csv")):
        with writing(path), held(path):
            data = path.read_bytes()
            good, bad = _sorted_out(data)
            if not bad:
                continue
            copy = _free(path, BACKUP)
            with whole_file(copy) as draft:
                draft.write_bytes(data)
            with path.with_suffix(OUT).open("ab") as out:
                out.writelines(line + b"\n" for line in bad)
            with whole_file(path) as draft:
                draft.write_text("".join(f"{line}\n" for line in [HEADER, *map(write_line, good)]), encoding="utf-8")
        kept = f"a copy is {copy.name}, they are in {path.with_suffix(OUT).name}"
        done.append(f"{path}: {len(bad)} {'line' if len(bad) == 1 else 'lines'} taken out; {kept}")
    return done


def _sorted_out(data: bytes) -> tuple[Sequence[Decision], Sequence[bytes]]:
    """The lines of a file that can be meant, and those that cannot; marks of git and further headers go without a word."""
    good, bad = [], []
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        text = line.removesuffix(b"\r")
        if not text.strip() or text.replace(b'"', b"") == HEADER.encode():
            continue
        try:
            good.append(read_line(text.decode("utf-8"), "line"))
        except (UnicodeDecodeError, DecisionError):
            bad.append(line)
    return good, bad


def _free(path: Path, ending: str) -> Path:
    names: Iterable[Path] = (path.with_name(f"{path.name}{ending}{n if n > 1 else ''}") for n in range(1, 10**6))
    return next(name for name in names if not name.exists())


def look_after(folder: Path, words: Path | None, mending: bool) -> tuple[list[str], bool]:
    """Lines that say what was looked at, mended, and is still wrong; and whether all is well now."""
    before = examine(folder, words)
    mended = mend(folder) if mending else []
    after = examine(folder, words) if mended else before
    told = [*(f"looked at {line}" for line in after.looked_at), *(f"mended {line}" for line in mended)]
    told += [f"{finding}{'' if mending or not finding.mendable else ' (or --mend)'}" for finding in after.findings]
    return [*told, *([] if after.findings else ["all is well"])], not after.findings
