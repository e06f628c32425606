"""Patterns of the layout: the words come from the lists, a user's lines included."""

import re

import pytest

from analysis.reading.layout.patterns import Patterns, one_of, patterns_of
from analysis.words import load

NAMES = [name for name in vars(Patterns(load())) if name != "words_of"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("keywords", "Tags: port, strike"),
        ("byline", "By Ann Lee and Bo Day in Geneva"),
        ("date_line", "Mon 4 March 2024"),
        ("date_line", "March 4, 2024 – 9:30"),
        ("date_line", "Last updated on Monday at 9:30"),
        ("boilerplate", "Read more about the strike"),
        ("end_mark", "ENDS"),
        ("takeaways", "The main points:"),
        ("narrator", "Meanwhile the port stayed closed"),
        ("narrator", "The minister of ports added that it was late"),
        ("dateline", "GENEVA, Feb 18 (Reuters) - "),
        ("wire_note", "begin recording"),
        ("asked_heading", "Why did the talks fail?"),
    ],
)
def test_what_each_pattern_is_for(name, text):
    assert getattr(patterns_of(load()), name).match(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list_cue", "The union named three conditions:"),
        ("speech_cue", "The minister noted on Monday:"),
        ("announced_interview", "An interview with Ann Lee"),
        ("post", "We wait. pic.twitter.com/x"),
    ],
)
def test_what_each_pattern_finds(name, text):
    assert getattr(patterns_of(load()), name).search(text)


def test_titles_are_the_roles_of_one_word():
    assert {"dr", "ambassador", "spokeswoman"} <= patterns_of(load()).titles
    assert not {"foreign minister", "wife"} & patterns_of(load()).titles


def test_one_of_takes_words_as_they_are():
    assert re.fullmatch(one_of(["a.b", "c"]), "a.b") and not re.fullmatch(one_of(["a.b", "c"]), "axb")


def test_patterns_are_made_once_a_vocabulary():
    assert patterns_of(load()) is patterns_of(load())


@pytest.mark.parametrize("name", NAMES)
def test_a_users_words_reach_every_pattern(name, tmp_path):
    kinds = {entry.kind for entry in load().furniture}
    names = {member.name for member in load().classes}
    (tmp_path / "furniture.csv").write_text(
        "kind,pattern,note\n" + "".join(f"{kind},Zzyzx,x\n" for kind in sorted(kinds)), encoding="utf-8"
    )
    (tmp_path / "classes.csv").write_text(
        "name,word,note\n" + "".join(f"{n},zzyzx,x\n" for n in sorted(names)), encoding="utf-8"
    )
    (tmp_path / "roles.csv").write_text("role,side,note\nzzyzx,state,x\n", encoding="utf-8")
    mine, built_in = getattr(patterns_of(load(tmp_path)), name), getattr(patterns_of(load()), name)
    assert mine != built_in
