"""Tables of any articles in, those of one negotiation out: parties are compared inside one `talks` only.

All articles that name no negotiation are one. Two names that read alike (`Port strike`, `port-strike`) are one, too.
"""

import re
from pathlib import Path

import pandas as pd

from analysis.errors import ReportError
from analysis.tables import Tables
from analysis.words import OTHER, Talks, Vocabulary, load, read_talks, slug_of

FOLDER = "data/talks"  # where the parties files lie, below a project
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")


def negotiations(tables: Tables) -> list[str]:
    """The names of the negotiations, the one with the most articles first; empty for the articles that name none."""
    by_slug: dict[str, list[str]] = {}
    for name in tables.articles["talks"].fillna("").tolist():
        by_slug.setdefault(slug_of(name), []).append(name)
    return [min(by_slug[slug]) for slug in sorted(by_slug, key=lambda slug: (-len(by_slug[slug]), slug))]


def open_talks(tables: Tables, name: str = "", folder: Path | str = "") -> Talks:
    """The negotiation of that name, without one that with the most articles, and what the files of `folder` say of it.

    Raises ReportError: no article belongs to it; VocabularyError: a file of the folder is malformed.
    """
    known = {slug_of(one): one for one in negotiations(tables)}
    if name and slug_of(name) not in known:
        cure = f"write one of {', '.join(filter(None, known.values())) or 'no name: no article names any'}"
        raise ReportError("parameter 'talks'", f"is {name!r}, of which there is no article", cure)
    chosen = known[slug_of(name)] if name else next(iter(known.values()), "")
    return read_talks(folder, chosen) if folder else Talks(chosen)


def inside(tables: Tables, talks: Talks) -> Tables:
    """The rows of the articles of one negotiation; where it has a codebook of its own, issues are judged by that one."""
    own = tables.articles["talks"].fillna("").map(slug_of) == talks.slug
    if not own.all():
        ids = tables.articles.loc[own, "article_id"]
        kept = {name: table[table["article_id"].isin(ids)].reset_index(drop=True) for name, table in tables.items()}
        tables = Tables(**kept)
    return tables if not talks.codebook else _judged_by(tables, load(None, talks.codebook))


def _judged_by(tables: Tables, vocabulary: Vocabulary) -> Tables:
    """The tables with the issues of another codebook: by the words of a claim; of a condition, or else by its sentence."""
    claims, conditions = tables.claims, tables.conditions
    sections = tables.sections.set_index("section_id")[["quote", "start"]].to_dict("index")
    issues = []
    for row in conditions.itertuples():
        found = vocabulary.issues_of(row.quote)
        section = sections.get(row.section_id)
        issues.append(vocabulary.issues_of(sentence_around(section["quote"], row.start - section["start"], row.end - row.start))
                      if found == OTHER and section else found)  # fmt: skip
    named = {
        "claims": claims.assign(issue=claims["quote"].map(vocabulary.issues_of).astype("str")),
        "conditions": conditions.assign(issue=pd.Series(issues, conditions.index, dtype="str")),
    }
    return Tables(**{name: named.get(name, table) for name, table in tables.items()})


def sentence_around(text: str, start: int, length: int) -> str:
    """The sentences of `text` in which its characters from `start` on stand, as far as full stops and capitals tell."""
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    first = max((end for end in ends if end <= start), default=0)
    last = min((end for end in ends if end >= start + length), default=len(text))
    return text[first:last].strip()
