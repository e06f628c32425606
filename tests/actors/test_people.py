"""Which runs of capitals are people."""

import pytest

from analysis.actors import find_actors
from analysis.actors.capitals import read_capitals
from analysis.actors.people import find_people
from tests.actors.casts import cast_of, named, people
from tests.marked import read_text


def test_a_title_in_capitals_makes_nobody_but_names_those_whom_the_text_knows():
    text = "Holm Questions Union’s Role\n\nNorwegian Foreign Minister Kari Holm spoke about it on Tuesday. Holm said no.\n"
    cast = cast_of(text)
    assert people(cast) == {"Kari Holm": ("Norwegian Foreign Minister", "cty:norway")}
    assert cast.mentions[0].quote == "Holm"


def found(text: str, is_actor=lambda model, signs, places: True) -> set[tuple[str, ...]]:
    return {person.fullest.words for person in find_people(read_capitals(read_text(text)), set(), [], is_actor, {})}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ann Lee in May.", {("Ann", "Lee")}),
        ("Democrat Ann Lee left.", {("Ann", "Lee")}),
        ("Anneke’s aide left.", {("Anneke",)}),
        ("They met Omar Dahir for talks on Monday.", {("Omar", "Dahir")}),
        ("They met on Broad Street.", set()),
        ("Twitter said no.", set()),
        ("Keywords: Ann Lee, Omar Dahir", set()),
    ],
)
def test_the_names_that_are_weighed(text, expected):
    assert found(text) == expected


def test_whoever_is_named_behind_what_is_said_is_a_person():
    text = "“It is a pause,” said Tanvi Deshpande of the Indus Policy Collective. They left."
    assert named(cast_of(text), "person") == {"Tanvi Deshpande"}


@pytest.mark.parametrize("name", ["Karsten Airlines", "Anna Energy", "Walter Motors"])
def test_nobody_is_called_what_only_firms_are(name):
    assert not people(cast_of(f"{name} said it would not pay. {name} refused to sign."))


def test_a_name_with_an_elided_word_is_one():
    assert named(cast_of("Matthew d’Almo, a columnist, said so."), "person") == {"Matthew d’Almo"}


@pytest.mark.parametrize("name", ["Rob Banks", "Mark Street", "Victor Law", "Ana Cruz"])
def test_a_given_name_and_a_common_word_are_a_person(name):
    assert set(people(cast_of(f"{name} does not believe it. {name} said the price must fall."))) == {name}


def test_a_second_person_of_a_surname_leaves_the_bare_surname_nobodys():
    cast = cast_of("Rosa Diaz is the mayor. Hugo Diaz drives a tram. Diaz said the fares must fall.")
    assert set(people(cast)) == {"Rosa Diaz", "Hugo Diaz"}
    assert not [m for m in cast.mentions if m.quote == "Diaz"]


def test_nobody_is_a_person_whom_the_weights_take_for_none():
    assert found("They met Ann Lee in May.", lambda model, signs, places: False) == set()


def test_a_surname_in_lower_case_is_the_persons():
    cast = cast_of("Foreign Minister Yegor Lomakin spoke. They say lomakin left.")
    assert [m.quote for m in cast.mentions if m.actor_id == "per:yegor-lomakin"][1] == "lomakin"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theresa May said the price must come down. May added that talks would resume.", "Theresa May"),
        ("Will Holt said the price must come down. Holt left.", "Will Holt"),
        ("He Qiming said the price must come down. Qiming left.", "He Qiming"),
        ("Martin Luther King Jr. said the war must end. King left.", "Martin Luther King Jr."),
        ("J. D. Vance said the war must end. JD Vance left.", "JD Vance"),
        ("Edwin Marlow, Jr., said the war must end. Marlow left.", "Edwin Marlow Jr."),
        ("R.T. Brask said the price must come down. Brask left.", "R.T. Brask"),
        ("Yoon Tae-ho said the war must end. Yoon left.", "Yoon Tae-ho"),
        ("Cho Min-in said the war must end. Cho added that talks would resume.", "Cho Min-in"),
        ("May Brask said the price must come down. Brask left.", "May Brask"),
        ("Ida Long said the price must come down. Long added that talks would resume.", "Ida Long"),
        ("Christian Brask said the price must fall. Brask left.", "Christian Brask"),
        ("“No,” Tom\u00a0Kl\u00adine said. Kline left.", "Tom Kline"),
    ],
)
def test_a_name_of_small_words_initials_or_hidden_characters_is_one(text, name):
    (person,) = (a for a in cast_of(text).actors if a.kind == "person")
    assert (person.name.replace("J. D.", "JD"), person.n_mentions) == (name, 2)


def test_what_an_editor_puts_in_brackets_is_part_of_the_name():
    cast = cast_of("(Mill chairman Omar) Dahir is under pressure, an analyst said. Dahir said no.")
    (person,) = (a for a in cast.actors if a.kind == "person")
    assert (person.name, person.n_mentions) == ("Omar Dahir", 2)


def test_what_an_editor_says_of_a_signature_is_no_name():
    assert ("Omar", "Dahir") in found("[Signed] Omar Dahir, minister.")


def test_a_preposition_that_opens_a_sentence_is_no_first_name():
    assert set(people(cast_of("Minister Ann Lee left. Beyond Ann Lee, nobody refused."))) == {"Ann Lee"}


def test_which_word_of_a_name_stands_alone_is_weighed():
    def seen(text: str) -> list[str]:
        found: list[str] = []
        find_actors(read_text(text), lambda model, signs, _: bool(found.extend(signs)) if model == "person" else False)
        return found

    assert "called=last" in seen("Edda Malenko met them. Malenko left.")
    assert "called=first" in seen("Malenko Norda met them. Malenko left.")
    assert "called=whole" in seen("Edda Malenko met them.")


DATED = [
    "On 14 March Ida Brandt asked for more.",
    "In April Ida Brandt refused.",
]


@pytest.mark.parametrize("text", DATED)
def test_a_month_before_a_name_is_no_part_of_it(text):
    assert "Ida Brandt" in people(cast_of(text))


def test_initials_in_a_title_join_no_bare_surname():
    text = "R.T. Holm Questions Union Role\n\nMinister Holm left on Monday. Minister R.T. said no. Holm wept.\n"
    assert found(text) == {("Holm",), ("R.T.",)}


@pytest.mark.parametrize("name", ["Hope Chance", "Grant Holt", "Faith Law"])
def test_who_is_called_by_a_word_and_speaks_is_a_person(name):
    assert set(people(cast_of(f"{name} said the price must fall."))) == {name}


@pytest.mark.parametrize("name", ["Grace Lines", "Rose Hotels", "Summer Talks"])
def test_a_firm_called_by_words_is_none(name):
    assert not people(cast_of(f"{name} said the price must fall."))
