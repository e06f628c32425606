"""The same thing in other words is the same; the same words the other way round are not."""

import pytest

from analysis.views.likeness import REVERSE, SAME, Wordings, alike

WORDINGS = Wordings(["Norland", "Sudland"])


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("The port must open at night", "The port will never open at night", SAME),
        ("without a growth clause", "They shall have their growth clause", SAME),
        ("Lenders must not be paid before owners", "Owners must not be paid before lenders", REVERSE),
        ("No captive is home until the last soldier leaves", "No soldier leaves until the last captive is home", REVERSE),
        ("Norland must meet Sudland", "Sudland will leave Norland", ""),
        ("The port must open", "Wages must rise", ""),
        ("until the gates open, no ship is loaded", "until the gates open, no ship is loaded", SAME),
    ],
)
def test_two_parties_say_the_same_the_reverse_or_neither(one, other, how):
    assert WORDINGS.compare(one, other) == WORDINGS.compare(other, one) == how


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"devalue"}, {"devalue", "going"}, True),
        ({"devalue"}, {"devalue", "going", "never"}, False),
        ({"night", "shift"}, {"night", "shift", "pay"}, True),
        (set(), {"night"}, False),
    ],
)
def test_one_party_says_again_what_shares_most_words(one, other, same):
    assert alike(frozenset(one), frozenset(other)) == alike(frozenset(other), frozenset(one)) == same
