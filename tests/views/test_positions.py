"""Whose a condition is, what it says again, and whether it still stands."""

import dataclasses

from analysis.views.positions import labels_of, positions
from analysis.words import Talks
from analysis.words.talks import Party
from tests.small import said, tables_of, together, wants


def test_the_last_of_a_thread_stands():
    early = tables_of([wants("Union", "wages must rise by five per cent", 3)], "a", published="2026-01-01")
    late = tables_of([wants("Union", "wages must rise by eight per cent", 5)], "b", published="2026-02-01")
    for tables in (together(early, late), together(late, early)):
        rows = positions(tables, Talks())
        assert (
            rows["thread"].nunique() == 1 and rows["stands"].tolist() == [False, True] and rows["date"].is_monotonic_increasing
        )


def test_the_other_direction_and_another_party_are_other_threads():
    lines = [wants("Union", "the picket stays at the gate", 5), wants("Union", "the picket never stays at the gate", 5, -1),
             wants("Owners", "the picket stays at the gate tonight", 5)]  # fmt: skip
    rows = positions(tables_of(lines), Talks())
    assert rows["thread"].nunique() == 3 and rows["stands"].all()


def test_who_has_no_office_in_one_article_speaks_for_the_party_of_another():
    known = tables_of([said("Ann Lee", "We went.")], "a", sides={"Ann Lee": "Norland"})
    alone = tables_of([wants("Ann Lee", "the port must open", 5)], "b")
    tables = together(known, alone)
    assert positions(tables, Talks())["party"].tolist() == ["Norland"]
    assert labels_of(tables, Talks())("a", "per:ann-lee") == "Ann Lee", "where the article says it, its own finding holds"


def test_a_listed_party_gathers_its_names_and_the_unknown_stay_unknown():
    label = labels_of(
        tables_of([said("Ann Lee", "We went."), said("Bo Ek", "No.")]), Talks(parties=(Party("Union", "", ("ann lee",)),))
    )
    assert [label("t", "per:ann-lee"), label("t", "per:bo-ek"), label("t", None), label("t", None, "")] == [
        "Union", "Bo Ek", "unknown", "",
    ]  # fmt: skip


def test_a_group_that_speaks_is_no_other_than_its_members():
    lines = [
        said("Norland", "Yes."),
        said("Sudland", "No."),
        said("Both Sides", "We meet."),
        wants("Both Sides", "meet us", 2),
    ]
    tables = tables_of(lines)
    members = tables.actors["members"].where(tables.actors["name"] != "Both Sides", "per:norland per:sudland")
    claim = tables.claims.loc[tables.claims["quote"] == "We meet.", "claim_id"].item()
    tables = dataclasses.replace(
        tables, actors=tables.actors.assign(members=members), conditions=tables.conditions.assign(claim_id=claim)
    )
    rows = positions(tables, Talks())
    assert set(zip(rows["party"], rows["teller"], strict=True)) == {("Norland", ""), ("Sudland", "")}
