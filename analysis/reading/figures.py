"""Words in, the figures in them out: how much of what. *Eight per cent*, *8 percent* and *8 %* are one figure.

What a number, a scale or a unit is worth stands in `measures.csv`; a thing that is not listed there counts as its own unit
(`nine wells`). Years, days of a month and times of day are no figures, and neither is a bare `one`.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from analysis.words import Measure, Vocabulary

_PIECE = re.compile(r"(?:NZ|US|A|C)?[$€£¥](?=\d)|\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]*\d|(?:st|nd|rd|th)\b)|[^\W\d_]+|%|\S")
_YEARS = range(1900, 2101)
_HOURS = 24  # at six, at 22: a time of day
_LONGEST_UNIT = 4  # words: cents on the dollar


class Figure(NamedTuple):
    """How much (`amount`) of what (`unit`; empty where the words do not say), and where it stands in the words."""

    start: int
    end: int
    amount: float
    unit: str


class _Piece(NamedTuple):
    start: int
    end: int
    word: str


@functools.cache
def _measures(vocabulary: Vocabulary) -> dict[str, Measure]:
    return {entry.measure: entry for entry in vocabulary.measures}


def find_figures(text: str, vocabulary: Vocabulary) -> list[Figure]:
    """The figures in `text`, in its order."""
    pieces = [_Piece(m.start(), m.end(), m[0].lower()) for m in _PIECE.finditer(text)]
    found, i = [], 0
    while i < len(pieces):
        figure, after = _figure_at(pieces, i, vocabulary)
        if figure is not None:
            found.append(figure)
        i = max(after, i + 1)
    return found


def _figure_at(pieces: list[_Piece], i: int, vocabulary: Vocabulary) -> tuple[Figure | None, int]:
    """The figure that begins at a piece, if one does, and the first piece behind it."""
    measures, classes, first = _measures(vocabulary), vocabulary.words_of, i
    sign = measures.get(pieces[i].word)
    money = sign if sign is not None and sign.kind == "money" and not pieces[i].word.isalpha() else None
    amount, after = _number(pieces, i + (money is not None), measures)
    if amount is None:
        return None, i + 1
    unit, worth, rest, end = _unit(pieces, after, measures, classes["empty_words"] | classes["no_units"])
    if money is not None:
        unit, worth, rest, end = money.unit, 1.0, 0.0, after
    before, behind = pieces[first - 1].word if first else "", pieces[after].word if after < len(pieces) else ""
    if behind in classes["months"] or not unit and (
        int(amount) in _YEARS and pieces[first].word.isdecimal()
        or before in classes["months"] or (before == "at" and amount <= _HOURS)
        or (pieces[first].word == "one" and after == first + 1)
    ):  # fmt: skip
        return None, after
    amount = rest - amount if rest else amount * worth
    return Figure(pieces[first].start, pieces[max(end, after) - 1].end, round(amount, 4), unit), max(end, after)


def _number(pieces: list[_Piece], i: int, measures: dict[str, Measure]) -> tuple[float | None, int]:
    """Three thousand million · 8.5 · one and a half · two-thirds · a fifth."""
    total = current = 0.0
    seen, k = False, i
    while k < len(pieces):
        word, entry = pieces[k].word, measures.get(pieces[k].word)
        if word[0].isdecimal():
            if seen:
                break
            current, seen = float(word.replace(",", "")), True
        elif entry is not None and entry.kind == "number":
            current, seen = current + float(entry.worth), True
        elif entry is not None and entry.kind == "scale" and seen:
            current *= float(entry.worth)
            following = measures.get(pieces[k + 1].word) if k + 1 < len(pieces) else None
            if float(entry.worth) >= 1000 and not (following and following.kind == "scale"):
                total, current = total + current, 0.0
        elif seen and [p.word for p in pieces[k : k + 3]] == ["and", "a", "half"]:
            current, k = current + 0.5, k + 2
        elif not (seen and _joins(pieces, k, measures)):
            break
        k += 1
    if not seen and pieces[i : i + 1] and pieces[i].word == "a" and i + 1 < len(pieces):
        current, k = 1.0, i + 1
    part = measures.get(pieces[k].word) if k < len(pieces) else None
    if part is not None and part.kind == "part" and current and pieces[k].word != "half":
        return (total + current) * float(part.worth), k + 1
    return (total + current, k) if seen else (None, i)


def _joins(pieces: list[_Piece], k: int, measures: dict[str, Measure]) -> bool:
    """thirty-three · five hundred and fifty"""
    following = measures.get(pieces[k + 1].word) if k + 1 < len(pieces) else None
    counts = following is not None and following.kind == "number"
    before = measures.get(pieces[k - 1].word)
    if pieces[k].word == "-":
        return counts or (following is not None and following.kind == "part")
    return counts and pieces[k].word == "and" and before is not None and before.kind == "scale"


def _unit(pieces: list[_Piece], i: int, measures: dict[str, Measure], idle: frozenset[str]) -> tuple[str, float, float, int]:
    """The unit that stands at a piece, what one is worth, of how much the rest counts, and the first piece behind it."""
    if i > 0 and (part := measures.get(pieces[i - 1].word)) is not None and part.kind == "part":
        return part.unit, 1.0, 0.0, i
    i += i < len(pieces) and pieces[i].word == "-"  # a 14-day pause
    for n in range(_LONGEST_UNIT, 0, -1):
        entry = measures.get(" ".join(p.word for p in pieces[i : i + n]))
        if entry is not None and i + n <= len(pieces) and entry.kind == "rest":
            return entry.unit, 1.0, float(entry.worth), i + n
        if entry is not None and i + n <= len(pieces) and entry.kind in ("unit", "money"):
            return entry.unit, float(entry.worth), 0.0, i + n
    if i < len(pieces) and pieces[i].word.isalpha() and pieces[i].word not in idle and len(pieces[i].word) > 2:
        return singular(pieces[i].word), 1.0, 0.0, i + 1
    return "", 1.0, 0.0, i


def singular(word: str) -> str:
    """`cities` -> `city`, `wells` -> `well`, `bus` as it is."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
