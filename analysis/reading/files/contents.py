"""The bytes of one file in, its text out, with what the file itself says of its title, date and source.

A format is one line of `READERS` and one function in a module of its own.
"""

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path

from analysis.reading.files.decoding import decode
from analysis.reading.files.page_kept import read_kept
from analysis.reading.files.pages import read_page


@dataclasses.dataclass(frozen=True)
class Contents:
    """The text of a file, what it says of itself (the keys of a `.toml` beside it), notes on encoding and what is left out."""

    text: str
    said: dict[str, str] = dataclasses.field(default_factory=dict)
    note: str = ""
    left_out: str = ""


def read_contents(path: Path, data: bytes) -> Contents:
    """Raises ArticleError: the file holds no text of an article."""
    return READERS[path.suffix.lower()](path, data)


def _plain(path: Path, data: bytes) -> Contents:
    text, note = decode(path, data)
    return Contents(text, note=note)


def _page(path: Path, data: bytes) -> Contents:
    html, note = decode(path, data, is_page=True)
    page = read_page(path, html, read_kept(path, hashlib.sha256(data).hexdigest()))
    return Contents(page.text, page.said, note, page.note)


READERS: dict[str, Callable[[Path, bytes], Contents]] = {".txt": _plain, ".md": _plain, ".html": _page, ".htm": _page}
PAGES = tuple(suffix for suffix, reader in READERS.items() if reader is _page)
