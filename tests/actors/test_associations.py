"""Associations that are named by whose they are."""

import pytest

from tests.actors.casts import cast_of, named, quotes

NAMES = [
    ("The Kelp Growers' Forum refused. They left.", {"Kelp Growers' Forum"}),
    ("The Farmers' and Foresters' List said no to the budget.", {"Farmers' and Foresters' List"}),
    ("The Film Makers' Export League has urged the minister to wait.", {"Film Makers' Export League"}),
    ("A strike by the United Steelworkers of America ended.", {"United Steelworkers of America"}),
    ("The United Quarry Workers union refused to sign.", {"United Quarry Workers union"}),
    ("Harbour Watch said the toll must fall.", {"Harbour Watch"}),
    ("The fee must go, said Tenant Voice. Tenant Voice will not pay.", {"Tenant Voice"}),
    ("Global Witness, a watchdog, refused to sign.", {"Global Witness"}),
    ("Talks failed. Kelp Growers' Union president Ann Holm refused.", {"Kelp Growers' Union"}),
    ("The Kelp Clerks' union refused to sign.", {"Kelp Clerks' union"}),
    ("Nurses' Day was quiet.", set()),
    ("The growers' president Ann Lee refused.", set()),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_whose_an_association_is_belongs_to_its_name(text, expected):
    assert named(cast_of(text), "organisation") == expected


def test_the_acronym_of_a_union_of_workers_is_that_union():
    cast = cast_of("The United Quarry Workers union met. The UQW refused. The union left.")
    assert [m.quote for m in cast.mentions if m.actor_id == "org:united-quarry-workers"] == [
        "United Quarry Workers union", "UQW", "The union",
    ]  # fmt: skip


def test_how_many_members_a_body_has_is_no_office():
    cast = cast_of("The Association of Flight Attendants left. Ann Holm, president of the 10,000-member AFA, refused.")
    assert named(cast, "person") == {"Ann Holm"} and "AFA" in quotes(cast, "org:association-of-flight-attendants")


def test_a_country_in_the_name_of_its_workers_is_no_party():
    cast = cast_of("The Communications Workers of America rejected the offer.")
    assert "cty:united-states" not in cast.by_id
