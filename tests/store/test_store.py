"""A store reads once what it is given, gives any selection of it back, and goes on after whatever stopped it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import analysis as an
from analysis.errors import ArticleError, OutputError, QueryError, TableError, VocabularyError
from analysis.store import engine, parts, place_of
from analysis.store import store as store_module
from analysis.store.store import Store
from analysis.tables.whole import locked
from tests.house import wait_for
from tests.store.made import POISON, articles, deadly, write_articles
from tests.torture.killing import CHANGES, killed_after, leftovers

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(monkeypatch):
    """Batches and parts of two articles, so that few articles make many."""
    monkeypatch.setattr("analysis.store.batches.MOST_ARTICLES", 2)
    monkeypatch.setattr(parts, "FULL", 4)
    monkeypatch.setattr(store_module, "SETTLED", 2)


@pytest.fixture
def news(tmp_path):
    return write_articles(tmp_path / "news", 6)


def same(one, other):
    """Whether two `Tables` have the same cells of the same types."""
    return all(table.equals(dict(other.items())[name]) for name, table in one.items())


def files(store):
    return {path.relative_to(store.folder): path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}


def test_a_store_gives_the_tables_that_normalize_gives(news, tmp_path, small):
    store = Store(tmp_path / "store")
    done = store.update(news)
    assert (done.read, done.dropped, done.problems, done.told) == (6, 0, [], []) and len(done.articles) == 6
    expected = an.normalize(an.read(news))
    assert same(store.tables(), expected) and same(store.tables(articles=done.articles), expected)
    expected.to_csv(tmp_path / "a"), store.tables().to_csv(tmp_path / "b")
    assert all((tmp_path / "b" / path.name).read_bytes() == path.read_bytes() for path in (tmp_path / "a").iterdir())


def test_only_what_is_new_or_changed_is_read_and_what_is_gone_is_dropped(news, tmp_path, small):
    store = Store(tmp_path / "store")
    store.update(news)
    before = files(store)
    assert store.update(news).read == 0 and files(store) == before
    (news / "day-001.txt").write_text("“We left,” said Cy Vance.", encoding="utf-8")
    (news / "day-002.txt").unlink()
    (news / "new.txt").write_text("“We stay,” said Di Orr.", encoding="utf-8")
    done = store.update(news)
    assert (done.read, done.dropped) == (2, 1) and same(store.tables(), an.normalize(an.read(news)))


def test_words_and_codebooks_are_read_with(news, tmp_path):
    store = Store(tmp_path / "store")
    store.update(news)
    assert store.update(news, codebook="labour").read == 6 and store.update(news, codebook="labour").read == 0
    assert same(store.tables(), an.normalize(an.read(news), codebook="labour"))
    (tmp_path / "words").mkdir()
    lines = ["article_id,actor_id,identity,note", "*,per:ann-lee,per:anna-lee,x", "*,per:nobody,per:no,x"]
    (tmp_path / "words" / "identities.csv").write_text("\n".join(lines), encoding="utf-8")
    for read in (6, 0):
        done = store.update(news, words=tmp_path / "words")
        assert done.read == read and "per:anna-lee" in set(store.tables().actors["actor_id"])
        assert done.told == [f"{tmp_path}/words/identities.csv: no article has per:nobody; see the table of actors for its ids"]
    with pytest.raises(VocabularyError):
        store.update(news, words=tmp_path / "nowhere")


def test_articles_of_two_folders_and_of_none_live_side_by_side(news, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "talks.txt").write_text("“We left,” said Cy Vance.", encoding="utf-8")
    store = Store(tmp_path / "store")
    store.update(news), store.update(other)
    assert store.update(iter(articles(3))).articles == ["a000", "a001", "a002"]
    (other / "more.txt").write_text("“We stay,” said Di Orr.", encoding="utf-8"), (other / "talks.txt").unlink()
    assert store.update(other).dropped == 1 and len(store.tables().articles) == 10
    assert store.update(articles(3)).read == 0


def test_articles_are_chosen_by_talks_date_source_and_id(news, tmp_path):
    store = Store(tmp_path / "store")
    store.update([*articles(4)]), store.update(news)
    ids = lambda **chosen: store.tables(**chosen).articles["article_id"].tolist()  # noqa: E731
    assert ids(talks="ports") == ["ports-day-000", "ports-day-003"] and len(ids(talks="")) == 8 and ids(talks="none") == []
    assert ids(since="2026-01-02", until="2026-01-03") == ["a001", "a002"] and ids(until="2026-01-01") == ["a000"]
    assert ids(source="nobody") == [] and len(ids(source="")) == 10
    assert ids(articles=["a003", "day-001", "nothing"], talks="") == ["a003", "day-001"] and ids(articles=[]) == []
    chosen = store.tables(articles=["day-001"])
    assert same(chosen, an.normalize(an.read(news / "day-001.txt"))) and len(chosen.claims)


def test_copies_are_linked_across_updates_and_among_what_is_chosen(tmp_path):
    words = "The union and the port talked until late on Monday and nobody would say how it had gone or what was next. " * 2
    words += " ".join(f"The {n} envoys of harbour number {n} left the hall, said Ann Lee." for n in range(20))
    news = tmp_path / "news"
    news.mkdir()
    for name in ("b", "c"):
        (news / f"{name}.txt").write_text(words + name, encoding="utf-8")
    store = Store(tmp_path / "store")
    linked = lambda tables: dict(zip(tables.articles["article_id"], tables.articles["copy_of"].fillna(""), strict=True))  # noqa: E731
    store.update(news)
    assert linked(store.tables()) == {"b": "", "c": "b"}
    (news / "a.txt").write_text(words + "a", encoding="utf-8")
    assert store.update(news).read == 1 and linked(store.tables()) == {"a": "", "b": "a", "c": "a"}
    assert same(store.tables(), an.normalize(an.read(news)))
    assert linked(store.tables(articles=["b", "c"])) == {"b": "", "c": "b"}
    found = store.sql("SELECT article_id, copy_of FROM articles ORDER BY article_id")
    assert found["copy_of"].fillna("").tolist() == ["", "a", "a"]


def test_sql_sees_every_table_by_its_name(news, tmp_path, small):
    store = Store(tmp_path / "store")
    with pytest.raises(TableError, match="holds no article; update it first"):
        store.sql("SELECT 1")
    store.update(news)
    tables = store.tables()
    for name, table in tables.items():
        assert store.sql(f"SELECT count(*) AS n FROM {name}")["n"][0] == len(table)
        assert store.sql(f"FROM {name} LIMIT 0").columns.tolist() == table.columns.tolist()
    found = store.sql("SELECT quote FROM claims WHERE speaker_id = ? ORDER BY claim_id", ["per:ann-lee"])
    assert found["quote"].tolist() == tables.claims.query("speaker_id == 'per:ann-lee'")["quote"].tolist() != []
    with pytest.raises(QueryError):
        store.sql("SELECT nothing FROM claims")


def test_cells_that_begin_like_quotes_and_formulas_come_back(tmp_path):
    text = "Talks\n\n'We will go,' said Ann Lee. \"=1+1 must stay,\" she added.\n"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "'a'.txt").write_text(text, encoding="utf-8")
    (tmp_path / "news" / "'a'.toml").write_text('title = "\'Talks\', \\"they\\" say"', encoding="utf-8")
    store = Store(tmp_path / "it's")
    store.update(tmp_path / "news")
    assert (
        store.tables().articles["title"].tolist()
        == store.sql("SELECT title FROM articles")["title"].tolist()
        == ["'Talks', \"they\" say"]
    )
    assert store.sql("SELECT quote FROM sections ORDER BY start")["quote"].tolist() == store.tables().sections["quote"].tolist()


def test_bad_files_and_articles_that_raise_are_left_out_by_name(news, tmp_path, monkeypatch):
    from analysis.store import batches

    def read(article, vocabulary):
        if article.article_id == "day-001":
            raise IndexError("list index out of range")
        return original(article, vocabulary)

    original = batches.read_article
    monkeypatch.setattr(batches, "read_article", read)
    (news / "empty.txt").write_bytes(b"")
    store = Store(tmp_path / "store")
    for count in (6, 1):  # what failed is tried again
        done = store.update(news)
        assert done.read == count and "day-001" not in done.articles and len(store.tables().articles) == 5
        assert [problem.where.rsplit("/", 1)[1] for problem in done.problems] == ["empty.txt", "day-001.txt"]
    with pytest.raises(ArticleError, match="empty.txt: is empty"):
        store.update(news / "empty.txt")


def test_processes_give_the_same_bytes_as_one(news, tmp_path, small):
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    one.update(news), two.update(news, workers=2)
    assert files(one) == files(two)


def test_a_cluster_gives_the_same_bytes_as_one_process(news, tmp_path, small):
    distributed = pytest.importorskip("distributed")
    one, many = Store(tmp_path / "one"), Store(tmp_path / "many")
    one.update(news)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=60) as cluster,
        distributed.Client(cluster) as client,
    ):
        many.update(news, client=client)
        (news / "day-001.txt").write_text("“We left,” said Cy Vance.", encoding="utf-8")
        assert many.update(news, client=client).read == 1
    one.update(news)
    assert files(one) == files(many)


def test_an_article_that_kills_its_process_is_left_out_by_name(tmp_path, monkeypatch, small):
    monkeypatch.setattr(store_module, "read_batch", deadly)
    given = [*articles(3), *articles(1, POISON, first=3), *articles(2, first=4)]
    done = Store(tmp_path / "store").update(given, workers=2)
    assert sorted(done.articles) == ["a000", "a001", "a002", "a004", "a005"]
    assert [str(problem) for problem in done.problems] == [
        "a003.txt: ended each process that read it; move it away, and report it as a fault of parley"
    ]
    assert Store(tmp_path / "store").tables().articles["article_id"].tolist() == done.articles


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_what_was_read_before_a_stop_is_not_read_again(news, tmp_path, monkeypatch, small, stop):
    whole, store = Store(tmp_path / "whole"), Store(tmp_path / "store")
    whole.update(news)
    run = engine.run

    def stopping(batches, read, **how):
        for number, done in enumerate(run(batches, read, **how)):
            yield done
            if number == 0:
                raise stop

    monkeypatch.setattr(engine, "run", stopping)
    with pytest.raises(stop) as stopped:
        store.update(news)
    if stop is KeyboardInterrupt:
        assert str(stopped.value) == f"what was read is kept in {store.folder}, and the next run goes on from there"
    monkeypatch.setattr(engine, "run", run)
    assert store.update(news).read == 4 and files(store) == files(whole) and leftovers(store.folder) == []


def test_a_kill_at_any_change_of_a_file_loses_at_most_a_batch(news, tmp_path, small):
    whole = Store(tmp_path / "whole")
    whole.update(news)
    for count in (1, 3, 8, 15, 22, 30, 41, 57):
        store = Store(tmp_path / f"{count}")
        killed = killed_after(count, lambda store=store: store.update(news) and 0, calls=CHANGES)
        again = store.update(news)
        assert files(store) == files(whole) and leftovers(store.folder) == [] and len(again.articles) == 6, count
        assert killed in (0, -signal.SIGKILL)


def test_a_second_update_is_told_who_is_at_it_and_readers_are_not_kept_waiting(news, tmp_path):
    store = Store(tmp_path / "store")
    store.update(news)
    with locked(store.folder):
        with pytest.raises(OutputError, match="is in use since"):
            store.update(news)
        assert len(store.tables().articles) == 6 == store.sql("SELECT count(*) AS n FROM articles")["n"][0]


def test_a_reader_whose_parts_are_replaced_meanwhile_reads_again(news, tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    store.update(news)
    read, calls = parts.read_table, []

    def replaced(part, name, columns=None):
        calls.append(name)
        if len(calls) == 3:
            (news / "day-001.txt").write_text("“We left,” said Cy Vance.", encoding="utf-8")
            monkeypatch.setattr(parts, "read_table", read)
            store.update(news)
        return read(part, name, columns)

    monkeypatch.setattr(parts, "read_table", replaced)
    assert same(store.tables(), an.normalize(an.read(news)))


def test_ctrl_c_leaves_a_store_that_goes_on(tmp_path):
    write_articles(tmp_path / "news", 200)
    command = [sys.executable, "-m", "analysis", "tables", "news", "--out", "t"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=environment)
    fresh = tmp_path / "data/store/news/fresh/000000"
    wait_for(lambda: fresh.exists() and not leftovers(fresh.parent), running)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=600)
    assert running.returncode == 130
    assert told == "parley: stopped; what was read is kept in data/store/news, and the next run goes on from there\n"
    assert fresh.exists() and not (tmp_path / "t").exists() and leftovers(tmp_path) == []


def test_the_command_line_keeps_a_store_for_each_set_of_inputs():
    root = Path("data/store")
    assert place_of(root, Path("seeds")) == place_of(root, Path("./seeds/")) == root / "seeds"
    places = [
        place_of(root, Path("seeds"), codebook="labour"), place_of(root, Path("seeds"), words=Path("w")),
        place_of(root, Path("seeds"), published="2026-01-30"), place_of(root, Path("Seeds")), place_of(root, Path("a/b")),
        place_of(root, Path("a-b")), place_of(root, Path("../seeds")),
        place_of(root, Path("мир")), place_of(root, Path("a" * 300)),
    ]  # fmt: skip
    assert len({*places, root / "seeds"}) == 10 and all(re.fullmatch("[a-z0-9-]{1,80}", place.name) for place in places)
