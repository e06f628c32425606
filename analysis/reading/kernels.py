"""spaCy's networks in, the same networks out with the same numbers, computed in less time.

Their matrices are multiplied by numpy's kernels: those that spaCy brings along are slow on processors that they do not know.
The layers that cost most are computed as reading needs them, without what training would keep of them.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from thinc.model import Model

Layer = Callable[..., tuple[np.ndarray, None]]
AS_NOTHING = 1e-08  # what spaCy adds to a variance, lest it be nothing


def with_fast_kernels(networks: "Iterable[Model]") -> None:
    """Change these networks in place; they can then be asked, but not trained."""
    for node in (node for network in networks for node in network.walk()):
        node.ops.use_blis = False
        if node.name in LAYERS:
            node._func = LAYERS[node.name](**{name: node.get_param(name) for name in node.param_names})


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
