"""Where a listed word stands in a text, and where it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.conditions.triggers import Hit, find_hits, hits_between, is_word_of, read_forms
from analysis.words import Trigger
from tests.marked import read_scene, read_text

ENTRIES = tuple(
    Trigger(words, "demand", 4, 1, "") for words in ("must", "to call for", "ready to", "will not", "to demand", "demand for")
)
FORMS = read_forms(ENTRIES)


def hits(text):
    parse = read_text(text).parse
    found = find_hits(parse, FORMS, [False] * len(parse))
    return [(hit.entry.trigger, " ".join(parse.words[t] for t in hit.tokens)) for hit in found]


HITS = [
    ("They must leave.", [("must", "must")]),
    ("They will certainly not leave.", [("will not", "will not")]),
    ("They won't leave.", [("will not", "wo n't")]),
    ("They called today for a truce.", [("to call for", "called for")]),
    ("They called the ministers to a meeting.", []),
    ("They are ready, and so is she.", []),
    ("They are ready to leave.", [("ready to", "ready to")]),
    ("They demanded a truce.", [("to demand", "demanded")]),
    ("Their demand for a truce was heard.", [("demand for", "demand for")]),
]


@pytest.mark.parametrize(("text", "found"), HITS, ids=[text for text, _ in HITS])
def test_listed_words(text, found):
    assert hits(text) == found


def test_none_begins_where_it_never_stands():
    parse = read_text("They must leave.").parse
    assert find_hits(parse, FORMS, [True] * len(parse)) == []


@given(
    st.lists(st.sampled_from(["must", "will", "not", "ready", "to", "demand", "for", "they", ".", "n't", "call"]), max_size=20)
)
def test_no_two_hits_share_a_token_and_all_stand_in_order(drawn):
    parse = read_text(" ".join(drawn)).parse
    found = find_hits(parse, FORMS, [False] * len(parse))
    tokens = [t for hit in found for t in hit.tokens]
    assert len(tokens) == len(set(tokens))
    assert [hit.first for hit in found] == sorted(hit.first for hit in found)


@given(st.sets(st.integers(0, 60)), st.integers(0, 60), st.integers(0, 10))
def test_the_listed_words_of_a_case_are_those_that_begin_in_it(places, first, length):
    found = [Hit(None, (place,)) for place in sorted(places)]
    assert hits_between(found, first, first + length) == [hit for hit in found if first <= hit.first <= first + length]


def test_a_word_belongs_to_the_clause_of_its_verb():
    scene = read_scene("Chad said that Niger must leave.")
    (hit,) = scene.triggers
    verbs = {scene.parse.words[verb]: is_word_of(scene.parse, hit, verb) for verb in (scene.parse.heads[hit.first], 1)}
    assert verbs == {"leave": True, "said": False}
