"""A folder in, its articles out one at a time, each with fingerprints that tell whether it must be read again.

Of a file that holds one article nothing is read but its bytes, so that what is known is passed over; a file of many gives
them as they come. Either way a folder of a million articles is walked in little memory.
"""

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.article import Article, articles_in, id_of, with_unique_ids
from analysis.reading.files.columns import NoTextError
from analysis.reading.files.corpora import holds_many
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import find_files
from analysis.reading.files.metadata import as_date, beside


@dataclasses.dataclass(frozen=True)
class Unread:
    """An article in a file of its own that was not read yet.

    `sha256` is the fingerprint of its bytes, `metadata` that of what is said of it beside it and for this run.
    """

    article_id: str
    path: Path
    sha256: str
    metadata: str
    folder: "Folder" = dataclasses.field(repr=False)

    def read(self) -> Article:
        """The article. Raises ArticleError: it cannot be used."""
        [found] = articles_in(self.path, self.folder.root, self.folder.published)
        if isinstance(found, ArticleError):
            raise found
        return dataclasses.replace(found, article_id=self.article_id)


class Folder:
    """The articles of a folder and its subfolders, or of one file; iterating gives each, `Unread` where that can be.

    `problems` holds an error for each file that cannot be used, `left_out` a line for each that is no article; those that are
    met on the way join them. Raises ArticleError: there is nothing that could be read, or `published` is no date.
    """

    def __init__(self, path: Path | str, published: str | None = None) -> None:
        self._path = path = Path(path)
        self.published = as_date(published, "published", "the parameter") if published is not None else None
        self.root = path if path.is_dir() else path.parent
        self.problems: list[ArticleError] = []
        self._files, self.left_out = find_files(path, self.problems)
        self._doubled = self._told_apart()

    def __len__(self) -> int:
        """How many articles there are; 0 where a file of many shows that only at its end."""
        return 0 if any(map(holds_many, self._files)) else len(self._files)

    def __iter__(self) -> Iterator[Unread | Article]:
        for file in self._files:
            try:
                if holds_many(file):
                    yield from self._records(file)
                else:
                    yield self._doubled.get(file) or self._look(file)
            except ArticleError as error:
                self.problems.append(error)

    def _records(self, file: Path) -> Iterator[Article]:
        for found in articles_in(file, self.root, self.published):
            if isinstance(found, Article):
                yield found
            elif isinstance(found, NoTextError) and file != self._path:
                self.left_out.append(f"{file}: is left out: {found.what}; {found.cure}")
            else:
                self.problems.append(found)

    def _look(self, file: Path) -> Unread:
        """Raises ArticleError: the file cannot be read."""
        sha256, said = hashlib.sha256(read_bytes(file)).hexdigest(), beside(file)
        inside = file.relative_to(self.root).as_posix()  # the first folder names the talks
        known = (read_bytes(said) if said.is_file() else b"", self.published, inside)
        metadata = hashlib.sha256(repr(known).encode("utf-8", "backslashreplace")).hexdigest()
        return Unread(id_of(file, self.root), file, sha256, metadata, self)

    def _told_apart(self) -> dict[Path, Unread]:
        """The files whose names give one id, each with an id of its own."""
        named = defaultdict(list)
        for file in self._files:
            named[id_of(file, self.root)].append(file)
        found: dict[Path, Unread] = {}
        for files in (files for files in named.values() if len(files) > 1):
            alike = []
            for file in (file for file in files if not holds_many(file)):
                try:
                    alike.append(self._look(file))
                except ArticleError:
                    continue  # is told when its turn comes
            found |= {one.path: one for one in with_unique_ids(alike)}
        return found
