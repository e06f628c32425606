"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

import dataclasses
import hashlib
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from analysis.errors import ArticleError, RecordError
from analysis.reading.files.columns import NoTextError, Record, host_of
from analysis.reading.files.contents import EXTRACTED, read_contents
from analysis.reading.files.corpora import ending_of, holds_many, read_records
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import find_files
from analysis.reading.files.front_matter import front_matter_end
from analysis.reading.files.metadata import as_date, read_metadata
from analysis.reading.files.page_kept import keep_text
from analysis.reading.files.tongue import ENGLISH, language_of
from analysis.reading.plain import HIDDEN

LONGEST_TITLE, LONGEST_KEY = 150, 40  # characters: of a first line that is the title; of what names a record, in an id
PIECE, MOST_PIECES = re.compile(r"\w+|[^\w\s]"), 150_000  # words and marks of an article; more would take minutes to read


@dataclasses.dataclass(frozen=True)
class Article:
    """One article as it was received; `text` is never changed.

    `article_id` is the file's stem as a slug, with the folders between the articles' folder and the file in front of it, and
    behind it what names the record, of a file of many articles; `path` names file and record then (`export.csv#4711`);
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

    def __repr__(self) -> str:
        told = [self.published or "undated", self.source, self.talks, f"{len(self.text):,} characters"]
        return f"Article {self.article_id}: {self.title} ({', '.join(filter(None, told))})"


class HasId(Protocol):
    """What is told apart from others of the same name: an article, read or not."""

    article_id: str
    path: object
    sha256: str


Identified = TypeVar("Identified", bound=HasId)
_KNOWN: dict[tuple[object, ...], "Gathered"] = {}  # what is kept


@dataclasses.dataclass(frozen=True)
class Gathered:
    """What a path holds: the articles that can be read, the files and records that cannot, a line for each that is left out."""

    articles: list[Article]
    problems: list[ArticleError]
    left_out: list[str]


def read(path: Path | str, published: str | None = None, skip_bad: bool = False) -> list[Article]:
    """Read one article, or all articles of a folder and its subfolders in the order of their names.

    An article is a file (`.txt`, `.html`, `.pdf`, `.srt` …); `<stem>.toml` beside it, or else its front matter, may give its
    `title`, `published`, `source`, `url`, `licence`, `talks` and `language`. Of a page, the main text is read (or what
    `write_extracted` kept of it). Or it is a record of a file of many (`.jsonl`, `.csv`, `.parquet`, `.warc` …), whose columns
    `[columns]` in that `.toml` may name; a bad record is told on standard error, and left out. `published` is the ISO date of
    articles whose metadata give none.

    Raises ArticleError: nothing to read, or a file that is empty, binary, unreadable, over 5 MB, or has wrong metadata;
    all bad ones are named. With `skip_bad` a line on standard error names each of them instead, as long as one
    article can be read.
    """
    found = gather(path, published)
    bad = [problem for problem in found.problems if not isinstance(problem, RecordError)]
    if not found.articles or (bad and not skip_bad):
        raise all_of(bad or found.problems, path)
    for problem in found.problems:
        print(f"left out: {problem}", file=sys.stderr)
    return found.articles


def read_each(
    path: Path | str, published: str | None = None, tell: Callable[[ArticleError], None] | None = None
) -> Iterator[Article]:
    """The articles that `read` reads, one at a time, so that a file or folder may be larger than the memory.

    `tell` gets an error for each file and record that is left out; without it they are told on standard error. Two files whose
    names give one id are not told apart. Raises ArticleError: there is nothing that could be read, `published` is no date.
    """
    path = Path(path)
    given = as_date(published, "published", "the parameter") if published is not None else None
    problems: list[ArticleError] = []
    tell = tell or (lambda problem: print(f"left out: {problem}", file=sys.stderr))
    files, _ = find_files(path, problems)
    for problem in problems:
        tell(problem)
    for file in files:
        for found in articles_in(file, path if path.is_dir() else file.parent, given):
            if isinstance(found, Article):
                yield found
            else:
                tell(found)


def gather(path: Path | str, published: str | None = None) -> Gathered:
    """What `read` reads, and what it does not, with the reasons. Raises ArticleError: there is nothing that could be read."""
    if _KNOWN and (known := _KNOWN.get(_asked(path, published))):
        return Gathered([*known.articles], [*known.problems], [*known.left_out])
    path = Path(path)
    given = as_date(published, "published", "the parameter") if published is not None else None
    problems: list[ArticleError] = []
    articles: list[Article] = []
    files, left_out = find_files(path, problems)
    for file in files:
        for found in articles_in(file, path if path.is_dir() else file.parent, given):
            if isinstance(found, NoTextError) and file != path:
                left_out.append(f"{file}: is left out: {found.what}; {found.cure}")
            else:
                (articles if isinstance(found, Article) else problems).append(found)
    if not articles and not problems:
        raise ArticleError(path, "holds no article", "; ".join(left_out[:3]) or "put the text of an article into it")
    left_out += [line for article in articles if (line := why_no_rows(article.path, article.language))]
    return Gathered(with_unique_ids(articles), problems, left_out)


def keep(path: Path | str, published: str | None = None) -> None:
    """Gather what a folder holds, and keep it: asked in the same words, `gather` gives it again until a file in it changes.

    Raises ArticleError: as `gather` does.
    """
    asked = _asked(path, published)  # before: what changes meanwhile is gathered again
    if os.path.isdir(path):
        _KNOWN[asked] = gather(path, published)


def _asked(path: Path | str, published: str | None) -> tuple[object, ...]:
    """A folder, in the words that name its articles, and how its files stand; one that is written again changes that."""
    files = sorted(Path(path).rglob("*"))
    states = [(file, file.stat() if file.exists() else file.lstat()) for file in files]  # a link may lead nowhere
    stand = tuple((file.as_posix(), state.st_ino, state.st_mtime_ns, state.st_size) for file, state in states)
    return os.getcwd(), str(path), published, stand


def why_no_rows(path: str, language: str) -> str:
    """What is told of an article in this language; nothing of one in English."""
    return "" if language == ENGLISH else f"{path}: has no rows: its language is {language}, not English"


def all_of(problems: list[ArticleError], path: Path | str) -> ArticleError:
    """Several errors as one that names them all; a single one as it is."""
    if len(problems) == 1:
        return problems[0]
    listed = "\n  ".join(str(problem) for problem in problems)
    return ArticleError(path, f"{len(problems)} files cannot be used", f"cure each of them:\n  {listed}")


def articles_in(file: Path, folder: Path, given: str | None) -> Iterator[Article | ArticleError]:
    """The article of a file, or those of a file of many; an error in place of each that cannot be read."""
    try:
        if not holds_many(file):
            data = read_bytes(file)
            contents = read_contents(file, data)
            record = Record(file.as_posix(), "", data, contents.text, contents.said, contents.note, contents.left_out)
            yield _article(dataclasses.replace(record, said={**contents.said, **read_metadata(file)}), file, folder, given)
            return
        ids: set[str] = set()
        for record in read_records(file):
            found = _of_record(record, file, folder, given)
            if isinstance(found, Article) and found.article_id in ids:
                found = RecordError(record.where, f"has the id of an earlier one ({record.key[:60]})", "keep one of the two")
            elif isinstance(found, Article):
                ids.add(found.article_id)
            yield found
    except ArticleError as error:
        yield error


def _of_record(record: Record | ArticleError, file: Path, folder: Path, given: str | None) -> Article | ArticleError:
    try:
        return _article(record, file, folder, given) if isinstance(record, Record) else record
    except ArticleError as error:
        return RecordError(error.where, error.what, error.cure)


def _article(record: Record, file: Path, folder: Path, given: str | None) -> Article:
    if not record.text.strip():
        raise ArticleError(record.where, "is empty", "put the text of an article into it, or move it away")
    if len(record.text) > MOST_PIECES and (pieces := sum(1 for _ in PIECE.finditer(record.text))) > MOST_PIECES:
        what = f"is too long ({pieces:,} words and marks, at most {MOST_PIECES:,})"
        raise ArticleError(record.where, what, "split it into articles")
    said = {"source": host_of(record.said.get("url", "")), **record.said} if record.key else dict(record.said)
    published = said.pop("published", None)
    title = said.pop("title", None) or _first_line(record.text)
    basis = "metadata" if published else "parameter" if given else "none"
    inside = file.relative_to(folder)
    said = {"language": language_of(record.text), "talks": inside.parts[0] if len(inside.parts) > 1 else None, **said}
    said["source"] = said.get("source") or None
    place = f"#{record.key.replace('/', '%2F')}" if record.key else ""  # the last part of a path is the file and its record
    return Article(
        article_id=id_of(file, folder, record.key), path=f"{file.as_posix()}{place}",
        sha256=hashlib.sha256(record.data).hexdigest(), text=record.text, title=title, published=published or given,
        date_basis=basis, encoding_note=record.note, left_out=record.left_out, **said,
    )  # fmt: skip


def id_of(file: Path, folder: Path, key: str = "") -> str:
    """The id of the article in a file of a folder, or of the record of this name in it: of its own names alone."""
    inside = file.relative_to(folder)
    name = inside.name[: len(inside.name) - len(ending_of(inside.name))] if key else inside.stem
    return "-".join([*map(_folder_slug, inside.parts[:-1]), slug(name), *([_key_slug(key)] if key else [])])


def write_extracted(article: Article) -> Path | None:
    """Keep the main text of a page beside it, so that spans stay true whatever extracts it later (see `files/page_kept.py`).

    Gives where the text is kept; None when the article was no page, or nothing can be written beside it.
    """
    page = Path(article.path)
    kept = page.suffix.lower() in EXTRACTED and os.path.isfile(page)  # a record of an archive is no file
    return keep_text(page, article.sha256, article.text) if kept else None


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


def _key_slug(key: str) -> str:
    """The slug of what names a record; one that a slug does not hold whole is told apart from others by its fingerprint."""
    own = slug(key)
    return own if own == key and len(own) <= LONGEST_KEY else f"{own[:LONGEST_KEY].strip('-')}-{_digits(key)}"


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def with_unique_ids(articles: "list[Identified]") -> "list[Identified]":
    """Files whose names give one slug are told apart by their content, those that hold the same bytes by their names.

    No other file changes its id for that.
    """
    count = Counter(article.article_id for article in articles)
    twice = Counter((article.article_id, article.sha256) for article in articles)

    def own(a: Identified) -> str:
        if count[a.article_id] == 1:
            return a.article_id
        same = hashlib.sha256(os.fsencode(Path(a.path).name)).hexdigest() if twice[a.article_id, a.sha256] > 1 else a.sha256
        return f"{a.article_id}-{same[:8]}"

    return [dataclasses.replace(article, article_id=own(article)) for article in articles]
