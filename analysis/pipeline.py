"""Articles in, checked tables out: the only file that knows the order of the stages."""

import contextlib
import dataclasses
import gc
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.actors import Cast, find_actors
from analysis.assessments import find_assessments
from analysis.claims import Speakers, find_claims
from analysis.conditions import Scene, find_conditions, find_stances
from analysis.errors import ArticleError, TableError, in_memory
from analysis.flags import find_flags, flag_language
from analysis.reading import ENGLISH, Article, Section, find_copies, read_language, signature
from analysis.tables import ArticleRow, SectionRow, Span, Tables, evidence, moved, without_gaps
from analysis.weights import one_thread
from analysis.words import EVERY, Vocabulary, load


def normalize(
    articles: Sequence[Article], words: Path | str | None = None, progress: bool = False, codebook: Path | str | None = None
) -> Tables:
    """The tables of `articles`; `words` is a folder of word lists that add to or replace lines of the built-in ones.

    A `codebook` replaces the built-in issues: `labour`, `trade`, `climate`, `coalition`, `debt`, or a file like issues.csv.
    With `progress` a bar shows on standard error, if that is a terminal. A line there names what an `identities.csv` renames
    and no article has. Raises ArticleError: that is no list of articles; VocabularyError: `words` or `codebook` is wrong;
    LanguageError: the language model is missing or of another version; SpaceError: there is too little memory.
    """
    from tqdm import tqdm

    if isinstance(articles, (str, Path, Article)):
        raise ArticleError("normalize", f"was given {str(articles)[:40]!r}, no list", "give it the list that `read` returns")
    vocabulary = load(words, codebook)
    found: dict[str, list[object]] = {}
    renamed_in: dict[str, frozenset[str]] = {}
    for article in tqdm(articles, desc="reading", unit="article", disable=None if progress else True):
        with in_memory(article.path), garbage_kept():
            tables, renamed = read_article(article, vocabulary)
            for name, rows in tables.items():
                found.setdefault(name, []).extend(rows)
        renamed_in[article.article_id] = renamed
    for line in why_unmet(vocabulary, words, renamed_in):
        print(f"parley: {line}", file=sys.stderr)
    with garbage_kept():
        tables = Tables.from_rows(found)
    return with_copies(tables, find_copies(_signed(articles))) if len(articles) > 1 else tables


def with_copies(tables: Tables, found: pd.DataFrame) -> Tables:
    """The tables with the cells `copy_of` that `find_copies` found for their articles."""
    copy_of = found.set_index("article_id")["copy_of"]
    known = tables.articles.assign(copy_of=tables.articles["article_id"].map(copy_of).astype("str"))
    return dataclasses.replace(tables, articles=known)


def _signed(articles: Sequence[Article]) -> pd.DataFrame:
    signed = [(article.article_id, article.published, signature(article.text)) for article in articles]
    return pd.DataFrame(signed, columns=["article_id", "published", "signature"])


def why_unmet(vocabulary: Vocabulary, words: Path | str | None, renamed_in: Mapping[str, Iterable[str]]) -> list[str]:
    """A line that names what identities.csv renames and no article has; `renamed_in` holds what each article had of it."""
    unmet = {(line.article_id, line.actor_id) for line in vocabulary.identities}
    unmet -= {(where, actor_id) for own, renamed in renamed_in.items() for where in (EVERY, own) for actor_id in renamed}
    told = ", ".join(actor_id if where == EVERY else f"{actor_id} ({where})" for where, actor_id in sorted(unmet))
    return [f"{words}/identities.csv: no article has {told}; see the table of actors for its ids"] if unmet else []


@contextlib.contextmanager
def garbage_kept() -> Iterator[None]:
    """A block in which nearly all that is made is kept: garbage is looked for once, at its end, among what is new."""
    thresholds = gc.get_threshold()
    gc.set_threshold(0)  # and not `gc.disable`: loading a model ends with `gc.enable`
    try:
        yield
    finally:
        gc.collect(1)
        gc.set_threshold(*thresholds)


def pick(articles: Sequence[Article], number: int) -> Article:
    """The article that a notebook asks for, counted from 0. Raises ArticleError: there is none."""
    if not 0 <= number < len(articles):
        raise ArticleError("parameter 'number'", f"is {number!r}", f"write a number from 0 to {len(articles) - 1}")
    return articles[number]


def open_tables(articles: Sequence[Article], folder: Path | str = "", words: Path | str | None = None) -> Tables:
    """The tables of `articles`: from a `folder` of Parquet or CSV files, where one is given, else made now with `words`.

    Raises TableError: the folder has no tables, or none of these very articles.
    """
    if not folder:
        return normalize(articles, words)
    tables = Tables.read(folder)
    known = dict(zip(tables.articles["article_id"], tables.articles["sha256"], strict=True))
    for article in articles:
        if known.get(article.article_id) != article.sha256:
            cure = "write them again with `python -m analysis tables`"
            raise TableError(folder, f"holds no tables of {article.path} as it is now", cure)
    ids = [article.article_id for article in articles]
    return Tables(**{name: table[table["article_id"].isin(ids)].reset_index(drop=True) for name, table in tables.items()})


def read_rows(article: Article, vocabulary: Vocabulary) -> dict[str, Sequence[object]]:
    """The rows of one article, by table; of one that is not in English, what it is and a flag."""
    return read_article(article, vocabulary)[0]


@one_thread()
def read_article(article: Article, vocabulary: Vocabulary) -> tuple[dict[str, Sequence[object]], frozenset[str]]:
    """The rows of one article, and the ids that a reader's identities.csv replaced."""
    if article.language != ENGLISH:
        return {"articles": [article_row(article)], "flags": flag_language(article)}, frozenset()
    reading = read_language(article, vocabulary)
    cast = find_actors(reading)
    claims = find_claims(reading, cast)
    scene = Scene(reading, Speakers(reading, cast, claims))
    conditions = find_conditions(scene)
    stances = find_stances(scene, conditions)
    assessments = find_assessments(scene, conditions)
    cast = cast.with_joined(_named_in(claims, conditions, stances, assessments))
    sections = [section_row(reading.article, section, cast) for section in reading.sections]
    flags = find_flags(reading, cast, claims, conditions, assessments)
    gaps = [gap for section in reading.sections for gap in section.gaps]
    tables = {
        "sections": sections, "actors": cast.actors, "mentions": cast.mentions, "claims": claims, "conditions": conditions,
        "stances": stances, "assessments": assessments, "flags": flags,
    }  # fmt: skip
    tables = {name: without_gaps(rows, gaps, reading.article.text) for name, rows in tables.items()}
    if reading.article.text != article.text:
        span = reading.plain.received_span
        tables = {name: [moved(row, article.text, span) for row in rows] for name, rows in tables.items()}
    return {"articles": [article_row(article)], **tables}, cast.renamed


def _named_in(*tables: Sequence[object]) -> set[str | None]:
    """The actors that stand in the cells of these rows."""
    columns = ("speaker_id", "holder_id", "target_id", "actor_id", "assessor_id", "object_id")
    return {getattr(row, column, None) for rows in tables for row in rows for column in columns}


def article_row(article: Article) -> ArticleRow:
    """The article's line in the table of articles."""
    return ArticleRow(
        article_id=article.article_id, path=article.path, sha256=article.sha256, title=article.title, source=article.source,
        published=article.published, date_basis=article.date_basis, language=article.language,
        talks=article.talks, copy_of=None, n_chars=len(article.text), n_words=len(re.findall(r"\w+", article.text)),
    )  # fmt: skip


def section_row(article: Article, section: Section, cast: Cast) -> SectionRow:
    """The section's line in the table of sections."""
    return SectionRow(
        section_id=section.section_id, article_id=article.article_id, part=section.part, kind=section.kind,
        speaker_id=cast.speakers.get(section.section_id), lead_in_id=section.lead_in_id,
        **evidence(article.text, [Span(section.start, section.end)], section.rule),
    )  # fmt: skip
