import pytest

from tests.actors.casts import cast_of, named, quotes


@pytest.mark.parametrize(
    "text, person, mentions",
    [
        (
            "Ms. Holland said the quotas must go. Holland added that she would resign.",
            "per:holland",
            ["Ms. Holland", "Holland"],
        ),
        ("Tom London met the owners. London said the airline must pay.", "per:tom-london", ["Tom London", "London"]),
        ("Denzel Washington said the war must end. “Enough,” Washington said.", "per:denzel-washington", None),
        ("Ambassador Ireland said the deal was off. Ireland left.", "per:ireland", ["Ireland", "Ireland"]),
        ("Ireland, a career diplomat, will not return. Ireland said the deal was off.", "per:ireland", None),
        ("Paris Holm of the crews’ union came. Holm said the studios must pay.", "per:paris-holm", ["Paris Holm", "Holm"]),
        ("Kenya Barnes, who leads the guild, came. Barnes said no.", "per:kenya-barnes", None),
        ("Trade Minister Odile France came. France said no.", "per:odile-france", None),
        ("Orlando Lima came first. Lima said no.", "per:orlando-lima", None),
        ("Peter met Yuki Holland, who leads the bakers. Holland said no.", "per:yuki-holland", None),
    ],
)
def test_a_place_that_is_a_persons_name_is_that_person_throughout(text, person, mentions):
    cast = cast_of(text)
    assert not named(cast, "country")
    assert cast.by_id[person].n_mentions >= 2
    if mentions:
        assert [q for q in quotes(cast, person) if q[0].isupper()] == mentions


@pytest.mark.parametrize(
    "text, state",
    [
        ("Richard Frost met ministers of Spain. Spain said the war must end.", "cty:spain"),
        ("Kenya, a mediator in the talks, said the rebels must withdraw.", "cty:kenya"),
        ("Ann Lee met the envoys of Norway and Canada. Canada refused.", "cty:canada"),
        ("Kenya Barnes came. Kenya refused to sign.", "cty:kenya"),
        ("London Mayor Ann Lee said the war must end. London agreed.", "cty:united-kingdom"),
    ],
)
def test_a_place_that_only_stands_near_a_person_stays_a_state(text, state):
    assert state in cast_of(text).by_id


def test_a_place_before_a_surname_that_acts_is_no_state():
    assert not named(cast_of("Havana Kline rejected the offer. Holland Reed took it."), "country")


def test_where_something_happens_is_not_the_person_of_that_name():
    cast = cast_of("Tom London met the owners. Talks in London failed. London refused.")
    assert [q for q in quotes(cast, "per:tom-london") if q == "London"] == ["London"]
