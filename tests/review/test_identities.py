"""Who is the same as somebody is the same as all that one is the same as; where two judged different would be one, none is."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.review import Decision
from analysis.review.decisions import EVERYWHERE, IN_ARTICLE, IN_TALKS
from analysis.review.identities import closure, judgements_of, name_actors, take_over
from analysis.words import Identity
from tests.review.made import AT, made
from tests.small import said

ANN, LEE, BO, CY = "per:ann-lee", "per:lee", "per:bo-berg", "per:cy-dahl"


def line(kind, subject, value, field=EVERYWHERE, article_id="t"):
    return Decision(
        time=AT, reader="a", article_id=article_id, table="actors", subject=subject, field=field, value=value, kind=kind
    )


def judged(*lines):
    return judgements_of(lines, lambda line: line.article_id)


def test_sameness_goes_on_and_the_one_named_last_keeps_the_name():
    names, against = closure([judged(line("merge", LEE, BO), line("merge", BO, ANN))])
    assert names == {LEE: ANN, BO: ANN} and not against


def test_different_inside_a_group_stops_all_of_it():
    lines = [line("merge", LEE, BO), line("merge", BO, ANN), line("split", LEE, ANN)]
    names, against = closure([judged(*lines)])
    assert names == {} and against == set(lines)


def test_what_is_judged_of_the_talks_goes_before_what_is_judged_everywhere():
    _, tables = made([said("Ann Lee", "No."), said("Bo Berg", "Yes.")], talks="ports")
    lines = judged(line("merge", ANN, BO), line("split", ANN, BO, IN_TALKS + "ports"))
    assert name_actors(tables, lines).of == {} and not name_actors(tables, lines).against
    assert name_actors(tables, judged(line("merge", ANN, BO, IN_TALKS + "ships"))).of == {}
    assert name_actors(tables, judged(line("merge", ANN, BO, IN_TALKS + "ports"))).of == {("t", ANN): BO}


def test_an_actor_is_another_one_in_one_article():
    _, tables = made([said("Ann Lee", "No.")])
    assert name_actors(tables, judged(line("split", ANN, "per:ann-lee-2", IN_ARTICLE))).of == {("t", ANN): "per:ann-lee-2"}
    assert name_actors(tables, judged(line("split", ANN, "per:x", IN_ARTICLE, "u"))).of == {}
    both = [line("split", ANN, "per:x", IN_ARTICLE), line("split", ANN, "per:y", IN_ARTICLE)]
    assert name_actors(tables, judged(*both)).of == {} and name_actors(tables, judged(*both)).against == set(both)


def test_identities_csv_is_taken_over():
    lines = take_over([Identity("*", LEE, ANN, "a surname"), Identity("t", BO, CY, "")], AT, "ann")
    assert [(one.kind, one.field) for one in lines] == [("merge", EVERYWHERE), ("split", IN_ARTICLE)]
    _, tables = made([said("Bo Berg", "No."), said("Lee", "Yes.")])
    assert name_actors(tables, judged(*lines)).of == {("t", LEE): ANN, ("t", BO): CY}


@given(st.lists(st.tuples(st.sampled_from(("merge", "split")), *[st.sampled_from((ANN, LEE, BO, CY))] * 2), max_size=6))
def test_the_order_of_judgements_counts_for_nothing_and_names_are_final(pairs):
    lines = [line(*pair) for pair in pairs]
    names, against = closure([judged(*lines)])
    assert (names, against) == closure([judged(*reversed(lines))])
    assert not set(names) & set(names.values())
