"""A folder in, its articles out one at a time, each with fingerprints that tell whether it must be read again.

Nothing is read but bytes: a folder of a million files is walked in little memory, and what is known is passed over.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.article import Article, doubled_ids, id_of, read_file
from analysis.reading.files.decoding import read_bytes
from analysis.reading.files.folder import find_files
from analysis.reading.files.metadata import as_date


@dataclasses.dataclass(frozen=True)
class Unread:
    """An article in a file that was not read yet.

    `sha256` is the fingerprint of its bytes, `metadata` that of what is said of it beside it and for this run.
    """

    article_id: str
    path: Path
    sha256: str
    metadata: str
    folder: "Folder"

    def read(self) -> Article:
        """The article. Raises ArticleError: it cannot be used."""
        return read_file(self.path, self.folder.root, self.folder.published, self.folder.doubled)


class Folder:
    """The articles of a folder and its subfolders, or of one file; iterating gives each as `Unread`.

    `problems` holds an error for each file that cannot be used, `left_out` a line for each that is no article; those that are
    met on the way join them. Raises ArticleError: there is nothing that could be read, or `published` is no date.
    """

    def __init__(self, path: Path | str, published: str | None = None) -> None:
        path = Path(path)
        self.published = as_date(published, "published", "the parameter") if published is not None else None
        self.root = path if path.is_dir() else path.parent
        self.problems: list[ArticleError] = []
        self.files, self.left_out = find_files(path, self.problems)
        self.doubled = doubled_ids(self.files, self.root)

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Unread]:
        for file in self.files:
            try:
                sha256 = hashlib.sha256(read_bytes(file)).hexdigest()
                metadata = self._metadata(file)
            except ArticleError as error:
                self.problems.append(error)
            else:
                yield Unread(id_of(file, self.root, sha256, self.doubled), file, sha256, metadata, self)

    def _metadata(self, file: Path) -> str:
        """Of the bytes of the `.toml` beside the file, whatever they are, and of the date that the run gives."""
        beside = file.with_suffix(".toml")
        said = read_bytes(beside) if beside.is_file() else b""
        inside = file.relative_to(self.root).as_posix()  # the first folder names the talks
        return hashlib.sha256(repr((said, self.published, inside)).encode("utf-8", "backslashreplace")).hexdigest()
