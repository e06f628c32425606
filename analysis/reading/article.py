"""Files in, `Article`s out: bytes become text once, and from then on every offset counts code points of that text."""

import codecs
import dataclasses
import datetime
import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

from analysis.errors import ArticleError

SUFFIXES = (".txt", ".md", ".html", ".htm")
PAGES = (".html", ".htm")
KEPT = ".extracted.txt"  # the text that was found in a page, kept beside it
LARGEST = 5_000_000  # bytes
LONGEST_TITLE = 150  # characters
METADATA = ("title", "published", "source", "url", "licence")
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
DECLARED_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
WESTERN = frozenset("‘’“”‚„–—…•€£©®°§½¼·«»\xa0™àâäáãåæçèéêëìíîïñòóôöøõùúûüýÿßœÄÅÉÖØÜ")  # what English text has beyond ASCII
PAGE_DATE = re.compile(
    r"(?i)<meta[^>]{0,200}(?:article:published_time|datePublished)[\"'][^>]{0,60}content=[\"'](\d{4}-\d\d-\d\d)"
)


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
    given = _as_date(published, "published", "the parameter") if published is not None else None
    problems: list[ArticleError] = []
    articles: list[Article] = []
    for file in _article_files(path, problems):
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


def _article_files(path: Path, problems: list[ArticleError]) -> list[Path]:
    formats = ", ".join(SUFFIXES)
    if path.is_dir():
        try:
            inside = sorted(p for p in path.iterdir() if not p.name.startswith(".") and not p.is_dir())
        except OSError as error:
            raise ArticleError(path, f"cannot be read ({error.strerror})", "change its permissions") from None
        files = [p for p in inside if p.suffix.lower() in SUFFIXES and not p.name.endswith(KEPT)]
        stems = {p.stem for p in files}
        for stray in (p for p in inside if p.suffix == ".toml" and p.stem not in stems):
            problems.append(ArticleError(stray, "belongs to no article", "give it the name of its article, or move it away"))
        if not files:
            raise ArticleError(path, "holds no article", f"put files into it that end in {formats}")
        return files
    if not path.exists() and not path.is_symlink():
        raise ArticleError(path, "does not exist", "check the path, or name a folder of articles")
    if path.suffix.lower() not in SUFFIXES:
        raise ArticleError(path, "is no article that can be read", f"save it as one of {formats}")
    return [path]


def _read_file(path: Path, given: str | None) -> Article:
    data = _read_bytes(path)
    text, note = _decode(path, data)
    metadata = _read_metadata(path)
    if path.suffix.lower() in PAGES:
        page_date = PAGE_DATE.search(text[:200_000])
        if page_date and _is_date(page_date[1]):
            metadata.setdefault("published", page_date[1])
        text = _text_of_page(path, text)
    if not text.strip():
        raise ArticleError(path, "is empty", "put the text of an article into it, or move it away")
    published = metadata.pop("published", None)
    title = metadata.pop("title", None) or _first_line(text)
    basis = "metadata" if published else "parameter" if given else "none"
    return Article(
        article_id=_slug(path.stem), path=path.as_posix(), sha256=hashlib.sha256(data).hexdigest(), text=text, title=title,
        published=published or given, date_basis=basis, encoding_note=note, **metadata,
    )  # fmt: skip


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ArticleError(path, "is no regular file", "name a file that holds an article")
        size = path.stat().st_size
        if size > LARGEST:
            what = f"is too large ({size / 1e6:.1f} MB, at most {LARGEST / 1e6:.0f} MB)"
            raise ArticleError(path, what, "split it into articles")
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})", "change its permissions, or move it away") from None


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    """The text of the bytes, newlines as they are, and a note when they were not UTF-8."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise ArticleError(path, "is a binary file", "save its text as a .txt file")
    declared = DECLARED_CHARSET.search(data[:4096]) if path.suffix.lower() in PAGES else None
    for name in (encoding, "utf-8", declared[1].decode("ascii") if declared else None):
        try:
            if name:
                text = data.decode(name)
                break
        except (UnicodeDecodeError, LookupError):
            continue
    else:
        text, name = _guess(path, data)
    if "\0" in text:
        raise ArticleError(path, "is a binary file", "save its text as a .txt file")
    return text, "" if name.startswith("utf-8") else f"read as {name}"


def _guess(path: Path, data: bytes) -> tuple[str, str]:
    western = data.decode("cp1252", errors="replace")
    if all(c.isascii() or c in WESTERN for c in western):
        return western, "windows-1252"  # the detector takes short English text for Polish or Baltic
    import charset_normalizer  # slow to import, and seldom needed

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise ArticleError(path, "is in no encoding that can be recognised", "save it as UTF-8")
    return data.decode(best.encoding), best.encoding


def _read_metadata(path: Path) -> dict[str, str]:
    file = path.with_suffix(".toml")
    if not file.exists():
        return {}
    try:
        found = tomllib.loads(file.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ArticleError(file, f"cannot be read ({error})", 'write lines such as title = "…" into it') from None
    for key, value in found.items():
        if key not in METADATA:
            raise ArticleError(file, f"has an unknown key {key!r}", f"use only {', '.join(METADATA)}")
        if key == "published":
            found[key] = _as_date(value, key, file)
        elif not isinstance(value, str) or not value.strip():
            raise ArticleError(file, f"{key} is no text", f'write {key} = "…", or leave the line out')
    return found


def _as_date(value: object, key: str, where: object) -> str:
    if isinstance(value, datetime.datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, datetime.date) else value
    if not isinstance(text, str) or not _is_date(text):
        raise ArticleError(where, f"{key} is no date: {value!r}", "write it like 2025-02-19")
    return text


def _is_date(text: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _text_of_page(path: Path, html: str) -> str:
    kept = path.with_suffix(KEPT)
    if kept.exists():
        return _decode(kept, _read_bytes(kept))[0]
    import trafilatura  # slow to import, and only pages need it

    text = trafilatura.extract(html, include_comments=False, include_tables=False)
    if not text or not text.strip():
        raise ArticleError(path, "holds no main text", "copy the text of the article into a .txt file")
    return text


def write_extracted(article: Article) -> Path | None:
    """Keep the main text of a page beside it, as `<stem>.extracted.txt`, so that spans stay true whatever extracts it later.

    Gives where the text is kept; None when the article was no page, or nothing can be written beside it.
    """
    page = Path(article.path)
    if page.suffix.lower() not in PAGES:
        return None
    kept = page.with_suffix(KEPT)
    if not kept.exists():
        try:
            kept.write_bytes(article.text.encode("utf-8"))
        except OSError:  # a folder that may only be read: the installed trafilatura gives the same text again
            return None
    return kept


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
