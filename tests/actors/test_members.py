"""Who makes up a group."""

import pytest

from tests.actors.casts import cast_of, quotes

GROUPS = [
    ("US and Russian diplomats met.", "grp:us-and-russian-diplomats", "cty:united-states cty:russia"),
    ("Russia and Ukraine agreed on the pause. Both sides want it to last.", "grp:both-sides", "cty:russia cty:ukraine"),
    ("The talks between Kenya and Somalia went well. The two countries say that they will meet again.", "blc:two-countries",
     "cty:kenya cty:somalia"),
    ("President Ann Lee of Kenya met President Omar Dahir of Somalia. Lee and Dahir dined, and the two leaders agreed.",
     "grp:two-leaders", "per:ann-lee per:omar-dahir"),
    ("The sponsors, Turkey, Iran and Russia, agreed.", "blc:sponsors", "cty:turkey cty:iran cty:russia"),
]  # fmt: skip


WITHOUT_MEMBERS = [
    ("Russia and Ukraine talked. Kenya and Somalia talked. Both sides want peace.", "grp:both-sides"),  # which two?
    ("Russia, Ukraine and Kenya talked. Both sides want peace.", "grp:both-sides"),  # not two
    ("Ann Lee and Omar Dahir talked. The two countries said they want peace.", "blc:two-countries"),  # people
    ("Russia and Ukraine want peace. It rained. It snowed. It rained. It snowed. Both sides left.", "grp:both-sides"),
    ("Western allies want peace.", "blc:western-allies"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "group", "members"), GROUPS, ids=[g[0][:40] for g in GROUPS])
def test_a_group_has_the_members_that_the_text_names(text, group, members):
    assert cast_of(text).by_id[group].members == members


@pytest.mark.parametrize(("text", "group"), WITHOUT_MEMBERS, ids=[g[0][:40] for g in WITHOUT_MEMBERS])
def test_members_of_a_group_are_not_guessed(text, group):
    assert cast_of(text).by_id[group].members is None


def test_a_group_that_is_named_twice_with_other_members_has_none():
    text = "The sponsors, Turkey and Iran, agreed. The sponsors, Russia and Iran, agreed."
    assert cast_of(text).by_id["blc:sponsors"].members is None


def test_the_members_of_a_party_are_the_party():
    cast = cast_of("The Liberal Party met the Greens. The Liberals refused to sign. A few liberals sang.")
    assert "The Liberals" in quotes(cast, "org:liberal-party") or "Liberals" in quotes(cast, "org:liberal-party")
    assert "A few liberals" not in quotes(cast, "org:liberal-party")
