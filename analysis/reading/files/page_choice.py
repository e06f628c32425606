"""The blocks of a page in, those that are the article out: what trafilatura takes, and what stands between that it overlooks.

What is prose, stands in the article and still is not taken is counted, so that a reader hears of it.
"""

import functools
import re
from collections.abc import Set
from typing import TYPE_CHECKING

from analysis.reading.files.page_blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement


FEWEST_WORDS = 5  # of a paragraph
MUCH = 0.25  # part of the words of the article: so much prose outside it may be a part of it
MANY_WORDS = 60
SHORT = 250  # characters of a main text, below which trafilatura looks for more
LINKED = 0.5  # part of the characters of a block that are links
REPEATED = 50  # characters of a block that stands twice, for wide and for narrow screens
SENTENCE_END = re.compile(r"[.!?…:][\"”’'»)\]]*$")
HEADINGS = frozenset(("h2", "h3", "h4"))
ASIDE_CLASS = re.compile(r"comment|disqus|related|teaser|promo|sidebar", re.IGNORECASE)
AWAY = frozenset(("nav", "footer", "form", "menu", "figure", "button"))  # never the article's own words
# What sites name the article's own paragraphs, and trafilatura takes for something else: <div class="elementor-widget">
OWN_CLASS = re.compile(r"elementor|embed|expand|blurred|premium|paywall", re.IGNORECASE)


def take(tree: "HtmlElement", blocks: list[Block], numbers: re.Pattern[str]) -> set[int]:
    """The numbers of the blocks that trafilatura takes for the main text.

    It compares with a second method, which can win only if it finds twice as much: that is asked only where there is so much.
    """
    from trafilatura import bare_extraction  # slow to import, and only pages need it

    for fast in (True, False):
        found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False)
        taken = {int(number) for number in numbers.findall(found.text or "")} if found else set()
        length = sum(len(blocks[n].text) for n in taken)
        rest = [block for n, block in enumerate(blocks) if n not in taken and _is_prose(block)]
        if length > SHORT and (_length(rest) <= length or _length(_not_aside(rest)) <= length):
            break
    return taken


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _not_aside(blocks: list[Block]) -> list[Block]:
    """Those that are no comments of readers, nor in any part that is named like what leads to other pages."""
    elements = {element for block in blocks for element in block.path}
    aside = {e for e in elements if ASIDE_CLASS.search(f"{e.get('class', '')} {e.get('id', '')}") and e.tag != "body"}
    return [block for block in blocks if aside.isdisjoint(block.path)]


def choose(blocks: list[Block], taken: Set[int], title: str) -> list[int]:
    """The numbers of the blocks that are the article: those `taken`, its title above them, prose between and beside them."""
    top = next((n for n in sorted(taken) if blocks[n].text == title), 0)
    taken = {n for n in taken if n >= top or _is_prose(blocks[n])}
    heading = _heading(blocks, taken, title)
    added = {n for n in _beside(blocks, taken, heading) if _is_own(blocks[n])}
    every = {*taken, *added, *([] if heading is None else [heading])}
    first = min(every)
    every |= {n - 1 for n in every if n - 1 > first and n - 1 not in every and _is_heading(blocks[n - 1])}
    numbers = sorted(n for n in every if not _is_bare_term(blocks, n, every))
    twice = {n for before, n in zip(numbers, numbers[1:], strict=False) if blocks[before].text == blocks[n].text}
    return [n for n in numbers if n not in twice or len(blocks[n].text) < REPEATED]


def _is_heading(block: Block) -> bool:
    return not HEADINGS.isdisjoint(block.tags) and not _is_linked(block) and not _is_aside(block)


def _is_bare_term(blocks: list[Block], n: int, taken: Set[int]) -> bool:
    """<dt>From:</dt><dd><a>Ministry of Ports</a></dd>, of which only the first is taken."""
    return "dt" in blocks[n].tags and n + 1 < len(blocks) and "dd" in blocks[n + 1].tags and n + 1 not in taken


def _heading(blocks: list[Block], taken: Set[int], title: str) -> int | None:
    """The number of the title that stands above the first block taken, None if it is taken already."""
    titles = [n for n in range(min(taken) + 1) if blocks[n].text == title]
    return titles[-1] if titles and titles[-1] not in taken else None


def _beside(blocks: list[Block], taken: Set[int], heading: int | None) -> list[int]:
    """The numbers of blocks between the title and the last block taken, and of those beside what holds blocks taken."""
    first, last = min(taken), max(taken)
    common = _common([blocks[n].path for n in taken])
    if heading is not None and _common([common, blocks[heading].path])[-1].tag != "body":
        first = heading
    article = _article(common)
    frame = {element for n in taken for element in blocks[n].path[:-1]} - set(article[:1])
    inside = [n for n, block in enumerate(blocks) if n not in taken and block.path[: len(article)] == article]
    return [
        n for n in inside if first < n < last or "blockquote" in blocks[n].tags or frame.intersection(blocks[n].path[-2:-1])
    ]


def _is_own(block: Block) -> bool:
    """Prose or a quotation in no part of the page that leads elsewhere; an embedded post is a quotation."""
    if not AWAY.isdisjoint(block.tags) or "table" in block.tags or _is_linked(block):
        return False
    return ("blockquote" in block.tags or "dl" in block.tags or block.signs or _is_prose(block)) and not _is_aside(block)


def left_out(blocks: list[Block], text: str) -> list[Block]:
    """Prose of the article that is not in its `text`: tables, and what is set apart, if it is much."""
    lines = {line.lstrip("> ").removeprefix("- ") for line in text.split("\n")}
    lines |= {line.partition(": ")[2] for line in lines}  # Ann Lee: We will wait.
    chosen = {n for n, block in enumerate(blocks) if lines.issuperset(block.text.split("\n"))}
    if not chosen:
        return []
    article = _article(_common([blocks[n].path for n in chosen]))
    lost = [
        block for n, block in enumerate(blocks)
        if n not in chosen and block.path[: len(article)] == article and _is_prose(block)
        and AWAY.isdisjoint(block.tags) and not _is_linked(block)
    ]  # fmt: skip
    words = sum(len(block.text.split()) for block in lost)
    much = words >= max(MANY_WORDS, MUCH * len(text.split()))
    return lost if much else [block for block in lost if "table" in block.tags]


def _common(paths: "list[tuple[HtmlElement, ...]]") -> "tuple[HtmlElement, ...]":
    """The elements that all paths begin with."""
    first, last = min(paths, key=len), paths[0]
    for path in paths:
        while first and path[: len(first)] != first:
            first = first[:-1]
    return first or last[:1]


def _article(path: "tuple[HtmlElement, ...]") -> "tuple[HtmlElement, ...]":
    """The path to the outermost <article> on it, the whole of it if there is none."""
    depth = next((i for i, element in enumerate(path) if element.tag == "article"), len(path) - 1)
    return path[: depth + 1]


def _is_prose(block: Block) -> bool:
    return SENTENCE_END.search(block.text) is not None and len(block.text.split()) >= FEWEST_WORDS


def _is_linked(block: Block) -> bool:
    return block.linked > LINKED * len(block.text)


def _is_aside(block: Block) -> bool:
    """Whether trafilatura would leave out what an element on the way to the block is named: <div class="newsletter">."""
    from lxml.etree import Element, SubElement

    inner = whole = Element("body")
    for element in block.path[1:]:
        names = {key: value for key, value in element.attrib.items() if key in ("id", "class") and not OWN_CLASS.search(value)}
        inner = SubElement(inner, element.tag, names)
    return any(rule(whole) for rule in _rules())


@functools.cache
def _rules() -> tuple:
    from trafilatura.xpaths import OVERALL_DISCARD_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, TEASER_DISCARD_XPATH

    return (*OVERALL_DISCARD_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH, *TEASER_DISCARD_XPATH)
