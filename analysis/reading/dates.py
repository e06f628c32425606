"""Words in, the days that they name out (*Monday 3 May*, *yesterday*), and the limits (*by 30 June*, *within 48 hours*).

Our own patterns find the words; dateparser reads them, in English, with the day of publication as the day from which they
count and always into the past, so that the same words give the same day. The clock is never asked.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from typing import NamedTuple

from analysis.reading.figures import find_figures
from analysis.words import Vocabulary

_WORD = re.compile(r"\w+")
_LIMIT = re.compile(r"(\w+)(?: the)?(?: (?:end|beginning|start|close|middle) of)?\W*$", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin ((?:[\w.]+[ -]){1,4}?\w+)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b((?:end of )?(?:next|this) (\w+))\b", re.IGNORECASE)
_BEFORE = 30  # characters before a date in which what makes it a limit stands
# 3 may 2021 · the 3rd of may, 2021 · february 11th 2016
_DATED = re.compile(
    r"(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?),? (\d{4})"
)
_MONTHS = [month.lower() for month in calendar.month_name]  # at its number
_SETTINGS = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY", "TIMEZONE": "UTC"}


class Day(NamedTuple):
    """A day that words name: where they stand, the ISO date, and whether they give its number and month (`is_dated`)."""

    start: int
    end: int
    date: str
    is_dated: bool


@functools.cache
def _days(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Monday 3 May 2021 · February 11 · last Friday · yesterday"""
    classes = vocabulary.words_of
    weekday, month = (f"(?:{'|'.join(sorted(words))})" for words in (classes["weekdays"], classes["months"]))
    told = "|".join(sorted(classes["days_told"], key=lambda word: (-len(word), word)))
    year, th = r"(?:,? \d{4}\b)?", r"(?:st|nd|rd|th)?"
    dated = rf"(?:{weekday},? )?(?:the )?(?:\d{{1,2}}{th} (?:of )?{month}{year}|{month} \d{{1,2}}{th}\b(?! \d){year})"
    return re.compile(rf"\b(?:(?P<dated>{dated})|(?P<told>{told}|(?:last )?{weekday}))\b", re.IGNORECASE)


@functools.cache
def _words_of_days(vocabulary: Vocabulary) -> frozenset[str]:
    """Of which one stands wherever a day is named."""
    classes = vocabulary.words_of
    return classes["weekdays"] | classes["months"] | {_WORD.findall(told)[0] for told in classes["days_told"]}


def find_days(text: str, published: str | None, vocabulary: Vocabulary) -> list[Day]:
    """The days that `text` names as days of the past; a limit (`by 30 June`) is none."""
    found: list[Day] = []
    if _words_of_days(vocabulary).isdisjoint(_WORD.findall(text.lower())):
        return found  # most sentences
    for match in _days(vocabulary).finditer(text):
        if _limits(text, match, vocabulary.words_of):
            continue
        words = re.sub(r"\s+", " ", match[0])
        if not match["dated"] and (match[0].islower() and match[0].lower() not in vocabulary.words_of["days_told"]):
            continue
        if (date := read_day(words, published)) is not None:
            found.append(Day(match.start(), match.end(), date, match["dated"] is not None))
    return found


def _limits(text: str, match: re.Match[str], classes: dict[str, frozenset[str]]) -> bool:
    """Whether a word makes the date behind it a limit: by the end of June."""
    limit = _LIMIT.search(text[max(0, match.start() - _BEFORE) : match.start()])
    return limit is not None and limit[1].lower() in classes["limits_of_time"]


@functools.cache
def read_day(words: str, published: str | None) -> str | None:
    """The ISO date that words name, counted back from the day of publication; None where they name none."""
    if published is None and not re.search(r"\d{4}", words):
        return None
    if (date := _dated(words.lower())) is not None:
        return date
    import dateparser  # slow to import

    base = datetime.datetime.fromisoformat(published or "1970-01-01")
    plain = re.sub(r"\b(?:the|of|last|this)\b", " ", words.lower())
    plain = {"overnight": "yesterday", "night": "yesterday"}.get(plain.strip(), plain)
    plain = "today" if plain.strip() in ("morning", "afternoon", "evening") else plain
    if re.fullmatch(r"\s*\w+day\s*", plain) and plain.strip() not in ("today", "yesterday") and "last" not in words.lower():
        base += datetime.timedelta(days=1)  # on Thursday, in the paper of that Thursday
    weekday = re.sub(r"^\s*\w+day,?\s+(?=.*\d)", "", plain)  # Monday 3 May: the number says which
    day = dateparser.parse(weekday, languages=["en"], settings={**_SETTINGS, "RELATIVE_BASE": base})
    return day.date().isoformat() if day is not None else None


def _dated(words: str) -> str | None:
    """The ISO date of a day, a month by its whole name and a year, which need no reading of words; None of all others."""
    match = _DATED.fullmatch(re.sub(r"^\w+day,? ", "", words))
    month = match and (match[2] or match[3])
    if not month or month not in _MONTHS:
        return None
    try:
        return datetime.date(int(match[5]), _MONTHS.index(month), int(match[1] or match[4])).isoformat()
    except ValueError:  # 31 June
        return None


def find_deadline(text: str, published: str | None, vocabulary: Vocabulary) -> str | None:
    """The limit that words set: an ISO date, a year (`until 2036`), or how long (`within 48 hours`: `48 hour`)."""
    classes = vocabulary.words_of
    within = _WITHIN.search(text)
    figure = next(iter(find_figures(text[within.start(1) :], vocabulary)), None) if within else None
    if figure is not None and figure.start == 0 and figure.unit in classes["spans_of_time"] | {"hour"}:
        return f"{figure.amount:g} {figure.unit}"
    if (match := _limit_set(vocabulary).search(text)) is None:
        ahead = (m for m in _RELATIVE.finditer(text) if m[2].lower() in classes["spans_of_time"] and _limits(text, m, classes))
        relative = next(ahead, None)
        return relative[1].lower() if relative else None
    if re.fullmatch(r"\d{4}", match[1]):
        return match[1]
    return _coming(match[1], published)


@functools.cache
def _limit_set(vocabulary: Vocabulary) -> re.Pattern[str]:
    """by 30 June · until the end of April · before 2036"""
    classes = vocabulary.words_of
    month = f"(?:{'|'.join(sorted(classes['months']))})"
    date = rf"(?:\d{{1,2}} {month}(?: \d{{4}})?|{month} \d{{1,2}}(?:, \d{{4}})?|{month}|(?:19|20)\d\d)"
    limits = "|".join(sorted(classes["limits_of_time"]))
    return re.compile(rf"\b(?:{limits}|on|last)(?: the end of)? ({date})\b", re.IGNORECASE)


@functools.lru_cache(maxsize=256)
def _coming(words: str, published: str | None) -> str:
    """A month or day that lies ahead: `30 June`, `April`."""
    import dateparser

    if published is None:
        return words
    settings = {**_SETTINGS, "PREFER_DATES_FROM": "future", "RELATIVE_BASE": datetime.datetime.fromisoformat(published)}
    day = dateparser.parse(words, languages=["en"], settings=settings)
    if day is None:
        return words
    return day.date().isoformat() if re.search(r"\d", words) else f"{day:%Y-%m}"
