"""A text as it was received in, what a reader sees of it out, with the way back to every place in what was received.

What nobody sees (zero-width characters, soft hyphens) goes, and so do the marks of quoted mail in front of lines; odd blanks
become plain ones; a word that the end of a line has broken is whole again. All finders work on this text, so that `Run-⏎dle` is
one name to all of them; at last their rows are moved back (`received_span`), and the text that was received is never touched.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.reading.layout.blocks import BULLET, MARKDOWN, SOFT_BREAK
from analysis.reading.lexicon import Lexicon
from analysis.tables import Span

HIDDEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")  # what no reader sees
_ADDRESS = r"(?<=[\w\"”]) <[^<>\s@]{1,64}@[^<>\s]{1,255}>"  # Ann Lee <ann@harbour.example> wrote:
_ODD = re.compile(
    rf"(?P<soft>\u00ad(?=[ \t]*[\r\n]))|(?P<lost>(?<=[a-z]{{2}})\u200b(?=[A-Z])|(?<=[a-z][.,;!?”])\u200b(?=[A-Z“]))|"
    rf"(?P<hidden>{HIDDEN.pattern}|{_ADDRESS})|(?P<blank>(?<![ÂÃ])[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])|"
    r"(?P<line>[\u2028\u2029])"
)
_STANDS_FOR = {"soft": "\u2010", "lost": " ", "hidden": "", "blank": " ", "line": "\n"}
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_MARKS = re.compile(r"[ \t]{0,3}(>(?:[ \t]?>)*)[ \t]?")
_OPENS = re.compile(rf"{BULLET.pattern}|{MARKDOWN.pattern}|[—–-]|[A-Z][\w-]{{1,20}}:")  # a line that no other line goes on in
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\u2010])[ \t]*(?:\r\n|[\r\n\x0b])[ \t]*([^\W\d_]+)")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*:])([^*\r\n]{1,400}(?<![\s:]))\1(?![\w*:])")
_TARGET = r"\((?:https?://|mailto:|www\.|[/#.])[^\s()]{0,500}(?:\([^\s()]{0,100}\)[^\s()]{0,500})?(?: \"[^\"\r\n]{0,200}\")?\)"
_LINK = re.compile(
    rf"(?P<gone>!\[[^\[\]\r\n]{{0,300}}\]{_TARGET}|\[\^[\w-]{{1,20}}\](?!:))|\[([^\[\]\r\n]{{1,300}})(\]{_TARGET})"
)
_WORD = re.compile(r"[^\W\d_]+")
_BLANK = re.compile(r"[ \t]|(?=[\r\n\x0b])")
NEAR = 100  # characters before a word in which its line is looked at
Edit = tuple[int, int, str]  # from, to, what stands there instead: never longer


@dataclasses.dataclass(frozen=True)
class Plain:
    """`text` is what a reader sees; `origin` has for each of its characters the place in what was received."""

    text: str
    origin: Sequence[int]

    def received_span(self, span: Span) -> Span:
        """Where a span of `text` stands in what was received."""
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)

    def edited(self, edits: Iterable[Edit]) -> Plain:
        """The same with these edits, which stand in order and do not overlap."""
        pieces: list[str] = []
        origin: list[int] = []
        at = 0
        for start, end, new in edits:
            pieces += [self.text[at:start], new]
            origin += [*self.origin[at:start], *self.origin[start : start + len(new)]]
            at = end
        if not at:
            return self
        return Plain("".join([*pieces, self.text[at:]]), [*origin, *self.origin[at:]])


def plain_text(text: str, lexicon: Lexicon) -> Plain:
    """What a reader sees of `text`; the text itself where nothing would be left, or nothing is odd."""
    plain = Plain(text, range(len(text)))
    plain = plain.edited((*m.span(), _STANDS_FOR[m.lastgroup]) for m in _ODD.finditer(text))
    plain = plain.edited(_quoting(plain.text))
    plain = plain.edited(_mended(plain.text, lexicon))
    plain = plain.edited(_links(plain.text))
    plain = plain.edited(_emphasis(plain.text))
    return plain if plain.text.strip() else Plain(text, range(len(text)))


def _quoting(text: str) -> Iterator[Edit]:
    """`> We cannot⏎> pay.` -> `> We cannot pay.`; where every line is quoted, no mark is left."""
    lines = [line for line in _LINE.finditer(text) if line[0]]
    marks = [_MARKS.match(line[0]) for line in lines]
    depths = [mark[1].count(">") if mark else 0 for mark in marks]
    if not any(mark and not mark[1].startswith(">>") for mark in marks):  # `>> ANNA RUNDLE: We …` in captions
        return
    base = min(depth for line, depth in zip(lines, depths, strict=True) if line[0].strip())
    before, ended = 0, 0  # the depth of the line above if it may go on, and where its words end
    for line, mark, depth in zip(lines, marks, depths, strict=True):
        words = line[1][mark.end() if mark else 0 :].strip()
        first = line.end(1) - len(line[1][mark.end() if mark else 0 :].lstrip())
        if words and depth > base and depth == before and not _OPENS.match(words):
            yield ended, first, SOFT_BREAK
        elif mark and (not words or depth == base):
            yield line.start(), line.start() + mark.end(), ""
        elif mark and base:
            inner = [m.start() for m in re.finditer(">", mark[1])][base]
            yield line.start(), line.start() + mark.start(1) + inner, ""
        before = depth if words and not MARKDOWN.match(words) and not words.startswith("[!") else 0  # [!quote] Ann Lee
        ended = line.start() + len(line[1].rstrip())


def _links(text: str) -> Iterator[Edit]:
    """`[Ann Lee](https://harbour.example) left.[^1]` -> `Ann Lee left.`; pictures go with their words."""
    for m in _LINK.finditer(text):
        if m["gone"]:
            yield *m.span(), ""
        else:
            yield m.start(), m.start() + 1, ""
            yield *m.span(3), ""


def _emphasis(text: str) -> Iterator[Edit]:
    """`**Ann Lee**, who leads the union` loses its marks; a heading and the label of a turn in bold keep them."""
    for m in _EMPHASIS.finditer(text):
        before = text[max(0, m.start() - NEAR) : m.start()].rpartition("\n")[2]
        if before.strip() or text[m.end() : m.end() + 1] not in ("", "\r", "\n"):
            yield m.start(1), m.end(1), ""
            yield m.end(2), m.end(), ""


def _mended(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """`negoti-⏎ations ended` -> `negotiations⏎ended`, with a soft break; `long-⏎term` -> `long-term`."""
    if not _BROKEN.search(text):
        return
    known, at = set(_WORD.findall(text)), 0
    for m in _BROKEN.finditer(text):
        left, mark, right = m.groups()
        kept = _hyphen_kept(left, mark, right, known, lexicon)
        if kept is None or m.start() < at:
            continue
        yield m.start(2), m.start(3), kept
        blank = _BLANK.search(text, m.end())
        at = blank.end() if blank else m.end()
        if blank and blank[0]:
            yield *blank.span(), SOFT_BREAK


def _hyphen_kept(left: str, mark: str, right: str, known: set[str], lexicon: Lexicon) -> str | None:
    """What joins two halves: nothing, or the hyphen of `long-term`; None where they are no halves: `pre- and postwar`."""
    whole = left + right
    if mark != "-" or ((right.islower() or whole.isupper()) and (lexicon.has(whole.lower()) or whole in known)):
        return ""
    if right.lower() in lexicon.function_words or (right[0].isupper() and not left[0].isupper()):
        return None
    words = lexicon.has(left.lower()) and lexicon.has(right.lower())
    return mark if words or right[0].isupper() or left.isupper() else ""
