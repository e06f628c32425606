"""Blocks in, marked: lists with and without bullets, key takeaways, and statements set off under `the minister said:`."""

import re

from analysis.reading.layout.block_quotes import WHOLLY_MARKED
from analysis.reading.layout.blocks import BULLET, HEAD, QUOTATION_MARKS, Block, ends_sentence
from analysis.reading.layout.patterns import Patterns

FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y|me)\b")
GOES_ON = re.compile(r"[;,](?: (?:and|or))?$")
QUOTED = re.compile(r"[“\"][^”\"]{0,2000}[”\"]?")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
LONGEST_LEAD_IN, LONGEST_ITEM, LONGEST_SPACED_ITEM, MOST_ITEMS = 1500, 320, 160, 15


def mark_lists(blocks: list[Block], patterns: Patterns) -> None:
    """Settle lists, their lead-ins, takeaways and statements."""
    i = 0
    while i < len(blocks):
        block, items = blocks[i], []
        i += 1
        if block.kind == "heading" and patterns.takeaways.match(block.text):
            items = _bulleted_below(blocks, i) or _lines_below(blocks, i, patterns)
            for item in items:
                _become_item(item, block, "takeaway", "takeaways")
        elif not block.kind and block.text.rstrip("*_ ")[-1:] == ":" and len(block.text) <= LONGEST_LEAD_IN:
            items = _led_in(blocks, i, patterns)
            if items:
                block.become("lead_in", "lead_in")
        elif is_bullet(blocks, i - 1):
            items = _bullets_alone(blocks, i - 1)[1:]
        i += len(items)


def is_bullet(blocks: list[Block], i: int) -> bool:
    """Whether block `i` opens with a bullet or a number."""
    return i < len(blocks) and not blocks[i].kind and BULLET.match(blocks[i].text[:HEAD]) is not None


def _led_in(blocks: list[Block], i: int, patterns: Patterns) -> list[Block]:
    """What the line above block `i`, which ends in a colon, leads to."""
    if i == len(blocks) or blocks[i].kind:
        return []
    lead_in, below = blocks[i - 1], blocks[i]
    items, rule = _bulleted_below(blocks, i), "bullets_led_in"
    if len(items) == 1 and i + 1 < len(blocks) and re.match(r"\(?\d", below.text):
        return []  # '1. A numbered heading' with prose under it
    listed = patterns.list_cue.search(lead_in.text[-120:])
    if not items and (listed or below.text[0].islower()):
        items, rule = _lines_below(blocks, i, patterns), "lines_led_in"
    if items:
        for item in items:
            _become_item(item, lead_in, "list_item", rule)
        return items
    if below.text[0] in QUOTATION_MARKS or (not listed and patterns.speech_cue.search(lead_in.text[-120:])):
        items = _statement_below(blocks, i, patterns)
        for item in items:
            item.become("paragraph", "statement")
            item.lead_in = lead_in
    return items


def _bullets_alone(blocks: list[Block], i: int) -> list[Block]:
    """A list that no line leads in to; one bullet alone is a paragraph with a dash, or a numbered heading."""
    items = _bulleted_below(blocks, i)
    bullet = BULLET.match(blocks[i].text)
    body = blocks[i].span(bullet.end(), len(blocks[i].text))
    if len(items) > 1:
        for item in items:
            _become_item(item, None, "list_item", "bullets")
    elif bullet[0][0] in "–—-":
        blocks[i].become("paragraph", "lone_dash", body)
    elif bullet[0].strip("(). \t\xa0").isdigit() and len(blocks[i].text) <= 120:
        blocks[i].become("heading", "numbered_heading", body)
    return items


def _become_item(item: Block, lead_in: Block | None, kind: str, rule: str) -> None:
    bullet = BULLET.match(item.text[:HEAD])
    item.become(kind, rule, item.span(bullet.end() if bullet else 0, len(item.text)))
    item.lead_in = lead_in


def _bulleted_below(blocks: list[Block], i: int) -> list[Block]:
    last = i
    while is_bullet(blocks, last):
        last += 1
    return blocks[i:last]


def _lines_below(blocks: list[Block], i: int, patterns: Patterns) -> list[Block]:
    """The items of a list without bullets, which must be told from the prose after it by their make."""
    items: list[Block] = []
    for block in blocks[i : i + MOST_ITEMS]:
        if block.kind or not _is_like(block, items, patterns):
            break
        items.append(block)
        if len(items) > 1 and block.text[-1] == "." and GOES_ON.search(items[-2].text[-6:]):
            break  # '…; and⏎… .' closes the list
    return items if len(items) > 1 else []


def _is_like(block: Block, items: list[Block], patterns: Patterns) -> bool:
    text = block.text
    if len(text) > LONGEST_ITEM or text[-1] == ":" or text[0] in QUOTATION_MARKS or patterns.narrator.match(text):
        return False
    spaced = items[0].after_blank if items else block.after_blank
    if spaced and len(text) > LONGEST_SPACED_ITEM:
        return False
    if not items:
        return True
    first = items[0]
    if block.after_blank and not (items[1].after_blank if len(items) > 1 else spaced):
        return False  # the list was set tight, and this stands off
    if first.text[0].islower() != text[0].islower():
        return False
    if ends_sentence(text) and not ends_sentence(first.text) and not GOES_ON.search(items[-1].text[-6:]):
        return False
    return len(text) <= 3 * max(len(item.text) for item in items) + 40


def _statement_below(blocks: list[Block], i: int, patterns: Patterns) -> list[Block]:
    """What stands under `the minister said:`, up to where the narrator is heard again."""
    below = blocks[i : i + MOST_ITEMS]
    items = below[:1]
    if items[0].text[0] in QUOTATION_MARKS:
        text = items[0].text  # a quotation runs to the end, closed there or left open; `"They left," he shouted.` does not
        if not (text[-1] in QUOTATION_MARKS or text.count("“") > text.count("”") or text.count('"') % 2 == 1):
            return []
        for block in below[1:]:
            closed = items[-1].text[-1] in QUOTATION_MARKS and not (
                WHOLLY_MARKED.match(text) and WHOLLY_MARKED.match(block.text)
            )
            if block.kind or block.text[0] not in QUOTATION_MARKS or closed:
                break  # “We waited.” ¶ “Now we act.” goes on
            items.append(block)
        return items
    named = set(NAME.findall(blocks[i - 1].text[-300:]))
    last = 1
    for block in below[1:]:
        text = block.text
        if block.kind or text[0] in QUOTATION_MARKS or text[-1] == ":" or patterns.narrator.match(text[:HEAD]):
            break
        unquoted = QUOTED.sub("", block.text)
        own = FIRST_PERSON.search(unquoted) or patterns.duty.search(unquoted)  # a report does not itself say what must be
        if not own and named & set(NAME.findall(block.text)):
            break
        items.append(block)
        last = len(items) if own else last
    return items[:last]
