"""Capitals-only text in, the same text in sentence case out: as long as before, for a model that reads by case.

News wires were set in capitals throughout. A word gets its capital back if a word list has it so (`Salvadoran`, `UNITA`), if no
dictionary has it (`Illescas`), or if a title or a speaker's label says that it is a name (`COLONEL PRADO`, `[PRADO]`).
"""

from __future__ import annotations

import functools
import re

from analysis.vocabulary import Vocabulary

_WORD = re.compile(r"([^\W_]+)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]\s+)\W*[a-z]|\bi\b(?!\.)")
# Words of the list of roles that are mostly something else: GENERAL STRIKE, PRIVATE SECTOR, MAJOR OFFENSIVE.
_NO_TITLES = frozenset(
    ("general", "major", "private", "chief", "head", "member", "chair", "secretary", "deputy", "marshal", "critic", "ally",
     "leader",
     "official")
)  # fmt: skip
_KINDS = ("noun", "verb", "adj", "adv")


class Lexicon:
    """The English words that the model's lemmatizer knows, by what they can be."""

    def __init__(self, nlp) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        self.function_words = frozenset(nlp.Defaults.stop_words)
        self._lemmas = {pos: frozenset(index.get(pos, ())) for pos in _KINDS}
        self._forms = {pos: frozenset(exceptions.get(pos, ())) for pos in _KINDS}
        self._rules = {pos: tuple(map(tuple, rules.get(pos, ()))) for pos in _KINDS}

    def has(self, word: str, *kinds: str) -> bool:
        """Whether a lower-case word is English, as one of the parts of speech `kinds` (any if none is given)."""
        if not kinds and (word in self.function_words or word.isdigit() or len(word) == 1):
            return True
        return any(word in self._lemmas[k] or self.is_inflected(word, k) for k in kinds or _KINDS)

    def is_inflected(self, word: str, kind: str) -> bool:
        """Whether a word is a form of another of that part of speech: `says`, `troops`."""
        if word in self._forms[kind]:
            return True
        endings = ((end, new) for end, new in self._rules[kind] if end and word.endswith(end))
        return any(word[: -len(end)] + new in self._lemmas[kind] for end, new in endings)


def find_names(blocks: list[str], labels: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> frozenset[str]:
    """Lower-case words that are names in these capitals-only `blocks`, though a dictionary has them too."""
    titles, nouns = _titles(vocabulary), _listed_nouns(vocabulary)
    names = {w.lower() for label in labels for w in _WORD.findall(label) if not lexicon.has(w.lower(), "verb", "adj")} - titles

    def is_surname(word: str, after_plural: bool) -> bool:
        if len(word) < 3 or word in lexicon.function_words or word in nouns or lexicon.is_inflected(word, "verb"):
            return False
        return not lexicon.has(word, "adv") and not (after_plural and lexicon.has(word, "verb"))

    for block in blocks:
        words = _WORD.findall(block.lower())
        for i, word in enumerate(words):
            plural = word not in titles
            if plural and not (word.endswith("s") and word[:-1] in titles):
                continue
            for k in (i + 1, i + 2):  # COMMANDER FERMAN ILLESCAS
                if k >= len(words) or not is_surname(words[k], plural):
                    break
                names.add(words[k])
                if lexicon.has(words[k]):
                    break
            if plural and words[i + 2 : i + 3] == ["and"] and words[i + 1] in names and is_surname(words[i + 3], plural):
                names.add(words[i + 3])  # COLONELS PRADO AND ILLESCAS
    return frozenset(names)


@functools.cache
def _titles(vocabulary: Vocabulary) -> frozenset[str]:
    sides = ("state", "mr", "mrs", "dr")
    return frozenset(r.role.strip(".") for r in vocabulary.roles if r.side in sides and " " not in r.role) - _NO_TITLES


@functools.cache
def _listed_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    roles, bodies, cues = vocabulary.roles, vocabulary.bodies, vocabulary.cues
    return frozenset([*(e.role for e in roles), *(e.body for e in bodies), *(e.cue for e in cues)])


def in_sentence_case(block: str, names: frozenset[str], lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """`THE GOVERNMENT MET ILLESCAS. IT` -> `The government met Illescas. It`; the length stays."""
    pieces = _WORD.split(block)
    lowers = ["".join(c.lower() if len(c.lower()) == 1 else c for c in piece) for piece in pieces]
    i = 1
    while i < len(pieces):
        words = _listed(lowers, i, lexicon, vocabulary)
        for k, word in enumerate(words):
            if len(word) == len(pieces[i + 2 * k]):
                pieces[i + 2 * k] = word
        if not words:
            pieces[i] = _cased(pieces, lowers, i, names, lexicon)
        i += 2 * max(1, len(words))
    return _AFTER_STOP.sub(lambda m: m[0].upper() if len(m[0].upper()) == len(m[0]) else m[0], "".join(pieces))


def _listed(lowers: list[str], i: int, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The listed spelling that begins at a word; none for an acronym that is a word too (`LET US SAY`)."""
    for words in vocabulary.spellings.get(lowers[i], ()):
        if all(lowers[i + 2 * k : i + 2 * k + 1] == [word.lower()] for k, word in enumerate(words)):
            is_word = len(words) == 1 and words[0].isupper() and lexicon.has(lowers[i])
            return () if is_word else words
    return ()


def _cased(pieces: list[str], lowers: list[str], i: int, names: frozenset[str], lexicon: Lexicon) -> str:
    word = lowers[i]
    capitalised = pieces[i][:1] + word[1:]
    if word in names or not word.isalpha():
        return capitalised if word.isalpha() else pieces[i]
    if lexicon.has(word):
        return capitalised if _follows_first_name(pieces, lowers, i, lexicon) else word
    return pieces[i] if len(word) < 6 and not re.search("[aeiouy]", word) else capitalised  # FPLN


def _follows_first_name(pieces: list[str], lowers: list[str], i: int, lexicon: Lexicon) -> bool:
    """RAMIRO PRADO IS: a noun after a word that no dictionary has, before one that is no noun."""
    word, before = lowers[i], lowers[i - 2] if i > 2 and not pieces[i - 1].strip() else ""
    if len(before) < 4 or not before.isalpha() or lexicon.has(before) or (i > 3 and lowers[i - 4] in ("the", "a", "an")):
        return False
    if word in lexicon.function_words or not lexicon.has(word, "noun") or lexicon.has(word, "verb", "adj", "adv"):
        return False
    if lexicon.is_inflected(word, "noun"):
        return False
    following = lowers[i + 2] if i + 2 < len(lowers) and not pieces[i + 1].strip() else ""
    return not following or following in lexicon.function_words or lexicon.is_inflected(following, "verb")
