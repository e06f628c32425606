"""Files of word lists: what is wrong in one is named with its place and its cure."""

import re

import pytest

from analysis.errors import VocabularyError
from analysis.words import vocabulary
from analysis.words.files import read_list


def write(folder, name, *lines):
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "lines", "where"),
    [
        ("roles", ["role,side"], "roles.csv:1"),
        ("roles", ["role,side,note", "envoy,state"], "roles.csv:2"),
        ("roles", ["role,side,note", ",state,x"], "roles.csv:2"),
        ("roles", ["role,side,note", "envoy,state,x", "Envoy,body,y"], "roles.csv:3"),
        ("bodies", ["body,kind,side,note", "choir,planet,,x"], "bodies.csv:2"),
        ("never", ["pattern,list,note", "(,actors,x"], "never.csv:2"),
        ("actors", ["actor_id,name,kind,country,names,demonyms,note,proof", "org:a,A,organisation,,,,x,("], "actors.csv:2"),
        ("metonyms", ["form,actor_id,note", "Big House,cty:nowhere,x"], "metonyms.csv"),
        ("identities", ["article_id,actor_id,identity,note", "*,per:ann-lee,someone:lee,x"], "identities.csv"),
        ("identities", ["article_id,actor_id,identity,note", "*,per:ann-lee,per:Ann Lee,x"], "identities.csv"),
        ("identities", ["article_id,actor_id,identity,note", "*,per:a,per:b,x", "talks,per:b,per:c,x"], "identities.csv"),
        ("villains", ["a"], "villains.csv"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_place(tmp_path, name, lines, where):
    with pytest.raises(VocabularyError, match=re.escape(where)):
        vocabulary.load(write(tmp_path, name, *lines))


@pytest.mark.parametrize(
    ("name", "lines", "near"),
    [
        (
            "classes",
            ["name,word,note", "months,Ventôse,x", "weekday,Décadi,x"],
            "classes.csv:3.*'weekday'.*did you mean weekdays?",
        ),
        ("furniture", ["kind,pattern,note", "boilerplates,buy now,x"], "furniture.csv:2.*did you mean boilerplate?"),
        ("never", ["pattern,list,note", "big apple,actor,x"], "never.csv:2.*did you mean actors?"),
        ("cue", ["cue,act,note"], "cue.csv: no word list has this name.*did you mean cues?"),
        ("qqqq", ["a"], r"qqqq.csv: no word list has this name; call it one of [\w, ]+ \(\.csv\)$"),
    ],
)
def test_a_name_that_no_code_asks_for_is_named_with_the_nearest(tmp_path, name, lines, near):
    with pytest.raises(VocabularyError, match=near):
        vocabulary.load(write(tmp_path, name, *lines))


def test_a_list_is_read_in_the_order_of_its_lines(tmp_path):
    write(tmp_path, "hedges", "hedge,modality,note", "maybe,possible,x", '"so, they say",probable,x')
    assert [entry.hedge for entry in read_list(tmp_path / "hedges.csv").values()] == ["maybe", "so, they say"]


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "cues.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VocabularyError, match=r"cues\.csv: cannot be read"):
        vocabulary.load(tmp_path)


@pytest.mark.parametrize(("later", "proof"), [("", ""), (",proof", "Amman"), (",proof", "")])
def test_a_list_that_is_older_than_its_last_column_is_read(tmp_path, later, proof):
    last = f",{proof}" if later else ""
    write(tmp_path, "actors", f"actor_id,name,kind,country,names,demonyms,note{later}", f"org:a,A,organisation,,,,x{last}")
    (party,) = read_list(tmp_path / "actors.csv").values()
    assert (party.actor_id, party.proof) == ("org:a", proof)


def test_a_list_may_still_be_called_by_its_old_name(tmp_path):
    write(tmp_path, "modality", "trigger,kind,strength,direction,note", "pledge allegiance,offer,2,1,x")
    write(tmp_path, "never", "pattern,list,note", "must-gizmo,modality,x")
    words = vocabulary.load(tmp_path)
    assert "pledge allegiance" in {entry.trigger for entry in words.triggers}
    assert [entry.list for entry in words.never if entry.pattern == "must-gizmo"] == ["triggers"]


def test_a_cue_may_open_words_without_marks_from_a_users_folder(tmp_path):
    write(tmp_path, "cues", "cue,act,note,opens", "gizmo,assert,x,words", "burble,assert,y,")
    assert {"gizmo", "quip"} <= vocabulary.load(tmp_path).words_of["verbs_of_saying"]
    assert "burble" not in vocabulary.load(tmp_path).words_of["verbs_of_saying"]


def test_a_folder_without_a_list_is_refused(tmp_path):
    with pytest.raises(VocabularyError, match=r"holds no word list; put files like cues\.csv into it"):
        vocabulary.load(tmp_path)
