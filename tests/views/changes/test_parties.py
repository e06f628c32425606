"""Parties: who stands for whom in a negotiation."""

from analysis.views.changes.parties import find_parties, talks_of
from tests.views.changes.ferries import example, tables_of_days


def test_a_speaker_stands_for_the_body_and_is_none_of_its_names():
    parties, talks = find_parties(example()), set(talks_of(example()).values()).pop()
    assert parties.of(talks, "per:ida-brandt") == "org:island-ferry-union"
    assert parties.names[talks, "org:island-ferry-union"][0] == "Island Ferry Union"


def test_what_one_article_says_holds_for_the_others():
    tables = tables_of_days(
        ("2024-05-02", "Ann Lee, the chair of the River Committee, said no."), ("2024-05-06", "Ann Lee said that it must stop.")
    )
    assert find_parties(tables).of("talks", "per:ann-lee") == "org:river-committee"


def test_nobody_is_joined_across_two_negotiations():
    parties = find_parties(tables_of_days(("2024-05-02", "Ann Lee, the chair of the River Committee, said no.")))
    assert parties.of("elsewhere", "per:ann-lee") == "per:ann-lee"


def test_a_minister_serves_the_body_that_is_said_behind_the_name():
    tables = tables_of_days(
        ("2024-05-02", "Water Minister Ilse Brandt of Oltania met Verrin's chief negotiator, Tomas Ruel. Brandt wanted a dam."),
        ("2024-05-06", "Oltania has accepted the dam. Verrin said no."),
    )
    assert find_parties(tables).of("talks", "per:ilse-brandt") == "org:oltania"
