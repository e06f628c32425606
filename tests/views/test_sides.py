"""Who sides with whom: the stances of the text, with their words, and who stands together."""

from analysis.views.sides import coalitions, who_sides_with_whom
from tests.small import sides_with, tables_of, wants

LINES = [
    wants("Norland", "the port must open", 5, issue="trade"),
    sides_with("Estland", "backed by Estland", "the port must open"),
    sides_with("Sudland", "Sudland objected", "the port must open", -1),
    sides_with("Westland", "Westland objected, too", "the port must open", -1),
]


def test_a_stance_is_told_with_its_words_and_those_of_the_demand():
    answer = who_sides_with_whom(tables_of(LINES))
    found = answer.frame.reset_index().query("party == 'Sudland'")
    assert found[["other", "how", "side", "issue", "words", "wanted"]].to_numpy().tolist() == [
        ["Norland", "opposes", -1, "trade", "Sudland objected", "the port must open"]
    ]
    assert answer.groups == (("Norland", "Estland"),) and answer.n == 3
    assert answer.frame["side"].tolist() == [1, -1, -1], "who is for something comes first"
    assert [answer.rows_of(n, "side") for n in range(3)] == answer.rests["words"].tolist()


def test_two_that_want_the_same_in_their_own_words_are_on_one_side_but_no_coalition():
    lines = [wants("Norland", "the port must open at night", 5), wants("Sudland", "the port should open at night", 3)]
    answer = who_sides_with_whom(tables_of(lines))
    assert answer.frame["how"].tolist() == ["wants the same as"] and answer.groups == ()


def test_who_is_against_one_of_a_group_stays_out_of_it():
    answer = who_sides_with_whom(tables_of([*LINES, sides_with("Sudland", "Sudland nods", "the port must open")]))
    assert answer.groups == (("Norland", "Estland"),)
    assert coalitions(answer.frame.reset_index(), []) == []


def test_nobody_on_anybodys_side_says_so():
    assert who_sides_with_whom(tables_of(LINES[:1])).why.startswith("no party says")
