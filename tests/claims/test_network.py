"""The network that labels tokens: its labels are well formed, and nothing but the article decides them."""

import dataclasses
import itertools

import numpy as np
import pytest

from analysis.claims import features, network
from analysis.reading import language
from analysis.reading.article import Article
from analysis.weights import load_network, recurrent
from analysis.words import vocabulary

TEXT = """Talks on the ferry line end without a deal

The harbour minister of Norland said the talks had failed. “We came with an open mind,” Ada Holm told reporters on
Monday, “and we leave with nothing.”

According to two officials, both delegations will meet again in May.

It rained."""


def read_sequences(text):
    article = Article(article_id="ferry", path="", sha256="", text=text, title="")
    reading = language.read_language(article, vocabulary.load())
    here = np.flatnonzero([not word.isspace() for word in reading.parse.words])
    return reading.parse, features.read_sequences(reading, here)


def scores_of(s):
    """Each token's score for each label, before the chain has its say."""
    weights, scores = load_network(network.WEIGHTS), np.zeros((len(s.tokens), len(network.LABELS)), np.float32)
    for at in recurrent.side_by_side(s.bounds):
        scores[at[at >= 0]] = network.score_labels(s, at, weights)[at >= 0]
    return scores


@pytest.fixture(scope="module")
def ferry():
    return read_sequences(TEXT)


def marked(parse, s, labels, role):
    """The words of each span of `role`."""
    spans, names = [], [network.LABELS[k] for k in labels]
    for token, name in zip(s.tokens, names, strict=True):
        if name == "B-" + role:
            spans.append([])
        if name.endswith("-" + role):
            spans[-1].append(parse.words[token])
    return [" ".join(words) for words in spans]


def test_one_label_and_seven_scores_a_token(ferry):
    _, s = ferry
    assert network.find_labels(s).shape == s.tokens.shape
    assert scores_of(s).shape == (len(s.tokens), len(network.LABELS))


def test_source_cue_and_content_of_plain_sentences(ferry):
    parse, s = ferry
    labels = network.find_labels(s)
    assert "said" in marked(parse, s, labels, "cue")
    assert "the talks had failed" in marked(parse, s, labels, "content")
    assert "Ada Holm" in marked(parse, s, labels, "source")
    assert "two officials" in marked(parse, s, labels, "source")


def test_an_inside_follows_its_own_begin_or_inside(ferry):
    names = [network.LABELS[k] for k in network.find_labels(ferry[1])]
    for before, after in itertools.pairwise(["O", *names]):
        assert not after.startswith("I-") or before[2:] == after[2:]


def test_twice_the_same(ferry):
    assert scores_of(ferry[1]).tobytes() == scores_of(ferry[1]).tobytes()


def test_company_in_a_batch_changes_nothing():
    _, s = read_sequences("\n\n".join([TEXT] * 9 + ["Yes."]))
    stretches, weights = recurrent.stretches(s.bounds), load_network(network.WEIGHTS)
    alone = np.concatenate([network.score_labels(s, np.arange(*stretch)[None], weights)[0] for stretch in stretches])
    assert len(stretches) > 4
    np.testing.assert_allclose(scores_of(s), alone, atol=1e-3)
    assert (scores_of(s).argmax(1) == alone.argmax(1)).all()


def test_a_section_longer_than_a_stretch_is_read_in_pieces():
    _, s = read_sequences("The envoy said that " + "the road and the bridge and " * 60 + "the port stay closed.")
    assert len(network.find_labels(s)) == len(s.tokens) > 2 * recurrent.LONGEST


def test_no_tokens_no_labels(ferry):
    _, s = ferry
    empty = dataclasses.replace(s, tokens=s.tokens[:0], bounds=np.zeros(1, np.int64), head=s.head[:0])
    assert network.find_labels(empty).size == 0
