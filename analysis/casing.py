"""Capitals-only text in, the same text in sentence case out: as long as before, names as names, for a model that reads by case.

News wires were set in capitals throughout. A word gets its capital back if a word list has it so (`Salvadoran`, `FMLN`), if no
English dictionary has it (`Alvarengas`), or if a title or a speaker's label says that it is a name (`COLONEL PONCE`, `[HANDAL]`).
"""

from __future__ import annotations

import re

from analysis.vocabulary import Vocabulary

_WORD = re.compile(r"([^\W_]+)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]\s+)\W*[a-z]|\bi\b(?!\.)")
# Words of the list of roles that are mostly something else: GENERAL STRIKE, PRIVATE SECTOR, MAJOR OFFENSIVE.
_NO_TITLES = frozenset(
    [
        "general",
        "major",
        "private",
        "chief",
        "head",
        "member",
        "chair",
        "secretary",
        "deputy",
        "marshal",
        "critic",
        "ally",
        "leader",
        "official",
        "officials",
    ]
)


class Lexicon:
    """The English words that the model's lemmatizer knows, by what they can be."""

    def __init__(self, nlp) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        self.function_words = frozenset(nlp.Defaults.stop_words)
        self._lemmas = {pos: frozenset(index.get(pos, ())) for pos in ("noun", "verb", "adj", "adv")}
        self._forms = {pos: frozenset(exceptions.get(pos, ())) for pos in ("noun", "verb", "adj", "adv")}
        self._rules = {pos: tuple(map(tuple, rules.get(pos, ()))) for pos in ("noun", "verb", "adj", "adv")}

    def has(self, word: str, *kinds: str) -> bool:
        """Whether a lower-case word is English, as one of the parts of speech `kinds` (any if none is given)."""
        if not kinds and (word in self.function_words or word.isdigit() or len(word) == 1):
            return True
        return any(word in self._lemmas[k] or self.is_inflected(word, k) for k in kinds or ("noun", "verb", "adj", "adv"))

    def is_inflected(self, word: str, kind: str) -> bool:
        """Whether a word is a form of another of that part of speech: `says`, `troops`."""
        if word in self._forms[kind]:
            return True
        return any(
            word.endswith(end) and word[: -len(end) or None] + new in self._lemmas[kind]
            for end, new in self._rules[kind]
            if end
        )


def find_names(blocks: list[str], labels: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> frozenset[str]:
    """Lower-case words that are names in these capitals-only `blocks`, though a dictionary has them too."""
    titles = _titles(vocabulary)
    names = {w.lower() for label in labels for w in _WORD.findall(label) if not lexicon.has(w.lower(), "verb", "adj")}
    names -= {w for title in titles for w in title.split()}
    for block in blocks:
        words = _WORD.findall(block.lower())
        for i, word in enumerate(words[:-1]):
            singular = word in titles
            if not singular and not (word.endswith("s") and word[:-1] in titles):
                continue
            for k in range(i + 1, min(i + 3, len(words))):
                if not _may_be_surname(words[k], lexicon, vocabulary) or (not singular and lexicon.has(words[k], "verb")):
                    break
                names.add(words[k])
                if (
                    k == i + 1
                    and not singular
                    and words[k + 1 : k + 2] == ["and"]
                    and _may_be_surname(words[k + 2], lexicon, vocabulary)
                ):
                    names.add(words[k + 2])  # COLONELS PONCE AND ELENA
                if lexicon.has(words[k]):
                    break
    return frozenset(names)


def _titles(vocabulary: Vocabulary) -> frozenset[str]:
    return (
        frozenset(r.role.strip(".") for r in vocabulary.roles if r.side in ("state", "mr", "mrs", "dr") and " " not in r.role)
        - _NO_TITLES
    )


def _may_be_surname(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    if len(word) < 3 or word in lexicon.function_words or lexicon.is_inflected(word, "verb") or lexicon.has(word, "adv"):
        return False
    return word not in _listed_nouns(vocabulary)


def _listed_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    return (
        frozenset(e.role for e in vocabulary.roles)
        | frozenset(e.body for e in vocabulary.bodies)
        | frozenset(e.cue for e in vocabulary.cues)
    )


def in_sentence_case(block: str, names: frozenset[str], lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """`THE GOVERNMENT MET LAVROV. IT` -> `The government met Lavrov. It`; the length stays."""
    pieces = _WORD.split(block)
    lowers = ["".join(c.lower() if len(c.lower()) == 1 else c for c in piece) for piece in pieces]
    spellings = vocabulary.spellings
    i = 1
    while i < len(pieces):
        words = next(
            (
                s
                for s in spellings.get(lowers[i], ())
                if all(lowers[i + 2 * k : i + 2 * k + 1] == [w.lower()] for k, w in enumerate(s))
            ),
            None,
        )
        if words and not (len(words) == 1 and lexicon.has(lowers[i]) and words[0].isupper()):  # US, but: LET US SAY
            for k, word in enumerate(words):
                pieces[i + 2 * k] = word if len(word) == len(pieces[i + 2 * k]) else pieces[i + 2 * k]
            i += 2 * len(words)
            continue
        pieces[i] = _cased(pieces, lowers, i, names, lexicon)
        i += 2
    text = "".join(pieces)
    return _AFTER_STOP.sub(lambda m: m[0].upper() if len(m[0].upper()) == len(m[0]) else m[0], text)


def _cased(pieces: list[str], lowers: list[str], i: int, names: frozenset[str], lexicon: Lexicon) -> str:
    word = lowers[i]
    capitalised = pieces[i][:1] + word[1:]
    if word in names or not word.isalpha():
        return capitalised if word.isalpha() else pieces[i]
    if lexicon.has(word):
        return capitalised if _follows_first_name(pieces, lowers, i, lexicon) else word
    return pieces[i] if len(word) < 6 and not re.search("[aeiouy]", word) else capitalised  # FMLN


def _follows_first_name(pieces: list[str], lowers: list[str], i: int, lexicon: Lexicon) -> bool:
    """FIDEL CASTRO IS: a noun after a word that no dictionary has, before one that is no noun."""
    if (
        i < 3
        or pieces[i - 1].strip(" \r\n\t")
        or lexicon.has(lowers[i - 2])
        or not lowers[i - 2].isalpha()
        or len(lowers[i - 2]) < 4
    ):
        return False
    if lowers[i] in lexicon.function_words or not lexicon.has(lowers[i], "noun"):
        return False
    if (
        i > 3
        and lowers[i - 4] in ("the", "a", "an")
        or lexicon.has(lowers[i], "verb", "adj", "adv")
        or lexicon.is_inflected(lowers[i], "noun")
    ):
        return False
    following = lowers[i + 2] if i + 2 < len(lowers) and not pieces[i + 1].strip() else ""
    return not following or following in lexicon.function_words or lexicon.is_inflected(following, "verb")
