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
        arrays = {name: stored[name] for name in stored.files if name.partition(".")[0] != "words"}
    columns = [name.removeprefix("keys.") for name in arrays if name.startswith("keys.")]
    tables = {c: Table(arrays["keys." + c], arrays["rows." + c].astype(np.float32)) for c in columns}
    layers = {n: a.astype(np.float32) for n, a in arrays.items() if n.partition(".")[0] not in ("keys", "rows")}
    return Network(word_vectors(), tables, {n: by_gate(a) if a.ndim == 3 else a for n, a in layers.items()})


def by_gate(recur: np.ndarray) -> np.ndarray:
    """The weights of the states of two LSTMs, (2, size, 4 * size), a matrix for each gate and way: (4, 2, size, size)."""
    ways, size, _ = recur.shape
    return np.ascontiguousarray(recur.reshape(ways, size, 4, size).transpose(2, 0, 1, 3))


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
        layer: the name under which `w` has the weights: `.weight` and `.bias` of what enters, `.recur` of the state
            (see `by_gate`).

    Returns:
        Both states at each token, (tokens, twice the size of one).
    """
    n, longest = real.shape
    recur = w[layer + ".recur"]
    size = recur.shape[-1]
    gates = x @ w[layer + ".weight"] + w[layer + ".bias"]
    row, place = np.nonzero(real)
    lengths = real.sum(1)
    turned = lengths[row] - 1 - place
    onward, back = place * 2 * n + row, turned * 2 * n + n + row  # where a token's states stand
    steps, out = np.empty((longest * 4 * 2 * n, size), np.float32), np.empty((longest, 2, n, size), np.float32)
    first = np.stack([onward + 6 * n * place, back + 6 * n * turned], axis=1)  # of the four gates of a step
    steps[(first[:, :, None] + 2 * n * np.arange(4)).ravel()] = gates.reshape(-1, size)
    state, memory = np.zeros((2, n, size), np.float32), np.zeros((2, n, size), np.float32)
    for running, step, kept in zip(_running(lengths), steps.reshape(longest, 4, 2, n, size), out, strict=True):
        if running < n:
            step, kept, memory, state = step[:, :, :running], kept[:, :running], memory[:, :running], state[:, :running]
        step += state @ recur
        np.tanh(step, step)
        gates = step[:3]
        gates *= 0.5  # a sigmoid is half a tanh of half its input, plus a half; the weights are stored halved for it
        gates += 0.5
        enter, keep, leave, new = step
        memory *= keep
        enter *= new
        memory += enter
        state = np.tanh(memory, kept)
        state *= leave
    out = out.reshape(-1, size)
    return np.hstack([out[onward], out[back]])


def _running(lengths: np.ndarray) -> list[int]:
    """How many stretches, the longest of which stand first, are not over yet at each step."""
    return (lengths[:, None] > np.arange(lengths[0])).sum(0).tolist()
