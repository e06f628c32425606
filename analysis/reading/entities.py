"""Pieces that the model has parsed in, the kind of named entity that each token belongs to out.

This asks spaCy's own recogniser (its vectors, its weights) in another order. Outside of an entity it sees one token alone, so
all tokens are weighed at once; only inside of one it must go step by step, and then all entities take each step together.
"""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc


class Entities:
    """spaCy's recogniser of named entities, asked many tokens at a time."""

    def __init__(self, recognizer: "EntityRecognizer") -> None:
        model, lower, upper = recognizer.model, recognizer.model.get_ref("lower"), recognizer.model.get_ref("upper")
        self._vectors = model.get_ref("tok2vec")
        slots, hidden, pieces, width = lower.get_param("W").shape  # what it sees: the next token, an entity's first, its last
        self._weights = lower.get_param("W").reshape(slots, hidden * pieces, width).transpose(0, 2, 1)
        self._padding = lower.get_param("pad").reshape(slots, hidden * pieces)
        self._bias, self._pieces = lower.get_param("b").reshape(-1), pieces
        self._scores, self._scores_bias = upper.get_param("W").T, upper.get_param("b").copy()
        self._scores_bias[list(model.attrs["unseen_classes"])] = -np.inf
        moves = [recognizer.moves.get_class_name(k).partition("-") for k in range(recognizer.moves.n_moves)]
        self.labels = [label for _, _, label in moves]
        place = {(move, label): k for k, (move, _, label) in enumerate(moves)}
        self._begins, self._units = (np.array([m == kind and label != "" for m, _, label in moves]) for kind in "BU")
        self._outside = np.array([move == "O" for move, _, _ in moves])
        self._goes_on = np.array([place.get(("I", label), -1) for label in self.labels])
        self._ends = np.array([place.get(("L", label), -1) for label in self.labels])

    def of(self, docs: Sequence["Doc"], closes: np.ndarray, blank: np.ndarray) -> np.ndarray:
        """For each token of the pieces the place of its label in `labels`, -1 outside of entities.

        `closes` says of a token that it is the last of its sentence or piece, beyond which no entity goes; `blank` that it is
        white space, with which none begins.
        """
        vectors = self._vectors.predict(docs)
        seen = vectors @ self._weights[0] + self._bias
        moves = self._outside | ((self._begins & ~closes[:, None] | self._units) & ~blank[:, None])
        best = np.where(moves, self._score(seen + self._padding[1] + self._padding[2]), -np.inf).argmax(1)
        first = np.flatnonzero(self._begins[best])
        last = self._last(vectors, seen, first, best[first], closes)
        return _laid_down(best, self._units, first, last)

    def _score(self, hidden: np.ndarray) -> np.ndarray:
        most = functools.reduce(np.maximum, (hidden[:, piece :: self._pieces] for piece in range(self._pieces)))
        return most @ self._scores + self._scores_bias

    def _last(
        self, vectors: np.ndarray, seen: np.ndarray, first: np.ndarray, move: np.ndarray, closes: np.ndarray
    ) -> np.ndarray:
        """For each entity that begins at `first` with this move, its last token."""
        begun, last, open_ones = vectors[first] @ self._weights[1], first.copy(), np.arange(len(first))
        going, ending = self._goes_on[move], self._ends[move]
        while len(open_ones):
            last[open_ones] += 1
            at = last[open_ones]
            scores = self._score(seen[at] + begun[open_ones] + vectors[at - 1] @ self._weights[2])
            row = np.arange(len(at))
            ended = closes[at] | (scores[row, ending[open_ones]] >= scores[row, going[open_ones]])
            open_ones = open_ones[~ended]
        return last


def _laid_down(best: np.ndarray, units: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """One entity after the other: what begins inside of another is none."""
    found = np.where(units[best], best, -1)
    free = 0
    for start, end in zip(first.tolist(), last.tolist(), strict=True):
        if start >= free:
            found[start : end + 1] = best[start]
            free = end + 1
    return found
