"""One record of a file of many articles in (named values), a `Record` out: its text, what it says of itself, its own name.

Which column holds what is said by `[columns]` in the `.toml` beside the file, else by its name: `columns.csv` lists the names
that exports of archives and of spreadsheets have, the likeliest first. No address in a column is fetched.
"""

import csv
import dataclasses
import datetime
import functools
import hashlib
import re
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from analysis.errors import ArticleError, RecordError
from analysis.reading.files.decoding import LARGEST
from analysis.reading.files.front_matter import as_day
from analysis.reading.files.metadata import beside

NAMES = Path(__file__).with_name("columns.csv")
DIGITS = 16  # of the SHA-256 that names a record without a name


class NoTextError(ArticleError):
    """A table that has no column of text, and may be none of articles."""


@dataclasses.dataclass(frozen=True)
class Record:
    """One article of a file of many.

    `where` names file and record for a reader; `key` the record by what it holds (its own id, its address, else a fingerprint),
    so that it stays when others are added before it; `said` has the keys of a `.toml`.
    """

    where: str
    key: str
    data: bytes
    text: str
    said: dict[str, str]
    note: str = ""
    left_out: str = ""


def find_columns(path: Path, names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Field -> the column that holds it, of those with these `names`. An empty name in `given` leaves a field out.

    Raises ArticleError: `given` names a field or a column that there is not; NoTextError: no column holds the text.
    """
    names, known = list(names), _known()
    for field, name in given.items():
        if field not in known:
            raise ArticleError(beside(path), f"columns has an unknown key {field!r}", f"use only {', '.join(known)}")
        if name and name not in names:
            raise ArticleError(beside(path), f"{field} is in a column {name!r} that {path.name} has not", _has(names))
    lower = {name.strip().lower(): name for name in reversed(names)}
    found = {field: next((lower[one] for one in ones if one in lower), "") for field, ones in known.items()} | dict(given)
    if not found["text"]:
        cure = f'name it in {beside(path).name}, under [columns]: text = "…" ({_has(names)}); no address is fetched'
        raise NoTextError(path, "has no column of text", cure)
    return {field: name for field, name in found.items() if name}


def _has(names: list[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:20])
    return f"it has {shown}{' …' if len(names) > 20 else ''}"


@functools.cache
def _known() -> dict[str, tuple[str, ...]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    fields = dict.fromkeys(one["field"] for one in lines)
    return {field: tuple(one["column"] for one in lines if one["field"] == field) for field in fields}


def tried(where: str, read: Callable[[], Record]) -> Record | RecordError:
    """The record, or why it is none."""
    try:
        return read()
    except ArticleError as error:
        return RecordError(where, error.what, error.cure)


def read_record(where: str, values: Mapping[str, object], columns: Mapping[str, str], data: bytes, note: str = "") -> Record:
    """The article in these `values` of a record whose bytes are `data`.

    Raises ArticleError: it has no text, more than can be read, characters that are none, or a date that is none.
    """
    said = {field: _as_text(values.get(column)) for field, column in columns.items() if field not in ("text", "published")}
    said["published"] = _as_day(where, values.get(columns.get("published", "")))
    language = re.match(r"[a-z]{2,3}(?=[-_]|$)", said.pop("language", "").lower())
    said |= {"language": language[0]} if language else {}
    key, text = said.pop("id", ""), values.get(columns["text"])
    said = {field: value for field, value in said.items() if value}
    if not isinstance(text, str) or not text.strip():
        raise ArticleError(where, "has no text", "put the text of the article into it, or take it out")
    return Record(where, key or key_of(said.get("url", ""), text), data, check_text(where, text), said, note)


def key_of(url: str, text: str) -> str:
    """What names a record that has no name of its own."""
    return hashlib.sha256(f"{url}\n{text}".encode("utf-8", "replace")).hexdigest()[:DIGITS]


def check_text(where: str, text: str) -> str:
    """The text. Raises ArticleError: it is too long, or holds what is no text."""
    if len(text) > LARGEST:
        what = f"is too large ({len(text) / 1e6:.1f} MB, at most {LARGEST / 1e6:g} MB)"
        raise ArticleError(where, what, "split it into articles")
    if re.search("[\0\ud800-\udfff]", text):
        raise ArticleError(where, "holds characters that are no text", "save its text as UTF-8")
    return text


def _as_text(value: object) -> str:
    """One line; empty where it is neither text nor a whole number (`7.0` in a column of numbers with gaps)."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return re.sub("[\0\ud800-\udfff]", "�", " ".join(str(value).split()))


def _as_day(where: str, value: object) -> str:
    if value is None or value != value or value == "":  # NaN is unlike itself
        return ""
    if isinstance(value, datetime.date):  # a datetime is one, too
        return value.isoformat()[:10]
    if not (day := as_day(_as_text(value))):
        cure = 'write it like 2025-02-19, or leave it out with published = "" under [columns]'
        raise ArticleError(where, f"has a date that cannot be read: {str(value)[:40]!r}", cure)
    return day


def host_of(url: str) -> str:
    """`harbour.example` of `https://www.harbour.example/talks`; empty where there is none."""
    try:
        return (urllib.parse.urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
