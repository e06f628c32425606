"""The articles of a run and their tables in, a page for each out: the text with its marks, and how to cite each of them.

No kernel is started. A mark has its place as its name, `port-strike.html#k1988`, and keeps it as long as the text stays. A page
holds its rows as data too, from which the page for searching is made: pages of several runs may so stand side by side.
"""

import dataclasses
import functools
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.exchange import link, statements
from analysis.reports import render
from analysis.reports.kept import made_by, rows_by_article
from analysis.tables import Tables, put
from analysis.views import few_words, marked_page, names_of, one_line, spelled, words_shown

if TYPE_CHECKING:
    import pandas as pd

    from analysis.reading import Article

FOLDER = "articles"  # of a run, and of the shared pages
SHOWN = ["at", "speaker", "party", "kind", "issue", "strength", "quote"]  # columns of a row as a page keeps it
LONGEST_QUOTE = 2_000  # characters in a citation
OPENED = re.compile(r"[“\"].*[”\"]$", re.S)  # words that bring their quotation marks along
FOOT = ". Nothing on this page"  # what stands behind the version and the date in the footer
DOUBT = "doubt"  # a kind of row that is found, and not cited
VERDICTS = {-2: "strongly against", -1: "against", 0: "neutral", 1: "for", 2: "strongly for"}


def write_articles(
    articles: Sequence["Article"], tables: Tables, folder: Path, on: str, before: Path | None = None
) -> list[Path]:  # fmt: skip
    """Write a page into `folder` for each of `articles` that has a line in `tables`; the pages, in the order of the tables.

    `on` is the date of the run, ISO. A page in the folder `before` that was made from the same is taken over, with this date.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, texts = _rows(tables, articles), {article.article_id: article for article in articles}
    made_from = _made_from(texts, tables, rows)
    cited = rows.loc[rows["kind"] != DOUBT, "article_id"].value_counts().to_dict()
    kept = {key: _kept(before / f"{key}.html", own, on, cited.get(key, 0)) for key, own in made_from.items()} if before else {}
    new = [key for key in made_from if not kept.get(key)]
    rows = _by_article(rows[rows["article_id"].isin(new)])
    apart = {name: _by_article(table[table["article_id"].isin(new)]) for name, table in tables.items()}
    for key, known in made_from.items():
        if not (page := kept.get(key)):
            own = Tables(**{name: by_article.get(key, getattr(tables, name)[:0]) for name, by_article in apart.items()})
            page = article_page(texts[key], own, rows[key].to_dict("records") if key in rows else [], on, known)
        put(page, folder / f"{key}.html", before and before / f"{key}.html")
    return [folder / f"{key}.html" for key in made_from]


def _made_from(texts: Mapping[str, "Article"], tables: Tables, rows: "pd.DataFrame") -> dict[str, str]:
    """Article -> the fingerprint of all that its page is made from, but for the date; in the order of the tables."""
    seen, by = rows_by_article({**dict(tables.items()), "cited": rows}), made_by()
    known = [key for key in tables.articles["article_id"] if key in texts]
    told = {key: repr((dataclasses.astuple(texts[key]), seen[key], words_shown(), by)) for key in known}
    return {key: hashlib.sha256(one.encode("utf-8", "backslashreplace")).hexdigest() for key, one in told.items()}


def _kept(path: Path, made_from: str, on: str, n_cited: int) -> str:
    """A page that was made from the same before, with the date `on`; nothing where it was made from something else."""
    page = path.read_text(encoding="utf-8") if path.is_file() else ""
    then = _made(page.partition(FOOT)[0][-len(on) :])
    if f'"made_from": "{made_from}"' not in page or page.count(then) != n_cited + 1:  # or the article itself says these words
        return ""
    return page.replace(then, _made(on))


def _by_article(rows: "pd.DataFrame") -> dict[str, "pd.DataFrame"]:
    """The rows of each article, as plain objects: they are read one by one, and a page must not wait for that."""
    return dict(iter(rows.astype(object).groupby("article_id", sort=False)))


def article_page(
    article: "Article", tables: Tables, rows: Sequence[Mapping[str, str]], on: str, made_from: str = ""
) -> str:  # fmt: skip
    """The page of one article; `tables` are its own, `rows` what can be cited of it: `SHOWN`, `row` and `link` of each.

    The page says what it was `made_from`. All that the article says is escaped, so nothing of it can fetch or run anything; the
    tests look at that, not each run.
    """
    line = next(tables.articles.itertuples())
    about = {name: _text(getattr(line, name)) for name in ("article_id", "title", "source", "published", "talks")}
    about["title"] = one_line(about["title"]) or line.article_id
    made = _made(on)
    rows = [{**row, "quote": few_words(row["quote"], LONGEST_QUOTE)} for row in rows] if words_shown() else rows
    cited = [{**row, "citation": citation(about, row, made)} for row in rows if row["kind"] != DOUBT]
    data = {**about, "rows": [[row[name] for name in SHOWN] for row in rows], "made_from": made_from}
    return render.environment().get_template("article.html.j2").render(
        about=about, publisher=next((row["link"].partition("#")[0] for row in rows if row["link"]), ""), made=made, cited=cited,
        counts={name: len(table) for name, table in tables.items() if name not in ("articles", "mentions", "sections")},
        body="" if words_shown() else marked_page(article, tables, {row["at"] for row in cited}),
        doubts=[row for row in rows if row["kind"] == DOUBT], short=words_shown(),
        data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
    )  # fmt: skip


def citation(about: Mapping[str, str], row: Mapping[str, str], made: str) -> str:
    """`Ann Lee: “We will sign.” In: “Talks resume”, Coast Herald, 2025-03-03. https://… (Parley 0.1.0, run of …, talks#c14)`"""
    who = f"{row['speaker'] or row['party']}: " if row["speaker"] or row["party"] else ""
    where = ", ".join(filter(None, (f"“{about['title']}”", about["source"], about["published"] or "undated")))
    address = f" {row['link']}" if row["link"] else ""
    words = one_line(row["quote"], LONGEST_QUOTE)
    words = words if OPENED.match(words) else f"“{words}”"
    return f"{who}{words} In: {where}.{address} ({made}, {row['row']})"


def _rows(tables: Tables, articles: Sequence["Article"]) -> "pd.DataFrame":
    """All that can be found, in the order of the text: `article_id`, `SHOWN`, `row` and `link` of each."""
    import pandas as pd

    judged = tables.assessments
    addresses = {article.article_id: article.url for article in articles}
    named = names_of(tables, judged["assessor_id"]).where(judged["assessor_id"].notna(), "")
    verdicts = pd.DataFrame(
        {
            "row": judged["assessment_id"], "speaker": named, "party": "", "kind": "judgement", "issue": judged["dimension"],
            "strength": judged["verdict"].map(VERDICTS), "quote": judged["quote"],
            "link": [link(addresses.get(row.article_id), row) for row in judged.itertuples()],
        }
    )  # fmt: skip
    flags = tables.flags.assign(row=tables.flags["flag_id"], kind=DOUBT, issue=tables.flags["kind"].map(spelled))
    flags = flags.assign(speaker="", party="", strength=tables.flags["severity"], link="")
    found = pd.concat([statements(tables, articles), verdicts, flags], ignore_index=True)
    article, place = found["row"].str.rsplit("#", n=1).str[0], found["row"].str.rsplit("#", n=1).str[1]
    found = found.assign(article_id=article, at=place, order=place.str[1:].astype("float"))
    return found.sort_values(["article_id", "order", "at"], kind="stable")[["article_id", *SHOWN, "row", "link"]]


def _made(on: str) -> str:
    """What a page says of the run that made it."""
    return f"Parley {_version()}, run of {on}"


@functools.cache
def _version() -> str:
    return metadata.version("parley")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
