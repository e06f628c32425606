"""Pieces that the model has tagged and parsed in, the part of speech and lemma of each token out.

This asks spaCy's own rules and lemmatizer, but of a word with its tag and dependency only once: beside these they look at no
more than a few phrases of two words (`let 's`, `there was`), and two such words are asked about together, once, too.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

LOWER, DEP = "LOWER", "DEP"
GIVEN, FOUND = ("ORTH", "TAG", DEP), ("TAG", DEP, "POS", "LEMMA")
RULED = ("TAG", DEP, "POS", "MORPH", "LEMMA")  # what rules may change
Word = tuple[int, ...]  # spaCy's numbers for it
MOST_KNOWN = 200_000  # words with their tag and dependency; beyond, all are forgotten


class Morphology:
    """What the rules and the lemmatizer of a model say of words; what they said before is remembered."""

    def __init__(self, nlp: "Language") -> None:
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        rules = self._ruler.patterns
        self._words = _ruler(nlp, [rule for rule in rules if not _is_of_phrases(rule)])
        self._phrases = _ruler(nlp, [rule for rule in rules if _is_of_phrases(rule)])
        self._in_phrases = {_asked_for(pattern) for rule in rules if _is_of_phrases(rule) for pattern in rule["patterns"]}
        listed = [token[LOWER] for rule in rules for pattern in rule["patterns"] for token in pattern if LOWER in token]
        self._listed = {word for asked in listed for word in ([asked] if isinstance(asked, str) else asked.get("IN", []))}
        self._shapes = [re.compile(asked["REGEX"]) for asked in listed if "REGEX" in asked and not isinstance(asked, str)]
        self._ruled: dict[Word, Word] = {}
        self._known: dict[Word, Word] = {}
        self._of_phrases: set[Word] = set()  # of those that are known, such as a phrase must have
        self._pairs: dict[tuple[Word, Word], tuple[Word, Word] | None] = {}  # what is found of both; None: they are no phrase

    def __call__(self, docs: Sequence["Doc"]) -> None:
        """Set what is `FOUND` in all pieces."""
        given = [list(map(tuple, doc.to_array(list(GIVEN)).tolist())) for doc in docs]
        if len(self._known) > MOST_KNOWN:
            self.forget()
        self._learn(docs[0].vocab, list(dict.fromkeys(w for words in given for w in words if w not in self._known)))
        for doc, words in zip(docs, given, strict=True):
            found = [self._known[word] for word in words]
            if not self._of_phrases.isdisjoint(words):
                for k in self._phrases_in(doc.vocab, words):
                    found[k : k + 2] = self._pairs[words[k], words[k + 1]]
            doc.from_array(list(FOUND), np.array(found, np.uint64))

    def _phrases_in(self, vocab: "Vocab", words: Sequence[Word]) -> Iterator[int]:
        """Where a phrase begins."""
        beside = {k for j, word in enumerate(words) if word in self._of_phrases for k in (j - 1, j)}
        for k in sorted(beside & set(range(len(words) - 1))):
            pair = words[k], words[k + 1]
            if pair not in self._pairs:
                self._pairs[pair] = self._asked_together(vocab, pair)
            if self._pairs[pair] is not None:
                yield k

    def _asked_together(self, vocab: "Vocab", pair: tuple[Word, Word]) -> tuple[Word, Word] | None:
        from spacy.tokens import Doc

        doc = Doc(vocab, [vocab.strings[orth] for orth, _, _ in pair])
        doc.from_array(["TAG", DEP], np.array([word[1:] for word in pair], np.uint64))
        if not self._phrases.match(doc):
            return None
        one, other = self._lemmatizer(self._ruler(doc)).to_array(list(FOUND)).tolist()
        return tuple(one), tuple(other)

    def forget(self) -> None:
        """Remember nothing: what was learnt of words that the model itself is to forget must go with them."""
        self._ruled.clear()
        self._known.clear()
        self._of_phrases.clear()
        self._pairs.clear()

    def _learn(self, vocab: "Vocab", words: Sequence[Word]) -> None:
        from spacy.tokens import Doc

        if not words:
            return
        doc = Doc(vocab, [vocab.strings[orth] for orth, _, _ in words])
        kinds = [word if self._is_ruled_alone(token) else (0, *word[1:]) for token, word in zip(doc, words, strict=True)]
        new = {kind: word for kind, word in zip(kinds, words, strict=True) if kind not in self._ruled}
        if new:
            some = Doc(vocab, [vocab.strings[orth] for orth, _, _ in new.values()])
            some.from_array(["TAG", DEP], np.array([kind[1:] for kind in new], np.uint64))
            self._ruled.update(zip(new, map(tuple, self._words(some).to_array(list(RULED)).tolist()), strict=True))
        doc.from_array(list(RULED), np.array([self._ruled[kind] for kind in kinds], np.uint64))
        found = self._lemmatizer(doc).to_array(list(FOUND))
        self._known.update(zip(words, map(tuple, found.tolist()), strict=True))
        told = (((LOWER, token.lower_), (DEP, token.dep_)) for token in doc)
        self._of_phrases.update(word for word, own in zip(words, told, strict=True) if not self._in_phrases.isdisjoint(own))

    def _is_ruled_alone(self, token: "Token") -> bool:
        """Whether a rule asks for this very word; the others have but the rules of their tag and dependency."""
        return token.is_space or token.lower_ in self._listed or any(shape.search(token.lower_) for shape in self._shapes)


def _is_of_phrases(rule: dict) -> bool:
    return any(len(pattern) > 1 for pattern in rule["patterns"])


def _asked_for(pattern: list[dict]) -> tuple[str, str]:
    """What a token must be for a phrase to match, one of its tokens at least: `gon` na, the `expl` of *there was*."""
    return next((name, token[name]) for token in pattern for name in (LOWER, DEP) if isinstance(token.get(name), str))


def _ruler(nlp: "Language", rules: list[dict]) -> "AttributeRuler":
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(rules)
    return ruler
