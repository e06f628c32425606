"""A block in, the label of a speaker that it may open with out: `Dr. Vance:`, `Q    `, `Mr RUNDLE—`, a name on its own line.

A time, two angle brackets or a Markdown mark may stand before it. Whether a label announces a turn is told by its company
(see `turns`).
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

from analysis.reading.layout.blocks import HEAD, Block, ends_sentence
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
BRACKETS = r"((?:[ \t]*[(\[][^()\[\]\n]{1,120}[)\]]){0,3})"
NAME = r"([^\n:?!*\[\]\"“”()—<>]{1,70}?)"
# '[00:01:12] ', '01:12 – ', '>> ', '#### ', '§ 14. '
LEAD = re.compile(
    rf"(?:(?:[\[(]{TIME}[\])]|{TIME}(?=[ \t])|(?:>|&gt;){{2,3}}|#{{1,6}}(?=[ \t])|§(?: ?\d{{1,3}}\.)?(?=[ \t\xa0]))"
    r"[ \t\xa0]*(?:[-–—|][ \t]*)?){1,3}"
)
LABEL = re.compile(rf"[\"“*_]{{0,3}}{NAME}{BRACKETS}[*_]{{0,3}}:[*_]{{0,3}}[ \t\xa0]*(?=\S)")
DASHED = re.compile(
    rf"[*_]{{0,3}}{NAME}{BRACKETS}[*_]{{0,3}}(\.[ \t]?[—–-]{{1,2}}|[—–]{{1,2}}|--|[ \t]+[—–-][ \t]+)[*_]{{0,3}}"
    r"[ \t\xa0]*(?=[“\"‘'A-Z])"
)
STOPPED = re.compile(rf"{BRACKETS}[*_]{{0,3}}\.[*_]{{0,3}}[ \t\xa0]+(?=[“\"‘'A-Z])")  # behind the name: 'Mr. RUNDLE. The …'
VOICE = re.compile(r"<v(?:\.[\w.-]+)? ([^<>\n]{1,60})>[ \t]*")  # of WebVTT: '<v Anna Rundle>'
LONE = re.compile(
    rf"[*_]{{0,3}}{NAME}{BRACKETS}:?[*_]{{0,3}}:?(?:\n{BRACKETS})?(?:[ \t|–-]*[(\[]?{TIME}(?: ?[AaPp][Mm])?[)\]]?)?$"
)
# 'Q    Thank you, Mr. President.', 'QWhat now?', 'A. It is late.', 'A2. It is late.'
BARE_Q = re.compile(r"(Q)(?:[ \t\xa0]+(?=[A-Z\"“])|(?=[A-Z][a-z]))")
LETTER = re.compile(r"([QA])\d{0,2}\.[ \t\xa0]+(?=[A-Z\"“])")
SEAT = re.compile(rf"(?=[(\[]){BRACKETS}")
INSIDE_NAMES = frozenset(("of", "the", "and", "for"))  # 'Speaker of the House'
ROLE = re.compile(r"THE [A-Z]+$", re.IGNORECASE)
NUMBERED = re.compile(r"(.*[^\W\d])[ ]?#?\d{1,2}$")  # 'Speaker 1'
LONGEST_NAME, LONGEST_LONE = 7, 90  # words, characters
CLOSED = 0.8  # share of the paragraphs below names on their own lines that end like sentences


@dataclasses.dataclass(frozen=True)
class Label:
    """A possible speaker's label at the head of a block; offsets count from the start of the block."""

    key: str  # what 'Dr. Eleanor Vance' and 'Dr. Vance' have in common
    name: Span
    words_at: int
    sure: bool  # a role in brackets, a title, a name in capitals
    n_words: int


def find_label(block: Block, patterns: Patterns) -> Label | None:
    """The speaker's label that a block may open with."""
    head = block.text[:HEAD]
    if block.label and block.body and not block.kind:  # joined with the line above, which is a name
        name = Span(block.label.start - block.start, block.label.end - block.start)
        return _label(block.text, name, block.body.start - block.start, "", True, patterns)
    if match := BARE_Q.match(head):
        return Label("q", Span(0, 1), match.end(), False, 1)
    lead = LEAD.match(head)
    at = lead.end() if lead else 0
    for name, words_at, brackets, sure in (
        *_voiced(head, at), *_with_colon(head, at, patterns), *_with_dash(head, at, patterns), *_with_stop(head, at, patterns)
    ):  # fmt: skip
        if words_at < len(block.text):
            return _label(block.text, name, words_at, brackets, sure, patterns)
    match = LETTER.match(head)
    return Label(match[1].lower(), Span(0, 1), match.end(), False, 1) if match else None


Found = Iterator[tuple[Span, int, str, bool]]  # the name, where the words begin, what stands in brackets, whether it is sure


def _voiced(head: str, at: int) -> Found:
    if match := VOICE.match(head, at):
        yield Span(*match.span(1)), match.end(), "", True


def _with_colon(head: str, at: int, patterns: Patterns) -> Found:
    match = LABEL.match(head, at)
    if match and match.end() < len(head):
        glued = head[match.end() - 1] == ":" and head[match.end()] not in "\"“‘'«„[(*"  # '10:30', 'http://'
        if not glued or (is_shouted(match[1]) and head[match.end()].isupper()):
            yield Span(*match.span(1)), match.end(), match[2], _is_titled(match[1].strip(), patterns)


def _with_dash(head: str, at: int, patterns: Patterns) -> Found:
    """`Mr RUNDLE—`, `HON. A. RUNDLE.-`, `Mr Rundle.—`; but: `Mr Rundle — who chairs the union — said`."""
    if match := DASHED.match(head, at):
        name, glue = match[1].strip(), match[3]
        titled, loud = _is_titled(name, patterns), is_shouted(_before_of(name))
        if re.fullmatch(r"\.[ \t][—–]", glue):  # Ann Lee, on behalf of the group. – Mr President, …
            yield Span(match.start(1), match.start(1) + len(match[1].partition(",")[0])), match.end(), match[2], titled
        elif loud or (titled and (glue[0] == "." or not glue[0].isspace())):
            yield Span(*match.span(1)), match.end(), match[2], titled and (loud or glue[0] == ".")


def _with_stop(head: str, at: int, patterns: Patterns) -> Found:
    """`Mr. RUNDLE of Iowa. I rise …`, `The PRESIDING OFFICER. Is there …?`"""
    if head.isupper():
        return
    for match in STOPPED.finditer(head, at, at + LONGEST_LONE):
        whole = head[at : match.start()].lstrip("*_")
        name = _before_of(whole)
        if not _is_titled(name, patterns) or not is_shouted(name):
            continue
        if not name.lower().startswith("the ") or name[4:].isupper() and len(name) > len("The SPEAKE"):
            yield Span(match.start() - len(whole), match.start()), match.end(), match[1], True
        return


def _before_of(name: str) -> str:
    """`Mr. RUNDLE of Iowa` -> `Mr. RUNDLE`; `The SPEAKER pro tempore` -> `The SPEAKER`."""
    return name.split(" of ")[0].split(" pro ")[0]


def is_shouted(name: str) -> bool:
    """`Mr RUNDLE`, `Ms McRUNDLE`: whether the last word is in capitals."""
    word = name.split()[-1].strip(".,'’") if name.split() else ""
    return len(word) > 1 and word[-2:].isupper()


def _label(text: str, name: Span, words_at: int, brackets: str, sure: bool, patterns: Patterns) -> Label | None:
    """The label of this name, if it may be a speaker's."""
    given = text[name.start : name.end]
    start = name.start + len(given) - len(given.lstrip())
    given = _without_office(given.strip(), patterns)
    no_speakers, publications = patterns.words_of["no_speakers"], patterns.words_of["kinds_of_publication"]
    words = given.replace(",", " ").split()
    if numbered := _numbered(given, patterns):
        return Label(numbered, Span(start, start + len(given)), words_at, True, len(words))
    if not words or not _is_name(words, patterns.words_of["particles_of_names"]) or words[0].lower() in no_speakers:
        return None
    if len(words) == 1 and words[0].istitle() and words[0].lower() in patterns.days:
        return None
    known = len(words) > 1 and words[0].lower() in patterns.words_of["given_names"]
    if words[-1].lower() in no_speakers and not known and not (len(words) > 1 and words[-1].lower() in publications):
        return None
    shouted = given.isupper() and len(words) > 1 and not text[words_at : words_at + 60].isupper()
    key = words[-1].strip(".,'’").casefold()
    sure = bool(sure or brackets or shouted or known)
    return Label(key, Span(start, start + len(given)), words_at, sure, len(words)) if key else None


def _without_office(name: str, patterns: Patterns) -> str:
    """`ANNA RUNDLE, UNION PRESIDENT` -> `ANNA RUNDLE`; `Mr. RUNDLE of Iowa` -> `Mr. RUNDLE`."""
    before, comma, after = name.partition(",")
    if comma and len(before.split()) > 1 and (before.isupper() or after.strip()[:1].isupper()):
        name = before.strip()
    before = _before_of(name)
    return before if before != name and is_shouted(before) and not name.isupper() and _is_titled(before, patterns) else name


def _numbered(name: str, patterns: Patterns) -> str:
    """`Speaker 1`: one of several whom the file does not name; `Q1` is a question as any other."""
    match = NUMBERED.fullmatch(name)
    word = match[1].split()[-1].lower() if match and name[0].isupper() else ""
    if word in patterns.words_of["askers"] | patterns.words_of["answerers"]:
        return word
    return name.casefold() if word in patterns.words_of["unnamed_voices"] else ""


def _is_titled(name: str, patterns: Patterns) -> bool:
    """`Dr. Vance`, `the president`."""
    first, *others = name.split() or [""]
    title = first.removesuffix(".").lower()
    return bool(others) and (title in patterns.titles or title == "the" and is_shouted(name)) or bool(ROLE.match(name))


def _is_name(words: list[str], particles: frozenset[str]) -> bool:
    """`Dr. Eleanor Vance`, `Ursula von der Leyen`, `THE PRESIDENT`, `Q`; or a site, `harbour.news`."""
    if len(words) == 1 and re.fullmatch(r"[a-z]+\.[a-z]{2,10}", words[0]):
        return True
    if len(words) > LONGEST_NAME or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all((w[0].isupper() and not any(c.isdigit() for c in w)) or w in particles | INSIDE_NAMES for w in words)


def join_lone_labels(blocks: list[Block], patterns: Patterns) -> list[Block]:
    """Join names that stand on lines of their own with the words below, where they return as speakers do."""
    blocks = _with_seats(blocks, patterns)
    lone = {i: label for i, block in enumerate(blocks) if (label := _lone(block, patterns))}
    heads = {i for i in lone if i + 1 < len(blocks) and i + 1 not in lone and blocks[i + 1].kind in ("", "heading")}
    count = Counter(lone[i].key for i in heads)
    closed = sum(ends_sentence(blocks[i + 1].text) for i in heads)
    if len(count) < 2 or len(heads) < 3 or max(count.values()) < 2 or closed < CLOSED * len(heads):
        return blocks
    heads = {i for i in heads if lone[i].sure or count[lone[i].key] > 1 or ends_sentence(blocks[i + 1].text)}  # not: a title
    return [
        _joined(block, blocks[i + 1], lone[i]) if i in heads else block for i, block in enumerate(blocks) if i - 1 not in heads
    ]


def _with_seats(blocks: list[Block], patterns: Patterns) -> list[Block]:
    """`Anna Rundle⏎(Hove) (Lab)`: a name and the line in brackets below it as one block."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if above and not block.kind and not block.after_blank and SEAT.fullmatch(block.text) and _lone(above, patterns):
            out[-1] = Block(above.start, block.end, f"{above.text}\n{block.text}", above.after_blank)
        else:
            out.append(block)
    return out


def _lone(block: Block, patterns: Patterns) -> Label | None:
    """`Anna Rundle`, `**Anna Rundle**`, `#### Anna Rundle`, `Anna Rundle  00:12`: a block that is a label and no more."""
    text = block.text
    if block.kind not in ("", "heading") or len(text) > LONGEST_LONE or text[-1] in ".!?,;":
        return None
    lead = LEAD.match(text)
    match = LONE.match(text, lead.end() if lead else 0)
    return _label(text, Span(*match.span(1)), len(text), match[2], False, patterns) if match else None


def _joined(above: Block, below: Block, label: Label) -> Block:
    text = above.text + "\n" * (below.start - above.end) + below.text
    return Block(
        above.start, below.end, text, above.after_blank,
        body=Span(below.start, below.end), label=above.span(*label.name),
    )  # fmt: skip
