"""A file in, its bytes and their text out, newlines as they are."""

import codecs
import re
from pathlib import Path

from analysis.errors import ArticleError

LARGEST = 5_000_000  # bytes
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
DECLARED_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
WESTERN = frozenset("‘’“”‚„–—…•€£©®°§½¼·«»\xa0™àâäáãåæçèéêëìíîïñòóôöøõùúûüýÿßœÄÅÉÖØÜ")  # what English text has beyond ASCII


def read_bytes(path: Path, largest: int = LARGEST, cure: str = "split it into articles") -> bytes:
    """All bytes of a regular file. Raises ArticleError: unreadable, over `largest` bytes, or its name is no UTF-8."""
    if any("\ud800" <= c <= "\udfff" for c in str(path)):
        raise ArticleError(path, "has a name that is no UTF-8", "rename it, or the folder that it is in")
    try:
        if not path.is_file():
            raise ArticleError(path, "is no regular file", "put a file with text in its place, or move it away")
        size = path.stat().st_size
        if size > largest:
            raise ArticleError(path, f"is too large ({size / 1e6:.1f} MB, at most {largest / 1e6:g} MB)", cure)
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "change its permissions, or move it away") from None


def decode(path: Path, data: bytes, is_page: bool = False) -> tuple[str, str]:
    """The text of the bytes, newlines as they are, and a note when they were not UTF-8.

    With `is_page`, the charset that HTML declares is heeded. Raises ArticleError: binary, or in no encoding that is known.
    """
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise ArticleError(path, "is a binary file", "save its text as a .txt file")
    declared = DECLARED_CHARSET.search(data[:4096]) if is_page else None
    for name in (encoding, "utf-8", declared[1].decode("ascii") if declared else None):
        try:
            if name:
                text = data.decode(name)
                text.encode()  # charset=utf-7 may give halves of characters
                break
        except (UnicodeError, LookupError):  # charset=undefined
            continue
    else:
        text, name = _guess(path, data)
    if "\0" in text:
        raise ArticleError(path, "is a binary file", "save its text as a .txt file")
    return text, "" if name.startswith("utf-8") else f"read as {name}"


def _guess(path: Path, data: bytes) -> tuple[str, str]:
    western = data.decode("cp1252", errors="replace")
    if all(c.isascii() or c in WESTERN for c in western):
        return western, "windows-1252"  # the detector takes short English text for Polish or Baltic
    import charset_normalizer  # slow to import, and seldom needed

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise ArticleError(path, "is in no encoding that can be recognised", "save it as UTF-8")
    return data.decode(best.encoding), best.encoding
