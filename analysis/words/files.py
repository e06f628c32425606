"""A file of a word list in, its checked entries out; what is wrong is named with its line and what to do about it."""

import csv
import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from analysis.errors import VocabularyError
from analysis.words.entries import ASKED_FOR, LISTS, OLD_NAMES, Entry

Key = tuple[str, ...]  # the fields of an entry that no other line of its list may have, in lower case


def user_files(folder: Path) -> list[Path]:
    """The word lists that a user's folder adds to. Raises VocabularyError: no folder, or a file that no list has."""
    if not folder.is_dir():
        raise VocabularyError(folder, "is no folder of word lists", "name a folder that holds files like cues.csv")
    paths = sorted(folder.glob("*.csv"))
    for path in paths:
        if list_of(path) not in LISTS:
            cure = f"call it one of {', '.join(LISTS)} (.csv){_did_you_mean(path.stem, LISTS)}"
            raise VocabularyError(path, "no word list has this name", cure)
    return paths


def list_of(path: Path) -> str:
    """The list that a file holds: its name, or what a list of that name is called now."""
    return OLD_NAMES.get(path.stem, path.stem)


def read_list(path: Path, asked_for: Collection[str] | None = None, called: str | None = None) -> dict[Key, Entry]:
    """The entries of one file by their key, in order; `called` says which list it is, or else the name of the file.

    `asked_for` are the values that the column of `ASKED_FOR` may have in a user's file. Raises VocabularyError: with the line.
    """
    row_class, key_fields, allowed = LISTS[called or list_of(path)]
    entries: dict[Key, Entry] = {}
    types = row_class.__annotations__
    for where, line in _lines(path, list(types), row_class._field_defaults):
        entry = row_class(**{name: _value(text.strip(), name, types[name], where) for name, text in line.items()})
        key = tuple(str(getattr(entry, field)).lower() for field in key_fields)
        if not all(key):
            raise VocabularyError(where, f"has no {' and '.join(key_fields)}", "fill it in or delete the line")
        if key in entries:
            raise VocabularyError(where, f"repeats {', '.join(key)}", "keep one of the two lines")
        for field, values in allowed.items():
            if getattr(entry, field) not in values:
                raise VocabularyError(where, f"{field} is {getattr(entry, field)!r}", f"use one of {', '.join(values)}")
        if asked_for is not None and (name := getattr(entry, ASKED_FOR[list_of(path)])) not in asked_for:
            cure = f"use one of those in the built-in {path.name}{_did_you_mean(name, asked_for)}"
            raise VocabularyError(where, f"no {ASKED_FOR[list_of(path)]} is called {name!r}", cure)
        entries[key] = entry
    return entries


def _lines(path: Path, columns: list[str], later: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each line of the file stands, and its fields; an older file may lack the `later` columns."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(path, f"cannot be read ({error})", "save it as a UTF-8 file of comma-separated values") from None
    reader = csv.DictReader(lines)
    if reader.fieldnames not in (columns, [column for column in columns if column not in later]):
        cure = f"write the first line as {','.join(columns)}"
        raise VocabularyError(f"{path}:1", f"has the columns {reader.fieldnames}", cure)
    for line in reader:
        where = f"{path}:{reader.line_num}"
        if None in line or None in line.values():
            raise VocabularyError(where, "has more or fewer fields than the first line", 'put "…" around a field with a comma')
        yield where, line


def _value(text: str, name: str, of: type, where: str) -> object:
    if of is int:
        try:
            return int(text)
        except ValueError:
            raise VocabularyError(where, f"{name} is {text!r}", "write a whole number") from None
    if of is not str:
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if name == "list":
        return OLD_NAMES.get(text, text)
    if name in ("pattern", "proof"):
        try:
            re.compile(text)
        except re.error as error:
            raise VocabularyError(where, f"{text!r} is no regular expression ({error})", "mend the pattern") from None
    return text


def _did_you_mean(name: str, known: Collection[str]) -> str:
    """`; did you mean cues?`, or nothing where no known name is near."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
