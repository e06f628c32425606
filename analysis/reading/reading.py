"""One article on its way through the finders: all that they look at, each part made once."""

import dataclasses
import functools
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analysis.reading.article import Article
from analysis.reading.grammar import tokens_in
from analysis.reading.layout.sections import Section
from analysis.reading.parse import LONGEST_SENTENCE, Parse, attributes_of, read_parse, sentences_of
from analysis.reading.plain import Plain
from analysis.reading.quotations import Quoted, find_quotations
from analysis.reading.said import Said
from analysis.words import Vocabulary, nevers_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

BEGINNING = 8000  # characters that say what an article is about


@dataclasses.dataclass(frozen=True)
class Reading:
    """The article, its sections, its parse and the word lists.

    `article` holds the plain text, whose characters stand in `received` at `plain.origin`. `copy` is what the model read: as
    long as the plain text, its lines joined, shouted words in lower case. `docs` are spaCy's readings of its pieces, the
    sections and what stands between them, one after the other.
    """

    received: Article
    plain: Plain
    article: Article
    sections: tuple[Section, ...]
    docs: "tuple[Doc, ...]"
    copy: str
    vocabulary: Vocabulary

    @functools.cached_property
    def attributes(self) -> dict[str, np.ndarray]:
        """What networks see of the parse: attribute (`ATTRIBUTES` of parse.py) -> spaCy's number for it, one a token."""
        return attributes_of(self.docs)

    @functools.cached_property
    def parse(self) -> Parse:
        """The parse as plain lists."""
        return read_parse(self.docs, self.attributes, self.vocabulary.words_of)

    @functools.cached_property
    def quoted(self) -> Quoted:
        """What stands between quotation marks."""
        return Quoted(find_quotations(self.article.text, self.sections))

    @functools.cached_property
    def is_quoted(self) -> list[bool]:
        """For each token whether it begins between quotation marks."""
        return [self.quoted.at(start) is not None for start in self.parse.starts]

    @functools.cached_property
    def said(self) -> Said:
        """On which day the words at each token were said."""
        return Said(self)

    @functools.cached_property
    def topics(self) -> dict[str, float]:
        """Issue -> its share of all that the beginning of the article says of issues."""
        weights = self.vocabulary.codebook.weigh(self.article.text[:BEGINNING])
        return {issue: weight / sum(weights.values()) for issue, weight in weights.items()}

    @functools.cached_property
    def _is_list(self) -> list[bool]:
        """For each token whether it stands in a run of words so long that it is no sentence."""
        sentences = sentences_of(self.attributes)
        length = Counter(sentences)
        return [length[sentence] > LONGEST_SENTENCE for sentence in sentences]

    def never(self, name: str) -> list[bool]:
        """For each token whether no entry of this word list can stand there.

        That is where a pattern of `never.csv` matches (`have to do with` for triggers), and in a run of words so long that it
        is no sentence.
        """
        marks = list(self._is_list)
        for start, end in nevers_of(self.vocabulary, name).places(self.article.text):
            for token in tokens_in(self.parse, start, end):
                marks[token] = True
        return marks

    @functools.cached_property
    def no_issue(self) -> list[bool]:
        """For each token whether its words are a figure that speaks of no issue: hold the talks hostage."""
        return self.never("issues")

    @functools.cached_property
    def section_at(self) -> list[int]:
        """Token index -> position in `sections` of the section that the token stands in."""
        places, current = [], 0
        for start in self.parse.starts:
            while current + 1 < len(self.sections) and self.sections[current + 1].start <= start:
                current += 1
            places.append(current)
        return places

    def section_of(self, token: int) -> Section:
        """The section in which a token stands."""
        return self.sections[self.section_at[token]]
