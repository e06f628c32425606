"""Quotation marks: of all makes, and odd ones."""

import re

from tests.marked import read_text


def test_an_odd_quotation_mark_harms_its_own_paragraph_only():
    reading = read_text('The "plan was dropped.\n\nHe said: "We agree." They left.\n')
    text = reading.article.text
    assert [text[q.span.start : q.span.end] for q in reading.quoted.quotations] == ['"plan was dropped.', '"We agree."']


def test_marks_of_all_makes():
    reading = read_text("“one” „two“ «three» \"four\" ``five'' ''six'' ‘seven’ the states’ eight’s isn't")
    text = reading.article.text
    assert [re.sub(r"\W", "", text[q.span.start : q.span.end]) for q in reading.quoted.quotations] == (
        ["one", "two", "three", "four", "five", "six", "seven"]
    )
