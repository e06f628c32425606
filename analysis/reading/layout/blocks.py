"""A text in, its blocks out: lines that a narrow page broke are joined again, and each block is measured once.

A block is a paragraph, a heading, a list item or a turn of an interview, before anybody has said which (see layout).
"""

import dataclasses
import itertools
import re

from analysis.tables import Span

NARROWEST, WIDEST = 40, 100  # characters in a line of hard-wrapped text
ROOM = 3  # characters that a full line may leave free
HEAD = 240  # characters at the start of a block in which markers, labels and datelines are looked for
SOFT_BREAK = "\x0b"  # ends a line that surely goes on in the next
QUOTATION_MARKS = "\"“”„«»‘'`"

BULLET = re.compile(
    r"(?:[-*+–—][ \t\xa0]+|[•·▪‣◦●○►➤✓][ \t\xa0]*|[-](?=[A-Z])|[lo][ \t](?=[A-Z\"“])|"
    r"\(?\d{1,2}[.)][ \t\xa0]+|\(?[a-z][.)][ \t\xa0]+|\([ivx]{1,4}\)[ \t\xa0]*)(?=\S)"
)
MARKDOWN = re.compile(r"#{1,6}[ \t]|\||(?:-{3,}|\+{3,}|={3,}|\*{3,}|_{3,})(?=\s|$)")
SHOUTED_LABEL = re.compile(r"(?:Q|A|[A-Z][A-Z.'’ -]{2,40})(?: \([^()]{1,60}\))?:\s")
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$")
WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclasses.dataclass(eq=False)
class Block:
    """A stretch of lines that belong together; what it is, is filled in step by step."""

    start: int
    end: int
    text: str
    after_blank: bool  # a blank line stands above it
    kind: str = ""  # empty until it is settled; what is never settled is a paragraph
    rule: str = ""
    body: Span | None = None
    label: Span | None = None
    lead_in: "Block | None" = None
    part: int = 0

    def become(self, kind: str, rule: str, body: Span | None = None, label: Span | None = None) -> None:
        """Settle what the block is, by which rule."""
        self.kind, self.rule = kind, rule
        self.body, self.label = body or self.body, label or self.label

    def span(self, start: int, end: int) -> Span:
        """Offsets in the block's text as offsets in the article."""
        return Span(self.start + start, self.start + end)

    def cut(self, start: int, end: int) -> "Block":
        """The block between two offsets of its text, nothing settled."""
        text = self.text[start:end].rstrip()
        return Block(self.start + start, self.start + start + len(text), text, self.after_blank and start == 0)


@dataclasses.dataclass(frozen=True)
class Line:
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    is_soft: bool  # a soft break ends it


def find_blocks(text: str, openers: frozenset[str] = frozenset()) -> list[Block]:
    """The blocks of `text`, in order; together they hold every character that is not blank.

    `openers` are words in lower case that have a capital only where a sentence begins: `the`, `he`.
    """
    lines = _find_lines(text)
    listed = _listed(lines)
    width = _wrapped_width(lines) or _narrow_width(lines, listed)
    blocks, first = [], 0
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        titled = following is not None and i == 0 and _is_title_above(line, following, width, openers)
        if following is None or titled or not _goes_on(lines[first], line, following, width, i - first, listed[i + 1]):
            start, end = lines[first].start, line.end
            blocks.append(Block(start, end, text[start:end], lines[first].after_blank))
            first = i + 1
    return blocks


def _find_lines(text: str) -> list[Line]:
    lines, previous = [], 0
    for match in re.finditer(r"[^\r\n\x0b]+", text):
        stripped = match[0].strip()
        if stripped:
            indent = len(match[0]) - len(match[0].lstrip())
            start = match.start() + indent
            gap = text[previous:start]
            blank = max(gap.count("\n"), gap.count("\r")) > 1
            is_soft = text[match.end() : match.end() + 1] == SOFT_BREAK
            lines.append(Line(start, start + len(stripped), stripped, indent, blank, is_soft))
            previous = start + len(stripped)
    return lines


def _listed(lines: list[Line]) -> list[bool]:
    """`They want:⏎higher pay,⏎shorter hours` -> which lines are entries in lower case, not lines that go on."""
    listed = [False]
    for above, line in itertools.pairwise(lines):
        listed.append(line.text[0].islower() and (listed[-1] or above.text[-1] == ":"))
    return listed


def _wrapped_width(lines: list[Line]) -> int:
    """The width to which the text was wrapped, 0 if it was not: most lines are full, and few end where a sentence does."""
    width, run = 0, []
    for line in [*lines, None]:
        if line and (not run or not line.after_blank):
            run.append(line)
            continue
        widest = max((shown.indent + len(shown.text) for shown in run if not shown.is_soft), default=0)
        if len(run) >= 4 and NARROWEST <= widest <= WIDEST:
            pairs = list(zip(run, run[1:], strict=False))
            full = sum(_is_full(left, right, widest) for left, right in pairs)
            closed = sum(ends_sentence(left.text) for left, _ in pairs)
            if full >= 0.6 * len(pairs) and closed <= 0.5 * len(pairs):
                width = max(width, widest)
        run = [line]
    return width


def _narrow_width(lines: list[Line], listed: list[bool]) -> int:
    """The width of a text of short paragraphs or lines, 0 if it was not wrapped: one line in three ends inside a sentence."""
    pairs = [
        (line, following, _is_open(line, following) and not entry)
        for (line, following), entry in zip(itertools.pairwise(lines), listed[1:], strict=True)
        if (line is not lines[0] or _is_open(line, following))
        and not (following.after_blank or line.is_soft or len(line.text) > WIDEST or _stands_alone(line, following))
    ]
    if 3 * sum(is_open for *_, is_open in pairs) < max(1, len(pairs)):
        return 0
    return max(line.indent + len(line.text) for line, _, _ in pairs)


def _is_open(line: Line, following: Line) -> bool:
    """`The owners⏎must pay`: a line that ends inside a sentence; not a title above a paragraph in lower case."""
    ended = ends_sentence(line.text) or line.text[-1] in ":;"
    return following.text[0].islower() and not ended and not (len(line.text) > 30 and is_title_case(line.text))


def _is_title_above(line: Line, following: Line, width: int, openers: frozenset[str]) -> bool:
    """`Port talks end early⏎The union said …`: the first line of a text, where the next begins a sentence or had room here."""
    if ends_sentence(line.text) or line.is_soft or not following.text[0].isupper():
        return False
    word = WORD.match(following.text)
    used = line.indent + len(line.text)
    return bool(word) and (word[0].lower() in openers or used + 1 + len(word[0]) <= width or used > width + ROOM > ROOM)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room on this line, give or take three characters."""
    word = following.text.split(None, 1)[0]
    used = line.indent + len(line.text)
    return used <= width < used + 1 + len(word) + ROOM


def _stands_alone(line: Line, following: Line) -> bool:
    """Whether one of two lines has a mark of its own, so that they are no paragraph together."""
    head = following.text[:HEAD]
    marked = BULLET.match(head) or MARKDOWN.match(head) or SHOUTED_LABEL.match(head) or head[0] == ">"
    return bool(marked or MARKDOWN.match(line.text))


def _goes_on(first: Line, line: Line, following: Line, width: int, n_between: int, listed: bool) -> bool:
    """Whether `following` continues the block that `first` opened and `line` is in, `n_between` lines on."""
    if line.is_soft or _stands_alone(line, following):
        return line.is_soft
    torn = (
        width >= NARROWEST and n_between >= 3 and line.text[-1].isalnum()
    )  # 'weapons, probably⏎⏎   from abroad': a wire's page break
    if following.after_blank or torn:
        return torn
    bullet = BULLET.match(first.text)
    if following.indent > first.indent + 1 and line.indent <= first.indent and not bullet:
        return False  # the first line of a paragraph is set in
    if (width and _is_full(line, following, width)) or (bullet and following.indent > first.indent):
        return True
    # '… the deception in the West⏎when defining …': broken by accident, and not a heading above a lower-cased paragraph
    broken = len(line.text) > 50 and line.text[-1].isalnum() and following.text[0].islower()
    return (broken and not is_title_case(line.text)) or (_is_open(line, following) and not listed)


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words begin with a capital: `Lavrov and Rubio Pave the Way`."""
    words = [w for w in WORD.findall(text[: 2 * HEAD]) if len(w) > 3]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def ends_sentence(text: str) -> bool:
    """Whether `text` closes like a sentence, quotation marks and brackets included."""
    return SENTENCE_END.search(text[-6:]) is not None
