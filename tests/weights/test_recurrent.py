"""What networks are made of: words by their spelling, stretches of whole sections, LSTMs that read them from both ends."""

import itertools

import numpy as np

from analysis.weights import recurrent
from analysis.weights.recurrent import Table


def test_a_value_that_training_did_not_meet_stands_in_row_0():
    table = Table(np.array([3, 5, 9], np.uint64), np.zeros((4, 1)))
    assert table.places(np.array([5, 4, 9, 100, 3], np.uint64)).tolist() == [2, 0, 3, 0, 1]


def test_words_are_known_by_their_spelling():
    words = recurrent.word_vectors()
    assert (words.keys[:-1] < words.keys[1:]).all()
    assert len(words.rows) == len(words.keys) + 1 and not words.rows[0].any()


def test_stretches_are_whole_sections_and_cover_all():
    bounds = np.array([0, 50, 90, 140, 500, 510])
    assert recurrent.stretches(bounds, 128) == [(0, 90), (90, 140), (140, 268), (268, 396), (396, 510)]


def test_each_token_stands_in_one_stretch_and_the_longest_come_first():
    bounds = np.cumsum([0, *([90] * 70), 3, 200])
    batches = list(recurrent.side_by_side(bounds))
    assert sorted(itertools.chain(*(at[at >= 0].tolist() for at in batches))) == list(range(bounds[-1]))
    lengths = [(at >= 0).sum(1).tolist() for at in batches]
    assert lengths == [sorted(some, reverse=True) for some in lengths] and max(map(len, lengths)) == recurrent.TOGETHER


def test_what_stands_in_other_stretches_changes_no_state():
    given = np.random.default_rng(0).normal(size=(9, 4)).astype(np.float32)
    weights = np.random.default_rng(1)
    w = {"l.weight": weights.normal(size=(4, 24)), "l.recur": weights.normal(size=(2, 3, 12)), "l.bias": np.zeros(24)}
    w = {name: x.astype(np.float32) for name, x in w.items()}
    w["l.recur"] = recurrent.by_gate(w["l.recur"])
    together = recurrent.both_ways(given, np.array([[True] * 5, [True] * 4 + [False]]), "l", w)
    alone = [recurrent.both_ways(part, np.ones((1, len(part)), bool), "l", w) for part in (given[:5], given[5:])]
    np.testing.assert_allclose(together, np.vstack(alone), atol=1e-6)
    backwards = recurrent.both_ways(given[:5][::-1], np.ones((1, 5), bool), "l", {**w, **_turned(w)})
    np.testing.assert_allclose(alone[0], np.hstack(np.split(backwards, 2, axis=1)[::-1])[::-1], atol=1e-6)


def _turned(w):
    """The weights with forwards and backwards changed about."""
    halves = {name: np.hstack(np.split(w[name], 2, axis=-1)[::-1]) for name in ("l.weight", "l.bias")}
    return halves | {"l.recur": w["l.recur"][:, ::-1]}
