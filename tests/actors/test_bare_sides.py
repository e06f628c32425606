"""The city refused: nouns of places and things that are parties where they will or say something."""

import pytest

from tests.actors.casts import cast_of, named, quotes


@pytest.mark.parametrize("noun", ["city", "tribe", "management", "airport", "landlord"])
def test_what_wills_or_says_something_is_a_party(noun):
    assert named(cast_of(f"Nurses waited in Lima. The {noun} refused to sign.")) >= {noun}


@pytest.mark.parametrize("noun", ["city", "mill", "airport"])
def test_a_place_is_none(noun):
    assert noun not in named(cast_of(f"Nurses waited. The {noun} lies on a river, and they left the {noun}."))


def test_the_city_is_the_only_one_that_the_file_names_so():
    cast = cast_of("Hutton City Council made an offer. The city said it would not wait.")
    assert not named(cast) & {"city"}


def test_the_team_is_the_club_that_the_file_names():
    cast = cast_of("Hutton Football Club made an offer. The team refused to play.")
    assert "team" in quotes(cast, "org:hutton-football-club")


def test_the_junta_is_the_state_of_which_the_file_tells():
    cast = cast_of("Mali rejected the plan. Mali's junta left the talks. The junta refused to return.")
    assert not named(cast, "organisation") and len(quotes(cast, "cty:mali")) > 1
