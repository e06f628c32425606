"""Capitals-only text in, the same text in sentence case out: as long as before, for a model that reads by case.

News wires were set in capitals throughout. A word gets its capital back if a word list has it so (`Salvadoran`, `UNITA`), if no
dictionary has it (`Illescas`), or if a title or a speaker's label says that it is a name (`COLONEL PRADO`, `[PRADO]`).
"""

from __future__ import annotations

import functools
import re

from analysis.words import Vocabulary

_WORD = re.compile(r"([^\W_]+)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]\s+)\W*[a-z]|\bi\b(?!\.)")
# Words of the list of roles that are mostly something else: GENERAL STRIKE, PRIVATE SECTOR, MAJOR OFFENSIVE.
_NO_TITLES = frozenset(
    ("general", "major", "private", "chief", "head", "member", "chair", "secretary", "deputy", "marshal", "critic", "ally",
     "leader", "official")
)  # fmt: skip
_UNSURE_TITLES = frozenset(("general", "major"))
_ARTICLES = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "any",
     "no", "every", "each", "another", "other", "such", "more", "most", "many", "several", "few", "all", "both", "one",
     "own", "same")
)  # fmt: skip
_CONJUNCTIONS = frozenset(("and", "but", "that", "as", "while", "when", "because", "if", "although", "though", "whereas"))
_SAID = frozenset(("said", "says", "told", "tells"))
_CALENDAR = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
     "june", "july", "august", "september", "october", "november", "december", "nobody", "everybody", "somebody", "everyone",
     "someone")
)  # fmt: skip
_LONGEST_BODY = 4  # words before the noun
_NO_PART = frozenset(
    ("other", "same", "entire", "whole", "new", "old", "local", "rival", "main", "ruling", "opposing", "opposition", "rebel",
     "guerrilla", "said", "mentioned", "aforementioned", "present", "current", "former", "first", "second", "last")
)  # fmt: skip
_FORMAL = frozenset(
    ("federation", "confederation", "union", "chamber", "council", "brigade", "battalion", "regiment", "commission",
     "committee", "institute", "league", "association", "ministry", "assembly", "court", "university", "front", "directorate")
)  # fmt: skip
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "to", "s", "de", "la", "del", "el", "y"))
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

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is more than the name or abbreviation that dictionaries list as a noun: `us`, `who`, but not `cia`."""
        return word in self.function_words or self.has(word, "verb", "adj", "adv")

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
    cues = frozenset(e.cue for e in vocabulary.cues)
    for block in blocks:
        pieces = _WORD.split(block.lower())
        names |= _titled(pieces[1::2], titles, nouns, lexicon)
        names |= _speaking(pieces, cues, nouns, lexicon)
        for acronym in _explained(pieces, lexicon):
            names |= {acronym, acronym.upper()}  # in capitals it is one: RSE
    return frozenset(
        names | {word for block in blocks for word in _first_names(_WORD.split(block.lower()), names, nouns, lexicon)}
    )


def _titled(words: list[str], titles: frozenset[str], nouns: frozenset[str], lexicon: Lexicon) -> set[str]:
    """COMMANDER FERMAN ILLESCAS; COLONELS PRADO AND SOTO."""
    names: set[str] = set()

    def is_surname(k: int, plural: bool) -> bool:
        if k >= len(words) or not _may_be_name(words[k], nouns, lexicon):
            return False
        return not (plural and lexicon.has(words[k], "verb"))  # MINISTERS MEET

    for i, word in enumerate(words):
        plural = word not in titles
        if word in _UNSURE_TITLES and any(not lexicon.has(w) for w in words[i + 1 : i + 4] if is_surname(i + 1, False)):
            plural = False  # GENERAL HUGO RENE BARILLAS, but not GENERAL STRIKE
        elif plural and not (word.endswith("s") and word[:-1] in titles):
            continue
        for k in range(i + 1, i + 4):
            if not is_surname(k, plural):
                break
            names.add(words[k])
            if lexicon.has(words[k]) and (k + 1 >= len(words) or lexicon.has(words[k + 1])):
                break
        if plural and words[i + 2 : i + 3] == ["and"] and words[i + 1] in names and is_surname(i + 3, plural):
            names.add(words[i + 3])
    return names


def _speaking(pieces: list[str], cues: frozenset[str], nouns: frozenset[str], lexicon: Lexicon) -> set[str]:
    """…, BAKER SAID; ROBERT BAKER SAID: a noun in the singular without an article that says something is a name."""
    names = set()

    def opens(i: int) -> bool:
        return i == 1 or bool(pieces[i - 1].strip()) or pieces[i - 2] in _CONJUNCTIONS

    def is_bare(i: int) -> bool:
        word = pieces[i]
        return _may_be_name(word, nouns, lexicon) and not lexicon.is_inflected(word, "noun") and word not in _CALENDAR

    for i in range(1, len(pieces) - 2, 2):
        verb = pieces[i + 2]
        if pieces[i + 1].strip() or not (verb in _SAID or verb[:-2] in cues or verb[:-1] in cues) or not is_bare(i):
            continue
        first = i - 2 if i > 2 and is_bare(i - 2) and not lexicon.has(pieces[i - 2], "verb", "adj") else i
        if opens(i) or (first < i and not pieces[i - 1].strip() and opens(first)):
            names.add(pieces[i])
    return names


def _bodies(pieces: list[str], formal: frozenset[str], lexicon: Lexicon) -> set[int]:
    """The places of THE OIL WORKERS UNION, THE 18TH BRIGADE and THE COUNCIL OF MINISTERS."""
    found = set()
    for i in range(1, len(pieces), 2):
        if pieces[i] not in formal:
            continue
        first = i
        while first > 2 and i - first < 2 * _LONGEST_BODY and not pieces[first - 1].strip(" \n'’"):
            before = pieces[first - 2]
            if before == "s" and first > 4 and pieces[first - 3] in ("'", "’"):  # CATTLEMEN'S
                first -= 2
                continue
            if (
                before in _NO_PART
                or before in lexicon.function_words
                or (lexicon.has(before, "verb") and not lexicon.has(before, "noun"))
            ):
                break
            first -= 2
        definite = first > 2 and pieces[first - 2] in ("the", "its", "their", "of")
        of = pieces[i + 2 : i + 3] == ["of"] and i + 4 < len(pieces) and lexicon.has(pieces[i + 4], "noun")
        if definite and (first < i or of):
            found |= {k for k in range(first, i + 1, 2) if pieces[k] != "s"} | ({i + 4} if of else set())
    return found


def _explained(pieces: list[str], lexicon: Lexicon) -> dict[str, list[int]]:
    """RALLY FOR THE SALVATION OF THE ENNEDI, RSE: an acronym -> the places of the words whose initials it is."""
    found: dict[str, list[int]] = {}
    for i in range(3, len(pieces), 2):
        word = pieces[i]
        if not 2 < len(word) < 8 or lexicon.has(word) or pieces[i - 1].strip() not in (",", "[", "("):
            continue
        letters, places, k = list(word), [], i - 2
        while letters and k > 0 and i - k < 30 and (k == i - 2 or not pieces[k + 1].strip(" \n-'’")):
            if pieces[k][:1] == letters[-1] and pieces[k] not in _SMALL:
                letters.pop()
                places.append(k)
            elif pieces[k] not in _SMALL:
                break
            k -= 2
        if not letters:
            found[word] = places
    return found


def _first_names(pieces: list[str], names: set[str], nouns: frozenset[str], lexicon: Lexicon) -> set[str]:
    """ROBERT | BAKER: a noun without an article right before a surname."""
    found = set()
    for i in range(3, len(pieces), 2):
        before = pieces[i - 2]
        if pieces[i] not in names or pieces[i - 1].strip() or before in names or lexicon.has(before, "verb", "adj", "adv"):
            continue
        opens = i == 3 or pieces[i - 3].strip() or pieces[i - 4] in lexicon.function_words - _ARTICLES
        if opens and _may_be_name(before, nouns, lexicon) and not lexicon.is_inflected(before, "noun"):
            found.add(before)
    return found


def _may_be_name(word: str, nouns: frozenset[str], lexicon: Lexicon) -> bool:
    if len(word) < 3 or not word.isalpha() or word in lexicon.function_words or word in nouns:
        return False
    return not lexicon.is_inflected(word, "verb") and not lexicon.has(word, "adv")


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
    explained = _explained(lowers, lexicon)
    bodies = _bodies(lowers, _FORMAL, lexicon).union(*explained.values())
    i = 1
    while i < len(pieces):
        words = _listed(lowers, i, lexicon, vocabulary)
        for k, word in enumerate(words):
            if len(word) == len(pieces[i + 2 * k]):
                pieces[i + 2 * k] = word
        if not words and i in bodies:
            pieces[i] = pieces[i][:1] + lowers[i][1:]
        elif not words:
            acronym = lowers[i] in names and lowers[i].upper() in names
            pieces[i] = pieces[i] if acronym else _cased(pieces, lowers, i, names, lexicon)
        i += 2 * max(1, len(words))
    return _AFTER_STOP.sub(lambda m: m[0].upper() if len(m[0].upper()) == len(m[0]) else m[0], "".join(pieces))


def _listed(lowers: list[str], i: int, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The listed spelling that begins at a word; none for an acronym that is a word too (`LET US SAY`; but `THE US`)."""
    for words in vocabulary.spellings.get(lowers[i], ()):
        if all(lowers[i + 2 * k : i + 2 * k + 1] == [word.lower()] for k, word in enumerate(words)):
            is_word = (
                len(words) == 1 and words[0].isupper() and lexicon.is_ordinary(lowers[i]) and lowers[i - 2 : i - 1] != ["the"]
            )
            return () if is_word else words
    return ()


def _cased(pieces: list[str], lowers: list[str], i: int, names: frozenset[str], lexicon: Lexicon) -> str:
    word = lowers[i]
    capitalised = pieces[i][:1] + word[1:]
    if len(word) == 1 and word.isalpha() and pieces[i + 1].startswith("."):  # R.A. MOLINA
        return capitalised
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
    if word in lexicon.function_words or not lexicon.has(word, "noun") or lexicon.has(word, "adv") or before.endswith("s"):
        return False
    if lexicon.is_inflected(word, "noun") or lexicon.is_inflected(word, "verb"):
        return False
    following = lowers[i + 2] if i + 2 < len(lowers) and not pieces[i + 1].strip() else ""
    return not following or following in lexicon.function_words or lexicon.is_inflected(following, "verb")
