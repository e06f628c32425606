"""An archive of the web (WARC, ISO 28500) in, its pages out one at a time, read as a page that was saved is read.

Only pages that were there are read (HTML, status 200); pictures, scripts and what a server refused are passed over in silence.
The day of the crawl is no date of publication: a page that says none has none.
"""

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

    with path.open("rb") as stream:
        records = enumerate(_unless_damaged(path, ArchiveIterator(stream)), start=1)
        for number, record in records:
            if _is_page(record):
                where = f"{path} record {number}"
                yield tried(where, lambda where=where, record=record: _read(where, record))


def _unless_damaged(path: Path, records: Iterator["ArcWarcRecord"]) -> Iterator["ArcWarcRecord"]:
    """The records as far as they can be read. Raises ArticleError: the archive is damaged, whatever warcio makes of that."""
    number = 0
    records = iter(records)
    while True:
        try:
            record = next(records, None)
        except Exception as error:
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            what = (
                f"cannot be read after record {number} ({reason})" if number else f"is no archive that can be read ({reason})"
            )
            raise ArticleError(path, what, "copy it again, or pack it record by record (warcio recompress)") from None
        if record is None:
            return
        number += 1
        yield record


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type not in HOLDING:
        return False
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return False
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in PAGES


def _read(where: str, record: "ArcWarcRecord") -> Record:
    data = _payload(where, record)
    html, note = decode(Path(where), data, is_page=True)
    page = read_page(Path(where), html, None)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    said = {**page.said, "url": url} if url else page.said
    key = record.rec_headers.get_header("WARC-Record-ID") or key_of(url, page.text)
    return Record(where, key.strip("<>").removeprefix("urn:uuid:"), data, check_text(where, page.text), said, note, page.note)


def _payload(where: str, record: "ArcWarcRecord") -> bytes:
    """What the server sent, unpacked. Raises ArticleError: too much of it, or it cannot be unpacked."""
    data = b""
    try:
        stream = record.content_stream()
        while len(data) <= LARGEST and (piece := stream.read(LARGEST + 1 - len(data))):
            data += piece
    except Exception as error:  # whatever warcio makes of what is damaged
        raise ArticleError(where, f"cannot be unpacked ({error})", "leave it out, or fetch the page again") from None
    if len(data) > LARGEST:
        raise ArticleError(where, f"is too large (more than {LARGEST / 1e6:g} MB)", "split it into articles")
    return data
