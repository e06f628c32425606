"""Flags: every rule finds its example, one flag for each kind and place, in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import pipeline
from analysis.actors.find import find_actors
from analysis.flags.find import RULES, find_flags
from analysis.reading.article import Article
from analysis.words import load, values
from tests.flags.by_hand import NOBODY, flags_of
from tests.marked import read_text

GIVEN = {  # what an article says of itself, by rule
    "encoding_of_file": {"encoding_note": "read as Windows-1252"},
    "left_out_of_page": {"left_out": "90 words of the page are not in the text"},
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.kind}")
def test_each_rule_finds_its_example(rule):
    article = Article("t", "t.txt", "", rule.example, "", **GIVEN.get(rule.name, {}))
    flags = pipeline.read_rows(article, load())["flags"]
    assert (rule.name, rule.kind, rule.severity) in {(f.rule, f.kind, f.severity) for f in flags}


def test_the_table_of_rules_knows_every_kind_and_each_better_rule_comes_first():
    assert {rule.kind for rule in RULES} | {"other_language"} == set(values.KINDS_OF_FLAG)
    names = [rule.name for rule in RULES]
    for number, rule in enumerate(RULES):
        assert set(rule.better) <= set(names[:number])


def test_an_empty_article_has_no_flags():
    assert flags_of("") == flags_of(" \n ") == ()


def test_one_flag_for_each_kind_and_place():
    flags = flags_of("Some words,glued here. The talks,which failed.It ended.")
    assert len({f.flag_id for f in flags}) == len(flags) == len({(f.kind, f.start, f.end) for f in flags})


@given(st.text(alphabet=st.sampled_from(list('abA .,…!?“”"()\n\r‘’:;-–_/@U.S.')), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_the_evidence_promise(text):
    flags = flags_of(text, cast=NOBODY)
    for flag in flags:
        assert (
            text[flag.start : flag.end] == flag.quote
            and flag.kind in values.KINDS_OF_FLAG
            and flag.severity in values.SEVERITIES
        )


def test_a_place_that_a_better_rule_tells_is_flagged_once():
    text = "ann Hale met Bob Cole.\nAnn Hale left. Ann Hale stayed."
    reading = read_text(text)
    flags = find_flags(reading, find_actors(reading), (), (), ())
    assert [f.kind for f in flags if f.start == 0 and f.end == 3] == ["lower_case_name"]
