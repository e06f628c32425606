"""The widget answers what a browser says, leaves a table where no kernel is, and keeps no words in its state."""

import dataclasses
import json
import re

import pytest

import analysis as an
from analysis.errors import TableError
from analysis.views.desk.widget import HERE, Desk
from tests.views.desk.desks import open_desk, two_articles, words


def sent(desk, monkeypatch, said):
    answers = []
    monkeypatch.setattr(Desk, "send", lambda _, content: answers.append(content))
    desk._receive(desk, said, [])
    return answers


def test_a_message_is_answered(monkeypatch):
    desk, _ = open_desk()
    (answer,) = sent(desk, monkeypatch, {"do": "open"})
    assert answer["kind"] == "all" and answer["count"] == 3


def test_a_mistake_is_told_and_nothing_raises(monkeypatch, tmp_path):
    desk, _ = open_desk(tmp_path)
    for said in ({"do": "accept", "at": 99}, {"do": "look", "at": -1}, {"do": "edit", "at": 0, "values": {"kind": "x"}}):
        (answer,) = sent(desk, monkeypatch, said)
        assert answer["kind"] == "wrong" and answer["told"]
    assert sent(desk, monkeypatch, "nonsense") == []


def test_a_page_without_a_kernel_shows_a_table(monkeypatch):
    desk, _ = open_desk(table="claims")
    data, _ = desk._repr_mimebundle_()
    assert data["text/plain"] == "Desk: 3 rows of claims" and "application/vnd.jupyter.widget-view+json" in data
    page = data["text/html"]
    assert "&lt;b&gt;They&lt;/b&gt; &amp; we agree." in page and "<b>They" not in page
    assert page == open_desk(table="claims")[0]._repr_mimebundle_()[0]["text/html"], "the same bytes for the same tables"


def test_a_saved_notebook_keeps_no_words_of_an_article():
    desk, _ = open_desk(table="claims")
    assert "Nobody asked us" not in json.dumps({name: str(value) for name, value in desk.get_state().items()})


def test_the_browser_puts_words_on_the_page_as_text_and_asks_nobody_for_anything():
    script, style = ((HERE / name).read_text(encoding="utf-8") for name in ("desk.js", "desk.css"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|fetch\(|import ", script)
    assert not re.search(r"https?:|url\(|@import", script + style)


def test_a_desk_opens_on_a_filter_or_on_rows_that_are_handed_over():
    articles, tables = two_articles()
    desk, say = open_desk(filter="table=claims&party=per:ann-lee&act=agree")
    assert words(say("open")) == ["<b>They</b> & we agree."] and say("open")["link"].endswith("&act=agree")
    wants = an.summaries.who_wants_what(tables, talks="Port strike")
    for rows in (wants.rows.query("party == 'Norway' and quote == 'They may stay.'"), tables.conditions.iloc[1:2], ["a#k70"]):
        desk, say = open_desk(rows=rows)
        assert words(say("open")) == ["They may stay."] and say("open")["options"]["rows"] == [["a#k70", "1 given"]]
    assert desk.chosen == "tables.conditions.loc[lambda t: (t['condition_id'].isin(['a#k70']))]"
    assert repr(open_desk(rows=an.summaries.who_speaks(tables))[0]) == "Desk: 2 rows of claims"
    assert repr(open_desk(rows=tables.stances)[0]) == f"Desk: {len(tables.stances)} rows of stances"
    with pytest.raises(TableError, match="have no ids"):
        an.desk(articles, tables, rows=wants.frame)


def test_a_party_for_which_only_others_speak_is_called_by_its_name():
    articles, tables = two_articles()
    actors = tables.actors
    norway = actors.loc[actors["name"] == "Norway", "actor_id"].iloc[0]
    lee = actors["represents"].mask(actors["actor_id"] == "per:ann-lee", norway)
    tables = dataclasses.replace(tables, actors=actors.assign(represents=lee))
    desk = an.desk(articles, tables, table="claims", filter=f"table=claims&party={norway}")
    said = desk.answer({"do": "open"})
    assert said["count"] == 2 and [norway, "Norway"] in said["options"]["party"]


def test_what_reviewing_teaches_is_told(tmp_path):
    desk, say = open_desk(tmp_path)
    say("reject", at=0)
    assert desk.estimate.set_index("table").loc["conditions", ["rows", "reviewed"]].tolist() == [3, 1]
    assert desk.precision()["n"].tolist() == desk.precision("band")["n"].tolist() == [1]
    assert desk.precision("form", "claims").empty
    assert words(say("choose", choice={"order": "most telling", "mark": "open"})) == ["They may stay.", "Prices must fall."]


def test_the_address_of_the_page_says_what_is_listed_unless_the_code_does():
    link = "table=claims&party=per:ann-lee&act=agree"
    desk, say = open_desk()
    assert words(say("open", link=link)) == ["<b>They</b> & we agree."] and desk.chosen.startswith("tables.claims")
    assert words(say("open", link="table=conditions&party=per:ola-berg")) == ["Prices must fall."]
    wrong = say("open", link="tabel=claims")
    assert "did you mean" in wrong["wrong"] and words(wrong) == ["Prices must fall."], "what was listed stays"
    assert open_desk(filter="table=claims")[1]("open", link=link)["count"] == 3
