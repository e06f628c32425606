"""Blocks in, marked: what stands around an article's own text, and the posts and signed quotations set into it."""

from __future__ import annotations

import re

from analysis.reading.layout.blocks import HEAD, QUOTATION_MARKS, Block

KEYWORDS = re.compile(r"[*_]{0,2}(?:key ?words?|tags?|topics|filed under|hashtags)[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)", re.I)
BYLINE = re.compile(
    r"(?i:by|(?:written|story|text|posted|edited|compiled|interview(?: conducted)?|(?:additional )?reporting) by|contributing|"
    r"author)\b:? +[A-Z][\w'’.-]*"
    r"(?:[,;|]? +(?:[A-Z][\w'’.-]*|and|for|in|of|the|by|with|&|additional|editing|reporting|writing)){0,12}\.?$"
)
MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(\S.{0,300})$|\*\*([^*:]{1,118}[^*.,;:])\*\*$")
SIGNED_OFF = re.compile(r"[—–-]{1,2}\s*[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}$")  # '- Amber Phillips.'
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created)\b.{0,60}\d|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .{0,30}\b(?:19|20)\d\d\b|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d\b|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|"
    r"(?:19|20)\d\d-\d\d-\d\d).{0,40}$",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    "|".join(
        (
            r"\((?:additional )?(?:reporting|writing|editing|compiled) by\b.{1,400}\)\W*$",
            r"(?:table of )?contents$|\|\s*\S+(?: \S+){0,4}$",
            r"(?:abstract|full text|body|length: \d+ words|correction appended)\W*$",
            r"(?:read|see|find out|learn|show|load) more\b.{0,120}$|read (?:also|next|the (?:full|rest))\b.{0,160}$",
            r"also (?:read|on)\b.{0,160}$|continue reading\b|(?:sign|log) (?:up|in)\b.{0,160}$|subscribe\b.{0,160}$",
            r"click here\b.{0,160}$|enter your e-?mail\b.{0,120}$|.{0,80}like the page\W*$|want to receive this\b.{0,160}$",
            r"(?:share|tweet|follow|like) (?:this|us|on|via|the)\b.{0,120}$|follow .{2,60}(?: on twitter|@\w+).{0,60}$",
            r"(?:share|tweet|facebook|twitter|whatsapp|linkedin|telegram|e-?mail|print|copy link|pinterest|reddit|save)$",
            r"(?:link copied|live updates?|\d+[ -]min(?:ute)?s?(?: read)?)\W*$",
            r"!?\[[^\[\]]{0,200}\]\(\S{1,400}\)$|\([^()]{1,80}\)\.?$",
            r"(?:\d+ )?comments?$|(?:reply|next|previous|home|menu|search|close|skip to (?:main )?content)$",
            r"advertisement\b.{0,40}$|sponsored\b.{0,60}$",
            r"(?:you (?:may|might) also like|editors?['’]? picks|most popular)\b.{0,60}$",
            r"related(?: (?:articles?|stories|posts|topics|coverage|content|news))?:?$|related:.{0,200}$",
            r"recommended(?: .{0,40})?$",
            r"(?:more|most) (?:from|on|read)\b.{0,60}$",
            r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,300}$|all rights reserved\b.{0,200}$",
            r"this (?:material|article|story|post) (?:may not|(?:was|is|has been) (?:originally|first|updated))\b.{0,300}$",
            r"(?:image|photo|picture|video|photograph)s?(?: (?:source|credit|caption|by|courtesy))?\s?:.{0,200}$",
            r"(?:photo|image|photograph|picture)s? (?:by|credit|courtesy)\b.{0,80}$",
            r".{0,250}\bphotograph: .{2,60}$|(?:getty images|ap photo|file photo)\b.{0,80}$",
            r"(?:watch|listen|see|read|view)\b.{0,110}\b(?:below|here|above)\W{0,3}$",
            r"(?:we use cookies|accept (?:all )?cookies|terms of (?:use|service)|privacy policy|cookie policy)\b.{0,200}$",
            r"(?:source|via|editor['’]s note|disclaimer)\s?:.{0,300}$|https?://\S+$|www\.\S+$|\[?embed(?:ded)?\b.{0,40}$",
            r"(?:-?30-?|###|# # #|ends)$|[A-Z]{2,6}\d?-[A-Z]{2,6}\d?-\d{2,6}\b.{0,40}$|(?:<[^<>]{0,300}>\s*)+\.?$",
            r"[(\[](?:begin|end|start) (?:of )?(?:video|audio|tape|recording|transcript)\b[^()\[\]]{0,40}[)\]]\.?$",
        )
    ),
    re.IGNORECASE,
)
END_MARK = re.compile(
    r"(?:-?30-?|###|# # #|ends)$|©|copyright\b|\(c\) ?(?:19|20)\d\d|[A-Z]{2,6}\d?-[A-Z]{2,6}\d?-\d{2,6}\b", re.IGNORECASE
)
POST = re.compile(r"pic\.twitter\.com/|https?://t\.co/|\(@\w{1,20}\)|<tweet\b|view this post on", re.IGNORECASE)
POST_TAIL = re.compile(r"(?:\d{1,2}/\d{0,2}\s*)?(?:pic\.twitter|https?://t\.co)")
POST_SIGNATURE = re.compile(r"[—–-]{1,2}\s*([^(\n]{2,60}?)\s*\(@\w{1,20}\).{0,60}$")
POST_LABEL = re.compile(r"([A-Z][^:\n@]{2,50}?)(?: \(?@\w+\)?)?: ")
DASHED_SIGNATURE = re.compile(r"[—–-]{1,2}\s*([A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})(?:,[^\n]{2,100})?$")
PLAIN_SIGNATURE = re.compile(
    r"([A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}), [^\n]{2,100}[^.!?:\n]$"
)  # 'Jane Roe, foreign minister'
LONGEST_FURNITURE, LONGEST_POST = 400, 1500  # characters


def mark_furniture(blocks: list[Block]) -> None:
    """Settle keywords, bylines, dates, and whatever else a page has around its text."""
    for block in blocks[: _end_of_front_matter(blocks)]:
        block.become("boilerplate", "front_matter")
    for block in blocks:
        if block.kind or len(block.text) > LONGEST_FURNITURE and not KEYWORDS.match(block.text):
            continue
        text = block.text
        if match := KEYWORDS.match(text):
            block.become("keywords", "keywords", block.span(match.end(), len(text)))
        elif not any(c.isalnum() for c in text):
            block.become("boilerplate", "no_letters")
        elif BOILERPLATE.match(text) and text[0] not in QUOTATION_MARKS and not re.search(r"\b(?:said|told)\b", text):
            block.become("boilerplate", "boilerplate")
        elif len(text) <= 130 and BYLINE.match(text):
            block.become("byline", "byline")
        elif len(text) <= 110 and DATE_LINE.match(text):
            block.become("dateline", "date_line")
        elif match := MARKDOWN_HEADING.match(text):
            block.become("heading", "markdown_heading", block.span(*match.span(match.lastindex)))


def _end_of_front_matter(blocks: list[Block]) -> int:
    """`---⏎title: …⏎---` at the head of a Markdown file."""
    if not blocks or blocks[0].text.split("\n", 1)[0].strip() != "---":
        return 0
    return next((i + 1 for i, block in enumerate(blocks[:30]) if i and block.text.endswith("---")), 0)


def join_signed(blocks: list[Block]) -> list[Block]:
    """Join a post, or a quotation set apart, with the line below that signs it."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if block.kind or len(block.text) > LONGEST_POST:
            out.append(block)
        elif POST.search(block.text):
            out.append(_post(out.pop(), block) if _is_tail_of_post(above, block) else _post(None, block))
        elif above and _is_quotation(above) and (match := _signature(block)):
            out.append(_joined(out.pop(), block))
            words = above.body or above.span(0, len(above.text))
            name = block.span(match.start(1), match.start(1) + len(match[1].rstrip(".")))
            out[-1].become("pull_quote", "signed_below", words, name)
        else:
            if SIGNED_OFF.match(block.text[:HEAD]):
                block.become("byline", "signed_off")
            out.append(block)
    return out


def _is_tail_of_post(above: Block | None, block: Block) -> bool:
    """`1/15 pic.twitter.com/…` or `— Name (@handle) May 3, 2016` under the words of the post."""
    tail = POST_TAIL.match(block.text) or (len(block.text) < 200 and POST_SIGNATURE.match(block.text))
    return bool(tail and above and above.kind in ("", "embed") and len(above.text) < 700)


def _is_quotation(block: Block) -> bool:
    whole = block.text[0] in QUOTATION_MARKS and block.text[-1] in QUOTATION_MARKS
    return not block.kind and len(block.text) < 900 and (whole or block.text[0] == ">")


def _signature(block: Block) -> re.Match[str] | None:
    if len(block.text) > HEAD:
        return None
    return DASHED_SIGNATURE.match(block.text) or PLAIN_SIGNATURE.match(block.text)


def _joined(above: Block, below: Block) -> Block:
    return Block(above.start, below.end, f"{above.text}\n{below.text}", above.after_blank)


def _post(above: Block | None, block: Block) -> Block:
    post = _joined(above, block) if above else block
    words = above.body or above.span(0, len(above.text)) if above else None
    signature = POST_SIGNATURE.match(block.text) if len(block.text) < 200 else None
    label = block.span(*signature.span(1)) if signature else above.label if above else None
    post.become("embed", "embed", words, label)
    if not label and (match := POST_LABEL.match(post.text)):
        post.label = post.span(*match.span(1))
        post.body = post.span(match.end(), (words.end if words else post.end) - post.start)
    return post
