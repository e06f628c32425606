"""A batch gives checked files of all tables; an article that fails is left out, and the others lose nothing."""

import dataclasses
import io
import pickle

import pyarrow.parquet as pq
import pytest

from analysis.errors import LanguageError, OutputError
from analysis.pipeline import normalize, read_article
from analysis.reading.language import load_model
from analysis.store import batches
from analysis.tables.tables import ROW_CLASSES, Tables
from analysis.words import load
from tests.store.made import articles

READER = batches.Reader.of(load())


def tables_of(batch):
    return Tables.from_frames({name: pq.read_table(io.BytesIO(data)).to_pandas() for name, data in batch.files.items()})


def failing(monkeypatch, fault):
    """From now on the reading of a001 has this fault."""

    def read(article, vocabulary):
        return fault(article, vocabulary) if article.article_id == "a001" else read_article(article, vocabulary)

    monkeypatch.setattr(batches, "read_article", read)


def raising(error):
    def fault(*_):
        raise error

    return fault


def test_a_batch_gives_what_normalize_gives():
    batch = batches.read_batch(articles(3), READER)
    assert list(batch.files) == list(ROW_CLASSES) and batch.failures == {}
    expected = normalize(articles(3))
    for name, table in tables_of(batch).items():
        assert table.equals(dict(expected.items())[name]), name


def test_another_process_makes_the_word_lists_once_for_all_batches():
    sent = [pickle.dumps((READER, number)) for number in range(2)]
    one, other = (pickle.loads(data)[0] for data in sent)
    assert one is other and one.vocabulary is not READER.vocabulary
    assert one.vocabulary.actors == READER.vocabulary.actors and one.code == READER.code


def test_this_process_reads_with_the_word_lists_that_it_has(monkeypatch):
    monkeypatch.setattr(batches.pickle, "dumps", raising(AssertionError("nothing is sent")))
    vocabulary = load()
    assert batches.Reader.of(vocabulary).vocabulary is vocabulary and batches.read_batch(articles(1), READER).failures == {}


def test_every_part_has_the_same_types_even_where_a_table_is_empty():
    full, bare = batches.read_batch(articles(2), READER), batches.read_batch([], READER)
    for name in ROW_CLASSES:
        schemas = [pq.read_schema(io.BytesIO(batch.files[name])) for batch in (full, bare)]
        assert schemas[0].equals(schemas[1]) and not schemas[0].metadata, name


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IndexError("list index out of range"), "a001.txt: cannot be read (IndexError: list index out of range); move it away"),
        (MemoryError(), "a001.txt: needs more memory than there is; "),
        (RecursionError("too deep"), "a001.txt: cannot be read (RecursionError: too deep)"),
    ],
)
def test_an_article_that_raises_is_left_out_by_name(monkeypatch, error, told):
    failing(monkeypatch, raising(error))
    batch = batches.read_batch(articles(3), READER)
    assert list(batch.failures) == ["a001"] and str(batch.failures["a001"]).startswith(told)
    assert sorted(batch.renamed) == tables_of(batch).articles["article_id"].tolist() == ["a000", "a002"]


def test_an_article_whose_rows_break_a_promise_is_left_out_by_name(monkeypatch):
    def broken(article, vocabulary):
        rows, renamed = read_article(article, vocabulary)
        return {**rows, "claims": [dataclasses.replace(row, quote="never said") for row in rows["claims"]]}, renamed

    failing(monkeypatch, broken)
    batch = batches.read_batch(articles(3), READER)
    assert list(batch.failures) == ["a001"] and "the text at" in str(batch.failures["a001"])
    assert tables_of(batch).articles["article_id"].tolist() == ["a000", "a002"]


def test_what_is_no_articles_fault_ends_the_batch(monkeypatch):
    failing(monkeypatch, raising(LanguageError("en_core_web_sm", "is not installed", "install it")))
    with pytest.raises(LanguageError):
        batches.read_batch(articles(2), READER)


def test_another_version_of_the_package_does_not_read():
    with pytest.raises(OutputError, match="another version of parley"):
        batches.read_batch(articles(1), dataclasses.replace(READER, code="0"))


def test_batches_keep_the_order_and_are_small():
    given = articles(70)
    cut = list(batches.batches_of(given))
    assert [len(batch) for batch in cut] == [32, 32, 6] and sum(cut, []) == given
    long = dataclasses.replace(given[0], text="x" * batches.MOST_CHARACTERS)
    assert [len(batch) for batch in batches.batches_of([long, long, given[1]])] == [1, 1, 1]


def test_the_models_memory_does_not_grow_with_what_is_read():
    def sizes(ending):
        strange = [
            dataclasses.replace(a, text=f"{a.text}\nThe Qwert{n}{ending} of Yx{n}{ending} left.")
            for n, a in enumerate(articles(9))
        ]
        assert not batches.read_batch(strange, READER).failures
        return len(load_model().vocab.strings), sum(1 for _ in load_model().vocab)

    assert sizes("zuiop") == sizes("lkjhg") == sizes("mnbvc"), "only words that the model knew before stay"
