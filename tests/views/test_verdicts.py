"""Verdicts stand with what they are of; those that are tied to no demand are shown as such."""

import dataclasses

from analysis.views.verdicts import how_demands_are_judged
from tests.small import judges, said, tables_of, wants
from tests.views.talks import TALKS


def test_of_two_judgements_by_one_assessor_the_strongest_stands():
    judged = how_demands_are_judged(TALKS)
    assert judged.frame["verdict"].to_dict() == {
        ("Norland", "the army must leave the valley", "Cy Day"): -2,
        ("Sudland", "ready to open the border", "unknown"): 1,
    }
    assert (judged.n, judged.n_all) == (3, 3)


def test_a_judgement_of_a_repeated_demand_is_one_of_the_first():
    first, again = wants("Norland", "they must leave", 5), wants("Norland", "leave they must", 5, again="they must leave")
    judged = how_demands_are_judged(tables_of([first, again, judges("Cy Day", "odd", -1, of="leave they must")]))
    assert list(judged.frame.index) == [("Norland", "they must leave", "Cy Day")]


def untied():
    """One verdict on a demand, one on an actor, one on words, and one that is tied to nothing."""
    lines = [said("Bo Ek", "we won"), wants("Norland", "they must leave", 5)]
    tables = tables_of([*lines, *(judges("Cy Day", f"odd {n}", -1, of="they must leave") for n in range(4))])
    made = tables.assessments
    objects = [made["object_id"][0], "per:bo-ek", tables.claims["claim_id"][0], None]
    made = made.assign(object_table=["conditions", "actors", "claims", None], object_id=objects)
    return dataclasses.replace(tables, assessments=made.astype({"object_table": "str", "object_id": "str"}))


def test_verdicts_that_are_tied_to_no_demand_follow_and_say_what_they_are_of():
    answer = how_demands_are_judged(untied())
    assert answer.frame["tied"].to_dict() == {
        ("Norland", "they must leave", "Cy Day"): "yes", ("Bo Ek", "as such", "Cy Day"): "no",
        ("Bo Ek", "we won", "Cy Day"): "no", ("no known object", "odd 3", "Cy Day"): "no",
    }  # fmt: skip
    assert (answer.n, answer.n_all) == (4, 1)


def test_demands_do_not_crowd_out_what_is_tied_to_none():
    answer = how_demands_are_judged(untied(), top=1)
    assert answer.frame["tied"].tolist() == ["yes", "no"] and answer.left_out == "2 further things that are judged"
