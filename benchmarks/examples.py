"""An annotated corpus in, examples out: each article as the tagger sees it, with the right label of every token."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np

from analysis.claims import features, linker, network, statement, tagger
from analysis.reading import article, grammar, language
from analysis.words import vocabulary

ROLES = ("source", "cue", "content")


@dataclasses.dataclass(frozen=True)
class Example:
    """One article: `labels` are places in `network.LABELS`, `claims` the corpus's own, each with the spans of its roles."""

    reading: language.Reading
    parse: grammar.Parse
    sequences: features.Sequences
    labels: np.ndarray
    claims: list[dict]

    def tagged(self) -> linker.Tagged:
        """The spans of the corpus as the linker gets them."""
        return tagger.as_tagged(self.labels, self.sequences, self.reading)


def read_examples(path: Path) -> list[Example]:
    """The articles of the corpus, laid out and parsed as the product does it."""
    words, examples = vocabulary.load(), []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        made = article.Article(article_id=record["id"], path="", sha256="", text=record["text"], title="")
        examples.append(as_example(language.read_language(made, words), record["claims"]))
    return examples


def as_example(reading: language.Reading, claims: list[dict]) -> Example:
    """The labels of the tokens of one article: the first claim that holds a token keeps it."""
    parse = reading.parse
    s = features.read_sequences(reading, tagger.tokens_of_prose(reading, statement.words_of_sections(reading)))
    starts, ends = np.asarray(parse.starts)[s.tokens], np.asarray(parse.ends)[s.tokens]
    labels = np.zeros(len(s.tokens), np.int64)
    for claim in claims:
        for role in ROLES:
            begin = network.LABELS.index("B-" + role)
            for start, end in claim[role]:
                before = None
                for k in range(int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end))):
                    if labels[k]:
                        continue
                    goes_on = before == k - 1 and s.section[k] == s.section[before]
                    labels[k], before = begin + goes_on, k
    return Example(reading, parse, s, labels, claims)
