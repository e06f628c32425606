"""The signs by which names are told apart: none knows a name."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import find_actors
from tests.marked import read_text

NAMES = [
    "Anneke", "Malenko", "Unimar", "Works", "Kenya", "said", "that", "the", "met", ",", ".", "of", "and", "minister",
    "president", "🙂",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=25).map(" ".join))
def test_no_sign_of_a_name_knows_a_name(text):
    seen = []
    find_actors(read_text(text), lambda model, signs, places: bool(seen.append(signs)) or True)
    assert not any(re.search(r"anneke|malenko|unimar|kenya", sign) for signs in seen for sign in signs)
