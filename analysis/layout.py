"""An `Article` in, its `Section`s out: what each block of the page is, and whose words it holds."""

from __future__ import annotations

import dataclasses
import re

from analysis.article import Article
from analysis.blocks import BULLET, HEAD, NO_LETTERS, Block, ends_sentence, find_blocks, is_title_case
from analysis.interview import EDITORIAL, mark_bracketed_turns, mark_turns
from analysis.rows import Span


@dataclasses.dataclass(frozen=True)
class Section:
    """A block of the page, in text order; sections never overlap and every non-blank character is in one.

    `body` is the part that holds the words: a speaker's label (`Dr. Vance:`), a bullet, or a name glued to a pull quote stays
    outside. `label` is where the words' speaker is named, the name alone; for the second paragraph of an answer it lies in an
    earlier section. `lead_in_id` is the line that introduces the section: of a list item, of a takeaway (its heading), of a
    statement set off under `the minister said:`. `part` numbers the texts of a file that joins several, from 0.
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


KEYWORDS = re.compile(r"[*_]{0,2}(?:key ?words?|tags?|topics|filed under|hashtags)[*_]{0,2}\s*:[*_]{0,2}\s*\S", re.IGNORECASE)
BYLINE = re.compile(
    r"(?:by|written by|story by|text by|(?:additional )?reporting by|edited by|contributing|compiled by|posted by|author)"
    r"\b:?\s+(?=[^a-z])[^\n]{2,110}$",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created)\b.{0,60}\d|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .{0,30}\b(?:19|20)\d\d\b|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d\d\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|"
    r"(?:19|20)\d\d-\d\d-\d\d).{0,40}$",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"table of contents$|contents$|\|\s*\S+(?: \S+){0,4}$|(?:abstract|full text|body|length: \d+ words)\W*$|"
    r"(?:read|see|find out|learn|show|load) more\b.{0,120}$|read (?:also|next|the full)\b.{0,160}$|also (?:read|on)\b.{0,160}$|"
    r"continue reading\b|(?:sign|log) (?:up|in)\b.{0,160}$|subscribe\b.{0,160}$|click here\b.{0,160}$|enter your e-?mail\b|"
    r"(?:share|tweet|follow|like) (?:this|us|on|via|the page)\b.{0,120}$|"
    r"(?:share|tweet|facebook|twitter|whatsapp|linkedin|telegram|e-?mail|print|copy link|pinterest|reddit|save|comments?|"
    r"\d+ comments?|reply|next|previous|home|menu|search|close|skip to (?:main )?content)$|advertisement\b.{0,40}$|sponsored\b.{0,60}$|"
    r"related\b.{0,20}(?:articles?|stories|posts|topics|coverage|content)?:?$|(?:more|most) (?:from|on|read|popular)\b.{0,60}$|"
    r"you (?:may|might) also like\b|recommended\b.{0,40}$|editors?['’]? picks\b|do you support\b.{0,80}like the page|"
    r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,300}$|all rights reserved\b|this (?:material|article|story) (?:may not|was (?:originally|first)|"
    r"originally)\b.{0,300}$|(?:image|photo|picture|video|photograph)s?(?: source| credit| caption| by| courtesy)?\s?:.{0,200}$|"
    r"(?:photo|image|picture|getty images|ap photo|file photo)\b.{0,80}$|(?:watch|listen)\b.{0,80}\b(?:below|here|above)\b.{0,20}$|"
    r"(?:we use cookies|accept (?:all )?cookies|terms of (?:use|service)|privacy policy|cookie policy)\b.{0,200}$|"
    r"(?:source|via|editor['’]s note|disclaimer)\s?:.{0,300}$|https?://\S+$|www\.\S+$|\[?embed(?:ded)?\b.{0,40}$|"
    r"(?:-?30-?|###|# # #|ends)$|[A-Z]{2,6}\d?-[A-Z]{2,6}\d?-\d{2,6}\b.{0,40}$",
    re.IGNORECASE,
)
EMBED = re.compile(
    r"pic\.twitter\.com/|https?://t\.co/|\(@\w{1,20}\)|view this post on|\d[\d.,]*[KM]? (?:retweets|likes|views)\b",
    re.IGNORECASE,
)
EMBED_SIGNATURE = re.compile(r"[—–-]{1,2}\s*([^(\n]{2,60}?)\s*\(@\w{1,20}\).{0,60}$")
TAKEAWAYS = re.compile(
    r"\W*(?:(?:key|main|top|the)\s+)*(?:takeaways?|points|highlights|findings|facts|at a glance|in brief|tl;?dr|summary|"
    r"what (?:to|you need to|we) know(?: so far)?)\W*$",
    re.IGNORECASE,
)
LIST_CUE = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|following|follows?|as (?:below|such)|conditions|demands|points|proposals|terms|steps|requirements|"
    r"measures|reasons|are|were|that|to)\s*:$",
    re.IGNORECASE,
)
SPEECH_CUE = re.compile(
    r"\b(?:said|says|saying|wrote|writes|stated?|states|stating|tweeted|posted|declared|added|continued|concluded|replied|"
    r"responded|explained|statement|remarks|read|reads|told [^:]{2,60}|as saying|asked|announced|warned|argued|insisted)"
    r"(?: (?:that|the following|in (?:a|his|her|their|its) [^:]{2,60}|on [^:]{2,40}|at [^:]{2,40}))?\s*:$",
    re.IGNORECASE,
)
NARRATOR = re.compile(
    r"(?:\S+\s+){0,7}?(?:said|told|added|noted|stressed|warned|argued|insisted|explained|reiterated|concluded|asserted|"
    r"emphasi[sz]ed|continued|reported|spoke|also)\b|(?:However|Meanwhile|But|The (?:statement|list|demands|conditions|talks)|"
    r"This|These|Such|He|She|They|In (?:response|addition)|According to|Earlier|Later|Responding)\b"
)
FIRST_PERSON = re.compile(r"\b(?:we|our|us|I|my|me|ours)\b", re.IGNORECASE)
PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
DATELINE = re.compile(
    rf"(?:{PLACE}(?:, ?[A-Z][\w.'’ -]{{1,30}}|[/ ]{PLACE})?(?: ?\([^()\n]{{2,60}}\))?(?:, [^—–\n(]{{2,30}}?)?(?: ?\([^()\n]{{2,60}}\))?"
    r"|NO CITY[^—\n-]{0,60})"
    r"\s*(?:--|—|–| - |-\s)\s*"
)
NOTE = re.compile(r"\[([^\[\]]{1,300})\]\s*")
LONE_DASH = re.compile(r"[–—-]{1,2}\s+(?=[A-Z“\"])")
GLUED_NAME = re.compile(r"[.!?…][”\"’']?\s?((?:[A-Z][\w'’-]+\.? ?){2,4})$")
DASHED_NAME = re.compile(r"[.!?…”\"’']\s*[—–-]{1,2}\s?((?:[A-Z][\w'’.-]+ ?){2,4})(?:,[^\n]{2,80})?$")
LONGEST_TITLE, LONGEST_HEADING, LONGEST_ITEM, LONGEST_QUOTE = 200, 120, 320, 500  # characters
MOST_ITEMS = 15


def find_sections(article: Article) -> tuple[Section, ...]:
    """The sections of an article; deterministic, and linear in the length of the text."""
    blocks = find_blocks(article.text)
    _mark_furniture(blocks)
    blocks = _join_embeds(blocks)
    _mark_titles(blocks)
    blocks = _split_datelines(blocks)
    blocks = mark_bracketed_turns(blocks)
    mark_turns(blocks)
    _mark_lists(blocks)
    _mark_pull_quotes(blocks)
    _number_parts(blocks)
    return _sections(article.article_id, blocks)


def _mark_furniture(blocks: list[Block]) -> None:
    """Whatever a page has around its text."""
    for block in blocks:
        head = block.text[:HEAD]
        if KEYWORDS.match(head):
            block.become("keywords", "keywords", Span(block.start + head.index(":") + 1, block.end))
        elif len(block.text) <= 400 and BOILERPLATE.match(block.text) and not _is_speech(block.text):
            block.become("boilerplate", "boilerplate")
        elif len(head) <= 120 and NO_LETTERS.match(head):
            block.become("boilerplate", "no_letters")
        elif len(block.text) <= 130 and BYLINE.match(block.text):
            block.become("byline", "byline")
        elif len(block.text) <= 110 and DATE_LINE.match(block.text):
            block.become("dateline", "date_line")
        elif match := re.match(r"#{1,6}[ \t]+", head):
            block.become("heading", "markdown_heading", Span(block.start + match.end(), block.end))


def _is_speech(text: str) -> bool:
    return text[0] in "\"“‘'" or bool(re.search(r"\b(?:said|told)\b", text))


def _join_embeds(blocks: list[Block]) -> list[Block]:
    """A post and the lines that belong to it: `1/15 pic.twitter.com/…` below, `— Name (@handle) May 3` below."""
    out: list[Block] = []
    for block in blocks:
        if block.kind or len(block.text) > 1500 or not EMBED.search(block.text):
            out.append(block)
            continue
        signature = EMBED_SIGNATURE.match(block.text) if len(block.text) < 200 else None
        first = re.match(r"(?:\d{1,2}/\d{0,2}\s*)?(?:pic\.twitter|https?://t\.co)", block.text)
        if out and (signature or first) and out[-1].kind in ("", "embed") and len(out[-1].text) < 700:
            above = out.pop()
            label = above.label
            if signature:
                label = Span(block.start + signature.start(1), block.start + signature.end(1))
            words = above.body or Span(above.start, above.end)
            block = Block(above.start, block.end, f"{above.text}\n{block.text}", above.indent, above.after_blank)
            block.become("embed", "embed", words, label)
        else:
            block.become("embed", "embed")
        if not block.label and (match := re.match(r"([A-Z][^:\n@]{2,50}?)(?: \(?@\w+\)?)?: ", block.text)):
            block.label = Span(block.start, block.start + match.end(1))
            block.body = Span(block.start + match.end(), (block.body or block).end)
        out.append(block)
    return out


def _mark_titles(blocks: list[Block]) -> None:
    """Headline and headings: short, set apart, not closed like a sentence."""
    shouted = _is_shouted(blocks)
    first = next((i for i, b in enumerate(blocks) if b.kind not in ("boilerplate", "byline", "dateline")), None)
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind == "heading" and i == first:
            block.kind = "headline"
        elif not block.kind and i == first and _is_headline(block, following):
            block.become("headline", "first_line")
        elif (
            not block.kind
            and i
            and blocks[i - 1].kind == "headline"
            and blocks[i - 1].text[-1] == ";"
            and len(block.text) < LONGEST_TITLE
        ):
            block.become("heading", "second_deck")
        elif not block.kind and following and _is_heading(block, following, shouted):
            block.become("heading", "heading")


def _is_shouted(blocks: list[Block]) -> bool:
    heads = "".join(b.text[:HEAD] for b in blocks[:40])
    letters = [c for c in heads if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _is_headline(block: Block, following: Block | None) -> bool:
    text = block.text
    if following is None or len(text) > LONGEST_TITLE or text[-1] == ":" or DATELINE.match(text):
        return False
    if ends_sentence(text) and not text.endswith("?"):
        return len(text) <= 120 and following.after_blank and len(text.split()) <= 20
    return True


def _is_heading(block: Block, following: Block, shouted: bool) -> bool:
    text = block.text
    if (
        len(text) > LONGEST_HEADING
        or "\n" in text
        or text[0] in "\"“‘'(-–—•*["
        or text[-1] in ".,;…-"
        or following.kind == "embed"
    ):
        return bool(re.match(r"[–-] [^–]{2,60} [–-]\.?$", text))  # news agencies: '– Old hands –.'
    if TAKEAWAYS.match(text):
        return True
    if BULLET.match(text) or LIST_CUE.search(text) or SPEECH_CUE.search(text):
        return False
    words = text.split()
    if is_title_case(text) and not ends_sentence(text.rstrip("?")) and len(words) <= 18:
        return text[-1] != ":" or len(words) <= 8
    if text.isupper() and not shouted and len(words) <= 12:
        return True
    alone = block.after_blank and following.after_blank and text[0].isupper() and len(words) <= 10
    return alone and text[-1] not in ":!?”\"’'" and len(following.text) > len(text) and not re.search(r"\d$", text)


def _split_datelines(blocks: list[Block]) -> list[Block]:
    """`RIYADH – …`: the dateline becomes a section of its own, so that the sentence after it parses cleanly."""
    out: list[Block] = []
    prose = 0
    for block in blocks:
        match = DATELINE.match(block.text[:HEAD]) if not block.kind else None
        if match and match.end() < len(block.text) and (prose < 3 or "(" in match[0]) and not match[0].startswith("Q"):
            out.append(_cut(block, 0, match.end(), "dateline", "dateline"))
            rest = _end_of_notes(block.text, match.end())
            if rest > match.end():
                out.append(_cut(block, match.end(), rest, "byline", "wire_note"))
            if rest < len(block.text):
                out.append(_cut(block, rest, len(block.text), "", ""))
        else:
            out.append(block)
        if out[-1].kind in ("headline", "dateline"):
            prose = 0
        prose += not out[-1].kind
    return out


def _end_of_notes(text: str, at: int) -> int:
    """Where the editors' notes of a wire end, `[INTERVIEW WITH …] [TEXT]`; a speaker's label `[HANDAL]` is none."""
    while (match := NOTE.match(text, at)) and EDITORIAL.match(match[1]):
        at = match.end()
    return at


def _cut(block: Block, start: int, end: int, kind: str, rule: str) -> Block:
    text = block.text[start:end].rstrip()
    piece = Block(block.start + start, block.start + start + len(text), text, block.indent, block.after_blank and start == 0)
    piece.kind, piece.rule = kind, rule
    return piece


def _mark_lists(blocks: list[Block]) -> None:
    """Lists with and without bullets under the line that leads in, key takeaways, and statements set off under `he said:`."""
    i = 0
    while i < len(blocks):
        block = blocks[i]
        takeaways = block.kind == "heading" and TAKEAWAYS.match(block.text)
        if takeaways:
            items = _items_below(blocks, i, loose=not _is_bullet(blocks, i + 1))
            for item in items:
                _become_item(item, block, "takeaway", "takeaways")
        elif not block.kind and block.text.rstrip("*_ ")[-1:] == ":" and i + 1 < len(blocks) and len(block.text) < 1500:
            items = _led_in(blocks, i)
            if items:
                block.become("lead_in", "lead_in")
        elif not block.kind and _is_bullet(blocks, i):
            items = _items_below(blocks, i - 1, loose=False)
            for item in items if len(items) > 1 else []:
                _become_item(item, None, "list_item", "bullets")
            if len(items) == 1 and (dash := LONE_DASH.match(block.text)):
                block.become("paragraph", "lone_dash", Span(block.start + dash.end(), block.end))
        else:
            items = []
        i += 1 + len(items)


def _led_in(blocks: list[Block], i: int) -> list[Block]:
    lead_in = blocks[i]
    if _is_bullet(blocks, i + 1):
        items = _items_below(blocks, i, loose=False)
        for item in items:
            _become_item(item, lead_in, "list_item", "bullets_led_in")
        return items
    if SPEECH_CUE.search(lead_in.text[-120:]) and not LIST_CUE.search(lead_in.text):
        items = _statement_below(blocks, i)
        for item in items:
            item.become("paragraph", "statement")
            item.lead_in = lead_in
        return items
    items = _items_below(blocks, i, loose=True)
    for item in items:
        _become_item(item, lead_in, "list_item", "lines_led_in")
    return items


def _become_item(item: Block, lead_in: Block | None, kind: str, rule: str) -> None:
    bullet = BULLET.match(item.text[:HEAD])
    item.become(kind, rule, Span(item.start + (bullet.end() if bullet else 0), item.end))
    item.lead_in = lead_in


def _is_bullet(blocks: list[Block], i: int) -> bool:
    return i < len(blocks) and not blocks[i].kind and BULLET.match(blocks[i].text[:HEAD]) is not None


def _items_below(blocks: list[Block], i: int, loose: bool) -> list[Block]:
    """The items of the list that starts below block `i`; a `loose` one has no bullets and must be told from the prose after it."""
    items: list[Block] = []
    for j in range(i + 1, min(len(blocks), i + 1 + (MOST_ITEMS if loose else 200))):
        item = blocks[j]
        if item.kind or (not loose and not _is_bullet(blocks, j)) or (loose and not _is_loose_item(item, items)):
            break
        items.append(item)
        if loose and item.text[-1] == "." and len(items) > 1 and items[-2].text[-1] in ";,":
            break
    return items if not loose or len(items) > 1 else []


def _is_loose_item(block: Block, items: list[Block]) -> bool:
    text = block.text
    if len(text) > LONGEST_ITEM or NARRATOR.match(text) or text[-1] == ":":
        return False
    if not items:
        return True
    first = items[0]
    if block.after_blank and (len(items) < 2 or not items[1].after_blank) and not (len(items) == 1 and first.after_blank):
        return False  # the list was set tight and this stands off
    if first.text[0].islower() != text[0].islower() or (
        not ends_sentence(first.text) and ends_sentence(text) and first.text[-1] not in ";,"
    ):
        return False
    return len(text) <= 3 * max(len(item.text) for item in items) + 40


def _statement_below(blocks: list[Block], i: int) -> list[Block]:
    """What stands under `the minister said:`, up to where the narrator is heard again."""
    first = blocks[i + 1]
    if first.kind:
        return []
    items = [first]
    if first.text[0] in "\"“‘'«":
        for block in blocks[i + 2 : i + 2 + MOST_ITEMS]:
            if block.kind or block.text[0] not in "\"“‘'«" or items[-1].text[-1] in "\"”’'»":
                break
            items.append(block)
        return items
    own = 1
    for block in blocks[i + 2 : i + 2 + MOST_ITEMS]:
        if (
            block.kind
            or block.text[0] in '"“'
            or NARRATOR.match(block.text[:HEAD])
            and not FIRST_PERSON.search(block.text[:HEAD])
        ):
            break
        items.append(block)
        if FIRST_PERSON.search(block.text):
            own = len(items)
    return items[:own]


def _mark_pull_quotes(blocks: list[Block]) -> None:
    """Words set apart with their speaker's name after them: `We are ready.Sergey Lavrov`."""
    for block in blocks:
        if block.kind or len(block.text) > LONGEST_QUOTE or ends_sentence(block.text) and block.text[-1] not in ".":
            continue
        if block.text[0] == ">":
            body = re.match(r"(?:>\s*)+", block.text).end()
            block.become("pull_quote", "block_quote", Span(min(block.start + body, block.end - 1), block.end))
            continue
        match = DASHED_NAME.search(block.text) or GLUED_NAME.search(block.text)
        if match and len(block.text[: match.start(1)].split()) >= 4 and "\n" not in match[1]:
            words = block.text[: match.start(1)].rstrip(" —–-")
            if match.re is GLUED_NAME or block.text[0] in "\"“‘'":
                name = match[1].rstrip()
                body = Span(block.start, block.start + len(words))
                block.become(
                    "pull_quote",
                    "name_after",
                    body,
                    Span(block.start + match.start(1), block.start + match.start(1) + len(name)),
                )


def _number_parts(blocks: list[Block]) -> None:
    """A file that joins several texts: a title above a dateline, a byline, keywords or the rest of a dateline opens the next."""
    part, prose = 0, 0
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind in ("heading", "headline") and prose >= 2 and following and _opens_part(blocks, i):
            part, prose = part + 1, 0
            block.kind, block.rule = "headline", "next_text"
        block.part = part
        prose += block.kind in ("", "paragraph", "answer", "question")


def _opens_part(blocks: list[Block], i: int) -> bool:
    following = blocks[i + 1]
    if TAKEAWAYS.match(blocks[i].text):
        return False
    return following.kind in ("dateline", "byline", "keywords") or following.rule == "lone_dash"


def _sections(article_id: str, blocks: list[Block]) -> tuple[Section, ...]:
    ids = {id(block): f"{article_id}#s{block.start}" for block in blocks}
    return tuple(
        Section(
            section_id=ids[id(b)],
            part=b.part,
            kind=b.kind or "paragraph",
            start=b.start,
            end=b.end,
            body=b.body or Span(b.start, b.end),
            label=b.label,
            lead_in_id=ids[id(b.lead_in)] if b.lead_in else None,
            rule=b.rule or "prose",
        )
        for b in blocks
    )
