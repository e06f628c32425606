"""The model and the word lists in, what they know of a word out: whether it is English, and whether it may be a name."""

import dataclasses
import functools
from typing import TYPE_CHECKING

from analysis.words import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = ("noun", "verb", "adj", "adv")


class Lexicon:
    """The English words that the model's lemmatizer knows, by what they can be."""

    def __init__(self, nlp: "Language") -> None:
        tables = nlp.get_pipe("lemmatizer").lookups
        index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        self.function_words = frozenset(nlp.Defaults.stop_words)
        self._lemmas = {pos: frozenset(index.get(pos, ())) for pos in KINDS}
        self._forms = {pos: frozenset(exceptions.get(pos, ())) for pos in KINDS}
        self._rules = {pos: tuple(map(tuple, rules.get(pos, ()))) for pos in KINDS}
        self._kinds_of = functools.lru_cache(maxsize=20_000)(self._look_up)

    def has(self, word: str, *kinds: str) -> bool:
        """Whether a lower-case word is English, as one of the parts of speech `kinds` (any if none is given)."""
        if not kinds and (word in self.function_words or word.isdigit() or len(word) == 1):
            return True
        return not self._kinds_of(word).isdisjoint(kinds or KINDS)

    def _look_up(self, word: str) -> frozenset[str]:
        return frozenset(kind for kind in KINDS if word in self._lemmas[kind] or self.is_inflected(word, kind))

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is more than the name or abbreviation that dictionaries list as a noun: `us`, `who`, but not `cia`."""
        return word in self.function_words or self.has(word, "verb", "adj", "adv")

    def is_inflected(self, word: str, kind: str) -> bool:
        """Whether a word is a form of another of that part of speech: `says`, `troops`."""
        if word in self._forms[kind]:
            return True
        endings = ((end, new) for end, new in self._rules[kind] if end and word.endswith(end))
        return any(word[: -len(end)] + new in self._lemmas[kind] for end, new in endings)


@dataclasses.dataclass(frozen=True)
class Known:
    """What the lexicon and the word lists know of words in lower case."""

    lexicon: Lexicon
    vocabulary: Vocabulary

    @property
    def words_of(self) -> dict[str, frozenset[str]]:
        """The classes of words."""
        return self.vocabulary.words_of

    @functools.cached_property
    def titles(self) -> frozenset[str]:
        """Words of the list of roles that are titles and little else: COLONEL, but not GENERAL (a GENERAL STRIKE)."""
        roles = (entry.role for entry in self.vocabulary.roles if entry.side in ("state", "mr", "mrs", "dr"))
        return frozenset(role.strip(".") for role in roles if " " not in role) - self.words_of["roles_and_more"]

    @functools.cached_property
    def roles(self) -> frozenset[str]:
        """The words of the list of roles."""
        return frozenset(entry.role for entry in self.vocabulary.roles)

    @functools.cached_property
    def cues(self) -> frozenset[str]:
        """The words that report."""
        return frozenset(entry.cue for entry in self.vocabulary.cues)

    @functools.cached_property
    def nouns(self) -> frozenset[str]:
        """What a list has as a role, a body or a cue is no name."""
        roles, bodies = self.vocabulary.roles, self.vocabulary.bodies
        return self.cues.union((entry.role for entry in roles), (entry.body for entry in bodies))

    def is_only_a_noun(self, word: str) -> bool:
        """Whether a dictionary has a word as a noun in the singular and as nothing else, and no list as a role or a body."""
        lexicon = self.lexicon
        ordinary = lexicon.is_ordinary(word) or lexicon.is_inflected(word, "noun") or word in self.nouns
        return lexicon.has(word, "noun") and not ordinary

    def may_be_name(self, word: str) -> bool:
        """Whether a dictionary allows that this word is a name too: BAKER, but not THEIR, SAID or TRUST."""
        lexicon = self.lexicon
        if len(word) < 3 or not word.isalpha() or word in lexicon.function_words or word in self.nouns:
            return False
        return not lexicon.is_inflected(word, "verb") and not lexicon.has(word, "adv")


known_words = functools.cache(Known)  # gathered once
