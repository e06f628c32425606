"""An `Article` in, its `Section`s out: what each block of the page is, and whose words it holds."""

from __future__ import annotations

import dataclasses

from analysis.rows import Span


@dataclasses.dataclass(frozen=True)
class Section:
    """A block of the page, in text order; sections never overlap and every non-blank character is in one.

    `body` is the part that holds the words: a speaker's label (`Dr. Vance:`) or a name glued to a pull quote stays outside.
    `label` is where the words' speaker is named, which for the second paragraph of an answer lies in an earlier section.
    `part` numbers the texts of a file that joins several, from 0.
    """

    section_id: str
    part: int
    kind: str  # one of rows.KINDS_OF_SECTION
    start: int
    end: int
    body: Span
    label: Span | None = None
    lead_in_id: str | None = None
    rule: str = "layout"


def find_sections(article) -> tuple[Section, ...]:  # provisional: a block of lines is a paragraph
    import re

    out = []
    for m in re.finditer(r"\S(?:.*\S)?", article.text):
        out.append(Section(f"{article.article_id}#s{m.start()}", 0, "paragraph", m.start(), m.end(), Span(*m.span())))
    return tuple(out)
