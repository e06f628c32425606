"""Where a case may end sooner, and what its beginning and its end show."""

import pytest

from analysis.conditions.ends import edge_signs
from analysis.conditions.find import find_condition_cases
from tests.marked import read_scene

LEFT = "Chad said that Niger must leave the valley, which it had entered in May."
JOINED = "Chad demands that Niger leave the valley and pay the crews."
SOONER = [
    (LEFT, "Niger must leave the valley", "cut=relcl:which"),
    (JOINED, "Chad demands that Niger leave the valley", "cut=conj:VERB"),
    ("The crews' demand for more pay was refused.", "The crews' demand for more pay", ""),
]


def _cases(scene):
    text, parse = scene.reading.article.text, scene.parse
    return {text[parse.starts[case.first] : parse.ends[case.last]]: case for case in find_condition_cases(scene)}


@pytest.mark.parametrize(("text", "words", "cut"), SOONER, ids=[words for _, words, _ in SOONER])
def test_a_case_may_end_before_a_branch_on_its_right(text, words, cut):
    assert _cases(read_scene(text))[words].cut == cut


def test_what_a_rule_read_ends_where_the_case_does_if_its_words_are_left():
    cases = _cases(read_scene(LEFT))
    sooner, whole = cases["Niger must leave the valley"], cases["Niger must leave the valley, which it had entered in May"]
    assert [found.rule for found in sooner.read] == [found.rule for found in whole.read] == ["modal_demand"]
    assert [found.last for found in sooner.read] == [sooner.last]
    assert [found.last for found in whole.read] == [whole.last]
    assert cases["Chad said"].read == ()


def test_what_is_short_has_one_end():
    assert {words: case.cut for words, case in _cases(read_scene("They refused it.")).items()} == {"They refused it": ""}


def test_the_signs_of_the_edges():
    scene = read_scene(LEFT)
    cases = _cases(scene)
    sooner, whole = (
        set(edge_signs(scene.parse, case.first, case.last, case.verb))
        for case in (cases["Niger must leave the valley"], cases["Niger must leave the valley, which it had entered in May"])
    )
    assert {"before=that", "next=,", "next=PUNCT,which", "begins=nsubj,PROPN", "ends=NOUN"} <= sooner
    assert not [sign for sign in sooner if sign.startswith("tail=")]
    assert {"before=that", "tail=relcl", "tail=relcl:which", "comma", "next=."} <= whole
    scene = read_scene(JOINED)
    case = _cases(scene)["Chad demands that Niger leave the valley"]
    assert "open=conj" in set(edge_signs(scene.parse, case.first, case.last, case.verb))
