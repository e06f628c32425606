"""What several formats need: places in texts whose lines end otherwise, ids that other programs accept, archives, whole files.

Parley counts code points of a text as it was received. Other programs read `\\r\\n` as one character, or count in UTF-16.
"""

import bisect
import dataclasses
import functools
import io
import re
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.errors import TableError
from analysis.reading import Article
from analysis.tables import Span, Tables, whole_file, whole_folder

OWN = uuid.uuid5(uuid.NAMESPACE_URL, "https://parley.invalid/")  # the namespace of Parley's ids
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # when everything in an archive was made: the same content, the same bytes
BEYOND = re.compile("[\U00010000-\U0010ffff]")  # what takes two units in UTF-16
RETURN = re.compile("\r\n?")


@dataclasses.dataclass(frozen=True)
class Lines:
    """A text whose lines end in `\\n` alone; `span` and `utf16` find in it what stood at a place of the `received` text."""

    received: str

    @functools.cached_property
    def text(self) -> str:
        return RETURN.sub("\n", self.received)

    @functools.cached_property
    def _gone(self) -> list[int]:
        return [match.start() for match in RETURN.finditer(self.received) if len(match[0]) == 2]

    @functools.cached_property
    def _beyond(self) -> list[int]:
        return [match.start() for match in BEYOND.finditer(self.text)]

    def span(self, received: Span) -> Span:
        """In code points of `text`."""
        return Span(*(at - bisect.bisect_left(self._gone, at) for at in received))

    def received_span(self, span: Span) -> Span:
        """Back from code points of `text` to those of the text as it was received."""
        ends = [at - number for number, at in enumerate(self._gone)]  # in `text`
        return Span(*(at + bisect.bisect_left(ends, at) for at in span))

    def utf16(self, received: Span) -> Span:
        """In UTF-16 units of `text`, as Java and JavaScript count."""
        return Span(*(at + bisect.bisect_left(self._beyond, at) for at in self.span(received)))


def guid(*names: str) -> str:
    """The same id for the same names, always: `guid("claims", "talks#c12")`."""
    return str(uuid.uuid5(OWN, "\n".join(names)))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of `files` in their order; its bytes depend on nothing else."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, data)
    return written.getvalue()


def texts_of(tables: Tables, articles: Sequence[Article], what: str) -> dict[str, Article]:
    """Each article of `tables` by its id. Raises TableError: the text of one is not at hand, or is another than was read."""
    found = {article.article_id: article for article in articles}
    for row in tables.articles.itertuples():
        if row.article_id not in found or found[row.article_id].sha256 != row.sha256:
            cure = f"write it from the articles as they are now: parley export FOLDER {what}"
            raise TableError(row.article_id, "is in the tables, but not as a text that can be written", cure)
    return {own: found[own] for own in tables.articles["article_id"]}


def write_file(data: bytes, path: Path) -> Path:
    """Write a file whole or not at all. Raises OutputError: it cannot be written."""
    with whole_file(path) as draft:
        draft.write_bytes(data)
    return path


def write_files(files: Mapping[str, bytes], path: Path) -> Path:
    """Write a folder of files whole or not at all. Raises OutputError: it cannot be written."""
    with whole_folder(path) as draft:
        for name, data in files.items():
            (draft / name).write_bytes(data)
    return path
