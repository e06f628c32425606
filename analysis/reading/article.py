"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

import dataclasses
import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.contents import PAGES, read_contents
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import article_files
from analysis.reading.files.metadata import as_date, read_metadata
from analysis.reading.files.pages import keep_text

LONGEST_TITLE = 150  # characters
PIECE, MOST_PIECES = re.compile(r"\w+|[^\w\s]"), 150_000  # words and marks of an article; more would take minutes to read


@dataclasses.dataclass(frozen=True)
class Article:
    """One article as it was received; `text` is never changed.

    `article_id` is the file's stem as a slug; `published` an ISO date or None; `date_basis` is `metadata`, `parameter`
    or `none`; `encoding_note` is empty when the bytes were clean UTF-8.
    """

    article_id: str
    path: str
    sha256: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    date_basis: str = "none"
    language: str = "en"
    encoding_note: str = ""
    url: str | None = None
    licence: str | None = None


def read(path: Path | str, published: str | None = None) -> list[Article]:
    """Read one article, or all articles of a folder in the order of their names; folders inside it are left alone.

    An article is a `.txt`, `.md`, `.html` or `.htm` file; `<stem>.toml` beside it may give its `title`, `published`, `source`,
    `url` and `licence`. Of a page, the main text is read (or what `write_extracted` kept of it). `published` is the ISO date
    of articles whose metadata give none. Raises ArticleError: nothing to read, or a file that is empty, binary, unreadable,
    over 5 MB, a duplicate, or has wrong metadata; no article is returned before all could be read, and all bad ones are named.
    """
    path = Path(path)
    given = as_date(published, "published", "the parameter") if published is not None else None
    problems: list[ArticleError] = []
    articles: list[Article] = []
    for file in article_files(path, problems):
        try:
            articles.append(_read_file(file, given))
        except ArticleError as error:
            problems.append(error)
    problems += _duplicates(articles)
    if len(problems) > 1:
        listed = "\n  ".join(str(problem) for problem in problems)
        raise ArticleError(path, f"{len(problems)} files cannot be used", f"cure each of them:\n  {listed}")
    if problems:
        raise problems[0]
    return _with_unique_ids(articles)


def _read_file(path: Path, given: str | None) -> Article:
    data = read_bytes(path)
    contents = read_contents(path, data)
    said = {**contents.said, **read_metadata(path)}
    if not contents.text.strip():
        raise ArticleError(path, "is empty", "put the text of an article into it, or move it away")
    if (pieces := sum(1 for _ in PIECE.finditer(contents.text))) > MOST_PIECES:
        what = f"is too long ({pieces:,} words and marks, at most {MOST_PIECES:,})"
        raise ArticleError(path, what, "split it into articles")
    published = said.pop("published", None)
    title = said.pop("title", None) or _first_line(contents.text)
    basis = "metadata" if published else "parameter" if given else "none"
    return Article(
        article_id=_slug(path.stem), path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest(), text=contents.text,
        title=title, published=published or given, date_basis=basis, encoding_note=contents.note, **said,
    )  # fmt: skip


def write_extracted(article: Article) -> Path | None:
    """Keep the main text of a page beside it, as `<stem>.extracted.txt`, so that spans stay true whatever extracts it later.

    Gives where the text is kept; None when the article was no page, or nothing can be written beside it.
    """
    page = Path(article.path)
    return keep_text(page, article.text) if page.suffix.lower() in PAGES else None


def _first_line(text: str) -> str:
    lines = (line.strip(" \t#*_>") for line in re.findall(r"[^\r\n]+", text))
    line = " ".join(next((line for line in lines if any(c.isalnum() for c in line)), "").split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"


def _with_unique_ids(articles: list[Article]) -> list[Article]:
    """Files whose stems give one slug are told apart by their content, so that a new file renames no other."""
    count = Counter(article.article_id for article in articles)
    ids = [f"{a.article_id}-{a.sha256[:8]}" if count[a.article_id] > 1 else a.article_id for a in articles]
    return [dataclasses.replace(article, article_id=own) for article, own in zip(articles, ids, strict=True)]


def _duplicates(articles: list[Article]) -> list[ArticleError]:
    first: dict[str, Article] = {}
    problems = []
    for article in articles:
        if article.sha256 in first:
            same = Path(first[article.sha256].path).name
            problems.append(ArticleError(article.path, f"is the same as {same}", "keep one of the two"))
        first.setdefault(article.sha256, article)
    return problems
