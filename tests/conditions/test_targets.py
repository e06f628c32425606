"""Targets: who is offered as one, never a holder: who stands in the case, is addressed by it, or is a party to the talks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.conditions import find_conditions
from analysis.conditions.find import find_condition_cases
from analysis.conditions.targets import is_only_meant, offered_targets, target_of, target_signs
from tests.marked import read_scene

GOLDEN = [
    ("cty:mali", "Peru urged Mali to lift the ban."),
    ("cty:greece", "Turkey said Greece must withdraw its ships."),
    ("cty:chile", "Peru rejected Chile's offer of a truce."),
    ("grp:mali-and-kenya", "Peru urged Mali and Kenya to lift the ban."),
    ("grp:mali-and-kenya", "Peru demanded that Mali and Kenya open the port."),
    ("grp:mali-and-kenya", "Peru insisted that Mali and Kenya open the port."),
    ("grp:mira-holm-and-jon-sand", "Peru said Mira Holm and Jon Sand must open the port."),
    ("grp:bakers-and-owners", "Peru urged the bakers and the owners to lift the levy."),
    (None, "Not only Mali but also Kenya refused to sign."),
    (None, "The port workers' union and the shipping line Calder agreed on Sunday to resume talks."),
    (None, "On Monday Airbus and Boeing demanded a vote."),
    (None, "Peru demanded a longer review."),
    (None, "Canada and Japan will not accept the plan."),
    (None, "Peru demanded a longer review with the support of Mali."),
    ("grp:australia-and-new-zealand", "Peru urged Australia and New Zealand to lift the ban."),
    (None, "Peru joined Mali in demanding a longer review."),
    (None, "Peru, like Mali, demanded a longer review."),
    (None, "Peru demanded a longer review, which Mali opposed."),
    ("grp:donors", "Samoa (for AOSIS) urged donors to pay."),
    (None, '"We will not accept a cut," said Ivo Lund, spokesman for the Tram Drivers Union.'),
    (None, "Canada, together with Japan, rejected the plan."),
    (None, "A league of farmers led by Bo Day demanded a longer review."),
    (None, "Chad's rivals met. Peru asked the widow to free the hostages."),
    (None, "Officials of the Chilean bank said they would not accept a haircut."),
    (None, "Only when the fine is paid will the millers sign, Ana Ruiz said."),
    ("grp:bakers", "Ana Ruiz said the millers would return only if the bakers paid."),
    (None, "US Treasury officials said they would not budge."),
]


def test_whose_proposal_is_refused_though_the_sentence_does_not_say_so():
    rows = find_conditions(read_scene("Niger offered a truce. Peru refused to sign."))
    assert [(c.holder_id, c.target_id) for c in rows] == [("cty:niger", None), ("cty:peru", "cty:niger")]


def first_case(text):
    scene = read_scene(text)
    return scene, next(case for case in find_condition_cases(scene) if case.read)


@pytest.mark.parametrize(("target", "text"), GOLDEN)
def test_target(target, text):
    assert [c.target_id for c in find_conditions(read_scene(text))] == [target]


def test_a_holder_is_never_offered():
    scene, case = first_case("Peru urged Mali to lift the ban.")
    assert offered_targets(scene, case, frozenset({"cty:peru", "cty:mali"})) == {None: {"nobody"}}
    assert target_of(scene, case, frozenset({"cty:peru", "cty:mali"}), {}) is None


def test_whoever_stands_in_the_sentence_is_offered():
    scene, case = first_case("Mali met Peru, which demanded a ceasefire.")
    found = offered_targets(scene, case, frozenset({"cty:peru"}))
    assert found.keys() == {None, "cty:mali"}


def test_who_only_stands_nearby_is_not_offered():
    scene, case = first_case("Kenya left the room. Peru urged Mali to lift the ban. Chile watched.")
    assert offered_targets(scene, case, frozenset({"cty:peru"})).keys() == {None, "cty:mali"}


def test_parties_to_the_talks_are_offered_if_the_sentence_does_not_name_them():
    scene, case = first_case("Peru refused to sign.")
    assert offered_targets(scene, case, frozenset({"cty:peru"})).keys() == {None}
    scene = read_scene("Mali offered Peru a truce. Kenya watched. Chile said it was late. Peru refused to sign.")
    case = next(case for case in find_condition_cases(scene) if case.read and scene.parse.lower[case.verb] == "refused")
    found = offered_targets(scene, case, frozenset({"cty:peru"}))
    assert found.keys() == {None, "cty:mali", "cty:chile"}, "Kenya neither says nor wants anything"
    assert all(is_only_meant(found[party]) for party in ("cty:mali", "cty:chile")) and not is_only_meant(found[None])
    assert offered_targets(scene, case, frozenset({None})).keys() == {None, "cty:peru"}, "nobody knows whose opponent"


def test_members_and_groups_of_the_holder_are_no_targets():
    scene = read_scene("Mali and Kenya demanded a truce. Niger refused it. Mali will not sign.")
    case = next(case for case in find_condition_cases(scene) if case.read and scene.parse.lower[case.verb] == "sign")
    assert offered_targets(scene, case, frozenset({"cty:mali"})).keys() == {None, "cty:niger"}


def test_signs_hold_no_names():
    one, two = (
        target_signs(scene, case, offered_targets(scene, case, frozenset({"cty:peru"})))
        for scene, case in (first_case(f"Peru urged {name} to lift the ban.") for name in ("Mali", "Kenya"))
    )
    one, two = ([[s for s in signs if not s.startswith("network")] for signs in of.values()] for of in (one, two))
    assert one == two  # the network sees no name either, but what spaCy makes of the words around it


NAMES = ("Mali", "Kenya", "Chile", "Norway", "Anna Rundle", "the United Nations", "the dockers", "the board")
DEMANDS = (
    "Peru urged {} to lift the ban", "Peru demanded a longer review", "Peru rejected the offer of {}", "Peru will not sign",
    "Peru said {} must pay first", "{} was asked by Peru to withdraw", "Peru agreed to talks with {}",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(NAMES), st.sampled_from(DEMANDS), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_target_is_always_one_of_those_that_the_sentence_names(before, demand, named, after):
    own = demand.format(named)
    scene = read_scene(f"The envoys met {before}. {own[0].upper()}{own[1:]}. The room of {after} was empty.")
    start = scene.reading.article.text.index(". ") + 2
    here = {m.actor_id for m in scene.speakers.cast.mentions if start <= m.start < start + len(own)}
    for row in find_conditions(scene):
        assert row.target_id is None or row.target_id in here | {scene.speakers.cast.party_of(a) for a in here}


APART = [  # holder, who is no target of theirs
    ("ano:officials", "cty:chile", "Officials of the Chilean bank said they would not accept a haircut."),
    ("cty:united-states", "org:us-treasury", "The US Treasury met. Washington rejected the plan of the US Treasury."),
]


@pytest.mark.parametrize(("holder", "apart", "text"), APART)
def test_who_speaks_and_who_serves_the_holder_are_not_offered(holder, apart, text):
    scene = read_scene(text)
    offered = [offered_targets(scene, c, frozenset({holder})) for c in find_condition_cases(scene) if c.read]
    assert offered and all(apart not in found for found in offered)
    assert apart in scene.speakers.cast.by_id
