"""A parties file is read as it stands; what is wrong in it is named with its line and what to do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import VocabularyError
from analysis.words.talks import read_talks, slug_of

WHOLE = """\
title = "Port strike"
codebook = "labour"

[[party]]
name = "Dockers' Union"
side = "workers"
aliases = ["the union", "Ann Lee", "org:du"]
colour = "#1f63a3"

[[party]]
name = "Owners"
"""


def write(folder, text, slug="port-strike"):
    (folder / f"{slug}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_parties_file_says_who_is_who(tmp_path):
    talks = read_talks(write(tmp_path, WHOLE), "Port strike")
    assert (talks.called, talks.codebook, [party.name for party in talks.parties]) == (
        "Port strike", "labour", ["Dockers' Union", "Owners"],
    )  # fmt: skip
    union, owners = talks.parties
    assert union.is_called("Union", "org:x") and union.is_called("ann lee", "per:y") and union.is_called("X", "org:du")
    assert not union.is_called("Owners", "org:x") and owners.is_called("the owners", "grp:owners")
    assert union.own == {"dockers' union", "workers"}


def test_everything_is_optional(tmp_path):
    assert read_talks(tmp_path, "Port strike").called == "Port strike"
    assert read_talks(tmp_path / "nowhere").parties == ()
    assert read_talks(write(tmp_path, "", "untitled")).called == ""


def test_a_codebook_may_lie_beside_the_file(tmp_path):
    (tmp_path / "ports.csv").write_text("issue,pattern,note\npicket,picket,\n", encoding="utf-8")
    assert read_talks(write(tmp_path, 'codebook = "ports.csv"', "untitled")).codebook == str(tmp_path / "ports.csv")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("title = 3", 1, "title is '3'; write a text in quotation marks"),
        ('\ntitle = " "', 2, "title is ' '"),
        ('codebook = "laber"', 1, "codebook 'laber' does not exist; name a file beside this one, or one of climate"),
        ("sides = []", 1, "unknown entry 'sides'; use only title, codebook, party"),
        ("party = 1", 1, "party is '1'"),
        ("party = [1]", None, "party 1 has no name"),
        ('[[party]]\nname = "A"\n\n[[party]]\nside = "x"', 4, 'party 2 has no name; write name = "…"'),
        ('[[party]]\nname = "A"\nhue = "red"', 3, "unknown entry 'hue'; use only name, side, aliases, colour"),
        ('[[party]]\nname = "A"\ncolour = "red"', 3, "colour is 'red'; write it like \"#1f63a3\""),
        ('[[party]]\nname = "A"\naliases = ["", "b"]', 3, "has an alias that is no text"),
        ('[[party]]\nname = "A"\n[[party]]\nname = "B"\naliases = ["the a"]', 5, "'the a' is the name of party 1, too"),
        ("title =", 1, "is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, line, what):
    with pytest.raises(VocabularyError, match=re.escape(what)) as error:
        read_talks(write(tmp_path, text), "port strike")
    assert error.value.where == str(tmp_path / "port-strike.toml") + (f":{line}" if line else "")


def test_what_is_no_text_file_is_refused(tmp_path):
    (tmp_path / "untitled.toml").mkdir()
    with pytest.raises(VocabularyError, match="is no file"):
        read_talks(tmp_path)
    (tmp_path / "untitled.toml").rmdir()
    (tmp_path / "untitled.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(VocabularyError, match="cannot be read"):
        read_talks(tmp_path)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("", "untitled"), ("Port strike", "port-strike"), ("port  STRIKE!", "port-strike"), ("São Tomé", "sao-tome")],
)
def test_names_that_read_alike_have_one_slug(name, slug):
    assert slug_of(name) == slug


@given(st.text(max_size=200))
def test_a_slug_is_the_name_of_a_file(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(name)) and len(slug_of(name)) <= 80
    assert name.strip() == "" or slug_of(name) != "untitled" or name.strip().lower().startswith("untitled")


@given(st.text(max_size=300))
def test_odd_files_raise_nothing_else(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("talks")
    (folder / "untitled.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_talks(folder)
    except VocabularyError as error:
        assert error.cure
