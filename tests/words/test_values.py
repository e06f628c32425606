"""The values that columns may have: each once, in lower case."""

import re

import pytest

from analysis.words import values

LISTED = {name: value for name, value in vars(values).items() if isinstance(value, tuple)}


@pytest.mark.parametrize("name", LISTED)
def test_values_are_lower_snake_and_said_once(name):
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", value) for value in LISTED[name])
    assert len(set(LISTED[name])) == len(LISTED[name])
