"""A batch of articles in, the files of its part out, checked: the one function that every process and machine runs.

Files are bytes, so that a worker needs no folder that it shares with anybody.
"""

import dataclasses
import functools
import io
import pickle
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import AnalysisError, ArticleError, OutputError, SpaceError, in_memory
from analysis.pipeline import garbage_kept, read_article
from analysis.reading import Article, forgetting, signature
from analysis.store import fingerprints
from analysis.tables import ROW_CLASSES, Tables, types_of
from analysis.words import Vocabulary

MOST_ARTICLES, MOST_CHARACTERS = 32, 1_000_000  # of a batch: what is lost by a kill, what is held in memory
ARROW = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
FORGOTTEN_AFTER = 8  # articles whose words the model remembers: its memory grows with each
SHOWN = 200  # characters of a fault in a message
Rows = dict[str, Sequence[object]]


@dataclasses.dataclass(frozen=True)
class Reader:
    """What a batch is read with: the word lists, and the code that is to read."""

    vocabulary: Vocabulary
    code: str

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Reader":
        """The reader of this machine's code, with these word lists."""
        return cls(vocabulary, fingerprints.of_code())

    def __reduce__(self) -> tuple[object, ...]:
        """What another process makes it from: bytes, of which it makes the lists once for all batches."""
        return _reader, (self._lists, self.code)

    @functools.cached_property
    def _lists(self) -> bytes:
        return pickle.dumps(self.vocabulary)


@functools.lru_cache(maxsize=1)
def _reader(lists: bytes, code: str) -> Reader:
    return Reader(pickle.loads(lists), code)


@dataclasses.dataclass(frozen=True)
class Batch:
    """What a batch gave: table -> bytes of its Parquet file; article -> the actor ids that identities.csv renamed in it.

    `signatures` are what copies are found by. An article that failed is in none, but in `failures`. Articles are named by
    their ids.
    """

    files: dict[str, bytes]
    renamed: dict[str, tuple[str, ...]]
    signatures: dict[str, bytes]
    failures: dict[str, ArticleError]


def batches_of(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, some at a time, in their order."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == MOST_ARTICLES or sum(len(one.text) for one in batch) >= MOST_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


@garbage_kept()
def read_batch(articles: Sequence[Article], reader: Reader) -> Batch:
    """Read a batch; an article whose reading fails, or whose rows break a promise, is left out by name.

    Raises OutputError: this process runs another version of the package than the one that asks.
    """
    if reader.code != fingerprints.of_code():
        cure = "install the same version of parley on every machine, and start its workers again"
        raise OutputError("a worker", "reads with another version of parley", cure)
    failures, found, renamed = {}, {}, {}
    for at in range(0, len(articles), FORGOTTEN_AFTER):
        with forgetting():
            for article in articles[at : at + FORGOTTEN_AFTER]:
                try:
                    with in_memory(article.path), garbage_kept():
                        rows, of_article = read_article(article, reader.vocabulary)
                    found[article.article_id] = rows
                    renamed[article.article_id] = tuple(sorted(of_article))
                except SpaceError as error:
                    failures[article.article_id] = ArticleError(error.where, error.what, error.cure)
                except AnalysisError:  # the model is missing: no article's fault
                    raise
                except Exception as error:
                    failures[article.article_id] = _failure(article, error)
    tables = _checked(articles, found, failures)
    known = {own: ids for own, ids in renamed.items() if own not in failures}
    signatures = {article.article_id: signature(article.text) for article in articles if article.article_id in known}
    return Batch({name: _as_parquet(name, tables) for name in ROW_CLASSES}, known, signatures, failures)


def _failure(article: Article, error: Exception) -> ArticleError:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN]
    return ArticleError(article.path, f"cannot be read ({what})", "move it away, and report it as a fault of parley")


def _checked(articles: Sequence[Article], found: dict[str, Rows], failures: dict[str, ArticleError]) -> Tables:
    """The tables of the rows that were `found`; where they break a promise, without the articles that do."""
    try:
        return _tables_of(found.values()).check(articles)
    except AnalysisError:
        good = []
        for article in articles:
            try:
                if article.article_id in found:
                    _tables_of([found[article.article_id]]).check([article])
                    good.append(found[article.article_id])
            except AnalysisError as error:
                failures[article.article_id] = _failure(article, error)
        return _tables_of(good).check(articles)


def _tables_of(found: Iterable[Rows]) -> Tables:
    joined: dict[str, list[object]] = {}
    for tables in found:
        for name, rows in tables.items():
            joined.setdefault(name, []).extend(rows)
    return Tables.from_rows(joined)


def _as_parquet(name: str, tables: Tables) -> bytes:
    """The file of one table, whose columns have the same types in every part, empty or not."""
    schema = pa.schema([(column, ARROW[kind.removesuffix(" | None")]) for column, kind in types_of(name).items()])
    table = pa.Table.from_pandas(dict(tables.items())[name], schema, preserve_index=False)
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(None), file)
    return file.getvalue()
