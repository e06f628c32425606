"""What the codebook of issues does not meet."""

from analysis.views import leftovers
from tests.small import said, tables_of, together, wants


def test_words_of_rows_without_an_issue_are_candidates_for_the_codebook():
    lines = [
        said("Ann Lee", "the cable under the sea belongs to Norland"),
        said("Bo Ek", "nobody owns the cable"),
        wants("Norland", "the cable must stay shut", 5),
        wants("Norland", "the cable must stay shut, the envoy said", 5, again="the cable must stay shut"),
        wants("Sudland", "the border must stay open", 5, issue="territory"),
        wants("Sudland", "the border must stay shut on Monday", 5, issue="territory"),
    ]
    found = leftovers.what_is_left_over(tables_of(lines)).frame
    assert found.index[0] == "cable"
    assert found.loc["cable", ["left_over", "elsewhere", "for_example"]].tolist() == [
        3, 0, "the cable under the sea belongs to Norland",
    ]  # fmt: skip
    assert "must" not in found.index, "as frequent in rows with an issue"


def test_what_is_left_over_is_of_one_negotiation():
    cables = [said("Ann Lee", "the cable belongs to Norland"), said("Bo Ek", "nobody owns the cable")]
    ferries = [said("Cai Fox", "the ferry belongs to Sudland"), said("Dee Hay", "nobody owns the ferry")]
    tables = together(tables_of(cables, "a", talks="Cables"), tables_of(ferries, "b", talks="Ferries"))
    assert "ferry" not in leftovers.what_is_left_over(tables, "Cables").frame.index
    assert "ferry" in leftovers.what_is_left_over(tables, "Ferries").frame.index
