"""Confidence: signs in steps, and a probability in two digits."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.weights import confidence, read_weights, signs_of_confidence

SHARE = st.floats(0, 1)


@given(SHARE, SHARE)
def test_confidence_is_a_probability_in_two_digits(likely, owned):
    sure = confidence(read_weights("conditions")["confidence"], signs_of_confidence(likely, owned, "modal", "country"))
    assert 0 <= sure <= 1 and round(sure, 2) == sure


@given(SHARE, SHARE, SHARE)
def test_a_likelier_row_passes_no_fewer_steps(one, two, owned):
    low, high = (set(signs_of_confidence(likely, owned, "modal", "country")) for likely in sorted((one, two)))
    assert low <= high
