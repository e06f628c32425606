"""The parse as lists: one entry a token in each, and the same tree as spaCy's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from analysis.reading.parse import LONGEST_SENTENCE, read_parse, remembered
from analysis.tables import Span
from analysis.words import load
from tests.marked import read_text

LISTS = (
    "words",
    "lower",
    "lemmas",
    "tags",
    "pos",
    "deps",
    "ents",
    "heads",
    "starts",
    "ends",
    "sentences",
    "first",
    "last",
    "children",
)


@pytest.mark.parametrize("text", ["", "They left.", "The envoy, who had waited, left the room. Nobody saw her go."])
def test_every_list_has_an_entry_a_token_and_says_what_spacy_says(text):
    reading = read_text(text)
    parse, doc = reading.parse, Doc.from_docs(list(reading.docs), ensure_whitespace=False) if text else ()
    assert {len(getattr(parse, name)) for name in LISTS} == {len(doc)} == {len(parse)}
    for token in doc:
        assert (parse.words[token.i], parse.tags[token.i], parse.deps[token.i]) == (token.text, token.tag_, token.dep_)
        assert (parse.heads[token.i], parse.children[token.i]) == (token.head.i, [child.i for child in token.children])
        assert (parse.first[token.i], parse.last[token.i]) == (token.left_edge.i, token.right_edge.i)
    assert len(set(parse.sentences)) == sum(len(list(piece.sents)) for piece in reading.docs)


def test_a_span_of_tokens_is_a_span_of_the_text():
    reading = read_text("They left the room.")
    assert reading.parse.span(2, 4) == Span(10, 18)


def test_the_classes_of_words_come_along():
    reading, classes = read_text("They left."), load().words_of | {"leaving": frozenset({"leave"})}
    assert read_parse(reading.docs, reading.attributes, classes).classes["leaving"] == {"leave"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_a_token_stands_inside_its_subtree(text):
    parse = read_text(text).parse
    assert all(parse.first[i] <= i <= parse.last[i] for i in range(len(parse)))


def test_a_sentence_without_end_is_cut_and_its_chains_with_it():
    parse = read_text("Norland and " * LONGEST_SENTENCE + "Sutland left.").parse
    assert max(map(parse.sentences.count, set(parse.sentences))) <= LONGEST_SENTENCE
    assert all(parse.sentences[head] == sentence for head, sentence in zip(parse.heads, parse.sentences, strict=True))
    assert all(dep == "ROOT" for i, dep in enumerate(parse.deps) if parse.heads[i] == i)


def test_a_clipped_verb_has_its_lemma_with_an_apostrophe_of_either_shape():
    text = "They’re late, we’ve said it’s over, I’m sure we’ll go."
    parses = [read_text(t).parse for t in (text, text.replace("’", "'"))]
    curly, straight = ([lemma for word, lemma in zip(p.plain, p.lemmas, strict=True) if "'" in word] for p in parses)
    assert curly == straight == ["be", "have", "be", "be", "will"]


def test_a_subject_before_a_semicolon_is_none_of_the_verb_behind_it():
    parse = read_text("German carmakers and Spain, by contrast, back it; Chancellor Ann Lee has called for more.").parse
    verb = parse.words.index("called")
    assert [parse.words[c] for c in parse.children[verb] if parse.deps[c] == "nsubj"] == ["Lee"]
    assert parse.first[verb] > parse.words.index(";")


def test_a_main_verb_behind_a_participle_is_found():
    parse = read_text("Sudan, caught in the middle, asked for help from Chad.").parse
    verb = parse.words.index("asked")
    assert (parse.deps[verb], parse.tags[verb], parse.heads[0], parse.deps[0]) == ("ROOT", "VBD", verb, "nsubj")


def test_whoever_said_something_goes_on_to_call_on_others():
    parse = read_text("Ann Lee said it was sad that nurses were angry and called on the minister to pay.").parse
    assert parse.words[parse.heads[parse.words.index("called")]] == "said"


def test_whoever_is_said_to_demand_demands():
    parse = read_text("Ann Lee said nurses were angry and demanded higher pay.").parse
    assert parse.words[parse.heads[parse.words.index("demanded")]] == "were"


def test_what_is_asked_again_of_the_same_words_is_answered_once():
    asked = []

    @remembered
    def is_opening(parse, first, last):
        asked.append((first, last))
        return parse.words[first : last + 1] == ["They", "left"]

    one, other = read_text("They left.").parse, read_text("Nobody left.").parse
    assert [is_opening(one, 0, 1), is_opening(one, 0, 1), is_opening(one, 1, 1), is_opening(other, 0, 1)] == [
        True, True, False, False,
    ]  # fmt: skip
    assert asked == [(0, 1), (1, 1), (0, 1)] and is_opening.__name__ == "is_opening"
