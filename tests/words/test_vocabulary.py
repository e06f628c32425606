"""The word lists load, say why each word is in, and do not contradict each other."""

import re
from collections import Counter

import pytest

from analysis.errors import VocabularyError
from analysis.words import vocabulary
from analysis.words.vocabulary import LISTS

WORDS = vocabulary.load()


def test_every_entry_says_why_it_is_in():
    assert not [(name, entry) for name in LISTS if name != "classes" for entry in getattr(WORDS, name) if not entry.note]


def test_the_first_word_of_a_class_says_what_the_class_is():
    first = {member.name: member for member in reversed(WORDS.classes)}
    assert [name for name, member in first.items() if not member.note] == []


def test_ids_of_parties_are_slugs_of_their_kind():
    prefix = {"country": "cty", "bloc": "blc", "organisation": "org", "place": "plc", "group": "grp"}
    assert not [p for p in WORDS.actors if not re.fullmatch(rf"{prefix[p.kind]}:[a-z0-9]+(-[a-z0-9]+)*", p.actor_id)]


def test_no_spelling_is_claimed_by_two_parties():
    forms = [(form.lower(), p.actor_id) for p in WORDS.actors for form in {p.name, *p.names, *p.demonyms}]
    forms += [(m.form.lower(), m.actor_id) for m in WORDS.metonyms]
    counts = Counter(form for form, _ in set(forms))
    assert not [(form, n) for form, n in counts.items() if n > 1]


def test_what_an_organisation_belongs_to_is_in_the_list():
    ids = {p.actor_id for p in WORDS.actors}
    assert not [p for p in WORDS.actors if p.kind != "country" and p.country and p.country not in ids]


def test_all_members_of_the_united_nations_are_there_once():
    assert sum(p.note == "UN member" for p in WORDS.actors) == 193
    assert sum(p.note == "UN observer" for p in WORDS.actors) == 2
    codes = [p.country for p in WORDS.actors if p.kind == "country" and p.country]
    assert len(codes) == len(set(codes)) and all(re.fullmatch("[A-Z]{2}", c) for c in codes)


def write(folder, name, *lines):
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_users_line_adds_to_the_list_and_replaces_its_own_key(tmp_path):
    write(tmp_path, "roles", "role,side,note", "harbour master,body,ours", "envoy,self,ours")
    roles = {r.role: r for r in vocabulary.load(tmp_path).roles}
    assert roles["harbour master"].note == "ours"
    assert roles["envoy"].side == "self"
    assert len(roles) == len(WORDS.roles) + 1


@pytest.mark.parametrize(
    ("name", "lines", "where"),
    [
        ("roles", ["role,side"], "roles.csv:1"),
        ("roles", ["role,side,note", "envoy,state"], "roles.csv:2"),
        ("roles", ["role,side,note", ",state,x"], "roles.csv:2"),
        ("roles", ["role,side,note", "envoy,state,x", "Envoy,body,y"], "roles.csv:3"),
        ("bodies", ["body,kind,side,note", "choir,planet,,x"], "bodies.csv:2"),
        ("never", ["pattern,list,note", "(,actors,x"], "never.csv:2"),
        ("metonyms", ["form,actor_id,note", "Big House,cty:nowhere,x"], "metonyms.csv"),
        ("identities", ["article_id,actor_id,identity,note", "*,per:ann-lee,org:lee,x"], "identities.csv"),
        ("identities", ["article_id,actor_id,identity,note", "*,per:a,per:b,x", "talks,per:b,per:c,x"], "identities.csv"),
        ("villains", ["a"], "villains.csv"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_place(tmp_path, name, lines, where):
    with pytest.raises(VocabularyError, match=re.escape(where)):
        vocabulary.load(write(tmp_path, name, *lines))
