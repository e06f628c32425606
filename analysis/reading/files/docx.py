"""The bytes of a Word file in, its text out: a paragraph a line with an empty line between them, in the order of the page.

Paragraphs of lists begin with `- `; the cells of tables stand one after the other; footnotes stand at the end. What was deleted
or hidden, and heads and feet of pages, are no text of the article.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

LARGEST = 100_000_000  # bytes, unpacked
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box once more, for old programs
NOT_SAID = {f"{W}del", f"{W}moveFrom", f"{W}rt", FALLBACK}
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
OLE = b"\xd0\xcf\x11\xe0"  # how a file begins that Word locked or wrote before 2007


def text_of_docx(path: Path, data: bytes) -> tuple[str, dict[str, str]]:
    """The text, and the title and the day (`published`, an ISO date) that the file claims for itself.

    Raises ArticleError: damaged, locked by a password, far larger than it looks, or without text.
    """
    if data.startswith(OLE):
        raise ArticleError(path, "is locked by a password, or of an older Word", "save it again as .docx, without a password")
    try:
        paragraphs, claimed = _read(path, data)
    except (ArticleError, MemoryError):
        raise
    except Exception as error:  # python-docx raises whatever it stumbles over
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise ArticleError(path, f"is no Word file that can be read ({reason})", "save it again as .docx") from None
    if not paragraphs:
        raise ArticleError(path, "is empty", "put the text of an article into it, or move it away")
    return "\n\n".join(paragraphs), claimed


def _read(path: Path, data: bytes) -> tuple[list[str], dict[str, str]]:
    import docx  # slow to import, and only Word files need it

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST:
            raise ArticleError(path, "is too large when it is unpacked", "save its text as a .txt file")
    document = docx.Document(io.BytesIO(data))
    said = document.core_properties
    day = said.created.date().isoformat() if said.created else ""
    paragraphs = [*_paragraphs(document.element.body), *_footnotes(document)]
    return paragraphs, {"title": said.title or "", "published": day}


def _paragraphs(element: "Element") -> Iterator[str]:
    """The text of each paragraph below an element that has any, text boxes and cells of tables included."""
    for paragraph in element.iter(f"{W}p"):
        if any(above.tag in NOT_SAID for above in paragraph.iterancestors()):
            continue
        pieces = []
        for piece in paragraph.iter(f"{W}t", *BREAKS):
            above = list(piece.iterancestors())
            inside = above[: next(n for n, one in enumerate(above) if one.tag == f"{W}p")]
            if paragraph in above[len(inside) : len(inside) + 1] and not any(map(_is_not_said, inside)):
                pieces.append(BREAKS.get(piece.tag, piece.text or ""))
        text = re.sub(r"[ \t]+", " ", "".join(pieces)).strip()
        if text:
            yield f"- {text}" if _is_listed(paragraph) else text


def _is_not_said(element: "Element") -> bool:
    return element.tag in NOT_SAID or element.find(f"{W}rPr/{W}vanish") is not None


def _is_listed(paragraph: "Element") -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return paragraph.find(f"{W}pPr/{W}numPr") is not None or (style is not None and style.get(f"{W}val").startswith("List"))


def _footnotes(document: "Document") -> Iterator[str]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype == FOOTNOTES and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield from _paragraphs(etree.fromstring(relation.target_part.blob, parser))
