"""What stands between quotation marks, of any make."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.quotations import LONGEST, Quoted, find_quotations
from tests.marked import read_text


def quoted(text):
    return [text[q.span.start : q.span.end] for q in read_text(text).quoted.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “We go.”", ["“We go.”"]),
        ('"We go," he said. "But not now."', ['"We go,"', '"But not now."']),
        ("He said: «We go».", ["«We go»"]),
        ("He said: „We go“.", ["„We go“"]),
        ("He said: ``We go''.", ["``We go''"]),
        ("They said ‘we go’ and the ministers’ aides left.", ["‘we go’"]),
        ("It’s the ministers’ plan, isn’t it?", []),
        ('They agreed" on it.', []),
        ("He said: “He called it ‘a start’ and left.”", ["“He called it ‘a start’ and left.”"]),
        ("He said: “We go. And we stay.", ["“We go. And we stay."]),
        ("We go.” He left.", []),
        ("»We go«, he said.", ["»We go«"]),
        ("He said: « We go. » Then he left.", ["« We go. »"]),
        ("He said: ‹We go›.", ["‹We go›"]),
        ("‘The owners’ offer isn’t enough,’ said the captain.", ["‘The owners’ offer isn’t enough,’"]),
        ("'The crews' pay is low.' He left.", ["'The crews' pay is low.'"]),
        (
            "‘The crews’ pay and the owners’ offer are far apart,’ she said.",
            ["‘The crews’ pay and the owners’ offer are far apart,’"],
        ),
        ("They said ‘no talks’ and left. The owners’ and the crews’ offers stand.", ["‘no talks’"]),
        ("They said ‘no talks’ and left. The owners’ offer stands.", ["‘no talks’"]),
    ],
)
def test_marks_of_any_make(text, found):
    assert quoted(text) == found


def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark():
    both = "“We go, and nobody will stop us on the way.\n\n“We come back in May, said the old captain.”"
    assert [q.goes_on for q in read_text(both).quoted.quotations] == [True, False]
    other = '"We go, and nobody will stop us on the way.\n\n“Now,” said the old captain.'
    assert [q.goes_on for q in read_text(other).quoted.quotations] == [False, False]
    alone = "“We go, and nobody will stop us on the way.\n\nThe captain left before the others came."
    assert [q.goes_on for q in read_text(alone).quoted.quotations] == [False]


def test_a_single_mark_goes_on_only_where_the_next_paragraph_opens_with_it():
    both = "He said: ‘We go, and nobody will stop us on the way.\n\n‘We come back in May.’"
    assert [q.goes_on for q in read_text(both).quoted.quotations] == [True, False]
    assert quoted("The class of ‘89 met again in the old hall.\n\nThey sang until the morning came.") == []


def test_a_mark_that_is_never_closed_ends_somewhere():
    assert quoted("“" + "We go on and on " * (LONGEST // 10)) == []


def test_which_quotation_holds_a_place():
    reading = read_text("He said: “We go.” Then “Now.”")
    assert [reading.quoted.at(i) is not None for i in (8, 9, 16, 17, 23)] == [False, True, True, False, True]
    assert Quoted(()).at(3) is None


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab .,\n'’‘\"“”«»‹›„`"), max_size=120))
def test_quotations_never_overlap_and_stay_in_their_section(text):
    reading = read_text(text)
    at = 0
    for q in find_quotations(text, reading.sections):
        body = reading.sections[q.section].body
        assert at <= q.span.start < q.span.end <= body.end and body.start <= q.span.start
        at = q.span.end


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
