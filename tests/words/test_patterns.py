"""Patterns of users: what is none, what could run away on some text, and what is fine."""

import re
import time

import pytest

from analysis.words.patterns import fault_of


@pytest.mark.parametrize(
    "pattern",
    [
        "talks", r"talk\w* (?:must|may)\b", r"(?:\w+ ){0,30}talks", r"\w+ \w+ \w+ talks", r"port|harbou?rs?$",
        r"(?<!not )guarantees?", r".{0,60}talks.{0,60}$", r"(?:re-?)?open(?:s|ed|ing)? the (?:port|harbour)", "a++b",
    ],
)  # fmt: skip
def test_a_plain_pattern_is_taken(pattern):
    assert fault_of(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("(", "is no regular expression (missing )"),
        ("talks\\", "is no regular expression (bad escape"),
        ("[[a]talks", "is no regular expression (Possible nested set"),
        ("x{99999999999}", "is no regular expression (the repetition number is too large)"),
        ("(?i)talks", "is no regular expression (global flags"),
        ("(?P<a>talks)", "names a group"),
        (r"(t)alks\1", "refers to a group"),
        ("(a)?(?(1)b|c)", "refers to a group"),
        ("talks|", "also matches where no letter is"),
        (r"\b", "also matches where no letter is"),
        ("w" * 5000, "is longer than"),
        ("(" * 3000 + "x" + ")" * 3000, "is longer than"),
        ("(" * 400 + "x" + ")" * 400, "is longer than"),
        ("(a+)+$", "repeats more than one character without a bound"),
        ("(?:the |a )*talks", "repeats more than one character without a bound"),
        ("(?=(?:a+)+b)c", "repeats more than one character without a bound"),
        ("(?>(?:a+)+)b", "repeats more than one character without a bound"),
        (".*talks", "repeats any character without a bound"),
        ("[^,]*,", "repeats any character without a bound"),
        ("a*a*a*b", "can match in too many ways"),
        (r"\w+\w+x", "can match in too many ways"),
        (".{0,40}.{0,40}.{0,40}x", "can match in too many ways"),
        ("(?:a|a)" * 20 + "b", "can match in too many ways"),
        ("(?:a?){30}b", "can match in too many ways"),
        (r"(?:\w{1,9}){1,9}x", "can match in too many ways"),
        ("(?:x{1,1000}){1,1000}", "can match in too many ways"),
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern, what):
    assert fault_of(pattern)[0].startswith(what)


@pytest.mark.parametrize("pattern", [r"(?:\w+ ){0,30}talks", r".{0,60}x.{0,60}y$", r"\w+s talks", r"(?:ab?){0,9}c"])
@pytest.mark.parametrize("text", ["a" * 2000, "ab" * 1000, "xs " * 700, "s" * 2000, "x" * 2000])
def test_what_is_taken_does_not_run_away(pattern, text):
    assert fault_of(pattern) is None
    begin = time.process_time()
    re.findall(pattern, text)
    assert time.process_time() - begin < 2
