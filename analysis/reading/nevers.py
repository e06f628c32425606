"""A `Reading` and the name of a word list in, the tokens that look like its entries and never are one out."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter

from analysis.reading.parse import Parse
from analysis.reading.reading import Reading
from analysis.words import Never

LONGEST_SENTENCE = 600  # tokens


@functools.cache
def _pattern(nevers: tuple[Never, ...], name: str) -> re.Pattern[str] | None:
    patterns = [never.pattern for never in nevers if never.list == name]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None


def tokens_at(reading: Reading, parse: Parse, name: str) -> list[bool]:
    """For each token whether no entry of this list can stand there.

    That is where a pattern of `never.csv` matches (`have to do with` for modality), and in a run of words so long that it is
    no sentence.
    """
    length = Counter(parse.sentences)
    marks = [length[sentence] > LONGEST_SENTENCE for sentence in parse.sentences]
    pattern = _pattern(reading.vocabulary.never, name)
    for match in pattern.finditer(reading.article.text) if pattern else ():
        token = bisect.bisect_right(parse.ends, match.start())
        while token < len(parse) and parse.starts[token] < match.end():
            marks[token] = True
            token += 1
    return marks
