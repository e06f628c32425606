"""The prepared tree of a page in, its blocks out: paragraphs, headings, list items as seen; blocks in, their text out.

A mark with the block's number is set before each block in the tree. Whatever finds the main text passes the marks on, so that
the blocks which it chose are known, and are written from here: in the order of the page, each with all of its words.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis.reading.files.page_tree import DASHES, SIGNS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 14  # words below a quotation that say whose it is
LONGEST_TERM = 6  # words of a <dt> that names who speaks in its <dd>
MARKS = range(0x2A00, 0x2A60)  # mathematical operators: no word, and in no news
MOST_INLINE = 60  # elements in one paragraph
BREAK = "\0"  # a line ends here, <br>; no page holds it


class Block(NamedTuple):
    """The words between two breaks of a page, `<br>` as a newline.

    `path` leads from the body to the element that holds them, `tags` are its tags; `linked` counts the characters in links.
    """

    text: str
    path: "tuple[HtmlElement, ...]"
    tags: tuple[str, ...]
    linked: int

    @property
    def signs(self) -> bool:
        """Whether it says whose the quotation before it is."""
        dashed = self.text[0] in DASHES and "blockquote" in self.tags
        return dashed or any(SIGNS in element.attrib for element in self.path[-2:])

    def inside(self, tag: str) -> "HtmlElement | None":
        """The outermost element of this tag that the block stands in."""
        return self.path[self.tags.index(tag)] if tag in self.tags else None


def mark_blocks(body: "HtmlElement") -> tuple[list[Block], re.Pattern[str]]:
    """The blocks under `body`, in the order of the page, and what finds the numbers that were set before them in the tree."""
    whole = "".join(body.itertext())
    mark = next((chr(code) for code in MARKS if chr(code) not in whole), chr(MARKS.stop))
    runs = list(_runs(body))
    for number, (block, element, behind) in enumerate(runs):
        if block.path[-1] is element and len(element) and _is_flat(element):
            del element[:]  # trafilatura takes a paragraph or leaves it, whatever is set in bold in it
            element.text = f"{mark}{number}{mark}{block.text}"
        elif behind:
            element.tail = f"{mark}{number}{mark}{element.tail or ''}"
        else:
            element.text = f"{mark}{number}{mark}{element.text or ''}"
    return [block for block, *_ in runs], re.compile(rf"{mark}(\d+){mark}")


def _runs(body: "HtmlElement") -> "Iterator[tuple[Block, HtmlElement, bool]]":
    """Each block, with the element in which its text begins, or behind which."""
    from lxml.etree import iterwalk

    breaking = _breaking_tags()
    path: list[HtmlElement] = []
    tags: list[str] = []
    pieces: list[str] = []
    begun, behind, inside, linked = body, False, 0, 0
    for event, element in iterwalk(body, events=("start", "end")):
        tag, start = element.tag, event == "start"
        if tag in breaking:
            if pieces and (text := _cleaned(pieces)):
                yield Block(text, tuple(path), tuple(tags), linked), begun, behind
            pieces, begun, behind, linked = [], element, not start, 0
            if start:
                path.append(element), tags.append(tag)
            else:
                path.pop(), tags.pop()
        elif tag == "br" and start:
            pieces.append(BREAK)
        elif tag == "a":
            inside += 1 if start else -1
        said = element.text if start else element.tail
        if said and (pieces or not said.isspace()):
            pieces.append(said.replace("\n", BREAK) if "pre" in tags else said)
            linked += len(said) if inside else 0


def _is_flat(element: "HtmlElement") -> bool:
    """Whether no blocks stand in it, and no links, which tell that it leads elsewhere; or more of both than a sentence has."""
    if any(child.tag in _breaking_tags() for child in element.iterdescendants()):
        return False
    return len(element) > MOST_INLINE or next(element.iter("a"), None) is None


@functools.cache
def _breaking_tags() -> frozenset[str]:
    from lxml.html import defs

    return defs.top_level_tags | defs.block_tags | defs.html5_tags | defs.table_tags | {"main"}


def _cleaned(pieces: list[str]) -> str:
    """As it is shown: no soft hyphens and zero-width characters, one blank between words, at most one blank line."""
    text = "".join(pieces) if len(pieces) > 1 else pieces[0]
    if BREAK in text:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(_cleaned([line]) for line in text.split(BREAK))).strip()
    text = " ".join(text.split())
    if not text.isprintable():
        text = "".join(filter(str.isprintable, text))
    return unicodedata.normalize("NFC", text)


def write_blocks(blocks: Iterable[Block]) -> str:
    """The text of blocks: blank lines between them, `- ` before items of a list, `> ` before quoted lines.

    Whose the quotation is, is its last line: `> — Ann Lee`.
    """
    written: list[str] = []
    last: Block | None = None
    for block in blocks:
        text = block.text
        if last and "blockquote" in last.tags and block.signs and len(text.split()) <= LONGEST_NAME:
            written += ["\n> — ", " ".join(text.lstrip(f"{DASHES} ").split())]
            continue
        written += [_gap(last, block), _in_its_layout(text, block, last)]
        last = block
    return "".join(written)


def _gap(last: Block | None, block: Block) -> str:
    if last is None:
        return ""
    if "blockquote" in block.tags and block.inside("blockquote") is last.inside("blockquote"):
        return "\n>\n"
    if "dd" in block.tags and "dt" in last.tags and _is_name(last.text):
        return " "
    return "\n" if "li" in block.tags and "li" in last.tags and "blockquote" not in block.tags + last.tags else "\n\n"


def _in_its_layout(text: str, block: Block, last: Block | None) -> str:
    tags = block.tags
    if "li" in tags and (last is None or _item(last) is not _item(block)):
        text = f"- {text}"
    if "dt" in tags and _is_name(text):
        text = f"{text.rstrip(': ')}:"
    if "blockquote" in tags:
        text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    return text


def _item(block: Block) -> "HtmlElement | None":
    """The innermost <li>."""
    return next((element for element in reversed(block.path) if element.tag == "li"), None)


def _is_name(term: str) -> bool:
    """<dt>Ann Lee</dt> above her words; <dt>Will you sign?</dt> is a question."""
    return len(term.split()) <= LONGEST_TERM and term[-1] not in ".?!…"
