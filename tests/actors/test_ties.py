"""For whom a person speaks, where grammar ties the two."""

import pytest

from tests.actors.casts import cast_of, people

GOLDEN = [
    ("Ann Lee", "org:river-committee", "Ann Lee, managing director at the River Committee, said no."),
    ("Ann Lee", "org:river-committee", "Ann Lee is a senior fellow in trade at the River Committee, and she said no."),
    ("Ann Lee", "org:river-union", "The River Union will strike on Monday, union spokeswoman Ann Lee said."),
    ("Ann Lee", "org:river-union", "The River Union (RU) met. River Union (RU) vice-president Ann Lee said no."),
    ("Ann Lee", "org:greens", "The Greens met the Liberal Party. Green co-leader Ann Lee refused to sign."),
    ("Ann Lee", "org:liberal-party", "The Greens met the Liberal Party. Liberal leader Ann Lee refused to sign."),
    ("Ann Lee", None, "The Greens met the Liberal Party. Conservative leader Ann Lee refused to sign."),
    ("Ann Lee", "org:river-front", "The River Front command: Commanders Jack Moore, Ann Lee."),
    (
        "Jack Moore",
        "org:river-committee",
        "Jack Moore of the River Committee spoke on Monday, and Jack Moore said that it was late.",
    ),
    ("Ann Lee", "org:river-committee", "The River Committee met on Monday. Ann Lee, its chief negotiator, said no."),
    ("Ann Lee", "org:river-committee", "Ann Lee chairs the River Committee. She said no."),
    ("Ann Lee", "org:river-committee", "Ann Lee, who chairs the River Committee for Kenya, said no."),
    (
        "Ann Lee",
        "org:river-committee",
        "The visitors from the River Committee left on Monday. The toll should go, said Ann Lee, who led the mission.",
    ),
    (
        "Ann Lee",
        "org:river-committee",
        "The visitors from the River Committee left the Harbour Trust. The toll should go, said Ann Lee, who led the mission.",
    ),
]


@pytest.mark.parametrize(("name", "owner", "text"), GOLDEN)
def test_whom_words_tie(name, owner, text):
    assert people(cast_of(text))[name][1] == owner


def test_who_is_only_named_nearby_is_no_party():
    assert people(cast_of("The River Committee met on Monday. Ann Lee said no."))["Ann Lee"][1] is None


def test_an_adjective_stands_between():
    text = "Jack Moore of the independent River Committee spoke on Monday. The River Committee met."
    assert people(cast_of(text))["Jack Moore"][1] == "org:river-committee"


def test_a_mayor_is_no_officer_of_the_state():
    assert people(cast_of("Kenya was late. Mayor Ann Lee said no."))["Ann Lee"][1] is None


def test_who_stands_beside_a_body_in_a_list_is_not_its_president():
    assert people(cast_of("Talks between the River Front and President Ann Lee failed."))["Ann Lee"][1] is None


def test_who_judges_a_body_does_not_speak_for_it():
    text = "The River Committee met. Ann Lee, a guest of the River Committee, said no."
    assert people(cast_of(text))["Ann Lee"][1] is None


@pytest.mark.parametrize(
    ("owner", "text"),
    [
        ("org:river-union", "The River Union met. The union's lead negotiator accused the mill of lying."),
        ("org:river-union", "The River Union met. The union's negotiators refused to sign."),
        (None, "The River Union met. The union's rivals refused to sign."),
    ],
)
def test_whoever_a_body_sends_serves_it(owner, text):
    served = {a.represents for a in cast_of(text).actors if a.actor_id.startswith(("ano:", "grp:"))}
    assert served == {owner}


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("Sudan's army left. Army spokesman Omar Dahir refused to sign.", "per:omar-dahir", "org:sudan-armed-forces"),
        ("The dockers' union met. Union leader Tom Ruiz refused to sign.", "per:tom-ruiz", "org:dockers-union"),
        ("The committee's convenor, Omar Dahir, refused to sign.", "per:omar-dahir", "org:committee"),
    ],
)
def test_an_office_that_opens_the_sentence_names_its_body(text, person, party):
    assert {a.actor_id: a.represents for a in cast_of(text).actors}[person] == party


def test_what_the_congress_of_a_party_resolves_is_the_party_s():
    cast = cast_of("Green Dawn's congress met in Lima on Sunday. The congress rejected the plan of the Labour Party.")
    assert cast.party_of("org:green-dawns-congress") == "org:green-dawn"


def test_a_bare_spokeswoman_speaks_for_the_body_of_which_the_sentence_before_told():
    cast = cast_of("FreshFields called the vote a ploy. In an email, spokeswoman Eva Roe said no.")
    assert {a.name: a.represents for a in cast.actors}["Eva Roe"] == "org:freshfields"


def test_a_general_secretary_serves_the_only_union():
    cast = cast_of("Riverline raised its offer. The Tram Drivers' Union refused. “No,” said general secretary Anna Roe.")
    assert {a.actor_id: a.represents for a in cast.actors}["per:anna-roe"] == "org:tram-drivers-union"
