"""Whom a phrase means, for whom somebody speaks, whose words a section holds."""

import pytest

from tests.actors.casts import cast_of, named, people
from tests.marked import unmark

PARTY_OF = [
    ("Norwegian Foreign Minister Kari Holm said no.", "per:kari-holm", "cty:norway"),
    ("US State Department spokesperson Dana Wills said so.", "per:dana-wills", "cty:united-states"),
    ("Hassan Omar, chief negotiator for the United Highland Front, agreed.", "per:hassan-omar", "org:united-highland-front"),
    ("Former US ambassador Ann Roe said no.", "per:ann-roe", "per:ann-roe"),
    ("Ruth Ames, an analyst at the Harbour Institute, said no.", "per:ruth-ames", "per:ruth-ames"),
    ("Republican candidate Jack Dorn said no.", "per:jack-dorn", "per:jack-dorn"),
    ("Emre Kaya said no.", "per:emre-kaya", "per:emre-kaya"),
    ("Norway said no.", "cty:norway", "cty:norway"),
    ("Norway came late. Its delegation said no.", "grp:its-delegation", "cty:norway"),
    ("Norway came late. Its negotiators said no.", "grp:its-negotiators", "cty:norway"),
    ("Norway came late. Its farmers said no.", "grp:its-farmers", "grp:its-farmers"),
    ("Norway said no.", "per:nobody", None),
]


@pytest.mark.parametrize(("text", "actor_id", "party"), PARTY_OF)
def test_a_minister_speaks_for_the_state_and_an_analyst_for_himself(text, actor_id, party):
    assert cast_of(text).party_of(actor_id) == party


def test_an_interviewer_is_no_actor_but_whom_he_asks_about_is():
    text = (
        "What the Talks Mean\n\nThe talks went on for another week, and nobody knows how they will end.\n\n"
        "Planet.news: Dr. Sand, thank you. Kari Holm of Norway refused. What now?\n"
        "Dr. Mira Sand (Expert in Arms Control): Nothing. Holm has said so.\n"
        "Planet.news: Nothing at all?\n"
        "Dr. Sand: Nothing.\n"
    )
    cast = cast_of(text)
    assert {n for n in named(cast) if "lanet" in n} == set()
    assert set(people(cast)) == {"Mira Sand", "Kari Holm"}
    assert set(cast.speakers.values()) == {None, "per:mira-sand"}


PHRASES = [
    ("⟨x: The Syrian government⟩ refused.", "cty:syria"),
    ("⟨x: US Secretary of State Ann Roe⟩ said so.", "per:ann-roe"),
    ("One of ⟨x: the sponsors, Turkey,⟩ agreed.", "cty:turkey"),
    ("⟨x: The general command of the Highland Front⟩ agreed.", "org:highland-front"),
    ("⟨x: Kenya's Minister for Labour Ann Roe⟩ refused.", "per:ann-roe"),
    ("⟨x: Former Kenyan Ambassador to the European Union Ann Roe⟩ refused.", "per:ann-roe"),
    ("⟨x: A letter to Labour Minister Ann Roe⟩ said no.", None),
    ("⟨x: It⟩ rained.", None),
]


@pytest.mark.parametrize(("marked", "actor_id"), PHRASES)
def test_whom_a_phrase_means(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id


def test_what_is_set_off_below_is_said_by_who_says_so_above():
    text = "The Long Talks\n\nAfter the meeting Kari Holm of Norway said:\n\n“We will stay until it is over.”\n"
    cast = cast_of(text)
    assert "per:kari-holm" in cast.speakers.values()


def test_the_premier_of_a_part_of_a_state_speaks_for_the_part():
    cast = cast_of("Quebec Premier Carl Roe urged Canada not to sign.")
    assert cast.party_of("per:carl-roe") == "plc:quebec"
