"""Rows come in pages; the choice, its line and what can be chosen come with them; nothing on the way is HTML."""

import json

from analysis.tables import Tables
from analysis.views.desk.book import Book
from analysis.views.desk.chosen import TABLES, Choice
from analysis.views.desk.listing import LARGEST_PAGE, Listing
from tests.views.desk.desks import open_desk, two_articles, words


def test_pages_hold_the_rows_asked_for():
    _, say = open_desk(table="claims")
    assert words(say("open")) == ["We will go home.", "<b>They</b> & we agree.", "Nobody asked us."]
    assert words(say("rows", first=1, n=1)) == ["<b>They</b> & we agree."]
    assert say("rows", first=99, n=5)["rows"] == [] and say("rows", first=-4, n=-1)["rows"] == []
    assert len(say("rows", first=0, n=10**9)["rows"]) == 3 <= LARGEST_PAGE


def test_every_answer_can_be_sent():
    _, say = open_desk()
    for answer in (say("open"), say("rows", first=0, n=9), say("look", at=0), say("look", at=1, whole=True)):
        assert json.loads(json.dumps(answer)) == answer


def test_a_choice_changes_what_is_listed():
    desk, say = open_desk()
    answer = say("choose", choice={"table": "claims", "party": "per:ann-lee", "act": "agree"})
    assert (answer["count"], answer["choice"]["party"]) == (1, "per:ann-lee") and desk.chosen == answer["line"]
    assert answer["options"]["act"][0] == ["agree", "agree (1)"]


def test_an_article_that_is_not_at_hand_shows_the_words_alone():
    _, tables = two_articles()
    listing = Listing(Book([], tables, None, ""), Choice())
    assert listing.look(0)["pieces"][0][1:] == ["They must go.", ["own"]]


def test_the_words_of_an_article_are_sent_as_they_are():
    _, say = open_desk(table="claims")
    own = [text for _, text, on in say("look", at=1)["pieces"] if "own" in on]
    assert own == ["<b>They</b> & we agree."]


def test_a_desk_without_rows_says_so():
    listing = Listing(Book([], Tables.from_rows({}), None, ""), Choice())
    for table in TABLES:
        listing.choose(Choice(table=table, words="x"))
        assert listing.everything()["count"] == 0 and listing.everything()["rows"] == []
