"""Parts of speech and lemmas: those of spaCy's rules and lemmatizer, each word asked once."""

import types

import pytest

from analysis.reading import morphology
from analysis.reading.model import ASKED_OTHERWISE, load_model
from analysis.reading.morphology import Morphology

SENTENCES = [
    "Let's go, there's a deal and there were others.",
    "They're gonna be better off than the men's leaders did; it ain't so.",
    "Nothing that the geese saw had been mended, but we've got to.",
    "She had left and I'd do what he does.",
]


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def read(nlp, sentences):
    return list(nlp.pipe(sentences, disable=ASKED_OTHERWISE))


def said(docs):
    return [[(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc] for doc in docs]


def test_what_is_said_of_words_is_what_spacy_says(nlp):
    ours = read(nlp, SENTENCES)
    Morphology(nlp)(ours)
    assert said(ours) == said(nlp.pipe(SENTENCES))


PHRASES = [
    "I gotta go.", "C'm on, they said.", "Y'all know.", "It ai n't so.", "We're gon na win.", "Let's go.", "There is a deal.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", PHRASES)
def test_a_phrase_is_read_as_spacy_reads_it_also_where_its_words_were_met_before(nlp, sentence):
    warm = Morphology(nlp)
    warm(read(nlp, [*SENTENCES, *PHRASES]))
    for own in (warm, Morphology(nlp)):
        ours = read(nlp, [sentence])
        own(ours)
        assert said(ours) == said([nlp(sentence)])


def test_only_two_words_that_may_be_a_phrase_are_looked_at_and_only_once(nlp, monkeypatch):
    looked = []
    own = Morphology(nlp)
    monkeypatch.setattr(own, "_phrases", types.SimpleNamespace(match=lambda doc: looked.append(doc.text)))
    own(read(nlp, ["The geese saw the deal.", "All left.", "There was a deal.", "There was a strike."]))
    assert looked == ["All left ", "There was "]


def test_a_word_is_asked_once(nlp, monkeypatch):
    once = Morphology(nlp)
    once(read(nlp, SENTENCES))
    asked = []
    monkeypatch.setattr(once, "_learn", lambda vocab, words: asked.extend(words))
    once(read(nlp, SENTENCES))
    assert asked == []


def test_what_was_remembered_is_forgotten_when_it_is_too_much(nlp, monkeypatch):
    monkeypatch.setattr(morphology, "MOST_KNOWN", 3)
    once = Morphology(nlp)
    for sentence in SENTENCES:
        docs = read(nlp, [sentence])
        once(docs)
        assert said(docs) == said([nlp(sentence)])
