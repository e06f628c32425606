"""Rows go, actors get other names, cells change, and every reference still holds."""

from analysis.review.applied import once, renamed, with_cells, with_kinds, with_rows, without
from tests.review.made import made
from tests.small import judges, said, sides_with, wants

LINES = [
    said("Ann Lee", "We will go."),
    wants("Ann Lee", "They must go.", 5, of="Bo Berg"),
    sides_with("Bo Berg", "Bo Berg agreed.", "They must go."),
    judges("Bo Berg", "That is hard.", -1, "They must go."),
]


def test_what_cannot_stand_without_a_row_goes_with_it():
    article, tables = made(LINES)
    left = without(tables, {"conditions": {(tables.conditions["condition_id"][0],)}}).check([article])
    assert left.conditions.empty and left.stances.empty and left.assessments["object_id"].isna().all()
    left = without(tables, {"actors": {("t", "per:bo-berg")}}).check([article])
    assert left.conditions["target_id"].isna().all() and left.mentions["actor_id"].unique().tolist() == ["per:ann-lee"]
    assert without(tables, {}).conditions.equals(tables.conditions)


def test_two_actors_of_one_name_become_one_row_with_the_mentions_of_both():
    article, tables = made(LINES)
    joined = renamed(tables, {("t", "per:bo-berg"): "per:ann-lee"}).check([article])
    assert joined.actors["actor_id"].tolist() == ["per:ann-lee"]
    assert joined.actors["n_mentions"].sum() == tables.actors["n_mentions"].sum()
    assert joined.stances["part"].tolist() == ["holder"] and joined.conditions["target_id"].tolist() == ["per:ann-lee"]
    assert renamed(tables, {}) is tables


def test_the_first_letters_of_a_new_name_say_what_the_actor_is():
    _, tables = made(LINES)
    kinds = with_kinds(tables, {("t", "per:bo-berg"): "cty:norway"}).actors.set_index("actor_id")["kind"]
    assert kinds.to_dict() == {"per:ann-lee": "person", "per:bo-berg": "country"}


def test_the_holder_goes_before_other_parts_of_one_actor():
    _, tables = made(LINES)
    again = tables.stances.assign(actor_id="per:ann-lee", part=["supporter", "holder"])
    assert once(again)["part"].tolist() == ["holder"]


def test_cells_keep_the_type_of_their_column_and_rows_their_place():
    article, tables = made(LINES)
    changed = with_cells(tables, {"conditions": {(0, "strength"): 2, (0, "target_id"): None}, "claims": {(0, "negated"): True}})
    assert changed.check([article]).conditions[["strength", "target_id"]].values.tolist()[0][0] == 2
    more = tables.claims.iloc[0].to_dict() | {
        "claim_id": "t#c1",
        "start": 1,
        "end": 2,
        "spans": "1:2",
        "quote": article.text[1],
    }
    assert with_rows(tables, {"claims": [more]}).check([article]).claims["claim_id"].tolist()[0] == "t#c1"
