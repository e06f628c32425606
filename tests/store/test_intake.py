"""What is given becomes what must be read; what stands, and what is wrong, is noted."""

import dataclasses

import pytest

from analysis.errors import ArticleError
from analysis.store import fingerprints
from analysis.store.intake import Intake
from tests.store.made import articles, write_articles


def taken(given, tmp_path, known=(), reader="r", published=None):
    """The ids of what must be read, and the intake."""
    intake = Intake(given, published, tmp_path / "store")
    return [article.article_id for article in intake.new(dict(known), reader)], intake


def test_a_folder_that_is_known_asks_for_no_reading(tmp_path):
    news = write_articles(tmp_path / "news", 4)
    ids, first = taken(news, tmp_path)
    assert ids == ["day-001", "day-002", "ports-day-000", "ports-day-003"] == list(first.entries) and len(first) == 4
    assert first.origin == "../news" and taken(news, tmp_path, first.entries)[0] == []


def test_bytes_metadata_reader_and_date_are_each_a_reason_to_read_again(tmp_path):
    news = write_articles(tmp_path / "news", 4)
    known = taken(news, tmp_path)[1].entries
    (news / "day-001.txt").write_text("They left.", encoding="utf-8")
    (news / "day-002.toml").write_text('title = "Another"', encoding="utf-8")
    assert taken(news, tmp_path, known)[0] == ["day-001", "day-002"]
    assert len(taken(news, tmp_path, known, reader="another")[0]) == 4
    assert len(taken(news, tmp_path, known, published="2026-01-30")[0]) == 4


def test_what_is_gone_from_the_folder_is_named_and_nothing_of_other_folders(tmp_path):
    news, other = write_articles(tmp_path / "news", 4), write_articles(tmp_path / "other", 1)
    known = taken(news, tmp_path)[1].entries | {"elsewhere": dataclasses.replace(*taken(other, tmp_path)[1].entries.values())}
    (news / "day-001.txt").unlink()
    whole = taken(news, tmp_path, known)[1]
    assert whole.gone(known) == {"day-001"}
    assert taken(news / "day-002.txt", tmp_path, known)[1].gone(known) == set(), "a file says nothing of its neighbours"
    assert taken(articles(1), tmp_path, known)[1].gone(known) == set()


def test_bad_files_are_left_out_by_name_and_doubled_ones_stay(tmp_path):
    news = write_articles(tmp_path / "news", 3)
    (news / "bad.txt").write_bytes(b"")
    (news / "copy.txt").write_bytes((news / "day-001.txt").read_bytes())
    (news / "README.md").write_text("News.")
    (news / "zut.txt").write_text("Le syndicat a quitté la salle lundi, et la grève continue partout.", encoding="utf-8")
    for known in ({}, taken(news, tmp_path)[1].entries):
        _, intake = taken(news, tmp_path, known)
        assert [str(problem) for problem in intake.problems] == [
            f"{news}/bad.txt: is empty; put the text of an article into it, or move it away",
        ]
        assert {"copy", "day-001"} <= set(intake.entries)
        assert intake.told == [
            f"{news}/README.md: is left out: it tells of the folder, not of talks",
            f"{news}/zut.txt: has no rows: its language is fr, not English",
        ]


def test_articles_of_any_source_are_known_by_what_they_say(tmp_path):
    given = articles(3)
    ids, first = taken(iter(given), tmp_path)
    assert ids == ["a000", "a001", "a002"] and len(first) == 0 and first.origin == ""
    changed = [given[0], dataclasses.replace(given[1], talks="Ports"), given[2]]
    assert taken(changed, tmp_path, first.entries)[0] == ["a001"]
    assert fingerprints.of_metadata(given[0]) == first.entries["a000"].metadata


def test_two_articles_of_one_id_are_told_and_the_first_stays(tmp_path):
    given = articles(2)
    _, intake = taken([*given, dataclasses.replace(given[0], text="Another.", path="b.txt")], tmp_path)
    assert [str(problem) for problem in intake.problems] == [
        "b.txt: has the id of a000.txt, a000; rename it, or keep it in another store"
    ]
    news, other = write_articles(tmp_path / "news", 2), write_articles(tmp_path / "other", 2)
    (other / "day-001.txt").write_text("Another.", encoding="utf-8")
    ids, intake = taken(other, tmp_path, taken(news, tmp_path)[1].entries)
    assert "day-001" not in ids and "has the id of" in str(intake.problems[0])


def test_an_article_that_fails_later_counts_no_more(tmp_path):
    _, intake = taken(articles(2), tmp_path)
    intake.leave_out("a001", ArticleError("a001.txt", "cannot be read", "move it away"))
    assert list(intake.entries) == ["a000"] and len(intake.problems) == 1


def test_what_holds_no_article_is_told(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "bad.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match="bad.txt: is empty"):
        taken(news, tmp_path)[1].check()
    taken([], tmp_path)[1].check()
    (news / "bad.txt").unlink()
    (news / "prices.csv").write_text("day,price\n1,2\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="news: holds no article; .*prices.csv"):
        taken(news, tmp_path)[1].check()


@pytest.mark.parametrize("given", [articles(1)[0], ["a path"], "nowhere"])
def test_what_is_no_list_of_articles_is_told(given, tmp_path):
    try:
        _, intake = taken(given, tmp_path)
    except ArticleError:
        return
    assert "no article; give it what `read` returns" in str(intake.problems[0])
