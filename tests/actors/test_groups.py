"""Groups, blocs and sources without a name."""

import pytest

from tests.actors.casts import cast_of, named

GROUPS = [
    ("Both sides agreed.", "group", "both sides"),
    ("The Syrian opposition refused.", "group", "Syrian opposition"),
    ("The rebels attacked the town.", "group", "rebels"),
    ("He angered Western allies.", "bloc", "Western allies"),
    ("Sources close to the talks said so.", "anonymous", "Sources close to the talks"),
    ("A senior Western official said so.", "anonymous", "senior Western official"),
    ("According to two Israeli officials, it is over.", "anonymous", "two Israeli officials"),
    ("Hope rose as US and Russian diplomats met in Rome.", "group", "US and Russian diplomats"),
    ("Turkish and Greek negotiators met in Bern.", "group", "Turkish and Greek negotiators"),
    ("Israeli, Egyptian and Qatari officials gathered in Cairo.", "group", "Israeli, Egyptian and Qatari officials"),
    ("French diplomats left the hall.", "group", "French diplomats"),
    ("The French-backed rebels left.", "group", "French-backed rebels"),
    ("Fishermen in Esbjerg refused. The fishermen left.", "group", "Fishermen in Esbjerg"),
    ("Workers at state mills want more.", "group", "Workers at state mills"),
    ("The two sides in the Rotterdam dispute agreed.", "group", "two sides"),
    ("Many growers left, and these growers never came back.", "group", "growers"),
    ("French officials said no.", "anonymous", "French officials"),
    ("Kenya made an offer. One envoy called it hopeless.", "anonymous", "One envoy"),
    ("Kenya made an offer. Another senior minister said no.", "anonymous", "Another senior minister"),
    ("French officials left the hall. Later French officials said no.", "anonymous", "French officials"),
]


@pytest.mark.parametrize(("text", "kind", "name"), GROUPS)
def test_groups_and_nameless_sources(text, kind, name):
    found = {n.lower().removeprefix("a ") for n in named(cast_of(text), kind)}
    assert name.lower() in found


def test_a_bare_noun_is_the_only_group_of_that_noun():
    text = "Rail drivers refused to work. The drivers want more pay."
    assert [a.actor_id for a in cast_of(text).actors] == ["grp:rail-drivers"]
    text = "French farmers and Spanish farmers met. The farmers agreed."
    assert {"grp:french-farmers", "grp:spanish-farmers", "grp:farmers"} <= {a.actor_id for a in cast_of(text).actors}


def test_who_speaks_for_a_body_that_a_state_tells_apart_does_not_serve_the_state():
    for text in ("Officials of the French bank said no.", "A source close to the French club said no."):
        assert [a.represents for a in cast_of(text).actors if a.kind == "anonymous"] == [None]
    assert [a.represents for a in cast_of("French officials said no.").actors if a.kind == "anonymous"] == ["cty:france"]


def test_groups_of_one_kind_in_two_places_are_two():
    text = "Parents in Hudson want a bus. Parents in Wanda object to the name."
    assert {a.actor_id for a in cast_of(text).actors} == {"grp:parents-in-hudson", "grp:parents-in-wanda"}


def test_diplomats_of_one_state_represent_it_and_those_of_two_neither():
    of = {
        a.name: a.represents
        for a in cast_of("French diplomats left. US and Russian diplomats met.").actors
        if a.kind == "group"
    }
    assert of == {"French diplomats": "cty:france", "US and Russian diplomats": None}


def test_a_half_of_a_word_does_not_say_whose_a_group_is():
    cast = cast_of("The French-backed rebels and pro-Kenyan militias left. French soldiers stayed.")
    groups = {a.name: a.represents for a in cast.actors if a.kind == "group"}
    assert groups == {"French-backed rebels": None, "pro-Kenyan militias": None, "French soldiers": "cty:france"}


def test_a_spokesman_without_a_name_speaks_for_the_body_that_the_text_names_and_of_two_bodies_there_are_two():
    text = (
        "A spokesman for the Bar Association said no. A spokesman for Unimar Lines agreed. The spokesman left, officials said."
    )
    of = {a.actor_id: a.represents for a in cast_of(text).actors if a.kind == "anonymous" and "spokesman" in a.actor_id}
    assert of == {
        "ano:spokesman-of-bar-association": "org:bar-association",
        "ano:spokesman-of-unimar-lines": "org:unimar-lines",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The 1,237 delegates left.",
        "They met rebel leader Ann Lee.",
        "They are terrorists.",
        "They walked with companies.",
        "They met his delegation.",
    ],
)
def test_a_count_an_office_and_a_predicate_make_nobody(text):
    assert named(cast_of(text), "group", "bloc", "anonymous") == set()


def test_officials_who_gather_do_not_speak():
    assert named(cast_of("The officials gathered in Cairo."), "anonymous") == set()
    assert named(cast_of("The officials said no."), "anonymous") == {"The officials"}


WHOSE = [
    ("Kenyan officials refused to sign.", "cty:kenya"),
    ("The Kenyan delegation refused to sign.", "cty:kenya"),
    ("Kenya's creditors refused to sign.", None),
    ("Kenyan farmers refused to sign.", None),
    ("The Kenyan opposition refused to sign.", None),
    ("Kenya's bondholders turned the offer down.", None),
    ("Kenyan rebels demanded a truce.", None),
]


@pytest.mark.parametrize(("text", "whose"), WHOSE)
def test_a_group_serves_whom_its_noun_says_that_it_serves(text, whose):
    groups = [a.represents for a in cast_of(text).actors if a.kind in ("group", "anonymous", "bloc")]
    assert groups == [whose]


def test_a_body_s_relative_pronoun_makes_no_group():
    assert not [a for a in cast_of("The Lenders' Circle, whose members met in Oslo, refused.").actors if a.kind == "group"]


def test_the_americas_in_capitals_are_not_the_united_states():
    cast = cast_of("CENTRAL AMERICAN GOVERNMENTS ARE WILLING TO TALK. LATIN AMERICAN PRODUCERS REFUSED THE QUOTA.")
    assert "cty:united-states" not in {a.actor_id for a in cast.actors}


def test_the_official_is_the_only_one_of_whom_the_file_spoke_before():
    text = "A senior Kenyan official said the rebels lied. The official wants a list."
    assert [a.actor_id for a in cast_of(text).actors if a.kind == "anonymous"] == ["ano:senior-kenyan-official"]
    for text in (
        "A Kenyan official said no. A Chadian official agreed. The official wants a list.",
        "The official wants a list. A senior Kenyan official said no.",
    ):
        assert "ano:official" in {a.actor_id for a in cast_of(text).actors}


def test_both_sides_of_a_border_are_nobody():
    assert cast_of("People on both sides of the border left.").actors == ()


@pytest.mark.parametrize("name", ["group of bondholders", "coalition of mayors", "consortium of banks"])
def test_many_who_act_as_one_are_a_group(name):
    assert named(cast_of(f"A {name} refused to sign."), "group", "bloc") == {name}
