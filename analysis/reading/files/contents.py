"""The bytes of one file in, its text out, with what the file itself says of its title, date and source.

A format is one entry of `FORMATS` and one function in a module of its own.
"""

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path

from analysis.reading.files.decoding import decode
from analysis.reading.files.docx import text_of_docx
from analysis.reading.files.front_matter import said_at_head
from analysis.reading.files.metadata import shown_in
from analysis.reading.files.page_kept import read_kept
from analysis.reading.files.pages import read_page
from analysis.reading.files.pdf import text_of_pdf
from analysis.reading.files.subtitles import title_of_subtitles


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
    return Contents(text, said_at_head(text), note)


def _page(path: Path, data: bytes) -> Contents:
    html, note = decode(path, data, is_page=True)
    page = read_page(path, html, read_kept(path, hashlib.sha256(data).hexdigest()))
    return Contents(page.text, page.said, note, page.note)


def _pdf(path: Path, data: bytes) -> Contents:
    return _document(path, data, *text_of_pdf(path, data))


def _docx(path: Path, data: bytes) -> Contents:
    return _document(path, data, *text_of_docx(path, data))


def _document(path: Path, data: bytes, text: str, claimed: dict[str, str]) -> Contents:
    kept = read_kept(path, hashlib.sha256(data).hexdigest())
    text = text if kept is None else kept
    return Contents(text, shown_in(text, claimed))


def _subtitles(path: Path, data: bytes) -> Contents:
    text, note = decode(path, data)
    return Contents(text, {"title": title_of_subtitles(path, text)}, note)


FORMATS = ((_plain, ".txt .md"), (_page, ".html .htm"), (_pdf, ".pdf"), (_docx, ".docx"), (_subtitles, ".vtt .srt"))
READERS: dict[str, Callable[[Path, bytes], Contents]] = {
    suffix: reader for reader, suffixes in FORMATS for suffix in suffixes.split()
}
EXTRACTED = tuple(suffix for suffix, reader in READERS.items() if reader in (_page, _pdf, _docx))  # their text is kept beside
