"""A file of JSON lines or of comma-separated values in, its records out one at a time; a bad one is an error in their midst.

Lines are read one by one, and what a record was written in, is kept for its fingerprint: a file may be larger than the memory.
"""

import csv
import gzip
import itertools
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analysis.errors import ArticleError, RecordError
from analysis.reading.files.columns import Record, find_columns, read_record, tried
from analysis.reading.files.decoding import LARGEST, decode

DELIMITERS = ",;\t|"
TOO_LONG = ("has a line that is too long", f"split it: a record has at most {LARGEST / 1e6:g} MB")
WESTERN = "read as windows-1252"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_json_lines(path: Path, given: dict[str, str]) -> Iterator[Record | ArticleError]:
    """The records of a file with a JSON object a line. Raises ArticleError: the file cannot be read."""
    with open_lines(path) as stream:
        for number, line in _lines(path, stream):
            where = f"{path} line {number}"
            if line is None:
                yield RecordError(where, *TOO_LONG)
            elif line.strip():
                data = line.rstrip(b"\r\n")  # the last line of a file may have no end
                yield tried(where, lambda where=where, data=data: _json_record(path, where, data, given))


def _json_record(path: Path, where: str, line: bytes, given: dict[str, str]) -> Record:
    text, note = _decode(path, line)
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:  # no JSON, or a number of too many digits; too deep
        raise ArticleError(where, f"is no JSON ({error})", "write one object a line") from None
    if not isinstance(values, dict):
        raise ArticleError(where, "is no JSON object", 'write {"text": "…"} with what is known of the article')
    columns = find_columns(path, {**dict.fromkeys(given.values()), **values}, given)
    return read_record(where, values, columns, line, note)


def read_csv(path: Path, given: dict[str, str]) -> Iterator[Record | ArticleError]:
    """The records of a table whose first line names its columns, apart by commas, semicolons, tabs or bars.

    Raises ArticleError: the file cannot be read; NoTextError: no column holds the text.
    """
    csv.field_size_limit(LARGEST)
    with open_lines(path) as stream:
        told = _Told(path, stream)
        head = next(told, "")
        rows = csv.reader(itertools.chain([head], told), delimiter=max(DELIMITERS, key=head.count), strict=True)
        try:
            names = next(rows)
        except csv.Error as error:
            raise ArticleError(path, f"is no table ({error})", "begin it with the names of its columns, in one line") from None
        columns = find_columns(path, names, given)
        while True:
            where = f"{path} line {told.begin()}"
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield RecordError(where, f"is no record ({error})", "put each text into quotation marks, doubled inside it")
                continue
            if row is None:
                return
            if row or told.problem:
                yield tried(where, lambda where=where, row=row: _csv_record(where, row, names, columns, told))


def _csv_record(where: str, row: list[str], names: list[str], columns: dict[str, str], told: "_Told") -> Record:
    if told.problem:
        raise told.problem
    if len(row) != len(names):
        cure = "put a text with commas or lines into quotation marks, doubled inside it"
        raise ArticleError(where, f"has {len(row)} values for {len(names)} columns", cure)
    return read_record(where, dict(zip(names, row, strict=True)), columns, told.data(), told.note)


class _Told:
    """The lines of a file as text, one after the other, and of those since `begin` their bytes, and what is wrong with them."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._lines, self._number = path, _lines(path, stream), 0
        self.begin()

    def begin(self) -> int:
        """Forget the lines before; the number of the next."""
        self._raw: list[bytes] = []
        self.note, self.problem = "", None
        return self._number + 1

    def data(self) -> bytes:
        """The bytes of the record."""
        return b"".join(self._raw).rstrip(b"\r\n")

    def __iter__(self) -> "_Told":
        return self

    def __next__(self) -> str:
        self._number, line = next(self._lines)
        if line is None:
            self.problem = ArticleError(self._path, *TOO_LONG)
            return "\n"
        self._raw.append(line)
        try:
            text, note = _decode(self._path, line)
        except ArticleError as error:
            self.problem = error
            return line.decode("latin-1").replace("\0", "")
        self.note = self.note or note
        return text


def _decode(path: Path, line: bytes) -> tuple[str, str]:
    """The text of a line, and a note; a line alone is too short for a guess at its encoding. Raises ArticleError."""
    text, note = decode(path, line)
    if note not in ("", WESTERN):
        raise ArticleError(path, "is in no encoding that is known", "save the file as UTF-8")
    return text, note


def open_lines(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked if its name ends in `.gz`. Raises ArticleError: it cannot be read as lines."""
    try:
        with path.open("rb") as file:
            if file.read(2) in UTF_16:
                raise ArticleError(path, "is in UTF-16", "save it as UTF-8")
        return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "change its permissions, or move it away") from None


def _lines(path: Path, stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None in place of one that is too long. Raises ArticleError: the file breaks off."""
    number = 0
    try:
        while line := stream.readline(LARGEST + 1):
            number += 1
            whole = len(line) <= LARGEST
            while not line.endswith(b"\n") and (rest := stream.readline(LARGEST)):
                line, whole = rest, False
            yield number, line if whole else None
    except (OSError, EOFError, zlib.error) as error:
        raise ArticleError(path, f"cannot be read after line {number} ({error})", "copy or pack it again") from None
