"""A file of a word list in, its checked entries out; what is wrong is named with its line and what to do about it."""

import csv
import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from analysis.errors import VocabularyError
from analysis.words.entries import ASKED_FOR, LISTS, OLD_NAMES, Entry
from analysis.words.patterns import fault_of

LARGEST = 5_000_000  # bytes
RANGES = {"strength": (1, 2, 3, 4, 5), "direction": (-1, 1), "verdict": (-2, -1, 0, 1, 2)}
SHAPES = {"actor_id": r"[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*", "issue": "[^;]+", "worth": r"\d+(?:\.\d+)?"}
PATTERNS = ("pattern", "proof")
SPELLINGS = ("name", "names", "demonyms", "form", "role", "body", "cue", "hedge", "trigger", "wording")
SHOWN = 60  # characters of a pattern in a message
CHECKED = (*RANGES, *SHAPES, *PATTERNS, *SPELLINGS)
LETTER = re.compile(r"[^\W_]")
Key = tuple[str, ...]  # the fields of an entry that no other line of its list may have, in lower case


def user_files(folder: Path) -> list[Path]:
    """The word lists that a user's folder adds to. Raises VocabularyError: none, no list in it, or a file that no list has."""
    if not folder.is_dir():
        raise VocabularyError(folder, "is no folder of word lists", "name a folder that holds files like cues.csv")
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise VocabularyError(folder, "holds no word list", "put files like cues.csv into it")
    for path in paths:
        if list_of(path) not in LISTS:
            cure = f"call it one of {', '.join(LISTS)} (.csv){_did_you_mean(path.stem, LISTS)}"
            raise VocabularyError(path, "no word list has this name", cure)
    return paths


def list_of(path: Path) -> str:
    """The list that a file holds: its name, or what a list of that name is called now."""
    return OLD_NAMES.get(path.stem, path.stem)


def read_list(
    path: Path, asked_for: Collection[str] | None = None, own: bool = False, called: str | None = None
) -> dict[Key, Entry]:
    """The entries of one file by their key, in order; `called` says which list it is, or else the name of the file.

    `asked_for` are the values that the column of `ASKED_FOR` may have in a user's `own` file, whose patterns may not run away.
    Raises VocabularyError: with the line.
    """
    row_class, key_fields, allowed = LISTS[called or list_of(path)]
    entries: dict[Key, Entry] = {}
    types = row_class.__annotations__
    checked = [name for name in types if name in CHECKED]
    valued = [(k, name) for k, name in enumerate(types) if types[name] is not str or name == "list"]
    keyed = [row_class._fields.index(field) for field in key_fields]
    for where, line in lines_of(path, list(types), row_class._field_defaults):
        line = [text.strip() for text in line]
        for k, name in valued:
            line[k] = _value(line[k], name, types[name], where)
        entry = row_class(*line)
        _check_entry(entry, checked, where, own)
        key = tuple([str(entry[k]).lower() for k in keyed])
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


def lines_of(path: Path, columns: list[str], later: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Where each line of the file stands, and its fields; an older file may lack the `later` columns, the last ones."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise VocabularyError(path, f"is no file of up to {LARGEST / 1e6:g} MB", "put a list of words in its place")
        text = path.read_text(encoding="utf-8-sig")
        if "\0" in text:
            raise csv.Error("a null is no text")
        reader = csv.reader(text.splitlines())
        first = next(reader, None)
        lines = [(reader.line_num, line) for line in reader if line]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VocabularyError(path, f"cannot be read ({error})", "save it as a UTF-8 file of comma-separated values") from None
    if first not in (columns, [column for column in columns if column not in later]):
        cure = f"write the first line as {','.join(columns)}"
        raise VocabularyError(f"{path}:1", f"has the columns {first}", cure)
    name = str(path)
    for number, line in lines:
        if len(line) != len(first):
            cure = 'put "…" around a field with a comma'
            raise VocabularyError(f"{name}:{number}", "has more or fewer fields than the first line", cure)
        yield f"{name}:{number}", line


def _value(text: str, name: str, of: type, where: str) -> object:
    """What a field says that is no mere text."""
    if of is int:
        try:
            return int(text)
        except ValueError:
            raise VocabularyError(where, f"{name} is {text[:SHOWN]!r}", "write a whole number") from None
    if name == "list":
        return OLD_NAMES.get(text, text)
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _check_entry(entry: Entry, fields: Collection[str], where: str, own: bool) -> None:
    """Raises VocabularyError: a number out of range, a spelling without a word, a pattern that is none or may run away."""
    for field in fields:
        value = getattr(entry, field)
        if field in RANGES and value not in RANGES[field]:
            raise VocabularyError(where, f"{field} is {value}", f"use one of {', '.join(map(str, RANGES[field]))}")
        if field in SHAPES and value and not re.fullmatch(SHAPES[field], value):
            raise VocabularyError(where, f"{field} is {value!r}", "write it like those of the built-in list")
        if field in PATTERNS and own and value and (fault := fault_of(value)):
            raise VocabularyError(where, f"{value[:SHOWN]!r} {fault[0]}", fault[1])
        for text in (value if isinstance(value, tuple) else [value]) if field in SPELLINGS else []:
            if not LETTER.search(text):
                raise VocabularyError(where, f"{field} is {text!r}, without a letter", "write a word, or delete the line")


def _did_you_mean(name: str, known: Collection[str]) -> str:
    """`; did you mean cues?`, or nothing where no known name is near."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
