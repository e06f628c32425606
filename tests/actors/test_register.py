"""Shorter names join the fullest form, namesakes stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.register import fold
from tests.actors.casts import cast_of, people, quotes


@pytest.mark.parametrize(
    ("one", "other"), [("Sergey", "Sergei"), ("Lavinsky", "Lavinskyy"), ("Doğan’s", "Dogan"), ("al-Qadi", "Qadi")]
)
def test_spellings_that_transliteration_leaves_to_taste_are_one(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=12))
def test_nothing_is_left_to_level_where_a_name_is_levelled(word):
    assert fold(word).lower() == fold(word)


def test_two_people_with_one_surname_stay_two():
    cast = cast_of("Senator Jack Dorn spoke. Elena Dorn, a teacher, disagreed. Jack Dorn left; Elena Dorn stayed.")
    assert set(people(cast)) == {"Jack Dorn", "Elena Dorn"}


def test_a_wife_is_not_her_husband():
    cast = cast_of("Foreign Minister Pavel Dorn said no. Dorn then left. Mrs Dorn said yes.")
    assert len(people(cast)) == 2
    assert len(quotes(cast, "per:pavel-dorn")) == 2


def test_a_surname_joins_the_fullest_form_wherever_it_stands():
    cast = cast_of("Mr. Vlachos refused. Later Nikos P. Vlachos, the Greek envoy, agreed; Vlachos smiled.")
    assert quotes(cast, "per:nikos-vlachos") == ["Mr. Vlachos", "Nikos P. Vlachos", "Greek envoy", "Vlachos"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senator Ana Prado Ruiz left. Minister Prado slept.", {"Ana Prado Ruiz"}),
        ("Commander Ali Omar, alias Sharif, left. Sharif slept.", {"Ali Omar"}),
        ("Senator John Hale Jr. left. Mr. Hale slept.", {"John Hale Jr."}),
        ("Senator Lucia Vega-Soto left. Mrs. Vega slept.", {"Lucia Vega-Soto"}),
        ("Senator T. J. Hale left. TJ Hale slept. T.J. Hale sang.", {"TJ Hale"}),
        ("Senator T. J. Hale left. Thomas J. Hale slept.", {"Thomas J. Hale"}),
        ("Senator Rosa Hale left. Minister T. J. Hale slept.", {"Rosa Hale", "T. J. Hale"}),
    ],
)
def test_one_person_under_several_names(text, expected):
    assert set(people(cast_of(text))) == expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Marek Novak leads the miners. Jana Novak, the minister, came late. Novak said the mines must stay open.", "Novak"),
        ("SARAH KLINE: The owners must pay first.\n\nDAVID KLINE: We have paid.\n\nKLINE: That is not enough.", "KLINE"),
        ("Mark Stone met Helen Stone. “The offer is an insult,” Ms. Stone said.", "Ms. Stone"),
    ],
)
def test_a_bare_surname_that_two_people_share_is_nobodys(text, bare):
    assert bare not in [m.quote for m in cast_of(text).mentions]


@pytest.mark.parametrize(
    ("text", "actor", "bare"),
    [
        ("Marek Novak said no. Novak left. Novak came back. His brother Jan Novak waited. Novak signed.", "per:marek-novak", 3),
        ("Marek Novak said no. Novak left. Jana Novak came.", "per:marek-novak", 1),
        ("Governor Peter Hale met Ada Hale, a union leader. Governor Hale refused.", "per:peter-hale", 1),
    ],
)
def test_a_bare_surname_that_the_file_has_settled_is_that_persons(text, actor, bare):
    surname = actor.rpartition("-")[2].capitalize()
    assert quotes(cast_of(text), actor).count(surname) == bare
