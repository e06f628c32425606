"""Each summary on tables made by hand, whose answer is known; what it must not count; what it says when there is nothing."""

import networkx
import pandas as pd
import pytest

from analysis.views import summaries
from analysis.views.counting import one_line
from tests.small import doubt, judges, said, tables_of, together, wants

QUESTIONS = (
    summaries.overview, summaries.one_article, summaries.what_to_doubt, summaries.who_speaks, summaries.what_is_claimed,
    summaries.what_is_demanded, summaries.how_demands_are_judged, summaries.where_they_clash, summaries.congruence,
    summaries.what_is_left_over,
)  # fmt: skip
TALKS = tables_of(
    [
        said("Ann Lee", "We will sign on Monday."),
        said("Ann Lee", "the talks had gone well", form="indirect"),
        said("Bo Ek", "they must leave the valley first", form="mixed", act="request"),
        said("Bo Ek", "leave the valley", form="indirect", act="request", again="they must leave the valley first"),
        said(None, "nothing is agreed", form="unquoted", act="reject"),
        wants("Norland", "the army must leave the valley", 5, issue="territory", of="Sudland"),
        wants("Sudland", "will not leave the valley", 5, -1, issue="territory;demilitarisation"),
        wants("Sudland", "ready to open the border", 2, issue="sanctions"),
        wants("Sudland", "will never leave", 5, -1, issue="territory", again="will not leave the valley"),
        wants(None, "elections should be held", 3, issue="elections_legitimacy"),
        judges("Cy Day", "quite unrealistic", -2, of="the army must leave the valley"),
        judges("Cy Day", "bold", 1, of="the army must leave the valley", dimension="significance"),
        judges(None, "a fair offer", 1, of="ready to open the border"),
        doubt("valley,border", severity="caution"),
        doubt("border.They"),
        doubt("“sources”", kind="anonymous_source", severity="warning", suggestion="look for who reports it"),
    ],
    sides={"Ann Lee": "Norland", "Bo Ek": "Sudland"},
)
NOTHING = tables_of()


def test_words_are_counted_by_speaker_and_by_whose_they_are():
    who = summaries.who_speaks(TALKS)
    assert list(who.index) == ["Ann Lee", "Bo Ek", "unknown"]
    assert who.loc["Ann Lee"].to_dict() == {
        "statements": 2, "quoted": 5, "marks lost": 0, "part quoted": 0, "reported": 5, "words": 10, "percent_own": 50,
    }  # fmt: skip
    assert who.loc["unknown", "marks lost"] == 3
    assert who.loc["Bo Ek", "words"] == 9, "a repeated statement takes space again"
    assert who.attrs["n"] == 5


def test_the_words_add_up_to_all_words_of_the_claims():
    for top in (1, 2, 10):
        assert summaries.who_speaks(TALKS, top=top)["words"].sum() == TALKS.claims["quote"].str.split().str.len().sum()


def test_speakers_behind_the_top_are_lumped_and_the_unknown_stay_last():
    assert list(summaries.who_speaks(TALKS, top=1).index) == ["Ann Lee", "1 other", "unknown"]


def test_acts_are_counted_once_for_a_repeated_statement():
    acts = summaries.what_is_claimed(TALKS)
    assert acts.loc["Bo Ek", "request"] == 1
    assert acts.loc["Ann Lee", "assert"] == acts.loc["Ann Lee", "all"] == 2
    assert acts["all"].sum() == acts.attrs["n"] == 4


def test_acts_can_be_counted_by_side():
    assert list(summaries.what_is_claimed(TALKS, by="side").index) == ["Norland", "Sudland", "unknown"]


def test_demands_show_the_hardest_strength_of_either_kind_by_holder_and_issue():
    found = summaries.what_is_demanded(TALKS)
    assert found.loc[("Norland", "territory"), ["requires", "refuses", "of"]].tolist() == [5, 0, "Sudland"]
    assert found.loc[("Sudland", "territory"), ["conditions", "requires", "refuses"]].tolist() == [1, 0, 5]
    assert found.loc[("Sudland", "demilitarisation"), "words"] == "will not leave the valley"
    assert "unknown" not in found.index.get_level_values("holder")
    assert found.attrs["left_out"] == "1 condition without a holder"


def test_of_two_judgements_by_one_assessor_the_strongest_stands():
    judged = summaries.how_demands_are_judged(TALKS)
    assert judged["verdict"].to_dict() == {
        ("Norland", "the army must leave the valley", "Cy Day"): -2,
        ("Sudland", "ready to open the border", "unknown"): 1,
    }
    assert (judged.attrs["n"], judged.attrs["n_all"]) == (2, 4)


def test_a_judgement_of_a_repeated_demand_is_one_of_the_first():
    first, again = wants("Norland", "they must leave", 5), wants("Norland", "leave they must", 5, again="they must leave")
    judged = summaries.how_demands_are_judged(tables_of([first, again, judges("Cy Day", "odd", -1, of="leave they must")]))
    assert list(judged.index) == [("Norland", "they must leave", "Cy Day")]


def test_parties_clash_where_one_requires_and_another_refuses():
    clash = summaries.where_they_clash(TALKS)
    assert set(clash[clash["clash"] == "yes"].index) == {("territory", "Norland"), ("territory", "Sudland")}
    assert clash.index[0] == ("territory", "Norland"), "the clash comes first, who requires above who refuses"


@pytest.mark.parametrize(
    "lines",
    [
        [wants("Norland", "must go", 5, issue="territory"), wants("Norland", "will not go", 5, -1, issue="territory")],
        [wants("Norland", "must go", 5), wants("Sudland", "will not go", 5, -1)],
        [wants("Norland", "must go", 5, issue="territory"), wants("Sudland", "will not pay", 5, -1, issue="sanctions")],
        [wants("Norland", "must go", 5, issue="territory"), wants("Sudland", "no pay", 5, -1, issue="sanctions;territory")],
        [
            wants("Ann Lee", "should go", 3, issue="territory", kind="recommendation"),
            wants("Norland", "must go", 5, issue="territory"),
            wants("Norland", "will not go", 5, -1, issue="territory"),
        ],
    ],
    ids=["one party with itself", "other is no single issue", "different issues", "by the way", "the advice of an outsider"],
)
def test_no_clash(lines):
    assert set(summaries.where_they_clash(tables_of(lines))["clash"]) == {"no"}


def stances(party, **directions):
    return [wants(party, f"{party} on {issue}", 5, direction, issue=issue) for issue, direction in directions.items()]


THREE_PARTIES = [
    *stances("Norland", territory=1, sanctions=1, ceasefire=1),
    *stances("Sudland", territory=-1, sanctions=-1, ceasefire=1),
    *stances("Westland", territory=1, sanctions=1),
]


def test_congruence_is_shared_stances_minus_opposed_over_both():
    found = summaries.congruence(tables_of(THREE_PARTIES))
    assert found["congruence"].to_dict() == {
        ("Norland", "Sudland"): -0.33, ("Norland", "Westland"): 1.0, ("Sudland", "Westland"): -1.0,
    }  # fmt: skip
    assert found.index[0] == ("Norland", "Sudland"), "the pair with most issues in common comes first"


def test_congruence_is_empty_with_a_reason_when_too_few_parties_share_issues():
    found = summaries.congruence(tables_of(THREE_PARTIES[:6]))
    assert found.empty
    assert found.attrs["why"] == "3 pairs of parties must speak on 2 issues in common, and 1 does"


def test_words_of_rows_without_an_issue_are_candidates_for_the_codebook():
    lines = [
        said("Ann Lee", "the cable under the sea belongs to Norland"),
        said("Bo Ek", "nobody owns the cable"),
        wants("Norland", "the cable must stay shut", 5),
        wants("Norland", "the cable must stay shut, the envoy said", 5, again="the cable must stay shut"),
        wants("Sudland", "the border must stay open", 5, issue="territory"),
        wants("Sudland", "the border must stay shut on Monday", 5, issue="territory"),
    ]
    found = summaries.what_is_left_over(tables_of(lines))
    assert found.index[0] == "cable"
    assert found.loc["cable", ["left_over", "elsewhere", "for_example"]].tolist() == [
        3, 0, "the cable under the sea belongs to Norland",
    ]  # fmt: skip
    assert "must" not in found.index, "as frequent in rows with an issue"


def test_an_article_is_cut_into_lanes_with_their_places():
    strip = summaries.one_article(TALKS)
    assert strip["n"].to_dict() == {
        ("text", "report"): 1, ("speaker", "Bo Ek"): 2, ("speaker", "Ann Lee"): 2, ("speaker", "unknown"): 1,
        ("condition", "required"): 3, ("condition", "refused"): 2, ("judged", "well"): 2, ("judged", "badly"): 1,
        ("doubt", "warning"): 1, ("doubt", "caution"): 1, ("doubt", "note"): 1,
    }  # fmt: skip
    flag = TALKS.flags.iloc[0]
    assert strip.loc[("doubt", "caution"), "places"] == f"{flag['start']}:{flag['end']}"
    assert strip.loc[("text", "report"), "percent"] == 100.0


def test_doubts_come_gravest_first():
    found = summaries.what_to_doubt(TALKS)
    assert list(found.index) == ["anonymous_source", "glued_words"]
    assert found.loc["glued_words", ["severity", "flags", "example"]].tolist() == ["caution", 2, "valley,border"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (summaries.who_speaks, "We will sign on Monday."),
        (summaries.what_is_claimed, "We will sign on Monday."),
        (summaries.what_is_demanded, "will not leave the valley"),
        (summaries.how_demands_are_judged, "quite unrealistic"),
        (summaries.where_they_clash, "the army must leave the valley"),
    ],
)
def test_the_evidence_is_that_of_the_biggest_number(question, first):
    assert summaries.evidence(TALKS, question(TALKS)).iloc[0]["quote"] == first


NETWORKS = {
    "speaks_about": [("Ann Lee", "Bo Ek", 1, 1.0)],
    "demands_of": [("Norland", "Sudland", 1, 5.0), ("Sudland", "Norland", 1, 2.0)],
    "assesses": [("Ann Lee", "Norland", 2, -0.5)],
    "co_mention": [("Ann Lee", "Bo Ek", 1, 1.0), ("Norland", "Ann Lee", 1, 1.0)],
}
RELATED = tables_of(
    [
        said("Ann Lee", "Bo Ek, and again Bo Ek, must go."),
        said("Bo Ek", "Bo Ek never goes."),
        wants("Norland", "the army must leave", 5, of="Sudland"),
        wants("Sudland", "would like to talk", 2, of="Norland"),
        wants("Sudland", "would love to talk", 2, of="Norland", again="would like to talk"),
        wants("Norland", "the port must open", 4),
        judges("Ann Lee", "unrealistic", -2, of="the army must leave"),
        judges("Ann Lee", "fair", 1, of="the port must open"),
    ],
    sides={"Ann Lee": "Norland", "Bo Ek": "Sudland"},
)


@pytest.mark.parametrize("kind", NETWORKS)
def test_networks_tie_who_speaks_demands_and_judges_to_whom(kind):
    found = summaries.network(RELATED, kind)
    lines = [(*pair, n, weight) for pair, n, weight in zip(found.index, found["n"], found["weight"], strict=True)]
    assert lines[: len(NETWORKS[kind])] == NETWORKS[kind]
    assert len(found) == (6 if kind == "co_mention" else len(NETWORKS[kind]))


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_can_be_read_by_another_program(kind, tmp_path):
    path = summaries.write_graphml(RELATED, kind, tmp_path / "relations.graphml")
    graph, edges = networkx.read_graphml(path), summaries.network(RELATED, kind)
    assert graph.number_of_edges() == len(edges)
    assert graph.is_directed() == (kind != "co_mention")
    first = edges.iloc[0]
    assert graph.edges[first["source_id"], first["target_id"]] == {"n": first["n"], "weight": first["weight"]}
    assert graph.nodes[first["source_id"]]["label"] == edges.index[0][0]
    before = path.read_bytes()
    assert summaries.write_graphml(RELATED, kind, path).read_bytes() == before


def test_an_unknown_network_is_refused():
    with pytest.raises(ValueError, match="there are speaks_about, demands_of"):
        summaries.network(RELATED, "friends")


def test_provenance_names_files_without_their_folder():
    tables = tables_of([said("Ann Lee", "We will go.")])
    found = summaries.provenance(tables)
    assert found.loc[("article", "t.txt"), "value"] == "sha256 " + "0" * 64
    assert found.loc[("table", "claims"), "value"] == "1 row"
    assert not found["value"].str.contains("/").any()


def test_two_actors_of_one_name_stay_two():
    one = tables_of([said("Washington", "We will go.")])
    two = tables_of([said("Ann Lee", "We will stay.")], article_id="u", sides={"Ann Lee": "Washington"})
    who = summaries.what_is_claimed(together(one, two), by="side")
    assert list(who.index) == ["Washington (country)", "Washington (person)"]


def test_articles_are_counted_together():
    both = together(tables_of([said("Ann Lee", "We will go.")]), tables_of([said("Ann Lee", "We went.")], article_id="u"))
    assert summaries.who_speaks(both).loc["Ann Lee", "words"] == 5
    assert summaries.who_speaks(both).attrs["n_articles"] == 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_found_is_an_empty_answer_with_a_reason(question):
    found = question(NOTHING)
    assert len(found) == (1 if question is summaries.overview else 0)
    assert found.attrs["why"] or len(found)
    assert summaries.evidence(NOTHING, found).empty


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_does_not_depend_on_the_order_of_the_actors(question):
    shuffled = type(TALKS)(**{name: table.iloc[::-1] if name == "actors" else table for name, table in TALKS.items()})
    pd.testing.assert_frame_equal(question(TALKS), question(shuffled))


@pytest.mark.parametrize(
    ("text", "short"), [("a\n  b", "a b"), ("a\u202eb", "ab"), ("one two three", "one two…"), ("onetwothree", "onetwothr…")]
)
def test_a_quote_is_shortened_to_one_line(text, short):
    assert one_line(text, 10) == short
