"""What readers decided: a line a decision in, the file `data/decisions/<talks>.csv` that holds them out, and back.

The file is only ever appended to, and a line counts by what it says, never by where it stands: the lines of two branches may be
joined in any order. To take a decision back is a line, too. The time is handed in; nothing here reads the clock.
"""

import csv
import dataclasses
import functools
import hashlib
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import DecisionError, writing
from analysis.reading import slug
from analysis.tables import REVIEWED, guarded, held, unguarded

KINDS = ("accept", "reject", "unsure", "edit", "merge", "split", "add", "flag", "undo", "complete")
ABOUT_A_ROW = ("accept", "reject", "unsure", "edit", "flag")
EVERYWHERE, IN_ARTICLE, IN_TALKS = "everywhere", "article", "talks="  # how far a merge or a split reaches: its field
UNTITLED, TORN = "untitled", ".torn"
TORN_OFF = "was not written to its end", "decide it again; `parley doctor --mend`, or the next decision, takes the rest away"
MARKS_OF_GIT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
SPANS = re.compile(r"\d+:\d+(?: \d+:\d+)*")
TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
BETWEEN = " | "  # columns of one cell
NO_TEXT = "is no UTF-8", "save the file as UTF-8"
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\0": "\\0"}
CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)')  # the reader of `csv` has one limit of length for all programs


@dataclasses.dataclass(frozen=True, kw_only=True, order=True)
class Decision:
    """One decision of one reader; all of it is text, and what is not needed is empty.

    `sha256` is the fingerprint of the article as the reader saw it; `spans` and `quote` are the evidence of the row, `subject`
    whose row it was (see `standing`), `times` how often those words stood in the article. `field` is the column that `value`
    is for; of a merge or split how far it reaches, of an undo nothing, with the `key` of the line undone as `value`. An
    accepted or added row has all that was judged of it as `value` (see `write_values`).
    """

    time: str
    reader: str
    sha256: str = ""
    article_id: str = ""
    table: str = ""
    spans: str = ""
    quote: str = ""
    subject: str = ""
    times: str = ""
    field: str = ""
    value: str = ""
    reason: str = ""
    kind: str

    @functools.cached_property
    def key(self) -> str:
        """A fingerprint of the whole line, by which an undo names it."""
        return hashlib.sha256("\x1f".join(dataclasses.astuple(self)).encode("utf-8", "backslashreplace")).hexdigest()[:16]

    def values(self) -> dict[str, str]:
        """Column -> text, of an edit, an accepted or an added row. Raises DecisionError: the cell holds no columns."""
        if self.kind == "edit" and self.field != "spans":
            return {self.field: self.value}
        return read_values(self.value)


COLUMNS = tuple(field.name for field in dataclasses.fields(Decision))


@dataclasses.dataclass(frozen=True)
class Decisions:
    """The decisions of a folder, and an error for each line that cannot be meant."""

    lines: tuple[Decision, ...] = ()
    problems: tuple[DecisionError, ...] = ()

    @property
    def frame(self) -> pd.DataFrame:
        """A line a decision, in the order of time."""
        return frame_of(sorted(set(self.lines)))


def frame_of(lines: Iterable[Decision]) -> pd.DataFrame:
    """Decisions as a DataFrame of texts, with their fields as columns."""
    return pd.DataFrame([dataclasses.astuple(line) for line in lines], columns=list(COLUMNS), dtype="str")


def active(lines: Iterable[Decision], own: bool = False) -> list[Decision]:
    """The decisions that are not undone, in the order of time, each once; with `own` only readers themselves undo theirs."""
    known = sorted(set(lines))
    undoing: dict[str, list[Decision]] = {}
    for line in known:
        if line.kind == "undo":
            undoing.setdefault(line.value, []).append(line)

    stands: dict[str, bool] = {}
    for line in known:
        waiting = [line]
        while waiting:
            last = waiting[-1]
            against = [undo for undo in undoing.get(last.key, ()) if not own or undo.reader == last.reader]
            if later := [undo for undo in against if undo.key not in stands]:
                waiting += later  # an undo names the fingerprint of a line that was there before: this ends
            else:
                stands[waiting.pop().key] = not any(stands[undo.key] for undo in against)
    return [line for line in known if line.kind != "undo" and stands[line.key]]


def undo_of(line: Decision, time: str, reader: str, reason: str = "") -> Decision:
    """The line that takes another back; the undo of an undo brings it back."""
    same = {name: getattr(line, name) for name in ("sha256", "article_id", "table", "spans", "quote", "subject", "times")}
    return Decision(time=time, reader=reader, **same, value=line.key, reason=reason, kind="undo")


def check_decision(line: Decision, where: object) -> Decision:
    """The decision, if it can be meant. Raises DecisionError: naming the cell."""
    wrong = ""
    if line.kind not in KINDS:
        wrong = f"kind is {line.kind!r}: write one of {', '.join(KINDS)}"
    elif not TIME.fullmatch(line.time):
        wrong = f"time is {line.time!r}: write it as 2026-01-31T09:30:00Z"
    elif not line.reader.strip():
        wrong = "has no reader: write who decided"
    elif line.spans and not SPANS.fullmatch(line.spans):
        wrong = f"spans are {line.spans!r}: write them as 12:40 or 12:40 55:80"
    elif line.kind in (*ABOUT_A_ROW, "add") and not (line.table in REVIEWED and line.spans and line.quote):
        wrong = f"names no row: write its table ({', '.join(REVIEWED)}), spans and quote"
    elif line.kind in ("merge", "split") and not (line.subject and line.value and _reaches(line.field)):
        wrong = f"names no two actors: write subject, value, and as field {EVERYWHERE}, {IN_ARTICLE} or {IN_TALKS}NAME"
    elif line.kind in ("edit", "undo") and not (line.field or line.kind == "undo") or line.kind == "undo" and not line.value:
        wrong = "does not say what it changes: write a field, or of an undo the key of the line"
    elif line.kind in ("add", "accept") or line.field == "spans":
        line.values()
    if wrong:
        raise DecisionError(where, *wrong.split(": ", 1))
    return line


def _reaches(field: str) -> bool:
    return field in (EVERYWHERE, IN_ARTICLE) or field.startswith(IN_TALKS)


def write_values(values: Mapping[str, str]) -> str:
    """Several columns in one cell, the same for the same values.

    >>> write_values({"strength": "5", "kind": "demand"})
    'kind=demand | strength=5'
    """
    written = {name: text.replace("\\", "\\\\").replace("|", "\\p") for name, text in values.items()}
    return BETWEEN.join(f"{name}={text}" for name, text in sorted(written.items()))


def read_values(text: str) -> dict[str, str]:
    """Column -> text of such a cell. Raises DecisionError: it is none."""
    parts = [part.partition("=") for part in text.split(BETWEEN)] if text else []
    if not all(name.isidentifier() and equals for name, equals, _ in parts):
        raise DecisionError("value", f"{text[:60]!r} is no list of columns", "write it as kind=demand | strength=5")
    return {name: re.sub(r"\\([\\p])", lambda m: m[1].replace("p", "|"), value) for name, _, value in parts}


def write_line(line: Decision) -> str:
    """A decision as one line of CSV, without the line's end; no cell is a formula."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(map(_cell, dataclasses.astuple(line)))
    return written.getvalue()


def _cell(text: str) -> str:
    return guarded(re.sub(r"[\\\n\r\0]", lambda m: ESCAPES[m[0]], text))


def _text(cell: str) -> str:
    back = {written[1]: text for text, written in ESCAPES.items()}
    return re.sub(r"\\([\\nr0])", lambda m: back[m[1]], unguarded(cell))


def read_line(text: str, where: object) -> Decision:
    """What `write_line` wrote, or a person by hand. Raises DecisionError."""
    if text.startswith(MARKS_OF_GIT):
        raise DecisionError(where, "is a mark of git", "delete this line: the decisions on both sides of it count")
    cells, at, end = [], 0, ","
    while end and (cell := CELL.match(text, at)):
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        at, end = cell.end(), cell[3]
    if end:
        raise DecisionError(where, "is no line of CSV", 'put "…" around a cell with a comma, and "" for a " in it')
    if len(cells) != len(COLUMNS):
        cure = f"write {','.join(COLUMNS)}"
        raise DecisionError(where, f"has {len(cells)} of {len(COLUMNS)} cells", cure)
    return check_decision(Decision(**dict(zip(COLUMNS, map(_text, cells), strict=True))), where)


HEADER = ",".join(COLUMNS)


def read_decisions(folder: Path | str, name: str = "*.csv") -> Decisions:
    """The decisions of all files of a folder, or of one; without the folder there are none.

    A line that cannot be meant is a problem, and the others count. Raises DecisionError: a file cannot be read.
    """
    lines, problems = [], []
    for path in sorted(Path(folder).glob(name)):
        for where, text, ended in _lines(path):
            try:
                lines.append(read_line(text.decode("utf-8"), where))
            except UnicodeDecodeError:
                problems.append(DecisionError(where, *(NO_TEXT if ended else TORN_OFF)))
            except DecisionError as error:
                problems.append(DecisionError(where, *((error.what, error.cure) if ended else TORN_OFF)))
    return Decisions(tuple(lines), tuple(problems))


def _lines(path: Path) -> list[tuple[str, bytes, bool]]:
    """Where each line with a decision stands, what it holds, and whether it has an end; joined files have more headers."""
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise DecisionError(path, f"cannot be read ({error.strerror})", "change its permissions") from None
    rows = data.split(b"\n")
    numbered = ((f"{path}:{n}", line.removesuffix(b"\r"), n < len(rows)) for n, line in enumerate(rows, start=1))
    return [line for line in numbered if line[1].strip() and line[1].replace(b'"', b"") != HEADER.encode()]


def file_of(folder: Path | str, talks: str | None) -> Path:
    """The file of a negotiation; a name without Latin letters is told apart by a fingerprint."""
    if not talks:
        return Path(folder) / f"{UNTITLED}.csv"
    latin = re.search("[A-Za-z0-9]", talks)
    return Path(folder) / f"{slug(talks) if latin else hashlib.sha256(talks.encode()).hexdigest()[:8]}.csv"


def append_decisions(folder: Path | str, talks: str | None, lines: Sequence[Decision]) -> Path:
    """Put decisions at the end of the file of a negotiation; when this returns they are on the disk. Gives the file.

    What a killed writer left of a line goes into a file beside it. Raises DecisionError: a decision cannot be meant;
    OutputError: nothing can be written there. Then none of the lines is stored.
    """
    path = file_of(folder, talks)
    added = "".join(write_line(check_decision(line, "decision")) + "\n" for line in lines).encode("utf-8", "backslashreplace")
    with writing(path), held(path) as file:
        _mend_end(file, path)
        size = os.lseek(file, 0, os.SEEK_END)
        try:
            _write(file, added if size else HEADER.encode() + b"\n" + added)
            os.fsync(file)
        except BaseException:
            os.ftruncate(file, size)
            raise
        if not size:
            _sync_folder(path.parent)
    return path


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _sync_folder(folder: Path) -> None:
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _mend_end(file: int, path: Path) -> None:
    """A last line without an end gets one if it is whole; else its writer was killed, and it is put aside."""
    size = os.fstat(file).st_size
    if not size or os.pread(file, 1, size - 1) == b"\n":
        return
    last = os.pread(file, size, 0).rpartition(b"\n")[2]
    os.lseek(file, 0, os.SEEK_END)
    try:
        whole = last.decode("utf-8").removesuffix("\r")
        if whole.strip() and whole != HEADER:
            read_line(whole, path)
        _write(file, b"\n")
    except (UnicodeDecodeError, DecisionError):
        with path.with_suffix(TORN).open("ab") as aside:
            aside.write(last + b"\n")
            aside.flush()
            os.fsync(aside.fileno())
        os.ftruncate(file, size - len(last))
        os.lseek(file, 0, os.SEEK_END)
