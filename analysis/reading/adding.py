"""An address or a file in, an article among the others out: its bytes as they came, and beside them what is known of it."""

import dataclasses
import json
import re
import tempfile
import unicodedata
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.article import Article, read, slug
from analysis.reading.files.corpora import holds_many
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import why_not
from analysis.reading.files.metadata import read_metadata
from analysis.tables import whole_file

LONGEST_NAME = 60  # characters of a title that name its file


def add(what: str, folder: Path, talks: str | None = None) -> Article:
    """Put the page at an address, or a copy of a file, into `folder`, with a `.toml` beside it; the article as it is there.

    An address is fetched from the network. Raises ArticleError: it cannot be had, cannot be read, or is there already; nothing
    is kept then, and nothing is ever overwritten. OutputError: the folder cannot be written into.
    """
    data, name, said = _from_web(what) if is_address(what) else _from_disk(Path(what))
    if reason := why_not(Path(name)):
        raise ArticleError(what, f"would be left out of {folder}: {reason}", "give it another name")
    said |= {"talks": talks} if talks else {}
    try:
        _refuse_again(what, data, said.get("url"), folder)
        path = _free(folder, name, what, said.get("url"))
        with whole_file(path) as draft:
            draft.write_bytes(data)
        with whole_file(path.with_suffix(".toml")) as draft:
            draft.write_text(_as_toml(said), encoding="utf-8")
    except OSError as error:
        raise ArticleError(folder, f"cannot be written into ({error.strerror})", "name another folder with --to") from None
    return read(path)[0]


def is_address(text: str) -> bool:
    """`https://news.example/talks` is one, `talks.html` and `C:/talks.html` none."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text) is not None


def _from_web(address: str) -> tuple[bytes, str, dict[str, str]]:
    from analysis.reading.files.fetch import fetch  # what knows the network is loaded for nothing else

    data, suffix = fetch(address)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"article{suffix}"
        draft.write_bytes(data)
        try:
            [article] = read(draft)
        except ArticleError as error:
            raise ArticleError(address, error.what, error.cure) from None
    host = (urllib.parse.urlsplit(address).hostname or "").removeprefix("www.")
    said = {**_known(article), "source": article.source or host, "url": address}
    return data, (slug(article.title)[:LONGEST_NAME].strip("-") or "article") + suffix, said


def _from_disk(path: Path) -> tuple[bytes, str, dict[str, str]]:
    if holds_many(path):
        raise ArticleError(path, "is a file of many articles", "copy it into the folder yourself")
    [article] = read(path)
    return read_bytes(path), path.name, {**_known(article), **read_metadata(path)}


def _known(article: Article) -> dict[str, str]:
    """What the article says of itself, under the keys of a `.toml`."""
    said = {name: value for name, value in dataclasses.asdict(article).items() if name in ("title", "source", "url", "licence")}
    return {**said, "published": article.published if article.date_basis == "metadata" else None}


def _refuse_again(what: str, data: bytes, url: str | None, folder: Path) -> None:
    """Raises ArticleError: the folder holds these bytes, or a page that was added from this address."""
    address = _as_toml({"url": url}).encode("utf-8")
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        same = file.stat().st_size == len(data) and file.read_bytes() == data
        if same or (url and file.suffix == ".toml" and address in file.read_bytes()):
            raise ArticleError(what, f"is there already: {file}", "nothing needs to be done")


def _free(folder: Path, name: str, what: str, url: str | None) -> Path:
    """Where the article goes: a name that no file has, whatever its ending. Raises ArticleError: there is none."""
    taken = {file.stem.lower() for file in folder.iterdir()} if folder.is_dir() else set()
    stem, suffix = Path(name).stem, Path(name).suffix
    if stem.lower() not in taken:
        return folder / name
    number = next(n for n in range(2, len(taken) + 3) if f"{stem}-{n}".lower() not in taken)
    if url is None:
        raise ArticleError(what, f"has the name of a file in {folder}", f"rename it, to {stem}-{number}{suffix} for instance")
    return folder / f"{stem}-{number}{suffix}"


def _as_toml(said: Mapping[str, str | None]) -> str:
    lines = []
    for key, value in said.items():
        plain = " ".join(re.sub(r"[^\S ]", " ", value or "").split())
        plain = "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
        if plain:
            lines.append(f"{key} = {plain if key == 'published' else json.dumps(plain, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
