"""Whom a noun for a body means where the file has several."""

import pytest

from tests.actors.casts import cast_of
from tests.marked import unmark

TWO = "Calder Corp bid for Brenton Inc. "
MEANT = [
    ("Calder said ⟨x: the company⟩ would pay in cash.", "org:calder"),
    ("It was never ⟨x: the company⟩'s plan to sell, a Brenton spokesman said.", "org:brenton"),
    ("Brenton closed two mills last year. ⟨x: The company⟩ refused to say more.", "org:brenton"),
    ("Calder said of Brenton that ⟨x: the company⟩ was weak.", None),
    ("Calder met Brenton on Monday. ⟨x: The company⟩ refused to say more.", None),
    ("A court heard that ⟨x: the company⟩ was weak.", None),
]


@pytest.mark.parametrize(("marked", "actor_id"), MEANT)
def test_the_company_is_the_one_that_the_sentences_are_about(marked, actor_id):
    text, spans = unmark(TWO + marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id
