"""A common-noun phrase in, what the words around it and its noun elsewhere in the text tell of it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.actors.capitals import is_silent
from analysis.actors.matching import lists
from analysis.reading import Parse, Reading

NOUNS = ("NN", "NNS", "NNP", "NNPS")
LONGEST = 8  # tokens before the noun, or behind it
_LINKS = frozenset(("of", "for"))
_JOINS = frozenset(("-", "'s", "’s", "'", "’", "–"))
_MOST_PLACES = 12  # of a noun elsewhere in the text, the first of which tell what it is


def places_of_nouns(reading: Reading) -> dict[str, list[int]]:
    """Where each noun of a text stands, by its lemma."""
    parse, places = reading.parse, {}  # type: Parse, dict[str, list[int]]
    for i, tag in enumerate(parse.tags):
        if tag in NOUNS and parse.words[i].islower() and not is_silent(reading, i):
            places.setdefault(parse.lemmas[i], []).append(i)
    return places


def seen_elsewhere(reading: Reading, noun: int, places: Sequence[int]) -> Iterator[str]:
    """What the rest of the text shows of a noun: how often it stands there, whether it acts, speaks or must do something."""
    parse, speech = reading.parse, lists(reading.vocabulary).speech
    others = [i for i in places if i != noun and parse.deps[i] not in ("compound", "amod", "nmod", "npadvmod")][:_MOST_PLACES]
    yield f"elsewhere={min(4, len(others))}"
    acting = [parse.heads[i] for i in others if parse.deps[i] in ("nsubj", "nsubjpass")]
    if acting:
        yield "elsewhere acts"
    if any(parse.lemmas[verb] in speech for verb in acting):
        yield "elsewhere speaks"
    if any(parse.tags[c] == "MD" for verb in acting for c in parse.children[verb]):
        yield "elsewhere modal"
    if any(parse.tags[i] == parse.tags[noun] and parse.plain[parse.first[i]] in ("a", "an") for i in others if i < noun):
        yield "introduced"


def begin_of(parse: Parse, first: int, noun: int) -> int:
    """Where it begins with whose it is: China's | vice-minister; the | harbour authority's | lawyer."""
    whose = next((c for c in parse.children[noun] if parse.deps[c] == "poss" and c < first), None)
    if whose is None or parse.plain[first - 1] not in ("'s", "'") or first - parse.first[whose] > LONGEST:
        return first
    begin = parse.first[whose]
    return begin + (parse.plain[begin] in ("the", "a", "an"))


def end_of(parse: Parse, noun: int) -> int:
    """The end of what tells it from others of its kind: the mayor | of Dubrova; the widows | of the soldiers."""
    of = next((c for c in parse.children[noun] if c == noun + 1 and parse.lower[c] in _LINKS), None)
    if of is None or parse.last[of] > noun + LONGEST:
        return noun
    inside = range(of + 1, parse.last[of] + 1)
    plain = all(parse.words[i][0].isalnum() or parse.words[i] in _JOINS for i in inside)
    return parse.last[of] if inside and plain and not any(parse.pos[i] in ("VERB", "AUX") for i in inside) else noun
