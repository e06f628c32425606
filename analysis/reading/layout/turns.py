"""Blocks in, marked: the questions and answers of an interview, a briefing or a transcript, and who speaks in each.

A label announces a speaker (`Dr. Vance:`, `Q:`, `SECRETARY SMITH:`); the paragraphs that follow are still that speaker's.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

from analysis.reading.layout.blocks import BULLET, HEAD, Block, is_title_case
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

LABEL = re.compile(r"[\"“*_]{0,3}([^\n:?!*\[\]\"“”]{1,70}?)(?:[ \t]*\(([^()\n]{1,90})\))?[*_]{0,3}:[*_]{0,3}[ \t\xa0]*(?=\S)")
BARE_Q = re.compile(r"(Q)(?:[ \t\xa0]+(?=[A-Z\"“])|(?=[A-Z][a-z]))")  # 'Q    Thank you, Mr. President.' or 'QWhat now?'
INSIDE_NAMES = frozenset(("of", "the", "and", "for"))  # 'Speaker of the House'
ROLE = re.compile(r"THE [A-Z]+$", re.IGNORECASE)
LABELLED = ("", "headline", "heading")  # a short first turn is easily taken for a title
FARTHEST_TURN = 6  # blocks between two turns of one conversation


@dataclasses.dataclass(frozen=True)
class Label:
    """A possible speaker's label at the head of a block; offsets count from the start of the block."""

    key: str  # what 'Dr. Eleanor Vance' and 'Dr. Vance' have in common
    name: Span
    words_at: int
    sure: bool  # a role in brackets, a title, a name in capitals
    n_words: int


def mark_turns(blocks: list[Block], patterns: Patterns) -> None:
    """Settle questions and answers, labels carried on to the unlabelled paragraphs of a turn."""
    labels = {i: label for i, block in enumerate(blocks) if block.kind in LABELLED and (label := find_label(block, patterns))}
    asked, answering = patterns.words_of["askers"], patterns.words_of["answerers"]
    announcing = {i: label for i, label in labels.items() if not blocks[i].kind or label.key in asked | answering}
    speakers = _speakers(blocks, announcing, patterns)
    turns = {i: label for i, label in labels.items() if label.key in speakers and not _is_title(blocks[i], label)}
    if not turns:
        return
    askers = _askers(blocks, turns, patterns)
    interviewee = _interviewee(blocks[: min(turns)], patterns)
    current: Block | None = None
    for i, block in enumerate(blocks):
        if label := turns.get(i):
            named = interviewee if label.key in answering else block.span(*label.name)
            body = block.span(label.words_at, len(block.text))
            block.become("question" if label.key in askers else "answer", "turn", body, named)
            current = block
        elif current and not block.kind and _goes_on(block, current, patterns):
            bullet = BULLET.match(block.text)
            body = block.span(bullet.end(), len(block.text)) if bullet else None
            block.become(current.kind, "turn_goes_on", body, current.label)
        elif not block.kind or block.kind in ("heading", "headline"):
            current = None


def _is_title(block: Block, label: Label) -> bool:
    """`Governor: Storm Is 'Worst of Our Lives'` above the transcript that the governor speaks in."""
    return bool(block.kind) and is_title_case(block.text[label.words_at :])


def find_label(block: Block, patterns: Patterns) -> Label | None:
    """The speaker's label that a block may open with."""
    head = block.text[:HEAD]
    if match := BARE_Q.match(head):
        return Label("q", Span(0, 1), match.end(), False, 1)
    match = LABEL.match(head)
    if not match or match.end() >= len(block.text) or (head[match.end() - 1] == ":" and head[match.end()] not in "\"“‘'«„[(*"):
        return None  # '10:30', 'http://'
    name, role = match[1].strip(), match[2]
    no_speakers, publications = patterns.words_of["no_speakers"], patterns.words_of["kinds_of_publication"]
    words = name.replace(",", " ").split()
    if not words or not _is_name(words, patterns.words_of["particles_of_names"]) or words[0].lower() in no_speakers:
        return None
    if words[-1].lower() in no_speakers and not (len(words) > 1 and words[-1].lower() in publications):
        return None
    words_below = block.text[match.end() : match.end() + 60]
    shouted = name.isupper() and len(words) > 1 and not words_below.isupper()
    key = words[-1].strip(".,'’").casefold()
    sure = bool(role or shouted or _is_titled(name, patterns))
    return Label(key, Span(*match.span(1)), match.end(), sure, len(words)) if key else None


def _is_titled(name: str, patterns: Patterns) -> bool:
    """`Dr. Vance`, `the president`."""
    first, *others = name.split()
    return bool(others) and first.removesuffix(".").lower() in patterns.titles or bool(ROLE.match(name))


def _is_name(words: list[str], particles: frozenset[str]) -> bool:
    """`Dr. Eleanor Vance`, `Ursula von der Leyen`, `THE PRESIDENT`, `Q`; or a site, `harbour.news`."""
    if len(words) == 1 and re.fullmatch(r"[a-z]+\.[a-z]{2,10}", words[0]):
        return True
    if len(words) > 7 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all((w[0].isupper() and not any(c.isdigit() for c in w)) or w in particles | INSIDE_NAMES for w in words)


def _speakers(blocks: list[Block], labels: dict[int, Label], patterns: Patterns) -> set[str]:
    """Keys of the labels that announce speakers: in a conversation speakers return, take turns, and somebody asks."""
    count = Counter(label.key for label in labels.values())
    sure = {label.key for label in labels.values() if label.sure}
    askers, answerers = patterns.words_of["askers"], patterns.words_of["answerers"]
    called = {key for key in askers & count.keys() if count[key] > 1 or (len(count) > 1 and key != "q")}
    if "q" in count and answerers & count.keys():
        called |= {"q"}
    speakers = called | (answerers & count.keys() if called else set()) | {key for key in sure if count[key] > 1}
    asked = any("?" in blocks[i].text[-200:] for i in labels)
    places = sorted(labels)
    for i, j in zip(places, places[1:], strict=False):
        left, right = labels[i].key, labels[j].key
        returning = max(count[left], count[right]) > 1 and (asked or {left, right} <= sure)
        if j - i <= FARTHEST_TURN and left != right and (returning or {left, right} & speakers):
            speakers |= {left, right}
    return speakers | (sure if speakers else set())


def _askers(blocks: list[Block], turns: dict[int, Label], patterns: Patterns) -> set[str]:
    """Who asks: whoever is called so, or a voice whose turns end in questions more often than another's do."""
    count, asking = Counter(), Counter()
    for i, label in turns.items():
        last = i
        while last + 1 < len(blocks) and last + 1 not in turns and not blocks[last + 1].kind and last < i + FARTHEST_TURN:
            last += 1
        count[label.key] += 1
        asking[label.key] += any(block.text.rstrip("\"”’'*_ ").endswith("?") for block in blocks[i : last + 1])
    share = {key: asking[key] / count[key] for key in count}
    often = {key for key in share.keys() - patterns.words_of["answerers"] if share[key] >= max(0.5, 0.75 * max(share.values()))}
    called = patterns.words_of["askers"] & count.keys()
    if called:
        return called | often
    return often if often != set(count) else set()


def _goes_on(block: Block, turn: Block, patterns: Patterns) -> bool:
    """Whether an unlabelled paragraph is still the speaker's: not once its quotation is closed or its speaker is told of."""
    words = turn.text[turn.body.start - turn.start :]
    if words[0] in '“"' and words[-1] in '”"' and len(words) > 1:
        return False
    own_label = turn.label if turn.label and turn.start <= turn.label.start < turn.end else None
    name = turn.text[own_label.start - turn.start : own_label.end - turn.start].split() if own_label else []
    head = block.text[: 2 * HEAD]
    return not (
        name and len(name[-1]) > 2 and re.search(rf"\b{re.escape(name[-1])}\b", head) and patterns.narrated.search(head)
    )


def _interviewee(above: list[Block], patterns: Patterns) -> Span | None:
    """Whom the text announces as interviewed: `An Interview with Dr. Eleanor Vance`; for answers that are labelled `A:`."""
    for block in above:
        match = patterns.announced_interview.search(block.text[: 4 * HEAD])
        if match and (name := _name_at(block.text, match.end(), patterns.words_of["particles_of_names"])):
            return block.span(*name)
    return None


def _name_at(text: str, at: int, particles: frozenset[str]) -> Span | None:
    end, n_words = at, 0
    for word in re.compile(r"\S+").finditer(text, at, min(len(text), at + 120)):
        bare = word[0].rstrip(".,;:?!’'\")")
        if not bare or not (bare[0].isupper() or bare in particles):
            break
        end, n_words = word.start() + len(bare), n_words + 1
        if word[0][-1] in ",;:?!" or n_words == 6:
            break
    return Span(at, end) if n_words > 1 else None
