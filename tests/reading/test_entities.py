"""Named entities: those of spaCy's recogniser, of many pieces at once."""

import numpy as np
import pytest

from analysis.reading.entities import Entities, _laid_down
from analysis.reading.model import load_model

PIECES = [
    "Ann Lee of Acme Steel Corp. met the Prime Minister of Norland in New York on 4 May 2021.",
    "It rained.",
    "The United Nations and the European Union",
    "Brazil. Peru. The Bank of England said Monday it will pay $5 million to Mira Holm, 45.",
]


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def test_the_entities_are_those_of_spacy(nlp):
    docs = list(nlp.pipe(PIECES))
    table = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
    closes = np.append(table[1:, 0] == 1, True)
    recognizer = Entities(nlp.get_pipe("ner"))
    found = recognizer.of(docs, closes, table[:, 1] == 1)
    labels = [recognizer.labels[place] if place >= 0 else "" for place in found.tolist()]
    assert labels == [token.ent_type_ for doc in docs for token in doc]
    assert len(set(labels)) > 4


def test_no_entity_goes_beyond_what_closes(nlp):
    docs = list(nlp.pipe(["The Bank of England paid."]))
    alone = np.ones(len(docs[0]), bool)
    recognizer = Entities(nlp.get_pipe("ner"))
    moves = recognizer.of(docs, alone, np.zeros(len(alone), bool))
    assert not recognizer._begins[moves[moves >= 0]].any()
    assert (recognizer.of(docs, alone, alone) == -1).all()


def test_what_begins_inside_of_another_is_none():
    best, units = np.array([1, 1, 0, 2, 0]), np.array([False, False, True])
    laid = _laid_down(best, units, np.array([0, 1]), np.array([1, 2]))
    assert laid.tolist() == [1, 1, -1, 2, -1]
