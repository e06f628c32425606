"""The text that was found in a page, kept beside it under the hash of the page's bytes, so that spans stay true.

`talks.html` has its text in `talks.html.<16 digits>.extracted.txt`; an edited page is read again, and its old text goes.
"""

import os
import re
from pathlib import Path

from analysis.errors import OutputError
from analysis.reading.files.decoding import decode, read_bytes
from analysis.tables import whole_file

KEPT = ".extracted.txt"
DIGITS = 16  # of the SHA-256 of the page's bytes


def kept_path(page: Path, sha256: str) -> Path:
    """Where the text of a page of these bytes is kept."""
    return page.with_name(f"{page.name}.{sha256[:DIGITS]}{KEPT}")


def read_kept(page: Path, sha256: str) -> str | None:
    """The text that was kept of the page, None if none was. Raises ArticleError: it is there and cannot be read."""
    kept = kept_path(page, sha256)
    return decode(kept, read_bytes(kept))[0] if os.path.exists(kept) else None


def keep_text(page: Path, sha256: str, text: str) -> Path | None:
    """Keep the text of a page, whole or not at all, and remove what was kept of other versions of that page.

    Gives where it is kept; None when nothing can be written there: the installed trafilatura gives the same text again.
    """
    kept = kept_path(page, sha256)
    other = re.compile(rf"{re.escape(page.name)}\.[0-9a-f]{{{DIGITS}}}{re.escape(KEPT)}")
    try:
        if not os.path.exists(kept):
            with whole_file(kept) as draft:
                draft.write_bytes(text.encode("utf-8"))
        for file in page.parent.iterdir():
            if file != kept and other.fullmatch(file.name):
                file.unlink(missing_ok=True)
    except (OSError, OutputError):
        return kept if os.path.exists(kept) else None
    return kept
