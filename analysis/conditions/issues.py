"""The words of a condition in, its issues out: what is demanded, by the codebook and by weights that were learnt with it.

The built-in issues are judged by the words of the condition, of its sentence and of the article (`weights/issues.json`):
"That is unacceptable" is about pay in an article about pay. With a codebook of the user's own its patterns alone decide.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping

from analysis.reading import Reading
from analysis.reading.grammar import sentence_of
from analysis.weights import read_weights, score
from analysis.words import OTHER

LEAST = 0.3  # probability under which an issue is a guess, and the condition is of none
MOST = 3  # times that a sign of the codebook counts
SHARES = 4  # how often an article speaks of an issue that it speaks of alone
_WORD = re.compile(r"[a-z][a-z'-]+")


def issues_of(reading: Reading, first: int, last: int, quote: str) -> str:
    """The issues of a condition, its tokens `first` to `last` and its `quote`: the likeliest first, joined by `;`."""
    if reading.vocabulary.own_issues:
        found = reading.vocabulary.issues_of(quote)
        return found if found != OTHER else reading.vocabulary.issues_of(_sentence(reading, first, last))
    likely = issue_probabilities(read_weights("issues"), issue_signs(reading, first, last))
    found = sorted((issue for issue in likely if likely[issue] >= LEAST), key=lambda issue: -likely[issue])
    return ";".join(found if OTHER not in found else found[:1]) or OTHER


def issue_probabilities(weights: Mapping[str, Mapping[str, float]], signs: list[str]) -> dict[str, float]:
    """Issue -> how likely it is; all together 1."""
    scores = {issue: score(of_issue, signs) for issue, of_issue in weights.items()}
    top = max(scores.values())
    parts = {issue: math.exp(found - top) for issue, found in scores.items()}
    whole = sum(parts.values())
    return {issue: part / whole for issue, part in parts.items()}


def issue_signs(reading: Reading, first: int, last: int) -> list[str]:
    """What tells the issue of the tokens `first` to `last`: their words and pairs of words, no names; what the codebook finds
    in them, in their sentence and in the article. A sign that counts more than once stands there as often."""
    parse, book = reading.parse, reading.vocabulary.codebook
    around = sentence_of(parse, first)
    own, wider = list(_words(reading, first, last + 1)), set(_words(reading, around.start, max(around.stop, last + 1)))
    signs = [f"word={word}" for word in dict.fromkeys(own)]
    signs += [f"pair={one} {other}" for one, other in dict.fromkeys(itertools.pairwise(own))]
    signs += [f"sentence={word}" for word in sorted(wider)]
    said = parse.span(first, last + 1)
    for where, found in (
        ("quote", book.weigh(reading.article.text[said.start : said.end])),
        ("near", book.weigh(_sentence(reading, first, last))),
        ("article", {issue: SHARES * share for issue, share in reading.topics.items()}),
    ):
        signs += [f"{where}:{issue}" for issue, weight in found.items() for _ in range(min(MOST, round(weight)))]
    return signs


def _sentence(reading: Reading, first: int, last: int) -> str:
    """The text of the sentence in which the tokens begin, to their end at least."""
    around = sentence_of(reading.parse, first)
    whole = reading.parse.span(around.start, max(around.stop, last + 1))
    return reading.article.text[whole.start : whole.end]


def _words(reading: Reading, start: int, stop: int) -> Iterator[str]:
    """The lemmas of the tokens that say something and name nobody."""
    parse, empty = reading.parse, reading.parse.classes["empty_words"]
    for k in range(start, stop):
        lemma = parse.lemmas[k]
        if parse.tags[k] not in ("NNP", "NNPS") and not parse.ents[k] and lemma not in empty and _WORD.fullmatch(lemma):
            yield lemma
