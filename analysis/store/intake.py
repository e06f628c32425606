"""What an update is given in, the articles that must be read out; what stands as it is, and what is wrong, is noted on the way.

Given may be a folder, a file, or articles of any source, one after the other; whatever it is, one article is held at a time.
"""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading import Article, Folder, Unread, all_of, why_no_rows, write_extracted
from analysis.store import fingerprints
from analysis.store.parts import Entry

Given = str | Path | Iterable[Article]


class Intake:
    """One update's articles. Raises ArticleError: a path leads to nothing that could be read.

    `entries` holds what is known of each article that counts, read now or before; `problems` an error for each that is left
    out; `told` a line for each file that is no article, or has no rows.
    """

    def __init__(self, given: Given, published: str | None, store: Path) -> None:
        self._folder = Folder(given, published) if isinstance(given, str | Path) else None
        self._articles: Iterable[Article] = () if isinstance(given, str | Path) else given
        if isinstance(given, Article):
            raise ArticleError("update", "was given one article, no list", "give it a path, or the list that `read` returns")
        self._where = given if self._folder is not None else "update"
        root = self._folder.root.resolve() if self._folder is not None else None
        self.origin = Path(os.path.relpath(root, store.resolve())).as_posix() if root else ""
        self._whole = self._folder is not None and Path(str(given)).is_dir()  # else it says nothing of what is not in it
        self.entries: dict[str, Entry] = {}
        self._problems: list[ArticleError] = []

    def __len__(self) -> int:
        """How many articles there are, new or not; 0 where that shows only at the end."""
        if self._folder is not None:
            return len(self._folder)
        return len(self._articles) if isinstance(self._articles, list | tuple) else 0

    @property
    def problems(self) -> list[ArticleError]:
        """Of files first, then of articles."""
        return [*(self._folder.problems if self._folder is not None else ()), *self._problems]

    @property
    def told(self) -> list[str]:
        """Of files first, then of articles without rows."""
        rowless = (why_no_rows(entry.path, entry.language) for entry in self.entries.values())
        return [*(self._folder.left_out if self._folder is not None else ()), *filter(None, rowless)]

    def gone(self, known: Mapping[str, Entry]) -> set[str]:
        """Of the articles that are `known`, those that the folder held once and holds no more."""
        here = (own for own, entry in known.items() if self._whole and entry.origin == self.origin)
        return {own for own in here if own not in self.entries}

    def check(self) -> None:
        """Nothing, if any article can be read, or none was given. Raises ArticleError: none of them can."""
        if self._folder is not None and not self.entries and not self.problems:
            cure = "; ".join(self.told[:3]) or "put the text of an article into it"
            raise ArticleError(self._where, "holds no article", cure)
        if self.problems and not self.entries:
            raise all_of(self.problems, self._where)

    def leave_out(self, article_id: str, problem: ArticleError) -> None:
        """An article cannot be used after all."""
        self.entries.pop(article_id, None)
        self._problems.append(problem)

    def new(self, known: Mapping[str, Entry], reader: str) -> Iterator[Article]:
        """The articles that are not known, or not by these bytes, this metadata or this reader."""
        for one in self._folder if self._folder is not None else self._articles:
            try:
                article = self._look(one, known, reader)
            except ArticleError as error:
                self._problems.append(error)
            else:
                if article is not None:
                    yield article

    def _look(self, one: Unread | Article, known: Mapping[str, Entry], reader: str) -> Article | None:
        """The article if it must be read. Raises ArticleError: it is left out."""
        if not isinstance(one, Unread | Article):
            raise ArticleError("update", f"was given {str(one)[:40]!r}, no article", "give it what `read` returns")
        path = one.path.as_posix() if isinstance(one, Unread) else one.path
        metadata = one.metadata if isinstance(one, Unread) else fingerprints.of_metadata(one)
        own, before = one.article_id, self.entries.get(one.article_id) or known.get(one.article_id)
        if own in self.entries or (before and before.origin != self.origin and before.sha256 != one.sha256):
            cure = "rename it, or keep it in another store"
            raise ArticleError(path, f"has the id of {before.path}, {own}", cure)
        article = None
        entry = Entry(own, self.origin, path, one.sha256, metadata, reader, before.language if before else "")
        if before and dataclasses.replace(entry, path=before.path, renamed=before.renamed) == before:
            entry = before
        else:
            article = one.read() if isinstance(one, Unread) else one
            entry = dataclasses.replace(entry, language=article.language)
            write_extracted(article)
        self.entries[own] = entry
        return article
