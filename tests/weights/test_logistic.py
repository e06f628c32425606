"""Logistic regression: what signs weigh, and what they never may do."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.weights.logistic import FOLDER, likeliest, probability, read_weights

SIGNS = st.sampled_from(["a", "b", "c", "unknown"])
WEIGHTS = st.dictionaries(st.sampled_from(["a", "b", "c", "bias"]), st.floats(-50, 50))


def test_no_sign_and_no_bias_say_nothing():
    assert probability({}, []) == 0.5
    assert probability({"bias": math.log(3)}, []) == pytest.approx(0.75)


@given(WEIGHTS, st.lists(SIGNS))
def test_a_probability_is_one_whatever_the_weights(weights, signs):
    assert 0 < probability(weights, signs) < 1


@given(WEIGHTS, st.lists(SIGNS))
def test_a_sign_that_the_weights_do_not_know_counts_nothing(weights, signs):
    assert probability(weights, [*signs, "unknown"]) == probability(weights, signs)


@given(WEIGHTS, st.lists(SIGNS))
def test_a_sign_pulls_the_way_of_its_weight(weights, signs):
    change = probability({**weights, "d": 1.0}, [*signs, "d"]) - probability({**weights, "d": 1.0}, signs)
    assert change >= 0


def test_the_likeliest_model_wins_and_of_equals_the_first_by_name():
    models = {"demand": {"must": 1.0}, "threat": {"or else": 2.0}}
    assert likeliest(models, ["or else"]) == "threat"
    assert likeliest(models, ["neither"]) == "demand"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_the_shipped_weights_are_numbers_by_sign(path):
    def numbers(weights):
        if isinstance(weights, dict):
            return [n for value in weights.values() for n in numbers(value)]
        return [n for value in weights for n in numbers(value)] if isinstance(weights, list) else [weights]

    found = numbers(read_weights(path.stem))
    assert found and all(isinstance(n, int | float) and math.isfinite(n) for n in found)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_weights_are_read_to_the_last_bit(path):
    assert read_weights(path.stem) == json.loads(path.read_text(encoding="utf-8"))
