"""The model's vectors are the same numbers, bit by bit, whoever computes the layers."""

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


@pytest.mark.parametrize("most", [8, 64, kernels.MOST_WORDS])  # too few for these pieces, enough for some, enough for all
def test_the_vectors_are_the_same_whatever_is_remembered(monkeypatch, most):
    monkeypatch.setattr(kernels, "MOST_WORDS", most)
    nlp = spacy.load(next(name for name in model.MODEL_NAMES if spacy.util.is_package(name)))
    networks = [part.model for name, part in nlp.components if name in ("tok2vec", "ner")]
    for node in (node for network in networks for node in network.walk()):
        node.ops.use_blis = False
    before = vectors(nlp)
    with_fast_kernels(networks)
    for after in (vectors(nlp), vectors(nlp)):
        assert all((one == other).all() for one, other in zip(before, after, strict=True))
