"""Organisations that are named by their noun, and campaigns."""

import pytest

from tests.actors.casts import cast_of, named, represented
from tests.marked import unmark

ORGANISATIONS = [
    ("The Kurdish Elders Commission met. The KEC said no.", {"Kurdish Elders Commission"}),
    ("Rebels of the United Highland Front said so.", {"United Highland Front"}),
    ("She works for the Lakeside Institute for Near East Policy.", {"Lakeside Institute for Near East Policy"}),
    ("The Iraqi air force denied it, and the Iraqi military agreed.", {"Iraqi air force", "Iraqi military"}),
    ("The withdrawal of French forces pleased the Iraqi military.", set()),
    ("The rebels fear French forces. Later French forces left.", {"French forces"}),
    ("The Dorn campaign denied it, Senator Jack Dorn said.", {"Dorn campaign"}),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations_that_no_list_knows(text, expected):
    assert named(cast_of(text), "organisation") == expected


def test_an_organ_represents_its_state():
    cast = cast_of("The Russian Foreign Ministry said the Syrian Army would leave.")
    assert {(a.actor_id, a.represents) for a in cast.actors if a.kind == "organisation"} == {
        ("org:russia-foreign-ministry", "cty:russia"),
        ("org:syria-armed-forces", "cty:syria"),
    }


def test_a_bare_army_is_the_only_one_that_the_file_names():
    cast = cast_of("Kenya and Somalia met. The Kenyan army refused to leave. Later the army left.")
    assert [a.actor_id for a in cast.actors if a.kind == "organisation"] == ["org:kenya-armed-forces"]


CAMPAIGNS = [
    ("Senator Ann Roe lost. ⟨x: The Roe campaign⟩ said no.", "org:roe-campaign"),
    ("Senator Ann Roe lost. ⟨x: Ann Roe’s campaign⟩ said no.", "org:roe-campaign"),
    ("Senator Ann Roe lost. ⟨x: Roe’s office⟩ said it would not pay.", "org:roe-office"),
]


@pytest.mark.parametrize(("marked", "actor_id"), CAMPAIGNS)
def test_the_campaign_of_a_person_is_a_body_of_its_own(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the Rally for the Freedom of the North (RFN).", {"Rally for the Freedom of the North"}),
        ("They work for the Cattlemen’s Federation.", {"Cattlemen’s Federation"}),
        ("They came with the 18th Brigade.", {"18th Brigade"}),
        ("They came to a West Bank town.", set()),
        ("House of Mills Speaker John Dorn refused to sign.", set()),
        ("The truce between the Iraqi army and the rebels held.", {"Iraqi army"}),
        ("They left the National Freedom Movement of Mario Dorn.", {"National Freedom Movement"}),
        ("They will convene a National Congress.", set()),
        ("They met. The Ministry refused to sign.", {"Ministry"}),
        ("In Norwich the Union of Seamen refused to sign.", {"Union of Seamen"}),
    ],
)
def test_where_a_name_around_a_noun_begins_and_ends(text, expected):
    assert named(cast_of(text), "organisation") == expected


def test_an_explained_acronym_of_a_law_makes_no_body_of_it():
    assert "Clean Water Act" not in named(cast_of("They signed the Clean Water Act (CWA)."))


def test_a_bare_organ_is_that_of_the_state_at_home():
    text = "Kenya will vote. Kenya is ready, and the armed forces of the state are."
    assert represented(cast_of(text)) == {"cty:kenya": None, "org:kenya-armed-forces": "cty:kenya"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme Corp. said it would walk away.", "Acme Corp."),
        ("Brenton Ltd. raised its bid. Brenton refused more.", "Brenton Ltd."),
        ("Hale & Ridley said it would walk away.", "Hale & Ridley"),
        ("The Klamath Tribe said the dams must come down.", "Klamath Tribe"),
        ("Unite the Union said the canteen must reopen.", "Unite the Union"),
        ("General Motors Corp said it would close a plant. GM refused to pay.", "General Motors Corp"),
        ("SAG-AFTRA said the studios must pay.", "SAG-AFTRA"),
    ],
)
def test_the_name_of_a_body_is_no_persons(text, name):
    cast = cast_of(text)
    assert named(cast, "organisation") == {name}
    assert not named(cast, "person")


def test_two_parties_of_one_plural_are_two():
    cast = cast_of("The Social Democrats said the quota must rise. The Christian Democrats refused. The Greens left.")
    assert named(cast) == {"Social Democrats", "Christian Democrats", "Greens"}


def test_the_letters_behind_a_name_tell_where_it_begins():
    text = "The Millers, Carters and Allied Workers Union (MCAWU) refused. MCAWU left."
    assert named(cast_of(text), "organisation") == {"Millers, Carters and Allied Workers Union"}


def test_a_football_club_is_a_body():
    assert named(cast_of("Wexley Town FC wants a lease."), "organisation", "person") == {"Wexley Town FC"}
