"""Mutated texts of several kinds through the whole pipeline: `python -m tests.torture_texts 10000`.

Each text is made from its number alone, so one that fails can be run again: `python -m tests.torture_texts 1 --first 4711`.
Nothing may raise but an AnalysisError, and the tables must keep every promise (`Tables.check`).
"""

import argparse
import random
import string
import sys
import traceback
from collections.abc import Sequence

from analysis.errors import AnalysisError
from analysis.pipeline import read_rows
from analysis.reading.article import Article
from analysis.tables import Tables
from analysis.words import load

NEWS = """Ferry talks resume in Ostermoor

OSTERMOOR, March 4 (Wire) - The ferrymen’s union will not accept the port’s offer “unless the night shift is paid,” its leader,
Mara Quist, said on Monday. The port’s director, Tom Ashdown, called the demand unrealistic.

“We must have guarantees,” Quist told reporters. “If they go, we go.” She warned that Norland and Sutland could be drawn in.

According to Foreign Minister Ilse Brandt, the government is ready to talk, but only if the blockade ends by May 3.
The demands are:
- an end to the blockade
- $5 million for the crews (first half)
"""
TURNS = """MS. HOLLOW: Good afternoon. I have one announcement on the canal.

Q: Will the ministry accept the new tariff?

MS. HOLLOW: No. We have said that “no deal” is better. The tariff must go.

QUESTION: And Sutland?

MR. PEEL (Sutland): 12:04 We reject it—entirely.
"""
MARKDOWN = """---
title: The canal
---
# Canal talks

By **Jo Marsh**

> We cannot agree to that, said [Minister Lund](https://example.org/a_(b)).

1. Tolls must fall.
2. *Nobody* may be excluded; “that is final”.

| side | asks |
|---|---|
| Norland | tolls |
"""
PAGE = """<html><head><title>Canal</title></head><body><h1>Canal talks fail</h1><p>By Jo Marsh</p>
<p>&ldquo;We will never sign,&rdquo; said <b>Ana Lund</b>, who heads the union&rsquo;s board.</p>
<blockquote>She said: <q>It is over</q>.</blockquote><ul><li>Pay must rise<li>No layoffs</ul></body></html>"""
CAPITALS = """SAN LORENZO, 2 NOV 89 (RADIO CENTRAL) -- [TEXT] COLONEL RAMIRO PRADO SAID THAT THE FMK MUST LAY DOWN ITS ARMS.

THE GOVERNMENT OF NORLAND WILL NOT TALK "UNLESS THE ATTACKS END," THE MINISTER ADDED. [BEGIN RECORDING] NO. [END RECORDING]

and then they left
"""
MAIL = """From: Jo Marsh <jo@example.org>
Subject: Re: strike
Date: Mon, 4 Mar 2024 09:30

Dear all, the board cannot accept this.

On Monday Ana Lund wrote:
> We will strike unless the offer is
> improved by Friday.
>> It is a fair offer, Tom Ashdown said.

--
Jo
"""
KINDS = {"news": NEWS, "turns": TURNS, "markdown": MARKDOWN, "page": PAGE, "capitals": CAPITALS, "mail": MAIL}
ODD = (
    "“", "”", "‘", "’", '"', "'", "«", "»", "(", ")", "[", "]", "{", "—", "–", "-", "…", "...", ":", ";", ",", ".", "?",
    "!", "*", "_", "#", ">", ">>", "|", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "\xa0", "\u200b", "\u202e", "\ufeff",
    "\u2028", "\x0c", "\x01", "\x85", "é", "İ", "ǅ", "ß", "ﬁ", "𝒜", "😀", "é", "٣", "中文", "Q:", "A:", "Q: ", "MR. PEEL: ",
    "- ", "1. ", "• ", "said", "Said", "SAID", "must", "only if", "unless", "not", "and", "or", "Norland", "Dr.", "U.S.",
    "U.S.as", "the", "she", "it", "They", "who", "'s", "’s", "$5", "@jo", "https://a.b/c", "pic.twitter.com/x", "<b>",
    "&amp;", "=1+1", "\\", "http://", "By ", "According to", "Keywords:", "Key takeaways:",
)  # fmt: skip
LONGEST, TOGETHER = 400, 50  # characters, and texts whose tables are checked together, for speed


def mutated(number: int) -> tuple[str, str]:
    """The kind and the text of a number: a stretch of a text, or of two, with pieces cut, doubled, swapped and put in."""
    draw = random.Random(number)
    kind = draw.choice(list(KINDS))
    text = KINDS[kind]
    start = draw.randrange(max(1, len(text) - 200))
    text = text[start : start + draw.randrange(20, LONGEST)]
    for _ in range(draw.choice((1, 2, 4, 8, 16, 32))):
        at, end = sorted(draw.randrange(len(text) + 1) for _ in range(2))
        end = min(end, at + 40)
        match draw.randrange(9):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + text[at:end] * 3 + text[end:]
            case 2:
                text = text[:at] + text[at:end].swapcase() + text[end:]
            case 3:
                text = text[:at] + draw.choice(ODD) * draw.choice((1, 1, 2, 40)) + text[at:]
            case 4:
                text = text[:at] + draw.choice(string.punctuation) + text[at + 1 :]
            case 5:
                text = text[:at] + chr(draw.choice((draw.randrange(32, 127), draw.randrange(1, 0xD800)))) + text[at:]
            case 6:
                other = KINDS[draw.choice(list(KINDS))]
                cut = draw.randrange(len(other))
                text = text[:at] + other[cut : cut + 80] + text[at:]
            case 7:
                text = text[:at] + text[at:end][::-1] + text[end:]
            case _:
                words = text.split(" ")
                draw.shuffle(words) if draw.random() < 0.1 else words.insert(draw.randrange(len(words) + 1), draw.choice(ODD))
                text = " ".join(words)
    return kind, text[: 2 * LONGEST]


def failures_of(numbers: Sequence[int]) -> list[str]:
    """What went wrong with the texts of these numbers, checked together; empty where nothing did."""
    articles, found, failures = [], {}, []
    for number in numbers:
        kind, text = mutated(number)
        articles.append(Article(f"t{number:06}", "t.txt", "0", text, text[:20] or "t"))
        try:
            for name, rows in read_rows(articles[-1], load()).items():
                found.setdefault(name, []).extend(rows)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            failures.append(f"{number} ({kind}): {type(error).__name__}: {error} at {place.filename}:{place.lineno}")
    try:
        Tables.from_rows(found).check(articles)
    except AnalysisError as error:
        alone = [failure for number in numbers for failure in failures_of([number])] if len(numbers) > 1 else []
        failures += alone or [f"{list(numbers)}: {error}"]
    return failures


def main() -> int:
    """Run the numbers that the command line asks for, and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    failed, last = 0, options.first + options.count
    for first in range(options.first, last, TOGETHER):
        for failure in failures_of(range(first, min(first + TOGETHER, last))):
            failed += 1
            print(failure[:300], flush=True)
    print(f"{options.count} texts, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
