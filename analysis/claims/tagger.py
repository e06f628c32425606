"""A `Reading` in, attributions out: a network labels sources, cues and contents, and a linker joins them.

The labels are those of `network.py`. Network and linker were trained on PolNeAR (Newell, Margolin and Ruths, LREC 2018) by
`benchmarks/train_network.py` and `benchmarks/train_claims.py`; weights/MODEL_CARD.md says how good they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.claims.features import Sequences, read_sequences
from analysis.claims.linker import Attribution, Range, Tagged, link
from analysis.claims.network import find_labels
from analysis.reading import Reading
from analysis.weights import read_weights

TITLES = frozenset(("headline", "heading"))
PROSE = frozenset(("paragraph", "lead_in", "list_item", "takeaway", "question", *TITLES))  # kinds of sections that are read


def find_attributions(reading: Reading, words: Sequence[Sequence[int]]) -> list[Attribution]:
    """The attributions in the sections of prose, in the order of their cues; `words` are the tokens of each section."""
    tokens = tokens_of_prose(reading, words)
    if not len(tokens):
        return []
    sequences = read_sequences(reading, tokens)
    return link(as_tagged(find_labels(sequences), sequences, reading), read_weights("links"))


def tokens_of_prose(reading: Reading, words: Sequence[Sequence[int]]) -> np.ndarray:
    """The words that the network reads, by their places in the parse."""
    readable = zip(reading.sections, words, strict=True)
    return np.array([i for section, tokens in readable if section.kind in PROSE for i in tokens], np.int64)


def as_tagged(labels: np.ndarray, sequences: Sequences, reading: Reading) -> Tagged:
    """The spans behind the labels. A content ends with its section, and blanks inside a span belong to it."""
    spans: dict[int, list[Range]] = {1: [], 3: [], 5: []}
    tokens = sequences.tokens.tolist()
    section = sequences.section.tolist()
    open_label, start, before = 0, 0, -1
    for k, label in enumerate([*labels.tolist(), 0]):
        goes_on = label and label % 2 == 0 and label - 1 == open_label and section[k] == section[before]
        if not goes_on:
            if open_label:
                spans[open_label].append((tokens[start], tokens[before] + 1))
            open_label, start = (label if label % 2 else label - 1 if label else 0), k
        before = k
    return Tagged(reading.parse, reading.section_at, reading.is_quoted, spans[1], spans[3], spans[5])
