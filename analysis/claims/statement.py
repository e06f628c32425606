"""What the finders of claims share: the page they look at, and a statement before its attributes are read."""

from __future__ import annotations

import dataclasses
import functools

from analysis.actors import Cast
from analysis.reading import Parse, Quoted, Reading, Section
from analysis.reading.grammar import noun_phrase
from analysis.tables import Span

_RELATIVE = frozenset(("who", "whom", "which", "that"))


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


@dataclasses.dataclass(frozen=True)
class Page:
    """One article with all that is known of it."""

    reading: Reading
    cast: Cast
    parse: Parse
    quoted: Quoted

    def actor_at(self, head: int | None) -> str | None:
        """The actor that the phrase with this head refers to; of a relative pronoun the phrase before it: Lavrov, who said."""
        if head is None:
            return None
        parse, clause = self.parse, self.parse.heads[head]
        if parse.lower[head] in _RELATIVE and parse.deps[clause] == "relcl":
            head = parse.heads[clause]
        named_again = [c for c in parse.children[head] if parse.deps[c] == "appos"]  # the ambassador, Igor Petrov, said
        spans = [parse.span(*noun_phrase(parse, head)), *(parse.span(i, i + 1) for i in (head, *named_again))]
        return next((actor for actor in map(self.cast.actor_of, spans) if actor), None)

    def speaker_of(self, section: Section) -> str | None:
        """The actor whose words the section holds."""
        return self.cast.speakers.get(section.section_id)

    def reporter_in(self, section: Section) -> str | None:
        """The interviewer, where the section is a question: what it tells of others is reported by them."""
        return self.speaker_of(section) if section.kind == "question" else None

    def form_of(self, tokens: tuple[int, ...]) -> str:
        """`direct`, `mixed` or `indirect`, by how many of the words stand between quotation marks."""
        words = [i for i in tokens if self.parse.words[i][:1].isalnum()]
        marked = sum(self.quoted.at(self.parse.starts[i]) is not None for i in words)
        return "indirect" if not marked else "direct" if marked == len(words) else "mixed"

    @functools.cached_property
    def words_of_sections(self) -> list[list[int]]:
        """For each section the tokens of its body, blanks left out."""
        tokens: list[list[int]] = [[] for _ in self.reading.sections]
        bodies = [section.body for section in self.reading.sections]
        for i, number in enumerate(self.reading.section_at if bodies else ()):
            if bodies[number].start <= self.parse.starts[i] < bodies[number].end and not self.parse.words[i].isspace():
                tokens[number].append(i)
        return tokens
