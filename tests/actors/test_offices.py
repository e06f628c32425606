"""The offices that the text gives a person."""

import pytest

from tests.actors.casts import cast_of


def offices(text: str) -> list[tuple[str, str | None, bool]]:
    """Of the only person with an office: its word, whom it ties the person to, and whether it is over."""
    ((_, found),) = cast_of(text).offices.items()
    return [(o.head, o.represents, o.past) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Foreign Minister Ann Lee left.", [("foreign minister", "cty:kenya", False)]),
        ("The former Kenyan president, Ann Lee, left.", [("president", "cty:kenya", True)]),
        ("Ann Lee, spokeswoman for Kenya, left.", [("spokeswoman", "cty:kenya", False)]),
        ("Ann Lee, ambassador to Kenya, left.", [("ambassador", None, False)]),
        ("Ann Lee, envoy for Kenya from 2007 to 2013, said no.", [("envoy", "cty:kenya", True)]),
        ("The UN envoy for Yemen, Ann Lee, said no.", [("envoy", "org:united-nations", False)]),
        ("Ann Lee (Kenya) said no.", [("", "cty:kenya", False)]),
        ("Kenya’s Ann Lee said no.", [("", "cty:kenya", False)]),
        ("President Ann Lee of Kenya left.", [("president", "cty:kenya", False)]),
        ("Asked by Ann Lee, ambassador for Kenya, the minister said no.", [("ambassador", "cty:kenya", False)]),
    ],
)
def test_an_office_its_owner_and_whether_it_is_over(text, expected):
    assert offices(text) == expected


SHARED = [
    ("Kenyan negotiators Ann Lee and Carl Roe refused.", {"Ann Lee": "cty:kenya", "Carl Roe": "cty:kenya"}),
    ("Presidents Ann Lee of Kenya and Carl Roe of Peru met.", {"Ann Lee": "cty:kenya", "Carl Roe": "cty:peru"}),
    ("Peruvian ministers Ann Lee, Eva Holm and Carl Roe met.", dict.fromkeys(("Ann Lee", "Eva Holm", "Carl Roe"), "cty:peru")),
    ("The ministers met Ann Lee and Carl Roe.", {"Ann Lee": None, "Carl Roe": None}),
    ("Ann Lee, Carl Roe and the ministers refused.", {"Ann Lee": None, "Carl Roe": None}),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_an_office_before_several_names_is_that_of_each(text, expected):
    people = [a for a in cast_of(text).actors if a.kind == "person"]
    assert {a.name: a.represents for a in people} == expected
    assert {a.role is None for a in people} == {None in expected.values()}
