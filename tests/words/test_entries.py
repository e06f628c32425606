"""The entries of the word lists: each says why it is in, and none contradicts another."""

import re
from collections import Counter

import pytest

from analysis.words import vocabulary
from analysis.words.entries import ASKED_FOR, LISTS, Party

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


@pytest.mark.parametrize(
    ("demonym", "people"), [("Russian", ("Russians",)), ("French", ()), ("Chinese", ()), ("Swiss", ()), ("Greek", ("Greeks",))]
)
def test_plurals_of_demonyms(demonym, people):
    assert Party("cty:x", "X", "country", "XX", (), (demonym,), "").peoples == people


def test_what_the_code_asks_for_by_name_is_a_column_of_its_list():
    for name, column in ASKED_FOR.items():
        assert column in LISTS[name][0]._fields
