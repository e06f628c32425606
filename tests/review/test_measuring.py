"""Precision and what is false or missing in the whole, from rows that were reviewed; intervals that hold what they say."""

import dataclasses
import random

import pytest

from analysis.errors import TableError
from analysis.review import add_row, complete, decide, replay
from analysis.review.measuring import estimate, judged_rows, next_rows, precision, wilson
from analysis.review.queue import keys_of, sample
from analysis.tables import Span
from tests.review.made import AT, made
from tests.small import wants


def test_wilsons_interval_is_that_of_the_textbook():
    low, high = wilson(15, 20)
    assert (round(low, 3), round(high, 3)) == (0.531, 0.888)
    assert wilson(0, 0) == (0.0, 1.0) and wilson(0, 10)[0] == 0 and wilson(10, 10)[1] == 1


@pytest.fixture(scope="module")
def corpus():
    """300 conditions, of which the less certain are false more often; which are, is known."""
    chance = random.Random(3)
    article, tables = made([wants("Ann Lee", f"Demand number {n}.", 1 + n % 5) for n in range(300)], check=False)
    sure = [chance.random() for _ in range(300)]
    tables = dataclasses.replace(tables, conditions=tables.conditions.assign(confidence=sure, rule=["a", "b"] * 150))
    false = {key for key, one in zip(keys_of("conditions", tables.conditions), sure, strict=True) if chance.random() > one}
    return article, tables, false


def reviewed(corpus, rows):
    article, tables, false = corpus
    shown, lines = replay(tables, (), [article]), []
    for key in keys_of("conditions", rows(shown.tables.conditions)):
        lines += decide(shown, "conditions", key, "reject" if key in false else "accept", time=AT, reader="ann")
    return replay(tables, lines, [article])


def test_the_number_of_false_rows_is_told_from_a_sample(corpus):
    done = reviewed(corpus, lambda rows: sample(rows).head(100))
    found = estimate(done).set_index("table").loc["conditions"]
    assert found["reviewed"] == 100 and found["false_low"] <= len(corpus[2]) <= found["false_high"]


def test_the_doubtful_ones_alone_do_not_mislead(corpus):
    done = reviewed(corpus, lambda rows: rows.nsmallest(100, "confidence"))
    found = estimate(done).set_index("table").loc["conditions"]
    rejected = done.counts["rejected"]
    assert rejected > 70 and found["false"] < 300 * rejected / 100


def test_precision_is_told_by_any_column(corpus):
    done = reviewed(corpus, lambda rows: rows.head(40))
    by_rule = precision(done, "conditions", "rule")
    assert (
        by_rule["n"].tolist() == [20, 20] and ((by_rule["low"] < by_rule["kept"]) & (by_rule["kept"] < by_rule["high"])).all()
    )
    by_band = precision(done, "conditions", "band").set_index("band")["kept"]
    assert by_band["0.8"] > by_band["0.0"]
    with pytest.raises(TableError, match="has no column 'rules'"):
        precision(done, "conditions", "rules")
    with pytest.raises(TableError, match="is not reviewed"):
        judged_rows(done, "flags")


def test_what_was_missed_is_told_from_complete_sections():
    article, tables = made([wants("Ann Lee", f"Demand number {n}.", 3) for n in range(8)])
    start = article.text.index("Ann Lee")
    lines = add_row(article, "conditions", [Span(start, start + 3)], {"kind": "offer"}, time=AT, reader="ann")
    assert estimate(replay(tables, lines, [article])).set_index("table").loc["conditions", "complete_rows"] == 0
    lines += complete(article, Span(0, len(article.text)), time=AT, reader="ann")
    found = estimate(replay(tables, lines, [article])).set_index("table").loc["conditions"]
    assert (found["complete_rows"], round(found["recall"], 3), round(found["missed"], 3)) == (9, 0.889, 1.0)
    assert found["missed_low"] < 1 < found["missed_high"]


def test_the_next_rows_are_of_the_band_that_is_least_known(corpus):
    done = reviewed(corpus, lambda rows: rows[rows["confidence"] < 0.8])
    following = next_rows(done, 20).query("table == 'conditions'")
    assert len(next_rows(done)) == 20 and set(following["band"]) == {"0.8"}
    assert next_rows(done, 20).equals(next_rows(done, 20)) and following["id"].is_unique
