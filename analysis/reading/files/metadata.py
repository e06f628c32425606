"""The `<stem>.toml` beside an article in, what it says of the article out."""

import datetime
import os
import re
import tomllib
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.tongue import ENGLISH

LARGEST = 10_000  # bytes
METADATA = ("title", "published", "source", "url", "licence", "talks", "language")
BEGINNING = 2000  # characters


def beside(path: Path) -> Path:
    """Where what is known of a file stands: `export.toml` of `export.csv`, and of `export.csv.gz`."""
    return path.with_name(re.sub(r"(?i)\.gz$", "", path.name)).with_suffix(".toml")


def read_metadata(path: Path) -> dict[str, str]:
    """What the file beside the article at `path` says. Raises ArticleError: unreadable, an unknown key, a wrong value."""
    return _checked(beside(path), _read_toml(beside(path)))


def read_mapping(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What the file beside a file of many articles says of all of them, and its `[columns]`: ours -> the file's.

    Raises ArticleError: as `read_metadata`, or `[columns]` is no table of names.
    """
    found = _read_toml(beside(path))
    columns = found.pop("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(name, str) for name in columns.values()):
        cure = 'write [columns], and under it lines such as text = "body"'
        raise ArticleError(beside(path), "columns is no table of names", cure)
    return _checked(beside(path), found), columns


def _read_toml(file: Path) -> dict[str, object]:
    cure = 'write lines such as title = "…" into it'
    if not os.path.lexists(file):
        return {}
    try:
        return tomllib.loads(read_bytes(file, LARGEST, cure).decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of too many digits; too deep
        raise ArticleError(file, f"cannot be read ({error})", cure) from None


def _checked(file: Path, found: dict[str, object]) -> dict[str, str]:
    for key, value in found.items():
        if key not in METADATA:
            raise ArticleError(file, f"has an unknown key {key!r}", f"use only {', '.join(METADATA)}")
        if key == "published":
            found[key] = as_date(value, key, file)
        elif not isinstance(value, str) or not value.strip():
            raise ArticleError(file, f"{key} is no text", f'write {key} = "…", or leave the line out')
    if not re.fullmatch("[a-z]{2,3}", found.get("language", ENGLISH)):
        raise ArticleError(file, f"language is {found['language']!r}", 'write its code of two or three letters, such as "en"')
    return found


def as_date(value: object, key: str, where: object) -> str:
    """An ISO date. Raises ArticleError: `value` is none."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, datetime.date) else value
    if not isinstance(text, str) or not is_date(text):
        raise ArticleError(where, f"{key} is no date: {value!r}", "write it like 2025-02-19")
    return text


def is_date(text: str) -> bool:
    """`2025-02-19` is one, `2025-02-30` none."""
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def shown_in(text: str, claimed: dict[str, str]) -> dict[str, str]:
    """The title and the day (`published`) that a document claims for itself and shows at the beginning of its text.

    What programs write there by themselves (*Microsoft Word - draft3*, the day of printing) is thereby left out.
    """
    beginning, found = _letters(text[:BEGINNING]), {}
    title, published = claimed.get("title", "").strip(), claimed.get("published", "")
    if _letters(title) and f" {_letters(title)} " in f" {beginning} ":
        found["title"] = " ".join(title.split())
    if is_date(published):
        day = datetime.date.fromisoformat(published)
        month = rf"{day:%b}(?:{f'{day:%B}'[3:]})?"
        ways = rf"{month} {day.day}|{day.day}(?:st|nd|rd|th)?(?: of)? {month}"
        if re.search(rf"(?i)\b{day.year} {day:%m} {day:%d}\b|\b(?:{ways}) {day.year}\b", beginning):
            found["published"] = published
    return found


def _letters(text: str) -> str:
    """Letters and digits in lower case, words apart by a blank."""
    return " ".join(re.findall(r"\w+", text.casefold()))
