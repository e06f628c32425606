"""An article in, its `Reading` out: laid out, and parsed by spaCy.

Each section is parsed as itself, so that headings and list items do not bleed into sentences. What the model reads is a
same-length copy of the text: hard-wrapped lines are joined by a space and all-capitals text is lower-cased, so that every
place in it is one in the plain text (see `plain.py`). Glued words (`harbour,saying`, `U.S.or`) are split by tokenizer rules.
"""

import dataclasses
import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.reading.article import Article
from analysis.reading.casing import find_names, in_sentence_case
from analysis.reading.layout.sections import Section, find_sections
from analysis.reading.lexicon import Lexicon, known_words
from analysis.reading.model import forgetting as forgetting
from analysis.reading.model import load_model, read_pieces
from analysis.reading.plain import plain_text
from analysis.reading.quotations import Quotation, find_quotations
from analysis.reading.reading import Reading
from analysis.words import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What the model reads in place of a character that it knows less well.
PLAIN = {
    r"[\r\n\t\x0b\xa0]": " ",
    r"(?<=[nN])’(?=[tT]\b)": "'",  # They don’t agree.
    r"(?<=[a-z])…(?=[a-z])": " ",  # They cannot…be late.
}
NOTE_MARK = re.compile(r"(?<=[\w.,;:!?”\"’')\]])\[(?:\d{1,3}|[a-z]|citation needed)\]")  # They refused.[2] Then
FOREIGN_MARKS = frozenset("«»‹›„‟")
LONGEST_ACRONYM, SHORTEST_SURNAME = 6, 4  # letters
SHOUTED = re.compile(r"(?<=[a-z.] )[A-Z][A-Z'’-]{2,}\b(?: [A-Z'’-]{3,}\b)*")  # Mr | HOLM
LONGEST_RUN = re.compile(r"\S{500}")  # without a blank: of a longer one, the tokenizer looks at the whole for each character
LONGEST_PIECE = 20_000  # characters the model reads at once; bounds memory on an article without line breaks


def read_language(article: Article, vocabulary: Vocabulary) -> Reading:
    """The article, laid out and parsed, with all that the finders look at."""
    plain = plain_text(article.text, load_lexicon())
    seen = dataclasses.replace(article, text=plain.text)
    sections = find_sections(seen, vocabulary)
    copy = reading_copy(plain.text, sections, vocabulary)
    return Reading(article, plain, seen, sections, parse(copy, sections), copy, vocabulary)


def parse(copy: str, sections: tuple[Section, ...]) -> "tuple[Doc, ...]":
    """The pieces of a text as the model reads them, one after the other; sentences never cross a section, a label or a body."""
    bounds = (at for s in sections for at in (s.start, s.end, *s.body, *_glued_label(copy, s)))
    runs = (run.end() for run in LONGEST_RUN.finditer(copy))
    cuts = sorted({0, len(copy), *bounds, *runs, *_breaks_in_long_stretches(copy, sections)})
    return read_pieces([copy[s:e] for s, e in zip(cuts, cuts[1:], strict=False)])


def _glued_label(copy: str, section: Section) -> tuple[int, ...]:
    """Where a name ends to which a mark is glued that the model would take for a part of it: `Mr RUNDLE—`, `>>RUNDLE:`"""
    label = section.label
    if section.rule != "turn" or label is None or not section.start <= label.start < section.end:
        return ()
    before, behind = copy[label.start - 1 : label.start], copy[label.end : label.end + 1]
    glued = (label.start > section.start and not before.isspace()) or behind in set("—–-.*_")
    return tuple(label) if glued else ()


def _breaks_in_long_stretches(copy: str, sections: tuple[Section, ...]) -> list[int]:
    """Places to cut a body that is too long to be read at once: after a full stop, or else a blank, or else anywhere."""
    breaks = []
    for section in sections:
        at = section.body.start
        while section.body.end - at > LONGEST_PIECE:
            stretch = copy[at : at + LONGEST_PIECE]
            at += (stretch.rfind(". ") + 2 if ". " in stretch else 0) or stretch.rfind(" ") + 1 or LONGEST_PIECE
            breaks.append(at)
    return breaks


def reading_copy(text: str, sections: tuple[Section, ...], vocabulary: Vocabulary) -> str:
    """What the model reads: as long as `text`, plain characters for odd ones,
    capitals-only text in sentence case."""
    whole = is_capitals_only(text)  # then a short line is in capitals for the same reason as the others: TALKS FAIL
    blocks = [_without_gaps(text, s) for s in sections]
    shouted = [is_capitals_only(block) or (whole and block.isupper()) for block in blocks]
    labels = [text[s.label.start : s.label.end] for s, loud in zip(sections, shouted, strict=True) if loud and s.label]
    known = known_words(load_lexicon(), vocabulary)
    names = find_names([b for b, loud in zip(blocks, shouted, strict=True) if loud], labels, known)
    pieces, at = [], 0
    for section, block, loud in zip(sections, blocks, shouted, strict=True):
        for pattern, plain in PLAIN.items():
            block = re.sub(pattern, plain, block)
        block = NOTE_MARK.sub(lambda m: " " * len(m[0]), block)
        if section.label and not loud:
            start, end = section.label.start - section.start, section.label.end - section.start
            block = _with_label_in_title_case(block, start, end, vocabulary)
        pieces += [text[at : section.start], in_sentence_case(block, names, known) if loud else block]
        at = section.end
    return _with_plain_marks("".join([*pieces, text[at:]]), find_quotations(text, sections))


def _without_gaps(text: str, section: Section) -> str:
    """The words of a section, blanks where something else stands between them."""
    block = text[section.start : section.end]
    for start, end in section.gaps:
        block = block[: start - section.start] + " " * (end - start) + block[end - section.start :]
    return block


def _with_plain_marks(copy: str, quotations: Sequence[Quotation]) -> str:
    """«We agree» -> “We agree”: the model knows English marks."""
    letters = list(copy)
    for start, closed in ((q.span.start, q.span.end - 1) for q in quotations):
        if letters[start] in FOREIGN_MARKS:
            letters[start] = "“"
            if closed > start and letters[closed] in FOREIGN_MARKS | {"“"}:
                letters[closed] = "”"
    return "".join(letters)


def _with_label_in_title_case(block: str, start: int, end: int, vocabulary: Vocabulary) -> str:
    """`MS. HOLM: We …` -> `Ms. Holm: We …`, `Mr HOLM—We …` -> `Mr Holm—We …`"""
    label = block[start:end]
    if len(label) <= LONGEST_ACRONYM and (
        label.lower() in vocabulary.spellings or label.lower() in vocabulary.words_of["answerers"]
    ):
        return block  # NATO
    titled = label.title() if label.isupper() and len(label) >= SHORTEST_SURNAME else SHOUTED.sub(lambda m: m[0].title(), label)
    return block[:start] + titled + block[end:] if len(titled) == len(label) else block


def is_capitals_only(block: str) -> bool:
    """Whether `block` is set in capitals throughout, as news wires were: `SAN SALVADOR, 2 NOV 89`."""
    if sum(map(block.count, "aeiou")) >= 0.1 * len(block):
        return False
    letters = [*filter(str.isalpha, block)]
    return len(letters) >= 12 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


@functools.cache
def load_lexicon() -> Lexicon:
    """The English words that the model knows."""
    return Lexicon(load_model())
