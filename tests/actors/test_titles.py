"""What a title shows of the name beside it."""

import pytest

from analysis.actors.matching import lists, phrases
from analysis.actors.titles import Titles
from tests.actors.casts import cast_of, named
from tests.marked import read_text


def test_a_place_before_a_title_is_nobody():
    assert named(cast_of("He knew that Bavaria Premier Huber left. Bavaria Premier Huber was ill."), "person") == {"Huber"}


def titles_of(text: str) -> tuple[Titles, list[str]]:
    reading = read_text(text)
    return Titles(reading.parse, phrases(reading.parse, lists(reading.vocabulary).roles)), reading.parse.words


@pytest.mark.parametrize(
    ("text", "name", "honorific", "role"),
    [
        ("Then Minister Lee left.", "Lee", "", "minister"),
        ("Then Minister Mr. Lee left.", "Lee", "mr", "minister"),
        ("Then Mrs. Lee left.", "Lee", "mrs", None),
        ("Then Minister of State for Defence Lee left.", "Lee", "", "minister of state"),
        ("Then Lee left.", "Lee", "", None),
    ],
)
def test_what_stands_before_a_name(text, name, honorific, role):
    titles, words = titles_of(text)
    found = titles.before(words.index(name))
    assert (found[0], found[1].entry.role if found[1] else None) == (honorific, role)


@pytest.mark.parametrize(
    ("text", "name", "asked", "answer"),
    [
        ("Ann Lee, the former analyst, left.", "Lee", Titles.follow, True),
        ("Ann Lee, 54, left.", "Lee", Titles.follow, True),
        ("Ann Lee, who came late, left.", "Lee", Titles.follow, False),
        ("The former chair of the committee, Ann Lee, left.", "Ann", Titles.lead_with_comma, True),
        ("After the vote, Ann Lee left.", "Ann", Titles.lead_with_comma, False),
        ("The Minister of Water left.", "Water", Titles.has_portfolio, True),
        ("The friends of Lee left.", "Lee", Titles.has_portfolio, False),
    ],
)
def test_what_stands_beside_a_name(text, name, asked, answer):
    titles, words = titles_of(text)
    assert asked(titles, words.index(name)) is answer


def test_a_role_that_ends_a_name_is_a_surname():
    titles, words = titles_of("They met Stephen King. The king left.")
    assert words.index("King") not in titles.tokens and words.index("king") in titles.tokens


def test_a_name_of_two_titles_is_a_name():
    assert named(cast_of("“It is a gift,” said Green councillor Amir Shah."), "person") == {"Amir Shah"}


@pytest.mark.parametrize("title", ["MSP", "MEP", "MLA"])
def test_a_member_of_a_parliament_has_a_title_in_capitals(title):
    assert named(cast_of(f"Conservative {title} Ann Lee called it an insult."), "person") == {"Ann Lee"}
