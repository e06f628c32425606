"""Blocks in, marked: what stands around an article's own text, and the posts set into it."""

import re

from analysis.reading.files.front_matter import front_matter_end
from analysis.reading.layout.blocks import HEAD, QUOTATION_MARKS, Block
from analysis.reading.layout.patterns import Patterns

MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(\S.{0,300})$|\*\*([^*:]{1,118}[^*.,;:])\*\*$")
SIGNED_OFF = re.compile(r"[—–-]{1,2}\s*[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}$")  # '- Amber Phillips.'
POST_TAIL = re.compile(r"(?:\d{1,2}/\d{0,2}\s*)?(?:pic\.twitter|https?://t\.co)")
POST_SIGNATURE = re.compile(r"[—–-]{1,2}\s*(?=\S)([^(\n]{2,60}?)\s*\(@\w{1,20}\).{0,60}$")
SIGNED_POST = re.compile(rf"(?<=\w[.!?…])\s+(?:(?:pic\.twitter\.com|https?://t\.co)/\w+\s+){{0,3}}{POST_SIGNATURE.pattern}")
POST_LABEL = re.compile(r"([A-Z][^:\n@]{2,50}?)(?: \(?@\w+\)?)?: ")
LONGEST_FURNITURE, LONGEST_POST = 400, 1500  # characters
FEWEST_HEADS = 2  # lines above a mail


def mark_furniture(blocks: list[Block], patterns: Patterns) -> None:
    """Settle keywords, bylines, dates, and whatever else a page has around its text."""
    _mark_mail_heads(blocks, patterns)
    for block in blocks:
        if block.kind or len(block.text) > LONGEST_FURNITURE and not patterns.keywords.match(block.text):
            continue
        text = block.text
        if match := patterns.keywords.match(text):
            block.become("keywords", "keywords", block.span(match.end(), len(text)))
        elif not any(c.isalnum() for c in text):
            block.become("boilerplate", "no_letters")
        elif text.startswith("```"):
            block.become("boilerplate", "code")
        elif patterns.boilerplate.match(text) and text[0] not in QUOTATION_MARKS and not patterns.narrated.search(text):
            block.become("boilerplate", "boilerplate")
        elif len(text) <= 130 and patterns.byline.match(text):
            block.become("byline", "byline")
        elif len(text) <= 110 and patterns.date_line.match(text):
            block.become("dateline", "date_line")
        elif match := MARKDOWN_HEADING.match(text):
            block.become("heading", "markdown_heading", block.span(*match.span(match.lastindex)))


def join_front_matter(blocks: list[Block], text: str) -> list[Block]:
    """`---⏎title: …⏎---` at the head of a Markdown file becomes one block."""
    inside = [block for block in blocks if block.start < front_matter_end(text)]
    if not inside:
        return blocks
    start, end = inside[0].start, inside[-1].end
    front = Block(start, end, text[start:end], False)
    front.become("boilerplate", "front_matter")
    return [front, *blocks[len(inside) :]]


def _mark_mail_heads(blocks: list[Block], patterns: Patterns) -> None:
    """`From: …⏎Date: …⏎Subject: …` above a mail, or above one that it quotes."""
    run: list[Block] = []
    for block in [*blocks, None]:
        is_head = block is not None and not block.kind and patterns.mail_head.match(block.text) is not None
        if is_head and run and not block.after_blank:
            run.append(block)
            continue
        for line in run if len(run) >= FEWEST_HEADS else ():
            line.become("boilerplate", "mail_head")
        run = [block] if is_head else []


def join_posts(blocks: list[Block], patterns: Patterns) -> list[Block]:
    """Join a post with the line below that signs it."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if block.kind or len(block.text) > LONGEST_POST:
            out.append(block)
        elif patterns.post.search(block.text):
            out.append(_post(out.pop(), block) if _is_tail_of_post(above, block) else _post(None, block))
        else:
            if SIGNED_OFF.match(block.text[:HEAD]):
                block.become("byline", "signed_off")
            out.append(block)
    return out


def _is_tail_of_post(above: Block | None, block: Block) -> bool:
    """`1/15 pic.twitter.com/…` or `— Name (@handle) May 3, 2016` under the words of the post."""
    tail = POST_TAIL.match(block.text) or (len(block.text) < 200 and POST_SIGNATURE.match(block.text))
    return bool(tail and above and above.kind in ("", "embed") and len(above.text) < 700)


def _joined(above: Block, below: Block) -> Block:
    return Block(above.start, below.end, f"{above.text}\n{below.text}", above.after_blank)


def _post(above: Block | None, block: Block) -> Block:
    post = _joined(above, block) if above else block
    words = above.body or above.span(0, len(above.text)) if above else None
    signature = POST_SIGNATURE.match(block.text) if len(block.text) < 200 else None
    label = block.span(*signature.span(1)) if signature else above.label if above else None
    post.become("embed", "embed", words, label)
    if not label and (match := SIGNED_POST.search(post.text)):  # We wait. https://t.co/xyz — Jane Roe (@jane) May 3, 2016
        post.label, post.body = post.span(*match.span(1)), post.span(0, match.start())
    elif not label and (match := POST_LABEL.match(post.text)):
        post.label = post.span(*match.span(1))
        post.body = post.span(match.end(), (words.end if words else post.end) - post.start)
    return post
