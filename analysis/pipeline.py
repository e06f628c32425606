"""Articles in, checked tables out: the only file that knows the order of the stages."""

import re
from collections.abc import Sequence
from pathlib import Path

from analysis.actors import Cast, find_actors
from analysis.assessments import find_assessments
from analysis.claims import Speakers, find_claims
from analysis.conditions import Scene, find_conditions
from analysis.errors import TableError
from analysis.flags import find_flags
from analysis.reading import Article, Section, read_language
from analysis.tables import ArticleRow, SectionRow, Span, Tables, evidence
from analysis.words import Vocabulary, load


def normalize(
    articles: Sequence[Article], words: Path | str | None = None, progress: bool = False, codebook: Path | str | None = None
) -> Tables:
    """The tables of `articles`; `words` is a folder of word lists that add to or replace lines of the built-in ones.

    A `codebook` replaces the built-in issues: `labour`, `trade`, `climate`, `coalition`, `debt`, or a file like issues.csv.
    With `progress` a bar shows on standard error, if that is a terminal. Raises VocabularyError: `words` or `codebook` is
    wrong; LanguageError: the language model is missing or of another version.
    """
    from tqdm import tqdm

    vocabulary = load(words, codebook)
    found: dict[str, list[object]] = {}
    for article in tqdm(articles, desc="reading", unit="article", disable=None if progress else True):
        for name, rows in read_rows(article, vocabulary).items():
            found.setdefault(name, []).extend(rows)
    return Tables.from_rows(found)


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
    """The rows of one article, by table."""
    reading = read_language(article, vocabulary)
    cast = find_actors(reading)
    claims = find_claims(reading, cast)
    scene = Scene(reading, Speakers(reading, cast, claims))
    conditions = find_conditions(scene)
    assessments = find_assessments(scene, conditions)
    cast = cast.with_joined(_named_in(claims, conditions, assessments))
    sections = [section_row(article, section, cast) for section in reading.sections]
    flags = find_flags(reading, cast, claims, conditions, assessments)
    return {
        "articles": [article_row(article)], "sections": sections, "actors": cast.actors, "mentions": cast.mentions,
        "claims": claims, "conditions": conditions, "assessments": assessments, "flags": flags,
    }  # fmt: skip


def _named_in(*tables: Sequence[object]) -> set[str | None]:
    """The actors that stand in the cells of these rows."""
    columns = ("speaker_id", "holder_id", "target_id", "assessor_id", "object_id")
    return {getattr(row, column, None) for rows in tables for row in rows for column in columns}


def article_row(article: Article) -> ArticleRow:
    """The article's line in the table of articles."""
    return ArticleRow(
        article_id=article.article_id, path=article.path, sha256=article.sha256, title=article.title, source=article.source,
        published=article.published, date_basis=article.date_basis, language=article.language,
        n_chars=len(article.text), n_words=len(re.findall(r"\w+", article.text)),
    )  # fmt: skip


def section_row(article: Article, section: Section, cast: Cast) -> SectionRow:
    """The section's line in the table of sections."""
    return SectionRow(
        section_id=section.section_id, article_id=article.article_id, part=section.part, kind=section.kind,
        speaker_id=cast.speakers.get(section.section_id), lead_in_id=section.lead_in_id,
        **evidence(article.text, [Span(section.start, section.end)], section.rule),
    )  # fmt: skip
