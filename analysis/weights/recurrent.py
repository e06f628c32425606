"""What networks that read text are made of, in float32 numpy: learned tables, stretches of text, and two LSTMs in step."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.weights.logistic import FOLDER

LONGEST = 128  # tokens of whole sections that are read as one stretch; a longer section is cut
TOGETHER = 32  # stretches read side by side; bounds memory on a long article
FEW = 3  # stretches for which many processors multiply matrices more slowly than row by row


@dataclasses.dataclass(frozen=True)
class Table:
    """Learned vectors by the hash of what stands in a column; row 0 is for all that training did not meet."""

    keys: np.ndarray
    rows: np.ndarray

    def places(self, hashes: np.ndarray) -> np.ndarray:
        """The row of each hash, 0 where there is none."""
        at = self.keys.searchsorted(hashes)
        return np.where(self.keys.take(at, mode="clip") == hashes, at + 1, 0)


@functools.cache
def word_vectors(path: Path = FOLDER / "attribution.npz") -> Table:
    """The vectors of whole words, by spaCy's hash of each in lower case; they are stored as bytes and scaled."""
    with np.load(path) as stored:
        rows = np.vstack([np.zeros_like(stored["words.rows"][:1]), stored["words.rows"]]) * stored["words.scale"]
        return Table(stored["words.keys"], rows.astype(np.float32))


@dataclasses.dataclass(frozen=True)
class Network:
    """The weights of one: vectors of words, tables of columns, and the matrices of each layer by name."""

    words: Table
    tables: dict[str, Table]
    layers: dict[str, np.ndarray]


@functools.cache
def load_network(path: Path) -> Network:
    """Weights are stored as half floats and computed with as float32; the vectors of words are the same for all networks."""
    with np.load(path) as stored:
        arrays = dict(stored)
    columns = [name.removeprefix("keys.") for name in arrays if name.startswith("keys.")]
    tables = {c: Table(arrays["keys." + c], arrays["rows." + c].astype(np.float32)) for c in columns}
    layers = {n: a.astype(np.float32) for n, a in arrays.items() if n.partition(".")[0] not in ("words", "keys", "rows")}
    return Network(word_vectors(), tables, layers)


def stretches(bounds: np.ndarray, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Neighbouring sections joined while they stay within `longest` tokens; a section beyond that is cut."""
    found: list[tuple[int, int]] = []
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        for at in range(start, end, longest):
            stop = min(end, at + longest)
            if found and stop - found[-1][0] <= longest:
                found[-1] = (found[-1][0], stop)
            else:
                found.append((at, stop))
    return found


def side_by_side(bounds: np.ndarray) -> Iterator[np.ndarray]:
    """Stretches of like length side by side: arrays of token places (stretches, longest of them), -1 where one has ended."""
    found = sorted(stretches(bounds), key=lambda stretch: stretch[0] - stretch[1])
    for k in range(0, len(found), TOGETHER):
        some = found[k : k + TOGETHER]
        at = np.full((len(some), some[0][1] - some[0][0]), -1)
        for row, (start, end) in zip(at, some, strict=True):
            row[: end - start] = np.arange(start, end)
        yield at


def both_ways(x: np.ndarray, real: np.ndarray, layer: str, w: dict[str, np.ndarray]) -> np.ndarray:
    """Two LSTMs in step: one reads each stretch forwards, one backwards from its own end, so that padding comes last.

    Args:
        x: what enters, (tokens, numbers), in the order of the places of `real`.
        real: where tokens stand, (stretches, longest of them).
        layer: the name under which `w` has the weights: `.weight` and `.bias` of what enters, `.recur` of the state.

    Returns:
        Both states at each token, (tokens, twice the size of one).
    """
    n, longest = real.shape
    recur = w[layer + ".recur"]  # (2, size, 4 * size)
    size = recur.shape[1]
    gates = x @ w[layer + ".weight"]
    gates += w[layer + ".bias"]
    gates = gates.reshape(-1, 2, 4 * size)
    row, place = np.nonzero(real)
    lengths = real.sum(1)
    turned = lengths[row] - 1 - place
    steps, out = np.empty((longest, 2, n, 4 * size), np.float32), np.empty((longest, 2, n, size), np.float32)
    steps[place, 0, row], steps[turned, 1, row] = gates[:, 0], gates[:, 1]
    state, memory = np.zeros((2, n, size), np.float32), np.zeros((2, n, size), np.float32)
    for running, step, kept in zip(_running(lengths), steps, out, strict=True):
        if running < n:
            step, kept, memory, state = step[:, :running], kept[:, :running], memory[:, :running], state[:, :running]
        step += _times(state, recur)
        np.tanh(step, step)
        gates = step[..., : 3 * size]
        gates *= 0.5  # a sigmoid is half a tanh of half its input, plus a half; the weights are stored halved for it
        gates += 0.5
        memory *= step[..., size : 2 * size]
        memory += np.multiply(step[..., :size], step[..., 3 * size :], kept)
        state = np.multiply(step[..., 2 * size : 3 * size], np.tanh(memory, kept), kept)
    return np.hstack([out[place, 0, row], out[turned, 1, row]])


def _times(states: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The states (ways, stretches, size) by the matrix of each way."""
    return states @ weights if states.shape[1] > FEW else (states[:, :, None] @ weights[:, None])[:, :, 0]


def _running(lengths: np.ndarray) -> list[int]:
    """How many stretches, the longest of which stand first, are not over yet at each step."""
    return (lengths[:, None] > np.arange(lengths[0])).sum(0).tolist()
