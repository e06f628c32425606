"""Blocks in, marked: quotations that the page sets apart, and whose words they are: a signature, the line above or below tells.

A block quotation is a run of paragraphs that begin with `>`; or one in quotation marks from end to end, where the line below
does nothing but say who spoke.
"""

import re

from analysis.reading.layout.blocks import Block
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

NAMED = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)"
POST = r"\(@\w{1,30}\)"
POST_LINK = re.compile(r"(?<!\s)\s+(?:(?:pic\.twitter\.com|https?://t\.co)/\w+\s*){1,5}$")
# '— Jane Roe'; '— Jane Roe (@jane) May 3, 2024'; '*Jane Roe, foreign minister*'
SIGNATURE = re.compile(
    rf"[*_]{{0,2}}(?:[—–-]{{1,2}}\s*({NAMED}{{0,3}})(?:,[^\n]{{2,100}}| {POST}[^\n]{{0,60}})?|"
    rf"({NAMED}{{1,3}}), [^\n]{{2,100}}[^.!?:\n])[*_]{{0,2}}$"
)
NAME_ALONE = re.compile(rf"[*_]{{0,2}}({NAMED}{{1,3}})[*_]{{0,2}}$")
MAIL_DATE = re.compile(
    r"On [^:\n]{4,60}?\b\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?,?\s+"
)  # On Mon, 5 May 2025 at 09:30, Ann Lee wrote:
MARKS = re.compile(r"(?:>\s*)*")
WHOLLY_MARKED = re.compile(r"[“\"‘'«„][^“”\"«»]+[”\"’'»“]$")
ANY_QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
CAPTION = re.compile(r">> ?[A-Z][\w .'’-]{1,60}:")  # >> ANNA HOLM: We are done.
LONGEST_LINE, LONGEST_MARKED, LONGEST_LEAD_IN = 240, 900, 1500  # characters


def mark_block_quotes(blocks: list[Block], patterns: Patterns) -> list[Block]:
    """Settle block quotations; the line that signs one joins its last paragraph."""
    out: list[Block] = []
    i = 0
    while i < len(blocks):
        run = _run_at(blocks, i)
        i += max(1, len(run))
        below = blocks[i] if i < len(blocks) and not blocks[i].kind else None
        signed = _signed(run, below) if run else None
        if signed is not None:
            i += signed.end > run[-1].end
            out += _under_a_name(run, signed)
        else:
            out += _settled(run, out[-1] if out else None, below, patterns) if run else [blocks[i - 1]]
    return out


def _run_at(blocks: list[Block], i: int) -> list[Block]:
    """The paragraphs of one block quotation; a deeper one inside it, `>> No.`, is a quotation of its own."""
    last, depth = i, _depth(blocks[i])
    while last < len(blocks) and not blocks[last].kind and 0 < depth == _depth(blocks[last]):
        last += 1
    marked = not blocks[i].kind and len(blocks[i].text) < LONGEST_MARKED and WHOLLY_MARKED.match(blocks[i].text) is not None
    return blocks[i : max(last, i + marked)]


def _signed(run: list[Block], below: Block | None) -> Block | None:
    """The last paragraph with the line that signs it, which stands in the quotation or below it; None: nobody signs."""
    for words, line, patterns in ((run[-2:-1], run[-1], (SIGNATURE, NAME_ALONE)), (run[-1:], below, (SIGNATURE,))):
        if not words or line is None or line.kind or len(line.text) > LONGEST_LINE:
            continue
        at = MARKS.match(line.text).end()
        if name := next((m for pattern in patterns if (m := pattern.match(line.text, at))), None):
            start, end = name.span(name.lastindex)
            label = line.span(start, end - line.text[start:end].endswith("."))
            joined = Block(words[0].start, line.end, f"{words[0].text}\n{line.text}", words[0].after_blank)
            joined.body, joined.label = _body(words[0]), label
            return joined
    return None


def _depth(block: Block) -> int:
    if CAPTION.match(block.text):
        return 0
    return MARKS.match(block.text)[0].count(">")


def _body(block: Block) -> Span:
    """The words, without the marks before them and the date of a mail."""
    at = MARKS.match(block.text).end() % len(block.text)  # marks alone are words of their own
    dated = MAIL_DATE.match(block.text, at)
    link = POST_LINK.search(block.text, at + 1)
    return block.span(dated.end() if dated else at, link.start() if link else len(block.text))


def _under_a_name(run: list[Block], signed: Block) -> list[Block]:
    run = [*(block for block in run if block.start < signed.start), signed]
    kind = "embed" if re.search(POST, signed.text) else "pull_quote"
    for block in run:
        block.become(kind, "block_quote", block.body or _body(block), signed.label)
    return run


def _settled(run: list[Block], above: Block | None, below: Block | None, patterns: Patterns) -> list[Block]:
    """Words that nobody signs: led in, told whose they are afterwards, or telling it themselves."""
    lead_in = above if above and not above.kind and _leads_in(above, patterns) else None
    depth = _depth(run[0])
    if below and _depth(below) > depth > 0 and _leads_in(run[-1], patterns):  # > The minister wrote:
        run[-1].body = _body(run[-1])
        return [*(_settled(run[:-1], above, None, patterns) if run[1:] else ()), run[-1]]
    if depth and lead_in:
        lead_in.become("lead_in", "lead_in", _body(lead_in))
        _lead(run, lead_in)
    elif below and len(below.text) <= LONGEST_LINE and patterns.attribution.match(below.text):
        _lead(run, below)
    elif depth:
        for block in run:
            told = patterns.narrated.search(ANY_QUOTED.sub("", block.text))
            block.become("paragraph" if told else "pull_quote", "block_quote", _body(block))
    return run


def _leads_in(line: Block, patterns: Patterns) -> bool:
    return len(line.text) <= LONGEST_LEAD_IN and patterns.leads_in.search(line.text[-LONGEST_LINE:]) is not None


def _lead(run: list[Block], line: Block) -> None:
    for block in run:
        block.become("paragraph", "block_quote", _body(block))
        block.lead_in = line
