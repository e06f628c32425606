"""The words of a condition in, its issues out: what is demanded, by the codebook and by weights that were learnt with it.

The built-in issues are judged by the words of the condition, of its sentence and of the article, as they stand and by what they
mean (`weights/issues.json`): "That is unacceptable" is about pay in an article about pay. With a codebook of the user's own its
patterns alone decide.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from analysis.reading import Reading
from analysis.reading.grammar import sentence_of
from analysis.weights import read_weights, score, word_vectors
from analysis.words import OTHER

LEAST = 0.3  # probability under which an issue is a guess, and the condition is of none
MOST = 3  # times that a sign of the codebook counts
SHARES = 4  # how often an article speaks of an issue that it speaks of alone
COUNTS = (0.3, 0.3, 1.0)  # how much the meaning of a condition, of its sentence and of the article counts beside a word
DIGITS = 4  # of a score; what is nearer is alike on every machine
_WORD = re.compile(r"[a-z][a-z'-]+")


class Model(NamedTuple):
    """Issue -> its weights of signs; and its weights of the numbers of a meaning, (issues, numbers)."""

    signs: Mapping[str, Mapping[str, float]]
    meaning: np.ndarray


@functools.cache
def load_model() -> Model:
    """The weights of the package."""
    learned = read_weights("issues")
    return Model(learned["signs"], np.array([learned["meaning"][issue] for issue in learned["signs"]], np.float32))


class Issues:
    """What the conditions of an article are about; `reading` is the article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of(self, first: int, last: int, quote: str) -> str:
        """The issues of a condition, its tokens `first` to `last` and its `quote`: the likeliest first, joined by `;`."""
        reading = self.reading
        if reading.vocabulary.own_issues:
            found = reading.vocabulary.issues_of(quote)
            return found if found != OTHER else reading.vocabulary.issues_of(_sentence(reading, first, last))
        likely = issue_probabilities(load_model(), issue_signs(reading, first, last), self.meaning(first, last))
        found = sorted((issue for issue in likely if likely[issue] >= LEAST), key=lambda issue: -likely[issue])
        return ";".join(found if OTHER not in found else found[:1]) or OTHER

    def meaning(self, first: int, last: int) -> np.ndarray:
        """What the words of the tokens `first` to `last` mean, of their sentence and of the article: (numbers,)."""
        around = sentence_of(self.reading.parse, first)
        parts = (self._mean(first, last + 1), self._mean(around.start, max(around.stop, last + 1)), self._of_article)
        return np.concatenate([count * part for count, part in zip(COUNTS, parts, strict=True)])

    @functools.cached_property
    def _places(self) -> np.ndarray:
        """For each token the row of its word's vector; 0 where it says nothing, names somebody or is unknown."""
        table = word_vectors().places(self.reading.attributes["LEMMA"])
        return np.where([_says_something(self.reading, k) for k in range(len(table))], table, 0)

    @functools.cached_property
    def _of_article(self) -> np.ndarray:
        return self._mean(0, len(self._places))

    def _mean(self, start: int, stop: int) -> np.ndarray:
        """The mean vector of the words of some tokens, each counted once; its numbers are about 1."""
        rows, places = word_vectors().rows, np.unique(self._places[start:stop])
        mean = rows[places[places > 0]].sum(axis=0)
        return mean * np.float32(math.sqrt(len(mean)) / max(float(np.linalg.norm(mean)), 1e-6))


def issue_probabilities(model: Model, signs: list[str], meaning: np.ndarray) -> dict[str, float]:
    """Issue -> how likely it is; all together 1."""
    of_meaning = (model.meaning @ meaning).tolist()
    scores = {i: round(score(w, signs) + m, DIGITS) for (i, w), m in zip(model.signs.items(), of_meaning, strict=True)}
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
    """The lemmas of the tokens that say something; no figures: hold the talks hostage."""
    return (reading.parse.lemmas[k] for k in range(start, stop) if _says_something(reading, k) and not reading.no_issue[k])


def _says_something(reading: Reading, token: int) -> bool:
    """Not: the, Ann, 1998."""
    parse = reading.parse
    if parse.tags[token] in ("NNP", "NNPS") or parse.ents[token] or parse.lemmas[token] in parse.classes["empty_words"]:
        return False
    return _WORD.fullmatch(parse.lemmas[token]) is not None
