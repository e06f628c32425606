"""A folder of parts in, tables of any selection of its articles out; articles in, parts that hold what is new in them out.

>>> store = Store("data/store/news")                              # doctest: +SKIP
>>> store.update("news", workers=2)                               # doctest: +SKIP
>>> store.tables(talks="Port strike", since="2026-03-01").claims  # doctest: +SKIP
>>> store.sql("SELECT issue, count(*) FROM conditions GROUP BY issue ORDER BY 2 DESC")  # doctest: +SKIP
"""

import contextlib
import dataclasses
import functools
import os
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.errors import ArticleError, TableError
from analysis.pipeline import garbage_kept, why_unmet, with_copies
from analysis.reading import Article, gather
from analysis.store import copies, engine, fingerprints, parts
from analysis.store.batches import MOST_ARTICLES, Batch, Reader, batches_of, read_batch
from analysis.store.intake import Given, Intake
from analysis.tables import ROW_CLASSES, Tables, locked
from analysis.words import Vocabulary, load

if TYPE_CHECKING:
    from distributed import Client

    from analysis.review import Decided

SETTLED = parts.FULL // MOST_ARTICLES  # batches after which those that are complete count
CHOSEN_BY = ["article_id", "talks", "published", "source"]
LONGEST_NAME = 60  # characters of a store's name
T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class Updated:
    """What an update did: the ids of the articles that it was given and that count now, how many of them it `read`.

    `dropped` counts those that are gone from the folder; `problems` has an error for each article that was left out, `told` a
    line for each file that is none, or has no rows.
    """

    articles: list[str]
    read: int
    dropped: int
    problems: list[ArticleError]
    told: list[str]


class Store:
    """Many articles in one folder, as Parquet; read once, and again only when they change."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def __repr__(self) -> str:
        return f"Store({str(self.folder)!r})"

    @garbage_kept()
    def update(
        self, articles: Given, words: Path | str | None = None, codebook: Path | str | None = None,
        client: "Client | None" = None, workers: int = 1, published: str | None = None, progress: bool = False,
    ) -> Updated:  # fmt: skip
        """Read what is new or changed of `articles`: a folder, a file, or `Article`s one after the other.

        What is gone from the folder that is given is dropped; articles of other folders, and those that came without one,
        stay. `words`, `codebook` and `published` are as for `normalize` and `read`. One process reads, or `workers`, or those
        of a `client` of Dask. An article that cannot be read is left out and named in what this returns. An update that is
        stopped or killed loses the batches that were being read, and the next one goes on from there.

        Raises ArticleError: nothing can be read; VocabularyError: `words` or `codebook` is wrong; OutputError: another update
        is at work, or nothing can be written; KeyboardInterrupt: with what is kept, for whoever tells it.
        """
        vocabulary = load(words, codebook)
        intake = Intake(articles, published, self.folder)
        run = functools.partial(engine.run, workers=workers, client=client)
        with locked(self.folder), parts.shared_memory():
            try:
                parts.settle(self.folder)  # what a killed update left
                known = parts.read_entries(parts.counted_parts(self.folder))
                read = self._read(intake, known, vocabulary, run, progress)
                gone = intake.gone(known)
                parts.settle(self.folder, gone)
                copies.write_copies(self.folder, parts.counted_parts(self.folder))
            except KeyboardInterrupt:
                kept = f"what was read is kept in {self.folder}, and the next run goes on from there"
                raise KeyboardInterrupt(kept) from None
        intake.check()
        renamed_in = {own: entry.renamed.split() for own, entry in intake.entries.items()}
        told = [*intake.told, *why_unmet(vocabulary, words, renamed_in)]
        return Updated([*intake.entries], read, len(gone), intake.problems, told)

    def _read(
        self, intake: Intake, known: dict[str, parts.Entry], vocabulary: Vocabulary, run: Callable[..., object], progress: bool
    ) -> int:
        """Read what is new into fresh parts; how many articles that was."""
        from tqdm import tqdm

        new = intake.new(known, fingerprints.of_reader(vocabulary))
        done, words, settled = {}, 0, SETTLED  # number of a batch -> its articles
        reading = run(batches_of(new), functools.partial(read_batch, reader=Reader.of(vocabulary)))
        with (
            tqdm(desc="reading", total=len(intake) or None, unit="article", disable=None if progress else True) as bar,
            contextlib.closing(reading),
        ):
            for number, batch, result in reading:
                self._keep(number, batch, result, intake)
                pa.default_memory_pool().release_unused()  # to the system: else a process keeps more with each batch
                done[number], words = len(batch), words + sum(len(article.text.split()) for article in batch)
                bar.update(len(intake.entries) - bar.n)
                bar.set_postfix_str(f"{words:,} words")
                if all(f"{earlier:06d}" in done for earlier in range(settled - SETTLED, settled)):
                    parts.settle(self.folder, upto=f"{settled:06d}")
                    settled += SETTLED
            bar.update(len(intake.entries) - bar.n)
        return sum(done.values())

    def _keep(self, number: str, batch: Sequence[Article], result: Batch | ArticleError, intake: Intake) -> None:
        """Write what was made of a batch, and note what was not."""
        failures = {batch[0].article_id: result} if isinstance(result, ArticleError) else result.failures
        for own, failure in failures.items():
            intake.leave_out(own, failure)
        if isinstance(result, ArticleError) or not result.renamed:
            return
        for own, renamed in result.renamed.items():
            intake.entries[own] = dataclasses.replace(intake.entries[own], renamed=" ".join(renamed))
        parts.write_fresh(self.folder, number, result.files, [intake.entries[own] for own in result.renamed], result.signatures)

    def tables(
        self, talks: str | None = None, since: str | None = None, until: str | None = None, source: str | None = None,
        articles: Collection[str] | None = None,
    ) -> Tables:  # fmt: skip
        """The tables of the articles that meet every condition that is given; of all, if none is.

        `talks` and `source` as in the table of articles, an empty text for those without; `since` and `until` are ISO dates,
        both included, which no article without a date meets; `articles` are ids. Raises TableError: a part is damaged.
        """

        def read() -> Tables:
            counted = parts.counted_parts(self.folder)
            wanted = None
            if any(given is not None for given in (talks, since, until, source, articles)):
                wanted = _chosen(counted, talks, since, until, source, articles)
                counted = [part for part in counted if part in wanted]
            tables = Tables.from_frames({name: _frame(name, counted, wanted) for name in ROW_CLASSES})
            return with_copies(tables, copies.among(self.folder, tables.articles))

        return self._of_one_state(read)

    def sql(self, question: str, values: Sequence[object] = ()) -> pd.DataFrame:
        """What DuckDB answers to a question in SQL; each table of data/README.md is a table of that name.

        `values` stand for the `?` of the question. Nothing but the parts can be read, and nothing changed. Raises QueryError:
        what is asked is no single question, or the tables cannot answer it; TableError: the store holds no article.
        """
        from analysis.store import query  # DuckDB is loaded for nothing else

        def ask() -> pd.DataFrame:
            counted = parts.counted_parts(self.folder)
            if not counted:
                raise TableError(self.folder, "holds no article", "update it first")
            files = {name: [(part / f"{name}.parquet").resolve() for part in counted] for name in ROW_CLASSES}
            return query.ask(files, question, values, (self.folder / copies.FILE).resolve())

        return self._of_one_state(ask)

    def _of_one_state(self, read: Callable[[], T]) -> T:
        """What `read` gives; it reads again where an update has replaced a part meanwhile."""
        while True:
            before = parts.counted_parts(self.folder)
            try:
                return read()
            except Exception:
                if parts.counted_parts(self.folder) == before:
                    raise


def _chosen(
    counted: Sequence[Path], talks: str | None, since: str | None, until: str | None, source: str | None,
    articles: Collection[str] | None,
) -> dict[Path, pa.Array]:  # fmt: skip
    """Part -> the ids of its articles that meet every condition, where any does."""
    found = {}
    for part in counted:
        table = parts.read_table(part, "articles", CHOSEN_BY)
        named = [(column, value) for column, value in (("talks", talks), ("source", source)) if value is not None]
        tests = [pc.equal(pc.fill_null(table[column], ""), value) for column, value in named]
        tests += [pc.greater_equal(table["published"], since)] if since is not None else []
        tests += [pc.less_equal(table["published"], until)] if until is not None else []
        tests += [pc.is_in(table["article_id"], pa.array(list(articles), pa.string()))] if articles is not None else []
        ids = table.filter(functools.reduce(pc.and_kleene, tests))["article_id"]
        if len(ids):
            found[part] = ids.combine_chunks()
    return found


def _frame(name: str, counted: Sequence[Path], wanted: dict[Path, pa.Array] | None) -> pd.DataFrame:
    """One table of these parts, of all their articles or those that are wanted."""
    pieces = []
    for part in counted:
        table = parts.read_table(part, name)
        pieces.append(table if wanted is None else table.filter(pc.is_in(table["article_id"], wanted[part])))
    return pa.concat_tables(pieces).to_pandas() if pieces else dict(Tables.from_rows({}).items())[name]


def place_of(
    root: Path, articles: Path, words: Path | None = None, codebook: Path | str | None = None, published: str | None = None
) -> Path:
    """Where the command line keeps the store of these inputs: in a folder of the articles' name, told apart where need be."""
    given, others = os.path.normpath(articles), (words, codebook, published)
    own = re.sub("[^a-z0-9]+", "-", given.lower()).strip("-")[:LONGEST_NAME] or "articles"
    return root / (own if own == given and not any(others) else f"{own}-{fingerprints.of((given, *map(str, others)))[:8]}")


def read_decided(
    root: Path, articles: Path, decisions: Path, texts: bool = False, words: Path | None = None,
    codebook: Path | str | None = None, published: str | None = None, workers: int = 1, progress: bool = False,
) -> tuple["Decided", Sequence[Article], Sequence[str]]:  # fmt: skip
    """The tables of what can be read of `articles`, as readers decided them, by way of a store in `root`.

    Their problems name what was left out. Beside them the articles, where `texts` are asked for or needed, and a line for each
    file that is none.
    Raises ArticleError: nothing can be read; DecisionError: the decisions cannot; and what else `Store.update` raises.
    """
    from analysis.review import with_decisions

    store = Store(place_of(root, articles, words, codebook, published))
    done = store.update(articles, words, codebook, workers=workers, published=published, progress=progress)
    given = gather(articles, published).articles if texts or any(decisions.glob("*.csv")) else []
    decided = with_decisions(store.tables(articles=done.articles), decisions, given or None)
    return dataclasses.replace(decided, problems=(*map(str, done.problems), *decided.problems)), given, done.told
