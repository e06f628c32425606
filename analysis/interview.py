"""Blocks in, turns marked: the questions and answers of an interview, a briefing or a transcript, and who speaks in each.

A speaker is announced by a label (`Dr. Vance:`, `Q:`, `[SANCHO]`); the paragraphs that follow are still that speaker's.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

from analysis.blocks import HEAD, Block
from analysis.rows import Span

LABEL = re.compile(r"([*_]{0,3})([^\n:?!*\[\]\"“”]{1,70}?)(?:[ \t]*\(([^()\n]{1,90})\))?[*_]{0,3}:[*_]{0,3}[ \t\xa0]*(?=\S)")
BARE_Q = re.compile(r"(Q)[ \t\xa0]+(?=[A-Z\"“])")  # White House transcripts: 'Q    Thank you, Mr. President.'
BRACKETED = re.compile(r"\[([^\[\]\n]{1,60})\]\s*")
PARTICLES = frozenset("de del della di da du van von der den bin bint ibn al el la le ben of the and for dos das y".split())
TITLES = frozenset(
    "dr mr mrs ms prof professor president secretary minister ambassador senator sen rep gov governor general gen chancellor "
    "chairman chairwoman chair speaker director commissioner spokesman spokesperson spokeswoman judge justice king queen sir".split()
)
ASKERS = frozenset(
    "q question interviewer host moderator reporter journalist correspondent anchor announcer presenter editor press media "
    "newsreader audience questioner".split()
)
ANSWERERS = frozenset("a answer interviewee guest".split())
# 'Key point: …', 'Update: …' look like labels and are no speakers
NO_SPEAKERS = frozenset(
    "note notes update updated updates breaking exclusive poll source sources key point points fact facts claim claims verdict "
    "photo photos image images picture video watch listen read related tags tag topics keywords contributing correction "
    "clarification warning analysis opinion comment comments summary conclusion background context impact date time location "
    "where when who what how why which here there this that these those step phase part section chapter day week demand "
    "demands condition conditions example result results reason reasons problem solution question pros cons more see also "
    "headline title subject re from to cc by published posted copyright credit caption follow share sign subscribe recommended "
    "review report reports interview transcript explainer timeline live latest news world politics business sport "
    "however but and or so yet still then now today yesterday tomorrow first second third finally lastly "
    "takeaway takeaways highlights factbox editor's editor’s disclaimer disclosure introduction overview answer-key total "
    "article annex resolution operative paragraph item options option goal goals aim aims objective status deadline".split()
)
EDITORIAL = re.compile(
    r"(?:TEXT|EXCERPTS?|CONTINUED|PASSAGE|PASSAGES|SPEECH|INTERVIEW|REPORT|EDITORIAL|COMMENTARY|COMMUNIQUE|STATEMENT|"
    r"ADDRESS|ARTICLE|WORDS|NO VIDEO|VIDEO|BEGIN|END|RECORDING|APPLAUSE|LAUGHTER|INDISTINCT|PRESS|NEWS|FROM|BY|UNSIGNED|"
    r"SUMMARY|MESSAGE|DECLARATION|LETTER|PROGRAM|PANEL|CROSSTALK|CORRECTS|CHANGES|INAUDIBLE|AS (?:RECEIVED|HEARD|PUBLISHED))\b",
    re.IGNORECASE,
)
INTERVIEWEE = re.compile(
    r"(?:interviews? (?:with|of)|conversation with|q ?& ?a(?: session)? with|questions? (?:for|to)|s(?:poke|peaks|at down) (?:with|to)|"
    r"talk(?:s|ed)? (?:with|to)|interviewed) ",
    re.IGNORECASE,
)
FARTHEST_TURN = 6  # blocks between two turns of one conversation


@dataclasses.dataclass(frozen=True)
class Label:
    """A possible speaker's label at the head of a block; offsets count from the start of the block."""

    key: str  # what 'Dr. Eleanor Vance' and 'Dr. Vance' have in common
    name: Span
    end: int  # where the words begin
    sure: bool  # 'Q:', a name with a role in brackets, a name in capitals
    words: int


def mark_turns(blocks: list[Block]) -> None:
    """Settle `question` and `answer` blocks, labels carried on to the unlabelled paragraphs of a turn."""
    labels = {i: label for i, block in enumerate(blocks) if not block.kind and (label := find_label(block))}
    speakers = _speakers(blocks, labels)
    askers = _askers(blocks, labels, speakers)
    current: Block | None = None
    for i, block in enumerate(blocks):
        label = labels.get(i)
        if label and label.key in speakers:
            name = Span(block.start + label.name.start, block.start + label.name.end)
            kind = "question" if label.key in askers else "answer"
            if label.key in ANSWERERS or label.key in {"q", "question"}:
                name = _interviewee(blocks[:i]) if kind == "answer" else name
            block.become(kind, "turn", Span(block.start + label.end, block.end), name)
            current = block
        elif current and not block.kind and _carries_on(block, current):
            block.become(current.kind, "turn_goes_on", None, current.label)
        elif not block.kind or block.kind == "heading":
            current = None


def find_label(block: Block) -> Label | None:
    """The speaker's label that a block may open with."""
    head = block.text[:HEAD]
    if match := BARE_Q.match(head):
        return Label("q", Span(0, 1), match.end(), False, 1)
    match = LABEL.match(head)
    if not match or match.end() >= len(block.text):
        return None
    name, role = match[2].strip(), match[3]
    if head[match.end() - 1] == ":" and head[match.end()] not in "\"“”‘'«„[(*":
        return None  # '10:30', 'http://'
    words = name.replace(",", " ").split()
    if not words or not _is_name(words):
        return None
    key = words[-1].strip(".,'’").casefold()
    if not key or (key in NO_SPEAKERS and key != "question") or words[0].casefold() in NO_SPEAKERS - {"question", "interview"}:
        return None
    shouted = name.isupper() and len(name) > 1 and not block.text[match.end() : match.end() + 60].isupper()
    titled = words[0].strip(".").casefold() in TITLES or (words[0] == "THE" and len(words) == 2)
    sure = bool(key in ASKERS | ANSWERERS or role or titled or (shouted and len(words) > 1))
    start = match.start(2)
    return Label(key, Span(start, start + len(match[2].rstrip())), match.end(), sure, len(words))


def _is_name(words: list[str]) -> bool:
    """`Dr. Eleanor Vance`, `Time.news`, `time.news`, `THE PRESIDENT`, `Ursula von der Leyen`, `Q`."""
    if len(words) > 7 or (len(words) == 1 and re.fullmatch(r"[a-z]+\.[a-z]{2,6}", words[0])):
        return len(words) == 1
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all((w[0].isupper() and not any(c.isdigit() for c in w)) or w in PARTICLES for w in words)


def _speakers(blocks: list[Block], labels: dict[int, Label]) -> set[str]:
    """Keys of the labels that announce speakers: a conversation has two voices that return, and somebody asks."""
    counts = Counter(label.key for label in labels.values())
    speakers = {key for key in counts if key in ASKERS and counts[key] > (key == "q" and len(counts) < 2)}
    if speakers and ANSWERERS & counts.keys():
        speakers |= ANSWERERS & counts.keys()
    places = sorted(labels)
    near = [
        (labels[i].key, labels[j].key)
        for i, j in zip(places, places[1:], strict=False)
        if j - i <= FARTHEST_TURN and labels[i].key != labels[j].key
    ]
    asked = any("?" in blocks[i].text[-200:] for i in labels)
    for left, right in near:
        returning = counts[left] >= 2 or counts[right] >= 2
        if (asked and returning) or (returning and _both_sure(labels, left, right)) or {left, right} & speakers:
            speakers |= {left, right}
    speakers |= {label.key for label in labels.values() if label.sure and counts[label.key] >= 2}
    speakers |= {labels[i].key for i in labels if labels[i].sure and speakers}
    return speakers


def _both_sure(labels: dict[int, Label], left: str, right: str) -> bool:
    sure = {label.key for label in labels.values() if label.sure}
    return left in sure and right in sure


def _askers(blocks: list[Block], labels: dict[int, Label], speakers: set[str]) -> set[str]:
    """Who asks: whoever is called so, and else the voice most of whose turns end in a question while another's do not."""
    turns, asked = Counter(), Counter()
    for i, label in labels.items():
        turns[label.key] += 1
        asked[label.key] += blocks[i].text.rstrip("\"”’'*_ ").endswith("?")
    named = ASKERS & speakers
    often = {key for key in speakers - ANSWERERS if asked[key] > 0.5 * turns[key]}
    return named | (often if named or often != speakers else set())


def _carries_on(block: Block, turn: Block) -> bool:
    """Whether an unlabelled paragraph is still the speaker's: not when the turn closed its quotation, nor when it names the speaker."""
    opening = turn.text[turn.body.start - turn.start :][:1] if turn.body else ""
    if opening in ("“", '"') and turn.text.rstrip()[-1] in "”\"'":
        return False
    name = turn.text[turn.label.start - turn.start : turn.label.end - turn.start] if turn.label else ""
    surname = name.split()[-1] if turn.label and turn.start <= turn.label.start < turn.end and name.split() else ""
    told = re.search(r"\b(?:said|told|added|noted)\b", block.text[: 2 * HEAD])
    return not (len(surname) > 2 and re.search(rf"\b{re.escape(surname)}\b", block.text[: 2 * HEAD]) and told)


def _interviewee(before: list[Block]) -> Span | None:
    """Whom the text above announces as interviewed: `An Interview with Dr. Eleanor Vance`."""
    for block in reversed(before):
        match = INTERVIEWEE.search(block.text[: 4 * HEAD])
        if match and (name := _name_at(block.text, match.end())):
            return Span(block.start + name.start, block.start + name.end)
    return None


def _name_at(text: str, at: int) -> Span | None:
    words = re.compile(r"\S+").finditer(text, at, min(len(text), at + 120))
    start, end, count = at, at, 0
    for word in words:
        bare = word[0].rstrip(".,;:?!’'\")")
        if not bare or not (bare[0].isupper() or (count and bare in PARTICLES - {"of", "the", "and", "for"})):
            break
        end, count = word.start() + len(bare), count + 1
        if word[0][-1] in ",;:?!" or count == 6:
            break
    return Span(start, end) if count else None


def mark_bracketed_turns(blocks: list[Block]) -> list[Block]:
    """`[REPORTER] WHEN …? [HANDAL] LOOK, …`: wire transcripts; blocks are cut at each label, editors' notes set apart."""
    out: list[Block] = []
    known: set[str] = set()
    current: Block | None = None
    for block in blocks:
        pieces = _cut_at_labels(block, known) if not block.kind and "[" in block.text else [block]
        for piece in pieces:
            if piece.label and not piece.kind:
                piece.become("answer", "bracketed_turn")
                current = piece
            elif current and not piece.kind:
                piece.become("answer", "turn_goes_on", None, current.label)
            out.append(piece)
    _settle_bracketed_askers(out)
    return out


def _cut_at_labels(block: Block, known: set[str]) -> list[Block]:
    cuts: list[tuple[int, Span | None, int]] = []  # where a piece starts, its label, where its words start
    at, opening = 0, True
    for match in BRACKETED.finditer(block.text):
        chained = match.start() == at or (opening and not block.text[at : match.start()].strip())
        ended = block.text[: match.start()].rstrip()[-1:] in ".?!" if match.start() else True
        words = match[1].split()
        editorial = EDITORIAL.match(match[1])
        name = not editorial and 0 < len(words) <= 4 and all(w[0].isupper() for w in words)
        if name and (chained or (ended and match[1].casefold() in known)) and (opening or ended):
            known.add(match[1].casefold())
            cuts.append((match.start(), Span(block.start + match.start(1), block.start + match.end(1)), match.end()))
            at, opening = match.end(), True
        elif editorial and (chained or ended):
            at, opening = match.end(), True
        else:
            opening = False
            at = match.end()
    if not cuts:
        return [block]
    pieces = []
    if cuts[0][0] > 0 and block.text[: cuts[0][0]].strip():
        pieces.append(_piece(block, 0, cuts[0][0]))
    for (start, label, words), end in zip(cuts, [c[0] for c in cuts[1:]] + [len(block.text)], strict=True):
        piece = _piece(block, start, end)
        piece.label = label
        piece.body = Span(min(block.start + words, piece.end), piece.end)
        pieces.append(piece)
    return pieces


def _piece(block: Block, start: int, end: int) -> Block:
    text = block.text[start:end].rstrip()
    return Block(block.start + start, block.start + start + len(text), text, block.indent, block.after_blank, part=block.part)


def _settle_bracketed_askers(blocks: list[Block]) -> None:
    turns = [b for b in blocks if b.rule == "bracketed_turn"]
    names = {b.label: b.text[b.label.start - b.start : b.label.end - b.start].casefold() for b in turns}
    total, asked = Counter(names.values()), Counter(names[b.label] for b in turns if b.text.endswith("?"))
    askers = {n for n in total if n.split()[-1] in ASKERS or (asked[n] > 0.5 * total[n] and len(total) > 1)}
    for block in blocks:
        if block.kind == "answer" and names.get(block.label) in askers:
            block.kind = "question"
