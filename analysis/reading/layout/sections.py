"""An `Article` in, its `Section`s out: what each block of the page is, and whose words it holds."""

import dataclasses
import itertools
import re

from analysis.reading.article import Article
from analysis.reading.layout.block_quotes import mark_block_quotes
from analysis.reading.layout.blocks import BULLET, HEAD, QUOTATION_MARKS, Block, ends_sentence, find_blocks, is_title_case
from analysis.reading.layout.cues import furniture_blocks, gaps_of, without_cues
from analysis.reading.layout.furniture import join_front_matter, join_posts, mark_furniture
from analysis.reading.layout.labels import find_label, join_lone_labels
from analysis.reading.layout.lists import mark_lists
from analysis.reading.layout.patterns import Patterns, patterns_of
from analysis.reading.layout.turns import find_heads, mark_turns
from analysis.reading.layout.wire import mark_bracketed_turns, split_datelines
from analysis.tables import Span
from analysis.words import Vocabulary


@dataclasses.dataclass(frozen=True)
class Section:
    """A block of the page, in text order; sections never overlap and every non-blank character is in one.

    `body` is the part that holds the words: a speaker's label (`Dr. Vance:`), a bullet, or a name glued to a pull quote stays
    outside. `label` is where the words' speaker is named, the name alone; for the second paragraph of an answer it lies in an
    earlier section. `lead_in_id` is the section that introduces this one: the line above a list, the heading of takeaways,
    `the minister said:` above a statement. `part` numbers the texts of a file that joins several, from 0. `gaps` are what is
    no part of the words though it stands between them: the numbers and times of subtitles.
    """

    section_id: str
    part: int
    kind: str  # one of values.KINDS_OF_SECTION
    start: int
    end: int
    body: Span
    label: Span | None = None
    lead_in_id: str | None = None
    rule: str = "layout"
    gaps: tuple[Span, ...] = ()


LONGEST_TITLE, LONGEST_HEADING, LONGEST_QUOTE = 200, 120, 500  # characters
AROUND_TITLE = ("boilerplate", "byline", "dateline")
TIME_OF_DAY = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|GMT|BST|ET|h\b).{0,8}|\d{1,2}:\d\d)$", re.IGNORECASE)
SENTENCES = re.compile(r"[a-z][.!?][”\"’]? [“\"‘]?[A-Z]")  # It is over. They left.
ARTICLES = re.compile(r"\b(?:an?|the)\b", re.IGNORECASE)  # a headline that ends in a full stop has few
DASHED_HEADING = re.compile(r"[–-] [^–]{2,60} [–-]\.?$")  # news agencies: '– Old hands –.'
CAPITALISED = r"[A-Z][\w'’-]+"
GLUED_NAME = re.compile(rf"[a-z]{{2}}[.!?…][”\"’']?({CAPITALISED}(?: {CAPITALISED}){{1,3}})(?:, [^\n.]{{2,60}})?$")
NAME_AFTER_QUOTE = re.compile(
    rf"[”\"]\s*(?:[—–―-]{{1,2}}\s*)?({CAPITALISED}(?: (?:[A-Z]\.|{CAPITALISED})){{1,3}})(?:, [^\n.]{{2,60}})?\.?$"
)
GUEST = re.compile(r"By [A-Z][^,\n.]{2,60}, [^,\n.]{2,60} of (?:the )?[A-Z][^,\n.]{2,60}")  # By Eva Roe, co-leader of Blue Tide
# By Eva Roe · by Eva Roe, mussel farmer · Eva Roe
AUTHOR = re.compile(rf"(?:by )?{CAPITALISED}(?: (?:[A-Z]\.|{CAPITALISED})){{1,3}}(?:, [^\n.:]{{2,60}})?", re.IGNORECASE)
NAMED = re.compile(rf"(?:[Bb]y )?{CAPITALISED} ")
QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]")
WHO_WRITES = re.compile(r"\b(?:I|I[’'](?:m|d|ve|ll)|[Mm]y)\b(?!\.)")
LEAST_OF_AUTHOR = 4  # times that whoever writes must speak of themselves outside quotation marks
BLOCKS_OF_A_BYLINE = 4  # on top of the page
FEWEST_QUOTED_WORDS = 4


def find_sections(article: Article, vocabulary: Vocabulary) -> tuple[Section, ...]:
    """The sections of an article, in time that grows with its length alone."""
    patterns = patterns_of(vocabulary)
    text, cues = without_cues(article.text, patterns)
    blocks = join_front_matter(find_blocks(text, patterns.openers), text)
    mark_furniture(blocks, patterns)
    blocks = join_posts(mark_block_quotes(blocks, patterns), patterns)
    blocks = join_lone_labels(blocks, patterns)
    heads = find_heads(blocks, patterns)
    _mark_titles(blocks, heads, patterns, (article.source or "").lower())
    _mark_author(blocks, text)
    blocks = mark_bracketed_turns(split_datelines(blocks, heads, patterns), patterns)
    mark_turns(blocks, patterns)
    mark_lists(blocks, patterns)
    _mark_pull_quotes(blocks, patterns)
    blocks = sorted((*blocks, *furniture_blocks(article.text, cues, blocks)), key=lambda block: block.start)
    _number_parts(blocks, patterns)
    ids = {block: f"{article.article_id}#s{block.start}" for block in blocks}
    gaps = gaps_of(blocks, cues)
    return tuple(
        Section(
            section_id=ids[block], part=block.part, kind=block.kind or "paragraph", start=block.start, end=block.end,
            body=block.body or Span(block.start, block.end), label=block.label, lead_in_id=ids.get(block.lead_in),
            rule=block.rule or "prose", gaps=gaps.get(block, ()),
        )
        for block in blocks
    )  # fmt: skip


def _mark_titles(blocks: list[Block], heads: frozenset[Block], patterns: Patterns, source: str) -> None:
    """Headline and headings: short, set apart, not closed like a sentence, no `heads` of turns; an issuer's line."""
    shouted = _is_shouted(blocks)
    untitled = True
    for i, block in enumerate(blocks):
        above = blocks[i - 1] if i else None
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        if block in heads:
            untitled = False
        elif untitled and block.kind not in AROUND_TITLE:
            untitled = False
            if block.kind == "heading":
                block.kind = "headline"
            elif not block.kind and GUEST.fullmatch(block.text):
                block.become("byline", "guest_byline")
                untitled = True
            elif not block.kind and block.text.lower() == source:
                block.become("headline", "issuer")
                untitled = True
            elif not block.kind and below and _is_kicker(block, below):
                block.become("boilerplate", "kicker")
                untitled = True
            elif not block.kind and below and _is_headline(block, below, patterns):
                block.become("headline", "first_line")
        elif not block.kind and above and _is_second_deck(block, above):
            block.become("heading", "second_deck")
        elif not block.kind and ((above and TIME_OF_DAY.match(block.text)) or _is_heading(block, below, shouted, patterns)):
            block.become("heading", "heading")


def _mark_author(blocks: list[Block], text: str) -> None:
    """By Eva Roe, above a text that says `I`: a commentary, whose author speaks."""
    if len(WHO_WRITES.findall(QUOTED.sub("", text))) < LEAST_OF_AUTHOR:
        return
    for above, block in itertools.pairwise(blocks[:BLOCKS_OF_A_BYLINE]):
        is_named = AUTHOR.fullmatch(block.text) and NAMED.match(block.text)
        if is_named and (block.kind == "byline" or (block.kind in ("", "heading") and above.kind == "headline")):
            block.become("byline", "guest_byline")
            return


def _is_shouted(blocks: list[Block]) -> bool:
    letters = [c for block in blocks[:40] for c in block.text[:HEAD] if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _is_kicker(block: Block, below: Block) -> bool:
    """`World news` above the headline."""
    if len(block.text) > 40 or len(block.text.split()) > 3 or not block.text[-1].isalnum():
        return False
    title = below.text
    return not below.kind and len(title) <= LONGEST_TITLE and len(title.split()) >= 5 and not ends_sentence(title)


def _is_headline(block: Block, below: Block, patterns: Patterns) -> bool:
    text = block.text
    if len(text) > (120 if "\n" in text else LONGEST_TITLE) or text[-1] == ":":
        return False
    if patterns.dateline.match(text) or BULLET.match(text):
        return False
    if ends_sentence(text) and text[-1] != "?":
        if not is_title_case(text) and (patterns.narrated.search(text) or SENTENCES.search(text)):
            return False  # Anna Rundle said that the port was closed.
        return len(text) <= 120 and below.after_blank and (is_title_case(text) or len(ARTICLES.findall(text)) < 3)
    return True


def _is_second_deck(block: Block, above: Block) -> bool:
    """`Talks end without a truce;⏎Both sides blame the weather.`"""
    return above.kind == "headline" and above.text[-1] == ";" and len(block.text) <= LONGEST_TITLE


def _is_heading(block: Block, below: Block | None, shouted: bool, patterns: Patterns) -> bool:
    if below is None:
        return False
    text, words = block.text, block.text.split()
    alone = block.after_blank and below.after_blank and text[0].isupper()
    if alone and len(words) > 8 and len(text) <= LONGEST_TITLE and text[-1].isalnum() and is_title_case(text) and not shouted:
        return "\n" not in text  # a second headline, as long as the first may be
    if len(text) > LONGEST_HEADING or "\n" in text:
        return False
    if patterns.takeaways.match(text) or DASHED_HEADING.match(text):
        return True
    if text[0] in QUOTATION_MARKS + "(-–—•*[" or text[-1] in ".,;…-" or BULLET.match(text):
        return False
    label = find_label(block, patterns)
    if label and label.key in patterns.words_of["askers"] | patterns.words_of["answerers"]:
        return False
    if patterns.list_cue.search(text) or patterns.speech_cue.search(text):
        return False
    if text[-1] == ":" and below.text[0] in QUOTATION_MARKS:
        return False
    if is_title_case(text) and not shouted and not ends_sentence(text.rstrip("?")) and len(words) <= 18:
        return text[-1] != ":" or len(words) <= 8
    if text.isupper() and not shouted and len(words) <= 12 and not label:
        return True
    alone = alone and len(words) <= 10
    if alone and patterns.asked_heading.match(text):
        return True
    return alone and text[-1] not in ":!?" + QUOTATION_MARKS and len(below.text) > len(text) and not text[-1].isdigit()


def _mark_pull_quotes(blocks: list[Block], patterns: Patterns) -> None:
    """Words set apart with their speaker's name, `We are ready.Jane Roe` or `Jane Roe: "We are."`"""
    for block in blocks:
        text = block.text
        if block.kind or len(text) > LONGEST_QUOTE:
            continue
        label = find_label(block, patterns)
        if label and patterns.narrated.search(text[slice(*label.name)].lower()):
            continue  # LEE ADDED: "WE WAIT."
        if label and (label.sure or label.n_words > 1) and text[label.words_at] in '"“':
            block.become("pull_quote", "labelled_quote", block.span(label.words_at, len(text)), block.span(*label.name))
        elif match := GLUED_NAME.search(text) or (text[0] in '"“' and NAME_AFTER_QUOTE.search(text)):
            if patterns.narrated.search(match[0].lower()):
                continue  # “We wait,” Jane Roe, the leader, said on Monday.
            words = text[: match.start(1)].rstrip(" \xa0—–―-")
            if match.re is NAME_AFTER_QUOTE and patterns.narrated.search(QUOTED.sub("", words)):
                continue  # “We wait,” Jane Roe told reporters. “Now!” Bo Day, the leader, …
            if len(words.split()) >= FEWEST_QUOTED_WORDS:
                block.become("pull_quote", "name_after", block.span(0, len(words)), block.span(*match.span(1)))


def _number_parts(blocks: list[Block], patterns: Patterns) -> None:
    """A file that joins several texts: a title above a dateline, a byline, keywords, or under an end mark opens the next."""
    part, prose = 0, 0
    for i, block in enumerate(blocks):
        if prose >= 2 and _opens_text(blocks, i, patterns):
            part, prose = part + 1, 0
            if block.kind in ("heading", ""):
                block.become("headline", "next_text")
        block.part = part
        prose += block.kind in ("", "paragraph", "answer", "question") and ends_sentence(block.text)


def _opens_text(blocks: list[Block], i: int, patterns: Patterns) -> bool:
    block, above = blocks[i], blocks[i - 1]
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    if block.kind == "dateline" and block.rule == "dateline":
        return "(" in block.text and above.kind not in ("headline", "byline", "dateline", "keywords")
    if block.kind not in ("heading", "headline") or below is None or patterns.takeaways.match(block.text):
        return False
    dated = below.kind == "dateline" and (below.rule == "dateline" or is_title_case(block.text))
    announced = dated or below.kind in ("byline", "keywords") or below.rule == "lone_dash"
    return announced or bool(patterns.end_mark.match(above.text))
