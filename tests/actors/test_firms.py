"""Firms by their ending or their beginning, locals by their number."""

import pytest

from tests.actors.casts import cast_of, named, quotes

FIRMS = [
    ("Hallam Tire and Rubber Co said no.", {"Hallam Tire and Rubber Co"}),
    ("J. Hart and Co Ltd rejected the offer.", {"J. Hart and Co Ltd"}),
    ("Airbus and Boeing Co will not accept the tariff.", {"Airbus", "Boeing Co"}),
    ("Calder Lines said no. Calder left.", {"Calder Lines"}),
    ("Harrow plc said no.", {"Harrow plc"}),
    ("Harrow, Inc., said it would leave.", {"Harrow, Inc."}),
    ("Emil Roe, co-leader of the Greens, said no.", {"Greens"}),
    ("H.J. Brask said it would pay the fine.", {"H.J. Brask"}),
    ("Siemens and Alstom refused to sell their mills.", {"Siemens", "Alstom"}),
    (
        "Hallam Harbour Lines Ltd said no. The talks with Hallam failed, it said, and Hallam refused.",
        {"Hallam Harbour Lines Ltd"},
    ),
    ("The Chamber of Millers met. The Chamber refused.", {"Chamber of Millers"}),
    ("The Chamber of Millers met. A Chamber official left.", {"Chamber of Millers"}),
    ("Harbour Workers Union Local 222 rejected the offer. Local 222 said no.", {"Harbour Workers Union Local 222"}),
    ("Talks with HDU Local 7 failed, the HDU said.", {"HDU Local 7", "HDU"}),
    ("Hallam Roe and Co Inc said no. Hallam Roe refused to pay.", {"Hallam Roe and Co Inc"}),
    ("Hallam Union Gas Co said no. Hallam Union refused to pay.", {"Hallam Union Gas Co"}),
    ("Members of Local 218 walked out. UAW local 594 said it would strike.", {"Local 218", "UAW local 594"}),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_firms_joined_by_and_and_short_for_their_names(text, expected):
    assert named(cast_of(text), "organisation") == expected


@pytest.mark.parametrize(
    ("text", "actor", "mentions"),
    [
        ("Bergmann Rederi A/S refused the bid.", "org:bergmann-rederi", ["Bergmann Rederi A/S"]),
        ("They asked Norrland Werke AG to pay.", "org:norrland-werke", ["Norrland Werke AG"]),
        ("Lufthansa AG refused to pay.", "org:lufthansa", ["Lufthansa AG"]),
        ("Gulf Bank KSC refused to pay.", "org:gulf-bank", ["Gulf Bank KSC"]),
        ("Murjan Ports said no. Murjan refused to sell.", "org:murjan-ports", ["Murjan Ports", "Murjan"]),
        ("Murjan Terminals said no. Murjan refused to sell.", "org:murjan-terminals", ["Murjan Terminals", "Murjan"]),
        ("Brazil met the International Monetary Fund. The Fund refused.", "org:international-monetary-fund",
         ["International Monetary Fund", "Fund"]),
        ("The Ohio Department of Health met. The Department refused to pay.", "org:ohio-department-of-health",
         ["Ohio Department of Health", "Department"]),
    ],
)  # fmt: skip
def test_endings_of_other_tongues_and_short_names(text, actor, mentions):
    assert quotes(cast_of(text), actor) == mentions


def test_the_union_is_its_only_local():
    text = "The Bay Transit Union Local 611 announced it. Union president Ann Lee praised the deal."
    assert {a.name: a.represents for a in cast_of(text).actors}["Ann Lee"] == "org:bay-transit-union-local-611"
    assert "org:bay-transit-union" not in {a.actor_id for a in cast_of(text).actors}


def test_a_town_is_not_short_for_a_body_that_is_called_after_it():
    text = (
        "FAIRHAVEN — Negotiations between the Fairhaven school board and its teachers broke off late Sunday, and both sides "
        "were bracing for the first strike in the district in 22 years.\n\nThe Fairhaven Education Association wants smaller "
        "classes and a raise of 6.5 percent. The board has offered 4 percent."
    )
    assert "Fairhaven" not in quotes(cast_of(text), "org:fairhaven-education-association")


ADHERENTS = [
    (
        "Labour and Green Dawn had come. The Greens prefer it too. They said that Green Dawn was ready.",
        "org:green-dawn",
        "Greens",
    ),
    ("The Liberal Front refused. The Liberals want a vote.", "org:liberal-front", "Liberals"),
]


@pytest.mark.parametrize(("text", "actor_id", "called"), ADHERENTS)
def test_a_party_is_called_by_its_members(text, actor_id, called):
    assert called in quotes(cast_of(text), actor_id)
