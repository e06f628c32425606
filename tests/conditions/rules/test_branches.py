"""Which clause hangs on which."""

import pytest

from analysis.conditions.rules.branches import branch_of
from tests.marked import read_scene


@pytest.mark.parametrize(
    ("text", "branch", "main"),
    [
        ("Niger will sign only if Kenya withdraws its troops.", "withdraws", "sign"),
        ("Kenya will not reopen the port (shut since May) unless the levy is dropped.", "dropped", "reopen"),
        ("Not until Chad withdraws its army will Niger return to the table.", "withdraws", "return"),
    ],
)
def test_the_heads_of_both_clauses(text, branch, main):
    scene = read_scene(text)
    hit = next(h for h in scene.triggers if h.entry.kind == "precondition")
    assert [scene.parse.words[t] for t in branch_of(scene.parse, hit)] == [branch, main]
