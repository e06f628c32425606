"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

import dataclasses
import hashlib
import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.contents import EXTRACTED, read_contents
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import find_files
from analysis.reading.files.front_matter import front_matter_end
from analysis.reading.files.metadata import as_date, read_metadata
from analysis.reading.files.page_kept import keep_text
from analysis.reading.files.tongue import ENGLISH, language_of
from analysis.reading.plain import HIDDEN

LONGEST_TITLE = 150  # characters
PIECE, MOST_PIECES = re.compile(r"\w+|[^\w\s]"), 150_000  # words and marks of an article; more would take minutes to read


@dataclasses.dataclass(frozen=True)
class Article:
    """One article as it was received; `text` is never changed.

    `article_id` is the file's stem as a slug, with the folders between the articles' folder and the file in front of it;
    `published` an ISO date or None; `date_basis` is `metadata`, `parameter` or `none`; `language` an ISO 639 code;
    `encoding_note` is empty when the bytes were clean UTF-8, `left_out` when all of a page's article is in its text; `talks`
    names the negotiation that the article belongs to.
    """

    article_id: str
    path: str
    sha256: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    date_basis: str = "none"
    language: str = ENGLISH
    encoding_note: str = ""
    url: str | None = None
    licence: str | None = None
    talks: str | None = None
    left_out: str = ""


@dataclasses.dataclass(frozen=True)
class Gathered:
    """What a path holds: the articles that can be read, the files that cannot, and a line for each that is left out."""

    articles: list[Article]
    problems: list[ArticleError]
    left_out: list[str]


def read(path: Path | str, published: str | None = None, skip_bad: bool = False) -> list[Article]:
    """Read one article, or all articles of a folder and its subfolders in the order of their names.

    An article is a file of a format of `READERS` (`.txt`, `.html`, `.pdf`, `.srt` …); `<stem>.toml` beside it, or else its
    front matter, may give its `title`, `published`, `source`, `url`, `licence`, `talks` and `language`. Of a page, the main
    text is read (or what `write_extracted` kept of it). `published` is the ISO date of articles whose metadata give none.

    Raises ArticleError: nothing to read, or a file that is empty, binary, unreadable, over 5 MB, or has wrong metadata;
    all bad ones are named. With `skip_bad` a line on standard error names each of them instead, as long as one
    article can be read.
    """
    found = gather(path, published)
    if found.problems and not (skip_bad and found.articles):
        raise all_of(found.problems, path)
    for problem in found.problems:
        print(f"left out: {problem}", file=sys.stderr)
    return found.articles


def gather(path: Path | str, published: str | None = None) -> Gathered:
    """What `read` reads, and what it does not, with the reasons. Raises ArticleError: there is nothing that could be read."""
    path = Path(path)
    given = as_date(published, "published", "the parameter") if published is not None else None
    problems: list[ArticleError] = []
    articles: list[Article] = []
    files, left_out = find_files(path, problems)
    for file in files:
        try:
            articles.append(_read_file(file, path if path.is_dir() else file.parent, given))
        except ArticleError as error:
            problems.append(error)
    left_out += [f"{a.path}: has no rows: its language is {a.language}, not English" for a in articles if a.language != ENGLISH]
    return Gathered(_with_unique_ids(articles), problems, left_out)


def all_of(problems: list[ArticleError], path: Path | str) -> ArticleError:
    """Several errors as one that names them all; a single one as it is."""
    if len(problems) == 1:
        return problems[0]
    listed = "\n  ".join(str(problem) for problem in problems)
    return ArticleError(path, f"{len(problems)} files cannot be used", f"cure each of them:\n  {listed}")


def _read_file(path: Path, folder: Path, given: str | None) -> Article:
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
    inside = path.relative_to(folder).with_suffix("")
    own = {"language": language_of(contents.text), "talks": inside.parts[0] if len(inside.parts) > 1 else None, **said}
    article_id = "-".join([*map(_folder_slug, inside.parts[:-1]), slug(inside.name)])
    return Article(
        article_id=article_id, path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest(), text=contents.text, title=title,
        published=published or given, date_basis=basis, encoding_note=contents.note, left_out=contents.left_out, **own,
    )  # fmt: skip


def write_extracted(article: Article) -> Path | None:
    """Keep the main text of a page beside it, so that spans stay true whatever extracts it later (see `files/page_kept.py`).

    Gives where the text is kept; None when the article was no page, or nothing can be written beside it.
    """
    page = Path(article.path)
    return keep_text(page, article.sha256, article.text) if page.suffix.lower() in EXTRACTED else None


def _first_line(text: str) -> str:
    lines = (line.strip(" \t#*_>") for line in re.findall(r"[^\r\n]+", HIDDEN.sub("", text[front_matter_end(text) :])))
    line = " ".join(next((line for line in lines if any(c.isalnum() for c in line)), "").split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def slug(stem: str) -> str:
    """Small ASCII letters and digits, apart by hyphens: an id, or the name of a file."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"


def _folder_slug(name: str) -> str:
    """The slug of a folder; one without Latin letters and digits is told apart from others by a fingerprint of its name."""
    return slug(name) if re.search("[A-Za-z0-9]", name) else hashlib.sha256(os.fsencode(name)).hexdigest()[:8]


def _with_unique_ids(articles: list[Article]) -> list[Article]:
    """Files whose names give one slug are told apart by their content, those that hold the same bytes by their names.

    No other file changes its id for that.
    """
    count = Counter(article.article_id for article in articles)
    twice = Counter((article.article_id, article.sha256) for article in articles)

    def own(a: Article) -> str:
        if count[a.article_id] == 1:
            return a.article_id
        same = hashlib.sha256(os.fsencode(Path(a.path).name)).hexdigest() if twice[a.article_id, a.sha256] > 1 else a.sha256
        return f"{a.article_id}-{same[:8]}"

    return [dataclasses.replace(article, article_id=own(article)) for article in articles]
