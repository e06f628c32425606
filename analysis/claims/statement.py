"""A statement before its attributes are read, and what its finders ask: whom a phrase names, how much is quoted."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analysis.actors import Cast
from analysis.reading import Parse, Reading, Section
from analysis.reading.grammar import noun_phrase
from analysis.tables import Span


@dataclasses.dataclass(frozen=True)
class Statement:
    """Its places in the text and in the parse; `content` and `tokens` are in order."""

    section: Section
    content: tuple[Span, ...]
    tokens: tuple[int, ...]
    form: str
    rule: str
    speaker: Span | None = None
    speaker_id: str | None = None
    cue: Span | None = None
    cue_tokens: tuple[int, ...] = ()
    reported_by: str | None = None

    @property
    def is_nobodys(self) -> bool:
        """Whether no speaker is known and no words are marked: They must accept *that*."""
        return self.speaker_id is None and self.form == "indirect"


def actor_named(parse: Parse, cast: Cast, head: int) -> str | None:
    """The actor that the phrase with this head, or the head alone, names; of several in one breath the group."""
    start, end = noun_phrase(parse, head)
    return cast.group_at(head) or cast.actor_among(start, end - 1) or cast.actor_among(head, head)


def source_named(parse: Parse, cast: Cast, head: int | None) -> str | None:
    """The actor that a source with this head names, or what stands beside it: the ambassador, Igor Petrov.

    Of a relative pronoun it is the phrase before it: Lavrov, who said.
    """
    if head is None:
        return None
    clause = parse.heads[head]
    if parse.tags[head] in ("WDT", "WP") and parse.deps[clause] == "relcl":
        head = parse.heads[clause]
    beside = (cast.actor_among(c, c) for c in parse.children[head] if parse.deps[c] == "appos")
    return actor_named(parse, cast, head) or next(filter(None, beside), None)


def reporter_in(section: Section, cast: Cast) -> str | None:
    """The interviewer, where the section is a question: what it tells of others is reported by them."""
    return cast.speakers.get(section.section_id) if section.kind == "question" else None


def form_of(reading: Reading, tokens: Sequence[int]) -> str:
    """`direct`, `mixed` or `indirect`, by how many of the words stand between quotation marks."""
    parse = reading.parse
    words = [i for i in tokens if parse.words[i][:1].isalnum()]
    marked = sum(reading.is_quoted[i] for i in words)
    return "indirect" if not marked else "direct" if marked == len(words) else "mixed"


def words_of_sections(reading: Reading) -> list[list[int]]:
    """For each section the tokens of its body, without blanks and labels."""
    parse, tokens = reading.parse, [[] for _ in reading.sections]
    for i, number in enumerate(reading.section_at if reading.sections else ()):
        body = reading.sections[number].body
        if body.start <= parse.starts[i] < body.end and not parse.words[i].isspace():
            tokens[number].append(i)
    return tokens
