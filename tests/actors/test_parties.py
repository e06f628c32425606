"""States, blocs and listed organisations: one under all their names, and no word that only looks like one."""

import pytest

from analysis.actors.parties import find_parties
from tests.actors.casts import cast_of, quotes
from tests.marked import read_text

PARTIES = [
    ("Moscow rejected the plan, the Kremlin said, and Russian leaders agreed.", "cty:russia", 3),
    ("The United States, the US, U.S. officials, Washington and the united States are one.", "cty:united-states", 5),
    ("Kiev and Kyiv are one; so is the Ukrainian government.", "cty:ukraine", 3),
    ("Burma’s army and Myanmar’s people.", "cty:myanmar", 2),
    ("Côte d’Ivoire, or the Ivory Coast, refused.", "cty:ivory-coast", 2),
    ("The EU and the European Union said so.", "blc:european-union", 2),
    ("NATO must decide, and Nato will.", "org:north-atlantic-treaty-organization", 2),
    ("Downing Street declined to comment.", "cty:united-kingdom", 1),
    ("He accused the West of hypocrisy.", "blc:the-west", 1),
    ("US and Russian diplomats met.", "cty:russia", 1),
    ("It was a Russian objective.", "cty:russia", 1),
    ("The IAEA and the International Atomic Energy Agency reported.", "org:international-atomic-energy-agency", 2),
    ("Georgia and Russia traded blame; Tbilisi was firm.", "cty:georgia", 2),
    ("Jordan told Syria that it would not wait.", "cty:jordan", 1),
    ("The White House blamed Congress, and Congress said no.", "org:us-congress", 2),
]


@pytest.mark.parametrize(("text", "actor_id", "at_least"), PARTIES)
def test_parties_are_one_under_all_their_names(text, actor_id, at_least):
    assert len(quotes(cast_of(text), actor_id)) >= at_least


PARTS_OF_STATES = [
    ("Northern Ireland rejected the quota.", "plc:northern-ireland"),
    ("The Isle of Man refused to sign.", "plc:isle-of-man"),
    ("France urged New Caledonia and French Polynesia to sign.", "plc:french-polynesia"),
    ("The government of New Caledonia has refused.", "plc:new-caledonia"),
    ("The Scottish government asked for a larger share.", "plc:scotland"),
    ("Alberta's government wants a pipeline.", "plc:alberta"),
    ("The Faroe Islands reserved their position.", "cty:faroe-islands"),
    ("Texas Gov. Carl Roe met the mayor.", "plc:texas"),
    ("Farmers in Northern Ireland and New Mexico met the minister.", None),
    ("Scottish farmers met the minister.", None),
    ("Miners in West Virginia voted.", None),
]


@pytest.mark.parametrize(("text", "actor_id"), PARTS_OF_STATES)
def test_a_part_of_a_state_is_a_party_where_it_acts_or_is_governed(text, actor_id):
    places = [
        a.actor_id for a in cast_of(text).actors if a.actor_id.startswith(("plc:", "cty:")) and a.actor_id != "cty:france"
    ]
    assert actor_id in places if actor_id else places == []


TRAPS = [
    ("Russian-speaking families left the town.", "cty:russia"),
    ("She speaks fluent Russian.", "cty:russia"),
    ("A German shepherd found them.", "cty:germany"),
    ("We ate turkey with china plates.", "cty:turkey"),
    ("They told us to go.", "cty:united-states"),
    ("Who is it? That is the question.", "org:world-health-organization"),
    ("He polished the table.", "cty:poland"),
    ("The Atlanta, Georgia, company sells shoes.", "cty:georgia"),
    ("Sen. Dale Perry won Georgia and Ohio.", "cty:georgia"),
    ("Michael Jordan scored again, Jordan’s coach said.", "cty:jordan"),
    ("Chad Miller called the office. Chad was late.", "cty:chad"),
    ("Talks were held in Moscow on Monday.", "cty:russia"),
    ("He flew to Washington.", "cty:united-states"),
    ("The West Bank town was quiet.", "blc:the-west"),
    ("They live in New Mexico.", "cty:mexico"),
    ("Guinea pigs are popular in South America.", "cty:guinea"),
    ("The Minsk agreements failed.", "cty:belarus"),
    ("The veterans of the Vietnam War met.", "cty:vietnam"),
    ("An American was killed.", "cty:united-states"),
    ("Chile’s president scolded Congress in Valparaiso.", "org:us-congress"),
    ("The Senate in Manila had not voted.", "org:us-senate"),
]


@pytest.mark.parametrize(("text", "actor_id"), TRAPS)
def test_a_word_that_only_looks_like_a_party_is_none(text, actor_id):
    assert actor_id not in cast_of(text).by_id


def namings(text: str) -> set[tuple[str, str, str]]:
    return {(text[n.start : n.end], n.actor_id, n.rule) for n in find_parties(read_text(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's interim government left.", ("Norway's interim government", "cty:norway", "government_of_state")),
        ("The leadership of Norway left.", ("leadership of Norway", "cty:norway", "government_of_state")),
        ("Norwegian government troops left.", ("Norwegian", "cty:norway", "listed_party")),
        ("Norwegians now say so.", ("Norwegians", "grp:norwegians", "people_of_state")),
        ("The US State Department left.", ("US", "cty:united-states", "owner_in_name")),
    ],
)
def test_what_stands_around_the_name_of_a_state(text, expected):
    assert expected in namings(text)


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Jordan agreed.", False),
        ("Jordan agreed, Amman said.", True),
        ("Lena Frost met the envoy of Jordan. Jordan agreed.", True),
    ],
)
def test_a_state_that_shares_its_name_is_meant_where_the_text_proves_it(text, is_state):
    assert (("Jordan", "cty:jordan", "listed_party") in namings(text)) == is_state


def test_the_west_is_no_party_in_the_name_of_a_longer_one():
    assert {a.actor_id for a in cast_of("The West German army left.").actors if a.kind != "organisation"} == {"cty:germany"}
