"""An archive of the web (WARC, ISO 28500) in, its pages out one at a time, read as a page that was saved is read.

Only pages that were there are read (HTML, status 200); pictures, scripts and what a server refused are passed over in silence.
The day of the crawl is no date of publication: a page that says none has none.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError
from analysis.reading.files.columns import Record, check_text, key_of, tried
from analysis.reading.files.decoding import LARGEST, decode
from analysis.reading.files.pages import read_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

PAGES = ("text/html", "application/xhtml+xml")
HOLDING = ("response", "resource")  # types of records that hold a page


def read_warc(path: Path, given: dict[str, str]) -> Iterator[Record | ArticleError]:
    """The pages of an archive, packed or not; columns there are none. Raises ArticleError: the file cannot be read."""
    from warcio.archiveiterator import ArchiveIterator  # only archives need it
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                number += 1
                if _is_page(record):
                    yield tried(f"{path} record {number}", lambda record=record, number=number: _read(path, record, number))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        reason = " ".join(str(error).split())[:200]
        what = f"cannot be read after record {number} ({reason})" if number else f"is no archive that can be read ({reason})"
        raise ArticleError(path, what, "copy it again, or pack it record by record (warcio recompress)") from None


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type not in HOLDING:
        return False
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return False
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in PAGES


def _read(path: Path, record: "ArcWarcRecord", number: int) -> Record:
    where = f"{path} record {number}"
    data = _payload(where, record)
    html, note = decode(Path(where), data, is_page=True)
    page = read_page(Path(where), html, None)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    said = {**page.said, "url": url} if url else page.said
    key = record.rec_headers.get_header("WARC-Record-ID") or key_of(url, page.text)
    return Record(where, key.strip("<>").removeprefix("urn:uuid:"), data, check_text(where, page.text), said, note, page.note)


def _payload(where: str, record: "ArcWarcRecord") -> bytes:
    """What the server sent, unpacked. Raises ArticleError: too much of it, or it cannot be unpacked."""
    stream, data = record.content_stream(), b""
    try:
        while len(data) <= LARGEST and (piece := stream.read(LARGEST + 1 - len(data))):
            data += piece
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ArticleError(where, f"cannot be unpacked ({error})", "leave it out, or fetch the page again") from None
    if len(data) > LARGEST:
        raise ArticleError(where, f"is too large (more than {LARGEST / 1e6:g} MB)", "split it into articles")
    return data
