"""Lists of demands taken apart, two sentences of one demand joined."""

import dataclasses

import pytest

from analysis.views.changes.position import content_words
from analysis.views.changes.statements import joined, taken_apart
from analysis.words import load
from tests.views.changes.test_moves import ASKED

LISTS = [
    ("asked for", "Lee asked for a new bridge at Oda, for two ferries a day and for a school in the valley", 3),
    ("sought", "Lee sought freedom for 30 sailors, the return of two boats and 10 tonnes of fuel a month", 3),
    ("wants", "Lee wants a rise of 6 per cent and classes of no more than 24 pupils", 2),
    ("wants", "Lee wants nine of the sailors home, the young and the sick", 1),
    ("wants", "Lee wants a bridge that opens in May, the oldest of which is shut and 10 years late", 1),
    ("should", "wages and pensions should rise by 4 per cent", 1),
]


def said(quote, start=0, **fields):
    words = content_words(quote, load())
    return dataclasses.replace(ASKED, quote=quote, start=start, end=start + len(quote), words=words, **fields)


@pytest.mark.parametrize(("trigger", "quote", "n"), LISTS)
def test_a_list_of_things_asked_for(trigger, quote, n):
    parts = taken_apart(said(quote, trigger=trigger))
    assert len(parts) == n and all(quote[p.start : p.end] == p.quote for p in parts)


def test_each_thing_has_its_own_figure():
    parts = taken_apart(said(LISTS[0][1], trigger="asked for"))
    assert [p.amount for p in parts][1] == 2 and parts[0].amount is None


def test_a_refusal_is_no_list():
    assert len(taken_apart(said(LISTS[0][1], trigger="asked for", direction=-1))) == 1


def test_a_sentence_that_only_says_how_firm_the_next_is():
    line = said("This is a red line for us.", kind="red_line", direction=-1, strength=5, points=True)
    (one,) = joined([line, said("No bridge, no school", 27, strength=4)])
    assert (one.start, one.end, one.strength, one.words) == (0, 47, 5, content_words("bridge school", load()))


def test_a_bare_figure_belongs_to_the_sentence_before():
    (one,) = joined([said("Lee put the toll at 9 kroner.", amount=9.0, unit="krone"), said("It must be nine", 30, amount=9.0)])
    assert one.unit == "krone" and one.end == 45


def test_two_demands_side_by_side_are_two():
    assert len(joined([said("The bridge must open."), said("The school must close", 22)])) == 2
    assert len(joined([said("It must be nine."), said("The school must close", 17, party="org:owners")])) == 2
