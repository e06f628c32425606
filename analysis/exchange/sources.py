"""Tables and articles in, the articles as entries of a bibliography out: CSL-JSON, BibTeX and RIS, for Zotero and its like.

An article's title, outlet, date, language and address; its id is the key of its entry. Who wrote it Parley does not know.
"""

import json
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.exchange.flat import address
from analysis.reading import Article
from analysis.tables import Tables
from analysis.views import one_line

LONGEST = 2_000  # characters of a title
# What LaTeX would run or swallow. A brace counts for BibTeX even behind a backslash, so it is written by its name.
IN_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", **{mark: "\\" + mark for mark in "#$%&_"},
    }
)  # fmt: skip
LANGUAGES = {"en": "english"}  # as biblatex calls them


def csl(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """CSL-JSON 1.0: a list of items of the type `article-newspaper`."""
    return (json.dumps(list(_items(tables, articles)), ensure_ascii=False, indent=1) + "\n").encode()


def bibtex(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """BibTeX, with `date` and `langid` for biblatex; UTF-8, and no command of LaTeX that an article wrote."""
    entries = []
    for item in _items(tables, articles):
        year, *rest = item.get("issued", {"date-parts": [[""]]})["date-parts"][0]
        date = "-".join([str(year), *(f"{part:02d}" for part in rest)])
        title, journal, talks = (item.get(name, "").translate(IN_LATEX) for name in ("title", "container-title", "keyword"))
        fields = {
            "title": f"{{{title}}}", "journal": journal, "year": str(year), "date": date, "url": item.get("URL", ""),
            "langid": LANGUAGES.get(item["language"], ""), "keywords": talks,
        }  # fmt: skip
        told = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        entries.append(f"@article{{{item['id']},\n{''.join(told)}}}\n")
    return "\n".join(entries).encode()


def ris(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """RIS: a newspaper article each, a field a line; a title's own line breaks are blanks."""
    lines = []
    for item in _items(tables, articles):
        parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        date = "/".join(f"{part:02d}" for part in parts) + "/" if parts else ""
        fields = (
            ("TY", "NEWS"), ("ID", item["id"]), ("TI", item["title"]), ("T2", item.get("container-title")),
            ("PY", str(parts[0]) if parts else ""), ("DA", date), ("LA", item["language"]), ("UR", item.get("URL")),
            ("KW", item.get("keyword")),
        )  # fmt: skip
        lines += [f"{tag}  - {value}" for tag, value in fields if value] + ["ER  - ", ""]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _items(tables: Tables, articles: Sequence[Article]) -> Iterator[dict[str, object]]:
    """An item of CSL-JSON for each article; without what is not known."""
    addresses = {article.article_id: address(article.url) for article in articles}
    for row in tables.articles.astype(object).where(tables.articles.notna(), "").itertuples():
        item = {
            "id": row.article_id, "type": "article-newspaper", "title": one_line(row.title, LONGEST) or row.article_id,
            "container-title": one_line(row.source, LONGEST), "language": row.language,
            "URL": addresses.get(row.article_id, ""), "keyword": one_line(row.talks, LONGEST),
        }  # fmt: skip
        if row.published:
            day = pd.Timestamp(row.published)
            item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
        yield {name: value for name, value in item.items() if value}
