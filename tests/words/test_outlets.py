"""The table of outlets: found under any spelling of the source, refused with the line that is wrong."""

import pytest

from analysis.errors import VocabularyError
from analysis.words.outlets import key_of, read_outlets

FIRST = "source,owner,side,reliability,note\n"


def write(folder, lines, first=FIRST):
    (folder / "outlets.csv").write_text(first + lines, encoding="utf-8")
    return folder


def test_an_outlet_is_found_under_any_spelling(tmp_path):
    found = read_outlets(write(tmp_path, "The Harbour Post,Harbour Media,owners,high,names its sources\nWire,,,,\n"))
    assert found[key_of("harbour  post")]._asdict() == {
        "source": "The Harbour Post", "owner": "Harbour Media", "side": "owners", "reliability": "high",
        "note": "names its sources",
    }  # fmt: skip
    assert found[key_of("WIRE")].reliability == ""


def test_a_folder_without_the_table_says_nothing(tmp_path):
    assert read_outlets(tmp_path) == {} and read_outlets(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("Wire,,,good,\n", "outlets.csv:2: reliability is 'good'; use one of high, mixed, low"),
        (",,,high,\n", "outlets.csv:2: has no source"),
        ("Wire,,,,\nthe wire,,,,\n", "outlets.csv:3: repeats the wire"),
        ("Wire,high\n", "outlets.csv:2: has more or fewer fields"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, lines, what):
    with pytest.raises(VocabularyError, match=what):
        read_outlets(write(tmp_path, lines))


def test_other_columns_are_refused(tmp_path):
    with pytest.raises(VocabularyError, match=r"outlets.csv:1: .*write the first line as source,owner"):
        read_outlets(write(tmp_path, "", "source,trust\n"))
