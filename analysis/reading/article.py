"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

import dataclasses
import hashlib
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
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

    Raises ArticleError: nothing to read, or a file that is empty, binary, unreadable, over 5 MB, a duplicate, or has wrong
    metadata; all bad ones are named. With `skip_bad` a line on standard error names each of them instead, as long as one
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
    folder = path if path.is_dir() else path.parent
    doubled = doubled_ids(files, folder)
    for file in files:
        try:
            articles.append(read_file(file, folder, given, doubled))
        except ArticleError as error:
            problems.append(error)
    articles = _without_duplicates(articles, problems)
    left_out += [line for article in articles if (line := why_no_rows(article.path, article.language))]
    return Gathered(articles, problems, left_out)


def why_no_rows(path: str, language: str) -> str:
    """What is told of an article in this language; nothing of one in English."""
    return "" if language == ENGLISH else f"{path}: has no rows: its language is {language}, not English"


def all_of(problems: list[ArticleError], path: Path | str) -> ArticleError:
    """Several errors as one that names them all; a single one as it is."""
    if len(problems) == 1:
        return problems[0]
    listed = "\n  ".join(str(problem) for problem in problems)
    return ArticleError(path, f"{len(problems)} files cannot be used", f"cure each of them:\n  {listed}")


def read_file(path: Path, folder: Path, given: str | None = None, doubled: Collection[str] = ()) -> Article:
    """One article of a folder; `given` is its date if it says none, `doubled` are the ids of `doubled_ids`.

    Raises ArticleError: the file, or the metadata beside it, cannot be used.
    """
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
    sha256 = hashlib.sha256(data).hexdigest()
    return Article(
        article_id=id_of(path, folder, sha256, doubled), path=path.as_posix(), sha256=sha256, text=contents.text, title=title,
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


def id_of(path: Path, folder: Path, sha256: str, doubled: Collection[str] = ()) -> str:
    """The id of an article of these bytes in a folder: by its name, and by its bytes where that id is one of the `doubled`."""
    inside = path.relative_to(folder).with_suffix("")
    own = "-".join([*map(_folder_slug, inside.parts[:-1]), slug(inside.name)])
    return f"{own}-{sha256[:8]}" if own in doubled else own


def doubled_ids(files: Iterable[Path], folder: Path) -> frozenset[str]:
    """The ids that the names of several files give; such files are told apart by their bytes, and no other changes its id."""
    return frozenset(own for own, count in Counter(id_of(file, folder, "") for file in files).items() if count > 1)


def _without_duplicates(articles: list[Article], problems: list[ArticleError]) -> list[Article]:
    """The first of those that hold the same bytes; the others join `problems`."""
    first: dict[str, Article] = {}
    for article in articles:
        if (same := first.setdefault(article.sha256, article)) is not article:
            problems.append(ArticleError(article.path, f"is the same as {same.path}", "keep one of the two"))
    return list(first.values())
