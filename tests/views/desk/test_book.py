"""Decisions are on the disk before they count; another's come in, another's view stays hidden."""

import pytest

import analysis as an
from analysis.errors import ArticleError, DecisionError
from analysis.review import decide, read_decisions, replay
from analysis.views.desk.book import Book
from tests.review.made import same
from tests.views.desk.desks import AT, two_articles

ARTICLES, TABLES = two_articles()


def key(book, number=0):
    return (book.extracted.conditions["condition_id"].iloc[number],)


def say(book, kind, second, number=0, **more):
    article_id = book.extracted.conditions["article_id"].iloc[number]
    lines = decide(
        book.of(article_id), "conditions", key(book, number), kind, time=AT.format(second), reader=book.reader, **more
    )
    book.store(lines)
    return lines


def test_tables_without_a_folder_are_those_given():
    book = Book(ARTICLES, TABLES, None, "")
    assert same(book.tables, TABLES)
    with pytest.raises(DecisionError, match="has no folder for decisions"):
        book.store([])


def test_a_decision_is_stored_and_counts_at_once_and_after_reopening(tmp_path):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    say(book, "reject", 1)
    say(book, "accept", 2, number=2)
    assert {path.name for path in tmp_path.glob("*.csv")} == {"port-strike.csv", "prices.csv"}
    assert len(read_decisions(tmp_path).lines) == 2
    for again in (book, Book(ARTICLES, TABLES, tmp_path, "ann")):
        assert again.tables.conditions["quote"].tolist() == ["They may stay.", "Prices must fall."]
        assert again.marks == {("conditions", key(book)): "rejected"}
        assert again.tables.check(ARTICLES).conditions["reviewed"].tolist()[1] == "confirmed"


def test_nothing_counts_that_cannot_be_stored(tmp_path, monkeypatch):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    monkeypatch.setattr(
        "analysis.views.desk.book.append_decisions", lambda *_: (_ for _ in ()).throw(DecisionError("", "", ""))
    )
    with pytest.raises(DecisionError):
        say(book, "reject", 1)
    assert len(book.tables.conditions) == 3 and book.lines == []


def test_undo_takes_back_the_last_moment_whole_and_then_the_one_before(tmp_path):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    say(book, "accept", 1)
    say(book, "reject", 2)  # takes the acceptance back
    assert len(book.tables.conditions) == 2
    book.undo(AT.format(3))
    assert book.tables.conditions["reviewed"].iloc[0] == "confirmed", "what was said before holds again"
    book.undo(AT.format(4))
    assert book.tables.conditions["reviewed"].isna().all() and book.undo(AT.format(5)) == []


def test_two_desks_on_one_folder_lose_nothing(tmp_path):
    here, there = (Book(ARTICLES, TABLES, tmp_path, "ann") for _ in range(2))
    say(here, "reject", 1)
    say(there, "unsure", 2, number=1)
    here.look()
    assert len(here.lines) == len(there.lines) == 2
    assert here.marks == there.marks and set(here.marks.values()) == {"rejected", "unsure"}


def test_what_another_decided_is_hidden_until_one_decided_oneself(tmp_path):
    say(Book(ARTICLES, TABLES, tmp_path, "ann"), "reject", 1)
    book = Book(ARTICLES, TABLES, tmp_path, "bo")
    assert book.marks == {} and len(book.tables.conditions) == 3
    say(book, "accept", 2)
    assert book.marks == {("conditions", key(book)): "contradicted"}


def test_reviewed_counts_marks(tmp_path):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    say(book, "reject", 1)
    assert book.reviewed().loc["conditions"].to_dict()["rejected"] == 1 and book.reviewed().loc["conditions", "open"] == 2


def test_a_mistake_in_a_file_is_told_and_the_rest_counts(tmp_path):
    say(Book(ARTICLES, TABLES, tmp_path, "ann"), "reject", 1)
    with (tmp_path / "port-strike.csv").open("a") as file:
        file.write("not,a,decision\n")
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    assert len(book.tables.conditions) == 2 and "port-strike.csv:3" in book.problems[0]


@pytest.mark.parametrize(("articles", "tables"), [("seeds", TABLES), (ARTICLES[0], TABLES), (ARTICLES, ARTICLES)])
def test_what_is_no_list_of_articles_or_no_tables_is_told(articles, tables):
    with pytest.raises(ArticleError, match="give it"):
        an.desk(articles, tables)


def test_tables_that_were_decided_open_as_they_were_extracted(tmp_path):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    say(book, "reject", 1)
    again = Book(ARTICLES, book.tables, tmp_path, "ann")
    assert again.marks == book.marks != {} and same(again.tables, book.tables)
    again.undo(AT.format(2))
    assert len(again.tables.conditions) == 3
    assert len(replay(book.tables, read_decisions(tmp_path), ARTICLES).tables.conditions) == 3
    elsewhere = Book(ARTICLES, book.tables, tmp_path / "other", "ann")
    assert len(elsewhere.tables.conditions) == 2, "decided by lines that this folder does not hold"


def test_tables_that_were_decided_before_they_were_written_are_told(tmp_path):
    book = Book(ARTICLES, TABLES, tmp_path, "ann")
    say(book, "accept", 1)
    say(book, "reject", 2, number=1)
    written = an.Tables.read(book.tables.to_parquet(tmp_path / "tables"))
    told = Book(ARTICLES, written, tmp_path, "ann").problems
    assert [line.partition(";")[2] for line in told] == [" open it on an.normalize(articles)"]
    assert Book(ARTICLES, book.tables, tmp_path, "ann").problems == Book(ARTICLES, TABLES, tmp_path, "ann").problems == []
