"""The bytes of a PDF in, its text out: paragraphs with an empty line between them, without what only belongs to a page.

pdfium gives the characters of a page in reading order, with their places. A line that stands at the same height on a page near
by, with the same words and the same or the next numbers, is a running head or foot; a number alone at an edge is a page's.
"""

import dataclasses
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError

if TYPE_CHECKING:
    import pypdfium2

HYPHEN = "\x02"  # what pdfium gives for a hyphen at the end of a line
EDGE = 3  # lines at the top and at the bottom of a page that may be heads and feet
SAME_HEIGHT, DEEP = 3, 60  # points: between lines of two pages, and of one edge
WIDE_GAP, LARGER, SHORT, INDENT = 1.3, 1.15, 0.8, 8  # × the usual pitch, × the size, × the width of the column; points
LONGEST_WORD = 60  # characters
PAGE_NUMBER = re.compile(r"(?i)\W*(?:page |p\. ?)?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?\W*")
SENTENCE_END = re.compile(r"[.?!…:][\"'”’)\]]*$")


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of a page: its text, and where it stands, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def text_of_pdf(path: Path, data: bytes) -> tuple[str, dict[str, str]]:
    """The text, and the title and the day (`published`, an ISO date) that the file claims for itself.

    Raises ArticleError: damaged, locked by a password, or without text.
    """
    import pypdfium2  # slow to import, and only PDF files need it

    try:
        document = pypdfium2.PdfDocument(data)
        said = document.get_metadata_dict()
        pages = [_without_number(list(_lines(page.get_textpage()))) for page in document]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "is locked by a password" if locked else f"is no PDF that can be read ({error})"
        raise ArticleError(path, what, "save it again without one" if locked else "save it again") from None
    text = "\n\n".join(_paragraphs(_without_running(pages)))
    if not text.strip():
        raise ArticleError(path, "holds no text, only pictures of it", "recognise its text (OCR), or copy it into a .txt file")
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", said.get("CreationDate", ""))
    return text, {"title": said.get("Title", ""), "published": "-".join(day.groups()) if day else ""}


def _lines(page: "pypdfium2.PdfTextPage") -> Iterator[Line]:
    """The lines of a page in reading order; a hyphen at the end of one is `HYPHEN`."""
    from pypdfium2 import raw

    text, boxes = "", []
    for index in range(page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(page, index))
        if char not in "\r\n":
            text += char
            boxes += [page.get_charbox(index, loose=True)] if not char.isspace() else []
        if char in ("\n", HYPHEN):
            yield from _line(text, boxes)
            text, boxes = "", []
    yield from _line(text, boxes)


def _line(text: str, boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[Line]:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    if boxes and whole.strip():
        left, bottom, right, top = zip(*boxes, strict=True)
        yield Line(" ".join(whole.split()), min(left), statistics.median(bottom), max(right), statistics.median(top))


def _without_number(lines: list[Line]) -> list[Line]:
    """A page without the number that stands alone at its top or bottom."""
    outermost = [edge[0] for edge in _edges(lines)] if len(lines) > 1 else []
    return [line for line in lines if not (line in outermost and PAGE_NUMBER.fullmatch(line.text))]


def _edges(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines at the top of a page, and those at its bottom, from the outside in."""
    rising = sorted(lines, key=lambda line: line.bottom)
    top, bottom = rising[: -EDGE - 1 : -1], rising[:EDGE]
    return tuple([line for line in edge if abs(line.bottom - edge[0].bottom) < DEEP] for edge in (top, bottom))


def _without_running(pages: Sequence[list[Line]]) -> list[list[Line]]:
    edges = [_edges(page) for page in pages]
    kept = []
    for number, page in enumerate(pages):
        near = [(n, other) for n in (-2, -1, 1, 2) if 0 <= n + number < len(pages) for other in chain(*edges[n + number])]
        running: list[Line] = []
        for edge in edges[number]:
            running += takewhile(lambda line, near=near: any(_runs_on(line, other, n) for n, other in near), edge)
        kept.append([line for line in page if line not in running])
    return kept


def _runs_on(line: Line, other: Line, apart: int) -> bool:
    """Whether a line of a page `apart` pages on is the same head or foot: *Port report 2026 · page 3*, *… 2026 · page 4*."""
    words, others = (re.split(r"(\d{1,9})", one.text) for one in (line, other))
    if abs(line.bottom - other.bottom) > SAME_HEIGHT or words[::2] != others[::2]:
        return False
    return all(int(theirs) - int(ours) in (0, apart) for ours, theirs in zip(words[1::2], others[1::2], strict=True))


def _paragraphs(pages: Iterable[Sequence[Line]]) -> list[str]:
    """The lines joined to paragraphs, also over the end of a column or a page."""
    columns = [column for page in pages for column in _columns(page)]
    drops = [a.bottom - b.bottom for column in columns for a, b in pairwise(column)]
    pitch = statistics.median([drop for drop in drops if drop > SAME_HEIGHT] or [0])
    paragraphs: list[str] = []
    last: Line | None = None
    for column in columns:
        end = min(line.left for line in column) * (1 - SHORT) + max(line.right for line in column) * SHORT
        for line in column:
            if last is None or _begins_paragraph(line, last, pitch, end):
                paragraphs.append(line.text)
            else:
                paragraphs[-1] += ("" if paragraphs[-1].endswith(HYPHEN) else " ") + line.text
            last = line
    words = set(re.findall(r"\w+(?:-\w+)*", " ".join(paragraphs).lower()))
    return [_rejoined(paragraph, words) for paragraph in paragraphs]


def _columns(page: Sequence[Line]) -> list[list[Line]]:
    columns: list[list[Line]] = []
    for line in page:
        if columns and line.bottom < columns[-1][-1].bottom + SAME_HEIGHT:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _begins_paragraph(line: Line, last: Line, pitch: float, end: float) -> bool:
    """Whether `line`, the next after `last`, begins a paragraph; a line that ends left of `end` is short."""
    drop, ended, short = last.bottom - line.bottom, SENTENCE_END.search(last.text), last.right < end
    sizes = sorted((last.top - last.bottom, line.top - line.bottom))
    sign = "[•▪‣◦*–-] " if ended or short else "[•▪‣◦] "
    if sizes[1] > LARGER * sizes[0] or re.match(sign, line.text):
        return True
    if drop < -SAME_HEIGHT:  # a new column or page
        return not line.text[0].islower() and bool(ended or short)
    return drop > WIDE_GAP * pitch or (bool(ended) and (short or line.left > last.left + INDENT))


def _rejoined(text: str, words: set[str]) -> str:
    """Words that a hyphen divided: *agree-ment*; the hyphen stays in *vice-President* and where the text has it elsewhere."""
    whole, *parts = text.split(HYPHEN)
    for part in parts:
        start, rest = re.search(r"\w*\Z", whole[-LONGEST_WORD:])[0], re.match(r"\w*", part)[0]
        hyphened, joined = f"{start}-{rest}".lower(), f"{start}{rest}".lower()
        keeps = not (start and rest) or rest[0].isupper() or (hyphened in words and joined not in words)
        whole += f"-{part}" if keeps else part
    return whole
