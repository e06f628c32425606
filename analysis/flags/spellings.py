"""A `Reading` and its cast in, names that one article spells in two ways out: a sign of several hands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from analysis.actors import Cast
from analysis.flags.misprints import Defect
from analysis.reading import Reading
from analysis.tables import Span

LEAST_ALIKE = 0.75  # share of letters in common: Kyiv and Kiev, not Beijing and Peking
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){2,4}|[A-Z]{2,4}(?![\w.]*[A-Z]))")
_RUNNING = frozenset(("paragraph", "question", "answer", "takeaway"))


def two_acronyms(reading: Reading) -> Iterator[Defect]:
    """The US said … the U.S. said: in running text, where no headline saves room."""
    text, bare, dotted = reading.article.text, {}, {}
    for section in reading.sections:
        if section.kind in _RUNNING:
            for m in _ACRONYM.finditer(text, *section.body):
                (dotted if "." in m[0] else bare).setdefault(m[0].replace(".", ""), []).append(m)
    for name in sorted(bare.keys() & dotted.keys()):
        rare, usual = sorted((bare[name], dotted[name]), key=lambda found: (len(found), -found[0].start()))
        if len(rare) > 1:  # once may be a title or the words of another
            yield Defect(
                "misspelling", "note", Span(*rare[0].span()), f"{usual[0][0]}, as elsewhere in the text", "two_spellings"
            )


def two_spellings(reading: Reading, cast: Cast) -> Iterator[Defect]:
    """Ivan Zelin … Zelyn · Kyiv … Kiev: at the first place of the rarer spelling (of the later, where both are as frequent)."""
    text = reading.article.text
    words = [m for section in reading.sections for m in _WORD.finditer(text, *section.body)]
    counts, first = Counter(m[0] for m in words), {m[0]: m for m in reversed(words)}
    pairs = {
        pair for names in (*_listed(reading), *_named(cast)) for pair in _variants(name for name in names if name in counts)
    }
    for one, other in sorted(pairs):
        rare, usual = sorted((one, other), key=lambda name: (counts[name], -first[name].start()))
        yield Defect("misspelling", "note", Span(*first[rare].span()), f"{usual}, as elsewhere in the text", "two_spellings")


def _listed(reading: Reading) -> Iterator[Iterable[str]]:
    """The names of each listed party, and the seats that stand for it."""
    seats: dict[str, list[str]] = {}
    for metonym in reading.vocabulary.metonyms:
        seats.setdefault(metonym.actor_id, []).append(metonym.form)
    for party in reading.vocabulary.actors:
        yield (party.name, *party.names, *seats.get(party.actor_id, ()))


def _named(cast: Cast) -> Iterator[Iterable[str]]:
    """The last words of each person's namings."""
    surnames: dict[str, set[str]] = {}
    people = {actor.actor_id for actor in cast.actors if actor.kind == "person"}
    for mention in cast.mentions:
        last = re.sub(r"[’']s?$", "", mention.quote).split()[-1:]
        if mention.actor_id in people and mention.form in ("name", "surname", "title") and last:
            surnames.setdefault(mention.actor_id, set()).update(last)
    yield from surnames.values()


def _variants(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that spell one name; no acronyms, and no word that is the other with an ending."""
    fit = sorted({name for name in names if len(name) > 3 and name[0].isupper() and not name.isupper()})
    for one, other in combinations(fit, 2):
        low, high = sorted((one.lower(), other.lower()), key=len)
        alike = low[:1] == high[:1] and SequenceMatcher(None, low, high, autojunk=False).ratio() >= LEAST_ALIKE
        if alike and low != high and (not high.startswith(low) or high == low + low[-1:]):
            yield one, other
