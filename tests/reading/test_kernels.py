"""The model's vectors are the same numbers, bit by bit, whoever computes the layers."""

import numpy as np
import spacy

from analysis.reading import model
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


def test_the_vectors_are_the_same():
    nlp = spacy.load(next(name for name in model.MODEL_NAMES if spacy.util.is_package(name)))
    networks = [part.model for name, part in nlp.components if name in ("tok2vec", "ner")]
    for node in (node for network in networks for node in network.walk()):
        node.ops.use_blis = False
    before = vectors(nlp)
    with_fast_kernels(networks)
    for one, other in zip(before, vectors(nlp), strict=True):
        assert (one == other).all()
