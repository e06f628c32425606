"""A `Reading`, its `Cast` and its claims in, the defects of the file as a source out that are no misprints.

No date, a damaged encoding, page furniture, embedded posts, hearsay without a source, pull quotes without marks, lines cut off
before a dash, names in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.actors import Cast
from analysis.flags.misprints import Defect
from analysis.reading import Reading, is_capitals_only
from analysis.tables import Claim, Mention, Span

_POST = re.compile(r"pic\.twitter\.com/\w+|https?://(?:t\.co|(?:www\.)?(?:twitter|x)\.com/\w+/status)/\w+")
_UNSOURCED = re.compile(r"\breportedly\b|\baccording to (?:media |press |unconfirmed )?reports\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(rf"\b(?:\d{{1,2}} {_MONTH},? (?:19|20)?\d\d|{_MONTH} \d{{1,2}},? (?:19|20)\d\d)\b", re.IGNORECASE)
_BY_NAME = frozenset(("name", "surname", "metonym", "demonym"))
_PROPER = frozenset(("person", "country", "place"))
_LOWER_WORD = re.compile(r"(?<![\w’'.@/-])([a-zà-ÿ]\w{2,})(?![\w@/-]|\.\w)(?=(?: ([^\W\d_]+))?)")
_ANY_MARK = re.compile(r"[“”„«»\"]")
_ORPHANED_DASH = re.compile(r"[–—] (?=[A-Z]\w* \w+ \w+[^\r\n]{40})")


def find_defects(reading: Reading, cast: Cast, claims: Sequence[Claim]) -> list[Defect]:
    """The defects of an article, kind by kind."""
    return [
        *_no_date(reading),
        *_encoding(reading),
        *_posts(reading),
        *_furniture(reading),
        *_lower_case_names(reading, cast),
        *_unsourced(reading, claims),
        *_pull_quotes_without_marks(reading),
        *_orphaned_dashes(reading),
    ]


def _no_date(reading: Reading) -> Iterator[Defect]:
    """When it was published decides what is new in it; a date in the dateline is a hint, not a publication date."""
    title = _title_line(reading)
    if reading.article.published is None and title:
        hint = _DATE.search(reading.article.text, title.start, min(len(reading.article.text), title.start + 600))
        yield Defect(
            "no_date", "caution", title, f"the text names {hint[0]}" if hint else "give the date of publication", "no_date"
        )


def _title_line(reading: Reading) -> Span | None:
    text, title = reading.article.text, reading.article.title.strip()
    start = text.find(title) if title else -1
    if start >= 0:
        return Span(start, start + len(title))
    line = re.search(r"\S(?:[^\r\n]*\S)?", text)
    return Span(*line.span()) if line else None


def _encoding(reading: Reading) -> Iterator[Defect]:
    title = _title_line(reading)
    if reading.article.encoding_note and title:
        yield Defect("encoding", "caution", title, reading.article.encoding_note, "encoding_of_file")


def _furniture(reading: Reading) -> Iterator[Defect]:
    """Table of Contents · Keywords: … left in the text: words of the page, not of the article."""
    for section in reading.sections:
        if section.kind in ("boilerplate", "keywords"):
            yield Defect("page_furniture", "note", Span(section.start, section.end), "no part of the article", "furniture")


def _posts(reading: Reading) -> Iterator[Defect]:
    """1/15 pic.twitter.com/…: a post may be cut, translated or faked, and speaks for its account."""
    posts: list[Span] = []
    for section in reading.sections:
        if section.kind != "embed":
            found = [Span(*m.span()) for m in _POST.finditer(reading.article.text, section.start, section.end)]
        elif posts and posts[-1].end >= section.start - 2:  # a post of several paragraphs
            posts[-1], found = Span(posts[-1].start, section.end), []
        else:
            found = [Span(section.start, section.end)]
        posts += found
    for post in posts:
        yield Defect("embedded_post", "caution", post, "compare with the post itself", "post")


def _pull_quotes_without_marks(reading: Reading) -> Iterator[Defect]:
    """We are ready to listen. Ann Hale -> words set apart under their speaker's name: verbatim, or a summary?"""
    for section in reading.sections:
        words = reading.article.text[section.body.start : section.body.end]
        if section.kind == "pull_quote" and words.strip() and not _ANY_MARK.search(words):
            yield Defect("lost_quotes", "note", section.body, f"“{words}”", "pull_quote_without_marks")


def _orphaned_dashes(reading: Reading) -> Iterator[Defect]:
    """– In a sign of thaw, they met: the place and the date before the dash are lost."""
    text = reading.article.text
    for section in reading.sections:
        m = _ORPHANED_DASH.match(text, section.start, section.end) if section.kind == "paragraph" else None
        if m:
            yield Defect("broken_line", "note", Span(*m.span()), "look for the place and date before the dash", "orphaned_dash")


def _unsourced(reading: Reading, claims: Sequence[Claim]) -> Iterator[Defect]:
    """The state is reportedly ready to talk: by whose report?"""
    for m in _UNSOURCED.finditer(reading.article.text):
        yield Defect("anonymous_source", "note", Span(*m.span()), "look for who reports it", "unsourced_report")


def _lower_case_names(reading: Reading, cast: Cast) -> Iterator[Defect]:
    """ann Hale · hale · norland · the united States: words of names, as the cast, the model or the next word tells."""
    text, names = reading.article.text, [a for a in cast.actors if a.kind in _PROPER]
    known = {a.actor_id for a in names}
    listed = [n for p in reading.vocabulary.actors if p.actor_id in known for n in (p.name, *p.names, *p.demonyms)]
    words = {n for n in (*listed, *(a.name for a in names)) if " " not in n}
    words |= {word for a in names if a.kind == "person" for word in a.name.split()}
    split = [name.split() for name in (*listed, *(a.name for a in names))]
    pairs = {(one, two) for name in split for one, two in zip(name, name[1:], strict=False) if two[0].isupper()}
    counts = Counter(re.findall(r"\w+", text))  # a word that is mostly in lower case is no name
    mentioned = {at for m in cast.mentions if m.actor_id in known and m.form in _BY_NAME for at in _words_at(m)}
    for section in reading.sections:
        if is_capitals_only(text[section.start : section.end]):
            continue
        for m in _LOWER_WORD.finditer(text, section.start, section.end):
            name = m[1].capitalize()
            if counts[m[1]] > counts[name]:
                continue
            if (name, m[2]) in pairs or name in words and (m.start() in mentioned or _is_tagged_name(reading, m.start())):
                yield Defect("lower_case_name", "note", Span(*m.span(1)), name, "name_in_lower_case")


def _words_at(mention: Mention) -> list[int]:
    return [mention.start + m.start() for m in re.finditer(r"\w+", mention.quote)]


def _is_tagged_name(reading: Reading, at: int) -> bool:
    token = reading.tokens(Span(at, at + 1))
    return token is not None and len(token) > 0 and token[0].pos_ == "PROPN"
