"""The model's vectors are spaCy's, whoever computes the layers, and the same bit by bit whatever is remembered."""

import numpy as np
import pytest
import spacy

from analysis.reading import kernels, model
from analysis.reading.kernels import with_fast_kernels

PIECES = (
    "Let's say there was a deal, Ann Lee of Acme Steel Corp. told us on 4 May.",
    "TALKS FAIL",
    "…",
    "They said no, twice.",
)


def vectors(nlp):
    parts = nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec")
    docs = [nlp.make_doc(piece) for piece in PIECES]
    return [np.concatenate(part.predict(docs)) for part in parts]


def fast_vectors(monkeypatch, most):
    """By spaCy's own layers, and by ours, twice, of which `most` words are remembered."""
    monkeypatch.setattr(kernels, "MOST_WORDS", most)
    nlp = spacy.load(next(name for name in model.MODEL_NAMES if spacy.util.is_package(name)))
    networks = [part.model for name, part in nlp.components if name in ("tok2vec", "ner")]
    for node in (node for network in networks for node in network.walk()):
        node.ops.use_blis = False
    before = vectors(nlp)
    with_fast_kernels(networks)
    return before, vectors(nlp), vectors(nlp)


@pytest.mark.parametrize("most", [8, 64])  # too few for these pieces, enough for some; else enough for all
def test_the_vectors_are_the_same_whatever_is_remembered(monkeypatch, most):
    of_all = fast_vectors(monkeypatch, kernels.MOST_WORDS)[1]
    for after in fast_vectors(monkeypatch, most)[1:]:
        assert all((one == other).all() for one, other in zip(of_all, after, strict=True))


def test_the_vectors_are_spacys_but_for_what_floats_round(monkeypatch):
    before, *afters = fast_vectors(monkeypatch, kernels.MOST_WORDS)
    for after in afters:  # a processor may add up a matrix in another order when it lies otherwise
        assert all(np.allclose(one, other, rtol=0, atol=1e-5) for one, other in zip(before, after, strict=True))
