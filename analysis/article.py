"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Article:
    """One article as it was received; `text` is never changed.

    `article_id` is the file's stem as a slug; `published` an ISO date or None; `date_basis` is `metadata`, `parameter` or `none`;
    `encoding_note` is empty when the bytes were clean UTF-8.
    """

    article_id: str
    path: str
    sha256: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    date_basis: str = "none"
    language: str = "en"
    encoding_note: str = ""
