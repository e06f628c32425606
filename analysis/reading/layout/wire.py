"""Blocks in, blocks out: the dateline, the editors' notes and the bracketed speakers of news wires become blocks of their own.

`SAN SALVADOR, 2 NOV 89 (RADIO CADENA SONORA) -- [INTERVIEW WITH …] [TEXT] [SANCHO] WE BELIEVE …`
"""

import re
from collections import Counter

from analysis.reading.layout.blocks import HEAD, Block
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

FARTHEST_DATELINE = 3  # paragraphs into a text; later ones name their agency
MOST_WORDS = 4  # of a speaker's label
TITLE_WORDS = 4  # more where a recording is said to begin: [BEGIN RECORDING] [ATTORNEY GENERAL LUIS ANTONIO SOTO]
RECORDING_BEGINS = re.compile(r"\[BEGIN\s[^\[\]]*\]\s*$")
RECORDING_ENDS = re.compile(r"(?<!BEGIN\s)RECORDING\]\s*$")  # [END RECORDING], of which a line may hold the end
BRACKETED = re.compile(r"\[([^\[\]]{1,300})\]\s*")


def split_datelines(blocks: list[Block], heads: frozenset[Block], patterns: Patterns) -> list[Block]:
    """Cut `RIYADH – ` and a wire's notes off the sentence that follows, so that it parses cleanly; `heads` of turns stay."""
    out: list[Block] = []
    prose = 0
    for block in blocks:
        match = None
        if not block.kind and block not in heads:
            text = block.text[:HEAD]
            match = patterns.dateline.match(text) or (patterns.titled_place.match(text) if not prose else None)
        if match and match[0].split(None, 1)[0].strip(":,").lower() in patterns.words_of["no_speakers"]:
            match = None  # 'EXCLUSIVE – …'
        titled = prose < FARTHEST_DATELINE or out[-1].kind == "heading"
        if match and match.end() < len(block.text) and (titled or "(" in match[0]):
            out.append(block.cut(0, match.end()))
            out[-1].become("dateline", "dateline")
            rest = _end_of_notes(block.text, match.end(), patterns)
            if rest > match.end():
                out.append(block.cut(match.end(), rest))
                out[-1].become("byline", "wire_notes")
            if rest < len(block.text):
                out.append(block.cut(rest, len(block.text)))
        elif out and out[-1].rule == "wire_notes" and (named := _end_of_notes(block.text, 0, patterns, out[-1].text)):
            out.append(block.cut(0, named))
            out[-1].become("byline", "wire_notes")
            if named < len(block.text):
                out.append(block.cut(named, len(block.text)))
        else:
            out.append(block)
        prose = 0 if out[-1].kind == "headline" else prose + (not out[-1].kind)
    return out


def _end_of_notes(text: str, at: int, patterns: Patterns, above: str = "") -> int:
    """Where the notes end, and the name among them: [COMMUNIQUE] [GENERAL COMMAND OF THE RIVER FRONT] [TEXT].

    Args:
        above: the notes of the block above, which a name may follow.
    """
    first = BRACKETED.match(above or text, 0 if above else at)
    while match := BRACKETED.match(text, at):
        if not patterns.wire_note.match(match[1]) and not _names_the_source(first[1], match[1], patterns):
            break
        at = match.end()
    return at


def _names_the_source(note: str, name: str, patterns: Patterns) -> bool:
    """Whether a name behind a note is no turn of a speaker's: a reporter's, or one that is longer than a speaker's."""
    if not patterns.wire_note.match(note):
        return False  # [ ], of which no word is the first
    return note.split()[0].casefold() in patterns.words_of["wire_notes_of_reports"] or not _is_speaker(name, patterns)


def mark_bracketed_turns(blocks: list[Block], patterns: Patterns) -> list[Block]:
    """Cut blocks at each speaker's label, `[REPORTER] WHEN …? [HANDAL] LOOK, …`, and settle whose turn each is."""
    out: list[Block] = []
    known: set[str] = set()
    current: Block | None = None
    for block in blocks:
        for piece in [block] if block.kind or "[" not in block.text else _cut_at_labels(block, known, patterns):
            if piece is not block and piece.label and not piece.kind:
                piece.become("answer", "bracketed_turn")
                current = piece
            elif current and not piece.kind:
                piece.become("answer", "turn_goes_on", None, current.label)
            if RECORDING_ENDS.search(piece.text[-HEAD:]):
                current = None  # the reporter goes on
            out.append(piece)
    _settle_askers(out, patterns.words_of["askers"])
    return out


def _cut_at_labels(block: Block, known: set[str], patterns: Patterns) -> list[Block]:
    """The pieces of a block, each from a speaker's label on; `known` collects the speakers."""
    cuts: list[tuple[int, Span, int]] = []  # where a piece starts, its label, where its words start
    chain = 0  # the end of the unbroken row of brackets at the head of a block or of a turn
    for match in BRACKETED.finditer(block.text):
        name = match[1].casefold()
        closed = block.text[max(match.start() - 4, 0) : match.start()].rstrip().endswith((".", "?", "!", "]"))
        announced = match.start() == chain or (closed and name in known)
        most = MOST_WORDS + TITLE_WORDS * bool(RECORDING_BEGINS.search(block.text[: match.start()][-HEAD:]))
        if _is_speaker(match[1], patterns, most) and announced:
            known.add(name)
            cuts.append((match.start(), block.span(*match.span(1)), match.end()))
            chain = match.end()
        elif match.start() == chain or (closed and patterns.wire_note.match(match[1])):
            chain = match.end()
    if not cuts:
        return [block]
    pieces = [block.cut(0, cuts[0][0])] if block.text[: cuts[0][0]].strip() else []
    for (start, label, words), end in zip(cuts, [*(cut[0] for cut in cuts[1:]), len(block.text)], strict=True):
        piece = block.cut(start, end)
        piece.label = label
        if block.start + words < piece.end:
            piece.body = Span(block.start + words, piece.end)
        pieces.append(piece)
    return pieces


def _is_speaker(note: str, patterns: Patterns, most: int = MOST_WORDS) -> bool:
    words = note.split()
    return not patterns.wire_note.match(note) and 0 < len(words) <= most and all(word[0].isupper() for word in words)


def _settle_askers(blocks: list[Block], called: frozenset[str]) -> None:
    turns = [block for block in blocks if block.rule == "bracketed_turn"]
    names = {turn.label: turn.text[turn.label.start - turn.start : turn.label.end - turn.start].casefold() for turn in turns}
    count = Counter(names.values())
    asking = Counter(names[turn.label] for turn in turns if turn.text.endswith("?"))
    askers = {n for n in count if n.split()[-1] in called or (len(count) > 1 and asking[n] > count[n] / 2)}
    for block in blocks:
        if block.kind == "answer" and names.get(block.label) in askers:
            block.kind = "question"
