"""`Sequences` in, a label for each token out: a small recurrent network that reads sections together with their parse.

A token enters as its word's vector, spaCy's own vector of it in its context, and one learned vector for each of the columns
that the weights name. What follows is a stack of four: two LSTMs read a stretch of whole sections from both ends; a gated
unit walks down each tree of the parse, so that a token knows the words above it; each token adds up what stands directly
below it; two more LSTMs read on. A linear chain scores the labels (after Lample et al., NAACL 2016; the walk down the tree is
the top-down half of Miwa and Bansal, ACL 2016). Everything is float32 numpy; `benchmarks/train_network.py` makes the weights.
"""

from __future__ import annotations

import numpy as np

from analysis.claims.features import Sequences
from analysis.weights import FOLDER as weights_folder
from analysis.weights import Network, both_ways, load_network, one_thread, side_by_side

WEIGHTS = weights_folder / "attribution.npz"
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def find_labels(s: Sequences, network: Network | None = None) -> np.ndarray:
    """The likeliest row of labels: for each token of `s` a place in `LABELS`; an I never follows another role or O."""
    network = network or load_network(WEIGHTS)
    labels = np.zeros(len(s.tokens), np.int64)
    with one_thread():
        for at in side_by_side(s.bounds):
            labels[at[at >= 0]] = _best_paths(score_labels(s, at, network), at >= 0, network.layers)[at >= 0]
    return labels


def score_labels(s: Sequences, at: np.ndarray, network: Network) -> np.ndarray:
    """Scores (stretches, tokens, labels) of the tokens at the places `at`; where `at` is -1 they mean nothing."""
    w, real = network.layers, at >= 0
    tokens = at[real]
    x = np.tanh(_enter(s, tokens, network) @ w["enter.weight"] + w["enter.bias"])
    x = both_ways(x, real, "first", w)
    known = np.hstack([x, network.tables["dep"].rows[network.tables["dep"].places(s.columns["dep"][tokens])]])
    heads = _heads(s, tokens, at, real)
    x = np.hstack([x, _from_above(known, heads, w), _from_below(known, heads, w)])
    x = both_ways(x, real, "second", w)
    scores = np.zeros((*at.shape, len(LABELS)), np.float32)
    scores[real] = x @ w["leave.weight"] + w["leave.bias"]
    return scores


def _enter(s: Sequences, tokens: np.ndarray, network: Network) -> np.ndarray:
    word = network.words.places(s.columns["low"][tokens])
    word = np.where(word > 0, word, network.words.places(s.columns["lemma"][tokens]))
    learned = [table.rows[table.places(s.columns[name][tokens])] for name, table in network.tables.items()]
    return np.hstack([network.words.rows[word], s.vectors[tokens].astype(np.float32), *learned])


def _heads(s: Sequences, tokens: np.ndarray, at: np.ndarray, real: np.ndarray) -> np.ndarray:
    """Where, among `tokens`, each one's head stands; itself for a root and where a cut parts the two."""
    place = np.full(len(s.tokens), -1)
    place[tokens] = np.arange(len(tokens))
    heads = place[s.head[tokens]]
    row = np.nonzero(real)[0]
    return np.where((heads >= 0) & (row[heads] == row), heads, np.arange(len(tokens)))


def _from_above(known: np.ndarray, heads: np.ndarray, w: dict[str, np.ndarray]) -> np.ndarray:
    """A gated unit that walks from the root of each tree to its leaves, all tokens of one depth at a time."""
    size = w["above.recur"].shape[0]
    given = known @ w["above.weight"] + w["above.bias"]
    state = np.zeros((len(known), size), np.float32)
    here = np.arange(len(heads))
    level, rest = here[heads == here], here[heads != here]
    reached = np.zeros(len(heads), bool)
    over = np.zeros((len(level), size), np.float32)
    while len(level):
        held = over @ w["above.recur"] + w["above.recur_bias"]
        gates = 0.5 * np.tanh(0.5 * (given[level, : 2 * size] + held[:, : 2 * size])) + 0.5
        keep, reset = gates[:, :size], gates[:, size:]
        new = np.tanh(given[level, 2 * size :] + reset * held[:, 2 * size :])
        state[level] = (1 - keep) * new + keep * over
        reached[level] = True
        below = reached[heads[rest]]
        level, rest = rest[below], rest[~below]
        over = state[heads[level]]
    return state


def _from_below(known: np.ndarray, heads: np.ndarray, w: dict[str, np.ndarray]) -> np.ndarray:
    """What stands directly below each token, added up."""
    below = np.flatnonzero(heads != np.arange(len(heads)))
    given = np.maximum(known[below] @ w["below.weight"] + w["below.bias"], 0)
    order = np.argsort(heads[below], kind="stable")
    total = np.zeros((len(known), given.shape[1]), np.float32)
    if len(below):
        owners, starts = np.unique(heads[below][order], return_index=True)
        total[owners] = np.add.reduceat(given[order], starts, axis=0)
    return np.tanh(0.5 * total)


def _best_paths(scores: np.ndarray, real: np.ndarray, w: dict[str, np.ndarray]) -> np.ndarray:
    """Viterbi's algorithm on all stretches, the longest of which stand first, at once."""
    n, longest, k = scores.shape
    best = w["chain.start"] + scores[:, 0]
    back = np.zeros((longest, n, k), np.int64)
    back[:] = np.arange(k)
    for t, going in enumerate(real.sum(0).tolist()[1:], start=1):
        ways = best[:going, :, None] + w["chain.step"]
        back[t, :going] = ways.argmax(1)
        best[:going] = ways.max(1) + scores[:going, t]
    path, row = np.zeros((n, longest), np.int64), np.arange(n)
    label = (best + w["chain.end"]).argmax(1)
    for t in range(longest - 1, -1, -1):
        path[:, t] = label
        label = back[t, row, label]
    return path
