"""Tables in, the articles that copy an earlier one out: what a wire wrote counts once, whoever prints it.

Two articles of one negotiation are copies when most of their runs of words are the same (Broder and others, *Syntactic
clustering of the Web*, 1997); spelling apart, figures and the last paragraphs may differ. Of one day, the one whose source the
other names (*— Northern Wire*) is the first.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from analysis.tables import Tables
from analysis.views.changes.parties import talks_of

RUN = 4  # words
LEAST_SHARED = 0.5  # of the runs of the shorter article
MOST_DAYS = 3  # between a wire and who prints it
_WORD = re.compile(r"\w+")


class _Text(NamedTuple):
    article: str
    talks: str
    day: str
    source: str
    text: str
    runs: frozenset[tuple[str, ...]]


def find_copies(tables: Tables) -> dict[str, str]:
    """Copy -> the article that it copies."""
    texts = tables.sections.groupby("article_id", sort=True)["quote"].agg(" ".join).to_dict()
    talks, dated = talks_of(tables), tables.articles.fillna({"published": "", "source": ""})
    rows = [
        _text(row.article_id, talks[row.article_id], row.published, row.source, texts.get(row.article_id, ""))
        for row in dated.itertuples()
    ]
    rows.sort(key=lambda text: (text.day, text.article))
    found: dict[str, str] = {}
    for i, later in enumerate(rows):
        for earlier in rows[:i]:
            if earlier.article in found or later.article in found or not _are_alike(earlier, later):
                continue
            swapped = earlier.day == later.day and _names(earlier, later) and not _names(later, earlier)
            copy, first = (earlier, later) if swapped else (later, earlier)
            found[copy.article] = first.article
    return found


def _text(article: str, talks: str, day: str, source: str, text: str) -> _Text:
    words = tuple(_WORD.findall(text.lower()))
    return _Text(
        article, talks, day, source.lower(), text.lower(), frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))
    )


def _are_alike(one: _Text, other: _Text) -> bool:
    least = min(len(one.runs), len(other.runs))
    if one.talks != other.talks or not least or not _are_near(one.day, other.day):
        return False
    return len(one.runs & other.runs) >= LEAST_SHARED * least


def _names(text: _Text, other: _Text) -> bool:
    """Whether a text gives the other's source as its own: (Northern Wire), — Northern Wire."""
    source = _WORD.findall(other.source.removeprefix("the "))
    return bool(source) and re.search(rf"[(—–]\s*{re.escape(source[0])}\b", text.text) is not None


def _are_near(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days) <= MOST_DAYS
