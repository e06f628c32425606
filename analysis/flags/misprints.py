"""All that was found in an article in, the misprints of its text out: what pasting, scraping and translating did to the words.

Nothing is mended: a misprint says where, and how the text should read. Web addresses, handles and texts set in capitals
throughout are no misprints, and neither are the omission marks of a quotation.
"""

import bisect
import re
from collections.abc import Iterator

from analysis.flags.defects import Defect, Found, defect_at
from analysis.reading import Section, one_of
from analysis.reading.grammar import token_at
from analysis.tables import Span
from analysis.words import Vocabulary

SHORTEST_QUOTATION = 8  # characters; a mark with less than that beside it is a mark gone astray, not a quotation
LONGEST_CHUNK = 120  # characters without a blank: anything longer is data, not words
FEWEST_OF_WRAPPED = 3  # broken lines
MOST_SEAMS = 3  # in one chunk: a,b,c,d,e is data

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|^\W*www\.|@|^\W*#|\w\.\w+/|/\w+/|\\|=|_")
_SEAM = re.compile(r"(?<=\w)(…|\.{3,4}|[,;:.!?)”]|[.,!?][”)])(?=\w)|(?<=\w)(?:“(?=\w)|\((?=\w{3}))")
_ACRONYM = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_ELLIPSIS = frozenset(("…", "...", "...."))

_LOWER_START = re.compile(r"(?<=[^\W\d_]{3}[.])[”\"’)]?(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)(?=[^\W\d_])")
# iPhone, al-Assad, e-mail addresses, a) b)
_OWN_SPELLING = re.compile(r"https?\b|www\b|\w*[A-Z]|\w+[-’'.@/]\w*[A-Z]|\w+[.@/]\w|[ivxl]+\)|\w\)")
_PROSE = frozenset(("paragraph", "question", "answer", "lead_in", "pull_quote", "takeaway"))

_BREAK = re.compile(r"(\b\w{2,},?)[ \t]*\r?\n[ \t]*([a-zà-ÿ]{2,})")
_LINE_END = re.compile(r"\S[ \t]*\r?\n[ \t]*(?=\S)")  # inside a paragraph, or between two that no blank line parts
_DOUBLE_MARK = re.compile(r"[“”„«»]|(?<![\d=])\"")
_SPEECH = re.compile(r"\b([a-z]{3,})(?: [a-z]+ly)?, ([A-Z][a-z]*)(?:[’'][a-z]+)? (\w)[^.!?\r\n]*[.!?]?")
_OPEN_A_SENTENCE = frozenset(("SCONJ", "PRON", "ADV", "AUX", "CCONJ", "VERB", "INTJ"))
_GARBLED = re.compile(r"(?:â€.|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|Â[\xa0-\xbf]|\ufffd|[\x00-\x08\x0e-\x1f\x7f-\x9f])+")
_HIDDEN = re.compile(r"(?<=\w)[\u200b\u2060\ufeff\u00ad]+(?=\w)")
_WORD = re.compile(r"\w+")


def glued_words(found: Found) -> Iterator[Defect]:
    """hypocrisy,accusing · However,their · Dr.Vance · negotiations.Sergey · U.S.as"""
    for chunk, seams in _glued(found):
        if not any(seam[0] in _ELLIPSIS for seam in seams):
            yield _unglued(found.text, chunk, seams)


def joining_ellipses(found: Found) -> Iterator[Defect]:
    """cannot…be, which joins words that the source may not have joined; inside quotation marks it is an omission mark."""
    for chunk, seams in _glued(found):
        if any(seam[0] in _ELLIPSIS for seam in seams) and not found.reading.quoted.at(chunk.start()):
            yield _unglued(found.text, chunk, seams)


def _glued(found: Found) -> Iterator[tuple[re.Match[str], list[re.Match[str]]]]:
    """Each chunk of text without a blank that misses some, and the places where they are missing."""
    for section in found.sections:
        if section.kind in ("keywords", "boilerplate", "embed"):
            continue
        if not _SEAM.search(found.text, section.start, section.end):
            continue
        for chunk in _CHUNK.finditer(found.text, section.start, section.end):
            word = chunk[0]
            if len(word) > LONGEST_CHUNK or not _SEAM.search(word) or _ADDRESS.search(word):
                continue
            seams = [m for m in _SEAM.finditer(word) if _is_glued(word, m, found.reading.vocabulary)]
            if 0 < len(seams) <= MOST_SEAMS:
                yield chunk, seams


def _is_glued(word: str, seam: re.Match[str], vocabulary: Vocabulary) -> bool:
    left, right = re.search(r"\w*$", word[: seam.start()])[0], re.match(r"\w*", word[seam.end() :])[0]
    if not (left[-1:].isalpha() and right[:1].isalpha()):
        return False
    match seam[0]:
        case "," | ";":
            return len(left) > 1 and len(right) > 1
        case ":":
            return len(left) > 2 and right[0].isupper() and right[1:2].islower()
        case "." | "!" | "?":
            return _ends_before(word, seam, left, right, vocabulary)
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


def _ends_before(word: str, stop: re.Match[str], left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence, a title or an acronym ends at the stop: talks.They · Dr.Vance · U.S.as, but not J.R.Smith."""
    if left in vocabulary.words_of["short_titles"]:
        return right[0].isupper()
    if _ACRONYM.search(word[: stop.start()]):
        known = any(word[: stop.end()].lstrip("(“\"'‘") in party.names for party in vocabulary.actors)
        return right.islower() and len(right) > 1 or (known and right[1:2].islower())
    is_sentence = len(left) > 1 and left[-1].islower() and right[:2].istitle() and len(right) > 1
    return is_sentence and right.lower() not in vocabulary.words_of["ends_of_web_addresses"]


def _unglued(text: str, chunk: re.Match[str], seams: list[re.Match[str]]) -> Defect:
    """“hypocrisy,accusing” -> the words alone; a full stop that belongs to an acronym goes too, which harms nothing."""
    core = chunk[0].strip(".,;:!?…“”\"‘’'()[]—–-")
    start = at = chunk.start() + chunk[0].index(core)
    pieces = []
    for seam in seams:
        mark, after = chunk.start() + seam.start(), chunk.start() + seam.end()
        blank = mark if seam[0] in ("“", "(") else after
        pieces.append(text[at:mark] + " " + seam[0] if seam[0] in _ELLIPSIS else text[at:blank])
        at = blank
    return defect_at(start, start + len(core), " ".join([*pieces, text[at : start + len(core)]]))


def lost_capitals(found: Found) -> Iterator[Defect]:
    """a tactic. by stressing · beyond the war, the two"""
    text, particles = found.text, found.classes["particles_of_names"]
    for k, section in enumerate(found.sections):
        if section.kind not in _PROSE:
            continue
        starts = [m.end() for m in _LOWER_START.finditer(text, *section.body) if _ends_sentence(found, m.start())]
        if section.kind != "pull_quote" and (k == 0 or _is_closed(text, found.sections[k - 1])):
            starts.insert(0, section.body.start)
        for at in starts:
            word = re.compile(r"[^\W\d_]+").match(text, at, section.end)
            if word and word[0].islower() and word[0] not in particles and not _OWN_SPELLING.match(text, at, section.end):
                yield defect_at(*word.span(), word[0][:1].upper() + word[0][1:])


def _ends_sentence(found: Found, at: int) -> bool:
    """Whether the full stop before `at` ends a sentence and not a short form."""
    word = re.search(r"\w+$", found.text[max(0, at - 30) : at - 1])
    if not word or word[0].lower() in found.classes["short_forms"]:
        return False
    return word[0].islower() or len(word[0]) > 5  # Calif. and Sept.


def _is_closed(text: str, section: Section) -> bool:
    """Whether a section ends as sentences do, or is set as headings are, so that the next one begins a new sentence."""
    if section.kind in ("headline", "heading"):
        words = [w for w in text[section.start : section.end].split() if len(w) > 3]
        return sum(w[0].isupper() for w in words) * 2 > len(words)
    return section.kind in ("byline", "dateline") or text[section.end - 1] in '.!?”"'


def its_own(found: Found) -> Iterator[Defect]:
    """it's own influence"""
    for m in found.matches(r"\b([Ii])t['’]s own\b"):
        yield defect_at(*m.span(), f"{m[1]}ts own")


def blocks_of_states(found: Found) -> Iterator[Defect]:
    """a military block · alliance or block · blocks and alliances"""
    like, kinds = one_of(found.classes["like_blocs"]), one_of(found.classes["kinds_of_blocs"])
    for m in found.matches(rf"\b(?:{like} (?:or|and)|{kinds}) (blocks?)\b|\b(blocks?) (?:or|and) {like}\b"):
        yield defect_at(*m.span(m.lastindex), m[m.lastindex].replace("block", "bloc"))


def words_twice(found: Found) -> Iterator[Defect]:
    """the end of of the war"""
    for m in found.matches(rf"\b({one_of(found.classes['never_twice'])}) \1\b(?!-)"):
        yield defect_at(*m.span(), m[1])


def broken_lines(found: Found) -> Iterator[Defect]:
    """the deception in the West ⏎ when setting its aims: a line break inside a sentence, in a text that is not hard-wrapped."""
    text, sections = found.text, found.sections
    starts, breaks = [s.start for s in sections], list(_BREAK.finditer(text))
    wrapped = len(breaks) >= FEWEST_OF_WRAPPED and len(breaks) * 3 > len(_LINE_END.findall(text))
    if not starts or wrapped or len(breaks) * 4 > text.count("\n"):
        return
    for m in breaks:
        before, after = (sections[bisect.bisect_right(starts, at) - 1] for at in m.span())
        cue = before.gaps or after.gaps  # the lines of subtitles
        if {before.kind, after.kind} <= _PROSE and not cue and not _OWN_SPELLING.match(text, m.start(2), m.end()):
            yield defect_at(*m.span(), f"{m[1]} {m[2]}")


def lone_marks(found: Found) -> Iterator[Defect]:
    """He said: “We agree to talk. -> a mark that opens and never closes, or closes what nothing opened."""
    text, sections = found.text, found.reading.sections
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
        yield defect_at(start, start + len(quote), quote + "”" if missing == "closing" else "“" + quote)


def unmarked_speech(found: Found) -> Iterator[Defect]:
    """She replied, Why should we leave? -> a sentence of its own behind a word that reports, and no marks."""
    text, parse = found.text, found.reading.parse
    cues = {cue.cue for cue in found.reading.vocabulary.cues}
    for section in found.reading.sections:
        for m in _SPEECH.finditer(text, *section.body) if section.kind in _PROSE else ():
            said, first = (token_at(parse, m.start(k)) for k in (1, 2))
            new_sentence = parse.pos[first] in _OPEN_A_SENTENCE or parse.pos[first] == "DET" and m[3][0].islower()
            if parse.lemmas[said] in cues and new_sentence and not found.reading.quoted.at(m.start(1)):
                yield defect_at(m.start(2), m.end(), f"“{text[m.start(2) : m.end()]}”")


def garbled(found: Found) -> Iterator[Defect]:
    """donâ€™t: bytes of one encoding read as another, at the first place of a section."""
    for section in found.reading.sections:
        if m := _GARBLED.search(found.text, section.start, section.end):
            yield defect_at(*m.span(), _regained(m[0]))


def _regained(garbled: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return garbled.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def hidden_characters(found: Found) -> Iterator[Defect]:
    """A word with characters in it that nobody sees, the first of a section."""
    reading, told = found.reading, set()
    for m in _HIDDEN.finditer(reading.received.text):
        after = bisect.bisect_left(reading.plain.origin, m.end())
        place = bisect.bisect_right([section.start for section in reading.sections], after) - 1
        if place >= 0 and place not in told:
            told.add(place)
            start = after - len(re.search(r"\w*$", found.text[max(0, after - LONGEST_CHUNK) : after])[0])
            yield defect_at(start, _WORD.match(found.text, start).end(), "")
