"""Pieces that the model has tagged and parsed in, the part of speech and lemma of each token out.

This asks spaCy's own rules and lemmatizer, but of a word with its tag and dependency only once: beside these they look at no
more than a few phrases of two words (`let 's`, `there was`), and a piece with one of them is read as spaCy reads it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

GIVEN, FOUND = ("ORTH", "TAG", "DEP"), ("TAG", "DEP", "POS", "LEMMA")
MOST_KNOWN = 200_000  # words with their tag and dependency; beyond, all are forgotten


class Morphology:
    """What the rules and the lemmatizer of a model say of words; what they said before is remembered."""

    def __init__(self, nlp: "Language") -> None:
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        rules = self._ruler.patterns
        self._words = _ruler(nlp, [rule for rule in rules if not _is_of_phrases(rule)])
        self._phrases = _ruler(nlp, [rule for rule in rules if _is_of_phrases(rule)])
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, docs: Sequence["Doc"]) -> None:
        """Set what is `FOUND` in all pieces."""
        given = [list(map(tuple, doc.to_array(list(GIVEN)).tolist())) for doc in docs]
        if len(self._known) > MOST_KNOWN:
            self.forget()
        self._learn(docs[0].vocab, list(dict.fromkeys(w for words in given for w in words if w not in self._known)))
        for doc, words in zip(docs, given, strict=True):
            if self._phrases.match(doc):
                self._lemmatizer(self._ruler(doc))
            else:
                doc.from_array(list(FOUND), np.array([self._known[word] for word in words], np.uint64))

    def forget(self) -> None:
        """Remember nothing: what was learnt of words that the model itself is to forget must go with them."""
        self._known.clear()

    def _learn(self, vocab: "Vocab", words: Sequence[tuple[int, ...]]) -> None:
        from spacy.tokens import Doc

        if not words:
            return
        doc = Doc(vocab, [vocab.strings[orth] for orth, _, _ in words])
        doc.from_array(["TAG", "DEP"], np.array([word[1:] for word in words], np.uint64))
        found = self._lemmatizer(self._words(doc)).to_array(list(FOUND))
        self._known.update(zip(words, map(tuple, found.tolist()), strict=True))


def _is_of_phrases(rule: dict) -> bool:
    return any(len(pattern) > 1 for pattern in rule["patterns"])


def _ruler(nlp: "Language", rules: list[dict]) -> "AttributeRuler":
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(rules)
    return ruler
