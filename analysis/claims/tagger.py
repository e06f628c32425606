"""A `Reading` and its parse in, attributions out: a network labels sources, cues and contents, and a linker joins them.

The labels are those of `network.py`. Network and linker were trained on PolNeAR (Newell, Margolin and Ruths, LREC 2018) by
`benchmarks/train_network.py` and `benchmarks/train_claims.py`; weights/MODEL_CARD.md says how good they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.claims.features import Sequences, read_sequences
from analysis.claims.linker import Attribution, Range, Tagged, link
from analysis.claims.network import find_labels
from analysis.reading import Parse, Quoted, Reading
from analysis.weights import read_weights


def find_attributions(reading: Reading, parse: Parse, quoted: Quoted, readable: Sequence[bool]) -> list[Attribution]:
    """The attributions in the sections that are `readable` (one truth value a section), in the order of their cues."""
    tokens = tokens_to_read(reading, parse, readable)
    if not len(tokens):
        return []
    sequences = read_sequences(reading, parse, quoted, tokens)
    labels = find_labels(sequences)
    return link(as_tagged(labels, sequences, reading, parse, quoted), read_weights("links"))


def tokens_to_read(reading: Reading, parse: Parse, readable: Sequence[bool]) -> np.ndarray:
    """The words of readable sections by their places in the parse, without blanks and labels."""
    bodies = [section.body for section in reading.sections]
    if not bodies:
        return np.zeros(0, np.int64)
    here = [
        readable[number] and bodies[number].start <= start < bodies[number].end and not word.isspace()
        for number, start, word in zip(reading.section_at, parse.starts, parse.words, strict=True)
    ]
    return np.flatnonzero(here)


def as_tagged(labels: np.ndarray, sequences: Sequences, reading: Reading, parse: Parse, quoted: Quoted) -> Tagged:
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
    return Tagged(parse, reading.section_at, _quote_flags(parse, quoted), spans[1], spans[3], spans[5])


def _quote_flags(parse: Parse, quoted: Quoted) -> list[bool]:
    flags, k = [False] * len(parse), 0
    for q in quoted.quotations:
        while k < len(parse) and parse.starts[k] < q.span.start:
            k += 1
        while k < len(parse) and parse.starts[k] < q.span.end:
            flags[k] = True
            k += 1
    return flags
