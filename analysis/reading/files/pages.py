"""A page of HTML in, its main text out, with what the page says of itself and what of it is not in the text."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError
from analysis.reading.files.page_blocks import Block, mark_blocks, write_blocks
from analysis.reading.files.page_choice import choose, left_out, take
from analysis.reading.files.page_says import about, page_says
from analysis.reading.files.page_tree import drop_unread, prepare, read_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHOWN = 80  # characters of what was left out


@dataclasses.dataclass(frozen=True)
class PageText:
    """The text of a page, what the page says of itself, and what of it is not in the text (empty: nothing is known to be)."""

    text: str
    said: dict[str, str]
    note: str


def read_page(path: Path, html: str, kept: str | None) -> PageText:
    """A page as its reader sees it; `kept` is the text that was found in it before, and stays.

    Raises ArticleError: it holds no text, or is nested too deep.
    """
    tree = read_tree(path, html)
    drop_unread(tree)
    said = about(tree)
    prepare(tree)
    body = tree.find("body")
    says = page_says(said, [" ".join(h.text_content().split()) for h in tree.iter("h1")])
    blocks, numbers = mark_blocks(tree if body is None else body)
    if kept is not None:
        return PageText(kept, says, _note(left_out(blocks, kept)))
    taken = take(tree, blocks, numbers)
    if not taken:
        return PageText(_text_in_data(path, said), says, "")
    chosen = choose(blocks, taken, says.get("title", ""))
    text = write_blocks(blocks[n] for n in chosen)
    return PageText(text, says, _note(left_out(blocks, text)))


def _text_in_data(path: Path, said: "HtmlElement") -> str:
    """The text of a page whose JSON-LD alone has it."""
    from trafilatura import baseline

    for element in said.xpath("body/*[not(self::script)]"):
        element.drop_tree()
    _, text, _ = baseline(said)
    if not text.strip():
        raise ArticleError(path, "holds no main text", "copy the text of the article into a .txt file")
    return text


def _note(blocks: list[Block]) -> str:
    if not blocks:
        return ""
    words = sum(len(block.text.split()) for block in blocks)
    return f"{words} words of the page are not in the text, from “{blocks[0].text[:SHOWN]}”"
