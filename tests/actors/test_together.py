"""Who is named in one breath is a group with members, where it speaks, holds or is addressed together."""

import pytest

from analysis.actors import find_actors
from tests.marked import read_text, unmark

TOGETHER = [
    ("“It is over,” said ⟨who: Mira Holm and Jon Sand⟩.", "per:mira-holm per:jon-sand"),
    ("⟨who: Mira Holm, Jon Sand and Ida Lund⟩ said that it was over.", "per:mira-holm per:jon-sand per:ida-lund"),
    ("⟨who: Mira Holm, head of the union, and Jon Sand⟩, its lawyer, said no.", "per:mira-holm per:jon-sand"),
    ("Kenya’s ⟨who: Mira Holm and Somalia’s Jon Sand⟩ said that it was over.", "per:mira-holm per:jon-sand"),
    ("Norway urged ⟨who: Kenya and Somalia⟩ to open the border.", "cty:kenya cty:somalia"),
    ("Norway urged ⟨who: Iceland and the Faroe Islands⟩ to share the cod.", "cty:iceland cty:faroe-islands"),
    ("Neither ⟨who: Kenya nor Somalia⟩ will sign the text.", "cty:kenya cty:somalia"),
    ("⟨who: Kenya, together with Somalia⟩, rejected the text.", "cty:kenya cty:somalia"),
    ("⟨who: Kenya, along with Somalia and Norway⟩, rejected the text.", "cty:kenya cty:somalia cty:norway"),
    ("⟨who: Kenya as well as Somalia⟩ will not sign the text.", "cty:kenya cty:somalia"),
    ("Norway called on ⟨who: Kenya as well as Somalia⟩ to open the border.", "cty:kenya cty:somalia"),
    ("Not only ⟨who: Kenya but also Somalia⟩ rejected the text.", "cty:kenya cty:somalia"),
    ("The ⟨who: Free and Social Democrats⟩ said that it was over.", "grp:free-democrats grp:social-democrats"),
    ("The text was rejected by ⟨who: Kenya and Somalia⟩.", "cty:kenya cty:somalia"),
    ("“No,” said ⟨who: Bruno Keller, Ines Roth and Karl Weiss⟩, who lead the unions.",
     "per:bruno-keller per:ines-roth per:karl-weiss"),
]  # fmt: skip

ALONE = [
    "Kenya met with Somalia.",
    "Kenya but not Somalia rejected the text.",
    "Kenyan and Somali ministers met.",
    "Kenya said no and Somalia said yes.",
    "Kenya’s and Norway’s border is long.",
]


@pytest.mark.parametrize(("marked", "members"), TOGETHER, ids=[t[0][:40] for t in TOGETHER])
def test_a_phrase_that_names_several_means_the_group_of_them(marked, members):
    text, spans = unmark(marked)
    cast = find_actors(read_text(text))
    group = cast.by_id[cast.actor_of(spans["who"][0])]
    assert (group.kind, group.members) == ("group", members)


@pytest.mark.parametrize("text", ALONE)
def test_what_no_phrase_joins_is_no_group(text):
    assert find_actors(read_text(text)).joined.actors == ()


def test_each_of_them_stays_an_actor_and_the_group_is_a_row_only_where_it_is_used():
    cast = find_actors(read_text("Mira Holm and Jon Sand met. “No,” said Mira Holm and Jon Sand."))
    assert {a.actor_id for a in cast.actors} == {"per:mira-holm", "per:jon-sand"}
    with_group = cast.with_joined({"grp:mira-holm-and-jon-sand"})
    assert {a.actor_id for a in with_group.actors} == {"per:mira-holm", "per:jon-sand", "grp:mira-holm-and-jon-sand"}
    assert with_group.by_id["grp:mira-holm-and-jon-sand"].n_mentions == 2


def test_two_ministers_of_one_state_speak_for_it():
    cast = find_actors(read_text("Kenyan ministers Mira Holm and Jon Sand said no. Kenyan Minister Jon Sand spoke."))
    assert cast.party_of("grp:mira-holm-and-jon-sand") in ("cty:kenya", "grp:mira-holm-and-jon-sand")


def test_the_first_of_a_list_is_one_of_it_though_the_parse_leaves_it_out():
    cast = find_actors(read_text("Angola, Gabon and Niger refused to lower their quotas."))
    assert [group.members for group in cast.joined.actors] == ["cty:angola cty:gabon cty:niger"]
