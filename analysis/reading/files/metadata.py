"""The `<stem>.toml` beside an article in, what it says of the article out."""

import datetime
import os
import re
import tomllib
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.decoding import read_bytes

LARGEST = 10_000  # bytes
METADATA = ("title", "published", "source", "url", "licence")


def read_metadata(path: Path) -> dict[str, str]:
    """What the file beside the article at `path` says. Raises ArticleError: unreadable, an unknown key, a wrong value."""
    file = path.with_suffix(".toml")
    cure = 'write lines such as title = "…" into it'
    if not os.path.lexists(file):
        return {}
    try:
        found = tomllib.loads(read_bytes(file, LARGEST, cure).decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of too many digits; too deep
        raise ArticleError(file, f"cannot be read ({error})", cure) from None
    for key, value in found.items():
        if key not in METADATA:
            raise ArticleError(file, f"has an unknown key {key!r}", f"use only {', '.join(METADATA)}")
        if key == "published":
            found[key] = as_date(value, key, file)
        elif not isinstance(value, str) or not value.strip():
            raise ArticleError(file, f"{key} is no text", f'write {key} = "…", or leave the line out')
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
