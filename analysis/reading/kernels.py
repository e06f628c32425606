"""spaCy's networks in, the same networks out with the same numbers (to a millionth), computed in less time.

Their matrices are multiplied by numpy's kernels: those that spaCy brings along are slow on processors that they do not know.
The layers that cost most are computed as reading needs them, without what training would keep of them. What a word is before
its context is computed once, and remembered for the articles that follow.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.model import Model

Layer = Callable[..., tuple[np.ndarray, None]]
AS_NOTHING = 1e-08  # what spaCy adds to a variance, lest it be nothing
MOST_WORDS = 8192  # that are remembered
BLOCK = 64  # words are computed by so many, so that none depends on how many are new with it
MIX = 0x9E3779B97F4A7C15  # spreads the numbers of a word's columns over the one number that it is known by


def with_fast_kernels(networks: "Iterable[Model]") -> None:
    """Change these networks in place; they can then be asked, but not trained."""
    for node in (node for network in networks for node in network.walk()):
        node.ops.use_blis = False
        if node.name in LAYERS:
            node._func = LAYERS[node.name](**{name: node.get_param(name) for name in node.param_names})
        if node.has_ref("embed"):
            node.get_ref("embed")._func = Words(node.get_ref("embed"))


class Words:
    """The layer that gives each word of some pieces its vector before its context: by its columns, such as norm and shape."""

    def __init__(self, embed: "Model") -> None:
        extract, _, rows_of_columns, mixed, _ = embed.layers
        self._columns = extract.attrs["columns"]
        self._layers = [part.layers[0] for part in (rows_of_columns, mixed)]
        self._spread = np.array([pow(MIX, k + 1, 2**64) for k in range(len(self._columns))], np.uint64)
        self._places: dict[int, int] = {}
        self._rows = np.zeros((MOST_WORDS, embed.get_dim("nO")), np.float32)

    def __call__(self, _: "Model", docs: "Sequence[Doc]", is_train: bool) -> tuple[list[np.ndarray], None]:
        columns = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys, first, places = np.unique((columns * self._spread).sum(1), return_index=True, return_inverse=True)
        rows = self._rows_of(keys.tolist(), columns[first])
        return np.split(rows[places], np.cumsum([len(doc) for doc in docs])[:-1]), None

    def _rows_of(self, keys: list[int], columns: np.ndarray) -> np.ndarray:
        """The vectors of different words; those that are new are remembered, if need be in place of all others."""
        if len(keys) > MOST_WORDS:
            return self._computed(columns)
        new = [k for k, key in enumerate(keys) if key not in self._places]
        if len(self._places) + len(new) > MOST_WORDS:
            self._places.clear()
            new = [*range(len(keys))]
        if new:
            start = len(self._places)
            self._rows[start : start + len(new)] = self._computed(columns[new])
            self._places.update(zip((keys[k] for k in new), range(start, start + len(new)), strict=True))
        return self._rows[[self._places[key] for key in keys]]

    def _computed(self, columns: np.ndarray) -> np.ndarray:
        whole = np.concatenate([columns, np.zeros((-len(columns) % BLOCK, columns.shape[1]), columns.dtype)])
        for layer in self._layers:
            whole = layer.predict(whole)
        return whole[: len(columns)]


def _maxout(W: np.ndarray, b: np.ndarray) -> Layer:
    """For weights (size, pieces, inputs): the pieces one behind the other, so that the largest is found in whole rows."""
    size, pieces, inputs = W.shape
    weights, bias = np.ascontiguousarray(W.transpose(2, 1, 0)).reshape(inputs, -1), np.ascontiguousarray(b.T).reshape(-1)

    def layer(_: "Model", x: np.ndarray, is_train: bool) -> tuple[np.ndarray, None]:
        sums = x @ weights
        sums += bias
        return sums.reshape(-1, pieces, size).max(1), None

    return layer


def _layer_norm(G: np.ndarray, b: np.ndarray) -> Layer:
    def layer(_: "Model", x: np.ndarray, is_train: bool) -> tuple[np.ndarray, None]:
        x = x - x.mean(1, keepdims=True)
        x *= (np.square(x).mean(1, keepdims=True) + AS_NOTHING) ** -0.5
        x *= G
        x += b
        return x, None

    return layer


LAYERS = {"maxout": _maxout, "layernorm": _layer_norm}
