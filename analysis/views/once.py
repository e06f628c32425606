"""Tables of several articles in, the same tables as they are counted out: what several of them say is one statement.

A copy (`articles.copy_of`) counts once: those of its paragraphs that stand in an earlier one of its copies are left out with
all that was found in them, and what it adds stays. A statement that a speaker makes in two articles in the same words or
nearly, and a condition that a party holds as hard in two, have the first as `duplicate_of`, as if one article had repeated it.
Only what belongs to one negotiation is compared, and the article that was published first comes first.
"""

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

import pandas as pd

from analysis.claims import CONDITIONS, ELSEWHERE, SENTENCES, Alike, Repeats, content_words
from analysis.reading import runs_of
from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.negotiations import inside, negotiations
from analysis.words import Talks, load

# table -> (its key, what two rows must have in common, how much of the words)
SAID_AGAIN: dict[str, tuple[str, tuple[str, ...], Alike]] = {
    "claims": ("claim_id", ("talks", "speaker_id"), ELSEWHERE),
    "conditions": ("condition_id", ("talks", "holder_id", "direction", "strength", "status", "main_issue"), CONDITIONS),
}


def counted_once(answer: Callable[..., Answer], of: Collection[str] = tuple(SAID_AGAIN)) -> Callable[..., Answer]:
    """A summary that counts what several articles say once, and knows how many of the articles are copies.

    `of` names the tables in which it looks whether a row repeats another.
    """

    @functools.wraps(answer)
    def once_over(tables: Tables, *given: object, **named: object) -> Answer:
        return dataclasses.replace(answer(once(tables, of), *given, **named), n_copies=n_copies(tables))

    return once_over


conditions_once = functools.partial(counted_once, of=("conditions",))  # a summary that counts no claims


def once(tables: Tables, of: Collection[str] = tuple(SAID_AGAIN)) -> Tables:
    """The tables without what a copy says again, and with `duplicate_of` across articles in the tables `of`.

    One article stays as it is.
    """
    if len(tables.articles) < 2:
        return tables
    tables = linked(tables, of)
    copied = dict(_copied_places(tables))
    return dataclasses.replace(tables, **{
        name: table[~_stands_in(table, copied)].reset_index(drop=True)
        for name, table in tables.items()
        if copied and name not in ("articles", "actors")
    })  # fmt: skip


def look_ahead(tables: Tables) -> None:
    """Find what several articles say, in all and in each negotiation: summaries of these tables then look it up."""
    linked(tables)
    for name in negotiations(tables):
        if (own := inside(tables, Talks(name))) is not tables:
            linked(own)


def linked(tables: Tables, of: Collection[str] = tuple(SAID_AGAIN)) -> Tables:
    """The tables with `duplicate_of` across articles in the tables `of`; who judges what is repeated, judges the first."""
    if len(tables.articles) < 2:
        return tables
    changed, judged = {}, tables.assessments
    for name in of:
        key, _, _ = SAID_AGAIN[name]
        table, first = dict(tables.items())[name], _firsts(tables, name)
        own = table["duplicate_of"].fillna(table[key])
        changed[name] = table.assign(duplicate_of=_renamed(own, first).where(own.isin(list(first)), table["duplicate_of"]))
        judged = judged.assign(object_id=_renamed(judged["object_id"], first))
    return dataclasses.replace(tables, **changed, assessments=judged)


def _renamed(ids: pd.Series, first: dict[str, str]) -> pd.Series:
    return pd.Series([first.get(one, one) for one in ids], ids.index, dtype="str")


def n_copies(tables: Tables) -> int:
    """How many articles are copies of another one that is there too, or of the same third."""
    return int(_groups(tables).duplicated().sum())


def carriers(tables: Tables, name: str) -> dict[str, list[str]]:
    """Claim or condition that repeats none -> the outlets that carry it, those that published it first first.

    An outlet is a source, or an article where the source is unknown.
    """
    sources = tables.articles.set_index("article_id")["source"].fillna("").to_dict()
    place = {article: n for n, article in enumerate(_in_order(tables))}
    rows = dict(linked(tables, (name,)).items())[name]
    first = rows["duplicate_of"].fillna(rows[SAID_AGAIN[name][0]])
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for own, article in sorted(zip(first, rows["article_id"], strict=True), key=lambda pair: place[pair[1]]):
        found[own][sources[article] or article] = None
    return {own: list(found[own]) for own in sorted(found)}


def outlets(tables: Tables, name: str, ids: Sequence[str]) -> list[int]:
    """How many outlets carry each of these claims or conditions."""
    found = carriers(tables, name)
    return [len(found.get(one, ("",))) for one in ids]


def _in_order(tables: Tables) -> list[str]:
    """The ids of the articles: by their day, then by their id, the undated last."""
    days = tables.articles[["published", "article_id"]]
    return days.sort_values(["published", "article_id"], na_position="last", kind="stable")["article_id"].tolist()


def _groups(tables: Tables) -> pd.Series:
    """Article -> what names it and its copies, in their order."""
    first = tables.articles.set_index("article_id")["copy_of"].loc[_in_order(tables)]
    return first.fillna(pd.Series(first.index, first.index))


def _firsts(tables: Tables, name: str) -> dict[str, str]:
    """Row -> the first row of another article that says the same; rows that repeat one of their own article are passed over."""
    key, common, alike = SAID_AGAIN[name]
    talks = tables.articles.set_index("article_id")["talks"].fillna("")
    place = {article: n for n, article in enumerate(_in_order(tables))}
    rows = dict(tables.items())[name]
    rows = rows.assign(talks=rows["article_id"].map(talks), main_issue=rows["issue"].str.split(";").str[0])
    rows = rows[rows["duplicate_of"].isna() & rows[[*common]].notna().all(axis=1)]
    rows = rows.assign(place=rows["article_id"].map(place)).sort_values(["place", "start"], kind="stable")
    columns = (rows[column].tolist() for column in (key, "article_id", "quote", *common))
    return _said_before(tuple(zip(*columns, strict=True)), alike)


@functools.lru_cache(maxsize=32)  # several summaries ask it of the same rows
def _said_before(rows: tuple[tuple[object, ...], ...], alike: Alike) -> dict[str, str]:
    """Row -> the first of another article that says the same; of each row its id, article, words, and what must be the same."""
    said: dict[tuple[object, ...], Repeats] = defaultdict(lambda: Repeats(alike))
    own, found, vocabulary = {row[0]: row[1] for row in rows}, {}, load()
    for row_id, _, quote, *by in rows:
        first = said[tuple(by)].first_like(row_id, content_words(quote, vocabulary), tuple(by))
        if first is not None and own[first] != own[row_id]:
            found[row_id] = first
    return found


def _copied_places(tables: Tables) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Of each copy the places of the paragraphs that an earlier one of its copies has."""
    groups = _groups(tables)
    sections = dict(
        iter(tables.sections[tables.sections["article_id"].isin(groups.index[_shared(groups)])].groupby("article_id"))
    )
    known: dict[str, set[str]] = defaultdict(set)
    for article, group in groups[_shared(groups)].items():
        runs = [(row.start, row.end, runs_of(row.quote)) for row in sections.get(article, tables.sections[:0]).itertuples()]
        seen = known[group]
        yield article, [(start, end) for start, end, own in runs if SENTENCES.holds(len(own & seen), len(own))]
        seen.update(*(own for _, _, own in runs))


def _shared(groups: pd.Series) -> pd.Series:
    return groups.duplicated(keep=False)


def _stands_in(table: pd.DataFrame, copied: dict[str, list[tuple[int, int]]]) -> pd.Series:
    """Whether each row begins in one of the places of its article."""
    inside = pd.Series(False, table.index)
    for article, rows in table[table["article_id"].isin(list(copied))].groupby("article_id"):
        for start, end in copied[article]:
            inside[rows.index[(rows["start"] >= start) & (rows["start"] < end)]] = True
    return inside
