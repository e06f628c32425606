"""A body and its name in, the acronym that the text puts beside it out: by it the two are one."""

from __future__ import annotations

import functools
import re

from analysis.reading import Reading
from analysis.words import Vocabulary

_AROUND = frozenset(("()", "[]", ",,", "(,", "[,"))  # what stands on either side of an acronym
_OF_THE_STATES = re.compile(r"^(?:the )?(?:United States|U\.S\.) (?=[A-Z])")


@functools.lru_cache(maxsize=20_000)
def is_acronym(word: str) -> bool:
    """`RNR`, `U.N.`, `GaZa` is none."""
    letters = re.sub(r"[\W_]", "", word)
    return (
        2 <= len(letters) <= (9 if "-" in word else 7)
        and letters[0].isupper()
        and not letters[1].islower()
        and sum(map(str.isupper, letters)) > 1
    )


def initials_of(vocabulary: Vocabulary, name: str) -> str:
    """`Rally for National Renewal` -> `RNR`"""
    small = vocabulary.words_of["words_without_initials"]
    return "".join(w[0] for w in re.findall(r"\w+", name) if w.lower() not in small).upper()


def without_ending(vocabulary: Vocabulary, name: str) -> str:
    """`Acme Corp.` -> `Acme`, `Hart and Co Inc` -> `Hart`: what a firm is called; `United States House` -> `US House`."""
    words, endings = name.split(" "), vocabulary.words_of["endings_of_firms"]
    while len(words) > 1 and words[-1].lower() in endings:
        words = words[:-2] if words[-2] in ("and", "&") and len(words) > 2 else words[:-1]
    return _OF_THE_STATES.sub("US ", " ".join(words).rstrip(","))


def acronym_beside(reading: Reading, first: int, last: int, name: str) -> str:
    """What stands beside the name at the tokens `[first, last]`, if it is short for it; else nothing.

    Alliance of Small Island States | (AOSIS): letters of the name in their order, whatever words they come from.

    In brackets they may be those of the name in another tongue: General Union of Workers | [UGT], UGT | [General Union of …];
    after a comma they are initials: the Liberal Front Party, | PFL, …
    """
    parse, i = reading.parse, last + 1
    i += parse.words[i : i + 1] != [] and parse.words[i].islower() and parse.plain[i] in parse.classes["union_nouns"]
    words = parse.words[i : i + 3]
    if parse.words[first - 1 : first] == ["["] and first > 1 and words[:1] == ["]"]:
        words = ["[", parse.words[first - 2], "]"]
    if len(words) < 3 or words[0] + words[2] not in _AROUND or not (is_acronym(words[1]) or words[1].isupper()):
        return ""
    letters, rest = re.sub(r"\W", "", words[1]).upper(), iter(name.upper())
    if words[0] == ",":
        initials = initials_of(reading.vocabulary, name)
        if sorted(initials) == sorted(letters) or (initials.startswith(letters) and len(letters) > 2):
            return letters
        beside = parse.words[i + 3 : i + 4]  # the Norland Labour Organisation, CLN, said; not: the union, CLN, and the MP
        alone = words[2] == "," and beside != [] and beside[0].islower() and beside[0] not in ("and", "or")
        return letters if alone and len(letters) > 2 and len(initials) > 2 and letters[0].isalpha() else ""
    in_order = name[0].upper() == letters[0] and all(letter in rest for letter in letters)
    translated = " " in name and 2 * sum(letter in name.upper() for letter in letters) > len(letters)
    return letters if in_order or translated else ""
