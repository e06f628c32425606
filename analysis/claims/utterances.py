"""A parse and its quotations in, utterances out: words that a comma or colon sets off after a reporting verb.

Two kinds that a tagger of tokens easily loses: a quotation right after its cue (He said: “We agree.”), and one whose marks were
lost (She objected, asking, If they want war, why talk?), which is carried to its end.
"""

from __future__ import annotations

import dataclasses

from analysis.reading import Parse, Quoted, Reading
from analysis.reading.grammar import VERBAL

SAYING = frozenset(
    ("say", "tell", "state", "ask", "add", "declare", "reply", "answer", "respond", "retort", "wonder", "write", "warn",
     "explain", "stress", "emphasize", "note", "insist", "claim", "argue", "continue", "conclude", "reiterate", "repeat",
     "quip", "joke", "remark", "tweet", "post", "announce", "exclaim", "shout", "recall", "assert", "affirm")
)  # fmt: skip
LONGEST = 400  # tokens that words without marks reach, in prose without stops
_OWN = frozenset(("i", "we", "me", "us", "my", "our"))
_NAMES = frozenset(("NNP", "NNPS"))


@dataclasses.dataclass(frozen=True)
class Utterance:
    """Tokens `start:end` set off after the cue at token `cue`; `marked` when they stand between quotation marks."""

    cue: int
    start: int
    end: int
    marked: bool


def find_utterances(reading: Reading, parse: Parse, quoted: Quoted) -> list[Utterance]:
    """In text order."""
    found = []
    for i in range(1, len(parse) - 1):
        if parse.words[i] not in (",", ":") or quoted.at(parse.starts[i]):
            continue
        cue = i - 2 if parse.tags[i - 1] == "RB" and i > 1 else i - 1  # asking rhetorically, Why should we yield?
        if parse.lemmas[cue] not in SAYING or parse.pos[cue] not in VERBAL:
            continue
        start, section = i + 1, reading.section_at[i]
        while start < len(parse) and parse.words[start].isspace():
            start += 1
        if start == len(parse) or reading.section_at[start] != section:
            continue
        quotation = quoted.at(parse.starts[start])
        if quotation:
            found.append(Utterance(cue, start, _token_at(parse, start, quotation.span.end), True))
        elif _begins_a_sentence(parse, cue, start):
            found.append(Utterance(cue, start, _end(reading, parse, start), False))
    return found


def _token_at(parse: Parse, start: int, offset: int) -> int:
    while start < len(parse) and parse.starts[start] < offset:
        start += 1
    return start


def _begins_a_sentence(parse: Parse, cue: int, start: int) -> bool:
    """A capital that is no name's: he said, If they … ; after a participle also a name's: stating, Moscow will …"""
    if not parse.words[start][:1].isupper() or parse.words[start].isupper() and len(parse.words[start]) > 1:
        return False
    return parse.tags[start] not in _NAMES or parse.tags[cue] == "VBG" or parse.words[start - 1] == ":"


def _end(reading: Reading, parse: Parse, start: int) -> int:
    """Where unmarked words end: with their sentence, and on over sentences that ask or that speak of `we` and `I`."""
    section, end, most = reading.section_at[start], start, min(len(parse), start + LONGEST)
    while end < most and reading.section_at[end] == section:
        stop = end
        while stop < most and parse.sentences[stop] == parse.sentences[end] and reading.section_at[stop] == section:
            stop += 1
        asks = any(parse.words[i] == "?" for i in range(max(end, stop - 3), stop))
        if end > start and not asks and not any(parse.lower[i] in _OWN for i in range(end, stop)):
            break
        end = stop
    while end > start + 1 and parse.words[end - 1].isspace():
        end -= 1
    return end
