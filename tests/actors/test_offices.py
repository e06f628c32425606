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
