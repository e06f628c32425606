"""Organisations that nothing in their names shows to be such."""

import pytest

from analysis.actors.capitals import read_capitals
from analysis.actors.entities import find_entities, find_entities_around_parties
from analysis.actors.parties import find_parties
from tests.actors.casts import cast_of, named
from tests.marked import read_text


def test_an_organisation_that_no_list_knows():
    assert named(cast_of("The newspaper Dagsavis noted the delay."), "organisation") == {"Dagsavis"}


@pytest.mark.parametrize("kind", ["steelmaker", "airline", "watchdog", "civilian coalition", "lender's brokerage"])
def test_what_stands_before_a_name_says_that_it_is_an_organisation(kind):
    cast = cast_of(f"The {kind} Varda, led by Omar Dahir, refused to sign.")
    assert named(cast, "organisation") == {"Varda"} and not [a for a in cast.actors if a.kind in ("group", "bloc")]


@pytest.mark.parametrize(
    "text", ["A rival bidder, Antwerp's Noordkaai, gave up.", "Noordkaai, the shippers' lobby, said it would not pay."]
)
def test_the_noun_beside_a_name_says_that_it_is_an_organisation(text):
    assert "Noordkaai" in named(cast_of(text), "organisation")


def test_who_leads_a_body_is_none():
    assert named(cast_of("The party Angela Roe leads will vote on Monday."), "person") == {"Angela Roe"}


def weighed(text: str) -> dict[str, list[str]]:
    """Name -> its signs."""
    reading, found = read_text(text), {}

    def note(model, signs, places):
        first, last = places[0]
        found[text[reading.parse.starts[first] : reading.parse.ends[last]]] = signs
        return False

    find_entities(read_capitals(reading), set(), note)
    return found


@pytest.mark.parametrize(
    ("text", "name", "ruled"),
    [
        ("The newspaper Dagsavis left.", "Dagsavis", True),
        ("They met Unimar, the union of the crews, again.", "Unimar", True),
        ("They walked to Unimar.", "Unimar", False),
    ],
)
def test_the_sentence_shows_whether_a_name_is_that_of_an_organisation(text, name, ruled):
    assert ("ruled" in weighed(text)[name]) is ruled


def test_nothing_is_weighed_that_stands_in_keywords():
    assert weighed("Keywords: Unimar, Dagsavis") == {}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("They sued Skandwerk <SKWK.F> over the price.", {"Skandwerk"}),
        ("The Tanvir news agency reported the delay.", {"Tanvir"}),
        ("The price was told to a Flemish newspaper.", set()),
        ("The rebels of Jaish al-Nasir said that they would stop.", {"Jaish al-Nasir"}),
        ("They spoke of the Norland Trade Act, or NTAC, and of its price. NTAC said little.", set()),
    ],
)
def test_what_stands_beside_a_name_shows_a_body(text, bodies):
    assert named(cast_of(text), "organisation") == bodies
    assert named(cast_of(text), "person") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [("A statement by Harvest Rights Kenya followed.", "Harvest Rights Kenya"), ("They met the Kenyan people.", "Kenya")],
)
def test_a_listed_party_may_be_part_of_the_name_of_a_body(text, name):
    reading = read_text(text)
    parse, parties = reading.parse, find_parties(reading)
    found = find_entities_around_parties(read_capitals(reading), parties, set(), lambda *_: True)
    labelled = all(parse.ents[i] == "ORG" for i, word in enumerate(parse.words) if word in name.split())
    expected = [name] if labelled and " " in name else []
    assert [text[parse.starts[b.first] : parse.ends[b.last]] for b in found] == expected


@pytest.mark.parametrize("text", ["Zorvex refused to sell its mills.", "Zorvex and Tarsk refused to sell their mills."])
def test_what_refuses_is_an_organisation_though_nothing_else_shows_it(text):
    assert "Zorvex" in named(cast_of(text), "organisation")


def test_a_word_that_a_dictionary_has_as_a_verb_alone_is_a_name_where_it_speaks():
    assert named(cast_of("“The kitchens must open,” Unite said."), "organisation") == {"Unite"}


def test_a_name_begins_with_those_whose_voice_it_is():
    text = "The far-right People's Voice refused. People's Voice said it would tolerate a cabinet."
    assert "People's Voice" in named(cast_of(text), "organisation")


def test_a_name_goes_on_behind_those_whose_power_it_is():
    text = "The opposition National People's Power refused. National People's Power said it would not sign."
    assert named(cast_of(text), "organisation") == {"National People's Power"}


def test_whoever_somebody_speaks_for_is_a_body():
    cast = cast_of("Rancher Carl Roe, who speaks for the Upper Bay Water Users, said no.")
    assert {a.name: a.represents for a in cast.actors}["Carl Roe"] == "org:upper-bay-water-users"


def test_whoever_has_members_is_a_body():
    assert "Bay Retail Clerks Local 88" in named(cast_of("Members of the Bay Retail Clerks Local 88 voted."), "organisation")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Nordstahl chief executive Carl Roe said the plant must close. Nordstahl refused to wait.", "Nordstahl"),
        ("Nordstahl Chief Executive Carl Roe said the plant must close.", "Nordstahl"),
        ("Nexora spokeswoman Ann Roe said the line would close.", "Nexora"),
        ("Pilots met Beacon general secretary Ann Roe on Monday.", "Beacon"),
    ],
)
def test_who_has_an_officer_is_a_body_whom_the_officer_serves(text, body):
    cast = cast_of(text)
    assert named(cast, "organisation") == {body}
    assert {a.represents for a in cast.actors if a.kind == "person"} == {f"org:{body.lower()}"}


@pytest.mark.parametrize("word", ["Former", "National", "Company", "Norwegian", "Oslo", "Finance"])
def test_what_says_more_of_an_officer_is_no_body(word):
    assert not named(cast_of(f"{word} chairman Carl Roe said the plant must close."), "organisation")


def test_the_office_in_a_listed_body_is_no_name():
    cast = cast_of("World Bank Vice-President Carl Roe urged Kenya to save.")
    assert {a.name: a.represents for a in cast.actors if a.kind == "person"} == {"Carl Roe": "org:world-bank"}
