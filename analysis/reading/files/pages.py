"""A page of HTML in, its main text and its date out; the text is kept beside the page, so that spans stay true."""

import re
from pathlib import Path

from analysis.errors import ArticleError, OutputError
from analysis.reading.files.decoding import decode, read_bytes
from analysis.reading.files.metadata import is_date
from analysis.tables import whole_file

KEPT = ".extracted.txt"  # the text that was found in a page, kept beside it
PAGE_DATE = re.compile(
    r"(?i)<meta[^>]{0,200}(?:article:published_time|datePublished)[\"'][^>]{0,60}content=[\"'](\d{4}-\d\d-\d\d)"
)


def date_of_page(html: str) -> str | None:
    """The ISO date on which the page says it was published."""
    found = PAGE_DATE.search(html[:200_000])
    return found[1] if found and is_date(found[1]) else None


def text_of_page(path: Path, html: str) -> str:
    """The main text: what was kept of it, else what trafilatura finds. Raises ArticleError: there is none."""
    kept = path.with_suffix(KEPT)
    if kept.exists():
        return decode(kept, read_bytes(kept))[0]
    import trafilatura  # slow to import, and only pages need it

    text = trafilatura.extract(html, include_comments=False, include_tables=False)
    if not text or not text.strip():
        raise ArticleError(path, "holds no main text", "copy the text of the article into a .txt file")
    return text


def keep_text(page: Path, text: str) -> Path | None:
    """Keep the main text of a page beside it, as `<stem>.extracted.txt`; None when nothing can be written there."""
    kept = page.with_suffix(KEPT)
    if not kept.exists():
        try:
            with whole_file(kept) as draft:
                draft.write_bytes(text.encode("utf-8"))
        except OutputError:  # a folder that may only be read: the installed trafilatura gives the same text again
            return None
    return kept
