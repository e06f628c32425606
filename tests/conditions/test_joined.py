"""What is joined to a requirement and is one of its own."""

import pytest

from analysis.conditions import find_conditions
from analysis.conditions.joined import coordinated, gapped
from tests.marked import read_scene, read_text

LATER = [
    ("They must open the roads and free the sailors.", "open", ["free"]),
    ("Peru must open the lake, free the divers and drop its suit, Chile said.", "open", ["free", "drop"]),
    ("Peru asked the fund to cut the fee, extend the loan and waive the fine.", "cut", ["extend", "waive"]),
    ("Peru must open the lake, Chile said.", "open", []),
]


@pytest.mark.parametrize(("text", "verb", "later"), LATER, ids=[text for text, *_ in LATER])
def test_later_verbs_that_share_a_subject(text, verb, later):
    parse = read_text(text).parse
    assert [parse.words[i] for i in coordinated(parse, parse.words.index(verb))] == later


def test_a_later_verb_may_lack_its_helpers():
    parse = read_text("The quay must be cleared and the fines paid, the crews said.").parse
    assert [parse.words[i] for i in gapped(parse, parse.words.index("cleared"))] == ["paid"]
    parse = read_text("The quay must be cleared and the mayor left town, the crews said.").parse
    assert gapped(parse, parse.words.index("cleared")) == []


WHOLE = [
    ("The port must be reopened and the arrears paid, the union said.", ["The port must be reopened", "the arrears paid"]),
    ("Peru wants Chile to open the lake, free the divers and drop its suit.",
     ["Peru wants Chile to open the lake", "free the divers", "drop its suit"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), WHOLE)
def test_each_is_a_demand_of_its_own(text, quotes):
    assert [(c.quote, c.kind, c.direction) for c in find_conditions(read_scene(text))] == [(q, "demand", 1) for q in quotes]
