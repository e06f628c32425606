"""From labels to spans, and which words are read."""

import numpy as np
import pytest

from analysis.claims import features, network, statement, tagger
from tests.marked import read_text

TEXT = "Talks go on\n\nThe harbour minister said the talks had failed.\n\nRain fell.\n"


@pytest.fixture(scope="module")
def reading():
    return read_text(TEXT)


def tagged(reading, labels_of):
    """The spans behind these labels: word -> label; every other word has none."""
    tokens = tagger.tokens_of_prose(reading, statement.words_of_sections(reading))
    labels = np.array([network.LABELS.index(labels_of.get(reading.parse.words[i], "O")) for i in tokens])
    found = tagger.as_tagged(labels, features.read_sequences(reading, tokens), reading)
    kinds = (found.sources, found.cues, found.contents)
    return [[" ".join(reading.parse.words[slice(*span)]) for span in spans] for spans in kinds]


def test_spans_behind_labels(reading):
    labels = {"harbour": "B-source", "minister": "I-source", "said": "B-cue", "had": "B-content", "failed": "I-content"}
    assert tagged(reading, labels) == [["harbour minister"], ["said"], ["had failed"]]


def test_an_inside_without_its_begin_begins_a_span(reading):
    assert tagged(reading, {"minister": "I-source", "said": "B-cue"}) == [["minister"], ["said"], []]


def test_a_span_ends_with_its_section(reading):
    spans = tagged(reading, {"failed": "B-content", ".": "I-content", "Rain": "I-content", "fell": "I-content"})
    assert spans[2] == ["failed .", "Rain fell ."]


def test_a_sentence_of_the_news_is_found_whole(reading):
    (found,) = tagger.find_attributions(reading, statement.words_of_sections(reading))
    assert reading.parse.words[found.head] == "minister"
    assert reading.parse.words[slice(*found.cue)] == ["said"]


def test_only_prose_is_read():
    reading = read_text("Talks go on\n\nBy Ann Lee\n\nThe minister said that the talks had failed.\n")
    words = statement.words_of_sections(reading)
    kinds = {reading.sections[reading.section_at[i]].kind for i in tagger.tokens_of_prose(reading, words)}
    assert kinds <= tagger.PROSE
    assert len(tagger.tokens_of_prose(read_text(""), [])) == 0
