"""A `Reading` in, the misprints of its text out: what pasting, scraping and machine translation did to the words.

Nothing is mended: a misprint says where, and how the text should read. Web addresses, handles and texts set in capitals
throughout are no misprints, and neither are the omission marks of a quotation.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterator

from analysis.reading import Quoted, Reading, Section, is_capitals_only
from analysis.tables import Span

SHORTEST_QUOTATION = 8  # characters; a mark with less than that beside it is a mark gone astray, not a quotation
LONGEST_CHUNK = 120  # characters without a blank: anything longer is data, not words

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|^\W*www\.|@|^\W*#|\w\.\w+/|/\w+/|\\|=|_")
_SEAM = re.compile(r"(?<=\w)(…|\.{3,4}|[,;:.!?)”]|[.,!?][”)])(?=\w)|(?<=\w)(?:“(?=\w)|\((?=\w{3}))")
_TITLE = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Gov|Rep|Col|Lt|Sgt|Capt|Rev|Hon|St)$")
_ACRONYM = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_ENDS_OF_ADDRESSES = frozenset((
    "com", "net", "org", "news", "info", "co", "uk", "us", "eu", "gov", "edu", "io", "tv", "ru", "fr", "de", "js", "ai", "me",
))  # fmt: skip
_ELLIPSIS = frozenset(("…", "...", "...."))

_LOWER_START = re.compile(r"(?<=[^\W\d_]{3}[.])[”\"’)]?[^\S\n]*\s[^\S\n]*(?=[^\W\d_])")
_SHORT_FORMS = frozenset((
    "etc", "approx", "dept", "govt", "incl", "est", "max", "min", "avg", "misc", "assn", "bros", "corp", "inc", "ltd",
))  # fmt: skip
_PARTICLES = frozenset((
    "de", "von", "van", "al", "el", "bin", "ibn", "da", "di", "del", "della", "la", "le", "du", "ter", "ten", "der", "den",
    "dos", "ben", "bint", "abu",
))  # fmt: skip
_OWN_SPELLING = re.compile(
    r"https?\b|www\b|\w*[A-Z]|\w+[-’'.@/]?\w*[A-Z]|\w+[.@/]\w|[ivxl]+\)|\w\)"
)  # iPhone, al-Assad, e-mail addresses, a) b)
_PROSE = frozenset(("paragraph", "question", "answer", "lead_in", "pull_quote", "takeaway"))

_BREAK = re.compile(r"(\b\w{2,},?)[ \t]*\r?\n[ \t]*([a-zà-ÿ]{2,})")
_DOUBLE_MARK = re.compile(r"[“”„«»]|(?<![\d=])\"")
_SPEECH = re.compile(r"\b([a-z]{3,})(?: [a-z]+ly)?, ([A-Z][a-z]*)(?:[’'][a-z]+)? (\w)[^.!?\r\n]*[.!?]?")
_OPEN_A_SENTENCE = frozenset(("SCONJ", "PRON", "ADV", "AUX", "CCONJ", "VERB", "INTJ"))
_ITS_OWN = re.compile(r"\b([Ii])t['’]s own\b")
_BLOCK = re.compile(
    r"\bblocks?(?= (?:or|and) alliances?\b)"
    r"|(?:(?<=\balliance or )|(?<=\balliances and )|(?<=\bmilitary )|(?<=\btrade ))blocks?\b"
)
_TWICE = re.compile(r"\b(the|a|an|of|to|and|with|from|for|by) \1\b(?!-)")
_GARBLED = re.compile(r"(?:â€.|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|Â[\xa0-\xbf]|\ufffd|[\x00-\x08\x0e-\x1f\x7f-\x9f])+")
_HIDDEN = re.compile(r"(?<=\w)[\u200b\u2060\ufeff\u00ad]+(?=\w)")


@dataclasses.dataclass(frozen=True)
class Defect:
    """One defect: `kind` and `severity` as in the table of flags, `suggestion` how the text at `span` should read."""

    kind: str
    severity: str
    span: Span
    suggestion: str
    rule: str


def find_misprints(reading: Reading) -> list[Defect]:
    """The misprints of an article, rule by rule."""
    sections = [s for s in reading.sections if not is_capitals_only(reading.article.text[s.start : s.end])]
    quoted = reading.quoted
    return [
        *_glued_words(reading, sections, quoted),
        *_lost_capitals(reading, sections),
        *_lower_case_labels(reading),
        *_misspellings(reading, sections),
        *_broken_lines(reading, sections),
        *_lone_marks(reading),
        *_unmarked_speech(reading, quoted),
        *_garbled(reading),
    ]


def _glued_words(reading: Reading, sections: list[Section], quoted: Quoted) -> Iterator[Defect]:
    """hypocrisy,accusing · However,their · Dr.Vance · negotiations.Sergey · U.S.as · cannot…be"""
    text = reading.article.text
    acronyms = {name for party in reading.vocabulary.actors for name in party.names}
    for section in sections:
        if section.kind in ("keywords", "boilerplate", "embed"):
            continue
        for chunk in _CHUNK.finditer(text, section.start, section.end):
            word = chunk[0]
            if len(word) > LONGEST_CHUNK or not _SEAM.search(word) or _ADDRESS.search(word):
                continue
            seams = [m for m in _SEAM.finditer(word) if _is_glued(word, m, acronyms)]
            if not seams or len(seams) > 3:  # a,b,c,d,e is data
                continue
            omission = any(m[0] in _ELLIPSIS for m in seams)
            if omission and quoted.at(chunk.start()):
                continue
            span = _without_outer_marks(word, chunk.start())
            yield Defect(
                "stray_ellipsis" if omission else "glued_words", "caution" if omission else "note", span,
                _unglued(text, span, [chunk.start() + m.start() for m in seams], [chunk.start() + m.end() for m in seams]),
                "joining_ellipsis" if omission else "blank_after_mark",
            )  # fmt: skip


def _is_glued(word: str, seam: re.Match[str], acronyms: set[str]) -> bool:
    left, right = re.search(r"\w*$", word[: seam.start()])[0], re.match(r"\w*", word[seam.end() :])[0]
    if not (left[-1:].isalpha() and right[:1].isalpha()):
        return False
    match seam[0]:
        case "," | ";":
            return len(left) > 1 and len(right) > 1
        case ":":
            return len(left) > 2 and right[0].isupper() and right[1:2].islower()
        case "." | "!" | "?":
            if _TITLE.match(left):
                return right[0].isupper()
            if _ACRONYM.search(word[: seam.start()]):  # U.S.as, but not J.R.Smith
                known = word[: seam.end()].lstrip("(“\"'‘") in acronyms
                return right.islower() and len(right) > 1 or (known and right[1:2].islower())
            return len(left) > 1 and left[-1].islower() and right[:2].istitle() and len(right) > 1 and _is_no_address_end(right)
        case "…" | "..." | "....":
            return True
        case "(":
            return left.islower() and len(left) > 2
        case ")":  # (EU)said, but not employee(s) or (re)built
            inside = word[word.rfind("(", 0, seam.start()) + 1 : seam.start()]
            return len(right) > 1 and (len(inside) > 3 or inside.isupper())
        case "“":
            return left.islower()
        case _:  # future.”He · (EU),said
            return len(right) > 1
    return False


def _is_no_address_end(word: str) -> bool:
    return word.lower() not in _ENDS_OF_ADDRESSES


def _without_outer_marks(word: str, at: int) -> Span:
    """“hypocrisy,accusing” -> the words alone; a full stop that belongs to an acronym goes too, which harms nothing."""
    core = word.strip(".,;:!?…“”\"‘’'()[]—–-")
    start = at + word.index(core)
    return Span(start, start + len(core))


def _unglued(text: str, span: Span, starts: list[int], ends: list[int]) -> str:
    pieces, at = [], span.start
    for start, end in zip(starts, ends, strict=True):
        blank = start if text[start:end] in "“(" else end
        pieces.append(text[at:blank])
        if text[start:end] in _ELLIPSIS:
            pieces[-1] = text[at:start] + " " + text[start:end]
        at = blank
    return " ".join([*pieces, text[at : span.end]])


def _lost_capitals(reading: Reading, sections: list[Section]) -> Iterator[Defect]:
    """a tactic. by stressing · beyond the war, the two"""
    text = reading.article.text
    for k, section in enumerate(sections):
        if section.kind not in _PROSE:
            continue
        starts = [m.end() for m in _LOWER_START.finditer(text, *section.body) if _ends_sentence(text, m.start())]
        if section.kind != "pull_quote" and (k == 0 or _is_closed(text, sections[k - 1])):
            starts.insert(0, section.body.start)
        for at in starts:
            word = re.compile(r"[^\W\d_]+").match(text, at, section.end)
            if word and word[0].islower() and word[0] not in _PARTICLES and not _OWN_SPELLING.match(text, at, section.end):
                yield Defect(
                    "lower_case_start", "note", Span(*word.span()), word[0][:1].upper() + word[0][1:], "sentence_start"
                )


def _lower_case_labels(reading: Reading) -> Iterator[Defect]:
    """the daily: … where the other questions begin with The daily: …"""
    text = reading.article.text
    labels = [s.label for s in reading.sections if s.label and s.label.start == s.start]
    written = {text[label.start : label.end] for label in labels}
    for label in labels:
        name = text[label.start : label.end]
        if name[:1].islower() and name[0].upper() + name[1:] in written:
            yield Defect("lower_case_name", "note", label, name[0].upper() + name[1:], "label_in_lower_case")


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop before `at` ends a sentence and not a short form."""
    word = re.search(r"\w+$", text[max(0, at - 30) : at - 1])
    return bool(word) and word[0].lower() not in _SHORT_FORMS and (word[0].islower() or len(word[0]) > 5)  # Calif. and Sept.


def _is_closed(text: str, section: Section) -> bool:
    """Whether a section ends as sentences do, or is set as headings are, so that the next one begins a new sentence."""
    if section.kind in ("headline", "heading"):
        words = [w for w in text[section.start : section.end].split() if len(w) > 3]
        return sum(w[0].isupper() for w in words) * 2 > len(words)
    return section.kind in ("byline", "dateline") or text[section.end - 1] in '.!?”"'


def _misspellings(reading: Reading, sections: list[Section]) -> Iterator[Defect]:
    """it's own influence · a military block · the end of of the war: what is wrong whatever was meant."""
    for section in sections:
        for m in _ITS_OWN.finditer(reading.article.text, section.start, section.end):
            yield Defect("misspelling", "note", Span(*m.span()), f"{m[1]}ts own", "its_own")
        for m in _BLOCK.finditer(reading.article.text, section.start, section.end):
            yield Defect("misspelling", "note", Span(*m.span()), m[0].replace("block", "bloc"), "block_of_states")
        for m in _TWICE.finditer(reading.article.text, section.start, section.end):
            yield Defect("misspelling", "note", Span(*m.span()), m[1], "word_twice")


def _broken_lines(reading: Reading, sections: list[Section]) -> Iterator[Defect]:
    """the deception in the West ⏎ when setting its aims: a line break inside a sentence, in a text that is not hard-wrapped."""
    text, starts = reading.article.text, [s.start for s in sections]
    breaks = list(_BREAK.finditer(text))
    if len(breaks) * 4 > text.count("\n"):
        return
    for m in breaks:
        before, after = (sections[bisect.bisect_right(starts, at) - 1] for at in m.span() if starts)
        if {before.kind, after.kind} <= _PROSE and not _OWN_SPELLING.match(text, m.start(2), m.end()):
            yield Defect("broken_line", "note", Span(*m.span()), f"{m[1]} {m[2]}", "break_in_sentence")


def _lone_marks(reading: Reading) -> Iterator[Defect]:
    """He said: “We agree to talk. -> a mark that opens and never closes, or closes what nothing opened."""
    text, sections = reading.article.text, reading.sections
    for k, section in enumerate(sections):
        if section.kind not in _PROSE:
            continue
        opened: list[int] = []
        for m in _DOUBLE_MARK.finditer(text, *section.body):
            if m[0] in "„«" or m[0] in '“"' and _opens(text, m.start()):
                opened.append(m.start())
            elif opened:
                opened.pop()
            else:
                yield from _lone_mark(text, Span(section.body.start, m.end()), "opening")
        handed_on = k + 1 < len(sections) and text[sections[k + 1].body.start] in '"“„«'
        if opened and not handed_on:
            yield from _lone_mark(text, Span(opened[0], section.body.end), "closing")


def _opens(text: str, at: int) -> bool:
    """Whether the mark there opens a quotation: a word behind it and, of a straight one, no word before."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    free = text[at] == "“" or not before or before.isspace() or before in "([—–-/‘'“"
    return free and (after.isalnum() or after in tuple("'‘’[($#….\"“"))


def _lone_mark(text: str, span: Span, missing: str) -> Iterator[Defect]:
    quote = text[span.start : span.end].strip()
    if len(quote) >= SHORTEST_QUOTATION:
        start = text.index(quote, span.start)
        mended = quote + "”" if missing == "closing" else "“" + quote
        yield Defect("lost_quotes", "caution", Span(start, start + len(quote)), mended, "lone_mark")


def _unmarked_speech(reading: Reading, quoted: Quoted) -> Iterator[Defect]:
    """She replied, Why should we leave? -> a sentence of its own behind a word that reports, and no marks."""
    text = reading.article.text
    cues = {cue.cue for cue in reading.vocabulary.cues}
    for section in reading.sections:
        for m in _SPEECH.finditer(text, *section.body) if section.kind in _PROSE else ():
            said, first = (reading.tokens(Span(*m.span(k)))[0] for k in (1, 2))
            new_sentence = first.pos_ in _OPEN_A_SENTENCE or first.pos_ == "DET" and m[3][0].islower()
            if said.lemma_ in cues and new_sentence and not quoted.at(m.start(1)):
                yield Defect(
                    "lost_quotes", "warning", Span(m.start(2), m.end()), f"“{text[m.start(2) : m.end()]}”", "unmarked_speech"
                )


def _garbled(reading: Reading) -> Iterator[Defect]:
    """donâ€™t: bytes of one encoding read as another; and characters that nobody sees inside a word."""
    text = reading.article.text
    for section in reading.sections:
        m = _GARBLED.search(text, section.start, section.end)
        if m:
            yield Defect("encoding", "caution", Span(*m.span()), _regained(m[0]), "garbled")
        m = _HIDDEN.search(text, section.start, section.end)
        if m:
            yield Defect("encoding", "note", Span(*m.span()), "", "hidden_characters")


def _regained(garbled: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return garbled.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
