"""Whom the label of a turn names."""

import pytest

from tests.actors.casts import cast_of


def interview(label: str, above: str = "") -> str:
    return f"{above}{label}: The carriers must open their books.\n\nQ: And if not?\n\n{label}: We will not wait."


def spoken(text: str) -> set[str | None]:
    cast = cast_of(text)
    return {cast.speakers[s] for s in cast.speakers} - {None}


@pytest.mark.parametrize(
    ("label", "actor_id"),
    [
        ("MR. BRANDT", "per:brandt"), ("BRANDT", "per:brandt"), ("Brandt", "per:brandt"), ("J. BRANDT", "per:brandt"),
        ("A. BRANDT", "per:brandt"), ("HON. JONAS BRANDT", "per:jonas-brandt"), ("BRANDT (on camera)", "per:brandt"),
        ("GRANT", "per:grant"), ("MR. KING", "per:king"), ("MS. MAY", "per:may"), ("MS. HOLLAND", "per:holland"),
        ("SECRETARY BRANDT", "per:brandt"), ("THE PRESIDENT", "per:president"), ("FOREIGN MINISTER", "per:foreign-minister"),
        ("THE PRIME MINISTER", "per:prime-minister"), ("SENIOR ADMINISTRATION OFFICIAL", "ano:senior-administration-official"),
        ("UNION", "org:union"), ("RUSSIA", "cty:russia"),
    ],
)  # fmt: skip
def test_a_label_names_an_actor(label, actor_id):
    text = interview(label)
    cast = cast_of(text)
    assert spoken(text) == {actor_id}
    assert {m.form for m in cast.mentions if m.actor_id == actor_id} == {"label"}


@pytest.mark.parametrize("label", ["Speaker 1", "UNIDENTIFIED MALE", "A", "GUEST", "Voice 2"])
def test_a_label_that_names_nobody(label):
    assert spoken(interview(label)) == set()


def test_a_label_joins_the_name_in_the_text():
    text = interview("BRANDT", "Talks resume\n\nJonas Brandt, the harbour minister, spoke to the press on Monday.\n\n")
    assert spoken(text) == {"per:jonas-brandt"}


def test_a_label_joins_the_name_in_a_headline():
    text = interview("MS. HOLLAND", "Press Briefing by Press Secretary Lena Holland and Others\n\n")
    assert spoken(text) == {"per:lena-holland"}


def test_an_office_is_whom_the_lines_above_call_so():
    text = interview("THE PRIME MINISTER", "Talks resume\n\nPrime Minister Jonas Brandt spoke to the press on Monday.\n\n")
    assert spoken(text) == {"per:jonas-brandt"}


def test_a_paper_that_asks_is_no_person():
    cast = cast_of("Harbour Review: Why now?\n\nLena Farouk: It is late.\n\nHarbour Review: And then?\n\nLena Farouk: We wait.")
    assert {a.actor_id for a in cast.actors if a.kind == "person"} == {"per:lena-farouk"}


def test_a_label_of_initials_is_the_one_person_who_has_them():
    above = "Jonas Brandt, the harbour minister, spoke to the press on Monday.\n\n"
    assert spoken(interview("JB", f"Talks resume\n\n{above}")) == {"per:jonas-brandt"}
    assert spoken(interview("JB", f"Talks resume\n\n{above}Julia Berg, the union leader, listened.\n\n")) == {"per:jb"}
    assert spoken(interview("JX", f"Talks resume\n\n{above}")) == {"per:jx"}
