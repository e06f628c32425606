"""Subjects, negation, clauses: what the finders ask of a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import grammar
from tests.marked import read_text


def parsed(text, word):
    """The parse of a text, and the token at which `word` first stands."""
    parse = read_text(text).parse
    return parse, parse.words.index(word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The envoy left early.", "left", "envoy"),
        ("The envoy came and left early.", "left", "envoy"),
        ("The envoy wants to leave early.", "leave", "envoy"),
        ("The minister urged the envoy to leave early.", "leave", "envoy"),
        ("The plan was rejected by the envoy.", "rejected", "plan"),
        ("The envoy, who left early, was tired.", "left", "envoy"),
        ("Leave now!", "Leave", None),
    ],
)
def test_the_subject_of_a_verb(text, verb, subject):
    parse, token = parsed(text, verb)
    found = grammar.subject_of(parse, token)
    assert (parse.words[found] if found is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("They will not leave.", "leave", True),
        ("They will no longer wait.", "wait", True),
        ("They never wait.", "wait", True),
        ("They will leave.", "leave", False),
        ("They not only wait but also pray.", "wait", False),
    ],
)
def test_negation(text, word, negated):
    assert grammar.is_negated(*parsed(text, word)) == negated


def test_who_acts_in_a_passive():
    parse, verb = parsed("The plan was rejected by the envoy.", "rejected")
    assert parse.words[grammar.agent_of(parse, verb)] == "envoy"
    assert grammar.agent_of(*parsed("The envoy rejected the plan.", "rejected")) is None


def test_a_noun_phrase_ends_before_its_relative_clause():
    parse, head = parsed("The old envoy of the port, who left, was tired.", "envoy")
    assert parse.words[slice(*grammar.noun_phrase(parse, head))] == ["The", "old", "envoy", "of", "the", "port"]


def test_a_reason_is_no_part_of_what_is_required():
    parse, head = parsed("They must leave the town because nobody wants them there.", "leave")
    assert parse.words[grammar.clause_end(parse, head, 1)] == "town"


def test_the_governor_of_an_auxiliary_is_its_verb():
    parse, token = parsed("They must have left the town.", "must")
    assert parse.words[grammar.governor(parse, token)] == "left"


def test_tokens_and_offsets():
    parse = read_text("They left. Nobody saw it.").parse
    assert [parse.words[i] for i in grammar.tokens_in(parse, 6, 13)] == ["left", ".", "Nobody"]
    assert parse.words[grammar.token_at(parse, 5)] == "left"
    assert [parse.words[i] for i in grammar.sentence_of(parse, grammar.token_at(parse, 12))] == ["Nobody", "saw", "it", "."]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_every_question_has_an_answer_inside_any_text(text):
    parse = read_text(text).parse
    for token in range(len(parse)):
        for found in (grammar.subject_of(parse, token), grammar.governor(parse, token)):
            assert found is None or 0 <= found < len(parse)
        start, end = grammar.noun_phrase(parse, token)
        assert start <= token < end <= len(parse)
        assert token in grammar.sentence_of(parse, token)
        assert parse.first[token] <= grammar.head_of(parse, parse.first[token], parse.last[token]) <= parse.last[token]


CUT = [  # what is trimmed, from its first to its last word
    ("They called it “a non-starter.”", "it", "starter", "it “a non-starter.”"),
    ("They will not take it (or another).", "They", "another", "They will not take it (or another)"),
    ("“We will not sign,” they said.", "We", "sign", "We will not sign"),
    ("They said «no».", "no", "no", "no"),
]


@pytest.mark.parametrize(("text", "first", "last", "kept"), CUT)
def test_evidence_is_not_cut_inside_marks_or_brackets(text, first, last, kept):
    reading = read_text(text)
    parse = reading.parse
    start, end = grammar.trim(parse, parse.words.index(first), parse.words.index(last))
    span = parse.span(start, end + 1)
    assert reading.article.text[span.start : span.end] == kept


@pytest.mark.parametrize(
    ("text", "adjective", "be"),
    [
        ("The toll isn't (to be kind) fair.", "fair", "is"),
        ("The toll is – as ever – unfair.", "unfair", "is"),
        ("The toll is – and this is final – not fair.", "fair", "is"),
        ("The toll is high, and fair.", "fair", None),
    ],
)
def test_the_be_from_which_an_adjective_is_set_apart(text, adjective, be):
    parse, token = parsed(text, adjective)
    found = grammar.resumed_be(parse, token)
    assert (None if found is None else parse.words[found]) == be
