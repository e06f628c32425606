"""Doubts about names: in lower case, in two spellings, of one person or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.find import find_actors
from analysis.flags import names
from analysis.flags.defects import Found
from tests.flags.by_hand import actor, cast_of, flags_of, kinds, mention
from tests.marked import read_text


def test_names_in_lower_case():
    text = (
        "ann Hale met Bob Cole in norland. hale left the united Isles.\n"
        "Ann Hale left Norland, the United Isles and Bob.\nKeywords: bob Cole, talks"
    )
    cast = cast_of(
        (
            actor(text, "ann Hale", "per:a", name="Ann Hale"), actor(text, "Bob Cole", "per:b"),
            actor(text, "norland", "cty:n", name="Norland", kind="country"),
            actor(text, "united Isles", "cty:u", name="United Isles", kind="country"),
        ),
        (
            mention(text, "ann Hale", "per:a"), mention(text, "Bob Cole", "per:b"), mention(text, "norland", "cty:n"),
            mention(text, "hale", "per:a", "surname"), mention(text, "the united Isles", "cty:u"),
        ),
    )  # fmt: skip
    found = [(f.quote, f.suggestion) for f in flags_of(text, cast=cast) if f.kind == "lower_case_name"]
    assert found == [("ann", "Ann"), ("norland", "Norland"), ("hale", "Hale"), ("united", "United"), ("bob", "Bob")]
    assert "lower_case_start" not in kinds(flags_of(text, cast=cast)), "a name is flagged once"


def test_a_name_in_two_spellings():
    text = "Kyiv spoke. Kyiv waits. They met in Kiev. Ann Zelin left; Zelinn stayed. China and Chinese goods, Peking, Beijing."
    cast = cast_of(
        [actor(text, "Ann Zelin", "per:z")], [mention(text, "Ann Zelin", "per:z"), mention(text, "Zelinn", "per:z", "surname")]
    )
    found = [(f.quote, f.suggestion) for f in flags_of(text, cast=cast) if f.kind == "misspelling"]
    assert found == [("Kiev", "Kyiv, as elsewhere in the text"), ("Zelinn", "Zelin, as elsewhere in the text")]


def test_an_acronym_in_two_spellings():
    text = "The US spoke. The U.S. left. The US came. The U.S. stayed. The US ended it. They met at the UN, not the EU."
    assert [f.quote for f in flags_of(text) if f.kind == "misspelling"] == ["U.S."]
    assert "misspelling" not in kinds(flags_of("The US spoke. The US came, and the title was Born in the U.S. again."))


@pytest.mark.parametrize(("role", "lone"), [("Defense Minister", True), ("prime minister", False), ("President", False)])
def test_a_surname_in_an_office_that_many_hold(role, lone):
    text = "Hale agreed to the plan."
    assert ("lone_surname" in kinds(flags_of(text, cast=cast_of([actor(text, "Hale", "per:a", role=role)])))) == lone


def found_of(text):
    reading = read_text(text)
    return Found(reading, find_actors(reading), (), (), ())


def test_doubts_tell_what_to_check():
    text = "Yuri Zelin spoke. Yuri Zalin left. Parvo said no. Norwegian envoy Ann Roe came. Swedish envoy Ann Roe left."
    found = found_of(text)
    assert [text[d.span.start : d.span.end] for d in names.possible_duplicates(found)] == ["Yuri Zalin"]
    (tied,) = names.conflicting_roles(found)
    assert text[tied.span.start : tied.span.end] == "Ann Roe" and "Norway and to Sweden" in tied.suggestion


@pytest.mark.parametrize("label", ["news.example", "News.example"])
def test_a_label_in_lower_case_is_one_only_beside_others(label):
    text = f"News.example: Thank you for coming. Is it over?\nAnn Hale: It is not.\n{label}: Why?\nAnn Hale: They left."
    labels = [d.suggestion for d in names.labels_in_lower_case(found_of(text))]
    assert labels == (["News.example"] if label.islower() else [])


PIECES = st.sampled_from(
    ("Ann Lee", "Lee", "former", "President", "envoy", "Norwegian", "Swedish", ", ", ". ", "’s ", "\n", "\x00", "İ")
)


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_doubts_of_any_text_are_about_its_actors(text):
    found = found_of(text)
    ids = {actor.actor_id for actor in found.cast.actors}
    for doubts in (names.possible_duplicates, names.lone_surnames, names.conflicting_roles):
        assert {defect.row_id for defect in doubts(found)} <= ids


def test_a_bare_surname_of_two_people_is_flagged_where_it_stands():
    text = "Marek Novak leads the miners. Jana Novak, the minister, came late. Novak said that the mines must stay open."
    found = [f for f in flags_of(text, cast=find_actors(read_text(text))) if "does not say which" in f.suggestion]
    assert [(f.start, f.quote) for f in found] == [(text.rindex("Novak"), "Novak")]
