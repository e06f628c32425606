"""Rows come mixed, in one order for everybody; its first ones are a fair sample, and what would tell most comes first."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.review import replay, sample
from analysis.review.queue import BANDS, band_of, certainty, sampled, telling
from tests.review.made import made
from tests.small import wants

SURE = st.lists(st.sampled_from([0.1, 0.35, 0.5, 0.9]), max_size=40)


def rows_of(sure):
    return pd.DataFrame({"article_id": "a", "spans": [f"{n}:{n + 1}" for n in range(len(sure))], "confidence": sure})


@given(SURE)
def test_any_first_rows_have_of_every_band_its_share(sure):
    frame = rows_of(sure)
    order = sampled(frame)
    assert sorted(order) == list(range(len(frame)))
    bands = [band_of(sure[at]) for at in order]
    for n in range(len(bands) + 1):
        for band in set(bands):
            assert abs(bands[:n].count(band) - n * bands.count(band) / len(bands)) <= 1


@given(SURE, st.integers(0, 40))
def test_a_sample_is_the_same_wherever_its_rows_stand(sure, moved):
    frame = rows_of(sure)
    turned = pd.concat([frame.iloc[moved:], frame.iloc[:moved]])
    assert sample(frame)["spans"].tolist() == sample(turned)["spans"].tolist()


def test_rows_are_mixed():
    order = sampled(rows_of([0.5] * 40))
    assert order != sorted(order) and abs(sum(order[:20]) / 20 - 19.5) < 6


def test_what_has_no_confidence_is_mixed_as_a_whole_and_a_stance_is_as_sure_as_its_condition():
    _, tables = made([wants("Ann Lee", f"Demand number {n}.", 1 + n % 5) for n in range(6)])
    done = replay(tables, ()).tables
    assert len(sample(done.actors)) == len(done.actors)
    assert certainty(done.stances, done.conditions.assign(confidence=0.3)).tolist() == [0.3] * 6
    assert set(certainty(done.actors, done.conditions)) == {1.0}


def test_the_band_that_is_least_known_is_asked_first_and_never_more_than_waits():
    strata = {"0.0": (100, 60, 30), "0.8": (100, 2, 0)}
    waiting = {"0.0": list("abcdef"), "0.8": list("uvw")}
    assert telling(strata, waiting, 4) == [("0.8", "u"), ("0.8", "v"), ("0.8", "w"), ("0.0", "a")]
    assert len(telling(strata, waiting, 99)) == 9 and telling({}, {}, 5) == []


def test_bands_are_told_by_their_lower_end():
    assert [band_of(one) for one in (0, 0.19, 0.2, 0.99, 1)] == ["0.0", "0.0", "0.2", "0.8", "0.8"]
    assert band_of(float("nan")) == "0.0" and len(BANDS) == 5
