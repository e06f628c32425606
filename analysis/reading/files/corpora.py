"""A file of many articles in, its records out one at a time. A format is one entry of `FORMATS` and one function in a module.

No file is held in memory: a record is read, handed on, and forgotten. A bad record is told and left out, and the rest goes on.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.columns import Record
from analysis.reading.files.lines import read_csv, read_json_lines
from analysis.reading.files.metadata import read_mapping
from analysis.reading.files.parquet import read_parquet
from analysis.reading.files.warc import read_warc

# reader -> what names of such files end in
FORMATS = (
    (read_json_lines, ".jsonl .ndjson .jsonl.gz .ndjson.gz"), (read_csv, ".csv .tsv .csv.gz .tsv.gz"),
    (read_parquet, ".parquet"), (read_warc, ".warc .warc.gz"),
)  # fmt: skip
READERS: dict[str, Callable[[Path, dict[str, str]], Iterator[Record | ArticleError]]] = {
    ending: reader for reader, endings in FORMATS for ending in endings.split()
}


def ending_of(name: str) -> str:
    """`.txt`, `.csv.gz`: what tells the format of a file, in small letters."""
    return re.search(r"(?:\.[^.]*)?(?:\.gz)?$", name.lower())[0]


def holds_many(path: Path) -> bool:
    """Whether a file is one of many articles, by its name."""
    return ending_of(path.name) in READERS


def read_records(path: Path) -> Iterator[Record | ArticleError]:
    """The articles of a file, in its order, with what its `.toml` says of all of them; an error in place of each that is bad.

    Raises ArticleError: the file, or what is beside it, cannot be read, or breaks off; NoTextError: it has no column of text.
    """
    if not path.is_file():
        raise ArticleError(path, "is no regular file", "put a file with articles in its place, or move it away")
    known, columns = read_mapping(path)
    for record in READERS[ending_of(path.name)](path, columns):
        yield dataclasses.replace(record, said={**known, **record.said}) if isinstance(record, Record) else record
